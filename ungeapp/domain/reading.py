"""Dates and times as people type them.

Belongs here: reading ``25.11.2026``, ``25/11``, ``1. september``, ``i morgen``, ``onsdag``, ``13.30`` into values.
Does not belong here: showing them (``wording.py`` and the papers).
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORDS = {"i dag": 0, "idag": 0, "today": 0, "i morgen": 1, "imorgen": 1, "tomorrow": 1, "i går": -1, "yesterday": -1}
_AHEAD = re.compile(r"^(?:om )?(\d{1,3}) ?(dage?|uger?|days?|weeks?)$")
_DAY_FIRST = re.compile(r"^(\d{1,2})[.\-/ ]+(\d{1,2})(?:[.\-/ ]+(\d{4}|\d{2}))?\.?$")
_COMPACT = re.compile(r"^(\d{2})(\d{2})(\d{4}|\d{2})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH_NAMED = re.compile(
    r"^(\d{1,2})\.? ?(jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?: (\d{4}|\d{2}))?$"
)
_LEADING = re.compile(
    r"^(?:på |næste )?(?:(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag),? )?(?:den |d\.? ?)?(?=\d)"
)
_TIME = re.compile(r"^(?:kl\.? ?)?(\d{1,2})(?:[.:]?(\d{2}))?$")


def read_date(text: str, *, today: date, past: bool = False) -> date | None:
    """The date meant, or None. A day and month without a year is the next such day (the last one with ``past``).

    Two-digit years are the century that is nearer to today and not more than ten years ahead.
    """
    text = " ".join(text.strip().casefold().split())
    text = _LEADING.sub("", text).removeprefix("på ")
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    for names in (_DAYS, _ENGLISH_DAYS):
        if text in names:
            return today + timedelta(days=(names.index(text) - today.weekday() - 1) % 7 + 1)
    if found := _AHEAD.match(text):
        count = int(found[1])
        return today + timedelta(days=count * (7 if found[2][0] in "uw" else 1))
    if found := _ISO.match(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH_NAMED.match(text):
        day, month, year = int(found[1]), _MONTHS.index(found[2][:3]) + 1, found[3]
    elif found := _DAY_FIRST.match(text) or _COMPACT.match(text):
        day, month, year = int(found[1]), int(found[2]), found[3]
    else:
        return None
    if year is None:
        return _without_year(day, month, today, past=past)
    return _date(_century(int(year), today) if len(year) == 2 else int(year), month, day)


def read_time(text: str) -> time | None:
    """``13``, ``13.30``, ``1330``, ``kl. 8`` as a time of day, or None."""
    found = _TIME.match(text.strip().casefold())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _century(year: int, today: date) -> int:
    full = today.year // 100 * 100 + year
    return full - 100 if full > today.year + 10 else full


def _without_year(day: int, month: int, today: date, *, past: bool) -> date | None:
    years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    for year in years:
        found = _date(year, month, day)
        if found and ((found <= today) if past else (found >= today)):
            return found
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
