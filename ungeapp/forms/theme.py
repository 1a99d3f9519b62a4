"""How paper looks: every measure, size and colour of it, once.

Belongs here: numbers. Does not belong here: what is drawn with them (`pdf_blocks`, `pdf`), the window's tokens.
Lengths are points (1/72 inch) from the top left; colours are RGB from 0 to 1. The taste is the window's: few sizes,
one column, hairlines instead of grids, colours that survive a black-and-white printer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Colour: TypeAlias = tuple[float, float, float]

MILLIMETRE = 72 / 25.4


def _rgb(code: str) -> Colour:
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return round(red, 4), round(green, 4), round(blue, 4)


INK = _rgb("1a1a1a")
INK_SECONDARY = _rgb("4a4f57")
PRIMARY_DARK = _rgb("084a73")
OWN_WORDS = _rgb("5a3fa0")
HAIRLINE = _rgb("cfd6dd")
FIGURE_LINE = _rgb("8a939d")
PAPER = _rgb("ffffff")

REGULAR = "Roboto"
BOLD = "Roboto-Bold"
ITALIC = "Roboto-Italic"


@dataclass(frozen=True, slots=True)
class Style:
    """One way to set text: font, size, distance of base lines, colour."""

    font: str
    size: float
    leading: float
    colour: Colour = INK


TEXT = Style(REGULAR, 10, 14.5)
QUIET = Style(REGULAR, 10, 14.5, INK_SECONDARY)
SAID = Style(ITALIC, 10, 14.5)
TITLE = Style(BOLD, 18, 23)
SUBTITLE = Style(REGULAR, 10, 14.5, INK_SECONDARY)
HEADINGS = {1: Style(BOLD, 11.5, 15.5, PRIMARY_DARK), 2: Style(BOLD, 10, 14.5)}
FIGURE = Style(REGULAR, 8, 10)
FIGURE_BOLD = Style(BOLD, 8.5, 11, PRIMARY_DARK)
COLUMN_HEADING = Style(BOLD, 8.5, 12, INK_SECONDARY)
MARGINALIA = Style(REGULAR, 9.5, 13, INK_SECONDARY)
FOOT = Style(REGULAR, 8.25, 11, INK_SECONDARY)


@dataclass(frozen=True, slots=True)
class Sizes:
    """The styles and places of a document's own text; what stands in its margins is always the same."""

    text: Style
    quiet: Style
    said: Style
    title: Style
    subtitle: Style
    headings: dict[int, Style]
    column_heading: Style
    label_width: float
    item_indent: float
    box_indent: float


NORMAL = Sizes(TEXT, QUIET, SAID, TITLE, SUBTITLE, HEADINGS, COLUMN_HEADING, 112, 13, 18)
LARGE = Sizes(
    Style(REGULAR, 14, 19.5),
    Style(REGULAR, 13, 18, INK_SECONDARY),
    Style(ITALIC, 14, 19.5),
    Style(BOLD, 26, 32),
    Style(REGULAR, 14, 19.5, INK_SECONDARY),
    {1: Style(BOLD, 15.5, 20, PRIMARY_DARK), 2: Style(BOLD, 14, 19.5)},
    Style(BOLD, 11.5, 15, INK_SECONDARY),
    150,
    18,
    24,
)
"""For papers whoever reads little must be able to read."""

# The page: inner margin at the binding (left), outer margin free of it (right).
PAGE_WIDTH = 210 * MILLIMETRE
PAGE_HEIGHT = 297 * MILLIMETRE
LEFT = 18 * MILLIMETRE
RIGHT = 24 * MILLIMETRE
WIDTH = PAGE_WIDTH - LEFT - RIGHT
HEAD_TOP = 17 * MILLIMETRE
BODY_TOP = 23.5 * MILLIMETRE
BODY_BOTTOM = PAGE_HEIGHT - 23 * MILLIMETRE
FOOT_RULE = PAGE_HEIGHT - 18 * MILLIMETRE
FOOT_GAP = 5
# A window envelope C5 shows the recipient between 45 and 80 mm from the top.
RECIPIENT_TOP = 48 * MILLIMETRE
RECIPIENT_WIDTH = 95 * MILLIMETRE
RECIPIENT_HEIGHT = 36 * MILLIMETRE

# Space above a block (dropped at the top of a page).
ABOVE_TITLE = 6
BELOW_TITLE = 10
ABOVE_HEADING = {1: 14, 2: 10}
BELOW_HEADING = {1: 3.5, 2: 1.5}
ABOVE_PARAGRAPH = 7
ABOVE_FACTS = 10
ABOVE_BLOCK = 8
ABOVE_SIGNATURES = 32
BETWEEN_FACTS = 1.5
BETWEEN_ITEMS = 2.5

# A last page holding no more than this is spared by setting the spaces above blocks, up to the widest, closer.
FEW_LINES = 150
CLOSER = (0.85, 0.75, 0.65, 0.5)
WIDEST = 16

# Inside blocks.
RULE = 0.6
SIGNATURE_RULE = 0.8
COLUMN_GAP = 12
CELL_PADDING = 4.2
QUOTE_BAR = 2.25
QUOTE_INDENT = 11
QUOTE_PADDING = 2.5
NOTICE_PADDING = 9
BOX = 8.5
SIGNATURE_GAP = 30
NUMBER_WIDTH = 24
BETWEEN_POINTS = 9
WRITING_LINE = 23
"""Between two lines to write on by hand."""
# A table row higher than this is divided between pages instead of being moved to the next one.
ROW_LIMIT = 220
