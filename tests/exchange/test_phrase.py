"""The Danish word list and the phrases drawn from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ungeapp.exchange import phrase


@pytest.fixture
def words(checkout: Path) -> list[str]:
    return (checkout / "resources" / "words" / "da.txt").read_text(encoding="utf-8").split("\n")[:-1]


def folded(word: str) -> set[str]:
    """How a word may come out on a keyboard without Danish letters: ae/oe/aa, or a/o/a."""
    long = word.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    short = long.replace("ae", "a").replace("oe", "o").replace("aa", "a")
    return {long, short}


def test_the_list_has_2048_different_plain_words(words: list[str]) -> None:
    assert len(words) == len(set(words)) == phrase.LIST_SIZE == 2048
    assert [word for word in words if not re.fullmatch("[a-zæøå]{4,8}", word)] == []


def test_no_two_words_are_spelt_alike_without_danish_letters(words: list[str]) -> None:
    seen: dict[str, str] = {}
    for word in words:
        for form in folded(word):
            assert seen.setdefault(form, word) == word


def test_a_phrase_is_drawn_word_by_word(words: list[str]) -> None:
    draws: Iterator[int] = iter([0, 2047, 5, 5, 1000, 1, 2])
    limits: list[int] = []

    def randbelow(limit: int) -> int:
        limits.append(limit)
        return next(draws)

    drawn = phrase.generate(words, phrase.FIRST_CONTACT_WORDS, randbelow)
    assert drawn.split(" ") == [words[at] for at in (0, 2047, 5, 5, 1000, 1, 2)]
    assert limits == [2048] * 7
    assert phrase.normalize(drawn) == drawn


def test_a_list_that_weakens_the_phrase_is_refused(words: list[str]) -> None:
    for wrong in (words[:-1], [*words[:-1], words[0]], []):
        with pytest.raises(ValueError):
            phrase.generate(wrong, 6, lambda _: 0)


def test_a_phrase_is_understood_as_people_type_it() -> None:
    assert phrase.normalize("  Blåbær-SKOV\tkøje\n") == "blåbær skov køje"
    assert phrase.normalize("Bla\u030abær") == "blåbær"
