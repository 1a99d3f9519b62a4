"""An assessment on paper: *begrundelse* on one page, and *henvisning* to a unit.

Belongs here: the order and words of the two; the young person's own words stand first. Does not belong here: the
questions and outcomes (data), what may stand there (``usecases/assessment_papers.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ungeapp.forms.document import (
    Block,
    BulletList,
    Document,
    Facts,
    Heading,
    Inline,
    Notice,
    OwnWords,
    Paragraph,
    Run,
    Table,
)
from ungeapp.forms.documents.blocks import (
    confidential,
    greeting_off,
    left_out,
    person_with_age,
    sender_line,
    sentence,
    who_to_call,
)
from ungeapp.forms.documents.dates import day
from ungeapp.usecases.assessment_papers import AssessmentPaper, GroundPaper

_YES_NO = {"yes": "Ja", "no": "Nej"}
_NO_DECISION = "Papiret er ikke en afgørelse og har ingen klagevejledning."
"""Grounds are a working paper: decisions are made, and told with how to complain, in the municipality's own systems."""


def assessment(paper: AssessmentPaper) -> Document:
    """The outcome before its grounds, since that is what the reader looks for; both after the young person's words."""
    blocks: list[Block] = [Facts(_facts(paper))]
    if paper.to:
        blocks.append(
            Paragraph(
                f"Vi henviser den unge til jer og beder jer tage kontakt. Spørgsmål: {who_to_call(paper.sender)}."
            )
        )
    if paper.own_words:
        blocks += [Heading("Den unges egne ord"), *(OwnWords(one) for one in paper.own_words)]
    if paper.outcome and paper.decided_on is None:
        blocks.append(
            Notice(f"{paper.outcome_text} Resultatet er ikke gemt endnu.", f"Svarene fører til: {paper.outcome}")
        )
    elif paper.outcome:
        told = paper.outcome_text if paper.to else f"{paper.outcome_text} {_NO_DECISION}".strip()
        blocks.append(Notice(told, paper.outcome))
    else:
        blocks.append(Notice("Der mangler svar, før der kan tages stilling.", "Endnu ikke afgjort"))
    blocks += _grounds(paper.grounds)
    if paper.open_questions:
        blocks += [Heading("Det mangler"), BulletList(paper.open_questions)]
    blocks.append(Paragraph(" ".join(_history(paper)), quiet=True))
    blocks += left_out(paper.withheld)
    if paper.to:
        blocks += greeting_off(paper.sender)
    kind = "Henvisning" if paper.to else "Begrundelse"
    return Document(
        title=paper.title if paper.to else f"{kind}: {paper.title}",
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential(paper.recipient),
        state_line=f"udskrevet {day(paper.printed_on)}",
        blocks=tuple(blocks),
    )


def _facts(paper: AssessmentPaper) -> tuple[tuple[str, Inline], ...]:
    when = day(paper.decided_on) if paper.decided_on else ""
    decided = ", ".join(part for part in (paper.decided_by, when) if part)
    rows = (
        ("Til", paper.to),
        ("Den unge", person_with_age(paper.person, paper.age) if paper.person else ""),
        ("Telefon", paper.phone),
        ("Vurderet af", decided),
    )
    return tuple((label, text) for label, text in rows if text)


def _grounds(grounds: Sequence[GroundPaper]) -> list[Block]:
    """What is answered in a word under each other, then what is told in words: so that it stays on one page."""
    short = [one for one in grounds if one.yes_no]
    told = [one for one in grounds if not one.yes_no]
    blocks: list[Block] = [Heading("Det bygger vi på")] if grounds else []
    if short:
        blocks.append(BulletList(tuple((Run(f"{one.question} "), Run(_answer(one), bold=True)) for one in short)))
    if told:
        blocks.append(Table(("Emne", "Vurdering"), tuple(_rows(told)), (3, 7)))
    return blocks


def _rows(told: Sequence[GroundPaper]) -> Iterator[tuple[str, str]]:
    """One row each; questions that follow each other under one name, *Andre tilbud: STU*, are one row."""
    for name, group in groupby(told, key=lambda one: one.question.partition(": ")[0]):
        found = list(group)
        if len(found) == 1:
            yield found[0].question, _answer(found[0])
        else:
            yield name, "; ".join(f"{one.question.removeprefix(f'{name}: ')}: {_answer(one)}" for one in found)


def _answer(ground: GroundPaper) -> str:
    return _YES_NO.get(ground.answer, ground.answer) if ground.yes_no else ground.answer


def _history(paper: AssessmentPaper) -> list[str]:
    """Why it was done again, what it was before, and by which criteria: small, and last."""
    told = [f"Lavet om, fordi: {sentence(paper.redone_because)}"] if paper.redone_because else []
    told += [
        sentence(f"Tidligere, {day(on)}: {outcome}" if on else f"Tidligere: {outcome}") for on, outcome in paper.earlier
    ]
    return [*told, f"Kriterier: {sentence(paper.source)} Udgave {paper.version}."]
