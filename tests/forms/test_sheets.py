"""Sheets as municipalities have them, and the file of what was not taken.

All numbers are replacement numbers (day + 60) or such that nobody can have.
"""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ungeapp.forms.errors import SheetRefused
from ungeapp.forms.sheets import (
    FIELDS,
    RejectedRow,
    SheetPreview,
    SheetProblem,
    iter_people_sheet,
    open_people_sheet,
    read_people_sheet,
    write_rejects_csv,
)

PEOPLE = (
    "CPR-nr.;Fornavn;Efternavn;Vejnavn;Postnr;By;Mobil;Tlf.;E-mail;Skole;Klasse;Køn;Bemærkning\r\n"
    "640704-1234;Søren;Ærø-Ågård;Prøvevej 1;8800;Prøveby;+45 00000001;00000002;s@eksempel.dk;Vestre Skole;8.B;M;x\r\n"
)


def read(text: str, encoding: str = "utf-8") -> SheetPreview:
    return read_people_sheet(text.encode(encoding), "unge.csv")


def one(text: str) -> dict[str, str]:
    (row,) = read(text).rows
    return dict(row.values)


def workbook(*rows: list[object], title: str = "Unge") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(out := io.BytesIO())
    return out.getvalue()


def refusal(data: bytes, name: str = "unge.csv") -> SheetRefused:
    with pytest.raises(SheetRefused) as caught:
        read_people_sheet(data, name)
    return caught.value


def read_or_refused(data: bytes, name: str) -> SheetPreview | SheetRefused:
    try:
        return read_people_sheet(data, name)
    except SheetRefused as refused:
        return refused


# --- csv ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_every_usual_file_reads_alike(encoding: str, delimiter: str) -> None:
    sheet = read(PEOPLE.replace(";", delimiter), encoding)
    (row,) = sheet.rows
    assert row.number == 2
    assert row.values == {
        "number": "640704-1234",
        "given_name": "Søren",
        "family_name": "Ærø-Ågård",
        "address": "Prøvevej 1, 8800 Prøveby",
        "phone": "+45 00000001, 00000002",
        "email": "s@eksempel.dk",
        "school": "Vestre Skole",
        "grade": "8.B",
    }
    assert sheet.columns.unknown == ("Bemærkning",)
    assert sheet.columns.ignored == ("Køn",)
    assert sheet.problems == ()


@pytest.mark.parametrize(
    "heading",
    ["CPR", "cpr nr", "CPR-NR.", " Cpr_nummer ", "Personnummer", "CPR (10 cifre)", "Elevens CPR", "Borgerens cpr-nr."],
)
def test_numbers_are_found_under_their_usual_headings(heading: str) -> None:
    assert one(f"{heading};Navn\n640704-1234;Bo Prøve\n")["number"] == "640704-1234"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Fodselsdato", "birth_date"), ("FØDSELSDATO", "birth_date"), ("Foedselsdato", "birth_date"),
        ("Fornavne", "given_name"), ("Slaegtsnavn", "family_name"), ("Mailadresse", "email"), ("e-mail", "email"),
        ("Tlf. nr.", "phone"), ("Mobil tlf", "phone"), ("KLASSETRIN", "grade"), ("Skolens navn", "school"),
    ],
)  # fmt: skip
def test_headings_tolerate_case_space_and_letters(heading: str, field: str) -> None:
    assert one(f"CPR;{heading}\n640704-1234;værdi\n")[field] == "værdi"


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Anna Maria Prøve", "Anna Maria", "Prøve"),
        ("Prøve, Anna Maria", "Anna Maria", "Prøve"),
        ("Prøve Hansen,Anna", "Anna", "Prøve Hansen"),
        ("Anna", "Anna", None),
    ],
)
def test_a_whole_name_is_divided(name: str, given: str, family: str | None) -> None:
    values = one(f"CPR\tNavn\n640704-1234\t{name}\n")
    assert (values.get("given_name"), values.get("family_name")) == (given, family)


def test_names_in_their_own_columns_win() -> None:
    values = one("Navn;Fornavn;Mellemnavn;Efternavn\nA B;Bo;Test;Prøve\n")
    assert (values["given_name"], values["family_name"]) == ("Bo Test", "Prøve")


def test_an_address_is_put_together_from_its_parts() -> None:
    text = "Navn;Gadenavn;Husnr;Etage;Dør;Postnr. og by\nA B;Prøvevej;7A;2;th;8800 Prøveby\n"
    assert one(text)["address"] == "Prøvevej 7A, 2. th, 8800 Prøveby"
    assert one("Navn;Adresse;Postnr;By\nA B;Vej 1, 8800 Prøveby;8800;Prøveby\n")["address"] == "Vej 1, 8800 Prøveby"


def test_headings_may_stand_below_a_title_and_rows_keep_their_number() -> None:
    sheet = read("Udtræk pr. 1. maj\n\nCPR;Navn\n640704-1234;A B\n\n;\n640704-1235;C D\n")
    assert [row.number for row in sheet.rows] == [4, 7]


def test_a_separator_told_in_the_first_line_is_believed() -> None:
    sheet = read("sep=,\nCPR,Navn\n640704-1234,A B\n")
    assert [(row.number, row.values["number"]) for row in sheet.rows] == [(3, "640704-1234")]


def test_cells_with_breaks_quotes_and_hard_spaces() -> None:
    values = one('Navn;Adresse;Skole\n"Bo ""B"" Prøve";"Vej 1\r\n8800 Prøveby";Vestre\u00a0  Skole \n')
    assert values == {
        "given_name": 'Bo "B"', "family_name": "Prøve", "address": "Vej 1, 8800 Prøveby", "school": "Vestre Skole",
    }  # fmt: skip


def test_text_that_begins_like_a_formula_stays_text_and_is_told() -> None:
    sheet = read("CPR;Navn;Skole;Telefon\n640704-1234;=1+1;@SUM(A1);+45 00 00 00 01\n")
    (row,) = sheet.rows
    assert (row.values["given_name"], row.values["school"], row.values["phone"]) == (
        "=1+1",
        "@SUM(A1)",
        "+45 00 00 00 01",
    )
    assert sheet.problems == (SheetProblem("sheet-formula", 2, "B"), SheetProblem("sheet-formula", 2, "C"))


def test_a_zero_lost_by_a_spreadsheet_is_put_back_and_told() -> None:
    sheet = read("CPR;Navn\n203040000;A B\n1234;C D\n")
    assert [row.values["number"] for row in sheet.rows] == ["0203040000", "1234"]
    assert sheet.problems == (SheetProblem("sheet-leading-zero", 2, "A"),)


def test_cells_beyond_the_headings_are_told() -> None:
    assert read("CPR;Navn\n640704-1234;Prøve;Anna\n").problems == (SheetProblem("sheet-extra-cells", 2, "C"),)


def test_a_second_column_for_a_contact_field_is_told() -> None:
    sheet = read("Navn;E-mail;Mail\nA B;;b@eksempel.dk\n")
    assert sheet.rows[0].values["email"] == "b@eksempel.dk"
    assert sheet.problems == (SheetProblem("sheet-second-column", 1, "C"),)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "sheet-empty"),
        (b" \r\n ", "sheet-empty"),
        (b";;\n;;\n", "sheet-empty"),
        ("Navn;Skole\nSøren Prøve;x\n".encode() + b"\xc3\x28\n", "sheet-broken-encoding"),
        (b"Navn\nS\xc3\xb8ren Pr\xf8ve\n", "sheet-broken-encoding"),
        ("Navn\nS\ufffdren Prøve\n".encode(), "sheet-broken-encoding"),
        ("Navn\nSÃ¸ren Prøve\n".encode(), "sheet-broken-encoding"),
        ("Navn\nSøren Prøve\n".encode("cp850"), "sheet-broken-encoding"),
        (b"Navn\nA\x00B\n", "sheet-broken-encoding"),
        ("Navn\nA\n".encode("utf-16")[:-1], "sheet-broken-encoding"),
        (b"Beskrivelse;Antal\nx;1\n", "sheet-no-known-columns"),
        (b"Skole;Klasse\nx;1\n", "sheet-no-known-columns"),
        (b"CPR;Navn;Personnummer\n1;2;3\n", "sheet-duplicate-column"),
        (b'Navn;Skole\n"A B;x\nC D;y\n', "sheet-broken-file"),
        (b"Navn" + b";x" * 200 + b"\n", "sheet-too-many-columns"),
        (b"%PDF-1.7", "sheet-unknown-kind"),
        (b"<html><table>", "sheet-unknown-kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "sheet-protected"),
        (b"PK\x03\x04 not a zip", "sheet-broken-file"),
        (b"Navn\n" + b"x" * (16 * 1024 * 1024), "sheet-too-large"),
        (b"Navn\n" + b"A B\n" * 10_001, "sheet-too-many-rows"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_for_certain_is_refused(data: bytes, code: str) -> None:
    assert refusal(data).code == code


def test_refusals_say_where_and_never_who() -> None:
    assert refusal("Navn\nA B\nS\ufffdren Prøve\n".encode()).facts == {"row": 3}
    assert refusal(b"CPR;Navn;Personnummer\n1;2;3\n").facts == {"columns": "A, C"}
    assert "Prøve" not in repr(read("CPR;Navn\n640704-1234;Anna Prøve\n"))


def test_a_file_of_another_kind_is_refused_by_name() -> None:
    assert refusal(PEOPLE.encode(), "unge.docx").code == "sheet-unknown-kind"


def test_ten_thousand_rows_are_read_and_can_be_left_at_any() -> None:
    data = b"CPR;Navn\n" + b"640704-1234;A B\n" * 10_000
    assert sum(1 for _ in iter_people_sheet(data, "unge.csv")) == 10_000
    sheet = open_people_sheet(data, "unge.csv")
    rows = sheet.rows()
    assert next(rows).number == 2
    assert next(sheet.rows()).number == 2, "reading again begins again"
    assert sheet.estimated_rows == 10_000


# --- xlsx --------------------------------------------------------------------------------------------------------


def test_a_workbook_is_read_as_text() -> None:
    data = workbook(
        ["Udtræk"],
        [],
        ["Personnummer", "Navn", "Fødselsdato", "Telefon", "Klassetrin"],
        ["640704-1234", "Prøve, Anna", datetime(2004, 7, 4), 12345678, 9.0],  # noqa: DTZ001  # a cell has no zone
        [203040000, "Bo Prøve", date(2004, 3, 2), None, "10. kl."],
    )
    sheet = read_people_sheet(data, "unge.xlsx")
    assert [dict(row.values) for row in sheet.rows] == [
        {
            "number": "640704-1234", "given_name": "Anna", "family_name": "Prøve", "birth_date": "2004-07-04",
            "phone": "12345678", "grade": "9",
        },
        {"number": "0203040000", "given_name": "Bo", "family_name": "Prøve", "birth_date": "2004-03-02", "grade": "10. kl."},
    ]  # fmt: skip
    assert [row.number for row in sheet.rows] == [4, 5]
    assert sheet.problems == (SheetProblem("sheet-leading-zero", 5, "A"),)


def test_formulas_are_never_evaluated_and_told() -> None:
    data = workbook(
        ["CPR", "Navn", "Skole"], ["640704-1234", "A B", '=HYPERLINK("http://x","y")'], ["640704-1235", "C D", "x"]
    )
    sheet = read_people_sheet(data, "unge.xlsx")
    assert sheet.rows[0].values["school"] == '=HYPERLINK("http://x","y")'
    assert sheet.problems == (SheetProblem("sheet-formula", 2, "C"),)


def test_a_formula_that_was_calculated_shows_what_it_showed() -> None:
    data = workbook(["CPR", "Navn"], ["640704-1234", "=A1"])

    def calculated(part: bytes) -> bytes:
        assert b'<c r="B2"><f>A1</f><v></v></c>' in part
        return part.replace(b'<c r="B2"><f>A1</f><v></v></c>', b'<c r="B2" t="str"><f>A1</f><v>Anna Test</v></c>')

    changed = rewritten(data, "xl/worksheets/sheet1.xml", calculated)
    sheet = read_people_sheet(changed, "unge.xlsx")
    assert sheet.rows[0].values["family_name"] == "Test"
    assert sheet.problems == (SheetProblem("sheet-formula", 2, "B"),)


def test_the_sheet_with_the_known_headings_is_taken() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Vejledning"])
    sheet = book.create_sheet("Elever")
    sheet.append(["CPR", "Navn"])
    sheet.append(["640704-1234", "A B"])
    book.save(out := io.BytesIO())
    preview = read_people_sheet(out.getvalue(), "unge.xlsx")
    assert len(preview.rows) == 1
    assert preview.problems == (SheetProblem("sheet-other-sheets"),)


def rewritten(data: bytes, name: str, change) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            new.writestr(part.filename, change(content) if part.filename == name else content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda part: part.replace(b"<sheetData>", b"<sheetData>" + b"<row/>" * 10_000_000), "sheet-too-large"),
        (lambda part: part + b" " * (170 * 1024 * 1024), "sheet-too-large"),
        (lambda part: b'<!DOCTYPE x [<!ENTITY a "b">]>' + part, "sheet-broken-file"),
        (lambda part: part.decode().encode("utf-16"), "sheet-broken-file"),
        (lambda part: part[: len(part) // 2], "sheet-broken-file"),
        (lambda part: b"", "sheet-broken-file"),
        (lambda part: part.replace(b'r="A1"', b'r="ZZZZZZ1"'), "sheet-broken-file"),
    ],
)
def test_hostile_workbooks_are_refused(change, code: str) -> None:
    data = workbook(["CPR", "Navn"], ["640704-1234", "A B"])
    hostile = rewritten(data, "xl/worksheets/sheet1.xml", change)
    assert refusal(hostile, "unge.xlsx").code == code


def test_another_archive_is_no_workbook() -> None:
    with zipfile.ZipFile(out := io.BytesIO(), "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refusal(out.getvalue(), "unge.xlsx").code == "sheet-unknown-kind"


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(read_or_refused(bytes(content), "unge.xlsx"), SheetPreview | SheetRefused)


SAMPLE = workbook(["CPR", "Navn"], ["640704-1234", "A B"], ["640704-1235", "=1+1"])


# --- properties --------------------------------------------------------------------------------------------------


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert isinstance(read_or_refused(b"CPR;Navn\n" + data, "unge.csv"), SheetPreview | SheetRefused)


CELL = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="'\ufffdÃâ†›‘•"), min_size=1, max_size=20
).map(lambda text: unicodedata.normalize("NFC", text))
VALUES = st.dictionaries(st.sampled_from([name for name in FIELDS if name != "number"]), CELL, min_size=1)


@settings(max_examples=150)
@given(st.lists(VALUES, max_size=5))
def test_rejects_are_read_again_as_they_were(rows: list[dict[str, str]]) -> None:
    rejects = [RejectedRow(number, values, "grund") for number, values in enumerate(rows, start=2)]
    data = write_rejects_csv(rejects)
    assert data.startswith(b"\xef\xbb\xbf")
    assert [dict(row.values) for row in read_people_sheet(data, "afviste.csv").rows] == [
        dict(sorted_like(row)) for row in rows
    ]


def sorted_like(row: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, row[name]) for name in FIELDS if name in row]


@given(st.lists(st.dictionaries(st.sampled_from(list(FIELDS)), st.text(max_size=20)), max_size=4), st.text(max_size=20))
def test_no_reject_is_a_formula(rows: list[dict[str, str]], reason: str) -> None:
    data = write_rejects_csv(RejectedRow(2, values, reason) for values in rows)
    for record in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in record)
