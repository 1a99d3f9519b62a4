"""School and class told when a young person is added stand on the time line, and are counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.desks import NOW, Desk
from ungeapp.domain.figures import Counted, Line, period_of
from ungeapp.domain.status import StatusEntry, StatusKind, terms_of
from ungeapp.forms.sheets import open_people_sheet

TODAY = NOW.date()
BORN = date(2010, 3, 1)


def line(desk: Desk, person: str) -> list[StatusEntry]:
    return list(desk.do.statuses.line(person).entries)


@pytest.mark.parametrize(
    ("grade", "code"),
    [
        ("9", "primary-school"),
        ("9.", "primary-school"),
        ("8. klasse", "primary-school"),
        ("7.B", "primary-school"),
        ("9.g", "primary-school"),
        ("10.", "tenth-grade"),
        ("10. kl.", "tenth-grade"),
        ("1.g", "upper-secondary"),
        ("2 G", "upper-secondary"),
        ("", ""),
        ("1", ""),
        ("100", ""),
        ("GF1", ""),
        ("HF 2", ""),
    ],
)
def test_a_class_says_which_school_it_is_or_nothing(desk: Desk, grade: str, code: str) -> None:
    term = desk.do.desk.definitions.terms(terms_of(StatusKind.EDUCATION)).of_grade(grade, TODAY)
    assert (term.code if term else "") == code


def test_a_pupil_is_counted_from_the_first_day(desk: Desk) -> None:
    pupil = desk.do.people.add(
        given_name="Ida", family_name="P.", birth_date=BORN, school="Bakkeskolen", grade="9.b"
    ).id
    (told,) = line(desk, pupil)
    assert (told.code, told.place, told.from_on) == ("primary-school", "Bakkeskolen", None), "no day is made up"
    report = desk.do.figures.count(period_of(TODAY, 3))
    ties = [one.figure for one in report.figures if one.figure.definition.counts is Counted.TIE]
    assert ties
    for figure in ties:
        counted = {row.line: row.numbers[0].value for table in figure.tables for row in table.rows}
        assert counted[Line.NOTHING_NOTED] == 0
        assert counted[Line.ACTIVE] == 1


def test_a_class_no_list_knows_is_not_guessed_at(desk: Desk) -> None:
    person = desk.do.people.add(given_name="Bo", family_name="P.", birth_date=BORN, school="Teknisk", grade="GF1").id
    assert line(desk, person) == []


@pytest.mark.parametrize("ends", [None, TODAY + timedelta(days=200)])
def test_what_is_told_more_exactly_later_stands_once(desk: Desk, ends: date | None) -> None:
    person = desk.person(school="Bakken", grade="9.").id
    (undated,) = line(desk, person)
    desk.do.statuses.correct(undated.id, home_municipality="Skive", text="Skive betaler")
    begun = TODAY - timedelta(days=100)
    desk.do.statuses.add(
        person, StatusKind.EDUCATION, code="primary-school", from_on=begun, to_on=ends, title="9. klasse"
    )
    (told,) = line(desk, person)
    assert told == replace(
        undated, from_on=begun, to_on=ends, title="9. klasse", home_municipality="Skive", text="Skive betaler"
    ), "nothing that was written is gone"


def test_a_place_nobody_knew_is_told_with_the_day(desk: Desk) -> None:
    person = desk.person(grade="9.").id
    told = desk.do.statuses.add(person, StatusKind.EDUCATION, code="primary-school", place="Bakken", from_on=TODAY)
    assert line(desk, person) == [told] and told.place == "Bakken"


@pytest.mark.parametrize(
    ("code", "place", "begins", "ends"),
    [
        ("continuation-school", "", TODAY + timedelta(days=240), None),
        ("continuation-school", "", TODAY - timedelta(days=100), None),
        ("tenth-grade", "", TODAY - timedelta(days=100), None),
        ("fgu", "", TODAY, None),
        ("primary-school", "", TODAY + timedelta(days=1), None),
        ("primary-school", "", TODAY - timedelta(days=900), TODAY - timedelta(days=150)),
        ("primary-school", "Nyskolen", TODAY - timedelta(days=100), None),
    ],
)
def test_another_school_stands_beside_the_one_without_a_day(
    desk: Desk, code: str, place: str, begins: date, ends: date | None
) -> None:
    person = desk.person(school="Bakken", grade="8.").id
    (undated,) = line(desk, person)
    added = desk.do.statuses.add(person, StatusKind.EDUCATION, code=code, place=place, from_on=begins, to_on=ends)
    assert line(desk, person) == [added, undated] and added.place == place, "its place is its own"
    assert undated in desk.do.statuses.line(person).now, "the pupil still goes to school"


def test_a_sheet_notes_the_school_of_those_it_adds_and_of_whose_class_it_brings(desk: Desk) -> None:
    head = "Fornavn;Efternavn;Fødselsdato;Skole;Klassetrin\n"
    known = desk.do.people.add(given_name="Bo", family_name="Ek", birth_date=BORN).id
    working = desk.do.people.add(given_name="Lis", family_name="Ek", birth_date=BORN).id
    desk.do.statuses.add(working, StatusKind.EDUCATION, code="fgu")
    rows = "Ida;Ny;01.03.2010;Bakken;9.\nBo;Ek;01.03.2010;Bakken;8.\nLis;Ek;01.03.2010;Bakken;9.\n"
    for _again in range(2):
        desk.do.sheets.apply(desk.do.sheets.plan(open_people_sheet((head + rows).encode(), "unge.csv").rows()))
    (new,) = (one.id for one in desk.do.people.search("Ida"))
    assert [one.code for one in line(desk, new)] == ["primary-school"]
    assert [one.code for one in line(desk, known)] == ["primary-school"]
    assert [one.code for one in line(desk, working)] == ["fgu"], "what she noted herself stands"
