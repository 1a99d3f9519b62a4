"""The card of an offer one calls (*hotline-kort*): whom to call, when, and for what.

Belongs here: its words, once to hang up and several times to cut out.
Does not belong here: the offer as a whole (``offers``). What nobody has told is a line to write on, never a guess.
"""

from __future__ import annotations

from ungeapp.forms.document import Block, Document, Facts, Heading, Inline, KeepTogether, Paragraph, Run, Table
from ungeapp.forms.documents.blocks import sender_line
from ungeapp.forms.documents.dates import day
from ungeapp.usecases.offers import CallCardPaper

_WHO, _NUMBER, _HOURS, _PURPOSE = (
    f"{'.' * 26} ({hint})" for hint in ("navn eller funktion", "nummer", "dage og klokkeslæt", "hvad I hjælper med")
)
_ROWS = 3


def call_card(paper: CallCardPaper) -> Document:
    """One page: the card in full, and small ones to hand out."""
    offer = paper.offer
    rows: tuple[tuple[str, Inline], ...] = (
        ("Ring til", offer.contact.strip() or offer.provider.strip() or _WHO),
        ("Telefon", (_number(offer.phone),)),
        ("Hvornår", offer.hours.strip() or _HOURS),
        ("Til hvad", offer.purpose.strip() or _PURPOSE),
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
    who = offer.contact.strip() or offer.provider.strip() or _WHO
    return (
        Run(f"{offer.title}\n", bold=True),
        Run(f"Ring til: {who}\nTelefon: "),
        _number(offer.phone),
        Run(f"\nHvornår: {offer.hours.strip() or _HOURS}\n"),
        Run(f"Til hvad: {offer.purpose.strip() or _PURPOSE}"),
    )


def _number(phone: str) -> Run:
    """A number stays on one line, and stands out."""
    told = phone.strip().replace(" ", "\u00a0")
    return Run(told or _NUMBER, bold=bool(told))
