"""Dates and times as people type them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp import texts
from ungeapp.ui.kit.typed_dates import parse_date, parse_time, show_date, show_time, weekday_names

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    before = texts.current()
    texts.use(texts.DANISH)
    yield
    texts.use(before)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("25.11.2026", date(2026, 11, 25)),
        ("1.2.27", date(2027, 2, 1)),
        ("25/11", date(2026, 11, 25)),
        ("1/2", date(2027, 2, 1)),
        ("24.12.", date(2026, 12, 24)),
        ("20/11", date(2026, 11, 20)),
        ("251126", date(2026, 11, 25)),
        ("25112026", date(2026, 11, 25)),
        ("2026-11-25", date(2026, 11, 25)),
        ("7-8-04", date(2004, 8, 7)),
        ("1.1.99", date(1999, 1, 1)),
        ("i dag", TODAY),
        ("I Morgen", date(2026, 11, 26)),
        ("i  overmorgen", date(2026, 11, 27)),
        ("fredag", date(2026, 11, 27)),
        ("onsdag", date(2026, 12, 2)),
        ("om en uge", date(2026, 12, 2)),
        ("+14", date(2026, 12, 9)),
        ("9. december", date(2026, 12, 9)),
        ("den 9. dec.", date(2026, 12, 9)),
        ("3 februar", date(2027, 2, 3)),
        ("1. marts 2028", date(2028, 3, 1)),
        ("om 3 uger", date(2026, 12, 16)),
        ("om tre uger", date(2026, 12, 16)),
        ("om fjorten dage", date(2026, 12, 9)),
        ("om 10 dage", date(2026, 12, 5)),
        ("om 1 uge", date(2026, 12, 2)),
        ("om 2 måneder", date(2027, 1, 25)),
        ("om en måned", date(2026, 12, 25)),
        ("Næste onsdag", date(2026, 12, 2)),
        ("næste fredag", date(2026, 12, 4)),
        ("onsdag i næste uge", date(2026, 12, 2)),
        ("uge 50", date(2026, 12, 7)),
        ("Uge 2", date(2027, 1, 11)),
        ("uge 53", date(2026, 12, 28)),
        ("fredag i uge 50", date(2026, 12, 11)),
    ],
)
def test_what_is_meant(typed: str, meant: date) -> None:
    assert parse_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "32.13.",
        "31.2.2026",
        "snart",
        "25",
        "1.1.1.1",
        "29.2.2027",
        "+",
        "uge 54",
        "uge 0",
        "om uger",
        "om 3 år",
        "30. februar",
        "9. d",
        "næste",
        "om 9999 uger",
    ],
)
def test_what_is_no_date(typed: str) -> None:
    assert parse_date(typed, TODAY) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_what_is_shown_is_read_again(value: date) -> None:
    assert parse_date(show_date(value), TODAY) == value


@given(st.integers(-182, 364))
def test_without_a_year_the_nearest_such_day_is_meant(ahead: int) -> None:
    value = TODAY + timedelta(days=ahead)
    found = parse_date(f"{value.day}/{value.month}", TODAY)
    assert found is not None
    assert (found.day, found.month) == (value.day, value.month)
    assert TODAY - timedelta(days=183) < found <= TODAY + timedelta(days=366)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("9 December", date(2026, 12, 9)), ("in 3 weeks", date(2026, 12, 16)), ("next Wednesday", date(2026, 12, 2))],
)
def test_it_is_meant_in_english_too(typed: str, meant: date) -> None:
    texts.use(texts.ENGLISH)
    assert parse_date(typed, TODAY) == meant


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(1, 53))
def test_a_week_is_its_monday_and_not_long_ago(today: date, week: int) -> None:
    found = parse_date(f"uge {week}", today)
    assert found is not None and found.isoweekday() == 1 and found.isocalendar().week == week
    assert found > today - timedelta(days=183)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 6))
def test_a_day_of_next_week_is_in_the_week_after_this(today: date, weekday: int) -> None:
    name = weekday_names()[weekday]
    found = parse_date(f"næste {name}", today)
    assert found is not None and found == parse_date(f"{name} i næste uge", today)
    assert found.weekday() == weekday
    assert found.isocalendar()[:2] == (today + timedelta(days=7)).isocalendar()[:2]


@given(st.sampled_from(["om ", "uge ", "næste ", "den ", "om 3 ", "1. ", ""]), st.text(max_size=12))
def test_nothing_begun_breaks_it(begun: str, typed: str) -> None:
    parse_date(begun + typed, TODAY)


@given(st.text(max_size=12))
def test_nothing_typed_breaks_it(typed: str) -> None:
    parse_date(typed, TODAY)
    parse_time(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("13", time(13)), ("13.30", time(13, 30)), ("9:05", time(9, 5)), ("1330", time(13, 30)), ("kl. 9", time(9))],
)
def test_times(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant
    assert parse_time(show_time(meant)) == meant


@pytest.mark.parametrize("typed", ["", "25", "13.60", "middag", "13.3"])
def test_what_is_no_time(typed: str) -> None:
    assert parse_time(typed) is None
