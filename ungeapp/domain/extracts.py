"""Extracts of the plan that leave on paper: to an FGU institution, and the start sheet to any school.

Belongs here: what is noted about an extract that was made, and what a school may be told without a consent.
Does not belong here: the decision what leaves (``gate.py``), the lines of an extract (``usecases/extracts.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import Record, kind


class ExtractKind(StrEnum):
    """Which extract: the FGU institution builds its own plan on it; any school begins with the start sheet (4-9)."""

    FGU = "fgu"
    START = "start"


CONTACT_PERSON = frozenset({"given_name", "family_name", "coordinator", "coordinator_name"})
"""Fields of the young person that say who the contact person is: an education institution may be told that without a
consent (KUI-loven § 15 d)."""


@kind("plan-extract")
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanExtract(Record):
    """An extract that was made: for whom, on which day, which lines and parts, on which bases. Stays at this desk.

    ``lines`` are keys of lines; they are what is suggested the next time.
    """

    sort: ExtractKind = of(Scope.LOCAL, ExtractKind.START)
    recipient: str = of(Scope.LOCAL, "")
    printed_on: date | None = of(Scope.LOCAL, None)
    lines: tuple[str, ...] = of(Scope.LOCAL, ())
    parts: tuple[str, ...] = of(Scope.LOCAL, ())
    bases: tuple[str, ...] = of(Scope.LOCAL, ())
    by: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.CONSENTS
