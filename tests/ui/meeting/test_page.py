"""One meeting by keyboard: made ready, called, held, closed, opened again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.a_course import begin, choose, here, pressed, shown, take_back, typed
from tests.ui.desk import TestDesk
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.meetings import Attendance, MeetingState, Reply
from ungeapp.domain.parts import Part
from ungeapp.domain.plans import Horizon
from ungeapp.ui.consent.page import make_tab as make_consents
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.kit.text import PlainLabel
from ungeapp.ui.meeting.page import MeetingPage, make_page
from ungeapp.ui.navigation import Place

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def opened(desk: TestDesk, qtbot: QtBot, meeting: str, tab: str = "") -> MeetingPage:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("meeting", id=meeting, tab=tab))
    return page


def top(page: MeetingPage, widget: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, 0)).y()


def in_sight(page: MeetingPage, widget: QWidget) -> bool:
    return 0 <= top(page, widget) < page.height()


def test_a_place_is_filled_in_and_the_meeting_called(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    story = begin(desk)
    page = opened(desk, qtbot, story.first.id)
    assert page.preparing is not None
    page.preparing.times.place.setFocus()
    typed(qtbot, "Lokale 2")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.papers is not None and len(page.papers.list.rows()) == 6  # everybody but Karen herself
    assert page.papers.preview.page()[0] == 1
    assert desk.intentions.meetings.read(story.first.id).meeting.state is MeetingState.CALLED
    page.papers.print_all_button.click()
    assert len(desk.printed) == 6
    desk.answers.save = tmp_path / "calendar.ics"
    page._save_calendar()
    assert b"BEGIN:VCALENDAR" in desk.answers.save.read_bytes()


def test_without_a_place_nobody_is_called(desk: TestDesk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, begin(desk).first.id)
    page._accept()
    assert page.banner.text() and page.preparing is not None
    times = page.preparing.times
    assert times.form.row("place").error() and times.place.hasFocus()


def test_a_reply_is_one_key(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    page = opened(desk, qtbot, story.call().id)
    assert page.preparing is not None
    page.preparing.participants.setFocus()
    typed(qtbot, "", Qt.Key.Key_Down)
    pressed(qtbot, Qt.Key.Key_2, ALT)
    second = desk.intentions.meetings.read(story.first.id).participants[1]
    assert second.reply is Reply.DECLINES


def test_a_meeting_already_called_is_moved_only_on_purpose(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    before = story.call()
    page = opened(desk, qtbot, before.id)
    assert page.preparing is not None
    times = page.preparing.times
    times.at.setFocus()
    times.at.selectAll()
    typed(qtbot, "14.00", Qt.Key.Key_Tab)
    assert desk.intentions.meetings.read(before.id).meeting.starts == before.starts
    assert times.move_button.isVisible()
    times.move_button.click()
    after = desk.intentions.meetings.read(before.id).meeting
    assert after.starts is not None and after.starts.hour == 14 and after.sequence == 1
    assert page.papers is not None


@pytest.mark.parametrize("called", [False, True])
def test_the_agenda_is_printed_from_the_preparing_page(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path, called: bool
) -> None:
    story = begin(desk)
    meeting = story.call().id if called else story.first.id
    page = opened(desk, qtbot, meeting)
    (button,) = (one for one in page.findChildren(Button) if one.text() == "Print the agenda")
    button.click()
    assert page.papers is not None and page.papers.preview.page()[0] == 1
    assert page.papers.list.rows()[0].title == "The whole agenda"
    pressed(qtbot, Qt.Key.Key_P, CONTROL)
    assert len(desk.printed) == 1 and desk.printed[0].startswith(b"%PDF")
    desk.answers.save = tmp_path / "papir.docx"
    page.papers.preview.word_button.click()
    assert desk.answers.asked[-1].startswith("dagsorden-") and desk.answers.save.read_bytes().startswith(b"PK")
    (back,) = (one for one in page.findChildren(Button) if one.text() == "Back to the meeting")
    back.click()
    assert page.preparing is not None


def test_cancelling_asks_why_and_gives_letters(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    page = opened(desk, qtbot, story.call().id)
    desk.answers.text = "Sygdom"
    page._cancel()
    meeting = desk.intentions.meetings.read(story.first.id).meeting
    assert meeting.state is MeetingState.CANCELLED and meeting.state_reason == "Sygdom"
    assert page.papers is not None and page.papers.list.rows()


def test_a_meeting_nobody_was_called_to_has_no_letters(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    page = opened(desk, qtbot, story.first.id)
    page._cancel()
    assert page.papers is None and "Nobody had been called" in page.banner.text()


def test_the_room_takes_no_mouse(desk: TestDesk, qtbot: QtBot) -> None:
    """Attendance, own words, two goals, three agreements with owner and date, outputs and closing: keys only."""
    story = begin(desk)
    meeting = story.call().id
    page = opened(desk, qtbot, meeting)
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    room = page.room
    assert room is not None and room.editor is not None and room.editor.own_words is not None
    assert room.editor.own_words.hasFocus() or room.editor.own_words.isAncestorOf(here())
    assert room.another_day.text()
    room.another_day.findChildren(Button)[0].click()
    assert not room.another_day.text()
    pressed(qtbot, Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    for key in (Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_3, Qt.Key.Key_5):
        pressed(qtbot, key, ALT)
    noted = [one.attendance for one in desk.intentions.meetings.read(meeting).participants]
    assert noted == [Attendance.CAME] * 4 + [Attendance.EXCUSED, Attendance.LATE, Attendance.ABSENT]
    typed(qtbot, "", Qt.Key.Key_F8)
    pressed(qtbot, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    typed(qtbot, "Jeg er bange for at miste min plads", Qt.Key.Key_F8)
    typed(qtbot, "Sygemelding talt igennem.")
    pressed(qtbot, Qt.Key.Key_S, CONTROL)
    found = desk.intentions.meetings.read(meeting)
    assert found.items[found.agenda[0].key].own_words == "Jeg er bange for at miste min plads"
    assert found.items[found.agenda[1].key].note == "Sygemelding talt igennem."
    typed(qtbot, "", Qt.Key.Key_F8)
    room._to_agreement()
    for what, who, when in (("Kontakt FGU", "me", "27/11"), ("Spørg", "frem", "2/12"), ("Læs regler", "Jord", "+14")):
        typed(qtbot, what, Qt.Key.Key_Tab)
        typed(qtbot, who, Qt.Key.Key_Tab)
        typed(qtbot, when, Qt.Key.Key_Return)
    room._to_goal()
    typed(qtbot, "Op klokken otte", Qt.Key.Key_Return)
    typed(qtbot, "I gang med en uddannelse", Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return)
    room._to_goal()
    typed(qtbot, "", Qt.Key.Key_Return)
    found = desk.intentions.meetings.read(meeting)
    assert [one.owner for one in found.agreements] == [
        "Karen Kontakt",
        "Fremskudt rådgiver fra Gravidprojektet",
        "Jordemoder",
    ]
    assert all(one.due is not None for one in found.agreements) and found.agreements[0].mine
    assert [one.horizon for one in found.goals] == [Horizon.SHORT, Horizon.LONG]
    assert page.main is not None and page.main.held()
    for _output in found.outputs:
        pressed(qtbot, Qt.Key.Key_Return, CONTROL)  # tells what is missing and goes there
        typed(qtbot, "", Qt.Key.Key_Space)  # done
    assert not page.main.held()
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert desk.intentions.meetings.read(meeting).meeting.state is MeetingState.CLOSED
    assert page.closed is not None and page.closed.papers.preview.page()[1] >= 1
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert "Kontakt FGU" in desk.copied[0]
    page._journalised()
    assert desk.intentions.meetings.read(meeting).meeting.journalised_on is not None
    assert desk.answers.asked == []


def test_large_text_begins_with_what_is_written_and_moves_to_what_is_asked_for(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.resize(500, 600)  # as narrow for its text as 200 % on a screen
    page.open_place(Place("meeting", id=story.first.id))
    page._accept()
    assert page.preparing is not None
    place = page.preparing.times.place
    qtbot.waitUntil(lambda: in_sight(page, place))
    story.call()
    page.open_place(Place("meeting", id=story.first.id, tab="room"))
    room = page.room
    assert room is not None and room.editor is not None
    qtbot.waitUntil(lambda: page.scroll_area is not None and page.scroll_area.verticalScrollBar().value() == 0)
    editor = room.editor
    qtbot.waitUntil(lambda: top(page, editor) < top(page, room.agenda))
    pressed(qtbot, Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: in_sight(page, room.attendance))
    typed(qtbot, "", Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: in_sight(page, here()))


def test_typing_in_the_wrong_place_says_nothing_about_who_came(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    page = opened(desk, qtbot, story.call().id, "room")
    assert page.room is not None
    page.room.attendance.setFocus()
    before = page.room.attendance.current_id()
    typed(qtbot, "Jeg vil gerne i praktik")
    assert page.room.attendance.current_id() == before
    noted = {one.attendance for one in desk.intentions.meetings.read(story.first.id).participants}
    assert noted == {Attendance.UNKNOWN}


def test_a_meeting_is_not_closed_on_a_day_still_ahead(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    meeting = story.call().id
    use = desk.intentions.meetings
    use.attend_all(meeting, frozenset(one.id for one in use.read(meeting).participants))
    for output in use.read(meeting).outputs:
        use.reached(meeting, output.key, done=True)
    page = opened(desk, qtbot, meeting)
    desk.answers.yes = False
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert use.read(meeting).meeting.state is MeetingState.CALLED
    desk.answers.yes = True
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    closed = use.read(meeting).meeting
    assert closed.state is MeetingState.CLOSED
    assert closed.starts is not None and closed.starts.date() == desk.clock.now().date()
    assert page.closed is not None


def test_without_a_printer_the_papers_are_offered_as_files(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    def refuse(_data: bytes) -> None:
        raise NotAllowed("printer-missing")

    story = begin(desk)
    page = make_page(replace(desk.surroundings, print_pdf=refuse))
    shown(qtbot, page)
    page.open_place(Place("meeting", id=story.call().id, tab="letters"))
    assert page.papers is not None
    desk.answers.save, desk.answers.folder = tmp_path / "et.pdf", tmp_path
    pressed(qtbot, Qt.Key.Key_P, CONTROL)  # the keyboard is in the list, not in the paper
    assert "no printing service" in page.banner.text()
    page.banner.findChildren(Button)[0].click()
    assert (tmp_path / "et.pdf").read_bytes().startswith(b"%PDF")
    page.papers.print_all_button.click()
    offered = [one for one in page.banner.findChildren(Button) if one.text() == "Save in a folder …"]
    offered[0].click()
    assert len(list(tmp_path.glob("in*.pdf"))) == len(page.papers.list.rows())


def test_a_meeting_nobody_called_has_no_letters_and_is_not_said_to_be_cancelled(desk: TestDesk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, begin(desk).first.id, "letters")
    said = " ".join(one.text() for one in page.findChildren(PlainLabel) if one.isVisible())
    assert "written when the meeting is called" in said and "cancelled" not in said
    (back,) = (one for one in page.findChildren(Button) if one.text() == "Back to the meeting")
    back.click()
    assert page.main is not None and page.main.text() == "Call"


@pytest.mark.parametrize("mode", ["letters", "closed"])
def test_letters_and_minutes_are_saved_as_documents(desk: TestDesk, qtbot: QtBot, tmp_path: Path, mode: str) -> None:
    story = begin(desk)
    meeting, use = story.call().id, desk.intentions.meetings
    if mode == "closed":
        use.attend_all(meeting, frozenset(one.id for one in use.read(meeting).participants))
        for output in use.read(meeting).outputs:
            use.reached(meeting, output.key, done=True)
        use.close(meeting)
    page = opened(desk, qtbot, meeting, mode if mode == "letters" else "")
    papers = page.papers if mode == "letters" else page.closed and page.closed.papers
    assert papers is not None and papers.preview.word_button.isVisible()
    desk.answers.save = tmp_path / "papir.docx"
    papers.preview.word_button.click()
    assert desk.answers.asked[-1].endswith(".docx") and desk.answers.save.read_bytes().startswith(b"PK")
    assert "Remember to delete" in page.banner.text()


def test_open_questions_are_one_button_away(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    desk.intentions.courses.answer(story.course.series.id, {"enlig": ""})
    page = opened(desk, qtbot, story.first.id)
    assert page.preparing is not None and page.preparing.note.text()
    (button,) = (one for one in page.preparing.note.findChildren(Button) if one.text() == "Answer the questions")
    button.click()
    asked = page.preparing.asked
    assert asked is not None and asked.row("enlig").isAncestorOf(here())
    assert "cannot be called" in asked.row("enlig").notice()
    choose(asked, "enlig", "yes")
    assert desk.intentions.courses.course(story.course.series.id).answers["enlig"] == "yes"
    assert not page.preparing.note.text() and not asked.row("enlig").notice()
    assert page.main is not None and not page.main.held()


def test_calling_with_a_question_open_goes_to_the_question(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    desk.intentions.courses.answer(story.course.series.id, {"enlig": ""})
    page = opened(desk, qtbot, story.first.id)
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.preparing is not None and page.preparing.asked is not None
    assert page.preparing.asked.row("enlig").isAncestorOf(here())


def test_roles_without_a_name_are_told_and_the_first_is_one_press_away(desk: TestDesk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, begin(desk).first.id)
    assert page.preparing is not None
    told = page.preparing.unnamed.text()
    assert "Jordemoder" in told and "names the role alone" in told
    page.preparing.naming.click()
    first = page.preparing.detail
    assert first.name.hasFocus() and not first.name.value()
    role = next(one.label for one in page.presenter.found.participants if not one.name)
    typed(qtbot, "Mona Øvelse", Qt.Key.Key_Return)
    assert page.preparing.unnamed.text() != told and role not in page.preparing.unnamed.text()
    page.preparing.naming.click()
    assert first.name.hasFocus() and not first.name.value()


def test_not_reached_asks_for_a_reason_in_place(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    page = opened(desk, qtbot, story.call().id, "room")
    assert page.room is not None
    found = desk.intentions.meetings.read(story.first.id)
    output = found.outputs[0]
    page.room.jump(f"output:{output.key}")
    assert page.room.editor is not None
    row = page.room.editor.outputs[output.key]
    row.choice.buttons()["not-reached"].click()
    typed(qtbot, "Tiden gik", Qt.Key.Key_Return)
    item = desk.intentions.meetings.read(story.first.id).items[output.key]
    assert item.outcome == "not-reached" and item.reason == "Tiden gik"


def test_what_was_being_typed_is_back_in_its_field(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    page = opened(desk, qtbot, story.call().id, "room")
    assert page.room is not None and page.room.editor is not None and page.room.editor.own_words is not None
    page.room.editor.own_words.setFocus()
    typed(qtbot, "Halvt sag")
    page.hide()  # locked, closed or left
    again = opened(desk, qtbot, story.first.id, "room")
    assert again.room is not None and again.room.editor is not None and again.room.editor.own_words is not None
    assert again.room.editor.own_words.value() == "Halvt sag"


def test_everybody_is_here_leaves_what_was_noted(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    page = opened(desk, qtbot, story.call().id, "room")
    people = desk.intentions.meetings.read(story.first.id).participants
    desk.intentions.meetings.attend(people[1].id, Attendance.ABSENT)
    assert page.room is not None
    page.room.all_here.click()
    noted = [one.attendance for one in desk.intentions.meetings.read(story.first.id).participants]
    assert noted == [Attendance.CAME, Attendance.ABSENT] + [Attendance.CAME] * 5


def test_an_agreement_is_corrected_in_its_row_and_removal_can_be_undone(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    meeting = story.call().id
    item = next(one.key for one in desk.intentions.meetings.read(meeting).agenda if "agreements" in one.editors)
    made = desk.intentions.meetings.add_agreement(meeting, what="Ring", owner="", due=None, item=item)
    page = opened(desk, qtbot, meeting, "room")
    assert page.room is not None
    page.room.jump(f"agreement-owner:{made.id}")
    typed(qtbot, "Egen", Qt.Key.Key_Tab)
    typed(qtbot, "2/12", Qt.Key.Key_Return)
    (corrected,) = desk.intentions.meetings.read(meeting).agreements
    assert corrected.id == made.id and corrected.owner == "Egen læge" and corrected.due is not None
    assert page.room.editor is not None
    page.room.editor.lists["agreements"].acted.emit(made.id)
    assert not desk.intentions.meetings.read(meeting).agreements
    take_back(page.banner)
    assert desk.intentions.meetings.read(meeting).agreements


def test_whoever_gets_no_minutes_is_one_step_from_a_consent_and_back(desk: TestDesk, qtbot: QtBot) -> None:
    meeting = begin(desk).call().id
    use = desk.intentions.meetings
    use.attend_all(meeting, frozenset(one.id for one in use.read(meeting).participants))
    for output in use.read(meeting).outputs:
        use.reached(meeting, output.key, done=True)
    use.close(meeting)
    page = opened(desk, qtbot, meeting)
    assert page.closed is not None
    rows = page.closed.without.rows
    row = next(one for one in rows.rows() if one.title == "Jordemoder")
    assert row.action == "Ask for consent"
    rows.setFocus()
    rows.set_current(row.id)
    typed(qtbot, "", Qt.Key.Key_Return)
    place = desk.places[-1]
    assert (place.kind, place.tab) == ("person", "consent")
    tab = make_consents(desk.surroundings, place.id)
    shown(qtbot, tab)
    tab.open_place(place)
    assert tab.giving is not None and tab.giving.recipients.value() == ("role:midwife",)
    tab.giving.show()  # at once, so that the keyboard can go there
    tab.giving.save_button.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert tab.giving is None and here() is tab.back_button
    typed(qtbot, "", Qt.Key.Key_Space)
    assert desk.places[-1] == Place("meeting", id=meeting) and tab.back.isHidden()
    page.open_place(desk.places[-1])
    assert "Jordemoder" not in [one.title for one in page.closed.without.rows.rows()]
    assert "Jordemoder" in [one.title for one in page.closed.papers.list.rows()]


def test_opening_again_needs_a_reason_and_keeps_the_minutes(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    meeting = story.call().id
    use = desk.intentions.meetings
    use.attend_all(meeting, frozenset(one.id for one in use.read(meeting).participants))
    for output in use.read(meeting).outputs:
        use.reached(meeting, output.key, done=True)
    use.close(meeting)
    page = opened(desk, qtbot, meeting)
    assert page.closed is not None and page.closed.without.isVisible()
    desk.answers.text = "En aftale manglede"
    page._reopen()
    assert page.room is not None
    assert use.read(meeting).meeting.state is MeetingState.CALLED


def test_a_decision_asks_its_life_area_and_lands_in_that_part(desk: TestDesk, qtbot: QtBot) -> None:
    meeting = begin(desk).call().id
    page = opened(desk, qtbot, meeting, "room")
    room = page.room
    assert room is not None
    while room.editor is None or room.editor.decision_entry is None:
        room.step(1)
    entry = room.editor.decision_entry
    assert entry.area.value() == "education", "the most usual one stands there"
    entry.text.setFocus()
    typed(qtbot, "Samtaler om søvn", Qt.Key.Key_Tab)
    entry.area.set_value("health")
    entry.decided_by.setFocus()
    typed(qtbot, "Karen Kontakt", Qt.Key.Key_Return)
    (made,) = desk.intentions.plans.view(desk.intentions.meetings.read(meeting).person.id).measures
    assert (made.title, made.area, made.part) == ("Samtaler om søvn", "health", Part.MEASURES_HEALTH)


def test_without_the_young_person_the_page_says_so_and_leads_to_the_question(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    definitions = desk.intentions.desk.definitions.formats()
    format = next(one for one in definitions if one.legal and one.meetings[0].voice_missing and not one.target.max_age)
    meeting = desk.intentions.courses.start(person.id, format.ref.id, {}).meetings[0]
    desk.intentions.meetings.arrange(meeting.id, place="Lokale 2")
    desk.intentions.meetings.call(meeting.id)
    page = opened(desk, qtbot, meeting.id, "room")
    assert page.room is not None and format.legal is not None
    banners = [one.text() for one in page.findChildren(Banner) if one.isVisible()]
    assert any(person.given_name in text and format.legal.text in text for text in banners)
    (asked, *_more) = [row.id for row in page.room.findings.rows() if row.id.startswith("required:")]
    page.room.jump(asked)
    assert page.room.editor is not None and page.room.editor.key == asked.partition(":")[2]


def test_what_was_not_talked_about_is_told_before_closing(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    meeting, use = story.call().id, desk.intentions.meetings
    use.attend_all(meeting, frozenset(one.id for one in use.read(meeting).participants))
    page = opened(desk, qtbot, meeting, "room")
    assert page.room is not None and page.room.not_reached.isHidden()  # first what is missing
    for output in use.read(meeting).outputs:
        use.reached(meeting, output.key, done=True)
    silent = use.read(meeting).untouched
    assert silent and page.room.not_reached.isVisible()
    marked = silent[-1]
    page.room.open_item(marked.key)
    mark = page.room.editor.talked if page.room.editor is not None else None
    assert mark is not None and mark.accessibleName() == "Talked about"
    mark.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert mark.value() and marked.title not in page.room.not_reached.text()
    assert next(row for row in page.room.agenda.rows() if row.id == marked.key).icon == "done"
    typed(qtbot, "", Qt.Key.Key_Space)
    assert marked.title in page.room.not_reached.text()
    assert all(one.title in page.room.not_reached.text() for one in silent)
    page.room.open_item(silent[0].key)
    page.room.start()
    typed(qtbot, "Talt om")
    pressed(qtbot, Qt.Key.Key_S, CONTROL)
    assert silent[0].title not in page.room.not_reached.text()
