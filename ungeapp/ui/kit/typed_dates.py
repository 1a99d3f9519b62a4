"""Reading dates and times as people type them; no Qt.

Belongs here: *25.11.2026*, *25/11*, *i morgen*, *fredag*, *13.30* into values, and the form they are shown in.
Does not belong here: sentences about dates (``ungeapp.wording``) and working days (``domain``).
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from ungeapp.texts import _

_NUMBERS = re.compile(r"^(\d{1,2})[./\-\s]+(\d{1,2})(?:[./\-\s]+(\d{2}|\d{4}))?[./\-]?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_COMPACT = re.compile(r"^(\d{2})(\d{2})(\d{2}|\d{4})$")
_AHEAD = re.compile(r"^\+\s*(\d{1,3})$")
_TIME = re.compile(r"^(\d{1,2})(?:[.:]?(\d{2}))?$")


def parse_date(text: str, today: date) -> date | None:
    """The date meant by ``text``, or ``None`` where none can be meant.

    Without a year the nearest such day is meant that is not more than half a year back; with two digits the year
    nearest to today within 20 years ahead. A weekday means the next such day after today; ``+7`` is days ahead.
    """
    typed = " ".join(text.casefold().split())
    if not typed:
        return None
    if typed in (words := _words(today)):
        return words[typed]
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
    return words


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(today: date, month: int, day: int) -> date | None:
    candidates = [_made(year, month, day) for year in range(today.year - 1, today.year + 9)]
    return next((found for found in candidates if found is not None and found > today - timedelta(days=183)), None)


def _full_year(year: str, today: date) -> int:
    if len(year) == 4:
        return int(year)
    full = today.year // 100 * 100 + int(year)
    return full - 100 if full > today.year + 20 else full
