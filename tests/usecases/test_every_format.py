"""Every shipped format can be started, called, held, closed and printed; what it asks for is really asked for.

Everything is read from the definitions: nothing here knows a word of any of them.
"""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from tests.desks import NOW, Desk
from tests.forms.reading_pdf import page_texts
from tests.usecases import story
from ungeapp import texts
from ungeapp.bootstrap import shipped_definitions
from ungeapp.domain.conditions import FactValue
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.format_frames import Chair
from ungeapp.domain.formats import Editor, FactDefinition, FactKind, MeetingFormat, in_target
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.open_meetings import Missing

ALL = shipped_definitions().formats()
FORMATS = [one for one in ALL if not one.about_nobody]
TODAY = NOW.date()


def options(fact: FactDefinition) -> list[str]:
    match fact.kind:
        case FactKind.YES_NO:
            return ["yes", "no"]
        case FactKind.CHOICE:
            return [one.code for one in fact.options]
        case FactKind.DATE:
            return [TODAY.isoformat()]
        case FactKind.TEXT:
            return ["Et svar"]


def age_for(format: MeetingFormat) -> int:
    """An age the format is meant for."""
    low, high = format.target.min_age, format.target.max_age
    return min(max(low or 0, 16), high or 99)


def answers_for(format: MeetingFormat, age: int) -> dict[str, str]:
    """Answers that put the young person into the target group."""
    asked = [one for one in format.facts if one.kind is FactKind.YES_NO]
    for chosen in itertools.product(["yes", "no"], repeat=len(asked)):
        answers = {one.key: options(one)[0] for one in format.facts}
        answers |= dict(zip((one.key for one in asked), chosen, strict=True))
        known: dict[str, FactValue] = {}
        for one in format.facts:
            value = one.value(answers[one.key])
            if value is not None:
                known[one.key] = value
        if in_target(format, age, known) is True:
            return answers
    raise AssertionError(f"nobody is in the target group of {format.ref}")


def started(desk: Desk, format: MeetingFormat) -> str:
    """A course with every date it can follow told; the id of the series."""
    age = age_for(format)
    person = desk.person(number="", birth_date=date(TODAY.year - age - 1, TODAY.month, TODAY.day) + timedelta(days=120))
    answers = answers_for(format, age)
    stops = {one.key for one in format.stop_events}
    answers |= {one.key: (TODAY + timedelta(days=9)).isoformat() for one in format.events if one.key not in stops}
    return desk.do.courses.start(person.id, format.ref.id, answers).series.id


def settle(desk: Desk, meeting: str) -> None:
    """Everybody came, everything asked for has an answer."""
    found = story.hold(desk, meeting)
    for item in found.agenda:
        desk.do.meetings.write(meeting, item.key, note="Vi talte om det", own_words="Det er vigtigt for mig")


def call(desk: Desk, meeting: Meeting) -> Meeting:
    desk.do.meetings.arrange(meeting.id, place="Rådhuset, lokale 2", leader="Karen Holm")
    return desk.do.meetings.call(meeting.id)


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.ref.id)
def test_it_is_started_called_held_closed_and_printed(desk: Desk, clock: FixedClock, format: MeetingFormat) -> None:
    texts.use("da")
    series = started(desk, format)
    meetings = desk.do.courses.course(series).meetings
    assert meetings, "a course without a meeting helps nobody"
    for one in meetings:
        called = call(desk, one)
        letters = desk.do.letters.for_all(one.id)
        assert letters, "somebody is called"
        for letter in letters:
            read = " ".join("\n".join(page_texts(letter.content)).split()).casefold()
            assert format.meeting(one.step).public_title.casefold() in read
        story.go_to(clock, called)
        settle(desk, one.id)
        assert desk.do.meetings.close(one.id).state is MeetingState.CLOSED
        minutes = " ".join("\n".join(page_texts(desk.do.minutes.copy(one.id).content)).split())
        for item in desk.do.meetings.read(one.id).agenda:  # who reads decides whose own words they are called
            assert ("egne ord" if Editor.OWN_WORDS in item.editors else item.title.split()[0]) in minutes
    assert desk.do.courses.course(series).meetings[-1].state is MeetingState.CLOSED


@pytest.mark.parametrize(
    "format",
    [one for one in FORMATS if any(each.voice_missing for each in one.meetings)],
    ids=lambda one: one.ref.id,
)
def test_without_the_young_person_it_closes_only_when_it_says_how_they_are_told(
    desk: Desk, clock: FixedClock, format: MeetingFormat
) -> None:
    meeting = desk.do.courses.course(started(desk, format)).meetings[0]
    story.go_to(clock, call(desk, meeting))
    found = story.hold(desk, meeting.id)
    assert not any(one.is_young_person for one in found.participants)
    asked = [one for one in found.blocking if one.what is Missing.REQUIRED]
    assert asked
    for one in asked:
        with pytest.raises(NotAllowed):
            desk.do.meetings.close(meeting.id)
        desk.do.meetings.write(meeting.id, one.target, note="Sagsbehandleren ringer i morgen")
    assert desk.do.meetings.close(meeting.id).state is MeetingState.CLOSED


@pytest.mark.parametrize(
    "format",
    [one for one in FORMATS if any(each.chair is Chair.AGREED for each in one.meetings)],
    ids=lambda one: one.ref.id,
)
def test_where_the_chair_is_agreed_nobody_is_called_before_there_is_one(desk: Desk, format: MeetingFormat) -> None:
    meeting = desk.do.courses.course(started(desk, format)).meetings[0]
    assert meeting.leader == ""
    desk.do.meetings.arrange(meeting.id, place="Rådhuset")
    with pytest.raises(Invalid, match="leader"):
        desk.do.meetings.call(meeting.id)
    desk.do.meetings.arrange(meeting.id, leader="Ole Vikar")
    assert desk.do.meetings.call(meeting.id).state is MeetingState.CALLED


@pytest.mark.parametrize("format", ALL, ids=lambda one: one.ref.id)
def test_it_says_all_a_newcomer_needs(format: MeetingFormat) -> None:
    assert format.trigger and format.source and format.target.text and format.public_title
    for one in format.meetings:
        assert one.agenda and one.minutes_to and one.participants
        assert all(item.guidance for item in one.agenda)
        assert one.voice_missing or format.about_nobody or any("own-words" in item.editors for item in one.agenda)


LIMITED = [one for one in FORMATS if one.max_meetings is not None]


@pytest.mark.parametrize("format", LIMITED, ids=lambda one: one.ref.id)
def test_the_laws_number_of_meetings_holds_across_series(desk: Desk, clock: FixedClock, format: MeetingFormat) -> None:
    texts.use("da")
    assert format.legal is not None
    first = desk.do.courses.course(started(desk, format))
    person, answers, ref = first.series.person, dict(first.answers), format.ref.id
    desk.do.courses.stop(first.series.id, "Begyndt ved en fejl")
    assert not desk.do.courses.asks_new_case(person, ref), "nobody was called: nothing of the law is used"

    second = desk.do.courses.start(person, ref, answers)
    assert second.series.new_case == ""
    held = call(desk, second.meetings[0])
    story.go_to(clock, held)
    settle(desk, held.id)
    desk.do.meetings.close(held.id)
    printed = " ".join("\n".join(page_texts(desk.do.minutes.copy(held.id).content)).split())
    assert format.legal.law in printed and "ny sag" not in printed
    desk.do.courses.stop(second.series.id, "Intet at følge op på")

    assert desk.do.courses.asks_new_case(person, ref)
    with pytest.raises(Invalid) as refused:
        desk.do.courses.start(person, ref, answers, new_case=" ")
    assert refused.value.code == "course-new-case-missing"
    other = desk.person(number="", birth_date=desk.do.people.file(person).person.birth_date).id
    assert not desk.do.courses.asks_new_case(other, ref), "the law counts each young person alone"

    third = desk.do.courses.start(person, ref, answers, new_case="skolen ser noget andet nu")
    assert third.series.new_case == "skolen ser noget andet nu"
    again = call(desk, third.meetings[0])
    because = "Det er en ny sag, fordi skolen ser noget andet nu."
    assert because in " ".join("\n".join(page_texts(desk.do.minutes.copy(again.id).content)).split())
    story.go_to(clock, again)
    settle(desk, again.id)
    desk.do.meetings.close(again.id)
    printed = " ".join("\n".join(page_texts(desk.do.minutes.copy(again.id).content)).split())
    assert because in printed, "the frozen minutes keep the reason"
