"""Siblings with a case each: linked at both, named only to whoever has both, never in what leaves."""

from __future__ import annotations

import pytest

from tests.desks import FAMILY, Desk
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.people import Relative


def two(desk: Desk) -> tuple[str, str]:
    return desk.person().id, desk.person("Freja", "Prøvesen", number="660805-1234").id


def test_a_link_stands_at_both_and_goes_at_both(desk: Desk) -> None:
    one, other = two(desk)
    desk.do.relatives.link(one, other, "sibling")
    (there,) = desk.do.relatives.of(one)
    (back,) = desk.do.relatives.of(other)
    assert (there.name, there.other, back.other) == ("Freja Prøvesen", other, one)
    desk.do.relatives.unlink(back.id, "Forkert")
    assert desk.do.relatives.of(one) == () == desk.do.relatives.of(other)
    desk.do.relatives.link(one, other, "parent")
    assert [it.relation for it in (*desk.do.relatives.of(one), *desk.do.relatives.of(other))] == ["parent", "child"]


def test_what_cannot_be_linked(desk: Desk) -> None:
    one, other = two(desk)
    with pytest.raises(Invalid):
        desk.do.relatives.link(one, one, "sibling")
    with pytest.raises(Invalid):
        desk.do.relatives.link(one, other, "")


def test_another_desks_young_person_is_neither_linked_nor_told_of_a_link(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    one, other = two(job)
    job.do.relatives.link(one, other, "sibling")
    for person in (one, other):
        job.consent(person, (FAMILY,))
    family.do.receiving.receive(job.do.sending.share((one, other), family.identity).content)
    for person in (one, other):
        assert family.do.relatives.of(person) == ()
        with family.do.desk.looking() as uow:
            assert uow.of(Relative, person) == ()
    with pytest.raises(NotAllowed):
        family.do.relatives.link(one, other, "sibling")
