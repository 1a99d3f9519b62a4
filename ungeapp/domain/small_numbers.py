"""Hiding the small numbers of figures, and those from which one of them could be reckoned.

Belongs here: what of counted figures may be printed. Does not belong here: counting (``counting.py``), the limit and why
it is one (``offers.py``: few enough to be somebody, 1-09).

Looked at together are the tables of one paper, and the papers of the shorter periods in it, as they would be printed now.
The shorter paper comes first: a longer one hides what would give away a number there, never the other way round, so that
what was printed in April is not changed by what is counted in January. Whoever reads them all with a pencil, one sum at a
time, learns of no number from 1 to 4. What is not guarded stands in ``docs/decisions/0018``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ungeapp.domain.figures import COUNTS_NOBODY, ON_LAST_DAY, Column, Figure, Line, Number, Row, Table
from ungeapp.domain.offers import SMALL


@dataclass(frozen=True, slots=True)
class Printed:
    """The figures of one period: as counted, and as they may be printed."""

    counted: tuple[Figure, ...]
    told: tuple[Figure, ...]


def protected(figures: Sequence[Figure], shorter: Sequence[Printed] = ()) -> Printed:
    """The figures of one paper as they may be printed: no number from 1 to 4, and none from which one could be reckoned.

    ``shorter`` are the periods this one is made of (of a year its two halves), in order, with the same figures.
    """
    grids = {
        (place, at): _Grid(table, [_earlier(one, place, at) for one in shorter])
        for place, figure in enumerate(figures)
        for at, table in enumerate(figure.tables)
    }
    pairs = [(grids[one], grids[other], alone) for one, other, alone in _alike(figures)]
    while any([*(one.hide() for one in grids.values()), *(_agree(*pair) for pair in pairs)]):
        pass  # hiding only grows, so it ends
    told = tuple(
        replace(figure, tables=tuple(grids[place, at].told() for at in range(len(figure.tables))))
        for place, figure in enumerate(figures)
    )
    return Printed(tuple(figures), told)


def _earlier(one: Printed, place: int, at: int) -> tuple[Table, Table]:
    return one.counted[place].tables[at], one.told[place].tables[at]


def _alike(figures: Sequence[Figure]) -> Iterable[tuple[tuple[int, int], tuple[int, int], bool]]:
    """Tables that count some of the same: by the same way, or as it stands on the last day (there the totals alone)."""
    every = [
        ((place, at), figure.definition.counts, table)
        for place, figure in enumerate(figures)
        for at, table in enumerate(figure.tables)
    ]
    for number, (one, way, table) in enumerate(every):
        for other, its_way, its_table in every[number + 1 :]:
            same = way is its_way and one[1] == other[1]
            if table.columns == its_table.columns and (same or {way, its_way} <= ON_LAST_DAY):
                yield one, other, not same


_PARTS_OF = {
    Column.DUE: (Column.MET_ON_TIME, Column.MET_LATE, Column.NOT_MET),
    Column.RATED: (Column.HIGHER, Column.SAME, Column.LOWER),
}
"""Columns that together are another one."""
_AMONG = {Column.ATTENDED: (Column.COMPLETED, Column.BROKEN_OFF, Column.CHANGED)}
"""Columns that are some of another one together: what is left of it stands nowhere, and is a number too."""
_WITHIN = {Column.HELD: Column.PLANNED, Column.ON_TIME: Column.HELD, Column.REACHED: Column.RATED}
"""Columns that are some of another one; the rest of it is a number too."""


_Cell = tuple[int, int]
_Key = tuple[Line | None, str]
_TOTAL: _Key = (None, "")


def _rows_of(table: Table) -> list[tuple[Number, ...]]:
    """The rows, and the total as the last of them."""
    return [row.numbers for row in table.rows] + ([table.total] if table.total else [])


def _keys(table: Table) -> list[_Key]:
    """What the rows are known by."""
    return [(row.line, row.label) for row in table.rows] + ([_TOTAL] if table.total else [])


@dataclass(frozen=True, slots=True)
class _Shorter:
    """One number through the periods this one is made of: those told, those hidden."""

    told: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()

    def gives_away(self, value: int) -> bool:
        """Whether ``value`` beside them would tell of few, or of the one number that is hidden."""
        rest = value - sum(self.told)
        one = len(self.hidden) == 1 and rest == self.hidden[0]
        few = bool(self.hidden) and 0 < rest < SMALL
        return one or few or any(0 < value - told < SMALL for told in self.told)


class _Grid:
    """Which cells of a table are hidden: the small ones, then those from which one of them could be reckoned."""

    def __init__(self, table: Table, shorter: Sequence[tuple[Table, Table]]) -> None:
        self._table = table
        self._columns = table.columns
        self._values = [[one.value for one in row] for row in _rows_of(table)]
        self._cells = [(row, at) for row in range(len(self._values)) for at in range(len(self._columns))]
        self.at = {key: row for row, key in enumerate(_keys(table))}
        self._sums = [*self._sums_of(_PARTS_OF), *(self._down() if table.parts and table.total else ())]
        # The same as in the last shorter period: whatever stands on its last day, and what happened only then.
        self._given = bool(shorter) and shorter[-1][0] == table
        self._shorter = {} if self._given else self._through(shorter)
        if self._given:
            self.hidden = [[one.hidden for one in row] for row in _rows_of(shorter[-1][1])]
        else:
            self.hidden = [
                [self._is_small((row, at)) for at in range(len(self._columns))] for row in range(len(self._values))
            ]

    def _through(self, shorter: Sequence[tuple[Table, Table]]) -> dict[_Cell, _Shorter]:
        """Each number through the shorter periods; a row that stands in none of them was nobody there."""
        seen = [
            (
                dict(zip(_keys(counted), _rows_of(counted), strict=True)),
                dict(zip(_keys(told), _rows_of(told), strict=True)),
            )
            for counted, told in shorter
        ]
        found = {}
        for key, row in self.at.items():
            for at, column in enumerate(self._columns):
                if column in COUNTS_NOBODY:
                    continue
                there = [
                    (counted[key][at].value or 0, told[key][at].hidden) for counted, told in seen if key in counted
                ]
                found[row, at] = _Shorter(
                    tuple(value for value, gone in there if not gone), tuple(value for value, gone in there if gone)
                )
        return found

    def told(self) -> Table:
        """The table as it may be printed; a median tells of those it was taken from."""
        gone = [list(row) for row in self.hidden]
        for row, at in self._cells:
            if self._columns[at] in COUNTS_NOBODY:
                gone[row][at] = any(self.hidden[row][beside] for beside in range(len(self._columns)) if beside != at)
        told = [
            tuple(Number(None, hidden=True) if hidden else one for one, hidden in zip(row, line, strict=True))
            for row, line in zip(_rows_of(self._table), gone, strict=True)
        ]
        rows: tuple[Row, ...] = tuple(
            replace(row, numbers=line) for row, line in zip(self._table.rows, told, strict=False)
        )
        return replace(self._table, rows=rows, total=told[-1] if self._table.total else ())

    def hide(self) -> bool:
        """Until nothing can be reckoned any more within the table and with the shorter periods; whether more was hidden."""
        grew = False
        while not self._given and any(
            [
                *(self._hide_through(cell) for cell in self._shorter),
                *(self._hide_rest(row) for row in range(len(self._values))),
                *(self._hide_among(*one) for one in self._sums_of(_AMONG)),
                *(self._hide_one(*one) for one in self._sums),
            ]
        ):
            grew = True
        return grew

    def _hide_through(self, cell: _Cell) -> bool:
        """Hide what would give away a number of a shorter period."""
        return not self.is_hidden(cell) and self._shorter[cell].gives_away(self.value(cell)) and self.hide_cell(cell)

    def _is_known(self, cell: _Cell) -> bool:
        """Whether it is the sum of what the shorter periods tell: hiding it would hide nothing."""
        found = self._shorter.get(cell, _Shorter())
        return bool(found.told) and not found.hidden and sum(found.told) == self.value(cell)

    def _is_small(self, cell: _Cell) -> bool:
        return self._columns[cell[1]] not in COUNTS_NOBODY and 0 < self.value(cell) < SMALL

    def value(self, cell: _Cell) -> int:
        return self._values[cell[0]][cell[1]] or 0

    def _sums_of(self, told: Mapping[Column, tuple[Column, ...]]) -> list[tuple[_Cell, list[_Cell]]]:
        places = {column: at for at, column in enumerate(self._columns)}
        return [
            ((row, places[whole]), [(row, places[one]) for one in parts])
            for whole, parts in told.items()
            if whole in places
            for row in range(len(self._values))
        ]

    def _down(self) -> list[tuple[_Cell, list[_Cell]]]:
        last = len(self._values) - 1
        counted = [at for at, column in enumerate(self._columns) if column not in COUNTS_NOBODY]
        return [((last, at), [(row, at) for row in range(last)]) for at in counted]

    def _hide_one(self, whole: _Cell, parts: list[_Cell]) -> bool:
        """Hide one more where a single one is hidden, or few are, or the hidden whole is the sum of what is told."""
        gone = [one for one in parts if self.is_hidden(one)]
        few = len(gone) == 1 or 0 < sum(self.value(one) for one in gone) < SMALL
        if not (few if not self.is_hidden(whole) else not gone):
            return False
        return self._hide_next(whole, parts)

    def _hide_among(self, whole: _Cell, parts: list[_Cell]) -> bool:
        """Hide one more where few are neither told nor hidden, or are so together with the hidden ones."""
        told = sum(self.value(one) for one in parts if not self.is_hidden(one))
        few = not self.is_hidden(whole) and 0 < self.value(whole) - told < SMALL
        return few and self._hide_next(whole, parts)

    def _hide_next(self, whole: _Cell, parts: list[_Cell]) -> bool:
        """The smallest part that is told, or the whole where none is."""
        left = [(self.value(one), one) for one in parts if self.value(one) and self._may_go(one)]
        if left:
            return self.hide_cell(min(left)[1])
        return self._may_go(whole) and self.hide_cell(whole)

    def _may_go(self, cell: _Cell) -> bool:
        return not self.is_hidden(cell) and not self._is_known(cell)

    def _hide_rest(self, row: int) -> bool:
        """Hide what is nearly all of another number: the few that are missing would be told."""
        places = {column: at for at, column in enumerate(self._columns)}
        pairs = [
            ((row, places[one]), (row, places[whole])) for one, whole in _WITHIN.items() if {one, whole} <= set(places)
        ]
        return any(
            self.hide_cell(whole if self._is_known(one) else one)
            for one, whole in pairs
            if self._values[one[0]][one[1]] is not None
            and not self.is_hidden(one)
            and not self.is_hidden(whole)
            and 0 < self.value(whole) - self.value(one) < SMALL
        )

    def is_hidden(self, cell: _Cell) -> bool:
        """Whether it is not told."""
        return self.hidden[cell[0]][cell[1]]

    def hide_cell(self, cell: _Cell) -> bool:
        """Not to be told; False where a shorter period's paper has told it already."""
        if self._given or self._is_known(cell):
            return False
        self.hidden[cell[0]][cell[1]] = True
        return True

    def counted(self) -> Iterable[int]:
        """The columns that count somebody."""
        return (at for at, column in enumerate(self._columns) if column not in COUNTS_NOBODY)


def _agree(one: _Grid, other: _Grid, totals_alone: bool) -> bool:
    """The same number is hidden in both or in none, and two that differ by few are not both told; whether more was hidden."""
    grew = False
    for key in (one.at.keys() & other.at.keys()) & ({_TOTAL} if totals_alone else one.at.keys()):
        for at in one.counted():
            here, there = (one.at[key], at), (other.at[key], at)
            by = abs(one.value(here) - other.value(there))
            gone = one.is_hidden(here), other.is_hidden(there)
            if by == 0 and gone == (True, False):
                grew |= other.hide_cell(there)
            elif by == 0 and gone == (False, True):
                grew |= one.hide_cell(here)
            elif 0 < by < SMALL and gone == (False, False):
                smaller = one.value(here) < other.value(there)
                grew |= one.hide_cell(here) if smaller else other.hide_cell(there)
    return grew
