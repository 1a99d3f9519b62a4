"""The letters of a meeting and its calendar file: called, moved, cancelled.

Belongs here: the content of both for one recipient, through the gate; every print is one row in the log. Does not belong
here: layout (``forms``), deciding what may leave (``domain/gate.py``), calling a meeting (``meetings.py``).
"""

from __future__ import annotations

from datetime import datetime

from ungeapp.domain.called import gets_minutes, has_precedence
from ungeapp.domain.disclosures import Way
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.formats import (
    AgendaItem,
    MeetingDefinition,
    MeetingFormat,
    agenda_for,
    read_facts,
)
from ungeapp.domain.gate import Purpose, Released
from ungeapp.domain.meetings import Meeting, MeetingState, Participant, Reply
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.protection import hidden_in
from ungeapp.usecases.courses import answers_of, format_followed, require_convened_here
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.entries import joined_addresses
from ungeapp.usecases.frozen import thaw
from ungeapp.usecases.letterheads import sender_of, sender_of_letter
from ungeapp.usecases.meeting_papers import called_as, label_for, legal_frame, tells, title_for
from ungeapp.usecases.papers import (
    LetterPaper,
    Papers,
)
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


class LetterUseCases:
    """Letters to those who are called, and the entry for their calendar."""

    def __init__(self, desk: Desk, papers: Papers) -> None:
        self._desk = desk
        self._papers = papers

    def for_all(self, meeting: str) -> tuple[PrintedPaper, ...]:
        """A letter for every other participant: the call, that it moved, or that it is cancelled."""
        with self._desk.looking() as uow:
            found = uow.get(Meeting, meeting)
            require_convened_here(self._desk, uow, found)
            _require_called(found)
            others = [one for one in self._participants(uow, found) if not is_author(one, self._desk.author)]
            if not letters_may_go(self._desk, uow.get(YoungPerson, found.person)):
                others = [one for one in others if not one.is_young_person]
            printed = tuple(self._letter(uow, found, one) for one in others)
            for one in printed:
                uow.note_audit("print-letter", found.id, one.name)
            uow.commit("print")
        return printed

    def one(self, participant: str) -> PrintedPaper:
        """The letter of one participant."""
        with self._desk.looking() as uow:
            one = uow.get(Participant, participant)
            found = uow.get(Meeting, one.meeting)
            require_convened_here(self._desk, uow, found)
            _require_called(found)
            if one.is_young_person and not letters_may_go(self._desk, uow.get(YoungPerson, found.person)):
                raise NotAllowed("letter-after-death")
            printed = self._letter(uow, found, one)
            uow.note_audit("print-letter", found.id, printed.name)
            uow.commit("print")
        return printed

    def _participants(self, uow: UnitOfWork, meeting: Meeting) -> tuple[Participant, ...]:
        found = (one for one in uow.of(Participant, meeting.person) if one.meeting == meeting.id)
        return tuple(sorted(found, key=lambda one: (one.order, one.id)))

    def _letter(self, uow: UnitOfWork, meeting: Meeting, participant: Participant) -> PrintedPaper:
        desk = self._desk
        person = uow.get(YoungPerson, meeting.person)
        also = joined_addresses(uow, person.id)
        format, definition, agenda = self._agenda(uow, meeting)
        recipient = recipient_of_participant(participant)
        content = with_objections(uow, person.id, [meeting, person, *self._participants(uow, meeting)])
        released = released_to(self._desk, uow, content, person, recipient, Purpose.INVITATION)
        told = released.has(Part.MEETINGS)
        calls = [one for one in uow.snapshots(meeting.id) if one.kind == "call"]
        earlier = [one for snapshot in calls[:-1] for one in thaw(snapshot.content) if isinstance(one, Meeting)]
        previous = earlier[-1].starts if earlier else None
        starts = _require_called(meeting)
        cancelled = meeting.state is MeetingState.CANCELLED
        moved = previous is not None and previous != starts
        paper = LetterPaper(
            summons=participant.municipal,
            occasion="cancelled" if cancelled else "moved" if moved else "call",
            recipient=_addressed(participant, released),
            recipient_address="" if _address_protected(participant, person, also) else participant.postal_address,
            to_young_person=participant.is_young_person,
            title=definition.public_title,
            starts=starts,
            minutes_long=meeting.minutes_long,
            place=hidden_in(meeting.place, person, also),
            previous_start=previous if moved and not cancelled else None,
            sender=sender_of_letter(self._desk, uow),
            written_on=desk.today(),
            young_person=person.full_name if told and released.has(Part.IDENTITY) else "",
            agenda=tuple(title_for(self._desk, one, released) for one in agenda) if told else (),
            participants=tuple(
                called_as(one, released)
                for one in released.of(Participant)
                if told and one.reply is not Reply.DECLINES and one.id != participant.id
            ),
            takes_precedence=has_precedence(format, participant) and tells(released, format.part),
            minutes_if_here=told and gets_minutes(definition.minutes_to, participant, here=True),
            minutes_if_absent=told and gets_minutes(definition.minutes_to, participant, here=False),
            objections=objections_in(released, person.id),
            legal=legal_frame(format, released) if told else None,
        )
        number = f"{meeting.id[-6:]}-{participant.order + 1:02}-{participant.id[-4:]}"
        return PrintedPaper(
            name=f"{_file_name(paper)}-{number}.pdf",
            content=self._papers.letter(paper),
            recipient=participant.name or participant.label,
            released=released,
            given=(Given(released=released, way=Way.LETTER, origin=meeting.id),),
        )

    def _agenda(
        self, uow: UnitOfWork, meeting: Meeting
    ) -> tuple[MeetingFormat, MeetingDefinition, tuple[AgendaItem, ...]]:
        series = require_convened_here(self._desk, uow, meeting)
        format = format_followed(self._desk, uow, meeting)
        definition = format.meeting(meeting.step)
        facts = read_facts(format, answers_of(uow, series))
        return format, definition, agenda_for(definition, facts)

    def calendar(self, meeting: str) -> PrintedPaper:
        """The ``.ics`` of a meeting: neutral title, time and place, nothing else."""
        with self._desk.looking() as uow:
            found = uow.get(Meeting, meeting)
            starts = _require_called(found)
            place = hidden_in(found.place, uow.get(YoungPerson, found.person), joined_addresses(uow, found.person))
            uow.note_audit("export-calendar", meeting)
            uow.commit("print")
        sender = sender_of(self._desk)
        content = self._papers.calendar(
            uid=found.id,
            sequence=found.sequence,
            cancelled=found.state is MeetingState.CANCELLED,
            starts=starts,
            minutes_long=found.minutes_long,
            title=found.public_title,
            place=place,
            organizer=sender.unit,
            written_at=self._desk.now(),
        )
        return PrintedPaper(name=f"moede-{found.id[-6:]}-{found.sequence}.ics", content=content, recipient="")


def _require_called(meeting: Meeting) -> datetime:
    """When it is; NotAllowed unless people were called to it (a cancelled one may still have to be called off)."""
    called = meeting.state in (MeetingState.CALLED, MeetingState.CANCELLED) and meeting.called_on is not None
    if not called or meeting.starts is None:
        raise NotAllowed("meeting-not-called")
    return meeting.starts


def _file_name(paper: LetterPaper) -> str:
    """What kind of letter it is, by the name of its file: nobody is sent a call for a meeting that is off."""
    if paper.occasion == "cancelled":
        return "aflysning"
    return "indkaldelse" if paper.summons else "invitation"


def _addressed(participant: Participant, released: Released) -> str:
    """To whom a letter is: the name, else the role as far as this recipient may be told of it."""
    return participant.name or label_for(participant, released)


def _address_protected(participant: Participant, person: YoungPerson, also: tuple[str, ...]) -> bool:
    """Whether the address of this participant is the one that leaves nowhere, however it was typed."""
    hidden = hidden_in(participant.postal_address, person, also) != participant.postal_address
    return person.protected_address and (participant.is_young_person or hidden)
