"""Deadline rules out of their TOML tables.

Belongs here: which keys they have, that their codes are of the closed lists, and that validities do not overlap.
Does not belong here: TOML and limits (``definition_reader.py``), terms (``term_reader.py``), what a rule means
(``domain/deadlines.py``).
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from ungeapp.domain.deadlines import PERIODS, DeadlineRule, Fit, OffsetUnit, Standing, Stop, Trigger, head
from ungeapp.forms.definition_reader import Table, parse, unique
from ungeapp.forms.term_reader import check_validity
from ungeapp.texts import _


def read_deadlines(raw: bytes, file: str) -> tuple[DeadlineRule, ...]:
    """The deadline rules in ``raw``; FaultyDefinition naming file, place and reason when anything is wrong with them."""
    top = parse(raw, file)
    table = top.table("rules")
    table.text("title")
    table.done()
    found = tuple(_deadline(one) for one in top.tables("deadline"))
    top.done()
    unique(tuple(f"{one.id} {one.valid_from}" for one in found), "deadline", top.report)
    check_validity([(one.id, one.valid_from, one.valid_to) for one in found], "deadline", top.report)
    top.report.refuse_if_faulty()
    return found


def _deadline(table: Table) -> DeadlineRule:
    found = DeadlineRule(
        id=table.key("id"),
        title=table.text("title"),
        trigger=table.text("trigger"),
        stop=table.text("stop"),
        offset=table.optional_integer("offset", -3660, 3660),
        unit=table.choice("unit", OffsetUnit, OffsetUnit.DAYS),
        standing=table.choice("standing", Standing),
        source=table.text("source"),
        valid_from=table.optional_day("valid_from"),
        valid_to=table.optional_day("valid_to"),
        age_years=table.optional_integer("age_years", 0, 120),
        age_months=table.integer("age_months", 0, 11, 0),
        on_month=table.optional_integer("on_month", 1, 12),
        on_day=table.optional_integer("on_day", 1, 28),
        from_age=table.optional_integer("from_age", 0, 120),
        to_age=table.optional_integer("to_age", 0, 120),
        starts=_codes(table, "starts", Trigger),
        when=_codes(table, "when", Trigger),
        stops=_codes(table, "stops", Stop),
        fit=table.optional_choice("fit", Fit),
        reckon_from=_codes(table, "reckon_from", Trigger),
        or_starts=_codes(table, "or_starts", Trigger),
        or_trigger=table.flag("or_trigger", default=False),
        early_counts=table.flag("early_counts", default=False),
        also_running=table.flag("also_running", default=False),
        until_answered=table.flag("until_answered", default=False),
        on_request=table.flag("on_request", default=False),
        runs=table.flag("runs", default=True),
        on_today=table.flag("on_today", default=True),
        units=table.texts("units", required=False),
    )
    if (found.on_month is None) != (found.on_day is None):
        table.complain("on_day", _("A day of the year needs both its month and its day."))
    if Trigger.BIRTHDAY in found.starts and found.age_years is None:
        table.complain("age_years", _("A deadline that a birthday starts needs the age."))
    if found.starts and found.runs and not found.stops:
        table.complain("stops", _("Nothing stops this deadline. Write what does, or “by-hand”."))
    if found.units and any(head(one) != Trigger.PERIOD_END for one in found.starts):
        table.complain("units", _("Only a report at the end of a period is asked of some units alone."))
    if found.also_running and found.valid_from is None:
        table.complain(
            "also_running", _("Only a version with the day it is valid from can take over running deadlines.")
        )
    table.done()
    return found


def _codes(table: Table, key: str, kinds: type[StrEnum]) -> tuple[str, ...]:
    """Codes of a closed list, each with or without what it is about after a colon."""
    found = table.texts(key, required=False)
    known: Collection[str] = {one.value for one in kinds}
    for code in found:
        kind, _colon, what = code.partition(":")
        if kind not in known:
            table.complain(key, _("There is nothing called “{key}” that could be known here.").format(key=code))
        elif kind == Trigger.PERIOD_END and what not in PERIODS:
            table.complain(key, _("A period is month, quarter, half-year or year, not “{key}”.").format(key=what))
    return found
