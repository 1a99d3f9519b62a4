"""Every paper the program prints, by name, from the invented contents the tests of each paper use."""

from __future__ import annotations

from collections.abc import Callable

from tests.forms import sample_papers
from tests.forms.documents import test_consent, test_golden, test_network, test_offers, test_rights
from ungeapp.domain.offers import OfferUse
from ungeapp.forms.document import Document
from ungeapp.forms.documents.access import access
from ungeapp.forms.documents.call_card import call_card
from ungeapp.forms.documents.certificate import certificate
from ungeapp.forms.documents.consent import consent
from ungeapp.forms.documents.disclosures import disclosures, recall
from ungeapp.forms.documents.initiative import initiative
from ungeapp.forms.documents.network import network
from ungeapp.forms.documents.offers import offers
from ungeapp.usecases.offers import CallCardPaper
from ungeapp.usecases.papers import DisclosuresPaper, RecallPaper

_LINES = (test_consent.line(), test_consent.line(answer="Slettet"))

EVERY: dict[str, Callable[[], Document]] = {
    **test_golden.PAPERS,
    **{f"sample-{name}": make for name, make in sample_papers.ALL.items()},
    "consent": lambda: consent(test_consent.paper()),
    "disclosures": lambda: disclosures(
        DisclosuresPaper(
            person="Emma", lines=_LINES, sender=test_consent.content.SENDER, printed_on=test_offers.DAY
        )
    ),
    "recall": lambda: recall(
        RecallPaper(
            recipient="FGU", young_person="Emma", lines=_LINES, sender=test_consent.content.SENDER,
            written_on=test_offers.DAY,
        )
    ),
    "access": lambda: access(test_rights.PACK),
    "certificate": lambda: certificate(test_rights.CERTIFICATE),
    "network": lambda: network(test_network.paper()),
    "network-empty": lambda: network(test_network.paper(())),
    "offers": lambda: offers(test_offers.on_paper(OfferUse(requested=9, started=4), needs=(("Bolig", 3),))),
    "call-card": lambda: call_card(
        CallCardPaper(offer=test_offers.OFFER, sender=test_offers.SENDER, written_on=test_offers.DAY)
    ),
    "initiative": lambda: initiative(test_offers.SHEET),
}  # fmt: skip
