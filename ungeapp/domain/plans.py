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
from ungeapp.domain.record import CarriesPart, Record, kind


def plan_id(person: str) -> str:
    """The plan's id derives from the person's, so that two desks can never make two plans (1-05)."""
    return derived_id("plan", person)


@kind("plan")
@dataclass(frozen=True, slots=True, kw_only=True)
class EducationPlan(Record):
    """The plan's opening: wishes, challenges and needs in the young person's own words (2-02), strengths first.

    ``expectations`` is what the young person and the helpers agreed to expect of each other (2-04).

    ``duty`` says how a 15–17-year-old's duty to be in education or work is met, ``duty_told_on`` when the young person
    and the holder of custody were told what follows otherwise (KUI-loven § 2 a).
    """

    wishes: str = of(Part.OWN_WORDS, "")
    strengths: str = of(Part.PLAN, "")
    challenges: str = of(Part.PLAN, "")
    needs: str = of(Part.PLAN, "")
    expectations: str = of(Part.PLAN, "")
    duty: str = of(Part.PLAN, "")
    duty_told_on: date | None = of(Part.PLAN, None)

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
    """A goal: ``own_words`` is *Det vil jeg*, never overwritten by the professional ``wording`` (domain rule 5).

    ``contribution`` is what the young person and the family do themselves (3-03); ``joint`` tells a goal of all
    (*fælles*) from one unit's own (*fagspecifikt*, 2-03). ``for_fgu`` marks what is to be told an FGU institution.
    ``reached_on`` is the day it was reached: None also of goals that were reached before days were kept.
    """

    horizon: Horizon = of(Scope.OWN, Horizon.SHORT)
    area: str = of(Scope.OWN, "education")
    own_words: str = of(Scope.OWN, "")
    wording: str = of(Scope.OWN, "")
    baseline: str = of(Scope.OWN, "")
    sign_of_success: str = of(Scope.OWN, "")
    contribution: str = of(Scope.OWN, "")
    joint: bool = of(Scope.OWN, True)
    follow_up_on: date | None = of(Scope.OWN, None)
    state: GoalState = of(Scope.OWN, GoalState.OPEN)
    closed_because: str = of(Scope.OWN, "")
    reached_on: date | None = of(Scope.OWN, None)
    meeting: str = of(Scope.OWN, "")
    for_fgu: bool = of(Scope.OWN, False)

    @property
    def record_part(self) -> Part:
        return Part(GOAL_PREFIX + self.area)


def goal_part(area: str) -> Part:
    """The part of what belongs to a goal of life area ``area``."""
    return Part(GOAL_PREFIX + area)


class StepState(StrEnum):
    """A step is open until it is taken or given up."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@kind("goal-step")
@dataclass(frozen=True, slots=True, kw_only=True)
class GoalStep(Record):
    """One step towards a goal: what, who, when. ``area`` is the goal's, so that the step is the same part."""

    goal: str = of(Scope.OWN, "")
    area: str = of(Scope.OWN, "education")
    what: str = of(Scope.OWN, "")
    owner: str = of(Scope.OWN, "")
    due: date | None = of(Scope.OWN, None)
    state: StepState = of(Scope.OWN, StepState.OPEN)
    done_on: date | None = of(Scope.OWN, None)
    order: int = of(Scope.OWN, 0)

    @property
    def record_part(self) -> Part:
        return goal_part(self.area)


LOWEST_RATING, HIGHEST_RATING = 0, 10
NOT_RATED = -1
"""What a rating is while nobody was asked."""


@kind("goal-rating")
@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRating(Record):
    """Where a goal stood on a day: the young person's own 0–10 and words, the professional's status and comment.

    ``rating`` is ``NOT_RATED`` when only the professional said something; ``status`` is a code of the goal statuses'
    terms, or empty. Ratings are never changed into one another: each day is a record (2-04).
    """

    goal: str = of(Scope.OWN, "")
    area: str = of(Scope.OWN, "education")
    on: date | None = of(Scope.OWN, None)
    rating: int = of(Scope.OWN, NOT_RATED)
    own_words: str = of(Scope.OWN, "")
    status: str = of(Scope.OWN, "")
    comment: str = of(Scope.OWN, "")
    by: str = of(Scope.OWN, "")
    meeting: str = of(Scope.OWN, "")

    @property
    def record_part(self) -> Part:
        return goal_part(self.area)


class AgreementState(StrEnum):
    """An agreement is open until it is kept or dropped with a reason."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@kind("agreement")
@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(CarriesPart, Record):
    """What, who, by when. ``owner`` is a name or role as agreed, ``owner_unit`` a unit key or empty.

    ``part`` is the part of the agenda item or goal it belongs to; ``agreements`` when it belongs to none.
    ``snoozed_to`` and its reason are this desk's own: until then nobody is reminded of it.
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
    snoozed_to: date | None = of(Scope.LOCAL, None)
    snooze_reason: str = of(Scope.LOCAL, "")
    part: Part = of(Scope.OWN, Part.AGREEMENTS)


class MeasureState(StrEnum):
    """requested – granted – started – ended, so that waiting time can be counted (4-8)."""

    REQUESTED = "requested"
    GRANTED = "granted"
    STARTED = "started"
    ENDED = "ended"


class MeasureSort(StrEnum):
    """What a measure is: an ordinary one, a placement at a company (2-20), or a *fritidsjob* (3-06)."""

    MEASURE = "measure"
    PLACEMENT = "placement"
    LEISURE_JOB = "leisure-job"


class MeasureEnd(StrEnum):
    """How a measure ended; both others ask what comes next and from which date (4-1, 4-9)."""

    NONE = ""
    COMPLETED = "completed"
    STOPPED = "stopped"
    NEVER_STARTED = "never-started"


# Where a measure's area is not education or work, it is a part of its own, which the plan holds by consent only (2-13).
_MEASURE_PARTS = {"education": Part.MEASURES, "work": Part.MEASURES, "health": Part.MEASURES_HEALTH}


def measure_part(area: str) -> Part:
    """The part a measure of life area ``area`` is."""
    return _MEASURE_PARTS.get(area, Part.MEASURES_LEISURE if area == "leisure" else Part.MEASURES_SOCIAL)


_AREAS_OF_PARTS = {
    Part.HEALTH: "health",
    Part.MEASURES_HEALTH: "health",
    Part.MEASURES_LEISURE: "leisure",
    Part.MEASURES_SOCIAL: "everyday",
    Part.PARENTHOOD: "parenthood",
}


def area_of_part(part: Part) -> str:
    """The life area that is meant most probably where something is decided under ``part``: the default of a choice."""
    if part.value.startswith(GOAL_PREFIX):
        return part.value.removeprefix(GOAL_PREFIX)
    return _AREAS_OF_PARTS.get(part, "education")


def part_after_move(part: Part, area: str) -> Part:
    """The part of a measure whose area became ``area``; one that a sensitive agenda item gave it is kept."""
    ordinary = {Part.MEASURES, Part.MEASURES_HEALTH, Part.MEASURES_LEISURE, Part.MEASURES_SOCIAL}
    return measure_part(area) if part in ordinary else part


@kind("measure")
@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(CarriesPart, Record):
    """A measure of the plan: which offer, who provides it, which unit and person is responsible, what it is for.

    requested – granted – started – ended each with its day, so that waiting time is measured (4-8); ``grant`` is the
    *bevilling* in words (5-11). ``starts_on`` and ``ends_on`` are planned. ``alternative`` is the less intrusive one
    that was considered (2-05). ``offer`` is the code of an offer of the catalogue. ``next_what`` and ``next_on`` answer
    "what is next, from which date?" when it ended; ``followed_by`` is the measure that took over. ``next_began_on``,
    ``safe_on`` with ``safe_heard_by``, and ``anchored_because`` tell when it may be let go, ``let_go_on`` when it was
    (the rule stands in ``between_measures.py``). ``joint`` tells a measure of all from one unit's own;
    ``place`` where it takes place (2-06), ``for_fgu`` that it is to be told an FGU institution.
    """

    title: str = of(Scope.OWN, "")
    area: str = of(Scope.OWN, "education")
    sort: MeasureSort = of(Scope.OWN, MeasureSort.MEASURE)
    goal: str = of(Scope.OWN, "")
    purpose: str = of(Scope.OWN, "")
    offer: str = of(Scope.OWN, "")
    provider: str = of(Scope.OWN, "")
    place: str = of(Scope.OWN, "")
    decided_by: str = of(Scope.OWN, "")
    decided_on: date | None = of(Scope.OWN, None)
    unit: str = of(Scope.OWN, "")
    responsible: str = of(Scope.OWN, "")
    contact_name: str = of(Scope.OWN, "")
    contact_phone: str = of(Scope.OWN, "")
    alternative: str = of(Scope.OWN, "")
    grant: str = of(Scope.OWN, "")
    requested_on: date | None = of(Scope.OWN, None)
    granted_on: date | None = of(Scope.OWN, None)
    starts_on: date | None = of(Scope.OWN, None)
    started_on: date | None = of(Scope.OWN, None)
    ends_on: date | None = of(Scope.OWN, None)
    ended_on: date | None = of(Scope.OWN, None)
    ended_how: MeasureEnd = of(Scope.OWN, MeasureEnd.NONE)
    ended_because: str = of(Scope.OWN, "")
    next_what: str = of(Scope.OWN, "")
    next_on: date | None = of(Scope.OWN, None)
    followed_by: str = of(Scope.OWN, "")
    next_began_on: date | None = of(Scope.OWN, None)
    safe_on: date | None = of(Scope.OWN, None)
    safe_heard_by: str = of(Scope.OWN, "")
    anchored_because: str = of(Scope.OWN, "")
    let_go_on: date | None = of(Scope.OWN, None)
    effect: str = of(Scope.OWN, "")
    joint: bool = of(Scope.OWN, True)
    state: MeasureState = of(Scope.OWN, MeasureState.REQUESTED)
    meeting: str = of(Scope.OWN, "")
    for_fgu: bool = of(Scope.OWN, False)
    part: Part = of(Scope.OWN, Part.MEASURES)


@kind("measure-task")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTask(CarriesPart, Record):
    """Who does what within a measure: the line between *bostøtte* and *mentor* (4-8). ``part`` is the measure's."""

    measure: str = of(Scope.OWN, "")
    what: str = of(Scope.OWN, "")
    owner: str = of(Scope.OWN, "")
    order: int = of(Scope.OWN, 0)
    part: Part = of(Scope.OWN, Part.MEASURES)


@kind("measure-rating")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRating(CarriesPart, Record):
    """The young person's own rating of a measure on a day, 0–10, and in words (2-04). ``part`` is the measure's."""

    measure: str = of(Scope.OWN, "")
    on: date | None = of(Scope.OWN, None)
    rating: int = of(Scope.OWN, NOT_RATED)
    own_words: str = of(Scope.OWN, "")
    part: Part = of(Scope.OWN, Part.MEASURES)


@kind("plan-event")
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEvent(Record):
    """Something that happened to the course and is neither success nor defeat: *omvalg*, *modningsår* (5-09).

    ``code`` is a code of the plan events' terms.
    """

    code: str = of(Part.PLAN, "")
    on: date | None = of(Part.PLAN, None)
    ends_on: date | None = of(Part.PLAN, None)
    text: str = of(Part.PLAN, "")

    @property
    def record_part(self) -> Part:
        return Part.PLAN


@kind("decision")
@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(CarriesPart, Record):
    """A decision of a meeting; ``measure`` is the measure it became."""

    text: str = of(Scope.OWN, "")
    decided_by: str = of(Scope.OWN, "")
    unit: str = of(Scope.OWN, "")
    meeting: str = of(Scope.OWN, "")
    item: str = of(Scope.OWN, "")
    measure: str = of(Scope.OWN, "")
    part: Part = of(Scope.OWN, Part.MEASURES)
