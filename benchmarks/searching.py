"""Unlocking and searching a large store, and noting a contact in it.

Belongs here: the figures of the storage and their floors: the bare driver on the same file.
Does not belong here: the window.
"""

from __future__ import annotations

import itertools
import random
import time
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks import desks, words
from benchmarks.measure import Row, Scale, median, p95, times
from ungeapp.bootstrap import Workplace, workplace
from ungeapp.storage import keys, search
from ungeapp.storage.vault import DATABASE, open_with, read_keys
from ungeapp.system.clock import FixedClock
from ungeapp.system.instance import StoreLock

FEWEST = 6  # what the top bar asks each group for
_AGAIN = 4
UNLOCK_MS, KEYSTROKE_MS, TIMES_RAW = 150, 16, 2
SHOWN_PEOPLE, SHOWN_NOTES = 201, 50  # what the page of young people and the search of notes ask for

# The same rows in the same order, asked of the search tables directly.
RAW_PEOPLE = """
SELECT p.id, p.name, p.birth_date, p.next_step, p.next_step_on, p.coordinator, p.school, p.role, p.last_contact,
  p.open_conflicts
FROM person_row p WHERE p.row IN (SELECT rowid FROM person_search WHERE person_search MATCH ?)
ORDER BY p.folded LIMIT ?
"""
RAW_NOTES = """
SELECT n.person, n.record, n.kind, c.with_whom, c.text
FROM (SELECT rowid AS row FROM note_search WHERE note_search MATCH ? ORDER BY rowid DESC LIMIT ?) s
JOIN note_row n ON n.row = s.row LEFT JOIN record_contact c ON c.id = n.record
"""
_RAW_GROUP = """
SELECT n.person, n.record, n.kind FROM (SELECT rowid AS row FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?) s
JOIN note_row n ON n.row = s.row
"""
RAW_ALL = (RAW_PEOPLE, *(_RAW_GROUP.format(table=search.table(group)) for group in search.FOUND))
DIGITS = ["1234", "-0042", "610198", "610198-0", "25.11.2004", "25/11-04", "25/11", "12 00 12 34"]


def _key(folder: Path) -> keys.DataKey:
    return keys.unlock(read_keys(folder), desks.PASSPHRASE)


def unlock(scale: Scale) -> list[Row]:
    """From the known key to the open desk, beside opening the file with the driver."""
    folder = desks.desk(scale.people, scale.notes)
    file = read_keys(folder)
    waiting: list[tuple[keys.DataKey, StoreLock]] = []
    open_places: list[Workplace] = []

    def before() -> None:
        for place in open_places:
            place.close()
        open_places.clear()
        waiting.append((_key(folder), StoreLock(folder / DATABASE)))

    def work() -> None:
        key, lock = waiting.pop()
        store = open_with(folder, key, file, FixedClock(desks.NOW), lock)
        open_places.append(workplace(store, FixedClock(desks.NOW)))

    found = times(work, scale.rounds, before=before)
    for place in open_places:
        place.close()

    def bare() -> None:
        with desks.driver(folder) as raw:
            raw.execute("SELECT * FROM desk").fetchall()

    floor = median(times(bare, scale.rounds))
    measured = median(found)
    return [
        Row(
            f"unlock, key derivation apart, {scale.people} people",
            f"≤ {UNLOCK_MS} ms",
            measured,
            floor,
            measured <= UNLOCK_MS,
        )
    ]


def _typed(texts: list[str]) -> list[str]:
    """Every text as it grows letter by letter."""
    return [text[:end] for text in texts for end in range(1, len(text) + 1) if text[:end].strip()]


def searches(scale: Scale) -> list[Row]:
    """Every keystroke of some names and words, beside the same question to the search tables."""
    chance = random.Random(1)
    folder = desks.desk(scale.people, scale.notes)
    names = [f"{chance.choice(words.GIVEN)} {chance.choice(words.FAMILY_NAMES)}".lower() for _ in range(30)]
    texts = [" ".join(chance.choices(words.WORDS, k=2)) for _ in range(20)]
    with desks.opened(folder) as place:
        do = place.intentions
        told_people = _each(_typed(names), lambda text: do.people.search(text, limit=SHOWN_PEOPLE))
        told_notes = _each(_typed(texts), lambda text: do.search.look(text, only="note", limit=SHOWN_NOTES))
        told_all = _each(_typed([*names[:10], *texts[:10]]), lambda text: do.search.look(text))
        told_digits = _each(DIGITS, lambda text: do.people.search(text, limit=SHOWN_PEOPLE))
    with desks.driver(folder) as raw:
        everything = _each(told_all, lambda text: [_asked(raw, one, text, FEWEST) for one in RAW_ALL])
        return [
            _search_row(
                f"search people while typing, {scale.people} people", told_people,
                _each(told_people, lambda text: _asked(raw, RAW_PEOPLE, text, SHOWN_PEOPLE)),
            ),
            _search_row(
                f"search notes while typing, {scale.notes} notes", told_notes,
                _each(told_notes, lambda text: _asked(raw, RAW_NOTES, text, SHOWN_NOTES)),
            ),
            _search_row(
                f"search everything while typing, {scale.people} people, {scale.notes} notes", told_all, everything
            ),
            _digits_row(told_digits),
        ]  # fmt: skip


def _each(texts: Iterable[str], ask: Callable[[str], object]) -> dict[str, float]:
    """The best milliseconds of several for every text, after one that is not counted: other programs run here too."""
    told = list(texts)
    ask(told[0])
    return {text: _best(ask, text) for text in told}


def _best(ask: Callable[[str], object], text: str) -> float:
    first = _took(ask, text)
    return min(first, *(_took(ask, text) for _ in range(_AGAIN if first < 2 * KEYSTROKE_MS else 1)))


def _took(ask: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    ask(text)
    return (time.perf_counter() - start) * 1000


def _asked(raw: Any, statement: str, text: str, limit: int) -> object:
    return raw.execute(statement, (search.question(text), limit)).fetchall()


def _search_row(promise: str, told: dict[str, float], floors: dict[str, float]) -> Row:
    measured, floor = p95(list(told.values())), p95(list(floors.values()))
    kept = measured <= KEYSTROKE_MS and measured <= TIMES_RAW * floor
    middle = f"{median(list(told.values())):.1f} / {median(list(floors.values())):.1f}"
    note = f"p95 of {len(told)} keystrokes; medians {middle}"
    return Row(promise, f"p95 ≤ {KEYSTROKE_MS} ms, ≤ {TIMES_RAW} × raw query", measured, floor, kept, note=note)


def _digits_row(told: dict[str, float]) -> Row:
    measured = max(told.values())
    note = f"the slowest of {len(told)}: birth dates, last digits, telephones"
    return Row("search people by digits", f"≤ {KEYSTROKE_MS} ms", measured, None, measured <= KEYSTROKE_MS, note=note)


def note_contact(scale: Scale) -> list[Row]:
    """Saving one contact, durable when it returns, beside one durable commit of the bare driver."""
    folder = desks.desk(350, 2000)
    with desks.opened(folder) as place:
        people = place.intentions.people
        person = people.search("", limit=1)[0].id
        found = times(lambda: people.note_contact(person, "Ringede og talte om praktik"), 4 * scale.rounds)

    with desks.driver(folder) as raw:
        floor = median(times(_same_rows(raw), 4 * scale.rounds))
    measured = median(found)
    return [Row("note a contact: saved", "≤ 20 ms in the window's thread", measured, floor, measured <= 20)]


def _same_rows(raw: Any) -> Callable[[], object]:
    """One durable commit of the rows a contact is made of, by the driver alone."""
    last = raw.execute("SELECT * FROM change ORDER BY seq DESC LIMIT 1").fetchone()
    contact = raw.execute("SELECT * FROM record_contact ORDER BY row DESC LIMIT 1").fetchone()
    note = raw.execute("SELECT * FROM note_row ORDER BY row DESC LIMIT 1").fetchone()
    numbers = itertools.count(1)

    def insert(table: str, values: tuple[Any, ...]) -> None:
        raw.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(values))})', values)

    def work() -> None:
        number = next(numbers)
        id = str(uuid.uuid4())
        raw.execute("BEGIN IMMEDIATE")
        insert("change", (last[0] + number, last[1], last[2] + number, id, *last[4:]))
        insert("head", (id, "*", last[0] + number, last[5]))
        insert("record_contact", (contact[0] + number, id, *contact[2:]))
        insert("note_row", (note[0] + number, id, *note[2:]))
        raw.execute("INSERT INTO note_search (rowid, words) VALUES (?, ?)", (note[0] + number, "ringede om praktik"))
        raw.execute("COMMIT")

    return work
