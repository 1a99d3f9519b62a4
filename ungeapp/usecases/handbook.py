"""The user guide, chapter by chapter, and which chapter helps where.

Belongs here: what a chapter is, finding one. Does not belong here: the text (``resources/guide``), reading it
(``forms/handbook_reader.py``), how it looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class LineKind(StrEnum):
    """What a line of a chapter is: running text, a step to take in order, or one point of several."""

    TEXT = "text"
    STEP = "step"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class GuideLine:
    """One paragraph, step or point; ``number`` counts the steps from 1 and is 0 elsewhere."""

    kind: LineKind
    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: ``key`` from its title, ``places`` are the kinds of places it helps at."""

    key: str
    title: str
    places: tuple[str, ...]
    lines: tuple[GuideLine, ...]

    def says(self, text: str) -> bool:
        """Whether the title or a line holds ``text``, without regard to capitals."""
        wanted = text.casefold().strip()
        return any(wanted in one.casefold() for one in (self.title, *(line.text for line in self.lines)))


class HandbookText(Protocol):
    """Where the guide comes from."""

    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters in their order, never none."""
        ...


class HandbookUseCases:
    """Reads the user guide."""

    def __init__(self, text: HandbookText) -> None:
        self._text = text

    def chapters(self, text: str = "") -> tuple[Chapter, ...]:
        """The chapters that say ``text``; all of them where it is empty."""
        return tuple(one for one in self._text.chapters() if one.says(text))

    def about(self, place: str) -> Chapter:
        """The chapter that helps at a kind of place, or has that key; the first where none does."""
        known = self._text.chapters()
        return next((one for one in known if place in (*one.places, one.key)), known[0])
