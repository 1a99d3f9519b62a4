"""Reading dates and times as people type them; no Qt.

Belongs here: *25.11.2026*, *25/11*, *9. december*, *i morgen*, *fredag*, *uge 50*, *om 3 uger*, *13.30* into values,
and the form they are shown in.
Does not belong here: sentences about dates (``ungeapp.wording``) and working days (``domain``).
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from ungeapp.domain.dates import add_months_clamped
from ungeapp.texts import _

_NUMBERS = re.compile(r"^(\d{1,2})[./\-\s]+(\d{1,2})(?:[./\-\s]+(\d{2}|\d{4}))?[./\-]?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_COMPACT = re.compile(r"^(\d{2})(\d{2})(\d{2}|\d{4})$")
_AHEAD = re.compile(r"^\+\s*(\d{1,3})$")
_DAY_OF_MONTH = re.compile(r"^(?:den |the )?(\d{1,2})\.? ?([^\W\d]+)\.?(?:,? (\d{4}))?$")
_HALF_A_YEAR = timedelta(days=183)
_TIME = re.compile(r"^(\d{1,2})(?:[.:]?(\d{2}))?$")


def parse_date(text: str, today: date) -> date | None:
    """The date meant by ``text``, or ``None`` where none can be meant.

    Without a year the nearest such day is meant that is not more than half a year back; with two digits the year
    nearest to today within 20 years ahead. A weekday means the next such day after today, *next Wednesday* the one of
    the calendar week after this; a week alone means its Monday; ``+7`` is days ahead.
    """
    typed = " ".join(text.casefold().split())
    if not typed:
        return None
    if typed in (words := _words(today)):
        return words[typed]
    return _in_words(typed, today) or _in_digits(typed, today)


def _in_digits(typed: str, today: date) -> date | None:
    if ahead := _AHEAD.match(typed):
        return today + timedelta(days=int(ahead[1]))
    if iso := _ISO.match(typed):
        return _made(int(iso[1]), int(iso[2]), int(iso[3]))
    match = _NUMBERS.match(typed) or _COMPACT.match(typed)
    if match is None:
        return None
    day, month, year = match.groups()
    if year is None:
        return _nearest(today, int(month), int(day))
    return _made(_full_year(year, today), int(month), int(day))


def show_date(value: date | None) -> str:
    """``25.11.2026``; empty for none."""
    return "" if value is None else f"{value:%d.%m.%Y}"


def parse_time(text: str) -> time | None:
    """The time of day meant by ``13``, ``13.30``, ``13:30``, ``1330``, ``kl. 9``."""
    typed = text.casefold().strip().removeprefix("kl.").removeprefix("kl").strip()
    match = _TIME.match(typed)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def show_time(value: time | None) -> str:
    """``13.30``; empty for none."""
    return "" if value is None else f"{value:%H.%M}"


def weekday_names() -> tuple[str, ...]:
    """Monday to Sunday in the language spoken."""
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )


def _words(today: date) -> dict[str, date]:
    words = {
        _("today"): today,
        _("tomorrow"): today + timedelta(days=1),
        _("the day after tomorrow"): today + timedelta(days=2),
        _("yesterday"): today - timedelta(days=1),
        _("in a week"): today + timedelta(days=7),
        _("in two weeks"): today + timedelta(days=14),
    }
    for number, name in enumerate(weekday_names()):
        words[name.casefold()] = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
        of_next_week = today + timedelta(days=7 - today.weekday() + number)
        for pattern in (_("next {weekday}"), _("{weekday} next week")):
            words[pattern.format(weekday=name).casefold()] = of_next_week
    return words


def _in_words(typed: str, today: date) -> date | None:
    """*9. december*, *om 3 uger*, *om to måneder*, *uge 50*, *onsdag i uge 50*; ``None`` for anything else."""
    return _ahead(typed, today) or _in_a_week(typed, today) or _with_month(typed, today)


def _ahead(typed: str, today: date) -> date | None:
    before, day, days, week, weeks, month, months = _("in day days week weeks month months").casefold().split()
    match typed.split():
        case [first, counted, unit] if first == before and (number := _counted(counted)) is not None:
            if unit in (month, months):
                return add_months_clamped(today, number)
            length = {day: 1, days: 1, week: 7, weeks: 7}.get(unit, 0)
            return today + timedelta(days=number * length) if length else None
    return None


def _counted(word: str) -> int | None:
    """A number in up to three digits, or as a word up to fourteen."""
    if word.isdecimal() and word.isascii():
        return int(word) if len(word) <= 3 else None
    names = _("one/a two three four five six seven eight nine ten eleven twelve thirteen fourteen").split()
    return next((at for at, name in enumerate(names, 1) if word in name.split("/")), None)


def _in_a_week(typed: str, today: date) -> date | None:
    patterns = [_("week {number}")]
    patterns += [_("{weekday} in week {number}").replace("{weekday}", name) for name in weekday_names()]
    for at, pattern in enumerate(patterns):
        before, _number, after = pattern.casefold().partition("{number}")
        counted = typed.removeprefix(before).removesuffix(after)
        if typed.startswith(before) and counted.isdecimal() and counted.isascii() and len(counted) <= 2:
            return _nearest_in_week(today, int(counted), max(1, at))
    return None


def _nearest_in_week(today: date, week: int, weekday: int) -> date | None:
    """The nearest such day that is not more than half a year back; some years have a week 53."""
    for year in range(today.year - 1, today.year + 9):
        try:
            found = date.fromisocalendar(year, week, weekday)
        except ValueError:
            continue
        if found > today - _HALF_A_YEAR:
            return found
    return None


def _with_month(typed: str, today: date) -> date | None:
    match = _DAY_OF_MONTH.match(typed)
    if match is None:
        return None
    day, name, year = match.groups()
    month = next(
        (at for at, one in enumerate(_month_names(), 1) if len(name) >= 3 and one.casefold().startswith(name)), None
    )
    if month is None:
        return None
    return _nearest(today, month, int(day)) if year is None else _made(int(year), month, int(day))


def _month_names() -> tuple[str, ...]:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(today: date, month: int, day: int) -> date | None:
    candidates = [_made(year, month, day) for year in range(today.year - 1, today.year + 9)]
    return next((found for found in candidates if found is not None and found > today - _HALF_A_YEAR), None)


def _full_year(year: str, today: date) -> int:
    if len(year) == 4:
        return int(year)
    full = today.year // 100 * 100 + int(year)
    return full - 100 if full > today.year + 20 else full
