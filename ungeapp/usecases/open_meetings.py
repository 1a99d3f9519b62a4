"""What one meeting holds: everything its room shows, what keeps it open, what is frozen when it is closed.

Belongs here: gathering it. Does not belong here: what is done to a meeting (``meetings.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ungeapp.domain.formats import (
    AgendaItem,
    MeetingDefinition,
    MeetingFormat,
    OutputDefinition,
    agenda_for,
    missing_for_participants,
    outputs_with_carried,
    read_facts,
)
from ungeapp.domain.meetings import (
    Attendance,
    Fact,
    ItemOutcome,
    Meeting,
    MeetingItem,
    Participant,
    Series,
)
from ungeapp.domain.people import CaseReference, NetworkPerson, Talk, Task, TaskState, YoungPerson
from ungeapp.domain.plans import (
    Agreement,
    Decision,
    Goal,
    Measure,
)
from ungeapp.domain.record import Record
from ungeapp.domain.untouched import untouched
from ungeapp.usecases.agendas import LineStatus, agenda_of
from ungeapp.usecases.courses import (
    answers_of,
    course_of,
    format_followed,
    require_convened_here,
)
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.frozen import canonical
from ungeapp.usecases.ports.rows import Draft
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.previous import PreviousMeeting, previous_of


class Missing(StrEnum):
    """What still keeps a meeting from being closed; the sentence stands in ``wording.py``."""

    ATTENDANCE = "attendance"
    OUTPUT = "output"
    AGREEMENT_OWNER = "agreement-owner"
    AGREEMENT_DUE = "agreement-due"
    OWN_WORDS = "own-words"
    REQUIRED = "required"  # an agenda item that must have an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One open thing, named by code and linked: ``target`` is the id of the record or key of the item it is about."""

    what: Missing
    target: str
    title: str
    blocks: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMeeting:
    """A meeting with everything the room needs."""

    meeting: Meeting
    person: YoungPerson
    format: MeetingFormat
    definition: MeetingDefinition
    agenda: tuple[AgendaItem, ...]
    outputs: tuple[OutputDefinition, ...]
    lines: tuple[LineStatus, ...]  # the agenda beside the format's own items, what was taken off last
    previous: PreviousMeeting | None
    answers: Mapping[str, str]
    participants: tuple[Participant, ...]
    items: Mapping[str, MeetingItem]
    goals: tuple[Goal, ...]
    agreements: tuple[Agreement, ...]
    decisions: tuple[Decision, ...]
    measures: tuple[Measure, ...]
    network: tuple[NetworkPerson, ...]
    cases: tuple[CaseReference, ...]
    tasks: tuple[Task, ...]
    earlier: tuple[Agreement, ...]  # agreements of earlier meetings that are still open
    talks: tuple[Talk, ...]  # the latest first
    next_meeting: Meeting | None
    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]
    untouched: tuple[AgendaItem, ...]  # points of the format nothing was written or made under
    questions_open: frozenset[str]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What must be settled before it can be closed."""
        return tuple(one for one in self.findings if one.blocks)


def open_meeting(desk: Desk, uow: UnitOfWork, id: str) -> OpenMeeting:
    """The meeting ``id`` as it stands now. NotAllowed where its points are told of by another desk that convenes it."""
    meeting = uow.get(Meeting, id)
    series = course_of(uow, meeting)
    format = format_followed(desk, uow, meeting)
    definition = format.meeting(meeting.step)
    answers = answers_of(uow, series)
    facts = read_facts(format, answers)
    agenda = agenda_for(definition, facts)
    items = {one.key: one for one in uow.of(MeetingItem, meeting.person) if one.meeting == id}
    carried = frozenset(one.key for one in items.values() if one.carried_from)
    outputs = outputs_with_carried(format, definition, facts, carried)
    if {*(one.key for one in agenda), *(one.key for one in outputs)} - set(
        items
    ):  # told of by another desk, not what it is about
        require_convened_here(desk, uow, meeting)
    participants = tuple(
        sorted(
            (one for one in uow.of(Participant, meeting.person) if one.meeting == id),
            key=lambda one: (one.order, one.id),
        )
    )
    agreements = uow.of(Agreement, meeting.person)
    mine = tuple(one for one in agreements if one.meeting == id)
    lines = agenda_of(uow, meeting)
    goals, network = uow.of(Goal, meeting.person), uow.of(NetworkPerson, meeting.person)
    decisions = tuple(one for one in uow.of(Decision, meeting.person) if one.meeting == id)
    facts_told = uow.of(Fact, meeting.person)
    typed_in = [id, *(item.id for item in items.values()), *(one.line.id for one in lines)]
    return OpenMeeting(
        meeting=meeting,
        person=uow.get(YoungPerson, meeting.person),
        format=format,
        definition=definition,
        agenda=agenda,
        outputs=outputs,
        lines=lines,
        previous=previous_of(desk, uow, meeting),
        answers=answers,
        participants=participants,
        items=items,
        goals=goals,
        agreements=mine,
        decisions=decisions,
        measures=tuple(one for one in uow.of(Measure, meeting.person) if one.meeting == id),
        network=network,
        cases=uow.of(CaseReference, meeting.person),
        tasks=tuple(one for one in uow.of(Task, meeting.person) if one.state is TaskState.OPEN),
        earlier=tuple(one for one in agreements if one.meeting != id and one.state.value == "open"),
        talks=tuple(reversed(uow.of(Talk, meeting.person))),
        next_meeting=_next(uow, meeting, definition),
        drafts=tuple(one for key in typed_in for one in uow.drafts(key)),
        findings=_findings(definition, participants, items, agenda, outputs, mine),
        untouched=untouched(
            agenda, outputs, meeting, (*items.values(), *mine, *decisions, *goals, *network, *facts_told)
        ),
        questions_open=missing_for_participants(definition, facts),
    )


def _next(uow: UnitOfWork, meeting: Meeting, definition: MeetingDefinition) -> Meeting | None:
    for one in uow.of(Meeting, meeting.person):
        if one.series == meeting.series and one.step == definition.next:
            return one
    return None


def _findings(
    definition: MeetingDefinition,
    participants: tuple[Participant, ...],
    items: Mapping[str, MeetingItem],
    agenda: tuple[AgendaItem, ...],
    outputs: tuple[OutputDefinition, ...],
    agreements: tuple[Agreement, ...],
) -> tuple[Finding, ...]:
    found: list[Finding] = []
    for person in participants:
        if person.attendance is Attendance.UNKNOWN:
            found.append(Finding(what=Missing.ATTENDANCE, target=person.id, title=person.name or person.label))
    for item in agenda:
        if item.required and not (items[item.key].note.strip() if item.key in items else ""):
            found.append(Finding(what=Missing.REQUIRED, target=item.key, title=item.title))
    for output in outputs:
        if items[output.key].outcome is ItemOutcome.OPEN:
            asked = output.names_coordinator  # the question comes when the meeting is closed
            found.append(Finding(what=Missing.OUTPUT, target=output.key, title=output.title, blocks=not asked))
    for agreement in agreements:
        if not agreement.owner.strip():
            found.append(Finding(what=Missing.AGREEMENT_OWNER, target=agreement.id, title=agreement.what))
        if agreement.due is None:
            found.append(Finding(what=Missing.AGREEMENT_DUE, target=agreement.id, title=agreement.what))
    if items and not definition.voice_missing and not any(one.own_words.strip() for one in items.values()):
        found.append(Finding(what=Missing.OWN_WORDS, target=next(iter(items)), title="", blocks=False))
    return tuple(found)


def frozen_meeting(uow: UnitOfWork, closed: Meeting, found: OpenMeeting) -> str:
    """What the minutes of ``closed`` are made of ever after, as text."""
    following: list[Record] = [found.next_meeting] if found.next_meeting else []
    shared = (found.participants, found.goals, found.agreements, found.decisions, found.measures, found.network)
    records: list[Record] = [closed, found.person, *(one for group in shared for one in group), *found.cases]
    facts = [one for one in uow.of(Fact, closed.person) if one.series == closed.series]
    records += [one for one in uow.of(Series, closed.person) if one.id == closed.series and one.new_case]
    records += [*found.items.values(), *(one.line for one in found.lines), *following, *facts]
    return canonical(records)
