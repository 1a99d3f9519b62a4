"""A checklist on paper: blank, half filled or filled, with room for handwriting and the numbers the window has.

Belongs here: its words and how much room an answer gets. Does not belong here: the points (data), whose answers may
stand there (``usecases/checklist_papers.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ungeapp.domain.checklists import ItemKind
from ungeapp.forms.document import (
    Block,
    ChecklistItem,
    Document,
    Facts,
    Heading,
    KeepTogether,
    Paragraph,
    Point,
    Points,
    Signatures,
)
from ungeapp.forms.documents.blocks import confidential, sender_line, sentence
from ungeapp.forms.documents.dates import day
from ungeapp.usecases.checklist_papers import ChecklistPaper, PointPaper

_LINES = {ItemKind.TEXT: 3, ItemKind.LIST: 3, ItemKind.PERSON: 1, ItemKind.DATE: 1}
_YES_NO = (("yes", "Ja"), ("no", "Nej"))


def checklist(paper: ChecklistPaper) -> Document:
    """The points in the order the window asks for them."""
    left = sum(1 for one in paper.points if not one.answer.strip())
    how = "Tallene er de samme i UngeApp: skriv svarene ind i samme rækkefølge."
    facts = (("Den unge", paper.person),) if paper.person.strip() else ()
    blocks: list[Block] = [Paragraph(how, quiet=True)]
    if facts:
        blocks.append(Facts(facts))
    blocks.append(Points(tuple(_point(number, one) for number, one in enumerate(paper.points, start=1))))
    blocks.append(Signatures(("Udfyldt af", "Dato")))
    blocks += _sources(paper)
    told = (
        "blank" if left == len(paper.points) else f"{len(paper.points) - left} af {len(paper.points)} punkter besvaret"
    )
    return Document(
        title=paper.title,
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential("") if paper.person.strip() else "",
        state_line=f"{told} · udskrevet {day(paper.printed_on)}",
        blocks=tuple(blocks),
    )


def _sources(paper: ChecklistPaper) -> list[Block]:
    """What the points come from: the list as a whole, or each source once with the numbers of its points."""
    proposal = "Listen er et forslag. " if paper.proposed else ""
    found: dict[str, list[int]] = {}
    for number, one in enumerate(paper.points, start=1):
        if one.source:
            found.setdefault(one.source, []).append(number)
    if found:
        rows = tuple((f"Punkt {_numbers(numbers)}", sentence(source)) for source, numbers in found.items())
        heading = Heading("Hvor punkterne kommer fra", level=2)
        told = (Paragraph(proposal.strip(), quiet=True),) if proposal else ()
        return [KeepTogether((heading, *told, Facts(rows)))]
    return [Paragraph(f"{proposal}Kilder: {sentence(paper.source)}", quiet=True)] if paper.source else []


def _numbers(numbers: Sequence[int]) -> str:
    """*1-3, 7*: neighbours as one run."""
    runs: list[list[int]] = []
    for one in numbers:
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    told = [f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(told)


def _point(number: int, point: PointPaper) -> Point:
    """A box for each choice; what cannot be ticked is written, or has lines to write on."""
    answer = point.answer.strip()
    choices = _YES_NO if point.kind is ItemKind.YES_NO else point.options
    boxes = tuple(ChecklistItem(label, done=answer == code) for code, label in choices)
    if boxes:
        known = any(box.done for box in boxes)
        return Point(number, point.title, point.guidance, boxes, "" if known else answer)
    told = _told(answer) if point.kind is ItemKind.DATE else answer
    return Point(number, point.title, point.guidance, (), told, 0 if told else _LINES.get(point.kind, 1))


def _told(answer: str) -> str:
    """A day as people write it; answers are kept as ISO."""
    try:
        return day(date.fromisoformat(answer))
    except ValueError:
        return answer
