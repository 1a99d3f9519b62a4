"""Fields a leader seldom changes, days, and a list of people of a meeting's own, by keyboard."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import typed
from tests.ui.desk import TestDesk
from tests.ui.formats.test_pages import PREGNANT, editing
from ungeapp import texts
from ungeapp.ui.formats.word_codes import WordCodes
from ungeapp.ui.kit.fields import DateField
from ungeapp.usecases.format_pieces import PieceKind

KEY = PREGNANT[5:]


def test_the_day_a_format_begins_is_written_and_told_when_it_lies_ahead(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use(texts.DANISH)
    page = editing(desk, qtbot, PREGNANT)
    page.go_to("format")
    assert page.form is not None
    day = page.form.made["valid_from"]
    assert isinstance(day, DateField) and day.value() == date(2016, 7, 1)
    page.form.focus("valid_from")
    day.line.selectAll()
    typed(qtbot, "1.2.2027")
    typed(qtbot, "", Qt.Key.Key_Tab)
    assert page.presenter.current.values["valid_from"] == date(2027, 2, 1) and page.presenter.sound
    told = "Indtil 01.02.2027 gælder versionen før, hvis der er en."
    assert page.form.row("valid_from").notice() == told and page.presenter.what_changes().startswith(told)
    day.line.setFocus()
    day.line.selectAll()
    typed(qtbot, "32.13.")
    typed(qtbot, "", Qt.Key.Key_Tab)
    assert page.form.row("valid_from").error()
    assert page.presenter.current.values["valid_from"] == date(2027, 2, 1), "what is no day is not kept"
    page.undo()
    assert page.presenter.current.values["valid_from"] == date(2016, 7, 1)


def test_what_is_seldom_changed_is_folded_away_stays_open_and_opens_for_what_is_wrong(
    desk: TestDesk, qtbot: QtBot
) -> None:
    page = editing(desk, qtbot, PREGNANT)
    page.go_to("format")
    assert page.form is not None and not page.form.row("private_words").isVisibleTo(page.form)
    desk.intentions.format_editing.set(KEY, "format", "max_meetings", 1)
    page.presenter.open(KEY)
    page.go_to("meeting[1]")
    page.go_to("format")
    assert page.form.row("max_meetings").error() and page.form.row("private_words").isVisibleTo(page.form)
    page.go_to("meeting[1]")
    assert page.form.row("fixed_slot").isVisibleTo(page.form)


def test_the_same_people_as_before_become_a_list_of_its_own(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, PREGNANT)
    before = desk.intentions.format_editing.draft(KEY)
    page.go_to("meeting[2]")
    people = page.lists[PieceKind.PARTICIPANT]
    assert not list(people.rows()) and page.presenter.borrowed()
    page.own_participants()
    assert people.hasFocus() and len(people.rows()) == 8 and page.presenter.sound
    after = desk.intentions.format_editing.draft(KEY)
    assert after.format is not None and before.format is not None
    assert after.format.meetings[1].participants == before.format.meetings[1].participants
    page.take_out(people.rows()[-1].id)
    assert page.presenter.sound
    page.undo()
    page.undo()
    assert desk.intentions.format_editing.draft(KEY).text == before.text


def test_a_task_follows_from_the_first_answer_until_another_is_chosen(desk: TestDesk, qtbot: QtBot) -> None:
    page = editing(desk, qtbot, PREGNANT)
    page.entries[PieceKind.TASK].title.setFocus()
    typed(qtbot, "Ring til hende")
    typed(qtbot, "", Qt.Key.Key_Return)
    values = page.presenter.current.values
    assert (values["when"], values["role"]) == ({"fact": "uden-tilknytning", "is": True}, "coordinator")
    assert page.presenter.sound and len(page.lists[PieceKind.TASK].rows()) == 2


def test_every_word_of_the_glossary_that_is_shown_is_kept_as_its_code_again(desk: TestDesk) -> None:
    words = desk.intentions.desk.definitions.terms("glossary").on(desk.intentions.desk.today())
    codes = WordCodes(words)
    for one in words:
        text = f"Om {{{one.code}}}."
        assert codes.kept(codes.shown(text)) == text
        assert codes.kept(codes.kept(text)) == text
    assert codes.shown("Om {ungestoette}.") == "Om {ungestøtte}."
    assert codes.kept("{Ungestøtte}, {ukendt}, { to ord }") == "{ungestoette}, {ukendt}, { to ord }"
