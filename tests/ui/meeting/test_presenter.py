"""What the page of one meeting says."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.ui.a_course import begin
from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.called import absent_get_minutes, gets_minutes
from ungeapp.domain.consent import Use
from ungeapp.domain.formats import MinutesTo, Obligation
from ungeapp.domain.gate import Line, Reason
from ungeapp.domain.meetings import Attendance, Participant
from ungeapp.domain.parts import Part
from ungeapp.ui.casework.typed import TypedAgreement
from ungeapp.ui.meeting import showing
from ungeapp.ui.meeting.presenter import MeetingPresenter
from ungeapp.ui.meeting.values import Mode
from ungeapp.usecases.consents import ConsentAsked


def presenter(desk: TestDesk, meeting: str) -> MeetingPresenter:
    made = MeetingPresenter(desk.intentions)
    made.open(meeting)
    return made


def test_without_a_basis_only_time_and_place_are_told(desk: TestDesk) -> None:
    story = begin(desk)
    view = presenter(desk, story.first.id).preparing()
    told = {one.heading: one.told for one in view.details}
    assert told["Egen læge"].startswith("Gets time, place, contact")
    assert told["Den unge selv"] == "Gets time, place, agenda, participants and the minutes."


def test_a_consent_says_what_is_still_held_back(desk: TestDesk) -> None:
    story = begin(desk)
    desk.intentions.consents.give(
        story.person.id,
        ConsentAsked(
            basis="consent",
            uses=(Use.MEETING,),
            purpose="Netværksmøde",
            parts=(Part.MEETINGS, Part.PLAN, Part.OWN_WORDS),
            recipients=("role:own-doctor",),
        ),
    )
    view = presenter(desk, story.first.id).preparing()
    doctor = next(one for one in view.details if one.heading == "Egen læge")
    assert "Does not get:" in doctor.told and "Parenthood" in doctor.told
    held = [one.title for one in doctor.lines if one.chip == "Held back"]
    assert "Parenthood" in held


def test_how_many_have_no_name_is_said(desk: TestDesk) -> None:
    story = begin(desk)
    made = presenter(desk, story.first.id)
    assert "Jordemoder" in made.preparing().nameless


def test_the_room_opens_once_somebody_is_there(desk: TestDesk) -> None:
    story = begin(desk)
    made = presenter(desk, story.call().id)
    assert made.mode() is Mode.PREPARE and made.mode("room") is Mode.ROOM
    made.attend(made.found.participants[0].id, Attendance.CAME)
    made.refresh()
    assert made.mode() is Mode.ROOM and made.mode("prepare") is Mode.PREPARE


def test_the_room_hides_what_the_course_is_called(desk: TestDesk) -> None:
    story = begin(desk)
    made = presenter(desk, story.call().id)
    assert made.found.format.title in made.head(Mode.PREPARE).subtitle
    assert made.found.format.title not in made.head(Mode.ROOM).subtitle


def test_what_is_open_is_named(desk: TestDesk) -> None:
    story = begin(desk)
    made = presenter(desk, story.call().id)
    made.put_agreement("", TypedAgreement(what="Ring", owner="", due=None))
    made.refresh()
    room = made.room()
    titles = [one.title_rest for one in room.findings]
    assert "Attendance of 7 participants" in titles and "Who does it: Ring" in titles and "By when: Ring" in titles
    assert (
        room.missing_chip == f"{len(titles)} things are missing" and room.blocked
    )  # what is counted is what is listed
    assert len(titles) < len(made.found.findings)


def test_before_it_has_begun_the_room_says_what_to_prepare_not_what_is_missing(desk: TestDesk) -> None:
    story = begin(desk)
    made = presenter(desk, story.call().id)
    room = made.room()
    assert room.ahead and "for the meeting" in room.missing_chip
    assert "not answered" in room.prepare and "not called" not in room.prepare
    assert not any("Attendance" in one.title_rest for one in room.findings)
    made.attend(made.found.participants[0].id, Attendance.CAME)
    made.refresh()
    begun = made.room()
    assert not begun.ahead and not begun.prepare and "missing" in begun.missing_chip


def test_the_owner_may_be_me(desk: TestDesk) -> None:
    story = begin(desk)
    made = presenter(desk, story.call().id)
    made.put_agreement("", TypedAgreement(what="Ring", owner="me", due=None))
    made.refresh()
    (one,) = made.found.agreements
    assert one.mine and one.owner == "Karen Kontakt"
    made.put_agreement("", TypedAgreement(what="Ring i morgen", owner="Jordemoder", due=None, known=one.id))
    made.refresh()
    (one,) = made.found.agreements
    assert not one.mine and one.what == "Ring i morgen"


def test_an_event_points_to_another_day(desk: TestDesk) -> None:
    story = begin(desk)
    second = story.course.meetings[1]
    desk.intentions.meetings.arrange(second.id, place="Rådhuset")
    desk.intentions.meetings.call(second.id)
    assert second.starts is not None
    later = (second.starts.date() - timedelta(days=56 - 28)).isoformat()
    desk.intentions.courses.answer(story.course.series.id, {"foedsel": later})
    view = presenter(desk, second.id).preparing()
    assert view.moved and view.suggested_day is not None and view.suggested_day > second.starts.date()


def test_who_gets_no_copy_and_why(desk: TestDesk) -> None:
    story = begin(desk)
    view = presenter(desk, story.call().id).closed()
    assert view.copies[0].id == "whole"
    assert {one.title for one in view.without} >= {"Egen læge", "Jordemoder"}
    assert view.next_id == story.course.meetings[1].id


def test_only_where_the_format_says_so_everything_else_gives_way(desk: TestDesk) -> None:
    """The page of the meeting says no more of the duty than the letter (7.4.A-11)."""
    story = begin(desk)
    rows = [one.context for one in presenter(desk, story.first.id).preparing().participants]
    assert any("before anything else in the calendar" in one for one in rows)
    must = Participant(id="1", person="p", meeting="m", municipal=True, obligation=Obligation.MUST)
    for format in desk.intentions.desk.definitions.formats():
        said = showing.participant_row(must, (), format).context
        assert ("before anything else" in said) == format.takes_precedence
        assert ("has to come" in said) == (not format.takes_precedence)


@pytest.mark.parametrize("count", range(len(MinutesTo) + 1))
def test_the_page_and_the_room_promise_the_minutes_as_they_are_sent(count: int) -> None:
    texts.use("da")
    for minutes_to in itertools.combinations(MinutesTo, count):
        note = showing.absent_note(minutes_to, "Emma")
        own, outside = (absent_get_minutes(minutes_to, municipal=one) for one in (True, False))
        assert ("Emma får det altid" in note) == (not (own and outside))
        assert note.startswith("Fraværende får referatet tilsendt") == (own and outside)
        assert note.startswith("Kun fraværende fra kommunen") == (own and not outside)
        assert note.startswith("Kun fraværende uden for kommunen") == (outside and not own)
        for municipal in (True, False):
            one = Participant(id="1", person="p", meeting="m", municipal=municipal)
            lines = [Line(part=Part.MEETINGS, goes=True, reason=Reason.CONSENT)]
            told = showing.told_sentence(one, lines, frozenset(), minutes_to)
            here, absent = (gets_minutes(minutes_to, one, here=there) for there in (True, False))
            assert ("og referat" in told) == (here or absent)
            assert ("hvis de er" in told) == (here != absent)


def test_whom_the_format_sends_no_minutes_gets_no_copy(desk: TestDesk) -> None:
    story = begin(desk)
    found = presenter(desk, story.first.id).found
    lines = {one.id: [Line(part=Part.MEETINGS, goes=True, reason=Reason.CONSENT)] for one in found.participants}
    absent = [replace(one, attendance=Attendance.EXCUSED) for one in found.participants]
    copies, without = showing.copy_rows(absent, lines, "Ungeenheden", (MinutesTo.PRESENT,))
    assert len(copies) == 2, "the whole ones, and the young person's own"
    assert {one.context for one in without} == {"Was absent; the format sends no minutes"}
    assert not any(one.action for one in without), "no consent would change that"


@pytest.mark.parametrize("reason", list(Reason))
def test_whoever_was_told_no_is_not_one_step_from_asking_again(reason: Reason) -> None:
    midwife = Participant(id="p", person="x", name="Jordemoder", role="midwife")
    told = {"p": (Line(part=Part.MEETINGS, goes=False, reason=reason),)}
    _copies, (row,) = showing.copy_rows((midwife,), told, "Familieafdelingen", tuple(MinutesTo))
    asked = reason in (Reason.NO_BASIS, Reason.NOT_ASKED, Reason.PLAN_CONSENT_MISSING)
    assert row.context and row.action == ("Ask for consent" if asked else "")
