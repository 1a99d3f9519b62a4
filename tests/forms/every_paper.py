"""Every paper the program prints, by name, from the invented contents the tests of each paper use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from tests.forms import sample_papers
from tests.forms.documents import (
    content,
    test_consent,
    test_figures,
    test_golden,
    test_guide,
    test_network,
    test_offers,
    test_rights,
)
from ungeapp.domain.desk_meetings import DeskMeeting
from ungeapp.domain.offers import OfferUse
from ungeapp.forms.document import Document
from ungeapp.forms.documents.access import access
from ungeapp.forms.documents.call_card import call_card
from ungeapp.forms.documents.certificate import certificate
from ungeapp.forms.documents.consent import consent
from ungeapp.forms.documents.desk_meeting import desk_meeting
from ungeapp.forms.documents.disclosures import disclosures, recall
from ungeapp.forms.documents.figures import figures
from ungeapp.forms.documents.guide import guide
from ungeapp.forms.documents.initiative import initiative
from ungeapp.forms.documents.network import network
from ungeapp.forms.documents.offers import offers
from ungeapp.forms.documents.on_the_way import on_the_way
from ungeapp.forms.documents.sample import sample_minutes
from ungeapp.system.clock import DENMARK
from ungeapp.usecases.desk_meetings import DeskMeetingPaper
from ungeapp.usecases.offers import CallCardPaper
from ungeapp.usecases.papers import DisclosuresPaper, RecallPaper

_LINES = (test_consent.line(), test_consent.line(answer="Slettet"))

_BETWEEN = DeskMeetingPaper(
    meeting=DeskMeeting(
        id="m",
        person="",
        title="Samarbejdsmøde",
        starts=datetime(2026, 11, 25, 8, 30, tzinfo=DENMARK),
        place="Rådhuset",
        leader="Karen Holm",
        attending="Job og Velfærd\nSocialafdelingen",
        theme="Bostøtte og mentor",
    ),
    points=(("Siden sidst", "Vi ringer først."), ("Læring", "")),
    next_on=datetime(2026, 12, 23, 8, 30, tzinfo=DENMARK),
    sender=content.SENDER,
    written_on=test_offers.DAY,
)

EVERY: dict[str, Callable[[], Document]] = {
    **test_golden.PAPERS,
    **{f"sample-{name}": make for name, make in sample_papers.ALL.items()},
    "consent": lambda: consent(test_consent.paper()),
    "disclosures": lambda: disclosures(
        DisclosuresPaper(
            person="Emma", lines=_LINES, sender=content.SENDER, printed_on=test_offers.DAY
        )
    ),
    "recall": lambda: recall(
        RecallPaper(
            recipient="FGU", young_person="Emma", lines=_LINES, sender=content.SENDER,
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
    **{f"guide-{one.ref.id}": partial(guide, test_guide.paper(one)) for one in test_guide.FORMATS},
    **{
        f"sample-{one.ref.id}-{meeting.key}": partial(
            sample_minutes, one, meeting.key, content.SENDER, datetime(2026, 11, 23, 9, tzinfo=DENMARK)
        )
        for one in test_guide.FORMATS
        for meeting in one.meetings
    },
    "desk-meeting": lambda: desk_meeting(_BETWEEN),
    "figures": lambda: figures(test_figures.paper(test_figures.FULL)),
    "on-the-way": lambda: on_the_way(test_figures.WAY),
    "initiative": lambda: initiative(test_offers.SHEET),
}  # fmt: skip
