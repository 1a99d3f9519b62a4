"""The list of what one party owes (*det, vi venter på fra dig*), about several young people.

Belongs here: its order and words. Does not belong here: whose names may stand on it (the gate decided that).
"""

from __future__ import annotations

from collections.abc import Iterator

from ungeapp.forms.document import Block, Document, Heading, KeepTogether, LetterHead, PageBreak, Paragraph, Table
from ungeapp.forms.documents.blocks import (
    NO_DUE_DATE,
    confidential,
    greeting_off,
    name_to_greet,
    objections,
    sender_line,
    who_to_call,
)
from ungeapp.forms.documents.dates import day, sentence_start, short_day
from ungeapp.usecases.papers import OwedAbout, OwedPaper

TITLE = "Det, vi har aftalt med dig"


def owed(paper: OwedPaper) -> Document:
    """One letter with a table for each young person; those without a name follow, each on a page of its own."""
    return Document(
        title=TITLE,
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential(paper.recipient),
        state_line=day(paper.written_on),
        blocks=tuple(_blocks(paper)),
    )


def _blocks(paper: OwedPaper) -> Iterator[Block]:
    pages = [paper.named] if paper.named else []
    pages += [(one,) for one in paper.unnamed]
    for number, about in enumerate(pages):
        if number:
            yield PageBreak()
        yield from _letter(paper, about, further=number > 0)


def _letter(paper: OwedPaper, about: tuple[OwedAbout, ...], *, further: bool) -> Iterator[Block]:
    name = name_to_greet(paper.recipient)
    yield LetterHead((paper.recipient,) if paper.recipient.strip() else (), sentence_start(day(paper.written_on)))
    if further:
        yield Heading(TITLE)
    if name:
        yield Paragraph(f"Kære {name}")
    yield Paragraph(_opening(about))
    for one in about:
        yield from _table(one)
    yield Paragraph(f"Er noget af det klaret, så giv kort besked. Kan noget ikke nås, så {who_to_call(paper.sender)}.")
    yield from greeting_off(paper.sender)


def _opening(about: tuple[OwedAbout, ...]) -> str:
    agreements = sum(len(one.agreements) for one in about)
    what = (
        "en aftale, som du har lovet at tage dig af" if agreements == 1 else "de aftaler, du har lovet at tage dig af"
    )
    return f"Tak for samarbejdet. Her er {what}."


def _table(about: OwedAbout) -> Iterator[Block]:
    rows = tuple((one.what, short_day(one.due) or NO_DUE_DATE) for one in about.agreements)
    table = Table(("Hvad", "Senest"), rows, (9, 2.4))
    yield KeepTogether((Heading(about.young_person), table)) if about.young_person else table
    yield from objections(about.objections)
