"""Words of the glossary as a leader reads and writes them: ``{ungestøtte}`` in the window, its code in the file.

Belongs here: from one to the other and back. Does not belong here: how a text reads on a day (``domain/named_words.py``).

A word that could not be told back is left as its code: one of several words, or one that two codes share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ungeapp.domain.named_words import in_sentence
from ungeapp.domain.terms import Term

_BRACKETS = re.compile(r"\{([^{}\s]+)\}")


class WordCodes:
    """The words that hold on a day."""

    def __init__(self, words: tuple[Term, ...]) -> None:
        said = {one.code: in_sentence(one.label) for one in words}
        times = Counter(word.casefold() for word in said.values())
        clear = {code: word for code, word in said.items() if times[word.casefold()] == 1 and " " not in word}
        self._words: Mapping[str, str] = {
            code: word for code, word in clear.items() if word.casefold() not in said or word.casefold() == code
        }
        self._codes = {word.casefold(): code for code, word in self._words.items()}

    def shown(self, text: str) -> str:
        """The text with words in its brackets."""
        return _BRACKETS.sub(lambda found: f"{{{self._words.get(found[1], found[1])}}}", text)

    def kept(self, text: str) -> str:
        """The text with codes in its brackets; what is no word stays, and the reader says so."""
        return _BRACKETS.sub(lambda found: f"{{{self._codes.get(found[1].casefold(), found[1])}}}", text)
