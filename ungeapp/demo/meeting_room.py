"""Courses of meetings as the rehearsal's data tells them: started, called, answered, held, closed.

Belongs here: turning one entry of the data into the use cases of a meeting.
Does not belong here: when it happens and what comes of it (``story.py``, ``town.py``), and any word of a format.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ungeapp.demo.days import Days
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Seat, Stage
from ungeapp.domain.meetings import Attendance, Reply
from ungeapp.domain.people import NetworkKind, NetworkPerson
from ungeapp.domain.plans import Horizon
from ungeapp.usecases.courses import Course

_BEFORE_THE_END = 6  # minutes: the minutes are closed while everybody is still there


def add_network(seat: Seat, person: str, entry: Node, unit: str = "") -> NetworkPerson:
    """One entry of the network."""
    kind = NetworkKind.PROFESSIONAL if entry.get("professional") else NetworkKind.PRIVATE
    names = ("role", "relation", "organisation", "phone", "helps_with")
    more: dict[str, Any] = {name: entry[name] for name in names if name in entry}
    return seat.does.people.add_network(person, name=entry["name"], network=kind, unit=unit, **more)


def start(stage: Stage, seat: Seat, person: str, script: Node, expected: date) -> Course:
    """Start a course with the answers of the data and the day the child is expected."""
    answers = {**script["answers"], script["expected"]: expected.isoformat()}
    return seat.does.courses.start(person, script["format"], answers)


def replies(stage: Stage, seat: Seat, meeting: str, told: Node) -> None:
    """What the participants answered, by role; who is not named has not answered."""
    for one in seat.does.meetings.read(meeting).participants:
        if one.role in told and one.reply.value != told[one.role]:
            stage.minutes(1)
            seat.does.meetings.reply(one.id, Reply(told[one.role]))


def hold(stage: Stage, seat: Seat, meeting: str, script: Node) -> dict[str, str]:
    """Hold a meeting from the first word to the last, and close it; ids of what has a name in the data."""
    does = seat.does.meetings
    day = stage.clock.now().date()
    stage.minutes(2)
    away = {role: Attendance(how) for role, how in script.get("away", {}).items()}
    people = does.open(meeting).participants
    does.attend_all(meeting, frozenset(one.id for one in people if one.role not in away))
    for one in people:
        if one.role in away:
            does.attend(one.id, away[one.role])
    found: dict[str, str] = {}
    for item in script.get("item", ()):
        stage.minutes(6)
        fields = {name: item[name] for name in ("note", "own_words", "choice") if name in item}
        if fields:
            does.write(meeting, item["key"], **fields)
        else:
            does.talked_about(meeting, item["key"], about=True)
    person = does.read(meeting).person.id
    for entry in script.get("network", ()):
        stage.minutes(1)
        add_network(seat, person, entry)
    for goal in script.get("goal", ()):
        stage.minutes(3)
        found[goal["name"]] = _goal(seat, meeting, goal, day, stage.days)
    for agreement in script.get("agreement", ()):
        stage.minutes(2)
        found[agreement["name"]] = _agreement(stage, seat, meeting, agreement, day)
    for decision in script.get("decision", ()):
        stage.minutes(2)
        found[decision["name"]] = _decision(stage, seat, meeting, decision, day)
    if "answers" in script:
        seat.does.courses.answer(does.read(meeting).meeting.series, script["answers"])
    not_reached = script.get("not_reached", {})
    for output in does.read(meeting).outputs:
        reason = not_reached.get(output.key, "")
        does.reached(meeting, output.key, done=not reason, reason=reason)
    if "names" in script:
        told = script["names"]
        seat.does.naming.name(meeting, told["output"], who=told["who"], unit=stage.script.unit(told["unit"]))
    held = does.read(meeting).meeting
    assert held.starts is not None  # it has just been held
    stage.clock.set(max(stage.clock.now(), held.starts + timedelta(minutes=held.minutes_long - _BEFORE_THE_END)))
    does.close(meeting)
    return found


def _due(days: Days, day: date, count: int) -> date:
    return days.on_or_after(day + timedelta(days=count))


def _goal(seat: Seat, meeting: str, goal: Node, day: date, days: Days) -> str:
    more = {name: goal[name] for name in ("wording", "baseline", "sign_of_success") if name in goal}
    return seat.does.meetings.add_goal(
        meeting,
        own_words=goal["own_words"],
        horizon=Horizon(goal["horizon"]),
        area=goal["area"],
        follow_up_on=_due(days, day, goal["days"]) if "days" in goal else None,
        **more,
    ).id


def _agreement(stage: Stage, seat: Seat, meeting: str, told: Node, day: date) -> str:
    return seat.does.meetings.add_agreement(
        meeting,
        what=told["what"],
        owner=told.get("owner", seat.worker),
        due=_due(stage.days, day, told["days"]),
        item=told["item"],
        owner_unit=stage.script.unit(told.get("unit", "")),
        mine=told.get("mine", False),
    ).id


def _decision(stage: Stage, seat: Seat, meeting: str, told: Node, day: date) -> str:
    return seat.does.meetings.decide(
        meeting,
        text=told["text"],
        decided_by=told["decided_by"],
        unit=stage.script.unit(told["unit"]),
        grant=told.get("grant", ""),
        starts_on=_due(stage.days, day, told["days"]),
        item=told["item"],
        area=told.get("area", "education"),
    ).id
