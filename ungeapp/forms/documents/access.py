"""Everything about one young person on paper: for her (indsigt), or whole for the records system.

Belongs here: its order and words: own words first, then what is known, who looked, who received.
Does not belong here: what may stand in it, and what was struck out (decided by the gate and the caseworker).
"""

from __future__ import annotations

from ungeapp.domain.cpr import masked
from ungeapp.domain.protection import HIDDEN
from ungeapp.domain.third_parties import MARK
from ungeapp.forms.document import (
    Block,
    BulletList,
    Document,
    Facts,
    Heading,
    Notice,
    OwnWords,
    Paragraph,
    Run,
    Table,
)
from ungeapp.forms.documents.blocks import confidential, sender_line, who_to_call
from ungeapp.forms.documents.dates import day, moment
from ungeapp.usecases.access import AccessPaper, RecordPaper

_LONGEST = 90
STRUCK = "[streget ud]"
PROTECTED = "[beskyttet adresse]"

LOOKED = {
    "open-person": "Åbnede sagen",
    "show-number": "Så hele CPR-nummeret",
    "open-meeting": "Åbnede et møde",
    "call-meeting": "Indkaldte til et møde",
    "close-meeting": "Lukkede et møde",
    "print-letter": "Udskrev et brev",
    "print-agenda": "Udskrev en dagsorden",
    "print-minutes": "Udskrev et referat",
    "print-plan": "Udskrev planen",
    "print-checklist": "Udskrev tjeklisten",
    "print-my-plan": "Udskrev Min plan",
    "print-network": "Udskrev netværkskortet",
    "print-reminder": "Udskrev en påmindelse",
    "print-handover": "Udskrev overleveringsarket",
    "print-access": "Udskrev alt til den unge",
    "print-case": "Udskrev hele sagen til journalen",
    "copy-case": "Kopierede sagen til journalen",
    "copy-journal": "Kopierede et referat til journalen",
    "export-calendar": "Gemte en kalenderfil",
    "package-preview": "Så på en fil, før den blev modtaget",
    "package-receive": "Modtog en fil",
    "package-write": "Skrev en fil",
    "package-again": "Gemte en fil igen",
    "profile-adopt": "Tog en ny udgave af kommunens profil i brug",
    "profile-seal": "Forseglede kommunens profil til andre",
    "profile-undo": "Gik tilbage til den forrige udgave af kommunens profil",
}
FILES = {
    "share": "Delte oplysninger",
    "contribution": "Bidrag til planen",
    "offer": "Tilbud om at overtage",
    "accept": "Svar: overtager",
    "refuse": "Svar: overtager ikke",
    "withdraw": "Tilbuddet trukket tilbage",
    "confirm": "Motiveret og tryg",
    "close": "Overleveringen afsluttet",
    "supplement": "Supplerende oplysninger",
    "receipt": "Kvittering",
    "recall": "Tilbagekaldelse",
}


def access(paper: AccessPaper) -> Document:
    """The whole pack."""
    blocks: list[Block] = [Facts(_facts(paper)), *_opening(paper)]
    if paper.own_words:
        blocks.append(Heading("Den unges egne ord" if paper.whole else "Dine egne ord"))
        blocks += [OwnWords(_told(text), where) for text, where in paper.own_words]
    for section in paper.sections:
        blocks.append(Heading(section.title))
        for number, record in enumerate(section.records, start=1):
            blocks += _record(record, number if len(section.records) > 1 else 0)
    blocks += _looked(paper)
    blocks += _files(paper)
    title = "Sagsudskrift" if paper.whole else "Alt, hvad vi har om dig"
    return Document(
        title=title,
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential("" if paper.whole else paper.person),
        state_line=f"udskrevet {day(paper.printed_on)}",
        blocks=tuple(blocks),
    )


def _told(text: str) -> str:
    return text.replace(MARK, STRUCK).replace(HIDDEN, PROTECTED)


def _facts(paper: AccessPaper) -> tuple[tuple[str, str], ...]:
    born = day(paper.birth_date) if paper.birth_date else ""
    number = paper.number if paper.whole else masked(paper.number)
    rows = (
        ("Navn", paper.person),
        ("Født", born),
        ("CPR-nummer", number),
        ("Skrevet ud af", ", ".join(filter(None, (paper.sender.name, paper.sender.unit)))),
        ("Antal oplysninger", str(sum(len(one.records) for one in paper.sections))),
    )
    return tuple((label, value) for label, value in rows if value.strip())


def _opening(paper: AccessPaper) -> list[Block]:
    if paper.whole:
        return [Paragraph("Hele sagen til journalen. Intet er streget ud.", quiet=True)]
    blocks: list[Block] = [
        Paragraph(
            "Du har ret til at se, hvad vi har skrevet om dig, hvem der har set det, og hvem der har fået det. Det står "
            f"her. Er noget forkert, så {who_to_call(paper.sender)}: så skriver vi din indsigelse ved siden af. Det, der "
            "stod i forvejen, bliver stående, så man kan se begge dele."
        )
    ]
    if paper.struck:
        struck = ", ".join(f"{reason or 'oplysninger om andre'} ({count})" for reason, count in paper.struck)
        blocks.append(
            Notice(f"Hvor der står {STRUCK}, er noget om andre personer streget ud. Grund: {struck}.", "Streget ud")
        )
    if paper.address_hidden:
        blocks.append(Notice("Din adresse er beskyttet. Den står derfor ikke på noget papir, heller ikke her.", ""))
    return blocks


def _record(record: RecordPaper, number: int) -> list[Block]:
    headline = " ".join(_told(record.headline).split())
    short = headline if len(headline) <= _LONGEST else headline[: _LONGEST - 1].rstrip() + "…"
    title = " ".join(part for part in (f"{number}." if number else "", short) if part)
    blocks: list[Block] = [Heading(title, 2)] if title else []
    if record.removed:
        blocks.append(Paragraph(f"Taget ud: {_told(record.removed)}", quiet=True))
    if record.facts:
        blocks.append(Facts(tuple((label, _told(text)) for label, text in record.facts)))
    if record.written_at is not None:
        by = f" af {record.written_by}" if record.written_by else ""
        blocks.append(Paragraph(f"Skrevet {moment(record.written_at)}{by}", quiet=True))
    for about, text in record.corrections:
        blocks.append(Notice(_told(text), f"Indsigelse mod »{about}«" if about else "Indsigelse"))
    if record.changes:
        rows = tuple(
            (moment(one.at), one.by, (Run(f"{one.field}: ", bold=True), Run(_told(one.text)))) for one in record.changes
        )
        blocks.append(Table(("Ændret", "Af", "Hvad der blev skrevet"), rows, (3.2, 4, 7)))
    return blocks


def _looked(paper: AccessPaper) -> list[Block]:
    heading = Heading("Hvem har set på sagen" if paper.whole else "Hvem har set på din sag")
    if not paper.looked:
        return [heading, Paragraph("Ingen er noteret i logbogen.", quiet=True)]
    rows = tuple((moment(one.at), one.who or "en kollega", LOOKED.get(one.action, one.action)) for one in paper.looked)
    return [heading, Table(("Hvornår", "Hvem", "Hvad"), rows, (3.2, 5, 5))]


def _files(paper: AccessPaper) -> list[Block]:
    blocks: list[Block] = [Heading("Hvem har fået oplysninger")]
    if paper.sent:
        rows = tuple(
            (
                moment(one.at),
                one.partner,
                FILES.get(one.kind, one.kind),
                "sendt" if one.direction == "out" else "modtaget",
            )
            for one in paper.sent
        )
        blocks.append(Table(("Hvornår", "Hvem", "Hvad", "Vej"), rows, (3.2, 5, 4, 1.8)))
    else:
        blocks.append(Paragraph("Ingen filer er sendt eller modtaget.", quiet=True))
    if paper.frozen:
        frozen = {"minutes": "Referat", "call": "Indkaldelse", "plan": "Aftalt plan", "network": "Netværkskort"}
        blocks += [
            Heading("Gemt, som det var"),
            BulletList(tuple(f"{frozen.get(what, what)}, {moment(at)}" for what, at in paper.frozen)),
        ]
    return blocks
