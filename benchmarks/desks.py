"""Stores full of made-up young people, made once through the real unit of work and kept under ``build/bench``.

Belongs here: making and finding them. Does not belong here: measuring. Nobody in them exists.
"""

from __future__ import annotations

import random
import shutil
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks.measure import BUILD
from ungeapp.bootstrap import Workplace, create_workplace, open_workplace
from ungeapp.domain.consent import Consent, Use
from ungeapp.domain.ids import new_id
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Contact, NetworkKind, NetworkPerson, YoungPerson
from ungeapp.domain.plans import Agreement, EducationPlan, Goal, Horizon, Measure, plan_id
from ungeapp.domain.record import Record
from ungeapp.storage import derive, migrations
from ungeapp.storage.keys import Cost
from ungeapp.system.clock import DENMARK, FixedClock

PASSPHRASE = "seks ord der ikke betyder noget"
CHEAP = Cost(memory=64, passes=1, lanes=1)  # key derivation is never part of a figure
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=DENMARK)
JOB, FAMILY = "viborg/job-og-velfaerd", "viborg/familieafdelingen"
PER_COMMIT = 10_000

GIVEN = [
    "Aksel",
    "Alma",
    "Anna",
    "Asta",
    "August",
    "Bjørk",
    "Carl",
    "Clara",
    "Dicte",
    "Ebbe",
    "Ella",
    "Emil",
    "Esther",
    "Freja",
    "Frida",
    "Gustav",
    "Hjalte",
    "Ida",
    "Johan",
    "Karla",
    "Kasper",
    "Lærke",
    "Liv",
    "Mads",
    "Magnus",
    "Maja",
    "Malthe",
    "Marie",
    "Mikkel",
    "Nanna",
    "Noah",
    "Oda",
    "Oliver",
    "Ægir",
    "Øjvind",
    "Åse",
    "Rosa",
    "Signe",
    "Silas",
    "Tilde",
]
FAMILY_NAMES = [
    "Agerbæk",
    "Bech",
    "Birk",
    "Bjerre",
    "Brandt",
    "Dahl",
    "Damgaard",
    "Eriksen",
    "Friis",
    "Gade",
    "Hald",
    "Hansen",
    "Holm",
    "Høj",
    "Iversen",
    "Jensen",
    "Juhl",
    "Kjær",
    "Krog",
    "Lauridsen",
    "Lund",
    "Møller",
    "Nielsen",
    "Nygaard",
    "Overgaard",
    "Prøve",
    "Ravn",
    "Skov",
    "Sørensen",
    "Toft",
    "Vestergaard",
    "Winther",
    "Ærø",
    "Østergaard",
]
WORDS = [
    "aftale",
    "besøg",
    "bus",
    "cykel",
    "dansk",
    "eksamen",
    "familie",
    "fravær",
    "frokost",
    "fritidsjob",
    "genoptager",
    "hverdag",
    "indsats",
    "interesse",
    "job",
    "kontakt",
    "køkken",
    "køreprøve",
    "lærer",
    "læsning",
    "lektier",
    "matematik",
    "mentor",
    "mor",
    "morgen",
    "motivation",
    "møde",
    "nattesøvn",
    "opgave",
    "optagelse",
    "plan",
    "praktik",
    "praktikplads",
    "ringede",
    "roligt",
    "samtale",
    "skole",
    "start",
    "sygdom",
    "søvn",
    "talte",
    "tidlig",
    "tirsdag",
    "torsdag",
    "tryg",
    "uddannelse",
    "uge",
    "ven",
    "vejledning",
    "vikar",
    "værksted",
    "ønske",
    "økonomi",
]


def _person(clock: FixedClock, chance: random.Random, number: int) -> YoungPerson:
    id = new_id(clock.now())
    return YoungPerson(
        id=id,
        person=id,
        given_name=f"{chance.choice(GIVEN)} {chance.choice(GIVEN)}" if number % 3 else chance.choice(GIVEN),
        family_name=chance.choice(FAMILY_NAMES),
        birth_date=date(1998, 1, 1) + timedelta(days=chance.randrange(4700)),
        number=f"{61 + number % 28:02}{1 + number // 28 % 12:02}{number // 336 % 100:02}-{number % 10_000:04}",
        number_kind="replacement",
        school="Produktionsskolen",
        coordinator=JOB,
        coordinator_name="Bente Holm",
        next_step="Ringe om praktik",
        next_step_on=date(2026, 12, 1) + timedelta(days=number % 300),
    )


def _text(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=14))


def _note(clock: FixedClock, chance: random.Random, person: str) -> Contact:
    at = NOW - timedelta(minutes=chance.randrange(3 * 365 * 24 * 60))
    return Contact(id=new_id(clock.now()), person=person, at=at, text=_text(chance), by="Bente Holm")


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


def _fill(place: Workplace, clock: FixedClock, people: int, notes: int, *, cases: bool) -> None:
    chance = random.Random(20261102)
    ids: list[str] = []

    def records() -> Iterator[Record]:
        for number in range(people):
            person = _person(clock, chance, number)
            ids.append(person.id)
            yield person
            if cases:
                yield from _case(clock, chance, person.id)
                yield _consent(clock, person.id)
        for number in range(notes):
            yield _note(clock, chance, ids[number % people])

    waiting = records()
    more = True
    done = 0
    while more:
        more = False
        with place.store.unit_of_work() as uow:
            for number, record in enumerate(waiting, start=1):
                uow.put(record)
                if number == PER_COMMIT:
                    more = True
                    break
            uow.commit("bench")
        done += PER_COMMIT
        if people + notes > 5 * PER_COMMIT:
            print(f"  making {people} people and {notes} notes: {done}", end="\r", file=sys.stderr)


def create(folder: Path, unit: str = JOB, name: str = "Bente Holm") -> Workplace:
    """A new store in ``folder``."""
    return create_workplace(
        folder, passphrase=PASSPHRASE, name=name, unit=unit, profile="viborg", clock=FixedClock(NOW), cost=CHEAP
    )


def desk(people: int, notes: int, *, cases: bool = False) -> Path:
    """The folder of a store with so many people and notes; made when it is not there or older than the tables or this module."""
    maker = zlib.crc32(Path(__file__).read_bytes())
    stamp = f"{migrations.CHAIN[-1]}-{derive.fingerprint()[:8]}-{maker:08x}"
    folder = BUILD / f"desk-{people}-{notes}{'-cases' if cases else ''}-{stamp}"
    if (folder / "done").exists():
        return folder / "store"
    BUILD.mkdir(parents=True, exist_ok=True)
    for old in BUILD.glob(f"desk-{people}-{notes}{'-cases' if cases else ''}-*"):
        shutil.rmtree(old)
    with create(folder / "store") as place:
        _fill(place, FixedClock(NOW), people, notes, cases=cases)
    (folder / "done").touch()
    return folder / "store"


@contextmanager
def opened(folder: Path) -> Iterator[Workplace]:
    """The store, open."""
    with open_workplace(folder, PASSPHRASE, clock=FixedClock(NOW)) as place:
        yield place
