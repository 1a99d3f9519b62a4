"""The plan's small marks in the rehearsal: where a measure takes place, and what is to be told the FGU.

Belongs here: the moments and the use cases. Does not belong here: the words (``resources/demo/plan.toml``).
"""

from __future__ import annotations

import tomllib

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.system import paths


def threads(stage: Stage) -> list[Thread]:
    """One thread for each measure that is told more of."""
    told = tomllib.loads((paths.resources() / "demo" / "plan.toml").read_text(encoding="utf-8"))
    return [_marked(stage, one) for one in told["measure"]]


def _marked(stage: Stage, told: Node) -> Thread:
    yield moment(stage.days.ago(told["ago"]), 14, 5)
    does = stage.a.does
    found = next(one for one in does.plans.view(stage.people[told["person"]]).measures if one.offer == told["offer"])
    does.measures.change(found.id, place=told["place"], for_fgu=True)
    stage.step("plan-marked", stage.a, (found.person, found.id))
