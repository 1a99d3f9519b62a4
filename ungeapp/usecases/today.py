"""What needs me now: meetings, what is due, what others owe, files waiting, handovers open.

Belongs here: gathering that from the store, nothing else.
Does not belong here: acting on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ungeapp.domain.people import Task, TaskState, YoungPerson
from ungeapp.domain.plans import Goal, GoalState
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.handovers import HandoverUseCases, HandoverView
from ungeapp.usecases.meetings import MeetingRow, MeetingUseCases
from ungeapp.usecases.plans import Owed, PlanUseCases
from ungeapp.usecases.ports import Conflict, PackageRow


class DueKind(StrEnum):
    """Where a thing that is due comes from."""

    TASK = "task"
    AGREEMENT = "agreement"
    NEXT_STEP = "next-step"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing that needs me: what, about whom, by when, and the record to open."""

    kind: DueKind
    person: YoungPerson
    record: str
    what: str
    code: str
    on: date | None


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

    def __init__(self, desk: Desk, meetings: MeetingUseCases, plans: PlanUseCases, handovers: HandoverUseCases) -> None:
        self._desk = desk
        self._meetings = meetings
        self._plans = plans
        self._handovers = handovers

    def look(self, *, days: int = 14) -> Today:
        """Everything for *I dag*; what is due within ``days``, meetings likewise."""
        today = self._desk.today()
        until = today + timedelta(days=days)
        meetings = tuple(
            one
            for one in self._meetings.list()
            if one.meeting.starts is not None and today <= one.meeting.starts.date() <= until
        )
        with self._desk.looking() as uow:
            waiting = tuple(
                one
                for one in uow.packages()
                if one.direction == "out" and one.state == "written" and one.kind != "receipt"
            )
            conflicts = uow.conflicts()
        owed = tuple(one for one in self._plans.owed_by_others() if one.agreement.due and one.agreement.due <= until)
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
        """Tasks, my agreements, next steps and follow-ups up to a day, the earliest first; snoozed ones wait."""
        today = self._desk.today()
        found: list[Due] = []
        with self._desk.looking() as uow:
            for task in uow.all(Task):
                snoozed = task.snoozed_to is not None and task.snoozed_to > today
                if task.state is TaskState.OPEN and not snoozed and (task.due is None or task.due <= until):
                    person = uow.get(YoungPerson, task.person)
                    found.append(
                        Due(
                            kind=DueKind.TASK,
                            person=person,
                            record=task.id,
                            what=task.what,
                            code=task.code,
                            on=task.due,
                        )
                    )
            for goal in uow.all(Goal):
                if goal.state is GoalState.OPEN and goal.follow_up_on is not None and goal.follow_up_on <= until:
                    found.append(
                        Due(
                            kind=DueKind.FOLLOW_UP,
                            person=uow.get(YoungPerson, goal.person),
                            record=goal.id,
                            what=goal.own_words or goal.wording,
                            code="",
                            on=goal.follow_up_on,
                        )
                    )
            for row in uow.people("", 10_000, 0):
                mine = row.role != "none"
                if mine and row.next_step and row.next_step_on is not None and row.next_step_on <= until:
                    found.append(
                        Due(
                            kind=DueKind.NEXT_STEP,
                            person=uow.get(YoungPerson, row.id),
                            record=row.id,
                            what=row.next_step,
                            code="",
                            on=row.next_step_on,
                        )
                    )
        for owed in self._plans.my_agreements():
            if owed.agreement.due is not None and owed.agreement.due <= until:
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
        return tuple(sorted(found, key=lambda one: (one.on or date.min, one.record)))
