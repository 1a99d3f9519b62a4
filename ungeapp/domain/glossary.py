"""Words that have changed: which old and new words are one and the same, and what old codes are counted as now.

Belongs here: families of words, another way to write a search, the code an abolished one became.
Does not belong here: the words (``resources/terms/``), one list of terms on a day (``terms.py``).

Source: the words of the documents and of the law have changed nearly everywhere since (domain 1.8, 1.10). What is not
established (``Term.uncertain``) is told and never reckoned with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ungeapp.domain.named_words import in_words, words_named
from ungeapp.domain.spelling import folded_words
from ungeapp.domain.terms import Term, TermList

_BEGINNING = 5
"""So many letters of the last word are enough to know which word is meant; shorter words are meant as they are typed."""
_BENT = frozenset({"s", "e", "en", "et", "er", "ne", "n", "r", "t", "erne", "ene", "ens", "ets", "ernes", "rne"})
"""What a Danish noun may end in, with an article, in the plural or as an owner."""
_MOST_OTHERS = 6
_BRACKETS = re.compile(r"^(?P<whole>.+?)\s*\((?P<short>[^()]+)\)$")


@dataclass(frozen=True, slots=True)
class Family:
    """One thing and everything it was ever called: its entries in the order of time."""

    code: str
    entries: tuple[Term, ...]

    def called(self, day: date) -> Term:
        """The entry of ``day``; the latest where none holds."""
        return next((one for one in self.entries if one.valid_on(day)), self.entries[-1])

    def others(self, day: date) -> tuple[str, ...]:
        """What else it is or was called."""
        now = self.called(day)
        told = {tuple(folded_words(now.label))}
        found = []
        for word in (word for one in self.entries for word in (one.label, *one.old_terms)):
            folded = tuple(folded_words(word))
            if folded not in told:  # another way to write the same is no other word
                told.add(folded)
                found.append(word)
        return tuple(found)

    @property
    def words(self) -> tuple[str, ...]:
        """Every word for it; what stands in brackets after a word is one of its own."""
        named = [word for one in self.entries for word in (one.label, *one.old_terms)]
        return tuple(dict.fromkeys(part for word in named for part in parts_of(word)))

    @property
    def uncertain(self) -> bool:
        """Whether anything of it is not established."""
        return any(one.uncertain for one in self.entries)

    def changed(self) -> bool:
        """Whether it was ever called something else, or has ended, or may have."""
        first = self.entries[0]
        return len(self.entries) > 1 or bool(first.old_terms) or first.valid_to is not None or first.uncertain


def families(terms: TermList) -> tuple[Family, ...]:
    """The families of a list in its order."""
    grouped: dict[str, list[Term]] = {}
    for one in terms.terms:
        grouped.setdefault(one.code, []).append(one)
    return tuple(
        Family(code, tuple(sorted(found, key=lambda one: one.valid_from or date.min)))
        for code, found in grouped.items()
    )


def counted_as(terms: TermList, code: str, day: date) -> str:
    """The code to count ``code`` under on ``day``: the one that replaced it, so that figures go on across a new law."""
    seen: set[str] = set()
    while code not in seen:
        seen.add(code)
        found = terms.find(code, day)
        if found is None or found.valid_on(day) or found.uncertain:
            return code
        following = next(
            (one for one in terms.on(day) if found.label in one.old_terms and not one.uncertain and one.code != code),
            None,
        )
        if following is None:
            return code
        code = following.code
    return code


def in_words_of(terms: TermList, glossary: TermList) -> TermList:
    """The list with every ``{code}`` of a label as the glossary has that word: an entry for each period it was called
    something else, so that a word renamed there is renamed in every list that names it, from that day on.
    """
    return replace(terms, terms=tuple(entry for one in terms.terms for entry in _by_period(one, glossary)))


def _by_period(term: Term, glossary: TermList) -> Iterator[Term]:
    """The entry as it reads in each period, the earlier names going along as old terms."""
    codes = words_named(term.label)
    if not codes:
        yield term
        return
    turns = {one.valid_from for one in glossary.terms if one.code in codes and one.valid_from}
    begin, end = term.valid_from or date.min, term.valid_to or date.max
    starts = [begin, *sorted(one for one in turns if begin < one <= end)]
    called = [in_words(term.label, glossary, day) for day in starts]
    kept = [number for number in range(len(starts)) if not number or called[number] != called[number - 1]]
    for place, number in enumerate(kept):
        following = starts[kept[place + 1]] if place + 1 < len(kept) else None
        yield replace(
            term,
            label=called[number],
            valid_from=starts[number] if number else term.valid_from,
            valid_to=following - timedelta(days=1) if following else term.valid_to,
            old_terms=tuple(dict.fromkeys((*term.old_terms, *(called[before] for before in kept[:place])))),
        )


@dataclass(frozen=True, slots=True)
class Outdated:
    """A code whose word holds no more: the entry as it was, and the one of today that replaced it, where one did."""

    term: Term
    follows: Term | None


def outdated(terms: TermList, code: str, day: date) -> Outdated | None:
    """What is to be said of a code kept from before; None while its word holds on ``day``, or no list knows it."""
    found = terms.find(code, day)
    if found is None or found.valid_on(day):
        return None
    new = counted_as(terms, code, day)
    follows = terms.find(new, day) if new != code else None
    return Outdated(found, follows)


@dataclass(frozen=True, slots=True)
class Glossary:
    """All families whose words can stand for each other in a search."""

    families: tuple[Family, ...]
    _phrases: tuple[tuple[tuple[str, ...], int], ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        """Fold every word once; the longest first, so that *UU-vejleder* is not taken for *UU*."""
        told = {
            (tuple(folded_words(word)), number)
            for number, family in enumerate(self.families)
            if not family.uncertain
            for word in family.words
        }
        ordered = sorted((one for one in told if one[0]), key=lambda one: (-len(one[0]), one))
        object.__setattr__(self, "_phrases", tuple(ordered))

    def other_ways(self, text: str) -> tuple[str, ...]:
        """``text`` with the old word for the new one and the other way round; none when it names nothing that changed."""
        words = folded_words(text)
        for phrase, number in self._phrases:
            for start in range(len(words) - len(phrase) + 1):
                if _is_meant(words, start, phrase):
                    return self._replaced(words, start, phrase, number)
        return ()

    def _replaced(self, words: list[str], start: int, phrase: tuple[str, ...], number: int) -> tuple[str, ...]:
        after = start + len(phrase)
        others = [one for one, whose in self._phrases if whose == number and one != phrase]
        found = (" ".join((*words[:start], *other, *words[after:])) for other in sorted(others))
        return tuple(dict.fromkeys(found))[:_MOST_OTHERS]

    def find(self, text: str) -> tuple[Family, ...]:
        """The families one of whose words, law or note answers ``text``; all for an empty one."""
        wanted = folded_words(text)
        return tuple(one for one in self.families if _answers(one, wanted))


def _is_meant(words: list[str], start: int, phrase: tuple[str, ...]) -> bool:
    """Whether the phrase stands there; the last word typed may be unfinished."""
    typed = words[start : start + len(phrase)]
    unfinished = start + len(phrase) == len(words) and len(typed[-1]) >= _BEGINNING
    begun = unfinished and phrase[-1].startswith(typed[-1]) and tuple(typed[:-1]) == phrase[:-1]
    return begun or stands(typed, phrase)


def stands(words: list[str], phrase: tuple[str, ...]) -> bool:
    """Whether the words are the phrase, its last word as it is or bent (*efterværnet*)."""
    if len(phrase[-1]) < _BEGINNING:
        return tuple(words) == phrase
    rest = words[-1].removeprefix(phrase[-1])
    return tuple(words[:-1]) == phrase[:-1] and (rest == "" or (rest != words[-1] and rest in _BENT))


def _answers(family: Family, wanted: Iterable[str]) -> bool:
    text = " ".join(
        part for one in family.entries for part in (one.label, *one.old_terms, one.law, one.source, one.note)
    )
    there = folded_words(text)
    return all(any(word.startswith(each) for word in there) for each in wanted)


def parts_of(word: str) -> tuple[str, ...]:
    """A word and what stands in brackets after it, each for itself."""
    told = _BRACKETS.match(word)
    return (told["whole"], told["short"]) if told else (word,)
