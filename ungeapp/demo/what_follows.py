"""What follows in the rehearsal: referrals at the heaviest absence, school that was left, a helper somebody takes over from.

Belongs here: turning ``resources/demo/what_follows.toml`` into a thread of use cases. Does not belong here: its entries.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.domain.follow_up import ReferralAnswer
from ungeapp.domain.status import StatusEnd, StatusKind
from ungeapp.system import paths

_HOUR = 14
_TOLD = ("code", "place", "contact_name", "contact_phone")


def thread(stage: Stage) -> Thread:
    """Every act on its day, in the order of time."""
    told: Node = tomllib.loads((paths.resources() / "demo" / "what_follows.toml").read_text(encoding="utf-8"))
    acts = _Acts(stage)
    days: list[tuple[int, Callable[[Node], None], Node]] = []
    for kind, begin, later, end in (
        ("status", acts.status, "ended", acts.status_ends),
        ("referral", acts.refer, "answered", acts.answer),
        ("support", acts.support, "ended", acts.support_ends),
    ):
        for one in told[kind]:
            days.append((one["ago"], begin, one))
            if later in one:
                days.append((one[later], end, one))
    for number, (ago, act, one) in enumerate(sorted(days, key=lambda it: -it[0])):
        yield moment(stage.days.ago(ago), _HOUR, number % 60)
        act(one)
    yield moment(stage.days.past(1), _HOUR)
    for step in ("referred", "left"):
        who = stage.a.does.people.file(stage.people[told[step]]).person
        stage.step(f"{step}-school", stage.a, (who.id,), young=who.full_name)
    person, school = next((stage.people[one["who"]], acts.made(one)) for one in told["status"] if "until" in one)
    who = stage.a.does.people.file(person).person
    stage.step("unsaid-school", stage.a, (person, school), young=who.full_name)


class _Acts:
    """One act per kind of entry, at desk A."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._does = stage.a.does
        self._made: dict[int, str] = {}

    def made(self, one: Node) -> str:
        """The id of what an entry became."""
        return self._made[id(one)]

    def _ago(self, days: int) -> date:
        return self._stage.days.today - timedelta(days=days)

    def status(self, one: Node) -> None:
        more: dict[str, Any] = {name: one[name] for name in _TOLD if name in one}
        if "until" in one:
            more["to_on"] = self._ago(one["until"])
        person = self._stage.people[one["who"]]
        entry = self._does.statuses.add(person, StatusKind(one["kind"]), from_on=self._ago(one["from"]), **more)
        self._made[id(one)] = entry.id

    def status_ends(self, one: Node) -> None:
        self._does.statuses.end(self._made[id(one)], self._ago(one["to"]), StatusEnd(one["how"]), cause=one["cause"])

    def refer(self, one: Node) -> None:
        person = self._stage.people[one["who"]]
        made = self._does.referrals.add(person, one["to"], phone=one.get("phone", ""), text=one["text"])
        self._made[id(one)] = made.id

    def answer(self, one: Node) -> None:
        self._does.referrals.answer(self._made[id(one)], ReferralAnswer(one["answer"]), note=one.get("note", ""))

    def support(self, one: Node) -> None:
        made = self._does.support.add(
            self._stage.people[one["who"]],
            name=one["name"],
            role=one["role"],
            phone=one["phone"],
            meets_demands=one.get("meets_demands", False),
        )
        self._made[id(one)] = made.id

    def support_ends(self, one: Node) -> None:
        known = self._does.phone_book.book().called(one["successor"])
        assert known is not None  # whoever takes over stands in the rehearsal's phone book
        self._does.support.end(self._made[id(one)], because="replaced", successor=known.name, successor_entry=known.id)
