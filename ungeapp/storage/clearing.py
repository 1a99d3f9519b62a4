"""Taking one person out of the store for good.

Belongs here: every table that holds anything about a person, in one place, and the id that stays.
Does not belong here: whether a person may be cleared (``domain/clearing.py``), and overwriting the file (``store.py``).

The log is not touched: its rows hold ids and codes, and its chain would no longer be whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert

from ungeapp.domain.clearing import typed_under
from ungeapp.domain.joined import LINKS
from ungeapp.storage import search, tables
from ungeapp.storage.keeping import Keeping
from ungeapp.storage.rows import compact
from ungeapp.usecases.ports.rows import ClearedRow

_RECORDS = "SELECT DISTINCT record FROM change WHERE person = ?"
_ALIASES = "SELECT other FROM record_alias WHERE person = ? AND other <> ''"
_NAMED = "SELECT id FROM package WHERE EXISTS (SELECT 1 FROM json_each(package.persons) WHERE value = ?)"
_PERSON_WORDS_GONE = "DELETE FROM person_search WHERE rowid IN (SELECT row FROM person_row WHERE id = ?)"
_NOTE_WORDS_GONE = tuple(
    f"DELETE FROM {search.table(group)} WHERE rowid IN (SELECT row FROM note_row WHERE person = ?)"  # noqa: S608  the names are this package's own
    for group in search.FOUND
)
# A note that is no record yet is kept as ``<sort>/<id of whom it is about>``.
_DRAFTS_GONE = """
DELETE FROM draft WHERE substr(record, instr(record, '/') + 1) IN (SELECT value FROM json_each(?))
"""
_SETTINGS_GONE = "DELETE FROM setting WHERE key LIKE '%' || ? || '%'"
_FILES_EMPTIED = """
UPDATE package SET content = x'', answer = x'' WHERE id IN (SELECT value FROM json_each(?))
"""
_ALL = "SELECT person, at, certificate FROM cleared ORDER BY at DESC, person"
_ONE = "SELECT person, at, certificate FROM cleared WHERE person = ?"


class Clearing(Keeping):
    """What a unit of work does at the end of a case."""

    def clear(self, person: str, certify: Callable[[int], str]) -> int:
        """Take everything about ``person`` out, also what stands under entries joined to it; how many rows went.

        The id, and those partners use, stay refused.
        """
        self._flush()
        entries = self._joins().entries(person)
        ids = [*entries, *(other for entry in entries for (other,) in self._ask(_ALIASES, entry))]
        records = {entry: [record for (record,) in self._ask(_RECORDS, entry)] for entry in entries}
        typed = typed_under(entries, self.everything(person)).union(*records.values())
        gone = self._connection.exec_driver_sql(_DRAFTS_GONE, (compact(sorted(typed)),)).rowcount
        for entry in entries:
            gone += self._forget_person(entry, records[entry])
        gone += self._forget_links(entries)
        self._known_joins = None
        certificate = certify(gone)
        now = self._now()
        for id in dict.fromkeys(ids):
            row = insert(tables.cleared).values(person=id, at=now, certificate=certificate)
            self._connection.execute(row.on_conflict_do_nothing())
        self._touch("cleared", person)
        self._persons.add(person)
        return gone

    def _forget_person(self, person: str, records: list[str]) -> int:
        gone = 0

        def forget(statement: str, *values: str) -> None:
            nonlocal gone
            gone += max(self._connection.exec_driver_sql(statement, values).rowcount, 0)

        changes = select(func.count()).select_from(tables.change).where(tables.change.c.person == person)
        gone += self._connection.execute(changes).scalar_one()
        self._connection.exec_driver_sql(_PERSON_WORDS_GONE, (person,))
        for statement in _NOTE_WORDS_GONE:
            self._connection.exec_driver_sql(statement, (person,))
        self._connection.execute(delete(tables.head).where(tables.head.c.person == person))
        self._connection.execute(delete(tables.change).where(tables.change.c.person == person))
        for table in (tables.conflict, tables.note_row, *tables.typed.values()):
            self._connection.execute(delete(table).where(table.c.person == person))
        self._connection.execute(delete(tables.person_row).where(tables.person_row.c.id == person))
        for table in (tables.snapshot, tables.ledger):
            gone += self._connection.execute(delete(table).where(table.c.person == person)).rowcount
        for id in (person, *records):
            forget(_SETTINGS_GONE, id)
        named = [id for (id,) in self._ask(_NAMED, person)]
        forget(_FILES_EMPTIED, compact(named))
        return gone

    def _forget_links(self, entries: Iterable[str]) -> int:
        """What others' cases say of these entries: that they are siblings, that they are not the same."""
        gone = 0
        for kind in LINKS:
            typed = tables.typed[kind.KIND]
            found = self._connection.execute(select(typed.c.id, typed.c.person).where(typed.c.other.in_(entries))).all()
            for id, person in found:
                self._connection.execute(delete(tables.head).where(tables.head.c.record == id))
                gone += self._connection.execute(delete(tables.change).where(tables.change.c.record == id)).rowcount
                self._connection.execute(delete(typed).where(typed.c.id == id))
                self._touch(kind.KIND, person, id)
        return gone

    def cleared(self, person: str | None = None) -> tuple[ClearedRow, ...]:
        """Who was cleared, newest first."""
        rows = self._ask(_ALL) if person is None else self._ask(_ONE, person)
        return tuple(
            ClearedRow(person=id, at=datetime.fromisoformat(at), certificate=certificate)
            for id, at, certificate in rows
        )
