"""The words that have changed, for whoever reads an old paper or searches with an old word.

Belongs here: reading the glossary and the lists whose codes a law has changed.
Does not belong here: what a family is (``domain/glossary.py``), the words (``resources/terms/``).
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.domain.glossary import Family, Glossary, families
from ungeapp.domain.terms import Term
from ungeapp.usecases.desk import Desk

GLOSSARY, LABELS = "glossary", "labels"
CHANGED_LISTS = (
    "status-education",
    "status-readiness",
    "status-visitation",
    "status-benefit",
    "support-bases",
    "bases",
)
"""Lists of codes of which a law has ended or renamed some."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """A family with the title of the list it stands in, empty for the glossary itself."""

    family: Family
    listed: str = ""


def glossary(desk: Desk) -> Glossary:
    """The desk's glossary."""
    return Glossary(families(desk.definitions.terms(GLOSSARY)))


class WordUseCases:
    """Looking words up."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def changed(self, text: str = "") -> tuple[WordRow, ...]:
        """The words that answer ``text``: the glossary, then the codes of other lists that were changed."""
        found = [WordRow(one) for one in glossary(self._desk).find(text)]
        for kind in CHANGED_LISTS:
            terms = self._desk.definitions.terms(kind)
            told = (one for one in Glossary(families(terms)).find(text) if one.changed())
            found += [WordRow(one, terms.title) for one in told]
        return tuple(found)

    def labels(self, text: str = "") -> tuple[Term, ...]:
        """The window's own words for things, each with its source, as far as they answer ``text``."""
        found = Glossary(families(self._desk.definitions.terms(LABELS))).find(text)
        return tuple(one.entries[-1] for one in found)
