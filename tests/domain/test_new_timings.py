"""Timings beside the weekly slot: at once, within days, at the latest at an age, in reserved weeks, by kind of unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.example_format import EXAMPLE
from ungeapp.domain.dates import birthday
from ungeapp.domain.formats import Acute, AtAge, Earliest, Timing, Within
from ungeapp.domain.scheduling import (
    NoOpenSlot,
    Proposal,
    WeeklySlot,
    day_within,
    first_open_day,
    first_slot,
    last_slot,
    propose,
)

FIRST = EXAMPLE.meetings[0]
WEDNESDAY = WeeklySlot(2, time(13), time(15))
DAYS = st.dates(date(2020, 1, 1), date(2060, 1, 1))
STEPS = st.integers(-40, 40)


def closed_near(day: date) -> st.SearchStrategy[frozenset[date]]:
    return st.frozensets(STEPS.map(lambda step: day + timedelta(days=step)), max_size=30)


def is_open(day: date, closed: frozenset[date]) -> bool:
    return day.weekday() < 5 and day not in closed


def proposed(timing: Timing, today: date, closed: frozenset[date] = frozenset(), **more: object) -> Proposal | None:
    meeting = replace(FIRST, timing=timing)
    return propose(meeting, {"began": today}, today, WEDNESDAY, closed, **more)  # type: ignore[arg-type]  # as declared


@given(st.data(), DAYS)
def test_the_first_open_day_is_a_working_day_and_none_is_earlier(data: st.DataObject, day: date) -> None:
    closed = data.draw(closed_near(day))
    found = first_open_day(day, closed)
    assert is_open(found, closed)
    assert not any(is_open(day + timedelta(days=step), closed) for step in range((found - day).days))


def test_days_closed_for_ever_are_said_to_be() -> None:
    with pytest.raises(NoOpenSlot):
        first_open_day(date(2026, 1, 1), {date(2026, 1, 1) + timedelta(days=step) for step in range(3000)})


@given(st.data(), DAYS, st.integers(-5, 30), st.integers(0, 20))
def test_within_days_keeps_the_deadline_whenever_a_working_day_does(
    data: st.DataObject, today: date, left: int, notice: int
) -> None:
    closed = data.draw(closed_near(today))
    deadline = today + timedelta(days=left)
    found = day_within(deadline, today + timedelta(days=notice), today, closed)
    assert is_open(found, closed) and found >= today
    possible = [
        today + timedelta(days=step) for step in range(left + 1) if is_open(today + timedelta(days=step), closed)
    ]
    if possible:
        assert found <= deadline
        assert found == next((one for one in possible if one >= today + timedelta(days=notice)), possible[-1])
    else:
        assert found == first_open_day(today, closed)


@given(st.data(), DAYS, st.integers(0, 800))
def test_the_last_slot_comes_no_later_than_the_day_while_there_is_one(
    data: st.DataObject, today: date, ahead: int
) -> None:
    closed = data.draw(closed_near(today))
    target = today + timedelta(days=ahead)
    found = last_slot(target, WEDNESDAY, closed, today)
    assert found.weekday() == WEDNESDAY.weekday and found not in closed and found >= today
    if found > target:  # none was left
        assert found == first_slot(today, 0, WEDNESDAY, closed)
    else:
        later = (found + timedelta(days=7 * week) for week in range(1, 120))
        assert all(day in closed for day in later if day <= target)


@given(DAYS)
def test_what_is_acute_waits_for_no_slot(today: date) -> None:
    found = proposed(Acute(), today, notice_days=30)
    assert found is not None and found.date == first_open_day(today + timedelta(days=1), ())


def test_seven_days_are_counted_from_the_event() -> None:
    today = date(2026, 11, 23)
    found = proposed(Within("began", 7), today, notice_days=7)
    assert found is not None and (found.date, found.event, found.days) == (date(2026, 11, 30), "began", 7)
    assert proposed(Within("unknown", 7), today) is None


def test_without_the_fixed_slot_any_working_day_will_do() -> None:
    meeting = replace(FIRST, timing=Earliest(0), fixed_slot=False)
    found = propose(meeting, {}, date(2026, 11, 28), WEDNESDAY, ())  # a Saturday
    assert found is not None and found.date == date(2026, 11, 30)


@given(DAYS, st.integers(0, 1400))
def test_an_age_at_the_latest(birth: date, before: int) -> None:
    reached = birthday(birth, 17, 6)
    found = proposed(AtAge(17, 6, no_later=True), reached - timedelta(days=before), birth_date=birth)
    assert found is not None and (found.date <= reached or before < 7)


def in_weeks(*weeks: int) -> frozenset[date]:
    """Monday to Friday of these weeks of every year there is."""
    return frozenset(
        date.fromisocalendar(year, week, day) for year in range(2015, 2085) for week in weeks for day in range(1, 6)
    )


@given(DAYS, st.integers(366, 1400))
def test_reserved_weeks_are_kept_while_one_is_left(birth: date, before: int) -> None:
    reached = birthday(birth, 17)
    timing = AtAge(17, no_later=True, reserved_weeks=True)
    found = proposed(timing, reached - timedelta(days=before), birth_date=birth, reserved=in_weeks(10, 11, 38, 39))
    assert found is not None and found.date <= reached
    assert found.date.isocalendar().week in {10, 11, 38, 39}


def test_without_reserved_weeks_every_week_will_do() -> None:
    timing = AtAge(17, no_later=True, reserved_weeks=True)
    found = proposed(timing, date(2026, 1, 1), birth_date=date(2009, 6, 30))
    assert found is not None and found.date == date(2026, 6, 24)
    late = proposed(timing, date(2026, 6, 1), birth_date=date(2009, 6, 30), reserved=in_weeks(10))
    assert late is not None and late.date == date(2026, 6, 24)


def test_an_age_long_passed_can_be_left_out() -> None:
    timing = AtAge(16, skip_if_past=True)
    assert proposed(timing, date(2026, 1, 1), birth_date=date(2009, 6, 30)) is None
    assert proposed(timing, date(2025, 1, 1), birth_date=date(2009, 6, 30)) is not None
