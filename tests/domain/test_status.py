"""The time line: its order, what holds on a day, levels and periods."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.errors import Invalid
from ungeapp.domain.parts import Part
from ungeapp.domain.status import (
    CODED,
    StatusEntry,
    StatusKind,
    absence_level,
    by_time,
    check_period,
    holds_on,
    right_now,
    terms_of,
)

DAY = date(2026, 11, 23)
days = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))


@st.composite
def entries(draw: st.DrawFn) -> list[StatusEntry]:
    return [
        StatusEntry(
            id=f"{number:03}",
            person="p",
            sort=draw(st.sampled_from(StatusKind)),
            code=draw(st.sampled_from(["a", "b"])),
            from_on=draw(days),
            to_on=draw(days),
        )
        for number in range(draw(st.integers(0, 8)))
    ]


@given(entries())
def test_the_line_keeps_everything_newest_beginning_first(told: list[StatusEntry]) -> None:
    line = by_time(told)
    assert sorted(one.id for one in line) == sorted(one.id for one in told)
    begun = [one.from_on for one in line if one.from_on]
    assert begun == sorted(begun, reverse=True)
    assert all(one.from_on is None for one in line[len(begun) :])


@given(entries())
def test_right_now_holds_today_and_says_one_group_one_exam_one_word(told: list[StatusEntry]) -> None:
    now = right_now(told, DAY)
    assert all(holds_on(one, DAY) for one in now)
    alone = (StatusKind.VISITATION, StatusKind.EXAM, StatusKind.ABSENCE, StatusKind.FUNCTIONING)
    for sort in alone:
        these = [one for one in now if one.sort is sort]
        assert len(these) == bool([one for one in told if one.sort is sort and holds_on(one, DAY)])
    words = [one.code for one in now if one.sort is StatusKind.READINESS]
    assert len(words) == len(set(words))
    beside = [one for one in told if one.sort in (StatusKind.EDUCATION, StatusKind.JOB) and holds_on(one, DAY)]
    assert {one.id for one in beside} <= {one.id for one in now}


@given(days, days)
def test_nothing_ends_before_it_began(start: date | None, end: date | None) -> None:
    if start is not None and end is not None and end < start:
        with pytest.raises(Invalid):
            check_period(start, end)
    else:
        check_period(start, end)


def test_levels_are_read_from_their_codes() -> None:
    assert [absence_level(f"level-{one}") for one in range(7)] == [0, 1, 2, 3, 4, 5, 0]
    assert absence_level("") == absence_level("level-x") == 0


def test_absence_and_functional_level_are_parts_of_their_own() -> None:
    told = {one: StatusEntry(id="1", person="p", sort=one).record_part for one in StatusKind}
    assert told[StatusKind.ABSENCE] is Part.ABSENCE
    assert told[StatusKind.FUNCTIONING] is Part.FUNCTIONING
    assert told[StatusKind.EDUCATION] is Part.STATUS
    assert {one for one in StatusKind if terms_of(one)} == CODED


def test_a_removed_entry_holds_on_no_day() -> None:
    entry = StatusEntry(id="1", person="p", from_on=DAY - timedelta(days=1))
    assert holds_on(entry, DAY) and not holds_on(StatusEntry(id="1", person="p", removed="fejl"), DAY)
