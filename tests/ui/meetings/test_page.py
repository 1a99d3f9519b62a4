"""The list of meetings."""

from __future__ import annotations

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


def test_no_meetings_invite_to_the_young_people(desk: TestDesk, qtbot: QtBot) -> None:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("meetings"))
    assert page._empty.button is not None
    page._empty.button.click()
    assert desk.places[-1] == Place("people")


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
