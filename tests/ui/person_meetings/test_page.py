"""The tab *Møder*: begin a course, answer, record, stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui import a_course
from tests.ui.a_course import ANSWERS, begin, choose, pressed, shown, typed
from tests.ui.desk import TestDesk
from ungeapp.domain.meetings import MeetingState, Series, SeriesState
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.navigation import Place
from ungeapp.ui.person_meetings.page import make_tab
from ungeapp.ui.person_meetings.presenter import PersonMeetingsPresenter

FORMAT = f"unge/{a_course.FORMAT}"


def test_a_course_begins_with_one_form(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    assert tab.own.isVisible() and tab.national.isVisible() and not tab.others.isVisible()
    tab.own.set_current(FORMAT)
    tab.own.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert tab.opening is not None
    for key in ("uden-tilknytning", "saerlig-bekymring"):
        choose(tab.opening.questions, key, "yes")
    tab.opening.questions.focus("terminsdato")
    typed(qtbot, "17022027")
    pressed(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (course,) = tab.courses.values()
    assert course.missing.isVisible() and "Er hun enlig?" in course.missing.text()
    chips = [one.chip for one in course.meetings.rows()]
    assert chips == ["Planned", "Provisional"]
    assert FORMAT not in {row.id for rows in (tab.own, tab.national, tab.others) for row in rows.rows()}


def test_an_answer_is_saved_at_once(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    tab = make_tab(desk.surroundings, story.person.id)
    shown(qtbot, tab)
    course = tab.courses[story.course.series.id]
    course.answer_button.click()
    choose(course.questions, "enlig", "yes")
    assert desk.intentions.courses.course(course.id).answers["enlig"] == "yes"


def test_an_event_moves_the_provisional_meeting(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    tab = make_tab(desk.surroundings, story.person.id)
    shown(qtbot, tab)
    course = tab.courses[story.course.series.id]
    course.event_buttons["foedsel"].click()
    typed(qtbot, "03022027", Qt.Key.Key_Return)
    second = desk.intentions.courses.course(course.id).meetings[1]
    assert second.state is MeetingState.PLANNED and second.starts is not None
    assert second.starts.date() == date(2027, 3, 31)
    assert "moved to" in tab.banner.text()


def test_one_click_stops_it_and_the_history_stays(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    tab = make_tab(desk.surroundings, story.person.id)
    shown(qtbot, tab)
    course = tab.courses[story.course.series.id]
    course.stop_button.click()
    course.stops.acted.emit("graviditeten-ophoert")
    stopped = desk.intentions.courses.course(story.course.series.id)
    assert stopped.series.state is SeriesState.STOPPED
    assert not tab.courses and tab.past.rows()[0].chip == "Stopped"
    assert "Graviditeten er ophørt" in tab.past.rows()[0].context


def test_two_courses_of_one_format_can_be_told_apart(desk: TestDesk) -> None:
    person = desk.person(birth_date=date(2010, 9, 5)).id
    do = desk.intentions
    for _time in range(2):
        (meeting,) = do.courses.start(person, "sparringsmoede", {"ppr-med": "no"}).meetings
        do.meetings.arrange(meeting.id, place="Rådhuset")
        called = do.meetings.call(meeting.id)
        assert called.starts is not None
        desk.clock.set(called.starts)
        do.meetings.attend_all(meeting.id, frozenset(one.id for one in do.meetings.read(meeting.id).participants))
        do.meetings.reached(meeting.id, "retning-sat", done=True)
        do.meetings.write(meeting.id, "fortael-den-unge", note="Karen siger det i morgen")
        do.meetings.close(meeting.id)
    first, second = PersonMeetingsPresenter(do, person).look().past
    assert first.title == second.title and first.lead and second.lead and first.lead != second.lead
    assert first.context == f"Held {first.lead} · Begun 25.11." != second.context


def test_a_course_of_another_unit_says_whose_it_is(desk: TestDesk) -> None:
    story = begin(desk)
    with desk.intentions.desk.acting("course.start") as uow:
        uow.put(replace(uow.get(Series, story.course.series.id), convener_unit="viborg/familieafdelingen"))
    (course,) = PersonMeetingsPresenter(desk.intentions, story.person.id).look().courses
    assert course.aside == "Begun 25.11. · Familieafdelingen"


def test_another_reason_in_words(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    tab = make_tab(desk.surroundings, story.person.id)
    shown(qtbot, tab)
    desk.answers.text = "Hun ønsker det ikke"
    tab.stop_for(story.course.series.id)
    assert desk.intentions.courses.course(story.course.series.id).series.stopped_because == "Hun ønsker det ikke"


def test_a_meeting_opens(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    tab = make_tab(desk.surroundings, story.person.id)
    shown(qtbot, tab)
    tab.courses[story.course.series.id].meetings.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert desk.places[-1] == Place("meeting", id=story.first.id)


def test_the_target_group_is_told(desk: TestDesk) -> None:
    young = PersonMeetingsPresenter(desk.intentions, desk.person("Ida", "Holt", birth_date=date(2011, 5, 1)).id).look()
    (row,) = (one for one in young.others if one.id == FORMAT)
    assert row.chip == "Not in the target group" and not row.action
    grown = PersonMeetingsPresenter(desk.intentions, desk.person().id).look()
    (row,) = (one for one in grown.own if one.id == FORMAT)
    assert row.chip == "The questions decide" and row.action == "Begin"


def test_formats_stand_by_whose_they_are(desk: TestDesk) -> None:
    view = PersonMeetingsPresenter(desk.intentions, desk.person("Ida", "Holt", birth_date=date(2010, 5, 1)).id).look()
    definitions = desk.intentions.desk.definitions
    key = desk.intentions.desk.profile.key
    assert view.own and view.national and view.others
    assert {definitions.format(row.id).municipality for row in view.own} == {key}
    assert {definitions.format(row.id).municipality for row in view.national} == {None}
    strangers = [row for row in view.others if row.action]
    assert strangers and all(definitions.format(row.id).municipality != key for row in strangers)


def test_the_guide_is_printed_where_a_format_is_chosen(desk: TestDesk, qtbot: QtBot) -> None:
    tab = make_tab(desk.surroundings, desk.person().id)
    shown(qtbot, tab)
    tab.print_guide(FORMAT)
    qtbot.waitUntil(lambda: "guide" in tab.banner.text())


def test_the_questions_come_from_the_definition(desk: TestDesk) -> None:
    person = desk.person()
    opening = PersonMeetingsPresenter(desk.intentions, person.id).opening(FORMAT)
    assert {one.key for one in opening.questions} == set(ANSWERS)


def test_another_series_beyond_the_laws_number_asks_why(desk: TestDesk, qtbot: QtBot) -> None:
    format = next(one for one in desk.intentions.desk.definitions.formats() if one.max_meetings)
    person = desk.person("Ida", "Holt", birth_date=date(2011, 5, 1)).id
    does = desk.intentions
    ref = f"{format.ref.owner}/{format.ref.id}"
    course = does.courses.start(person, ref, {one.key: "no" for one in format.facts})
    does.meetings.arrange(course.meetings[0].id, place="Rådhuset", leader="Karen Holm")
    does.meetings.call(course.meetings[0].id)
    does.courses.stop(course.series.id, "Intet at følge op på")
    tab = make_tab(desk.surroundings, person)
    shown(qtbot, tab)
    tab._offer(ref)
    assert tab.opening is not None and tab.opening.new_case is not None
    tab.opening._begin()
    assert tab.opening is not None and not tab.courses, "nothing begins without the reason"
    assert tab.opening.new_case is not None
    tab.opening.new_case.setPlainText("skolen ser noget nyt")
    tab.opening._begin()
    assert next(one.series.new_case for one in does.courses.courses(person)) == "skolen ser noget nyt"
    assert tab.opening is None and len(tab.courses) == 1


def test_the_form_of_a_course_is_seen_from_its_heading(desk: TestDesk, qtbot: QtBot) -> None:
    page = PageFrame("x")
    tab = make_tab(desk.surroundings, desk.person().id)
    page.add(tab)
    shown(qtbot, page)
    page.resize(900, 420)
    assert page.scroll_area is not None
    bar = page.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    tab.own.set_current(FORMAT)
    tab.own.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    opening = tab.opening
    assert opening is not None
    qtbot.waitUntil(lambda: 0 <= opening.mapTo(page, QPoint(0, 0)).y() < page.height() // 4)
