"""The leaf that is signed when a plan is agreed.

Belongs here: its words and its lines. Does not belong here: who is to sign (already known), the plan itself (`plan`).
"""

from __future__ import annotations

from ungeapp.forms.document import Block, Document, Facts, Paragraph, Signatures
from ungeapp.forms.documents.blocks import confidential, person_with_age, sender_line, who_to_call
from ungeapp.forms.documents.dates import day, short_day
from ungeapp.usecases.papers import SignaturePaper


def plan_signatures(paper: SignaturePaper) -> Document:
    """One page: which plan it is, what one says yes to, and a line for each who signs."""
    agreed = f"aftalt {day(paper.agreed_on)}" if paper.agreed_on else "ikke aftalt endnu"
    facts = [("Den unge", person_with_age(paper.person, paper.age)), ("Planen", f"Version {paper.version}, {agreed}")]
    if paper.duty.strip():
        facts.append(("Sådan opfyldes pligten", paper.duty))
    if paper.duty_told_on is not None:
        facts.append(("Orienteret om pligten", short_day(paper.duty_told_on)))
    worker = paper.caseworker.strip() or "Koordinerende sagsbehandler"
    lines = (
        f"{paper.young_person}, dato",
        *(f"{one}, forældremyndighed, dato" for one in paper.custody_holders),
        *(f"{one}, dato" for one in paper.others),
        f"{worker}, dato",
    )
    blocks: tuple[Block, ...] = (
        Facts(tuple(facts)),
        Paragraph("Vi har læst planen sammen og er enige om den. Alle får et eksemplar."),
        Paragraph(f"Planen kan ændres, når noget ændrer sig. Så {who_to_call(paper.sender)}."),
        Signatures(lines),
    )
    return Document(
        title=f"{paper.called or 'Uddannelsesplan'}: underskrifter",
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential(paper.person),
        state_line=f"Version {paper.version}, udskrevet {day(paper.printed_on)}",
        blocks=blocks,
    )
