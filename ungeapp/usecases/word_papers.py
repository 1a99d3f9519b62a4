"""Papers to go on writing in: letters, agendas, minutes and the plan as Word documents.

Belongs here: the same papers through the same gate and with the same row in the log as a print, under their own name.
Does not belong here: what stands on them (``letters.py``, ``agenda_papers.py``, ``minutes.py``, ``plan_printing.py``), the file format (``forms``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from ungeapp.usecases.agenda_papers import AgendaPapers, AgendaPaperUseCases
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.desk_meetings import DeskMeetingPapers, DeskMeetingUseCases
from ungeapp.usecases.handovers import HandoverUseCases
from ungeapp.usecases.letters import LetterUseCases
from ungeapp.usecases.minutes import MinutesUseCases
from ungeapp.usecases.my_plan import MyPlanPapers, MyPlanUseCases
from ungeapp.usecases.papers import Papers
from ungeapp.usecases.plan_printing import PlanPrintUseCases
from ungeapp.usecases.printed import PrintedPaper

SUFFIX = ".docx"


class PapersToEdit(Papers, MyPlanPapers, AgendaPapers, DeskMeetingPapers, Protocol):
    """What can be had as a document, among the others."""


class EditablePapers(Protocol):
    """What knows how to write papers as documents."""

    def editable(self) -> PapersToEdit:
        """The same papers, of which letters, agendas, minutes and plan come as a Word document to go on writing in."""
        ...


class WordPapers:
    """The papers that can be had as a Word document; each is made, released and logged like a print."""

    def __init__(self, desk: Desk, papers: EditablePapers, handovers: HandoverUseCases) -> None:
        writer = papers.editable()
        self._letters = LetterUseCases(desk, writer)
        self._agendas = AgendaPaperUseCases(desk, writer)
        self._minutes = MinutesUseCases(desk, writer)
        self._desk_meetings = DeskMeetingUseCases(desk, writer)
        self._plan = PlanPrintUseCases(desk, writer, handovers)
        self._my_plan = MyPlanUseCases(desk, writer)

    def plan(self, person: str, *, parent: str = "", version: str = "") -> PrintedPaper:
        """The education plan (see ``PlanPrintUseCases.plan``)."""
        return _named(self._plan.plan(person, parent=parent, version=version))

    def my_plan(self, person: str) -> PrintedPaper:
        """*Min plan* (see ``MyPlanUseCases.paper``)."""
        return _named(self._my_plan.paper(person))

    def agenda(self, meeting: str, participant: str = "") -> PrintedPaper:
        """The agenda (see ``AgendaPaperUseCases.copy``)."""
        return _named(self._agendas.copy(meeting, participant))

    def desk_meeting(self, meeting: str) -> PrintedPaper:
        """The minutes of a meeting between departments (see ``DeskMeetingUseCases.paper``)."""
        return _named(self._desk_meetings.paper(meeting))

    def minutes(self, meeting: str, participant: str | None = None) -> PrintedPaper:
        """The minutes (see ``MinutesUseCases.copy``)."""
        return _named(self._minutes.copy(meeting, participant))

    def letter(self, participant: str) -> PrintedPaper:
        """The letter of one participant."""
        return _named(self._letters.one(participant))

    def letters(self, meeting: str) -> tuple[PrintedPaper, ...]:
        """A letter for every other participant."""
        return tuple(_named(one) for one in self._letters.for_all(meeting))


def _named(paper: PrintedPaper) -> PrintedPaper:
    return replace(paper, name=paper.name.removesuffix(".pdf") + SUFFIX)
