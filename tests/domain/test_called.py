"""Who goes before what, and who gets the minutes, by the format's own word."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.example_format import EXAMPLE
from ungeapp.domain.called import absent_get_minutes, gets_minutes, has_precedence
from ungeapp.domain.formats import MinutesTo, Obligation
from ungeapp.domain.meetings import Participant

PEOPLE = st.builds(
    Participant,
    id=st.just("1"),
    person=st.just("p"),
    meeting=st.just("m"),
    municipal=st.booleans(),
    is_young_person=st.booleans(),
    obligation=st.sampled_from(Obligation),
)
LISTS = st.frozensets(st.sampled_from(MinutesTo))


@given(PEOPLE)
def test_nothing_goes_first_unless_the_format_says_so(one: Participant) -> None:
    assert not has_precedence(EXAMPLE, one)
    said = has_precedence(replace(EXAMPLE, takes_precedence=True), one)
    assert said == (one.municipal and one.obligation is Obligation.MUST and not one.is_young_person)


@given(LISTS, PEOPLE, st.booleans())
def test_the_young_person_always_gets_the_minutes_and_others_by_the_list(
    minutes_to: frozenset[MinutesTo], one: Participant, here: bool
) -> None:
    kind = MinutesTo.ABSENT_MUNICIPAL if one.municipal else MinutesTo.ABSENT_EXTERNAL
    listed = (MinutesTo.PRESENT if here else kind) in minutes_to
    assert gets_minutes(minutes_to, one, here=here) == (one.is_young_person or listed)
    assert absent_get_minutes(minutes_to, municipal=one.municipal) == (kind in minutes_to)
