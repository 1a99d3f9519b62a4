"""Who is on the way to adult life: who had the meeting about it, has it planned, is next, is exempt, is not judged yet.

Belongs here: where one young person stands, from deadlines, meetings and assessments.
Does not belong here: which meetings these are (rules and formats), fetching, sentences.

Source: 7.4.B-06 asks for one overview of who has been, is planned and is next; 7.4.C-07 for the next step of each, as a
list for each team.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ungeapp.domain.clocks import Clock, ClockState
from ungeapp.domain.meetings import Meeting, MeetingState


class Standing(StrEnum):
    """Where somebody stands, in the order in which it needs somebody."""

    NEXT = "next"
    PLANNED = "planned"
    NOT_JUDGED = "not-judged"
    HELD = "held"
    EXEMPT = "exempt"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheWay:
    """Where somebody stands: ``on`` is the day the meeting was or is, or by when it must be; ``what`` which meeting.

    ``because`` is why somebody is exempt, or why the course ended. ``meeting`` is the one that was held or is planned.
    """

    standing: Standing
    on: date | None = None
    what: str = ""
    because: str = ""
    meeting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What an assessment came to: exempt, or outside the group, and in which words."""

    on: date | None
    because: str


def where(
    clocks: Iterable[Clock], meetings: Iterable[Meeting], judged: Judged | None, today: date, *, grown: bool = False
) -> OnTheWay:
    """Where one young person stands. ``clocks`` and ``meetings`` are those of the way alone.

    A planned meeting counts before a deadline that still runs, and both before what was held: what is next matters most.
    Somebody ``grown`` whose meeting was held has come to the end of the way.
    """
    found = _where(clocks, meetings, judged, today)
    over = grown and found.standing is Standing.HELD
    return replace(found, standing=Standing.FINISHED) if over else found


def _where(clocks: Iterable[Clock], meetings: Iterable[Meeting], judged: Judged | None, today: date) -> OnTheWay:
    clocks = tuple(clocks)
    told = [one for one in meetings if one.state is not MeetingState.CANCELLED]
    planned = [one for one in told if one.state is not MeetingState.CLOSED]
    if planned:
        found = min(planned, key=lambda one: (one.starts is None, str(one.starts), one.id))
        return OnTheWay(standing=Standing.PLANNED, on=_day(found), what=_step(found), meeting=found.id)
    runs = [one for one in clocks if one.state is ClockState.RUNNING and one.too_old_on is None]
    if runs:
        nearest = min(runs, key=lambda one: (one.due or date.max, one.rule.id))
        return OnTheWay(standing=Standing.NEXT, on=nearest.due, what=nearest.rule.title)
    held = [one for one in told if one.state is MeetingState.CLOSED and (_day(one) or today) <= today]
    if held:
        last = max(held, key=lambda one: (str(one.starts), one.id))
        return OnTheWay(standing=Standing.HELD, on=_day(last), what=_step(last), meeting=last.id)
    met = [one for one in clocks if one.state is ClockState.MET]
    if met:  # said by hand: the meeting itself is not here
        done = max(met, key=lambda one: (one.met_on or date.min, one.rule.id))
        return OnTheWay(standing=Standing.HELD, on=done.met_on, what=done.rule.title)
    answered = [one for one in clocks if one.state is ClockState.NOT_NEEDED and not one.told_too_late]
    if answered:
        return OnTheWay(standing=Standing.EXEMPT, on=answered[-1].met_on, because=answered[-1].reason)
    if judged is not None:
        return OnTheWay(standing=Standing.EXEMPT, on=judged.on, because=judged.because)
    return OnTheWay(standing=Standing.NOT_JUDGED)


def _step(meeting: Meeting) -> str:
    """What the meeting itself is called, without the series before it."""
    return meeting.title.rpartition(": ")[2]


def _day(meeting: Meeting) -> date | None:
    return meeting.starts.date() if meeting.starts else None
