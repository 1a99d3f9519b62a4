"""What a package tells about one young person, on the wire: register states as strict JSON.

Belongs here: the wire types of a member of type ``person+json``, and mapping them to the use cases' values and back.
Does not belong here: the envelope (``container.py``), merging (``domain/registers.py``), who may see what (the gate).

Writes that share a dot, a context and an author travel together: a record's creation is one entry with all its
released fields. Fields and kinds this program does not know are kept as they came and sent on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec

from ungeapp.domain.errors import Invalid
from ungeapp.domain.ids import is_id
from ungeapp.domain.kinds import kinds
from ungeapp.domain.parts import is_part
from ungeapp.domain.record import Plain, Record, field_types, from_plain, is_local, leaves_desk
from ungeapp.domain.registers import Version
from ungeapp.exchange.errors import Malformed, TooLarge
from ungeapp.exchange.limits import MAX_MEMBER
from ungeapp.usecases.envelope import FrozenCopy, PersonMember
from ungeapp.usecases.ports.rows import RecordState

MEMBER_TYPE = "person+json"
FORMAT = 1

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,63}")
_REPLICA = re.compile(r"[0-9a-z-]{1,64}")
_REFERENCE = re.compile(r"[a-z0-9-]{1,64}/[a-z0-9-]{1,64}/[0-9]{1,6}")
_MAX_COUNTER = 2**53
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MAX_WRITES = 100_000
_MAX_FROZEN = 200
_ROOM = 4096  # what a member needs besides its records


class WireWrite(msgspec.Struct, frozen=True, array_like=True):
    """One write: dot, author, instant (ISO 8601), intention, what the writer had seen, field → value."""

    replica: str
    counter: int
    author: str
    at: str
    intention: str
    context: dict[str, int]
    fields: dict[str, str | int | bool | list[str] | None]


class WireRecord(msgspec.Struct, frozen=True):
    """One record and the writes its registers are made of."""

    kind: str
    id: str
    writes: tuple[WireWrite, ...]


class WireFrozen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A copy of something frozen: of which record, its records as canonical JSON, when, where, the original's mark."""

    record: str
    content: str
    at: str
    unit: str = ""
    sha256: str = ""
    withheld: tuple[str, ...] = ()


class WirePerson(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One young person. ``number`` is the handover's number, 0 outside handovers."""

    format: int = FORMAT
    person: str
    number: int = 0
    by: str = ""
    on: date | None = None
    reason: str = ""
    parts: tuple[str, ...] = ()
    definitions: dict[str, str] = {}
    records: tuple[WireRecord, ...] = ()
    frozen: tuple[WireFrozen, ...] = ()


def encode(member: PersonMember) -> Iterator[bytes]:
    """The member as one or, beyond 1 MiB, several runs of bytes; a single record never exceeds one."""
    encoder = msgspec.json.Encoder()
    head = WirePerson(
        person=member.person,
        number=member.number,
        by=member.by,
        on=member.on,
        reason=member.reason,
        parts=member.parts,
        definitions=dict(member.definitions),
    )
    room = MAX_MEMBER - len(encoder.encode(head)) - _ROOM
    waiting: list[msgspec.Raw] = []
    size = 0
    for state in member.states:
        record = msgspec.Raw(encoder.encode(_wire_record(state)))
        length = len(record) + 1
        if length > room:
            raise TooLarge(what="record", limit=room)
        if size + length > room:
            yield encoder.encode(_with(head, waiting))
            waiting, size, room = [], 0, MAX_MEMBER - _ROOM
            head = msgspec.structs.replace(head, definitions={})
        waiting.append(record)
        size += length
    yield encoder.encode(_with(head, waiting))
    head = msgspec.structs.replace(head, definitions={})
    for copy in member.frozen:
        run = encoder.encode(msgspec.structs.replace(head, frozen=(_wire_frozen(copy),)))
        if len(run) > MAX_MEMBER:
            raise TooLarge(what="record", limit=MAX_MEMBER)
        yield run


def _wire_frozen(copy: FrozenCopy) -> WireFrozen:
    return WireFrozen(
        record=copy.record,
        content=copy.content,
        at=copy.at.isoformat(),
        unit=copy.unit,
        sha256=copy.sha256,
        withheld=copy.withheld,
    )


def _frozen(wire: WireFrozen) -> FrozenCopy:
    """What it tells is read where it is kept; here only its frame is looked at."""
    if not is_id(wire.record) or not _SHA256.fullmatch(wire.sha256) or len(wire.unit) > 200:
        raise Malformed(what="frozen")
    if len(wire.at) > 40 or len(wire.withheld) > 200 or not all(map(_NAME.fullmatch, wire.withheld)):
        raise Malformed(what="frozen")
    try:
        at = datetime.fromisoformat(wire.at)
    except ValueError as fault:
        raise Malformed(what="instant") from fault
    if at.tzinfo is None:
        raise Malformed(what="instant")
    return FrozenCopy(
        record=wire.record,
        content=wire.content,
        at=at,
        unit=wire.unit,
        sha256=wire.sha256,
        withheld=wire.withheld,
    )


def _with(head: WirePerson, records: list[msgspec.Raw]) -> WirePerson:
    """The person with its records, which are encoded already."""
    return msgspec.structs.replace(head, records=tuple(records))


def _wire_record(state: RecordState) -> WireRecord:
    writes: dict[tuple[object, ...], WireWrite] = {}
    for name, register in state.registers.items():
        for one in register:
            context = tuple(sorted(one.context.items())) if one.context else ()
            key = (one.replica, one.counter, one.author, one.at, one.intention, context)
            write = writes.get(key)
            if write is None:
                write = WireWrite(one.replica, one.counter, one.author, one.at, one.intention, dict(context), {})
                writes[key] = write
            write.fields[name] = one.value
    return WireRecord(kind=state.kind, id=state.id, writes=tuple(writes.values()))


def decode(values: Iterable[object]) -> tuple[PersonMember, ...]:
    """The members of a package from their strictly read JSON, runs of the same person put together.

    Raises ``Malformed`` for anything that breaks the rules; never half a member.
    """
    found: dict[str, PersonMember] = {}
    for value in values:
        try:
            wire = msgspec.convert(value, WirePerson)
        except msgspec.ValidationError as fault:
            raise Malformed(what="person") from fault
        _check_head(wire)
        good: set[object] = set()
        states = tuple(_state(wire.person, one, good) for one in wire.records if _may_come(one.kind))
        known = found.get(wire.person)
        found[wire.person] = PersonMember(
            person=wire.person,
            states=(*known.states, *states) if known else states,
            definitions={**(known.definitions if known else {}), **wire.definitions},
            parts=wire.parts,
            number=wire.number,
            by=wire.by,
            on=wire.on,
            reason=wire.reason,
            frozen=(*(known.frozen if known else ()), *map(_frozen, wire.frozen)),
        )
    return tuple(found.values())


def _check_head(wire: WirePerson) -> None:
    if wire.format > FORMAT or not is_id(wire.person) or not 0 <= wire.number < _MAX_COUNTER:
        raise Malformed(what="person")
    if any(not _REFERENCE.fullmatch(one) for one in wire.definitions):
        raise Malformed(what="definition")
    if len(wire.parts) > 200 or len(wire.by) > 200 or len(wire.reason) > 4000:
        raise Malformed(what="person")
    if len(wire.frozen) > _MAX_FROZEN:
        raise TooLarge(what="frozen", limit=_MAX_FROZEN)
    if sum(len(one.writes) for one in wire.records) > _MAX_WRITES:
        raise TooLarge(what="writes", limit=_MAX_WRITES)


def _may_come(kind: str) -> bool:
    """Kinds that never leave a desk are not taken from another one; unknown ones are kept."""
    known = kinds().get(kind)
    return known is None or leaves_desk(known)


def _state(person: str, wire: WireRecord, good: set[object]) -> RecordState:
    """``good`` are the replicas, authors and instants of this person that were looked at already."""
    if not is_id(wire.id) or not _NAME.fullmatch(wire.kind):
        raise Malformed(what="record")
    known = kinds().get(wire.kind)
    types = field_types(known) if known is not None else {}
    registers: dict[str, tuple[Version, ...]] = {}
    for write in wire.writes:
        _check_write(write, good)
        for name, value in write.fields.items():
            if known is None or name not in types:
                _check_unknown(name)
            else:
                _check_value(known, name, value)
            if known is not None and is_local(known, name):
                continue
            version = Version(
                replica=write.replica,
                counter=write.counter,
                value=value,
                context=write.context,
                author=write.author,
                at=write.at,
                intention=write.intention,
            )
            registers[name] = (*registers.get(name, ()), version)
    return RecordState(kind=wire.kind, id=wire.id, person=person, registers=registers)


def _check_write(write: WireWrite, good: set[object]) -> None:
    counter, context = write.counter, write.context
    if not 0 < counter < _MAX_COUNTER or context.get(write.replica, 0) >= counter:
        raise Malformed(what="write")
    if any(not 0 < one < _MAX_COUNTER for one in context.values()) or len(write.intention) > 64:
        raise Malformed(what="write")
    for replica in (write.replica, *context):  # its own replica may stand in both
        if replica not in good:
            if not _REPLICA.fullmatch(replica):
                raise Malformed(what="write")
            good.add(replica)
    signed = (write.author, write.at)
    if signed not in good:
        _check_signed(*signed)
        good.add(signed)


def _check_signed(author: str, at: str) -> None:
    if not is_id(author) or len(at) > 40:
        raise Malformed(what="write")
    try:
        if datetime.fromisoformat(at).tzinfo is None:
            raise Malformed(what="instant")
    except ValueError as fault:
        raise Malformed(what="instant") from fault


def _check_unknown(name: str) -> None:
    """Fields this program does not know only have to be called like one."""
    if not _NAME.fullmatch(name) or name in ("id", "person"):
        raise Malformed(what="field")


def _check_value(known: type[Record], name: str, value: Plain) -> None:
    """Known fields hold what their kind says."""
    try:
        from_plain(known, name, value)
    except Invalid as fault:
        raise Malformed(what="value") from fault
    if name == "area" and known.KIND == "goal" and not is_part(f"goals-{value}"):
        raise Malformed(what="value")
