"""No support role ends without a successor or an anchor, whatever is done in whatever order; the age and the agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.ages import AgeRule
from ungeapp.domain.coordination import InvolvedUnit, coordinates, involved_id, units_of
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.support_roles import agreed_to_continue, begun_again, ended, needs_agreement
from ungeapp.domain.terms import Term

BEGINS = date(2026, 1, 5)
ROLE = SupportRole(id="0", person="p", name="Mie", role="contact-person", from_on=BEGINS)
ANCHORED = Term("anchored", "Forankret", None, None, "x", needs_successor=False)
REPLACED = Term("replaced", "En anden", None, None, "x", needs_successor=True)
UNSAID = Term("own", "Kommunens egen", None, None, "x")
AGE = AgeRule("contact-person-renewed", "x", None, 24, "x")
LIMITED = Term("contact-person", "Kontaktperson", None, None, "x", ends_with_age=True)
FREE = Term("mentor", "Mentor", None, None, "x")

steps = st.lists(
    st.tuples(
        st.sampled_from(("end", "again", "go-on")),
        st.sampled_from((ANCHORED, REPLACED, UNSAID, None)),
        st.sampled_from(("", " ", "Ole")),
        st.integers(-3, 60),
        st.booleans(),
    ),
    max_size=12,
)


@given(steps)
def test_never_an_end_without_successor_or_anchor(told: list[tuple[str, Term | None, str, int, bool]]) -> None:
    """The invariant of the chain over every order of acts, refused ones included: a refusal changes nothing."""
    chain, day = [ROLE], BEGINS
    for number, (act, reason, who, later, past_age) in enumerate(told, 1):
        running = chain[-1].ended_on is None
        try:
            if act == "end":
                chain[-1] = ended(chain[-1], reason=reason, on=day + timedelta(days=later), successor=who)
            elif act == "again":
                again = begun_again(chain[-1], id=str(number), on=day, past_age=past_age, agreed_with=who)
                assert not past_age or again.agreed_with
                chain.append(again)
            else:
                chain[-1] = agreed_to_continue(chain[-1], agreed_with=who, on=day)
                assert running
        except (Invalid, NotAllowed):
            assert (chain[-1].ended_on is None) == running
        day = max(day, chain[-1].ended_on or day)
        for one in chain:
            if one.ended_on is not None:
                assert one.ended_because == "anchored" or one.successor
                assert one.from_on is not None
                assert one.from_on <= one.ended_on
            else:
                assert not one.successor
                assert not one.ended_because
        assert all(one.ended_on is not None for one in chain[:-1])  # a new period begins only where one ended


def test_refusals_say_what_is_missing() -> None:
    with pytest.raises(Invalid, match="support-end-reason"):
        ended(ROLE, reason=None, on=BEGINS)
    with pytest.raises(Invalid, match="support-successor"):
        ended(ROLE, reason=UNSAID, on=BEGINS)  # a municipality's own reason needs one unless it says otherwise
    over = ended(ROLE, reason=ANCHORED, on=BEGINS)
    with pytest.raises(NotAllowed, match="support-ended-already"):
        ended(over, reason=ANCHORED, on=BEGINS)
    with pytest.raises(NotAllowed, match="support-ended-already"):
        agreed_to_continue(over, agreed_with="Teamet", on=BEGINS)
    with pytest.raises(Invalid, match="support-past-age"):
        begun_again(over, id="1", on=BEGINS, past_age=True, agreed_with=" ")


@given(st.dates(date(1990, 1, 1), date(2020, 12, 31)), st.integers(-400, 400))
def test_the_agreement_is_asked_from_the_25th_birthday_on(birth: date, off: int) -> None:
    reached = AGE.ends_on(birth)
    assert reached is not None
    day = reached + timedelta(days=off)
    assert needs_agreement(LIMITED, AGE, birth, day) == (off >= 0)
    assert not needs_agreement(FREE, AGE, birth, day)
    assert not needs_agreement(LIMITED, None, birth, day)
    assert not needs_agreement(LIMITED, AGE, None, day)


units = st.lists(st.tuples(st.sampled_from("abcd"), st.booleans()), max_size=8)


@given(st.sampled_from("abcd"), units)
def test_one_is_responsible_always_and_coordinates_from_two_units_on(own: str, told: list[tuple[str, bool]]) -> None:
    """However often units come and go, the responsible one is the first of those that have a part."""
    records: dict[str, InvolvedUnit] = {}
    for unit, comes in told:
        id = involved_id("p", unit)
        one = records.get(id) or InvolvedUnit(id=id, person="p", unit=unit)
        records[id] = replace(one, to_on=None if comes else BEGINS)
    found = units_of(own, records.values())
    assert found[0] == own
    assert len(set(found)) == len(found)
    others = {one.unit for one in records.values() if one.involved} - {own}
    assert set(found) == {own} | others
    assert coordinates(own, records.values()) == bool(others)
