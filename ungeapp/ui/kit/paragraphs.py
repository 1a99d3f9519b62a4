"""Breaking plain text into lines.

Belongs here: where lines end at a width. Does not belong here: drawing them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextLayout, QTextOption

from ungeapp.ui.kit import style
from ungeapp.ui.kit.tokens import TextRole

# A line never ends between a sign or a number and what it counts, or inside a telephone number: § 111, kl. 13, 16 år,
# 12 34 56 78.
_BOUND = re.compile(
    r"(?<=§) (?=\d)|(?<=§§) (?=\d)|(?<=kl\.) (?=\d)|(?<=[\d½]) (?=år\b|stk\.|nr\.)|(?<=\b\d\d) (?=\d\d\b)"
)


@dataclass(frozen=True, slots=True)
class ParagraphLine:
    """One line: what is drawn, where it starts in the whole text, how many characters of it are drawn."""

    text: str
    start: int
    length: int


def break_lines(text: str, role: TextRole, room: int) -> tuple[ParagraphLine, ...]:
    """The lines of ``text`` within ``room`` pixels, at words where possible; line ends in the text are kept."""
    found: list[ParagraphLine] = []
    start = 0
    font, measure = style.font(role), style.metrics(role)
    for paragraph in text.split("\n"):
        # Most texts are one line; only the others are worth a layout of their own.
        short = measure.horizontalAdvance(paragraph) < room
        for at, length in [(0, len(paragraph))] if short else laid_out(wrapping_layout(paragraph, font), room):
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


def laid_out(layout: QTextLayout, room: int) -> list[tuple[int, int]]:
    """Start and length of each line of ``layout`` within ``room`` pixels."""
    found: list[tuple[int, int]] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        found.append((line.textStart(), line.textLength()))
    layout.endLayout()
    return found
