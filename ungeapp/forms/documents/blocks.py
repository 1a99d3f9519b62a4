"""Blocks that several papers share: goals, agreements, measures, who to call, what was left out.

Belongs here: how such content becomes blocks. Does not belong here: a whole paper (its own module), words for codes
(`words`), days (`dates`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from ungeapp.forms.document import Block, Heading, Inline, KeepTogether, Notice, Paragraph, Run, Table
from ungeapp.forms.documents import words
from ungeapp.forms.documents.dates import short_day
from ungeapp.usecases.papers import AgreementPaper, GoalPaper, MeasurePaper, Sender

R = TypeVar("R")

NO_DUE_DATE = "ingen frist"
_SHORT_TABLE = 4


def sender_line(sender: Sender) -> str:
    """*Job og Velfærd · Prøveby Kommune*, at the head of every page."""
    return " · ".join(part for part in (sender.unit, sender.municipality) if part.strip())


def confidential(recipient: str) -> str:
    """Who this copy is for, so that a copy gone astray tells where it came from."""
    return f"Fortroligt · udleveret til: {recipient}" if recipient.strip() else "Fortroligt"


def who_to_call(sender: Sender) -> str:
    """*ring til N.N. på tlf. 12 34 56 78*; without a number *kontakt N.N.*."""
    who = sender.name.strip() or sender.unit.strip() or "os"
    return f"ring til {who} på tlf. {sender.phone}" if sender.phone.strip() else f"kontakt {who}"


def greeting_off(sender: Sender) -> tuple[Block, ...]:
    """The end of a letter, down to the telephone number."""
    where = ", ".join(part for part in (sender.unit, sender.municipality) if part.strip())
    lines = [sender.name, where, f"Tlf. {sender.phone}" if sender.phone.strip() else ""]
    name = "\n".join(line for line in lines if line.strip())
    return (KeepTogether((Paragraph("Venlig hilsen"), Paragraph(name))),)


def person_with_age(person: str, age: int | None) -> str:
    """*E., 22 år*."""
    return person if age is None else ", ".join(part for part in (person, f"{age} år") if part)


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends like a sentence already."""
    kept = text.rstrip()
    return kept if not kept or kept[-1] in ".!?…" else f"{kept}."


def left_out(withheld: Sequence[str]) -> tuple[Block, ...]:
    """The one honest line about what this copy does not hold."""
    named = words.parts_left_out(withheld)
    return (Paragraph(f"Udeladt i dette eksemplar: {named}.", quiet=True),) if named else ()


def objections(texts: Sequence[str]) -> tuple[Block, ...]:
    """What the young person objects to, beside what stands on this paper (databeskyttelsesforordningen artikel 16)."""
    return tuple(Notice(text, "Den unges indsigelse") for text in texts)


def section(heading: str, table: Table) -> tuple[Block, ...]:
    """A table under its heading; a short one is never torn apart."""
    blocks = (Heading(heading), table)
    return (KeepTogether(blocks),) if len(table.rows) <= _SHORT_TABLE else blocks


def columns(rows: Sequence[R], *spread: tuple[str, float, Callable[[R], Inline]], always: int = 1) -> Table:
    """A table whose columns (heading, relative width, cell) are left out where no row has anything to say there.

    The first `always` columns stay in any case.
    """
    cells = [[make(row) for row in rows] for _heading, _width, make in spread]
    kept = [index for index, column in enumerate(cells) if index < always or any(column)]
    return Table(
        tuple(spread[index][0] for index in kept),
        tuple(tuple(cells[index][row] for index in kept) for row in range(len(rows))),
        tuple(spread[index][1] for index in kept),
    )


def goals_table(goals: Sequence[GoalPaper], *, with_horizon: bool) -> Table:
    """Goals with the young person's own words first, where they stand now, and when they are followed up."""
    return columns(
        goals,
        ("Mål", 5, lambda goal: _goal_text(goal, with_horizon)),
        ("Udgangspunkt og tegn", 4, _goal_signs),
        ("Følges op", 2, _goal_follow_up),
    )


def _goal_text(goal: GoalPaper, with_horizon: bool) -> Inline:
    lead = [words.HORIZONS.get(goal.horizon, "")] if with_horizon else []
    label = ", ".join(part for part in (*lead, words.lower_start(goal.area) if lead else goal.area) if part.strip())
    runs = [Run(f"{label}: ", bold=True)] if label else []
    if goal.own_words.strip():
        runs.append(Run(f"»{goal.own_words}«", italic=True))
        if goal.wording.strip():
            runs.append(Run("\n"))
    runs.append(Run(goal.wording))
    return tuple(run for run in runs if run.text)


def _goal_signs(goal: GoalPaper) -> Inline:
    runs: list[Run] = []
    for label, text in (("Nu: ", goal.baseline), ("Tegn: ", goal.sign_of_success)):
        if text.strip():
            runs += [Run(("\n" if runs else "") + label, bold=True), Run(text)]
    return tuple(runs)


def _goal_follow_up(goal: GoalPaper) -> Inline:
    state = words.GOAL_STATES.get(goal.state, "")
    return "\n".join(part for part in (short_day(goal.follow_up_on), state) if part)


def agreements_table(agreements: Sequence[AgreementPaper]) -> Table:
    """What, who, by when; settled ones say so below the date."""
    return columns(
        agreements,
        ("Hvad", 7, lambda one: one.what),
        ("Hvem", 5, lambda one: one.owner),
        ("Senest", 2.4, _due),
        always=3,
    )


def _due(agreement: AgreementPaper) -> Inline:
    state = words.AGREEMENT_STATES.get(agreement.state, "")
    due = short_day(agreement.due) or ("" if state else NO_DUE_DATE)
    return "\n".join(part for part in (due, state) if part)


def measures_table(measures: Sequence[MeasurePaper]) -> Table:
    """Decisions that became measures: what, who decided, which unit, the grant, from when."""
    return columns(
        measures,
        ("Indsats", 4.5, lambda one: one.title),
        ("Besluttet af", 3, lambda one: one.decided_by),
        ("Enhed", 3, lambda one: one.unit),
        ("Bevilling", 3, lambda one: one.grant),
        ("Fra", 2.4, _from_when),
    )


def _from_when(measure: MeasurePaper) -> Inline:
    state = words.MEASURE_STATES.get(measure.state, "")
    return "\n".join(part for part in (short_day(measure.starts_on), state) if part)


def name_to_greet(recipient: str) -> str:
    """The name in *Mads Øvelse, Familieafdelingen*; nothing when it is a role, since nobody writes *Kære egen læge*."""
    name = re.split(r"[,(·\n]", recipient.strip())[0].strip()
    return name if sum(word[:1].isupper() for word in name.split()) > 1 else ""
