"""Where a young person stands: entries of the time line added, corrected and ended, and what follows from them.

Belongs here: recording status entries, the follow-up of a missing exam, the next step after something ended.
Does not belong here: what the entries mean (``domain/status.py``), the code lists (``resources/terms``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.handovers import Role
from ungeapp.domain.ids import derived_id
from ungeapp.domain.people import Task, TaskState, YoungPerson
from ungeapp.domain.status import (
    ASK_HOW,
    CODED,
    PERIODS,
    StatusEnd,
    StatusEntry,
    StatusKind,
    absence_level,
    by_time,
    check_period,
    right_now,
    terms_of,
)
from ungeapp.domain.terms import Term, TermList
from ungeapp.usecases.after_school import AfterSchool, after_school, how_school_ended, schools_to_ask_about, settle
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ledgers import roles_here
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.schooling import told_before
from ungeapp.usecases.today import Due, DueKind

EXAM_MISSING = "exam-missing"
"""The code of the task that a missing exam becomes (3-12)."""
EXAM_DONE = "exam-noted"
_FOLLOW_UP_DAYS = 14  # a habit of this program, no law: until then somebody has looked into it
CAUSES, CLARIFICATION = "status-causes", "status-clarification"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """The line newest first, and what holds today."""

    person: YoungPerson
    entries: tuple[StatusEntry, ...]
    now: tuple[StatusEntry, ...]


class StatusUseCases:
    """Acts on the time line. Each is one transaction and can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def line(self, person: str) -> StatusLine:
        """The whole time line of one young person."""
        with self._desk.looking() as uow:
            entries = uow.of(StatusEntry, person)
            return StatusLine(
                person=uow.get(YoungPerson, person),
                entries=by_time(entries),
                now=self.now(entries),
            )

    def now(self, entries: Iterable[StatusEntry]) -> tuple[StatusEntry, ...]:
        """What holds today; a word of readiness that was abolished since is history."""
        today = self._desk.today()
        words = {one.code for one in self.choices(StatusKind.READINESS, today)}
        found = right_now(entries, today)
        return tuple(one for one in found if one.sort is not StatusKind.READINESS or one.code in words)

    def after_school(self, person: str) -> AfterSchool | None:
        """The time after 9th or 10th grade as it is followed up; None when it is not that time (4-9, 5-08)."""
        with self._desk.looking() as uow:
            return after_school(self._desk, uow.of(StatusEntry, person), uow.of(SupportRole, person))

    def school_asked(self, person: str) -> StatusEntry | None:
        """The school entry of which it must be said how it ended: its last day has passed (D19)."""
        with self._desk.looking() as uow:
            return how_school_ended(self._desk, uow.of(StatusEntry, person))

    def due(self, until: date) -> Iterable[Due]:
        """For *I dag*: of whom it must be said how school ended, in cases this desk has a part in."""
        with self._desk.looking() as uow:
            role = roles_here(uow, self._desk.author.unit)
            return tuple(
                Due(kind=DueKind.SCHOOL, person=person, record=one.id, what=one.title, code=one.code, on=one.to_on)
                for person, one in schools_to_ask_about(self._desk, uow)
                if one.to_on is not None and one.to_on <= until
                if not (person.removed or person.ended) and role(person) != Role.NONE
            )

    def terms(self, sort: StatusKind) -> TermList | None:
        """The dated codes of a kind; None for the functional level, which has none (4-8)."""
        kind = terms_of(sort)
        return self._desk.definitions.terms(kind) if kind else None

    def choices(self, sort: StatusKind, day: date) -> tuple[Term, ...]:
        """The codes there are to choose from for something that began on ``day``."""
        found = self.terms(sort)
        return found.on(day) if found else ()

    def add(
        self, person: str, sort: StatusKind, *, code: str = "", from_on: date | None = None, **more: Any
    ) -> StatusEntry:
        """Add one stretch. Of group and absence level the one before it ends the day before, since only one counts. An
        education told of when the young person was added gets its day, and stands once.

        Invalid("status-no-code") when nothing was chosen, Invalid("status-no-text") for an empty functional level,
        Invalid("status-no-result") for a screening without one.
        """
        desk = self._desk
        self._check(sort, code, str(more.get("text", "")))
        started = from_on or desk.today()
        check_period(started, more.get("to_on"))
        told: dict[str, Any] = {name: one.strip() if isinstance(one, str) else one for name, one in more.items()}
        with desk.acting("status.add") as uow:
            uow.get(YoungPerson, person)
            before = (
                told_before(
                    desk, uow.of(StatusEntry, person), code, started, told.get("to_on"), str(told.get("place", ""))
                )
                if sort is StatusKind.EDUCATION
                else None
            )
            if before is not None:
                entry = replace(before, from_on=started, **{name: one for name, one in told.items() if one})
            else:
                entry = StatusEntry(
                    id=desk.new_id(),
                    person=person,
                    sort=sort,
                    code=code,
                    from_on=started,
                    level=absence_level(code) if sort is StatusKind.ABSENCE else 0,
                    **told,
                )
            if sort in PERIODS and sort not in (StatusKind.EDUCATION, StatusKind.JOB, StatusKind.BENEFIT):
                self._end_earlier(uow, entry)
            uow.put(entry)
            self._follow_up(uow, entry)
        return entry

    def correct(self, entry: str, **fields: Any) -> StatusEntry:
        """Correct what was written; the word before stays in the history."""
        with self._desk.acting("status.change") as uow:
            found = uow.get(StatusEntry, entry)
            changed = replace(found, **fields)
            self._check(changed.sort, changed.code, changed.text)
            check_period(changed.from_on, changed.to_on)
            if changed.sort is StatusKind.ABSENCE:
                changed = replace(changed, level=absence_level(changed.code))
            uow.put(changed)
            self._follow_up(uow, changed)
        return changed

    def end(
        self,
        entry: str,
        on: date,
        how: StatusEnd = StatusEnd.NONE,
        *,
        cause: str = "",
        next_what: str = "",
        next_on: date | None = None,
    ) -> StatusEntry:
        """End a stretch: how, when broken off why, and what is next, which becomes the one next step (1-08, 3-03).

        Invalid("status-no-how") for an education or job without it, Invalid("status-no-cause") for a break-off without.
        """
        with self._desk.acting("status.end") as uow:
            found = uow.get(StatusEntry, entry)
            if found.sort not in PERIODS:
                raise NotAllowed("status-does-not-end")
            if found.sort in ASK_HOW and how is StatusEnd.NONE:
                raise Invalid("status-no-how")
            if how is StatusEnd.BROKEN_OFF and not cause:
                raise Invalid("status-no-cause")
            check_period(found.from_on, on)
            kept = cause if how is StatusEnd.BROKEN_OFF else ""
            ended = replace(found, to_on=on, ended_how=how, cause=kept)
            uow.put(ended)
            self._follow_up(uow, ended)
            if next_what.strip():
                person = uow.get(YoungPerson, found.person)
                uow.put(replace(person, next_step=next_what.strip(), next_step_on=next_on))
        return ended

    def remove(self, entry: str, reason: str) -> None:
        """Take out what should not have been written; it stays in the history."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("status-entry.remove") as uow:
            found = uow.get(StatusEntry, entry)
            uow.put(replace(found, removed=reason.strip()))
            self._follow_up(uow, found)

    # rules that need the desk ------------------------------------------------------------------------------------
    def _check(self, sort: StatusKind, code: str, text: str) -> None:
        if sort in CODED and not code:
            raise Invalid("status-no-code")
        if sort is StatusKind.FUNCTIONING and not text.strip():
            raise Invalid("status-no-text")
        if sort is StatusKind.SCREENING and not text.strip():
            raise Invalid("status-no-result")

    def _end_earlier(self, uow: UnitOfWork, entry: StatusEntry) -> None:
        """A new group or level takes the place of the one that still ran."""
        assert entry.from_on is not None
        before = entry.from_on - timedelta(days=1)
        for one in uow.of(StatusEntry, entry.person):
            running = one.sort is entry.sort and one.to_on is None
            if running and one.from_on is not None and one.from_on <= before:
                uow.put(replace(one, to_on=before, ended_how=StatusEnd.CHANGED))

    def _follow_up(self, uow: UnitOfWork, entry: StatusEntry) -> None:
        """What a word of this kind starts or stops by itself."""
        if entry.sort is StatusKind.EXAM:
            self._follow_up_exam(uow, entry.person)
        elif entry.sort is StatusKind.EDUCATION:
            settle(self._desk, uow, entry.person)

    def _follow_up_exam(self, uow: UnitOfWork, person: str) -> None:
        """A missing exam is followed up until another word is said about it (3-12)."""
        latest = next((one for one in by_time(uow.of(StatusEntry, person)) if one.sort is StatusKind.EXAM), None)
        term = self._desk.definitions.terms(terms_of(StatusKind.EXAM))
        today = self._desk.today()
        told = term.find(latest.code, today) if latest is not None else None
        missing = told is not None and bool(told.follow_up)
        id = derived_id("task", person, EXAM_MISSING)
        known = uow.find(Task, id)
        if missing and (known is None or known.state is not TaskState.OPEN):
            due = today + timedelta(days=_FOLLOW_UP_DAYS)
            uow.put(Task(id=id, person=person, code=EXAM_MISSING, origin=latest.id if latest else "", due=due))
        elif not missing and known is not None and known.state is TaskState.OPEN:
            uow.put(replace(known, state=TaskState.DONE, outcome=EXAM_DONE))
