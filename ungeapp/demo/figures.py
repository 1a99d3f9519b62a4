"""What figures are counted from in the rehearsal: many time lines with little in them, and who is on the way.

Belongs here: turning the entries of ``resources/demo/figures.toml`` into use cases. Does not belong here: those entries.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.domain.status import StatusEnd, StatusKind
from ungeapp.system import paths

_GROUP, _RULE, _BIRTHDAY, _IMPAIRED = "transition-meeting", "d11", "birthday", "significant-impairment"


def threads(stage: Stage) -> list[Thread]:
    """Two threads: what is noted and ends, and who is on the way."""
    told = tomllib.loads((paths.resources() / "demo" / "figures.toml").read_text(encoding="utf-8"))
    return [_lines(stage, told), _way(stage, told["way"])]


def _lines(stage: Stage, told: Node) -> Thread:
    does = stage.a.does
    known: dict[tuple[str, str], str] = {}
    acts = sorted((*told["noted"], *told["ended"]), key=lambda one: (-one["ago"], "how" in one))
    for number, one in enumerate(acts):
        yield moment(stage.days.ago(one["ago"]), 14, number % 60)
        if "how" in one:
            on = stage.days.today - timedelta(days=one["ago"])
            does.statuses.end(known[one["who"], one["code"]], on, StatusEnd(one["how"]), cause=one.get("cause", ""))
            continue
        more = {name: one[name] for name in ("title", "place") if name in one}
        for who in one["who"]:
            begun = one["from"] if isinstance(one["from"], date) else stage.days.today - timedelta(days=one["from"])
            entry = does.statuses.add(
                stage.people[who], StatusKind(one["kind"]), code=one["code"], from_on=begun, **more
            )
            known[who, one["code"]] = entry.id


def _way(stage: Stage, told: Node) -> Thread:
    does, people = stage.a.does, stage.people
    on = stage.days.ago(told["ago"])
    yield moment(on, 15, 25)
    for who in told["group"]:
        does.circumstances.add(people[who], _GROUP, from_on=stage.days.today - timedelta(days=told["held_ago"] + 60))
    held_on = stage.days.today - timedelta(days=told["held_ago"])
    does.clocks.done(people[told["held"]], _RULE, _BIRTHDAY, on=held_on, what=told["held_what"])
    does.clocks.not_needed(people[told["exempt"]], _RULE, _BIRTHDAY, told["because"])
    for who in told["adults"]:
        does.responsibility.answer(people[who], {_IMPAIRED: True})
