"""How contact with young people goes: topics, who was not reached, the rhythm and its pause.

Belongs here: what a note can be about, and keeping on until somebody is reached.
Does not belong here: noting one contact (``people.py``), what was noted since a meeting (``domain/agenda.py``), reports
that reach the desk (``reports.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.contacts import GOAL_TOPIC, ContactRhythm, Reach, goal_of, last_progress, reach, rhythm_id
from ungeapp.domain.errors import Invalid
from ungeapp.domain.handovers import Role
from ungeapp.domain.people import Contact, Talk, YoungPerson
from ungeapp.domain.plans import Goal, GoalState
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ledgers import roles_here
from ungeapp.usecases.ports.store import UnitOfWork

TOPICS = "contact-topics"
ATTEMPT_AGAIN = "attempt-again"
"""The rule that says when to try again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachView:
    """How contact with one young person stands; ``untried`` are the codes of the ways not tried since."""

    person: YoungPerson
    reach: Reach
    untried: tuple[str, ...]
    progress_days: int | None
    """Days since something last moved; None when nothing ever did."""


class ContactUseCases:
    """What contacts add up to, and the acts of keeping on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # topics ------------------------------------------------------------------------------------------------------
    def topics(self, person: str) -> tuple[tuple[str, str], ...]:
        """(topic, label) to choose from today: the open goals first, then the terms."""
        with self._desk.looking() as uow:
            goals = [one for one in uow.of(Goal, person) if one.state is GoalState.OPEN] if person else []
        terms = self._desk.definitions.terms(TOPICS).on(self._desk.today())
        told = [(f"{GOAL_TOPIC}{one.id}", one.own_words or one.wording) for one in goals]
        return (*told, *((one.code, one.label) for one in terms))

    def topic_label(self, person: str, topic: str) -> str:
        """What a topic is called; a goal that is gone keeps no name."""
        goal = goal_of(topic)
        if not goal:
            return self._desk.definitions.terms(TOPICS).label(topic, self._desk.today())
        with self._desk.looking() as uow:
            found = uow.find(Goal, goal)
        return (found.own_words or found.wording) if found is not None and found.person == person else ""

    # keeping on --------------------------------------------------------------------------------------------------
    def stands(self, person: str) -> ReachView:
        """How contact with one young person stands today."""
        with self._desk.looking() as uow:
            return self._view(uow, uow.get(YoungPerson, person))

    def not_given_up(self) -> tuple[ReachView, ...]:
        """Everybody of this desk nobody has reached since the last attempts, whose turn it is first (5-11)."""
        with self._desk.looking() as uow:
            role = roles_here(uow, self._desk.author.unit)
            people = self._of_persons(uow, (one.person for one in uow.attempts_unanswered()))
            found = [self._view(uow, one) for one in people if role(one) != Role.NONE]
        return _in_turn(one for one in found if one.reach.unreached)

    def due(self, until: date) -> tuple[ReachView, ...]:
        """Whose next attempt or agreed contact is due up to a day: nobody who was only never contacted."""
        with self._desk.looking() as uow:
            role = roles_here(uow, self._desk.author.unit)
            rhythms = (one.person for one in uow.all(ContactRhythm) if one.every_days > 0)
            asked = (*(one.person for one in uow.attempts_unanswered()), *rhythms)
            found = [self._view(uow, one) for one in self._of_persons(uow, asked) if role(one) != Role.NONE]
        return _in_turn(one for one in found if one.reach.next_on is not None and one.reach.next_on <= until)

    def keep_rhythm(self, person: str, every_days: int) -> None:
        """How often contact should come about; 0 is the municipality's usual."""
        if every_days < 0 or every_days > 366:
            raise Invalid("rhythm-days")
        with self._desk.acting("contact.rhythm") as uow:
            uow.put(replace(self._rhythm(uow, person), every_days=every_days))

    def pause(self, person: str, until: date, reason: str) -> None:
        """No attempts until a day, with the reason; then they are due again."""
        if not reason.strip():
            raise Invalid("reason-missing")
        if until <= self._desk.today():
            raise Invalid("pause-over")
        with self._desk.acting("contact.pause") as uow:
            uow.put(replace(self._rhythm(uow, person), paused_until=until, pause_reason=reason.strip()))

    def resume(self, person: str) -> None:
        """The pause is over before its day."""
        with self._desk.acting("contact.resume") as uow:
            uow.put(replace(self._rhythm(uow, person), paused_until=None, pause_reason=""))

    def _rhythm(self, uow: UnitOfWork, person: str) -> ContactRhythm:
        uow.get(YoungPerson, person)
        return uow.find(ContactRhythm, rhythm_id(person)) or ContactRhythm(id=rhythm_id(person), person=person)

    def _of_persons(self, uow: UnitOfWork, persons: Iterable[str]) -> list[YoungPerson]:
        found = (uow.find(YoungPerson, one) for one in dict.fromkeys(persons))
        return [one for one in found if one is not None and not one.removed and not one.ended]

    def _view(self, uow: UnitOfWork, person: YoungPerson) -> ReachView:
        today = self._desk.today()
        rules = {one.id: one for one in self._desk.definitions.deadlines(today, self._desk.author.profile)}
        again = rules[ATTEMPT_AGAIN].offset if ATTEMPT_AGAIN in rules else None
        records = tuple(one for one in uow.everything(person.id) if not one.removed)
        told = reach(
            (one for one in records if isinstance(one, Contact)),
            (one for one in records if isinstance(one, Talk)),
            next((one for one in records if isinstance(one, ContactRhythm)), None),
            usual_days=self._desk.profile.progress_days,
            again_days=again or self._desk.profile.progress_days,
            today=today,
        )
        channels = self._desk.definitions.terms("channels").on(today)
        moved = last_progress(records, today)
        return ReachView(
            person=person,
            reach=told,
            untried=tuple(one.code for one in channels if one.reaches_out is not False and one.code not in told.tried),
            progress_days=(today - moved).days if moved is not None else None,
        )


def _in_turn(found: Iterable[ReachView]) -> tuple[ReachView, ...]:
    return tuple(sorted(found, key=lambda one: (one.reach.next_on or date.min, one.person.full_name, one.person.id)))
