"""The young person's rights: access to everything, an objection beside the original, and the end: journalise, confirm, clear.

Belongs here: those acts. Does not belong here: what the pack says (``access.py``), what is about others
(``domain/third_parties.py``), what stands in the way of clearing (``domain/clearing.py``), deleting (``storage``).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.clearing import SETTLED, Certificate, due_on, obstacles, read_certificate
from ungeapp.domain.errors import Invalid, NotAllowed, NotFound
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind
from ungeapp.domain.kinds import kinds
from ungeapp.domain.ledger import Role
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.record import Record, part_of
from ungeapp.domain.rights import (
    AccessRedaction,
    CorrectionNote,
    Extent,
    Journalising,
    journalising_id,
    redaction_id,
)
from ungeapp.domain.third_parties import Mark, marks
from ungeapp.domain.voices import VoiceSheet, without_confidence
from ungeapp.usecases.access import CertificatePaper, Gathered, RightsPapers, Words, access_json, access_paper
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.history import MOST, fields_of
from ungeapp.usecases.ledgers import ledger_of, role_in, roles_here
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.ports.author import Progress
from ungeapp.usecases.ports.rows import FieldVersion
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import PrintedPaper, young_person_recipient
from ungeapp.usecases.releasing import released_to

HANDED_OVER = "r01"
"""The retention rule of a case another has taken over; the rules stand in ``resources/rules/retention.toml``."""
ENDED = "r02"
"""The rule of a case whose course has ended here (1-03)."""

_OWN_KINDS = (Journalising.KIND, AccessRedaction.KIND)
_STEPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """One text with somebody else in it, and what is done with it: decided, else as proposed."""

    mark: Mark
    extent: Extent
    reason: str
    decided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessPack:
    """The pack as paper and for machines, with names that tell nothing about her."""

    paper: PrintedPaper
    machine: PrintedPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearing:
    """How far a case is on its way out: what stands in the way, where the original is, which papers there are."""

    person: YoungPerson
    obstacles: tuple[str, ...]
    journalised: Journalising | None
    closed_meetings: tuple[Meeting, ...]
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DueForClearing:
    """A closed case whose period has run out."""

    person: YoungPerson
    closed_on: date
    due: date


_NO_REASONS: Mapping[tuple[str, str], str] = {}


class RightsUseCases:
    """What the young person can ask for, and the end of a case at this desk."""

    def __init__(self, desk: Desk, papers: RightsPapers) -> None:
        self._desk = desk
        self._papers = papers

    # objections --------------------------------------------------------------------------------------------------
    def object(
        self, person: str, *, record: str, field: str, text: str, by: str = "", on: date | None = None
    ) -> CorrectionNote:
        """Her objection to a record, or one field of it; the original stays (GDPR art. 16)."""
        if not text.strip():
            raise Invalid("correction-empty")
        desk = self._desk
        with desk.acting("correction.note") as uow:
            found = uow.get(YoungPerson, person)
            about = next((one for one in uow.everything(person) if one.id == record), None)
            if about is None:
                raise NotFound(id=record)
            part = (part_of(about, field) if field else about.record_part) or Part.NOTES
            note = CorrectionNote(
                id=desk.new_id(),
                person=person,
                record=record,
                field=field,
                text=text.strip(),
                by=by.strip() or found.full_name,
                on=on or desk.today(),
                part=part,
            )
            uow.put(note)
        return note

    def corrections(self, person: str) -> tuple[CorrectionNote, ...]:
        """Her objections, the oldest first."""
        with self._desk.looking() as uow:
            return uow.of(CorrectionNote, person)

    def records(self, person: str) -> tuple[Record, ...]:
        """What can be objected to: everything that is not removed and tells something."""
        with self._desk.looking() as uow:
            mine = (CorrectionNote, AccessRedaction, Journalising)
            return tuple(one for one in uow.everything(person) if not one.removed and not isinstance(one, mine))

    # access ------------------------------------------------------------------------------------------------------
    def review(self, person: str) -> tuple[ReviewLine, ...]:
        """What stands there about others, to be looked at before the pack is made; removed records too."""
        with self._desk.looking() as uow:
            uow.get(YoungPerson, person)
            return _review(uow, person, uow.history(person, MOST))

    def decide(self, person: str, line: Mark, extent: Extent, reason: str) -> None:
        """Whether a text is struck out, and why; kept, so that the review can be left and taken up again."""
        if extent is not Extent.NOTHING and not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("access.review") as uow:
            uow.put(
                AccessRedaction(
                    id=redaction_id(person, line.record, line.field),
                    person=person,
                    record=line.record,
                    field=line.field,
                    extent=extent,
                    reason=reason.strip(),
                )
            )

    def same_reason(self, person: str, reason: str) -> int:
        """Everything that is struck out is so for this one reason; how many texts that changed."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("access.review") as uow:
            other = [
                one
                for one in uow.of(AccessRedaction, person)
                if one.extent is not Extent.NOTHING and one.reason != reason.strip()
            ]
            for one in other:
                uow.put(replace(one, reason=reason.strip()))
        return len(other)

    def decide_rest(self, person: str, reason: str, reasons: Mapping[tuple[str, str], str] = _NO_REASONS) -> int:
        """Decide what is left of the review as proposed; how many texts that were.

        ``reasons`` are those told for one text (record, field); all the others are struck out for ``reason``.
        """
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("access.review") as uow:
            left = [one for one in _review(uow, person, uow.history(person, MOST)) if not one.decided]
            for one in left:
                uow.put(
                    AccessRedaction(
                        id=redaction_id(person, one.mark.record, one.mark.field),
                        person=person,
                        record=one.mark.record,
                        field=one.mark.field,
                        extent=one.extent,
                        reason=_reason(one, reason, reasons),
                    )
                )
        return len(left)

    def access(self, person: str, words: Words, progress: Progress | None = None) -> AccessPack:
        """Everything about her in one act, as PDF and JSON; written in the log.

        NotAllowed("access-not-reviewed") while somebody has not looked at every text about others.
        """
        step = progress or _nothing
        step(0, _STEPS)
        with self._desk.looking() as uow:
            if any(not one.decided for one in _review(uow, person, uow.history(person, MOST))):
                raise NotAllowed("access-not-reviewed")
            step(1, _STEPS)
            gathered = self._gather(uow, person, whole=False)
            uow.note_audit("print-access", person)
            uow.commit("print")
        step(2, _STEPS)
        paper = access_paper(gathered, words)
        step(3, _STEPS)
        machine = access_json(gathered, paper)
        step(4, _STEPS)
        content = self._papers.access(paper)
        step(_STEPS, _STEPS)
        name = f"aktindsigt-{person[-6:]}"
        return AccessPack(
            paper=PrintedPaper(name=f"{name}.pdf", content=content, recipient=paper.person, released=gathered.released),
            machine=PrintedPaper(name=f"{name}.json", content=machine, recipient=paper.person),
        )

    def whole_case(self, person: str, words: Words) -> PrintedPaper:
        """The whole case for the records system, nothing struck out; written in the log."""
        with self._desk.looking() as uow:
            gathered = self._gather(uow, person, whole=True)
            uow.note_audit("print-case", person)
            uow.commit("print")
        return PrintedPaper(
            name=f"sag-{person[-6:]}.pdf",
            content=self._papers.access(access_paper(gathered, words)),
            recipient=gathered.sender.unit,
            released=gathered.released,
        )

    def case_text(self, person: str, words: Words) -> str:
        """The whole case as text to copy; written in the log."""
        with self._desk.looking() as uow:
            gathered = self._gather(uow, person, whole=True)
            uow.note_audit("copy-case", person)
            uow.commit("print")
        return self._papers.access_text(access_paper(gathered, words))

    def _gather(self, uow: UnitOfWork, person: str, *, whole: bool) -> Gathered:
        found = uow.get(YoungPerson, person)
        sender = sender_of(self._desk)
        content = uow.everything(person)
        if whole:  # told in confidence: it goes back to the young person alone, and into no records system
            content = tuple(without_confidence(content))
        recipient = Recipient(kind=RecipientKind.OWN_DESK, name=sender.unit) if whole else young_person_recipient(found)
        released = released_to(self._desk, uow, content, found, recipient, Purpose.JOURNAL if whole else Purpose.ACCESS)
        history = uow.history(person, MOST)
        lines = () if whole else _review(uow, person, history)
        packages = tuple(one for one in uow.packages() if person in one.persons)
        told = {one.id for one in content}
        ids = [*told, *(one.id for one in packages)]
        frozen = [snapshot for one in content for snapshot in uow.snapshots(one.id)]
        return Gathered(
            person=found,
            released=released,
            history=tuple(
                one
                for one in history
                if one.kind not in _OWN_KINDS and not (whole and (one.kind == VoiceSheet.KIND or _left_out(one, told)))
            ),
            looked=uow.audit_about(ids),
            packages=packages,
            frozen=tuple((one.kind, one.at) for one in frozen),
            decided={
                (one.mark.record, one.mark.field): AccessRedaction(
                    id="",
                    person=person,
                    record=one.mark.record,
                    field=one.mark.field,
                    extent=one.extent,
                    reason=one.reason,
                )
                for one in lines
                if one.extent is not Extent.NOTHING
            },
            names={(one.mark.record, one.mark.field): one.mark.names for one in lines},
            authors=self._authors(uow),
            sender=sender,
            today=self._desk.today(),
            whole=whole,
        )

    def _authors(self, uow: UnitOfWork) -> dict[str, str]:
        author = self._desk.author
        unit_name = self._desk.profile.unit_name
        known = {
            one.identity: ", ".join(filter(None, (one.name, one.unit_name or unit_name(one.unit))))
            for one in uow.cards()
        }
        return known | {author.identity: ", ".join(filter(None, (author.name, unit_name(author.unit))))}

    # journalise, confirm, clear ----------------------------------------------------------------------------------
    def clearing(self, person: str) -> Clearing:
        """How far this case is, and what stands in the way of clearing it."""
        with self._desk.looking() as uow:
            return self._clearing(uow, person)

    def _clearing(self, uow: UnitOfWork, person: str) -> Clearing:
        found = uow.get(YoungPerson, person)
        ledger = ledger_of(uow.ledger(person), found, self._desk.author.unit)
        meetings = uow.of(Meeting, person)
        journalised = uow.find(Journalising, journalising_id(person))
        told = journalised if journalised is not None and not journalised.removed else None
        history = uow.history(person, MOST)
        return Clearing(
            person=found,
            obstacles=obstacles(
                role=ledger.role,
                staged=ledger.staged,
                meetings=meetings,
                conflicts=len(uow.conflicts(person)),
                journalised=told,
                changed_since=_changed_since(history),
                today=self._desk.today(),
            ),
            journalised=told,
            closed_meetings=tuple(one for one in meetings if one.state is MeetingState.CLOSED),
            rows=len(history),
        )

    def confirm_journalised(
        self, person: str, *, system: str, case_number: str, on: date | None = None, by: str = ""
    ) -> Journalising:
        """She has seen the original in the records system."""
        missing = [name for name, told in (("system", system), ("case_number", case_number)) if not told.strip()]
        if missing:
            raise Invalid("journalising-incomplete", field=missing[0])
        day = on or self._desk.today()
        if day > self._desk.today():
            raise Invalid("journalising-ahead", field="on")
        with self._desk.acting("person.journalised") as uow:
            uow.get(YoungPerson, person)
            told = Journalising(
                id=journalising_id(person),
                person=person,
                system=system.strip(),
                case_number=case_number.strip(),
                on=day,
                by=by.strip() or self._desk.author.name,
            )
            known = uow.find(Journalising, told.id)
            # Confirming again after a change must leave a trace, although nothing in it differs.
            if known is not None and known == told:
                uow.put(replace(told, removed="confirmed-again"))
            uow.put(told)
        return told

    def clear(self, person: str, *, typed: str, witness: str) -> Certificate:
        """Take the case out of this desk for good. It cannot be undone.

        ``typed`` repeats the case number that was confirmed; ``witness`` is the colleague who looked along. NotAllowed
        with the first obstacle; Invalid when what was typed is not what was confirmed.
        """
        desk = self._desk
        made: list[Certificate] = []
        with desk.acting("person.clear") as uow:
            state = self._clearing(uow, person)
            told = state.journalised
            if state.obstacles or told is None:
                raise NotAllowed(state.obstacles[0] if state.obstacles else "clear-not-journalised")
            if "".join(typed.split()).casefold() != "".join(told.case_number.split()).casefold():
                raise Invalid("clear-typed-differs", field="typed")
            if not witness.strip() or witness.strip().casefold() == desk.author.name.casefold():
                raise Invalid("clear-no-witness", field="witness")
            id, at = desk.new_id(), desk.now()

            def certify(rows: int) -> str:
                made.append(
                    Certificate(
                        id=id,
                        person=person,
                        at=at,
                        by=desk.author.name,
                        witness=witness.strip(),
                        unit=desk.author.unit,
                        system=told.system,
                        case_number=told.case_number,
                        confirmed_on=told.on,
                        confirmed_by=told.by,
                        rows=rows,
                    )
                )
                return made[0].written()

            uow.clear(person, certify)
            uow.note_audit("person-clear", person, id)
        desk.store.sweep()
        return made[0]

    def certificates(self) -> tuple[Certificate, ...]:
        """What is left of the cases cleared here, the latest first."""
        with self._desk.looking() as uow:
            found = {one.id: one for one in (read_certificate(row.certificate) for row in uow.cleared())}
        return tuple(sorted(found.values(), key=lambda one: one.at, reverse=True))

    def certificate(self, id: str) -> PrintedPaper:
        """The certificate as paper, without a name; NotFound."""
        found = next((one for one in self.certificates() if one.id == id), None)
        if found is None:
            raise NotFound(id=id)
        sender = sender_of(self._desk)
        unit = self._desk.profile.unit_name(found.unit)
        with self._desk.looking() as uow:
            head = uow.audit_head()
            uow.note_audit("print-certificate", found.person, id)
            uow.commit("print")
        paper = CertificatePaper(
            id=found.id,
            case=found.person,
            cleared_at=found.at,
            cleared_by=f"{found.by}, {unit}",
            witness=found.witness,
            system=found.system,
            case_number=found.case_number,
            confirmed_on=found.confirmed_on,
            confirmed_by=found.confirmed_by,
            rows=found.rows,
            audit_head=f"{head[0]}-{head[1][:12]}",
            sender=sender,
        )
        return PrintedPaper(
            name=f"kvittering-{id[-6:]}.pdf", content=self._papers.certificate(paper), recipient=sender.unit
        )

    # when it is time ---------------------------------------------------------------------------------------------
    def due_for_clearing(self, until: date) -> tuple[DueForClearing, ...]:
        """Closed cases whose period runs out by ``until``, the earliest first; none where nobody has set a period."""
        desk = self._desk
        rules = desk.definitions.retention(desk.today())
        if all(one.offset is None for one in rules):
            return ()
        closed_days = desk.closed_days()
        found: list[DueForClearing] = []
        with desk.looking() as uow:
            for row in uow.ledgers():
                person = uow.find(YoungPerson, row.person)
                if person is None or role_in(row, person, desk.author.unit) != Role.NONE.value:
                    continue
                closed = uow.setting(f"handover/{row.person}/{row.epoch}/closed")
                day = date.fromisoformat(closed) if closed else None
                due = due_on(rules, HANDED_OVER, day, closed_days) if day else None
                if day and due and due <= until:
                    found.append(DueForClearing(person=person, closed_on=day, due=due))
            handed_over = {one.person.id for one in found}
            role = roles_here(uow, desk.author.unit)
            for person in uow.matching(YoungPerson, until=("ended_on", until)):
                ended = person.ended_on if person.ended and person.id not in handed_over else None
                due = due_on(rules, ENDED, ended, closed_days) if ended else None
                if ended and due and due <= until and role(person) in SETTLED:
                    found.append(DueForClearing(person=person, closed_on=ended, due=due))
        return tuple(sorted(found, key=lambda one: (one.due, one.person.id)))


def _left_out(row: FieldVersion, told: Container[str]) -> bool:
    """Whether the row is of an objection that stands beside something told in confidence."""
    return row.kind == CorrectionNote.KIND and row.record not in told


def _nothing(_done: int, _total: int) -> None:
    """Nobody waits."""


def _review(uow: UnitOfWork, person: str, history: Iterable[FieldVersion]) -> tuple[ReviewLine, ...]:
    earlier = [
        (row.record, name, text)
        for row in history
        for name, text in fields_of(row).items()
        if isinstance(text, str) and row.kind in kinds()
    ]
    decided = {(one.record, one.field): one for one in uow.of(AccessRedaction, person)}
    lines = []
    for mark in marks(uow.everything(person), earlier):
        kept = decided.get((mark.record, mark.field))
        lines.append(
            ReviewLine(
                mark=mark,
                extent=kept.extent if kept else mark.proposed,
                reason=kept.reason if kept else "",
                decided=kept is not None,
            )
        )
    return tuple(lines)


def _changed_since(history: Iterable[FieldVersion]) -> bool:
    """Whether anything was written about her after the newest confirmation."""
    for row in history:
        if row.kind == Journalising.KIND:
            return False
        if row.kind != AccessRedaction.KIND:
            return True
    return True


def _reason(line: ReviewLine, otherwise: str, reasons: Mapping[tuple[str, str], str]) -> str:
    if line.extent is Extent.NOTHING:
        return ""
    return reasons.get((line.mark.record, line.mark.field), "").strip() or otherwise.strip()
