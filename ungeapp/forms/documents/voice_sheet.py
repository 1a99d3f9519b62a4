"""The young person's own sheet before a meeting, blank: three questions with room to write.

Belongs here: its words. Does not belong here: any answer; what is told in confidence stands on no paper.
"""

from __future__ import annotations

from ungeapp.forms.document import Block, Document, Facts, Heading, KeepTogether, Paragraph, Table
from ungeapp.forms.documents.blocks import confidential, sender_line, sentence, who_to_call
from ungeapp.forms.documents.dates import sentence_start, span
from ungeapp.usecases.papers import VoiceSheetPaper

_LINE = "\n"
_QUESTIONS = (
    ("Det vil jeg gerne tale om", "Skriv det vigtigste først. Det bliver det første på dagsordenen.", 5),
    ("Dem vil jeg gerne have med", "Det kan være familie, en ven, en lærer eller en anden, du er tryg ved.", 3),
    (
        "Det må ikke siges på mødet",
        "Det er kun til din sagsbehandler. Det kommer ikke med i referatet og bliver ikke sendt til nogen.",
        3,
    ),
)


def voice_sheet(paper: VoiceSheetPaper) -> Document:
    """The sheet with empty lines; it says who sees what."""
    when = sentence_start(span(paper.starts, 0)) if paper.starts else ""
    facts = tuple(
        (label, value)
        for label, value in (("Dit navn", paper.person), ("Mødet", paper.title), ("Tid", when), ("Sted", paper.place))
        if value.strip()
    )
    blocks: list[Block] = [
        Paragraph("Mødet handler om dig. Skriv her, hvad der er vigtigt for dig, eller tag det med til en snak."),
        Facts(facts),
    ]
    blocks += [_question(*one) for one in _QUESTIONS]
    blocks.append(
        Paragraph(f"Vil du hellere sige det end skrive det? {sentence(sentence_start(who_to_call(paper.sender)))}")
    )
    return Document(
        title="Dit ark til mødet",
        subtitle="",
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential(paper.person),
        state_line="",
        blocks=tuple(blocks),
    )


def _question(heading: str, hint: str, lines: int) -> Block:
    room = Table((), tuple((_LINE,) for _ in range(lines)), (1,))
    return KeepTogether((Heading(heading), Paragraph(hint, quiet=True), room))
