"""Text in which some words stand out, as plain values; and which words of two texts differ.

Belongs here: the values presenters hand to ``difference.DifferenceLabel``, and comparing word by word.
Does not belong here: Qt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|[^\s]+")
_LONGEST = 4000
_ALIKE = 0.5


class Emphasis(StrEnum):
    """How a piece of text stands out."""

    PLAIN = "plain"
    MINE = "mine"  # differs, on the ground of one's own text
    THEIRS = "theirs"  # differs, on the ground of the other's text
    STRONG = "strong"
    STRUCK = "struck"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text and how it stands out."""

    text: str
    emphasis: Emphasis = Emphasis.PLAIN


def plain_text(spans: tuple[Span, ...]) -> str:
    """The text without emphasis."""
    return "".join(one.text for one in spans)


def differing(mine: str, theirs: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Both texts with the words that differ marked; very long texts are not compared."""
    if len(mine) + len(theirs) > _LONGEST:
        return (Span(mine),), (Span(theirs),)
    left, right = _WORDS.findall(mine), _WORDS.findall(theirs)
    one: list[Span] = []
    other: list[Span] = []
    for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        marks = (Emphasis.PLAIN, Emphasis.PLAIN) if tag == "equal" else (Emphasis.MINE, Emphasis.THEIRS)
        if i < j:
            one.append(Span("".join(left[i:j]), marks[0]))
        if k < m:
            other.append(Span("".join(right[k:m]), marks[1]))
    return _joined(one), _joined(other)


def merged(before: str, after: str) -> tuple[Span, ...]:
    """One text in which the words that went are struck through and those that came stand out.

    Very long texts, and texts that have little in common, are not compared word by word: the earlier one stands struck
    through before the later one, which is easier to read.
    """
    if not (before.strip() and after.strip()) or _little_in_common(before, after):
        told = (Span(before, Emphasis.STRUCK), Span(" " if before and after else ""), Span(after, Emphasis.STRONG))
        return tuple(one for one in told if one.text)
    left, right = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Span] = []
    for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Span("".join(left[i:j])))
            continue
        gone, came = "".join(left[i:j]), "".join(right[k:m])
        if gone:
            found.append(Span(gone, Emphasis.STRUCK))
        if gone and came and not gone.endswith((" ", "\n")):
            found.append(Span(" "))
        if came:
            found.append(Span(came, Emphasis.STRONG))
    return tuple(found)


def _little_in_common(before: str, after: str) -> bool:
    if len(before) + len(after) > _LONGEST:
        return True
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio() < _ALIKE


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Words that differ beside each other are one piece, with the blank between them."""
    found: list[Span] = []
    for number, span in enumerate(spans):
        after = spans[number + 1].emphasis if number + 1 < len(spans) else Emphasis.PLAIN
        before = found[-1].emphasis if found else Emphasis.PLAIN
        between = not span.text.strip() and before == after
        emphasis = before if between else span.emphasis
        if found and emphasis == before:
            found[-1] = Span(found[-1].text + span.text, emphasis)
        else:
            found.append(Span(span.text, emphasis))
    return tuple(found)
