"""Whether whom somebody typed as the one who does it is the caseworker at this desk; without Qt.

Belongs here: that question. Does not belong here: whom other words mean (``ui/meeting/owners.py``).
"""

from __future__ import annotations

from collections.abc import Iterable

from ungeapp.domain.spelling import folded_words

ME = frozenset({"mig", "jeg", "me"})  # folded
"""The words by which somebody means themselves; what a page offers for it is among them."""


def is_me(typed: str, me: str, others: Iterable[str]) -> bool:
    """*me*, *I*, the own name, or the own first name where none of the ``others`` of the case is called by it."""
    said = folded_words(typed)
    if not said:
        return False
    own = folded_words(me)
    if said == own or (len(said) == 1 and said[0] in ME):
        return True
    if len(said) > 1 or said[:1] != own[:1]:
        return False
    return all(words[:1] != said for words in map(folded_words, others) if words != own)
