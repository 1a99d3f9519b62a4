"""The *dagsorden* of a meeting on paper: for whoever chairs it, and for each who comes and may have it.

Belongs here: its content for one reader, through the gate; every print is one row in the log. Does not belong here: the
agenda itself (``agendas.py``), layout (``forms``), what may leave (``domain/gate.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from ungeapp.domain.agenda import AgendaLine, in_order
from ungeapp.domain.disclosures import Way
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.formats import AgendaItem, agenda_for, outputs_with_carried, read_facts
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind, Released
from ungeapp.domain.meetings import Meeting, MeetingItem, MeetingState, Participant, Reply
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.protection import hidden_in
from ungeapp.domain.record import Record
from ungeapp.usecases.agendas import agenda_of
from ungeapp.usecases.courses import answers_of, format_followed, require_convened_here
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.entries import joined_addresses
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.meeting_papers import called_as, participants_in, title_for
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import (
    Given,
    PrintedPaper,
    is_author,
    objections_in,
    recipient_of_participant,
    with_objections,
)
from ungeapp.usecases.releasing import released_to
from ungeapp.usecases.still_there import letters_may_go


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPaper:
    """The agenda as one reader gets it.

    ``stays`` says that it is the copy of whoever chairs. ``outputs`` is what the meeting must reach, ``declined`` who
    sent apologies.
    """

    title: str
    person: str
    starts: datetime | None
    minutes_long: int
    place: str
    leader: str
    coming: tuple[str, ...]
    declined: tuple[str, ...]
    points: tuple[str, ...]
    outputs: tuple[str, ...]
    recipient: str
    sender: Sender
    printed_on: date
    stays: bool = False
    objections: tuple[str, ...] = ()


class AgendaPapers(Protocol):
    """The paper of an agenda."""

    def agenda(self, paper: AgendaPaper) -> bytes: ...


class AgendaPaperUseCases:
    """Agendas on paper, before the meeting and at it."""

    def __init__(self, desk: Desk, papers: AgendaPapers) -> None:
        self._desk = desk
        self._papers = papers

    def readers(self, meeting: str) -> tuple[Participant, ...]:
        """Who may have a copy of their own: those who come and have a basis to know what the meeting is about."""
        with self._desk.looking() as uow:
            found = uow.get(Meeting, meeting)
            people = self._participants(uow, found)
            return tuple(one for one in people if self._may_have(uow, found, one))

    def copy(self, meeting: str, participant: str = "") -> PrintedPaper:
        """The agenda for one participant, or for whoever chairs; NotAllowed once the meeting is over."""
        desk = self._desk
        with desk.looking() as uow:
            found = uow.get(Meeting, meeting)
            if found.state in (MeetingState.CLOSED, MeetingState.CANCELLED):
                raise NotAllowed(f"meeting-{found.state}")
            require_convened_here(desk, uow, found)
            paper, released = self._paper(uow, found, participant)
            uow.note_audit("print-agenda", meeting, participant)
            uow.commit("print")
        return PrintedPaper(
            name=f"dagsorden-{meeting[-6:]}{'-' + participant[-4:] if participant else ''}.pdf",
            content=self._papers.agenda(paper),
            recipient=paper.recipient,
            released=released,
            given=(Given(released=released, way=Way.LETTER, origin=meeting),),
        )

    def _participants(self, uow: UnitOfWork, meeting: Meeting) -> list[Participant]:
        return participants_in(one for one in uow.of(Participant, meeting.person) if one.meeting == meeting.id)

    def _may_have(self, uow: UnitOfWork, meeting: Meeting, participant: Participant) -> bool:
        person = uow.get(YoungPerson, meeting.person)
        if participant.reply is Reply.DECLINES or is_author(participant, self._desk.author):
            return False
        if participant.is_young_person and not letters_may_go(self._desk, person):
            return False
        return self._released(uow, person, recipient_of_participant(participant), [meeting]).has(Part.MEETINGS)

    def _released(
        self, uow: UnitOfWork, person: YoungPerson, recipient: Recipient, content: Iterable[Record]
    ) -> Released:
        return released_to(self._desk, uow, content, person, recipient, Purpose.INVITATION)

    def _paper(self, uow: UnitOfWork, meeting: Meeting, participant: str) -> tuple[AgendaPaper, Released]:
        desk = self._desk
        person = uow.get(YoungPerson, meeting.person)
        people = self._participants(uow, meeting)
        items = [one for one in uow.of(MeetingItem, person.id) if one.meeting == meeting.id]
        lines = [one.line for one in agenda_of(uow, meeting) if not one.line.taken_off]
        if participant:
            reader = next((one for one in people if one.id == participant), None)
            if reader is None or not self._may_have(uow, meeting, reader):
                raise NotAllowed("agenda-no-basis")
            recipient = recipient_of_participant(reader)
        else:
            recipient = Recipient(kind=RecipientKind.OWN_DESK, name=sender_of(desk).unit)
        content = with_objections(uow, person.id, [meeting, person, *people, *lines])
        released = self._released(uow, person, recipient, content)
        format = format_followed(desk, uow, meeting)
        definition = format.meeting(meeting.step)
        facts = read_facts(format, answers_of(uow, require_convened_here(desk, uow, meeting)))
        carried = frozenset(one.key for one in items if one.carried_from)
        told = {one.id: one for one in released.of(Participant)}
        listed = [(one.reply is Reply.DECLINES, _named(told[one.id], released)) for one in people if one.id in told]
        points = [self._title(one, released) for one in agenda_for(definition, facts)]
        points += [one.title for one in in_order(released.of(AgendaLine)) if one.title]
        paper = AgendaPaper(
            title=definition.public_title,
            person=person.full_name if released.has(Part.IDENTITY) else "",
            starts=meeting.starts,
            minutes_long=meeting.minutes_long,
            place=hidden_in(meeting.place, person, joined_addresses(uow, person.id)),
            leader=meeting.leader,
            coming=tuple(name for declines, name in listed if not declines),
            declined=tuple(name for declines, name in listed if declines),
            points=tuple(points),
            outputs=tuple(one.public_title for one in outputs_with_carried(format, definition, facts, carried)),
            recipient=recipient.name,
            sender=sender_of(desk),
            printed_on=desk.today(),
            stays=not participant,
            objections=objections_in(released, person.id),
        )
        return paper, released

    def _title(self, item: AgendaItem, released: Released) -> str:
        """The chair's copy lies on the table, so it keeps to the neutral titles although nothing is withheld here."""
        if _on_the_table(released) and item.part is not Part.OWN_WORDS:
            return item.public_title
        return title_for(self._desk, item, released)


def _on_the_table(released: Released) -> bool:
    return released.recipient.kind is RecipientKind.OWN_DESK


def _named(participant: Participant, released: Released) -> str:
    """By name and role; on the chair's copy the neutral role."""
    neutral = participant.public_label if _on_the_table(released) else ""
    return called_as(replace(participant, label=neutral or participant.label), released)
