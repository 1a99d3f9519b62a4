"""What stays of a closed meeting, whose meeting it is, and whom a reminder is for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.desks import FAMILY, Desk
from tests.usecases import story
from ungeapp.domain.consent import Use
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.meetings import Participant
from ungeapp.domain.parts import Part
from ungeapp.system.clock import FixedClock

TOLD = (Part.MEETINGS, Part.AGREEMENTS, Part.OWN_WORDS, Part.PLAN)


def test_a_name_protected_after_the_closing_does_not_stand_in_the_minutes(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    desk.consent(person, ["role:midwife"], TOLD, (Use.MEETING,))
    meeting = story.held(desk, clock, person).meetings[0].id
    midwife = next(one.id for one in desk.do.meetings.read(meeting).participants if one.role == "midwife")
    printing = desk.do.minutes
    with desk.do.desk.looking() as uow:
        before, _ = printing._minutes(uow, meeting, midwife)
    desk.do.people.correct(person, protected_name=True)
    with desk.do.desk.looking() as uow:
        after, _ = printing._minutes(uow, meeting, midwife)
    assert "Emma" in str(before) and "Emma" not in str(after)
    assert replace(after, person="", age=None).items == before.items


def test_a_closed_meeting_keeps_its_list_and_its_minutes_print(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    desk.consent(person, ["role:midwife"], TOLD, (Use.MEETING,))
    meeting = story.held(desk, clock, person).meetings[0].id
    some = desk.do.meetings.read(meeting).participants[-1]
    for act in (
        lambda: desk.do.meetings.remove_participant(some.id, "Fejl"),
        lambda: desk.do.meetings.set_participant(some.id, name="En anden"),
    ):
        with pytest.raises(NotAllowed, match="meeting-closed"):
            act()
    with desk.do.desk.acting("test") as uow:  # it came in a file after the closing
        uow.put(replace(uow.get(Participant, some.id), id=desk.do.desk.new_id(), is_young_person=True))
    assert desk.do.minutes.for_all(meeting)


def test_a_meeting_told_of_without_what_it_is_about_is_not_run_here(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY], (Part.MEETINGS,))
    story.call(job, story.start(job, person).meetings[0].id)
    family.receive(job.share(person, family))
    rows = family.do.meetings.list()
    assert rows
    meeting = rows[0].meeting.id
    for act in (
        lambda: family.do.meetings.open(meeting),
        lambda: family.do.meetings.cancel(meeting, "Fejl"),
        lambda: family.do.letters.for_all(meeting),
        lambda: family.do.minutes.copy(meeting),
    ):
        with pytest.raises(NotAllowed, match="meeting-of-another-desk"):
            act()


def test_whoever_holds_all_of_it_reads_it_and_does_not_call_it_off(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY], tuple(Part))
    meeting = story.call(job, story.start(job, person).meetings[0].id).id
    family.receive(job.share(person, family))
    assert family.do.meetings.open(meeting).agenda
    with pytest.raises(NotAllowed, match="meeting-of-another-desk"):
        family.do.meetings.cancel(meeting, "Fejl")


def test_a_reminder_is_for_one_owner_about_one_person(desk: Desk) -> None:
    first, second = desk.person().id, desk.person("Noah", "Eksempel", "710905-4243").id
    plans = desk.do.plans
    mine, theirs, other = (
        plans.add_agreement(person, what="Ring", owner=owner, due=None).id
        for person, owner in ((first, "FGU"), (first, "Jobcenter"), (second, "FGU"))
    )
    for mixed in ((mine, theirs), (mine, other)):
        with pytest.raises(NotAllowed, match="reminder-mixed"):
            desk.do.owed_lists.reminder(mixed)
    assert desk.do.owed_lists.reminder((mine,)).recipient == "FGU"
