"""A store in memory that keeps the promises of the port, for tests that do not need the disk.

Belongs here: the port on dictionaries. `tests/storage/test_contract.py` holds it to the same tests as the real one.
Does not belong here: fakes of other ports.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from types import TracebackType
from typing import Any, Self, TypeVar

from ungeapp.domain.asked import Asked, asked, phone_digits
from ungeapp.domain.changes import Changes
from ungeapp.domain.clearing import typed_under
from ungeapp.domain.duplicates import traits
from ungeapp.domain.errors import Invalid, NotAllowed, NotFound, StoreBusy, StoreLocked
from ungeapp.domain.ids import new_id
from ungeapp.domain.joined import JOINED, LINKS, OWN_KINDS, TWINS, Joins
from ungeapp.domain.kinds import kinds
from ungeapp.domain.people import Alias, Contact, Talk, YoungPerson
from ungeapp.domain.protection import protected_by_either
from ungeapp.domain.record import Plain, Record, build, changed_fields, defaults, values
from ungeapp.domain.registers import Version, knowledge
from ungeapp.domain.spelling import Spelling, fold, sorting
from ungeapp.storage import search as finding
from ungeapp.storage.history import (
    CREATION,
    Change,
    conflicting,
    field_version,
    refuse_when_built_upon,
    registers,
    shown_values,
    state,
    values_before,
    without,
)
from ungeapp.storage.names import spelling
from ungeapp.storage.rows import check_value
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.ports.author import Author, Clock
from ungeapp.usecases.ports.rows import (
    AuditRow,
    CardRow,
    ClearedRow,
    Conflict,
    Draft,
    FieldVersion,
    FoundRecord,
    LedgerRow,
    PackageRow,
    PeopleOrder,
    PersonRow,
    RecordState,
    Snapshot,
)

__all__ = ["FakeStore", "FakeUnitOfWork", "FixedClock"]

R = TypeVar("R", bound=Record)


@dataclass
class State:
    """Everything the store holds."""

    counter: int = 0
    seq: int = 0
    changes: dict[str, list[Change]] = field(default_factory=dict)  # by record
    undone: set[str] = field(default_factory=set)
    shown: dict[str, Record] = field(default_factory=dict)
    snapshots: list[Snapshot] = field(default_factory=list)
    drafts: dict[tuple[str, str], Draft] = field(default_factory=dict)
    audit: list[tuple[AuditRow, str]] = field(default_factory=list)
    cards: dict[str, CardRow] = field(default_factory=dict)
    ledgers: dict[str, LedgerRow] = field(default_factory=dict)
    packages: dict[str, PackageRow] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    cleared: dict[str, ClearedRow] = field(default_factory=dict)

    def copy(self) -> State:
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        copied = {name: value.copy() if hasattr(value, "copy") else value for name, value in told.items()}
        copied["changes"] = {record: list(rows) for record, rows in self.changes.items()}
        return State(**copied)


class FakeStore:
    """The open store of a desk, in memory."""

    def __init__(
        self,
        clock: Clock,
        *,
        name: str = "Bente Holm",
        unit: str = "791/job-og-velfaerd",
        profile: str = "viborg",
        phone: str = "",
    ) -> None:
        identity, replica = str(uuid.uuid4()), secrets.token_hex(8)
        self.author = Author(identity=identity, name=name, unit=unit, profile=profile, replica=replica, phone=phone)
        self.clock = clock
        self.state = State()
        self.generation = 0
        self.closed = False
        self.passphrase = ""
        self._seeds = (secrets.token_bytes(32), secrets.token_bytes(32))

    def change_author(self, *, name: str, unit: str, profile: str, phone: str) -> None:
        self.author = replace(self.author, name=name, unit=unit, profile=profile, phone=phone)

    def change_passphrase(self, old: str, new: str) -> None:
        if old != self.passphrase:
            raise NotAllowed("wrong-passphrase")
        self.passphrase = new

    def unit_of_work(self) -> FakeUnitOfWork:
        if self.closed:
            raise StoreLocked()
        return FakeUnitOfWork(self)

    def background(self) -> FakeStore:
        return self

    def sweep(self) -> None:
        """Nothing is on a disk."""

    def signing_seed(self) -> bytes:
        return self._seeds[0]

    def encryption_seed(self) -> bytes:
        return self._seeds[1]

    def close(self) -> None:
        self.closed = True


class FakeUnitOfWork:
    """One transaction on a copy; the commit puts the copy in place."""

    def __init__(self, store: FakeStore) -> None:
        self.author = store.author
        self._store = store
        self._begin()

    def _begin(self) -> None:
        self._state = self._store.state.copy()
        self._generation = self._store.generation
        self._transaction = ""
        self._entries: list[tuple[str, str, str, datetime]] = []
        self._persons: set[str] = set()
        self._kinds: set[str] = set()
        self._records: set[str] = set()
        self._wrote = False

    def __enter__(self) -> Self:
        if self._store.closed:
            raise StoreLocked()
        self._begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._begin()

    def _touch(self, kind: str, person: str = "", record: str = "") -> None:
        self._wrote = True
        self._kinds.add(kind)
        self._persons |= {person} - {""}
        self._records |= {record} - {""}

    # records -----------------------------------------------------------------------------------------------------
    def get(self, cls: type[R], id: str) -> R:
        found = self.find(cls, id)
        if found is None:
            raise NotFound(kind=cls.KIND, id=id)
        return found

    def find(self, cls: type[R], id: str) -> R | None:
        found = self._kept(cls, id)
        return self._joins().shown(found) if found is not None else None

    def _kept(self, cls: type[R], id: str) -> R | None:
        found = self._state.shown.get(id)
        return found if isinstance(found, cls) else None

    def _joins(self) -> Joins:
        aliases = [one for one in self._state.shown.values() if isinstance(one, Alias) and not one.removed]
        return Joins((one.other, one.person) for one in aliases if one.matched_by == JOINED)

    def joined(self) -> Mapping[str, str]:
        return self._joins().others

    def entries(self, person: str) -> tuple[str, ...]:
        return self._joins().entries(person)

    def of(self, cls: type[R], person: str, *, removed: bool = False) -> tuple[R, ...]:
        joins = self._joins()
        entries = (person,) if cls.KIND in OWN_KINDS else joins.entries(person)
        there = [one for one in self._state.shown.values() if isinstance(one, cls) and one.person in entries]
        return tuple(joins.shown(one) for one in there if removed or not one.removed)

    def all(self, cls: type[R]) -> Iterator[R]:
        joins = self._joins()
        there = [one for one in self._state.shown.values() if isinstance(one, cls) and not one.removed]
        return iter([joins.shown(one) for one in there if cls is not YoungPerson or one.id not in joins.others])

    def brief(self, cls: type[R], *names: str) -> Iterator[R]:
        for one in self.all(cls):
            told = {name: value for name, value in values(one).items() if name in names}
            yield build(cls, one.id, one.person, told)

    def matching(
        self, cls: type[R], *, until: tuple[str, date] | None = None, **equal: Plain | tuple[Plain, ...]
    ) -> tuple[R, ...]:
        found = []
        for one in self.all(cls):
            told = values(one) | {"person": one.person}
            due = str(told[until[0]] or "")[:10] if until else ""
            if until and not "" < due <= until[1].isoformat():
                continue
            if all(told[name] in (value if isinstance(value, tuple) else (value,)) for name, value in equal.items()):
                found.append(one)
        return tuple(found)

    def everything(self, person: str) -> tuple[Record, ...]:
        return tuple(one for cls in kinds().values() for one in self.of(cls, person, removed=True))

    def put(self, record: Record) -> None:
        whose = self._counting(record.id)
        if whose and self._joins().standing(whose[0].person) == record.person:
            record = replace(record, person=whose[0].person)
        known = self._kept(type(record), record.id)
        if known is None:
            if self._counting(record.id):
                raise Invalid("record-kind", record=record.id)
            ordinary = defaults(type(record))
            told = {name: value for name, value in values(record).items() if value != ordinary[name]}
            self._write(record.id, record.KIND, record.person, CREATION, told or {"removed": record.removed}, {})
        else:
            if known.person != record.person:
                raise Invalid("record-moved", record=record.id)
            heads = registers(self._counting(record.id))
            for name, value in changed_fields(known, record).items():
                context = knowledge(heads.get(name, ()))
                self._write(record.id, record.KIND, record.person, name, value, context)
            self._settle(record.id)
            self._write_twins(record, changed_fields(known, record))
        self._settle(record.id)

    def _write_twins(self, record: Record, changed: dict[str, Plain]) -> None:
        if changed and record.KIND in TWINS and "removed" not in changed:
            for entry in self._joins().entries(record.person)[1:]:
                twin = self._kept(type(record), TWINS[record.KIND](entry))
                if twin is not None and not twin.removed:
                    self.put(replace(twin, **{name: getattr(record, name) for name in changed}))

    def _own_transaction(self) -> str:
        self._transaction = self._transaction or new_id(self._store.clock.now())
        return self._transaction

    def _write(self, record: str, kind: str, person: str, name: str, value: Any, context: dict[str, int]) -> None:
        self._state.counter += 1
        version = Version(
            self.author.replica, self._state.counter, value, context, self.author.identity, self._now(), ""
        )
        self._keep(RecordState(kind=kind, id=record, person=person, registers={}), name, version, value, "")

    def _keep(self, told: RecordState, name: str, version: Version, value: Any, imported: str) -> None:
        self._state.seq += 1
        row = Change(
            self._state.seq,
            version.replica,
            version.counter,
            told.id,
            told.kind,
            told.person,
            name,
            value,
            dict(version.context),
            version.author,
            version.at,
            version.intention,
            self._own_transaction(),
            imported,
        )
        self._state.changes.setdefault(told.id, []).append(row)
        self._touch(told.kind, told.person, told.id)

    def _now(self) -> str:
        return self._store.clock.now().isoformat(timespec="milliseconds")

    # what follows ------------------------------------------------------------------------------------------------
    def _counting(self, record: str) -> list[Change]:
        return [one for one in self._state.changes.get(record, []) if one.imported not in self._state.undone]

    def _settle(self, record: str) -> None:
        rows = self._counting(record)
        if not rows:
            self._state.shown.pop(record, None)
            return
        first = rows[0]
        cls = kinds().get(first.kind)
        if cls is None:
            return
        told = registers(rows)
        before = self._coordinator(first.person)
        if cls is YoungPerson:
            latest = shown_values({name: one for name, one in told.items() if name == "coordinator"}, lambda _: False)
            unit = str(latest.get("coordinator", ""))
            shown = shown_values(told, self._responsible(unit)) | latest | protected_by_either(told)
        else:
            unit = before
            shown = shown_values(told, self._responsible(unit))
        self._state.shown[record] = build(cls, record, first.person, shown)
        if unit != before:
            for one in [one for one in self._state.shown.values() if one.person == first.person and one.id != record]:
                self._settle(one.id)

    def _responsible(self, unit: str) -> Any:
        units = {one.identity: one.unit for one in self._state.cards.values()}
        units[self.author.identity] = self.author.unit
        return lambda author: bool(unit) and units.get(author) == unit

    def _coordinator(self, person: str) -> str:
        found = self._state.shown.get(person)
        return found.coordinator if isinstance(found, YoungPerson) else ""

    # registers and history ---------------------------------------------------------------------------------------
    def states(self, person: str, *, history: bool = False) -> tuple[RecordState, ...]:
        found = (self._counting(record) for record in self._state.changes)
        return tuple(state(rows, history=history) for rows in found if rows and rows[0].person == person)

    def state(self, record: str) -> RecordState | None:
        rows = self._counting(record)
        return state(rows) if rows else None

    def receive(self, states: Iterable[RecordState], imported: str) -> None:
        states = tuple(states)
        for one in states:
            if one.person in self._state.cleared:
                raise NotAllowed("person-cleared", person=one.person)
        for told in sorted(states, key=lambda one: (one.kind != YoungPerson.KIND, one.id)):
            known = self._state.changes.get(told.id, [])
            if known and (known[0].kind != told.kind or known[0].person != told.person):
                if known[0].kind != told.kind or not self._were_joined(known[0].person, told.person):
                    raise Invalid("record-moved", record=told.id)
                told = replace(told, person=known[0].person)
            self._receive_one(told, imported)
            self._settle(told.id)

    def _were_joined(self, one: str, other: str) -> bool:
        aliases = [each for each in self._state.shown.values() if isinstance(each, Alias) and each.matched_by == JOINED]
        return any({each.person, each.other} == {one, other} for each in aliases)

    def _receive_one(self, told: RecordState, imported: str) -> None:
        known = self._state.changes.get(told.id, [])
        undone = self._state.undone
        ordered = sorted(known, key=lambda one: one.imported not in undone)
        there = {(name, version.dot): one for one in ordered for name, version in one.versions()}
        fresh: dict[tuple[str, int], dict[str, Version]] = {}
        for name, versions in told.registers.items():
            for version in versions:
                before = there.get((name, version.dot))
                if before is None or (before.imported in undone and before.field == CREATION):
                    self._check_version(told.kind, name, version)
                    fresh.setdefault(version.dot, {})[name] = version
                elif before.imported in undone:
                    self._swap(told.id, before, without(before, imported))
                elif before.imported not in ("", imported):
                    self._swap(told.id, before, replace(before, again=imported))
        new = not known
        for _, told_fields in sorted(fresh.items()):
            one = next(iter(told_fields.values()))
            if new and len(told_fields) > 1 and not any(each.context for each in told_fields.values()):
                self._keep(told, CREATION, one, {name: each.value for name, each in told_fields.items()}, imported)
            else:
                for name, version in sorted(told_fields.items()):
                    self._keep(told, name, version, version.value, imported)

    def _swap(self, record: str, before: Change, after: Change) -> None:
        rows = self._state.changes[record]
        at = next(index for index, one in enumerate(rows) if one.seq == before.seq)
        rows[at] = after
        self._touch(after.kind, after.person, record)

    def _check_version(self, kind: str, name: str, version: Version) -> None:
        own = self.author.replica
        if name == CREATION or not name:
            raise Invalid("value-kind", kind=kind, field=name)
        if version.replica == own or version.counter < 1 or version.context.get(own, 0) > self._state.counter:
            raise Invalid("foreign-dot", kind=kind, field=name)
        check_value(kind, name, version.value)

    def decide(self, record: str, field: str, value: Plain, replacing: Iterable[tuple[str, int]] | None = None) -> None:
        rows = self._counting(record)
        if not rows:
            raise NotFound(id=record)
        check_value(rows[0].kind, field, value)
        self._write_over(rows, field, value, replacing)
        self._settle(record)

    def _write_over(
        self, rows: list[Change], name: str, value: Plain, replacing: Iterable[tuple[str, int]] | None = None
    ) -> None:
        first = rows[0]
        seen = None if replacing is None else frozenset(replacing)
        context = knowledge(one for one in registers(rows).get(name, ()) if seen is None or one.dot in seen)
        self._write(first.record, first.kind, first.person, name, value, context)

    def conflicts(self, person: str | None = None) -> tuple[Conflict, ...]:
        found = []
        joins = self._joins()
        entries = joins.entries(person or "")
        for record in sorted(self._state.changes):
            rows = self._counting(record)
            if rows and (person is None or rows[0].person in entries):
                told = registers(rows)
                first = rows[0]
                found += [
                    Conflict(
                        person=joins.standing(first.person),
                        kind=first.kind,
                        record=record,
                        field=name,
                        versions=told[name],
                    )
                    for name in conflicting(told)
                ]
        return tuple(found)

    def history(self, person: str, limit: int = 200) -> tuple[FieldVersion, ...]:
        rows = [
            one for part in self._state.changes.values() for one in part if one.person in self._joins().entries(person)
        ]
        rows.sort(key=lambda one: -one.seq)
        return tuple(field_version(one, one.imported in self._state.undone) for one in rows[:limit])

    def record_history(self, record: str) -> tuple[FieldVersion, ...]:
        rows = self._state.changes.get(record, [])[::-1]
        return tuple(field_version(one, one.imported in self._state.undone) for one in rows)

    def intention_of(self, transaction: str) -> str:
        mine = (one for part in self._state.changes.values() for one in part if one.transaction == transaction)
        return next((one.intention for one in mine if transaction), "")

    def undo(self, transaction: str) -> frozenset[tuple[str, str]]:
        mine = [one for part in self._state.changes.values() for one in part if one.transaction == transaction]
        if not mine or not transaction:
            raise NotFound(transaction=transaction)
        if any(one.imported for one in mine):
            raise NotAllowed("import-undo-differs")
        for record in sorted({one.record for one in mine}):
            rows = self._counting(record)
            ordinary = defaults(kinds()[rows[0].kind])
            for name, value in values_before(rows, transaction, ordinary.__getitem__).items():
                self._write_over(self._counting(record), name, value)
            self._settle(record)
        return frozenset((one.kind, one.person) for one in mine)

    def undo_import(self, imported: str) -> None:
        state = self._state
        records = [
            record
            for record, rows in state.changes.items()
            if imported and any(one.imported == imported for one in rows)
        ]
        if not records or imported in state.undone:
            raise NotFound(imported=imported)
        for record in records:
            for one in self._counting(record):
                if one.imported == imported and one.again and one.again not in state.undone:
                    self._swap(record, one, without(one, one.again))
            refuse_when_built_upon(self._counting(record), imported)
        state.undone.add(imported)
        for record in records:
            first = state.changes[record][0]
            self._touch(first.kind, first.person, record)
            self._settle(record)

    # lists, search -----------------------------------------------------------------------------------------------
    def people(
        self,
        search: str = "",
        limit: int = 200,
        offset: int = 0,
        *,
        ended: bool | None = None,
        order: PeopleOrder = PeopleOrder.NAME,
        among: frozenset[str] | None = None,
    ) -> tuple[PersonRow, ...]:
        there = list(self.all(YoungPerson))
        if not search.strip() and among is not None:
            there = [one for one in there if one.id in among]
        if not search.strip() and ended is not None:
            there = [one for one in there if one.ended is ended]
        told = asked(search, self._store.clock.now().date())
        if not search.strip():
            there.sort(key=lambda one: sorting(one.full_name))
            rows = {one.id: self._person_row(one) for one in there}
            never = datetime.min.replace(tzinfo=UTC)
            if order is PeopleOrder.DUE:
                there.sort(key=lambda one: one.next_step_on or date.max)
            elif order is PeopleOrder.CONTACT:
                there.sort(key=lambda one: rows[one.id].last_contact or never)
        elif not told.words:
            there = [one for one in there if _has_digits(one, told)]
            there.sort(key=lambda one: sorting(one.full_name))
        else:
            start = finding.beginning(search)[0]
            wanted = finding.words(search).split()
            ranked = [(rank, _folded(one), one) for one in there if (rank := _rank(one, wanted, start)) is not None]
            there = [one for *_, one in sorted(ranked, key=lambda told: told[:2])]
        return tuple(self._person_row(one) for one in there[offset : offset + limit])

    def _person_row(self, one: YoungPerson) -> PersonRow:
        ledger = self._state.ledgers.get(one.id)
        role = json.loads(ledger.content).get("role", "") if ledger else ""
        contacts = [contact.at for contact in self.of(Contact, one.id) if contact.reached and contact.at]
        contacts += [datetime.combine(it.held_on, time(0), UTC) for it in self.of(Talk, one.id) if it.held_on]
        return PersonRow(
            id=one.id,
            name=one.full_name,
            birth_date=one.birth_date,
            next_step=one.next_step,
            next_step_on=one.next_step_on,
            coordinator=one.coordinator,
            school=one.school,
            role=role or ("responsible" if one.coordinator == self.author.unit else "none"),
            last_contact=max(contacts, default=None),
            open_conflicts=len(self.conflicts(one.id)),
            ended=one.ended,
        )

    def count_people(self, *, ended: bool | None = None) -> int:
        return len([one for one in self.all(YoungPerson) if ended in (None, one.ended)])

    def attempts_unanswered(self) -> tuple[Contact, ...]:
        found = []
        for one in self.all(Contact):
            person = self.find(YoungPerson, one.person)
            last = self._person_row(person).last_contact if person is not None and not person.removed else None
            if not one.reached and one.at and person is not None and not person.removed:
                if last is None or one.at.date() >= last.date():
                    found.append(one)
        return tuple(found)

    def find_by_number(self, number: str) -> YoungPerson | None:
        bare = number.replace("-", "").replace(" ", "")
        there = (one for one in self.all(YoungPerson) if bare and one.number.replace("-", "") == bare)
        return next(there, None) or self._joined_number(bare)

    def _joined_number(self, bare: str) -> YoungPerson | None:
        for other, standing in self._joins().others.items():
            one = self._kept(YoungPerson, other)
            if bare and one is not None and one.number.replace("-", "") == bare:
                return self._kept(YoungPerson, standing)
        return None

    def find_by_name(self, name: str, birth_date: date) -> tuple[YoungPerson, ...]:
        folded = " ".join(fold(name).split())
        return tuple(one for one in self.all(YoungPerson) if _folded(one) == folded and one.birth_date == birth_date)

    def alike(self, person: YoungPerson) -> tuple[YoungPerson, ...]:
        mine = traits(person, spelling())
        born = (mine.birth_date, _swapped(mine.birth_date)) if mine.birth_date else ()

        def shares(one: YoungPerson) -> bool:
            told = traits(one, spelling())
            return bool(
                (mine.number and told.number == mine.number)
                or (told.birth_date and told.birth_date in born)
                or (mine.key and told.key == mine.key)
                or (mine.phone and told.phone == mine.phone)
                or (mine.email and told.email == mine.email)
            )

        return tuple(one for one in self.all(YoungPerson) if one.id != person.id and shares(one))

    def spelling(self) -> Spelling:
        return spelling()

    def names(self, persons: Iterable[str]) -> dict[str, str]:
        joins = self._joins()
        there = {one.id: one.full_name for one in self.all(YoungPerson)}
        return {one: there[joins.standing(one)] for one in persons if joins.standing(one) in there}

    def search(self, group: str, text: str, limit: int = 50) -> tuple[FoundRecord, ...]:
        now = self._store.clock.now()
        told = asked(text, now.date())
        wanted = [told.phone] if told.phone else finding.words(told.words).split()
        found: list[tuple[int, FoundRecord]] = []
        for one in self._state.shown.values():
            if one.KIND in finding.FOUND[group] and not one.removed and wanted:
                if _begins(finding.record_words(one).split(), wanted):
                    row = finding.note_row(finding.noted_on(one) or now, len(found), now.tzinfo)
                    on = datetime.fromtimestamp(finding.seconds_of(row), now.tzinfo)
                    found.append(
                        (row, FoundRecord(record=self._joins().shown(one), text=finding.shown_text(one), on=on))
                    )
        found.sort(key=lambda told: -told[0])
        return tuple(one for _, one in found[:limit])

    # frozen things, drafts, log ----------------------------------------------------------------------------------
    def freeze(self, record: str, kind: str, person: str, content: str, definition: str) -> Snapshot:
        whose = self._state.changes.get(record)
        frozen = Snapshot(
            record=record,
            n=len(self.snapshots(record)) + 1,
            kind=kind,
            person=whose[0].person if whose else person,
            content=content,
            definition=definition,
            sha256=hashlib.sha256(content.encode()).hexdigest(),
            at=self._store.clock.now(),
        )
        self._state.snapshots.append(frozen)
        self._touch("snapshot", person, record)
        return frozen

    def snapshots(self, record: str) -> tuple[Snapshot, ...]:
        return tuple(one for one in self._state.snapshots if one.record == record)

    def save_draft(self, record: str, field: str, text: str, base: str) -> None:
        now = self._store.clock.now()
        self._state.drafts[record, field] = Draft(record=record, field=field, text=text, base=base, at=now)
        self._touch("draft")

    def drafts(self, record: str | None = None) -> tuple[Draft, ...]:
        found = [one for one in self._state.drafts.values() if record in (None, one.record)]
        return tuple(sorted(found, key=lambda one: (one.at, one.record, one.field)))

    def drop_draft(self, record: str, field: str) -> None:
        self._state.drafts.pop((record, field), None)
        self._touch("draft")

    def note_audit(self, action: str, what: str = "", detail: str = "") -> None:
        self._entries.append((action, what, detail, self._store.clock.now()))

    def audit(self, limit: int = 200) -> tuple[AuditRow, ...]:
        return tuple(row for row, _ in self._state.audit[::-1][:limit])

    def audit_about(self, whats: Iterable[str]) -> tuple[AuditRow, ...]:
        asked = set(whats)
        return tuple(row for row, _ in self._state.audit if row.what in asked)

    def audit_head(self) -> tuple[int, str]:
        return (len(self._state.audit), self._state.audit[-1][1]) if self._state.audit else (0, "00" * 32)

    def verify_audit(self) -> int | None:
        return None

    # clearing ----------------------------------------------------------------------------------------------------
    def clear(self, person: str, certify: Callable[[int], str]) -> int:
        entries = self.entries(person)
        aliases = [one.other for entry in entries for one in self.of(Alias, entry, removed=True) if one.other]
        typed = typed_under(entries, self.everything(person))
        drafts = [key for key in self._state.drafts if key[0].rpartition("/")[2] in typed]
        for key in drafts:
            self._state.drafts.pop(key)
        gone = len(drafts) + sum(self._forget(entry) for entry in entries)
        for one in [one for one in self._state.shown.values() if isinstance(one, LINKS) and one.other in entries]:
            gone += len(self._state.changes.pop(one.id))
            self._state.shown.pop(one.id)
            self._touch(one.KIND, one.person, one.id)
        certificate = certify(gone)
        for id in [*entries, *aliases]:
            row = ClearedRow(person=id, at=datetime.fromisoformat(self._now()), certificate=certificate)
            self._state.cleared.setdefault(id, row)
        self._touch("cleared", person)
        return gone

    def _forget(self, person: str) -> int:
        state = self._state
        records = {record for record, rows in state.changes.items() if rows[0].person == person}
        gone = sum(len(state.changes.pop(one)) for one in sorted(records))
        for record in records:
            state.shown.pop(record, None)
        gone += len([one for one in state.snapshots if one.person == person])
        state.snapshots = [one for one in state.snapshots if one.person != person]
        gone += state.ledgers.pop(person, None) is not None
        for name in [one for one in state.settings if any(id in one for id in (person, *records))]:
            state.settings.pop(name)
            gone += 1
        for id, row in list(state.packages.items()):
            if person in row.persons:
                state.packages[id] = replace(row, content=b"", answer=b"")
                gone += 1
        return gone

    def cleared(self, person: str | None = None) -> tuple[ClearedRow, ...]:
        found = [one for id, one in self._state.cleared.items() if person in (None, id)]
        return tuple(sorted(found, key=lambda one: (-one.at.timestamp(), one.person)))

    # partners, ledger, files, settings, definitions --------------------------------------------------------------
    def cards(self) -> tuple[CardRow, ...]:
        return tuple(sorted(self._state.cards.values(), key=lambda one: (one.unit_name, one.name, one.identity)))

    def put_card(self, card: CardRow) -> None:
        self._state.cards[card.identity] = card
        self._touch("card")
        for record in {one.record for one in self.conflicts()}:
            self._settle(record)

    def ledger(self, person: str) -> LedgerRow | None:
        return self._state.ledgers.get(person)

    def ledgers(self) -> tuple[LedgerRow, ...]:
        return tuple(one for _, one in sorted(self._state.ledgers.items()))

    def put_ledger(self, row: LedgerRow) -> None:
        self._state.ledgers[row.person] = row
        self._touch("ledger", row.person)

    def packages(self) -> tuple[PackageRow, ...]:
        return tuple(self._state.packages.values())[::-1]

    def package(self, id: str) -> PackageRow | None:
        return self._state.packages.get(id)

    def put_package(self, row: PackageRow) -> None:
        self._state.packages[row.id] = row
        self._touch("package", record=row.id)
        self._persons.update(row.persons)

    def next_sequence(self, partner: str) -> int:
        number = self._state.sequences.get(partner, 0) + 1
        self._state.sequences[partner] = number
        self._wrote = True
        return number

    def setting(self, key: str) -> str | None:
        return self._state.settings.get(key)

    def put_setting(self, key: str, value: str) -> None:
        self._state.settings[key] = value
        self._touch("setting")

    def definition(self, ref: str) -> str | None:
        return self._state.definitions.get(ref)

    def keep_definition(self, ref: str, text: str) -> None:
        self._state.definitions.setdefault(ref, text)
        self._wrote = True

    # the end -----------------------------------------------------------------------------------------------------
    def commit(self, intention: str) -> Changes:
        store = self._store
        if self._wrote and store.generation != self._generation:
            raise StoreBusy()
        for rows in self._state.changes.values():
            for index, one in enumerate(rows):
                if (
                    self._transaction
                    and one.transaction == self._transaction
                    and not one.imported
                    and not one.intention
                ):
                    rows[index] = replace(one, intention=intention)
        base = self._state if self._wrote else store.state
        for action, what, detail, at in self._entries:
            n, before = len(base.audit) + 1, base.audit[-1][1] if base.audit else ""
            row = AuditRow(n=n, at=at, actor=self.author.identity, action=action, what=what, detail=detail)
            base.audit.append((row, hashlib.sha256(f"{before}{row}".encode()).hexdigest()))
        store.state = base
        store.generation += self._wrote
        told = Changes(
            persons=frozenset(self._persons),
            kinds=frozenset(self._kinds),
            records=frozenset(self._records),
            intention=intention,
            transaction=self._transaction,
        )
        self._begin()
        return told


def _swapped(day: date) -> date | None:
    return day.replace(month=day.day, day=day.month) if day.day <= 12 else None


def _folded(one: YoungPerson) -> str:
    return " ".join(fold(one.full_name).split())


def _begins(told: list[str], asked: list[str]) -> bool:
    return all(any(word.startswith(start) for word in told) for start in asked)


def _has_digits(one: YoungPerson, told: Asked) -> bool:
    bare = one.number.replace("-", "")
    return bool(
        (told.number and bare.startswith(told.number))
        or (told.last_four and bare.endswith(told.last_four))
        or one.birth_date in told.birth_dates
        or (told.phone and phone_digits(one.phone) == told.phone)
    )


def _rank(one: YoungPerson, wanted: list[str], start: str) -> int | None:
    """0 for who is called so, 1 for whose other names begin so, 2 for who is spelled otherwise; None for all others."""
    there = finding.words(one.full_name).split()
    if not wanted:
        return None
    if _begins(there, wanted):
        return 0 if _folded(one).startswith(start) else 1
    alike = spelling()
    keys = [alike.key(word) for word in there]
    told = all(
        _begins(there, [word])
        or any(
            key == begun if word in alike.families else key.startswith(begun)
            for begun in alike.begun(word)
            for key in keys
        )
        for word in wanted
    )
    return 2 if told else None
