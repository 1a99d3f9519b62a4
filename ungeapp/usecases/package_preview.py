"""What receiving a file would do: whose cases it is about, what would change, what is in conflict, what is proposed.

Belongs here: comparing a file with the store, without writing. Does not belong here: receiving it (``receiving.py``),
opening the envelope (``exchange``), the rules of merging (``domain/registers.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from ungeapp.domain import registers
from ungeapp.domain.duplicates import Match, Sureness
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.ids import derived_id
from ungeapp.domain.joined import JOINED
from ungeapp.domain.kinds import kinds
from ungeapp.domain.ledger import Role
from ungeapp.domain.people import Alias, Task, YoungPerson
from ungeapp.domain.record import Plain, build, defaults
from ungeapp.domain.registers import Version
from ungeapp.usecases.admission import Admission
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.duplicates import candidates
from ungeapp.usecases.envelope import Incoming, PersonMember
from ungeapp.usecases.handover_post import HANDOVER_KINDS, HandoverPost
from ungeapp.usecases.merging import Here, translated
from ungeapp.usecases.partners import CHANGED, CONFIRMED, KNOWN
from ungeapp.usecases.ports.rows import RecordState
from ungeapp.usecases.ports.store import UnitOfWork

UNDONE = "undone"  # the state of a received file that was taken back
TAKEN_KINDS = HANDOVER_KINDS | {"share", "contribution", "supplement", "receipt", "recall"}
_MISSING_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One field that would change; ``before`` is None for a new record."""

    person: str
    kind: str
    record: str
    field: str
    before: Plain
    after: Plain
    at: str
    new_record: bool = False
    dot: tuple[str, int] = ("", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictLine:
    """A field both sides changed without knowing of each other."""

    person: str
    kind: str
    record: str
    field: str
    mine: Version
    theirs: Version

    @property
    def key(self) -> tuple[str, str]:
        return (self.record, self.field)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPreview:
    """One young person of the file: the local id (empty when new here), the name, and how it was matched."""

    incoming: str
    person: str
    name: str
    matched: str  # "id", "alias", "number", "name" (to be confirmed) or "new"
    number: int = 0
    reason: str = ""
    alike: tuple[Match, ...] = ()  # what made one think of them, where it has to be confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What receiving would do. Nothing is changed yet."""

    incoming: Incoming
    sender_state: str  # the card's state, or "unknown" / "changed"
    seen_before: bool
    missing: tuple[int, ...]  # numbers of earlier files from this desk that never came
    persons: tuple[PersonPreview, ...]
    changes: tuple[ChangeLine, ...]
    conflicts: tuple[ConflictLine, ...]
    proposals: tuple[ChangeLine, ...]

    @property
    def needs_match(self) -> tuple[PersonPreview, ...]:
        """People who are only alike (name and birth date, in any spelling …): the caseworker must say whether it is them."""
        return tuple(one for one in self.persons if one.matched == "name")


class PackageReader:
    """Compares a file with what stands here; it writes nothing."""

    def __init__(self, desk: Desk, handover: HandoverPost) -> None:
        self._desk = desk
        self._handover = handover

    def preview(self, uow: UnitOfWork, incoming: Incoming, same: Mapping[str, bool]) -> Preview:
        """What receiving the file would do; ``same`` answers the questions of ``needs_match`` by incoming person id.

        NotAllowed("package-kind-not-yet"), ("package-same-id-other-content"), ("person-cleared").
        """
        if incoming.kind not in TAKEN_KINDS:
            raise NotAllowed("package-kind-not-yet")
        known = uow.package(incoming.id)
        if known is not None and known.sha256 != incoming.sha256:
            raise NotAllowed("package-same-id-other-content")
        sender_state = sender_state_of(uow, incoming)
        persons: list[PersonPreview] = []
        changes: list[ChangeLine] = []
        conflicts: list[ConflictLine] = []
        proposals: list[ChangeLine] = []
        for member in incoming.members:
            who = self._who(uow, member, same)
            if uow.cleared(member.person) or uow.cleared(who.person or member.person):
                raise NotAllowed("person-cleared", person=member.person)
            persons.append(who)
            here = self.here(uow, who.person)
            for state in translated(member, who.person or member.person):
                self._compare(uow, here, state, incoming, changes, conflicts, proposals)
        return Preview(
            incoming=incoming,
            sender_state=sender_state,
            seen_before=known is not None and known.state != UNDONE,
            missing=_missing(uow, incoming) if sender_state in (CONFIRMED, KNOWN) else (),
            persons=tuple(persons),
            changes=tuple(changes),
            conflicts=tuple(conflicts),
            proposals=tuple(proposals),
        )

    def _who(self, uow: UnitOfWork, member: PersonMember, same: Mapping[str, bool]) -> PersonPreview:
        told = shown_person(member)
        name = f"{told.get('given_name', '')} {told.get('family_name', '')}".strip()
        local, matched = "", "new"
        alike: tuple[Match, ...] = ()
        if uow.find(YoungPerson, member.person) is not None:
            local, matched = member.person, "id"
        else:
            alias = next((one for one in uow.matching(Alias, other=member.person) if one.matched_by != JOINED), None)
            number = str(told.get("number", "") or "")
            by_number = uow.find_by_number(number) if number else None
            if alias is not None:
                local, matched = alias.person, "alias"
            elif by_number is not None:
                local, matched = by_number.id, "number"
            elif same.get(member.person) is not False:
                twins = candidates(uow, _incoming_person(member, told), Sureness.LIKELY)
                if twins:
                    local, alike = twins[0].person.id, twins[0].likeness.matches
                    matched = "name-confirmed" if same.get(member.person) else "name"
        if local:
            name = uow.get(YoungPerson, local).full_name
        return PersonPreview(
            incoming=member.person,
            person=local,
            name=name,
            matched=matched,
            number=member.number,
            reason=member.reason,
            alike=alike,
        )

    def _compare(
        self,
        uow: UnitOfWork,
        known: Here,
        state: RecordState,
        incoming: Incoming,
        changes: list[ChangeLine],
        conflicts: list[ConflictLine],
        proposals: list[ChangeLine],
    ) -> None:
        here = known.states.get(state.id)
        for name, theirs in state.registers.items():
            mine = here.registers.get(name, ()) if here else ()
            merged = registers.merge(mine, theirs)
            fresh = [one for one in merged if one not in mine]
            if not fresh:
                continue
            newest = registers.shown(fresh, lambda author: author == incoming.sender.identity)
            before = registers.shown(mine, lambda _: True).value if mine else _default(state.kind, name)
            line = ChangeLine(
                person=state.person,
                kind=state.kind,
                record=state.id,
                field=name,
                before=before,
                after=newest.value,
                at=newest.at,
                new_record=here is None,
                dot=newest.dot,
            )
            admitted = known.admit(state, name, incoming)
            if admitted is Admission.HERE:
                continue
            if admitted is Admission.PROPOSE and before != newest.value:
                told = uow.find(Task, proposal_id(line))
                if told is None or told.removed:  # of one told already a person decides, or has
                    proposals.append(line)
            elif registers.in_conflict(merged):
                kept = [one for one in merged if one in mine]
                if kept:
                    own = registers.shown(kept, lambda author: author == self._desk.author.identity)
                    conflicts.append(
                        ConflictLine(
                            person=state.person,
                            kind=state.kind,
                            record=state.id,
                            field=name,
                            mine=own,
                            theirs=newest,
                        )
                    )
            elif before != newest.value or here is None:
                changes.append(line)

    def here(self, uow: UnitOfWork, person: str) -> Here:
        """What stands here about one young person, and whether this desk is responsible by its ledger."""
        standing = uow.joined().get(person, person)
        responsible = bool(person) and self._handover.ledger(uow, standing).role is not Role.NONE
        return Here.of(self._desk, uow, person, responsible=responsible)


def _default(kind: str, name: str) -> Plain:
    """What a field is before anybody wrote it."""
    known = kinds().get(kind)
    return defaults(known).get(name) if known else None


def shown_person(member: PersonMember) -> dict[str, Plain]:
    """What a file says of the young person itself, field by field; empty where it says nothing."""
    for state in member.states:
        if state.kind == YoungPerson.KIND and state.kind in kinds():
            return {
                name: registers.shown(register, lambda _: True).value
                for name, register in state.registers.items()
                if register
            }
    return {}


def _incoming_person(member: PersonMember, told: Mapping[str, Plain]) -> YoungPerson:
    """The young person a file tells of, as far as it does."""
    known = {name: value for name, value in told.items() if name in defaults(YoungPerson)}
    return build(YoungPerson, member.person, member.person, known)


def sender_state_of(uow: UnitOfWork, incoming: Incoming) -> str:
    """The state of the sender's card at this desk, or "unknown" / "changed"."""
    if incoming.sender_state != "known":
        return incoming.sender_state
    row = next((one for one in uow.cards() if one.identity == incoming.sender.identity), None)
    if row is not None and row.unit != incoming.sender.unit:
        return CHANGED
    return row.state if row is not None else "unknown"


def _missing(uow: UnitOfWork, incoming: Incoming) -> tuple[int, ...]:
    """The last numbers before this one from the same desk that never came; merging does not wait for them."""
    got = {one.sequence for one in uow.packages() if one.direction == "in" and one.partner == incoming.sender.identity}
    absent = (number for number in range(incoming.sequence - 1, 0, -1) if number not in got)
    return tuple(sorted(islice(absent, _MISSING_TOLD)))


def proposal_id(line: ChangeLine) -> str:
    """One task for one proposed change, however many files bring it."""
    replica, counter = line.dot
    return derived_id("proposal", line.record, line.field, replica, str(counter))
