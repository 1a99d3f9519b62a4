"""The *dagsorden* of a meeting: who comes, the points with room to write, what the meeting must reach as boxes to tick.

Belongs here: its order and words, and how much room a point gets so that it stays on one page.
Does not belong here: which points there are and who may read them (``usecases/agenda_papers.py`` and the gate).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ungeapp.forms.document import (
    Block,
    Checklist,
    ChecklistItem,
    Document,
    Facts,
    Heading,
    Inline,
    KeepTogether,
    Paragraph,
    Point,
    Points,
    Run,
)
from ungeapp.forms.documents.blocks import confidential, objections, sender_line
from ungeapp.forms.documents.dates import day, sentence_start, span
from ungeapp.forms.documents.words import counted, lower_start
from ungeapp.usecases.agenda_papers import AgendaPaper

_LINES = (6, 5, 4, 3, 2, 1)
"""Lines to write on under a point, from plenty to what still is of use."""
_GOES_ON = 3
"""Lines under a point where one page does not do anyway."""
_MOST_ROWS = 6
_SHORT_LIST = 6


def agenda(paper: AgendaPaper, fits: Callable[[Document], bool]) -> Document:
    """The agenda with as much room to write as one page has; a long one goes on over several."""
    for lines in _LINES:
        made = _page(paper, lines)
        if fits(made):
            return made
    return _page(paper, _GOES_ON)


def _page(paper: AgendaPaper, lines: int) -> Document:
    blocks: list[Block] = [Facts(_facts(paper))]
    if paper.points:
        points = tuple(Point(number, title, lines=lines) for number, title in enumerate(paper.points, start=1))
        blocks += [Heading("Det taler vi om"), Points(points)]
    blocks += _outputs(paper.outputs)
    blocks += objections(paper.objections)
    if paper.stays:
        blocks.append(Paragraph(STAYS, quiet=True))
    return Document(
        title=f"Dagsorden for {lower_start(paper.title.strip()) or 'møde'}",
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential(paper.recipient),
        state_line=f"udskrevet {day(paper.printed_on)}",
        blocks=tuple(blocks),
    )


STAYS = "Mødelederens eget eksemplar. Skal andre have dagsordenen på papir, så print den, der er lavet til dem."


def _facts(paper: AgendaPaper) -> tuple[tuple[str, Inline], ...]:
    when = sentence_start(span(paper.starts, paper.minutes_long)) if paper.starts else ""
    rows: tuple[tuple[str, Inline], ...] = (
        ("Den unge", paper.person.strip()),
        ("Tid", (Run(when, bold=True),) if when else ""),
        ("Sted", paper.place.strip()),
        ("Mødeleder", paper.leader.strip()),
        ("Deltagere", _people(paper.coming)),
        ("Afbud", _people(paper.declined)),
    )
    return tuple((label, told) for label, told in rows if told)


def _people(names: Sequence[str]) -> str:
    """A line each while they are few; more run on, to leave room for the points."""
    told = counted(names)
    return (" · " if len(told) > _MOST_ROWS else "\n").join(told)


def _outputs(titles: Sequence[str]) -> list[Block]:
    """What the meeting must reach; a short list is never torn apart."""
    told = tuple(ChecklistItem(title) for title in titles if title.strip())
    if not told:
        return []
    blocks: tuple[Block, ...] = (Heading("Det skal mødet nå"), Checklist(told))
    return [KeepTogether(blocks)] if len(told) <= _SHORT_LIST else list(blocks)
