"""Between two measures: nobody lets go too early, one question per chain, and days that only grow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.between_measures import (
    WAITING,
    Between,
    WaitedFor,
    anchor,
    answer,
    begin_next,
    begun_on,
    between,
    end,
    ended_on,
    feel_safe,
    gap_days,
    open_gaps,
    settle,
    waits,
)
from ungeapp.domain.errors import Invalid, NotAllowed, UngeError
from ungeapp.domain.plans import Measure, MeasureEnd, MeasureState

MONDAY = date(2026, 11, 2)
DAYS = st.integers(0, 400).map(lambda days: MONDAY + timedelta(days=days))
Act = Callable[[Measure], Measure]


def measure(id: str = "a", **fields: object) -> Measure:
    return Measure(id=id, person="p", title=id, **fields)  # type: ignore[arg-type]  # tests hand on what they like


def running(id: str = "a") -> Measure:
    return measure(id, state=MeasureState.STARTED, started_on=MONDAY)


def over(id: str = "a", on: date = MONDAY, how: MeasureEnd = MeasureEnd.COMPLETED, **fields: object) -> Measure:
    return measure(id, state=MeasureState.ENDED, ended_on=on, ended_how=how, **fields)


ACTS: st.SearchStrategy[Act] = st.one_of(
    st.tuples(st.sampled_from(MeasureEnd), DAYS).map(lambda told: lambda one: end(one, told[0], told[1])),
    DAYS.map(lambda day: lambda one: answer(one, what="FGU", on=day)),
    DAYS.map(lambda day: lambda one: answer(one, what="", on=day, followed_by="b")),
    DAYS.map(lambda day: lambda one: begin_next(one, day)),
    DAYS.map(lambda day: lambda one: feel_safe(one, day, "Karen")),
    st.sampled_from(["", "Uddannelsen er i gang"]).map(lambda why: lambda one: anchor(one, why)),
)
FOLLOWING = st.one_of(
    st.none(),
    st.builds(
        lambda state, day: measure("b", state=state, started_on=day),
        st.sampled_from([MeasureState.REQUESTED, MeasureState.GRANTED]),
        st.none(),
    ),
    DAYS.map(lambda day: measure("b", state=MeasureState.STARTED, started_on=day)),
    DAYS.map(lambda day: over("b", day, MeasureEnd.NEVER_STARTED)),
)


@given(st.lists(ACTS, max_size=8), FOLLOWING)
def test_nobody_lets_go_before_another_has_begun_and_the_young_person_is_safe(
    acts: list[Act], following: Measure | None
) -> None:
    one = running()
    for act in acts:
        try:
            one = act(one)
        except UngeError:
            continue  # refused: nothing changed
    named = following if one.followed_by else None
    state = between(one, named)
    free = bool(one.anchored_because) or (begun_on(one, named) is not None and one.safe_on is not None)
    assert (state is Between.LET_GO) == (free and one.state is MeasureState.ENDED)
    settled = settle(one, named, MONDAY)
    assert (settled.let_go_on is not None) == (state is Between.LET_GO)
    assert settle(settled, named, MONDAY) is settled


@given(DAYS, DAYS)
def test_the_order_of_begun_and_safe_does_not_matter(begun: date, safe: date) -> None:
    agreed = answer(over(), what="FGU", on=MONDAY)
    one = feel_safe(begin_next(agreed, begun), safe, "Karen")
    other = begin_next(feel_safe(agreed, safe, "Karen"), begun)
    assert one == other
    assert between(one, None) is Between.LET_GO
    assert between(feel_safe(agreed, safe, "Karen"), None) is Between.AGREED


@given(DAYS, st.none() | DAYS, DAYS, st.integers(0, 30))
def test_days_are_never_negative_and_stand_still_once_the_next_has_begun(
    ended: date, begun: date | None, today: date, later: int
) -> None:
    days = gap_days(ended, begun, today)
    then = gap_days(ended, begun, today + timedelta(days=later))
    assert days >= 0
    assert then == days if begun is not None else then >= days
    assert gap_days(ended, ended + timedelta(days=1), today) == 0


@given(st.lists(st.sampled_from([MeasureEnd.NEVER_STARTED, MeasureEnd.STOPPED]), max_size=5), DAYS)
def test_a_chain_asks_one_question_and_counts_from_what_really_ran(ends: list[MeasureEnd], today: date) -> None:
    """Each follows the one before; those that never started pass the question on."""
    chain = [over("m0", MONDAY, followed_by="m1" if ends else "")]
    for number, how in enumerate(ends, start=1):
        last = number == len(ends)
        day = MONDAY + timedelta(days=10 * number)
        chain.append(
            replace(
                over(f"m{number}", day, how, followed_by="" if last else f"m{number + 1}"),
                started_on=None if how is MeasureEnd.NEVER_STARTED else day - timedelta(days=1),
            )
        )
    found = open_gaps(chain, today)
    assert {one.state for one in found} <= WAITING
    assert f"m{len(ends)}" in {one.measure.id for one in found}
    if all(how is MeasureEnd.NEVER_STARTED for how in ends):
        (only,) = found
        assert only.since == MONDAY and only.days == max(0, (today - MONDAY).days)


def test_the_acts_refuse_what_cannot_be() -> None:
    for act in (
        lambda one: answer(one, what="FGU", on=MONDAY),
        lambda one: begin_next(one, MONDAY),
        lambda one: feel_safe(one, MONDAY, "Karen"),
        lambda one: anchor(one, "Fordi"),
    ):
        with pytest.raises(NotAllowed):
            act(running())
    for wrong in (
        lambda: end(running(), MeasureEnd.NONE, MONDAY),
        lambda: answer(over(), what=" ", on=MONDAY),
        lambda: answer(over(), what="FGU", on=None),
        lambda: answer(over(), what="", on=MONDAY, followed_by="a"),
        lambda: feel_safe(over(), MONDAY, " "),
        lambda: anchor(over(), " "),
    ):
        with pytest.raises(Invalid):
            wrong()
    for late in (
        lambda: end(over(), MeasureEnd.STOPPED, MONDAY),
        lambda: end(running(), MeasureEnd.NEVER_STARTED, MONDAY),
        lambda: begin_next(over(), MONDAY),
    ):
        with pytest.raises(NotAllowed):
            late()


@given(st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, DAYS)
def test_waiting_is_measured_leg_by_leg(
    requested: date | None, granted: date | None, started: date | None, today: date
) -> None:
    state = MeasureState.STARTED if started else MeasureState.GRANTED if granted else MeasureState.REQUESTED
    found = waits(measure(state=state, requested_on=requested, granted_on=granted, started_on=started), today)
    assert all(one.days >= 0 for one in found)
    assert len({one.what for one in found}) == len(found) <= 2
    assert any(one.lasts for one in found) == (started is None and (requested or granted) is not None)
    days = [day for day in (requested, granted, started) if day is not None]
    if requested and started and days == sorted(days):
        assert sum(one.days for one in found) == (started - requested).days


def test_who_is_slow_is_seen_in_what_is_waited_for() -> None:
    asked = measure(requested_on=MONDAY)
    (wait,) = waits(asked, MONDAY + timedelta(days=12))
    assert (wait.what, wait.days, wait.lasts) == (WaitedFor.GRANT, 12, True)
    granted = replace(asked, state=MeasureState.GRANTED, granted_on=MONDAY + timedelta(days=5))
    assert [(one.what, one.days) for one in waits(granted, MONDAY + timedelta(days=12))] == [
        (WaitedFor.GRANT, 5),
        (WaitedFor.START, 7),
    ]
    never = replace(granted, state=MeasureState.ENDED, ended_on=MONDAY + timedelta(days=9))
    assert not any(one.lasts for one in waits(never, MONDAY + timedelta(days=40)))
    assert ended_on(asked) is None
