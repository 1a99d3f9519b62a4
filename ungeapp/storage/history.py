"""What follows from the rows of the history: registers, what is shown, what an undo writes.

Belongs here: pure computation on change rows; the rules themselves stand in ``domain/registers.py``.
Does not belong here: reading and writing those rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from ungeapp.domain.errors import NotAllowed, Stale
from ungeapp.domain.record import UNDONE, Plain
from ungeapp.domain.registers import Version, covers, heads, in_conflict, shown
from ungeapp.storage.rows import compact, read_json
from ungeapp.usecases.ports.rows import FieldVersion, RecordState

CREATION = "*"
"""The field name of a creation: one row with all first values."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the history. ``value`` of a creation is a mapping of field to value."""

    seq: int
    replica: str
    counter: int
    record: str
    kind: str
    person: str
    field: str
    value: Plain | dict[str, Plain]
    context: Mapping[str, int]
    author: str
    at: str
    intention: str = ""
    transaction: str = ""
    imported: str = ""
    again: str = ""

    @property
    def dot(self) -> tuple[str, int]:
        return (self.replica, self.counter)

    def versions(self) -> Iterable[tuple[str, Version]]:
        """What the row says, field by field."""
        if self.field != CREATION:
            return ((self.field, self._version(cast(Plain, self.value))),)
        return ((name, self._version(one)) for name, one in cast(dict[str, Plain], self.value).items())

    def _version(self, value: Plain) -> Version:
        return Version(self.replica, self.counter, value, self.context, self.author, self.at, self.intention)

    def row(self) -> tuple[Any, ...]:
        """The columns of table ``change`` in order."""
        return (
            self.seq,
            self.replica,
            self.counter,
            self.record,
            self.kind,
            self.person,
            self.field,
            compact(self.value),
            compact(dict(self.context)),
            self.author,
            self.at,
            self.intention,
            self.transaction,
            self.imported,
            self.again,
        )


def from_columns(row: Any) -> Change:
    """A change from the columns of its table in order."""
    seq, replica, counter, record, kind, person, field, value, context, author, at, intention, transaction = row[:13]
    told, seen = read_json(value), {} if context == "{}" else read_json(context)
    return Change(
        seq, replica, counter, record, kind, person, field, told, seen, author, at, intention, transaction, *row[13:15]
    )


Registers = dict[str, tuple[Version, ...]]


def all_versions(changes: Iterable[Change]) -> Registers:
    """Field to everything that was ever written to it, each version once, oldest here first."""
    rows = tuple(changes)
    if len(rows) == 1:  # most records were written once
        return {name: (version,) for name, version in rows[0].versions()}
    told: dict[str, dict[tuple[str, int], Version]] = {}
    for one in rows:
        for name, version in one.versions():
            told.setdefault(name, {})[version.dot] = version
    return {name: tuple(versions.values()) for name, versions in told.items()}


def registers(changes: Iterable[Change]) -> Registers:
    """Field to its heads."""
    told = all_versions(changes)
    return {name: versions if len(versions) == 1 else heads(versions) for name, versions in told.items()}


def current(rows: Sequence[Change], told: Registers) -> list[tuple[str, int]]:
    """The (field, seq) pairs of table ``head``: every creation, and the heads of fields written later."""
    if len(rows) == 1:
        return [(rows[0].field, rows[0].seq)]
    live = {(name, version.dot) for name, versions in told.items() for version in versions}
    return [(one.field, one.seq) for one in rows if one.field == CREATION or (one.field, one.dot) in live]


def state(changes: Iterable[Change], *, history: bool = False) -> RecordState:
    """The registers of one record, as they travel; with ``history`` the replaced versions too."""
    rows = tuple(changes)
    first = rows[0]
    told = all_versions(rows) if history else registers(rows)
    return RecordState(kind=first.kind, id=first.record, person=first.person, registers=told)


def shown_values(told: Registers, responsible: Callable[[str], bool]) -> dict[str, Plain]:
    """Field to the value to show."""
    return {
        name: versions[0].value if len(versions) == 1 else shown(versions, responsible).value
        for name, versions in told.items()
    }


def conflicting(told: Registers) -> tuple[str, ...]:
    """The fields whose heads disagree."""
    return tuple(sorted(name for name, versions in told.items() if len(versions) > 1 and in_conflict(versions)))


def field_version(one: Change, undone: bool) -> FieldVersion:
    """A row of the history as the port tells it; a creation's value is the JSON of its fields."""
    value = compact(one.value) if one.field == CREATION else cast(Plain, one.value)
    version = Version(one.replica, one.counter, value, one.context, one.author, one.at, one.intention)
    return FieldVersion(
        record=one.record,
        field=one.field,
        version=version,
        transaction=one.transaction,
        imported=one.imported,
        undone=undone,
        kind=one.kind,
    )


def values_before(changes: Iterable[Change], transaction: str, default: Callable[[str], Plain]) -> dict[str, Plain]:
    """Field to the value an undo of ``transaction`` writes into one record.

    ``changes`` are the counting rows of the record. A record the transaction created is removed instead. Stale when a
    head of what would be undone was written by somebody else since.
    """
    rows = tuple(changes)
    mine = {(name, version.dot) for one in rows if one.transaction == transaction for name, version in one.versions()}
    told = registers(rows)
    earlier = registers(one for one in rows if one.transaction != transaction)
    created = any(one.field == CREATION and one.transaction == transaction for one in rows)
    names = set(told) if created else {name for name, _ in mine}
    if any((name, version.dot) not in mine for name in names for version in told[name]):
        raise Stale()
    if created:
        return {"removed": UNDONE}
    return {
        name: shown(earlier[name], lambda _: False).value if name in earlier else default(name)
        for name in sorted(names)
    }


def refuse_when_built_upon(changes: Iterable[Change], imported: str) -> None:
    """NotAllowed("built-upon") when a counting row of one record, not of ``imported``, had seen one of its versions."""
    rows = tuple(changes)
    arrived: dict[str, list[Version]] = {}
    for one in rows:
        if one.imported == imported:
            for name, version in one.versions():
                arrived.setdefault(name, []).append(version)
    for one in rows:
        if one.imported != imported and any(covers(one.context, version) for version in arrived.get(one.field, ())):
            raise NotAllowed("built-upon")


def without(change: Change, imported: str) -> Change:
    """The row told by another import instead."""
    return replace(change, imported=imported, again="")
