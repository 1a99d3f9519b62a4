"""A desk per test, closed afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui import looking
from tests.ui.desk import TestDesk, open_desk
from tests.ui.two_desks import TwoDesks


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    """An empty desk on Wednesday 25 November 2026."""
    made = open_desk(tmp_path / "desk")
    yield made
    made.workplace.close()


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[TwoDesks]:
    """Two desks that have not met."""
    made = TwoDesks(tmp_path / "desks")
    yield made
    made.close()


@pytest.fixture(autouse=True)
def what_was_closed_is_gone() -> None:
    """Windows earlier tests closed are deleted now: a new look for the application is no work for them any more."""
    if QApplication.instance() is not None:
        looking.forget_closed_windows()
