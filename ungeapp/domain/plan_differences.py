"""What differs between two states of the plan: what came, what changed, what was settled, what went.

Belongs here: comparing two lists of the plan's records, piece by piece.
Does not belong here: telling it in words (``ui``), and where the two states come from (snapshots, the living plan).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import (
    Agreement,
    AgreementState,
    EducationPlan,
    Goal,
    GoalRating,
    GoalState,
    GoalStep,
    Measure,
    MeasureRating,
    MeasureState,
    MeasureTask,
    PlanEvent,
    StepState,
)
from ungeapp.domain.record import Record, changed_fields, is_local


class Section(StrEnum):
    """The sections of the plan, in the order they are read."""

    OPENING = "opening"
    GOALS = "goals"
    MEASURES = "measures"
    AGREEMENTS = "agreements"
    EVENTS = "events"


class DifferenceKind(StrEnum):
    """What became of one piece."""

    ADDED = "added"
    CHANGED = "changed"
    SETTLED = "settled"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One piece that differs. ``before`` is None when it came, ``after`` when it went; ``fields`` are what changed."""

    section: Section
    kind: DifferenceKind
    before: Record | None
    after: Record | None
    fields: tuple[str, ...] = ()


_SECTIONS: dict[type[Record], Section] = {
    EducationPlan: Section.OPENING,
    YoungPerson: Section.OPENING,
    Goal: Section.GOALS,
    GoalStep: Section.GOALS,
    GoalRating: Section.GOALS,
    Measure: Section.MEASURES,
    MeasureTask: Section.MEASURES,
    MeasureRating: Section.MEASURES,
    Agreement: Section.AGREEMENTS,
    PlanEvent: Section.EVENTS,
}
_SETTLED = frozenset(
    {
        GoalState.REACHED,
        GoalState.CLOSED,
        AgreementState.DONE,
        AgreementState.DROPPED,
        MeasureState.ENDED,
        StepState.DONE,
        StepState.DROPPED,
    }
)
# What joins one piece to another says nothing to a reader, and of the person the plan holds the next step only.
_UNTOLD = frozenset({"removed", "goal", "measure", "meeting", "item", "order", "part"})
_OF_THE_PERSON = frozenset({"next_step", "next_step_on"})


def differences(before: Iterable[Record], after: Iterable[Record]) -> tuple[Difference, ...]:
    """What differs, section by section; what is removed counts as not there. Equal states differ in nothing."""
    old, new = _there(before), _there(after)
    found = [
        *(_difference(old.get(id), one) for id, one in new.items()),
        *(_difference(one, None) for id, one in old.items() if id not in new),
    ]
    return tuple(sorted((one for one in found if one is not None), key=_place))


def _place(one: Difference) -> tuple[int, int]:
    """Sections as they are read; in each, own words first, goals before their steps."""
    record = one.after or one.before
    assert record is not None  # a difference is about something
    return list(Section).index(one.section), list(_SECTIONS).index(type(record))


def _there(records: Iterable[Record]) -> dict[str, Record]:
    return {one.id: one for one in records if type(one) in _SECTIONS and not one.removed}


def _difference(before: Record | None, after: Record | None) -> Difference | None:
    one = after or before
    assert one is not None  # called with one of them at least
    section = _SECTIONS[type(one)]
    if before is None or after is None:
        if section is Section.OPENING:  # an opening is always there, written or not
            empty = type(one)(id=one.id, person=one.person)
            return _changed(section, before or empty, after or empty)
        kind = DifferenceKind.ADDED if before is None else DifferenceKind.GONE
        return Difference(section=section, kind=kind, before=before, after=after)
    return _changed(section, before, after)


def _changed(section: Section, before: Record, after: Record) -> Difference | None:
    cls = type(after)
    names = tuple(
        name
        for name in changed_fields(before, after)
        if name not in _UNTOLD
        and not is_local(cls, name)
        and (not isinstance(after, YoungPerson) or name in _OF_THE_PERSON)
    )
    if not names:
        return None
    settled = getattr(after, "state", None) in _SETTLED and "state" in names
    kind = DifferenceKind.SETTLED if settled else DifferenceKind.CHANGED
    return Difference(section=section, kind=kind, before=before, after=after, fields=names)
