"""What comes from other desks, conflicts, and taking back.

Belongs here: registers in and out, decisions, undo; the one place where derived rows follow from the history.
Does not belong here: the rules of merging (``domain/registers.py``), the files they come in (``exchange``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import Select, insert, select, update

from ungeapp.domain.errors import Invalid, NotAllowed, NotFound
from ungeapp.domain.joined import JOINED
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.protection import protected_by_either
from ungeapp.domain.record import Plain, Record, build, defaults, kinds
from ungeapp.domain.registers import Version, knowledge
from ungeapp.storage import tables
from ungeapp.storage.history import (
    CREATION,
    Change,
    conflicting,
    current,
    field_version,
    from_columns,
    refuse_when_built_upon,
    registers,
    shown_values,
    state,
    values_before,
    without,
)
from ungeapp.storage.records import Records
from ungeapp.storage.rows import check_value, compact
from ungeapp.usecases.ports.rows import Conflict, FieldVersion, RecordState

_CHUNK = 400
_LARGEST_COUNTER = 2**63 - 1
_table = tables.change
_MOST_WAITING = 2000  # rows of the history of a file before they are written
_COLUMNS = list(_table.c)
# Asked once per person of a file: plain text, see ``engine.ask``.
_CHANGE = "SELECT " + ", ".join(f'c."{one.name}"' for one in _table.c)
_HEADS = f"{_CHANGE} FROM head h JOIN change c ON c.seq = h.change"
_HEADS_OF_PERSON = f"{_HEADS} WHERE h.person = ? ORDER BY c.seq"
_HEADS_OF_RECORD = f"{_HEADS} WHERE h.record = ? ORDER BY c.seq"
_ALL_OF_PERSON = f"{_CHANGE} FROM change c WHERE c.person = ? ORDER BY c.seq"
_ALL_OF_RECORDS = f"{_CHANGE} FROM change c WHERE c.record IN (SELECT value FROM json_each(?)) ORDER BY c.seq"  # noqa: S608  fixed columns
_CLEARED = "SELECT person FROM cleared WHERE person IN (SELECT value FROM json_each(?))"
_AGAIN = "UPDATE change SET again = ? WHERE seq = ?"
_UNDONE = "SELECT import FROM undone_import"
_CONFLICTS = "SELECT record, field, kind, person FROM conflict ORDER BY record, field"
_CONFLICTS_OF = "SELECT record, field, kind, person FROM conflict WHERE person = ? ORDER BY record, field"
_EVER_JOINED = """
SELECT 1 FROM record_alias WHERE matched_by = ? AND ((person = ? AND other = ?) OR (person = ? AND other = ?)) LIMIT 1
"""
_COORDINATOR = "SELECT coordinator FROM record_person WHERE id = ?"


class Merging(Records):
    """What a unit of work does with registers and history."""

    # out ---------------------------------------------------------------------------------------------------------
    def states(self, person: str, *, history: bool = False) -> tuple[RecordState, ...]:
        """All records of a person with the registers of all fields, in order of arrival.

        With ``history`` the registers hold the replaced versions too; a receiver finds the same heads.
        """
        self._flush()
        if history:
            undone = self._undone()
            told = [one for one in self._told_changes(_ALL_OF_PERSON, person) if one.imported not in undone]
        else:
            told = self._told_changes(_HEADS_OF_PERSON, person)
        return tuple(state(rows, history=history) for rows in _by_record(told).values())

    def state(self, record: str) -> RecordState | None:
        """One record with the registers of all fields."""
        self._flush()
        rows = self._told_changes(_HEADS_OF_RECORD, record)
        return state(rows) if rows else None

    def conflicts(self, person: str | None = None) -> tuple[Conflict, ...]:
        """The fields whose heads disagree."""
        self._flush()
        joins = self._joins()
        if person is None:
            rows = self._ask(_CONFLICTS)
        else:
            rows = sorted(row for entry in joins.entries(person) for row in self._ask(_CONFLICTS_OF, entry))
        found = []
        for record, field, kind, whose in rows:
            versions = self._heads(record)[field]
            told = Conflict(person=joins.standing(whose), kind=kind, record=record, field=field, versions=versions)
            found.append(told)
        return tuple(found)

    def history(self, person: str, limit: int = 200) -> tuple[FieldVersion, ...]:
        """What was written about a person, newest first."""
        self._flush()
        undone = self._undone()
        entries = self._joins().entries(person)
        asked = select(*_COLUMNS).where(_table.c.person.in_(entries)).order_by(_table.c.seq.desc()).limit(limit)
        return tuple(field_version(one, one.imported in undone) for one in self._changes(asked))

    def record_history(self, record: str) -> tuple[FieldVersion, ...]:
        """What was written to one record, newest first."""
        self._flush()
        undone = self._undone()
        rows = self._known([record]).get(record, [])
        return tuple(field_version(one, one.imported in undone) for one in reversed(rows))

    # in ----------------------------------------------------------------------------------------------------------
    def receive(self, states: Iterable[RecordState], imported: str) -> None:
        """Merge registers that came in a file; new versions become rows marked with ``imported``.

        What is known already is skipped. Invalid when a record changed its kind or person, a value does not fit its
        field, or somebody claims writes of this desk that it never made.
        """
        undone = self._undone()
        # People first: whose value is shown depends on the responsible unit.
        waiting = iter(sorted(states, key=lambda one: (one.kind != YoungPerson.KIND, one.id)))
        while part := list(islice(waiting, _CHUNK)):
            self._refuse_cleared({one.person for one in part})
            known = self._known([one.id for one in part])
            for one in part:
                if self._waits(one.id):  # it came already in this file
                    self._flush()
                    known |= self._known([one.id])
                self._receive_one(one, known.get(one.id, []), imported, undone)
            if len(self._buffer.changes) > _MOST_WAITING:
                self._flush()

    def _receive_one(self, told: RecordState, known: list[Change], imported: str, undone: frozenset[str]) -> None:
        if known and (known[0].kind != told.kind or known[0].person != told.person):
            if known[0].kind != told.kind or not self._were_joined(known[0].person, told.person):
                raise Invalid("record-moved", record=told.id)
            told = replace(told, person=known[0].person)  # a partner knows both entries as one
        # Of several rows that tell the same version, one that counts comes last.
        ordered = sorted(known, key=lambda one: one.imported not in undone) if undone else known
        there = {(name, version.dot): one for one in ordered for name, version in one.versions()}
        fresh: dict[tuple[str, int], dict[str, Version]] = {}
        revived: dict[int, Change] = {}
        again: set[int] = set()
        for name, versions in told.registers.items():
            for version in versions:
                before = there.get((name, version.dot))
                if before is None or (before.imported in undone and before.field == CREATION):
                    self._check_version(told.kind, name, version)
                    fresh.setdefault(version.dot, {})[name] = version
                elif before.imported in undone:
                    revived[before.seq] = without(before, imported)
                elif before.imported not in ("", imported):
                    again.add(before.seq)
        if again:
            self._many(_AGAIN, ((imported, seq) for seq in sorted(again)))
        if not fresh and not revived:
            return
        self._stamp(revived.values())
        rows = [revived.get(one.seq, one) for one in known]
        rows = [one for one in rows if one.imported not in undone]
        for dot, fields in sorted(fresh.items()):
            rows += self._arrived(told, dot, fields, imported, whole=not known)
        self._settle(rows, known=bool(known))

    def _were_joined(self, one: str, other: str) -> bool:
        """Whether two entries are, or once were, one young person here: then a partner may know them as one."""
        return bool(self._ask(_EVER_JOINED, JOINED, one, other, other, one))

    def _arrived(
        self, told: RecordState, dot: tuple[str, int], fields: dict[str, Version], imported: str, *, whole: bool
    ) -> list[Change]:
        """The rows of one dot: one creation when several fields came with it to a record not known, else a row each."""
        one = next(iter(fields.values()))
        alike = all(not each.context and each.author == one.author and each.at == one.at for each in fields.values())
        if whole and alike and len(fields) > 1:
            packed: dict[str, Plain] = {name: each.value for name, each in fields.items()}
            return [self._row(told, CREATION, one, packed, imported)]
        return [self._row(told, name, each, each.value, imported) for name, each in sorted(fields.items())]

    def _row(
        self, told: RecordState, field: str, version: Version, value: Plain | dict[str, Plain], imported: str
    ) -> Change:
        row = Change(
            seq=self._next_seq(),
            replica=version.replica,
            counter=version.counter,
            record=told.id,
            kind=told.kind,
            person=told.person,
            field=field,
            value=value,
            context=dict(version.context),
            author=version.author,
            at=version.at,
            intention=version.intention,
            transaction=self._own_transaction(),
            imported=imported,
        )
        self._write_change(row)
        return row

    def _check_version(self, kind: str, name: str, version: Version) -> None:
        own = self.author.replica
        if name == CREATION or not name:
            raise Invalid("value-kind", kind=kind, field=name)
        if not 0 < version.counter <= _LARGEST_COUNTER:
            raise Invalid("foreign-dot", kind=kind, field=name)
        if version.replica == own or version.context.get(own, 0) > self._own_counter():
            raise Invalid("foreign-dot", kind=kind, field=name)
        check_value(kind, name, version.value)

    def _stamp(self, rows: Iterable[Change]) -> None:
        for one in rows:
            changed = {"import": one.imported, "again": one.again}
            self._connection.execute(update(_table).where(_table.c.seq == one.seq).values(changed))
            self._touch(one.kind, one.person, one.record)

    def _refuse_cleared(self, persons: set[str]) -> None:
        found = self._ask(_CLEARED, compact(sorted(persons)))
        if found:
            raise NotAllowed("person-cleared", person=found[0][0])

    # deciding ----------------------------------------------------------------------------------------------------
    def decide(self, record: str, field: str, value: Plain, replacing: Iterable[tuple[str, int]] | None = None) -> None:
        """Write ``value`` over the heads of a field, or over those ``replacing`` names; losers stay in the history."""
        self._flush()
        rows = self._counting(record)
        if not rows:
            raise NotFound(id=record)
        check_value(rows[0].kind, field, value)
        rows.append(self._rewritten(rows, field, value, replacing))
        self._settle(rows, known=True)

    def _rewritten(
        self, rows: list[Change], field: str, value: Plain, replacing: Iterable[tuple[str, int]] | None = None
    ) -> Change:
        first = rows[0]
        seen = None if replacing is None else frozenset(replacing)
        before = [one for one in registers(rows).get(field, ()) if seen is None or one.dot in seen]
        return self._own_change(first.record, first.kind, first.person, field, value, knowledge(before))

    # taking back -------------------------------------------------------------------------------------------------
    def intention_of(self, transaction: str) -> str:
        """The intention of a transaction that wrote history here; "" for one that did not."""
        self._flush()
        asked = select(_table.c.intention).where(_table.c.transaction == transaction, _table.c.transaction != "")
        return self._connection.execute(asked.order_by(_table.c.intention.desc()).limit(1)).scalar() or ""

    def written_about(self, transaction: str) -> frozenset[str]:
        """Whom the records are about that a transaction wrote to; nobody for one that wrote no history."""
        self._flush()
        asked = select(_table.c.person).where(_table.c.transaction == transaction, _table.c.transaction != "")
        return frozenset(self._connection.execute(asked.distinct()).scalars())

    def undo(self, transaction: str) -> None:
        """New changes with the values before ``transaction``; what it created is removed.

        NotFound for a transaction that wrote nothing, Stale when something was changed since, NotAllowed
        ("import-undo-differs") for an import, which is taken back by ``undo_import``.
        """
        self._flush()
        asked = select(*_COLUMNS).where(_table.c.transaction == transaction, _table.c.transaction != "")
        mine = list(self._changes(asked))
        if not mine:
            raise NotFound(transaction=transaction)
        if any(one.imported for one in mine):
            raise NotAllowed("import-undo-differs")
        for record in sorted({one.record for one in mine}):
            rows = self._counting(record)
            ordinary = defaults(kinds()[rows[0].kind])
            for name, value in values_before(rows, transaction, ordinary.__getitem__).items():
                rows.append(self._rewritten(rows, name, value))
            self._settle(rows, known=True)

    def undo_import(self, imported: str) -> None:
        """Make an import's changes stop counting; none is deleted. NotAllowed("built-upon") when later ones build on it."""
        self._flush()
        asked = select(_table.c.record).where(_table.c["import"] == imported, _table.c["import"] != "").distinct()
        records = list(self._connection.execute(asked).scalars())
        undone = self._undone()
        if not records or imported in undone:
            raise NotFound(imported=imported)
        known = self._known(records)
        counting = {id: [one for one in rows if one.imported not in undone] for id, rows in known.items()}
        kept: dict[str, list[Change]] = {}
        for id, rows in counting.items():
            saved = [without(one, one.again) if _told_again(one, imported, undone) else one for one in rows]
            refuse_when_built_upon(saved, imported)
            self._stamp(after for before, after in zip(rows, saved, strict=True) if before is not after)
            kept[id] = saved
        now = self._now()
        self._connection.execute(
            insert(tables.undone_import), {"import": imported, "at": now, "author": self.author.identity}
        )
        for rows in kept.values():
            first = rows[0]
            self._touch(first.kind, first.person, first.record)
            left = [one for one in rows if one.imported != imported]
            if left:
                self._settle(left, known=True)
            else:
                self._vanish(first)

    def _vanish(self, first: Change) -> None:
        """Nothing that counts says this record exists."""
        buffer = self._buffer
        buffer.settled.append(first.record)
        if first.kind in tables.typed:
            buffer.vanished[first.record] = first.kind
        buffer.disputed.add(first.person)
        buffer.reached.add(first.person)

    # what follows ------------------------------------------------------------------------------------------------
    def _settle(self, rows: list[Change], *, known: bool) -> None:
        """Heads, conflicts and the value shown of one record, from all its counting rows."""
        first = rows[0]
        buffer = self._buffer
        told = registers(rows)
        buffer.heads += [(first.record, name, seq, first.person) for name, seq in current(rows, told)]
        if known:
            buffer.settled.append(first.record)
        disputed = conflicting(told)
        buffer.conflicts += [
            {"record": first.record, "field": name, "kind": first.kind, "person": first.person} for name in disputed
        ]
        if disputed or known:
            buffer.disputed.add(first.person)
        cls = kinds().get(first.kind)
        if cls is not None:
            self._show(self._shown(cls, first, told), new=not known)
            if cls is YoungPerson:  # its contacts and conflicts may have arrived before it
                buffer.reached.add(first.person)
                buffer.disputed.add(first.person)
            buffer.marks.setdefault(first.record, max(one.seq for one in rows))

    def _shown(self, cls: type[Record], first: Change, told: dict[str, tuple[Version, ...]]) -> Record:
        if cls is YoungPerson:
            # Whose value counts for the coordinator itself cannot depend on the coordinator: the latest is shown.
            latest = (
                shown_values({"coordinator": told.get("coordinator", ())}, _nobody) if told.get("coordinator") else {}
            )
            coordinator = str(latest.get("coordinator", ""))
            before = self._coordinators.get(first.person)
            if before != coordinator:
                self._coordinators[first.person] = coordinator
                self._reshow.add(first.person)
            shown = shown_values(told, self._responsible(coordinator)) | latest | protected_by_either(told)
        else:
            shown = shown_values(told, self._responsible(self._coordinator(first.person)))
        return build(cls, first.record, first.person, shown)

    def _responsible(self, unit: str) -> Callable[[str], bool]:
        units = self._author_units()
        return lambda author: bool(unit) and units.get(author) == unit

    def _author_units(self) -> dict[str, str]:
        if not self._units:
            cards = self._connection.execute(select(tables.card.c.identity, tables.card.c.unit))
            self._units = {row.identity: row.unit for row in cards} | {self.author.identity: self.author.unit}
        return self._units

    def _coordinator(self, person: str) -> str:
        if person not in self._coordinators:
            found = self._ask(_COORDINATOR, person)
            self._coordinators[person] = (found[0][0] or "") if found else ""
        return self._coordinators[person]

    def _settle_late(self) -> None:
        """Show conflicted records anew where the responsible unit, or an author's unit, changed."""
        if not (self._reshow or self._reshow_all):
            return
        self._flush()
        asked = select(tables.conflict.c.record).distinct()
        if not self._reshow_all:
            asked = asked.where(tables.conflict.c.person.in_(sorted(self._reshow)))
        records = sorted(self._connection.execute(asked).scalars())
        self._reshow.clear()
        self._reshow_all = False
        for record in records:
            rows = self._counting(record)
            self._settle(rows, known=True)
            self._touch(rows[0].kind, rows[0].person, record)
        self._reshow.clear()

    # rows of the history -----------------------------------------------------------------------------------------
    def _changes(self, asked: Select[Any]) -> Iterator[Change]:
        return (from_columns(row) for row in self._connection.execute(asked))

    def _told_changes(self, asked: str, *values: str) -> list[Change]:
        return [from_columns(row) for row in self._ask(asked, *values)]

    def _known(self, records: list[str]) -> dict[str, list[Change]]:
        """All rows of the history of these records, undone ones too."""
        found: dict[str, list[Change]] = {}
        for start in range(0, len(records), _CHUNK):
            part = records[start : start + _CHUNK]
            found |= _by_record(self._told_changes(_ALL_OF_RECORDS, compact(part)))
        return found

    def _counting(self, record: str) -> list[Change]:
        undone = self._undone()
        return [one for one in self._known([record]).get(record, []) if one.imported not in undone]

    def _undone(self) -> frozenset[str]:
        return frozenset(one for (one,) in self._ask(_UNDONE))


def _by_record(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Record to its rows; both in the order given."""
    found: dict[str, list[Change]] = {}
    for one in changes:
        found.setdefault(one.record, []).append(one)
    return found


def _nobody(_: str) -> bool:
    return False


def _told_again(one: Change, imported: str, undone: frozenset[str]) -> bool:
    return one.imported == imported and bool(one.again) and one.again not in undone
