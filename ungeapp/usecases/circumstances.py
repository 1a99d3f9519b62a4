"""Circumstances of a young person that rules ask about: written with their days, ended, corrected.

Belongs here: these acts. Does not belong here: what they start (``clocks.py``), which there are (``resources/terms``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ungeapp.domain.circumstances import Circumstance
from ungeapp.domain.errors import Invalid
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.status import check_period
from ungeapp.domain.terms import Term
from ungeapp.usecases.desk import Desk

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

        Invalid("circumstance-no-code") for none or an unknown one.
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
        return one

    def correct(self, circumstance: str, *, from_on: date | None, to_on: date | None, note: str) -> Circumstance:
        """Other days or words; the deadlines that hang on it move with it."""
        check_period(from_on, to_on)
        with self._desk.acting("circumstance.change") as uow:
            found = uow.get(Circumstance, circumstance)
            changed = replace(found, from_on=from_on, to_on=to_on, note=note.strip())
            uow.put(changed)
        return changed

    def remove(self, circumstance: str, reason: str) -> None:
        """It should not have been written; it stays in the history."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("circumstance.remove") as uow:
            uow.put(replace(uow.get(Circumstance, circumstance), removed=reason.strip()))
