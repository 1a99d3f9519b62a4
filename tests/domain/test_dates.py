"""Weeks, ages, months and working days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.dates import (
    IsoWeek,
    add_months_clamped,
    add_working_days,
    age_on,
    birthday,
    is_working_day,
    iso_week,
)

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 1, 1), IsoWeek(2026, 1)),
        (date(2027, 1, 1), IsoWeek(2026, 53)),
        (date(2026, 6, 24), IsoWeek(2026, 26)),
    ],
)
def test_weeks_are_counted_as_danes_do(day: date, week: IsoWeek) -> None:
    assert iso_week(day) == week
    assert week.monday <= day < week.monday + timedelta(days=7)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
        (date(2024, 8, 31), -6, date(2024, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_months_end_on_the_last_day(day: date, months: int, expected: date) -> None:
    assert add_months_clamped(day, months) == expected


@given(DAYS, st.integers(-600, 600))
def test_a_step_of_months_reaches_the_month_meant(day: date, months: int) -> None:
    reached = add_months_clamped(day, months)
    assert reached.year * 12 + reached.month == day.year * 12 + day.month + months
    assert reached.day <= day.day


def test_one_turns_sixteen_on_the_day_itself() -> None:
    assert age_on(date(2010, 9, 3), date(2026, 9, 2)) == 15
    assert age_on(date(2010, 9, 3), date(2026, 9, 3)) == 16


def test_born_on_leap_day_means_the_day_before_march_in_other_years() -> None:
    born = date(2008, 2, 29)
    assert birthday(born, 18) == date(2026, 2, 28)
    assert age_on(born, date(2026, 2, 27)) == 17
    assert age_on(born, date(2026, 2, 28)) == 18
    assert birthday(born, 20) == date(2028, 2, 29)
    assert birthday(born, 17, 6) == date(2025, 8, 29)


@given(DAYS, st.integers(0, 100))
def test_the_age_changes_on_the_birthday(born: date, years: int) -> None:
    day = birthday(born, years)
    assert age_on(born, day) == years
    assert age_on(born, day - timedelta(days=1)) == years - 1


def test_five_working_days_over_easter() -> None:
    easter = {date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 6)}
    wednesday = date(2026, 4, 1)
    assert add_working_days(wednesday, 5, easter) == date(2026, 4, 10)
    assert add_working_days(wednesday, 5, easter, saturday_counts=False) == date(2026, 4, 13)


@given(DAYS, st.integers(0, 40), st.frozensets(DAYS, max_size=5))
def test_counting_saturdays_is_never_later(day: date, count: int, closed: frozenset[date]) -> None:
    early = add_working_days(day, count, closed)
    late = add_working_days(day, count, closed, saturday_counts=False)
    assert early <= late
    between = (day + timedelta(days=step) for step in range(1, (early - day).days + 1))
    assert sum(is_working_day(one, closed) for one in between) == count


def test_working_days_are_counted_backwards_too_and_never_on_the_later_side() -> None:
    monday = date(2026, 11, 30)
    assert add_working_days(monday, -1, set()) == date(2026, 11, 27), "the Friday: the earlier of the two readings"
    assert add_working_days(monday, -1, set(), saturday_counts=True) == date(2026, 11, 28)
