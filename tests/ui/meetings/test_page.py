"""The list of meetings."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import begin, shown, typed
from tests.ui.desk import TestDesk
from ungeapp.ui.meetings.page import make_page
from ungeapp.ui.meetings.presenter import MeetingsPresenter
from ungeapp.ui.navigation import Place


def test_enter_opens_the_next_meeting(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("meetings"))
    typed(qtbot, "", Qt.Key.Key_Return)
    assert desk.places[-1] == Place("meeting", id=story.first.id)


def test_a_new_meeting_begins_with_whom_it_is_about(desk: TestDesk, qtbot: QtBot) -> None:
    desk.person("Freja", "Lund", birth_date=date(2004, 12, 1))
    ida = desk.person("Ida", "Holt", birth_date=date(2006, 1, 1))
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("meetings"))
    assert page._empty.button is not None and page.choose.isHidden()
    page._empty.button.click()
    assert not page.choose.isHidden() and [row.title for row in page.choose.list.rows()] == ["Freja Lund", "Ida Holt"]
    typed(qtbot, "ida", Qt.Key.Key_Return)
    assert desk.places[-1] == Place("person", id=ida.id, tab="meetings") and page.choose.isHidden()
    page.choose.begin()
    typed(qtbot, "nobody is called so", Qt.Key.Key_Return)
    assert not page.choose.isHidden() and not page.choose.list.rows()
    typed(qtbot, "", Qt.Key.Key_Escape)
    assert page.choose.isHidden()


def test_rows_say_how_far_a_meeting_is(desk: TestDesk) -> None:
    story = begin(desk)
    made = MeetingsPresenter(desk.intentions)
    assert [one.action for one in made.look().coming] == ["Prepare", "Prepare"]
    assert "1 not called yet" in made.look().subtitle
    story.call()
    desk.intentions.meetings.cancel(story.first.id, "Sygdom")
    view = made.look()
    assert [one.chip for one in view.coming] == ["Provisional"]
    assert view.past[0].chip == "Cancelled" and "Sygdom" in view.past[0].context
