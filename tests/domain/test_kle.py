"""The form of a case number: what is read, what is a slip, and what is another system's and left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.kle import KleNumber, meant_as_kle, read_kle


def test_the_number_on_ballerup_s_paper() -> None:
    assert read_kle("00.17.00-A00-1-14") == KleNumber("00.17.00", "A00", "1", "14")
    assert read_kle(" 15.20.00 - g01 ") == KleNumber("15.20.00", "G01")


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("00.17.0-A00-1-14", True),
        ("00.17.00-AA0-1-14", True),
        ("00.17.00", True),
        ("00.17.00-A00-1", True),
        ("2026-4711", False),
        ("EMN-2026-00017", False),
        ("", False),
    ],
)
def test_another_form_is_told_from_a_slip(text: str, slip: bool) -> None:
    assert read_kle(text) is None
    assert meant_as_kle(text) is slip


@given(st.integers(0, 999_999), st.integers(0, 99), st.integers(1, 999), st.integers(0, 99))
def test_every_number_of_the_form_is_read(subject: int, facet: int, serial: int, year: int) -> None:
    six = f"{subject:06}"
    told = KleNumber(f"{six[:2]}.{six[2:4]}.{six[4:]}", f"A{facet:02}", str(serial), f"{year:02}")
    text = f"{told.subject}-{told.facet}-{told.serial}-{told.year}"
    assert read_kle(text) == told
    assert not meant_as_kle(text)
