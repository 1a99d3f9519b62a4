"""Papers about the versions of a plan for tests; nobody in them exists.

Belongs here: one whole paper of each sort, with keyword changes. Does not belong here: what a test says of them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.forms.documents.content import SENDER
from ungeapp.usecases.papers import BasisPaper, ExtractPaper, ExtractPiece, SignaturePaper

TODAY = date(2026, 11, 12)
CONSENT = BasisPaper(
    label="Samtykke", source="Forvaltningsloven § 28, stk. 2", given_by="Emma Prøvesen", given_on=date(2026, 11, 3)
)
BY_LAW = BasisPaper(label="Det fælles datagrundlag", source="Lov om kommunal indsats for unge under 25 år § 15 d")
WHO = ExtractPiece(section="who", label="who", text="Emma Prøvesen")
CALL = ExtractPiece(section="call", label="call", text="Karen Prøve, Job og Velfærd", notes=(("phone", "12 00 00 01"),))


def signatures(**changes: Any) -> SignaturePaper:
    """The leaf of a sixteen-year-old."""
    told: dict[str, Any] = {
        "person": "Emma Prøvesen",
        "age": 16,
        "version": 2,
        "agreed_on": TODAY,
        "young_person": "Emma Prøvesen",
        "custody_holders": ("Mor Prøvesen", "Far Prøvesen"),
        "others": ("Lis Lærer, Sundskolen",),
        "caseworker": "Karen Prøve",
        "duty": "Går i 10. klasse på Sundskolen.",
        "duty_told_on": date(2026, 11, 10),
        "sender": SENDER,
        "printed_on": TODAY,
    }
    return SignaturePaper(**(told | changes))


def start_sheet(**changes: Any) -> ExtractPaper:
    """What a school gets with a consent."""
    told: dict[str, Any] = {
        "sort": "start",
        "recipient": "Havneskolen",
        "pieces": (
            WHO,
            ExtractPiece(section="who", label="born", text="", day=date(2010, 4, 3)),
            ExtractPiece(
                section="start", label="education", text="10. klasse, Havneskolen", notes=(("from", date(2027, 1, 4)),)
            ),
            ExtractPiece(section="situation", label="wishes", text="Jeg vil være tømrer", own_words=True),
            ExtractPiece(section="situation", label="strengths", text="Møder til tiden"),
            ExtractPiece(section="situation", label="needs", text="Ro, og besked i god tid"),
            ExtractPiece(
                section="helpers",
                label="helper",
                text="Mie Mentor, Mentor",
                notes=(("phone", "12 00 00 78"), ("to", date(2027, 4, 1)), ("check", date(2027, 2, 1))),
            ),
            ExtractPiece(section="next", label="next-check", text="", day=date(2027, 5, 12)),
            CALL,
        ),
        "words": "Emma vil helst have beskeden som sms.",
        "bases": (CONSENT,),
        "sender": SENDER,
        "printed_on": TODAY,
        "school": True,
    }
    return ExtractPaper(**(told | changes))


def fgu(**changes: Any) -> ExtractPaper:
    """What an FGU institution gets with a consent: goal, direction, duration."""
    goal = ExtractPiece(
        section="goals",
        label="long",
        text="Blive tømrer",
        notes=(("area", "Uddannelse"), ("wording", "Optagelse på grundforløb 2"), ("follow-up", date(2027, 3, 1))),
        own_words=True,
    )
    measure = ExtractPiece(
        section="measures",
        label="measure",
        text="Basis på FGU",
        notes=(("provider", "FGU Øst"), ("from", date(2027, 1, 4)), ("to", date(2027, 12, 18))),
    )
    promise = ExtractPiece(
        section="agreements",
        label="agreement",
        text="Ringe hver fredag",
        notes=(("owner", "Karen"), ("by", date(2027, 1, 8))),
    )
    return start_sheet(
        **(
            {"sort": "fgu", "recipient": "FGU Øst", "words": "", "pieces": (WHO, goal, measure, promise, CALL)}
            | changes
        )
    )


def contact_person_only() -> ExtractPaper:
    """What a school may be told without a consent."""
    return start_sheet(pieces=(WHO, CALL), words="", bases=(BY_LAW,))
