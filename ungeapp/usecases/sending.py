"""Files to partners: what goes along and why, what is held back and why, and the written file.

Belongs here: choosing, releasing, sealing and recording shares, contributions and receipts; the list of files out.
Does not belong here: the gate (``domain/gate.py``), sealing (``exchange``), handovers (``handovers.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime

from ungeapp.domain.consent import Consent
from ungeapp.domain.disclosures import Way
from ungeapp.domain.errors import Invalid, NotAllowed, NotFound
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind, Released
from ungeapp.domain.ids import new_id
from ungeapp.domain.kinds import kinds
from ungeapp.domain.parts import Part, Scope, declared
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.protection import address_finder
from ungeapp.domain.record import Record, build, field_types
from ungeapp.domain.registers import Version, heads, shown
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.disclosures import note_disclosure
from ungeapp.usecases.entries import by_entry, counterparts, entry_states, joined_addresses
from ungeapp.usecases.envelope import Envelope, Outgoing, PersonMember
from ungeapp.usecases.merging import addressed
from ungeapp.usecases.partners import CONFIRMED, KNOWN
from ungeapp.usecases.ports.author import Progress
from ungeapp.usecases.ports.rows import CardRow, PackageRow, RecordState
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.releasing import released_to

_DEFINED_BY = ("format", "checklist", "criteria")
"""Fields that hold the reference of a definition, which travels with what was made after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A sealed file and a name for it that tells nothing about its content."""

    id: str
    kind: str
    name: str
    content: bytes = field(repr=False)
    partner: str


def recipient_of(card: CardRow) -> Recipient:
    """A partner's desk as the gate sees it: known by its unit and its identity."""
    return Recipient(kind=RecipientKind.UNIT, name=card.unit_name, keys=frozenset({card.unit, card.identity}))


def card_of(uow: UnitOfWork, identity: str) -> CardRow:
    """The partner's card; NotFound if there is none, NotAllowed if nobody confirmed it."""
    for one in uow.cards():
        if one.identity == identity:
            if one.state not in (CONFIRMED, KNOWN):
                raise NotAllowed("card-not-confirmed")
            return one
    raise NotFound("card-unknown")


def sent_by(recipient: Recipient, register: Iterable[Version]) -> bool:
    """Whether all of it came from the recipient: what they sent may go back, never a word of ours beside theirs."""
    keys = recipient.keys
    told = False
    for version in register:
        if version.author not in keys:
            return False
        told = True
    return told


def release_for(
    desk: Desk,
    uow: UnitOfWork,
    person: str,
    recipient: Recipient,
    purpose: Purpose,
    asked: frozenset[Part] | None = None,
    states: tuple[RecordState, ...] | None = None,
) -> Released:
    """Everything about ``person`` through the gate for a file sealed for one recipient.

    What was removed goes only if they have it. A paper is no sealed file: it asks the gate itself.
    ``states`` are those of the person when they were read already.
    """
    states = entry_states(uow, person) if states is None else states
    returned = frozenset(
        (state.id, name)
        for state in states
        for name, register in state.registers.items()
        if sent_by(recipient, register)
    )
    content = uow.everything(person)
    about = next((one for one in content if isinstance(one, YoungPerson)), None)
    consents = tuple(one for one in content if isinstance(one, Consent) and not one.removed)
    if any(one.removed for one in content):
        there = _had(uow, person, recipient, states)
        content = tuple(one for one in content if not one.removed or one.id in there)
    return released_to(
        desk,
        uow,
        content,
        about or uow.get(YoungPerson, person),
        recipient,
        purpose,
        consents=consents,
        asked=asked,
        returned=returned,
        sealed=True,
    )


def _had(uow: UnitOfWork, person: str, recipient: Recipient, states: Iterable[RecordState]) -> frozenset[str]:
    """The records the recipient may have: it wrote in them, or a file went to it after they were made."""
    entries = set(uow.entries(person))
    sent = [
        one.at
        for one in uow.packages()
        if one.direction == "out" and one.partner in recipient.keys and entries & set(one.persons)
    ]
    found = set()
    for state in states:
        versions = [version for register in state.registers.values() for version in register]
        made = min(_instant(one) for one in versions)
        gone = min((_instant(one) for one in state.registers.get("removed", ())), default=made)
        if any(one.author in recipient.keys for one in versions) or any(made <= at <= gone for at in sent):
            found.add(state.id)
    return frozenset(found)


def _instant(version: Version) -> datetime:
    return datetime.fromisoformat(version.at).astimezone(UTC)


def _moved(state: RecordState, kind: type[Record], released: Released) -> bool:
    """Whether the record was once of a part that is held back: then its old words are too."""
    now = {name: shown(register, lambda _: False).value for name, register in state.registers.items() if register}
    for name, register in state.registers.items():
        for version in register if len(register) > 1 else ():
            try:
                then = build(kind, state.id, state.person, now | {name: version.value}).record_part
            except Invalid:
                return True
            if not released.has(then):
                return True
    return False


def _follows_record(kind: type[Record], name: str) -> bool:
    """Whether the record's own part decides about the field."""
    return any(one.name == name and declared(one) is Scope.OWN for one in fields(kind) if one.metadata)


def member_for(
    uow: UnitOfWork, released: Released, *, history: bool = False, states: tuple[RecordState, ...] | None = None
) -> PersonMember:
    """The full register state of every released field, and the definitions the released records refer to.

    Of a removed record only that goes along. What a newer program added goes along with records of which nothing is
    held back; other things unknown here go only to the desk that sent them. A version with a protected address goes
    nowhere, however old. ``states`` are those of the person when they were read already, without history.
    """
    twins = counterparts(uow, released.person)
    going: list[RecordState] = []
    definitions: dict[str, str] = {}
    removed = {one.id for one in released.records if one.removed}
    nothing: frozenset[str] = frozenset()
    about = uow.get(YoungPerson, released.person)
    tells_address = address_finder(about, joined_addresses(uow, released.person))
    for state in entry_states(uow, released.person, history=history) if states is None else states:
        record = twins.get(state.id, state.id)
        if record in released.withheld and record not in released.fields:
            continue
        allowed = released.fields.get(record, nothing)
        kind = kinds().get(state.kind)
        known = field_types(kind) if kind else {}
        registers = {
            name: register
            for name, register in state.registers.items()
            if (
                name in allowed
                if name in known
                else state.id in released.whole or sent_by(released.recipient, register)
            )
        }
        if state.id in removed:
            registers = {name: register for name, register in registers.items() if name == "removed"}
        if history and kind is not None and _moved(state, kind, released):
            registers = {
                name: heads(register) if name not in known or _follows_record(kind, name) else register
                for name, register in registers.items()
            }
        registers = {name: kept for name, told in registers.items() if (kept := _without(told, tells_address))}
        if not registers:
            continue
        going.append(RecordState(kind=state.kind, id=state.id, person=state.person, registers=registers))
        for ref in _references(*(registers.get(name, ()) for name in _DEFINED_BY)):
            text = uow.definition(ref)
            if text is not None:
                definitions[ref] = text
    parts = tuple(line.part.value for line in released.lines if line.goes and line.pieces)
    return PersonMember(person=released.person, states=tuple(going), definitions=definitions, parts=parts)


def _without(register: tuple[Version, ...], tells_address: Callable[[object], bool]) -> tuple[Version, ...]:
    """The register as it is, or the heads without the protected address when any version of it holds that."""
    if not any(tells_address(one.value) for one in register):
        return register
    return tuple(one for one in heads(register) if not tells_address(one.value))


def _references(*registers: Iterable[Version]) -> Iterable[str]:
    for register in registers:
        for version in register:
            if isinstance(version.value, str) and version.value:
                yield version.value


class Post:
    """Seals packages and keeps them in the list of files; used by sharing, receiving and handovers alike."""

    def __init__(self, desk: Desk, envelope: Envelope) -> None:
        self._desk = desk
        self._envelope = envelope

    def write(
        self,
        uow: UnitOfWork,
        kind: str,
        card: CardRow,
        members: tuple[PersonMember, ...],
        *,
        in_reply_to: str = "",
        note: str = "",
        progress: Progress | None = None,
        files: Mapping[str, str] | None = None,
    ) -> WrittenFile:
        """One sealed file for one partner, recorded with its number in the row of files to that partner."""
        desk = self._desk
        author = desk.author
        now = desk.now()
        id = new_id(now)
        sequence = uow.next_sequence(card.identity)
        own = self._envelope.own_card(
            identity=author.identity,
            name=author.name,
            unit=author.unit,
            unit_name=desk.profile.unit_name(author.unit),
            phone=author.phone,
            created=desk.today(),
        )
        package = Outgoing(
            id=id,
            kind=kind,
            created=now,
            sender=own,
            replica=author.replica,
            recipients=(card.card,),
            sequences={card.identity: sequence},
            members=tuple(addressed(uow, one, card.identity) for one in members),
            audit_head=uow.audit_head(),
            in_reply_to=in_reply_to,
            note=note,
            files=files or {},
        )
        content = self._envelope.seal(package, progress)
        uow.put_package(
            PackageRow(
                id=id,
                direction="out",
                kind=kind,
                partner=card.identity,
                persons=tuple(one.person for one in members),
                at=now,
                sequence=sequence,
                state="written",
                sha256="",
                in_reply_to=in_reply_to,
                content=content,
            )
        )
        uow.note_audit("package-write", id, kind)
        return WrittenFile(
            id=id, kind=kind, name=f"{now:%Y-%m-%d}-{id[-12:]}.ungepakke", content=content, partner=card.identity
        )


class SendUseCases:
    """Sharing with another department."""

    def __init__(self, desk: Desk, envelope: Envelope) -> None:
        self._desk = desk
        self._post = Post(desk, envelope)

    def preview(self, person: str, partner: str, asked: frozenset[Part] | None = None) -> Released:
        """Line by line what would go along and why, and what is held back and why."""
        with self._desk.looking() as uow:
            return release_for(self._desk, uow, person, recipient_of(card_of(uow, partner)), Purpose.EXCHANGE, asked)

    def share(
        self,
        persons: tuple[str, ...],
        partner: str,
        *,
        asked: frozenset[Part] | None = None,
        note: str = "",
        marked: Record | None = None,
        progress: Progress | None = None,
    ) -> WrittenFile:
        """Write a file with the released parts: a *share* of one's own cases, else a *contribution* to another's.

        ``marked`` is a record that says what the file is; it is kept with it, and goes along. NotAllowed("share-no-basis")
        where nothing may go, or that record may not.
        """
        desk = self._desk
        with desk.acting("package.write") as uow:
            if marked is not None:
                uow.put(marked)
            card = card_of(uow, partner)
            recipient = recipient_of(card)
            members: list[PersonMember] = []
            given: list[Released] = []
            own = True
            for done, person in enumerate(persons, start=1):
                states = entry_states(uow, person)
                released = release_for(desk, uow, person, recipient, Purpose.EXCHANGE, asked, states)
                if not any(line.goes for line in released.lines):
                    raise NotAllowed("share-no-basis")
                if marked is not None and marked.id not in {one.id for one in released.records}:
                    raise NotAllowed("share-no-basis")
                own = own and uow.get(YoungPerson, person).coordinator in ("", desk.author.unit)
                members += by_entry(uow, member_for(uow, released, states=states), partner)
                given.append(released)
                if progress is not None:
                    progress(done, len(persons))
            kind = "share" if own else "contribution"
            file = self._post.write(uow, kind, card, tuple(members), note=note, progress=progress)
            for released in given:
                note_disclosure(desk, uow, released, Way.FILE, origin=file.id, to_key=card.identity)
            return file

    def files(self) -> tuple[PackageRow, ...]:
        """Files written and received, newest first."""
        with self._desk.looking() as uow:
            return tuple(sorted(uow.packages(), key=lambda one: (one.at, one.id), reverse=True))

    def names(self, persons: Iterable[str]) -> dict[str, str]:
        """The names of those young people who are here, by id (a file may be about somebody not received yet)."""
        with self._desk.looking() as uow:
            found = {one: uow.find(YoungPerson, one) for one in dict.fromkeys(persons)}
        return {id: person.full_name for id, person in found.items() if person is not None}

    def again(self, package: str) -> WrittenFile:
        """The same sealed file once more (it was lost, or saved in the wrong place)."""
        with self._desk.looking() as uow:
            row = uow.package(package)
            if row is None or row.direction != "out":
                raise NotFound("package-unknown")
            uow.note_audit("package-again", package, row.kind)
            uow.commit("look")
            return WrittenFile(
                id=row.id,
                kind=row.kind,
                name=f"{row.at:%Y-%m-%d}-{row.id[-12:]}.ungepakke",
                content=row.content,
                partner=row.partner,
            )
