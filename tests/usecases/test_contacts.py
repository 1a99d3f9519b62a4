"""Contacts add up: notes by topic, attempts in a row, the rhythm, a pause, and nobody forgotten."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from tests.desks import FAMILY, NOW, Desk
from ungeapp.domain.agenda import noted_since
from ungeapp.domain.contacts import GOAL_TOPIC
from ungeapp.domain.errors import Invalid
from ungeapp.domain.follow_up import Direction
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Contact, YoungPerson
from ungeapp.system.clock import DENMARK, FixedClock

TODAY = NOW.date()


def attempt(desk: Desk, person: str, channel: str = "phone", days_ago: int = 0) -> Contact:
    at = NOW - timedelta(days=days_ago)
    return desk.do.people.note_contact(person, "", channel=channel, reached=False, at=at)


def test_a_closed_goal_is_not_offered_but_its_notes_stay(desk: Desk) -> None:
    person = desk.person().id
    goal = desk.do.plans.add_goal(person, own_words="Op om morgenen")
    topic = f"{GOAL_TOPIC}{goal.id}"
    assert desk.do.contacts.topics(person)[0] == (topic, "Op om morgenen")
    desk.do.people.note_contact(person, "Stod op hele ugen", topics=(topic, topic))
    desk.do.plans.close_goal(goal.id, reached=True, because="Det går")
    assert topic not in dict(desk.do.contacts.topics(person))
    with desk.do.desk.looking() as uow:
        assert len(noted_since(uow.of(Contact, person), topic, None)) == 1


def test_a_note_sets_the_next_step(desk: Desk) -> None:
    person = desk.person().id
    day = TODAY + timedelta(days=3)
    desk.do.people.note_contact(person, "Aftalte besøg", next_step="Besøg på FGU", next_step_on=day)
    with desk.do.desk.looking() as uow:
        found = uow.get(YoungPerson, person)
    assert (found.next_step, found.next_step_on) == ("Besøg på FGU", day)
    desk.do.people.note_contact(person, "Ringede igen")
    with desk.do.desk.looking() as uow:
        assert uow.get(YoungPerson, person).next_step == "Besøg på FGU", "a note without one leaves it"


def test_attempts_in_a_row_and_what_was_not_tried(desk: Desk) -> None:
    person = desk.person().id
    desk.do.people.note_contact(person, "Talte sammen", at=NOW - timedelta(days=30))
    attempt(desk, person, "phone", 9)
    attempt(desk, person, "phone", 6)
    attempt(desk, person, "message", 5)
    view = desk.do.contacts.stands(person)
    assert (view.reach.attempts, view.reach.tried) == (3, ("phone", "message"))
    assert view.reach.last_reached == TODAY - timedelta(days=30)
    assert view.reach.next_on == TODAY + timedelta(days=2)
    assert "letter" in view.untried and not {"phone", "message", "video", "other"} & set(view.untried)
    assert [one.person.id for one in desk.do.contacts.not_given_up()] == [person]
    desk.do.people.note_contact(person, "Tog den")
    assert desk.do.contacts.not_given_up() == ()
    assert desk.do.contacts.stands(person).reach.next_on == TODAY + timedelta(days=21)


def test_a_talk_is_contact_too(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    attempt(desk, person, days_ago=2)
    desk.do.people.hold_talk(person, said="Kom selv", own_words="", next_step="")
    assert desk.do.contacts.not_given_up() == ()
    clock.set(datetime.combine(TODAY + timedelta(days=8), time(9), tzinfo=DENMARK))
    desk.do.people.note_contact(person, "", reached=False)
    assert desk.do.contacts.stands(person).reach.attempts == 1


def test_the_rhythm_agreed_makes_contact_due(desk: Desk) -> None:
    person = desk.person().id
    assert desk.do.contacts.due(TODAY + timedelta(days=365)) == (), "who was only never contacted floods nothing"
    desk.do.contacts.keep_rhythm(person, 5)
    assert [one.reach.next_on for one in desk.do.contacts.due(TODAY)] == [TODAY]
    desk.do.people.note_contact(person, "Talte sammen")
    assert desk.do.contacts.due(TODAY) == ()
    assert [one.reach.next_on for one in desk.do.contacts.due(TODAY + timedelta(days=5))] == [TODAY + timedelta(days=5)]
    attempt(desk, person)
    assert desk.do.contacts.stands(person).reach.next_on == TODAY + timedelta(days=5), (
        "the rhythm is shorter than a week"
    )
    with pytest.raises(Invalid):
        desk.do.contacts.keep_rhythm(person, 367)


def test_a_pause_has_a_reason_and_ends_by_itself(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    attempt(desk, person, days_ago=10)
    until = TODAY + timedelta(days=20)
    with pytest.raises(Invalid):
        desk.do.contacts.pause(person, until, " ")
    with pytest.raises(Invalid):
        desk.do.contacts.pause(person, TODAY, "Ferie")
    desk.do.contacts.pause(person, until, "På efterskole i tre uger")
    assert desk.do.contacts.due(TODAY + timedelta(days=14)) == ()
    (one,) = desk.do.contacts.not_given_up()
    assert (one.reach.paused_until, one.reach.pause_reason) == (until, "På efterskole i tre uger"), "paused, not gone"
    clock.set(datetime.combine(until, time(9), tzinfo=DENMARK))
    (one,) = desk.do.contacts.due(until)
    assert one.reach.paused_until is None
    desk.do.contacts.pause(person, until + timedelta(days=3), "Igen")
    desk.do.contacts.resume(person)
    assert len(desk.do.contacts.due(until)) == 1


def test_a_call_is_contact_but_no_progress(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    desk.do.people.note_contact(person, "Ringede")
    assert desk.do.contacts.stands(person).progress_days is None
    agreement = desk.do.plans.add_agreement(person, what="Søge SU", owner="mig", due=None, mine=True)
    desk.do.plans.tick(agreement.id)
    clock.set(datetime.combine(TODAY + timedelta(days=4), time(9), tzinfo=DENMARK))
    assert desk.do.contacts.stands(person).progress_days == 4


def test_attempts_of_a_case_of_another_desk_are_not_mine(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    attempt(job, person)
    job.consent(person, [FAMILY], parts=(Part.IDENTITY, Part.NOTES))
    family.receive(job.share(person, family))
    assert family.do.contacts.stands(person).reach.attempts == 1
    assert family.do.contacts.not_given_up() == family.do.contacts.due(TODAY + timedelta(days=30)) == ()


def test_a_course_that_ended_stops_every_clock(desk: Desk) -> None:
    person = desk.person().id
    attempt(desk, person, days_ago=9)
    desk.do.reports.note(person, code="worry", reporter="Klasselæreren")
    desk.do.notifications.note(person, direction=Direction.SENT, other="Skolen", text="Uro", follow_up_on=TODAY)
    assert {one.kind.value for one in desk.do.today.look().due} == {"attempt", "report", "notification"}
    desk.do.closing.end(person, "declined", text="Vil ikke mere")
    assert desk.do.contacts.not_given_up() == ()
    assert not {"attempt", "report", "notification"} & {one.kind.value for one in desk.do.today.look().due}
