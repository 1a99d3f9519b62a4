"""The half-written meeting by keyboard: lines off and back, agreements out of notes, the meeting before, her own voice."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import ANSWERS, FORMAT, Story, begin, here, pressed, shown, take_back, typed
from tests.ui.desk import TestDesk
from tests.ui.meeting.test_page import opened
from ungeapp.domain.meetings import Meeting
from ungeapp.domain.people import Contact
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.meeting.page import MeetingPage
from ungeapp.ui.meeting.presenter import MeetingPresenter
from ungeapp.ui.meeting.room import RoomPanel
from ungeapp.ui.navigation import Place
from ungeapp.ui.person_meetings.page import make_tab
from ungeapp.ui.voice.page import make_page

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SECRET = "Far drikker hver aften"


def after_the_first(desk: TestDesk) -> tuple[Story, Meeting]:
    """The first meeting is closed with an open agreement, a goal and a topic nobody came to; the second is next."""
    story = begin(desk)
    meeting = story.call().id
    use = desk.intentions.meetings
    item = next(one.key for one in use.read(meeting).agenda if "agreements" in one.editors)
    use.add_agreement(meeting, what="Kontakt FGU", owner="Mor", due=None, item=item)
    (agreement,) = use.read(meeting).agreements
    desk.intentions.plans.change_agreement(
        agreement.id, what="Kontakt FGU", owner="Mor", due=desk.clock.now().date(), mine=False
    )
    use.add_goal(meeting, own_words="Op klokken otte")
    use.write(meeting, item, note="Talt om hverdagen")
    desk.intentions.agendas.add(meeting, "Bolig")
    use.attend_all(meeting, frozenset(one.id for one in use.read(meeting).participants))
    for output in use.read(meeting).outputs:
        use.reached(meeting, output.key, done=True)
    use.close(meeting)
    return story, story.course.meetings[1]


def titles(page: MeetingPage) -> list[str]:
    return [one.line.title for one in page.presenter.found.lines if not one.line.taken_off]


def room_of(page: MeetingPage) -> RoomPanel:
    assert page.room is not None
    return page.room


def go_to(page: MeetingPage, qtbot: QtBot, title: str) -> None:
    """F8 until the room is at the line."""
    room = room_of(page)
    for _ in range(12):
        if room.editor is not None and room.editor.accessibleName() == title:
            return
        typed(qtbot, "", Qt.Key.Key_F8)
    raise AssertionError(f"F8 never came to {title}")


def test_one_key_takes_a_line_off_while_preparing_and_brings_it_back(desk: TestDesk, qtbot: QtBot) -> None:
    _story, second = after_the_first(desk)
    page = opened(desk, qtbot, second.id)
    assert page.preparing is not None
    assert titles(page) == ["Bolig", "Kontakt FGU", "Op klokken otte"]
    agenda = page.preparing.agenda
    agenda.setFocus()
    bolig = next(one.id for one in agenda.rows() if one.title == "Bolig")
    agenda.set_current(bolig)
    typed(qtbot, "", Qt.Key.Key_Delete)
    assert titles(page) == ["Kontakt FGU", "Op klokken otte"]
    assert agenda.rows()[-1].chip == "Taken off" and agenda.current_id() == bolig
    typed(qtbot, "", Qt.Key.Key_Delete)
    assert titles(page) == ["Bolig", "Kontakt FGU", "Op klokken otte"]
    typed(qtbot, "", Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: sum(one.text() == "Undo" for one in page.banner.findChildren(Button)) == 1)
    take_back(page.banner)
    assert "Bolig" in titles(page)
    agenda.set_current(agenda.rows()[0].id)
    before = len(agenda.rows())
    typed(qtbot, "", Qt.Key.Key_Delete)
    assert len(agenda.rows()) == before, "a format's own item stays"


def test_a_line_of_ones_own_is_typed_and_entered(desk: TestDesk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, begin(desk).first.id)
    assert page.preparing is not None
    page.preparing.line_entry.title.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert page.preparing.line_entry.error.text()
    typed(qtbot, "Ferie", Qt.Key.Key_Return)
    assert titles(page) == ["Ferie"] and here() is page.preparing.line_entry.title


def test_lines_are_held_like_items_and_what_is_not_answered_comes_again(desk: TestDesk, qtbot: QtBot) -> None:
    _story, second = after_the_first(desk)
    page = opened(desk, qtbot, second.id, "room")
    room = room_of(page)
    go_to(page, qtbot, "Kontakt FGU")
    assert room.editor is not None and room.editor.status is not None
    room.editor.status.kept_button.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    kept = next(one for one in desk.intentions.meetings.read(second.id).lines if one.agreement is not None)
    assert kept.agreement is not None and kept.agreement.state == "done" and "Kontakt FGU" in titles(page)
    go_to(page, qtbot, "Op klokken otte")
    typed(qtbot, "Går bedre", Qt.Key.Key_F8)
    found = {one.line.title: one.line for one in desk.intentions.meetings.read(second.id).lines}
    assert found["Op klokken otte"].note == "Går bedre"
    room.agenda.setFocus()
    room.agenda.set_current(found["Bolig"].id)
    assert room.editor is not None and room.editor.outcome is not None
    room.editor.outcome.choice.buttons()["not-reached"].click()
    room.editor.outcome.recurring.click()
    one = next(one.line for one in desk.intentions.meetings.read(second.id).lines if one.line.title == "Bolig")
    assert one.outcome == "not-reached" and one.recurring


def test_taking_the_line_at_hand_off_goes_on_with_another(desk: TestDesk, qtbot: QtBot) -> None:
    _story, second = after_the_first(desk)
    page = opened(desk, qtbot, second.id, "room")
    room = room_of(page)
    go_to(page, qtbot, "Bolig")
    typed(qtbot, "Halvt skrevet")
    assert room.editor is not None and room.editor.outcome is not None
    room.editor.outcome.off_button.click()
    assert "Bolig" not in titles(page) and room.editor.accessibleName() != "Bolig"
    line = next(one.line for one in page.presenter.found.lines if one.line.title == "Bolig")
    assert line.note == "Halvt skrevet", "what was written is kept"


def test_what_was_noted_about_a_goal_begins_its_note(desk: TestDesk, qtbot: QtBot) -> None:
    story, second = after_the_first(desk)
    (goal,) = desk.intentions.meetings.read(second.id).goals
    desk.clock.forward(timedelta(days=2))
    said = desk.intentions.people.note_contact(story.person.id, "Kommer til tiden", channel="phone", with_whom="Mester")
    desk.intentions.people.change(Contact, said.id, topics=(f"goal:{goal.id}",))
    page = opened(desk, qtbot, second.id, "room")
    room = room_of(page)
    go_to(page, qtbot, "Op klokken otte")
    assert room.editor is not None and room.editor.status is not None and room.editor.note is not None
    assert "Kommer til tiden" in room.editor.status.noted.rows()[0].context
    room.editor.status.take_button.click()
    assert "Kommer til tiden" in room.editor.note.value()
    pressed(qtbot, Qt.Key.Key_S, CONTROL)
    line = next(one.line for one in desk.intentions.meetings.read(second.id).lines if one.goal is not None)
    assert "Mester" in line.note


def test_an_agreement_typed_in_a_note_waits_for_a_key(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    meeting = story.call().id
    page = opened(desk, qtbot, meeting, "room")
    room = room_of(page)
    typed(qtbot, "", Qt.Key.Key_F8)
    assert room.editor is not None and room.editor.note is not None
    note = room.editor.note
    typed(qtbot, "Enighed.", Qt.Key.Key_Return)
    typed(qtbot, "Jordemoder: skriv om uge 4 inden 1/12", Qt.Key.Key_Return)
    typed(qtbot, "J&V: kontakt FGU senest 4/12")
    (noted,) = room.editor.noted_texts
    assert "Skriv om uge 4" in noted.strip.text() and "Jordemoder" in noted.strip.text()
    read = desk.intentions.meetings.read
    assert not read(meeting).agreements, "never by itself"
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    (first,) = read(meeting).agreements
    assert (first.what, first.owner, str(first.due)) == ("Skriv om uge 4", "Jordemoder", "2026-12-01")
    assert first.item == room.editor.key and here() is note
    assert "Kontakt FGU" in noted.strip.text()
    pressed(qtbot, Qt.Key.Key_1, ALT)
    second = next(one for one in read(meeting).agreements if one.id != first.id)
    assert (second.what, second.owner, second.mine) == ("Kontakt FGU", "Karen Kontakt", True)
    assert not noted.strip.isVisible()
    pressed(qtbot, Qt.Key.Key_S, CONTROL)
    assert "Jordemoder: skriv om uge 4 inden 1/12" in read(meeting).items[room.editor.key].note, "the text stays"
    assert [one.title for one in room.editor.lists["agreements"].rows()] == ["Skriv om uge 4", "Kontakt FGU"]


def test_a_suggestion_is_turned_down_or_corrected_first(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    meeting = story.call().id
    page = opened(desk, qtbot, meeting, "room")
    room = room_of(page)
    typed(qtbot, "", Qt.Key.Key_F8)
    assert room.editor is not None
    (noted,) = room.editor.noted_texts
    typed(qtbot, "Mor: kontakt FGU inden 1/12")
    pressed(qtbot, Qt.Key.Key_2, ALT)
    assert not noted.strip.isVisible() and not desk.intentions.meetings.read(meeting).agreements
    typed(qtbot, "", Qt.Key.Key_Return)
    typed(qtbot, "Far: henter hunden inden 2/12")
    pressed(qtbot, Qt.Key.Key_3, ALT)
    entry = room.editor.agreement_entry
    assert entry is not None and entry.isVisible()
    assert (entry.what.value(), entry.owner.value()) == ("Henter hunden", "Far")
    typed(qtbot, "", Qt.Key.Key_Return)
    (made,) = desk.intentions.meetings.read(meeting).agreements
    assert (made.what, str(made.due)) == ("Henter hunden", "2026-12-02")


def test_own_words_may_hold_an_agreement_too(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    meeting = story.call().id
    page = opened(desk, qtbot, meeting, "room")
    assert room_of(page).editor is not None
    typed(qtbot, "Mig: ring til skolen senest fredag")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    (made,) = desk.intentions.meetings.read(meeting).agreements
    assert made.mine and made.what == "Ring til skolen"


def test_the_meeting_before_opens_and_folds_by_key(desk: TestDesk, qtbot: QtBot) -> None:
    _story, second = after_the_first(desk)
    page = opened(desk, qtbot, second.id, "room")
    previous = room_of(page).previous
    assert previous.isVisible() and not previous.agreements.isVisible()
    typed(qtbot, "", Qt.Key.Key_F7)
    assert previous.is_open() and [one.title_rest for one in previous.agreements.rows()] == ["Kontakt FGU"]
    assert [one.context for one in previous.notes.rows()] == ["Talt om hverdagen"]
    previous.agreements.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert previous.agreements.rows()[0].chip == "Done" and not previous.agreements.rows()[0].action
    typed(qtbot, "", Qt.Key.Key_F7)
    assert not previous.is_open()
    prepared = opened(desk, qtbot, second.id, "prepare")
    assert prepared.preparing is not None and prepared.preparing.previous.is_open()
    first = opened(desk, qtbot, begin_other(desk), "room")
    assert not room_of(first).previous.isVisible()


def begin_other(desk: TestDesk) -> str:
    """A first meeting of somebody else."""
    person = desk.intentions.people.add(given_name="Ida", family_name="Prøvesen", birth_date=date(2004, 7, 4))
    return desk.intentions.courses.start(person.id, FORMAT, ANSWERS).meetings[0].id


def test_her_sheet_is_filled_in_and_the_meeting_knows_it(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("voice", id=story.first.id))
    typed(qtbot, "Praktik", Qt.Key.Key_Return)
    typed(qtbot, "Bolig", Qt.Key.Key_Tab)
    typed(qtbot, "Mormor", Qt.Key.Key_Tab)
    typed(qtbot, SECRET)
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert desk.places[-1] == Place("meeting", id=story.first.id, tab="prepare")
    sheet = desk.intentions.voices.sheet(story.first.id).sheet
    assert (sheet.wishes, sheet.people, sheet.unsaid) == (("Praktik", "Bolig"), ("Mormor",), SECRET)
    meeting = opened(desk, qtbot, story.first.id, "prepare")
    assert meeting.preparing is not None
    card = meeting.preparing.sheet
    assert card.unsaid.isVisible() and card.unsaid.text() == SECRET
    card.wanted.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert desk.intentions.meetings.read(story.first.id).participants[-1].name == "Mormor"
    assert not card.wanted.isVisible()
    card.print_button.click()
    assert desk.printed[-1].startswith(b"%PDF")
    card.fill_button.click()
    assert desk.places[-1] == Place("voice", id=story.first.id)


def test_a_half_filled_sheet_is_back_in_its_fields(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("voice", id=story.first.id))
    typed(qtbot, "Halvt")
    page.hide()  # left or locked
    again = make_page(desk.surroundings)
    shown(qtbot, again)
    again.open_place(Place("voice", id=story.first.id))
    assert again.topics.value() == "Halvt"


def test_what_must_not_be_said_is_put_away_in_the_room(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    meeting = story.call().id
    desk.intentions.voices.write_sheet(meeting, unsaid=SECRET)
    page = opened(desk, qtbot, meeting, "room")
    private = room_of(page).private
    assert private.isVisible() and not private.words.isVisible(), "everybody sees the screen"
    typed(qtbot, "", Qt.Key.Key_F9)
    assert private.words.isVisible() and private.words.text() == SECRET
    typed(qtbot, "", Qt.Key.Key_F9)
    assert not private.words.isVisible()
    view = page.presenter.room()
    assert SECRET not in repr((view.agenda, view.items, view.since, view.previous))


def test_three_questions_take_four_keys_after_the_meeting(desk: TestDesk, qtbot: QtBot) -> None:
    story, _second = after_the_first(desk)
    page = opened(desk, qtbot, story.first.id)
    assert page.closed is not None
    pressed(qtbot, Qt.Key.Key_Q, CONTROL | SHIFT)
    for key in (Qt.Key.Key_4, Qt.Key.Key_2, Qt.Key.Key_3):
        pressed(qtbot, key, ALT)
    (voice,) = desk.intentions.voices.answers(story.person.id)
    assert list(voice.answers.values()) == ["yes", "little", "mostly"]
    tab = make_tab(desk.surroundings, story.person.id)
    shown(qtbot, tab)
    assert tab.over_time.isVisible() and not tab.questions.isVisible()
    assert "Følte du dig hørt?" in tab.over_time.picture.accessibleName()


def test_the_tab_asks_about_the_latest_meeting(desk: TestDesk, qtbot: QtBot) -> None:
    story, _second = after_the_first(desk)
    tab = make_tab(desk.surroundings, story.person.id)
    shown(qtbot, tab)
    assert tab.questions.isVisible() and not tab.over_time.isVisible()
    tab.courses[story.course.series.id].meetings.setFocus()
    pressed(qtbot, Qt.Key.Key_Q, CONTROL | SHIFT)
    for _ in range(3):
        pressed(qtbot, Qt.Key.Key_4, ALT)
    assert tab.over_time.isVisible() and tab.over_time.picture.isVisible()
    (voice,) = desk.intentions.voices.answers(story.person.id)
    assert set(voice.answers.values()) == {"yes"}


def test_an_owner_is_known_by_name_role_relation_or_the_units_letters(desk: TestDesk) -> None:
    story = begin(desk)
    person = story.person.id
    mother = desk.intentions.people.add_network(person, name="Ruth Prøvesen", relation="mor")
    desk.intentions.voices.invite(story.first.id, "mor")
    made = MeetingPresenter(desk.intentions)
    made.open(story.first.id)
    due = "inden 1/12"
    for word, owner in (
        ("mig", "me"),
        ("Karen", "me"),
        ("J&V", "me"),
        ("Mor", mother.name),
        ("ruth", mother.name),
        ("jordemoder", "Jordemoder"),
        ("Naboen", "Naboen"),
    ):
        found = made.suggested("x", f"{word.capitalize() if word.islower() else word}: ringe {due}")
        assert found is not None and found.owner == owner, word
