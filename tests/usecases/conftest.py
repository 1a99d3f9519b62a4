"""Desks for the tests of the use cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desks import NOW, Desk, open_desk, open_desks
from ungeapp.system.clock import FixedClock


@pytest.fixture
def clock() -> FixedClock:
    """A Monday morning."""
    return FixedClock(NOW)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """One desk in Job og Velfærd."""
    one = open_desk(tmp_path / "desk", clock)
    yield one
    one.workplace.close()


@pytest.fixture
def desks(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Desk, Desk]]:
    """Job og Velfærd and Familieafdelingen, who know each other."""
    with open_desks(tmp_path, clock, 2) as (job, family):
        yield job, family
