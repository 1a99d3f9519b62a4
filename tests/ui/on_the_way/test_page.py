"""*Hvem er på vej* by keyboard: the list by birthday, narrowed down, one row opened, the paper of one team."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import shown, typed
from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.ui.navigation import Place
from ungeapp.ui.on_the_way.page import OnTheWayPage, make_page


def young(desk: TestDesk, given: str, birth: date) -> str:
    return desk.intentions.people.add(given_name=given, family_name="Prøvesen", birth_date=birth).id


def opened(desk: TestDesk, qtbot: QtBot) -> OnTheWayPage:
    texts.use(texts.DANISH)
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("on-the-way"))
    return page


def test_by_birthday_with_what_is_next(desk: TestDesk, qtbot: QtBot) -> None:
    younger = young(desk, "Yngre", date(2010, 2, 1))
    elder = young(desk, "Ældre", date(2009, 2, 1))
    young(desk, "Voksen", date(2001, 2, 1))
    desk.intentions.circumstances.add(younger, "transition-meeting", from_on=date(2026, 9, 1))
    page = opened(desk, qtbot)
    first, second = page.list.rows()
    assert (first.id, first.title, first.title_rest) == (elder, "Ældre Prøvesen", ", 17½ år")
    assert (first.chip, second.chip) == ("Ikke vurderet", "Skal have møde")
    assert second.title_rest == ", 16½ år"
    assert second.context == "Overgangsmøde · senest 01.02.2027 · fylder 17 den 01.02.2027"
    assert page.summary.text() == "2 unge på vej"
    page.list.set_current(elder)
    page.list.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert desk.places[-1] == Place("person", id=elder)


def test_narrowed_down_by_where_they_stand_and_by_team(desk: TestDesk, qtbot: QtBot) -> None:
    one, other = young(desk, "En", date(2009, 3, 1)), young(desk, "Anden", date(2009, 4, 1))
    desk.intentions.responsibility.answer(one, {"significant-impairment": True})
    desk.intentions.circumstances.add(other, "transition-meeting", from_on=date(2026, 3, 1))
    page = opened(desk, qtbot)
    page.standing.setFocus()
    typed(qtbot, "", Qt.Key.Key_Down)
    assert page.standing.currentText() == "Skal have møde (1)" and [row.id for row in page.list.rows()] == [other]
    page.standing.set_value("")
    page.team.set_value("viborg/socialafdelingen")
    page.team.edited.emit()
    assert [row.id for row in page.list.rows()] == [one]
    page.show_paper()
    assert page.papers is not None and page.papers.list.rows()[0].title == "Socialafdelingen"
    page.papers.preview.print_requested.emit()
    assert desk.printed[0].startswith(b"%PDF")


def test_nobody_on_the_way_is_one_sentence(desk: TestDesk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    assert page.empty.isVisible() and not page.card.isVisible() and not page.summary.isVisible()
    page.show_paper()
    assert page.banner.text() == "Der er ingen på listen."
