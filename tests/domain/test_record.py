"""Records: every field of every kind says which part it is, and every value survives being plain."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain import record
from ungeapp.domain.errors import Invalid
from ungeapp.domain.kinds import kinds
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.people import Talk, YoungPerson
from ungeapp.domain.plans import Goal
from ungeapp.domain.record import Record, build, changed_fields, field_types, from_plain, to_plain, values
from ungeapp.system.clock import DENMARK

ALL = sorted(kinds())
LOCAL_KINDS = {
    "task", "alias", "phone-entry", "access-redaction", "journalising", "relative",
    "responsibility", "plan-extract", "not-same",
    "network-kept", "desk-meeting", "desk-note",
    "offer-local", "unmet-need", "initiative-sheet", "everyday-end",
}  # fmt: skip


def undeclared(cls: type[Record]) -> list[str]:
    """The fields of a kind that do not say which part they are."""
    return [
        one.name
        for one in fields(cls)
        if one.name not in ("id", "person") and not isinstance(one.metadata.get("part"), Part | Scope)
    ]


@pytest.mark.parametrize("kind", ALL)
def test_every_field_of_every_kind_declares_a_part(kind: str) -> None:
    assert undeclared(kinds()[kind]) == [], "declare it with `of(Part.…)` or `of(Scope.…)`"


def test_a_field_without_a_part_is_noticed() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Leaky(Record):
        told: str = of(Part.NOTES, "")
        forgotten: str = ""

    assert undeclared(Leaky) == ["forgotten"]
    with pytest.raises(KeyError):  # and such a kind cannot even be registered
        record._shape(Leaky)


@pytest.mark.parametrize("kind", ALL)
def test_only_what_belongs_to_the_desk_alone_never_leaves(kind: str) -> None:
    assert record.leaves_desk(kinds()[kind]) is (kind not in LOCAL_KINDS)


@pytest.mark.parametrize("kind", ALL)
def test_a_kind_knows_its_own_part(kind: str) -> None:
    cls = kinds()[kind]
    assert isinstance(cls(id="x", person="x").record_part, Part)


def value_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value a field of this type may hold."""
    if get_origin(hint) is tuple:
        return st.lists(st.text(max_size=20), max_size=4).map(tuple)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(max_size=40),
        bool: st.booleans(),
        int: st.integers(-(2**40), 2**40),
        date: st.dates(),
        time: st.times(),
        datetime: st.datetimes(timezones=st.just(DENMARK)),
    }
    return simple[hint]


@given(st.data())
def test_every_value_of_every_field_survives_being_plain(data: st.DataObject) -> None:
    cls = kinds()[data.draw(st.sampled_from(ALL))]
    told = {name: data.draw(value_of(hint), name) for name, hint in field_types(cls).items()}
    if cls is Goal:
        told["area"] = data.draw(st.sampled_from(["education", "health", "parenthood"]))
    one = cls(id="a", person="b", **told)
    again = build(cls, "a", "b", values(one))
    assert values(again) == values(one)  # instants in the hour that clocks skip are never equal across zone objects
    assert changed_fields(one, one) == {}


def test_what_was_never_told_takes_its_default_and_unknown_fields_are_left_out() -> None:
    goal = build(Goal, "g", "p", {"own_words": "Op kl. 8", "from_the_future": 3})
    assert goal == Goal(id="g", person="p", own_words="Op kl. 8")


def test_only_changed_fields_are_told() -> None:
    before = Talk(id="t", person="p", said="a", next_step_on=date(2026, 1, 1))
    after = Talk(id="t", person="p", said="b", next_step_on=None)
    assert changed_fields(before, after) == {"said": "b", "next_step_on": None}


@pytest.mark.parametrize(
    ("cls", "name", "plain"),
    [
        (YoungPerson, "given_name", 3),
        (YoungPerson, "given_name", ["Emma"]),
        (YoungPerson, "protected_name", 1),
        (YoungPerson, "protected_name", "yes"),
        (YoungPerson, "birth_date", "31.12.2004"),
        (YoungPerson, "birth_date", 20041231),
        (Goal, "horizon", "someday"),
        (kinds()["consent"], "parts", "identity"),
        (kinds()["consent"], "age_then", "22"),
        (kinds()["meeting"], "part", "everything"),
        (kinds()["meeting"], "starts", "soon"),
    ],
)
def test_a_value_of_another_sort_is_refused(cls: type[Record], name: str, plain: record.Plain) -> None:
    with pytest.raises(Invalid) as refused:
        from_plain(cls, name, plain)
    assert refused.value.code == "value-kind"


def test_only_values_that_can_be_kept_become_plain() -> None:
    assert to_plain((1, "a")) == ["1", "a"]
    with pytest.raises(Invalid):
        to_plain(1.5)


def test_the_part_of_a_goal_follows_its_area_and_local_fields_have_none() -> None:
    goal = Goal(id="g", person="p", area="health")
    assert {record.part_of(goal, name) for name in record.field_names(Goal)} == {Part.GOALS_HEALTH}
    meeting = kinds()["meeting"](id="m", person="p")
    assert record.part_of(meeting, "title") is None
    assert record.part_of(meeting, "place") is Part.MEETINGS
