"""Files from partners: look, decide, receive in one transaction, undo.

Belongs here: receiving, the receipt, undoing an import, deciding about conflicts and proposals.
Does not belong here: opening the envelope (``exchange``), what a file would do (``package_preview.py``), the rules of
merging (``domain/registers.py``), and what a handover file means (``handover_post.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from ungeapp.domain import registers
from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.domain.ids import derived_id
from ungeapp.domain.joined import JOINED
from ungeapp.domain.ledger import Role
from ungeapp.domain.people import Alias, Task, TaskState, YoungPerson
from ungeapp.domain.record import Plain
from ungeapp.domain.registers import Version
from ungeapp.usecases.arrived_referrals import forgotten, tell_of_referrals
from ungeapp.usecases.arrived_support import SUPPORT_CAME, tell_of_support
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.duplicates import candidates, remember_not_same
from ungeapp.usecases.entries import carry_over
from ungeapp.usecases.envelope import Envelope, Incoming, PersonMember
from ungeapp.usecases.handover_post import HANDOVER_KINDS, HandoverPost
from ungeapp.usecases.merging import Here, merge_member, remember_known_as
from ungeapp.usecases.package_preview import (
    UNDONE,
    PackageReader,
    PersonPreview,
    Preview,
    proposal_id,
    shown_person,
)
from ungeapp.usecases.partners import CONFIRMED, KNOWN, keep_card
from ungeapp.usecases.people import PROPOSAL
from ungeapp.usecases.ports.author import Progress
from ungeapp.usecases.ports.rows import CardRow, Conflict, PackageRow
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.sending import Post, WrittenFile
from ungeapp.usecases.still_there import left_there, no_open_end

ASKED_TO_DELETE = "asked-to-delete"
"""The code of the task a recall becomes; ``what`` is ``who asks=part,part``. Nothing is deleted by itself."""


class Choice(StrEnum):
    """What a person decides about two values."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The answer to one conflict; ``text`` for *both* (as worded) and *new*."""

    choice: Choice
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What was done: the files that answer (receipt, and what the handover says), for the partner."""

    package: str
    answers: tuple[WrittenFile, ...]
    transaction: str = ""


class ReceiveUseCases:
    """Receiving. ``preview`` reads; ``receive`` writes everything at once or nothing."""

    def __init__(self, desk: Desk, envelope: Envelope) -> None:
        self._desk = desk
        self._envelope = envelope
        self._post = Post(desk, envelope)
        self._handover = HandoverPost(desk, self._post)
        self._reader = PackageReader(desk, self._handover)

    def inspect(self, data: bytes, progress: Progress | None = None) -> Incoming:
        """Open and verify; refused with a sentence for each way a file can be wrong."""
        with self._desk.looking() as uow:
            cards = tuple(one.card for one in uow.cards())
        return self._envelope.open(data, cards, progress)

    def preview(self, data: bytes, same: Mapping[str, bool] | None = None) -> Preview:
        """Look before receiving. ``same`` answers the questions of ``needs_match`` by incoming person id."""
        incoming = self.inspect(data)
        with self._desk.looking() as uow:
            uow.note_audit("package-preview", incoming.id, incoming.kind)
            found = self._reader.preview(uow, incoming, same or {})
            uow.commit("look")
        return found

    def receive(
        self,
        data: bytes,
        *,
        decisions: Mapping[tuple[str, str], Decision] | None = None,
        same: Mapping[str, bool] | None = None,
        progress: Progress | None = None,
    ) -> Received:
        """Receive in one transaction: data, conflicts, handover, list of files, log and receipt.

        A file seen before changes nothing and is answered again with the stored receipt.
        """
        incoming = self.inspect(data, progress)
        with self._desk.acting("package.receive") as uow:
            preview = self._reader.preview(uow, incoming, same or {})
            if preview.seen_before:
                return self._answer_again(uow, incoming)
            if preview.sender_state not in (CONFIRMED, KNOWN):
                raise NotAllowed("sender-not-confirmed")
            if preview.needs_match:
                raise NotAllowed("match-undecided")
            card = keep_card(uow, incoming.sender)
            if uow.package(incoming.id) is not None:  # taken back before: what comes again is another import
                uow.put_setting(f"import/{incoming.id}", self._desk.new_id())
            persons = tuple(one.person or one.incoming for one in preview.persons)
            there = left_there(self._desk, uow, persons)
            answers = self._take(uow, incoming, preview, card, progress)
            self._remember_others(uow, incoming, same or {})
            self._decide(uow, preview, decisions or {})
            tell_of_support(self._desk, uow, persons, incoming, there)
            uow.put_package(
                PackageRow(
                    id=incoming.id,
                    direction="in",
                    kind=incoming.kind,
                    partner=incoming.sender.identity,
                    persons=persons,
                    at=self._desk.now(),
                    sequence=incoming.sequence,
                    state="received",
                    sha256=incoming.sha256,
                    in_reply_to=incoming.in_reply_to,
                    content=data if incoming.kind == "offer" else b"",
                    answer=answers[0].content if answers else b"",
                )
            )
            uow.note_audit("package-receive", incoming.id, incoming.kind)
        return Received(package=incoming.id, answers=answers)

    def _take(
        self, uow: UnitOfWork, incoming: Incoming, preview: Preview, card: CardRow, progress: Progress | None
    ) -> tuple[WrittenFile, ...]:
        if incoming.kind == "receipt":
            self._acknowledged(uow, incoming, "fetched")
            return ()
        answers: list[WrittenFile] = []
        for done, (member, who) in enumerate(zip(incoming.members, preview.persons, strict=True), start=1):
            person = who.person or member.person
            remember_known_as(uow, card.identity, person, member.person)
            if incoming.kind == "recall":
                self._ask_to_delete(uow, incoming, member, who.person)
            elif incoming.kind not in ("offer", "refuse", "withdraw"):
                imported = _import_of(uow, incoming.id)
                here = self._reader.here(uow, who.person)
                merge_member(self._desk, uow, member, person, imported, here.held_back(member, person, incoming))
                carry_over(uow, here.person, person)
                self._propose(uow, preview, person)
                self._tell_of_two(uow, here, member, incoming)
                tell_of_referrals(self._desk, uow, uow.joined().get(person, person), member, incoming)
            if incoming.kind in HANDOVER_KINDS:
                standing = uow.joined().get(person, person)
                answers += self._handover.arrived(uow, incoming, member, standing, card)
            self._remember_alias(uow, who)
            if progress is not None:
                progress(done, len(incoming.members))
        if incoming.in_reply_to:
            self._acknowledged(uow, incoming, "fetched")
        receipt = self._post.write(uow, "receipt", card, (), in_reply_to=incoming.id)
        return (receipt, *answers)

    def _remember_others(self, uow: UnitOfWork, incoming: Incoming, same: Mapping[str, bool]) -> None:
        """Of whom it was said that they are others is not asked again in the list of possible doubles."""
        for member in incoming.members:
            known = uow.find(YoungPerson, member.person)
            if same.get(member.person) is False and known is not None:
                remember_not_same(uow, known.id, (one.person.id for one in candidates(uow, known)))

    def _ask_to_delete(self, uow: UnitOfWork, incoming: Incoming, member: PersonMember, person: str) -> None:
        """A consent was withdrawn there: a person here deletes or returns what came because of it."""
        if not person:
            return  # nothing about them is here
        asks = ", ".join(one for one in (incoming.sender.unit_name, member.by) if one)
        uow.put(
            Task(
                id=derived_id(ASKED_TO_DELETE, incoming.id, person),
                person=person,
                what=f"{asks}={','.join(member.parts)}",
                code=ASKED_TO_DELETE,
                origin=incoming.id,
                due=self._desk.today(),
            )
        )

    def _tell_of_two(self, uow: UnitOfWork, here: Here, member: PersonMember, incoming: Incoming) -> None:
        """Both desks say they are responsible, without a handover: a person has to settle it."""
        found = here.person
        if found is None or found.coordinator != self._desk.author.unit:
            return
        if self._handover.ledger(uow, found.id).role is not Role.RESPONSIBLE:
            return
        told = shown_person(member).get("coordinator")
        id = derived_id("responsible-elsewhere-too", found.id, incoming.sender.identity)
        if told == incoming.sender.unit != found.coordinator and uow.find(Task, id) is None:
            uow.put(
                Task(
                    id=id,
                    person=found.id,
                    what=incoming.sender.unit_name,
                    code="responsible-elsewhere-too",
                    origin=incoming.id,
                    due=self._desk.today(),
                )
            )

    def _propose(self, uow: UnitOfWork, preview: Preview, person: str) -> None:
        for line in preview.proposals:
            if line.person != person:
                continue
            uow.put(
                Task(
                    id=proposal_id(line),
                    person=person,
                    what=f"{line.field}={line.after}",
                    code=PROPOSAL,
                    origin=preview.incoming.id,
                    due=self._desk.today(),
                )
            )

    def _remember_alias(self, uow: UnitOfWork, who: PersonPreview) -> None:
        if who.person and who.person != who.incoming and who.matched != "alias":
            uow.put(
                Alias(
                    id=derived_id("alias", who.person, who.incoming),
                    person=who.person,
                    other=who.incoming,
                    matched_by=who.matched,
                )
            )

    def _acknowledged(self, uow: UnitOfWork, incoming: Incoming, state: str) -> None:
        row = uow.package(incoming.in_reply_to)
        ours = row is not None and row.direction == "out" and row.state == "written"
        if row is not None and ours and row.partner == incoming.sender.identity:
            uow.put_package(replace(row, state=state))

    def _answer_again(self, uow: UnitOfWork, incoming: Incoming) -> Received:
        row = next((one for one in uow.packages() if one.direction == "out" and one.in_reply_to == incoming.id), None)
        if row is None:
            return Received(package=incoming.id, answers=())
        again = WrittenFile(
            id=row.id,
            kind=row.kind,
            name=f"{row.at:%Y-%m-%d}-{row.id[-12:]}.ungepakke",
            content=row.content,
            partner=row.partner,
        )
        return Received(package=incoming.id, answers=(again,))

    def _decide(self, uow: UnitOfWork, preview: Preview, decisions: Mapping[tuple[str, str], Decision]) -> None:
        for line in preview.conflicts:
            decision = decisions.get(line.key)
            if decision is not None:
                self._decide_one(uow, line.record, line.field, line.mine, line.theirs, decision)

    def _decide_one(
        self, uow: UnitOfWork, record: str, field: str, mine: Version, theirs: Version, decision: Decision
    ) -> None:
        """Decide between two values; a third one that stands beside them was not looked at and stays."""
        found = uow.state(record)
        heads = found.registers.get(field, ()) if found else ()
        seen = [one.dot for one in heads if one.value in (mine.value, theirs.value)]
        uow.decide(record, field, decided(mine.value, theirs.value, decision), seen)

    # afterwards --------------------------------------------------------------------------------------------------
    def conflicts(self, person: str | None = None) -> tuple[Conflict, ...]:
        """Fields whose values still stand side by side."""
        with self._desk.looking() as uow:
            return uow.conflicts(person)

    def decide(self, record: str, field: str, decision: Decision) -> None:
        """Decide a conflict later; the loser stays in the history."""
        with self._desk.acting("conflict.decide") as uow:
            found = next((one for one in uow.conflicts() if (one.record, one.field) == (record, field)), None)
            if found is None:
                raise NotFound("conflict-gone")
            identity = self._desk.author.identity
            mine = registers.shown(found.versions, lambda author: author == identity)
            theirs = next(one for one in found.versions if one.dot != mine.dot and one.value != mine.value)
            self._decide_one(uow, record, field, mine, theirs, decision)

    def undo(self, package: str) -> None:
        """Undo a received file: its changes stop counting, nothing is deleted, nothing is sent.

        NotAllowed as ``still_there.no_open_end``.
        """
        with self._desk.acting("package.undo") as uow:
            row = uow.package(package)
            if row is None or row.direction != "in" or row.state == UNDONE:
                raise NotFound("package-unknown")
            if row.kind in HANDOVER_KINDS:
                raise NotAllowed("handover-not-undone")
            with suppress(NotFound), no_open_end(self._desk, uow, row.persons):  # it may have brought nothing new
                uow.undo_import(_import_of(uow, package))
            uow.put_package(replace(row, state=UNDONE))
            self._forget_alias(uow, row)
            for person in row.persons:
                for task in uow.of(Task, person):
                    asked = task.code in (PROPOSAL, SUPPORT_CAME) and task.origin == package
                    if task.state is TaskState.OPEN and (asked or forgotten(uow, task)):
                        uow.put(replace(task, removed="import-undone"))

    def _forget_alias(self, uow: UnitOfWork, row: PackageRow) -> None:
        """Whom the file was taken for was part of it: the next one asks again, unless another file still says so."""
        for person in row.persons:
            others = (one for one in uow.packages() if one.direction == "in" and person in one.persons)
            if any(one.id != row.id and one.partner == row.partner and one.state != UNDONE for one in others):
                continue
            for alias in (one for one in uow.of(Alias, person) if one.matched_by != JOINED):
                uow.put(replace(alias, removed="import-undone"))
            remember_known_as(uow, row.partner, person, person)


def decided(mine: Plain, theirs: Plain, decision: Decision) -> Plain:
    """The value a decision means."""
    match decision.choice:
        case Choice.MINE:
            return mine
        case Choice.THEIRS:
            return theirs
        case Choice.BOTH:
            return decision.text or f"{mine}\n{theirs}"
        case Choice.NEW:
            return decision.text


def _import_of(uow: UnitOfWork, package: str) -> str:
    """Under which name the changes of a received file are kept: its id, another once it was taken back."""
    return uow.setting(f"import/{package}") or package
