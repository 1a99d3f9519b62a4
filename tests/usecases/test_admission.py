"""What a partner's file may change here by itself."""

from __future__ import annotations

import pytest

from ungeapp.domain.consent import Consent
from ungeapp.domain.people import COORDINATOR, MASTER_DATA, YoungPerson
from ungeapp.usecases.admission import Admission, admission

OWN, OTHER = "town/job", "town/family"
PERSON = YoungPerson(id="p", person="p", coordinator=OWN)


def decide(name: str, *, file_kind: str = "contribution", responsible: bool = True) -> Admission:
    return admission("person", name, PERSON, file_kind=file_kind, responsible=responsible, own_unit=OWN)


@pytest.mark.parametrize("name", sorted(COORDINATOR))
def test_no_share_says_who_is_responsible_while_this_desk_is(name: str) -> None:
    assert decide(name) is Admission.HERE
    assert decide(name, file_kind="close") is Admission.MERGE
    assert decide(name, responsible=False) is Admission.MERGE


@pytest.mark.parametrize("name", sorted(MASTER_DATA))
def test_master_data_and_protection_are_proposed_to_the_responsible_desk(name: str) -> None:
    assert decide(name) is Admission.PROPOSE
    assert decide(name, responsible=False) is Admission.MERGE


def test_a_consent_is_changed_by_the_unit_it_was_given_to() -> None:
    mine, theirs = (Consent(id="c", person="p", from_unit=unit) for unit in (OWN, OTHER))
    for consent, verdict in ((mine, Admission.HERE), (theirs, Admission.MERGE), (None, Admission.MERGE)):
        found = admission("consent", "parts", consent, file_kind="share", responsible=True, own_unit=OWN)
        assert found is verdict


def test_everything_else_is_merged() -> None:
    assert decide("phone") is Admission.MERGE
