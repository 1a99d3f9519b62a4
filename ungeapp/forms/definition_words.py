"""Definitions in the words of a day, as the glossary of this desk has them.

Belongs here: the glossary in force, and whatever was read with every ``{code}`` put into words, once for each time in
which all words are the same.
Does not belong here: how a text is put into words (``domain/named_words.py``), words that are wrong or old
(``word_faults.py``), the other term lists (``profile_catalogue.py``).

The text that is kept and its digest are the file's; only what is read is put into words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from ungeapp.domain.errors import NotFound
from ungeapp.domain.named_words import in_words, turns
from ungeapp.domain.terms import TermList
from ungeapp.forms.definition_places import Places
from ungeapp.forms.definition_reader import FaultyDefinition, misnamed
from ungeapp.forms.term_reader import GLOSSARY, read_terms

W = TypeVar("W")

_NO_WORDS = TermList(GLOSSARY, "", ())


def read_term_list(places: Places, kind: str) -> TermList:
    """The term list of a kind as its file has it; NotFound, FaultyDefinition."""
    found = read_terms(places.terms(kind), f"{kind}.toml")
    if found.kind != kind:
        raise FaultyDefinition((misnamed(f"{kind}.toml", "terms.kind"),))
    return found


class Words:
    """The words of one desk. Where no day is said they are those of ``today``."""

    def __init__(self, places: Places, today: Callable[[], date]) -> None:
        self.today = today
        self._places = places
        self._glossary: TermList | None = None
        self._turns: tuple[date, ...] = ()
        self._told: dict[tuple[object, date], object] = {}

    def glossary(self) -> TermList:
        """The words texts name: the municipality's own, and the shipped ones it does not have (or when it is faulty)."""
        if self._glossary is None:
            raw = self._places.shipped_terms(GLOSSARY)
            shipped = _NO_WORDS if raw is None else read_terms(raw, GLOSSARY)
            try:
                own = read_term_list(self._places, GLOSSARY)
            except (NotFound, FaultyDefinition):
                own = shipped
            codes = {one.code for one in own.terms}
            more = tuple(one for one in shipped.terms if one.code not in codes)
            self._glossary = replace(own, terms=(*own.terms, *more))
            self._turns = turns(self._glossary)
        return self._glossary

    def codes(self) -> frozenset[str]:
        """The codes a text may name."""
        return frozenset(one.code for one in self.glossary().terms)

    def in_words(self, found: W, day: date | None = None) -> W:
        """A text, or a value with texts in it, with every ``{code}`` as the glossary has that word on ``day``."""
        return in_words(found, self.glossary(), day or self.today())

    def told(self, found: W, key: object, day: date | None = None) -> W:
        """The same of a whole definition, which is known again by ``key``."""
        glossary = self.glossary()
        turn = max(one for one in self._turns if one <= (day or self.today()))
        known = self._told.get((key, turn))
        if not isinstance(known, type(found)):
            known = self._told[key, turn] = in_words(found, glossary, turn)
        return known
