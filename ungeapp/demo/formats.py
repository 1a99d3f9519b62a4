"""Formats in the rehearsal: a meeting without the young person, and departments that meet about nobody.

Belongs here: the moments and the use cases. Does not belong here: the words (``resources/demo/formats.toml``).
"""

from __future__ import annotations

import tomllib
from datetime import time

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.system import paths


def threads(stage: Stage) -> list[Thread]:
    """One thread for each meeting told of."""
    told = tomllib.loads((paths.resources() / "demo" / "formats.toml").read_text(encoding="utf-8"))
    return [*(_between(stage, one) for one in told["between"]), *(_begun(stage, one) for one in told["begun"])]


def _between(stage: Stage, told: Node) -> Thread:
    does = stage.a.does.desk_meetings
    on = stage.days.ago(told["ago"])
    yield moment(on, 8, 25)
    meeting = does.plan(told["format"], on=on, at=time(8, 30)).id
    does.arrange(meeting, theme=told["theme"], place=told["place"])
    yield moment(on, 9, 25)
    for item, text in zip(does.view(meeting).definition.agenda, told["notes"], strict=True):
        does.write(meeting, item.key, text)
    does.close(meeting)
    following = does.view(meeting).suggested[0]
    format = does.view(meeting).format
    does.plan(f"{format.ref.owner}/{format.ref.id}", on=following, at=time(8, 30), after=meeting)


def _begun(stage: Stage, told: Node) -> Thread:
    yield moment(stage.days.ago(told["ago"]), 14, 10)
    person = stage.people[told["person"]]
    meeting = stage.a.does.courses.start(person, told["format"], told.get("answers", {})).meetings[0].id
    stage.a.does.meetings.arrange(meeting, place=told["place"])
