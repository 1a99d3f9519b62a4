"""*Afslut forløbet* by keyboard: a reason, one key, one undo; and opened again with a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import begin, pressed, shown, take_back, typed
from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.ui.closing.page import ClosingPage, make_page
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.text import Text
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


def test_support_is_ended_where_the_course_is_before_the_course_ends(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    desk.intentions.support.add(person, name="Mikkel", role="mentor")
    desk.intentions.support.add(person, name="Ulla", role="youth-guide")
    page = opened(desk, qtbot, person)
    assert [(one.title, one.chip) for one in page.support.list.rows()] == [
        ("Mikkel", "Er der endnu"),
        ("Ulla", "Er der endnu"),
    ]
    typed(qtbot, "Flyt")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert not desk.intentions.people.file(person).person.ended
    assert page.banner.text().startswith("Der er stadig nogen, der støtter den unge.")
    assert page.support.list.hasFocus()
    successors = iter(("Mona", "Mette"))

    def fill(form: Form) -> None:
        form.row("why").field.set_value("replaced")  # type: ignore[attr-defined]  # a ChoiceField
        form.row("who").field.set_value(next(successors))  # type: ignore[attr-defined]  # a SuggestField

    desk.answers.fill = fill
    typed(qtbot, "", Qt.Key.Key_Return)
    assert [one.title for one in page.support.list.rows()] == ["Ulla"] and page.support.list.hasFocus()
    assert page.reason.value() == "moved", "what was chosen stays"
    typed(qtbot, "", Qt.Key.Key_Return)
    assert not page.support.isVisible() and page.reason.hasFocus()
    assert [one.successor for one in desk.intentions.support.of(person)] == ["Mona", "Mette"]
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert desk.intentions.people.file(person).person.ended and not page.support.isVisible()


def test_after_a_death_support_ends_with_the_course_and_one_undo_brings_both_back(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    desk.intentions.support.add(person, name="Mikkel", role="mentor")
    page = opened(desk, qtbot, person)
    assert page.support.isVisible()
    typed(qtbot, "Død")
    assert page.reason.value() == "dead" and not page.support.isVisible()
    assert "A support ends with the course." in [one.text() for one in page.findChildren(Text)]
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert desk.intentions.support.of(person)[0].ended_because == "dead"
    take_back(page.banner)
    assert page.support.list.rows() and desk.intentions.support.of(person)[0].ended_on is None
