"""CPR numbers: what was typed, what it says about the birth date, and what looks odd about it.

Belongs here: the real, replacement and letter forms, the century rule, the soft check of the last digit, masking.
Does not belong here: sentences for the notices (``wording.py``), and who may see a number (``gate.py``).

A number is never an internal key, and never refused because of its last digit: since 1 October 2007 numbers without
modulus 11 are given out, and no citizen may be rejected because of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ungeapp.domain.dates import age_on
from ungeapp.domain.errors import Invalid

PLAUSIBLE_AGES = range(13, 32)  # whole years; the desk's own range is a setting and given as an argument

NOTICE_CHECK_DIGIT = "cpr-check-digit"  # modulus 11 does not fit: probably typed wrong
NOTICE_CHECK_DIGIT_NEW_YEAR = "cpr-check-digit-new-year"  # … but such numbers exist for 1 January
NOTICE_AGE = "cpr-age"  # older or younger than the desk's young people, or not yet born
NOTICE_CENTURY = "cpr-century"  # says born 1900–1911: the seventh digit of somebody born 2000–2011 is 4–9

_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]")  # spaces, hyphens and the dashes word processors make of them
_DIGITS = re.compile(r"[0-9]{10}")
_LETTERS = re.compile(r"[0-9]{7}[A-Z]{2}[0-9]")
_REPLACEMENT_DAYS = 60
# The seventh character of a letter form: 1 and 7 in the national one, 0, 5 and 6 in the regions' own.
_LETTER_CENTURIES = {"0": 1900, "1": 1900, "5": 1800, "6": 2000, "7": 2000}


class NumberKind(StrEnum):
    """What sort of number it is."""

    REAL = "real"
    REPLACEMENT = "replacement"  # day + 60, made up by an authority
    LETTERS = "letters"  # X-eCPR (national) and D-eCPR (regional) of the health service
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CivilNumber:
    """A number as read: ``digits`` is ``DDMMYY-SSSS`` as printed on papers ("" for none) and stays out of ``repr``."""

    kind: NumberKind
    digits: str = field(repr=False)
    birth_date: date | None
    notices: tuple[str, ...] = ()


def read_number(text: str, *, today: date, ages: range = PLAUSIBLE_AGES) -> CivilNumber:
    """The number a person typed or a sheet holds; blank text is "no number".

    ``ages`` are the whole years of age that need no notice. Raises Invalid with ``cpr-length``, ``cpr-characters``
    or ``cpr-date``; everything merely odd is a notice.
    """
    plain = _BETWEEN.sub("", text).upper()
    if not plain:
        return CivilNumber(NumberKind.NONE, "", None)
    if len(plain) != 10:
        raise Invalid("cpr-length", length=len(plain))
    if _DIGITS.fullmatch(plain):
        kind = NumberKind.REPLACEMENT if plain[0] >= "6" else NumberKind.REAL
        century = _century(int(plain[6]), int(plain[4:6]))
    elif _LETTERS.fullmatch(plain) and plain[6] in _LETTER_CENTURIES:
        kind, century = NumberKind.LETTERS, _LETTER_CENTURIES[plain[6]]
    else:
        raise Invalid("cpr-characters")
    birth = _birth_date(plain, kind, century)
    canonical = f"{plain[:6]}-{plain[6:]}"
    return CivilNumber(kind, canonical, birth, tuple(_notices(plain, kind, birth, today, ages)))


def masked(number: CivilNumber | str) -> str:
    """How a number is shown until somebody asks for it: ``640704-••••``; "" for none.

    A text that is not in canonical form is hidden whole.
    """
    digits = number if isinstance(number, str) else number.digits
    if len(digits) == 11 and digits[6] == "-":
        return f"{digits[:6]}-••••"
    return "•" * len(digits)


def _century(seventh: int, year: int) -> int:
    """The CPR office's table of the seventh digit and the two-digit year."""
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800


def _birth_date(plain: str, kind: NumberKind, century: int) -> date:
    day = int(plain[:2]) - (_REPLACEMENT_DAYS if kind is NumberKind.REPLACEMENT else 0)
    try:
        return date(century + int(plain[4:6]), int(plain[2:4]), day)
    except ValueError:
        # The date itself stays out of the refusal: facts may end in a log.
        raise Invalid("cpr-date") from None


def _notices(plain: str, kind: NumberKind, birth: date, today: date, ages: range) -> list[str]:
    found = []
    # Only the CPR office's own numbers have a check digit; replacement numbers are free in the last four.
    if kind is NumberKind.REAL and sum(w * int(d) for w, d in zip(_WEIGHTS, plain, strict=True)) % 11:
        new_year = (birth.month, birth.day) == (1, 1)
        found.append(NOTICE_CHECK_DIGIT_NEW_YEAR if new_year else NOTICE_CHECK_DIGIT)
    if 1900 <= birth.year <= 1911:
        found.append(NOTICE_CENTURY)
    if age_on(birth, today) not in ages:
        found.append(NOTICE_AGE)
    return found
