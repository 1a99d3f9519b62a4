"""Initiative sheets: written on the template, about no person, printed.

Belongs here: making, writing and printing a sheet, and noticing when a person was written into one.
Does not belong here: the template (``domain/initiatives.py``), layout.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from ungeapp.domain.initiatives import TEXTS, InitiativeSheet, has_number, is_part_of, possible_names
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.offers import OfferUseCases
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.ports import Draft, UnitOfWork
from ungeapp.usecases.printing import PrintedPaper, PrintUseCases

_MOST_PAIRS = 200
_MOST_PEOPLE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativePaper:
    """A sheet on paper; ``offers`` are titles."""

    sheet: InitiativeSheet
    offers: tuple[str, ...]
    sender: Sender
    written_on: date


class InitiativePapers(Protocol):
    """The paper of initiative sheets."""

    def initiative(self, paper: InitiativePaper) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNoticed:
    """A person may stand in a sheet: in which field, and whose name (empty: something like a CPR number)."""

    field: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeView:
    """A sheet, what waits unsaved, and what looks like a person in it."""

    sheet: InitiativeSheet
    drafts: tuple[Draft, ...]
    noticed: tuple[PersonNoticed, ...]


class InitiativeUseCases:
    """Acts on sheets. ``person`` of a sheet is always empty."""

    def __init__(self, desk: Desk, papers: InitiativePapers, printing: PrintUseCases, offers: OfferUseCases) -> None:
        self._desk = desk
        self._papers = papers
        self._printing = printing
        self._offers = offers

    def sheets(self) -> tuple[InitiativeSheet, ...]:
        """All sheets, the newest first."""
        with self._desk.looking() as uow:
            return tuple(sorted(uow.all(InitiativeSheet), key=lambda one: one.id, reverse=True))

    def view(self, sheet: str) -> InitiativeView:
        """One sheet; NotFound."""
        with self._desk.looking() as uow:
            found = uow.get(InitiativeSheet, sheet)
            return InitiativeView(sheet=found, drafts=uow.drafts(sheet), noticed=_noticed(uow, found))

    def add(self, **fields: Any) -> InitiativeSheet:
        """A new sheet, empty but for what is told."""
        with self._desk.acting("initiative.add") as uow:
            made = InitiativeSheet(id=self._desk.new_id(), person="", **fields)
            uow.put(made)
        return made

    def write(self, sheet: str, **fields: Any) -> None:
        """What stands in one or more fields."""
        with self._desk.acting("initiative.write") as uow:
            uow.put(replace(uow.get(InitiativeSheet, sheet), **fields))
            for name in fields:
                uow.drop_draft(sheet, name)

    def remove(self, sheet: str, reason: str) -> None:
        """Take a sheet out; it can be taken back."""
        with self._desk.acting("initiative.remove") as uow:
            uow.put(replace(uow.get(InitiativeSheet, sheet), removed=reason))

    def paper(self, sheet: str) -> PrintedPaper:
        """The sheet as PDF; one row in the log."""
        titles = {one.code: one.title for one in self._offers.offers()}
        with self._desk.looking() as uow:
            found = uow.get(InitiativeSheet, sheet)
            uow.note_audit("print-initiative", sheet)
            uow.commit("print")
        paper = InitiativePaper(
            sheet=found,
            offers=tuple(titles.get(one, one) for one in found.offers),
            sender=self._printing.sender(),
            written_on=self._desk.today(),
        )
        return PrintedPaper(name=f"indsatsark-{sheet[-6:]}.pdf", content=self._papers.initiative(paper), recipient="")


def _noticed(uow: UnitOfWork, sheet: InitiativeSheet) -> tuple[PersonNoticed, ...]:
    """Where a name of this desk or something like a CPR number stands."""
    found: list[PersonNoticed] = []
    for field in TEXTS:
        text = getattr(sheet, field)
        if has_number(text):
            found.append(PersonNoticed(field=field, name=""))
        pairs = list(dict.fromkeys(possible_names(text)))[:_MOST_PAIRS]
        names = {
            one.name: None for pair in pairs for one in uow.people(pair, _MOST_PEOPLE) if is_part_of(pair, one.name)
        }
        found += [PersonNoticed(field=field, name=name) for name in names]
    return tuple(found)
