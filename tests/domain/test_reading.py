"""Dates and times as people type them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.reading import read_date, read_time

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("i dag", date(2026, 11, 25)),
        (" I Dag ", date(2026, 11, 25)),
        ("i morgen", date(2026, 11, 26)),
        ("i går", date(2026, 11, 24)),
        ("onsdag", date(2026, 12, 2)),  # said on a Wednesday it is the next one
        ("torsdag", date(2026, 11, 26)),
        ("tuesday", date(2026, 12, 1)),
        ("om 3 dage", date(2026, 11, 28)),
        ("2 uger", date(2026, 12, 9)),
        ("1 week", date(2026, 12, 2)),
        ("25.11.2026", date(2026, 11, 25)),
        ("1/2-27", date(2027, 2, 1)),
        ("24. 12", date(2026, 12, 24)),
        ("24.12.", date(2026, 12, 24)),
        ("24/11", date(2027, 11, 24)),  # past this year
        ("29.2", date(2028, 2, 29)),
        ("04072004", date(2004, 7, 4)),
        ("040704", date(2004, 7, 4)),
        ("4.7.98", date(1998, 7, 4)),
        ("4.7.36", date(2036, 7, 4)),
        ("4.7.37", date(1937, 7, 4)),
        ("2026-12-09", date(2026, 12, 9)),
        ("2026-12-09 00:00:00", date(2026, 12, 9)),
    ],
)
def test_a_date_is_understood(typed: str, meant: date) -> None:
    assert read_date(typed, today=TODAY) == meant


@pytest.mark.parametrize("typed", ["", "snart", "31.2.2026", "32.1", "0.0", "2026-13-01", "12", "1.1.1", "000000"])
def test_what_is_no_date_is_none(typed: str) -> None:
    assert read_date(typed, today=TODAY) is None


def test_a_day_in_the_past_is_the_last_such_day() -> None:
    assert read_date("24.12", today=TODAY, past=True) == date(2025, 12, 24)
    assert read_date("25.11", today=TODAY, past=True) == TODAY


@given(st.dates(date(1940, 1, 1), date(2035, 12, 31)))
def test_every_date_written_in_full_is_read_back(day: date) -> None:
    for written in (day.strftime("%d.%m.%Y"), day.isoformat(), f"{day.day}/{day.month} {day.year}"):
        assert read_date(written, today=TODAY) == day


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert isinstance(read_date(text, today=TODAY), date | None)
    assert isinstance(read_time(text), time | None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("13", time(13)),
        ("13.30", time(13, 30)),
        ("1330", time(13, 30)),
        ("8:05", time(8, 5)),
        ("kl. 8", time(8)),
        ("kl 9.15", time(9, 15)),
        ("24", None),
        ("12.60", None),
        ("middag", None),
    ],
)
def test_a_time_is_understood(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1. september", date(2027, 9, 1)),
        ("1 sept. 2028", date(2028, 9, 1)),
        ("den 27. november", date(2026, 11, 27)),
        ("fredag den 27. november", date(2026, 11, 27)),
        ("fredag, d. 27/11", date(2026, 11, 27)),
        ("på fredag", date(2026, 11, 27)),
        ("31. maj", date(2027, 5, 31)),
        ("31. april", None),
        ("1. nonember", None),
        ("den", None),
    ],
)
def test_months_by_name_and_days_spelled_out(text: str, meant: date | None) -> None:
    assert read_date(text, today=date(2026, 11, 25)) == meant
