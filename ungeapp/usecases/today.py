"""What needs me now: meetings, what is due, what others owe, files waiting, handovers open.

Belongs here: gathering that from the store, nothing else.
Does not belong here: acting on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ungeapp.domain.between_measures import Between
from ungeapp.domain.clocks import Clock
from ungeapp.domain.handovers import Role
from ungeapp.domain.people import Task, TaskState, YoungPerson
from ungeapp.domain.plans import Goal, GoalState
from ungeapp.domain.record import Record
from ungeapp.usecases.arrived_support import SUPPORT_CAME
from ungeapp.usecases.courses import CALL_OFF
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.handovers import HandoverUseCases, HandoverView
from ungeapp.usecases.ledgers import roles_here
from ungeapp.usecases.measures import MeasureUseCases
from ungeapp.usecases.meetings import MeetingRow, MeetingUseCases
from ungeapp.usecases.plan_versions import reviews_due
from ungeapp.usecases.plans import Owed, PlanUseCases
from ungeapp.usecases.ports.rows import Conflict, PackageRow


class DueKind(StrEnum):
    """Where a thing that is due comes from."""

    TASK = "task"
    AGREEMENT = "agreement"
    NEXT_STEP = "next-step"
    FOLLOW_UP = "follow-up"
    PLAN_REVIEW = "plan-review"
    GAP = "gap"
    ATTEMPT = "attempt"
    REPORT = "report"
    NOTIFICATION = "notification"
    SUPPORT = "support"
    CLOCK = "clock"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing that needs me: what, about whom, by when, and the record to open.

    Of a gap between two measures ``record`` is the ended one, ``what`` its title, ``code`` how far the answer is
    (``Between``) and ``on`` the day the next is to begin, or the day the last one ended while nobody knows.
    Of a school nobody said the end of, ``record`` is the entry of the time line and ``on`` its last day.
    """

    kind: DueKind
    person: YoungPerson
    record: str
    what: str
    code: str
    on: date | None
    clock: Clock | None = None
    """The deadline behind it, where one is; of the desk's own ones ``person`` is nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The desk this morning."""

    today: date
    meetings: tuple[MeetingRow, ...]  # the next fourteen days
    due: tuple[Due, ...]
    owed: tuple[Owed, ...]
    waiting: tuple[PackageRow, ...]  # written and not yet fetched
    offers: tuple[HandoverView, ...]
    conflicts: tuple[Conflict, ...]


class TodayUseCases:
    """*I dag*."""

    def __init__(
        self,
        desk: Desk,
        meetings: MeetingUseCases,
        plans: PlanUseCases,
        handovers: HandoverUseCases,
        measures: MeasureUseCases,
        sources: tuple[Callable[[date], Iterable[Due]], ...] = (),
    ) -> None:
        self._desk = desk
        self._meetings = meetings
        self._plans = plans
        self._handovers = handovers
        self._measures = measures
        self._sources = sources

    def look(self, *, days: int = 14) -> Today:
        """Everything for *I dag*; what is due within ``days``, meetings likewise."""
        today = self._desk.today()
        until = today + timedelta(days=days)
        meetings = tuple(
            one
            for one in self._meetings.list(until=until)
            if one.meeting.starts is not None and today <= one.meeting.starts.date()
        )
        with self._desk.looking() as uow:
            waiting = tuple(
                one
                for one in uow.packages()
                if one.direction == "out" and one.state == "written" and one.kind != "receipt"
            )
            conflicts = uow.conflicts()
        owed = self._plans.owed_by_others(until=until)
        return Today(
            today=today,
            meetings=meetings,
            due=self.due(until),
            owed=owed,
            waiting=waiting,
            offers=self._handovers.open_handovers(),
            conflicts=conflicts,
        )

    def due(self, until: date) -> tuple[Due, ...]:
        """Tasks, my agreements, next steps, follow-ups and gaps between measures up to a day, the earliest first.

        Snoozed tasks wait.
        """
        today = self._desk.today()
        found: list[Due] = []
        with self._desk.looking() as uow:
            role = roles_here(uow, self._desk.author.unit)

            def due(kind: DueKind, record: Record, what: str, on: date | None, code: str = "") -> None:
                person = uow.get(YoungPerson, record.person)
                found.append(Due(kind=kind, person=person, record=record.id, what=what, code=code, on=on))

            for task in uow.matching(Task, state=TaskState.OPEN.value, until=("due", until)):
                ended = task.code not in (CALL_OFF, SUPPORT_CAME) and uow.get(YoungPerson, task.person).ended
                if (task.snoozed_to is None or task.snoozed_to <= today) and not ended:
                    due(DueKind.TASK, task, task.what, task.due, task.code)
            for goal in uow.matching(Goal, state=GoalState.OPEN.value, until=("follow_up_on", until)):
                about = uow.get(YoungPerson, goal.person)
                if role(about) != Role.NONE and not about.ended:
                    due(DueKind.FOLLOW_UP, goal, goal.own_words or goal.wording, goal.follow_up_on)
            for version in reviews_due(uow, until):
                if role(uow.get(YoungPerson, version.person)) != Role.NONE:
                    due(DueKind.PLAN_REVIEW, version, "", version.review_on)
            for person in uow.matching(YoungPerson, until=("next_step_on", until)):
                if role(person) != Role.NONE and person.next_step and not person.ended:
                    due(DueKind.NEXT_STEP, person, person.next_step, person.next_step_on)
        for owed in self._plans.my_agreements(until=until):
            found.append(
                Due(
                    kind=DueKind.AGREEMENT,
                    person=owed.person,
                    record=owed.agreement.id,
                    what=owed.agreement.what,
                    code="",
                    on=owed.agreement.due,
                )
            )
        for one in self._measures.open_gaps():
            measure = one.gap.measure
            on = measure.next_on if one.gap.state is Between.AGREED else one.gap.since
            if on is None or on <= until:
                found.append(
                    Due(
                        kind=DueKind.GAP,
                        person=one.person,
                        record=measure.id,
                        what=measure.title,
                        code=one.gap.state.value,
                        on=on,
                    )
                )
        for source in self._sources:
            found += source(until)
        return tuple(sorted(found, key=lambda one: (one.on or date.min, one.record)))
