"""Who is still there for a young person at this desk, and taking an ended course up again so that somebody can be.

Belongs here: what a course must not end over, nor an undo bring back into an ended one. Does not belong here: ending a
course (``closing.py``), a support role (``support.py``), the everyday (``everyday.py``).

Source: Slagelse 2019, *kædeansvar* (2-08) and section f (2-18): nobody lets go before somebody else is there or the young
person is anchored; a support begins anew before 25 where the need is back, which is a course that goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.everyday import EverydayEnd, ends_of, follows
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.handovers import Role
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ledgers import ledger_of, role_in
from ungeapp.usecases.ports.store import UnitOfWork

REASONS = "closing-reasons"


@dataclass(frozen=True, slots=True, kw_only=True)
class StillThere:
    """The support roles that run and are this desk's to end, and who follows in everyday life (empty: nobody)."""

    support: tuple[SupportRole, ...]
    follower: str


def still_there(desk: Desk, uow: UnitOfWork, person: YoungPerson) -> StillThere:
    """Those of a case another desk is responsible for are that one's, but for what was noted here and never handed over."""
    running = tuple(one for one in uow.of(SupportRole, person.id) if one.ended_on is None)
    if role_in(uow.ledger(person.id), person, desk.author.unit) == Role.NONE:
        here = uow.ledger(person.id) is None
        running = tuple(one for one in running if here and not uow.record_history(one.id)[-1].imported)
    return StillThere(support=running, follower=follows_now(desk, uow, person)[0])


def follows_now(desk: Desk, uow: UnitOfWork, person: YoungPerson) -> tuple[str, EverydayEnd | None]:
    """Who follows in everyday life now, and the last end, where somebody followed and follows no more."""
    ledger = ledger_of(uow.ledger(person.id), person, desk.author.unit)
    if not ledger.anchored:
        return "", None
    ends = ends_of(ledger, uow.of(EverydayEnd, person.id))
    return follows(ledger, ends), ends[-1] if ends else None


def left_there(desk: Desk, uow: UnitOfWork, persons: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Who is still there although the course has ended, and nobody spoke of them: about whom, and the support role's id
    or the name of the follower.
    """
    joined, found = uow.joined(), set()
    for id in {joined.get(one, one) for one in persons}:
        person = uow.find(YoungPerson, id)
        if person is None or not person.ended:
            continue
        there = still_there(desk, uow, person)
        found |= {(id, one.id) for one in there.support}
        if there.follower != person.ended_follower:
            found.add((id, there.follower))
    return frozenset(found)


@contextmanager
def no_open_end(desk: Desk, uow: UnitOfWork, persons: Iterable[str]) -> Iterator[None]:
    """NotAllowed("undo-course-ended") where what is taken back within leaves somebody there, who was not before, in a
    course that has ended. ``persons``: whom it is about.
    """
    persons = frozenset(persons)
    before = left_there(desk, uow, persons)
    yield
    if left_there(desk, uow, persons) - before:
        raise NotAllowed("undo-course-ended")


def take_up(desk: Desk, uow: UnitOfWork, person: YoungPerson, because: str) -> YoungPerson:
    """The young person with the course open again, kept, where it had ended; else as it is.

    NotAllowed("support-course-ended") without a reason, and ("support-after-death") where nothing is written any more.
    """
    if not person.ended:
        return person
    if not letters_may_go(desk, person):
        raise NotAllowed("support-after-death")
    if not because.strip():
        raise NotAllowed("support-course-ended")
    again = opened_again(desk, person, because)
    uow.put(again)
    return again


def opened_again(desk: Desk, person: YoungPerson, because: str) -> YoungPerson:
    """The course open again from today on, for a reason."""
    return replace(
        person,
        ended_because="",
        ended_on=None,
        ended_text="",
        ended_follower="",
        reopened_on=desk.today(),
        reopened_because=because.strip(),
    )


def letters_may_go(desk: Desk, person: YoungPerson) -> bool:
    """Whether anything may still be written to the young person: never after a death."""
    if not person.ended:
        return True
    told = desk.definitions.terms(REASONS).find(person.ended_because, desk.today())
    return told is None or told.letters is not False
