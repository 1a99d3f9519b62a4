"""Short texts of rows: as much as there is room for, never half a word or half a name."""

from __future__ import annotations

import pytest

from ungeapp.ui.casework.words import first_words
from ungeapp.ui.kit.map_views import MapPerson
from ungeapp.ui.kit.network_canvas import fitting_words


def test_a_text_too_long_ends_after_a_word() -> None:
    text = "Emma skrev, at hun har fået en dreng, og at alt er gået godt"
    assert first_words(text, 100) == text
    assert first_words(text, 59) == "Emma skrev, at hun har fået en dreng, og at alt er gået …"
    assert first_words("To\nlinjer", 20) == "To linjer"


def test_a_first_word_too_long_is_cut_rather_than_left_out() -> None:
    assert first_words(" https://www.example.org/unge og mere", 16) == "https://www.exa…"
    assert first_words("https://www.example.org", 23) == "https://www.example.org"
    assert first_words("…", 16) == "…" and first_words("", 16) == ""


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (40, "Karen Solvangsen · tættere på"),
        (25, "Karen S. · tættere på"),
        (18, "Karen Solvangsen"),
        (10, "Karen S."),
        (4, "Karen S."),
    ],
)
def test_a_name_on_the_map_goes_before_the_word_beside_it(room: int, said: str) -> None:
    person = MapPerson(id="a", name="Karen Solvangsen", sector=0, ring=0, spoken="", word="tættere på")
    assert fitting_words(person, lambda text: len(text) <= room) == said
