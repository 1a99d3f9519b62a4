"""Consents: when one counts, and which parts it covers for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ungeapp.domain.consent import Consent, Use, covering, valid
from ungeapp.domain.parts import Part

TODAY = date(2026, 11, 23)
HERE, THERE, ELSEWHERE = "viborg/a", "viborg/b", "viborg/c"
CONSENT = Consent(
    id="1",
    person="p",
    uses=(Use.EXCHANGE.value,),
    given_on=TODAY - timedelta(days=30),
    from_unit=HERE,
    recipients=(THERE,),
    parts=(Part.PLAN.value, Part.IDENTITY.value),
)


def parts(
    *consents: Consent, use: Use = Use.EXCHANGE, to: str = THERE, own: str = HERE, responsible: str = HERE
) -> set[Part]:
    keys = frozenset({to})
    return set(covering(consents, use=use, keys=keys, own_unit=own, today=TODAY, responsible=responsible))


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, True),
        ({"given_on": TODAY}, True),
        ({"given_on": TODAY + timedelta(days=1)}, False),
        ({"given_on": None}, False),
        ({"withdrawn_on": TODAY}, False),
        ({"withdrawn_on": TODAY - timedelta(days=1)}, False),
        ({"withdrawn_on": TODAY + timedelta(days=1)}, True),
        ({"removed": "skrevet forkert"}, False),
        ({"review_on": TODAY - timedelta(days=100)}, True),  # practice, not law: it is shown, it ends nothing
    ],
)
def test_a_consent_counts_from_its_day_until_it_is_withdrawn(change: dict[str, object], counts: bool) -> None:
    consent = replace(CONSENT, **change)  # type: ignore[arg-type]  # fields of the record
    assert valid(consent, TODAY) is counts
    assert bool(parts(consent)) is counts


def test_it_covers_its_parts_for_those_it_names_and_its_use() -> None:
    assert parts(CONSENT) == {Part.PLAN, Part.IDENTITY}
    assert parts(CONSENT, to=ELSEWHERE) == set()
    assert parts(CONSENT, use=Use.HANDOVER) == set()
    assert parts(CONSENT, own=ELSEWHERE) == set()


def test_both_ways_lets_the_receiver_answer_and_one_way_does_not() -> None:
    assert parts(CONSENT, to=HERE, own=THERE) == set()
    assert parts(replace(CONSENT, both_ways=True), to=HERE, own=THERE) == {Part.PLAN, Part.IDENTITY}
    assert parts(replace(CONSENT, both_ways=True), to=HERE, own=ELSEWHERE) == set()
    assert parts(replace(CONSENT, both_ways=True), to=HERE, own=THERE, responsible=THERE) == set()


def test_the_plan_needs_no_recipient() -> None:
    consent = replace(CONSENT, uses=(Use.PLAN.value,), recipients=(), parts=(Part.HEALTH.value,))
    assert covering([consent], use=Use.PLAN, keys=frozenset(), own_unit="x/y", today=TODAY).keys() == {Part.HEALTH}


def test_codes_this_version_does_not_know_cover_nothing() -> None:
    assert parts(replace(CONSENT, parts=("thoughts", "plan"))) == {Part.PLAN}


def test_the_latest_given_says_why() -> None:
    later = replace(CONSENT, id="0", given_on=TODAY)
    for order in ([CONSENT, later], [later, CONSENT]):
        found = covering(order, use=Use.EXCHANGE, keys=frozenset({THERE}), own_unit=HERE, today=TODAY)
        assert found[Part.PLAN] == later
