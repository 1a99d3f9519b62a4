"""The first steps at any desk, so that a journey can begin where its own story begins.

Belongs here: making a desk, cards and check numbers, a sheet of young people. Does not belong here: keys (``keyboard``).
"""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from tests.forms.reading_pdf import page_texts
from tests.journeys.keyboard import Person

PASSPHRASE = "tre små ord mere"
SHEET = (
    "CPR;Fornavn;Efternavn;Adresse;Telefon;E-mail;Skole;Klassetrin\n"
    "640704-4242;Emma;Prøvesen;Åstien 3, 8800 Viborg;20 00 00 01;emma@eksempel.invalid;;\n"
    "710905-4243;Noah;Eksempel;;;;;\n"
    ";Sofie;Øvested;Søvej 1, 8800 Viborg;;;Overlund Skole;9\n"
)

UNSAID = ("gravid", "sårbar", "fødsel", "termin", "barsel", "forælder")
"""Words that stand on no paper for somebody without a basis, and in no calendar file."""


def makes_a_desk(person: Person, name: str, unit: str, phone: str) -> None:
    """The first-run page, filled in from the top."""
    person.sees("Velkommen til UngeApp")
    person.types(name)
    person.chooses("Kommune", "Viborg Kommune")
    person.chooses("Enhed", unit)
    person.fills("Telefon på arbejdet", phone)
    person.picks("Skriv min egen")
    person.fills("Din egen adgangssætning", PASSPHRASE)
    person.fills("Den samme en gang til", PASSPHRASE)
    person.press("Ctrl+Return")
    person.sees("I dag", name, unit)


def write_workbook(path: Path) -> None:
    """The same people in a workbook: Noah has got a telephone, and Emma another one than at the desk."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["CPR", "Navn", "Telefon"])
    page.append(["640704-4242", "Emma Prøvesen", "29 99 99 99"])
    page.append(["710905-4243", "Noah Eksempel", "20 00 00 02"])
    book.save(path)


def paper_text(path: Path) -> str:
    """What a printed paper says."""
    return "\n".join(page_texts(path.read_bytes()))


def reads_in_the_sheet(person: Person) -> None:
    """Emma and Noah from a csv in UTF-8 with the mark spreadsheets put in front."""
    sheet = person.folder / "unge.csv"
    sheet.write_bytes(SHEET.encode("utf-8-sig"))
    person.goes_to_page("Unge")
    person.activates("Hent fra ark …")
    person.with_file(sheet).activates("Vælg ark …")
    person.sees("Hent 2 unge")
    person.press("Ctrl+Return")
    person.sees("2 unge er hentet")
