"""Danish folding: what sounds the same is found, and what is typed so far never hides what will be found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.spelling import fold, sorting
from ungeapp.storage import search

DANISH = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåÆØÅÉéü -", max_size=20)


def test_spellings_of_one_sound_are_one() -> None:
    assert fold("Ørsted") == fold("Oersted") == fold("orsted")
    assert fold("Aagaard") == fold("Ågård") == fold("agard")
    assert fold("Kjær") == fold("KJAER")
    assert fold("André Müller") == "andre muller"


def test_names_are_ordered_the_danish_way() -> None:
    names = ["Åse", "Aage", "Ægir", "Øjvind", "Zoë", "Anna", "Bo"]
    assert sorted(names, key=sorting) == ["Anna", "Bo", "Zoë", "Ægir", "Øjvind", "Aage", "Åse"]


@given(DANISH, st.integers(0, 20))
def test_a_beginning_stays_a_beginning(text: str, length: int) -> None:
    assert fold(text).startswith(fold(text[:length]).rstrip("\u0301"))


@given(st.text(max_size=30))
def test_no_text_breaks_the_question(text: str) -> None:
    question = search.question(text)
    assert question.count('"') % 2 == 0
    assert all(word.isalnum() for word in search.words(text).split())
