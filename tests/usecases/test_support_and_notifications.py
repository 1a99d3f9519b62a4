"""Support roles end with somebody there, the period after school is checked; notifications stay at the desk."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.desks import FAMILY, NOW, Desk
from ungeapp.domain.errors import Invalid
from ungeapp.domain.follow_up import Direction, Notification
from ungeapp.domain.parts import Part
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.today import Due, DueKind

TODAY = NOW.date()


def due(desk: Desk, kind: DueKind) -> list[Due]:
    return [one for one in desk.do.today.look().due if one.kind is kind]


def test_nobody_lets_go_before_somebody_is_there(desk: Desk) -> None:
    person = desk.person().id
    mentor = desk.do.support.add(person, name="Mikkel Mentor", role="mentor", stays=True)
    with pytest.raises(Invalid):
        desk.do.support.end(mentor.id, because="declined")
    with pytest.raises(Invalid):
        desk.do.support.end(mentor.id, because="tired", successor="Mona")
    ended = desk.do.support.end(mentor.id, because="replaced", successor="Mona Mentor")
    assert (ended.ended_on, ended.successor) == (TODAY, "Mona Mentor")
    other = desk.do.support.add(person, name="Ulla Guide", role="youth-guide")
    assert desk.do.support.end(other.id, because="anchored").successor == ""
    assert [one.ended_on for one in desk.do.support.of(person)] == [TODAY, TODAY]


def test_several_at_once_and_one_again(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    first = desk.do.support.add(person, name="Mikkel Mentor", role="mentor", after_school=True)
    desk.do.support.add(person, name="Bodil", role="scheme-grandparent", internal=False)
    desk.do.support.end(first.id, because="anchored")
    clock.set(NOW + timedelta(days=100))
    again = desk.do.support.resume(first.id)
    assert (again.name, again.from_on, again.ended_on, again.after_school) == (
        "Mikkel Mentor",
        TODAY + timedelta(days=100),
        None,
        False,
    )
    assert [one.name for one in desk.do.support.of(person)] == ["Bodil", "Mikkel Mentor", "Mikkel Mentor"]


def test_after_school_there_is_a_check_in_november(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    clock.set(datetime(2027, 6, 25, 9, tzinfo=DENMARK))
    mentor = desk.do.support.add(person, name="Mikkel", role="mentor", after_school=True)
    assert (mentor.check_on, mentor.to_on) == (date(2027, 11, 1), date(2027, 10, 25))
    assert due(desk, DueKind.SUPPORT) == []
    clock.set(datetime(2027, 10, 26, 9, tzinfo=DENMARK))
    assert [(one.code, one.on) for one in due(desk, DueKind.SUPPORT)] == [
        ("end", date(2027, 10, 25)),
        ("check", date(2027, 11, 1)),
    ]
    desk.do.support.check(mentor.id, "Møder hver dag og er glad for det")
    desk.do.support.put_off(mentor.id, date(2028, 1, 10), end=True)
    assert due(desk, DueKind.SUPPORT) == []
    own = desk.do.support.add(person, name="Ida", role="mentor", after_school=True, check_on=date(2028, 2, 1))
    assert own.check_on == date(2028, 2, 1), "what was typed wins over the rule"


def test_november_itself_means_the_next_one(desk: Desk) -> None:
    assert desk.do.support.after_school(date(2026, 11, 1)) == (date(2027, 11, 1), date(2027, 3, 1))


def test_a_notification_is_followed_up_by_saying_what_came_of_it(desk: Desk) -> None:
    person = desk.person().id
    note = desk.do.notifications.note
    with pytest.raises(Invalid):
        note(person, direction=Direction.SENT, other="", text=" ")
    one = note(person, direction=Direction.SENT, other="Familieafdelingen", text="Uro hjemme", follow_up_on=TODAY)
    assert [(found.what, found.on) for found in due(desk, DueKind.NOTIFICATION)] == [("Familieafdelingen", TODAY)]
    with pytest.raises(Invalid):
        desk.do.notifications.follow_up(one.id, "")
    desk.do.notifications.follow_up(one.id, "De har talt med mor", again_on=TODAY + timedelta(days=5))
    assert [found.on for found in due(desk, DueKind.NOTIFICATION)] == [TODAY + timedelta(days=5)]
    desk.do.notifications.follow_up(one.id, "Afsluttet med støtte")
    assert due(desk, DueKind.NOTIFICATION) == []
    assert desk.do.notifications.of(person)[0].outcome == "De har talt med mor\nAfsluttet med støtte"


def test_a_notification_never_goes_along_unasked(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.do.notifications.note(person, direction=Direction.RECEIVED, other="Naboen", text="Hemmelig uro")
    job.consent(person, [FAMILY], parts=tuple(one for one in Part if one is not Part.NOTIFICATIONS))
    lines = {one.part: one for one in job.do.sending.preview(person, family.identity).lines}
    assert not lines[Part.NOTIFICATIONS].goes and lines[Part.NOTIFICATIONS].pieces == 1
    family.receive(job.share(person, family))
    assert family.do.people.file(person).of(Notification) == ()
    with family.do.desk.looking() as uow:
        assert "Hemmelig" not in repr(uow.states(person, history=True))
