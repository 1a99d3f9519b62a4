"""The versions of plans in the rehearsal: agreed, changed since, begun anew, and an extract to a school.

Belongs here: the moments and the use cases. Does not belong here: the words (``resources/demo/versions.toml``).
"""

from __future__ import annotations

import tomllib
from datetime import timedelta

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.domain.consent import Use, named
from ungeapp.domain.extracts import ExtractKind
from ungeapp.domain.parts import Part
from ungeapp.system import paths
from ungeapp.usecases.consents import ConsentAsked


def threads(stage: Stage) -> list[Thread]:
    """One thread for each agreed version, and one for what happens around them."""
    told = tomllib.loads((paths.resources() / "demo" / "versions.toml").read_text(encoding="utf-8"))
    return [
        *(_agreed(stage, one) for one in told["agreed"]),
        _duty(stage, told["duty"]),
        _situation(stage, told["situation"]),
        _extract(stage, told["extract"]),
    ]


def _agreed(stage: Stage, told: Node) -> Thread:
    on = stage.days.past(told["past"]) if "past" in told else stage.days.ago(told["ago"])
    yield moment(on, 14, 20)
    stage.a.does.plan_versions.agree(
        stage.people[told["person"]],
        on=on,
        agreed_with=told["with"],
        how=told["how"],
        note=told.get("note", ""),
        review_on=stage.days.on_or_after(on + timedelta(days=told["review_in"])),
    )


def _duty(stage: Stage, told: Node) -> Thread:
    on = stage.days.ago(told["ago"])
    yield moment(on, 14)
    stage.a.does.plans.write(stage.people[told["person"]], duty=told["text"], duty_told_on=on)


def _situation(stage: Stage, told: Node) -> Thread:
    yield moment(stage.days.ago(told["ago"]), 11, 5)
    person, does = stage.people[told["person"]], stage.a.does
    does.plan_versions.situation_changed(
        person,
        team=told["team"],
        because=told["because"],
        next_step=told["next_step"],
        next_step_on=stage.days.ahead(told["next_step_in"]),
    )
    does.plans.write(person, wishes=told["wishes"])


def _extract(stage: Stage, told: Node) -> Thread:
    yield moment(stage.days.ago(told["ago"]), 13, 10)
    person, does = stage.people[told["person"]], stage.a.does
    asked = ConsentAsked(
        basis="consent",
        uses=(Use.EXCHANGE,),
        purpose=told["purpose"],
        parts=tuple(Part(one) for one in told["parts"]),
        recipients=(named(told["recipient"]),),
        how=told["how"],
    )
    does.consents.give(person, asked)
    lines = [
        one.key for one in does.extracts.look(person, ExtractKind.START, told["recipient"]).may_go if one.suggested
    ]
    made = does.extracts.make(person, ExtractKind.START, told["recipient"], lines, words=told["words"])
    does.disclosures.gave([made])
