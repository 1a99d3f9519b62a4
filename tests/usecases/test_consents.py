"""Recording consents and bases: nothing general, nothing in advance, and what they then cover."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.desks import FAMILY, NOW, Desk
from ungeapp.domain.consent import Consent, Use
from ungeapp.domain.errors import Invalid
from ungeapp.domain.gate import Purpose, Reason, Recipient, RecipientKind
from ungeapp.domain.parts import Part
from ungeapp.usecases.consents import ConsentAsked

ASKED = ConsentAsked(basis="consent", uses=(Use.EXCHANGE,), purpose="Planen", parts=(Part.PLAN,), recipients=(FAMILY,))
THERE = Recipient(kind=RecipientKind.UNIT, name="Familieafdelingen", keys=frozenset({FAMILY}))


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (replace(ASKED, parts=()), "consent-no-parts"),
        (replace(ASKED, uses=()), "consent-no-use"),
        (replace(ASKED, purpose="  "), "consent-no-purpose"),
        (replace(ASKED, recipients=()), "consent-no-recipient"),
        (replace(ASKED, uses=(Use.PLAN, Use.MEETING), recipients=()), "consent-no-recipient"),
        (replace(ASKED, given_on=NOW.date() + timedelta(days=1)), "consent-in-future"),
    ],
)
def test_a_general_consent_will_not_do(desk: Desk, asked: ConsentAsked, refusal: str) -> None:
    person = desk.person().id
    with pytest.raises(Invalid) as refused:
        desk.do.consents.give(person, asked)
    assert refused.value.code == refusal
    assert desk.do.people.file(person).of(Consent) == ()


def test_what_was_recorded_stands_for_itself_later(desk: Desk) -> None:
    person = desk.person()
    consent = desk.do.consents.give(person.id, ASKED)
    assert (consent.given_by, consent.age_then, consent.from_unit) == ("Emma Prøvesen", 22, desk.unit)
    assert consent.given_on == NOW.date()
    assert consent.review_on == date(2027, 11, 23)
    assert desk.do.consents.give(person.id, replace(ASKED, uses=(Use.PLAN,), recipients=())).recipients == ()


def test_withdrawing_ends_it_today(desk: Desk) -> None:
    person = desk.person().id

    def line(part: Part) -> tuple[bool, Reason]:
        found = desk.do.consents.covered(person, THERE, Purpose.EXCHANGE)
        return next((one.goes, one.reason) for one in found if one.part is part)

    assert line(Part.PLAN) == (False, Reason.NO_BASIS)
    consent = desk.do.consents.give(person, ASKED)
    assert line(Part.PLAN) == (True, Reason.CONSENT)
    assert line(Part.IDENTITY) == (True, Reason.NEEDED_TO_NAME)
    assert line(Part.HEALTH) == (False, Reason.NO_BASIS)
    desk.do.consents.withdraw(consent.id)
    assert line(Part.PLAN) == line(Part.IDENTITY) == (False, Reason.NO_BASIS)
