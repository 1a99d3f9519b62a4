"""Lists of people and search.

Belongs here: the one query behind each list.
Does not belong here: folding and the search questions themselves (``search.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from ungeapp.domain.asked import Asked, asked
from ungeapp.domain.duplicates import traits
from ungeapp.domain.people import Contact, YoungPerson
from ungeapp.domain.record import Record, kinds
from ungeapp.domain.spelling import Spelling, fold
from ungeapp.storage import search as finding
from ungeapp.storage import tables
from ungeapp.storage.merging import Merging
from ungeapp.storage.names import spelling
from ungeapp.storage.rows import compact, from_row
from ungeapp.usecases.ports.rows import FoundRecord, PeopleOrder, PersonRow

_row = tables.person_row
_SHOWN = (
    "p.id, p.name, p.birth_date, p.next_step, p.next_step_on, p.coordinator, p.school, p.role, p.last_contact, "
    "p.open_conflicts, p.ended"
)
_ORDERS = {
    PeopleOrder.NAME: "p.sorting, p.row",
    PeopleOrder.DUE: "coalesce(p.next_step_on, '') = '', p.next_step_on, p.sorting, p.row",
    PeopleOrder.CONTACT: "coalesce(p.last_contact, ''), p.sorting, p.row",
}
_ALL = {
    order: f"SELECT {_SHOWN} FROM person_row p ORDER BY {by} LIMIT ? OFFSET ?"  # noqa: S608  fixed columns
    for order, by in _ORDERS.items()
}
_THOSE = {
    order: f"SELECT {_SHOWN} FROM person_row p WHERE p.ended = ? ORDER BY {by} LIMIT ? OFFSET ?"  # noqa: S608  likewise
    for order, by in _ORDERS.items()
}
_AMONG = {
    order: f"""
SELECT {_SHOWN} FROM person_row p WHERE p.id IN (SELECT value FROM json_each(?)) AND coalesce(?, p.ended) = p.ended
ORDER BY {by} LIMIT ? OFFSET ?
"""  # noqa: S608  likewise
    for order, by in _ORDERS.items()
}
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
# Last who is called something that is spelled otherwise and sounds the same.
_ALIKE = f"""
SELECT {_SHOWN} FROM person_row p WHERE p.row IN (
  SELECT row FROM (
    SELECT o.row, o.folded FROM person_row o
    WHERE o.row IN (SELECT rowid FROM person_search WHERE person_search MATCH ?) AND NOT (o.folded >= ? AND o.folded < ?)
    ORDER BY o.folded, o.row LIMIT ? OFFSET ?))
ORDER BY p.folded, p.row
"""  # noqa: S608  fixed columns
_COUNT_OTHERS = """
SELECT count(*) FROM person_row o
WHERE o.row IN (SELECT rowid FROM person_search WHERE person_search MATCH ?) AND NOT (o.folded >= ? AND o.folded < ?)
"""
_BY_DIGITS = f"""
SELECT {_SHOWN} FROM person_row p WHERE p.row IN (
  SELECT row FROM record_person WHERE :number <> '' AND number >= :number AND number < :number || char(1114111)
    AND number <> ''
  UNION SELECT row FROM record_person WHERE :spaced <> '' AND number >= :spaced
    AND number < :spaced || char(1114111) AND number <> ''
  UNION SELECT row FROM record_person WHERE :last <> '' AND substr(number, -4) = :last AND number <> ''
  UNION SELECT row FROM person_row WHERE birth_date IN (SELECT value FROM json_each(:dates))
  UNION SELECT row FROM person_row WHERE :phone <> '' AND phone = :phone AND phone <> '')
ORDER BY p.sorting, p.row LIMIT :limit OFFSET :offset
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
_ALIKE_PEOPLE = """
SELECT r.* FROM record_person r WHERE r.id <> :id AND r.row IN (
  SELECT row FROM record_person WHERE number IN (:number, :spaced) AND number <> ''
  UNION SELECT row FROM person_row WHERE birth_date IN (:born, :swapped)
  UNION SELECT row FROM person_row WHERE name_key = :key AND :key <> ''
  UNION SELECT row FROM person_row WHERE phone = :phone AND phone <> ''
  UNION SELECT row FROM person_row WHERE email = :email AND email <> '')
AND r.row IN (SELECT row FROM person_row) ORDER BY r.row
"""
_GENEROUS = 4
_FEWEST_LOOKED = 120
"""So many of those that begin alike are looked through before all matches of a long word are gathered."""
_NEWEST = 2**63 - 1
_FOUND = {
    group: f"""
SELECT n.record, n.kind, n.row
FROM (SELECT rowid AS row FROM {finding.table(group)} WHERE {finding.table(group)} MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?) s
JOIN note_row n ON n.row = s.row ORDER BY n.row DESC
"""  # noqa: S608  the names are this package's own
    for group in finding.FOUND
}
_THESE = {
    kind: f'SELECT * FROM "{tables.typed[kind].name}" WHERE id IN (SELECT value FROM json_each(?))'  # noqa: S608  likewise
    for kind in finding.GROUP_OF
}
_NAMES = "SELECT id, name FROM person_row WHERE id IN (SELECT value FROM json_each(?))"


class Lists(Merging):
    """What a unit of work finds."""

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
        """People by the beginnings of their names, their number or its end, birth date or telephone; all by name.

        Who is called so comes first, then whose other names begin so, then whose name is spelled otherwise. ``ended``
        limits the list of all to those whose course has ended here, or has not; a search finds both. ``among`` are the
        only ids listed; ``order`` counts where nothing is searched for.
        """
        self._flush()
        if not search.strip():
            if among is not None:
                over = None if ended is None else int(ended)
                return self._told(_AMONG[order], (compact(sorted(among)), over, limit, offset))
            if ended is not None:
                return self._told(_THOSE[order], (int(ended), limit, offset))
            return self._told(_ALL[order], (limit, offset))
        told = asked(search, self._desk.clock.now().date())
        if not told.words:
            return self._by_digits(told, limit, offset)
        question = finding.question(search)
        if not question:
            return ()
        span = finding.beginning(search)
        found = self._told(_FIRST, (*span, limit, offset))
        if len(found) < limit:
            passed = max(0, offset - self._counted(_COUNT_FIRST, *span)) if offset and not found else 0
            found += self._told(_OTHERS, (question, *span, limit - len(found), passed))
        spelled = finding.spelled(search) if len(found) < limit else ""
        if spelled:
            if offset and not found:
                passed = offset - self._counted(_COUNT_FIRST, *span) - self._counted(_COUNT_OTHERS, question, *span)
            else:
                passed = 0
            otherwise = f"({spelled}) NOT ({question.replace('* ', '* AND ')})"
            found += self._told(_ALIKE, (otherwise, *span, limit - len(found), passed))
        return found

    def _by_digits(self, told: Asked, limit: int, offset: int) -> tuple[PersonRow, ...]:
        number = told.number
        values = {
            "number": f"{number[:6]}-{number[6:]}" if number else "",
            "spaced": number,
            "last": told.last_four,
            "dates": compact([one.isoformat() for one in told.birth_dates]),
            "phone": told.phone,
            "limit": limit,
            "offset": offset,
        }
        return self._told(_BY_DIGITS, values)

    def _counted(self, statement: str, *values: str) -> int:
        return int(self._connection.exec_driver_sql(statement, values).scalar_one())

    def _told(self, statement: str, values: tuple[Any, ...] | dict[str, Any]) -> tuple[PersonRow, ...]:
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
        return self.find(YoungPerson, self._joins().standing(found[0][1])) if found else None

    def find_by_name(self, name: str, birth_date: date) -> tuple[YoungPerson, ...]:
        """Who has this whole name, however spelled, and was born that day."""
        self._flush()
        folded = " ".join(fold(name).split())
        return tuple(from_row(YoungPerson, row) for row in self._ask(_WHOSE_NAME, folded, birth_date.isoformat()))

    def alike(self, person: YoungPerson) -> tuple[YoungPerson, ...]:
        """Others in the list who share a trait by which one is recognised."""
        self._flush()
        told = traits(person, spelling())
        birth = told.birth_date
        swap = birth is not None and birth.day <= 12
        values = {
            "id": person.id,
            "number": told.number,
            "spaced": f"{told.number[:6]}-{told.number[6:]}",
            "born": birth.isoformat() if birth else None,
            "swapped": birth.replace(month=birth.day, day=birth.month).isoformat() if birth and swap else None,
            "key": told.key,
            "phone": told.phone,
            "email": told.email,
        }
        rows = self._connection.exec_driver_sql(_ALIKE_PEOPLE, values)
        return tuple(from_row(YoungPerson, tuple(row)) for row in rows)

    def spelling(self) -> Spelling:
        """How names are spelled alike, as the program brings it."""
        return spelling()

    def names(self, persons: Iterable[str]) -> dict[str, str]:
        """The names of those young people who are in the list, by id."""
        self._flush()
        joins = self._joins()
        asked = {one: joins.standing(one) for one in persons}
        told = dict(self._ask(_NAMES, compact(sorted(set(asked.values())))))
        return {one: told[standing] for one, standing in asked.items() if standing in told}

    def search(self, group: str, text: str, limit: int = 50) -> tuple[FoundRecord, ...]:
        """Records of a group (``storage.search.FOUND``) with words that begin so, or a telephone number; newest first."""
        self._flush()
        told = asked(text, self._desk.clock.now().date())
        if told.phone:
            return self._found(group, f'"{told.phone}"', limit)
        if not told.words:
            return ()
        question = finding.question(text)
        short = finding.question(text, finding.INDEXED_LETTERS)
        if not question:
            return ()
        if question == short:
            return self._found(group, question, limit)
        # A long word in a hundred thousand notes: the newest of those that begin alike nearly always are enough.
        begins = finding.begins(text)
        found: list[FoundRecord] = []
        before, looked = _NEWEST, 0
        while looked < max(_FEWEST_LOOKED, limit * _GENEROUS):
            rows = self._ask(_FOUND[group], short, before, limit)
            found += (one for one in self._told_records(rows) if begins(one.text))
            if len(found) >= limit or len(rows) < limit:
                return tuple(found[:limit])
            before, looked = rows[-1][2], looked + limit
        return self._found(group, question, limit)

    def _found(self, group: str, question: str, limit: int) -> tuple[FoundRecord, ...]:
        return self._told_records(self._ask(_FOUND[group], question, _NEWEST, limit))

    def _told_records(self, rows: list[tuple[Any, ...]]) -> tuple[FoundRecord, ...]:
        by_kind: dict[str, list[str]] = {}
        for record, kind, _ in rows:
            by_kind.setdefault(kind, []).append(record)
        there = {one.id: one for kind, ids in by_kind.items() for one in self._these(kind, ids)}
        zone = self._desk.clock.now().tzinfo
        return tuple(
            FoundRecord(
                record=there[record],
                text=finding.shown_text(there[record]),
                on=datetime.fromtimestamp(finding.seconds_of(row), zone),
            )
            for record, _, row in rows
        )

    def _these(self, kind: str, ids: list[str]) -> list[Record]:
        joins = self._joins()
        return [joins.shown(from_row(kinds()[kind], row)) for row in self._ask(_THESE[kind], compact(ids))]


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
