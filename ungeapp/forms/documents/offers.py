"""The range of offers (*tilbudsvifte*) on paper: one offer to hand over, or all with the needs nobody answers.

Belongs here: its order and words. Counts below five are not told: so few could be recognised.
"""

from __future__ import annotations

from ungeapp.domain.offers import SMALL, Offer, OfferState, OfferUse, suppressed
from ungeapp.forms.document import Block, Document, Facts, Heading, Inline, KeepTogether, Paragraph, Run, Table
from ungeapp.forms.documents.blocks import sender_line
from ungeapp.forms.documents.dates import day
from ungeapp.forms.documents.words import SMALL_NUMBERS
from ungeapp.usecases.offers import OfferPaper, OffersPaper

NOT_TOLD = "ikke oplyst"
_STATES = {
    OfferState.RUNNING: "i gang",
    OfferState.PLANNED: "på vej",
    OfferState.PROPOSED: "foreslået",
}


def offers(paper: OffersPaper) -> Document:
    """One offer fills the page with its facts; the whole range begins with the needs that wait."""
    alone = not paper.whole and len(paper.offers) == 1
    blocks: list[Block] = []
    if paper.needs:
        blocks += _needs(paper.needs)
    for one in paper.offers:
        facts = Facts(_facts(one))
        blocks.append(facts if alone else KeepTogether((Heading(one.offer.title), facts)))
        if one.offer.source:
            blocks.append(Paragraph(_source(one.offer), quiet=True))
    blocks.append(
        Paragraph(
            f"Tallene er talt i planerne hos {paper.sender.unit}. {SMALL_NUMBERS}",
            quiet=True,
        )
    )
    return Document(
        title=paper.offers[0].offer.title if alone else "Tilbudsvifte",
        subtitle="Tilbud til unge" if alone else "",
        sender_line=sender_line(paper.sender),
        state_line=day(paper.written_on),
        blocks=tuple(blocks),
    )


def _needs(needs: tuple[tuple[str, int], ...]) -> tuple[Block, ...]:
    rows = tuple((area, _count(count)) for area, count in needs)
    return (KeepTogether((Heading("Behov uden et tilbud"), Table(("Livsområde", "Unge, der venter"), rows, (3, 2)))),)


def _facts(paper: OfferPaper) -> tuple[tuple[str, Inline], ...]:
    """Ballerup's five fields always, the others where something is told."""
    one = paper.offer
    told = (
        ("Formål", one.purpose or NOT_TOLD),
        ("Målgruppe", one.target or NOT_TOLD),
        ("Forskel i kilden", one.differs),
        ("Alder", ages(one)),
        ("Livsområde", ", ".join(paper.areas)),
        ("Indhold", one.content),
        ("Varighed", one.duration),
        ("Udbyder", one.provider),
        ("Enhed", paper.unit),
        ("Sted", one.place),
        ("Kontakt", one.contact or NOT_TOLD),
        ("Telefon", one.phone),
        ("Pladser", one.capacity),
        ("Ventetid", one.waiting),
        ("Lovgivning", one.law or NOT_TOLD),
        ("Økonomi og organisatorisk forankring", one.economy or NOT_TOLD),
        ("Anvendelsesgrad og effekt", _used(one.use, paper.use)),
        ("Bemærk", one.note),
    )
    return tuple((label, text) for label, text in told if text)


def _used(told: str, use: OfferUse) -> Inline:
    counted = use_sentence(use)
    if told and counted:
        return (Run(told), Run("\n"), Run(counted))
    return told or counted or NOT_TOLD


def use_sentence(use: OfferUse) -> str:
    """What was counted, without small numbers."""
    if not use.requested:
        return ""
    parts = [
        f"{_count(use.requested)} bedt om",
        f"{_count(use.started)} begyndt",
        f"{_count(use.completed)} gennemført",
        f"{_count(use.stopped)} stoppet",
    ]
    sentence = f"I planerne her: {', '.join(parts)}."
    if use.waiting_days is not None and use.waited >= SMALL:
        sentence += f" Ventetid: {use.waiting_days} dage (median)."
    if use.rating is not None and use.rated >= SMALL:
        sentence += f" De unges egen vurdering: {use.rating:g} af 10 (median).".replace(".5 ", ",5 ")
    return sentence


def ages(offer: Offer) -> str:
    """*18–30 år*, *fra 18 år*, *til og med 30 år*."""
    if offer.min_age is not None and offer.max_age is not None:
        return f"{offer.min_age}–{offer.max_age} år"
    if offer.min_age is not None:
        return f"fra {offer.min_age} år"
    return f"til og med {offer.max_age} år" if offer.max_age is not None else ""


def _count(number: int) -> str:
    shown = suppressed(number)
    return f"under {SMALL}" if shown is None else str(shown)


def _source(offer: Offer) -> str:
    state = f"{_STATES[offer.state]} i {offer.as_of}" if offer.as_of else _STATES[offer.state]
    return f"Kilde: {offer.source} ({state})"
