"""*Unge* by keyboard: search, open, add."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import shown
from tests.ui.desk import TestDesk
from ungeapp.ui.navigation import Place
from ungeapp.ui.people.add_form import AddPage
from ungeapp.ui.people.page import ListPage, make_page


def test_typing_a_name_and_enter_opens_the_first(desk: TestDesk, qtbot: QtBot) -> None:
    desk.person("Ida", "Holt", birth_date=date(2006, 1, 1))
    wanted = desk.person("Freja", "Lund", birth_date=date(2004, 12, 1))
    page = make_page(desk.surroundings)
    qtbot.addWidget(page)
    page.show()
    page.open_place(Place("people"))
    part = page.part()
    assert isinstance(part, ListPage) and len(part.list.rows()) == 2
    qtbot.keyClicks(part.search, "fre")
    assert len(part.list.rows()) == 1
    qtbot.keyClick(part.search, Qt.Key.Key_Return)
    assert desk.places[-1] == Place("person", id=wanted.id)


def test_an_empty_desk_invites(desk: TestDesk, qtbot: QtBot) -> None:
    page = make_page(desk.surroundings)
    qtbot.addWidget(page)
    page.show()
    part = page.part()
    assert isinstance(part, ListPage) and part.nobody.isVisible() and not part.card.isVisible()
    assert part.nobody.button is not None
    part.nobody.button.click()
    assert desk.places[-1] == Place("import")


def test_adding_one_by_keyboard(desk: TestDesk, qtbot: QtBot) -> None:
    page = make_page(desk.surroundings)
    qtbot.addWidget(page)
    page.show()
    page.open_place(Place("people", tab="add"))
    form = page.part("add")
    assert isinstance(form, AddPage)
    qtbot.keyClicks(form.fields["given_name"], "Freja")
    qtbot.keyClicks(form.fields["number"], "640704-4321")
    assert form.birth_date.value() == date(2004, 7, 4)
    form.save()
    (row,) = desk.intentions.people.search("Freja")
    assert desk.places[-1] == Place("person", id=row.id)
    assert form.fields["given_name"].value() == ""


def test_a_refusal_stands_at_its_field_and_keeps_the_text(desk: TestDesk, qtbot: QtBot) -> None:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("people", tab="add"))
    form = page.part("add")
    assert isinstance(form, AddPage)
    qtbot.keyClicks(form.fields["given_name"], "Freja")
    form.save()
    assert form.who.row("birth_date").error() and form.fields["given_name"].value() == "Freja"
    qtbot.keyClicks(form.fields["number"], "990704-4321")
    assert form.who.row("number").error() and not form.who.row("number").notice()
    form.fields["number"].clear()
    qtbot.keyClicks(form.fields["number"], "640704-4321")
    assert not form.who.row("number").error() and form.birth_date.value() == date(2004, 7, 4)
    qtbot.keyClick(form.fields["number"], Qt.Key.Key_Escape)
    assert desk.places[-1] == Place("people")
    assert not desk.intentions.people.count()


def test_the_ended_ones_have_a_list_of_their_own(desk: TestDesk, qtbot: QtBot) -> None:
    ended = desk.person().id
    other = desk.person("Freja", "Lund", birth_date=date(2003, 1, 1)).id
    page = make_page(desk.surroundings)
    qtbot.addWidget(page)
    page.show()
    page.open_place(Place("people"))
    part = page.part()
    assert isinstance(part, ListPage) and not part.which.isVisible()
    desk.intentions.closing.end(ended, "moved")
    assert part.which.isVisible() and [one.id for one in part.list.rows()] == [other]
    part.which.buttons()["ended"].click()
    assert [(one.id, one.chip) for one in part.list.rows()] == [(ended, "Ended")]
    desk.intentions.closing.reopen(ended, "Vendte tilbage")
    assert not part.which.isVisible() and len(part.list.rows()) == 2
