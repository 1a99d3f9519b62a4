"""One transaction: its connection, what waits to be written, and the commit.

Belongs here: the buffer in front of the tables (so that ten thousand records are written in batches), numbering,
derived rows, the end of the transaction.
Does not belong here: what can be asked and done (``records.py``, ``merging.py``, ``lists.py``, ``keeping.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Table, delete, exc, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from ungeapp.domain.asked import phone_digits
from ungeapp.domain.changes import Changes
from ungeapp.domain.errors import StoreBusy, StoreLocked
from ungeapp.domain.ids import new_id
from ungeapp.domain.joined import JOINED, Joins
from ungeapp.domain.people import Alias, Contact, Talk, YoungPerson
from ungeapp.domain.record import Record
from ungeapp.domain.spelling import fold, sorting
from ungeapp.storage import audit, search, tables
from ungeapp.storage.engine import ask, writer
from ungeapp.storage.history import Change
from ungeapp.storage.names import spelling
from ungeapp.storage.rows import compact, from_row, to_row
from ungeapp.usecases.ports.author import Author, Clock


@dataclass(slots=True)
class OpenDesk:
    """What the units of work of one open store share. ``waiting`` holds looks that could not be noted while busy."""

    engine: Engine
    author: Author
    clock: Clock
    audit_key: bytes
    writing: bool
    waiting: list[audit.Entry] = field(default_factory=list)
    closed: bool = False


@dataclass(slots=True)
class _Buffer:
    """What will be written at the next flush. A record stands here once; before it is touched again all is flushed."""

    changes: list[Change] = field(default_factory=list)
    heads: list[tuple[str, str, int, str]] = field(default_factory=list)
    heads_gone: list[tuple[str, str]] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    vanished: dict[str, str] = field(default_factory=dict)
    conflicts: list[dict[str, Any]] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)
    resolved: list[tuple[str, str]] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    disputed: set[str] = field(default_factory=set)


def _insert(table: Table, *without: str) -> str:
    names = [one.name for one in table.c if one.name not in without]
    columns = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table.name}" ({columns}) VALUES ({", ".join("?" * len(names))})'  # noqa: S608  the names are this package's own


def _upsert(table: Table) -> str:
    changing = (f'"{one.name}" = excluded."{one.name}"' for one in table.c if one.name not in ("row", "id", "person"))
    return f"{_insert(table, 'row')} ON CONFLICT (id) DO UPDATE SET {', '.join(changing)}"


# Written thousands of times for one file: plain text spares SQLAlchemy's work on every row.
_UPSERT = {kind: _upsert(table) for kind, table in tables.typed.items()}
_CHANGE = _insert(tables.change)
_HEAD = _insert(tables.head)
_CONFLICT = upsert(tables.conflict).on_conflict_do_nothing()
_HEADS_GONE = "DELETE FROM head WHERE record = ? AND field = ?"
_ALL_HEADS_GONE = "DELETE FROM head WHERE record = ?"
_SETTLED = "DELETE FROM conflict WHERE record = ?"
_RESOLVED = "DELETE FROM conflict WHERE record = ? AND field = ?"
_PERSON_ROW = """
INSERT INTO person_row (row, id, name, folded, sorting, birth_date, next_step, next_step_on, coordinator, school,
  name_key, phone, email, ended, role)
VALUES ((SELECT row FROM record_person WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
  coalesce((SELECT json_extract(content, '$.role') FROM ledger WHERE person = ?), ''))
ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, sorting = excluded.sorting,
  birth_date = excluded.birth_date, next_step = excluded.next_step, next_step_on = excluded.next_step_on,
  coordinator = excluded.coordinator, school = excluded.school, name_key = excluded.name_key, phone = excluded.phone,
  email = excluded.email, ended = excluded.ended
"""
_PERSON_WORDS = "INSERT OR REPLACE INTO person_search (rowid, words) SELECT row, ? FROM person_row WHERE id = ?"
_PERSON_WORDS_GONE = "DELETE FROM person_search WHERE rowid = (SELECT row FROM person_row WHERE id = ?)"
_PERSON = "SELECT * FROM record_person WHERE id = ?"
_PERSON_GONE = "DELETE FROM person_row WHERE id = ?"
_WORDS_GONE = {
    group: f"DELETE FROM {search.table(group)} WHERE rowid = (SELECT row FROM note_row WHERE record = ?)"  # noqa: S608  the names are this package's own
    for group in search.FOUND
}
_NOTE_GONE = "DELETE FROM note_row WHERE record = ?"
_NOTE = "INSERT INTO note_row (row, record, kind, person) VALUES (?, ?, ?, ?)"
_WORDS = {
    group: f"INSERT INTO {search.table(group)} (rowid, words) VALUES (?, ?)"  # noqa: S608  likewise
    for group in search.FOUND
}
# The entries a young person's row tells of: its own, and those joined to it.
_LAST_CONTACT = """
UPDATE person_row SET last_contact = nullif(max(
  coalesce((SELECT max(at) FROM record_contact
    WHERE person IN (SELECT value FROM json_each(?2)) AND removed = '' AND reached = 1), ''),
  coalesce((SELECT nullif(max(held_on), '') || 'T00:00:00+00:00' FROM record_talk
    WHERE person IN (SELECT value FROM json_each(?2)) AND removed = ''), '')
), '')
WHERE id = ?1
"""
_OPEN_CONFLICTS = """
UPDATE person_row SET open_conflicts =
  (SELECT count(*) FROM conflict WHERE person IN (SELECT value FROM json_each(?2))) WHERE id = ?1
"""
_JOINS = "SELECT other, person FROM record_alias WHERE removed = '' AND matched_by = ?"
_INTENTION = """
UPDATE change SET intention = ? WHERE "transaction" = ? AND "transaction" <> '' AND import = '' AND intention = ''
"""


class Session:
    """The transaction under a unit of work. A writing one holds the write right from the start."""

    def __init__(self, desk: OpenDesk) -> None:
        self._desk = desk
        self.author = desk.author
        self._open: Connection | None = None
        self._forget()

    def _forget(self) -> None:
        self._buffer = _Buffer()
        self._entries: list[audit.Entry] = []
        self._persons: set[str] = set()
        self._kinds: set[str] = set()
        self._records: set[str] = set()
        self._wrote = False  # anything but looks
        self._counter = -1
        self._seq = -1
        self._first_counter = -1
        self._transaction = ""
        self._flushed_changes = False
        self._reshow: set[str] = set()
        self._reshow_all = False
        self._units: dict[str, str] = {}
        self._coordinators: dict[str, str] = {}
        self._known_joins: Joins | None = None

    # the transaction ---------------------------------------------------------------------------------------------
    def __enter__(self) -> Self:
        if self._desk.closed:
            raise StoreLocked()
        self._forget()
        engine = self._desk.engine
        try:
            self._open = writer(engine) if self._desk.writing else engine.connect()
        except exc.TimeoutError as cause:  # every connection of the pool is in use
            raise StoreBusy() from cause
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._open is not None:
            self._open.close()  # rolls back what was not committed
            self._open = None
        self._forget()

    @property
    def _connection(self) -> Connection:
        if self._open is None:
            raise StoreLocked()
        return self._open

    def _ask(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        return ask(self._connection, statement, values)

    def _many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        told = list(rows)
        if told:
            self._connection.exec_driver_sql(statement, told)

    # numbers -----------------------------------------------------------------------------------------------------
    def _now(self) -> str:
        return self._desk.clock.now().isoformat(timespec="milliseconds")

    def _numbers(self) -> None:
        """Read where numbering stands; refused at the commit when somebody else wrote meanwhile."""
        if self._counter < 0:
            self._first_counter = self._counter = self._connection.execute(select(tables.desk.c.counter)).scalar_one()
            self._seq = self._connection.execute(select(func.max(tables.change.c.seq))).scalar_one() or 0

    def _own_counter(self) -> int:
        self._numbers()
        return self._counter

    def _next_seq(self) -> int:
        self._numbers()
        self._seq += 1
        return self._seq

    def _own_transaction(self) -> str:
        """The name of this transaction, once it writes history."""
        if not self._transaction:
            self._transaction = new_id(self._desk.clock.now())
        return self._transaction

    def _own_change(
        self, record: str, kind: str, person: str, field: str, value: Any, context: dict[str, int]
    ) -> Change:
        """A new row of the history by this desk's author, in the buffer."""
        transaction = self._own_transaction()
        self._numbers()
        self._counter += 1
        one = Change(
            seq=self._next_seq(),
            replica=self.author.replica,
            counter=self._counter,
            record=record,
            kind=kind,
            person=person,
            field=field,
            value=value,
            context=context,
            author=self.author.identity,
            at=self._now(),
            transaction=transaction,
        )
        self._write_change(one)
        return one

    def _write_change(self, one: Change) -> None:
        self._buffer.changes.append(one)
        self._buffer.marks[one.record] = one.seq
        self._touch(one.kind, one.person, one.record)

    def _touch(self, kind: str, person: str = "", record: str = "") -> None:
        self._wrote = True
        self._kinds.add(kind)
        if person:
            self._persons.add(person)
        if record:
            self._records.add(record)

    # the buffer --------------------------------------------------------------------------------------------------
    def _show(self, record: Record, *, new: bool) -> None:
        """``record`` is what its typed row, the lists and the search will say."""
        buffer = self._buffer
        buffer.records[record.id] = record
        if new:
            buffer.new.add(record.id)
        if isinstance(record, Contact | Talk):
            buffer.reached.add(record.person)
        if isinstance(record, YoungPerson):
            self._coordinators[record.id] = record.coordinator
            if not new:  # it may have been out of the lists
                buffer.reached.add(record.id)
                buffer.disputed.add(record.id)

    def _waits(self, record: str) -> bool:
        """Whether something about the record is not written yet."""
        return record in self._buffer.marks or record in self._buffer.records or record in self._buffer.vanished

    def _flush(self) -> None:
        """Write the buffer. StoreBusy and StoreFull leave the transaction unusable: nothing of it is kept."""
        buffer = self._buffer
        if not (buffer.changes or buffer.records or buffer.heads or buffer.settled or buffer.vanished):
            return
        self._buffer = _Buffer()
        self._again: set[str] = set()
        self._flush_history(buffer)
        self._flush_records(buffer)
        self._flush_people(buffer)
        self._flush_notes(buffer)
        self._many(_LAST_CONTACT, self._rows_of(buffer.reached | self._again))
        self._many(_OPEN_CONFLICTS, self._rows_of(buffer.disputed | self._again))

    def _rows_of(self, persons: set[str]) -> list[tuple[str, str]]:
        """Whose row in the list tells of these, and the entries it tells of."""
        joins = self._joins()
        return [(one, compact(joins.entries(one))) for one in sorted({joins.standing(one) for one in persons})]

    def _joins(self) -> Joins:
        """Which entry stands for which, as it is written."""
        if self._known_joins is None:
            self._known_joins = Joins(self._ask(_JOINS, JOINED))
        return self._known_joins

    def _flush_history(self, buffer: _Buffer) -> None:
        if buffer.changes:
            self._flushed_changes = True
            self._many(_CHANGE, (one.row() for one in buffer.changes))
        self._many(_HEADS_GONE, buffer.heads_gone)
        self._many(_ALL_HEADS_GONE, ((one,) for one in buffer.settled))
        self._many(_HEAD, buffer.heads)
        self._many(_SETTLED, ((one,) for one in buffer.settled))
        self._many(_RESOLVED, buffer.resolved)
        if buffer.conflicts:
            self._connection.execute(_CONFLICT, buffer.conflicts)

    def _flush_records(self, buffer: _Buffer) -> None:
        by_kind: dict[str, list[tuple[Any, ...]]] = {}
        for record in buffer.records.values():
            by_kind.setdefault(record.KIND, []).append(to_row(record))
        for kind, rows in by_kind.items():
            self._many(_UPSERT[kind], rows)
        for id, kind in buffer.vanished.items():
            table = tables.typed[kind]
            self._connection.execute(delete(table).where(table.c.id == id))

    def _flush_people(self, buffer: _Buffer) -> None:
        aliases = [one for one in buffer.records.values() if isinstance(one, Alias)]
        if aliases or Alias.KIND in buffer.vanished.values():
            people_again = self._rejoin(aliases)
        else:
            people_again = []
        waiting = [one for one in buffer.records.values() if isinstance(one, YoungPerson)]
        people = [*waiting, *(one for one in people_again if one.id not in buffer.records)]
        hidden = self._joins().others
        gone = [one.id for one in people if (one.removed or one.id in hidden) and one.id not in buffer.new]
        gone += [id for id, kind in buffer.vanished.items() if kind == YoungPerson.KIND]
        self._many(_PERSON_WORDS_GONE, ((id,) for id in gone))
        self._many(_PERSON_GONE, ((id,) for id in gone))
        there = [one for one in people if not one.removed and one.id not in hidden]
        self._many(_PERSON_ROW, (_person_row(one) for one in there))
        self._many(_PERSON_WORDS, ((search.person_words(one.full_name, one.phone), one.id) for one in there))

    def _rejoin(self, aliases: list[Alias]) -> list[YoungPerson]:
        """Aliases changed: the entries they are about come into the list or leave it."""
        before = set(self._joins().others)
        self._known_joins = None
        after = set(self._joins().others)
        touched = {one.other for one in aliases if one.matched_by == JOINED} | (before ^ after)
        found = [row for id in sorted(touched) for row in self._ask(_PERSON, id)]
        people = [from_row(YoungPerson, row) for row in found]
        changed = {self._joins().standing(one) for one in touched} | {one.person for one in aliases} | touched
        self._again |= changed
        return people

    def _flush_notes(self, buffer: _Buffer) -> None:
        notes = [one for one in buffer.records.values() if one.KIND in search.GROUP_OF]
        gone = {one.id: search.GROUP_OF[one.KIND] for one in notes if one.id not in buffer.new}
        gone |= {id: search.GROUP_OF[kind] for id, kind in buffer.vanished.items() if kind in search.GROUP_OF}
        days = self._note_days(list(gone))
        for group, statement in _WORDS_GONE.items():
            self._many(statement, ((id,) for id, whose in gone.items() if whose == group))
        self._many(_NOTE_GONE, ((id,) for id in gone))
        rows: list[tuple[int, Record, str]] = []
        now = self._desk.clock.now()
        for one in notes:
            told = "" if one.removed else search.record_words(one)
            if told:
                seq = buffer.marks.get(one.id, 0)
                on = search.noted_on(one)
                known = days.get(one.id)
                row = known if on is None and known is not None else search.note_row(on or now, seq, now.tzinfo)
                rows.append((row, one, told))
        rows.sort(key=lambda told: told[0])  # the search tables take rows in their order many times faster
        self._many(_NOTE, ((row, one.id, one.KIND, one.person) for row, one, _ in rows))
        for group, statement in _WORDS.items():
            self._many(statement, ((row, told) for row, one, told in rows if search.GROUP_OF[one.KIND] == group))

    def _note_days(self, records: list[str]) -> dict[str, int]:
        """Record to the note row it had: a note without a day of its own stays where it was."""
        if not records:
            return {}
        table = tables.note_row
        found: dict[str, int] = {}
        for start in range(0, len(records), 500):
            part = records[start : start + 500]
            rows = self._connection.execute(select(table.c.record, table.c.row).where(table.c.record.in_(part)))
            found.update((row.record, row.row) for row in rows)
        return found

    # the end -----------------------------------------------------------------------------------------------------
    def _settle_late(self) -> None:
        """What must be shown anew because the responsible unit changed (``merging.py``)."""

    def commit(self, intention: str) -> Changes:
        """Write all in one transaction, durable when it returns, and say what was touched."""
        if self._desk.closed:
            raise StoreLocked()
        self._settle_late()
        told = Changes(
            persons=frozenset(self._persons),
            kinds=frozenset(self._kinds),
            records=frozenset(self._records),
            intention=intention,
            transaction=self._transaction,
        )
        try:
            self._intend(intention)
            self._flush()
            if self._counter > self._first_counter:
                self._connection.execute(update(tables.desk).values(counter=self._counter))
            audit.append(self._connection, self._desk.audit_key, [*self._desk.waiting, *self._entries])
            self._connection.commit()
        except StoreBusy:
            self._connection.rollback()
            if self._wrote:
                raise
            self._desk.waiting.extend(self._entries)  # pages stay readable while somebody else writes
        else:
            self._desk.waiting.clear()
        self._forget()
        return told

    def _intend(self, intention: str) -> None:
        """Say in the history what was meant by the rows this transaction wrote."""
        buffer = self._buffer
        buffer.changes = [one if one.imported else replace(one, intention=intention) for one in buffer.changes]
        if self._flushed_changes:
            self._connection.exec_driver_sql(_INTENTION, (intention, self._transaction))


def _person_row(one: YoungPerson) -> tuple[Any, ...]:
    return (
        one.id,
        one.id,
        one.full_name,
        " ".join(fold(one.full_name).split()),
        sorting(one.full_name),
        one.birth_date.isoformat() if one.birth_date else None,
        one.next_step,
        one.next_step_on.isoformat() if one.next_step_on else None,
        one.coordinator,
        one.school,
        spelling().name_key(one.full_name),
        phone_digits(one.phone),
        one.email.strip().casefold(),
        int(one.ended),
        one.id,
    )
