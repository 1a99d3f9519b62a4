"""Circumstances and deadlines of the rehearsal: what starts them, and a few that were answered.

Belongs here: turning ``resources/demo/clocks.toml`` into use cases. Does not belong here: those entries.
"""

from __future__ import annotations

import tomllib
from datetime import timedelta

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.system import paths


def thread(stage: Stage) -> Thread:
    """Everything, the oldest first."""
    told: Node = tomllib.loads((paths.resources() / "demo" / "clocks.toml").read_text(encoding="utf-8"))
    does = stage.a.does
    acts = sorted([*told["circumstance"], *told["answer"]], key=lambda one: -one["ago"])
    for number, one in enumerate(acts):
        yield moment(stage.days.ago(one["ago"]), 13, number % 60)
        person = stage.people[one["who"]]
        if "code" in one:
            since = stage.days.today - timedelta(days=one["from"]) if "from" in one else None
            does.circumstances.add(person, one["code"], from_on=since, note=one.get("note", ""))
        elif one["how"] == "done":
            does.clocks.done(person, one["rule"], one["origin"], what=one["words"])
        else:
            does.clocks.not_needed(person, one["rule"], one["origin"], one["words"])
    yield moment(stage.days.past(1), 15, 20)
    stage.step("dates", stage.a, (stage.people[told["main"]],))
