"""Young people: find, add, correct; note a contact, hold a talk; network and other authorities' cases.

Belongs here: the small daily acts on one young person.
Does not belong here: the plan (``plans.py``), consents (``consents.py``), meetings (``courses.py``, ``meetings.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from ungeapp.domain.cpr import NumberKind, read_number
from ungeapp.domain.disclosures import Disclosure
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.follow_up import AbsenceReport, SupportRole, answered_by_contact
from ungeapp.domain.people import (
    COORDINATOR,
    MASTER_DATA,
    CaseReference,
    Contact,
    NetworkKind,
    NetworkPerson,
    Talk,
    Task,
    TaskState,
    YoungPerson,
)
from ungeapp.domain.record import Record, defaults, from_plain
from ungeapp.domain.support_roles import END_FIELDS
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.duplicates import remember_not_same
from ungeapp.usecases.ledgers import role_in
from ungeapp.usecases.ports.rows import FieldVersion, PeopleOrder, PersonRow
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.promises import Promise, agree
from ungeapp.usecases.schooling import note_school
from ungeapp.usecases.still_there import no_open_end

PROPOSAL = "proposal"
"""The code of a task that another desk's change of the master data became; ``what`` is ``field=value``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFile:
    """Everything about one young person that is not removed, by kind, with the conflicts that wait."""

    person: YoungPerson
    records: tuple[Record, ...]
    role: str
    conflicts: int

    def of(self, cls: type[Any]) -> tuple[Any, ...]:
        """The records of one kind."""
        return tuple(one for one in self.records if isinstance(one, cls))


def draft_record(note: str, person: str) -> str:
    """Under which name the text of a note not saved yet is kept; one note of a sort is written per person at a time."""
    return f"{note}/{person}"


def talk_of(person: str, contact: str = "") -> str:
    """For whom a talk not saved yet is kept; one written up from a contact has its own words and its own day."""
    return f"{person}/{contact}" if contact else person


def forget_drafts(uow: UnitOfWork, note: str, person: str) -> None:
    """The note is saved."""
    record = draft_record(note, person)
    for one in uow.drafts(record):
        uow.drop_draft(record, one.field)


# What was done outside the history with these stays done: a file was written, a letter printed, somebody was told.
# A card stays when it was read: taking back the entry of the phone book alone would say otherwise.
_TOLD = frozenset({"meeting.call", "meeting.cancel", "meeting.close", "card.add", "card.confirm", "print"})
_TOLD_FAMILIES = ("handover", "package", "extract")


def can_be_undone(intention: str) -> bool:
    """Whether an act of this intention can be taken back as a whole."""
    told = intention in _TOLD or intention.partition(".")[0] in _TOLD_FAMILIES
    return intention == "handover.answer" or not told


def was_asked_back(uow: UnitOfWork, transaction: str) -> bool:
    """Whether the transaction withdrew a consent, and somebody was asked to delete what they had by it."""
    if uow.intention_of(transaction) != "consent.withdraw":
        return False
    consents = {id for row in uow.all(Disclosure) if row.recalled_on for id in row.by_consents}
    return any(row.transaction == transaction for id in consents for row in uow.record_history(id))


class PeopleUseCases:
    """Acts on young people. Each writing method is one transaction and can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # looking -----------------------------------------------------------------------------------------------------
    def search(
        self,
        text: str = "",
        *,
        limit: int = 200,
        offset: int = 0,
        ended: bool | None = None,
        order: PeopleOrder = PeopleOrder.NAME,
        among: frozenset[str] | None = None,
    ) -> tuple[PersonRow, ...]:
        """People by name or number while typing; all, in ``order``, when ``text`` is empty: ``ended`` ones, or the others,
        or only those ``among``."""
        with self._desk.looking() as uow:
            return uow.people(text, limit, offset, ended=ended, order=order, among=among)

    def count(self, *, ended: bool | None = None) -> int:
        """How many young people there are at this desk; with ``ended`` those whose course has ended, or has not."""
        with self._desk.looking() as uow:
            return uow.count_people(ended=ended)

    def open(self, person: str) -> PersonFile:
        """One young person whole; the look is written in the log."""
        with self._desk.looking() as uow:
            told = self._file(uow, person)
            uow.note_audit("open-person", person)
            uow.commit("look")
        return told

    def file(self, person: str) -> PersonFile:
        """The same again while the person is open: what a part of the page shows, after each change."""
        with self._desk.looking() as uow:
            return self._file(uow, person)

    def _file(self, uow: UnitOfWork, person: str) -> PersonFile:
        person = uow.joined().get(person, person)
        found = uow.get(YoungPerson, person)
        ledger = uow.ledger(person)
        records = tuple(one for one in uow.everything(person) if not one.removed)
        role = role_in(ledger, found, self._desk.author.unit)
        return PersonFile(person=found, records=records, role=role, conflicts=len(uow.conflicts(person)))

    def history(self, person: str, limit: int = 200) -> tuple[FieldVersion, ...]:
        """What was written about this person, newest first."""
        with self._desk.looking() as uow:
            return uow.history(person, limit)

    # the person --------------------------------------------------------------------------------------------------
    def add(
        self,
        *,
        given_name: str,
        family_name: str,
        number: str = "",
        birth_date: date | None = None,
        not_same: tuple[str, ...] = (),
        **more: Any,
    ) -> YoungPerson:
        """A young person by hand; the number is optional, then the birth date is needed.

        ``not_same`` are those of whom somebody said, while it was typed, that they are others: never asked again.
        """
        desk = self._desk
        told = read_number(number, today=desk.today()) if number.strip() else None
        birth = (told.birth_date if told else None) or birth_date
        if not f"{given_name}{family_name}".strip():
            raise Invalid("person-no-name")
        if birth is None:
            raise Invalid("person-no-birth-date")
        with desk.acting("people.add") as uow:
            if told and uow.find_by_number(told.digits) is not None:
                raise NotAllowed("person-known-already")
            id = desk.new_id()
            person = YoungPerson(
                id=id,
                person=id,
                given_name=given_name.strip(),
                family_name=family_name.strip(),
                birth_date=birth,
                number=told.digits if told else "",
                number_kind=(told.kind if told else NumberKind.NONE).value,
                coordinator=desk.author.unit,
                coordinator_name=desk.author.name,
                coordinator_since=desk.today(),
                **more,
            )
            uow.put(person)
            note_school(desk, uow, person)
            remember_not_same(uow, person.id, not_same)
        return person

    def correct(self, person: str, **fields: Any) -> YoungPerson:
        """Change fields of the person; name, number, birth date and address only at the responsible desk."""
        with self._desk.acting("people.correct") as uow:
            found = uow.get(YoungPerson, person)
            if (MASTER_DATA | COORDINATOR) & set(fields) and found.coordinator not in ("", self._desk.author.unit):
                raise NotAllowed("master-data-elsewhere")
            if not all(fields.get(one, "x") for one in ("coordinator", "coordinator_name")):
                raise Invalid("responsible-nobody")
            if "number" in fields:
                told = read_number(fields["number"], today=self._desk.today()) if fields["number"].strip() else None
                other = uow.find_by_number(told.digits) if told else None
                if other is not None and other.id != person:
                    raise NotAllowed("person-known-already")
                fields["number"] = told.digits if told else ""
                fields["number_kind"] = (told.kind if told else NumberKind.NONE).value
            changed = replace(found, **fields)
            uow.put(changed)
        return changed

    def show_number(self, person: str) -> str:
        """The whole number, for as long as the window shows it; the look is written in the log."""
        with self._desk.looking() as uow:
            found = uow.get(YoungPerson, person)
            uow.note_audit("show-number", person)
            uow.commit("look")
        return found.number

    # what is being typed -----------------------------------------------------------------------------------------
    def keep_draft(self, note: str, person: str, field: str, text: str) -> None:
        """Keep what is typed into a note (``talk`` or ``contact``) that is not saved yet; empty text forgets it."""
        with self._desk.looking() as uow:
            if text.strip():
                uow.save_draft(draft_record(note, person), field, text, "")
            else:
                uow.drop_draft(draft_record(note, person), field)
            uow.commit("draft")

    def drafts(self, note: str, person: str) -> dict[str, str]:
        """Field to the text that was being typed when the window closed or locked."""
        with self._desk.looking() as uow:
            return {one.field: one.text for one in uow.drafts(draft_record(note, person))}

    def begun_talks(self, person: str) -> tuple[str, ...]:
        """The contacts, also one removed since, from which a talk is begun and not saved; the one typed last first."""
        begins = draft_record("talk", talk_of(person, "-"))[:-1]
        with self._desk.looking() as uow:
            kept = [one for one in reversed(uow.drafts()) if one.field != "held_on"]  # a day alone is no talk
            told = [one.record for one in kept if one.record.startswith(begins)]
        return tuple(dict.fromkeys(one.removeprefix(begins) for one in told))

    # contact and talk --------------------------------------------------------------------------------------------
    def note_contact(
        self,
        person: str,
        text: str,
        *,
        channel: str = "phone",
        reached: bool = True,
        with_whom: str = "",
        at: datetime | None = None,
        topics: tuple[str, ...] = (),
        next_step: str = "",
        next_step_on: date | None = None,
    ) -> Contact:
        """A contact or an attempt, now or at ``at``; a next step told with it becomes the person's next step."""
        if not text.strip() and reached:
            raise Invalid("contact-empty")
        desk = self._desk
        with desk.acting("contact.note") as uow:
            found = uow.get(YoungPerson, person)
            contact = Contact(
                id=desk.new_id(),
                person=person,
                at=at or desk.now(),
                channel=channel,
                reached=reached,
                with_whom=with_whom,
                text=text.strip(),
                topics=tuple(dict.fromkeys(topics)),
                by=desk.author.name,
                next_step=next_step.strip(),
                next_step_on=next_step_on if next_step.strip() else None,
            )
            uow.put(contact)
            if reached:
                for report in answered_by_contact(uow.of(AbsenceReport, person), contact.at or desk.now()):
                    uow.put(report)
            if next_step.strip():
                uow.put(replace(found, next_step=next_step.strip(), next_step_on=next_step_on))
            forget_drafts(uow, "contact", person)
        return contact

    def hold_talk(
        self,
        person: str,
        *,
        said: str,
        own_words: str,
        next_step: str,
        next_step_on: date | None = None,
        held_on: date | None = None,
        agreements: Sequence[Promise] = (),
        contact: str = "",
    ) -> Talk:
        """A talk on one page, or the one ``contact`` was; its next step becomes the person's, what was agreed on stands
        in the plan."""
        desk = self._desk
        if not (said.strip() or own_words.strip()):
            raise Invalid("talk-empty")
        with desk.acting("talk.hold") as uow:
            found = uow.get(YoungPerson, person)
            talk = Talk(
                id=desk.new_id(),
                person=person,
                held_on=held_on or desk.today(),
                said=said.strip(),
                own_words=own_words.strip(),
                next_step=next_step.strip(),
                next_step_on=next_step_on,
                by=desk.author.name,
                written_from=contact,
            )
            uow.put(talk)
            agree(desk, uow, person, agreements)
            forget_drafts(uow, "talk", talk_of(person, contact))
            if talk.next_step:
                uow.put(replace(found, next_step=talk.next_step, next_step_on=next_step_on))
        return talk

    # network and other authorities -------------------------------------------------------------------------------
    def add_network(
        self, person: str, *, name: str, network: NetworkKind = NetworkKind.PRIVATE, **more: Any
    ) -> NetworkPerson:
        """Somebody around the young person."""
        if not name.strip() and not more.get("relation", "").strip():
            raise Invalid("network-empty")
        with self._desk.acting("network.add") as uow:
            one = NetworkPerson(id=self._desk.new_id(), person=person, name=name.strip(), network=network, **more)
            uow.put(one)
        return one

    def add_case(
        self, person: str, *, authority: str, case_number: str, worker: str = "", **more: Any
    ) -> CaseReference:
        """Another authority's case number and worker."""
        if not authority.strip():
            raise Invalid("case-no-authority")
        with self._desk.acting("case.add") as uow:
            one = CaseReference(
                id=self._desk.new_id(),
                person=person,
                authority=authority.strip(),
                case_number=case_number.strip(),
                worker=worker.strip(),
                **more,
            )
            uow.put(one)
        return one

    def change(self, cls: type[Record], id: str, **fields: Any) -> None:
        """Correct fields of a network person, a case reference, a contact or a talk."""
        if cls is SupportRole and END_FIELDS & set(fields):
            raise NotAllowed("support-end-by-itself")
        with self._desk.acting(f"{cls.KIND}.change") as uow:
            uow.put(replace(uow.get(cls, id), **fields))

    def remove(self, cls: type[Record], id: str, reason: str) -> None:
        """Take a record out with a reason; it stays in the history."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting(f"{cls.KIND}.remove") as uow:
            uow.put(replace(uow.get(cls, id), removed=reason.strip()))

    # tasks -------------------------------------------------------------------------------------------------------
    def finish_task(self, task: str, outcome: str, *, dropped: bool = False) -> None:
        """A task vanishes only by saying what was done, or why not."""
        if not outcome.strip():
            raise Invalid("reason-missing")
        state = TaskState.DROPPED if dropped else TaskState.DONE
        with self._desk.acting("task.finish") as uow:
            uow.put(replace(uow.get(Task, task), state=state, outcome=outcome.strip()))

    def accept_proposal(self, task: str) -> None:
        """Take over what another desk proposed for the person's master data."""
        with self._desk.acting("proposal.accept") as uow:
            proposal = _proposal(uow, task)
            field, _equals, told = proposal.what.partition("=")
            if field not in MASTER_DATA:
                raise NotAllowed("proposal-gone")
            found = uow.get(YoungPerson, proposal.person)
            if found.coordinator not in ("", self._desk.author.unit):
                raise NotAllowed("master-data-elsewhere")
            uow.put(replace(found, **{field: _from_text(field, told)}))
            uow.put(replace(proposal, state=TaskState.DONE, outcome="proposal-accepted"))

    def decline_proposal(self, task: str, reason: str) -> None:
        """Leave it as it is here, with a reason; the same proposal is not asked again."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("proposal.decline") as uow:
            proposal = _proposal(uow, task)
            uow.put(replace(proposal, state=TaskState.DROPPED, outcome=reason.strip()))

    def snooze_task(self, task: str, until: date, reason: str) -> None:
        """Put a task off to a day, with a reason."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("task.snooze") as uow:
            uow.put(replace(uow.get(Task, task), snoozed_to=until, snooze_reason=reason.strip()))

    # undo --------------------------------------------------------------------------------------------------------
    def undo(self, transaction: str) -> None:
        """Take back one action: new changes with the values before it. NotAllowed for what others were told of, and
        ("undo-course-ended") where somebody would be there again in a course that has ended.
        """
        with self._desk.acting("undo") as uow:
            if not can_be_undone(uow.intention_of(transaction)) or was_asked_back(uow, transaction):
                raise NotAllowed("undo-not-possible")
            with no_open_end(self._desk, uow, uow.written_about(transaction)):
                uow.undo(transaction)


def _proposal(uow: UnitOfWork, task: str) -> Task:
    found = uow.get(Task, task)
    if found.code != PROPOSAL or found.state is not TaskState.OPEN or found.removed:
        raise NotAllowed("proposal-gone")
    return found


def _from_text(field: str, told: str) -> Any:
    """A proposed value as the task keeps it: text; yes or no and a missing day as Python writes them."""
    if told in ("True", "False") and isinstance(defaults(YoungPerson)[field], bool):
        return told == "True"
    if told == "None":
        return from_plain(YoungPerson, field, None)
    return from_plain(YoungPerson, field, told)
