"""Beside the date of a meeting stands what is against the day and why it was proposed; nothing is forbidden."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.a_course import begin, shown, typed
from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.formats import AtAge
from ungeapp.ui.casework.meeting_days import against_sentence, why_day, why_sentences
from ungeapp.ui.desk_meetings.page import make_page as make_desk_meeting
from ungeapp.ui.meeting.page import make_page
from ungeapp.ui.navigation import Place
from ungeapp.ui.person_meetings.presenter import PersonMeetingsPresenter
from ungeapp.usecases.meeting_days import WhyDay
from ungeapp.usecases.phone_book import Away

AWAY = Away(first=date(2026, 12, 1), last=date(2026, 12, 4), stand_in="Jens Øvelse", phone="12 34 56 78")


def test_what_is_against_the_day_stands_beside_the_field_and_follows_it(desk: TestDesk, qtbot: QtBot) -> None:
    story = begin(desk)
    desk.intentions.phone_book.be_away(AWAY)
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("meeting", id=story.first.id))
    assert page.preparing is not None
    day, told = page.preparing.times.day, page.preparing.times.form.row("day")
    assert story.first.starts is not None and story.first.starts.date() == date(2026, 12, 2)
    assert "You are away that day, until and including Friday 4 December." in told.notice()
    assert "as soon as possible" in told.notice()
    day.line.setFocus()
    day.line.selectAll()
    typed(qtbot, "25122026")
    assert told.notice() == "That day is a public holiday."
    day.line.selectAll()
    typed(qtbot, "09122026")
    assert not told.notice()


def test_the_tab_says_it_of_what_a_course_proposes(desk: TestDesk) -> None:
    story = begin(desk)
    desk.intentions.phone_book.be_away(AWAY)
    (course,) = PersonMeetingsPresenter(desk.intentions, story.person.id).look().courses
    first, second = course.meetings
    assert "You are away that day" in first.context
    assert "56 days after “Termin” (17.02.2027)" in second.context and "away" not in second.context


def test_a_meeting_between_departments_says_it_too(desk: TestDesk, qtbot: QtBot) -> None:
    page = make_desk_meeting(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("desk-meeting"))
    page.new_day.line.setFocus()
    typed(qtbot, "24122026")
    assert page.plan_form.row("day").notice() == against_sentence(desk.intentions, date(2026, 12, 24)) != ""


def test_a_day_named_by_no_source_says_so_with_what_is_ahead(desk: TestDesk) -> None:
    person = desk.person(birth_date=date(2010, 9, 5))
    starts = {"uddannelsesstart": "2027-08-09"}
    (meeting,) = desk.intentions.courses.start(person.id, "overlevering-ungdomsuddannelse", starts).meetings
    why = desk.intentions.meeting_days.proposed(person.id)[meeting.id]
    told = why_sentences(why, date(2026, 11, 25))
    assert "the course names no day" in told and "Første dag på uddannelsen: Monday 9 August 2027." in told
    desk.intentions.meetings.arrange(meeting.id, day=date(2027, 6, 1))
    assert desk.intentions.meeting_days.proposed(person.id) == {}  # somebody chose that day


def test_a_day_the_law_waits_for_tells_the_deadline(desk: TestDesk) -> None:
    person = desk.person(birth_date=date(2010, 9, 5))
    (meeting,) = desk.intentions.courses.start(person.id, "overgangsmoede", {}).meetings
    why = desk.intentions.meeting_days.proposed(person.id)[meeting.id]
    today = date(2026, 11, 25)
    assert "no later than at the age of 17" in why_day(why, today)
    assert "Viborg Kommune" in why_sentences(why, today)


@pytest.mark.parametrize(
    ("months", "no_later", "told"),
    [
        (9, True, "senest ved 17 år og 9 måneder"),
        (1, False, "ved 17 år og 1 måned"),
        (6, True, "senest ved 17½ år"),
        (0, False, "ved 17 år"),
    ],
)
def test_the_months_of_an_age_are_named(months: int, no_later: bool, told: str) -> None:
    texts.use(texts.DANISH)
    why = WhyDay(timing=AtAge(years=17, months=months, no_later=no_later), event_on=date(2027, 3, 1))
    assert why_day(why, date(2027, 1, 1)) == f"{told} (01.03.)"
