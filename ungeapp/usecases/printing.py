"""Papers: who gets what, through the gate, as content for the paper writer; every print is one row in the log.

Belongs here: building the content of letters, minutes, plan, reminder and handover sheet for one recipient.
Does not belong here: layout (``forms``), deciding what may leave (``domain/gate.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from ungeapp.domain.agenda import AgendaLine
from ungeapp.domain.checklists import ChecklistItem
from ungeapp.domain.disclosures import Way
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.formats import (
    AgendaItem,
    MeetingDefinition,
    MeetingFormat,
    MinutesTo,
    agenda_for,
    outputs_with_carried,
    public_title_of,
    read_facts,
)
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind, Released, outside_keys
from ungeapp.domain.handover_sheet import HandoverAnswer
from ungeapp.domain.handovers import Ledger
from ungeapp.domain.lines import listed
from ungeapp.domain.meetings import Attendance, Fact, Meeting, MeetingItem, MeetingState, Participant, Reply, Series
from ungeapp.domain.parts import Part
from ungeapp.domain.people import CaseReference, NetworkKind, NetworkPerson, YoungPerson
from ungeapp.domain.plans import (
    Agreement,
    Goal,
    Measure,
)
from ungeapp.domain.protection import hidden_in
from ungeapp.domain.record import Record
from ungeapp.usecases.closing import letters_may_go
from ungeapp.usecases.conveners import waiting
from ungeapp.usecases.coordination import responsible_word
from ungeapp.usecases.courses import answers_of, course_of, format_of, require_convened_here
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.disclosures import note_disclosure
from ungeapp.usecases.entries import joined_addresses
from ungeapp.usecases.frozen import thaw
from ungeapp.usecases.handovers import HandoverUseCases, HandoverView
from ungeapp.usecases.ledgers import heard
from ungeapp.usecases.minutes_parts import absent_note, lines_of
from ungeapp.usecases.papers import (
    AgreementPaper,
    CasePaper,
    HandoverPaper,
    ItemPaper,
    LegalFramePaper,
    LetterPaper,
    MeasurePaper,
    MinutesPaper,
    NetworkPaper,
    Papers,
    ReminderPaper,
    Sender,
)
from ungeapp.usecases.phone_book import own_absence
from ungeapp.usecases.plan_paper import goal_paper
from ungeapp.usecases.ports import UnitOfWork
from ungeapp.usecases.printed import (
    PrintedPaper,
    is_author,
    objections_in,
    owner_recipient,
    recipient_of_participant,
    with_objections,
    withheld_in,
)
from ungeapp.usecases.releasing import released_to


class PrintUseCases:
    """Everything that becomes paper or a calendar file."""

    def __init__(self, desk: Desk, papers: Papers, handovers: HandoverUseCases) -> None:
        self._desk = desk
        self._papers = papers
        self._handovers = handovers

    def sender(self) -> Sender:
        """This desk as it stands on paper."""
        author = self._desk.author
        return Sender(
            name=author.name,
            unit=self.unit_name(author.unit),
            municipality=self._desk.profile.name,
            phone=author.phone,
        )

    def sender_of_letter(self, uow: UnitOfWork) -> Sender:
        """This desk on a letter: with who stands in, while the caseworker is away or soon will be."""
        absence = own_absence(uow, self._desk)
        if absence is None:
            return self.sender()
        return replace(
            self.sender(),
            stand_in=absence.stand_in,
            stand_in_phone=absence.stand_in_phone,
            away_from=absence.stand_in_from,
            away_to=absence.stand_in_to,
            away_now=absence.stands_in(self._desk.today()),
        )

    def released(
        self, uow: UnitOfWork, content: Iterable[Record], person: YoungPerson, recipient: Recipient, purpose: Purpose
    ) -> Released:
        return released_to(self._desk, uow, content, person, recipient, purpose)

    # letters and calendar ----------------------------------------------------------------------------------------
    def letters(self, meeting: str) -> tuple[PrintedPaper, ...]:
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
                self._note_letter(uow, found, one)
            uow.commit("print")
        return printed

    def letter(self, participant: str) -> PrintedPaper:
        """The letter of one participant."""
        with self._desk.looking() as uow:
            one = uow.get(Participant, participant)
            found = uow.get(Meeting, one.meeting)
            require_convened_here(self._desk, uow, found)
            _require_called(found)
            if one.is_young_person and not letters_may_go(self._desk, uow.get(YoungPerson, found.person)):
                raise NotAllowed("letter-after-death")
            printed = self._letter(uow, found, one)
            self._note_letter(uow, found, printed)
            uow.commit("print")
        return printed

    def _note_letter(self, uow: UnitOfWork, meeting: Meeting, printed: PrintedPaper) -> None:
        uow.note_audit("print-letter", meeting.id, printed.name)
        if printed.released is not None:
            note_disclosure(self._desk, uow, printed.released, Way.LETTER, origin=meeting.id)

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
        released = self.released(uow, content, person, recipient, Purpose.INVITATION)
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
            sender=self.sender_of_letter(uow),
            written_on=desk.today(),
            young_person=person.full_name if told and released.has(Part.IDENTITY) else "",
            agenda=tuple(self._title_of(one, released) for one in agenda) if told else (),
            participants=tuple(
                _called(one, released)
                for one in released.of(Participant)
                if told and one.reply is not Reply.DECLINES and one.id != participant.id
            ),
            gets_minutes=told,
            objections=objections_in(released, person.id),
            legal=_legal_frame(format, released) if told else None,
        )
        number = f"{meeting.id[-6:]}-{participant.order + 1:02}-{participant.id[-4:]}"
        return PrintedPaper(
            name=f"{'indkaldelse' if participant.municipal else 'invitation'}-{number}.pdf",
            content=self._papers.letter(paper),
            recipient=participant.name or participant.label,
            released=released,
        )

    def _title_of(self, item: AgendaItem, released: Released) -> str:
        """What an item is called for this reader: to the young person a format speaks with *du*, to others about them."""
        if item.part is Part.OWN_WORDS and released.recipient.kind is not RecipientKind.YOUNG_PERSON:
            return self._desk.definitions.terms("paper-titles").label(Part.OWN_WORDS.value, self._desk.today())
        return public_title_of(item, _tells(released, item.part))

    def _agenda(
        self, uow: UnitOfWork, meeting: Meeting
    ) -> tuple[MeetingFormat, MeetingDefinition, tuple[AgendaItem, ...]]:
        series = require_convened_here(self._desk, uow, meeting)
        format = format_of(self._desk, uow, meeting.format)
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
        sender = self.sender()
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

    # minutes -----------------------------------------------------------------------------------------------------
    def minutes(self, meeting: str, participant: str | None = None) -> PrintedPaper:
        """The minutes for one participant, or the whole ones for this desk."""
        with self._desk.looking() as uow:
            paper, released = self._minutes(uow, meeting, participant)
            uow.note_audit("print-minutes", meeting, participant or "")
            note_disclosure(self._desk, uow, released, Way.MINUTES, origin=meeting)
            uow.commit("print")
        return PrintedPaper(
            name=f"referat-{meeting[-6:]}{'-' + participant[-4:] if participant else ''}.pdf",
            content=self._papers.minutes(paper),
            recipient=paper.recipient,
            released=released,
        )

    def minutes_for_all(self, meeting: str) -> tuple[PrintedPaper, ...]:
        """One copy for each participant who has a basis; absent externals too (4-4)."""
        with self._desk.looking() as uow:
            found = uow.get(Meeting, meeting)
            course_of(uow, found)
            definition = format_of(self._desk, uow, found.format).meeting(found.step)
            people = _participants_in(self._kept(uow, found))
            ids = [one.id for one in people if self._may_have(uow, found, definition, one)]
        return tuple(self.minutes(meeting, one) for one in ids)

    def journal_text(self, meeting: str) -> str:
        """The whole minutes as text for the records system; the copy is written in the log."""
        with self._desk.looking() as uow:
            paper, _ = self._minutes(uow, meeting, None)
            uow.note_audit("copy-journal", meeting)
            uow.commit("print")
        return self._papers.minutes_text(paper)

    def _may_have(
        self, uow: UnitOfWork, meeting: Meeting, definition: MeetingDefinition, participant: Participant
    ) -> bool:
        if not _on_the_list(definition, participant):
            return False
        person = uow.get(YoungPerson, meeting.person)
        released = self.released(
            uow, [meeting, participant], person, recipient_of_participant(participant), Purpose.MINUTES
        )
        return released.has(Part.MEETINGS)

    def _minutes(self, uow: UnitOfWork, meeting_id: str, participant: str | None) -> tuple[MinutesPaper, Released]:
        live = uow.get(Meeting, meeting_id)
        course_of(uow, live)
        kept = self._kept(uow, live)
        # What was known at the closing decides which points were asked; the answers themselves stand nowhere here.
        answers = {one.key: one.value for one in kept if isinstance(one, Fact) and one.value}
        content = tuple(one for one in kept if not isinstance(one, Fact))
        meeting = next(one for one in content if isinstance(one, Meeting) and one.id == meeting_id)
        person = next(one for one in content if isinstance(one, YoungPerson))
        people = _participants_in(kept)
        if participant is None:
            recipient = Recipient(kind=RecipientKind.OWN_DESK, name=self.sender().unit)
            purpose = Purpose.JOURNAL
        else:
            asked = next((one for one in people if one.id == participant), None)
            if asked is None:
                raise NotAllowed("minutes-no-basis")
            recipient = recipient_of_participant(asked)
            purpose = Purpose.MINUTES
        # The content is frozen; whether the name or the address is protected is asked as it is today.
        content = with_objections(uow, person.id, content)
        released = self.released(uow, content, uow.get(YoungPerson, person.id), recipient, purpose)
        if not released.has(Part.MEETINGS):
            raise NotAllowed("minutes-no-basis")
        return self._minutes_paper(uow, meeting, person, people, recipient, released, answers), released

    def _kept(self, uow: UnitOfWork, meeting: Meeting) -> tuple[Record, ...]:
        """What the minutes are made of: as frozen at the closing, else as it stands now."""
        frozen = [one for one in uow.snapshots(meeting.id) if one.kind == "minutes"]
        if frozen and meeting.state is MeetingState.CLOSED:
            return thaw(frozen[-1].content)
        return self._live(uow, meeting)

    def _live(self, uow: UnitOfWork, meeting: Meeting) -> tuple[Record, ...]:
        keep = (Goal, Measure, NetworkPerson, CaseReference)
        mine = (MeetingItem, Participant, Agreement, AgendaLine)
        records: list[Record] = [uow.get(YoungPerson, meeting.person), meeting]
        for one in uow.everything(meeting.person):
            if one.removed or one.id in (meeting.person, meeting.id):
                continue
            if (
                isinstance(one, keep)
                or (isinstance(one, mine) and one.meeting == meeting.id)
                or (isinstance(one, Meeting | Fact) and one.series == meeting.series)
                or (isinstance(one, Series) and one.id == meeting.series and one.new_case)
            ):
                records.append(one)
        return tuple(records)

    def _minutes_paper(
        self,
        uow: UnitOfWork,
        meeting: Meeting,
        person: YoungPerson,
        people: list[Participant],
        recipient: Recipient,
        released: Released,
        answers: Mapping[str, str],
    ) -> MinutesPaper:
        format = format_of(self._desk, uow, meeting.format)
        definition = format.meeting(meeting.step)
        facts = read_facts(format, answers)
        items = {one.key: one for one in released.of(MeetingItem)}
        rows: list[ItemPaper] = []
        for entry in agenda_for(definition, facts):
            item = items.get(entry.key)
            if item is not None and item.note:
                rows.append(ItemPaper(title=self._title_of(entry, released), note=item.note))
        carried = frozenset(one.key for one in items.values() if one.carried_from)
        for output in outputs_with_carried(format, definition, facts, carried):
            item = items.get(output.key)
            if item is not None and item.outcome.value != "open":
                shown = _tells(released, item.part)
                rows.append(
                    ItemPaper(
                        title=output.title if shown else output.public_title,
                        note=item.note if shown and output.names_coordinator else "",
                        outcome=item.outcome.value,
                        reason=item.reason,
                    )
                )
        rows += lines_of(released, meeting.id)
        following = [
            one for one in released.of(Meeting) if one.id != meeting.id and one.step == (definition.next or "")
        ]
        here = (Attendance.CAME, Attendance.LATE)
        called = {one.id: _called(one, released) for one in released.of(Participant)}
        herself = next((called[one.id] for one in people if one.is_young_person), "")
        measures = tuple(
            self._measure(one) for one in released.of(Measure) if one.meeting == meeting.id and not one.removed
        )
        agreements = [
            (
                one,
                AgreementPaper(
                    what=one.what, owner=_owner(one, person, released, herself), due=one.due, state=one.state.value
                ),
            )
            for one in released.of(Agreement)
            if one.meeting == meeting.id and not one.removed and one.what
        ]
        reader = next((one for one in people if one.id in recipient.keys), None)
        return MinutesPaper(
            title=definition.public_title,
            number=definition.number,
            person=person.full_name if released.has(Part.IDENTITY) else "",
            age=person.age(meeting.starts.date()) if meeting.starts and released.has(Part.IDENTITY) else None,
            starts=meeting.starts or self._desk.now(),
            minutes_long=meeting.minutes_long,
            place=meeting.place
            if recipient.kind is RecipientKind.OWN_DESK
            else hidden_in(meeting.place, uow.get(YoungPerson, person.id), joined_addresses(uow, person.id)),
            leader=meeting.leader,
            minute_taker=meeting.minute_taker,
            present=tuple(called[one.id] for one in people if one.attendance in here),
            absent=tuple((called[one.id], one.attendance.value) for one in people if one.attendance not in here),
            sent_to=tuple(called[one.id] for one in people if self._may_have(uow, meeting, definition, one)),
            own_words=tuple(one.own_words for one in items.values() if one.own_words),
            items=tuple(rows),
            goals=tuple(
                goal_paper(self._desk, one)
                for one in released.of(Goal)
                if one.meeting == meeting.id and not one.removed
            ),
            measures=measures,
            agreements=tuple(paper for _one, paper in agreements),
            network=tuple(
                NetworkPaper(
                    private=one.network is NetworkKind.PRIVATE,
                    name=one.name,
                    relation=one.relation,
                    helps_with=one.helps_with,
                )
                for one in released.of(NetworkPerson)
                if one.name or one.relation
            ),
            cases=tuple(
                CasePaper(authority=one.authority, case_number=one.case_number, worker=one.worker)
                for one in released.of(CaseReference)
                if one.authority
            ),
            next_title=following[0].public_title if following else "",
            next_start=following[0].starts if following else None,
            next_provisional=bool(following) and following[0].state is MeetingState.PROVISIONAL,
            recipient=called[reader.id] if reader is not None else recipient.name,
            sender=self.sender(),
            closed_at=meeting.closed_at,
            withheld=withheld_in(released),
            objections=objections_in(released),
            absent_note=absent_note(reader, measures, agreements),
            legal=_legal_frame(format, released),
        )

    def _measure(self, measure: Measure) -> MeasurePaper:
        return MeasurePaper(
            title=measure.title,
            decided_by=measure.decided_by,
            unit=self.unit_name(measure.unit),
            grant=measure.grant,
            starts_on=measure.starts_on,
            state=measure.state.value,
        )

    # reminder, handover ------------------------------------------------------------------------------------------
    def unit_name(self, key: str) -> str:
        """What a unit is called on paper, whoever reads it: its name alone may tell what somebody comes there for."""
        profile = self._desk.profile
        return profile.unit(key).public_name if key and profile.has_unit(key) else key

    def reminder(self, agreements: tuple[str, ...]) -> PrintedPaper:
        """A friendly reminder of the open agreements of one owner."""
        with self._desk.looking() as uow:
            found = [uow.get(Agreement, one) for one in agreements]
            if not found:
                raise NotAllowed("reminder-empty")
            if len({(one.person, one.owner, one.owner_unit, one.owner_person) for one in found}) > 1:
                raise NotAllowed("reminder-mixed")
            person = uow.get(YoungPerson, found[0].person)
            if person.ended:
                raise NotAllowed("person-ended")
            recipient = owner_recipient(found[0], person)
            content = with_objections(uow, person.id, [person, *found])
            released = self.released(uow, content, person, recipient, Purpose.REMINDER)
            also = joined_addresses(uow, person.id)
            sender = self.sender_of_letter(uow)
            uow.note_audit("print-reminder", person.id)
            note_disclosure(self._desk, uow, released, Way.REMINDER, origin=found[0].id)
            uow.commit("print")
        paper = ReminderPaper(
            recipient=recipient.name,
            agreements=tuple(
                # What somebody promised is theirs: they may be reminded of it in the words they agreed to.
                AgreementPaper(
                    what=hidden_in(one.what, person, also), owner=one.owner, due=one.due, state=one.state.value
                )
                for one in found
            ),
            sender=sender,
            written_on=self._desk.today(),
            young_person=person.full_name if released.has(Part.IDENTITY) else "",
            objections=objections_in(released, person.id),
        )
        return PrintedPaper(
            name=f"paamindelse-{found[0].id[-6:]}.pdf",
            content=self._papers.reminder(paper),
            recipient=recipient.name,
            released=released,
        )

    def handover(self, person: str, *, for_signing: bool = False) -> PrintedPaper:
        """The handover sheet; every role but *responsible* prints that another may be responsible too."""
        view = self._handovers.view(person)
        recipient = _receiver(view) if for_signing else Recipient(kind=RecipientKind.OWN_DESK, name=view.other_name)
        with self._desk.looking() as uow:
            head = uow.audit_head()
            purpose = Purpose.HANDOVER if for_signing else Purpose.JOURNAL
            responsible = view.person.coordinator
            following = [meeting for series, meeting in waiting(uow, person) if series.convener_unit == responsible]
            content = with_objections(uow, person, [view.person, *view.last_answers.values(), *following])
            released = self.released(uow, content, view.person, recipient, purpose)
            if not released.has(Part.IDENTITY):
                raise NotAllowed("handover-no-basis")
            steps = _steps_on(uow, view.ledger)
            uow.note_audit("print-handover", person)
            note_disclosure(self._desk, uow, released, Way.HANDOVER_SHEET)
            uow.commit("print")
        told = {one.key: one.text for one in released.of(HandoverAnswer)}
        suggested = {} if for_signing else view.suggestions
        items = tuple(
            (item, _labelled(item, told.get(item.key) or suggested.get(item.key, "")))
            for _number, item in view.checklist.numbered()
            if released.has(item.part)
        )
        meetings = tuple((one.public_title, one.starts) for one in released.of(Meeting) if one.starts is not None)
        paper = replace(
            self._handover_paper(view, items, steps, f"{head[0]}-{head[1][:12]}", for_signing=for_signing),
            objections=objections_in(released, person),
            next_meetings=meetings if released.has(Part.MEETINGS) else (),
        )
        return PrintedPaper(
            name=f"overlevering-{person[-6:]}.pdf",
            content=self._papers.handover(paper),
            recipient=view.other_name,
            released=released,
        )

    def _handover_paper(
        self,
        view: HandoverView,
        items: tuple[tuple[ChecklistItem, str], ...],
        steps: _Steps,
        audit_head: str,
        *,
        for_signing: bool,
    ) -> HandoverPaper:
        ledger, sender = view.ledger, self.sender()
        here, there = f"{sender.unit}, {sender.name}", self.other_desk(view)
        return HandoverPaper(
            person=view.person.full_name,
            birth_date=view.person.birth_date,
            from_unit=there if view.taking else sender.unit,
            to_name=here if view.taking else there,
            role=ledger.role.value,
            offered_on=steps.offered,
            accepted=steps.accepted,
            confirmed=steps.confirmed,
            closed_on=steps.closed,
            answers=tuple(
                (f"{view.checklist.number_of(item.key)}. {item.title}", text)
                for item, text in items
                if item.part is not Part.OWN_WORDS
            ),
            sender=sender,
            printed_on=self._desk.today(),
            audit_head=audit_head,
            for_signing=for_signing,
            own_words=listed(text for item, text in items if item.part is Part.OWN_WORDS),
            coordinator=", ".join(
                dict.fromkeys(filter(None, (self.unit_name(view.person.coordinator), view.person.coordinator_name)))
            ),
            coordinator_word=responsible_word(self._desk, view.person),
        )

    def other_desk(self, view: HandoverView) -> str:
        """The other desk on paper; of a receiver without UngeApp the name it is known by."""
        if not view.other_person:
            return view.other_name
        return f"{self.unit_name(view.other_unit)}, {view.other_person}"


def _participants_in(kept: Iterable[Record]) -> list[Participant]:
    found = (one for one in kept if isinstance(one, Participant) and not one.removed)
    return sorted(found, key=lambda one: (one.order, one.id))


def _require_called(meeting: Meeting) -> datetime:
    """When it is; NotAllowed unless people were called to it (a cancelled one may still have to be called off)."""
    called = meeting.state in (MeetingState.CALLED, MeetingState.CANCELLED) and meeting.called_on is not None
    if not called or meeting.starts is None:
        raise NotAllowed("meeting-not-called")
    return meeting.starts


def _on_the_list(definition: MeetingDefinition, participant: Participant) -> bool:
    """Whether the format gives this participant the minutes; the young person always."""
    if participant.is_young_person:
        return True
    if participant.attendance in (Attendance.CAME, Attendance.LATE):
        return MinutesTo.PRESENT in definition.minutes_to
    absent = MinutesTo.ABSENT_MUNICIPAL if participant.municipal else MinutesTo.ABSENT_EXTERNAL
    return absent in definition.minutes_to


def _tells(released: Released, part: Part) -> bool:
    """Whether the paper may use titles and roles that tell of ``part``.

    The young person's own copy lies on tables and in bags, so it keeps to the neutral ones although nothing is
    withheld from her.
    """
    return released.recipient.kind is not RecipientKind.YOUNG_PERSON and released.has(part)


def _legal_frame(format: MeetingFormat, released: Released) -> LegalFramePaper | None:
    """The law on paper, for those who may know which series it is: the sentence tells that."""
    if format.legal is None or not _tells(released, format.part):
        return None
    because = next((one.new_case for one in released.of(Series) if one.new_case), "")
    return LegalFramePaper(text=format.legal.text, law=format.legal.law, new_case=because)


def _label(participant: Participant, released: Released) -> str:
    told = participant.label if _tells(released, participant.part) else participant.public_label
    return told or participant.public_label


def _called(participant: Participant, released: Released) -> str:
    """A participant by name and role; where the role would tell too much, by the neutral one.

    The young person's name says enough.
    """
    label = _label(participant, released)
    name = participant.name
    if participant.is_young_person and not released.has(Part.IDENTITY):
        name = ""
    if name and label and label != name and not participant.is_young_person:
        return f"{name} ({label})"
    return name or label


def _addressed(participant: Participant, released: Released) -> str:
    """To whom a letter is: the name, else the role as far as this recipient may be told of it."""
    return participant.name or _label(participant, released)


def _address_protected(participant: Participant, person: YoungPerson, also: tuple[str, ...]) -> bool:
    """Whether the address of this participant is the one that leaves nowhere, however it was typed."""
    hidden = hidden_in(participant.postal_address, person, also) != participant.postal_address
    return person.protected_address and (participant.is_young_person or hidden)


def _owner(agreement: Agreement, person: YoungPerson, released: Released, herself: str) -> str:
    """Who owes it; the young person's name only where it may stand."""
    hers = agreement.owner in (person.full_name, person.given_name)
    return herself if hers and not released.has(Part.IDENTITY) else agreement.owner


def _labelled(item: ChecklistItem, answer: str) -> str:
    """An answer in words: of a choice the option's label."""
    return next((one.label for one in item.options if one.code == answer), answer)


@dataclass(frozen=True, slots=True)
class _Steps:
    """How far the handover that runs, or the last one, has come; empty where it has not."""

    offered: date | None
    accepted: str
    confirmed: str
    closed: date | None


def _steps_on(uow: UnitOfWork, ledger: Ledger) -> _Steps:
    """Once settled the ledger has forgotten who said yes; the sheet has not."""
    number = ledger.number or ledger.epoch

    def kept(step: str) -> str:
        return uow.setting(f"handover/{ledger.person}/{number}/{step}") or ""

    offered, closed = (date.fromisoformat(one) if one else None for one in (kept("offered"), kept("closed")))
    accepted, confirmed = (
        heard(word) if word else kept(step)
        for word, step in ((ledger.acceptance, "accepted"), (ledger.confirmation, "confirmed"))
    )
    return _Steps(offered, accepted, confirmed, closed)


def _receiver(view: HandoverView) -> Recipient:
    """Whoever takes over: another desk by its identity, or a receiver without UngeApp by name."""
    if view.ledger.outside:
        return Recipient(kind=RecipientKind.PROFESSIONAL, name=view.other_name, keys=outside_keys(view.ledger.other))
    keys = frozenset({view.ledger.other, view.other_unit} - {""})
    return Recipient(kind=RecipientKind.UNIT, name=view.other_name, keys=keys)
