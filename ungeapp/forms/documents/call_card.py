"""The card of an offer one calls (*hotline-kort*): whom to call, when, and for what.

Belongs here: its words, once to hang up and several times to cut out.
Does not belong here: the offer as a whole (``offers``). What nobody has told is a line to write on, never a guess.
"""

from __future__ import annotations

from ungeapp.forms.document import Block, Document, Facts, Heading, Inline, KeepTogether, Paragraph, Run, Table
from ungeapp.forms.documents.blocks import sender_line
from ungeapp.forms.documents.dates import day
from ungeapp.usecases.offers import CallCardPaper

_TO_WRITE_ON = "." * 34
_ROWS = 3


def call_card(paper: CallCardPaper) -> Document:
    """One page: the card in full, and small ones to hand out."""
    offer = paper.offer
    rows: tuple[tuple[str, Inline], ...] = (
        ("Ring til", offer.contact.strip() or offer.provider.strip() or _TO_WRITE_ON),
        ("Telefon", (Run(_phone(offer.phone) or _TO_WRITE_ON, bold=True),)),
        ("Hvornår", offer.hours.strip() or _TO_WRITE_ON),
        ("Til hvad", offer.purpose.strip() or _TO_WRITE_ON),
        ("For hvem", offer.target.strip()),
    )
    small = _small(paper)
    blocks: tuple[Block, ...] = (
        Facts(tuple((label, told) for label, told in rows if told)),
        KeepTogether(
            (
                Heading("Kort til at klippe ud"),
                Paragraph("Giv et kort til hver, der skal kunne ringe.", quiet=True),
                Table((), tuple((small, small) for _row in range(_ROWS)), (1, 1)),
            )
        ),
    )
    return Document(
        title=f"{offer.title}: hvem ringer du til?",
        sender_line=sender_line(paper.sender),
        state_line=day(paper.written_on),
        blocks=blocks,
    )


def _small(paper: CallCardPaper) -> Inline:
    offer = paper.offer
    who = offer.contact.strip() or offer.provider.strip() or _TO_WRITE_ON
    return (
        Run(f"{offer.title}\n", bold=True),
        Run(f"Ring til: {who}\nTelefon: "),
        Run(f"{_phone(offer.phone) or _TO_WRITE_ON}\n", bold=True),
        Run(f"Hvornår: {offer.hours.strip() or _TO_WRITE_ON}\n"),
        Run(f"Til hvad: {offer.purpose.strip() or _TO_WRITE_ON}"),
    )


def _phone(text: str) -> str:
    """A number stays on one line."""
    return text.strip().replace(" ", "\u00a0")
