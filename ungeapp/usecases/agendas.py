"""A meeting's agenda beside the format's own items: proposed, taken off and brought back, answered, carried over.

Belongs here: the acts on agenda lines, and what a proposal is made of. Does not belong here: the rules
(``domain/agenda.py``), the format's items (``meetings.py``), the meeting before as it is shown (``previous.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from ungeapp.domain.agenda import (
    AgendaLine,
    Before,
    LineOutcome,
    LineSource,
    Proposal,
    agenda_lines,
    line_id,
    noted_since,
    propose_agenda,
    settled,
)
from ungeapp.domain.errors import Invalid, NotAllowed, NotFound
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Contact
from ungeapp.domain.plans import (
    NOT_RATED,
    Agreement,
    Goal,
    GoalRating,
    GoalStep,
    Measure,
    PlanEvent,
    StepState,
)
from ungeapp.domain.record import Record
from ungeapp.domain.status import StatusEntry
from ungeapp.domain.voices import VoiceSheet, sheet_id
from ungeapp.usecases.courses import require_convened_here
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork

_WRITE = "agenda.write"
_HISTORY = 2000
"""How far back changes are looked for: what is older has surely been talked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineStatus:
    """One line with what is known of it today: the agreement or goal it is about, and what was noted since last time."""

    line: AgendaLine
    agreement: Agreement | None = None
    goal: Goal | None = None
    contacts: tuple[Contact, ...] = ()
    ratings: tuple[GoalRating, ...] = ()
    steps: tuple[GoalStep, ...] = ()

    @property
    def noted(self) -> bool:
        """Whether its status is half written already."""
        return bool(self.contacts or self.ratings or self.steps)


class AgendaUseCases:
    """Acts on the agenda of one meeting. A proposal becomes a record when something is done with it, or at the call."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def look(self, meeting: str) -> tuple[LineStatus, ...]:
        """The lines of the agenda in their order, what was taken off last; a meeting that is over proposes nothing."""
        with self._desk.looking() as uow:
            return agenda_of(uow, uow.get(Meeting, meeting))

    def keep(self, meeting: str) -> None:
        """The room is opened: what is proposed now stays on the agenda whatever is ticked or rated meanwhile."""
        with self._desk.looking() as uow:
            found = uow.get(Meeting, meeting)
            waiting = [one.line for one in agenda_of(uow, found) if uow.find(AgendaLine, one.line.id) is None]
        if waiting:
            with self._desk.acting("agenda.keep") as uow:
                _open_meeting(self._desk, uow, meeting)
                for line in waiting:
                    uow.put(line)

    def take_off(self, meeting: str, line: str) -> None:
        """This need not be talked about; it can be brought back."""
        self._change(meeting, line, "agenda.take-off", lambda one: replace(one, taken_off=True))

    def bring_back(self, meeting: str, line: str) -> None:
        """It stands on the agenda after all."""
        self._change(meeting, line, "agenda.bring-back", lambda one: replace(one, taken_off=False))

    def add(self, meeting: str, title: str, *, recurring: bool = False) -> AgendaLine:
        """A line of one's own."""
        if not title.strip():
            raise Invalid("agenda-line-empty")
        with self._desk.acting("agenda.add") as uow:
            found = _open_meeting(self._desk, uow, meeting)
            root = self._desk.new_id()
            line = AgendaLine(
                id=line_id(meeting, root),
                person=found.person,
                meeting=meeting,
                refers_to=root,
                title=title.strip(),
                recurring=recurring,
            )
            uow.put(line)
        return line

    def repeat(self, meeting: str, line: str, *, recurring: bool) -> None:
        """Propose the line at every meeting, or no longer."""
        self._change(meeting, line, "agenda.repeat", lambda one: replace(one, recurring=recurring))

    def answer(self, meeting: str, line: str, *, discussed: bool) -> None:
        """It was talked about; or there was no time for it, and it is proposed again next time."""
        outcome = LineOutcome.DISCUSSED if discussed else LineOutcome.NOT_REACHED
        self._change(meeting, line, "agenda.answer", lambda one: replace(one, outcome=outcome, taken_off=False))

    def write(self, meeting: str, line: str, note: str) -> None:
        """The note under a line; a waiting draft of it is done with."""
        self._change(meeting, line, _WRITE, lambda one: replace(one, note=note, taken_off=False))

    def _change(self, meeting: str, line: str, intention: str, change: Callable[[AgendaLine], AgendaLine]) -> None:
        with self._desk.acting(intention) as uow:
            found = _open_meeting(self._desk, uow, meeting)
            uow.put(change(line_of(uow, found, line)))
            if intention == _WRITE:
                uow.drop_draft(line, "note")


def _open_meeting(desk: Desk, uow: UnitOfWork, id: str) -> Meeting:
    found = uow.get(Meeting, id)
    if found.state is MeetingState.CLOSED:
        raise NotAllowed("meeting-closed")
    if found.state is MeetingState.CANCELLED:
        raise NotAllowed("meeting-cancelled")
    require_convened_here(desk, uow, found)
    return found


def line_of(uow: UnitOfWork, meeting: Meeting, id: str) -> AgendaLine:
    """One line, on record or proposed; NotFound when it is neither."""
    found = next((one.line for one in agenda_of(uow, meeting) if one.line.id == id), None)
    if found is None:
        raise NotFound
    return found


def agenda_of(uow: UnitOfWork, meeting: Meeting) -> tuple[LineStatus, ...]:
    """The agenda of ``meeting`` as it stands now."""
    person = meeting.person
    kept = [one for one in uow.of(AgendaLine, person) if one.meeting == meeting.id]
    over = meeting.state in (MeetingState.CLOSED, MeetingState.CANCELLED)
    before = known_before(uow, meeting)
    lines = agenda_lines(meeting.id, person, kept, () if over else propose_agenda(before))
    contacts = uow.of(Contact, person)
    agreements = {one.id: one for one in uow.of(Agreement, person)}
    goals = {one.id: one for one in before.goals}

    def status(line: AgendaLine) -> LineStatus:
        goal = goals.get(line.refers_to)
        agreement = agreements.get(line.refers_to)
        topic = goal.id if goal else agreement.goal if agreement else ""
        return LineStatus(
            line=line,
            agreement=agreement,
            goal=goal,
            contacts=noted_since(contacts, f"goal:{topic}", before.since) if topic else (),
            ratings=_ratings(before, goal),
            steps=_steps(before, goal),
        )

    return tuple(status(one) for one in lines)


def _ratings(before: Before, goal: Goal | None) -> tuple[GoalRating, ...]:
    since = before.since.date() if before.since else date.min
    found = (one for one in before.ratings if goal is not None and one.goal == goal.id)
    said = (one for one in found if one.rating != NOT_RATED or one.own_words or one.comment or one.status)
    return tuple(one for one in said if one.on is not None and one.on > since)


def _steps(before: Before, goal: Goal | None) -> tuple[GoalStep, ...]:
    since = before.since.date() if before.since else date.min
    return tuple(
        one
        for one in before.steps
        if goal is not None
        and one.goal == goal.id
        and one.state is StepState.DONE
        and one.done_on is not None
        and one.done_on > since
    )


def meetings_before(uow: UnitOfWork, meeting: Meeting) -> tuple[Meeting, ...]:
    """The person's closed meetings before this one, the oldest first."""
    closed = [
        one
        for one in uow.of(Meeting, meeting.person)
        if one.id != meeting.id and one.state is MeetingState.CLOSED and one.closed_at is not None
    ]
    if meeting.closed_at is not None:
        closed = [one for one in closed if one.closed_at is not None and one.closed_at < meeting.closed_at]
    return tuple(sorted(closed, key=lambda one: (str(one.closed_at is None), one.closed_at)))


def known_before(uow: UnitOfWork, meeting: Meeting) -> Before:
    """Everything an agenda is proposed from."""
    person = meeting.person
    earlier = meetings_before(uow, meeting)
    order = {one.id: number for number, one in enumerate(earlier)}
    lines = sorted(
        (one for one in uow.of(AgendaLine, person) if one.meeting in order), key=lambda one: order[one.meeting]
    )
    sheet = uow.find(VoiceSheet, sheet_id(meeting.id))
    since = earlier[-1].closed_at if earlier else None
    own = [one for one in uow.of(Agreement, person) if one.meeting != meeting.id]
    return Before(
        since=since,
        wishes=sheet.wishes if sheet is not None and not sheet.removed else (),
        lines=tuple(lines),
        agreements=tuple(own),
        goals=tuple(one for one in uow.of(Goal, person) if one.meeting != meeting.id),
        steps=uow.of(GoalStep, person),
        ratings=uow.of(GoalRating, person),
        changes=_worth_a_line(uow, person),
        changed=_changed(uow, person) if since is not None else {},
    )


def _changed(uow: UnitOfWork, person: str) -> dict[str, datetime]:
    """When each record last changed; what was taken back does not count."""
    found: dict[str, datetime] = {}
    for one in uow.history(person, _HISTORY):
        at = datetime.fromisoformat(one.version.at)
        if not one.undone and (one.record not in found or at > found[one.record]):
            found[one.record] = at
    return found


def _worth_a_line(uow: UnitOfWork, person: str) -> tuple[Proposal, ...]:
    """Records whose change everybody at the table should hear of: status, measures, events, who supports."""

    def told(records: Iterable[Record], title: Callable[[Any], str]) -> list[Proposal]:
        return [
            Proposal(source=LineSource.CHANGE, refers_to=one.id, title=title(one), part=one.record_part)
            for one in records
            if title(one) and not one.removed
        ]

    return (
        *told(uow.of(StatusEntry, person), lambda one: ", ".join(part for part in (one.title, one.place) if part)),
        *told(uow.of(Measure, person), lambda one: one.title),
        *told(uow.of(PlanEvent, person), lambda one: one.text),
        *told(uow.of(SupportRole, person), lambda one: one.name),
    )


def keep_agenda(uow: UnitOfWork, meeting: Meeting) -> None:
    """The agenda people are called to: every line that was not taken off becomes part of the meeting."""
    for one in agenda_of(uow, meeting):
        if not one.line.taken_off:
            uow.put(one.line)


def settle_agenda(uow: UnitOfWork, meeting: Meeting) -> tuple[AgendaLine, ...]:
    """At the closing every line is talked about or not reached; the lines as they are from now on."""
    about = {one.item for one in uow.of(Agreement, meeting.person) if one.meeting == meeting.id}
    found: list[AgendaLine] = []
    for one in agenda_of(uow, meeting):
        if one.line.taken_off:
            continue
        kept = one.agreement is not None and one.agreement.state.value != "open"
        found.append(settled(one.line, dealt_with=one.line.id in about or kept))
        uow.put(found[-1])
    return tuple(found)


def made_under(uow: UnitOfWork, line: str) -> tuple[Part | None, str]:
    """What something agreed under a line belongs to: the line's part, and the goal it is about if it is one.

    None and "" when ``line`` names no line (but an item of the format, or nothing).
    """
    found = uow.find(AgendaLine, line) if line else None
    if found is None:
        return None, ""
    goal = uow.find(Goal, found.refers_to)
    return found.part, goal.id if goal is not None else ""
