"""The age rules out of their TOML table.

Belongs here: which keys they have. Does not belong here: TOML and limits (``definition_reader.py``), the rules' meaning
(``domain/ages.py``).
"""

from __future__ import annotations

from ungeapp.domain.ages import CUSTODY, MONTHS, AgeRule
from ungeapp.forms.definition_reader import Table, parse
from ungeapp.forms.term_reader import check_validity
from ungeapp.texts import _

AGE_RULES = "ages"


def read_ages(raw: bytes, file: str) -> tuple[AgeRule, ...]:
    """The age rules in ``raw``; FaultyDefinition naming file, place and reason when anything is wrong with them."""
    top = parse(raw, file)
    head = top.table(AGE_RULES)
    head.text("title")
    head.done()
    found = tuple(_age(one) for one in top.tables("age"))
    top.done()
    if not any(one.id == CUSTODY for one in found):
        top.complain(
            "age", _("The rule “{key}” is missing: without it nobody knows whose word custody is.").format(key=CUSTODY)
        )
    check_validity([(one.id, one.valid_from, one.valid_to) for one in found], "age", top.report)
    top.report.refuse_if_faulty()
    return found


def _age(table: Table) -> AgeRule:
    steps = tuple(table.tables("step", required=False))
    found = AgeRule(
        id=table.key("id"),
        title=table.text("title"),
        from_age=table.optional_integer("from_age", 0, 120),
        to_age=table.optional_integer("to_age", 0, 120),
        source=table.text("source"),
        valid_from=table.optional_day("valid_from"),
        valid_to=table.optional_day("valid_to"),
        steps=tuple(one.integer("years", 0, 120) * MONTHS + one.integer("months", 0, MONTHS - 1, 0) for one in steps),
    )
    for one in steps:
        one.done()
    if list(found.steps) != sorted(set(found.steps)):
        table.complain("step", _("The steps must stand in order, each once."))
    if found.from_age is not None and found.to_age is not None and found.to_age < found.from_age:
        table.complain("to_age", _("This ends before it starts."))
    table.done()
    return found
