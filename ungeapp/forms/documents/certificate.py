"""The certificate of a cleared case: what is left here when the original lies in the records system.

Belongs here: its order and words. It carries no name of the young person.
"""

from __future__ import annotations

from ungeapp.forms.document import Document, Facts, Notice, Paragraph, Signatures
from ungeapp.forms.documents.blocks import sender_line
from ungeapp.forms.documents.dates import clock, day
from ungeapp.usecases.access import CertificatePaper


def certificate(paper: CertificatePaper) -> Document:
    """One page, to be kept with the original."""
    cleared = paper.cleared_at
    confirmed = f"{day(paper.confirmed_on)}, {paper.confirmed_by}" if paper.confirmed_on else paper.confirmed_by
    rows = (
        ("Sagens id i UngeApp", paper.case),
        ("Originalen ligger i", paper.system),
        ("Sagsnummer", paper.case_number),
        ("Originalen er set", confirmed),
        ("Ryddet", f"{day(cleared.date())} kl. {clock(cleared)}"),
        ("Ryddet af", paper.cleared_by),
        ("Set med af", paper.witness),
        ("Slettede rækker", f"{paper.rows:,}".replace(",", ".")),
        ("Kvitteringens nummer", paper.id),
        ("Logbogens stand", paper.audit_head),
    )
    return Document(
        title="Kvittering for ryddet sag",
        sender_line=sender_line(paper.sender),
        state_line=f"ryddet {day(cleared.date())}",
        blocks=(
            Notice(
                "Alle oplysninger i sagen er slettet i UngeApp på denne computer. De kan ikke hentes frem igen. "
                "Filer, der senere kommer om den samme sag, bliver afvist."
            ),
            Facts(tuple((label, value) for label, value in rows if value)),
            Paragraph(
                "Kvitteringen nævner ikke, hvem sagen handler om. Sikkerhedskopier fra før rydningen rummer stadig "
                "sagen, til de er slettet.",
                quiet=True,
            ),
            Signatures(("Ryddet af, dato", "Set med af, dato")),
        ),
    )
