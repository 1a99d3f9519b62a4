"""What a step of a handover means for the store and the files.

Belongs here: keeping the ledger, doing what a step asks for, writing its files; for the acts of this desk and for files
that arrive. Does not belong here: the transition function (``domain/handovers.py``), the acts (``handovers.py``), sealing
and releasing (``sending.py``).
"""

from __future__ import annotations

from dataclasses import replace

from ungeapp.domain.disclosures import Way
from ungeapp.domain.gate import Purpose
from ungeapp.domain.handovers import (
    ConfirmedOutside,
    ConfirmSafe,
    Doing,
    Effect,
    Event,
    FileArrived,
    FileKind,
    FileToSend,
    Ledger,
    LetGo,
    OfferTo,
    Outcome,
    WithdrawOffer,
    step,
)
from ungeapp.domain.ids import derived_id
from ungeapp.domain.people import Task, TaskState, YoungPerson
from ungeapp.usecases.conveners import hand_on
from ungeapp.usecases.coordination import settle_coordination
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.disclosures import note_disclosure
from ungeapp.usecases.entries import by_entry
from ungeapp.usecases.envelope import Incoming, PersonMember
from ungeapp.usecases.ledgers import heard, ledger_of, plain_ledger, read_ledger
from ungeapp.usecases.people import forget_drafts
from ungeapp.usecases.plan_copies import copies_for
from ungeapp.usecases.ports.rows import CardRow, LedgerRow
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.sending import Post, WrittenFile, card_of, member_for, recipient_of, release_for

NEWS_PREFIX = "handover-"
HANDOVER_KINDS = frozenset(one.value for one in FileKind)
NEXT_STEP = "handover"
"""The note (``people.draft_record``) in which what is being written for the next step is kept."""


class HandoverPost:
    """What a step of the ledger means for the store and the files; used by the acts here and by received files."""

    def __init__(self, desk: Desk, post: Post) -> None:
        self._desk = desk
        self._post = post

    def ledger(self, uow: UnitOfWork, person: str) -> Ledger:
        """The ledger of a case; of a person not here yet, one that has no role."""
        row = uow.ledger(person)
        found = uow.find(YoungPerson, person)
        if row is None and found is None:
            return Ledger(person=person)
        if row is not None:
            return read_ledger(row.content)
        assert found is not None
        return ledger_of(None, found, self._desk.author.unit)

    def happened(
        self, uow: UnitOfWork, person: str, event: Event, *, in_reply_to: str = "", package: str = "", reason: str = ""
    ) -> tuple[WrittenFile, ...]:
        """Take one step: the new ledger, its effects, the files it asks for."""
        before = self.ledger(uow, person)
        outcome = step(before, event)
        uow.put_ledger(LedgerRow(person=person, epoch=outcome.ledger.epoch, content=plain_ledger(outcome.ledger)))
        if isinstance(event, OfferTo | LetGo):
            number = outcome.ledger.number or outcome.ledger.epoch
            which = "offered" if isinstance(event, OfferTo) else "closed"
            uow.put_setting(f"handover/{person}/{number}/{which}", self._desk.today().isoformat())
        self._keep_words(uow, outcome.ledger)
        standing = (before.role, before.number) == (outcome.ledger.role, outcome.ledger.number)
        if not (standing and isinstance(event, FileArrived)):  # a file that changes nothing asks for no other step
            forget_drafts(uow, NEXT_STEP, person)
        for effect in outcome.effects:
            self._do(uow, person, outcome, effect, package)
        if isinstance(event, ConfirmSafe | ConfirmedOutside | LetGo | WithdrawOffer):
            self._settle_news(uow, person)
        files = [
            self._write(uow, person, outcome.ledger, file, in_reply_to=in_reply_to, reason=reason)
            for file in outcome.files
        ]
        if any(effect.doing is Doing.SEND_SUPPLEMENT for effect in outcome.effects):
            files += self._supplement(uow, person, outcome.ledger)
        return tuple(files)

    def _settle_news(self, uow: UnitOfWork, person: str) -> None:
        """What the other side told is news until the next act here answers it."""
        for task in uow.of(Task, person):
            if task.state is TaskState.OPEN and task.code.startswith(NEWS_PREFIX):
                uow.put(replace(task, state=TaskState.DONE, outcome="handover-answered"))

    def _supplement(self, uow: UnitOfWork, person: str, ledger: Ledger) -> list[WrittenFile]:
        """What was written here since the offer, for the desk that has accepted; nothing when nothing was."""
        card = card_of(uow, ledger.other)
        released = release_for(self._desk, uow, person, recipient_of(card), Purpose.HANDOVER)
        member = by_entry(uow, member_for(uow, released), card.identity)[0]
        told = int(uow.setting(f"handover/{person}/{ledger.number}/told") or 0)
        if _newest(member, self._desk.author.replica) <= told:
            return []
        written = self._post.write(uow, "supplement", card, (member,))
        note_disclosure(self._desk, uow, released, Way.FILE, origin=written.id, to_key=card.identity)
        return [written]

    def _keep_words(self, uow: UnitOfWork, ledger: Ledger) -> None:
        """Who said yes and that the young person is safe: the ledger forgets it with the offer, the sheet tells it on."""
        for which, word in (("accepted", ledger.acceptance), ("confirmed", ledger.confirmation)):
            if word is not None and ledger.number:
                uow.put_setting(f"handover/{ledger.person}/{ledger.number}/{which}", heard(word))

    def arrived(
        self, uow: UnitOfWork, incoming: Incoming, member: PersonMember, person: str, card: CardRow
    ) -> list[WrittenFile]:
        """A handover file about one person arrived."""
        event = FileArrived(
            kind=FileKind(incoming.kind),
            number=member.number,
            sender=card.identity,
            by=member.by or incoming.sender.name,
            on=member.on,
            reason=member.reason,
        )
        return list(self.happened(uow, person, event, in_reply_to=incoming.id, package=incoming.id))

    def _do(self, uow: UnitOfWork, person: str, outcome: Outcome, effect: Effect, package: str) -> None:
        match effect.doing:
            case Doing.COORDINATOR_OTHER:
                self._coordinator(uow, person, *self._other(uow, outcome.ledger, effect.other))
            case Doing.COORDINATOR_HERE:
                self._coordinator(uow, person, self._desk.author.unit, self._desk.author.name)
            case Doing.ANNOUNCE:
                uow.put(
                    Task(
                        id=derived_id("announce", person, str(effect.number), effect.code),
                        person=person,
                        what=effect.reason,
                        code=effect.code,
                        origin=package,
                        due=self._desk.today(),
                    )
                )
            case Doing.STAGE:
                uow.put_setting(f"staged/{person}", package)
            case Doing.DROP_STAGED:
                staged = uow.package(uow.setting(f"staged/{person}") or "")
                if staged is not None:
                    uow.put_package(replace(staged, content=b""))
                uow.put_setting(f"staged/{person}", "")
            case Doing.MERGE_STAGED | Doing.SEND_SUPPLEMENT | Doing.KEEP_FILE:
                pass  # done by the caller, who holds the file

    def _coordinator(self, uow: UnitOfWork, person: str, unit: str, name: str) -> None:
        found, today = uow.get(YoungPerson, person), self._desk.today()
        here = unit == self._desk.author.unit
        hand_on(uow, person, found.coordinator, unit, name, today, here=here)
        uow.put(replace(found, coordinator=unit, coordinator_name=name, coordinator_since=today))
        settle_coordination(uow, person)

    def _other(self, uow: UnitOfWork, ledger: Ledger, other: str) -> tuple[str, str]:
        if ledger.outside:
            return other, other
        card = card_of(uow, other)
        return card.unit, card.name

    def _write(
        self, uow: UnitOfWork, person: str, ledger: Ledger, file: FileToSend, *, in_reply_to: str, reason: str
    ) -> WrittenFile:
        card = card_of(uow, file.to)
        told, released = PersonMember(person=person), None
        if file.kind in (FileKind.OFFER, FileKind.ACCEPT, FileKind.CONFIRM, FileKind.CLOSE):
            released = release_for(self._desk, uow, person, recipient_of(card), Purpose.HANDOVER)
            # Somebody asked in words that something stays behind: of earlier wordings nobody has looked for it.
            history = file.kind is FileKind.OFFER and not released.mind
            told = by_entry(uow, member_for(uow, released, history=history), card.identity)[0]
            if file.kind is FileKind.OFFER:
                told = replace(told, frozen=copies_for(self._desk, uow, person, recipient_of(card), released))
                newest = _newest(told, self._desk.author.replica)
                uow.put_setting(f"handover/{person}/{file.number}/told", str(newest))
        member = replace(told, number=file.number, by=self._desk.author.name, on=self._desk.today(), reason=reason)
        written = self._post.write(uow, file.kind.value, card, (member,), in_reply_to=in_reply_to)
        if released is not None:
            note_disclosure(self._desk, uow, released, Way.FILE, origin=written.id, to_key=card.identity)
        return written


def _newest(member: PersonMember, replica: str) -> int:
    """The number of this desk's last write among what a member tells."""
    counters = (
        one.counter
        for state in member.states
        for register in state.registers.values()
        for one in register
        if one.replica == replica
    )
    return max(counters, default=0)
