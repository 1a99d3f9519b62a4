"""Cells of lines side by side, as strips: what a paragraph, a table row and a list item have in common.

Belongs here: bands and how a high one is divided. Does not belong here: which block has which cells (`pdf_blocks`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from ungeapp.forms import theme
from ungeapp.forms.document import Inline
from ungeapp.forms.pdf_lines import Line, break_lines
from ungeapp.forms.pdf_strips import Pen, Strip, without_widows
from ungeapp.forms.pdf_tags import Element
from ungeapp.forms.theme import Style


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line with its style, its place from the left margin, and the element it belongs to."""

    line: Line
    style: Style
    x: float
    element: Element | None

    def draw(self, pen: Pen, top: float, *, again: bool) -> None:
        """Draw it in a band starting at `top`."""
        base = top + (self.style.leading + 0.7 * self.style.size) / 2
        pen.text(self.line, self.style, theme.LEFT + self.x, base, None if again else self.element)


Under: TypeAlias = Callable[[Pen, float, float, bool, bool], None]
"""Draws below the text of a strip: pen, top, height, first strip of its band, last strip of its band."""


def set_lines(text: Inline, style: Style, x: float, width: float, element: Element | None) -> list[SetLine]:
    """`text` broken for a column at `x`."""
    return [SetLine(line, style, x, element) for line in break_lines(text, style, width)]


def band(
    cells: Sequence[Sequence[SetLine]],
    *,
    above: float = 0.0,
    top: float = 0.0,
    bottom: float = 0.0,
    whole: float = 0.0,
    under: Under | None = None,
) -> list[Strip]:
    """Cells side by side: one strip if not higher than `whole`, otherwise one strip for each line of all cells."""
    count = max((len(cell) for cell in cells), default=0)
    rows = [[cell[i] for cell in cells if i < len(cell)] for i in range(count)]
    heights = [max(line.style.leading for line in row) for row in rows]
    if count > 1 and top + sum(heights) + bottom > whole:
        strips = [
            _strip(
                [[line] for line in row],
                heights[i],
                top if i == 0 else 0,
                bottom if i == count - 1 else 0,
                under,
                i,
                count,
            )
            for i, row in enumerate(rows)
        ]
        strips[0] = replace(strips[0], above=above)
        return without_widows(strips)
    strip = _strip(cells, sum(heights), top, bottom, under, 0, 1)
    return [replace(strip, above=above)]


def _strip(
    cells: Sequence[Sequence[SetLine]],
    height: float,
    top: float,
    bottom: float,
    under: Under | None,
    index: int,
    count: int,
) -> Strip:
    full = top + height + bottom

    def draw(pen: Pen, y: float, again: bool) -> None:
        if under is not None:
            under(pen, y, full, index == 0, index == count - 1)
        for cell in cells:
            base = y + top
            for line in cell:
                line.draw(pen, base, again=again)
                base += line.style.leading

    return Strip(full, draw)
