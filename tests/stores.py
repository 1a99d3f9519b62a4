"""Stores for tests: in memory, or encrypted in a temporary folder, behind the same fixtures.

Use in a test module or a conftest: `from tests.stores import clock, store  # noqa: F401  fixtures`. `store` runs every test
twice; `fake_store` and `sql_store` make one of a kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.fakes import FakeStore
from ungeapp.storage.keys import Cost
from ungeapp.storage.vault import SqlStore, create_store
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.ports.store import Store

PASSPHRASE = "seks ord der ikke betyder noget"
CHEAP = Cost(memory=64, passes=1, lanes=1)
"""A derivation that takes no time; never outside tests."""

JOB = "791/job-og-velfaerd"
FAMILY = "791/familieafdelingen"


def fake_store(clock: FixedClock, *, unit: str = JOB, name: str = "Bente Holm") -> FakeStore:
    """A store in memory."""
    return FakeStore(clock, unit=unit, name=name)


def sql_store(folder: Path, clock: FixedClock, *, unit: str = JOB, name: str = "Bente Holm") -> SqlStore:
    """An encrypted store in a new folder; its passphrase is PASSPHRASE."""
    return create_store(folder, passphrase=PASSPHRASE, name=name, unit=unit, profile="viborg", clock=clock, cost=CHEAP)


@pytest.fixture
def clock() -> FixedClock:
    """A Monday morning."""
    return FixedClock(datetime(2026, 11, 2, 9, 0, tzinfo=DENMARK))


@pytest.fixture(params=["memory", "encrypted"])
def make_store(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Iterator[Callable[..., Store]]:
    """Makes stores of one of the two sorts, for several desks in one test."""
    made: list[Store] = []

    def make(unit: str = JOB, name: str = "Bente Holm") -> Store:
        one: Store
        if request.param == "memory":
            one = fake_store(clock, unit=unit, name=name)
        else:
            one = sql_store(tmp_path / f"store-{len(made)}", clock, unit=unit, name=name)
        made.append(one)
        return one

    yield make
    for one in made:
        one.close()


@pytest.fixture
def store(make_store: Callable[..., Store]) -> Store:
    """One desk's store, in memory and encrypted."""
    return make_store()
