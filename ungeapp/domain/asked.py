"""What somebody types into a search: a name or words, a birth date, a CPR number or its end, a telephone number.

Belongs here: telling these apart. Does not belong here: finding, and what is kept of it (nothing: domain 3.4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_PHONE_LENGTH = 8
_PHONE = re.compile(r"^(?:\d{8}|(?:\+|00)\d{8,15})$", re.ASCII)
_LAST_FOUR = re.compile(r"^-? ?(\d{4})$")
_DATE = re.compile(r"^(\d{1,2})[./ -](\d{1,2})(?:[./ -]+(\d{4}|\d{2}))?\.?$")
_COMPACT = re.compile(r"^(\d{2})(\d{2})(\d{4}|\d{2})$")
_NUMBER = re.compile(r"^(\d{6})-?([0-9a-zA-Z]{0,4})$")
_OLDEST_YEARS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text may mean; several at once, since *251104* is a birth date and the beginning of a number.

    ``number`` is the beginning of a CPR number without hyphen (six characters or more), ``last_four`` its end,
    ``birth_dates`` the days meant, ``phone`` eight digits. ``words`` is the text when it may be a name or words.
    """

    number: str = ""
    last_four: str = ""
    birth_dates: tuple[date, ...] = ()
    phone: str = ""
    words: str = ""

    @property
    def by_number(self) -> bool:
        """Whether a CPR number or a part of it was typed: that one looked is noted, what was typed never (3.4)."""
        return bool(self.number or self.last_four)


def asked(text: str, today: date) -> Asked:
    """What ``text`` may mean on ``today``."""
    text = " ".join(text.split())
    if not text:
        return Asked()
    if found := _LAST_FOUR.match(text):
        return Asked(last_four=found[1])
    bare = text.replace(" ", "")
    number = found[1] + found[2].upper() if (found := _NUMBER.match(bare)) else ""
    dates = _dates(text, bare, today)
    phone = phone_digits(text) if _PHONE.match(bare) else ""
    if number or dates or phone:
        return Asked(number=number, birth_dates=dates, phone=phone)
    return Asked(words=text)


def phone_digits(text: str) -> str:
    """The last eight digits of a telephone number, however written; empty when there are fewer."""
    found = "".join(one for one in text if one in "0123456789")
    return found[-_PHONE_LENGTH:] if len(found) >= _PHONE_LENGTH else ""


def _dates(text: str, bare: str, today: date) -> tuple[date, ...]:
    found = _DATE.match(text) or _COMPACT.match(bare)
    if not found:
        return ()
    day, month, year = int(found[1]), int(found[2]), found[3]
    years: list[int] = []
    if year is None:
        years = list(range(today.year, today.year - _OLDEST_YEARS, -1))
    elif len(year) == 4:
        years = [int(year)]
    else:
        century = today.year // 100 * 100
        years = [century + int(year), century - 100 + int(year)]
    told = (_date(one, month, day) for one in years)
    return tuple(one for one in told if one is not None and one <= today)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
