"""The network map on paper: the drawing, and below it the same people in a table.

Belongs here: its order and words, the drawing's lines and places.
Does not belong here: who may stand on it (the gate decided), where people stand (``domain/network_map.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from ungeapp.domain.network_map import CENTRE, Arrangement, Box, Standing, arrange, free_point, short_name
from ungeapp.domain.people import Stays
from ungeapp.forms import theme
from ungeapp.forms.document import (
    Block,
    BulletList,
    Circle,
    Document,
    Figure,
    Heading,
    Ink,
    Paragraph,
    Stroke,
    Table,
    Tag,
)
from ungeapp.forms.documents.blocks import columns, confidential, left_out, sender_line
from ungeapp.forms.documents.dates import day
from ungeapp.usecases.network import MapPaper, MapPerson

_RADIUS = 200.0
_EDGE = 14.0
_NAME = (104.0, 17.0)
_SECTOR_NAME = 110.0
_WORD = (42.0, 10.0)

STAYS = {Stays.YES: "bliver", Stays.NO: "bliver ikke", Stays.UNKNOWN: ""}
CHANGES = {
    "new": "ny i netværket",
    "gone": "ikke længere i netværket",
    "closer": "tættere på",
    "further": "længere væk",
    "moved": "i et andet felt",
}


def network(paper: MapPaper) -> Document:
    """The map as it stands on the day it is printed."""
    return Document(
        title=f"Netværkskort for {paper.young_person}" if paper.young_person else "Netværkskort",
        sender_line=sender_line(paper.sender),
        confidentiality_line=confidential(paper.recipient),
        state_line=f"udskrevet {day(paper.printed_on)}",
        footer=f"Netværkskort · udskrevet {day(paper.printed_on)}",
        blocks=tuple(_blocks(paper)),
    )


def _blocks(paper: MapPaper) -> Iterator[Block]:
    if not paper.people:
        yield Paragraph("Der er ikke noteret nogen i netværket endnu.")
        yield from left_out(paper.withheld)
        return
    yield _figure(paper)
    if any(not one.ring for one in paper.people):
        yield Paragraph("Stiplet kant: det er ikke sagt endnu, hvor tæt personen er på.", quiet=True)
    yield Heading("Netværket i ord")
    yield _table(paper)
    if paper.relations:
        yield Heading("Hvordan de har det med hinanden")
        called = {one.id: one.name for one in paper.people} | {"": paper.young_person or "den unge"}
        yield BulletList(tuple(f"{called[one.first]} og {called[one.second]}: {one.word}" for one in paper.relations))
    if paper.differences and paper.since is not None:
        yield Heading(f"Siden {day(paper.since)}")
        yield BulletList(tuple(f"{who}: {CHANGES.get(change, change)}" for who, change in paper.differences))
    yield from left_out(paper.withheld)


def _table(paper: MapPaper) -> Table:
    """The text twin: every person in words, the nearest first in each field (EN 301 549, design §6)."""
    people = sorted(paper.people, key=lambda one: one.place)
    return columns(
        people,
        ("Hvem", 4, _who),
        ("Felt", 2.6, lambda one: one.sector),
        ("Nærhed", 2.6, lambda one: one.ring or "ikke sagt endnu"),
        ("Hjælper med", 4.4, lambda one: one.helps_with),
        ("Efter skiftet", 2.2, lambda one: STAYS[one.stays]),
    )


def _who(one: MapPerson) -> str:
    return f"{one.name}, {one.relation}" if one.relation and one.relation != one.name else one.name


def _figure(paper: MapPaper) -> Figure:
    size = (_NAME[0] / _RADIUS, _NAME[1] / _RADIUS)
    standing = [Standing(one.id, *one.place) for one in paper.people]
    found = arrange(standing, sectors=len(paper.sectors), rings=len(paper.rings), box=size)
    side = 2 * _RADIUS
    shapes = [*_ground(paper, found), *_lines(paper, found), *_people(paper, found)]
    count = len(paper.people)
    alternative = (
        f"Netværkskort med {count} {'person' if count == 1 else 'personer'} i ringe om "
        f"{paper.young_person or 'den unge'}. De samme oplysninger står som tekst nedenfor."
    )
    return Figure(theme.WIDTH, side + 2 * _EDGE, tuple(shapes), alternative)


def _at(x: float, y: float) -> tuple[float, float]:
    return theme.WIDTH / 2 + x * _RADIUS, _EDGE + _RADIUS + y * _RADIUS


def _ground(paper: MapPaper, found: Arrangement) -> Iterator[Circle | Stroke | Tag]:
    """Rings, the lines between the fields, and their names."""
    middle = _at(0, 0)
    for radius in reversed(found.radii[1:]):
        yield Circle(*middle, radius * _RADIUS)
    width = 2 * pi / len(paper.sectors)
    for number, name in enumerate(paper.sectors):
        angle = -pi + number * width
        yield Stroke(*_at(CENTRE * cos(angle), CENTRE * sin(angle)), *_at(cos(angle), sin(angle)))
        right = cos(angle + width / 2) > 0
        edge = theme.WIDTH if right else 0.0
        below = sin(angle + width / 2) > 0
        y = 2 * (_EDGE + _RADIUS) - _EDGE if below else _EDGE
        yield Tag(name, edge, y, _SECTOR_NAME, align=1 if right else -1, bold=True)
    for name, inner, outer in zip(paper.rings, found.radii, found.radii[1:], strict=False):
        if outer < 1:
            yield Tag(name, *_at((inner + outer) / 2, 0), (outer - inner) * _RADIUS - 2, _WORD[1], bare=True)
        else:  # the outermost may lean inwards over its ring
            yield Tag(name, *_at(outer - 0.01, 0), (outer - inner) * 1.4 * _RADIUS, _WORD[1], align=1, bare=True)


def _lines(paper: MapPaper, found: Arrangement) -> Iterator[Circle | Stroke | Tag]:
    centre = Box(0, 0, 0, 0)
    words: list[Tag] = []
    taken = list(found.boxes.values())
    for one in paper.relations:
        start, end = found.boxes[one.first], found.boxes.get(one.second, centre)
        yield Stroke(*_at(start.x, start.y), *_at(end.x, end.y), ink=Ink.QUIET, style=one.line.value)
        size = (_WORD[0] / _RADIUS, _WORD[1] / _RADIUS)
        word = free_point(start, end, size, taken)
        taken.append(Box(*word, *size))
        words.append(Tag(one.word, *_at(*word), _WORD[0], _WORD[1], bare=True))
    yield from words


def _people(paper: MapPaper, found: Arrangement) -> Iterator[Circle | Stroke | Tag]:
    yield Circle(*_at(0, 0), CENTRE * _RADIUS, ink=Ink.STRONG, filled=True)
    yield Tag(paper.young_person or "Den unge", *_at(0, 0), 2 * CENTRE * _RADIUS - 4, bold=True)
    for one in paper.people:
        box = found.boxes[one.id]
        yield Tag(
            one.name,
            *_at(box.x, box.y),
            box.width * _RADIUS,
            box.height * _RADIUS,
            open=not one.ring,
            short=short_name(one.name),
        )
