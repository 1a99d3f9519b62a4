"""Moving on: ending a course kindly with one action, and opening it again.

Belongs here: what ending does to clocks, meetings and tasks, and undoing it later.
Does not belong here: which reasons there are (``resources/terms/closing-reasons``), handing over (``handovers.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.handovers import Role
from ungeapp.domain.meetings import Meeting, MeetingState, Series, SeriesState
from ungeapp.domain.people import Task, TaskState, YoungPerson
from ungeapp.domain.support_roles import ended
from ungeapp.domain.terms import Term
from ungeapp.usecases.courses import CALL_OFF, CourseUseCases
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ledgers import role_in
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.support import ENDS

REASONS = "closing-reasons"
COURSE_ENDED = "course-ended"
_HANDING_OVER = frozenset({Role.OFFERED, Role.WITHDRAWING, Role.HANDING_OVER, Role.TAKING_OVER, Role.VERIFY})
_OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingView:
    """What ending would stop, counted, and how it stands. ``called`` meetings must still be called off by hand.

    ``support`` are the roles that still run; they end with the course for a reason of ``ending_support``, else before it.
    """

    person: YoungPerson
    reasons: tuple[Term, ...]
    courses: int
    meetings: int
    called: int
    tasks: int
    next_step: str
    handing_over: bool
    support: tuple[SupportRole, ...]
    ending_support: frozenset[str]


class ClosingUseCases:
    """Ends and reopens the course of a young person at this desk."""

    def __init__(self, desk: Desk, courses: CourseUseCases) -> None:
        self._desk = desk
        self._courses = courses

    def view(self, person: str) -> ClosingView:
        """What would happen."""
        with self._desk.looking() as uow:
            found = uow.get(YoungPerson, person)
            meetings = [one for one in uow.of(Meeting, person) if one.state not in _OVER]
            called = sum(1 for one in meetings if one.state is MeetingState.CALLED)
            reasons = self._desk.definitions.terms(REASONS).on(self._desk.today())
            return ClosingView(
                person=found,
                reasons=reasons,
                courses=sum(1 for one in uow.of(Series, person) if one.state is SeriesState.RUNNING),
                meetings=len(meetings) - called,
                called=called,
                tasks=sum(1 for one in uow.of(Task, person) if one.state is TaskState.OPEN),
                next_step=found.next_step,
                handing_over=self._role(uow, found) in _HANDING_OVER,
                support=self._open_support(uow, found),
                ending_support=frozenset(one.code for one in reasons if self._support_end(one) is not None),
            )

    def reason(self, code: str) -> Term | None:
        """The reason a course ended with, in words."""
        return self._desk.definitions.terms(REASONS).find(code, self._desk.today())

    def end(self, person: str, code: str, *, on: date | None = None, text: str = "") -> None:
        """End the course with one of the outcomes or a stated reason (1-03); every clock stops in this one transaction.

        Courses of meetings stop, meetings nobody was called to fall away, open tasks are dropped, the next step is
        cleared. What was called becomes the task to call it off: people must be told. Agreements stay as they are and are
        not asked for while the course has ended. Invalid("closing-no-reason"), Invalid("closing-needs-words"),
        NotAllowed("closing-ended-already"), NotAllowed("closing-handover-open") unless nothing can be written any more.
        NotAllowed("closing-support-open") while a support role runs (2-08, 2-18), unless the reason itself ends it.
        """
        told = self.reason(code) if code else None
        if told is None or not told.valid_on(self._desk.today()):
            raise Invalid("closing-no-reason")
        if told.needs_text and not text.strip():
            raise Invalid("closing-needs-words")
        with self._desk.acting("closing.end") as uow:
            found = uow.get(YoungPerson, person)
            if found.ended:
                raise NotAllowed("closing-ended-already")
            if told.letters is not False and self._role(uow, found) in _HANDING_OVER:
                raise NotAllowed("closing-handover-open")
            day = on or self._desk.today()
            self._end_support(uow, found, self._support_end(told), day)
            self._stop(uow, person)
            uow.put(
                replace(
                    found,
                    ended_because=code,
                    ended_on=day,
                    ended_text=text.strip(),
                    next_step="",
                    next_step_on=None,
                    reopened_on=None,
                    reopened_because="",
                )
            )

    def reopen(self, person: str, because: str) -> None:
        """Take the young person up again, today and for a reason. Nothing that was stopped starts by itself."""
        if not because.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("closing.reopen") as uow:
            found = uow.get(YoungPerson, person)
            if not found.ended:
                raise NotAllowed("closing-not-ended")
            uow.put(
                replace(
                    found,
                    ended_because="",
                    ended_on=None,
                    ended_text="",
                    reopened_on=self._desk.today(),
                    reopened_because=because.strip(),
                )
            )

    def _stop(self, uow: UnitOfWork, person: str) -> None:
        for series in uow.of(Series, person):
            if series.state is SeriesState.RUNNING:
                self._courses.stop_within(uow, series, COURSE_ENDED)
        for meeting in uow.of(Meeting, person):
            if meeting.state in (MeetingState.PROVISIONAL, MeetingState.PLANNED):
                uow.put(replace(meeting, state=MeetingState.CANCELLED, state_reason=COURSE_ENDED))
        for task in uow.of(Task, person):
            if task.state is TaskState.OPEN and task.code != CALL_OFF:
                uow.put(replace(task, state=TaskState.DROPPED, outcome=COURSE_ENDED))

    def _open_support(self, uow: UnitOfWork, person: YoungPerson) -> tuple[SupportRole, ...]:
        """The roles that run and are this desk's to end: those of a case another desk is responsible for are that one's,
        but for what was noted here and never handed over."""
        running = tuple(one for one in uow.of(SupportRole, person.id) if one.ended_on is None)
        if self._role(uow, person) != Role.NONE:
            return running
        if uow.ledger(person.id) is not None:
            return ()
        return tuple(one for one in running if not uow.record_history(one.id)[-1].imported)

    def _support_end(self, reason: Term) -> Term | None:
        """The end every support role comes to for ``reason``; None where each is ended by itself."""
        found = self._desk.definitions.terms(ENDS).find(reason.ends_support, self._desk.today())
        return found if found is not None and found.needs_successor is False else None

    def _end_support(self, uow: UnitOfWork, person: YoungPerson, end: Term | None, day: date) -> None:
        for one in self._open_support(uow, person):
            if end is None:
                raise NotAllowed("closing-support-open")
            uow.put(ended(one, reason=end, on=max(day, one.from_on or day)))

    def _role(self, uow: UnitOfWork, person: YoungPerson) -> str:
        return role_in(uow.ledger(person.id), person, self._desk.author.unit)


def letters_may_go(desk: Desk, person: YoungPerson) -> bool:
    """Whether anything may still be written to the young person: never after a death."""
    if not person.ended:
        return True
    told = desk.definitions.terms(REASONS).find(person.ended_because, desk.today())
    return told is None or told.letters is not False
