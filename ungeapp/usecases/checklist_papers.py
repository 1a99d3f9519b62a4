"""Checklists on paper: blank for a pen, or with what is answered, through the gate.

Belongs here: which points and answers stand there. Does not belong here: the handover sheet that goes to the receiver
(``plan_printing.py``), how points look (``forms``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ungeapp.domain.assessments import ChecklistAnswer
from ungeapp.domain.checklists import Checklist, ChecklistItem, ItemKind
from ungeapp.domain.formats import SHIPPED
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind
from ungeapp.domain.handover_sheet import HandoverAnswer
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.checklists import ChecklistUseCases
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.handovers import HandoverUseCases
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.usecases.releasing import released_to


@dataclass(frozen=True, slots=True, kw_only=True)
class PointPaper:
    """One point; ``answer`` as kept (a code, an ISO day, text), empty where there is room for a pen.

    ``source`` is empty where the paper tells of the list as a whole where its points come from.
    """

    title: str
    guidance: str
    kind: ItemKind
    options: tuple[tuple[str, str], ...] = ()  # (code, label)
    answer: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistPaper:
    """A checklist in the order of its numbers. ``person`` is empty on a blank one for nobody in particular.

    ``proposed``: it came with the program, which put its points together from ``source``, or from each point's own.
    """

    title: str
    person: str
    points: tuple[PointPaper, ...]
    sender: Sender
    printed_on: date
    source: str = ""
    proposed: bool = False


class ChecklistPapers(Protocol):
    """Puts it on paper."""

    def checklist(self, paper: ChecklistPaper) -> bytes:
        """As PDF."""
        ...


class ChecklistPaperUseCases:
    """The checklist of a handover, and any other one that was begun, with a pen beside it; any checklist blank."""

    def __init__(
        self,
        desk: Desk,
        papers: ChecklistPapers,
        handovers: HandoverUseCases,
        begun: ChecklistUseCases,
    ) -> None:
        self._desk = desk
        self._begun = begun
        self._papers = papers
        self._handovers = handovers

    def paper(self, person: str, *, blank: bool = False) -> PrintedPaper:
        """The checklist of this young person's handover for the own desk: with every answer so far, or blank."""
        view = self._handovers.view(person)
        return self._answered(person, view.checklist, {} if blank else view.last_answers)

    def begun(
        self, person: str, checklist: str, turn: int, *, blank: bool = False, sources: bool = False
    ) -> PrintedPaper:
        """A checklist that was begun for this young person: with every answer so far, or blank.

        With ``sources`` it says of each point where it comes from.
        """
        run = self._begun.view(person, checklist, turn).run
        return self._answered(person, run.checklist, {} if blank else run.answers, sources=sources)

    def _answered(
        self,
        person: str,
        checklist: Checklist,
        answers: Mapping[str, HandoverAnswer] | Mapping[str, ChecklistAnswer],
        *,
        sources: bool = False,
    ) -> PrintedPaper:
        desk = self._desk
        with desk.looking() as uow:
            young = uow.get(YoungPerson, person)
            recipient = Recipient(kind=RecipientKind.OWN_DESK, name=desk.author.name)
            released = released_to(desk, uow, [young, *answers.values()], young, recipient, Purpose.JOURNAL)
            uow.note_audit("print-checklist", person, str(checklist.ref))
            uow.commit("print")
        told = {one.key: one.text for one in released.of(HandoverAnswer)}
        told |= {one.key: one.text for one in released.of(ChecklistAnswer)}
        points = tuple(
            _point(item, told.get(item.key, ""), checklist.source_of(item) if sources else "")
            for _number, item in checklist.numbered()
        )
        return self._printed(checklist, young.full_name, points, f"tjekliste-{person[-6:]}", recipient.name)

    def blank(self, checklist: str) -> PrintedPaper:
        """Any checklist, for nobody in particular, with where its points come from; NotFound where there is none."""
        found = self._desk.definitions.checklist(checklist, day=self._desk.today())
        points = tuple(_point(item, "", found.source_of(item)) for _number, item in found.numbered())
        return self._printed(found, "", points, f"tjekliste-{checklist}", "")

    def _printed(
        self, checklist: Checklist, person: str, points: tuple[PointPaper, ...], name: str, recipient: str
    ) -> PrintedPaper:
        paper = ChecklistPaper(
            title=checklist.title,
            person=person,
            points=points,
            sender=sender_of(self._desk),
            printed_on=self._desk.today(),
            source=checklist.source,
            proposed=checklist.ref.owner == SHIPPED,
        )
        return PrintedPaper(name=f"{name}.pdf", content=self._papers.checklist(paper), recipient=recipient)


def _point(item: ChecklistItem, answer: str, source: str) -> PointPaper:
    return PointPaper(
        title=item.title,
        guidance=item.guidance,
        kind=item.kind,
        options=tuple((one.code, one.label) for one in item.options),
        answer=answer,
        source=source,
    )
