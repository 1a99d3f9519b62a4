"""Who follows a young person in everyday life while the responsibility stays here, and that they do so no more.

Belongs here: the end of it, and who goes on when a course has ended. Does not belong here: the handover it began with
(``handovers.py``), support roles.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ungeapp.domain.errors import Invalid
from ungeapp.domain.everyday import EverydayEnd, ended, ends_of
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.terms import Term
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ledgers import ledger_of
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.still_there import REASONS, follows_now, letters_may_go
from ungeapp.usecases.support import ENDS


class EverydayUseCases:
    """Nobody stops following before somebody else is there, or the young person is anchored (2-08, 2-18)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def who(self, person: str) -> str:
        """Who follows in everyday life; empty for nobody."""
        with self._desk.looking() as uow:
            found = uow.find(YoungPerson, person)
            return follows_now(self._desk, uow, found)[0] if found is not None else ""

    def end(self, person: str, *, because: str, successor: str = "", on: date | None = None) -> EverydayEnd:
        """They follow no more, for a reason of a support role's end; unless it is anchored, with whoever does now.

        Invalid as ``everyday.ended`` and ``support-ends-before``: not before the day the everyday was let go of.
        """
        desk = self._desk
        day = on or desk.today()
        with desk.acting("everyday.end") as uow:
            young = uow.get(YoungPerson, person)
            begun = begun_on(desk, uow, young)
            reason = desk.definitions.terms(ENDS).find(because, day)
            done = end_within(desk, uow, young, reason, day, successor)
            if begun is not None and day < begun:
                raise Invalid("support-ends-before")
            if young.ended:
                uow.put(replace(young, ended_follower=done.successor))
        return done


def begun_on(desk: Desk, uow: UnitOfWork, person: YoungPerson) -> date | None:
    """Since when whoever follows now does so, as far as it is known."""
    ledger = ledger_of(uow.ledger(person.id), person, desk.author.unit)
    ends = ends_of(ledger, uow.of(EverydayEnd, person.id))
    return ends[-1].ended_on if ends else _day(uow.setting(f"handover/{person.id}/{ledger.anchored_at}/closed"))


def end_within(
    desk: Desk, uow: UnitOfWork, person: YoungPerson, reason: Term | None, on: date, successor: str = ""
) -> EverydayEnd:
    """Whoever follows now does so no more, in this transaction. Invalid as ``everyday.ended``."""
    ledger = ledger_of(uow.ledger(person.id), person, desk.author.unit)
    done = ended(
        ledger,
        ends_of(ledger, uow.of(EverydayEnd, person.id)),
        id=desk.new_id(),
        reason=reason,
        on=on,
        today=desk.today(),
        successor=successor,
    )
    uow.put(done)
    return done


def note_follower(desk: Desk, uow: UnitOfWork, id: str) -> None:
    """Whoever has just begun to follow in a course that has ended was spoken of, and goes on; after a death they end."""
    person = uow.get(YoungPerson, id)
    follower = follows_now(desk, uow, person)[0]
    if not person.ended or follower == person.ended_follower:
        return
    if letters_may_go(desk, person):
        uow.put(replace(person, ended_follower=follower))
        return
    told = desk.definitions.terms(REASONS).find(person.ended_because, desk.today())
    end = desk.definitions.terms(ENDS).find(told.ends_support, desk.today()) if told is not None else None
    end_within(desk, uow, person, end, desk.today())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
