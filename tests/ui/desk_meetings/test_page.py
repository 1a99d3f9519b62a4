"""A meeting between departments by keyboard: planned, written, closed, the next one planned."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.forms.reading_docx import paragraphs
from tests.ui.a_course import pressed, shown, typed
from tests.ui.desk import TestDesk
from ungeapp.domain.desk_meetings import DeskMeeting
from ungeapp.ui.desk_meetings.page import DeskMeetingPage, make_page
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.meetings.page import make_page as make_list
from ungeapp.ui.navigation import Place

CONTROL = Qt.KeyboardModifier.ControlModifier


def planned(desk: TestDesk, qtbot: QtBot) -> tuple[DeskMeetingPage, DeskMeeting]:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("desk-meeting"))
    page.new_day.setFocus()
    typed(qtbot, "02122026")
    page.new_at.setFocus()
    typed(qtbot, "0830")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    (meeting,) = desk.intentions.desk_meetings.list()
    assert desk.places[-1] == Place("desk-meeting", id=meeting.id)
    page.open_place(desk.places[-1])
    return page, meeting


def test_it_is_planned_with_day_and_time(desk: TestDesk, qtbot: QtBot) -> None:
    _page, meeting = planned(desk, qtbot)
    assert meeting.starts is not None and meeting.starts.isoformat()[:16] == "2026-12-02T08:30"


def test_without_a_day_nothing_is_planned(desk: TestDesk, qtbot: QtBot) -> None:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("desk-meeting"))
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert not desk.intentions.desk_meetings.list() and page.plan_form.row("day").error()


def test_the_minutes_are_saved_as_a_document_as_they_stand(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    page, meeting = planned(desk, qtbot)
    key = desk.intentions.desk_meetings.view(meeting.id).definition.agenda[0].key
    page.fields[key].setFocus()
    typed(qtbot, "Ring til hinanden")
    (button,) = (one for one in page.findChildren(Button) if one.text() == "Save as a Word document …")
    desk.answers.save = tmp_path / "referat.docx"
    button.click()
    assert desk.answers.asked[-1].endswith(".docx")
    assert "Ring til hinanden" in "\n".join(paragraphs(desk.answers.save.read_bytes()))


def test_it_closes_once_the_learning_is_written(desk: TestDesk, qtbot: QtBot) -> None:
    page, meeting = planned(desk, qtbot)
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.banner.text() and desk.intentions.desk_meetings.view(meeting.id).meeting.closed_at is None
    for item in desk.intentions.desk_meetings.view(meeting.id).definition.agenda:
        page.fields[item.key].setFocus()
        typed(qtbot, "Ring til hinanden")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    view = desk.intentions.desk_meetings.view(meeting.id)
    assert view.meeting.closed_at is not None and set(view.notes.values()) == {"Ring til hinanden"}
    assert page.closed and not page.fields
    desk.answers.text = None
    page.reopen()
    assert page.closed
    desk.answers.text = "Der manglede en aftale"
    page.reopen()
    assert not page.closed
    assert desk.intentions.desk_meetings.view(meeting.id).meeting.reopened_because == "Der manglede en aftale"


def test_somebody_written_into_it_is_said(desk: TestDesk, qtbot: QtBot) -> None:
    desk.person("Ida", "Holt")
    page, _meeting = planned(desk, qtbot)
    page.fields["theme"].setFocus()
    typed(qtbot, "Ida Holt")
    page.save()
    assert "Ida Holt" in page.warning.text()


def test_the_next_one_is_one_click_away_and_the_list_leads_here(desk: TestDesk, qtbot: QtBot) -> None:
    page, meeting = planned(desk, qtbot)
    day = page.presenter.look(meeting.id).suggested[0].value
    page._plan_next(day)
    following = desk.intentions.desk_meetings.view(meeting.id).following
    assert following is not None and following.starts is not None and following.starts.date().isoformat() == day
    listed = make_list(desk.surroundings)
    shown(qtbot, listed)
    listed.open_place(Place("meetings"))
    assert [row.id for row in listed.between.rows()] == [meeting.id, following.id]
    listed.between.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert desk.places[-1].kind == "desk-meeting"
