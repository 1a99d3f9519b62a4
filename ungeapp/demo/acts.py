"""A story told by data: acts on days, each one a use case the window calls.

Belongs here: playing the acts of ``resources/demo/<profile>/story.toml`` in their order, and what they have in common.
Does not belong here: what a single act does (``acts_young.py``, ``acts_together.py``), and any word of a story.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from ungeapp.demo import threads
from ungeapp.demo.days import Days, moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Seat, Stage
from ungeapp.demo.threads import Thread
from ungeapp.usecases.printed import PrintedPaper

START = 300
"""Days before today on which such a story may begin at the earliest: its desks are opened then."""

_FIRST_HOUR, _BETWEEN = 9, 6  # minutes between two acts of one day
_BEGINS = "young"
_IN_ITS_OWN_TIME = "hold"  # a meeting, at the time it was called for

_DAYS_AGO = ("ago", "held", "from", "to")  # what an act tells in days before today

Act = Callable[["Scene", Node], None]
Numbered = tuple[int, Node]
"""An act with its place in the story."""


@dataclass(slots=True)
class Scene:
    """One act being played: at which desk, on which day, and what came of it.

    ``names`` holds the ids of everything the data has given a name; ``files``, ``ids`` and ``facts`` go into the step.
    """

    stage: Stage
    seat: Seat
    day: date
    names: dict[str, str]
    ids: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def other(self) -> Seat:
        """The other desk."""
        return self.stage.b if self.seat is self.stage.a else self.stage.a

    def paper(self, name: str, printed: PrintedPaper) -> None:
        """Keep one paper or calendar file of this desk."""
        self.files.append(self.stage.paper(name, printed, self.seat))

    def papers(self, name: str, printed: Iterable[PrintedPaper]) -> None:
        """Keep several under one name."""
        self.files += self.stage.papers(name, printed, self.seat)

    def who(self, act: Node) -> str:
        """The young person the act is about."""
        return self.names[act["who"]]

    def keep(self, act: Node, *ids: str) -> None:
        """What came of it; the first id is known under the name the data gives."""
        self.ids += ids
        if "as" in act:
            self.names[act["as"]] = ids[0]

    def later(self, act: Node, name: str = "in") -> date | None:
        """An office day so many days after the act; None when the data does not say."""
        return self.stage.days.on_or_after(self.day + timedelta(days=act[name])) if name in act else None

    def past(self, act: Node, name: str) -> date | None:
        """A day before the day the story is played; None when the data does not say."""
        return self.stage.days.today - timedelta(days=act[name]) if name in act else None


def given(act: Node, *names: str) -> dict[str, Any]:
    """Those of the fields the data tells."""
    return {name: act[name] for name in names if name in act}


def play(stage: Stage, table: Mapping[str, Act]) -> None:
    """Every act on its day: one thread for each young person, in the order of the data."""
    names: dict[str, str] = {}
    acts = list(enumerate(stage.script.story["act"], start=1))
    first = [number for number, act in acts if act["do"] == _BEGINS]
    free = stage.script.story["school"]["free_weeks"]
    cuts = [0, *(number - 1 for number in first[1:]), len(acts)]
    threads.play(
        stage.clock,
        [
            _thread(stage, table, names, with_holidays(acts[start:end], stage.days, free))
            for start, end in pairwise(cuts)
        ],
    )


def with_holidays(acts: Iterable[Numbered], days: Days, free: Collection[int]) -> list[Numbered]:
    """The acts of one young person, moved back so that what happens at a school falls in no holiday.

    ``free`` are the ISO weeks without school. Whatever comes before such an act moves with it, so that the order and
    the time between two acts of one stretch stay; acts told in working days (``past``) stay where they are.
    """
    moved: list[Numbered] = []
    back = 0
    for number, act in reversed(list(acts)):
        if act.get("school"):
            back += _to_school_days(act, back, days, free)
        moved.append((number, {**act, **{name: days_ago + back for name, days_ago in _days_ago(act).items()}}))
    return moved[::-1]


def _days_ago(act: Node) -> dict[str, int]:
    return {name: act[name] for name in _DAYS_AGO if isinstance(act.get(name), int)}


def _to_school_days(act: Node, back: int, days: Days, free: Collection[int]) -> int:
    """How many days more an act must go back, so that each of its days, and of the absence it tells of, has school.

    ``since`` is how many days before it what belongs together began: all of it then stands on one side of a holiday.
    """
    told = [one + back for one in _days_ago(act).values()]
    told += [act["ago"] + back + act[name] for name in ("days", "since") if name in act]
    more = 0
    while any(days.ago(one + more).isocalendar().week in free for one in told):
        more += 1
    return more


def _thread(stage: Stage, table: Mapping[str, Act], names: dict[str, str], acts: list[Numbered]) -> Thread:
    for number, act in acts:
        seat = stage.b if act.get("desk") == "b" else stage.a
        yield _moment(stage, act, names, seat)
        if act["do"] != _IN_ITS_OWN_TIME:
            stage.minutes(_BETWEEN)
        scene = Scene(stage=stage, seat=seat, day=stage.clock.now().date(), names=names)
        table[act["do"]](scene, act)
        if "tell" in act:
            key = act.get("as", f"{number:02}-{act['do']}")
            what = str(act["tell"]).format(**scene.facts)
            stage.folder.step(key, what, seat.who, stage.clock.now(), scene.ids, scene.files)


def _moment(stage: Stage, act: Node, names: Mapping[str, str], seat: Seat) -> datetime:
    if act["do"] == _IN_ITS_OWN_TIME:
        starts = seat.does.meetings.read(names[act["meeting"]]).meeting.starts
        assert starts is not None  # it was called for a time
        return starts
    day = stage.days.past(act["past"]) if "past" in act else stage.days.ago(act["ago"])
    return moment(day, act.get("hour", _FIRST_HOUR))
