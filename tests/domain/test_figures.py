"""Figures: periods that follow each other, numbers of which nobody can reckon a small one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ungeapp.domain.errors import Invalid
from ungeapp.domain.figures import (
    LENGTHS,
    Column,
    Counted,
    Figure,
    FigureDefinition,
    Number,
    Row,
    Table,
    cell_share,
    last_over,
    numbers,
    period_of,
    read_period,
)
from ungeapp.domain.offers import SMALL
from ungeapp.domain.small_numbers import protected

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
ASKED = FigureDefinition(key="a", title="A", text="A", source="A", counts=Counted.TIE)
COUNTS = st.one_of(st.integers(0, 9), st.integers(0, 40))


@given(DAYS, st.sampled_from(LENGTHS))
def test_a_period_holds_its_days_and_no_others(day: date, months: int) -> None:
    period = period_of(day, months)
    assert period.holds(day) and period.holds(period.first) and period.holds(period.last)
    assert not period.holds(period.first - timedelta(days=1)) and not period.holds(None)
    assert period.before.last + timedelta(days=1) == period.first
    assert last_over(day, months).last < day
    assert read_period(period.key) == period


@pytest.mark.parametrize("key", ["", "Q3", "2026Q5", "2026H3", "2026M13", "26", "2026Q", "0999", "20266"])
def test_what_names_no_period(key: str) -> None:
    with pytest.raises(Invalid):
        read_period(key)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """One column of parts with their sum."""
    values = draw(st.lists(COUNTS, min_size=1, max_size=6))
    rows = tuple(Row(numbers(one), label=str(place)) for place, one in enumerate(values))
    return Table((Column.YOUNG_PEOPLE,), rows, total=numbers(sum(values)), parts=True)


def shown(table: Table) -> Table:
    return protected((Figure(ASKED, (table,)),)).told[0].tables[0]


@given(tables())
def test_nobody_reckons_a_small_number_from_the_sum(table: Table) -> None:
    told = shown(table)
    cells = [row.numbers[0] for row in told.rows] + [told.total[0]]
    assert all(one.value is None or one.value == 0 or one.value >= SMALL for one in cells)
    gone = [
        row.numbers[0].value or 0 for row, kept in zip(table.rows, told.rows, strict=True) if kept.numbers[0].hidden
    ]
    if not told.total[0].hidden:
        assert sum(gone) == 0 or sum(gone) >= SMALL, "what is hidden is the sum without what is told"
        assert len(gone) != 1, "a single hidden number is the sum without the others"


@given(tables())
def test_only_what_must_be_hidden_is(table: Table) -> None:
    before = [row.numbers[0].value or 0 for row in table.rows]
    told = shown(table)
    if all(one == 0 or one >= SMALL for one in before):
        assert told == table
    assert sum(row.numbers[0].hidden for row in told.rows) <= sum(0 < one < SMALL for one in before) + 1


@given(st.tuples(COUNTS, COUNTS, COUNTS, COUNTS))
def test_along_a_row_the_parts_hide_each_other(parts: tuple[int, int, int, int]) -> None:
    columns = (Column.DUE, Column.MET_ON_TIME, Column.MET_LATE, Column.NOT_MET, Column.EXEMPT)
    whole = sum(parts[:3])
    (row,) = shown(Table(columns, (Row(numbers(whole, *parts), label="d11"),))).rows
    gone = [told for told, kept in zip(parts[:3], row.numbers[1:4], strict=True) if kept.hidden]
    assert row.numbers[0].hidden == (0 < whole < SMALL)
    assert row.numbers[4].hidden == (0 < parts[3] < SMALL), "who is exempt is counted apart"
    if not row.numbers[0].hidden:
        assert sum(gone) == 0 or (sum(gone) >= SMALL and len(gone) > 1)


@given(COUNTS, COUNTS, COUNTS)
def test_the_few_that_are_missing_are_not_told_either(held: int, missing: int, timely: int) -> None:
    timely = min(timely, held)
    columns = (Column.PLANNED, Column.HELD, Column.ON_TIME)
    (row,) = shown(Table(columns, (Row(numbers(held + missing, held, timely), label="m"),))).rows
    for inner, outer in ((1, 0), (2, 1)):
        told, whole = row.numbers[inner].value, row.numbers[outer].value
        if told is not None and whole is not None:
            assert whole - told == 0 or whole - told >= SMALL


def test_a_median_is_told_when_enough_were_counted() -> None:
    columns = (Column.TIMES, Column.MEDIAN_DAYS)
    few, many = shown(Table(columns, (Row(numbers(4, 30), label="a"), Row(numbers(5, 3), label="b")))).rows
    assert few.numbers == (Number(None, hidden=True),) * 2
    assert many.numbers == numbers(5, 3), "three days are no three people"


def test_per_cent_is_of_what_the_number_belongs_to() -> None:
    columns = (Column.ATTENDED, Column.COMPLETED, Column.BROKEN_OFF, Column.CHANGED)
    told = numbers(20, 4, 5, 1)
    table = Table(columns, (Row(told, label="eud"),))
    assert [cell_share(table, told, at) for at in range(4)] == [None, 20, 25, None]
    hidden = (told[0], *(Number(None, hidden=True),) * 3)
    assert cell_share(table, hidden, 2) is None
    alone = Table((Column.YOUNG_PEOPLE,), (Row(numbers(5), label="a"),), total=numbers(20))
    assert cell_share(alone, numbers(5), 0) == 25 and cell_share(alone, alone.total, 0) is None
    assert cell_share(Table((Column.YOUNG_PEOPLE,), (), total=numbers(0)), numbers(0), 0) is None


def test_ages_are_never_guessed() -> None:
    young = FigureDefinition(key="a", title="", text="", source="", counts=Counted.TIE, from_age=15, to_age=17)
    assert [young.of_age(age) for age in (14, 15, 17, 18, None)] == [False, True, True, False, False]
    assert ASKED.of_age(None)


_RATED = (Column.RATED, Column.HIGHER, Column.SAME, Column.LOWER)
_ATTENDED = (Column.ATTENDED, Column.COMPLETED, Column.BROKEN_OFF, Column.CHANGED)


@settings(max_examples=300)
@given(
    st.sampled_from((_RATED, _ATTENDED)),
    st.lists(st.tuples(*(st.integers(0, 14) for _ in range(4))), min_size=1, max_size=4),
)
def test_nobody_reckons_a_small_number_by_subtracting_along_rows_and_columns(
    columns: tuple[Column, ...], told: list[tuple[int, int, int, int]]
) -> None:
    """Whoever has the paper knows every sum, and what is left of those who attended stands in none of its columns."""
    lines = [(*parts[:3], parts[3] if columns is _ATTENDED else 0) for parts in told]
    grid = [[sum(line), *line[:3]] for line in lines]
    grid.append([sum(row[at] for row in grid) for at in range(4)])
    table = Table(
        columns, tuple(Row(numbers(*row), label="x") for row in grid[:-1]), total=numbers(*grid[-1]), parts=True
    )
    made = shown(table)
    rows = [*(row.numbers for row in made.rows), made.total]
    known = {(at, column): one.value for at, row in enumerate(rows) for column, one in enumerate(row) if not one.hidden}
    if columns is _RATED:
        sums = [((at, 0), [(at, column) for column in (1, 2, 3)]) for at in range(len(rows))]
    else:  # what is left of a row is a number of its own
        sums = [((at, 0), [(at, column) for column in (1, 2, 3, 4)]) for at in range(len(rows))]
    last = len(rows) - 1
    sums += [((last, column), [(at, column) for at in range(last)]) for column in range(4)]
    found = True
    while found:
        found = False
        for whole, parts in sums:
            unknown = [one for one in (whole, *parts) if one not in known]
            if len(unknown) == 1:
                inside = sum(known[one] or 0 for one in parts if one in known)
                known[unknown[0]] = inside if unknown[0] == whole else (known[whole] or 0) - inside
                found = True
    assert not [cell for cell, value in known.items() if 0 < (value or 0) < SMALL]
