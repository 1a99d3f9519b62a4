"""What the handover checklist was answered, point by point.

Belongs here: the answers as records. Does not belong here: the checklist itself (data, ``checklists.py``) and who is
responsible meanwhile (``handovers.py``).
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import CarriesPart, Record, kind


def answer_id(person: str, number: int, key: str) -> str:
    """The id of the answer to one point of handover ``number``: both desks write the same record."""
    return derived_id("handover-answer", person, str(number), key)


@kind("handover-answer")
@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverAnswer(CarriesPart, Record):
    """One point of the checklist of one handover; ``checklist`` is the reference of the definition."""

    number: int = of(Scope.OWN, 0)
    checklist: str = of(Scope.OWN, "")
    key: str = of(Scope.OWN, "")
    text: str = of(Scope.OWN, "")
    done: bool = of(Scope.OWN, False)
    part: Part = of(Scope.OWN, Part.HANDOVER)
