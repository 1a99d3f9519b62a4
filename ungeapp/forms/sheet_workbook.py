"""Sheets as .xlsx, read as text and never evaluated.

Belongs here: looking into the archive before anything is unpacked, cells as text.
Does not belong here: what a column means. A formula's last shown value is read as text if the file holds one,
otherwise the formula itself; either way its place is told.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import TypeVar

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from ungeapp.forms.errors import SheetRefused
from ungeapp.forms.sheet_columns import recognised
from ungeapp.forms.sheet_rows import HEAD_ROWS, RawRow, SheetFile, tidied_cells

_MAX_UNPACKED = 160 * 1024 * 1024
_MAX_PARTS = 2_000
_MAX_MARKS = 9_000_000
_MAX_SHEETS = 30
_MAX_PLACES = 1_048_576  # what a spreadsheet program can hold, blank rows included
_BATCH = 100
_CHUNK = 1 << 20
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA"})

_Value = TypeVar("_Value")


def open_workbook(data: bytes) -> SheetFile:
    """The sheet of the workbook that has the most known headings.

    Raises SheetRefused ``sheet-unknown-kind``, ``sheet-too-large`` or ``sheet-broken-file``.
    """
    with_formulas = _guarded(lambda: _inspected(data))
    sheets = _guarded(lambda: _visible_sheets(data))
    if not sheets:
        raise SheetRefused("sheet-empty")
    best = max(sheets, key=lambda sheet: sheet.headings)

    def rows() -> Iterator[RawRow]:
        return _rows(data, best.title, with_formulas=with_formulas)

    return SheetFile(rows, best.declared_rows, len(sheets) - 1)


def _guarded(work: Callable[[], _Value]) -> _Value:
    """Do `work` on a file nobody vouches for: whatever fails inside a reader means that the file is broken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that text does not need
            return work()
    except SheetRefused:
        raise
    except Exception as error:  # zipfile, zlib, the XML parser and openpyxl fail in a dozen ways
        raise SheetRefused("sheet-broken-file") from error


def _inspected(data: bytes) -> bool:
    """Refuse what unpacks beyond measure or declares entities; tell whether any cell may hold a formula.

    Every part is looked at, because a workbook may call any part a sheet, whatever its name is.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
            raise SheetRefused("sheet-too-large", limit=_MAX_UNPACKED)
        if "xl/workbook.xml" not in archive.NameToInfo:
            raise SheetRefused("sheet-unknown-kind")
        formulas, marks = False, 0
        for part in parts:
            found, count = _scanned(archive, part)
            formulas, marks = formulas or found, marks + count
            if marks > _MAX_MARKS:
                raise SheetRefused("sheet-too-large", limit=_MAX_MARKS)
    return formulas


def _scanned(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[bool, int]:
    """Read one part through without keeping it: whether it has formulas, and how many marks."""
    formulas, marks, tail, markup = False, 0, b"", False
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            window = tail + chunk
            if not tail:
                start = chunk.removeprefix(b"\xef\xbb\xbf").lstrip()[:2]
                if start in _UTF_16:  # in which the declarations looked for here could hide
                    raise SheetRefused("sheet-broken-file")
                markup = start.startswith(b"<")
            if markup and (b"<!DOCTYPE" in window or b"<!ENTITY" in window):
                raise SheetRefused("sheet-broken-file")
            marks += chunk.count(b"<")
            if marks > _MAX_MARKS:
                break
            formulas = formulas or (markup and _FORMULA.search(window) is not None)
            tail = window[-16:]
    return formulas, marks


def _load(data: bytes, *, values: bool) -> Workbook:
    return load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)


@dataclass(frozen=True, slots=True)
class _Sheet:
    title: str
    declared_rows: int
    headings: int


def _visible_sheets(data: bytes) -> list[_Sheet]:
    """Each visible sheet (of the first thirty) with the number of known headings at its top."""
    found: list[_Sheet] = []
    book = _load(data, values=True)
    try:
        for sheet in book.worksheets[:_MAX_SHEETS]:
            if sheet.sheet_state != "visible":
                continue
            declared = sheet.max_row or 0
            heads = islice(_values(sheet), HEAD_ROWS)
            known = (recognised(tidied_cells([_text(value) for value in values], 0)) for values in heads)
            found.append(_Sheet(sheet.title, declared, max(known, default=0)))
    finally:
        book.close()
    return found


def _values(sheet: object) -> Iterator[tuple[object, ...]]:
    """The rows of a read-only sheet as values, without trusting what the file says of its size."""
    if not isinstance(sheet, ReadOnlyWorksheet):
        raise SheetRefused("sheet-empty")
    sheet.reset_dimensions()
    return iter(sheet.iter_rows(values_only=True))  # type: ignore[misc]  # the stubs take the borrowed method for the other class's


def _rows(data: bytes, sheet: str, *, with_formulas: bool) -> Iterator[RawRow]:
    """The rows of one sheet, read in batches so that a long sheet can be left at any row."""
    with ExitStack() as closing:

        def opened(values: bool) -> Iterator[tuple[object, ...]]:
            book = _load(data, values=values)
            closing.callback(book.close)
            return _values(book[sheet])

        shown = _guarded(lambda: opened(True))
        written = _guarded(lambda: opened(False)) if with_formulas else None
        number = 0
        while batch := _guarded(lambda: list(islice(shown, _BATCH))):
            formulas = _guarded(lambda: list(islice(written, _BATCH))) if written is not None else batch
            for values, originals in zip(batch, formulas, strict=False):
                number += 1
                if number > _MAX_PLACES:
                    raise SheetRefused("sheet-too-many-rows", row=number, limit=_MAX_PLACES)
                yield _row(number, values, originals)


def _row(number: int, values: tuple[object, ...], originals: tuple[object, ...]) -> RawRow:
    texts = [_text(value) for value in values]
    formulas: set[int] = set()
    if originals is not values:
        for place, (value, original) in enumerate(zip(values, originals, strict=False)):
            # Read once with last values and once with formulas, the two differ exactly where a formula stands.
            if original is value or original == value:
                continue
            formulas.add(place)
            if value is None:
                texts[place] = str(getattr(original, "text", original))
    return RawRow(number, tidied_cells(texts, number), frozenset(formulas))


def _text(value: object) -> str:
    """A cell's value as the text a person would have typed."""
    match value:
        case None:
            return ""
        case str():
            return "" if value in _ERRORS else value
        case bool():
            return "ja" if value else "nej"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return f"{value:.15g}".replace(".", ",")
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)
