"""Case numbers in the form of KLE, the municipalities' common list of subjects: ``00.17.00-A00-1-14`` (1-16).

Belongs here: reading that form. Does not belong here: the list itself, which the municipality keeps in its case system: whether
a subject is there is not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_KLE = re.compile(
    r"(?P<subject>\d\d\.\d\d\.\d\d)-(?P<facet>[A-ZÆØÅ]\d\d)(?:-(?P<serial>\d{1,6})-(?P<year>\d\d(?:\d\d)?))?"
)
_MEANT = re.compile(r"\d+\.\d+\.\d+(?:\s*-.*)?")


@dataclass(frozen=True, slots=True)
class KleNumber:
    """``subject`` is main group, group and subject; ``facet`` what is done (a letter and two digits). ``serial`` and
    ``year`` (as it is written, two digits or four) are empty in a bare subject."""

    subject: str
    facet: str
    serial: str = ""
    year: str = ""


def read_kle(text: str) -> KleNumber | None:
    """The number in ``text``; None when it has another form, for many systems have numbers of their own."""
    found = _KLE.fullmatch("".join(text.split()).upper())
    return KleNumber(found["subject"], found["facet"], found["serial"] or "", found["year"] or "") if found else None


def meant_as_kle(text: str) -> bool:
    """Whether a text begins like a number of KLE but cannot be read as one: a slip, most likely."""
    return _MEANT.fullmatch(text.strip()) is not None and read_kle(text) is None
