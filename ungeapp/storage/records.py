"""Records: looked up, listed, put.

Belongs here: reading typed rows and writing what one desk does to its own records.
Does not belong here: what comes from other desks (``merging.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select

from ungeapp.domain.errors import Invalid, NotFound
from ungeapp.domain.joined import OWN_KINDS, TWINS
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.record import Plain, Record, changed_fields, defaults, kinds, values
from ungeapp.domain.registers import Version, knowledge
from ungeapp.storage import tables
from ungeapp.storage.history import CREATION, from_columns, registers
from ungeapp.storage.rows import brief_reader, compact, from_row
from ungeapp.storage.session import Session

R = TypeVar("R", bound=Record)

# Asked once per record put: plain text spares SQLAlchemy's work on ten thousand of them.
_FIND = {kind: f'SELECT * FROM "{table.name}" WHERE id = ?' for kind, table in tables.typed.items()}  # noqa: S608  the names are this package's own
_KNOWN = "SELECT person FROM head WHERE record = ? LIMIT 1"
_OF = {kind: f'SELECT * FROM "{table.name}" WHERE person = ? ORDER BY row' for kind, table in tables.typed.items()}  # noqa: S608  the names are this package's own
_COLUMNS = ", ".join(f'c."{one.name}"' for one in tables.change.c)
_HEADS = f"SELECT {_COLUMNS} FROM head h JOIN change c ON c.seq = h.change WHERE h.record = ?"  # noqa: S608  likewise


def _every_kind() -> str:
    """One question for all kinds: the place of the kind, then its columns, filled up to the same number."""
    widest = max(len(table.c) for table in tables.typed.values())
    asked = []
    for place, kind in enumerate(kinds()):
        table = tables.typed[kind]
        columns = [f'"{one.name}"' for one in table.c] + ["NULL"] * (widest - len(table.c))
        asked.append(f'SELECT {place}, {", ".join(columns)} FROM "{table.name}" WHERE person = ?1')  # noqa: S608  likewise
    return " UNION ALL ".join(asked)


_EVERYTHING = _every_kind()
_KINDS = tuple((cls, 1 + len(tables.typed[kind].c)) for kind, cls in kinds().items())


class Records(Session):
    """What a unit of work does with records."""

    def get(self, cls: type[R], id: str) -> R:
        """The record; NotFound if it is not there. Removed ones are returned too."""
        found = self.find(cls, id)
        if found is None:
            raise NotFound(kind=cls.KIND, id=id)
        return found

    def find(self, cls: type[R], id: str) -> R | None:
        """The record, or None."""
        found = self._kept(cls, id)
        return self._joins().shown(found) if found is not None else None

    def _kept(self, cls: type[R], id: str) -> R | None:
        """The record under the entry it was written about."""
        waiting = self._buffer.records.get(id)
        if waiting is not None:
            return waiting if isinstance(waiting, cls) else None
        rows = self._ask(_FIND[cls.KIND], id)
        return from_row(cls, rows[0]) if rows else None

    def of(self, cls: type[R], person: str, *, removed: bool = False) -> tuple[R, ...]:
        """All records of a kind about one young person, in order of arrival at this desk."""
        self._flush()
        joins = self._joins()
        entries = (person,) if cls.KIND in OWN_KINDS else joins.entries(person)
        rows = [row for entry in entries for row in self._ask(_OF[cls.KIND], entry)]
        if len(entries) > 1:
            rows.sort(key=lambda row: int(row[0]))
        found = (joins.shown(from_row(cls, row)) for row in rows)
        return tuple(one for one in found if removed or not one.removed)

    def all(self, cls: type[R]) -> Iterator[R]:
        """Every record of a kind that is not removed, in order of arrival."""
        self._flush()
        table = tables.typed[cls.KIND]
        rows = self._connection.execute(select(table).where(table.c.removed == "").order_by(table.c.row)).all()
        return self._read(cls, rows)

    def brief(self, cls: type[R], *names: str) -> Iterator[R]:
        """Every record of a kind that is not removed, with these fields alone; in order of arrival."""
        self._flush()
        table = tables.typed[cls.KIND]
        columns = ", ".join(f'"{table.c[name].name}"' for name in ("id", "person", *names))
        rows = self._ask(f"SELECT {columns} FROM \"{table.name}\" WHERE removed = '' ORDER BY row")  # noqa: S608  names of columns that exist
        joins, read = self._joins(), brief_reader(cls, names)
        found = (joins.shown(read(row)) for row in rows)
        return (one for one in found if cls is not YoungPerson or one.id not in joins.others)

    def _read(self, cls: type[R], rows: Iterable[Any]) -> Iterator[R]:
        """Rows as records; of joined entries only the young person who stands for them."""
        joins = self._joins()
        found = (joins.shown(from_row(cls, row)) for row in rows)
        return (one for one in found if cls is not YoungPerson or one.id not in joins.others) if joins else found

    def matching(
        self, cls: type[R], *, until: tuple[str, date] | None = None, **equal: Plain | tuple[Plain, ...]
    ) -> tuple[R, ...]:
        """Records of a kind, not removed, by the values of fields; in order of arrival."""
        self._flush()
        columns = tables.typed[cls.KIND].c
        where = ["removed = ''"]
        values: list[Any] = []
        if until is not None:
            name, day = until
            where.append(f'"{columns[name].name}" > \'\' AND "{columns[name].name}" <= ?')
            values.append(f"{day.isoformat()}T\U0010ffff")  # an instant of that day counts as that day
        if isinstance(whose := equal.get("person"), str):
            equal = equal | {"person": self._joins().entries(whose)}
        for name, value in equal.items():
            several = isinstance(value, tuple)
            one_of = "IN (SELECT value FROM json_each(?))" if several else "IS ?"
            where.append(f'"{columns[name].name}" {one_of}')
            values.append(compact(value) if several else value)
        asked = f'SELECT * FROM "{columns.removed.table.name}" WHERE {" AND ".join(where)} ORDER BY row'  # noqa: S608  names of columns that exist
        return tuple(self._read(cls, self._ask(asked, *values)))

    def everything(self, person: str) -> tuple[Record, ...]:
        """All records about one young person, removed ones too, kind by kind."""
        self._flush()
        told = sorted(self._ask(_EVERYTHING, person), key=lambda row: row[:2])
        joins = self._joins()
        for entry in joins.entries(person)[1:]:
            rows = self._ask(_EVERYTHING, entry)
            told = sorted(
                [*told, *(row for row in rows if _KINDS[row[0]][0].KIND not in OWN_KINDS)], key=lambda row: row[:2]
            )
        return tuple(joins.shown(from_row(_KINDS[row[0]][0], row[1 : _KINDS[row[0]][1]])) for row in told)

    def joined(self) -> Mapping[str, str]:
        """Entries that are shown under another one, and that one."""
        return self._joins().others

    def entries(self, person: str) -> tuple[str, ...]:
        """``person`` and the entries shown under it."""
        return self._joins().entries(person)

    def put(self, record: Record) -> None:
        """A new record (one row) or the changed fields of a known one (a row each); equal is nothing."""
        if self._waits(record.id):
            self._flush()
        whose = self._ask(_KNOWN, record.id)
        if not whose:
            self._create(record)
            return
        entry = whose[0][0]
        if entry != record.person and self._joins().standing(entry) == record.person:
            record = replace(record, person=entry)  # it stays with the entry it was written about
        known = self._kept(type(record), record.id)
        if known is None:
            raise Invalid("record-kind", record=record.id)
        if known.person != record.person:
            raise Invalid("record-moved", record=record.id)
        changed = changed_fields(known, record)
        if changed:
            self._rewrite(record, changed)
            self._write_twins(record, changed)
            if isinstance(record, YoungPerson) and "coordinator" in changed:
                self._reshow.add(record.id)

    def _write_twins(self, record: Record, changed: dict[str, Plain]) -> None:
        """What is written of a young person or a plan is written of the entries joined to it too.

        Partners who know only those entries are told of them.
        """
        if record.KIND in TWINS and "removed" not in changed:
            for entry in self._joins().entries(record.person)[1:]:
                twin = self._kept(type(record), TWINS[record.KIND](entry))
                told = {name: getattr(record, name) for name in changed}
                if twin is not None and not twin.removed:
                    self.put(replace(twin, **told))

    def _create(self, record: Record) -> None:
        ordinary = defaults(type(record))
        told = {name: value for name, value in values(record).items() if value != ordinary[name]}
        # A creation always says something, or it could not travel.
        value: dict[str, Plain] = told or {"removed": record.removed}
        one = self._own_change(record.id, record.KIND, record.person, CREATION, value, {})
        self._buffer.heads.append((record.id, CREATION, one.seq, record.person))
        self._show(record, new=True)

    def _rewrite(self, record: Record, changed: dict[str, Plain]) -> None:
        told = self._heads(record.id)
        for name, value in changed.items():
            before = told.get(name, ())
            one = self._own_change(record.id, record.KIND, record.person, name, value, knowledge(before))
            self._buffer.heads_gone.append((record.id, name))
            self._buffer.heads.append((record.id, name, one.seq, record.person))
            if len(before) > 1:
                self._buffer.resolved.append((record.id, name))
                self._buffer.disputed.add(record.person)
        self._show(record, new=False)

    def _heads(self, record: str) -> dict[str, tuple[Version, ...]]:
        """Field to its heads, from the table."""
        return registers(from_columns(row) for row in self._ask(_HEADS, record))
