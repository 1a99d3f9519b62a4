"""Circumstances of a young person that rules ask about: written with their days, ended, corrected.

Belongs here: these acts. Does not belong here: what they start (``clocks.py``), which there are (``resources/terms``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ungeapp.domain.circumstances import Circumstance
from ungeapp.domain.errors import Invalid
from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.status import check_period
from ungeapp.domain.terms import Term
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork

TERMS = "circumstances"


class CircumstanceUseCases:
    """Acts on circumstances. Each is one transaction and can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def choices(self, day: date | None = None) -> tuple[Term, ...]:
        """The codes to choose from for something that began on ``day`` (today)."""
        return self._desk.definitions.terms(TERMS).on(day or self._desk.today())

    def of(self, person: str) -> tuple[Circumstance, ...]:
        """All of one young person, the newest beginning first."""
        with self._desk.looking() as uow:
            found = uow.of(Circumstance, person)
        return tuple(sorted(found, key=lambda one: (one.from_on or date.min, one.id), reverse=True))

    def add(
        self, person: str, code: str, *, from_on: date | None, to_on: date | None = None, note: str = ""
    ) -> Circumstance:
        """It holds from ``from_on`` on; without a day it holds and starts nothing.

        What it implies is written with it unless it holds already: a grant is a decision, for a partner whose program
        knows the decision alone too. Invalid("circumstance-no-code") for none or an unknown one.
        """
        desk = self._desk
        term = desk.definitions.terms(TERMS).find(code, from_on or desk.today())
        if term is None:
            raise Invalid("circumstance-no-code")
        check_period(from_on, to_on)
        with desk.acting("circumstance.add") as uow:
            uow.get(YoungPerson, person)
            one = Circumstance(
                id=desk.new_id(),
                person=person,
                code=code,
                from_on=from_on,
                to_on=to_on,
                note=note.strip(),
                part=term.part or Part.STATUS,
            )
            uow.put(one)
            self._imply(uow, one, term)
        return one

    def with_it(self, circumstance: str) -> tuple[Circumstance, ...]:
        """What was written with one because it implies it, and still stands."""
        with self._desk.looking() as uow:
            return self._implied(uow, uow.get(Circumstance, circumstance))

    def correct(self, circumstance: str, *, from_on: date | None, to_on: date | None, note: str) -> Circumstance:
        """Other days or words; the deadlines that hang on it move with it, and so does what was written with it."""
        check_period(from_on, to_on)
        with self._desk.acting("circumstance.change") as uow:
            found = uow.get(Circumstance, circumstance)
            changed = replace(found, from_on=from_on, to_on=to_on, note=note.strip())
            uow.put(changed)
            for one in self._implied(uow, found):
                if (one.from_on, one.note) == (found.from_on, found.note):  # else somebody told it more exactly
                    uow.put(replace(one, from_on=from_on, note=note.strip()))
        return changed

    def remove(self, circumstance: str, reason: str) -> None:
        """It should not have been written, nor what was written with it; both stay in the history."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("circumstance.remove") as uow:
            found = uow.get(Circumstance, circumstance)
            for one in (*self._implied(uow, found), found):
                uow.put(replace(one, removed=reason.strip()))

    def _imply(self, uow: UnitOfWork, one: Circumstance, term: Term) -> None:
        terms, day = self._desk.definitions.terms(TERMS), one.from_on or self._desk.today()
        holding = {it.code for it in uow.of(Circumstance, one.person) if it.to_on is None or it.to_on >= day}
        for code in term.implies:
            told = terms.find(code, day)
            if told is not None and code not in holding:
                part = told.part or Part.STATUS
                uow.put(replace(one, id=_implied_id(one, code), code=code, to_on=None, part=part))

    def _implied(self, uow: UnitOfWork, one: Circumstance) -> tuple[Circumstance, ...]:
        term = self._desk.definitions.terms(TERMS).find(one.code, one.from_on or self._desk.today())
        found = (uow.find(Circumstance, _implied_id(one, code)) for code in (term.implies if term else ()))
        return tuple(it for it in found if it is not None and not it.removed)


def _implied_id(one: Circumstance, code: str) -> str:
    """What is written with another is found by it, whatever becomes of its day and words."""
    return derived_id("circumstance-implied", one.id, code)
