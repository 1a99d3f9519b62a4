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
from ungeapp.usecases.everyday import begun_on, end_within
from ungeapp.usecases.ledgers import role_in
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.still_there import REASONS, opened_again, still_there
from ungeapp.usecases.support import ENDS

COURSE_ENDED = "course-ended"
_HANDING_OVER = frozenset({Role.OFFERED, Role.WITHDRAWING, Role.HANDING_OVER, Role.TAKING_OVER, Role.VERIFY})
_OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingView:
    """What ending would stop, counted, and how it stands. ``called`` meetings must still be called off by hand.

    ``support`` are the roles that still run, ``follower`` who follows in everyday life (empty: nobody). For a reason of
    ``ending_support`` they end with the course; for one of ``handing_support`` each goes over to a receiver; else they end
    before it, and of the follower it is said that they go on.
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
    follower: str
    ending_support: frozenset[str]
    handing_support: frozenset[str]


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
            there = still_there(self._desk, uow, found)
            ends = {one.code: end for one in reasons if (end := self._support_end(one)) is not None}
            return ClosingView(
                person=found,
                reasons=reasons,
                courses=sum(1 for one in uow.of(Series, person) if one.state is SeriesState.RUNNING),
                meetings=len(meetings) - called,
                called=called,
                tasks=sum(1 for one in uow.of(Task, person) if one.state is TaskState.OPEN),
                next_step=found.next_step,
                handing_over=self._role(uow, found) in _HANDING_OVER,
                support=there.support,
                follower=there.follower,
                ending_support=frozenset(code for code, end in ends.items() if _lets_go(end)),
                handing_support=frozenset(code for code, end in ends.items() if not _lets_go(end)),
            )

    def reason(self, code: str) -> Term | None:
        """The reason a course ended with, in words."""
        return self._desk.definitions.terms(REASONS).find(code, self._desk.today())

    def end(
        self,
        person: str,
        code: str,
        *,
        on: date | None = None,
        text: str = "",
        receiver: str = "",
        receiver_entry: str = "",
        follower_stays: bool = False,
    ) -> None:
        """End the course with one of the outcomes or a stated reason (1-03); every clock stops in this one transaction.

        Courses of meetings stop, meetings nobody was called to fall away, open tasks are dropped, the next step is
        cleared. What was called becomes the task to call it off: people must be told. Agreements stay as they are and are
        not asked for while the course has ended. Invalid("closing-no-reason"), Invalid("closing-needs-words"),
        NotAllowed("closing-ended-already"), NotAllowed("closing-handover-open") unless nothing can be written any more.

        Nobody is left behind (2-08, 2-18). NotAllowed("closing-support-open") while a support role runs, unless the reason
        itself ends it; one that hands support over, as moving does, ends every role with ``receiver`` (and its entry in
        the phone book) as the one who is there now, or Invalid("closing-receiver"). NotAllowed("closing-everyday-open")
        while somebody follows in everyday life of whom nobody said that they go on (``follower_stays``).
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
            end = self._support_end(told)
            there = still_there(self._desk, uow, found)
            if there.support:
                self._end_support(uow, there.support, end, day, receiver, receiver_entry)
            follower = self._leave_follower(uow, found, there.follower, end, day, stays=follower_stays)
            self._stop(uow, person)
            uow.put(
                replace(
                    found,
                    ended_because=code,
                    ended_on=day,
                    ended_text=text.strip(),
                    ended_follower=follower,
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
            uow.put(opened_again(self._desk, found, because))

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

    def _support_end(self, reason: Term) -> Term | None:
        """The end every support role comes to for ``reason``; None where each is ended by itself."""
        return self._desk.definitions.terms(ENDS).find(reason.ends_support, self._desk.today())

    def _end_support(
        self,
        uow: UnitOfWork,
        support: tuple[SupportRole, ...],
        end: Term | None,
        day: date,
        receiver: str,
        receiver_entry: str,
    ) -> None:
        if end is None:
            raise NotAllowed("closing-support-open")
        if _lets_go(end):
            receiver = receiver_entry = ""
        elif not receiver.strip():
            raise Invalid("closing-receiver")
        for one in support:
            on = max(day, one.from_on or day)
            uow.put(ended(one, reason=end, on=on, successor=receiver, successor_entry=receiver_entry))

    def _leave_follower(
        self, uow: UnitOfWork, person: YoungPerson, follower: str, end: Term | None, day: date, *, stays: bool
    ) -> str:
        """Who goes on following in everyday life after the course; after a death nobody."""
        if not follower:
            return ""
        if end is not None and _lets_go(end):
            begun = begun_on(self._desk, uow, person) or day
            end_within(self._desk, uow, person, end, max(min(day, self._desk.today()), begun))
            return ""
        if not stays:
            raise NotAllowed("closing-everyday-open")
        return follower

    def _role(self, uow: UnitOfWork, person: YoungPerson) -> str:
        return role_in(uow.ledger(person.id), person, self._desk.author.unit)


def _lets_go(end: Term) -> bool:
    """Whether nobody else must be there after this end of a support."""
    return end.needs_successor is False
