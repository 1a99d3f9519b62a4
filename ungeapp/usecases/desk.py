"""The desk a use case works at: its store, its clock, its definitions, and whom to tell afterwards.

Belongs here: what every use case needs, and the two ways of using the store (to look, to act).
Does not belong here: any single intention.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from ungeapp.domain.ages import CUSTODY, age_rule
from ungeapp.domain.changes import Changes
from ungeapp.domain.deadlines import Calendar
from ungeapp.domain.ids import new_id
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.profiles import MunicipalProfile
from ungeapp.usecases.ports.author import Announce, Author, Clock
from ungeapp.usecases.ports.definitions import Definitions
from ungeapp.usecases.ports.store import Store, UnitOfWork


def nobody(changes: Changes) -> None:
    """Tell nobody (scripts, background work that announces by itself)."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One worker's open desk. All use cases take it; nothing else is shared between them."""

    store: Store
    clock: Clock
    definitions: Definitions
    announce: Announce = nobody

    @property
    def author(self) -> Author:
        return self.store.author

    @property
    def profile(self) -> MunicipalProfile:
        return self.definitions.profile(self.author.profile)

    def now(self) -> datetime:
        return self.clock.now()

    def today(self) -> date:
        return self.clock.now().date()

    def new_id(self) -> str:
        return new_id(self.clock.now())

    @contextmanager
    def looking(self) -> Iterator[UnitOfWork]:
        """A unit of work that is not committed."""
        with self.store.unit_of_work() as uow:
            yield uow

    @contextmanager
    def acting(self, intention: str) -> Iterator[UnitOfWork]:
        """A unit of work that is committed once at the end, then announced; an error drops everything."""
        with self.store.unit_of_work() as uow:
            yield uow
            changes = uow.commit(intention)
        self.announce(changes)

    def closed_days(self) -> frozenset[date]:
        """Days without meetings from last year to three years ahead."""
        year = self.today().year
        return self.definitions.closed_days(self.profile, year - 1, year + 3)

    def of_age_on(self, person: YoungPerson) -> date | None:
        """The birthday on which custody of ``person`` ends by the rules of today; None while the birth date is unknown."""
        rule = age_rule(self.definitions.ages(self.today()), CUSTODY, self.today())
        return rule.ends_on(person.birth_date) if rule and person.birth_date else None

    def calendar(self) -> Calendar:
        """What deadlines are reckoned with: closed days, the fixed time of the week, reserved weeks, whether Saturdays count."""
        profile = self.profile
        return Calendar(
            closed=self.closed_days(),
            slot=profile.slot_for,
            reserved=tuple(day for one in profile.reserved for day in one.days()),
            saturday_counts=profile.saturday_counts,
        )
