"""The agenda beside a format's own items: proposed from what stands open, kept or taken off, answered, carried over.

Belongs here: one line as a record, which lines are proposed, how lines on record and proposals become one agenda.
Does not belong here: the items a format asks for (``formats.py``), the use cases, what a line is called on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.people import Contact
from ungeapp.domain.plans import Agreement, AgreementState, Goal, GoalRating, GoalState, GoalStep
from ungeapp.domain.record import CarriesPart, Record, kind


class LineSource(StrEnum):
    """Why a line is proposed, in the order they stand on the agenda: the young person's own wishes first."""

    WISH = "wish"
    NOT_REACHED = "not-reached"
    AGREEMENT = "agreement"
    GOAL = "goal"
    CHANGE = "change"
    RECURRING = "recurring"
    OWN = "own"


_ORDER = {one: number for number, one in enumerate(LineSource)}


class LineOutcome(StrEnum):
    """A line was talked about, or not reached: then it is proposed again next time."""

    OPEN = "open"
    DISCUSSED = "discussed"
    NOT_REACHED = "not-reached"


@kind("agenda-line")
@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine(CarriesPart, Record):
    """One line of one meeting's agenda.

    ``refers_to`` is what it is about and stays the same from meeting to meeting: the id of an agreement, goal or other
    record, or of the line it began as. ``part`` is that of what it refers to. ``taken_off`` lines were proposed and not
    wanted. ``recurring`` lines are proposed at every meeting.
    """

    meeting: str = of(Scope.OWN, "")
    source: LineSource = of(Scope.OWN, LineSource.OWN)
    refers_to: str = of(Scope.OWN, "")
    title: str = of(Scope.OWN, "")
    note: str = of(Scope.OWN, "")
    outcome: LineOutcome = of(Scope.OWN, LineOutcome.OPEN)
    recurring: bool = of(Scope.OWN, False)
    taken_off: bool = of(Scope.OWN, False)
    part: Part = of(Scope.OWN, Part.MEETINGS)

    @property
    def answered(self) -> bool:
        """Whether the meeting has dealt with it."""
        return self.outcome is not LineOutcome.OPEN or bool(self.note.strip())


def line_id(meeting: str, refers_to: str) -> str:
    """The id of a meeting's line about something: two desks that keep the same proposal keep the same record."""
    return derived_id("agenda-line", meeting, refers_to)


def wish_key(text: str) -> str:
    """What a line about a wish in words refers to: the same words are the same wish."""
    return derived_id("wish", " ".join(text.casefold().split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A line the meeting may want, from something on record."""

    source: LineSource
    refers_to: str
    title: str
    part: Part
    recurring: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What is known when an agenda is proposed.

    ``since`` is when the meeting before was closed, None when there was none. ``lines`` are those of all closed
    meetings, the oldest meeting first. ``changed`` is when a record last changed. ``changes`` are records whose change
    is worth a line, whenever it was.
    """

    since: datetime | None = None
    wishes: tuple[str, ...] = ()
    lines: tuple[AgendaLine, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    goals: tuple[Goal, ...] = ()
    steps: tuple[GoalStep, ...] = ()
    ratings: tuple[GoalRating, ...] = ()
    changes: tuple[Proposal, ...] = ()
    changed: Mapping[str, datetime] = field(default_factory=dict)


def propose_agenda(before: Before) -> tuple[Proposal, ...]:
    """The lines to propose, each thing once: where two reasons meet, the first in the order of ``LineSource`` holds."""
    found: dict[str, Proposal] = {}
    for one in (
        *_wishes(before.wishes),
        *_not_reached(before.lines),
        *_open_agreements(before.agreements),
        *_still_goals(before),
        *_changes(before),
        *_recurring(before.lines),
    ):
        known = found.setdefault(one.refers_to, one)
        if one.recurring and not known.recurring:
            found[one.refers_to] = replace(known, recurring=True)
    return tuple(found.values())


def _wishes(wishes: Iterable[str]) -> list[Proposal]:
    return [
        Proposal(source=LineSource.WISH, refers_to=wish_key(one), title=one.strip(), part=Part.OWN_WORDS)
        for one in wishes
        if one.strip()
    ]


def _latest(lines: Iterable[AgendaLine]) -> dict[str, AgendaLine]:
    """The last word on each thing."""
    return {one.refers_to: one for one in lines}


def _not_reached(lines: Iterable[AgendaLine]) -> list[Proposal]:
    """Topics the last meeting that had them did not come to; undiscussed items must not vanish."""
    return [
        _again(one, LineSource.NOT_REACHED)
        for one in _latest(lines).values()
        if one.outcome is LineOutcome.NOT_REACHED and not one.taken_off
    ]


def _recurring(lines: Iterable[AgendaLine]) -> list[Proposal]:
    """Taking a recurring line off skips it once; it ends by no longer being recurring."""
    return [_again(one, LineSource.RECURRING) for one in _latest(lines).values() if one.recurring]


def _again(line: AgendaLine, source: LineSource) -> Proposal:
    return Proposal(source=source, refers_to=line.refers_to, title=line.title, part=line.part, recurring=line.recurring)


def _open_agreements(agreements: Iterable[Agreement]) -> list[Proposal]:
    """The ones due first; those without a date last."""
    waiting = sorted(
        (one for one in agreements if one.state is AgreementState.OPEN and one.what and not one.removed),
        key=lambda one: (one.due is None, one.due or date.min),
    )
    return [Proposal(source=LineSource.AGREEMENT, refers_to=one.id, title=one.what, part=one.part) for one in waiting]


def _still_goals(before: Before) -> list[Proposal]:
    """Open goals with no rating, step or agreement changed since the meeting before (momentum, 4-6)."""
    since = before.since
    if since is None:
        return []
    return [
        Proposal(source=LineSource.GOAL, refers_to=one.id, title=one.own_words or one.wording, part=one.record_part)
        for one in before.goals
        if one.state is GoalState.OPEN
        and not one.removed
        and (one.own_words or one.wording)
        and not any(_moved(before, id, since) for id in _pieces(before, one.id))
    ]


def _pieces(before: Before, goal: str) -> list[str]:
    return [
        goal,
        *(one.id for one in before.steps if one.goal == goal),
        *(one.id for one in before.ratings if one.goal == goal),
        *(one.id for one in before.agreements if one.goal == goal),
    ]


def _moved(before: Before, record: str, since: datetime) -> bool:
    moment = before.changed.get(record)
    return moment is not None and moment > since


def _changes(before: Before) -> list[Proposal]:
    since = before.since
    if since is None:
        return []
    return [one for one in before.changes if _moved(before, one.refers_to, since)]


def agenda_lines(
    meeting: str, person: str, kept: Iterable[AgendaLine], proposed: Sequence[Proposal]
) -> tuple[AgendaLine, ...]:
    """One agenda of the lines on record and those proposed: in the order of their sources, what was taken off last.

    A proposal that is on record already is that record; one that is not has the id it will have.
    """
    known = {one.refers_to: one for one in kept if one.meeting == meeting and not one.removed}
    lines = [
        known.pop(one.refers_to)
        if one.refers_to in known
        else AgendaLine(
            id=line_id(meeting, one.refers_to),
            person=person,
            meeting=meeting,
            source=one.source,
            refers_to=one.refers_to,
            title=one.title,
            recurring=one.recurring,
            part=one.part,
        )
        for one in proposed
    ]
    return in_order((*lines, *known.values()))


def in_order(lines: Iterable[AgendaLine]) -> tuple[AgendaLine, ...]:
    """Lines as an agenda has them: by source, what was taken off last."""
    return tuple(sorted(lines, key=lambda one: (one.taken_off, _ORDER[one.source])))


def settled(line: AgendaLine, *, dealt_with: bool) -> AgendaLine:
    """The line when its meeting closes: what nobody answered was talked about if something came of it."""
    if line.outcome is not LineOutcome.OPEN:
        return line
    talked = dealt_with or line.answered
    return replace(line, outcome=LineOutcome.DISCUSSED if talked else LineOutcome.NOT_REACHED)


def noted_since(contacts: Iterable[Contact], topic: str, since: datetime | None) -> tuple[Contact, ...]:
    """What was noted about a topic (``goal:<id>`` or a topic's code) after ``since``, the oldest first.

    The next meeting's status is half written from it: for each topic all answers since last time, with day and way.
    """
    found = [
        one
        for one in contacts
        if topic in one.topics
        and one.text.strip()
        and not one.removed
        and one.at is not None
        and (since is None or one.at > since)
    ]
    return tuple(sorted(found, key=lambda one: (one.at is None, one.at)))
