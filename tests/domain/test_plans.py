"""The pieces of the plan: which part a piece is of, and which area is meant under a part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.parts import PLAN_NEEDS_CONSENT, Part
from ungeapp.domain.plans import area_of_part, goal_part, measure_part

AREAS = ("education", "work", "everyday", "health", "housing", "economy", "leisure", "parenthood")


@given(st.sampled_from(AREAS))
def test_under_a_goal_its_own_area_is_meant(area: str) -> None:
    assert area_of_part(goal_part(area)) == area


@given(st.sampled_from(list(Part)))
def test_what_is_decided_under_a_sensitive_part_is_sensitive_by_the_suggested_area_too(part: Part) -> None:
    area = area_of_part(part)
    assert area in AREAS
    if part in PLAN_NEEDS_CONSENT and part.value.startswith(("measures-", "goals-", "health", "parenthood")):
        assert measure_part(area) in PLAN_NEEDS_CONSENT
