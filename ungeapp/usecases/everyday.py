"""Who follows a young person in everyday life while the responsibility stays here, and that they do so no more.

Belongs here: the end of it. Does not belong here: the handover it began with (``handovers.py``), support roles.
"""

from __future__ import annotations

from datetime import date

from ungeapp.domain.errors import Invalid
from ungeapp.domain.everyday import EverydayEnd, ended, ends_of, follows
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ledgers import ledger_of
from ungeapp.usecases.ports.store import UnitOfWork
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
            ledger = ledger_of(uow.ledger(person), uow.get(YoungPerson, person), desk.author.unit)
            ends = ends_of(ledger, uow.of(EverydayEnd, person))
            begun = ends[-1].ended_on if ends else _day(uow.setting(f"handover/{person}/{ledger.anchored_at}/closed"))
            done = ended(
                ledger,
                ends,
                id=desk.new_id(),
                reason=desk.definitions.terms(ENDS).find(because, day),
                on=day,
                today=desk.today(),
                successor=successor,
            )
            if begun is not None and day < begun:
                raise Invalid("support-ends-before")
            uow.put(done)
        return done


def follows_now(desk: Desk, uow: UnitOfWork, person: YoungPerson) -> tuple[str, EverydayEnd | None]:
    """Who follows in everyday life now, and the last end, where somebody followed and follows no more."""
    ledger = ledger_of(uow.ledger(person.id), person, desk.author.unit)
    if not ledger.anchored:
        return "", None
    ends = ends_of(ledger, uow.of(EverydayEnd, person.id))
    return follows(ledger, ends), ends[-1] if ends else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
