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
from ungeapp.forms.documents.dates import day, short_day
from ungeapp.usecases.papers import AgreementPaper, GoalPaper, LegalFramePaper, MeasurePaper, Sender

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
    """*ring til N.N. på tlf. 12 34 56 78*; without a number *kontakt N.N.*. While N.N. is away it is the stand-in."""
    if sender.away_now:
        return _call(sender.stand_in, sender.stand_in_phone)
    return _call(sender.name.strip() or sender.unit.strip() or "os", sender.phone)


def _call(who: str, phone: str) -> str:
    return f"ring til {who} på tlf. {phone}" if phone.strip() else f"kontakt {who}"


def greeting_off(sender: Sender, *, named: bool = True) -> tuple[Block, ...]:
    """The end of a letter, down to the telephone number; ``named``: the letter has said whom to call."""
    where = ", ".join(part for part in (sender.unit, sender.municipality) if part.strip())
    lines = [sender.name, where, f"Tlf. {sender.phone}" if sender.phone.strip() else ""]
    name = "\n".join(line for line in lines if line.strip())
    away = (Paragraph(_absence(sender, named=named)),) if sender.stand_in.strip() else ()
    return (KeepTogether((Paragraph("Venlig hilsen"), Paragraph(name), *away)),)


def _absence(sender: Sender, *, named: bool) -> str:
    """*Jeg er væk fra 23. november 2026 til og med 4. december 2026. I den tid: ring til N.N. …*

    While N.N. is away the letter has named the stand-in already, and does not say so twice.
    """
    first = f" fra {day(sender.away_from)}" if sender.away_from and not sender.away_now else ""
    last = f" til og med {day(sender.away_to)}" if sender.away_to else ""
    if sender.away_now and named:
        return f"Jeg er væk{last}."
    instead = _call(sender.stand_in.strip(), sender.stand_in_phone)
    return f"Jeg er væk{first}{last}. I den tid: {instead}."


def person_with_age(person: str, age: int | None) -> str:
    """*E., 22 år*."""
    return person if age is None else ", ".join(part for part in (person, f"{age} år") if part)


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends like a sentence already."""
    kept = text.rstrip()
    return kept if not kept or kept[-1] in ".!?…" else f"{kept}."


def legal_frame(legal: LegalFramePaper | None) -> tuple[Block, ...]:
    """What the law allows and forbids here, the law by name, and why another meeting is about a new case."""
    if legal is None:
        return ()
    because = legal.new_case.strip()
    # The reason as it was written: a name may stand first in it.
    new_case = f" Det er en ny sag, fordi {sentence(because)}" if because else ""
    return (Notice(f"{sentence(legal.text)} Efter {sentence(legal.law)}{new_case}", "Lovens ramme"),)


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
    if label and not goal.joint:
        label += " (fagspecifikt)"
    runs = [Run(f"{label}: ", bold=True)] if label else []
    if goal.own_words.strip():
        runs.append(Run(f"»{goal.own_words}«", italic=True))
        if goal.wording.strip():
            runs.append(Run("\n"))
    runs.append(Run(goal.wording))
    if goal.contribution.strip():
        runs += [Run("\nDet gør jeg og min familie selv: ", bold=True), Run(goal.contribution)]
    if goal.steps:
        runs.append(Run("\nSkridt: ", bold=True))
        runs.append(Run("; ".join(_step(one) for one in goal.steps)))
    return tuple(run for run in runs if run.text)


def _step(step: AgreementPaper) -> str:
    """*ringe til skolen (Karen, 27.11.2026)*; one that is taken says so instead of its day."""
    state = words.STEP_STATES.get(step.state, "")
    told = ", ".join(part for part in (step.owner, state or short_day(step.due)) if part.strip())
    return f"{step.what} ({told})" if told else step.what


def _goal_signs(goal: GoalPaper) -> Inline:
    runs: list[Run] = []
    own = ", ".join(f"{number} ({short_day(on)})" for on, number in goal.ratings)
    said = f"»{goal.rating_words}«" if goal.rating_words.strip() else ""
    for label, text in (
        ("Nu: ", goal.baseline),
        ("Tegn: ", goal.sign_of_success),
        ("Egen vurdering, 0–10: ", own),
        ("Senest sagt: ", said),
        ("Fagpersonen ser: ", words.lower_start(goal.status)),
    ):
        if text.strip():
            runs += [Run(("\n" if runs else "") + label, bold=True), Run(text, italic=text == said)]
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


def plan_measures_table(measures: Sequence[MeasurePaper]) -> Table:
    """The measures of a plan: what and who does what, whose it is, the grant and how long it was waited, from when."""
    return columns(
        measures,
        ("Indsats", 5.5, _measure_text),
        ("Hvem", 3.2, _whose),
        ("Bevilling og ventetid", 3, _grant_and_wait),
        ("Hvornår", 2.6, _when),
    )


def _measure_text(measure: MeasurePaper) -> Inline:
    runs = [Run(f"{measure.area}: ", bold=True)] if measure.area.strip() else []
    runs.append(Run(measure.title))
    said = f" »{measure.rating_words}«" if measure.rating_words.strip() else ""
    rated = "" if measure.rating is None else f"{measure.rating} ({short_day(measure.rated_on)})"
    next_day = f" fra {short_day(measure.next_on)}" if measure.next_on else ""
    agreed = measure.next_what if measure.next_what.strip() else "aftalt" if next_day else "ikke aftalt endnu"
    following = f"{agreed}{next_day}"
    for label, text in (
        ("Formål: ", measure.purpose),
        ("Hvem gør hvad: ", "; ".join(f"{who}: {what}" if who else what for who, what in measure.tasks)),
        ("Egen vurdering, 0–10: ", rated or said.strip()),
        ("Det næste: ", following if measure.between else ""),
    ):
        if text.strip():
            runs += [Run(f"\n{label}", bold=True), Run(text, italic=text == said.strip())]
        if text and text == rated and said:
            runs.append(Run(said, italic=True))
    return tuple(runs)


def _whose(measure: MeasurePaper) -> Inline:
    unit = ", ".join(part for part in (measure.responsible, measure.unit) if part.strip())
    lines = (
        measure.provider,
        measure.place,
        measure.contact,
        unit,
        f"Besluttet af {measure.decided_by}" if measure.decided_by else "",
    )
    return "\n".join(line for line in lines if line.strip())


def _grant_and_wait(measure: MeasurePaper) -> Inline:
    lines = [measure.grant]
    for wait in measure.waits:
        verb = "Har ventet" if wait.lasts else "Ventede"
        days = "1 dag" if wait.days == 1 else f"{wait.days} dage"
        lines.append(f"{verb} {days} {words.WAITED_FOR.get(wait.what, '')}".rstrip())
    return "\n".join(line for line in lines if line.strip())


def _when(measure: MeasurePaper) -> Inline:
    ended = words.MEASURE_ENDS.get(measure.ended_how, "")
    state = ended or words.MEASURE_STATES.get(measure.state, "")
    day = f"slut {short_day(measure.ended_on)}" if measure.ended_on else short_day(measure.starts_on)
    return "\n".join(part for part in (day, state) if part)


def name_to_greet(recipient: str) -> str:
    """The name in *Mads Øvelse, Familieafdelingen*; nothing when it is a role, since nobody writes *Kære egen læge*."""
    name = re.split(r"[,(·\n]", recipient.strip())[0].strip()
    return name if sum(word[:1].isupper() for word in name.split()) > 1 else ""
