"""A set of criteria out of its TOML table.

Belongs here: which keys a set of criteria has, and that every outcome can be reached and every way through ends in one.
Does not belong here: TOML and limits (``definition_reader.py``), conditions (``format_reader.py``), judging (``domain``).
"""

from __future__ import annotations

from itertools import islice

from ungeapp.domain.checklists import PREFILLED
from ungeapp.domain.conditions import facts_of
from ungeapp.domain.criteria import (
    Criteria,
    Outcome,
    OutcomeKind,
    Question,
    QuestionKind,
    ReferTo,
    conditions_of,
    judge,
    whole_answers,
)
from ungeapp.domain.formats import FactDefinition, FactKind, FormatRef
from ungeapp.domain.parts import Part
from ungeapp.forms.definition_reader import Table, parse, unique
from ungeapp.forms.format_reader import ConditionReader, read_options
from ungeapp.texts import _

_MOST_WAYS = 200_000
"""More ways through than that are not walked; a form that large is nobody's."""


def read_criteria(raw: bytes, file: str, owner: str, sha256: str) -> Criteria:
    """The criteria in ``raw``; FaultyDefinition naming file, place and reason when anything is wrong with them."""
    top = parse(raw, file)
    head = top.table("criteria")
    ref = FormatRef(owner, head.key("id"), head.integer("version", 1, 9999), sha256)
    reading = _Reading(top)
    questions = tuple(reading.question(one) for one in top.tables("question"))
    found = Criteria(
        ref=ref,
        title=head.text("title"),
        intro=head.text("intro"),
        source=head.text("source"),
        part=head.choice("part", Part),
        valid_from=head.day("valid_from"),
        valid_to=head.optional_day("valid_to"),
        questions=questions,
        outcomes=tuple(reading.outcome(one) for one in top.tables("outcome")),
    )
    head.done()
    top.done()
    unique(tuple(one.key for one in found.questions), "question", top.report)
    unique(tuple(one.key for one in found.outcomes), "outcome", top.report)
    top.report.refuse_if_faulty()
    _check_ways(found, top)
    top.report.refuse_if_faulty()
    return found


class _Reading:
    """Reads questions one after the other; a condition may look at those before it only."""

    def __init__(self, top: Table) -> None:
        self._conditions = ConditionReader((), top.report)

    def question(self, table: Table) -> Question:
        kind = table.choice("kind", QuestionKind)
        when = self._conditions.condition(table.optional_table("when"))
        found = Question(
            key=table.key(),
            title=table.text("title"),
            guidance=table.text("guidance"),
            source=table.text("source"),
            kind=kind,
            part=table.choice("part", Part),
            options=read_options(table) if kind is QuestionKind.CHOICE else (),
            when=when,
            required=table.flag("required", default=False),
            age_below=table.optional_integer("age_below", 0, 120),
            age_from=table.optional_integer("age_from", 0, 120),
            prefilled_from=table.optional_known("prefilled_from", PREFILLED),
        )
        if kind in (QuestionKind.YES_NO, QuestionKind.CHOICE):
            sort = FactKind.YES_NO if kind is QuestionKind.YES_NO else FactKind.CHOICE
            self._conditions.facts[found.key] = FactDefinition(
                key=found.key, kind=sort, label=found.title, part=found.part, options=found.options
            )
        table.done()
        return found

    def outcome(self, table: Table) -> Outcome:
        found = Outcome(
            key=table.key(),
            kind=table.choice("kind", OutcomeKind),
            title=table.text("title"),
            text=table.text("text"),
            when=self._conditions.condition(table.optional_table("when")),
            refer=tuple(self._refer(one) for one in table.tables("refer", required=False)),
            circumstance=table.optional_key("circumstance") or "",
            ends=table.texts("ends", required=False),
            course=table.optional_key("course") or "",
        )
        table.done()
        return found

    def _refer(self, table: Table) -> ReferTo:
        found = ReferTo(
            code=table.key("code"),
            label=table.text("label"),
            title=table.text("title"),
            units=table.texts("units", required=False),
            unit_kind=table.optional_key("unit_kind") or "",
            when=self._conditions.condition(table.optional_table("when")),
        )
        table.done()
        return found


def _check_ways(found: Criteria, top: Table) -> None:
    """Every outcome is reached by some answers, and no way through ends with nothing."""
    reached: set[str] = set()
    for answers in islice(whole_answers(found), _MOST_WAYS):
        verdict = judge(found, answers)
        if verdict.outcome is None:
            lines = ", ".join(f"{key} = {told}" for key, told in answers.items() if told != "x")
            top.complain("outcome", _("These answers lead to no outcome: {answers}.").format(answers=lines))
            return
        reached.add(verdict.outcome.key)
    for one in found.outcomes:
        if one.key not in reached:
            top.complain("outcome", _("No answers lead to the outcome “{key}”.").format(key=one.key))
    used: frozenset[str] = frozenset().union(*(facts_of(one) for one in conditions_of(found)))
    for asks in found.questions:
        coded = asks.kind in (QuestionKind.YES_NO, QuestionKind.CHOICE)
        if coded and asks.key not in used and not asks.required:
            idle = _("Nothing depends on “{key}”: make it required, or leave it out.")
            top.complain("question", idle.format(key=asks.key))
