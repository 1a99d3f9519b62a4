"""The initiative sheet (*indsatsark*) on Viborg's template: the heading, then *Tema* beside *Gruppens anbefaling*.

Belongs here: the template's words and order. Empty blocks stay and stay empty, as on the template.
"""

from __future__ import annotations

from ungeapp.domain.initiatives import BLOCKS
from ungeapp.forms.document import Block, BulletList, Document, Heading, Inline, KeepTogether, Paragraph, Run, Table
from ungeapp.forms.documents.blocks import sender_line
from ungeapp.forms.documents.dates import day
from ungeapp.usecases.initiatives import InitiativePaper

_THEMES = {
    "now": ("Nuværende indsats", ""),
    "inspiration": ("Inspiration fra andre", ""),
    "innovation": ("Idéudvikling/innovation", ""),
    "common-goal": ("Det fælles, overordnede mål", ""),
    "goal": (
        "Mål",
        "Primært kvantitativt og sekundært kvalitativt, afhængig af indsatsens karakter. Overvejende baseret på "
        "eksisterende data",
    ),
    "target": ("Målgruppe", ""),
    "content": ("Indhold", ""),
    "organising": ("Organisering", ""),
    "responsible": ("Ansvarlig/forankring", ""),
    "actors": ("Aktører", ""),
    "schedule": ("Tids- og handleplan", ""),
    "economy": ("Økonomi", ""),
}
_ASKED = {
    "doing_now": "Hvad gør vi nu?",
    "works_well": "Hvad virker godt – hvad skal bevares?",
    "works_not": "Hvad virker ikke? (og hvorfor?)",
    "others_do": "Hvad gør andre aktører (f.eks. virksomheder, uddannelser, foreninger, kommuner), der virker, og som "
    "vi ikke gør?",
    "could_be_new": "Hvad kunne være helt nyt (ukendt effekt)?",
    "common_goal": "Hvordan bidrager indsatsen til det fælles mål om at nedbringe og forebygge ungeledigheden?",
    "effort_goal": "Indsatsmål",
    "baseline": "Baseline",
    "followed_up_how": "Opfølgning",
    "target": "Målgruppe",
    "how_many": "Antal",
    "expenses": "Samlede udgifter",
    "moved_money": "Finansiering ved omprioritering",
    "investment": "Evt. investeringsbehov",
}
_LINES = 20
_LONGEST = 900
"""Lines and characters in one cell: a row is never torn, so a long text goes on in the next row."""


def initiative(paper: InitiativePaper) -> Document:
    """The sheet; below it the offers it is about and when it is followed up."""
    sheet = paper.sheet
    rows = tuple(row for block, fields in BLOCKS for row in _rows(paper, block, fields))
    blocks: list[Block] = [Table(("Tema", "Gruppens anbefaling"), rows, (2, 5))]
    if paper.offers:
        blocks.append(KeepTogether((Heading("Tilbud, som arket handler om"), BulletList(paper.offers))))
    if sheet.evaluated_on:
        blocks.append(Paragraph(f"Følges op {day(sheet.evaluated_on)}."))
    return Document(
        title=sheet.effort_title or "Indsatsark",
        subtitle=f"Indsatsområde: {sheet.effort_area}" if sheet.effort_area else "Indsatsområde:",
        sender_line=sender_line(paper.sender),
        state_line=f"Indsatsark · {day(paper.written_on)}",
        blocks=tuple(blocks),
    )


def _rows(paper: InitiativePaper, block: str, fields: tuple[str, ...]) -> list[tuple[Inline, ...]]:
    heading, hint = _THEMES[block]
    theme: tuple[Run, ...] = (Run(heading, bold=True), *((Run(f"\n({hint})"),) if hint else ()))
    rows: list[tuple[Inline, ...]] = []
    for name in fields:
        pieces = _pieces(str(getattr(paper.sheet, name)))
        question = _ASKED.get(name, "")
        first: tuple[Run, ...] = (
            (Run(f"{question}\n", bold=True), Run(pieces[0])) if question else (Run(pieces[0] or "\n"),)
        )
        rows.append(("" if rows else theme, first))
        rows += [("", piece) for piece in pieces[1:]]
    return rows


def _pieces(text: str) -> list[str]:
    """The text in pieces no page is too short for; broken at line ends and spaces."""
    pieces, rest = [], text.strip()
    while len(rest) > _LONGEST or rest.count("\n") > _LINES:
        near = rest[:_LONGEST]
        lines = near.split("\n")
        if len(lines) > _LINES:
            end = len("\n".join(lines[:_LINES]))
        else:
            end = max(near.rfind("\n"), near.rfind(" "))
        end = end if end > 0 else _LONGEST
        pieces.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*pieces, rest]
