"""Paper as horizontal strips that are never divided, and how strips fill pages.

Belongs here: the strip, what stays together, page breaks, repeated table headings.
Does not belong here: which block makes which strips (`pdf_blocks`), drawing operators (`pdf`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from ungeapp.forms import theme
from ungeapp.forms.pdf_lines import Line
from ungeapp.forms.pdf_tags import Element
from ungeapp.forms.theme import Colour, Style


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a shape is drawn: colour and width of its line, whether broken, and whether white under it."""

    colour: Colour
    thickness: float
    dashed: bool = False
    filled: bool = False


class Pen(Protocol):
    """What a strip may draw with. Lengths from the top left of the page, in points."""

    def text(self, line: Line, style: Style, x: float, base: float, element: Element | None) -> None:
        """A line of text; without an element it is an artefact (head, foot, repeated heading)."""

    def rule(self, x: float, y: float, width: float, thickness: float, colour: Colour) -> None:
        """A horizontal line, always an artefact."""

    def bar(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle, always an artefact."""

    def box(self, x: float, y: float, size: float, *, ticked: bool, element: Element) -> None:
        """A box to tick, or ticked."""

    def circle(self, x: float, y: float, radius: float, look: Drawn, element: Element | None) -> None:
        """A circle around a point."""

    def stroke(self, x: float, y: float, to_x: float, to_y: float, look: Drawn, element: Element | None) -> None:
        """A straight line."""

    def frame(self, x: float, y: float, width: float, height: float, look: Drawn, element: Element | None) -> None:
        """A rectangle with round corners; ``x`` and ``y`` are its top left."""

    def bookmark(self, title: str, tag: str, y: float) -> None:
        """An entry in the outline for what stands here."""


Draw: TypeAlias = Callable[[Pen, float, bool], None]
"""Draw at `y`; the last argument says that this is a repetition (an artefact, no new content)."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A band of the page. `above` is dropped at the top of a page; `keep`: the next strip stands on the same page.

    `repeated` are strips drawn again above this one when it opens a page (the headings of its table).
    """

    height: float
    draw: Draw
    above: float = 0.0
    keep: bool = False
    repeated: tuple[Strip, ...] = ()
    opens_page: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip at its place on a page."""

    y: float
    strip: Strip
    again: bool = False


def kept(strips: Sequence[Strip], *, with_next: bool = False) -> list[Strip]:
    """The strips as one unit on one page; with `with_next` the strip after them belongs to it too."""
    last = len(strips) - 1
    return [replace(strip, keep=True) if i < last or with_next else strip for i, strip in enumerate(strips)]


def without_widows(strips: Sequence[Strip]) -> list[Strip]:
    """Lines of a text: no single first or last line alone on a page."""
    last = len(strips) - 1
    return [replace(strip, keep=True) if i in (0, last - 1) and i < last else strip for i, strip in enumerate(strips)]


def paginate(strips: Iterable[Strip], top: float, bottom: float) -> list[list[Placed]]:
    """Pages of placed strips; at least one page. A unit higher than a page is divided where it has to be."""
    page = _Pages(top, bottom)
    for unit in _units(strips):
        if unit[0].opens_page:
            page.new()
        if not page.fits(unit) and page.would_fit_alone(unit):
            page.new()
        for strip in unit:
            page.place(strip)
    return page.pages


def settle(strips: Sequence[Strip], top: float, bottom: float) -> list[list[Placed]]:
    """Pages, set no closer than it takes where that spares a last page with only a few lines on it.

    Wide distances stay: there somebody signs.
    """
    pages = paginate(strips, top, bottom)
    last = pages[-1][-1] if pages[-1] else None
    if len(pages) == 1 or last is None or last.y + last.strip.height - top > theme.FEW_LINES:
        return pages
    for share in theme.CLOSER:
        closer = [replace(one, above=one.above * share) if one.above <= theme.WIDEST else one for one in strips]
        fewer = paginate(closer, top, bottom)
        if len(fewer) < len(pages):
            return fewer
    return pages


def _units(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    unit: list[Strip] = []
    for strip in strips:
        if strip.opens_page and unit:
            yield unit
            unit = []
        unit.append(strip)
        if not strip.keep:
            yield unit
            unit = []
    if unit:
        yield unit


class _Pages:
    def __init__(self, top: float, bottom: float) -> None:
        self._top, self._bottom = top, bottom
        self.pages: list[list[Placed]] = [[]]
        self._y = top

    def new(self) -> None:
        """Turn the page, unless nothing stands on this one yet."""
        if self.pages[-1]:
            self.pages.append([])
            self._y = self._top

    def fits(self, unit: Sequence[Strip]) -> bool:
        """Whether the unit fits on what is left of the page."""
        if not self.pages[-1]:
            return self.would_fit_alone(unit)
        return self._y + sum(strip.above + strip.height for strip in unit) <= self._bottom + 0.01

    def would_fit_alone(self, unit: Sequence[Strip]) -> bool:
        """Whether one fresh page can hold the unit."""
        height = sum(strip.above + strip.height for strip in unit) - unit[0].above
        height += sum(strip.height for strip in unit[0].repeated)
        return self._top + height <= self._bottom + 0.01

    def place(self, strip: Strip) -> None:
        """Put one strip on the page, turning it if needed."""
        if self.pages[-1] and self._y + strip.above + strip.height > self._bottom + 0.01:
            self.new()
        page = self.pages[-1]
        if page:
            self._y += strip.above
        else:
            for heading in strip.repeated:
                page.append(Placed(self._y, heading, again=True))
                self._y += heading.height
        page.append(Placed(self._y, strip))
        self._y += strip.height
