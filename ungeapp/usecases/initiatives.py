"""Initiative sheets: written on the template, about no person, printed.

Belongs here: making, writing and printing a sheet, and noticing when a person was written into one.
Does not belong here: the template (``domain/initiatives.py``), layout.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from ungeapp.domain.initiatives import TEXTS, InitiativeSheet
from ungeapp.usecases.anonymity import PersonNoticed, people_in
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.offers import OfferUseCases
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.ports.rows import Draft
from ungeapp.usecases.printed import PrintedPaper


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
class InitiativeView:
    """A sheet, what waits unsaved, and what looks like a person in it."""

    sheet: InitiativeSheet
    drafts: tuple[Draft, ...]
    noticed: tuple[PersonNoticed, ...]


class InitiativeUseCases:
    """Acts on sheets. ``person`` of a sheet is always empty."""

    def __init__(self, desk: Desk, papers: InitiativePapers, offers: OfferUseCases) -> None:
        self._desk = desk
        self._papers = papers
        self._offers = offers

    def sheets(self) -> tuple[InitiativeSheet, ...]:
        """All sheets, the newest first."""
        with self._desk.looking() as uow:
            return tuple(sorted(uow.all(InitiativeSheet), key=lambda one: one.id, reverse=True))

    def view(self, sheet: str) -> InitiativeView:
        """One sheet; NotFound."""
        with self._desk.looking() as uow:
            found = uow.get(InitiativeSheet, sheet)
            texts = {field: getattr(found, field) for field in TEXTS}
            return InitiativeView(sheet=found, drafts=uow.drafts(sheet), noticed=people_in(uow, texts))

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
            sender=sender_of(self._desk),
            written_on=self._desk.today(),
        )
        return PrintedPaper(name=f"indsatsark-{sheet[-6:]}.pdf", content=self._papers.initiative(paper), recipient="")
