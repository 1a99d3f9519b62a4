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
            self._imply(uow, one)
        return one

    def with_it(self, circumstance: str) -> tuple[Circumstance, ...]:
        """What was written with one because it implies it, and still stands."""
        with self._desk.looking() as uow:
            return _implied(self._desk, uow, uow.get(Circumstance, circumstance))

    def correct(self, circumstance: str, *, from_on: date | None, to_on: date | None, note: str) -> Circumstance:
        """Other days or words; the deadlines that hang on it move with it, and so does what was written with it."""
        check_period(from_on, to_on)
        with self._desk.acting("circumstance.change") as uow:
            found = uow.get(Circumstance, circumstance)
            changed = replace(found, from_on=from_on, to_on=to_on, note=note.strip())
            uow.put(changed)
            for one in _implied(self._desk, uow, found):
                if _told(one) == _told(found):  # else somebody told it more exactly
                    uow.put(replace(one, from_on=from_on, to_on=to_on, note=note.strip()))
        return changed

    def remove(self, circumstance: str, reason: str) -> None:
        """It should not have been written, nor what was written with it; both stay in the history.

        What another one implies, too, is written with that one instead.
        """
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("circumstance.remove") as uow:
            found = uow.get(Circumstance, circumstance)
            gone = (*_implied(self._desk, uow, found), found)
            for one in gone:
                uow.put(replace(one, removed=reason.strip()))
            left = [one for one in uow.of(Circumstance, found.person) if one not in gone]
            for one in sorted(left, key=lambda it: (it.from_on or date.min, it.id)):
                self._imply(uow, one, frozenset(it.code for it in gone))

    def _imply(self, uow: UnitOfWork, one: Circumstance, among: frozenset[str] | None = None) -> None:
        """Write what it implies (``among`` some codes) where that does not hold, and was never written with it before."""
        terms, day = self._desk.definitions.terms(TERMS), _begins(self._desk, one)
        for code in _implies(self._desk, one):
            told, id = terms.find(code, day), _implied_id(one, code)
            if told is None or (among is not None and code not in among) or _holds(self._desk, uow, one, code):
                continue
            if uow.find(Circumstance, id) is None:  # else somebody took it out
                uow.put(replace(one, id=id, code=code, part=told.part or Part.STATUS))


def restore_implied(desk: Desk, uow: UnitOfWork, one: Circumstance, reason: str) -> None:
    """Bring back with a circumstance what was taken out with it, for the same ``reason``, unless it holds meanwhile."""
    for it in _implied(desk, uow, one, removed=reason):
        if not _holds(desk, uow, one, it.code):
            uow.put(replace(it, removed=""))


def _implied(desk: Desk, uow: UnitOfWork, one: Circumstance, *, removed: str = "") -> tuple[Circumstance, ...]:
    """What was written with one because it implies it, and stands, or was taken out for the reason ``removed``."""
    found = (uow.find(Circumstance, _implied_id(one, code)) for code in _implies(desk, one))
    return tuple(it for it in found if it is not None and it.removed == removed)


def _implies(desk: Desk, one: Circumstance) -> tuple[str, ...]:
    term = desk.definitions.terms(TERMS).find(one.code, _begins(desk, one))
    return term.implies if term is not None else ()


def _holds(desk: Desk, uow: UnitOfWork, one: Circumstance, code: str) -> bool:
    """Whether a circumstance of this code holds when ``one`` begins, or later."""
    day = _begins(desk, one)
    return any(it.code == code and (it.to_on is None or it.to_on >= day) for it in uow.of(Circumstance, one.person))


def _told(one: Circumstance) -> tuple[date | None, date | None, str]:
    return one.from_on, one.to_on, one.note


def _begins(desk: Desk, one: Circumstance) -> date:
    return one.from_on or desk.today()


def _implied_id(one: Circumstance, code: str) -> str:
    """What is written with another is found by it, whatever becomes of its day and words."""
    return derived_id("circumstance-implied", one.id, code)
