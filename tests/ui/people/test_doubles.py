"""Doubles by keyboard: asked about beside the form, listed, two beside each other, joined, undone, parted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import shown
from tests.ui.desk import TestDesk
from ungeapp.domain.people import YoungPerson
from ungeapp.ui.navigation import Place
from ungeapp.ui.people import doubles_page, import_page, page
from ungeapp.ui.people.add_form import AddPage
from ungeapp.ui.people.doubles_page import DoublesPage
from ungeapp.ui.status.presenter import StatusWords


@pytest.fixture
def freja(desk: TestDesk) -> YoungPerson:
    return desk.person("Freja", "Lund")


@pytest.fixture
def form(desk: TestDesk, qtbot: QtBot, freja: YoungPerson) -> Iterator[AddPage]:
    people = page.make_page(desk.surroundings)
    shown(qtbot, people)
    people.open_place(Place("people", tab="add"))
    part = people.part("add")
    assert isinstance(part, AddPage)
    yield part
    people.close()


def typed(qtbot: QtBot, form: AddPage, given: str = "Frejia") -> None:
    qtbot.keyClicks(form.fields["given_name"], given)
    qtbot.keyClicks(form.fields["family_name"], "Lund")
    form.birth_date.set_value(date(2004, 7, 4))
    form.birth_date.edited.emit()


def test_the_one_being_typed_may_be_here_already(
    form: AddPage, desk: TestDesk, qtbot: QtBot, freja: YoungPerson
) -> None:
    assert form.candidates.isHidden()
    typed(qtbot, form)
    assert not form.candidates.isHidden() and len(form.candidates.answers) == 1
    same, _other = form.candidates.answers[0]
    assert same.accessibleName().startswith("Freja Lund")
    qtbot.keyClick(same, Qt.Key.Key_Space)
    assert desk.places[-1] == Place("person", id=freja.id)
    assert desk.intentions.people.count() == 1 and form.fields["given_name"].value() == ""


def test_nobody_is_added_before_it_is_answered(form: AddPage, desk: TestDesk, qtbot: QtBot) -> None:
    typed(qtbot, form)
    form.save()
    assert desk.intentions.people.count() == 1 and form.banner.text()
    assert form.candidates.answers[0][0].hasFocus()
    qtbot.keyClick(form.candidates.answers[0][1], Qt.Key.Key_Space)
    assert form.candidates.isHidden()
    form.save()
    assert desk.intentions.people.count() == 2
    assert desk.intentions.duplicates.possible() == ()


def test_who_is_like_nobody_is_added_at_once(form: AddPage, desk: TestDesk, qtbot: QtBot) -> None:
    typed(qtbot, form, "Emil")
    assert form.candidates.isHidden()
    form.save()
    assert desk.intentions.people.count() == 2


@pytest.fixture
def doubles(desk: TestDesk, qtbot: QtBot, freja: YoungPerson) -> DoublesPage:
    other = desk.person("Frejia", "Lund", birth_date=date(2004, 7, 4), phone="12 34 56 78")
    desk.intentions.people.note_contact(other.id, "Ringede")
    made = doubles_page.make_page(desk.surroundings)
    shown(qtbot, made)
    made.open_place(Place("doubles"))
    return made


def test_pairs_are_listed_and_looked_at_beside_each_other(doubles: DoublesPage, desk: TestDesk, qtbot: QtBot) -> None:
    (row,) = doubles.list.pairs.list.rows()
    assert row.title == "Freja Lund and Frejia Lund" and row.chip
    doubles.list.pairs.list.setFocus()
    qtbot.keyClick(doubles.list.pairs.list, Qt.Key.Key_Return)
    place = desk.places[-1]
    assert place.kind == "doubles" and place.id and place.note
    doubles.open_place(place)
    assert list(doubles.two.choices) == ["given_name"]


def looked_at(doubles: DoublesPage, desk: TestDesk) -> None:
    doubles.list.pairs.list.opened.emit("0")
    doubles.open_place(desk.places[-1])


def test_joined_undone_joined_and_parted(
    doubles: DoublesPage, desk: TestDesk, qtbot: QtBot, freja: YoungPerson
) -> None:
    looked_at(doubles, desk)
    doubles.two.stays.set_value("one")
    qtbot.keyClick(doubles.two, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = desk.intentions.people.search()
    assert desk.intentions.people.file(row.id).person.phone == "12 34 56 78"
    doubles.open_place(Place("doubles"))
    assert doubles.list.pairs.isHidden()
    (joined,) = doubles.list.joined.list.rows()
    doubles.list.joined.list.acted.emit(joined.id)
    assert desk.intentions.people.count() == 2
    assert doubles.list.joined.isHidden() and doubles.list.pairs.isHidden(), "never asked again"


def test_no_they_are_two(doubles: DoublesPage, desk: TestDesk) -> None:
    looked_at(doubles, desk)
    doubles.two.say_not_same()
    assert desk.places[-1] == Place("doubles")
    doubles.open_place(Place("doubles"))
    assert doubles.list.pairs.isHidden() and desk.intentions.people.count() == 2


def test_a_row_of_a_sheet_waits_for_its_answer(
    desk: TestDesk, qtbot: QtBot, freja: YoungPerson, tmp_path: Path
) -> None:
    sheet = tmp_path / "unge.csv"
    sheet.write_text("Fornavn;Efternavn;Fødselsdato;Skole\nFrejia;Lund;04.07.2004;FGU\n", encoding="utf-8")
    made = import_page.make_page(desk.surroundings)
    shown(qtbot, made)
    made.read(sheet)
    assert [row.title for row in made.alike.rows()] == ["Frejia Lund"] and not made.accept_button.isEnabled()
    made.alike.setFocus()
    qtbot.keyClick(made.alike, Qt.Key.Key_Return)
    assert made.accept_button.isEnabled()
    made.take()
    assert desk.intentions.people.count() == 1 and desk.intentions.people.file(freja.id).person.school == "FGU"


def test_how_somebody_came_is_noted_with_the_first_lines(form: AddPage, desk: TestDesk, qtbot: QtBot) -> None:
    """One entrance (2-10): who sent the young person, and why, stands first in the status."""
    typed(qtbot, form, "Mikkel")
    form.birth_date.set_value(date(2008, 5, 1))
    form.why.set_value("Vil gerne i gang igen")
    form.save()
    assert form.entrance.row("came").error(), "who is missing"
    form.came.set_value("guidance")
    form.save()
    (found,) = desk.intentions.people.search("mikkel")
    (entry,) = desk.intentions.statuses.line(found.id).entries
    assert (entry.sort.value, entry.code, entry.title) == ("entrance", "guidance", "Vil gerne i gang igen")
    row = StatusWords(desk.intentions).now((entry,))[0]
    assert row.title == "Vejledningen" and "How the young person came" in row.context
    assert (form.came.value(), form.why.value()) == ("", "")
