"""The range of offers in the rehearsal: picked, begun, ended, missing; an offer of our own and an initiative sheet.

Belongs here: the moments and the use cases. Does not belong here: the words (``resources/demo/offers.toml``).
"""

from __future__ import annotations

import tomllib
from datetime import timedelta

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.domain.plans import MeasureEnd
from ungeapp.system import paths


def threads(stage: Stage) -> list[Thread]:
    """One thread for each offer that was picked and each need, one for what is about nobody."""
    told = tomllib.loads((paths.resources() / "demo" / "offers.toml").read_text(encoding="utf-8"))
    return [
        *(_picked(stage, one) for one in told["picked"]),
        *(_need(stage, one) for one in told["need"]),
        _own(stage, told["own"]),
        _correction(stage, told["correction"]),
        _sheet(stage, told["sheet"]),
    ]


def _picked(stage: Stage, told: Node) -> Thread:
    does = stage.a.does
    yield moment(stage.days.ago(told["ago"]), 10, 40)
    measure = does.offers.pick(stage.people[told["person"]], told["offer"]).id
    began = stage.days.ago(told["started"])
    yield moment(began, 9, 50)
    does.measures.start(measure, on=began)
    if "ended" in told:
        ended = stage.days.ago(told["ended"])
        yield moment(ended, 13, 10)
        does.measures.rate(measure, rating=told["rating"], own_words=told["own"])
        does.measures.end(measure, how=MeasureEnd(told["how"]), on=ended)
        does.measures.anchor(measure, told["anchored"])


def _need(stage: Stage, told: Node) -> Thread:
    yield moment(stage.days.ago(told["ago"]), 13, 35)
    stage.a.does.offers.note_need(stage.people[told["person"]], area=told["area"], text=told["text"])


def _own(stage: Stage, told: Node) -> Thread:
    yield moment(stage.days.ago(told["ago"]), 15, 5)
    stage.a.does.offers.add_own(**{name: value for name, value in told.items() if name != "ago"})


def _correction(stage: Stage, told: Node) -> Thread:
    yield moment(stage.days.ago(told["ago"]), 15, 10)
    fields = {name: value for name, value in told.items() if name not in ("ago", "offer")}
    stage.a.does.offers.correct(told["offer"], **fields)


def _sheet(stage: Stage, told: Node) -> Thread:
    on = stage.days.ago(told["ago"])
    yield moment(on, 15, 20)
    fields = {name: value for name, value in told.items() if name not in ("ago", "evaluate_in", "offers")}
    stage.a.does.initiatives.add(
        **fields,
        offers=tuple(told["offers"]),
        evaluated_on=stage.days.on_or_after(on + timedelta(days=told["evaluate_in"])),
    )
