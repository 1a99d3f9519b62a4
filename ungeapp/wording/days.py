"""How a day reads on the screen, in the language spoken.

Belongs here: day, week and *in three days* as text. Does not belong here: arithmetic (`domain/dates.py`) and paper.
"""

from __future__ import annotations

from datetime import date, datetime

from ungeapp.texts import N_, _, ngettext

_WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def weekday_name(number: int) -> str:
    """*onsdag*, counted from Monday as 0."""
    return _(_WEEKDAYS[number])


def long_day(day: date, today: date | None = None) -> str:
    """*onsdag 25. november*; with the year when it is not the year of ``today`` (or none is given)."""
    weekday, month = _(_WEEKDAYS[day.weekday()]), _(_MONTHS[day.month - 1])
    if today is not None and day.year == today.year:
        return _("{weekday} {day} {month}").format(weekday=weekday, day=day.day, month=month)
    return _("{weekday} {day} {month} {year}").format(weekday=weekday, day=day.day, month=month, year=day.year)


def month_name(day: date) -> str:
    """*november*."""
    return _(_MONTHS[day.month - 1])


def short_day(day: date, today: date | None = None) -> str:
    """*25.11.* within the year of ``today``, else *25.11.2026*; the same in all languages."""
    with_year = today is None or day.year != today.year
    return f"{day.day:02d}.{day.month:02d}." + (f"{day.year:04d}" if with_year else "")


def week(day: date) -> str:
    """*uge 48*."""
    return _("week {number}").format(number=day.isocalendar().week)


def clock(moment: datetime) -> str:
    """*13.00*, as the moment's own zone has it."""
    return f"{moment.hour:02d}.{moment.minute:02d}"


def relative_day(day: date, today: date) -> str:
    """*i dag*, *i morgen*, *om 12 dage*, *for 3 dage siden*."""
    distance = (day - today).days
    near = {0: N_("today"), 1: N_("tomorrow"), -1: N_("yesterday")}.get(distance)
    if near is not None:
        return _(near)
    if distance > 0:
        return ngettext("in {number} day", "in {number} days", distance).format(number=distance)
    return ngettext("{number} day ago", "{number} days ago", -distance).format(number=-distance)


def years_word(months: int) -> str:
    """*17* or *17½*: an age in months that the steps of a rule name; further months are left out."""
    years, rest = divmod(months, 12)
    return f"{years}½" if rest == 6 else str(years)
