"""A municipality's sheet: matched, filled, listed, rejected with a reason, and never written halfway."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from tests.desks import NUMBER, Desk
from ungeapp.domain.errors import UngeError
from ungeapp.domain.people import YoungPerson
from ungeapp.forms.sheets import open_people_sheet
from ungeapp.usecases.sheet_import import ImportPlan

HEAD = "CPR;Fornavn;Efternavn;Fødselsdato;Telefon;Skole\n"
OTHER = "710905-4243"


def planned(desk: Desk, rows: str, encoding: str = "utf-8") -> ImportPlan:
    return desk.do.sheets.plan(open_people_sheet((HEAD + rows).encode(encoding), "unge.csv").rows())


def people(desk: Desk) -> dict[str, YoungPerson]:
    return {row.name: desk.do.people.file(row.id).person for row in desk.do.people.search("")}


SHEET = f"{NUMBER};Emma Ærlig;Prøvesen;;20 00 00 01;\n;Åse;Ødegård;03.02.2005;;FGU\n"


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (HEAD + SHEET).splitlines():
        sheet.append(line.split(";"))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ((HEAD + SHEET).encode("utf-8"), "a.csv"),
        ((HEAD + SHEET).encode("utf-8-sig"), "b.csv"),
        ((HEAD + SHEET).encode("cp1252"), "c.csv"),
        (workbook(), "d.xlsx"),
    ],
    ids=["utf-8", "utf-8 with mark", "windows-1252", "xlsx"],
)
def test_the_same_people_come_from_every_kind_of_sheet_and_only_once(desk: Desk, data: bytes, name: str) -> None:
    plan = desk.do.sheets.plan(open_people_sheet(data, name).rows())
    assert desk.do.people.count() == 0, "planning writes nothing"
    desk.do.sheets.apply(plan)
    found = people(desk)
    assert set(found) == {"Emma Ærlig Prøvesen", "Åse Ødegård"}
    assert found["Åse Ødegård"].birth_date == date(2005, 2, 3)
    assert found["Emma Ærlig Prøvesen"].birth_date == date(2004, 7, 4)
    assert found["Åse Ødegård"].coordinator == desk.unit
    again = desk.do.sheets.plan(open_people_sheet(data, name).rows())
    assert (again.new, again.filled, again.unchanged, again.differences) == ((), (), 2, ())
    desk.do.sheets.apply(again)
    assert people(desk) == found


def test_nobody_is_doubled_within_one_sheet(desk: Desk) -> None:
    rows = f"{NUMBER};Emma;Prøvesen;;;\n{NUMBER};Emma;Prøvesen;;20 00 00 01;\n;Emma;Prøvesen;4.7.2004;;FGU\n"
    plan = planned(desk, rows)
    assert len(plan.new) == 1
    desk.do.sheets.apply(plan)
    (emma,) = people(desk).values()
    assert (emma.phone, emma.school) == ("20 00 00 01", "FGU")


def test_empty_fields_are_filled_and_differing_ones_listed_and_left(desk: Desk) -> None:
    desk.person(phone="11 11 11 11")
    plan = planned(desk, f"{NUMBER};Emma;Prøve;;22 22 22 22;FGU\n")
    desk.do.sheets.apply(plan)
    (emma,) = people(desk).values()
    assert (emma.phone, emma.school, emma.family_name) == ("11 11 11 11", "FGU", "Prøvesen")
    assert {(one.field, one.here, one.sheet) for one in plan.differences} == {
        ("phone", "11 11 11 11", "22 22 22 22"),
        ("family_name", "Prøvesen", "Prøve"),
    }


def test_a_person_without_number_is_matched_by_name_and_birth_date_and_gets_it(desk: Desk) -> None:
    known = desk.do.people.add(given_name="emma", family_name="PRØVESEN", birth_date=date(2004, 7, 4))
    desk.do.sheets.apply(planned(desk, f"{NUMBER};Emma;Prøvesen;;;\n"))
    (emma,) = people(desk).values()
    assert (emma.id, emma.number_kind == "none") == (known.id, False)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (";Uden;Nummer;;;", "sheet-no-number-no-birth-date"),
        (f"{NUMBER};;;;;", "sheet-no-name"),
        (";Uden;Dato;i sommer;;", "sheet-birth-date"),
        (";Dobbelt;Gænger;1.1.2005;;", "sheet-several-match"),
        (f"{OTHER};Emma;Prøvesen;;;", None),  # another birth date: another person
        ("640704-4250;Emma;Prøvesen;;;", "sheet-other-number"),
        ("123;Emma;Prøvesen;;;", "any"),
    ],
)
def test_a_row_is_rejected_with_its_reason_and_its_number(desk: Desk, row: str, reason: str | None) -> None:
    desk.person()
    for _ in range(2):
        desk.do.people.add(given_name="Dobbelt", family_name="Gænger", birth_date=date(2005, 1, 1))
    before = people(desk)
    plan = planned(desk, f"{row}\n")
    if reason is None:
        assert len(plan.new) == 1 and not plan.rejects
        return
    (reject,) = plan.rejects
    assert reject.row == 2
    assert reason in (reject.reason, "any")
    desk.do.sheets.apply(plan)
    assert people(desk) == before


def test_a_number_that_fails_the_old_check_is_taken_and_noticed(desk: Desk) -> None:
    plan = planned(desk, f"{NUMBER};Emma;Prøvesen;;;\n")
    assert len(plan.new) == 1 and not plan.rejects
    assert all(row == 2 for row, _code in plan.notices)


class Cancelled(UngeError):
    """The caseworker stopped it."""


def test_cancelling_changes_nothing(desk: Desk) -> None:
    rows = "".join(f";Ung;Nummer{number};1.1.2005;;\n" for number in range(120))

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        desk.do.sheets.plan(open_people_sheet((HEAD + rows).encode(), "u.csv").rows(), stop, 120)
    plan = planned(desk, rows)
    with pytest.raises(Cancelled):
        desk.do.sheets.apply(plan, stop)
    assert desk.do.people.count() == 0
    seen: list[int] = []
    desk.do.sheets.apply(plan, lambda done, total: seen.append(done))
    assert (desk.do.people.count(), seen) == (120, [50, 100])


def test_a_row_like_somebody_here_waits_for_an_answer(desk: Desk) -> None:
    here = desk.person("Mohammed", "Ali", NUMBER)
    plan = planned(desk, ";Muhamad;Ali;04.07.2004;20 00 00 09;FGU\n;Ida;Holt;01.01.2005;;\n")
    assert [one.full_name for one in plan.new] == ["Ida Holt"]
    (asked,) = plan.alike
    assert (asked.row, asked.known.id) == (2, here.id)
    desk.do.sheets.apply(plan)
    assert set(people(desk)) == {"Mohammed Ali", "Ida Holt"}, "without an answer it is not taken"
    same = desk.do.sheets.answer(plan, 2, same=True)
    assert same.alike == () and [one.phone for one in same.filled] == ["20 00 00 09"]
    assert [one.field for one in same.differences] == ["given_name"]
    other = desk.do.sheets.answer(plan, 2, same=False)
    assert {one.full_name for one in other.new} == {"Ida Holt", "Muhamad Ali"}


def test_a_row_that_is_somebody_else_is_not_asked_about_again(desk: Desk) -> None:
    desk.person("Mohammed", "Ali", NUMBER)
    plan = planned(desk, ";Muhamad;Ali;04.07.2004;;FGU\n")
    desk.do.sheets.apply(desk.do.sheets.answer(plan, 2, same=False))
    assert set(people(desk)) == {"Mohammed Ali", "Muhamad Ali"}
    assert desk.do.duplicates.possible() == ()


def test_a_row_with_the_number_of_a_joined_entry_is_the_one_that_stands(desk: Desk) -> None:
    one, other = desk.person("Freja", "Lund", NUMBER), desk.person("Freja", "Lund", OTHER)
    desk.do.duplicates.join(one.id, other.id)
    plan = planned(desk, f"{OTHER};Freja;Lund;;20 00 00 09;\n")
    assert plan.new == () and [filled.id for filled in plan.filled] == [one.id]
