"""The network map: where everybody stands, and what is different from last time.

Belongs here: sectors and rings as numbers, placing people so that nobody overlaps, comparing two states.
Does not belong here: what sectors, rings and qualities are called (terms), pixels and points (canvas, paper).

Lengths are shares of the map's radius; the young person stands at (0, 0), x grows to the right and y downwards.
Sectors are equally wide and go with the clock from the left; rings are counted from the inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import atan2, cos, hypot, pi, sin, sqrt

from ungeapp.domain.people import NetworkKind, NetworkPerson

CENTRE = 0.14
"""The young person's own circle."""
NOT_SAID = 1
"""The ring of somebody of whom nobody has said how close they are: neither near nor far."""
_AISLE = 0.03  # free on both sides of the lines between sectors, where the rings' names stand
_EDGE = 0.008
_GAP = 0.02
_SMALLER = 0.86
_INNER_WIDER = 0.82  # the inner rings have less room around, so they are a little wider
_PHASES = 4
_NOTHING = 1e-9
_SMALLEST_IN_EVEN = 0.4  # below this share of the wished size the rings give way to the fullest field


class LineStyle(StrEnum):
    """How a relation is drawn, beside its word."""

    PLAIN = "plain"
    DOUBLE = "double"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody to place: sector and ring by number."""

    id: str
    sector: int
    ring: int


@dataclass(frozen=True, slots=True)
class Box:
    """Where somebody stands: the middle of a box and its size."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two cover a common point."""
        apart_x = abs(self.x - other.x) >= (self.width + other.width) / 2
        apart_y = abs(self.y - other.y) >= (self.height + other.height) / 2
        return not (apart_x or apart_y)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """``radii`` are the circles from the young person's own to the outermost; ``boxes`` by id."""

    sectors: int
    radii: tuple[float, ...]
    boxes: Mapping[str, Box]

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """Sector and ring of a point; outside the map the outermost ring."""
        width = 2 * pi / self.sectors
        sector = int(((atan2(y, x) + pi) % (2 * pi)) / width) % self.sectors
        distance = hypot(x, y)
        ring = next((number for number, outer in enumerate(self.radii[1:]) if distance <= outer), len(self.radii) - 2)
        return sector, ring


def arrange(people: Sequence[Standing], *, sectors: int, rings: int, box: tuple[float, float]) -> Arrangement:
    """Place everybody inside their sector and ring without overlap, in the order given; the same for the same people.

    ``box`` is how large one is drawn where there is room; in a full field the boxes are smaller, and when they would be
    too small the rings give way. ValueError for fewer than three sectors, no ring, or a number outside.
    """
    if sectors < 3 or rings < 1:
        raise ValueError("a map has three sectors and one ring at least")
    if any(not (0 <= one.sector < sectors and 0 <= one.ring < rings) for one in people):
        raise ValueError("somebody stands outside the map")
    cells: dict[tuple[int, int], list[str]] = {}
    for one in people:
        cells.setdefault((one.sector, one.ring), []).append(one.id)
    even = tuple(CENTRE + (1 - CENTRE) * (number / rings) ** _INNER_WIDER for number in range(rings + 1))
    found, least = _placed(cells, sectors, even, box)
    if least < _SMALLEST_IN_EVEN:
        even = _radii_by_need(cells, rings)
        found, least = _placed(cells, sectors, even, box)
    return Arrangement(sectors, even, {one.id: found[one.id] for one in people})


def _radii_by_need(cells: Mapping[tuple[int, int], Sequence[str]], rings: int) -> tuple[float, ...]:
    """Rings whose area grows with the fullest of their fields."""
    need = [1 + max((len(ids) for (_, at), ids in cells.items() if at == ring), default=0) for ring in range(rings)]
    inner = CENTRE**2
    radii = [CENTRE]
    for number in range(rings):
        radii.append(sqrt(inner + (1 - inner) * sum(need[: number + 1]) / sum(need)))
    return (*radii[:-1], 1.0)


def _placed(
    cells: Mapping[tuple[int, int], Sequence[str]], sectors: int, radii: Sequence[float], box: tuple[float, float]
) -> tuple[dict[str, Box], float]:
    """Everybody's box, and the smallest share of the wished size that a field had to take."""
    found: dict[str, Box] = {}
    least = 1.0
    for (sector, ring), ids in cells.items():
        factor = 1.0
        while True:
            size = (box[0] * factor, box[1] * sqrt(factor))
            spots = _Field(sector, sectors, radii[ring], radii[ring + 1], size).spots(len(ids))
            if spots is not None:
                break
            factor *= _SMALLER
        found.update(zip(ids, spots, strict=True))
        least = min(least, factor)
    return found, least


class _Field:
    """One sector of one ring, and the places for boxes in it."""

    def __init__(self, sector: int, sectors: int, inner: float, outer: float, size: tuple[float, float]) -> None:
        start = -pi + sector * 2 * pi / sectors
        end = start + 2 * pi / sectors
        self._lines = ((cos(start), sin(start)), (cos(end), sin(end)))
        self._inner, self._outer = inner + _EDGE, outer - _EDGE
        self._width, self._height = size
        middle, distance = (start + end) / 2, (inner + outer) / 2
        self._middle = (distance * cos(middle), distance * sin(middle))
        rim = [start + (end - start) * share / 8 for share in range(9)]
        heights = [far * sin(at) for at in rim for far in (inner, outer)]
        self._top, self._bottom = min(heights), max(heights)

    def spots(self, count: int) -> list[Box] | None:
        """``count`` boxes around the middle of the field, from above and the left; None when there is no room."""
        alone = self._box(*self._middle)
        if count == 1 and self._holds(alone):
            return [alone]
        best: list[Box] | None = None
        least = 0.0
        for phase in range(_PHASES):
            there = sorted(self._all(phase / _PHASES), key=self._far)[:count]
            total = sum(map(self._far, there))
            if len(there) == count and (best is None or total < least):
                best, least = there, total
        return sorted(best, key=lambda one: (one.y, one.x)) if best is not None else None

    def _far(self, one: Box) -> float:
        return hypot(one.x - self._middle[0], one.y - self._middle[1])

    def _box(self, x: float, y: float) -> Box:
        return Box(x, y, self._width, self._height)

    def _all(self, phase: float) -> list[Box]:
        """Rows of boxes, each row as full as it can be."""
        found: list[Box] = []
        high = self._height + _GAP / 2
        y = self._top + phase * high
        while y < self._bottom:
            for start, end in self._room(y):
                x = start
                while x <= end:
                    found.append(self._box(x, y))
                    x += self._width + _GAP / 2
            y += high
        return found

    def _room(self, y: float) -> list[tuple[float, float]]:
        """From where to where the middle of a box may stand at this height."""
        top, bottom, half = y - self._height / 2, y + self._height / 2, self._width / 2
        far = max(abs(top), abs(bottom))
        if far >= self._outer:
            return []
        right = sqrt(self._outer**2 - far**2) - half
        left = -right
        (from_x, from_y), (to_x, to_y) = self._lines
        for corner in (top, bottom):
            for side in (-half, half):
                for slope, least in (
                    (-from_y, _AISLE - from_x * corner + from_y * side),
                    (to_y, _AISLE + to_x * corner - to_y * side),
                ):
                    if abs(slope) < _NOTHING:
                        if least > 0:
                            return []
                    elif slope > 0:
                        left = max(left, least / slope)
                    else:
                        right = min(right, least / slope)
        near = 0.0 if top < 0 < bottom else min(abs(top), abs(bottom))
        if near >= self._inner:
            return [(left, right)] if left <= right else []
        beside = sqrt(self._inner**2 - near**2) + half
        parts = ((left, min(right, -beside)), (max(left, beside), right))
        return [(start, end) for start, end in parts if start <= end]

    def _holds(self, one: Box) -> bool:
        left, right = one.x - one.width / 2, one.x + one.width / 2
        top, bottom = one.y - one.height / 2, one.y + one.height / 2
        nearest = hypot(min(max(0.0, left), right), min(max(0.0, top), bottom))
        corners = ((left, top), (right, top), (left, bottom), (right, bottom))
        if nearest < self._inner or max(hypot(x, y) for x, y in corners) > self._outer:
            return False
        (from_x, from_y), (to_x, to_y) = self._lines
        return all(
            from_x * y - from_y * x >= _AISLE and to_y * x - to_x * y >= _AISLE for x, y in corners
        )  # the distances from the two lines; a field is never wider than half a turn


def short_name(name: str) -> str:
    """*Bodil H.* for *Bodil Havreland*, where the whole name has no room."""
    first, *rest = name.split() or [""]
    return f"{first} {rest[-1][0]}." if rest else first


def free_point(start: Box, end: Box, size: tuple[float, float], taken: Iterable[Box]) -> tuple[float, float]:
    """Where on, or close beside, the line between two people a word of ``size`` covers nobody.

    The middle of the line when there is no such place.
    """
    boxes = (*taken, Box(0, 0, 2 * CENTRE, 2 * CENTRE))
    across, down = size[0] * 0.6, size[1] * 1.2
    for beside_x, beside_y in _beside(across, down):
        for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
            x = start.x + (end.x - start.x) * share + beside_x
            y = start.y + (end.y - start.y) * share + beside_y
            if not any(Box(x, y, *size).overlaps(one) for one in boxes):
                return x, y
    return (start.x + end.x) / 2, (start.y + end.y) / 2


def _beside(across: float, down: float) -> tuple[tuple[float, float], ...]:
    near = ((0.0, 0.0), (0.0, -down), (0.0, down), (across, 0.0), (-across, 0.0))
    return (*near, (0.0, -2 * down), (0.0, 2 * down), (2 * across, 0.0), (-2 * across, 0.0))


class Change(StrEnum):
    """What is different about somebody since last time."""

    NEW = "new"
    GONE = "gone"
    CLOSER = "closer"
    FURTHER = "further"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """One person that is different, with the record as it is, or as it was when gone."""

    person: NetworkPerson
    change: Change


def differences(
    before: Iterable[NetworkPerson], now: Iterable[NetworkPerson], rings: Sequence[str]
) -> tuple[Difference, ...]:
    """New, gone, closer, further, moved to another sector; ``rings`` are the codes from the inside.

    Closeness nobody had said last time, or says now, is no movement.
    """
    earlier, today = {one.id: one for one in before}, tuple(now)
    found: list[Difference] = []
    for one in today:
        was = earlier.pop(one.id, None)
        if was is None:
            found.append(Difference(one, Change.NEW))
        elif was.closeness in rings and one.closeness in rings and was.closeness != one.closeness:
            nearer = rings.index(one.closeness) < rings.index(was.closeness)
            found.append(Difference(one, Change.CLOSER if nearer else Change.FURTHER))
        elif was.sector and one.sector and was.sector != one.sector:
            found.append(Difference(one, Change.MOVED))
    return (*found, *(Difference(one, Change.GONE) for one in earlier.values()))


def sparse(people: Iterable[NetworkPerson], fewest: int | None) -> bool:
    """Whether the private network has fewer people than the municipality's own number; never without one (4-4 c)."""
    if fewest is None:
        return False
    return sum(1 for one in people if one.network is NetworkKind.PRIVATE) < fewest
