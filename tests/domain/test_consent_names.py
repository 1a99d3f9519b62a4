"""A receiver known by name only stands as it was written, and is the same however somebody writes it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.consent import Consent, directed, matching_key, named
from ungeapp.domain.consent_matrix import matrix
from ungeapp.domain.gate import outside_keys


def test_it_stands_as_written() -> None:
    assert named(" Ungdomsskolen  i  Øst ") == "name:Ungdomsskolen i Øst"


@given(st.text(min_size=1, max_size=30), st.sampled_from(["viborg/unge", "role:midwife", "person:Ab-9"]))
def test_it_is_found_however_it_is_written(name: str, other: str) -> None:
    consent = Consent(id="c", person="p", from_unit="viborg/job", recipients=(named(name), other))
    assert directed(consent, outside_keys(f"  {name} "), "viborg/job", "")
    assert matching_key(other) == other and other in consent.keys


def test_two_spellings_are_one_row() -> None:
    told = [
        Consent(
            id=id, person="p", given_on=date(2026, 1, 1), uses=("exchange",), recipients=(key,), parts=("identity",)
        )
        for id, key in (("1", "name:FGU Midt"), ("2", "name:fgu midt"))
    ]
    assert [one.recipient for one in matrix(told, date(2026, 2, 1))] == ["name:FGU Midt"]
