"""Which points of a handover are still open, and dated terms and deadlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ungeapp.domain.checklists import Checklist, ChecklistItem, ItemKind, RequiredFor
from ungeapp.domain.deadlines import DeadlineRule, OffsetUnit, Standing
from ungeapp.domain.formats import FormatRef
from ungeapp.domain.parts import Part
from ungeapp.domain.terms import Term, TermList


def _item(key: str, kind: ItemKind, step: RequiredFor | None) -> ChecklistItem:
    return ChecklistItem(key, key, "…", kind, step, Part.HANDOVER)


CHECKLIST = Checklist(
    FormatRef("unge", "liste", 1, ""),
    "Liste",
    "Ingen",
    date(2020, 1, 1),
    None,
    (
        _item("words", ItemKind.TEXT, RequiredFor.OFFER),
        _item("receiver", ItemKind.PERSON, RequiredFor.ACCEPT),
        _item("safe", ItemKind.YES_NO, RequiredFor.CLOSE),
        _item("rest", ItemKind.TEXT, None),
    ),
)


def open_keys(step: RequiredFor, answers: dict[str, str]) -> list[str]:
    return [one.key for one in CHECKLIST.open_for(step, answers)]


def test_each_step_waits_for_its_own_points_and_the_earlier_ones() -> None:
    assert open_keys(RequiredFor.OFFER, {}) == ["words"]
    assert open_keys(RequiredFor.ACCEPT, {}) == ["words", "receiver"]
    assert open_keys(RequiredFor.CLOSE, {"words": "Jeg vil", "receiver": "Bo"}) == ["safe"]
    assert open_keys(RequiredFor.OFFER, {"words": "  "}) == ["words"]


def test_points_are_numbered_in_the_order_their_steps_come() -> None:
    mixed = replace(CHECKLIST, items=CHECKLIST.items[::-1])
    assert [(number, one.key) for number, one in mixed.numbered()] == [
        (1, "words"),
        (2, "receiver"),
        (3, "safe"),
        (4, "rest"),
    ]


def test_a_point_says_its_own_source_and_else_the_list_s() -> None:
    words, *others = CHECKLIST.items
    assert not CHECKLIST.by_point and CHECKLIST.source_of(words) == "", "the list alone says it, not each point again"
    told = replace(CHECKLIST, items=(replace(words, source="Et ark"), *others))
    assert told.by_point
    assert [told.source_of(one) for one in told.items] == ["Et ark", "Ingen", "Ingen", "Ingen"]


def test_not_safe_keeps_it_open() -> None:
    answered = {"words": "Jeg vil", "receiver": "Bo"}
    assert open_keys(RequiredFor.CLOSE, answered | {"safe": "no"}) == ["safe"]
    assert open_keys(RequiredFor.CLOSE, answered | {"safe": "yes"}) == []


OLD = Term("after", "Efterværn", None, date(2023, 12, 31), "SEL § 76")
NEW = Term("after", "Ungestøtte", date(2024, 1, 1), None, "BL §§ 113-116", ("Efterværn",))
TERMS = TermList("glossary", "Begreber", (OLD, NEW))


def test_a_term_is_called_what_it_was_called_then() -> None:
    assert TERMS.label("after", date(2023, 12, 31)) == "Efterværn"
    assert TERMS.label("after", date(2024, 1, 1)) == "Ungestøtte"
    assert TERMS.label("nothing", date(2024, 1, 1)) == "nothing"
    assert TERMS.on(date(2026, 1, 1)) == (NEW,)
    assert TERMS.by_old_term("efterværn") == NEW
    assert TERMS.by_old_term("andet") is None


def test_a_term_that_has_ended_keeps_its_name() -> None:
    ended = TermList("glossary", "Begreber", (OLD,))
    assert ended.label("after", date(2026, 1, 1)) == "Efterværn"
    assert ended.on(date(2026, 1, 1)) == ()


@pytest.mark.parametrize(
    ("offset", "unit", "due"),
    [
        (30, OffsetUnit.DAYS, date(2026, 9, 30)),
        (-6, OffsetUnit.MONTHS, date(2026, 2, 28)),
        (5, OffsetUnit.WORKING_DAYS, date(2026, 9, 5)),
        (None, OffsetUnit.DAYS, None),
    ],
)
def test_when_a_rule_falls_due(offset: int | None, unit: OffsetUnit, due: date | None) -> None:
    rule = DeadlineRule("d", "Frist", "Sket", "Gjort", offset, unit, Standing.LAW, "Lov", date(2024, 1, 1), None)
    assert rule.due(date(2026, 8, 31), ()) == due
    assert not rule.valid_on(date(2023, 12, 31))
