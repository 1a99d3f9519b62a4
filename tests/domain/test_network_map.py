"""The network map: nobody overlaps, everybody stands in their field, and what is different is told."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ungeapp.domain.network_map import (
    Arrangement,
    Box,
    Change,
    Difference,
    Standing,
    arrange,
    differences,
    free_point,
    short_name,
    sparse,
)
from ungeapp.domain.people import NetworkKind, NetworkPerson

RINGS = ("very-close", "close", "distant")
BOX = (0.5, 0.085)


def people(cells: list[tuple[int, int]]) -> list[Standing]:
    return [Standing(f"p{number}", sector, ring) for number, (sector, ring) in enumerate(cells)]


def points(box: Box) -> list[tuple[float, float]]:
    """The corners and the middles of the sides."""
    across, down = (-box.width / 2, 0.0, box.width / 2), (-box.height / 2, 0.0, box.height / 2)
    return [(box.x + x, box.y + y) for x in across for y in down]


def check(found: Arrangement, standing: list[Standing]) -> None:
    for one, other in combinations(found.boxes.values(), 2):
        assert not one.overlaps(other)
    assert list(found.radii) == sorted(set(found.radii)) and found.radii[-1] == 1.0
    for person in standing:
        for x, y in points(found.boxes[person.id]):
            assert found.cell(x, y) == (person.sector, person.ring)
            assert found.radii[0] < hypot(x, y) < 1.0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=40))
def test_nobody_overlaps_and_everybody_stands_in_their_field(cells: list[tuple[int, int]]) -> None:
    standing = people(cells)
    found = arrange(standing, sectors=4, rings=3, box=BOX)
    check(found, standing)
    assert arrange(standing, sectors=4, rings=3, box=BOX) == found


@pytest.mark.parametrize("ring", [0, 1, 2])
def test_forty_people_in_one_field(ring: int) -> None:
    standing = people([(1, ring)] * 40)
    check(arrange(standing, sectors=4, rings=3, box=BOX), standing)


def test_a_small_network_is_drawn_at_full_size_in_even_rings() -> None:
    found = arrange(people([(0, 2), (1, 2), (2, 2), (3, 2), (0, 2), (0, 2)]), sectors=4, rings=3, box=(0.3, 0.07))
    assert found.radii == arrange([], sectors=4, rings=3, box=BOX).radii
    assert {(round(one.width, 3), round(one.height, 3)) for one in found.boxes.values()} == {(0.3, 0.07)}


def test_a_map_needs_its_sectors() -> None:
    with pytest.raises(ValueError):
        arrange([], sectors=2, rings=3, box=BOX)
    with pytest.raises(ValueError):
        arrange(people([(4, 0)]), sectors=4, rings=3, box=BOX)


def test_a_word_on_a_line_covers_nobody_where_it_can() -> None:
    start, end, between = Box(-0.6, 0.5, 0.2, 0.1), Box(0.6, 0.5, 0.2, 0.1), Box(0, 0.5, 0.2, 0.1)
    assert free_point(start, end, (0.1, 0.05), [start, end]) == (0, 0.5)
    x, y = free_point(start, end, (0.1, 0.05), [start, end, between])
    assert not Box(x, y, 0.1, 0.05).overlaps(between)


def one(id: str, closeness: str = "", sector: str = "", network: NetworkKind = NetworkKind.PRIVATE) -> NetworkPerson:
    return NetworkPerson(id=id, person="p", name=id, closeness=closeness, sector=sector, network=network)


def test_what_is_different_since_last_time() -> None:
    before = [one("a", "close"), one("b", "close"), one("c"), one("d", "close"), one("e", "", "family"), one("f")]
    now = [one("a", "very-close"), one("b", "distant"), one("c", "close"), one("e", "", "friends"), one("f"), one("g")]
    assert differences(before, now, RINGS) == (
        Difference(now[0], Change.CLOSER),
        Difference(now[1], Change.FURTHER),
        Difference(now[3], Change.MOVED),
        Difference(now[5], Change.NEW),
        Difference(before[3], Change.GONE),
    )
    assert differences(now, now, RINGS) == ()


def test_only_private_people_count_and_only_with_a_number() -> None:
    told = [one("a"), one("b", network=NetworkKind.PROFESSIONAL)]
    assert not sparse(told, None) and not sparse(told, 1) and sparse(told, 2)


def test_a_short_name_is_the_first_with_an_initial() -> None:
    assert (short_name("Bodil Mai Havreland"), short_name("mor"), short_name("")) == ("Bodil H.", "mor", "")
