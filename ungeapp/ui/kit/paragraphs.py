"""Breaking plain text into lines.

Belongs here: where lines end at a width. Does not belong here: drawing them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextLayout, QTextOption

# A line never ends between a sign or a number and what it counts: § 111, kl. 13, 16 år.
_BOUND = re.compile(r"(?<=§) (?=\d)|(?<=§§) (?=\d)|(?<=kl\.) (?=\d)|(?<=[\d½]) (?=år\b|stk\.|nr\.)")


@dataclass(frozen=True, slots=True)
class ParagraphLine:
    """One line: what is drawn, where it starts in the whole text, how many characters of it are drawn."""

    text: str
    start: int
    length: int


def break_lines(text: str, font: QFont, room: int) -> tuple[ParagraphLine, ...]:
    """The lines of ``text`` within ``room`` pixels, at words where possible; line ends in the text are kept."""
    found: list[ParagraphLine] = []
    start = 0
    for paragraph in text.split("\n"):
        for at, length in _lines(paragraph, font, room) if paragraph else [(0, 0)]:
            shown = paragraph[at : at + length].rstrip()
            found.append(ParagraphLine(shown, start + at, len(shown)))
        start += len(paragraph) + 1
    return tuple(found) if text else ()


def wrapping_layout(text: str, font: QFont) -> QTextLayout:
    """A layout that breaks at words, and inside a word that is longer than the line."""
    layout = QTextLayout(_BOUND.sub("\u00a0", text), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    return layout


def _lines(paragraph: str, font: QFont, room: int) -> list[tuple[int, int]]:
    return laid_out(wrapping_layout(paragraph, font), room)


def laid_out(layout: QTextLayout, room: int) -> list[tuple[int, int]]:
    """Start and length of each line of ``layout`` within ``room`` pixels."""
    found: list[tuple[int, int]] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        found.append((line.textStart(), line.textLength()))
    layout.endLayout()
    return found
