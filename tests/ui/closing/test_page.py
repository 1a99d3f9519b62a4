"""*Afslut forløbet* by keyboard: a reason, one key, one undo; and opened again with a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import begin, pressed, shown, take_back, typed
from tests.ui.desk import TestDesk
from ungeapp.ui.closing.page import ClosingPage, make_page
from ungeapp.ui.navigation import Place

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(desk: TestDesk, qtbot: QtBot, person: str) -> ClosingPage:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("closing", id=person))
    return page


def test_one_key_ends_the_course_and_one_undo_brings_it_back(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    person = story.person.id
    page = opened(desk, qtbot, person)
    assert page.reason.hasFocus()
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.form.row("reason").error() == "Choose why the course ends."
    typed(qtbot, "Flyt")
    assert page.reason.value() == "moved"
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert desk.intentions.people.file(person).person.ended
    assert page.state.text().startswith("Ended on 25.11.") and not page.form.isVisible()
    assert page.banner.text() == "The course has ended. Nothing more is asked for."
    take_back(page.banner)
    assert not desk.intentions.people.file(person).person.ended and page.form.isVisible()


def test_another_reason_needs_words(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = opened(desk, qtbot, person)
    page.reason.set_value("other")
    page.end()
    assert page.form.row("text").error()
    page.text.setFocus()
    typed(qtbot, "Passer sin mor")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert "Passer sin mor" in page.note.text()


def test_after_a_death_one_quiet_line(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    desk.intentions.closing.end(person, "dead")
    page = opened(desk, qtbot, person)
    assert "Nothing is written to the young person any more." in page.note.text()
    assert page.reopen_button.hasFocus()


def test_it_is_opened_again_for_a_reason(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    desk.intentions.closing.end(person, "declined")
    page = opened(desk, qtbot, person)
    desk.answers.text = None
    page.reopen()
    assert desk.intentions.people.file(person).person.ended
    desk.answers.text = "Vendte tilbage"
    page.reopen()
    assert not desk.intentions.people.file(person).person.ended
    assert page.state.text() == "Opened again on 25.11.: Vendte tilbage"
    page.leave()
    assert desk.places[-1] == Place("person", id=person)
