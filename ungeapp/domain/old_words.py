"""Words a text still uses though they are called something else by now.

Belongs here: finding them, and what each is called instead.
Does not belong here: texts that name a word (``named_words.py``), the words (``resources/terms/``), sentences about it.

It is told and nothing more: a text may quote a document. What is not established (``Term.uncertain``) is not told.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.glossary import Family, families, parts_of, stands
from ungeapp.domain.named_words import in_sentence
from ungeapp.domain.spelling import folded_words, placed_words
from ungeapp.domain.terms import Term, TermList

_LETTERS = 5
"""A word with a number is told only when so many letters stand beside it: »§ 68, stk. 11« may be of any law."""
_JOINS = frozenset("-‐‑'’")
"""What joins a word to its ending or to the rest of a compound (»UU's«, »UU-samtale«)."""


@dataclass(frozen=True, slots=True)
class OldWord:
    """A word and the entries of the glossary that took its place; none for what there is no more."""

    old: str
    new: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class NewWord:
    """What stands in an old word's place: the word as it reads inside a sentence, and the whole text with its code."""

    word: str
    text: str


@dataclass(frozen=True, slots=True)
class OldWordFound:
    """A text of a definition with an old word: where (``meeting[1].agenda[2].title``), what is said of it, the ways out."""

    path: str
    reason: str
    ways: tuple[NewWord, ...]


class OldWords:
    """The words of a glossary that are old on ``day``; none that stands in a name of the municipality's ``own``."""

    def __init__(self, glossary: TermList, day: date, own: Collection[str] = ()) -> None:
        known = [one for one in families(glossary) if not one.uncertain]
        today = {_folded(word) for one in known if (now := _now(one, day)) for word in parts_of(now.label)}
        names = [_folded(one) for one in own]
        found: dict[tuple[str, ...], OldWord] = {}
        for family in known:
            now = _now(family, day)
            for word in _before(family, day):
                key = _folded(word)
                if key not in today and _telling(word) and not any(_stands_in(key, name) for name in names):
                    earlier = found.get(key, OldWord(word, ()))
                    found[key] = OldWord(
                        earlier.old, (*earlier.new, *((now,) if now and now not in earlier.new else ()))
                    )
        self._found = sorted(found.items(), key=lambda one: (-len(one[0]), one[0]))

    def found_in(self, text: str) -> tuple[OldWord, ...]:
        """Those that stand in the text, as they are or bent; the longest first, each once."""
        return tuple(old for old, _places in self._placed(text))

    def ways_out(self, text: str, old: OldWord) -> tuple[NewWord, ...]:
        """The text with each of the new words named in place of the old one, wherever that stands; none where it is bent or part
        of a compound: nobody knows then how the new one is to end."""
        places = next((places for one, places in self._placed(text) if one == old), [])
        if not all(_stands_alone(text, first, last, old.old) for first, last in places):
            return ()
        found = []
        for term in old.new:
            told = text
            for first, last in reversed(places):
                told = f"{told[:first]}{{{term.code}}}{told[last:]}"
            found.append(NewWord(in_sentence(term.label), told))
        return tuple(found)

    def _placed(self, text: str) -> list[tuple[OldWord, list[tuple[int, int]]]]:
        there = placed_words(text)
        words, told = [word for word, _first, _last in there], []
        for phrase, old in self._found:
            size = len(phrase)
            places = [at for at in range(len(words) - size + 1) if stands(words[at : at + size], phrase)]
            if places:
                told.append((old, [(there[at][1], there[at + size - 1][2]) for at in places]))
            for at in places:
                words[at : at + size] = ["-"] * size  # »UU-vejleder« is not »UU« as well
        return told


def _now(family: Family, day: date) -> Term | None:
    return next((one for one in family.entries if one.valid_on(day)), None)


def _before(family: Family, day: date) -> list[str]:
    """Every word of entries that are over, and what an entry that holds says was the word before it."""
    words: list[str] = []
    for one in family.entries:
        if one.valid_to is not None and one.valid_to < day:
            words += (one.label, *one.old_terms)
        elif one.valid_on(day):
            words += one.old_terms
    return [part for word in words for part in parts_of(word)]


def _stands_in(phrase: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(name[at : at + len(phrase)] == phrase for at in range(len(name)))


def _stands_alone(text: str, first: int, last: int, word: str) -> bool:
    joined = {text[last : last + 1], text[first - 1 : first]} & _JOINS
    return not joined and _folded(text[first:last]) == _folded(word)


def _telling(word: str) -> bool:
    return word.isalpha() or any(one.isalpha() and len(one) >= _LETTERS for one in folded_words(word))


def _folded(word: str) -> tuple[str, ...]:
    return tuple(folded_words(word))
