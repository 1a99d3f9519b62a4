"""The first page of the minutes for somebody who was not there.

Belongs here: its order and words, and the next meeting in words, which the minutes share.
Does not belong here: who gets such a page and what stands on it (``usecases/minutes.py``), the minutes (``minutes``).
"""

from __future__ import annotations

from ungeapp.forms.document import Block, BulletList, Heading, Inline, KeepTogether, PageBreak, Paragraph, Run, Table
from ungeapp.forms.documents.blocks import agreements_table, sentence, who_to_call
from ungeapp.forms.documents.dates import sentence_start, short_day, span
from ungeapp.usecases.papers import AgreementPaper, MeasurePaper, MinutesPaper


def absent_page(paper: MinutesPaper) -> tuple[Block, ...]:
    """*Til dig, der ikke var med*: what was decided, what you are asked to do, when next, whom to call."""
    note = paper.absent_note
    if note is None:
        return ()
    when = sentence_start(span(paper.starts, paper.minutes_long))
    lead = sentence(", ".join(part for part in (when, paper.place) if part.strip()))
    return (
        Heading("Til dig, der ikke var med"),
        Paragraph(f"Her er det vigtigste fra mødet. Hele referatet følger på næste side.\n{lead}"),
        Heading("Det blev besluttet"),
        _decided(note.decided, note.others),
        Heading("Det beder vi dig om"),
        _asked(note.asked),
        KeepTogether((Heading("Næste møde"), Paragraph(next_meeting(paper)))),
        KeepTogether((Heading("Har du spørgsmål?"), Paragraph(sentence(sentence_start(who_to_call(paper.sender)))))),
        PageBreak(),
    )


def _asked(asked: tuple[AgreementPaper, ...]) -> Paragraph | Table:
    if not asked:
        return Paragraph("Du har ikke fået nogen opgave fra mødet.")
    return agreements_table(asked)


def _decided(measures: tuple[MeasurePaper, ...], others: tuple[AgreementPaper, ...]) -> Paragraph | BulletList:
    rows: list[Inline] = [_measure(one) for one in measures]
    rows += [_agreement(one) for one in others]
    return BulletList(tuple(rows)) if rows else Paragraph("Mødet besluttede ikke noget nyt.")


def _measure(measure: MeasurePaper) -> Inline:
    more = [f"fra {short_day(measure.starts_on)}"] if measure.starts_on else []
    more += [f"besluttet af {measure.decided_by}"] if measure.decided_by else []
    return (Run(measure.title, bold=True), Run("".join(f", {one}" for one in more)))


def _agreement(agreement: AgreementPaper) -> Inline:
    due = f", senest {short_day(agreement.due)}" if agreement.due else ""
    return (Run(f"{agreement.owner}: " if agreement.owner else "", bold=True), Run(f"{agreement.what}{due}"))


def next_meeting(paper: MinutesPaper) -> str:
    """When and what comes next, in one sentence."""
    title = paper.next_title.strip()
    if paper.next_start is None:
        return sentence(f"{title}. Tiden er ikke fastsat endnu") if title else "Der er ikke aftalt et nyt møde."
    when = span(paper.next_start, 0)
    told = f"foreløbig {when}" if paper.next_provisional else when
    return sentence(sentence_start(", ".join(part for part in (title, told) if part)))
