"""The handover sheet (*overleveringsark*): who lets go, who takes over, and whether the young person is safe with it.

Belongs here: its words, the sentence that marks an overlap, the lines to sign on where the receiver has no UngeApp.
Does not belong here: who is responsible when (`domain/handovers`), and the points of the checklist (data).
"""

from __future__ import annotations

from datetime import date, datetime

from ungeapp.forms.document import (
    Block,
    Checklist,
    ChecklistItem,
    Document,
    Facts,
    Heading,
    Inline,
    KeepTogether,
    Notice,
    OwnWords,
    Paragraph,
    Run,
    Signatures,
    Table,
)
from ungeapp.forms.documents.blocks import confidential, objections, sender_line
from ungeapp.forms.documents.dates import day, weekday
from ungeapp.usecases.papers import HandoverPaper

TITLE = "Overleveringsark"
RESPONSIBLE = "responsible"
_FOOT_LENGTH = 140
_BOTH = frozenset({"handing-over", "taking-over"})  # two are responsible; one of them coordinates

# What every role but the responsible one says about who has the responsibility now (kædeansvar 2-08; design §5).
OVERLAP = {
    "offered": "{giver} har ansvaret, indtil {taker} har sagt ja og taget over. Overleveringen er tilbudt, ikke besvaret.",
    "withdrawing": "{giver} har trukket tilbuddet tilbage, men har ikke fået svar. Har {taker} nået at sige ja, har "
    "begge ansvaret, indtil det er afklaret.",
    "handing_over": "Både {giver} og {taker} har ansvaret. {giver} koordinerer og giver først slip, når den unge er motiveret og tryg.",
    "taking_over": "Både {giver} og {taker} har ansvaret. {giver} koordinerer og giver først slip, når den unge er motiveret og tryg.",
    "none": "Arket er skrevet ud et sted, der ikke har ansvaret. Er overleveringen afsluttet, har {taker} ansvaret; er den "
    "ikke, har {giver} det.",
    "verify": "Sagen er hentet fra en sikkerhedskopi, og det bliver kontrolleret, om {giver} eller {taker} har ansvaret. "
    "Indtil det er afklaret, regner vi med, at ansvaret ligger her.",
}
# The same where the receiver is an employer or an association: it follows along, the responsibility stays (1-03, 2-08).
KEEPS = {
    "offered": "{giver} har ansvaret og beholder det. {taker} er spurgt, om de vil følge den unge i hverdagen, og har ikke "
    "svaret endnu.",
    "handing_over": "{giver} har ansvaret og beholder det. {taker} har sagt ja til at følge den unge i hverdagen. {giver} giver "
    "først slip på hverdagen, når den unge er motiveret og tryg.",
    "responsible": "{giver} har ansvaret. {taker} følger den unge i hverdagen.",
}
_FOLLOWED = "{giver} har ansvaret. {followed} fulgte den unge i hverdagen til {until}."
_FOLLOWS = "Nu følger {follows} med."
_CLOSED = "Overleveringen er afsluttet. {taker} har ansvaret."
_OTHERWISE = (
    "Overleveringen mellem {giver} og {taker} er ikke afsluttet. Indtil den er det, må ingen af dem regne med, at den "
    "anden har ansvaret alene."
)


def handover(paper: HandoverPaper) -> Document:
    """The sheet as the case stands at this desk on the day it is printed."""
    giver, taker = _parties(paper)
    blocks: list[Block] = []
    if paper.role != RESPONSIBLE or (paper.keeps and paper.closed_on):
        blocks.append(Notice(_overlap(paper), "Hvem har ansvaret nu?"))
    blocks.append(Facts(_facts(paper)))
    if paper.own_words.strip():
        blocks += [Heading(paper.own_words_title or "Med egne ord"), OwnWords(paper.own_words)]
    blocks += [Heading("Så langt er vi"), Checklist(_steps(paper))]
    if paper.answers:
        blocks += [Heading("Tjekliste"), Table(("Punkt", "Svar"), tuple(_answers(paper)), (4, 7))]
    blocks += objections(paper.objections)
    if paper.next_meetings:
        blocks.append(
            KeepTogether((Heading("Møder, der fortsætter"), *(_next(paper, one) for one in paper.next_meetings)))
        )
    if paper.for_signing:
        blocks.append(_signing(paper))
    state = f"udskrevet {day(paper.printed_on)}"
    footer = f"{TITLE} · {state} · kontrolmærke {paper.audit_head}" if paper.audit_head.strip() else ""
    if len(footer) > _FOOT_LENGTH:  # the foot has two lines; a mark must be whole
        blocks.append(Paragraph(f"Kontrolmærke: {paper.audit_head}", quiet=True))
    return Document(
        title=TITLE,
        subtitle=f"Fra {giver} til {taker}",
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential(paper.to_name if paper.for_signing else ""),
        state_line=state,
        footer=footer,
        blocks=tuple(blocks),
    )


def _next(paper: HandoverPaper, meeting: tuple[str, datetime]) -> Paragraph:
    """Whose duty the next meeting of a series is from now on (kædeansvar 2-08)."""
    title, starts = meeting
    told = f"Næste møde i rækken indkaldes herefter af {_parties(paper)[1]}."
    return Paragraph((Run(f"{title}, {weekday(starts.date())}. "), Run(told, bold=True)))


def _parties(paper: HandoverPaper) -> tuple[str, str]:
    return paper.from_unit.strip() or "den afgivende enhed", paper.to_name.strip() or "modtageren"


def _overlap(paper: HandoverPaper) -> str:
    giver, taker = _parties(paper)
    closed = paper.role == "none" and paper.closed_on is not None
    role = paper.role.replace("-", "_")
    text = _CLOSED if closed else OVERLAP.get(role, _OTHERWISE)
    text = KEEPS.get(role, text) if paper.keeps else text
    if paper.followed_until is not None and role == RESPONSIBLE:
        text = f"{_FOLLOWED} {_FOLLOWS}" if paper.follows else _FOLLOWED
    until = day(paper.followed_until) if paper.followed_until else ""
    text = text.format(giver=giver, taker=taker, followed=paper.followed, until=until, follows=paper.follows)
    return text[:1].upper() + text[1:]


def _facts(paper: HandoverPaper) -> tuple[tuple[str, Inline], ...]:
    contact = ", ".join(
        part for part in (paper.sender.name, f"tlf. {paper.sender.phone}" if paper.sender.phone.strip() else "") if part
    )
    rows = (
        ("Den unge", paper.person),
        ("Født", day(paper.birth_date) if paper.birth_date else ""),
        ("Hjemkommune", paper.home),
        ("Fra", paper.from_unit),
        ("Til", paper.to_name),
        (
            "Koordinerer" if paper.role in _BOTH and not paper.keeps else paper.coordinator_word or "Ansvarlig",
            paper.coordinator,
        ),
        ("Kontakt", contact),
    )
    return tuple((label, value) for label, value in rows if value.strip())


def _steps(paper: HandoverPaper) -> tuple[ChecklistItem, ...]:
    return (
        _step("Tilbudt", weekday(paper.offered_on) if paper.offered_on else "", "ikke endnu"),
        _step("Accepteret", paper.accepted, "venter på svar"),
        _step("Den unge er motiveret og tryg", paper.confirmed, "ikke bekræftet endnu"),
        _step("Afsluttet", weekday(paper.closed_on) if paper.closed_on else "", "ikke endnu"),
    )


def _step(title: str, told: str, otherwise: str) -> ChecklistItem:
    return ChecklistItem(
        (Run(f"{title}: ", bold=True), Run(told if told.strip() else otherwise)), done=bool(told.strip())
    )


def _answers(paper: HandoverPaper) -> list[tuple[Inline, ...]]:
    return [(title, _answer(answer)) for title, answer in paper.answers]


def _answer(answer: str) -> str:
    """The answer as people write it: answers are kept as text, *yes* and *no*, and dates as ISO."""
    kept = answer.strip()
    if not kept:
        return "Ikke besvaret"
    if kept in ("yes", "no"):
        return "Ja" if kept == "yes" else "Nej"
    try:
        return day(date.fromisoformat(kept)) if len(kept) == len("2026-11-25") else answer
    except ValueError:
        return answer


def _signing(paper: HandoverPaper) -> Block:
    """Where the receiver has no UngeApp, the signed sheet is the acceptance."""
    giver, taker = _parties(paper)
    takes = (
        f"følge den unge i hverdagen. Ansvaret bliver hos {giver}."
        if paper.keeps
        else "overtage ansvaret og følge den unge videre herfra."
    )
    return KeepTogether(
        (
            Heading("Underskrifter"),
            Paragraph(
                f"{taker[:1].upper() + taker[1:]} siger ja til at {takes} Den unge siger, at skiftet giver mening og føles "
                "trygt."
            ),
            Signatures(
                (
                    f"For {taker}: {'vi følger med' if paper.keeps else 'vi tager imod'}\nNavn og dato",
                    "Den unge: jeg er motiveret og tryg\nNavn og dato",
                )
            ),
        )
    )
