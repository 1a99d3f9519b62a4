"""What is typed into a search is told apart: names, days, numbers, telephones."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.asked import asked, phone_digits

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("text", ["25.11.2004", "25/11-04", "25-11-2004", "25 11 2004", "25112004"])
def test_a_birth_date_is_understood_however_it_is_written(text: str) -> None:
    assert date(2004, 11, 25) in asked(text, TODAY).birth_dates


def test_six_digits_are_a_day_and_the_beginning_of_a_number() -> None:
    found = asked("251104", TODAY)
    assert found.number == "251104" and date(2004, 11, 25) in found.birth_dates and found.by_number


def test_a_day_without_a_year_is_any_year_not_to_come() -> None:
    found = asked("25/11", TODAY).birth_dates
    assert date(2026, 11, 25) in found and date(1999, 11, 25) in found
    assert max(asked("26/11", TODAY).birth_dates) == date(2025, 11, 26)


def test_four_digits_are_the_end_of_a_number_and_nothing_else() -> None:
    assert asked("1234", TODAY) == asked("-1234", TODAY)
    assert asked("1234", TODAY).last_four == "1234" and asked("1234", TODAY).by_number
    assert not asked("123", TODAY).by_number


def test_a_whole_number_is_no_telephone() -> None:
    assert asked("660504-1234", TODAY).phone == "" and asked("6605041234", TODAY).phone == ""
    assert asked("12 34 56 78", TODAY).phone == asked("+45 12345678", TODAY).phone == "12345678"


def test_words_are_words() -> None:
    assert asked("  Freja   Lund ", TODAY).words == "Freja Lund"
    assert asked("kl 14", TODAY).words == "kl 14" and asked("30/2", TODAY).words == "30/2"
    assert asked("  ", TODAY) == asked("", TODAY)


@given(st.text(max_size=14))
def test_no_text_is_refused_and_words_are_never_taken_for_numbers(text: str) -> None:
    found = asked(text, TODAY)
    assert not found.by_number or sum(one.isdigit() for one in text) >= 4
    assert all(one <= TODAY for one in found.birth_dates)
    assert len(phone_digits(text)) in (0, 8)
