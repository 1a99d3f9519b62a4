"""*Hvem har fået hvad om mig*, and the letter that asks somebody to delete or return what they got.

Belongs here: their words, in plain Danish. Does not belong here: what was given (``domain/disclosures.py``).
"""

from __future__ import annotations

from collections.abc import Sequence

from ungeapp.forms.document import Block, BulletList, Document, Facts, Inline, LetterHead, Paragraph, Run, Table
from ungeapp.forms.documents.blocks import confidential, greeting_off, name_to_greet, sender_line, sentence, who_to_call
from ungeapp.forms.documents.dates import day, short_day
from ungeapp.forms.documents.words import PARTS
from ungeapp.usecases.papers import DisclosureLine, DisclosuresPaper, RecallPaper

WAYS = {
    "file": "Sikker fil",
    "letter": "Brev om møde",
    "minutes": "Referat",
    "reminder": "Påmindelse",
    "handover-sheet": "Overleveringsark",
    "extract": "Uddrag af planen",
    "paper": "Papir",
    "told": "Fortalt",
    "phone": "Fortalt i telefonen",
    "digital-post": "Digital Post",
}
# To the young person everything is called by its name; `words.PARTS` keeps quiet about some parts towards others.
OWN_PARTS = {
    **PARTS,
    "own-words": "dine egne ord",
    "goals-health": "mål om helbred",
    "goals-parenthood": "mål om at blive forælder",
    "measures-social": "social hjælp",
    "measures-health": "hjælp med helbredet",
    "health": "helbred",
    "parenthood": "graviditet og barn",
    "functioning": "hvad du kan, og hvad der er svært",
    "absence": "fravær og afbrud",
    "notifications": "underretninger",
}
_ONLY_TIME_AND_PLACE = "kun tid og sted"


def disclosures(paper: DisclosuresPaper) -> Document:
    """One row for every time something was given to somebody, newest first."""
    if paper.lines:
        content: tuple[Block, ...] = (
            Paragraph(
                "Her kan du se, hvem vi har fortalt noget om dig, hvad de har fået, og hvorfor vi måtte. Det nyeste "
                "står øverst."
            ),
            Table(
                ("Hvornår", "Hvem", "Hvad", "Hvorfor vi måtte"),
                tuple(_row(one) for one in paper.lines),
                (2.2, 3.6, 8, 2.6),
            ),
        )
    else:
        content = (Paragraph("Vi har ikke fortalt andre noget om dig."),)
    return Document(
        title="Hvem har fået hvad om mig",
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential(paper.person),
        state_line=f"udskrevet {day(paper.printed_on)}",
        blocks=(
            Facts((("Det handler om", paper.person),)),
            *content,
            Paragraph(
                "Er der noget, du ikke forstår, eller noget, der ikke passer? Du kan altid trække dit samtykke tilbage. "
                f"Sig det til os: {who_to_call(paper.sender)}."
            ),
        ),
    )


def _row(line: DisclosureLine) -> tuple[Inline, ...]:
    way = WAYS.get(line.way, line.way)
    what = _named(line, OWN_PARTS)
    recalled = f"\nBedt om at slette det {short_day(line.recalled_on)}" if line.recalled_on else ""
    answer = f": {line.answer}" if recalled and line.answer.strip() else ""
    return (
        short_day(line.on),
        line.to,
        (Run(f"{way}: ", bold=True), Run(what), Run(f"{recalled}{answer}")),
        line.basis or ("ingen personoplysninger" if not line.parts and not line.what.strip() else ""),
    )


def _named(line: DisclosureLine, names: dict[str, str]) -> str:
    parts = ", ".join(names.get(one, one) for one in line.parts)
    return " – ".join(part for part in (parts, line.what.strip()) if part) or _ONLY_TIME_AND_PLACE


def recall(paper: RecallPaper) -> Document:
    """A short letter; it tells nothing the reader has not had before."""
    name = name_to_greet(paper.recipient)
    about = f" om {paper.young_person.strip()}" if paper.young_person.strip() else ""
    return Document(
        title="Samtykket er trukket tilbage",
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential(paper.recipient),
        state_line=day(paper.written_on),
        blocks=(
            LetterHead((paper.recipient,) if paper.recipient.strip() else (), day(paper.written_on)),
            *((Paragraph(f"Kære {name}"),) if name else ()),
            Paragraph(
                f"I har fået oplysninger{about} fra os. Det samtykke, de blev givet på, er trukket tilbage. Derfor beder "
                "vi jer slette oplysningerne eller sende dem tilbage til os, hvis ikke I efter loven skal beholde dem."
            ),
            Paragraph("Det handler om:"),
            BulletList(_given(paper.lines)),
            Paragraph(
                sentence(f"Giv besked, når det er gjort, eller hvis I skal beholde noget: {who_to_call(paper.sender)}")
            ),
            *greeting_off(paper.sender),
        ),
    )


def _given(lines: Sequence[DisclosureLine]) -> tuple[Inline, ...]:
    """Day and way only, and the parts by the names that tell nothing more than the reader has."""
    return tuple(
        dict.fromkeys(
            f"{WAYS.get(one.way, one.way)}{f', {day(one.on)}' if one.on else ''}: {_named(one, OWN_PARTS_FOR_OTHERS)}"
            for one in lines
        )
    )


OWN_PARTS_FOR_OTHERS = {code: PARTS.get(code, "andre oplysninger") for code in OWN_PARTS}
