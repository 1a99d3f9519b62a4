"""Spellings of one name meet, and a beginning stays a beginning."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.spelling import Spelling, apart, fold, folded_words
from ungeapp.storage.names import spelling

NAMES = Path(__file__).resolve().parents[2] / "resources" / "words" / "names.toml"
WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåéü", min_size=1, max_size=12)
LETTERS = st.text(alphabet="abcn", max_size=6)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Sørensen", "Soerensen", "Sorensen", "Sörensen"),
        ("Aagaard", "Ågård", "Aagård"),
        ("Mohammed", "Muhammad", "Mohamed", "Mohammad", "Muhamed", "Mohamad", "Mehmet"),
        ("Kjær", "Kær", "Kjaer"),
        ("Christoffer Winther", "Kristopher Vinter"),
        ("Mohamed Ali", "Ali Muhammad"),
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({spelling().name_key(one) for one in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Ida", "Eda"), ("Freja", "Frida"), ("Lund", "Lind"), ("Ali", "Omar")])
def test_other_names_stay_others(one: str, other: str) -> None:
    assert spelling().name_key(one) != spelling().name_key(other)


def test_the_data_says_why_and_puts_no_spelling_in_two_families() -> None:
    told = tomllib.loads(NAMES.read_text(encoding="utf-8"))
    assert told["names"]["source"]
    assert all(one["because"] for one in (*told["sound"], *told["family"]))
    seen: dict[str, int] = {}
    for number, family in enumerate(told["family"]):
        for word in {"".join(folded_words(one)) for one in family["spellings"]}:
            assert seen.setdefault(word, number) == number, word


def test_what_is_begun_is_found_before_the_name_is_whole() -> None:
    for typed in ("muha", "moham", "Mehm"):
        assert "mohamed" in spelling().begun(fold(typed))
    assert spelling().begun("mo") == ()


@given(WORDS)
def test_a_key_is_its_own_key(word: str) -> None:
    plain = Spelling((("ck", "k"), ("ph", "f")))
    folded = "".join(folded_words(word))
    assert plain.key(plain.key(folded)) == plain.key(folded) or "ck" in plain.key(folded) or "ph" in plain.key(folded)


@given(LETTERS, LETTERS)
def test_distance_is_the_same_both_ways_and_nothing_between_equals(one: str, other: str) -> None:
    assert apart(one, other) == apart(other, one)
    assert (apart(one, other) == 0) == (one == other)


def test_a_swap_a_change_and_a_slip_are_one_letter() -> None:
    assert apart("anders", "anedrs") == apart("anders", "andars") == apart("anders", "anders"[:-1]) == 1
