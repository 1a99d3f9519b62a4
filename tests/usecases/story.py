"""A course of the shipped format for one young person, as far as a test needs it.

Belongs here: starting it, calling a meeting, holding it. Does not belong here: what is proved about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from tests.desks import Desk
from ungeapp.domain.meetings import Meeting
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.courses import Course
from ungeapp.usecases.open_meetings import OpenMeeting

FORMAT = "saarbare-gravide"
ANSWERS = {
    "uden-tilknytning": "yes",
    "saerlig-bekymring": "yes",
    "enlig": "yes",
    "sag-paa-ufoedt-barn": "no",
    "ydelser-fra-psykiatrien": "no",
    "terminsdato": "2027-02-17",
}


def start(desk: Desk, person: str, answers: Mapping[str, str] | None = None, **changed: str) -> Course:
    """Start the course; answers with a dash in their key go into ``answers``."""
    return desk.do.courses.start(person, FORMAT, {**ANSWERS, **(answers or {}), **changed})


def call(desk: Desk, meeting: str) -> Meeting:
    """Say where, and call."""
    desk.do.meetings.arrange(meeting, place="Rådhuset, lokale 2")
    return desk.do.meetings.call(meeting)


def go_to(clock: FixedClock, meeting: Meeting) -> None:
    """The time of the meeting has come."""
    assert meeting.starts is not None
    clock.set(meeting.starts)


def hold(desk: Desk, meeting: str, *, not_reached: frozenset[str] = frozenset()) -> OpenMeeting:
    """Everybody came, every output is settled."""
    found = desk.do.meetings.read(meeting)
    desk.do.meetings.attend_all(meeting, frozenset(one.id for one in found.participants))
    for output in found.outputs:
        done = output.key not in not_reached
        desk.do.meetings.reached(meeting, output.key, done=done, reason="" if done else "Tiden løb ud")
    return desk.do.meetings.read(meeting)


def held(desk: Desk, clock: FixedClock, person: str) -> Course:
    """The first meeting was called, held and closed."""
    course = start(desk, person)
    first = call(desk, course.meetings[0].id)
    go_to(clock, first)
    hold(desk, first.id)
    desk.do.meetings.close(first.id)
    return desk.do.courses.course(course.series.id)


def later(clock: FixedClock, days: int) -> datetime:
    """The clock some days on, at nine."""
    clock.set(datetime.combine(clock.now().date() + timedelta(days=days), time(9), tzinfo=DENMARK))
    return clock.now()
