"""How contact with a young person goes: how often it should come about, attempts in a row, what was not tried.

Belongs here: the rhythm agreed for one young person as a record, and the arithmetic over contacts, attempts and talks.
Does not belong here: the contacts themselves (``people.py``), the usual rhythm (profile), the codes (``resources``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part, of
from ungeapp.domain.people import Contact, Talk
from ungeapp.domain.plans import Agreement, AgreementState, GoalRating, GoalStep, Measure, PlanEvent, StepState
from ungeapp.domain.record import Record, kind
from ungeapp.domain.status import StatusEntry

GOAL_TOPIC = "goal:"
"""A topic that is a goal of the plan begins so; the goal's id follows."""


def goal_of(topic: str) -> str:
    """The goal's id of a topic; empty when the topic is a code of the terms."""
    return topic.removeprefix(GOAL_TOPIC) if topic.startswith(GOAL_TOPIC) else ""


def rhythm_id(person: str) -> str:
    """One rhythm per young person, also when two desks agree on one."""
    return derived_id("contact-rhythm", person)


@kind("contact-rhythm")
@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRhythm(Record):
    """How often contact should come about, in days (0: the usual of the municipality), and a pause with its reason.

    The pause ends by itself: on ``paused_until`` the next attempt is due (5-11: attempts are maintained).
    """

    every_days: int = of(Part.NOTES, 0)
    paused_until: date | None = of(Part.NOTES, None)
    pause_reason: str = of(Part.NOTES, "")

    @property
    def record_part(self) -> Part:
        return Part.NOTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How contact stands. ``attempts`` counts the failed ones since somebody was last reached, ``tried`` their ways.

    ``next_on`` is the day the next attempt is due, None when nothing was ever noted and no rhythm is agreed.
    """

    last_reached: date | None
    attempts: int
    last_attempt: date | None
    tried: tuple[str, ...]
    every_days: int
    paused_until: date | None
    pause_reason: str
    next_on: date | None

    @property
    def unreached(self) -> bool:
        """Whether the latest attempts failed."""
        return self.attempts > 0


def reach(
    contacts: Iterable[Contact],
    talks: Iterable[Talk],
    rhythm: ContactRhythm | None,
    *,
    usual_days: int,
    again_days: int,
    today: date,
) -> Reach:
    """Where contact with one young person stands on ``today``.

    After a failed attempt the next is due ``again_days`` later, never later than the rhythm says; after a contact the
    next is due when the rhythm has gone round (``usual_days`` where none is agreed). A pause moves the day.
    """
    noted = sorted((one for one in contacts if one.at and not one.removed), key=lambda one: (one.at, one.id))
    reached = [one.at for one in noted if one.reached and one.at]
    days = [one.date() for one in reached[-1:]]
    held = [one.held_on for one in talks if one.held_on and not one.removed]
    last = max([*days, *held], default=None)
    failed: list[Contact] = []
    for one in noted:
        assert one.at is not None
        after_contact = not reached or one.at > reached[-1]
        if not one.reached and after_contact and (not held or one.at.date() > max(held)):
            failed.append(one)
    every = rhythm.every_days if rhythm and not rhythm.removed and rhythm.every_days > 0 else 0
    step = every or usual_days
    attempt = failed[-1].at.date() if failed and failed[-1].at else None
    next_on: date | None = None
    if attempt is not None:
        next_on = attempt + timedelta(days=min(again_days, step))
    elif last is not None:
        next_on = last + timedelta(days=step)
    elif every:
        next_on = today
    pause = rhythm.paused_until if rhythm and not rhythm.removed else None
    paused = pause is not None and today < pause
    if paused and pause is not None:
        next_on = max(pause, next_on) if next_on else pause
    return Reach(
        last_reached=last,
        attempts=len(failed),
        last_attempt=attempt,
        tried=tuple(dict.fromkeys(one.channel for one in failed)),
        every_days=every,
        paused_until=pause if paused else None,
        pause_reason=rhythm.pause_reason if paused and rhythm else "",
        next_on=next_on,
    )


def last_progress(records: Sequence[Record], today: date) -> date | None:
    """The day something last moved: a talk, a rating, a step taken, an agreement kept, a measure, a status (4-6).

    A call alone is no progress: it keeps contact, it moves nothing.
    """
    days = (day for one in records if not one.removed for day in _moved_on(one))
    return max((day for day in days if day is not None and day <= today), default=None)


def _moved_on(one: Record) -> tuple[date | None, ...]:
    if isinstance(one, Talk):
        return (one.held_on,)
    if isinstance(one, GoalRating | PlanEvent):
        return (one.on,)
    if isinstance(one, GoalStep):
        return (one.done_on if one.state is StepState.DONE else None,)
    if isinstance(one, Agreement):
        return (one.done_on if one.state is AgreementState.DONE else None,)
    if isinstance(one, Measure):
        return (one.granted_on, one.started_on, one.ended_on)
    if isinstance(one, StatusEntry):
        return (one.from_on, one.to_on)
    return ()
