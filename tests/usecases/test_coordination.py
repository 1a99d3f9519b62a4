"""Other units are involved and leave; from two on the contact coordinates, and there is never nobody responsible."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.desks import FAMILY, Desk
from ungeapp.domain.coordination import InvolvedUnit
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.follow_up import SupportRole
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.coordination import CoordinationView, responsible_word


def seen(desk: Desk, person: str) -> CoordinationView:
    return desk.do.coordination.view(desk.do.people.file(person))


def test_from_the_second_unit_on_the_contact_coordinates(desk: Desk) -> None:
    person = desk.person().id
    file = desk.do.people.file(person)
    assert responsible_word(desk.do.desk, file.person) == ""
    other = desk.do.coordination.to_choose(file)[0]
    assert other.key != file.person.coordinator
    one = desk.do.coordination.involve(person, other.key, "Hun mangler en bolig", "Bo Bolig")
    view = seen(desk, person)
    assert [it.unit for it in view.units] == [other.key]
    assert view.word == "Koordinerende sagsbehandler"
    assert other.key not in {it.key for it in desk.do.coordination.to_choose(desk.do.people.file(person))}
    desk.do.coordination.release(one.id, "Boligen er på plads")
    view = seen(desk, person)
    assert (view.units, view.word) == ((), "")
    assert [it.left_because for it in view.earlier] == ["Boligen er på plads"]


def test_a_unit_comes_back_as_the_same_record(desk: Desk) -> None:
    person = desk.person().id
    first = desk.do.coordination.involve(person, "Region Midtjylland", "Behandling")
    with pytest.raises(NotAllowed, match="involve-known"):
        desk.do.coordination.involve(person, "Region Midtjylland", "Igen")
    desk.do.coordination.release(first.id, "Slut")
    again = desk.do.coordination.involve(person, "Region Midtjylland", "Behandling igen")
    assert again.id == first.id
    assert [one.because for one in seen(desk, person).units] == ["Behandling igen"]


def test_what_is_missing_is_refused(desk: Desk) -> None:
    person = desk.person().id
    own = desk.do.people.file(person).person.coordinator
    with pytest.raises(NotAllowed, match="involve-known"):
        desk.do.coordination.involve(person, own, "x")
    with pytest.raises(Invalid, match="involve-no-unit"):
        desk.do.coordination.involve(person, " ", "x")
    with pytest.raises(Invalid, match="reason-missing"):
        desk.do.coordination.involve(person, "a/b", " ")
    assert not desk.do.people.file(person).of(InvolvedUnit)


def test_only_the_responsible_desk_involves(desk: Desk) -> None:
    person = desk.person().id
    desk.do.people.correct(person, coordinator=FAMILY, coordinator_name="Jens Lund")
    with pytest.raises(NotAllowed, match="involve-elsewhere"):
        desk.do.coordination.involve(person, "a/b", "x")


def test_nobody_responsible_is_refused(desk: Desk) -> None:
    person = desk.person().id
    with pytest.raises(Invalid, match="responsible-nobody"):
        desk.do.people.correct(person, coordinator_name="")
    assert desk.do.people.file(person).person.coordinator_name


def test_an_end_is_no_correction(desk: Desk) -> None:
    person = desk.person().id
    one = desk.do.support.add(person, name="Mie", role="mentor")
    with pytest.raises(NotAllowed, match="support-end-by-itself"):
        desk.do.people.change(SupportRole, one.id, ended_on=one.from_on)
    assert desk.do.support.of(person)[0].ended_on is None


def test_past_25_only_with_who_agreed(desk: Desk, clock: FixedClock) -> None:
    young = desk.do.people.add(given_name="Ung", family_name="K.", birth_date=date(2001, 12, 1)).id  # 24 years old
    one = desk.do.support.add(young, name="Mie", role="contact-person")
    free = desk.do.support.add(young, name="Ole", role="mentor")
    file = desk.do.people.file(young)
    assert not desk.do.support.asks_agreement(file, one)
    assert desk.do.support.age_reached_on(file, one) == date(2026, 12, 1)
    assert desk.do.support.age_reached_on(file, free) is None
    clock.set(datetime(2026, 12, 1, 9, 0, tzinfo=DENMARK))
    assert desk.do.support.asks_agreement(file, one)
    assert not desk.do.support.asks_agreement(file, free)
    with pytest.raises(Invalid, match="support-agreed-with"):
        desk.do.support.go_on(one.id, " ")
    agreed = desk.do.support.go_on(one.id, "Teamet og den unge")
    assert not desk.do.support.asks_agreement(file, agreed)
    assert agreed.agreed_on == date(2026, 12, 1)
    desk.do.support.end(one.id, because="anchored")
    with pytest.raises(Invalid, match="support-past-age"):
        desk.do.support.resume(one.id)
    again = desk.do.support.resume(one.id, agreed_with="Teamet")
    assert (again.from_on, again.agreed_with, again.ended_on) == (date(2026, 12, 1), "Teamet", None)


def test_a_basis_keeps_the_words_of_its_day(desk: Desk) -> None:
    terms = desk.do.desk.definitions.terms("support-bases")
    assert terms.label("youth-support", date(2023, 6, 1)) == "Serviceloven § 76, efterværn"
    chosen = {one.code: one.label for one in desk.do.support.bases()}
    assert chosen["youth-support"] == "Barnets lov §§ 113-116, ungestøtte"
