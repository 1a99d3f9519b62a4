"""What counts as having touched a point of a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ungeapp.domain.formats import AgendaItem, Editor, OutputDefinition
from ungeapp.domain.meetings import Fact, ItemOutcome, Meeting, MeetingItem
from ungeapp.domain.parts import Part
from ungeapp.domain.people import NetworkKind, NetworkPerson
from ungeapp.domain.plans import Agreement, Decision, Goal
from ungeapp.domain.record import Record
from ungeapp.domain.untouched import untouched

DAY = date(2026, 11, 25)
MEETING = Meeting(id="m", person="p", series="s", starts=datetime(2026, 11, 25, 10, tzinfo=UTC))
POINT = AgendaItem(
    key="a", title="Bolig", public_title="Punkt", guidance="", part=Part.NOTES, editors=(Editor.NOTE,), asks=("q",)
)


def point(*editors: Editor) -> AgendaItem:
    return replace(POINT, editors=editors)


@pytest.mark.parametrize(
    ("agenda", "record"),
    [
        (POINT, MeetingItem(id="i", person="p", meeting="m", key="a", note="Talt om")),
        (POINT, MeetingItem(id="i", person="p", meeting="m", key="a", own_words="Ja")),
        (POINT, MeetingItem(id="i", person="p", meeting="m", key="a", outcome=ItemOutcome.DONE)),
        (POINT, Agreement(id="i", person="p", meeting="m", item="a", what="Ring")),
        (point(Editor.AGREEMENTS), Agreement(id="i", person="p", meeting="m", what="Ring")),
        (point(Editor.DECISIONS), Decision(id="i", person="p", meeting="m", text="Mentor")),
        (point(Editor.GOALS), Goal(id="i", person="p", meeting="m", own_words="Op")),
        (point(Editor.NETWORK), NetworkPerson(id="i", person="p", network=NetworkKind.PRIVATE, name="Mona")),
        (POINT, Fact(id="i", person="p", series="s", key="q", value="yes", told_on=DAY)),
    ],
)
def test_whatever_came_of_a_point_touched_it(agenda: AgendaItem, record: Record) -> None:
    assert untouched([agenda], (), MEETING, [record]) == ()
    assert untouched([agenda], (), MEETING, [replace(record, removed="fejl")]) == (agenda,)
    assert untouched([agenda], (), MEETING, []) == (agenda,)


@pytest.mark.parametrize(
    "record",
    [
        MeetingItem(id="i", person="p", meeting="m", key="a", note=" "),
        MeetingItem(id="i", person="p", meeting="other", key="a", note="Sidst"),
        Agreement(id="i", person="p", meeting="m", item="b", what="Ring"),
        Goal(id="i", person="p", meeting="m", own_words="Op"),
        Fact(id="i", person="p", series="s", key="q", value="yes", told_on=date(2026, 11, 1)),
        Fact(id="i", person="p", series="s", key="q", value="", told_on=DAY),
    ],
)
def test_what_belongs_elsewhere_or_was_known_before_does_not(record: Record) -> None:
    assert untouched([POINT], (), MEETING, [record]) == (POINT,)


def test_an_answered_result_touches_its_point() -> None:
    output = OutputDefinition(key="o", title="Afklaret", public_title="Afklaret", item="a")
    open_ = MeetingItem(id="i", person="p", meeting="m", key="o")
    assert untouched([POINT], [output], MEETING, [open_]) == (POINT,)
    assert untouched([POINT], [output], MEETING, [replace(open_, outcome=ItemOutcome.NOT_REACHED)]) == ()
