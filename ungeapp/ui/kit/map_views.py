"""What the network canvas shows, as plain values.

Belongs here: people, lines and names as a presenter tells them. Does not belong here: Qt, drawing (``network_canvas``).
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.domain.network_map import LineStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPerson:
    """Somebody on the map. ``spoken`` is all of it in one line, for screen readers and on hover.

    ``word`` is a short state beside the name (*ny*, *bliver*); ``placed`` no draws a broken edge.
    """

    id: str
    name: str
    sector: int
    ring: int
    spoken: str
    word: str = ""
    placed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLine:
    """A relation; ``second`` empty for the young person in the middle."""

    first: str
    second: str
    word: str
    style: LineStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The whole map: names of sectors (with the clock from the left) and rings (from the inside)."""

    centre: str
    sectors: tuple[str, ...]
    rings: tuple[str, ...]
    people: tuple[MapPerson, ...] = ()
    lines: tuple[MapLine, ...] = ()
