"""The phone book of desk A in the rehearsal: schools, companies, a stand-in, and what one professional owes about two.

Belongs here: turning the entries of ``resources/demo/phonebook.toml`` into use cases. Does not belong here: those.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, timedelta

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.domain.phone_book import EntryKind
from ungeapp.system import paths
from ungeapp.usecases.phone_book import Away

_TOLD = ("title", "organisation", "area", "call_about", "phone", "hours", "note", "stand_in", "stand_in_phone")
_HOUR = 10


def threads(stage: Stage) -> list[Thread]:
    """One thread: act after act in the order of time."""
    told = tomllib.loads((paths.resources() / "demo" / "phonebook.toml").read_text(encoding="utf-8"))
    return [_Book(stage, told).play()]


class _Book:
    """Writes at desk A."""

    def __init__(self, stage: Stage, told: Node) -> None:
        self._stage = stage
        self._told = told
        self._entry = ""

    def play(self) -> Thread:
        """Everything, the oldest first; at the end what was checked lately, and the absence."""
        ways: dict[str, Callable[[Node], None]] = {"entry": self._add, "unit": self._unit, "agreement": self._agreement}
        acts = [(one["ago"], act, one) for name, act in ways.items() for one in self._told[name]]
        for number, (ago, act, one) in enumerate(sorted(acts, key=lambda it: -it[0])):
            yield moment(self._stage.days.ago(ago), _HOUR, number)
            act(one)
        away = self._told["away"]
        yield moment(self._stage.days.past(away["ago"]), _HOUR, 30)
        self._stage.a.does.phone_book.be_away(
            Away(
                first=self._stage.days.ahead(away["from"]),
                last=self._stage.days.ahead(away["to"]),
                stand_in=away["stand_in"],
                phone=away["phone"],
            )
        )
        self._stage.step("phonebook", self._stage.a, (self._entry,))

    def _in(self, days: int) -> date:
        return self._stage.days.today + timedelta(days=days)

    def _add(self, one: Node) -> None:
        book = self._stage.a.does.phone_book
        entry = book.add(one["name"], sort=EntryKind(one["sort"]), **{name: one[name] for name in _TOLD if name in one})
        if "stand_in_to" in one:
            book.change(
                entry.id, stand_in_from=self._in(one["stand_in_from"]), stand_in_to=self._in(one["stand_in_to"])
            )
            self._entry = entry.id
        self._check(entry.id, one)

    def _unit(self, one: Node) -> None:
        book = self._stage.a.does.phone_book
        key = self._stage.script.unit(one["key"])
        unit = next(it for it in book.book().entries if it.key == key)
        book.change(unit.id, **{name: one[name] for name in _TOLD if name in one})
        self._check(unit.id, one)

    def _check(self, id: str, one: Node) -> None:
        """The day it was checked stands in the data; the clock only goes forward."""
        if "checked" in one:
            self._stage.a.does.phone_book.change(id, checked_on=self._in(-one["checked"]))

    def _agreement(self, one: Node) -> None:
        does, person = self._stage.a.does, self._stage.people[one["who"]]
        does.plans.add_agreement(person, what=one["what"], owner=one["owner"], due=self._in(-one["due"]))
