"""What is missing is told before a case is offered, not after."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desks import FAMILY, Desk
from ungeapp.domain.consent import GivenBy, Use
from ungeapp.domain.errors import NotFound
from ungeapp.domain.gate import outside_keys
from ungeapp.domain.parents import Custody
from ungeapp.domain.parts import Part
from ungeapp.usecases.consents import ConsentAsked


def young(desk: Desk) -> str:
    """Fifteen years old, with a mother who holds custody."""
    person = desk.person(number="", birth_date=date(2011, 7, 4)).id
    desk.do.custody.add(person, name="Hanne Prøvesen", custody=Custody.SOLE)
    return person


def give(desk: Desk, person: str, by: GivenBy, to: str = FAMILY) -> None:
    desk.do.consents.give(
        person,
        ConsentAsked(
            basis="consent",
            uses=(Use.EXCHANGE, Use.HANDOVER),
            purpose="Overgang",
            parts=(Part.IDENTITY, Part.PLAN),
            recipients=(to,),
            given_by_kind=by,
        ),
    )


def test_without_any_basis_everybody_who_has_to_be_asked_is_named(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = young(job)
    found = job.do.offer_basis.look(person, partner=family.identity)
    assert (found.named, found.held, found.complete) == (False, (), False)
    assert (found.ask_custody, found.ask_young_person) == (("Hanne Prøvesen",), True)


@pytest.mark.parametrize(
    ("by", "custody", "own"),
    [
        (GivenBy.CUSTODY, (), True),
        (GivenBy.YOUNG_PERSON, ("Hanne Prøvesen",), False),
        (GivenBy.BOTH, (), False),
    ],
)
def test_whose_word_is_missing_beside_the_one_that_was_given(
    desks: tuple[Desk, Desk], by: GivenBy, custody: tuple[str, ...], own: bool
) -> None:
    job, family = desks
    person = young(job)
    give(job, person, by)
    found = job.do.offer_basis.look(person, partner=family.identity)
    assert (found.ask_custody, found.ask_young_person) == (custody, own)


def test_what_stays_without_a_consent_is_told_by_its_part(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, [FAMILY])
    assert job.do.offer_basis.look(person, partner=family.identity).complete
    job.do.plans.add_goal(person, own_words="Sove om natten", area="health")
    found = job.do.offer_basis.look(person, partner=family.identity)
    assert found.named and found.held == (Part.GOALS_HEALTH,)


def test_a_receiver_without_ungeapp_is_looked_at_too(desk: Desk) -> None:
    person = desk.person().id
    assert not desk.do.offer_basis.look(person, outside="Mercantec").named
    desk.consent(person, outside_keys("Mercantec"))
    assert desk.do.offer_basis.look(person, outside=" mercantec ").named


def test_a_receiver_is_the_same_however_the_name_is_written_in_the_consent(desk: Desk) -> None:
    person = young(desk)
    give(desk, person, GivenBy.CUSTODY, "name:Mercantec  Viborg")
    found = desk.do.offer_basis.look(person, outside="mercantec Viborg")
    assert (found.named, found.ask_young_person, found.complete) == (True, True, False)


def test_whose_card_is_not_known_cannot_be_asked_about(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.do.offer_basis.look(desk.person().id, partner="nobody")
