"""How days and times read in Danish on paper.

Belongs here: the words for weekdays and months, and the few shapes a date has in a letter. They are data here, not the
system's locale, because the paper is Danish whatever the machine speaks.
Does not belong here: arithmetic with days (`domain/dates.py`) and how the window shows a date.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def local(moment: datetime) -> datetime:
    """The moment as the wall clock in Denmark shows it; one without a time zone is taken to be that already."""
    return moment if moment.tzinfo is None else moment.astimezone(COPENHAGEN)


def day(value: date) -> str:
    """*25. november 2026*."""
    return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"


def weekday(value: date) -> str:
    """*onsdag 25. november 2026*."""
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


def short_day(value: date | None) -> str:
    """*25.11.2026*, for tables; nothing when there is no date."""
    return f"{value.day:02d}.{value.month:02d}.{value.year:04d}" if value else ""


def clock(moment: datetime) -> str:
    """*13.00*."""
    shown = local(moment)
    return f"{shown.hour:02d}.{shown.minute:02d}"


def week(value: date) -> str:
    """*uge 48*."""
    return f"uge {value.isocalendar().week}"


def moment(value: datetime) -> str:
    """*25.11.2026 kl. 14.41*, for the foot of a paper."""
    return f"{short_day(local(value).date())} kl. {clock(value)}"


def span(starts: datetime, minutes_long: int) -> str:
    """*onsdag 25. november 2026 kl. 13.00–14.30 (uge 48)*.

    Without a length only the beginning stands there; a meeting that ends on another day says which.
    """
    begins = local(starts)
    shown = f"{weekday(begins.date())} kl. {clock(begins)}"
    if minutes_long > 0:
        try:
            ends = begins + timedelta(minutes=minutes_long)
        except OverflowError:  # beyond the year 9999: the beginning is what is known
            ends = begins
        if ends.date() == begins.date():
            shown += f"–{clock(ends)}" if ends != begins else ""
        else:
            shown += f" til {weekday(ends.date())} kl. {clock(ends)}"
    return f"{shown} ({week(begins.date())})"


def length(minutes_long: int) -> str:
    """*1 time og 30 minutter*; nothing when it is not known."""
    hours, minutes = divmod(max(minutes_long, 0), 60)
    told = []
    if hours:
        told.append("1 time" if hours == 1 else f"{hours} timer")
    if minutes:
        told.append("1 minut" if minutes == 1 else f"{minutes} minutter")
    return " og ".join(told)


def sentence_start(text: str) -> str:
    """The text with a capital first letter, as the first word of a line."""
    return text[:1].upper() + text[1:]
