"""Texts that name a word of the glossary as ``{code}``: what they say on a day.

Belongs here: which words a text names, and the text with those words as the glossary has them on a day.
Does not belong here: the words (``resources/terms/``), refusing a word that is none (``forms``).

A format, a checklist, criteria and a deadline are kept as their file has them; only what is read is put into words. A
meeting that was held is asked for with its own day, so that it reads as it was held.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any, TypeVar, cast

from ungeapp.domain.terms import TermList

T = TypeVar("T")

_NAMED = re.compile(r"\{([a-z0-9-]+)\}")
_BEGINNING = re.compile(r"(?:\A|\n|(?P<last>\S*)[.!?])[\s»“\"(•–-]*\Z")
_SHORTENED = frozenset(
    [
        "bl.a",
        "ca",
        "dvs",
        "ekskl",
        "evt",
        "f.eks",
        "fx",
        "hhv",
        "ift",
        "inkl",
        "jf",
        "kap",
        "m.m",
        "m.v",
        "mht",
        "mv",
        "nr",
        "osv",
        "pga",
        "stk",
        "tlf",
        "vedr",
    ]
)
"""After the full stop of one of these no sentence begins; after a number neither (*den 1.*)."""


def words_named(text: str) -> tuple[str, ...]:
    """The codes of the glossary a text names, as ``{code}``."""
    return tuple(_NAMED.findall(text))


def turns(glossary: TermList) -> tuple[date, ...]:
    """The days on which any word began, or the first without it, in order: from one to the next all texts say the same."""
    begun = {one.valid_from for one in glossary.terms if one.valid_from}
    ended = {one.valid_to + timedelta(days=1) for one in glossary.terms if one.valid_to and one.valid_to < date.max}
    return (date.min, *sorted(begun | ended))


def in_words(found: T, glossary: TermList, day: date) -> T:
    """``found`` (a text, or a frozen value with texts in it) with every ``{code}`` as the glossary has that word on ``day``.

    A code the glossary does not have stays as it stands. Where nothing is named it is the very same value.
    """
    return cast(T, _told(found, partial(in_place, glossary, day)))


def _told(found: Any, word: Callable[[re.Match[str]], str]) -> Any:
    if type(found) is str:  # no code of a closed list
        return _NAMED.sub(word, found) if "{" in found else found
    if isinstance(found, dict):
        return {key: _told(one, word) for key, one in found.items()}
    if isinstance(found, list):
        return [_told(one, word) for one in found]
    if isinstance(found, tuple):
        parts = tuple(_told(one, word) for one in found)
        return found if all(new is old for new, old in zip(parts, found, strict=True)) else parts
    if is_dataclass(found) and not isinstance(found, type):
        values = ((one.name, getattr(found, one.name)) for one in fields(found) if one.init)
        changed = {name: new for name, old in values if (new := _told(old, word)) is not old}
        return replace(found, **changed) if changed else found
    return found


def in_place(glossary: TermList, day: date, found: re.Match[str]) -> str:
    """The word of that day: capital where a sentence begins, small inside one unless it is an abbreviation."""
    term = glossary.find(found[1], day)
    if term is None:
        return found[0]
    word = term.label
    begins = _BEGINNING.search(found.string[: found.start()])
    last = (begins["last"] or "").casefold() if begins else ""
    if begins and last not in _SHORTENED and not last.isdigit():
        return word[:1].upper() + word[1:]
    return in_sentence(word)


def in_sentence(word: str) -> str:
    """The word as it stands inside a sentence: small, unless it is an abbreviation (*UU-vejleder*)."""
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]
