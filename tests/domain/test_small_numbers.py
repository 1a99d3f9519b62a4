"""A reader with all papers of a year in the hand: halves, quarters, and two figures that count some of the same."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ungeapp.domain.figures import (
    LENGTHS,
    Column,
    Counted,
    Figure,
    FigureDefinition,
    Period,
    Row,
    Table,
    numbers,
    period_of,
    read_period,
)
from ungeapp.domain.offers import SMALL
from ungeapp.domain.small_numbers import Printed, protected

COUNTS = st.one_of(st.integers(0, 9), st.integers(0, 40), st.just(0))
_COLUMNS = {
    Counted.DROP_OUT_CAUSES: (Column.TIMES,),
    Counted.DEADLINES: (Column.DUE, Column.MET_ON_TIME, Column.MET_LATE, Column.NOT_MET, Column.EXEMPT),
    Counted.GOALS: (Column.RATED, Column.HIGHER, Column.SAME, Column.LOWER),
}
_SUM_OF = {Counted.DEADLINES: (0, (1, 2, 3)), Counted.GOALS: (0, (1, 2, 3))}
Cell = tuple[str, int, int, int]  # period, figure, row (the last is the total), column
Grid = list[list[int]]
QUARTERS = tuple(read_period(f"2026Q{one}") for one in range(1, 5))


def added(one: Grid, other: Grid) -> Grid:
    return [[a + b for a, b in zip(*rows, strict=True)] for rows in zip(one, other, strict=True)]


@st.composite
def years(draw: st.DrawFn) -> tuple[Counted, dict[str, tuple[Grid, Grid]]]:
    """By period the rows of a figure, and of another one by the same way that counts some of the same."""
    way = draw(st.sampled_from(sorted(_COLUMNS)))
    rows = draw(st.integers(1, 3))
    wide = {}

    def grid() -> Grid:
        made = [[draw(COUNTS) for _column in _COLUMNS[way]] for _row in range(rows)]
        for row in made if way in _SUM_OF else ():
            whole, parts = _SUM_OF[way]
            row[whole] = sum(row[at] for at in parts)
        return made

    for quarter in QUARTERS:
        some = grid()
        wide[quarter.key] = (added(some, grid() if draw(st.booleans()) else [[0] * len(row) for row in some]), some)
    for key, first, second in (
        ("2026H1", "2026Q1", "2026Q2"),
        ("2026H2", "2026Q3", "2026Q4"),
        ("2026", "2026H1", "2026H2"),
    ):
        wide[key] = (added(wide[first][0], wide[second][0]), added(wide[first][1], wide[second][1]))
    return way, wide


def figure(way: Counted, key: str, rows: Grid) -> Figure:
    columns = _COLUMNS[way]
    table = Table(
        columns,
        tuple(Row(numbers(*row), label=f"{place}") for place, row in enumerate(rows)),
        total=numbers(*(sum(row[at] for row in rows) for at in range(len(columns)))),
        parts=True,
    )
    return Figure(FigureDefinition(key=key, title="A", text="A", source="A", counts=way), (table,))


def printed(period: Period, way: Counted, told: dict[str, tuple[Grid, Grid]], into: dict[str, Printed]) -> Printed:
    """The paper of a period, made from those of the shorter ones; months are left out."""
    shorter = tuple(printed(one, way, told, into) for one in period.parts if one.months > 1)
    wide, some = told[period.key]
    into[period.key] = protected((figure(way, "wide", wide), figure(way, "some", some)), shorter)
    return into[period.key]


def cells(papers: dict[str, Printed], *, told: bool) -> dict[Cell, int | None]:
    return {
        (key, place, row, at): one.value
        for key, paper in papers.items()
        for place, figure in enumerate(paper.told if told else paper.counted)
        for row, line in enumerate([*(it.numbers for it in figure.tables[0].rows), figure.tables[0].total])
        for at, one in enumerate(line)
    }


def sums(way: Counted, every: dict[Cell, int | None]) -> list[tuple[Cell, list[Cell]]]:
    """What a reader knows to add up: rows to the total, columns to another one, quarters to halves to the year."""
    last = max(row for _key, _place, row, _at in every)
    found = []
    for cell in every:
        key, place, row, at = cell
        period = read_period(key)
        shorter = [(one.key, place, row, at) for one in period.parts if one.months > 1]
        if shorter:
            found.append((cell, shorter))
        if row == last:
            found.append((cell, [(key, place, one, at) for one in range(last)]))
        if way in _SUM_OF and at == _SUM_OF[way][0]:
            found.append((cell, [(key, place, row, one) for one in _SUM_OF[way][1]]))
        if place == 0 and every[cell] == every[key, 1, row, at]:
            found.append((cell, [(key, 1, row, at)]))  # everybody is in the narrower one too
    return found


@settings(max_examples=150)
@given(years())
def test_nobody_reckons_a_small_number_from_all_papers_of_a_year(
    asked: tuple[Counted, dict[str, tuple[Grid, Grid]]],
) -> None:
    way, told = asked
    papers: dict[str, Printed] = {}
    printed(read_period("2026"), way, told, papers)
    every = cells(papers, told=False)
    known = {cell: value for cell, value in cells(papers, told=True).items() if value is not None}
    equations = sums(way, every)
    for whole, parts in equations:
        if whole in known:
            rest = known[whole] - sum(known[one] for one in parts if one in known)
            assert rest <= 0 or rest >= SMALL, "what is hidden is the whole without what is told"
    found = True
    while found:
        found = False
        for whole, parts in equations:
            unknown = [one for one in (whole, *parts) if one not in known]
            if len(unknown) == 1:
                inside = sum(known[one] for one in parts if one in known)
                known[unknown[0]] = inside if unknown[0] == whole else known[whole] - inside
                found = True
    assert not [cell for cell, value in known.items() if 0 < value < SMALL]
    assert all(value == every[cell] for cell, value in known.items())


@settings(max_examples=60)
@given(years())
def test_nobody_is_told_by_two_figures_that_differ_by_few(asked: tuple[Counted, dict[str, tuple[Grid, Grid]]]) -> None:
    way, told = asked
    papers: dict[str, Printed] = {}
    printed(read_period("2026"), way, told, papers)
    shown = cells(papers, told=True)
    for (key, place, row, at), value in shown.items():
        other = shown[key, 1, row, at]
        if place == 0 and value is not None and other is not None:
            assert not 0 < value - other < SMALL


@given(years())
def test_a_paper_alone_is_as_it_was_when_the_longer_one_came(
    asked: tuple[Counted, dict[str, tuple[Grid, Grid]]],
) -> None:
    """What was printed in April is not changed by what is printed in January."""
    way, told = asked
    year: dict[str, Printed] = {}
    printed(read_period("2026"), way, told, year)
    alone: dict[str, Printed] = {}
    printed(QUARTERS[0], way, told, alone)
    assert alone["2026Q1"] == year["2026Q1"]


def test_the_one_quarter_is_not_the_year_without_the_others() -> None:
    told = {"2026Q1": 6, "2026Q2": 7, "2026Q3": 5, "2026Q4": 2, "2026H1": 13, "2026H2": 7, "2026": 20}
    papers: dict[str, Printed] = {}
    printed(
        read_period("2026"), Counted.DROP_OUT_CAUSES, {key: ([[one]], [[one]]) for key, one in told.items()}, papers
    )
    shown = {key: paper.told[0].tables[0].total[0].value for key, paper in papers.items()}
    assert shown == {"2026Q1": 6, "2026Q2": 7, "2026Q3": 5, "2026Q4": None, "2026H1": 13, "2026H2": None, "2026": None}


def test_what_stands_on_the_last_day_is_hidden_as_in_the_last_quarter() -> None:
    now = Figure(
        FigureDefinition(key="a", title="A", text="A", source="A", counts=Counted.TIE),
        (
            Table(
                (Column.YOUNG_PEOPLE,),
                (Row(numbers(9), label="x"), Row(numbers(3), label="y")),
                total=numbers(12),
                parts=True,
            ),
        ),
    )
    first = protected((now,))
    assert protected((now,), (first, first)).told == first.told


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(LENGTHS))
def test_a_period_is_made_of_shorter_ones_without_a_gap(day: date, months: int) -> None:
    period = period_of(day, months)
    parts = period.parts
    assert bool(parts) == (months > 1)
    if parts:
        assert parts[0].first == period.first and parts[-1].last == period.last
        assert all(one == other.before for one, other in pairwise(parts))


@pytest.mark.parametrize("key", ["2026M3", "2026Q3"])
def test_a_period_is_made_of_the_next_shorter_ones(key: str) -> None:
    assert [one.key for one in read_period(key).parts] == ([] if key == "2026M3" else ["2026M7", "2026M8", "2026M9"])
