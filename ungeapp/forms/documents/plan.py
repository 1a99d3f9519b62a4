"""The young person's one education plan on paper.

Belongs here: its order and words: own words first, the next step at once after them, then goals long and short.
Does not belong here: which parts may stand in it (already decided by consent and gate).
"""

from __future__ import annotations

from datetime import date

from ungeapp.forms.document import Block, Document, Facts, Heading, Inline, Notice, OwnWords, Run, Signatures
from ungeapp.forms.documents.blocks import (
    agreements_table,
    confidential,
    goals_table,
    left_out,
    objections,
    person_with_age,
    plan_measures_table,
    section,
    sender_line,
)
from ungeapp.forms.documents.dates import day, short_day, weekday
from ungeapp.usecases.papers import PlanPaper

LONG = "long"
NO_BASIS = "Der er ikke skrevet, hvad den bygger på."


def plan(paper: PlanPaper) -> Document:
    """The plan as it stands on the day it is printed."""
    blocks: list[Block] = []
    if paper.overlap_with.strip():
        blocks.append(_overlap(paper))
    if paper.wishes.strip():
        blocks += [Heading("Mine ønsker"), OwnWords(paper.wishes)]
    blocks.append(_next_step(paper))
    blocks += _situation(paper)
    blocks += _goals(paper)
    if paper.agreements:
        blocks += section("Aftaler", agreements_table(paper.agreements))
    if paper.measures:
        blocks += section("Indsatser", plan_measures_table(paper.measures))
    blocks += _events(paper)
    blocks += _judgements(paper)
    blocks += objections(paper.objections)
    blocks += _parents(paper)
    blocks += left_out(paper.withheld)
    if _says_something(paper):
        worker = paper.coordinator.strip() or "Koordinerende sagsbehandler"
        holders = (f"{one}, forældremyndighedsindehaver, dato" for one in paper.custody_holders)
        blocks.append(Signatures(("Den unge, dato", *holders, f"{worker}, dato")))
    return Document(
        title=paper.called or "Uddannelsesplan",
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential(paper.recipient),
        state_line=_state(paper),
        blocks=(Facts(_facts(paper)), *blocks),
    )


def _state(paper: PlanPaper) -> str:
    line = plan_state(paper.version, paper.agreed_on, paper.printed_on, paper.draft_of)
    return f"{line}, kopi fra {paper.copy_from}" if paper.copy_from else line


def plan_state(version: int, agreed_on: date | None, printed_on: date, draft_of: int = 0) -> str:
    """Which plan this is, at the foot of every page: an agreed version, or the draft of the day it was printed."""
    if version and agreed_on is not None:
        return f"Version {version}, aftalt {short_day(agreed_on)}"
    if draft_of:
        return f"kladde til version {draft_of}, udskrevet {day(printed_on)}"
    return f"kladde, udskrevet {day(printed_on)}"


def _says_something(paper: PlanPaper) -> bool:
    """Whether there is anything to sign."""
    texts = (paper.wishes, paper.next_step, paper.strengths, paper.challenges, paper.needs, paper.expectations)
    return any(text.strip() for text in texts) or bool(paper.goals or paper.agreements or paper.measures)


def _facts(paper: PlanPaper) -> tuple[tuple[str, Inline], ...]:
    phone = f"tlf. {paper.sender.phone}" if paper.sender.phone.strip() else ""
    rows = [("Den unge", person_with_age(paper.person, paper.age))]
    word = paper.coordinator_word or "Ansvarlig"
    if paper.responsible:
        rows += [("Ansvarlige lige nu", "\n".join(paper.responsible)), ("Koordinerer", paper.coordinator)]
        rows.append(("Kontakt", _joined(paper.sender.name, paper.sender.unit, phone)))
    elif paper.sender.name.strip() and paper.sender.name in paper.coordinator:
        rows.append((word, _joined(paper.coordinator, phone)))
    else:
        rows += [(word, paper.coordinator), ("Kontakt", _joined(paper.sender.name, paper.sender.unit, phone))]
    return tuple((label, value) for label, value in rows if value.strip())


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part.strip())


def _situation(paper: PlanPaper) -> list[Block]:
    rows = (
        ("Det går godt", paper.strengths),
        ("Mine udfordringer", paper.challenges),
        ("Mine behov", paper.needs),
        ("Det venter vi af hinanden", paper.expectations),
    )
    told = tuple((label, text) for label, text in rows if text.strip())
    return [Facts(told)] if told else []


def _events(paper: PlanPaper) -> list[Block]:
    """*Omvalg* and *modningsår* belong to a course; they are told as plain facts (5-09)."""
    rows = []
    for one in paper.events:
        days = "–".join(short_day(on) for on in (one.on, one.ends_on) if on is not None)
        rows.append((one.name, ", ".join(part for part in (days, one.text) if part.strip())))
    return [Heading("Undervejs"), Facts(tuple(rows))] if rows else []


def _judgements(paper: PlanPaper) -> list[Block]:
    """What a judgement of readiness rests on is shown to whoever was judged (5-08)."""
    rows = tuple((about, basis if basis.strip() else NO_BASIS) for about, basis in paper.judgements)
    return [Heading("Det bygger vurderingen på"), Facts(rows)] if rows else []


def _next_step(paper: PlanPaper) -> Block:
    if not paper.next_step.strip():
        return Notice("Ikke aftalt endnu.", "Næste skridt")
    text: Inline = paper.next_step
    if paper.next_step_on is not None:
        text = (Run(paper.next_step), Run(f"\nSenest {weekday(paper.next_step_on)}", bold=True))
    return Notice(text, "Næste skridt")


def _overlap(paper: PlanPaper) -> Block:
    """The overlap is marked on every paper while it lasts (kædeansvar, 2-08; design §5)."""
    own = paper.sender.unit.strip() or "os"
    return Notice(
        f"Overleveringen mellem {own} og {paper.overlap_with} er ikke afsluttet. Ingen giver slip, før en anden har "
        "taget over, og den unge er motiveret og tryg.",
        "Ansvaret er ved at skifte",
    )


def _goals(paper: PlanPaper) -> list[Block]:
    """Long and short goals stand side by side in the plan (1-02)."""
    long_ones = tuple(one for one in paper.goals if one.horizon == LONG)
    short_ones = tuple(one for one in paper.goals if one.horizon != LONG)
    blocks: list[Block] = []
    if long_ones:
        blocks += section("Mål på længere sigt", goals_table(long_ones, with_horizon=False))
    if short_ones:
        blocks += section("Mål på kort sigt", goals_table(short_ones, with_horizon=False))
    return blocks


def _parents(paper: PlanPaper) -> list[Block]:
    """What the parents of somebody under 18 said about it, in their own words (§ 2 c)."""
    told = tuple((who, words) for who, words in paper.parent_remarks if words.strip())
    return [Heading("Forældrenes bemærkninger"), Facts(told)] if told else []
