"""The minutes of a meeting as one recipient gets them.

Belongs here: order and words of the minutes; the records system gets the same content as text.
Does not belong here: what this recipient may read (already decided), and what the meeting answered (`domain/meetings`).
"""

from __future__ import annotations

from collections.abc import Sequence

from ungeapp.forms.document import (
    Block,
    Checklist,
    ChecklistItem,
    Document,
    Facts,
    Heading,
    Inline,
    KeepTogether,
    OwnWords,
    Paragraph,
    Run,
    Signatures,
    Table,
)
from ungeapp.forms.documents import words
from ungeapp.forms.documents.absent import absent_page, next_meeting
from ungeapp.forms.documents.blocks import (
    agreements_table,
    confidential,
    goals_table,
    left_out,
    legal_frame,
    measures_table,
    objections,
    person_with_age,
    section,
    sender_line,
    sentence,
)
from ungeapp.forms.documents.dates import moment, sentence_start, span
from ungeapp.usecases.papers import CasePaper, ItemPaper, MinutesPaper, NetworkPaper

DONE, NOT_REACHED = "done", "not-reached"
_SHORT_LIST = 6


def minutes(paper: MinutesPaper) -> Document:
    """The minutes; without a closing time they call themselves a draft."""
    blocks: list[Block] = [
        *absent_page(paper),
        Facts(_facts(paper)),
        *_own_words(paper.own_words),
        *legal_frame(paper.legal),
    ]
    if paper.measures:
        blocks += section("Beslutninger og indsatser", measures_table(paper.measures))
    if paper.agreements:
        blocks += section("Aftaler", agreements_table(paper.agreements))
    blocks += [*_items(paper), *_without_note(paper)]
    if paper.goals:
        blocks += section("Mål", goals_table(paper.goals, with_horizon=True))
    blocks += _network(paper.network)
    blocks += _cases(paper.cases)
    blocks += objections(paper.objections)
    blocks.append(_ending(paper))
    return Document(
        title=_title(paper),
        subtitle=f"Møde {paper.number}" if paper.number > 0 and not _numbered_by_title(paper) else "",
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential(paper.recipient),
        state_line=f"lukket {moment(paper.closed_at)}" if paper.closed_at else "kladde, mødet er ikke lukket",
        blocks=tuple(blocks),
    )


def _numbered_by_title(paper: MinutesPaper) -> bool:
    """A one-word title takes its number along: *netværksmøde 1*; a longer one has it below."""
    return len(paper.title.split()) == 1 and not paper.title.strip()[-1].isdigit()


def _title(paper: MinutesPaper) -> str:
    if not paper.title.strip():
        return "Referat af møde"
    number = f" {paper.number}" if paper.number > 0 and _numbered_by_title(paper) else ""
    return f"Referat af {words.lower_start(paper.title.strip())}{number}"


def _facts(paper: MinutesPaper) -> tuple[tuple[str, Inline], ...]:
    when = sentence_start(span(paper.starts, paper.minutes_long))
    rows: list[tuple[str, str]] = [
        ("Den unge", person_with_age(paper.person, paper.age)),
        ("Tid og sted", ", ".join(part for part in (when, paper.place) if part.strip())),
    ]
    if paper.leader == paper.minute_taker:
        rows.append(("Mødeleder, referent", paper.leader))
    else:
        rows += [("Mødeleder", paper.leader), ("Referent", paper.minute_taker)]
    rows.append(("Til stede", _listed(paper.present)))
    for code in dict.fromkeys(code for _who, code in paper.absent):
        label = words.ATTENDANCE.get(code, words.ATTENDANCE["unknown"])
        rows.append((label, _listed(tuple(who for who, why in paper.absent if why == code))))
    rows.append(("Sendes til", _sent_to(paper)))
    return tuple((label, value) for label, value in rows if value.strip())


def _sent_to(paper: MinutesPaper) -> str:
    """Who gets the minutes; those named above are not named once more where one word says them all."""
    told = tuple(dict.fromkeys(paper.sent_to))
    absent = tuple(who for who, _code in paper.absent)
    there, away = set(paper.present) <= set(told), set(absent) <= set(told)
    if paper.present and there and away:
        return _listed(("Alle nævnt ovenfor", *(one for one in told if one not in {*paper.present, *absent})))
    if len(paper.present) > 1 and there:
        return _listed(("Alle til stede", *(one for one in told if one not in paper.present)))
    return _listed(told)


def _listed(names: Sequence[str]) -> str:
    return " · ".join(words.counted(names))


def _own_words(own_words: Sequence[str]) -> list[Block]:
    told = [OwnWords(text) for text in own_words if text.strip()]
    return [Heading("Med egne ord"), *told] if told else []


def _items(paper: MinutesPaper) -> list[Block]:
    """Agenda items under numbered headings; results without a text of their own as one list of boxes."""
    items = paper.items
    said = {text.strip() for text in paper.own_words}
    blocks: list[Block] = []
    number = 0
    for item in items:
        if _is_mere_result(item):
            continue
        number += 1
        blocks.append(Heading(f"{number} {item.title}"))
        told: list[Block] = []
        if item.own_words.strip() in said and item.own_words.strip():
            told.append(Paragraph("Se »Med egne ord« ovenfor.", quiet=True))
        elif item.own_words.strip():
            told.append(OwnWords(item.own_words))
        told += [Paragraph(part) for part in item.note.split("\n\n") if part.strip()]
        if item.outcome:
            told.append(Paragraph((Run(_outcome(item), bold=True),)))
        blocks += told or [Paragraph("Ingen særskilte noter.", quiet=True)]
    results = tuple(
        ChecklistItem(
            f"{item.title} (stod åbent fra sidst)" if item.carried else item.title,
            done=item.outcome == DONE,
            note=_outcome(item) if item.reason.strip() or item.outcome != DONE else "",
        )
        for item in items
        if _is_mere_result(item)
    )
    if not results:
        return blocks
    goals: tuple[Block, ...] = (Heading("Det skulle mødet nå"), Checklist(results))
    return [*blocks, KeepTogether(goals)] if len(results) <= _SHORT_LIST else [*blocks, *goals]


def _without_note(paper: MinutesPaper) -> list[Block]:
    """The points nothing stands under, in a line each: those talked about, and those that must not vanish, nor be said
    to have been left out.
    """
    told = (("Også talt om: ", paper.talked), ("Intet noteret om: ", paper.not_reached))
    return [Paragraph((Run(label, bold=True), Run(" · ".join(titles)))) for label, titles in told if titles]


def _is_mere_result(item: ItemPaper) -> bool:
    return bool(item.outcome) and not item.note.strip() and not item.own_words.strip()


def _outcome(item: ItemPaper) -> str:
    reason = item.reason.strip()
    if item.outcome == NOT_REACHED:
        return sentence(f"Ikke nået, fordi {words.lower_start(reason)}") if reason else "Ikke nået."
    if item.outcome == DONE:
        return f"Nået. {sentence(sentence_start(reason))}".strip()
    return sentence(sentence_start(reason))


def _network(network: Sequence[NetworkPaper]) -> list[Block]:
    """The text twin of the network map: every person in words (EN 301 549, design §6)."""
    if not network:
        return []
    rows = tuple(
        (label, _people(tuple(one for one in network if one.private is private)))
        for private, label in ((True, "Privat"), (False, "Professionelt"))
    )
    return [Heading("Netværk"), Facts(tuple((label, people) for label, people in rows if people))]


def _people(people: Sequence[NetworkPaper]) -> tuple[Run, ...]:
    """One line for each person."""
    runs: list[Run] = []
    for one in people:
        runs += [Run("\n")] if runs else []
        name, relation = one.name.strip(), one.relation.strip()
        runs.append(Run(name or sentence_start(relation), bold=True))
        if name and relation:
            runs.append(Run(f", {words.lower_start(relation)}"))
        if one.helps_with.strip():
            runs.append(Run(f": {one.helps_with}"))
    return tuple(runs)


def _cases(cases: Sequence[CasePaper]) -> list[Block]:
    rows = tuple((one.authority, one.case_number, one.worker) for one in cases)
    return (
        [*section("Sager hos andre", Table(("Hvor", "Sagsnummer", "Sagsbehandler"), rows, (5, 4, 5)))] if rows else []
    )


def _ending(paper: MinutesPaper) -> Block:
    """The next meeting down to the signatures on one page, so that the last page never holds a line or two alone."""
    leader = ", ".join(part for part in (paper.leader.strip() or "Mødeleder", "dato") if part)
    return KeepTogether(
        (
            Heading("Næste møde"),
            Paragraph(next_meeting(paper)),
            *left_out(paper.withheld),
            Signatures(("Den unge, dato", leader)),
        )
    )
