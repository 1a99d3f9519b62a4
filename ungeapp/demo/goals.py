"""Goals, measures and what lies between them, for a few young people of the rehearsal.

Belongs here: turning the entries of ``resources/demo/goals.toml`` into threads of use cases.
Does not belong here: those entries, meetings and handovers (``story.py``, ``town.py``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.domain.plans import NOT_RATED, GoalState, Horizon, MeasureEnd, MeasureSort
from ungeapp.system import paths

_GOAL = ("wording", "baseline", "sign_of_success", "contribution", "joint")
_MEASURE = ("area", "provider", "purpose", "responsible", "contact_name", "contact_phone", "alternative", "effect")


def threads(stage: Stage) -> list[Thread]:
    """What happens to the goals and measures of each young person in the data."""
    told = tomllib.loads((paths.resources() / "demo" / "goals.toml").read_text(encoding="utf-8"))
    return [_Course(stage, one, number).play() for number, one in enumerate(told["young"])]


@dataclass(slots=True)
class _Course:
    """One young person's entries; ``ago`` is in days before today, the entry's own name says what it is."""

    stage: Stage
    told: Node
    number: int
    names: dict[str, str] = field(default_factory=dict)

    def play(self) -> Thread:
        """One entry after the other."""
        days = self.stage.days
        entries = sorted(self.told["life"], key=lambda one: -one["ago"])
        for place, entry in enumerate(entries):
            yield moment(days.ago(entry["ago"]), 15, (self.number * 11 + place) % 60)
            person = self.stage.people[self.told["person"]]
            acts: dict[str, Callable[[Node, str], None]] = {
                "event": self._event,
                "goal": self._goal,
                "add_step": self._add_step,
                "take_step": self._take_step,
                "rate": self._rate,
                "measure": self._measure,
                "grant": self._grant,
                "start": self._start,
                "does": self._does,
                "felt": self._felt,
                "end": self._end,
                "next": self._next,
            }
            known = next(name for name in acts if name in entry)
            acts[known](entry, person)

    def _on(self, entry: Node) -> date | None:
        return self.stage.days.ahead(entry["on"]) if "on" in entry else None

    def _event(self, entry: Node, person: str) -> None:
        days = self.stage.days
        ends = days.ahead(entry["until"]) if "until" in entry else None
        self.stage.a.does.plans.note_event(
            person, code=entry["event"], on=days.ago(entry["ago"]), ends_on=ends, text=entry.get("text", "")
        )

    def _goal(self, entry: Node, person: str) -> None:
        goal = self.stage.a.does.plans.add_goal(
            person,
            own_words=entry["goal"],
            horizon=Horizon(entry.get("horizon", "short")),
            area=entry["area"],
            follow_up_on=self._on(entry),
            **{name: entry[name] for name in _GOAL if name in entry},
        )
        self.names[entry["as"]] = goal.id
        if entry.get("shown"):
            self.stage.step("goal-under-way", self.stage.a, (person, goal.id))

    def _known(self, name: str, person: str) -> str:
        """A goal named here, or the first open one of that horizon that somebody else set."""
        if name in self.names:
            return self.names[name]
        goals = self.stage.a.does.plans.view(person).goals
        return next(one.id for one in goals if one.horizon.value == name and one.state is GoalState.OPEN)

    def _add_step(self, entry: Node, person: str) -> None:
        step = self.stage.a.does.goals.add_step(
            self._known(entry["of"], person),
            what=entry["add_step"],
            owner=entry.get("owner", self.stage.a.worker),
            due=self._on(entry),
        )
        self.names[entry.get("as", "step")] = step.id

    def _take_step(self, entry: Node, _person: str) -> None:
        self.stage.a.does.goals.tick_step(self.names[entry["take_step"]])

    def _rate(self, entry: Node, person: str) -> None:
        self.stage.a.does.goals.rate(
            self._known(entry["rate"], person),
            rating=entry.get("rating", NOT_RATED),
            own_words=entry.get("words", ""),
            status=entry.get("status", ""),
            comment=entry.get("comment", ""),
        )

    def _measure(self, entry: Node, person: str) -> None:
        made = self.stage.a.does.measures.add_measure(
            person,
            title=entry["measure"],
            sort=MeasureSort(entry.get("sort", "measure")),
            goal=self._known(entry["of"], person) if "of" in entry else "",
            unit=self.stage.script.unit(entry.get("unit", "")),
            decided_by=self.stage.a.worker,
            starts_on=self._on(entry),
            **{name: entry[name] for name in _MEASURE if name in entry},
        )
        self.names[entry["as"]] = made.id

    def _grant(self, entry: Node, _person: str) -> None:
        self.stage.a.does.measures.grant(self.names[entry["grant"]], grant=entry.get("words", ""))

    def _start(self, entry: Node, _person: str) -> None:
        self.stage.a.does.measures.start(self.names[entry["start"]])

    def _does(self, entry: Node, _person: str) -> None:
        self.stage.a.does.measures.add_task(self.names[entry["within"]], what=entry["does"], owner=entry["owner"])

    def _felt(self, entry: Node, person: str) -> None:
        measure = self.names[entry["felt"]]
        self.stage.a.does.measures.rate(measure, rating=entry["rating"], own_words=entry.get("words", ""))
        if entry.get("shown"):
            self.stage.step("measure", self.stage.a, (person, measure))

    def _end(self, entry: Node, person: str) -> None:
        measure = self.names[entry["end"]]
        self.stage.a.does.measures.end(measure, how=MeasureEnd(entry["how"]), because=entry.get("because", ""))
        if entry.get("shown"):
            self.stage.step("gap", self.stage.a, (person, measure))

    def _next(self, entry: Node, _person: str) -> None:
        use, measure = self.stage.a.does.measures, self.names[entry["next"]]
        following = self.names.get(entry.get("follows", ""), "")
        use.answer_next(measure, what=entry.get("what", ""), on=self.stage.clock.now().date(), followed_by=following)
        use.next_began(measure)
        use.feels_safe(measure)
