"""The municipality's sheet of young people, as its own system writes it.

Belongs here: birth dates and replacement numbers reckoned from ages, and the sheet as a file.
Does not belong here: names and schools (``resources/demo``), and reading the sheet (``forms``).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, timedelta

from ungeapp.demo.script import Node
from ungeapp.domain.dates import add_months_clamped

NAME = "unge.csv"
_REPLACEMENT_DAYS = 60  # a made-up number has the day plus 60; the civil register gives out none of them
_SPREAD = 37  # birthdays lie well apart, and never so near that somebody gets older while the rehearsal is kept
_NEAREST_BIRTHDAY, _YEAR = 30, 300


def birth_date(today: date, age: int, number: int) -> date:
    """A birth date of somebody who is ``age`` today, the ``number``-th of the list."""
    since = _NEAREST_BIRTHDAY + number * _SPREAD % _YEAR
    return add_months_clamped(today, -12 * age) - timedelta(days=since)


def replacement_number(born: date, number: int) -> str:
    """A made-up number: day plus 60, and a seventh digit that says the right century."""
    seventh = 4 if born.year >= 2000 else 1  # 4 and 9: born 2000 to 2036; 0 to 3: born before 2000
    return f"{born.day + _REPLACEMENT_DAYS:02}{born:%m%y}-{seventh}{number:03}"


def people_sheet(town: Node, today: date) -> bytes:
    """The sheet: semicolons, Windows-1252, CRLF, with the faulty rows the data asks for at its end."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(town["sheet"]["headings"])
    writer.writerows(_rows(town, today))
    writer.writerows(town["sheet"]["faulty"])
    return out.getvalue().encode("cp1252")


def _rows(town: Node, today: date) -> Iterable[list[str]]:
    sheet = town["sheet"]
    for number, person in enumerate(town["person"], start=1):
        number_text = replacement_number(birth_date(today, person["age"], number), number)
        yield [
            number_text,
            person["given"],
            person["family"],
            sheet["address"].format(number=number),
            sheet["phone"].format(number=number),
            sheet["email"].format(number=number) if number % 3 else "",
            person.get("school", ""),
            person.get("grade", ""),
        ]
