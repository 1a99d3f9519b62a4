"""Assessments and checklists of the rehearsal: one exempt from the handover meeting and referred, one under way, lists
half answered.

Belongs here: turning the entries of ``resources/demo/assessments.toml`` into use cases. Does not belong here: those
entries.
"""

from __future__ import annotations

import tomllib

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.system import paths


def thread(stage: Stage) -> Thread:
    """Everything at desk A, the oldest first."""
    told = tomllib.loads((paths.resources() / "demo" / "assessments.toml").read_text(encoding="utf-8"))
    does, ids, papers = stage.a.does, [], []
    for number, one in enumerate(told["assessment"]):
        yield moment(stage.days.ago(one["ago"]), 13, number)
        ids.append(_assess(stage, one))
        if "referred" in one:
            papers.append(_refer(stage, ids[-1], one))
    for number, one in enumerate(told["checklist"]):
        yield moment(stage.days.ago(one["ago"]), 14, number)
        person = stage.people[one["who"]]
        run = does.course_lists.begin(person, one["id"])
        for key, text in one["answers"].items():
            does.course_lists.answer(person, one["id"], run.turn, key, text)
    yield moment(stage.days.past(1), 15, 20)
    who = [stage.people[told[sort][0]["who"]] for sort in ("assessment", "checklist")]
    stage.step("assessments", stage.a, (*who, told["checklist"][0]["id"], *ids), papers)


def _assess(stage: Stage, one: Node) -> str:
    does, person = stage.a.does.assessments, stage.people[one["who"]]
    made = does.begin(person, one["id"])
    for key, text in one["answers"].items():
        does.answer(made.id, key, text)
    if one.get("decided", False):
        does.decide(made.id)
    if "again" in one:
        made = does.redo(made.id, one["again"])
        for key, text in one["again_answers"].items():
            does.answer(made.id, key, text)
        does.decide(made.id)
    return made.id


def _refer(stage: Stage, assessment: str, one: Node) -> str:
    does = stage.a.does
    does.consents.give(stage.people[one["who"]], stage.script.consent(one["consent"]))
    printed = does.assessment_papers.referral(assessment, one["referred"])
    does.assessment_papers.sent(assessment, [one["referred"]])
    return stage.paper("henvisning", printed)
