"""The *handleguide* of a meeting format: one page for somebody new who has never held such a meeting.

Belongs here: gathering what the page says. Does not belong here: its words (``forms/documents/guide.py``), the format.

Source: Viborg TULU 2016, sheet 7: leaders see to it that new staff know the procedure (7.4.B, change 2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ungeapp.domain.formats import MeetingFormat
from ungeapp.domain.profiles import Word
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.printed import PrintedPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePaper:
    """A format with the names of this municipality's units, the first of each kind, and of its guidance.

    ``fixed_time``: whether a weekday is kept free for it here.
    """

    format: MeetingFormat
    unit_kinds: Mapping[str, str]
    sender: Sender
    written_on: date
    guidance: str = ""
    fixed_time: bool = False


class GuidePapers(Protocol):
    """The paper of a guide."""

    def guide(self, paper: GuidePaper) -> bytes: ...


class GuideUseCases:
    """Guides to the formats; they say nothing about anybody."""

    def __init__(self, desk: Desk, papers: GuidePapers) -> None:
        self._desk = desk
        self._papers = papers

    def paper(self, format_id: str) -> PrintedPaper:
        """The guide to a format as PDF; NotFound. One row in the log, as for every print."""
        desk = self._desk
        format = desk.definitions.format(format_id, day=desk.today())
        with desk.looking() as uow:
            uow.note_audit("print-guide", str(format.ref))
            uow.commit("print")
        paper = guide_paper(desk, format)
        return PrintedPaper(name=f"handleguide-{format.ref.id}.pdf", content=self._papers.guide(paper), recipient="")


def guide_paper(desk: Desk, format: MeetingFormat) -> GuidePaper:
    """What stands on the guide to a format, in the words of this desk's municipality."""
    kinds: dict[str, str] = {}
    for one in desk.profile.units:
        kinds.setdefault(one.kind, one.name)
    return GuidePaper(
        format=format,
        unit_kinds=kinds,
        guidance=desk.profile.word(Word.GUIDANCE),
        fixed_time=desk.profile.keeps_time_for(format.ref.id),
        sender=sender_of(desk),
        written_on=desk.today(),
    )
