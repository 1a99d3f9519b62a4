"""Before and after the meetings of the rehearsal: what the young people want to talk about, and whether they were heard.

Belongs here: those acts through the use cases. Does not belong here: their words (``resources/demo/meetings.toml``),
the meetings themselves (``meeting_room.py``).
"""

from __future__ import annotations

import tomllib
from functools import cache

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.domain.people import Contact
from ungeapp.domain.plans import Goal
from ungeapp.system import paths

_BEFORE, _HOUR = 1, 16  # office days before today: after every meeting that was held, whatever holidays lie between


@cache
def _words() -> Node:
    return tomllib.loads((paths.resources() / "demo" / "meetings.toml").read_text(encoding="utf-8"))


def asked(stage: Stage, meeting: str, which: str) -> None:
    """The young person answers the questions after one meeting."""
    for question, answer in _words()[which]["answers"].items():
        stage.minutes(1)
        stage.a.does.voices.answer(meeting, question, answer)


def before_the_next(stage: Stage) -> Thread:
    """Shortly before today: two sheets filled in, a contact noted about a goal, a line of one's own."""
    yield moment(stage.days.past(_BEFORE), _HOUR)
    does, called, held = stage.a.does, _words()["called"], _words()["held"]
    (first,) = _meetings(stage, called["person"], MeetingState.CALLED)
    sheet = {name: called[name] for name in ("topics", "wanted_people", "unsaid")}
    does.voices.write_sheet(first, **sheet)
    does.agendas.add(first, called["line"], recurring=True)
    stage.minutes(8)
    person = stage.people[held["person"]]
    (goal,) = does.people.file(person).of(Goal)
    said = does.people.note_contact(person, held["contact"], channel=held["channel"], with_whom=held["with"])
    does.people.change(Contact, said.id, topics=(f"goal:{goal.id}",))
    (closed,) = _meetings(stage, held["person"], MeetingState.CLOSED)
    asked(stage, closed, "held")
    (following,) = _meetings(stage, held["person"], MeetingState.PROVISIONAL)
    does.voices.write_sheet(following, topics=held["topics"])
    stage.step("sheets", stage.a, (first, following))


def _meetings(stage: Stage, key: str, state: MeetingState) -> list[str]:
    found: list[Meeting] = list(stage.a.does.people.file(stage.people[key]).of(Meeting))
    return [one.id for one in found if one.state is state]
