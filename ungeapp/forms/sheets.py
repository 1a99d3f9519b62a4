"""Young people from a municipality's sheet, as rows of recognised text; and the sheet of those that were not taken.

Belongs here: rows with the fields an import knows, what is odd about them, the rejects' file.
Does not belong here: what a valid number or date is, matching with people (`usecases.sheet_import`), headings
(`sheet_columns`), kinds of files (`sheet_text`, `sheet_workbook`).

Everything is text: no formula is evaluated, no number interpreted, nothing is written anywhere.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from ungeapp.forms.errors import SheetRefused
from ungeapp.forms.sheet_columns import Columns, Field, columns_of, letter_of, recognised
from ungeapp.forms.sheet_rows import HEAD_ROWS, MAX_BYTES, MAX_ROWS, RawRow, SheetFile
from ungeapp.forms.sheet_text import open_text
from ungeapp.forms.sheet_workbook import open_workbook

# The fields of a row, with the Danish heading they get in the rejects' file.
FIELDS: Mapping[str, str] = {
    "number": "CPR",
    "given_name": "Fornavn",
    "family_name": "Efternavn",
    "birth_date": "Fødselsdato",
    "address": "Adresse",
    "phone": "Telefon",
    "email": "E-mail",
    "school": "Skole",
    "grade": "Klassetrin",
}
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
_PHONE_OR_NUMBER = re.compile(r"[+-]?[\d\s().,/-]*")
_LOST_ZERO = re.compile(r"[1-9](?:0[1-9]|1[0-2])\d{6}|[1-9](?:0[1-9]|1[0-2])\d{2}-\w{4}")
_TEXT_ENDINGS = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """Something to tell about the sheet that did not stop the reading.

    Codes: ``sheet-formula`` (a formula, or text that begins like one, was read as plain text),
    ``sheet-leading-zero`` (a zero lost at the front of a number was put back), ``sheet-extra-cells`` (a row has cells
    beyond the headings: its cells may have slipped), ``sheet-second-column`` (only the first filled one counts),
    ``sheet-other-sheets`` (the file has more sheets, which were not read).
    """

    code: str
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number in the file and the recognised fields (keys of `FIELDS`) as text; empty ones are absent."""

    number: int
    values: Mapping[str, str] = field(repr=False)
    problems: tuple[SheetProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """A sheet read to its end."""

    columns: Columns
    rows: tuple[SheetRow, ...]
    problems: tuple[SheetProblem, ...]


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet whose headings were understood. `estimated_rows` is for a progress bar only."""

    columns: Columns
    estimated_rows: int
    problems: tuple[SheetProblem, ...]
    _file: SheetFile = field(repr=False)
    _heading_row: int
    _heading_cells: int

    @property
    def unread(self) -> tuple[str, ...]:
        """The headings of columns nothing is taken from."""
        return self.columns.unknown

    def rows(self) -> Iterator[SheetRow]:
        """The rows one by one from the first; may be left at any row.

        Raises SheetRefused on the way (``sheet-too-many-rows``, ``sheet-too-many-columns``, ``sheet-broken-file``).
        """
        count = 0
        for raw in self._file.rows():
            if raw.number <= self._heading_row or not raw.cells:
                continue
            count += 1
            if count > MAX_ROWS:
                raise SheetRefused("sheet-too-many-rows", row=raw.number, limit=MAX_ROWS)
            yield _row(raw, self.columns, self._heading_cells)


def open_people_sheet(data: bytes, filename: str) -> OpenSheet:
    """The sheet with its columns, before any row is read. Raises SheetRefused with the codes listed there."""
    file = _opened(data, filename)
    heads = list(islice(file.rows(), HEAD_ROWS))
    if not any(row.cells for row in heads):
        raise SheetRefused("sheet-empty")
    heading = max(heads, key=lambda row: recognised(row.cells))
    columns = columns_of(heading.cells)
    problems = [SheetProblem("sheet-second-column", heading.number, letter) for letter in columns.doubled]
    if file.other_sheets:
        problems.append(SheetProblem("sheet-other-sheets"))
    estimated = max(file.estimated_rows - heading.number, 0)
    return OpenSheet(columns, estimated, tuple(problems), file, heading.number, len(heading.cells))


def iter_people_sheet(data: bytes, filename: str) -> Iterator[SheetRow]:
    """The rows of a sheet one by one, so that the reader can show progress and stop."""
    return open_people_sheet(data, filename).rows()


def read_people_sheet(data: bytes, filename: str) -> SheetPreview:
    """The whole sheet. Raises SheetRefused; then nothing of it may be used."""
    sheet = open_people_sheet(data, filename)
    rows = tuple(sheet.rows())
    return SheetPreview(sheet.columns, rows, (*sheet.problems, *(problem for row in rows for problem in row.problems)))


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was not taken: its number in the sheet, its values (keys of `FIELDS`), the reason as a sentence."""

    number: int
    values: Mapping[str, str] = field(repr=False)
    reason: str


def write_rejects_csv(rows: Iterable[RejectedRow]) -> bytes:
    """The rejects as a sheet Danish spreadsheets open with a double click, and this reader reads again.

    UTF-8 with a mark, semicolons, CRLF. Text that begins like a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([*FIELDS.values(), "Række", "Årsag"])
    for row in rows:
        cells = (*(row.values.get(name, "") for name in FIELDS), str(row.number), row.reason)
        writer.writerow([_harmless(cell) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _harmless(text: str) -> str:
    text = text.replace("\x00", "")
    return f"'{text}" if text.lstrip().startswith(_FORMULA_START) or text.startswith(_FORMULA_START) else text


def _opened(data: bytes, filename: str) -> SheetFile:
    """The file by what it holds; the name only decides whether text can be a sheet."""
    if len(data) > MAX_BYTES:
        raise SheetRefused("sheet-too-large", limit=MAX_BYTES)
    if not data.strip():
        raise SheetRefused("sheet-empty")
    if data.startswith(b"PK\x03\x04"):
        return open_workbook(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # old .xls, and .xlsx with a password
        raise SheetRefused("sheet-protected")
    if data.startswith((b"%PDF", b"<", b"{", b"PK")) or not filename.casefold().endswith(_TEXT_ENDINGS):
        raise SheetRefused("sheet-unknown-kind")
    return open_text(data)


def _row(raw: RawRow, columns: Columns, width: int) -> SheetRow:
    problems: list[SheetProblem] = []
    told: dict[Field, list[str]] = {}
    for column in columns.known:
        text = raw.cells[column.place] if column.place < len(raw.cells) else ""
        if text.startswith("'") and text[1:].startswith(_FORMULA_START):
            text = text[1:]  # an apostrophe that only kept a spreadsheet from evaluating the cell
        odd = text.startswith(_FORMULA_START) and not _PHONE_OR_NUMBER.fullmatch(text)
        if odd or column.place in raw.formulas:
            problems.append(SheetProblem("sheet-formula", raw.number, column.letter))
        if column.field is Field.NUMBER and _LOST_ZERO.fullmatch(text):
            text = f"0{text}"
            problems.append(SheetProblem("sheet-leading-zero", raw.number, column.letter))
        if text and text not in told.setdefault(column.field, []):
            told[column.field].append(text)
    if len(raw.cells) > width:
        problems.append(SheetProblem("sheet-extra-cells", raw.number, letter_of(width)))
    return SheetRow(raw.number, _values(told), tuple(problems))


def _values(told: Mapping[Field, list[str]]) -> dict[str, str]:
    def one(asked: Field) -> str:
        found = told.get(asked)
        return found[0].replace("\n", " ") if found else ""

    given, family = _names(one(Field.GIVEN_NAME), one(Field.MIDDLE_NAME), one(Field.FAMILY_NAME), one(Field.NAME))
    phones = dict.fromkeys([*told.get(Field.MOBILE, ()), *told.get(Field.PHONE, ())])
    values = {
        "number": one(Field.NUMBER),
        "given_name": given,
        "family_name": family,
        "birth_date": one(Field.BIRTH_DATE),
        "address": _address(told),
        "phone": ", ".join(phone.replace("\n", ", ") for phone in phones),
        "email": one(Field.EMAIL),
        "school": one(Field.SCHOOL),
        "grade": one(Field.GRADE) or one(Field.SCHOOL_CLASS),
    }
    return {name: text for name, text in values.items() if text}


def _names(given: str, middle: str, family: str, name: str) -> tuple[str, str]:
    """Given and family name; a whole name is `Family, Given`, or its last word is the family name."""
    if not given and not family and name:
        if "," in name:
            family, _, given = name.partition(",")
        else:
            given, _, family = name.rpartition(" ")
            given, family = (given, family) if given else (family, "")
    return " ".join(f"{given} {middle}".split()), " ".join(family.split())


def _address(told: Mapping[Field, list[str]]) -> str:
    """Street, house, floor and door, postal code and town in one line, as an envelope has them."""

    def one(asked: Field) -> str:
        found = told.get(asked)
        return found[0].replace("\n", ", ") if found else ""

    street = f"{one(Field.ADDRESS)} {one(Field.HOUSE)}".strip()
    floor, door = one(Field.FLOOR).rstrip("."), one(Field.DOOR)
    inside = " ".join(part for part in (f"{floor}." if floor else "", door) if part)
    town = one(Field.POSTAL_AND_CITY) or f"{one(Field.POSTAL_CODE)} {one(Field.CITY)}".strip()
    if town and town in street:
        town = ""
    return ", ".join(part for part in (street, inside, town) if part)
