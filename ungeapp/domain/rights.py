"""What the young person's rights leave behind: corrections beside the original, what was struck out, where the original is.

Belongs here: those records, and the certificate of a clearing.
Does not belong here: what is about others (``third_parties.py``), whether a case may be cleared (``clearing.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import CarriesPart, Record, kind


@kind("correction-note")
@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionNote(CarriesPart, Record):
    """The young person's objection to what stands in ``field`` of ``record`` (all of it when empty).

    It stands beside the original, which is kept (GDPR art. 16), and goes wherever the original goes: ``part`` is the
    part of what it objects to.
    """

    record: str = of(Scope.OWN, "")
    field: str = of(Scope.OWN, "")
    text: str = of(Scope.OWN, "")
    by: str = of(Scope.OWN, "")
    on: date | None = of(Scope.OWN, None)
    part: Part = of(Scope.OWN, Part.OWN_WORDS)


class Extent(StrEnum):
    """How much of a text is struck out before the young person gets her access."""

    NOTHING = "nothing"
    NAMES = "names"
    ALL = "all"


@kind("access-redaction")
@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRedaction(Record):
    """What the caseworker decided about one text with somebody else in it, so that the review need not be done twice."""

    record: str = of(Scope.LOCAL, "")
    field: str = of(Scope.LOCAL, "")
    extent: Extent = of(Scope.LOCAL, Extent.NOTHING)
    reason: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.NOTES


def redaction_id(person: str, record: str, field: str) -> str:
    """The one decision there is about a field."""
    return derived_id(AccessRedaction.KIND, person, record, field)


@kind("journalising")
@dataclass(frozen=True, slots=True, kw_only=True)
class Journalising(Record):
    """Somebody has seen the original in the records system: which system, under which number, on which day, who.

    The app is a working tool; only what is journalised elsewhere may be cleared here (domain rules 2.4).
    """

    system: str = of(Scope.LOCAL, "")
    case_number: str = of(Scope.LOCAL, "")
    on: date | None = of(Scope.LOCAL, None)
    by: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.NOTES


def journalising_id(person: str) -> str:
    """The one confirmation there is about a case."""
    return derived_id(Journalising.KIND, person)
