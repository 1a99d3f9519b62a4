"""Dates for the meetings of a series."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.example_format import BIRTHDAY_MEETING, EXAMPLE, FIRST, SECOND
from ungeapp.domain.scheduling import (
    Consequence,
    NoOpenSlot,
    Proposal,
    Stage,
    WeeklySlot,
    first_slot,
    moved,
    nearest_slot,
    propose,
    proposed_dates,
)

WEDNESDAY = WeeklySlot(2, time(13), time(15))
DAYS = st.dates(date(2020, 1, 1), date(2060, 1, 1))
SLOTS = st.builds(WeeklySlot, st.integers(0, 6), st.just(time(13)), st.just(time(15)))


def closed_near(day: date) -> st.SearchStrategy[frozenset[date]]:
    return st.frozensets(st.integers(-40, 40).map(lambda step: day + timedelta(days=step)), max_size=30)


@given(st.data(), DAYS, st.integers(0, 60), SLOTS)
def test_the_first_slot_is_open_far_enough_ahead_and_the_earliest(
    data: st.DataObject, today: date, notice: int, slot: WeeklySlot
) -> None:
    closed = data.draw(closed_near(today))
    found = first_slot(today, notice, slot, closed)
    assert found.weekday() == slot.weekday
    assert found >= today + timedelta(days=notice)
    assert found not in closed
    before = (found - timedelta(days=7 * week) for week in range(1, 60))
    assert all(day in closed or day < today + timedelta(days=notice) for day in before)


@given(st.data(), DAYS, SLOTS)
def test_the_nearest_slot_is_open_and_none_is_nearer(data: st.DataObject, target: date, slot: WeeklySlot) -> None:
    closed = data.draw(closed_near(target))
    not_before = data.draw(st.just(date.min) | st.integers(-30, 30).map(lambda step: target + timedelta(days=step)))
    found = nearest_slot(target, slot, closed, not_before)
    assert found.weekday() == slot.weekday
    assert found not in closed
    assert found >= not_before
    distance = abs((found - target).days)
    for step in range(-distance, distance + 1):
        other = target + timedelta(days=step)
        if other.weekday() == slot.weekday and other not in closed and other >= not_before:
            assert (abs(step), other) >= (distance, found)


def test_of_two_equally_near_slots_the_earlier_is_taken() -> None:
    wednesday = date(2026, 12, 30)
    assert nearest_slot(wednesday, WEDNESDAY, {wednesday}) == date(2026, 12, 23)


def test_a_slot_that_is_always_closed_is_said_to_be() -> None:
    closed = {date(2026, 1, 7) + timedelta(days=7 * week) for week in range(-300, 300)}
    with pytest.raises(NoOpenSlot):
        first_slot(date(2026, 1, 1), 0, WEDNESDAY, closed)
    with pytest.raises(NoOpenSlot):
        nearest_slot(date(2026, 1, 1), WEDNESDAY, closed)


def test_taken_days_are_passed_over() -> None:
    assert first_slot(date(2026, 6, 1), 0, WEDNESDAY, (), taken={date(2026, 6, 3)}) == date(2026, 6, 10)


@pytest.mark.parametrize(("weekday", "start", "end"), [(7, 13, 15), (-1, 13, 15), (2, 15, 13), (2, 13, 13)])
def test_a_slot_must_be_a_time_of_the_week(weekday: int, start: int, end: int) -> None:
    with pytest.raises(ValueError, match="weekday|slot"):
        WeeklySlot(weekday, time(start), time(end))


def proposals(today: date, **events: date) -> dict[str, Proposal]:
    found = proposed_dates(EXAMPLE, events, today, WEDNESDAY, (), notice_days=7)
    return {one.meeting: one for one in found}


def test_the_first_meeting_comes_as_soon_as_notice_allows() -> None:
    found = proposals(date(2026, 6, 1))
    assert set(found) == {FIRST}
    assert (found[FIRST].date, found[FIRST].start, found[FIRST].end) == (date(2026, 6, 10), time(13), time(14, 30))
    assert not found[FIRST].provisional


def test_without_a_notice_told_nobody_is_called_for_the_same_day() -> None:
    wednesday = date(2026, 6, 3)
    (found,) = proposed_dates(EXAMPLE, {}, wednesday, WEDNESDAY, ())
    assert found.date == date(2026, 6, 10)
    assert proposed_dates(EXAMPLE, {}, wednesday, WEDNESDAY, (), notice_days=0)[0].date == wednesday


def test_the_second_is_provisional_until_the_event_itself_is_known() -> None:
    expected = proposals(date(2026, 6, 1), due=date(2026, 10, 8))[SECOND]
    assert expected.provisional
    assert expected.event == "due"
    assert expected.date == date(2026, 12, 2)  # 3 December is a Thursday
    actual = proposals(date(2026, 10, 2), due=date(2026, 10, 8), happened=date(2026, 10, 1))[SECOND]
    assert not actual.provisional
    assert actual.date == date(2026, 11, 25)
    assert (actual.event, actual.event_date, actual.days) == ("happened", date(2026, 10, 1), 56)


@given(DAYS, st.integers(0, 200))
def test_the_second_is_never_more_than_half_a_week_off(happened: date, later: int) -> None:
    found = proposals(happened + timedelta(days=min(later, 40)), happened=happened)[SECOND]
    assert abs((found.date - happened).days - 56) <= 3


@given(DAYS, st.integers(0, 400))
def test_nothing_is_proposed_in_the_past(happened: date, later: int) -> None:
    today = happened + timedelta(days=later)
    assert all(one.date >= today for one in proposals(today, happened=happened).values())


def test_a_stop_event_stops_everything() -> None:
    assert proposals(date(2026, 6, 1), due=date(2026, 10, 8), over=date(2026, 5, 30)) == {}


def test_a_meeting_can_follow_the_age() -> None:
    born = date(2009, 2, 11)
    found = propose(BIRTHDAY_MEETING, {}, date(2026, 1, 1), WEDNESDAY, (), birth_date=born)
    assert found is not None
    assert found.date == date(2026, 8, 12)
    assert propose(BIRTHDAY_MEETING, {}, date(2026, 1, 1), WEDNESDAY, ()) is None


def test_a_provisional_meeting_moves_by_itself() -> None:
    new = proposals(date(2026, 10, 2), happened=date(2026, 10, 1))[SECOND]
    assert moved(Stage.PLANNED, date(2026, 12, 2), True, new) is Consequence.MOVE
    assert moved(Stage.CALLED, date(2026, 12, 2), True, new) is Consequence.CALL_AGAIN
    assert moved(Stage.PLANNED, date(2026, 12, 2), False, new, by_hand=True) is Consequence.SUGGEST
    assert moved(Stage.OVER, date(2026, 12, 2), True, new) is Consequence.KEEP


def test_the_same_day_made_certain_loses_its_mark_only() -> None:
    new = proposals(date(2026, 10, 2), happened=date(2026, 10, 1))[SECOND]
    assert moved(Stage.PLANNED, new.date, True, new) is Consequence.MOVE
    assert moved(Stage.PLANNED, new.date, False, new) is Consequence.KEEP
    assert moved(Stage.CALLED, new.date, True, new) is Consequence.KEEP


def test_a_meeting_that_follows_no_event_keeps_its_date() -> None:
    new = proposals(date(2026, 8, 1))[FIRST]
    assert moved(Stage.PLANNED, date(2026, 6, 10), False, new) is Consequence.KEEP
    assert moved(Stage.PLANNED, date(2026, 6, 10), False, None) is Consequence.KEEP


def test_a_stop_drops_what_nobody_knows_of_and_calls_off_the_rest() -> None:
    assert moved(Stage.PLANNED, date(2026, 6, 10), True, None, stopped=True) is Consequence.DROP
    assert moved(Stage.CALLED, date(2026, 6, 10), True, None, stopped=True) is Consequence.CALL_OFF
    assert moved(Stage.OVER, date(2026, 6, 10), True, None, stopped=True) is Consequence.KEEP
