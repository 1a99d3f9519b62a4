"""A letter promises what happens: whoever is promised the minutes is sent them, and nobody else; only a format that says so
goes before everything else in the calendar.

Everything is read from the definitions: nothing here knows a word of any of them.
"""

from __future__ import annotations

import pytest

from tests.desks import Desk
from tests.usecases.test_every_format import ALL, FORMATS, call, started
from tests.usecases.test_printing import kept
from ungeapp.domain.consent import Use
from ungeapp.domain.formats import MeetingFormat, Obligation
from ungeapp.domain.meetings import Attendance, Participant
from ungeapp.domain.parts import Part
from ungeapp.usecases.papers import LetterPaper

CODE = 4  # so much of a participant's id stands in the name of a file


def letters(desk: Desk, meeting: str) -> dict[str, LetterPaper]:
    """The letters by the end of the id of who gets them."""
    with kept(desk) as (printing, made):
        printed = printing.letters.for_all(meeting)
    return {one.name.removesuffix(".pdf")[-CODE:]: paper for one, paper in zip(printed, made, strict=True)}


def sent_minutes(desk: Desk, meeting: str, attendance: Attendance) -> set[str]:
    """Who is sent the minutes when all of them came, or nobody did; by the end of their ids."""
    for one in desk.do.meetings.read(meeting).participants:
        desk.do.meetings.attend(one.id, attendance)
    with kept(desk) as (printing, _made):
        return {one.name.removesuffix(".pdf")[-CODE:] for one in printing.minutes.for_all(meeting)}


def people(desk: Desk, meeting: str) -> dict[str, Participant]:
    found = {one.id[-CODE:]: one for one in desk.do.meetings.read(meeting).participants}
    assert len(found) == len(desk.do.meetings.read(meeting).participants)
    return found


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.ref.id)
def test_every_letter_promises_what_happens(desk: Desk, format: MeetingFormat) -> None:
    course = desk.do.courses.course(started(desk, format))
    for meeting in course.meetings:
        roles = [
            f"role:{one.role}" for one in people(desk, meeting.id).values() if one.role and not one.is_young_person
        ]
        desk.consent(meeting.person, roles, tuple(Part), (Use.MEETING,))
        called = call(desk, meeting).id
        papers, invited = letters(desk, called), people(desk, called)
        assert papers.keys() <= invited.keys()
        duty = {
            code
            for code in papers
            if format.takes_precedence and invited[code].municipal and invited[code].obligation is Obligation.MUST
        }
        assert {code for code, one in papers.items() if one.takes_precedence} == duty
        here, absent = (sent_minutes(desk, called, one) for one in (Attendance.CAME, Attendance.EXCUSED))
        assert {code for code, one in papers.items() if one.minutes_if_here} == here & papers.keys()
        assert {code for code, one in papers.items() if one.minutes_if_absent} == absent & papers.keys()


def test_one_municipality_proposed_it_for_one_series() -> None:
    """7.4.A-11: sheet 4 alone says that everything else gives way."""
    assert [one.source.partition(",")[0] for one in ALL if one.takes_precedence] == ["Viborg Kommune"]
