"""A sheet as rows of text, whatever file it came from, and the limits every file keeps.

Belongs here: the raw row, tidying of cells, limits. Does not belong here: kinds of files, what a column means.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ungeapp.forms.errors import SheetRefused

MAX_BYTES = 16 * 1024 * 1024
MAX_COLUMNS = 200
MAX_ROWS = 10_000
HEAD_ROWS = 20
"""The headings stand in one of the first rows; a title and a date may stand above them."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands in the file: its number there (from 1), cells as text, places that hold a formula."""

    number: int
    cells: tuple[str, ...]
    formulas: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A sheet that can be read from its first row as often as asked for; `other_sheets` of the file were left."""

    rows: Callable[[], Iterator[RawRow]]
    estimated_rows: int
    other_sheets: int = 0


def tidied_cells(values: Sequence[str], row: int) -> tuple[str, ...]:
    """The cells of a row without empty ones at its end; refuses a row with too many."""
    cells = [tidied(value) for value in values]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        raise SheetRefused("sheet-too-many-columns", row=row, limit=MAX_COLUMNS)
    return tuple(cells)


def tidied(text: str) -> str:
    """A cell's text: composed letters (NFC), single plain spaces, line breaks kept, nothing at its ends."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = ("".join(c if c.isprintable() else " " for c in line) for line in text.split("\n"))
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
