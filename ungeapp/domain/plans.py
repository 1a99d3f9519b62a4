"""The one joint education plan: wishes, goals, agreements, measures, decisions.

Belongs here: the plan and its pieces as records, and what an agreement or goal may become.
Does not belong here: the meetings where they are made (``meetings.py``), who may see them (``gate.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import GOAL_PREFIX, Part, Scope, of
from ungeapp.domain.record import Record, kind


def plan_id(person: str) -> str:
    """The plan's id derives from the person's, so that two desks can never make two plans (1-05)."""
    return derived_id("plan", person)


@kind("plan")
@dataclass(frozen=True, slots=True, kw_only=True)
class EducationPlan(Record):
    """The plan's opening: wishes, challenges and needs in the young person's own words (2-02), strengths first."""

    wishes: str = of(Part.OWN_WORDS, "")
    strengths: str = of(Part.PLAN, "")
    challenges: str = of(Part.PLAN, "")
    needs: str = of(Part.PLAN, "")

    @property
    def record_part(self) -> Part:
        return Part.PLAN


class Horizon(StrEnum):
    """Goals stand side by side, long and short (1-02)."""

    SHORT = "short"
    LONG = "long"


class GoalState(StrEnum):
    """Where a goal stands."""

    OPEN = "open"
    REACHED = "reached"
    CLOSED = "closed"


@kind("goal")
@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """A goal: ``own_words`` is *Det vil jeg*, never overwritten by the professional ``wording`` (domain rule 5)."""

    horizon: Horizon = of(Scope.OWN, Horizon.SHORT)
    area: str = of(Scope.OWN, "education")
    own_words: str = of(Scope.OWN, "")
    wording: str = of(Scope.OWN, "")
    baseline: str = of(Scope.OWN, "")
    sign_of_success: str = of(Scope.OWN, "")
    follow_up_on: date | None = of(Scope.OWN, None)
    state: GoalState = of(Scope.OWN, GoalState.OPEN)
    closed_because: str = of(Scope.OWN, "")
    meeting: str = of(Scope.OWN, "")

    @property
    def record_part(self) -> Part:
        return Part(GOAL_PREFIX + self.area)


class AgreementState(StrEnum):
    """An agreement is open until it is kept or dropped with a reason."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@kind("agreement")
@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """What, who, by when. ``owner`` is a name or role as agreed, ``owner_unit`` a unit key or empty.

    ``part`` is the part of the agenda item or goal it belongs to; ``agreements`` when it belongs to none.
    """

    what: str = of(Scope.OWN, "")
    owner: str = of(Scope.OWN, "")
    owner_unit: str = of(Scope.OWN, "")
    owner_person: str = of(Scope.OWN, "")
    mine: bool = of(Scope.LOCAL, False)
    due: date | None = of(Scope.OWN, None)
    state: AgreementState = of(Scope.OWN, AgreementState.OPEN)
    done_on: date | None = of(Scope.OWN, None)
    outcome: str = of(Scope.OWN, "")
    goal: str = of(Scope.OWN, "")
    meeting: str = of(Scope.OWN, "")
    item: str = of(Scope.OWN, "")
    reminded_on: date | None = of(Scope.LOCAL, None)
    part: Part = of(Scope.OWN, Part.AGREEMENTS)

    @property
    def record_part(self) -> Part:
        return self.part


class MeasureState(StrEnum):
    """requested – granted – started – ended, so that waiting time can be counted (4-8)."""

    REQUESTED = "requested"
    GRANTED = "granted"
    STARTED = "started"
    ENDED = "ended"


@kind("measure")
@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """A measure: who decided, which unit carries it, the grant (*bevilling*, 5-11), from when."""

    title: str = of(Scope.OWN, "")
    area: str = of(Scope.OWN, "education")
    decided_by: str = of(Scope.OWN, "")
    decided_on: date | None = of(Scope.OWN, None)
    unit: str = of(Scope.OWN, "")
    grant: str = of(Scope.OWN, "")
    starts_on: date | None = of(Scope.OWN, None)
    ends_on: date | None = of(Scope.OWN, None)
    state: MeasureState = of(Scope.OWN, MeasureState.REQUESTED)
    meeting: str = of(Scope.OWN, "")
    part: Part = of(Scope.OWN, Part.MEASURES)

    @property
    def record_part(self) -> Part:
        return self.part


@kind("decision")
@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """A decision of a meeting; ``measure`` is the measure it became."""

    text: str = of(Scope.OWN, "")
    decided_by: str = of(Scope.OWN, "")
    unit: str = of(Scope.OWN, "")
    meeting: str = of(Scope.OWN, "")
    item: str = of(Scope.OWN, "")
    measure: str = of(Scope.OWN, "")
    part: Part = of(Scope.OWN, Part.MEASURES)

    @property
    def record_part(self) -> Part:
        return self.part
