"""Assessments and answered checklists, as records.

Belongs here: what was answered, by whom, on which day, under which definition, and what came out.
Does not belong here: the criteria (``criteria.py``), the points of a checklist (``checklists.py``), the answers of a
handover's checklist, which are part of that handover (``handover_sheet.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import CarriesPart, Record, kind

BEGUN = ""
"""The key of the answer that says a checklist was begun, by whom and when."""


def checklist_answer_id(person: str, checklist: str, turn: int, key: str) -> str:
    """The id of the answer to one point of a checklist, the ``turn``-th time it is gone through; ``checklist`` is
    owner and id without version. Two desks write the same record."""
    return derived_id("checklist-answer", person, checklist, str(turn), key)


@kind("checklist-answer")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistAnswer(CarriesPart, Record):
    """One point of any checklist but the handover's; ``checklist`` is the reference of the definition."""

    checklist: str = of(Scope.OWN, "")
    turn: int = of(Scope.OWN, 1)
    key: str = of(Scope.OWN, "")
    text: str = of(Scope.OWN, "")
    by: str = of(Scope.OWN, "")
    on: date | None = of(Scope.OWN, None)
    part: Part = of(Scope.OWN, Part.PLAN)


@kind("assessment")
@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(CarriesPart, Record):
    """One assessment after a set of criteria (``criteria`` is the reference of the definition).

    Once it is decided it stays as it is; ``previous`` is the one it was redone from, and ``reopened_because`` why.
    """

    criteria: str = of(Scope.OWN, "")
    title: str = of(Scope.OWN, "")
    by: str = of(Scope.OWN, "")
    on: date | None = of(Scope.OWN, None)
    outcome: str = of(Scope.OWN, "")
    outcome_key: str = of(Scope.OWN, "")
    outcome_kind: str = of(Scope.OWN, "")
    decided_by: str = of(Scope.OWN, "")
    decided_on: date | None = of(Scope.OWN, None)
    circumstance: str = of(Scope.OWN, "")
    previous: str = of(Scope.OWN, "")
    reopened_because: str = of(Scope.OWN, "")
    referred_to: tuple[str, ...] = of(Scope.OWN, ())
    referred_on: date | None = of(Scope.OWN, None)
    part: Part = of(Scope.OWN, Part.PLAN)

    @property
    def decided(self) -> bool:
        """Whether it has come to an outcome."""
        return bool(self.outcome_key)


def assessment_answer_id(assessment: str, key: str) -> str:
    """The id of the answer to one question of an assessment."""
    return derived_id("assessment-answer", assessment, key)


@kind("assessment-answer")
@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentAnswer(CarriesPart, Record):
    """The answer to one question of an assessment, as kept (a code or text)."""

    assessment: str = of(Scope.OWN, "")
    key: str = of(Scope.OWN, "")
    title: str = of(Scope.OWN, "")
    text: str = of(Scope.OWN, "")
    by: str = of(Scope.OWN, "")
    on: date | None = of(Scope.OWN, None)
    part: Part = of(Scope.OWN, Part.PLAN)


def latest_first(found: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Assessments, the newest first."""
    return tuple(sorted(found, key=lambda one: (one.on or date.min, one.id), reverse=True))


def standing(found: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Those nothing has taken the place of: what is open first, then the newest; a redone one stays until then."""
    every = tuple(one for one in found if not one.removed)
    replaced = {one.previous for one in every if one.previous and one.decided}
    ordered = latest_first(one for one in every if one.id not in replaced)
    return tuple(sorted(ordered, key=lambda one: one.decided))
