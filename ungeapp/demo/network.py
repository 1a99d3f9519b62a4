"""What the rehearsal shows of the network map: drawn with the young person early, kept, and drawn again later.

Belongs here: those acts. Does not belong here: their words (``resources/demo/network.toml``).
"""

from __future__ import annotations

import tomllib

from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.domain.people import NetworkKind, NetworkPerson, Stays
from ungeapp.system import paths


def draw(stage: Stage, person: str) -> None:
    """The first time: who is there, and the map is kept."""
    drawing = _Drawing(stage, person)
    drawing.draw("first")
    drawing.keep("first")


def draw_again(stage: Stage, person: str) -> None:
    """At the end of the story: some are closer, somebody is new; how they are together, and who stays."""
    stage.minutes(5)
    _Drawing(stage, person).draw("again")


class _Drawing:
    """One talk over the map at desk A."""

    def __init__(self, stage: Stage, person: str) -> None:
        self._does = stage.a.does
        self._stage = stage
        self._person = person
        self._told: Node = tomllib.loads((paths.resources() / "demo" / "network.toml").read_text(encoding="utf-8"))

    def keep(self, time: str) -> None:
        self._does.network.keep(self._person, self._told[time]["called"])

    def draw(self, time: str) -> None:
        told = self._told[time]
        for one in told.get("new", ()):
            self._stage.minutes(1)
            more = {name: one[name] for name in ("relation", "helps_with", "role") if name in one}
            self._does.people.add_network(self._person, name=one["name"], network=NetworkKind.PRIVATE, **more)
        known = {one.name: one.id for one in self._does.people.file(self._person).of(NetworkPerson)}
        for one in told["place"]:
            self._does.network.place(known[one["name"]], sector=one["sector"], closeness=one["closeness"])
        for one in told.get("relation", ()):
            other = known[one["other"]] if "other" in one else self._person
            self._does.network.relate(known[one["name"]], other, one["quality"])
        for name, answer in told.get("stays", {}).items():
            self._does.network.stays(known[name], Stays(answer))
