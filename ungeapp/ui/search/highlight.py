"""Which letters of a text were searched for, and the piece of a long text around them.

Belongs here: marking, without Qt. Does not belong here: finding, drawing.
"""

from __future__ import annotations

import re

from ungeapp.domain.spelling import Spelling, fold, folded_words
from ungeapp.ui.kit.rows import Marks

_WORD = re.compile(r"[^\W_]+")
_BEFORE = 40
EXCERPT = 160
"""Letters of a text that are shown around the first find."""


def marks(text: str, asked: str, spelling: Spelling | None = None) -> Marks:
    """Whole words and beginnings of words in ``text`` that begin as the words of ``asked`` do.

    With ``spelling`` a name that is spelled otherwise is marked whole.
    """
    wanted = folded_words(asked)
    found = []
    for word in _WORD.finditer(text):
        length = _begun(word[0], wanted)
        if not length and spelling is not None and _alike(word[0], wanted, spelling):
            length = len(word[0])
        if length:
            found.append((word.start(), word.start() + length))
    return tuple(found)


def _begun(word: str, wanted: list[str]) -> int:
    """How many letters of ``word`` as it is written say the longest wanted beginning."""
    folded = fold(word)
    longest = max((one for one in wanted if folded.startswith(one)), key=len, default="")
    if not longest:
        return 0
    ends = [end for end in range(1, len(word) + 1) if fold(word[:end]).startswith(longest)]
    if not ends:
        return len(word)
    said = fold(word[: ends[0]])
    return max(end for end in ends if fold(word[:end]) == said)  # both letters of aa


def _alike(word: str, wanted: list[str], spelling: Spelling) -> bool:
    key = spelling.key(fold(word))
    return any(
        key == begun if one in spelling.families else key.startswith(begun)
        for one in wanted
        for begun in spelling.begun(one)
    )


def excerpt(text: str, asked: str, length: int = EXCERPT) -> tuple[str, Marks]:
    """About ``length`` letters of ``text`` in one line around the first find, and what is marked in them."""
    line = " · ".join(" ".join(one.split()) for one in text.split("\n\n") if one.strip())
    found = marks(line, asked)
    start = 0
    if found and len(line) > length and found[0][0] > _BEFORE:
        start = line.rfind(" ", 0, found[0][0] - _BEFORE // 2) + 1
    piece = line[start : start + length]
    if start + length < len(line):
        piece = piece[: piece.rfind(" ")] if " " in piece else piece
        piece = f"{piece} …"
    if start:
        piece = f"… {piece}"
    return piece, marks(piece, asked)
