"""What a newer version of a profile changes, before it is taken into use."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.bootstrap import shipped_definitions
from ungeapp.domain.profile_changes import HowChanged, ProfilePart, profile_changes
from ungeapp.domain.profiles import MunicipalProfile, Unit

SLAGELSE = shipped_definitions().profile("slagelse")


def with_units(*units: Unit) -> MunicipalProfile:
    return replace(SLAGELSE, units=units)


def test_units_that_came_went_and_were_renamed() -> None:
    first, *rest = SLAGELSE.units
    new = Unit("slagelse/ny", "Ny enhed", "Ny enhed", "youth")
    after = with_units(replace(first, name="Center for Unge"), *rest[1:], new)
    found = profile_changes(SLAGELSE, after)
    assert [(one.how, one.before, one.after) for one in found] == [
        (HowChanged.RENAMED, first.name, "Center for Unge"),
        (HowChanged.ADDED, "", "Ny enhed"),
        (HowChanged.REMOVED, rest[0].name, ""),
    ]
    assert {one.part for one in found} == {ProfilePart.UNITS}


def test_a_rule_and_a_time_that_changed() -> None:
    rules = SLAGELSE.responsibility
    changed = replace(rules, rules=(replace(rules.rules[0], from_age=17), *rules.rules[1:]))
    found = profile_changes(SLAGELSE, replace(SLAGELSE, responsibility=changed, notice_days=5, notice_source="Lokalt"))
    assert [(one.part, one.how, one.key) for one in found] == [
        (ProfilePart.TIMES, HowChanged.CHANGED, "notice"),
        (ProfilePart.RESPONSIBILITY, HowChanged.CHANGED, "responsible-1"),
    ]


def test_two_municipalities_are_not_compared() -> None:
    with pytest.raises(ValueError, match="two municipalities"):
        profile_changes(SLAGELSE, shipped_definitions().profile("viborg"))


@given(st.lists(st.integers(0, 6), unique=True), st.lists(st.integers(0, 6), unique=True))
def test_what_came_one_way_went_the_other(before: list[int], after: list[int]) -> None:
    older = with_units(*(SLAGELSE.units[number] for number in before))
    newer = with_units(*(SLAGELSE.units[number] for number in after))
    there, back = profile_changes(older, newer), profile_changes(newer, older)
    assert {one.key for one in there if one.how is HowChanged.ADDED} == {
        one.key for one in back if one.how is HowChanged.REMOVED
    }
    assert len(there) == len(back) == len(set(before) ^ set(after))
