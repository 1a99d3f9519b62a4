"""Desks of one municipality for tests: real encrypted stores with a cheap key, cards exchanged, a clock that stands still.

Belongs here: opening desks, introducing them to each other, and the few acts nearly every test begins with.
Does not belong here: what a test is about. The people and numbers are made up (replacement numbers: day + 60).
"""

from __future__ import annotations

import atexit
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from ungeapp.bootstrap import Workplace, create_workplace, open_workplace
from ungeapp.domain.consent import Consent, Use
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.storage.keys import Cost
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.consents import ConsentAsked
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.receiving import Decision, Received
from ungeapp.usecases.sending import WrittenFile

CHEAP = Cost(memory=64, passes=1, lanes=1)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=DENMARK)  # a Monday
PASSPHRASE = "fire helt almindelige ord"
JOB, FAMILY, HEALTH = "viborg/job-og-velfaerd", "viborg/familieafdelingen", "viborg/sundhedsplejen"
NUMBER = "640704-4242"
PLACES = ((JOB, "Karen Holm"), (FAMILY, "Jens Lund"), (HEALTH, "Mette Bro"))

SHARED = (
    Part.IDENTITY,
    Part.NUMBER,
    Part.OWN_WORDS,
    Part.PLAN,
    Part.GOALS_EDUCATION,
    Part.AGREEMENTS,
    Part.MEASURES,
    Part.HANDOVER,
)


@dataclass(frozen=True)
class Desk:
    """One open desk: ``do`` is everything that can be done at it."""

    workplace: Workplace
    folder: Path

    @property
    def do(self) -> Intentions:
        return self.workplace.intentions

    @property
    def identity(self) -> str:
        return self.workplace.store.author.identity

    @property
    def unit(self) -> str:
        return self.workplace.store.author.unit

    def person(
        self, given: str = "Emma", family: str = "Prøvesen", number: str = NUMBER, **more: object
    ) -> YoungPerson:
        """A young person of this desk, 22 years old."""
        return self.do.people.add(given_name=given, family_name=family, number=number, **more)  # type: ignore[arg-type]  # fields of the record

    def consent(
        self,
        person: str,
        recipients: Iterable[str] = (),
        parts: Sequence[Part] = SHARED,
        uses: Sequence[Use] = (Use.EXCHANGE, Use.HANDOVER),
        *,
        both_ways: bool = True,
    ) -> Consent:
        """A consent from this desk."""
        asked = ConsentAsked(
            basis="consent",
            uses=tuple(uses),
            purpose="Samarbejde om planen",
            parts=tuple(parts),
            recipients=tuple(recipients),
            both_ways=both_ways,
        )
        return self.do.consents.give(person, asked)

    def share(self, person: str, to: Desk) -> WrittenFile:
        """A file about one young person."""
        return self.do.sending.share((person,), to.identity)

    def receive(self, file: WrittenFile, decisions: dict[tuple[str, str], Decision] | None = None) -> Received:
        """Take a file in."""
        return self.do.receiving.receive(file.content, decisions=decisions)


def introduce(desks: Sequence[Desk]) -> None:
    """Everybody has everybody's card and has heard the check number."""
    for here in desks:
        for there in desks:
            if here is there:
                continue
            row = here.do.partners.add(there.do.partners.write_card())
            here.do.partners.confirm(row.identity, there.do.partners.own_card().check_number)


def _make(folder: Path, clock: FixedClock, unit: str, name: str) -> Desk:
    workplace = create_workplace(
        folder,
        passphrase=PASSPHRASE,
        name=name,
        unit=unit,
        profile="viborg",
        phone="87 87 00 01",
        clock=clock,
        cost=CHEAP,
    )
    return Desk(workplace, folder)


@cache
def _pattern(places: tuple[tuple[str, str], ...]) -> Path:
    """New desks that know each other, made once in a test run; a test opens a copy of them."""
    kept = TemporaryDirectory(prefix="desks-")
    atexit.register(kept.cleanup)
    folder = Path(kept.name)
    clock = FixedClock(NOW)
    made = [_make(folder / str(number), clock, *place) for number, place in enumerate(places)]
    introduce(made)
    for one in made:
        one.workplace.close()
    return folder


def open_desk(folder: Path, clock: FixedClock, unit: str = JOB, name: str = "Karen Holm") -> Desk:
    """One new desk in a new folder, to be closed by the test."""
    copytree(_pattern(((unit, name),)) / "0", folder)
    return Desk(open_workplace(folder, PASSPHRASE, clock=clock), folder)


@contextmanager
def open_desks(folder: Path, clock: FixedClock, count: int = 2) -> Iterator[tuple[Desk, ...]]:
    """Two or three new desks that know each other; closed afterwards."""
    with ExitStack() as stack:
        made = []
        for number in range(count):
            own = folder / f"desk-{number}"
            copytree(_pattern(PLACES[:count]) / str(number), own)
            desk = Desk(open_workplace(own, PASSPHRASE, clock=clock), own)
            stack.callback(desk.workplace.close)
            made.append(desk)
        yield tuple(made)
