"""A figure of lines, circles and words, as one strip that is never divided.

Belongs here: how its shapes are drawn and its words cut. Does not belong here: what a figure shows (`documents`),
drawing operators (`pdf`).
"""

from __future__ import annotations

from math import hypot

from ungeapp.forms import theme
from ungeapp.forms.document import Circle, Figure, Ink, Stroke, Tag
from ungeapp.forms.pdf_lines import Line, break_lines
from ungeapp.forms.pdf_strips import Drawn, Pen, Strip
from ungeapp.forms.pdf_tags import Element
from ungeapp.forms.theme import Style

_COLOURS = {Ink.STRONG: theme.INK, Ink.QUIET: theme.INK_SECONDARY, Ink.HAIR: theme.FIGURE_LINE}
_WIDTHS = {Ink.STRONG: 1.0, Ink.QUIET: 0.8, Ink.HAIR: 0.6}
_APART = 1.3  # half the distance between the two lines of a double one
_MARGIN = 6.0  # around the text in a box


def figure(block: Figure, parent: Element) -> list[Strip]:
    """The figure in the middle of the column; all of it is one content with one description."""
    element = parent.add("Figure", alternative=block.alternative)
    left = theme.LEFT + (theme.WIDTH - block.width) / 2

    def draw(pen: Pen, y: float, again: bool) -> None:
        owner = None if again else element
        bottom = theme.PAGE_HEIGHT - y - block.height
        element.box = (left, bottom, left + block.width, bottom + block.height)
        for shape in block.shapes:
            match shape:
                case Circle():
                    look = Drawn(_COLOURS[shape.ink], _WIDTHS[shape.ink], filled=shape.filled)
                    pen.circle(left + shape.x, y + shape.y, shape.radius, look, owner)
                case Stroke():
                    _stroke(pen, shape, left, y, owner)
                case Tag():
                    _tag(pen, shape, left, y, owner)

    return [Strip(block.height, draw, above=theme.ABOVE_BLOCK)]


def _stroke(pen: Pen, shape: Stroke, left: float, top: float, owner: Element | None) -> None:
    look = Drawn(_COLOURS[shape.ink], _WIDTHS[shape.ink], dashed=shape.style == "dashed")
    length = hypot(shape.to_x - shape.x, shape.to_y - shape.y) or 1.0
    across = (-(shape.to_y - shape.y) / length, (shape.to_x - shape.x) / length)
    for side in (-_APART, _APART) if shape.style == "double" else (0.0,):
        x, y = left + across[0] * side, top + across[1] * side
        pen.stroke(x + shape.x, y + shape.y, x + shape.to_x, y + shape.to_y, look, owner)


def _tag(pen: Pen, shape: Tag, left: float, top: float, owner: Element | None) -> None:
    style = theme.FIGURE_BOLD if shape.bold else theme.FIGURE
    room = shape.width - (_MARGIN if shape.height and not shape.bare else 0)
    fits = not shape.short or _measured(shape.text, style).width <= room
    line = cut(shape.text if fits else shape.short, style, room)
    x = left + shape.x - (line.width / 2 if shape.align == 0 else line.width if shape.align > 0 else 0)
    if shape.height:
        look = Drawn(theme.PAPER if shape.bare else theme.FIGURE_LINE, 0.7, dashed=shape.open, filled=True)
        start, width = (x - 1, line.width + 2) if shape.bare else (left + shape.x - shape.width / 2, shape.width)
        pen.frame(start, top + shape.y - shape.height / 2, width, shape.height, look, owner)
    pen.text(line, style, x, top + shape.y + 0.35 * style.size, owner)


def cut(text: str, style: Style, width: float) -> Line:
    """The text on one line, ended with … where it is too long."""
    kept = " ".join(text.split())
    line = _measured(kept, style)
    if line.width <= width:
        return line
    while kept and _measured(f"{kept}…", style).width > width:
        kept = kept[:-1].rstrip()
    return _measured(f"{kept}…", style)


def _measured(text: str, style: Style) -> Line:
    return break_lines(text, style, theme.PAGE_WIDTH * 100)[0]
