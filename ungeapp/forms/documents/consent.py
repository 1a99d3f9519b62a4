"""The consent as a paper to be read and signed.

Belongs here: the order of it: who, from whom, to whom, what for, what, what not, how long, what one should know, the
lines to sign on.
Does not belong here: the words (``resources/consent/<language>.toml``), who is asked (data and use cases).
"""

from __future__ import annotations

from dataclasses import replace

from ungeapp.forms.document import (
    Block,
    BulletList,
    Checklist,
    ChecklistItem,
    Document,
    Facts,
    Heading,
    Inline,
    KeepTogether,
    Paragraph,
    Run,
    Signatures,
)
from ungeapp.forms.documents.blocks import sender_line
from ungeapp.forms.documents.dates import short_day
from ungeapp.usecases.papers import ConsentPaper

_LINE_TO_WRITE_ON = "\u2003" + "." * 90


def consent(paper: ConsentPaper) -> Document:
    """The paper in its language; days stand in figures, which read alike everywhere."""
    if paper.custody_copy:  # »du« is the parent
        paper = replace(paper, texts=paper.texts.to_custody())
    texts = paper.texts
    return Document(
        title=texts.text("title"),
        language=texts.language,
        subtitle=paper.basis if texts.language == "da" and paper.basis.strip() not in texts.text("title") else "",
        sender_line=sender_line(paper.sender),
        state_line=short_day(paper.given_on or paper.printed_on),
        blocks=(
            Paragraph(texts.text("opening")),
            *((Paragraph(texts.text("for-custody")),) if paper.custody_copy else ()),
            Facts(_facts(paper)),
            KeepTogether((Heading(texts.text("may-be-told")), BulletList(_parts(paper)))),
            *_not_told(paper),
            KeepTogether((Heading(texts.text("how-long")), Paragraph(_period(paper)))),
            Heading(texts.text("rights")),
            BulletList(_rights(paper)),
            _signing(paper),
        ),
    )


def _facts(paper: ConsentPaper) -> tuple[tuple[str, Inline], ...]:
    texts = paper.texts
    receivers = ", ".join(paper.receivers)
    rows = (
        (texts.text("who"), paper.person),
        (texts.text("born"), short_day(paper.birth_date)),
        (texts.text("giver"), paper.giver),
        (texts.text("receiver"), receivers or texts.text("receiver-plan")),
        (texts.text("purpose"), paper.purpose),
        (texts.text("used"), "\n".join(texts.uses.get(one, one) for one in paper.uses)),
    )
    return tuple((label, value) for label, value in rows if value.strip())


def _parts(paper: ConsentPaper) -> tuple[Inline, ...]:
    named = [paper.texts.parts.get(one, one) for one in paper.parts]
    return (*named, *([paper.texts.text("both-ways")] if paper.both_ways and paper.receivers else []))


def _not_told(paper: ConsentPaper) -> tuple[Block, ...]:
    texts = paper.texts
    blocks: list[Block] = []
    if paper.withheld:
        blocks.append(BulletList(paper.withheld))
    if paper.withheld_because.strip():
        blocks.append(Paragraph((Run(f"{texts.text('because')}: ", bold=True), Run(paper.withheld_because))))
    if paper.asks_what_to_withhold:
        blocks += [
            Paragraph(texts.text("not-told-ask")),
            Paragraph(f"{_LINE_TO_WRITE_ON}\n\n{_LINE_TO_WRITE_ON}", quiet=True),
        ]
    return (KeepTogether((Heading(texts.text("not-told")), *blocks)),) if blocks else ()


def _period(paper: ConsentPaper) -> str:
    texts = paper.texts
    starts = short_day(paper.valid_from)
    if paper.valid_to is not None:
        said = texts.text("from-to", **{"from": starts, "to": short_day(paper.valid_to)})
    else:
        said = texts.text("from-on", **{"from": starts})
    looked = texts.text("looked-at", day=short_day(paper.review_on)) if paper.review_on else ""
    return " ".join(part for part in (said, looked) if part)


def _rights(paper: ConsentPaper) -> tuple[Inline, ...]:
    texts = paper.texts
    phone = paper.sender.phone.strip().replace(" ", "\u00a0")
    contact = ", ".join(part for part in (paper.sender.name.strip() or paper.sender.unit.strip(), phone) if part)
    return (
        texts.text("voluntary"),
        texts.text("saying-no"),
        texts.text("withdrawing", contact=contact),
        texts.text("told-already"),
        texts.text("who-has-had-what"),
        *((texts.text("custody-until"),) if paper.under_age else ()),
    )


def _signing(paper: ConsentPaper) -> Block:
    texts = paper.texts
    lines = [
        *((texts.text("sign-young-person"),) if paper.young_person_signs else ()),
        *(texts.text("sign-custody", name=one).lstrip(" ,") for one in paper.custody_signs),
    ]
    if len(lines) < 2:  # beside one line there is room for the caseworker's
        lines.append(texts.text("sign-worker", name=paper.sender.name))
    answers = (ChecklistItem(texts.text("yes"), done=paper.given_on is not None), ChecklistItem(texts.text("no")))
    return KeepTogether((Heading(texts.text("my-answer")), Checklist(answers), Signatures(tuple(lines))))
