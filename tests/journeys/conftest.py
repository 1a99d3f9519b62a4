"""Two desks of one municipality, each with a person at the keyboard."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.keyboard import Person
from ungeapp import texts
from ungeapp.system.clock import DENMARK, FixedClock

Sit = Callable[[str], Person]


@pytest.fixture
def clock() -> FixedClock:
    """Monday 23 November 2026 at nine."""
    return FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=DENMARK))


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printer that keeps what it printed: the last paper lies in the file returned."""
    printed = tmp_path / "printer" / "paper.pdf"
    printed.parent.mkdir()
    command = printed.parent / "lp"
    command.write_text(f'#!/bin/sh\ncat > "{printed}"\n', encoding="utf-8")
    command.chmod(0o700)
    monkeypatch.setenv("PATH", f"{printed.parent}:{os.environ['PATH']}")
    return printed


@pytest.fixture
def sit(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[Sit]:
    """Start the program as somebody who never used it: ``sit("a")`` is a computer without any desk."""
    texts.use(texts.DANISH)
    people: list[Person] = []

    def one(name: str) -> Person:
        person = Person(qtbot, tmp_path / name, clock)
        people.append(person)
        return person

    yield one
    for person in people:
        person.leaves()
