"""The young person's own voice: the sheet before a meeting, three questions after it.

Belongs here: writing both, the blank sheet as paper, whom she wants to be there, her answers over time.
Does not belong here: the rules (``domain/voices.py``), the questions (``resources/terms``), the agenda (``agendas.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.gate import Purpose
from ungeapp.domain.meetings import Meeting, MeetingState, Participant
from ungeapp.domain.parts import Part
from ungeapp.domain.people import NetworkKind, NetworkPerson, YoungPerson
from ungeapp.domain.protection import hidden_in
from ungeapp.domain.terms import Term
from ungeapp.domain.voices import VoiceAnswer, VoiceSheet, not_asked_yet, sheet_id, voice_answer_id
from ungeapp.usecases.courses import require_convened_here
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.entries import joined_addresses
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.papers import Papers, VoiceSheetPaper
from ungeapp.usecases.ports.rows import Draft
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import PrintedPaper, young_person_recipient
from ungeapp.usecases.releasing import released_to

QUESTIONS, SCALE = "meeting-questions", "meeting-answers"
"""The term lists: what is asked after a meeting, and the steps of the answer from worst to best."""

_WRITTEN = frozenset({"topics", "wanted_people", "unsaid"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetBefore:
    """The sheet before one meeting, with whom she wants that nobody has put on the list."""

    meeting: Meeting
    person: YoungPerson
    sheet: VoiceSheet
    wanted: tuple[str, ...]
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingVoice:
    """What she answered after one meeting: the code of the answer by the code of the question."""

    meeting: Meeting
    answers: Mapping[str, str]


class VoiceUseCases:
    """Her own words before and after a meeting. Every writing method is one transaction."""

    def __init__(self, desk: Desk, papers: Papers) -> None:
        self._desk = desk
        self._papers = papers

    def name(self, person: str) -> str:
        """What she is called when she is asked."""
        with self._desk.looking() as uow:
            found = uow.get(YoungPerson, person)
        return found.given_name or found.full_name

    # before ------------------------------------------------------------------------------------------------------
    def sheet(self, meeting: str) -> SheetBefore:
        """The sheet, empty while nothing was told."""
        with self._desk.looking() as uow:
            found = uow.get(Meeting, meeting)
            sheet = _sheet(uow, found)
            people = [one for one in uow.of(Participant, found.person) if one.meeting == meeting]
            return SheetBefore(
                meeting=found,
                person=uow.get(YoungPerson, found.person),
                sheet=sheet,
                wanted=not_asked_yet(sheet.people, people),
                drafts=uow.drafts(sheet.id),
            )

    def write_sheet(self, meeting: str, **fields: str) -> None:
        """What she wants to talk about, who should be there, what must not be said; filled in with her or typed in."""
        if not fields.keys() <= _WRITTEN:
            raise Invalid("value-kind")
        with self._desk.acting("voice.write") as uow:
            found = uow.get(Meeting, meeting)
            if found.state in (MeetingState.CLOSED, MeetingState.CANCELLED):
                raise NotAllowed(f"meeting-{found.state}")
            require_convened_here(self._desk, uow, found)
            sheet = _sheet(uow, found)
            uow.put(replace(sheet, told_on=sheet.told_on or self._desk.today(), **fields))
            for name in fields:
                uow.drop_draft(sheet.id, name)

    def invite(self, meeting: str, name: str) -> Participant:
        """Put somebody she wants to be there on the list of participants, as known from the network if they are."""
        with self._desk.acting("participant.add") as uow:
            found = uow.get(Meeting, meeting)
            if found.state in (MeetingState.CLOSED, MeetingState.CANCELLED):
                raise NotAllowed(f"meeting-{found.state}")
            require_convened_here(self._desk, uow, found)
            network = uow.of(NetworkPerson, found.person)
            known = next(
                (one for one in network if name.casefold() in (one.name.casefold(), one.relation.casefold())), None
            )
            private = known is None or known.network is NetworkKind.PRIVATE
            one = Participant(
                id=self._desk.new_id(),
                person=found.person,
                meeting=meeting,
                label=name,
                public_label=name if known is None else known.relation or name,
                name=known.name if known is not None and known.name else name,
                organisation=known.organisation if known is not None else "",
                unit=known.unit if known is not None else "",
                municipal=bool(known is not None and known.unit),
                private=private,
                network_person=known.id if known is not None else "",
                order=100,
            )
            uow.put(one)
        return one

    def blank_sheet(self, meeting: str) -> PrintedPaper:
        """The sheet without any answer, to be filled in by hand: what was told in confidence stands on no paper."""
        desk = self._desk
        with desk.looking() as uow:
            found = uow.get(Meeting, meeting)
            require_convened_here(desk, uow, found)
            person = uow.get(YoungPerson, found.person)
            recipient = young_person_recipient(person)
            released = released_to(desk, uow, [found, person], person, recipient, Purpose.INVITATION)
            place = hidden_in(found.place, person, joined_addresses(uow, person.id))
            uow.note_audit("print-voice-sheet", meeting)
            uow.commit("print")
        shown = released.has(Part.MEETINGS)
        paper = VoiceSheetPaper(
            person=person.given_name or person.full_name,
            title=found.public_title if shown else "",
            starts=found.starts if shown else None,
            place=place if shown else "",
            sender=sender_of(self._desk),
        )
        return PrintedPaper(
            name=f"dit-ark-{found.id[-6:]}.pdf",
            content=self._papers.voice_sheet(paper),
            recipient=recipient.name,
            released=released,
        )

    # after -------------------------------------------------------------------------------------------------------
    def questions(self) -> tuple[Term, ...]:
        """What is asked today."""
        return self._desk.definitions.terms(QUESTIONS).on(self._desk.today())

    def scale(self) -> tuple[Term, ...]:
        """The steps of an answer, from worst to best."""
        return self._desk.definitions.terms(SCALE).on(self._desk.today())

    def answer(self, meeting: str, question: str, answer: str) -> None:
        """Her answer to one question about a meeting that was held; answering again corrects it."""
        if answer and answer not in {one.code for one in self.scale()}:
            raise Invalid("value-kind")
        with self._desk.acting("voice.answer") as uow:
            found = uow.get(Meeting, meeting)
            if found.state is not MeetingState.CLOSED:
                raise NotAllowed("meeting-not-closed")
            uow.put(
                VoiceAnswer(
                    id=voice_answer_id(meeting, question),
                    person=found.person,
                    meeting=meeting,
                    question=question,
                    answer=answer,
                    told_on=self._desk.today(),
                )
            )

    def answers(self, person: str) -> tuple[MeetingVoice, ...]:
        """Her answers meeting by meeting, the oldest first; closed meetings without an answer too."""
        with self._desk.looking() as uow:
            told = [one for one in uow.of(VoiceAnswer, person) if one.answer]
            meetings = [one for one in uow.of(Meeting, person) if one.state is MeetingState.CLOSED and one.starts]
        meetings.sort(key=lambda one: (str(one.starts is None), one.starts))
        return tuple(
            MeetingVoice(
                meeting=meeting, answers={one.question: one.answer for one in told if one.meeting == meeting.id}
            )
            for meeting in meetings
        )


def _sheet(uow: UnitOfWork, meeting: Meeting) -> VoiceSheet:
    id = sheet_id(meeting.id)
    found = uow.find(VoiceSheet, id)
    return found if found and not found.removed else VoiceSheet(id=id, person=meeting.person, meeting=meeting.id)
