"""The letters that were searched for, in a word and in a long text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.storage.names import spelling
from ungeapp.ui.search.highlight import EXCERPT, excerpt, marks


def marked(text: str, asked: str) -> list[str]:
    return [text[start:end] for start, end in marks(text, asked)]


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("Ringede om praktikplads", "praktik", ["praktik"]),
        ("Ringede om praktikplads", "praktikplads", ["praktikplads"]),
        ("Freja Sørensen", "soeren", ["Søren"]),
        ("Aagaard", "ågå", ["Aagaa"]),
        ("en praktik og en anden", "en", ["en", "en"]),
        ("Kjær, Lærke", "lær kjaer", ["Kjær", "Lær"]),
        ("intet her", "praktik", []),
    ],
)
def test_whole_words_and_beginnings_are_marked(text: str, asked: str, found: list[str]) -> None:
    assert marked(text, asked) == found


def test_a_name_spelled_otherwise_is_marked_whole() -> None:
    assert marks("Muhammad Ali", "mohamed", spelling()) == ((0, 8),)
    assert marks("Muhammad Ali", "mohamed") == ()


def test_a_long_text_is_shown_around_the_first_find() -> None:
    text = "Talte om hverdagen. " * 20 + "Hun vil i praktik hos tømreren. " + "Og mere. " * 20
    piece, found = excerpt(text, "praktik")
    assert piece.startswith("… ") and piece.endswith(" …") and len(piece) <= EXCERPT + 6
    assert [piece[start:end] for start, end in found] == ["praktik"]


@given(st.text(max_size=200), st.text(max_size=10))
def test_marks_lie_in_the_text_and_never_overlap(text: str, asked: str) -> None:
    end = 0
    for start, last in marks(text, asked, spelling()):
        assert end <= start < last <= len(text)
        end = last
    piece, found = excerpt(text, asked)
    assert all(0 <= start < last <= len(piece) for start, last in found)
