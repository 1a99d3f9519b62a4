"""Which column of a sheet is what, by the headings Danish municipalities and schools use.

Belongs here: headings and the fields they mean. Does not belong here: files (`sheet_text`, `sheet_workbook`), rows (`sheets`).
Headings are compared without case, spaces, punctuation, accents and the two spellings of æ, ø and å.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ungeapp.forms.errors import SheetRefused


class Field(StrEnum):
    """What a recognised column holds."""

    NUMBER = "number"
    GIVEN_NAME = "given_name"
    MIDDLE_NAME = "middle_name"
    FAMILY_NAME = "family_name"
    NAME = "name"
    BIRTH_DATE = "birth_date"
    ADDRESS = "address"
    HOUSE = "house"
    FLOOR = "floor"
    DOOR = "door"
    POSTAL_CODE = "postal_code"
    CITY = "city"
    POSTAL_AND_CITY = "postal_and_city"
    PHONE = "phone"
    MOBILE = "mobile"
    EMAIL = "email"
    SCHOOL = "school"
    GRADE = "grade"
    SCHOOL_CLASS = "school_class"
    IGNORED = "ignored"


_HEADINGS: dict[Field, tuple[str, ...]] = {
    Field.NUMBER: ("CPR", "CPR-nr", "CPR-nummer", "Personnummer", "Personnr", "Pnr", "Cpr.nr. (10 cifre)"),
    Field.GIVEN_NAME: ("Fornavn", "Fornavne", "Fornavn(e)", "Fornavn og mellemnavn", "For- og mellemnavn"),
    Field.MIDDLE_NAME: ("Mellemnavn", "Mellemnavne"),
    Field.FAMILY_NAME: ("Efternavn", "Efternavne", "Efternavn(e)", "Slægtsnavn"),
    Field.NAME: ("Navn", "Fulde navn", "Fuldt navn", "Elev", "Elevnavn", "Borger", "Borgernavn", "Den unge", "Personnavn"),
    Field.BIRTH_DATE: ("Fødselsdato", "Fødselsdag", "Født", "Født den", "Fødselsdag og -år", "Fødselsdata", "F.dato"),
    Field.ADDRESS: (
        "Adresse", "Vejnavn", "Vej", "Gade", "Gadenavn", "Bopæl", "Bopælsadresse", "Folkeregisteradresse",
        "Adresselinje", "Adresselinje 1", "Vejnavn og husnr", "Gade og husnummer",
    ),
    Field.HOUSE: ("Husnr", "Husnummer", "Vejnr"),
    Field.FLOOR: ("Etage", "Sal"),
    Field.DOOR: ("Dør", "Side", "Side/dør", "Sidedør"),
    Field.POSTAL_CODE: ("Postnr", "Postnummer", "Post nr."),
    Field.CITY: ("By", "Bynavn", "Postdistrikt", "Postby"),
    Field.POSTAL_AND_CITY: ("Postnr og by", "Postnr/by", "Postnummer og by", "Postnr. By", "Postnr & by"),
    Field.PHONE: ("Telefon", "Telefonnr", "Telefonnummer", "Tlf", "Tlf.nr", "Tlf nummer", "Fastnet", "Fastnettelefon"),
    Field.MOBILE: ("Mobil", "Mobilnr", "Mobilnummer", "Mobiltelefon", "Mobiltlf", "Mobiltelefonnummer"),
    Field.EMAIL: ("E-mail", "Mail", "E-post", "Mailadresse", "E-mailadresse", "E-mail privat", "Privat e-mail"),
    Field.SCHOOL: (
        "Skole", "Skolenavn", "Skolens navn", "Uddannelsessted", "Uddannelsesinstitution", "Institution",
        "Institutionsnavn",
    ),
    Field.GRADE: ("Klassetrin", "Trin", "Årgang"),
    Field.SCHOOL_CLASS: ("Klasse", "Klassenavn", "Stamklasse"),
    Field.IGNORED: ("Køn", "Alder", "Nr", "Løbenr", "Løbenummer", "Række", "Årsag"),
}  # fmt: skip

_OWNER = re.compile(r"^(?:den unges|elevens|borgerens|barnets|personens)\s+", re.IGNORECASE)
_SPELLINGS = str.maketrans({"æ": "a", "ø": "o", "å": "a", "ð": "d", "þ": "t", "ß": "ss"})
# A second column of these is a contradiction nobody but the sender can solve.
_ONCE = frozenset({Field.NUMBER, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.NAME, Field.BIRTH_DATE})
_IDENTIFYING = frozenset({Field.NUMBER, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.NAME})


@dataclass(frozen=True, slots=True)
class Column:
    """A recognised column: its place (from 0), its heading as written, and what it holds."""

    place: int
    heading: str
    field: Field

    @property
    def letter(self) -> str:
        """The column as a spreadsheet names it."""
        return letter_of(self.place)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a sheet. `doubled` are letters of second columns for a field that may be told twice."""

    known: tuple[Column, ...]
    unknown: tuple[str, ...]
    ignored: tuple[str, ...]
    doubled: tuple[str, ...] = ()


def letter_of(place: int) -> str:
    """A, B, … Z, AA, … for a place counted from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def folded(heading: str) -> str:
    """The heading as it is compared."""
    text = _OWNER.sub("", " ".join(heading.split())).casefold().translate(_SPELLINGS)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if c.isalnum())
    for spelled, plain in (("ae", "a"), ("oe", "o"), ("aa", "a")):
        text = text.replace(spelled, plain)
    return text


_FIELDS = {folded(heading): field for field, headings in _HEADINGS.items() for heading in headings}


def field_of(heading: str) -> Field | None:
    """What a column with this heading holds; a remark in brackets at its end does not count."""
    return _FIELDS.get(folded(heading)) or _FIELDS.get(folded(re.sub(r"\s*[(\[][^()\[\]]*[)\]]\s*$", "", heading)))


def recognised(cells: Sequence[str]) -> int:
    """How many cells of a row are headings of fields."""
    return sum(1 for cell in cells if cell and field_of(cell) not in (None, Field.IGNORED))


def columns_of(cells: Sequence[str]) -> Columns:
    """The columns a heading row declares.

    Raises SheetRefused: ``sheet-no-known-columns`` if none tells who a row is about, ``sheet-duplicate-column`` if a
    name, number or birth date has two columns.
    """
    known: list[Column] = []
    unknown: list[str] = []
    ignored: list[str] = []
    for place, cell in enumerate(cells):
        field = field_of(cell)
        if field is None and cell:
            unknown.append(cell)
        elif field is Field.IGNORED:
            ignored.append(cell)
        elif field is not None:
            known.append(Column(place, cell, field))
    if not any(column.field in _IDENTIFYING for column in known):
        raise SheetRefused("sheet-no-known-columns")
    doubled = [column for index, column in enumerate(known) if any(column.field is one.field for one in known[:index])]
    for column in doubled:
        if column.field in _ONCE:
            letters = ", ".join(one.letter for one in known if one.field is column.field)
            raise SheetRefused("sheet-duplicate-column", columns=letters)
    return Columns(tuple(known), tuple(unknown), tuple(ignored), tuple(column.letter for column in doubled))
