"""The other files of a municipal profile out of their TOML tables: responsibility, targets, procedures, partners.

Belongs here: which keys they have, and that what they refer to inside the same file is there.
Does not belong here: ``profile.toml`` (``profile_reader.py``), offers (``offer_reader.py``), deadlines
(``term_reader.py``), and how the files of one folder hang together (``profile_folder.py``).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ungeapp.domain.figures import Counted, FigureDefinition
from ungeapp.domain.profiles import PartnerOrganisation, Procedure
from ungeapp.domain.responsibility import Purpose, Question, ResponsibilityRules, Rule
from ungeapp.domain.targets import Definition, Direction, Frequency, Measured, Target, Value
from ungeapp.forms.definition_reader import Table, parse, unique
from ungeapp.forms.profile_reader import MAX_AGE, check_ages
from ungeapp.texts import _

_BIG = 10_000_000


def read_responsibility(raw: bytes, file: str, municipality: str) -> ResponsibilityRules:
    """Who is responsible for whom; FaultyDefinition naming file, place and reason when anything is wrong with it."""
    top = parse(raw, file)
    head = top.table("responsibility")
    head.text("title")
    source = head.text("source")
    head.done()
    questions = tuple(_question(one) for one in top.tables("question", required=False))
    rules = tuple(_rule(one, municipality) for one in top.tables("rule"))
    top.done()
    unique(tuple(one.key for one in questions), "question", top.report)
    asked = {one.key for one in questions}
    for number, rule in enumerate(rules, 1):
        for key in rule.asks():
            if key not in asked:
                top.report.add(f"rule[{number}]", _("There is no question “{key}”.").format(key=key))
    top.report.refuse_if_faulty()
    return ResponsibilityRules(questions, rules, source)


def _question(table: Table) -> Question:
    found = Question(
        key=table.key(),
        label=table.text("label"),
        source=table.text("source"),
        known_from=table.texts("known_from", required=False),
    )
    for one in found.known_from:
        if one.count(":") != 1:
            table.complain("known_from", _("This must be written like benefit:disability-pension."))
    table.done()
    return found


def _rule(table: Table, municipality: str) -> Rule:
    unit = table.optional_key("unit")
    found = Rule(
        purpose=table.choice("purpose", Purpose),
        unit=f"{municipality}/{unit}" if unit else "",
        reason=table.text("reason"),
        source=table.text("source"),
        role=table.optional_key("role") or "",
        task=table.text("task", ""),
        from_age=table.optional_integer("from_age", 0, MAX_AGE),
        to_age=table.optional_integer("to_age", 0, MAX_AGE),
        all_of=table.texts("all_of", required=False),
        any_of=table.texts("any_of", required=False),
        none_of=table.texts("none_of", required=False),
    )
    check_ages(table, found.from_age, found.to_age)
    if found.purpose is Purpose.CONTACT and not found.role:
        table.complain("role", _("This is missing."))
    if found.purpose is not Purpose.CONTACT and not found.unit:
        table.complain("unit", _("This is missing."))
    table.done()
    return found


def read_targets(raw: bytes, file: str) -> tuple[tuple[Target, ...], tuple[FigureDefinition, ...]]:
    """The target figures, and the figures that are counted from cases.

    FaultyDefinition naming file, place and reason when anything is wrong with them.
    """
    top = parse(raw, file)
    head = top.table("targets")
    head.text("title")
    head.done()
    known = {one.key: one for one in (_definition(one) for one in top.tables("definition", required=False))}
    found = tuple(_target(one, known) for one in top.tables("target", required=False))
    figures = tuple(_figure(one, known) for one in top.tables("figure", required=False))
    top.done()
    unique(tuple(one.key for one in found), "target", top.report)
    unique(tuple(one.key for one in figures), "figure", top.report)
    top.report.refuse_if_faulty()
    return found, figures


def _figure(table: Table, known: dict[str, Definition]) -> FigureDefinition:
    found = FigureDefinition(
        key=table.key(),
        title=table.text("title"),
        text=table.text("text"),
        source=table.text("source"),
        counts=table.choice("counts", Counted),
        definition=table.optional_key("definition") or "",
        from_age=table.optional_integer("from_age", 0, MAX_AGE),
        to_age=table.optional_integer("to_age", 0, MAX_AGE),
        codes=table.texts("codes", required=False),
        formats=table.texts("formats", required=False),
        rules=table.texts("rules", required=False),
    )
    check_ages(table, found.from_age, found.to_age)
    if found.definition and found.definition not in known:
        table.complain("definition", _("There is no definition “{key}”.").format(key=found.definition))
    if (found.counts is Counted.DEADLINES) != bool(found.rules):
        table.complain("rules", _("Name deadlines here where deadlines are counted, and nowhere else."))
    table.done()
    return found


def _definition(table: Table) -> Definition:
    found = Definition(table.key(), table.text("text"), table.text("source"))
    table.done()
    return found


def _target(table: Table, known: dict[str, Definition]) -> Target:
    definition = _known(table, known)
    measured_as = table.choice("measured_as", Measured)
    goal = table.optional_table("goal")
    baseline = table.optional_table("baseline")
    found = Target(
        key=table.key(),
        title=table.text("title"),
        definition=definition,
        measured_as=measured_as,
        direction=table.choice("direction", Direction),
        source=table.text("source"),
        goal=_value(goal, definition, known) if goal else None,
        baseline=_value(baseline, definition, known) if baseline else None,
        measured=tuple(_value(one, definition, known) for one in table.tables("measured", required=False)),
        frequency=table.optional_choice("frequency", Frequency),
        figures_from=table.text("figures_from", ""),
        note=table.text("note", ""),
    )
    if found.goal is not None and found.goal.definition != definition.key:
        table.complain("goal.definition", _("The goal must count what the target counts."))
    if measured_as is Measured.NO_FIGURE and found.goal is not None:
        table.complain("goal", _("A target without a figure has no goal to reach."))
    table.done()
    return found


def _known(table: Table, known: dict[str, Definition], default: Definition | None = None) -> Definition:
    key = table.optional_key("definition") if default else table.key("definition")
    if default is not None and key is None:
        return default
    found = known.get(key or "")
    if found is None:
        table.complain("definition", _("There is no definition “{key}”.").format(key=key))
        return Definition(key or "", "", "")
    return found


def _value(table: Table, definition: Definition, known: dict[str, Definition]) -> Value:
    part, whole = table.optional_integer("part", 0, _BIG), table.optional_integer("whole", 1, _BIG)
    if part is not None and whole is not None and part > whole:
        table.complain("part", _("The part is larger than the whole."))
    found = Value(
        value=_number(table, table.value("value")),
        when=table.text("when"),
        definition=_known(table, known, definition).key,
        part=part,
        whole=whole,
    )
    table.done()
    return found


def _number(table: Table, told: Any) -> Fraction:
    """A whole number or a decimal; a decimal is taken as it is written."""
    if isinstance(told, bool) or not isinstance(told, int | float) or abs(told) > _BIG:
        if told is not None:
            table.complain("value", _("This must be a number."))
        return Fraction(0)
    return Fraction(str(told))


def read_procedures(raw: bytes, file: str, municipality: str) -> tuple[Procedure, ...]:
    """How things are done; FaultyDefinition naming file, place and reason when anything is wrong with it."""
    top = parse(raw, file)
    head = top.table("procedures")
    head.text("title")
    head.done()
    found = tuple(_procedure(one, municipality) for one in top.tables("procedure"))
    top.done()
    unique(tuple(one.key for one in found), "procedure", top.report)
    top.report.refuse_if_faulty()
    return found


def _procedure(table: Table, municipality: str) -> Procedure:
    unit = table.optional_key("unit")
    found = Procedure(
        key=table.key(),
        title=table.text("title"),
        text=table.text("text"),
        source=table.text("source"),
        unit=f"{municipality}/{unit}" if unit else "",
    )
    table.done()
    return found


def read_partners(raw: bytes, file: str) -> tuple[PartnerOrganisation, ...]:
    """Partner organisations; FaultyDefinition naming file, place and reason when anything is wrong with them."""
    top = parse(raw, file)
    head = top.table("partners")
    head.text("title")
    source = head.text("source")
    head.done()
    found = tuple(_partner(one, source) for one in top.tables("partner"))
    top.done()
    unique(tuple(one.key for one in found), "partner", top.report)
    top.report.refuse_if_faulty()
    return found


def _partner(table: Table, source: str) -> PartnerOrganisation:
    found = PartnerOrganisation(
        key=table.key(), name=table.text("name"), source=table.text("source", source), kind=table.text("kind", "")
    )
    table.done()
    return found
