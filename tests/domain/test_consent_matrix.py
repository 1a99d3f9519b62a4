"""Recipient by part: the picture agrees with what the consents cover."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given

from tests.domain.test_gate import HERE, THERE, TODAY, YOUNG, asked_at, consents, grown
from ungeapp.domain.consent import Consent, Use, all_covering
from ungeapp.domain.consent_matrix import GROUPS, Cover, matrix
from ungeapp.domain.parts import Part


def test_every_part_stands_in_one_group() -> None:
    told = [part for parts in GROUPS.values() for part in parts]
    assert sorted(told) == sorted(Part) and len(told) == len(set(told))


@given(consents(withholding=True))
def test_covered_in_the_picture_is_covered_by_some_consent(given_consents: tuple[Consent, ...]) -> None:
    rows = {one.recipient: one for one in matrix(given_consents, TODAY, grown(YOUNG))}
    for key, row in rows.items():
        covered: set[Part] = set()
        for unit in {one.from_unit for one in given_consents}:
            for use in Use:
                if (use is Use.PLAN) is (key == ""):
                    found = all_covering(
                        given_consents, use=use, keys=frozenset({key}), own_unit=unit, today=TODAY,
                        of_age_on=grown(YOUNG),
                    )  # fmt: skip
                    covered |= set(found)
        shown = {part for part, cover in row.parts.items() if cover in (Cover.COVERED, Cover.PARTLY)}
        if key == "":
            assert shown == covered
        else:
            assert covered <= shown


def test_a_group_tells_how_many_and_whether_something_is_kept_out() -> None:
    consent = asked_at(TODAY - timedelta(days=1), withheld=("x",))
    (row,) = matrix([consent], TODAY)
    assert (row.recipient, row.withheld) == (THERE, 1)
    assert row.group("health") == (1, 6, Cover.PARTLY)
    assert row.group("network") == (0, 3, Cover.NONE)
    ended = asked_at(TODAY - timedelta(days=9), valid_to=TODAY - timedelta(days=1))
    (row,) = matrix([ended], TODAY)
    assert row.group("health") == (0, 6, Cover.ENDED)
    assert HERE != THERE
