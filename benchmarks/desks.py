"""Stores full of made-up young people, made once and kept under ``build/bench``.

Belongs here: making and finding them. Does not belong here: measuring. Nobody in them exists.
"""

from __future__ import annotations

import itertools
import random
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks import filling, words
from benchmarks.measure import BUILD
from benchmarks.words import WORDS
from ungeapp.bootstrap import Workplace, create_workplace, open_workplace
from ungeapp.domain.consent import Consent, Use
from ungeapp.domain.ids import new_id
from ungeapp.domain.parts import Part
from ungeapp.domain.people import NetworkKind, NetworkPerson
from ungeapp.domain.plans import Agreement, EducationPlan, Goal, Horizon, Measure, plan_id
from ungeapp.domain.record import Record
from ungeapp.storage import derive, engine, keys, migrations
from ungeapp.storage.keys import Cost
from ungeapp.storage.vault import DATABASE, read_keys
from ungeapp.system.clock import DENMARK, FixedClock

PASSPHRASE = "seks ord der ikke betyder noget"
CHEAP = Cost(memory=64, passes=1, lanes=1)  # key derivation is never part of a figure
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=DENMARK)
JOB, FAMILY = "viborg/job-og-velfaerd", "viborg/familieafdelingen"


def _text(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=14))


def _case(clock: FixedClock, chance: random.Random, person: str) -> Iterator[Record]:
    """What stands around a young person with a plan: fifteen records."""

    def id() -> str:
        return new_id(clock.now())

    yield EducationPlan(id=plan_id(person), person=person, wishes=_text(chance), strengths=_text(chance))
    for number in range(3):
        horizon = Horizon.LONG if number == 0 else Horizon.SHORT
        yield Goal(id=id(), person=person, horizon=horizon, own_words=_text(chance), wording=_text(chance))
    for _ in range(5):
        due = date(2026, 12, 1) + timedelta(days=chance.randrange(90))
        yield Agreement(id=id(), person=person, what=_text(chance), owner="Bente Holm", mine=True, due=due)
    for _ in range(2):
        yield Measure(id=id(), person=person, title=_text(chance), decided_by="Bente Holm")
    for kind in (NetworkKind.PRIVATE, NetworkKind.PROFESSIONAL, NetworkKind.PROFESSIONAL):
        yield NetworkPerson(id=id(), person=person, network=kind, name="Kim Prøve", relation="lærer")


def _consent(clock: FixedClock, person: str) -> Consent:
    parts = tuple(one.value for one in Part if one not in (Part.NOTES, Part.CONSENTS))
    return Consent(
        id=new_id(clock.now()),
        person=person,
        basis="consent",
        uses=tuple(one.value for one in Use),
        purpose="Fælles plan",
        parts=parts,
        from_unit=JOB,
        recipients=(FAMILY,),
        given_on=NOW.date(),
        both_ways=True,
    )


def _fill(place: Workplace, folder: Path, people: int, notes: int, *, cases: bool) -> None:
    """Seeded: the same numbers make the same desk, but for its ids."""
    chance = random.Random(20261102)
    clock = FixedClock(NOW)
    persons = list(filling.people(chance, NOW, JOB, people))
    ids = [one.id for one in persons]
    records: list[Iterator[Record]] = [iter(persons)]
    if cases:
        records.append(itertools.chain.from_iterable((*_case(clock, chance, one), _consent(clock, one)) for one in ids))
    else:
        records.append(filling.around(chance, NOW, ids))
    records.append(filling.notes(chance, NOW, ids, notes))
    with driver(folder) as raw:
        filling.Filler(raw, place.store.author, NOW).fill(itertools.chain.from_iterable(records), people * 2 + notes)
        raw.execute(filling.LAST_CONTACTS)


@contextmanager
def driver(folder: Path) -> Iterator[Any]:
    """The file of a store without the program: a connection of the bare driver."""
    key = keys.unlock(read_keys(folder), PASSPHRASE).sub_key("db")
    raw = engine.connect(folder / DATABASE, key, busy_seconds=0)
    try:
        yield raw
    finally:
        raw.close()


def create(folder: Path, unit: str = JOB, name: str = "Bente Holm") -> Workplace:
    """A new store in ``folder``."""
    return create_workplace(
        folder, passphrase=PASSPHRASE, name=name, unit=unit, profile="viborg", clock=FixedClock(NOW), cost=CHEAP
    )


def desk(people: int, notes: int, *, cases: bool = False) -> Path:
    """The folder of a store with so many people and notes; made when it is not there or older than the tables or this module."""
    makers = (Path(__file__), Path(filling.__file__), Path(words.__file__))
    maker = zlib.crc32(b"".join(one.read_bytes() for one in makers))
    stamp = f"{migrations.CHAIN[-1]}-{derive.fingerprint()[:8]}-{maker:08x}"
    folder = BUILD / f"desk-{people}-{notes}{'-cases' if cases else ''}-{stamp}"
    if (folder / "done").exists():
        return folder / "store"
    BUILD.mkdir(parents=True, exist_ok=True)
    for old in BUILD.glob(f"desk-{people}-{notes}{'-cases' if cases else ''}-*"):
        shutil.rmtree(old)
    with create(folder / "store") as place:
        _fill(place, folder / "store", people, notes, cases=cases)
    (folder / "done").touch()
    return folder / "store"


@contextmanager
def opened(folder: Path) -> Iterator[Workplace]:
    """The store, open."""
    with open_workplace(folder, PASSPHRASE, clock=FixedClock(NOW)) as place:
        yield place
