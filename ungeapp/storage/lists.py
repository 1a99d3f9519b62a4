"""Lists of people and search.

Belongs here: the one query behind each list.
Does not belong here: folding and the search questions themselves (``search.py``).
"""

from __future__ import annotations

from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import func, select

from ungeapp.domain.people import Contact, YoungPerson
from ungeapp.domain.record import Record, kinds
from ungeapp.storage import search as finding
from ungeapp.storage import tables
from ungeapp.storage.merging import Merging
from ungeapp.storage.rows import compact, from_row
from ungeapp.usecases.ports import PersonRow

_row = tables.person_row
_SHOWN = (
    "p.id, p.name, p.birth_date, p.next_step, p.next_step_on, p.coordinator, p.school, p.role, p.last_contact, "
    "p.open_conflicts, p.ended"
)
_ALL = f"SELECT {_SHOWN} FROM person_row p ORDER BY p.sorting, p.row LIMIT ? OFFSET ?"  # noqa: S608  fixed columns
_THOSE = f"SELECT {_SHOWN} FROM person_row p WHERE p.ended = ? ORDER BY p.sorting, p.row LIMIT ? OFFSET ?"  # noqa: S608  fixed columns
# First who is called so, then whose other names begin so; both in the order of the folded name.
_FIRST = f"""
SELECT {_SHOWN} FROM person_row p WHERE p.folded >= ? AND p.folded < ? ORDER BY p.folded, p.row LIMIT ? OFFSET ?
"""  # noqa: S608  fixed columns
_COUNT_FIRST = "SELECT count(*) FROM person_row p WHERE p.folded >= ? AND p.folded < ?"
_OTHERS = f"""
SELECT {_SHOWN} FROM person_row p WHERE p.row IN (
  SELECT row FROM (
    SELECT o.row, o.folded FROM person_row o
    WHERE o.row IN (SELECT rowid FROM person_search WHERE person_search MATCH ?) AND NOT (o.folded >= ? AND o.folded < ?)
    ORDER BY o.folded, o.row LIMIT ? OFFSET ?))
ORDER BY p.folded, p.row
"""  # noqa: S608  fixed columns
_BY_NUMBER = f"""
SELECT {_SHOWN} FROM record_person r JOIN person_row p ON p.row = r.row
WHERE r.number >= ? AND r.number < ? AND r.number <> '' ORDER BY p.sorting LIMIT ? OFFSET ?
"""  # noqa: S608  fixed columns
_WHOSE_NUMBER = """
SELECT * FROM record_person WHERE number IN (?, ?) AND number <> '' AND removed = '' ORDER BY row LIMIT 1
"""
_WHOSE_NAME = """
SELECT r.* FROM person_row p JOIN record_person r ON r.row = p.row WHERE p.folded = ? AND p.birth_date = ? ORDER BY r.row
"""
# The day is enough here: who was reached on the day of the attempt is looked at by the rule.
_UNANSWERED = """
SELECT c.* FROM record_contact c INDEXED BY ix_record_contact_attempt JOIN person_row p ON p.id = c.person
WHERE c.reached = 0 AND c.removed = '' AND c.at >= coalesce(substr(p.last_contact, 1, 10), '') ORDER BY c.row
"""
_GENEROUS = 4
_NOTES = """
SELECT n.person, n.record, n.kind
FROM (SELECT rowid AS row FROM note_search WHERE note_search MATCH ? ORDER BY rowid DESC LIMIT ?) s
JOIN note_row n ON n.row = s.row ORDER BY n.row DESC
"""
_THESE = {
    kind: f'SELECT * FROM "{tables.typed[kind].name}" WHERE id IN (SELECT value FROM json_each(?))'  # noqa: S608  the names are this package's own
    for kind in finding.NOTE_FIELDS
}


class Lists(Merging):
    """What a unit of work finds."""

    def people(
        self, search: str = "", limit: int = 200, offset: int = 0, *, ended: bool | None = None
    ) -> tuple[PersonRow, ...]:
        """People by the beginnings of their names or of their number; all of them, by name, when nothing is asked.

        ``ended`` limits the list of all to those whose course has ended here, or has not; a search finds both.
        """
        self._flush()
        if not search.strip():
            if ended is not None:
                return self._told(_THOSE, (int(ended), limit, offset))
            return self._told(_ALL, (limit, offset))
        number = finding.digits(search)
        if number:
            return self._told(_BY_NUMBER, (number, number + "\U0010ffff", limit, offset))
        question = finding.question(search)
        if not question:
            return ()
        span = finding.beginning(search)
        first = self._told(_FIRST, (*span, limit, offset))
        if len(first) == limit:
            return first
        passed = 0
        if offset and not first:
            passed = offset - int(self._connection.exec_driver_sql(_COUNT_FIRST, span).scalar_one())
        return first + self._told(_OTHERS, (question, *span, limit - len(first), passed))

    def _told(self, statement: str, values: tuple[Any, ...]) -> tuple[PersonRow, ...]:
        own = self.author.unit
        return tuple(_person_row(row, own) for row in self._connection.exec_driver_sql(statement, values))

    def count_people(self, *, ended: bool | None = None) -> int:
        """How many young people there are, without those removed; or only those whose course has ended, or has not."""
        self._flush()
        asked = select(func.count()).select_from(_row)
        return self._connection.execute(
            asked if ended is None else asked.where(_row.c.ended == int(ended))
        ).scalar_one()

    def attempts_unanswered(self) -> tuple[Contact, ...]:
        """Failed attempts since the day somebody last reached the young person."""
        self._flush()
        return tuple(from_row(Contact, row) for row in self._ask(_UNANSWERED))

    def find_by_number(self, number: str) -> YoungPerson | None:
        """Who has this number, written with or without hyphen."""
        self._flush()
        bare = number.replace("-", "").replace(" ", "")
        if not bare:
            return None
        spelled = (bare, f"{bare[:6]}-{bare[6:]}")
        found = self._ask(_WHOSE_NUMBER, *spelled)
        return from_row(YoungPerson, found[0]) if found else None

    def find_by_name(self, name: str, birth_date: date) -> tuple[YoungPerson, ...]:
        """Who has this whole name, however spelled, and was born that day."""
        self._flush()
        folded = " ".join(finding.fold(name).split())
        return tuple(from_row(YoungPerson, row) for row in self._ask(_WHOSE_NAME, folded, birth_date.isoformat()))

    def search_notes(self, text: str, limit: int = 50) -> tuple[tuple[str, str, str], ...]:
        """(person id, record id, text) of notes with words that begin so, newest first."""
        self._flush()
        question = finding.question(text)
        short = finding.question(text, finding.INDEXED_LETTERS)
        if not question:
            return ()
        if question == short:
            return self._notes(question, limit)
        # A long word in a hundred thousand notes: the newest of those that begin alike nearly always are enough.
        asked = limit * _GENEROUS
        alike = self._notes(short, asked)
        begins = finding.begins(text)
        found = tuple(islice((one for one in alike if begins(one[2])), limit))
        if len(found) >= limit or len(alike) < asked:
            return found
        return self._notes(question, limit)

    def _notes(self, question: str, limit: int) -> tuple[tuple[str, str, str], ...]:
        rows = self._ask(_NOTES, question, limit)
        by_kind: dict[str, list[str]] = {}
        for _, record, kind in rows:
            by_kind.setdefault(kind, []).append(record)
        notes = {note.id: note for kind, ids in by_kind.items() for note in self._these(kind, ids)}
        return tuple((person, record, finding.note_text(notes[record])) for person, record, _ in rows)

    def _these(self, kind: str, ids: list[str]) -> list[Record]:
        return [from_row(kinds()[kind], row) for row in self._ask(_THESE[kind], compact(ids))]


def _person_row(row: Any, own_unit: str) -> PersonRow:
    id, name, birth, step, step_on, coordinator, school, role, last, conflicts, ended = row
    return PersonRow(
        id=id,
        name=name,
        birth_date=date.fromisoformat(birth) if birth else None,
        next_step=step,
        next_step_on=date.fromisoformat(step_on) if step_on else None,
        coordinator=coordinator,
        school=school,
        role=role or ("responsible" if coordinator == own_unit else "none"),
        last_contact=datetime.fromisoformat(last) if last else None,
        open_conflicts=conflicts,
        ended=bool(ended),
    )
