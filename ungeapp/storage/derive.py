"""The derived tables: made, and built anew from the history.

Belongs here: knowing whether they fit this version of the program, and the rebuilding.
Does not belong here: what a derived row says (``merging.py``, ``session.py``), and the tables that are true
(``migrations``).

A version of the program that knows a new field or kind finds what newer desks already sent of it in the history; so a
field needs no migration, only new derived tables.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import dialect, insert
from sqlalchemy.schema import CreateIndex, CreateTable

from ungeapp.storage import names, search, tables
from ungeapp.storage.merging import Merging
from ungeapp.storage.session import OpenDesk

_KEY = "store.derived"
_CHUNK = 400


def fingerprint() -> str:
    """Changes with every change of a derived table or of how text is folded."""
    told = [str(search.FOLDING), repr(search.FOUND), names.fingerprint(), *tables.SEARCH]
    for table in tables.derived.sorted_tables:
        told.append(str(CreateTable(table).compile(dialect=dialect())))
        told += sorted(str(CreateIndex(one).compile(dialect=dialect())) for one in table.indexes)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def fits(connection: Connection) -> bool:
    """Whether the derived tables are those of this version."""
    table = tables.setting
    return connection.execute(select(table.c.value).where(table.c.key == _KEY)).scalar() == fingerprint()


def make(connection: Connection) -> None:
    """Empty derived tables, in the place of whatever stands there."""
    found = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND (name LIKE 'record\\_%' ESCAPE '\\' OR name IN "
        "('conflict', 'person_row', 'note_row') OR sql LIKE 'CREATE VIRTUAL TABLE%')"
    ).scalars()
    for name in found.all():
        connection.exec_driver_sql(f'DROP TABLE "{name}"')
    tables.derived.create_all(connection, checkfirst=False)
    for statement in tables.SEARCH:
        connection.exec_driver_sql(statement)
    kept = insert(tables.setting).values(key=_KEY, value=fingerprint())
    connection.execute(kept.on_conflict_do_update(index_elements=["key"], set_={"value": fingerprint()}))


class Rebuilding(Merging):
    """A transaction that makes the derived tables anew."""

    def rebuild(self) -> int:
        """Build heads and all derived rows from the history; how many records there are. Commit is the caller's."""
        self._flush()
        make(self._connection)
        self._connection.execute(delete(tables.head))
        undone = self._undone()
        table = tables.change
        order = select(table.c.record, table.c.seq).order_by(table.c.seq)
        records = list(dict.fromkeys(self._connection.execute(order).scalars()))
        people = set(self._connection.execute(select(table.c.person).distinct()).scalars())
        records.sort(key=lambda one: one not in people)  # people first: they tell the responsible unit
        for start in range(0, len(records), _CHUNK):
            known = self._known(records[start : start + _CHUNK])
            for id in records[start : start + _CHUNK]:
                rows = [one for one in known[id] if one.imported not in undone]
                if rows:
                    self._settle(rows, known=False)
            self._flush()
        return len(records)


def rebuild(desk: OpenDesk) -> int:
    """Build the derived tables anew in one transaction; how many records there are."""
    with Rebuilding(desk) as session:
        found = session.rebuild()
        session.commit("store.rebuild")
    return found
