"""Hiding the small numbers of a figure, and those from which one of them could be reckoned.

Belongs here: what of a counted figure may be printed. Does not belong here: counting (``counting.py``), the limit and why
it is one (``offers.py``: few enough to be somebody, 1-09).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ungeapp.domain.figures import COUNTS_NOBODY, Column, Figure, Number, Table
from ungeapp.domain.offers import SMALL


def protected(figure: Figure) -> Figure:
    """The figure as it may be printed: no number from 1 to 4, and none from which one could be reckoned."""
    return replace(figure, tables=tuple(_protected(one) for one in figure.tables))


_PARTS_OF = {
    Column.DUE: (Column.MET_ON_TIME, Column.MET_LATE, Column.NOT_MET),
    Column.RATED: (Column.HIGHER, Column.SAME, Column.LOWER),
}
"""Columns that together are another one."""
_AMONG = {Column.ATTENDED: (Column.COMPLETED, Column.BROKEN_OFF, Column.CHANGED)}
"""Columns that are some of another one together: what is left of it stands nowhere, and is a number too."""
_WITHIN = {Column.HELD: Column.PLANNED, Column.ON_TIME: Column.HELD, Column.REACHED: Column.RATED}
"""Columns that are some of another one; the rest of it is a number too."""


def _protected(table: Table) -> Table:
    """The rows, and the total as the last of them, with every cell hidden that tells of few."""
    every = [row.numbers for row in table.rows] + ([table.total] if table.total else [])
    grid = _Grid([[one.value for one in line] for line in every], table)
    grid.hide()
    told = [
        tuple(Number(None, hidden=True) if gone else one for one, gone in zip(line, gones, strict=True))
        for line, gones in zip(every, grid.hidden, strict=True)
    ]
    rows = tuple(replace(row, numbers=line) for row, line in zip(table.rows, told, strict=False))
    return replace(table, rows=rows, total=told[-1] if table.total else ())


_Cell = tuple[int, int]


class _Grid:
    """Which cells of a table are hidden: the small ones, then those from which one of them could be reckoned."""

    def __init__(self, values: list[list[int | None]], table: Table) -> None:
        self._values = values
        self._columns = table.columns
        self.hidden = [[self._is_small((row, at)) for at in range(len(table.columns))] for row in range(len(values))]
        self._sums = [*self._sums_of(_PARTS_OF), *(self._down() if table.parts and table.total else ())]

    def hide(self) -> None:
        """Until nothing can be reckoned any more; hiding only grows, so it ends."""
        while any(
            [
                *(self._hide_rest(row) for row in range(len(self._values))),
                *(self._hide_among(*one) for one in self._sums_of(_AMONG)),
                *(self._hide_one(*one) for one in self._sums),
            ]
        ):
            pass
        for row in range(len(self._values)):
            for at, column in enumerate(self._columns):
                if column in COUNTS_NOBODY:  # a median tells of those it was taken from
                    self.hidden[row][at] = any(
                        self.hidden[row][beside] for beside in range(len(self._columns)) if beside != at
                    )

    def _is_small(self, cell: _Cell) -> bool:
        return self._columns[cell[1]] not in COUNTS_NOBODY and 0 < self._value(cell) < SMALL

    def _value(self, cell: _Cell) -> int:
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
        gone = [one for one in parts if self._is_hidden(one)]
        few = len(gone) == 1 or 0 < sum(self._value(one) for one in gone) < SMALL
        if not (few if not self._is_hidden(whole) else not gone):
            return False
        return self._hide_next(whole, parts)

    def _hide_among(self, whole: _Cell, parts: list[_Cell]) -> bool:
        """Hide one more where few are neither told nor hidden, or are so together with the hidden ones."""
        told = sum(self._value(one) for one in parts if not self._is_hidden(one))
        few = not self._is_hidden(whole) and 0 < self._value(whole) - told < SMALL
        return few and self._hide_next(whole, parts)

    def _hide_next(self, whole: _Cell, parts: list[_Cell]) -> bool:
        """The smallest part that is told, or the whole where none is."""
        left = [(self._value(one), one) for one in parts if self._value(one) and not self._is_hidden(one)]
        if left:
            return self._hide(min(left)[1])
        return not self._is_hidden(whole) and self._hide(whole)

    def _hide_rest(self, row: int) -> bool:
        """Hide what is nearly all of another number: the few that are missing would be told."""
        places = {column: at for at, column in enumerate(self._columns)}
        pairs = [
            ((row, places[one]), (row, places[whole])) for one, whole in _WITHIN.items() if {one, whole} <= set(places)
        ]
        return any(
            self._hide(one)
            for one, whole in pairs
            if self._values[one[0]][one[1]] is not None
            and not self._is_hidden(one)
            and not self._is_hidden(whole)
            and 0 < self._value(whole) - self._value(one) < SMALL
        )

    def _is_hidden(self, cell: _Cell) -> bool:
        return self.hidden[cell[0]][cell[1]]

    def _hide(self, cell: _Cell) -> bool:
        self.hidden[cell[0]][cell[1]] = True
        return True
