"""A large desk made quickly: rows written straight into the tables the program writes, in the same words.

Belongs here: who the made-up young people are, what was noted about them, and the rows of it. Nobody in it exists, and
telephone numbers begin with 12. Does not belong here: finding a kept store (``desks.py``), measuring.

Every record is one creation, as the program writes it: a row of the history, its head, its typed row, its words. A test
fills a small store this way and lets the program check that everything derived follows from the history.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from benchmarks.words import FAMILY_NAMES, GIVEN, WORDS
from ungeapp.domain.asked import phone_digits
from ungeapp.domain.ids import new_id
from ungeapp.domain.meetings import Meeting
from ungeapp.domain.people import Contact, NetworkPerson, Talk, YoungPerson
from ungeapp.domain.phone_book import PhoneEntry
from ungeapp.domain.plans import Agreement, EducationPlan, Goal, GoalRating, GoalStep, Measure, plan_id
from ungeapp.domain.record import Record, defaults, values
from ungeapp.domain.spelling import fold, sorting
from ungeapp.domain.status import StatusEntry
from ungeapp.storage import search, tables
from ungeapp.storage.history import CREATION, Change
from ungeapp.storage.names import spelling
from ungeapp.storage.rows import to_row
from ungeapp.usecases.ports.author import Author

PER_COMMIT = 20_000
_YEARS = 3
_PHONE_BOOK = 800
_LAST = "SELECT coalesce(max(seq), 0) FROM change"


def _insert(name: str, columns: list[str]) -> str:
    marks = ", ".join("?" * len(columns))
    listed = ", ".join(f'"{one}"' for one in columns)
    return f'INSERT INTO "{name}" ({listed}) VALUES ({marks})'


_CHANGE = _insert("change", [one.name for one in tables.change.c])
_HEAD = _insert("head", ["record", "field", "change", "person"])
_NOTE = _insert("note_row", ["row", "record", "kind", "person"])
_TYPED = {
    kind: _insert(table.name, [one.name for one in table.c if one.name != "row"])
    for kind, table in tables.typed.items()
}
_PERSON = (
    "INSERT INTO person_row (row, id, name, folded, sorting, birth_date, next_step, next_step_on, coordinator, school, "
    "name_key, phone, email, last_contact) "
    "VALUES ((SELECT row FROM record_person WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PERSON_WORDS = "INSERT INTO person_search (rowid, words) SELECT row, ? FROM person_row WHERE id = ?"


def people(chance: random.Random, now: datetime, unit: str, count: int) -> Iterator[YoungPerson]:
    """So many young people of one desk."""
    for number in range(count):
        id = new_id(now)
        given = f"{chance.choice(GIVEN)} {chance.choice(GIVEN)}" if number % 3 else chance.choice(GIVEN)
        yield YoungPerson(
            id=id,
            person=id,
            given_name=given,
            family_name=chance.choice(FAMILY_NAMES),
            birth_date=date(1998, 1, 1) + timedelta(days=chance.randrange(4700)),
            number=f"{61 + number % 28:02}{1 + number // 28 % 12:02}{number // 336 % 100:02}-{number % 10_000:04}",
            number_kind="replacement",
            phone=f"12 {number // 10_000:02} {number // 100 % 100:02} {number % 100:02}",
            school="Produktionsskolen",
            coordinator=unit,
            coordinator_name="Bente Holm",
            next_step="Ringe om praktik",
            next_step_on=date(2026, 12, 1) + timedelta(days=number % 300),
        )


def _text(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=14))


def notes(chance: random.Random, now: datetime, persons: list[str], count: int) -> Iterator[Record]:
    """So many notes over three years, oldest first; of every sort, most of them contacts."""
    step = timedelta(days=365 * _YEARS) / max(count, 1)
    begun = now - timedelta(days=365 * _YEARS)
    for number in range(count):
        person, id, at = persons[number * 7919 % len(persons)], new_id(now), begun + number * step
        told = {"id": id, "person": person}
        match number % 20:
            case 0:
                yield Agreement(**told, what=_text(chance), owner="Bente Holm", mine=True, due=at.date())
            case 1:
                yield Talk(**told, held_on=at.date(), said=_text(chance), own_words=_text(chance))
            case 2:
                yield Goal(**told, own_words=_text(chance), wording=_text(chance))
            case 3:
                yield GoalRating(**told, goal=id, on=at.date(), rating=number % 11, own_words=_text(chance))
            case 4:
                yield GoalStep(**told, goal=id, what=_text(chance), owner="Kim Prøve")
            case 5:
                yield Measure(**told, title=_text(chance), provider="Værkstedet", decided_by="Bente Holm")
            case 6:
                yield StatusEntry(**told, title=_text(chance), place="Produktionsskolen", from_on=at.date())
            case 7:
                yield Meeting(**told, title=_text(chance), place="Rådhuset", starts=at)
            case 8:
                yield NetworkPerson(
                    **told, name=f"{chance.choice(GIVEN)} {chance.choice(FAMILY_NAMES)}", relation="mor"
                )
            case _:
                yield Contact(**told, at=at, text=_text(chance), by="Bente Holm")


def around(chance: random.Random, now: datetime, persons: list[str]) -> Iterator[Record]:
    """A plan for everybody, and a phone book."""
    for person in persons:
        yield EducationPlan(id=plan_id(person), person=person, wishes=_text(chance), strengths=_text(chance))
    for number in range(_PHONE_BOOK):
        yield PhoneEntry(
            id=new_id(now),
            person="",
            name=f"{chance.choice(GIVEN)} {chance.choice(FAMILY_NAMES)}",
            organisation="Produktionsskolen",
            phone=f"12 99 {number // 100:02} {number % 100:02}",
        )


class Filler:
    """Writes records as rows of one desk. ``raw`` is the driver's connection, idle."""

    def __init__(self, raw: Any, author: Author, now: datetime) -> None:
        self._raw = raw
        self._author = author
        self._now = now
        self._at = now.isoformat(timespec="milliseconds")
        self._numbers = itertools.count(int(raw.execute(_LAST).fetchone()[0]) + 1)
        self._last = 0

    def fill(self, records: Iterator[Record], total: int) -> None:
        """Write them, some thousand at a time; ``total`` is for telling how far it is."""
        done = 0
        while part := list(itertools.islice(records, PER_COMMIT)):
            self._write(part)
            done += len(part)
            if total > PER_COMMIT:
                print(f"  made {done:,} of {total:,} records", end="\r", file=sys.stderr)

    def _write(self, records: list[Record]) -> None:
        rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        noted: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for one in records:
            seq = self._last = next(self._numbers)
            rows[_CHANGE].append(self._creation(one, seq))
            rows[_HEAD].append((one.id, CREATION, seq, one.person))
            rows[_TYPED[one.KIND]].append(to_row(one))
            if isinstance(one, YoungPerson):
                rows[_PERSON].append(_shown(one))
                rows[_PERSON_WORDS].append((search.person_words(one.full_name, one.phone), one.id))
            elif one.KIND in search.GROUP_OF:
                row = search.note_row(search.noted_on(one) or self._now, seq, self._now.tzinfo)
                rows[_NOTE].append((row, one.id, one.KIND, one.person))
                noted[search.GROUP_OF[one.KIND]].append((row, search.record_words(one)))
        self._raw.execute("BEGIN IMMEDIATE")
        for statement, told in rows.items():
            self._raw.executemany(statement, told)
        for group, words in noted.items():
            words.sort()
            self._raw.executemany(f"INSERT INTO {search.table(group)} (rowid, words) VALUES (?, ?)", words)
        self._raw.execute("UPDATE desk SET counter = ?", (self._last,))
        self._raw.execute("COMMIT")

    def _creation(self, one: Record, seq: int) -> tuple[Any, ...]:
        ordinary = defaults(type(one))
        told = {name: value for name, value in values(one).items() if value != ordinary[name]}
        return Change(
            seq=seq,
            replica=self._author.replica,
            counter=seq,
            record=one.id,
            kind=one.KIND,
            person=one.person,
            field=CREATION,
            value=told,
            context={},
            author=self._author.identity,
            at=self._at,
            intention="bench",
            transaction=f"bench-{seq // PER_COMMIT}",
        ).row()


def _shown(one: YoungPerson) -> tuple[Any, ...]:
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
        None,
    )


LAST_CONTACTS = """
UPDATE person_row SET last_contact = nullif(max(
  coalesce((SELECT max(at) FROM record_contact WHERE person = person_row.id), ''),
  coalesce((SELECT nullif(max(held_on), '') || 'T00:00:00+00:00' FROM record_talk WHERE person = person_row.id), '')), '')
"""
