"""The clock and where the program finds its resources."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from ungeapp.system import paths
from ungeapp.system.clock import DENMARK, FixedClock, SystemClock


def test_the_computer_is_read_in_danish_time() -> None:
    now = SystemClock().now()
    assert now.tzinfo is DENMARK
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_fixed_clock_stands_still_until_it_is_moved() -> None:
    clock = FixedClock(datetime(2026, 6, 1, 8, 0, tzinfo=UTC))
    assert clock.now().hour == 10
    clock.set_day(date(2026, 6, 3), time(13))
    assert clock.now() == datetime(2026, 6, 3, 13, tzinfo=DENMARK)
    with pytest.raises(ValueError, match="aware"):
        clock.set(datetime(2026, 6, 1))  # noqa: DTZ001 - a naive instant is what is refused


def test_an_hour_is_an_hour_when_summer_time_ends() -> None:
    clock = FixedClock(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    before = clock.now()
    clock.forward(timedelta(hours=1))
    assert (before.hour, clock.now().hour) == (2, 2)
    assert clock.now().fold == 1


def test_resources_in_a_checkout(checkout: Path) -> None:
    assert paths.resources() == checkout / "resources"


def test_resources_in_a_frozen_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ungeapp" / "_resources" / "formats").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "ungeapp" / "_resources"


def test_a_program_without_resources_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "ungeapp" / "system" / "paths.py"))
    with pytest.raises(FileNotFoundError, match="resources"):
        paths.resources()


def test_the_users_folders_carry_the_programs_name() -> None:
    assert "UngeApp" in paths.data_folder().parts
    assert "UngeApp" in paths.log_folder().parts
