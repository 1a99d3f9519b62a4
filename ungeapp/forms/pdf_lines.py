"""Breaking text into lines: greedy, ragged right, never wider than the column, whatever the text is.

Belongs here: words, widths, where a line ends. Does not belong here: pages, drawing, tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ungeapp.forms import theme
from ungeapp.forms.document import Inline, runs_of
from ungeapp.forms.pdf_fonts import Face, cleaned, faces
from ungeapp.forms.theme import Style

# A telephone number, 12 34 56 78, is one word: a line never ends inside it.
_PIECES = re.compile(r"\n| +|(?:(?<!\d)\d\d(?: \d\d){3}(?!\d)|[^ \n])+")
# A long compound may be divided after a hyphen or slash between letters, but never inside a date or a number.
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d][-/])(?=[^\W\d]{2})")


@dataclass(frozen=True, slots=True)
class Segment:
    """Text in one font at `x` from the line's start."""

    x: float
    text: str
    font: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line. A line broken by the column ends in a space, so that copied text keeps its words apart."""

    segments: tuple[Segment, ...]
    width: float


_Piece = tuple[str, str, float]  # text, font, width


def break_lines(text: Inline, style: Style, width: float) -> list[Line]:
    """The lines of `text` in `style` for a column of `width`; an empty text is one empty line."""
    return _Breaker(style, max(width, 1.0)).lines(text)


class _Breaker:
    def __init__(self, style: Style, width: float) -> None:
        self._style = style
        self._width = width
        self._faces = faces()
        self._space = self._measure(" ", style.font)
        self._lines: list[Line] = []
        self._pieces: list[_Piece] = []
        self._used = 0.0

    def lines(self, text: Inline) -> list[Line]:
        word: list[_Piece] = []
        spaced = False
        for piece, font in self._tokens(text):
            if piece[0] in "\n ":
                self._add(word, spaced)
                spaced = piece != "\n" and (spaced or bool(word) or bool(self._pieces))
                word = []
                if piece == "\n":
                    self._end_line(broken=False)
                continue
            for index, part in enumerate(_AFTER_HYPHEN.split(piece)):
                if index:
                    self._add(word, spaced)
                    word, spaced = [], False
                word.append((part, font, self._measure(part, font)))
        self._add(word, spaced)
        self._end_line(broken=False)
        return self._lines

    def _tokens(self, text: Inline) -> Iterator[tuple[str, str]]:
        for run in runs_of(text):
            font = theme.BOLD if run.bold else theme.ITALIC if run.italic else self._style.font
            for piece in _PIECES.findall(cleaned(run.text)):
                yield piece, font

    def _measure(self, text: str, font: str) -> float:
        return self._faces[font].width(text, self._style.size)

    def _add(self, word: list[_Piece], spaced: bool) -> None:
        """Put a word on the line, or on the next one, or on as many as it needs."""
        if not word:
            return
        width = sum(piece[2] for piece in word)
        gap = self._space if spaced and self._pieces else 0.0
        if self._used + gap + width > self._width and self._pieces:
            self._end_line(broken=spaced)
            gap = 0.0
        if gap:
            self._put(" ", word[0][1] if self._pieces[-1][1] == word[0][1] else self._style.font, gap)
        if width <= self._width:
            for piece in word:
                self._put(*piece)
        else:
            for text, font, _ in word:
                self._put_divided(text, font)

    def _put(self, text: str, font: str, width: float) -> None:
        self._pieces.append((text, font, width))
        self._used += width

    def _put_divided(self, text: str, font: str) -> None:
        """A word wider than the column: character by character, at least one on each line."""
        face: Face = self._faces[font]
        start, used = 0, 0.0
        for index, character in enumerate(text):
            width = face.width(character, self._style.size)
            if self._used + used + width > self._width and (index > start or self._pieces):
                if index > start:
                    self._put(text[start:index], font, used)
                self._end_line(broken=False)
                start, used = index, 0.0
            used += width
        self._put(text[start:], font, used)

    def _end_line(self, *, broken: bool) -> None:
        segments: list[Segment] = []
        x = 0.0
        texts: list[str] = []
        font = self._pieces[0][1] if self._pieces else self._style.font
        start = 0.0
        for text, piece_font, width in self._pieces:
            if piece_font != font:
                segments.append(Segment(start, "".join(texts), font))
                texts, font, start = [], piece_font, x
            texts.append(text)
            x += width
        if texts:
            segments.append(Segment(start, "".join(texts) + (" " if broken else ""), font))
        self._lines.append(Line(tuple(segments), x))
        self._pieces, self._used = [], 0.0
