"""The one education plan of a young person, and what others owe.

Belongs here: reading and changing the plan's pieces, ticking agreements, the list of what is owed.
Does not belong here: steps and ratings of goals (``goals.py``), measures (``measures.py``), meetings where they are
made (``meetings.py``), paper (``plan_printing.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ungeapp.domain.between_measures import Gap, open_gaps
from ungeapp.domain.errors import Invalid
from ungeapp.domain.handovers import Role
from ungeapp.domain.meetings import Participant
from ungeapp.domain.parts import Part
from ungeapp.domain.people import CaseReference, NetworkPerson, YoungPerson
from ungeapp.domain.plans import (
    Agreement,
    AgreementState,
    EducationPlan,
    Goal,
    GoalRating,
    GoalState,
    GoalStep,
    Horizon,
    Measure,
    MeasureRating,
    MeasureTask,
    PlanEvent,
    plan_id,
)
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.goals import move_pieces
from ungeapp.usecases.ledgers import roles_here
from ungeapp.usecases.measures import change_measure
from ungeapp.usecases.meetings import ensure_plan
from ungeapp.usecases.ports.rows import Conflict, Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """The plan whole, with the conflicts that wait for a decision.

    Steps stand in their order, ratings and events by day, ``gaps`` are what no desk may let go between two measures.
    """

    person: YoungPerson
    plan: EducationPlan
    goals: tuple[Goal, ...]
    agreements: tuple[Agreement, ...]
    measures: tuple[Measure, ...]
    conflicts: tuple[Conflict, ...]
    drafts: tuple[Draft, ...]
    steps: tuple[GoalStep, ...] = ()
    ratings: tuple[GoalRating, ...] = ()
    tasks: tuple[MeasureTask, ...] = ()
    measure_ratings: tuple[MeasureRating, ...] = ()
    events: tuple[PlanEvent, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """An open agreement of somebody, with the young person it is about."""

    agreement: Agreement
    person: YoungPerson
    overdue_days: int


class PlanUseCases:
    """Acts on the plan. Own words are never overwritten by professional wording: they are two fields."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def view(self, person: str) -> PlanView:
        """The plan; an empty one when nothing was written yet."""
        with self._desk.looking() as uow:
            plan = uow.find(EducationPlan, plan_id(person)) or EducationPlan(id=plan_id(person), person=person)
            measures = uow.of(Measure, person)
            return PlanView(
                person=uow.get(YoungPerson, person),
                plan=plan,
                goals=tuple(sorted(uow.of(Goal, person), key=lambda one: (one.horizon is Horizon.SHORT, one.id))),
                agreements=tuple(sorted(uow.of(Agreement, person), key=lambda one: (one.due or date.max, one.id))),
                measures=measures,
                conflicts=uow.conflicts(person),
                drafts=uow.drafts(plan.id),
                steps=tuple(sorted(uow.of(GoalStep, person), key=lambda one: (one.order, one.id))),
                ratings=tuple(sorted(uow.of(GoalRating, person), key=lambda one: (one.on or date.min, one.id))),
                tasks=tuple(sorted(uow.of(MeasureTask, person), key=lambda one: (one.order, one.id))),
                measure_ratings=tuple(
                    sorted(uow.of(MeasureRating, person), key=lambda one: (one.on or date.min, one.id))
                ),
                events=tuple(sorted(uow.of(PlanEvent, person), key=lambda one: (one.on or date.min, one.id))),
                gaps=open_gaps(measures, self._desk.today()),
            )

    def write(self, person: str, **fields: Any) -> None:
        """Wishes, strengths, challenges or needs."""
        with self._desk.acting("plan.write") as uow:
            plan = ensure_plan(uow, person)
            uow.put(replace(plan, **fields))
            for name in fields:
                uow.drop_draft(plan.id, name)

    def next_step(self, person: str, text: str, on: date | None) -> None:
        """Always one next step, shown everywhere."""
        if not text.strip():
            raise Invalid("next-step-empty")
        with self._desk.acting("plan.next-step") as uow:
            uow.put(replace(uow.get(YoungPerson, person), next_step=text.strip(), next_step_on=on))

    def add_goal(self, person: str, *, own_words: str, **more: Any) -> Goal:
        """A goal in the young person's own words."""
        if not own_words.strip() and not str(more.get("wording", "")).strip():
            raise Invalid("goal-empty")
        with self._desk.acting("goal.add") as uow:
            uow.get(YoungPerson, person)
            ensure_plan(uow, person)
            goal = Goal(id=self._desk.new_id(), person=person, own_words=own_words.strip(), **more)
            uow.put(goal)
        return goal

    def change_goal(self, goal: str, **fields: Any) -> Goal:
        """Change fields of a goal."""
        with self._desk.acting("goal.change") as uow:
            found = uow.get(Goal, goal)
            changed = replace(found, **fields)
            uow.put(changed)
            if changed.area != found.area:
                move_pieces(uow, changed)
            for name in fields:
                uow.drop_draft(goal, name)
        return changed

    def close_goal(self, goal: str, *, reached: bool, because: str, on: date | None = None) -> Goal:
        """Reached today or ``on``, or closed because of something; Invalid("reason-missing"), ("goal-reached-later")."""
        today = self._desk.today()
        if not because.strip():
            raise Invalid("reason-missing")
        if on is not None and on > today:
            raise Invalid("goal-reached-later")
        state = GoalState.REACHED if reached else GoalState.CLOSED
        day = (on or today) if reached else None
        return self.change_goal(goal, state=state, closed_because=because.strip(), reached_on=day)

    def add_agreement(
        self,
        person: str,
        *,
        what: str,
        owner: str,
        due: date | None,
        mine: bool = False,
        part: Part = Part.AGREEMENTS,
        **more: Any,
    ) -> Agreement:
        """An agreement outside a meeting."""
        if not what.strip():
            raise Invalid("agreement-empty")
        with self._desk.acting("agreement.add") as uow:
            uow.get(YoungPerson, person)
            ensure_plan(uow, person)
            agreement = Agreement(
                id=self._desk.new_id(),
                person=person,
                what=what.strip(),
                owner=owner.strip(),
                due=due,
                mine=mine,
                part=part,
                **more,
            )
            uow.put(agreement)
        return agreement

    def tick(self, agreement: str, *, outcome: str = "") -> None:
        """Kept: one keystroke from anywhere; Ctrl+Z takes it back."""
        with self._desk.acting("agreement.done") as uow:
            found = uow.get(Agreement, agreement)
            uow.put(replace(found, state=AgreementState.DONE, done_on=self._desk.today(), outcome=outcome.strip()))

    def drop(self, agreement: str, because: str) -> None:
        """Not kept and no longer wanted, with the reason."""
        if not because.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("agreement.drop") as uow:
            found = uow.get(Agreement, agreement)
            uow.put(replace(found, state=AgreementState.DROPPED, outcome=because.strip()))

    def change_agreement(self, agreement: str, **fields: Any) -> None:
        """Correct what, who or by when."""
        with self._desk.acting("agreement.change") as uow:
            uow.put(replace(uow.get(Agreement, agreement), **fields))

    def correct_agreement(self, agreement: str, *, what: str, owner: str, due: date | None, mine: bool) -> None:
        """What, who and by when as they should be; somebody else is of another unit than the one before."""
        if not what.strip():
            raise Invalid("agreement-empty")
        with self._desk.acting("agreement.change") as uow:
            found = uow.get(Agreement, agreement)
            if owner.strip() != found.owner:
                found = replace(found, owner=owner.strip(), owner_unit="", owner_person="")
            uow.put(replace(found, what=what.strip(), due=due, mine=mine))

    def called(self, person: str) -> tuple[str, ...]:
        """What everybody of this case but the one at this desk is called, as far as it is written down."""
        with self._desk.looking() as uow:
            young = uow.get(YoungPerson, person)
            names = [
                young.given_name,
                *(one.name for one in uow.of(NetworkPerson, person)),
                *(one.worker for one in uow.of(CaseReference, person)),
                *(one.name for one in uow.of(Participant, person)),
                *(one.owner for one in uow.of(Agreement, person) if not one.mine),
            ]
        return tuple(one for one in names if one and one != self._desk.author.name)

    def change_measure(self, measure: str, **fields: Any) -> None:
        """Correct a measure or let it start or end."""
        with self._desk.acting("measure.change") as uow:
            change_measure(uow, measure, self._desk.today(), **fields)

    def note_event(self, person: str, *, code: str, on: date, ends_on: date | None = None, text: str = "") -> PlanEvent:
        """*Omvalg* or *modningsår*: neither success nor defeat (5-09). ``code`` is a code of the plan events' terms."""
        if self._desk.definitions.terms("plan-events").find(code, on) is None:
            raise Invalid("event-unknown")
        if ends_on is not None and ends_on < on:
            raise Invalid("event-ends-first")
        with self._desk.acting("plan.event") as uow:
            ensure_plan(uow, person)
            event = PlanEvent(
                id=self._desk.new_id(), person=person, code=code, on=on, ends_on=ends_on, text=text.strip()
            )
            uow.put(event)
        return event

    def remove_event(self, event: str) -> None:
        """It was noted by mistake."""
        with self._desk.acting("plan.event") as uow:
            uow.put(replace(uow.get(PlanEvent, event), removed="noted-by-mistake"))

    # what others owe ---------------------------------------------------------------------------------------------
    def owed_by_others(
        self, person: str | None = None, *, until: date | None = None, snoozed: bool = False
    ) -> tuple[Owed, ...]:
        """Open agreements that are not mine, the longest overdue first; with ``until`` those due by then.

        Only of cases this desk has a part in: whoever has taken over looks after the others. What was put off to a
        later day is left out, or with ``snoozed`` given alone.
        """
        today = self._desk.today()
        return tuple(
            one
            for one in self._owed(mine=False, person=person, until=until)
            if snoozed == (one.agreement.snoozed_to is not None and one.agreement.snoozed_to > today)
        )

    def my_agreements(self, person: str | None = None, *, until: date | None = None) -> tuple[Owed, ...]:
        """Open agreements that are mine."""
        return self._owed(mine=True, person=person, until=until)

    def _owed(self, *, mine: bool, person: str | None, until: date | None) -> tuple[Owed, ...]:
        today = self._desk.today()
        asked: dict[str, str | bool] = {"state": AgreementState.OPEN.value, "mine": mine}
        if person is not None:
            asked["person"] = person
        with self._desk.looking() as uow:
            role = roles_here(uow, self._desk.author.unit)
            found = [
                (one, uow.get(YoungPerson, one.person))
                for one in uow.matching(Agreement, until=("due", until) if until else None, **asked)
            ]
            rows = [
                Owed(agreement=one, person=about, overdue_days=(today - one.due).days if one.due else 0)
                for one, about in found
                if not about.ended and (mine or role(about) != Role.NONE)  # what I promised stays mine
            ]
        return tuple(sorted(rows, key=lambda one: (one.agreement.due or date.max, one.agreement.id)))

    def reminded(self, agreements: tuple[str, ...]) -> None:
        """A reminder for these was printed today."""
        with self._desk.acting("agreement.reminded") as uow:
            for id in agreements:
                uow.put(replace(uow.get(Agreement, id), reminded_on=self._desk.today()))
