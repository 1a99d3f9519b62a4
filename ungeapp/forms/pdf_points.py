"""Numbered points with boxes, answers and lines to write on, as strips.

Belongs here: how a point is laid out, and the box to tick. Does not belong here: other blocks (`pdf_blocks`), which
points there are (`documents`).
"""

from __future__ import annotations

from dataclasses import replace

from ungeapp.forms import theme
from ungeapp.forms.document import Point, Points, plain
from ungeapp.forms.pdf_bands import band, set_lines
from ungeapp.forms.pdf_strips import Draw, Pen, Strip, kept
from ungeapp.forms.pdf_tags import Element
from ungeapp.forms.theme import Sizes

TICKED = {"da": ("Ikke afkrydset", "Afkrydset"), "en": ("Not ticked", "Ticked")}


def points(block: Points, parent: Element, sizes: Sizes, ticked: tuple[str, str]) -> list[Strip]:
    """The points below each other, each kept whole."""
    strips: list[Strip] = []
    items = parent.add("L", numbering="Decimal")
    for index, one in enumerate(block.items):
        strips += _point(one, items.add("LI"), sizes, ticked, theme.BETWEEN_POINTS if index else theme.ABOVE_PARAGRAPH)
    return strips


def _point(point: Point, item: Element, sizes: Sizes, ticked: tuple[str, str], above: float) -> list[Strip]:
    left = theme.NUMBER_WIDTH
    width = theme.WIDTH - left
    label, body = item.add("Lbl"), item.add("LBody")
    bold = replace(sizes.text, font=theme.BOLD)
    head = [
        set_lines(f"{point.number}.", bold, 0, theme.NUMBER_WIDTH, label),
        set_lines(point.title, bold, left, width, body.add("P")),
    ]
    strips = band(head, above=above, whole=theme.ROW_LIMIT)
    if point.guidance.strip():
        strips += band([set_lines(point.guidance, sizes.quiet, left, width, body.add("P"))], whole=theme.ROW_LIMIT)
    strips += _boxes(point, body, sizes, ticked, left, width)
    if plain(point.answer).strip():
        strips += band(
            [set_lines(point.answer, sizes.text, left, width, body.add("P"))], above=2, whole=theme.ROW_LIMIT
        )
    strips += [Strip(theme.WRITING_LINE, _writing_line(left, width)) for _ in range(point.lines)]
    return kept(strips)


def _boxes(
    point: Point, body: Element, sizes: Sizes, ticked: tuple[str, str], left: float, width: float
) -> list[Strip]:
    """Two boxes beside each other."""
    strips: list[Strip] = []
    options = body.add("L", numbering="Square")
    half = width / 2
    for start in range(0, len(point.boxes), 2):
        cells, labels = [], []
        for place, box in enumerate(point.boxes[start : start + 2]):
            option = options.add("LI")
            x = left + place * half
            labels.append((x, option.add("Lbl", alternative=ticked[box.done]), box.done))
            room = half - sizes.box_indent - theme.COLUMN_GAP
            cells.append(set_lines(box.text, sizes.text, x + sizes.box_indent, room, option.add("LBody")))
        made = band(cells, above=theme.BETWEEN_ITEMS, whole=theme.PAGE_HEIGHT)
        for x, label, done in labels:
            made[0] = replace(made[0], draw=with_box(made[0].draw, x, label, done, sizes.text.leading))
        strips += made
    return strips


def with_box(inner: Draw, x: float, element: Element, ticked: bool, leading: float) -> Draw:
    """The strip with a box at `x`, beside its first line."""

    def draw(pen: Pen, y: float, again: bool) -> None:
        pen.box(theme.LEFT + x, y + (leading - theme.BOX) / 2, theme.BOX, ticked=ticked, element=element)
        inner(pen, y, again)

    return draw


def _writing_line(x: float, width: float) -> Draw:
    def draw(pen: Pen, y: float, again: bool) -> None:
        pen.rule(theme.LEFT + x, y + theme.WRITING_LINE, width, theme.RULE, theme.FIGURE_LINE)

    return draw
