"""Where some of the young people of the rehearsal stand: their time lines, parents, a sister, and a course that ends.

Belongs here: turning the entries of ``resources/demo/status.toml`` into use cases. Does not belong here: those entries.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, timedelta

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.domain.parents import Custody
from ungeapp.domain.status import StatusEnd, StatusKind
from ungeapp.system import paths

_TOLD = ("code", "title", "place", "clarification", "text", "contact_name", "contact_phone")


def threads(stage: Stage) -> list[Thread]:
    """One thread: entry after entry in the order of time."""
    told = tomllib.loads((paths.resources() / "demo" / "status.toml").read_text(encoding="utf-8"))
    return [_Standing(stage, told).play()]


class _Standing:
    """Writes at desk A."""

    def __init__(self, stage: Stage, told: Node) -> None:
        self._stage = stage
        self._told = told

    def play(self) -> Thread:
        """Everything, the oldest first."""
        ways: dict[str, Callable[[Node], None]] = {
            "entry": self._entry,
            "parent": self._parent,
            "link": self._link,
            "ending": self._ending,
        }
        acts = [(one["ago"], act, one) for name, act in ways.items() for one in self._told[name]]
        for number, (ago, act, one) in enumerate(sorted(acts, key=lambda it: -it[0])):
            yield moment(self._stage.days.ago(ago), 12, number % 60)
            act(one)
        yield moment(self._stage.days.past(1), 15)
        self._stage.step("standing", self._stage.a, (self._stage.people[self._told["main"]],))

    def _ago(self, days: int | None) -> date | None:
        return self._stage.days.today - timedelta(days=days) if days is not None else None

    def _entry(self, one: Node) -> None:
        does, person = self._stage.a.does, self._stage.people[one["who"]]
        more = {name: one[name] for name in _TOLD if name in one}
        entry = does.statuses.add(person, StatusKind(one["kind"]), from_on=self._ago(one.get("from")), **more)
        ended = self._ago(one.get("to"))
        if ended is not None:
            does.statuses.end(entry.id, ended, StatusEnd(one["how"]), cause=one.get("cause", ""))

    def _parent(self, one: Node) -> None:
        does, person = self._stage.a.does, self._stage.people[one["who"]]
        parent = does.custody.add(
            person,
            name=one["name"],
            relation=one["relation"],
            custody=Custody(one["custody"]),
            phone=one["phone"],
        )
        does.custody.invite(parent.id)
        if "remarks" in one:
            does.custody.hear(parent.id, remarks=one["remarks"], signed=one.get("signed", False))

    def _link(self, one: Node) -> None:
        people = self._stage.people
        self._stage.a.does.relatives.link(people[one["who"]], people[one["other"]], one["relation"])

    def _ending(self, one: Node) -> None:
        person = self._stage.people[one["who"]]
        self._stage.a.does.closing.end(person, one["code"], text=one["text"])
        self._stage.step("ended", self._stage.a, (person,))
