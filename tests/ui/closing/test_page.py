"""*Afslut forløbet* by keyboard: a reason, one key, one undo; and opened again with a reason."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import begin, pressed, shown, take_back, typed
from tests.ui.desk import TestDesk
from tests.ui.handover.filled import follow_in_everyday
from ungeapp import texts
from ungeapp.domain.checklists import Begin, ItemKind
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
    assert page.reason.value() == "", "the next Ctrl+Enter ends nothing"
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
    typed(qtbot, "For")
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
    assert page.reason.value() == "aged-out", "what was chosen stays"
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


def test_a_move_asks_once_who_takes_over_and_each_row_shows_it(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    desk.intentions.support.add(person, name="Mikkel", role="mentor")
    desk.intentions.support.add(person, name="Ulla", role="youth-guide")
    page = opened(desk, qtbot, person)
    assert not page.receiver.isVisible()
    typed(qtbot, "Flyt")
    assert page.receiver.isVisible() and {one.chip for one in page.support.list.rows()} == {"Mangler en modtager"}
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.form.row("receiver").error().startswith("Skriv, hvem der tager over")
    assert page.receiver.hasFocus()
    typed(qtbot, "Rie Randers")
    assert {one.chip for one in page.support.list.rows()} == {"Til Rie Randers"}

    def fill(form: Form) -> None:
        assert form.row("why").field.value() == "moved"  # type: ignore[attr-defined]  # a ChoiceField
        form.row("who").field.set_value("Bo Randers")  # type: ignore[attr-defined]  # a SuggestField

    desk.answers.fill = fill
    page.end_support(page.support.list.rows()[1].id)
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert desk.intentions.people.file(person).person.ended
    told = {one.name: (one.ended_because, one.successor) for one in desk.intentions.support.of(person)}
    assert told == {"Mikkel": ("moved", "Rie Randers"), "Ulla": ("moved", "Bo Randers")}


def test_whoever_is_written_on_the_checklist_of_the_move_is_proposed(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    desk.intentions.support.add(person, name="Mikkel", role="mentor")
    lists = desk.intentions.course_lists
    found = next(
        one for one in lists.offered(person, Begin.CLOSING) if any(it.kind is ItemKind.PERSON for it in one.items)
    )
    key = next(it.key for it in found.items if it.kind is ItemKind.PERSON)
    run = lists.begin(person, found.ref.id)
    lists.answer(person, found.ref.id, run.turn, key, "Rie Randers, Ungeenheden")
    opened(desk, qtbot, person)
    typed(qtbot, "Flyt")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert desk.intentions.people.file(person).person.ended
    assert desk.intentions.support.of(person)[0].successor == "Rie Randers, Ungeenheden"


def test_whoever_follows_in_everyday_life_goes_on_by_one_key(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    follow_in_everyday(desk.intentions, person, "Smedjen")
    page = opened(desk, qtbot, person)
    assert page.everyday.isVisible()
    typed(qtbot, "Død")
    assert not page.everyday.isVisible()
    page.reason.set_value("in-work")
    page.refresh()
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.form.row("everyday").error().startswith("Der er en, der følger den unge")
    pressed(qtbot, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert desk.intentions.people.file(person).person.ended_follower == "Smedjen"
    assert "Smedjen følger fortsat med i hverdagen" in page.note.text()
    take_back(page.banner)
    assert page.everyday.isVisible()


def test_whoever_follows_no_more_is_said_on_the_way(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    follow_in_everyday(desk.intentions, person, "Smedjen")
    page = opened(desk, qtbot, person)
    page.reason.set_value("in-work")
    page.everyday.set_value("gone")
    said = iter((("replaced", "Mona"), ("anchored", "")))

    def fill(form: Form) -> None:
        why, who = next(said)
        form.row("why").field.set_value(why)  # type: ignore[attr-defined]  # a ChoiceField
        form.row("who").field.set_value(who)  # type: ignore[attr-defined]  # a SuggestField

    desk.answers.fill = fill
    page.end()
    assert not desk.intentions.people.file(person).person.ended, "now Mona follows, and nobody has asked about her"
    assert desk.intentions.everyday.who(person) == "Mona" and page.everyday.value() == ""
    desk.clock.forward(timedelta(minutes=1))  # nobody ends two in the same instant
    page.everyday.set_value("gone")
    page.end()
    assert desk.intentions.people.file(person).person.ended and desk.intentions.everyday.who(person) == ""
