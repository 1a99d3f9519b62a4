"""A course of a format: dates, participants and tasks follow the answers; a stop ends it and keeps its history."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from tests.desks import NOW, Desk
from tests.usecases import story
from ungeapp.bootstrap import shipped_definitions, workplace
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.meetings import Meeting, MeetingState, Participant, SeriesState
from ungeapp.domain.people import NetworkKind, Task, TaskState
from ungeapp.forms.definitions import Definitions
from ungeapp.system import paths
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.courses import CALL_OFF, MOVE_AND_CALL_AGAIN, NETWORK_TASK

FIRST, SECOND = 0, 1


def roles(desk: Desk, meeting: Meeting) -> set[str]:
    return {one.role for one in desk.do.meetings.read(meeting.id).participants}


def tasks(desk: Desk, person: str, state: TaskState = TaskState.OPEN) -> list[str]:
    found: tuple[Task, ...] = desk.do.people.file(person).of(Task)
    return [one.code for one in found if one.state is state]


def starts(desk: Desk, series: str) -> list[tuple[date, MeetingState]]:
    return [(one.starts.date(), one.state) for one in desk.do.courses.course(series).meetings if one.starts]


def test_two_meetings_are_proposed_in_the_weekly_slot(desk: Desk) -> None:
    course = story.start(desk, desk.person().id)
    first, second = course.meetings
    assert first.starts is not None and second.starts is not None
    assert (first.starts.date(), first.state) == (date(2026, 12, 2), MeetingState.PLANNED)  # a week's notice
    assert (second.starts.date(), second.state) == (date(2027, 4, 14), MeetingState.PROVISIONAL)  # 56 days after
    assert {one.starts.hour for one in course.meetings if one.starts} == {13}
    assert (first.leader, course.series.convener, course.series.convener_unit) == (
        "Karen Holm",
        "Karen Holm",
        desk.unit,
    )
    assert course.missing == frozenset()


def test_only_the_meetings_it_is_kept_for_are_proposed_at_the_fixed_time(desk: Desk) -> None:
    """7.4.A-12: sheet 4 keeps Wednesday 13-15 free for the pregnancy meetings and for no others."""
    person = desk.do.people.add(given_name="Noah", family_name="Eksempel", birth_date=date(2010, 9, 5)).id
    for format in ("sparringsmoede", "samarbejdsmodellen", "visitation-ungestoette", "overgangsmoede"):
        for meeting in desk.do.courses.start(person, format, {}).meetings:
            assert meeting.starts is not None and meeting.starts.hour == 9, format
    assert [one.starts.hour for one in story.start(desk, desk.person().id).meetings if one.starts] == [13, 13]


@pytest.mark.parametrize(
    ("answers", "there", "not_there"),
    [
        ({"enlig": "yes"}, "private-network-person", "partner"),
        ({"enlig": "no"}, "partner", "private-network-person"),
        ({"sag-paa-ufoedt-barn": "yes"}, "family-adviser", "outreach-adviser"),
        ({"sag-paa-ufoedt-barn": "no"}, "outreach-adviser", "family-adviser"),
        ({"ydelser-fra-psykiatrien": "yes"}, "psychiatry", "nobody"),
        ({"ydelser-fra-psykiatrien": "no"}, "own-doctor", "psychiatry"),
        ({"ydelser-fra-psykiatrien": ""}, "own-doctor", "psychiatry"),
    ],
)
def test_participants_follow_from_the_conditions(
    desk: Desk, answers: dict[str, str], there: str, not_there: str
) -> None:
    course = story.start(desk, desk.person().id, answers)
    for meeting in course.meetings:
        found = roles(desk, meeting)
        assert there in found and not_there not in found
        assert {"young-person", "employment-adviser", "health-visitor", "midwife"} <= found


def test_nobody_leads_two_meetings_at_once(desk: Desk) -> None:
    people = [desk.person(given, number="", birth_date=date(2004, 7, 4)) for given in ("Emma", "Sofie", "Nadia")]
    dates = [story.start(desk, one.id).meetings[0].starts for one in people]
    assert all(one is not None for one in dates) and len(set(dates)) == 3


def test_a_later_answer_changes_who_takes_part_and_changing_it_back_too(desk: Desk) -> None:
    course = story.start(desk, desk.person().id, {"sag-paa-ufoedt-barn": ""})
    assert course.missing == {"sag-paa-ufoedt-barn"}
    before = roles(desk, course.meetings[FIRST])
    assert not {"family-adviser", "outreach-adviser"} & before
    for answer, role in (("yes", "family-adviser"), ("no", "outreach-adviser"), ("yes", "family-adviser")):
        desk.do.courses.answer(course.series.id, {"sag-paa-ufoedt-barn": answer})
        assert roles(desk, course.meetings[FIRST]) - before == {role}


def test_the_list_of_a_called_meeting_is_left_alone(desk: Desk) -> None:
    course = story.start(desk, desk.person().id)
    story.call(desk, course.meetings[FIRST].id)
    desk.do.courses.answer(course.series.id, {"ydelser-fra-psykiatrien": "yes"})
    assert "psychiatry" not in roles(desk, course.meetings[FIRST])
    assert "psychiatry" in roles(desk, course.meetings[SECOND])


def test_people_of_her_network_take_their_place_and_her_address_is_on_her_letter(desk: Desk) -> None:
    person = desk.person(address="Skovvej 1, 8800 Viborg").id
    visitor = desk.do.people.add_network(
        person, name="Sanne Sund", network=NetworkKind.PROFESSIONAL, role="health-visitor", organisation="Sundhed"
    )
    found = {one.role: one for one in desk.do.meetings.read(story.start(desk, person).meetings[0].id).participants}
    assert (found["health-visitor"].name, found["health-visitor"].network_person) == ("Sanne Sund", visitor.id)
    assert found["young-person"].postal_address == "Skovvej 1, 8800 Viborg"
    assert found["health-visitor"].unit == "viborg/sundhedsplejen"


def test_the_birth_moves_a_provisional_meeting_and_makes_it_certain(desk: Desk) -> None:
    course = story.start(desk, desk.person().id)
    desk.do.courses.answer(course.series.id, {"terminsdato": "2027-02-24"})
    assert starts(desk, course.series.id)[SECOND] == (date(2027, 4, 21), MeetingState.PROVISIONAL)
    desk.do.courses.answer(course.series.id, {"foedsel": "2027-02-10"})
    assert starts(desk, course.series.id)[SECOND] == (date(2027, 4, 7), MeetingState.PLANNED)
    assert starts(desk, course.series.id)[FIRST] == (date(2026, 12, 2), MeetingState.PLANNED)


def test_a_meeting_already_called_becomes_a_task_instead(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    course = story.start(desk, person)
    second = course.meetings[SECOND].id
    story.call(desk, second)
    desk.do.courses.answer(course.series.id, {"foedsel": "2027-02-10"})
    assert starts(desk, course.series.id)[SECOND] == (date(2027, 4, 14), MeetingState.CALLED)
    assert tasks(desk, person) == [MOVE_AND_CALL_AGAIN]
    suggested = desk.do.courses.suggestion(second)
    assert suggested is not None and suggested.date() == date(2027, 4, 7)
    desk.do.meetings.arrange(second, day=suggested.date())
    desk.do.meetings.call(second)
    assert tasks(desk, person) == [] and tasks(desk, person, TaskState.DONE) == [MOVE_AND_CALL_AGAIN]


def test_a_date_chosen_by_hand_is_not_moved_but_asked_about(desk: Desk) -> None:
    person = desk.person().id
    course = story.start(desk, person)
    desk.do.meetings.arrange(course.meetings[SECOND].id, day=date(2027, 4, 21))
    desk.do.courses.answer(course.series.id, {"foedsel": "2027-02-10"})
    assert starts(desk, course.series.id)[SECOND] == (date(2027, 4, 21), MeetingState.PLANNED)
    assert tasks(desk, person) == [MOVE_AND_CALL_AGAIN]


def test_a_sparse_network_makes_one_task_that_stays_done(desk: Desk) -> None:
    person = desk.person().id
    course = story.start(desk, person)
    for _ in range(2):
        desk.do.courses.answer(course.series.id, {"sparsomt-netvaerk": "yes"})
    (task,) = (one for one in desk.do.people.file(person).of(Task) if one.code == NETWORK_TASK)
    assert (task.role, task.due) == ("network-builder", date(2026, 11, 30))
    desk.do.people.finish_task(task.id, "Ringet")
    desk.do.courses.answer(course.series.id, {"enlig": "no"})
    assert tasks(desk, person) == []


STOPS = [one.key for one in shipped_definitions().format(story.FORMAT).stop_events]


@pytest.mark.parametrize("event", STOPS)
def test_a_stop_event_ends_every_reminder_at_once_and_keeps_the_history(desk: Desk, event: str) -> None:
    person = desk.person().id
    course = story.start(desk, person)
    story.call(desk, course.meetings[FIRST].id)
    desk.do.courses.answer(course.series.id, {"sparsomt-netvaerk": "yes"})
    before = len(desk.do.people.history(person, 1000))
    stopped = desk.do.courses.answer(course.series.id, {event: "2026-11-23"})
    assert (stopped.series.state, stopped.series.stopped_on) == (SeriesState.STOPPED, NOW.date())
    assert [one.state for one in stopped.meetings] == [MeetingState.CALLED, MeetingState.CANCELLED]
    assert tasks(desk, person) == [CALL_OFF], "people were called: they must be told; nothing else reminds"
    assert tasks(desk, person, TaskState.DROPPED) == [NETWORK_TASK]
    assert len(desk.do.people.history(person, 1000)) > before
    with pytest.raises(NotAllowed) as refused:
        desk.do.courses.answer(course.series.id, {"enlig": "no"})
    assert refused.value.code == "course-stopped"
    desk.do.meetings.cancel(course.meetings[FIRST].id, "Forløbet er stoppet")
    assert tasks(desk, person) == []
    assert desk.do.meetings.list() == ()
    assert len(desk.do.meetings.list(past=True)) == 2


def test_stopping_by_hand_takes_one_action_and_a_reason(desk: Desk) -> None:
    person = desk.person().id
    course = story.start(desk, person)
    with pytest.raises(Invalid) as refused:
        desk.do.courses.stop(course.series.id, " ")
    assert refused.value.code == "reason-missing"
    desk.do.courses.stop(course.series.id, "Hun vil ikke mere")
    stopped = desk.do.courses.course(course.series.id)
    assert (stopped.series.stopped_because, {one.state for one in stopped.meetings}) == (
        "Hun vil ikke mere",
        {MeetingState.CANCELLED},
    )
    desk.do.courses.stop(course.series.id, "Igen")
    assert desk.do.courses.course(course.series.id).series.stopped_because == "Hun vil ikke mere"
    assert story.start(desk, person).series.state is SeriesState.RUNNING, "a new one may begin"


def test_a_course_runs_once_and_only_for_those_it_is_meant_for(desk: Desk) -> None:
    person = desk.person().id
    with pytest.raises(NotAllowed) as refused:
        story.start(desk, person, {"uden-tilknytning": "no"})
    assert refused.value.code == "course-not-in-target"
    story.start(desk, person)
    with pytest.raises(NotAllowed) as refused:
        story.start(desk, person)
    assert refused.value.code == "course-runs-already"
    child = desk.do.people.add(given_name="Ida", family_name="Ung", birth_date=date(2012, 1, 1)).id
    with pytest.raises(NotAllowed):
        story.start(desk, child)
    assert [one.fits for one in desk.do.courses.offered(person) if one.format.ref.id == story.FORMAT] == [None]
    assert [one.fits for one in desk.do.courses.offered(child) if one.format.ref.id == story.FORMAT] == [False]
    assert desk.do.courses.courses(child) == ()


@pytest.mark.parametrize(
    ("answers", "refusal"),
    [
        ({"favoritfarve": "blå"}, "course-unknown-question"),
        ({"enlig": "måske"}, "course-answer-does-not-fit"),
        ({"foedsel": "snart"}, "course-answer-does-not-fit"),
    ],
)
def test_an_answer_must_fit_its_question(desk: Desk, answers: dict[str, str], refusal: str) -> None:
    course = story.start(desk, desk.person().id)
    with pytest.raises(Invalid) as refused:
        desk.do.courses.answer(course.series.id, answers)
    assert refused.value.code == refusal
    assert desk.do.courses.course(course.series.id).answers == course.answers


def test_an_answer_taken_back_is_not_known_any_more(desk: Desk) -> None:
    course = story.start(desk, desk.person().id)
    changed = desk.do.courses.answer(course.series.id, {"enlig": ""})
    assert "enlig" not in changed.answers and changed.missing == {"enlig"}


NEWEST = Definitions(paths.resources()).format(story.FORMAT).ref.version


def newer(folder: Path) -> Definitions:
    """The shipped definitions after an update: the format is one version on and asks something else."""
    copytree(paths.resources(), folder)
    old = folder / "formats" / f"{story.FORMAT}.{NEWEST}.toml"
    text = old.read_text(encoding="utf-8")
    text = text.replace(f"version = {NEWEST}\n", f"version = {NEWEST + 1}\n", 1)
    text = text.replace('"Dine egne ord"', '"Ordet er dit"')
    (folder / "formats" / f"{story.FORMAT}.{NEWEST + 1}.toml").write_text(text, encoding="utf-8")
    old.unlink()
    return Definitions(folder)


def test_an_old_course_keeps_its_definition_when_the_shipped_one_changes(
    desk: Desk, clock: FixedClock, tmp_path: Path
) -> None:
    person = desk.person().id
    course = story.start(desk, person)
    updated = workplace(desk.workplace.store, clock, newer(tmp_path / "resources")).intentions
    room = updated.meetings.read(course.meetings[FIRST].id)
    assert (room.format.ref.version, room.agenda[0].title) == (NEWEST, "Dine egne ord")
    updated.courses.answer(course.series.id, {"foedsel": "2027-02-10"})
    assert updated.courses.course(course.series.id).meetings[SECOND].state is MeetingState.PLANNED
    with pytest.raises(NotAllowed):  # the same series under a newer number is the same series
        updated.courses.start(person, story.FORMAT, story.ANSWERS)
    other = updated.people.add(given_name="Noah", family_name="Eksempel", number="710905-4243")
    fresh = updated.courses.start(other.id, story.FORMAT, story.ANSWERS)
    assert updated.meetings.read(fresh.meetings[FIRST].id).agenda[0].title == "Ordet er dit"
    with desk.workplace.store.unit_of_work() as uow:
        assert all(uow.definition(f"unge/{story.FORMAT}/{number}") for number in (NEWEST, NEWEST + 1))


def test_somebody_taken_off_the_list_by_hand_stays_off(desk: Desk) -> None:
    course = story.start(desk, desk.person().id)
    midwife = next(one for one in desk.do.meetings.read(course.meetings[0].id).participants if one.role == "midwife")
    desk.do.meetings.remove_participant(midwife.id, "Hun ønsker det ikke")
    desk.do.courses.answer(course.series.id, {"enlig": "no"})
    assert "midwife" not in roles(desk, course.meetings[FIRST])
    removed = [one for one in desk.do.people.history(course.series.person, 500) if one.record == midwife.id]
    assert removed and removed[0].kind == Participant.KIND
