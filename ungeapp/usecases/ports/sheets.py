"""A municipality's sheet of young people, as the use cases need it.

Belongs here: reading its rows one by one, and writing those that were not taken.
Does not belong here: the layouts of sheets and what the headings mean (``forms/sheets.py``), taking rows in
(``usecases/sheet_import.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol


class SheetNotice(Protocol):
    """Something odd about a sheet that did not stop the reading: a code, and where."""

    @property
    def code(self) -> str: ...
    @property
    def row(self) -> int: ...
    @property
    def column(self) -> str: ...


class SheetLine(Protocol):
    """One row of a sheet: its number in the file and the recognised fields as text."""

    @property
    def number(self) -> int: ...
    @property
    def values(self) -> Mapping[str, str]: ...
    @property
    def problems(self) -> Sequence[SheetNotice]: ...


class PeopleSheet(Protocol):
    """A sheet whose headings were understood; rows are read one by one and may be left at any."""

    @property
    def estimated_rows(self) -> int:
        """About how many rows, for a progress bar only."""
        ...

    @property
    def unread(self) -> Sequence[str]:
        """The headings of columns nothing is taken from, as they are written."""
        ...

    @property
    def problems(self) -> Sequence[SheetNotice]: ...
    def rows(self) -> Iterator[SheetLine]: ...


class ReadSheet(Protocol):
    """Opens a municipality's sheet from its bytes and the file's name; refuses with a code when it is none."""

    def __call__(self, data: bytes, filename: str, /) -> PeopleSheet: ...


class WriteRejects(Protocol):
    """The rows that were not taken as a sheet: (row number, values, the reason as a sentence) each."""

    def __call__(self, rows: Iterable[tuple[int, Mapping[str, str], str]], /) -> bytes: ...
