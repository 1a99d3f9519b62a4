"""Who has a part and who supports: units are involved, a contact coordinates, support ends, goes on and begins anew.

Belongs here: these threads. Does not belong here: any word of them (``resources/demo/roles.toml``).
"""

from __future__ import annotations

import tomllib
from typing import Any

from ungeapp.demo.days import moment
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.system import paths

STEP = "roles"
Node = dict[str, Any]


def threads(stage: Stage) -> list[Thread]:
    """One thread for each unit and each who supports."""
    told = tomllib.loads((paths.resources() / "demo" / "roles.toml").read_text(encoding="utf-8"))
    return [
        *(_involved(stage, one, number) for number, one in enumerate(told["involved"])),
        *(_supports(stage, one, number) for number, one in enumerate(told["support"])),
        _told(stage, [one["person"] for one in told["support"]]),
    ]


def _involved(stage: Stage, told: Node, number: int) -> Thread:
    does = stage.a.does
    yield moment(stage.days.ago(told["ago"]), 10, 5 + number)
    profile = does.desk.profile
    unit = profile.unit(told["unit"]).key if profile.has_unit(told["unit"]) else told["unit"]
    one = does.coordination.involve(stage.people[told["person"]], unit, told["because"], told.get("contact", ""))
    if "leaves_ago" in told:
        yield moment(stage.days.ago(told["leaves_ago"]), 10, 5 + number)
        does.coordination.release(one.id, told["leaves_because"])


def _supports(stage: Stage, told: Node, number: int) -> Thread:
    support = stage.a.does.support
    yield moment(stage.days.ago(told["ago"]), 11, 5 + number)
    one = support.add(
        stage.people[told["person"]],
        name=told["name"],
        role=told["role"],
        basis=told["basis"],
        phone=told["phone"],
        financing=told.get("financing", ""),
        meets_demands=told.get("meets_demands", False),
    )
    if "agreed" in told:
        support.go_on(one.id, told["agreed"])
    if "ends_ago" in told:
        yield moment(stage.days.ago(told["ends_ago"]), 11, 5 + number)
        support.end(one.id, because=told["because"])
        yield moment(stage.days.ago(told["again_ago"]), 11, 5 + number)
        support.resume(one.id)


def _told(stage: Stage, people: list[str]) -> Thread:
    yield moment(stage.days.ago(11), 12, 5)
    stage.step(STEP, stage.a, [stage.people[one] for one in people])
