"""Keeping contact in the rehearsal: attempts, a pause, reports of absence, a notification, support over time.

Belongs here: turning ``resources/demo/contact.toml`` into a thread of use cases.
Does not belong here: those entries, and everybody's other small days (``town.py``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.domain.follow_up import Direction
from ungeapp.system import paths

_HOUR = 15
_ENTRIES = ("contact", "report", "notification", "support")
_ALONE = ("rhythm", "pause")


def thread(stage: Stage) -> Thread:
    """Every entry on its day, in the order of time."""
    told: Node = tomllib.loads((paths.resources() / "demo" / "contact.toml").read_text(encoding="utf-8"))
    entries = [(kind, one) for kind in _ENTRIES for one in told[kind]] + [(kind, told[kind]) for kind in _ALONE]
    entries += [("ended", one | {"ago": one["ended"]}) for one in told["support"] if "ended" in one]
    acts = _Acts(stage)
    for place, (kind, entry) in enumerate(sorted(entries, key=lambda one: -one[1]["ago"])):
        yield moment(stage.days.ago(entry["ago"]), _HOUR, place % 60)
        acts.do(kind, entry)
    yield moment(stage.days.past(1), _HOUR + 1)
    for name, key in (("unreached", "emil"), ("report", "lærke"), ("notification", "mille"), ("support", "mille")):
        who = stage.a.does.people.file(stage.people[key]).person
        place = told["report"][-1]["institution"]
        stage.step(f"contact-{name}", stage.a, (who.id,), young=who.full_name, institution=place)


class _Acts:
    """One act per kind of entry."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._does = stage.a.does
        self._support: dict[str, str] = {}

    def do(self, kind: str, entry: Node) -> None:
        """What the entry says."""
        act: dict[str, Callable[[Node, str], None]] = {
            "contact": self._contact,
            "report": self._report,
            "notification": self._notification,
            "support": self._begin,
            "ended": self._end,
            "rhythm": lambda told, person: self._does.contacts.keep_rhythm(person, told["days"]),
            "pause": self._pause,
        }
        act[kind](entry, self._stage.people[entry["person"]])

    def _contact(self, entry: Node, person: str) -> None:
        noted = self._does.people.note_contact(
            person,
            entry["text"],
            channel=entry["channel"],
            reached=entry.get("reached", True),
            with_whom=entry.get("with", ""),
            topics=tuple(entry.get("topics", ())),
        )
        if "own_words" in entry:  # it was a talk
            self._stage.minutes(5)
            own_words = entry["own_words"]
            self._does.people.hold_talk(
                person, said=noted.text, own_words=own_words, next_step=noted.next_step, contact=noted.id
            )

    def _report(self, entry: Node, person: str) -> None:
        more: dict[str, Any] = {name: entry[name] for name in ("phone", "days")}
        told = {name: entry[name] for name in ("code", "text", "institution", "reporter")}
        self._does.reports.note(person, **told, **more)

    def _notification(self, entry: Node, person: str) -> None:
        self._does.notifications.note(
            person,
            direction=Direction(entry["direction"]),
            other=entry["other"],
            text=entry["text"],
            follow_up_on=self._stage.days.ahead(entry["follow_up"]),
        )

    def _begin(self, entry: Node, person: str) -> None:
        more: dict[str, Any] = {
            name: entry[name] for name in ("after_school", "stays", "organisation") if name in entry
        }
        made = self._does.support.add(person, name=entry["name"], role=entry["role"], phone=entry["phone"], **more)
        self._support[entry["name"]] = made.id

    def _end(self, entry: Node, _person: str) -> None:
        self._does.support.end(self._support[entry["name"]], because=entry["because"])

    def _pause(self, entry: Node, person: str) -> None:
        self._does.contacts.pause(person, self._stage.days.ahead(entry["on"]), entry["reason"])
