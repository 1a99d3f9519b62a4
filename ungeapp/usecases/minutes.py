"""The minutes of a meeting, for each who may have them and for the records system.

Belongs here: their content for one reader, through the gate; every print is one row in the log. Does not belong here:
layout (``forms``), deciding what may leave (``domain/gate.py``), freezing them (``meetings.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ungeapp.domain.agenda import AgendaLine
from ungeapp.domain.called import gets_minutes, was_here
from ungeapp.domain.disclosures import Way
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.formats import (
    MeetingDefinition,
    agenda_for,
    outputs_with_carried,
    read_facts,
)
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind, Released
from ungeapp.domain.meetings import Fact, ItemOutcome, Meeting, MeetingItem, MeetingState, Participant, Series
from ungeapp.domain.parts import Part
from ungeapp.domain.people import CaseReference, NetworkKind, NetworkPerson, YoungPerson
from ungeapp.domain.plans import (
    Agreement,
    Decision,
    Goal,
    Measure,
)
from ungeapp.domain.protection import hidden_in
from ungeapp.domain.record import Record
from ungeapp.domain.untouched import untouched
from ungeapp.usecases.courses import course_of, format_followed
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.entries import joined_addresses
from ungeapp.usecases.frozen import thaw
from ungeapp.usecases.letterheads import sender_of, unit_name
from ungeapp.usecases.meeting_papers import called_as, legal_frame, participants_in, tells, title_for
from ungeapp.usecases.minutes_parts import absent_note, lines_of, not_reached_of, talked_of
from ungeapp.usecases.papers import (
    AgreementPaper,
    CasePaper,
    ItemPaper,
    MeasurePaper,
    MinutesPaper,
    NetworkPaper,
    Papers,
)
from ungeapp.usecases.plan_paper import goal_paper
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import (
    Given,
    PrintedPaper,
    objections_in,
    recipient_of_participant,
    with_objections,
    withheld_in,
)
from ungeapp.usecases.releasing import released_to


class MinutesUseCases:
    """Minutes on paper and as text."""

    def __init__(self, desk: Desk, papers: Papers) -> None:
        self._desk = desk
        self._papers = papers

    def copy(self, meeting: str, participant: str | None = None) -> PrintedPaper:
        """The minutes for one participant, or the whole ones for this desk."""
        with self._desk.looking() as uow:
            paper, released = self._minutes(uow, meeting, participant)
            uow.note_audit("print-minutes", meeting, participant or "")
            uow.commit("print")
        return PrintedPaper(
            name=f"referat-{meeting[-6:]}{'-' + participant[-4:] if participant else ''}.pdf",
            content=self._papers.minutes(paper),
            recipient=paper.recipient,
            released=released,
            given=(Given(released=released, way=Way.MINUTES, origin=meeting),),
        )

    def for_all(self, meeting: str) -> tuple[PrintedPaper, ...]:
        """One copy for each participant who has a basis; absent externals too (4-4)."""
        with self._desk.looking() as uow:
            found = uow.get(Meeting, meeting)
            course_of(uow, found)
            definition = format_followed(self._desk, uow, found).meeting(found.step)
            people = participants_in(self._kept(uow, found))
            ids = [one.id for one in people if self._may_have(uow, found, definition, one)]
        return tuple(self.copy(meeting, one) for one in ids)

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
        if not gets_minutes(definition.minutes_to, participant, here=was_here(participant)):
            return False
        person = uow.get(YoungPerson, meeting.person)
        released = released_to(
            self._desk, uow, [meeting, participant], person, recipient_of_participant(participant), Purpose.MINUTES
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
        people = participants_in(kept)
        if participant is None:
            recipient = Recipient(kind=RecipientKind.OWN_DESK, name=sender_of(self._desk).unit)
            purpose = Purpose.JOURNAL
        else:
            asked = next((one for one in people if one.id == participant), None)
            if asked is None:
                raise NotAllowed("minutes-no-basis")
            recipient = recipient_of_participant(asked)
            purpose = Purpose.MINUTES
        # The content is frozen; whether the name or the address is protected is asked as it is today.
        content = with_objections(uow, person.id, content)
        released = released_to(self._desk, uow, content, uow.get(YoungPerson, person.id), recipient, purpose)
        if not released.has(Part.MEETINGS):
            raise NotAllowed("minutes-no-basis")
        return self._minutes_paper(uow, meeting, person, people, recipient, released, answers, kept), released

    def _kept(self, uow: UnitOfWork, meeting: Meeting) -> tuple[Record, ...]:
        """What the minutes are made of: as frozen at the closing, else as it stands now."""
        frozen = [one for one in uow.snapshots(meeting.id) if one.kind == "minutes"]
        if frozen and meeting.state is MeetingState.CLOSED:
            return thaw(frozen[-1].content)
        return self._live(uow, meeting)

    def _live(self, uow: UnitOfWork, meeting: Meeting) -> tuple[Record, ...]:
        keep = (Goal, Measure, NetworkPerson, CaseReference)
        mine = (MeetingItem, Participant, Agreement, Decision, AgendaLine)
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
        kept: Sequence[Record],
    ) -> MinutesPaper:
        format = format_followed(self._desk, uow, meeting)
        definition = format.meeting(meeting.step)
        facts = read_facts(format, answers)
        items = {one.key: one for one in released.of(MeetingItem)}
        rows: list[ItemPaper] = []
        agenda = agenda_for(definition, facts)
        for entry in agenda:
            item = items.get(entry.key)
            if item is not None and item.note:
                rows.append(ItemPaper(title=title_for(self._desk, entry, released), note=item.note))
        carried = frozenset(one.key for one in items.values() if one.carried_from)
        outputs = outputs_with_carried(format, definition, facts, carried)
        for output in outputs:
            item = items.get(output.key)
            if item is not None and item.outcome.value != "open":
                shown = tells(released, item.part)
                rows.append(
                    ItemPaper(
                        title=output.title if shown else output.public_title,
                        note=item.note if shown and output.names_coordinator else "",
                        outcome=item.outcome.value,
                        reason=item.reason,
                        carried=bool(item.carried_from),
                    )
                )
        rows += lines_of(released, meeting.id)
        about = frozenset(one.item for one in kept if isinstance(one, Agreement) and one.meeting == meeting.id)
        silent = (one for one in untouched(agenda, outputs, meeting, kept) if one.key in items)
        not_reached = [title_for(self._desk, one, released) for one in silent]
        not_reached += not_reached_of(released, meeting.id, about)
        marked = {one.key for one in items.values() if one.outcome is ItemOutcome.DONE}
        marked -= {one.key for one in items.values() if one.note or one.own_words}
        talked = [title_for(self._desk, one, released) for one in agenda if one.key in marked]
        talked += talked_of(released, meeting.id)
        following = [
            one for one in released.of(Meeting) if one.id != meeting.id and one.step == (definition.next or "")
        ]
        called = {one.id: called_as(one, released) for one in released.of(Participant)}
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
            present=tuple(called[one.id] for one in people if was_here(one)),
            absent=tuple((called[one.id], one.attendance.value) for one in people if not was_here(one)),
            sent_to=tuple(called[one.id] for one in people if self._may_have(uow, meeting, definition, one)),
            own_words=tuple(one.own_words for one in items.values() if one.own_words),
            items=tuple(rows),
            not_reached=tuple(dict.fromkeys(not_reached)),
            talked=tuple(dict.fromkeys(talked)),
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
            sender=sender_of(self._desk),
            closed_at=meeting.closed_at,
            withheld=withheld_in(released),
            objections=objections_in(released),
            absent_note=absent_note(reader, measures, agreements),
            legal=legal_frame(format, released),
        )

    def _measure(self, measure: Measure) -> MeasurePaper:
        return MeasurePaper(
            title=measure.title,
            decided_by=measure.decided_by,
            unit=unit_name(self._desk, measure.unit),
            grant=measure.grant,
            starts_on=measure.starts_on,
            state=measure.state.value,
        )


def _owner(agreement: Agreement, person: YoungPerson, released: Released, herself: str) -> str:
    """Who owes it; the young person's name only where it may stand."""
    hers = agreement.owner in (person.full_name, person.given_name)
    return herself if hers and not released.has(Part.IDENTITY) else agreement.owner
