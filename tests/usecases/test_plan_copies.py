"""Agreed versions travel with a handover: to read, unchangeable, and never more of them than may be told today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desks import FAMILY, NOW, SHARED, Desk, open_desks
from tests.usecases.test_handovers import Case
from tests.usecases.test_plan_versions import agree, keep
from tests.usecases.test_printing import kept_plans
from ungeapp.domain.consent import Consent
from ungeapp.domain.errors import NotFound
from ungeapp.domain.parts import Part
from ungeapp.domain.plan_versions import version_id
from ungeapp.domain.record import part_of, values
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.plan_versions import COPY, SNAPSHOT, frozen_version

SECRETS = {
    "health": "Sove om natten uden piller",
    "leisure": "Spille håndbold igen",
    "work": "Et fritidsjob i bageriet",
}


@pytest.fixture
def case(desks: tuple[Desk, Desk]) -> Case:
    return Case(*desks)


def taken(case: Case) -> None:
    case.family.receive(case.offered())
    case.family.do.handovers.accept(case.person)


def read(desk: Desk, person: str, number: int) -> tuple[Any, ...]:
    with desk.do.desk.looking() as uow:
        return frozen_version(uow, person, version_id(person, number))[1]


def kinds_of_snapshots(desk: Desk, version: str) -> list[str]:
    with desk.do.desk.looking() as uow:
        return [one.kind for one in uow.snapshots(version)]


def test_the_receiving_desk_reads_what_was_agreed_then(case: Case) -> None:
    job, family, person = case.job, case.family, case.person
    job.do.plans.write(person, wishes="Jeg vil være kok")
    version = agree(job, person)
    job.do.plans.write(person, wishes="Jeg vil være tømrer")
    taken(case)
    view = family.do.plan_versions.view(person)
    assert (view.here, view.latest and view.latest.number) == ({version.id}, 1)
    assert (view.copies[version.id].unit, view.copies[version.id].withheld) == (job.unit, ())
    made: list[Any] = []
    kept_plans(family, made).plan(person, version=version_id(person, 1))
    assert (made[0].wishes, made[0].copy_from, made[0].version) == ("Jeg vil være kok", "Job og Velfærd", 1)
    assert [one.after.wishes for one in family.do.plan_versions.compare(person, version.id, "") if one.section.value == "opening" and hasattr(one.after, "wishes")] == ["Jeg vil være tømrer"]  # fmt: skip
    assert kinds_of_snapshots(family, version.id) == [COPY] and kinds_of_snapshots(job, version.id) == [SNAPSHOT]


def test_a_part_that_is_not_released_does_not_travel_and_the_copy_says_so(case: Case) -> None:
    job, family, person = case.job, case.family, case.person
    job.do.plans.add_goal(person, own_words=SECRETS["health"], area="health")
    version = agree(job, person)
    taken(case)
    assert family.do.plan_versions.view(person).copies[version_id(person, 1)].withheld == (Part.GOALS_HEALTH.value,)
    with family.do.desk.looking() as uow:
        (kept,) = uow.snapshots(version.id)
    assert SECRETS["health"] not in kept.content and "Blive kok i Viborg" in kept.content
    made: list[Any] = []
    kept_plans(family, made).plan(person, version=version_id(person, 1))
    assert Part.GOALS_HEALTH.value in made[0].withheld


def test_what_is_more_private_now_or_taken_out_does_not_travel_in_its_old_wording(case: Case) -> None:
    job, family, person = case.job, case.family, case.person
    moved = job.do.plans.add_goal(person, own_words="Mere søvn", area="education")
    gone = job.do.plans.add_agreement(person, what="Ringe til lægen", owner="Emma", due=NOW.date())
    version = agree(job, person)
    job.do.plans.change_goal(moved.id, area="health")
    keep(job, replace(gone, removed="mistake"))
    taken(case)
    with family.do.desk.looking() as uow:
        (kept,) = uow.snapshots(version.id)
    assert "Mere søvn" not in kept.content and "Ringe til lægen" not in kept.content
    assert "Mere søvn" in repr(read(job, person, 1)), "the desk that agreed on it keeps it whole"


def test_what_was_asked_in_words_to_stay_does_not_travel_in_an_old_wording(case: Case) -> None:
    job, family, person = case.job, case.family, case.person
    job.do.plans.change_goal(case.goal, own_words="Blive kok efter aborten")
    job.do.plans.write(person, wishes="Jeg vil være kok")
    version = agree(job, person)
    job.do.plans.change_goal(case.goal, own_words="Blive kok")
    with job.do.desk.looking() as uow:
        given = uow.of(Consent, person)
    keep(job, *(replace(one, withheld_text=("Intet om aborten",)) for one in given))
    taken(case)
    with family.do.desk.looking() as uow:
        (kept,) = uow.snapshots(version.id)
        histories = repr(uow.states(person, history=True))
    assert "aborten" not in kept.content and "aborten" not in histories
    assert "Jeg vil være kok" in kept.content, "what reads as it does today was read before it went"
    assert Part.GOALS_EDUCATION.value in family.do.plan_versions.view(person).copies[version_id(person, 1)].withheld


def test_a_share_carries_no_earlier_version(case: Case) -> None:
    agree(case.job, case.person)
    case.family.receive(case.job.share(case.person, case.family))
    assert case.family.do.plan_versions.view(case.person).here == frozenset()
    with pytest.raises(NotFound):
        read(case.family, case.person, 1)


def test_an_offer_that_is_not_accepted_leaves_nothing(case: Case) -> None:
    version = agree(case.job, case.person)
    case.family.receive(case.offered())
    case.family.do.handovers.refuse(case.person, "Ikke vores")
    assert kinds_of_snapshots(case.family, version.id) == []


def test_handed_back_the_original_stays_the_original(case: Case) -> None:
    job, family, person = case.job, case.family, case.person
    version = agree(job, person)
    case.safe()
    (close,) = job.do.handovers.let_go(person)
    case.arrive(family, close)
    family.consent(person, [job.unit])
    case.answer(family)
    (offer,) = family.do.handovers.offer(person, job.identity)
    job.receive(offer)
    job.do.handovers.accept(person)
    assert kinds_of_snapshots(job, version.id) == [SNAPSHOT]
    assert job.do.plan_versions.view(person).copies == {}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(consented=st.sets(st.sampled_from([Part.GOALS_HEALTH, Part.GOALS_LEISURE, Part.GOALS_WORK])))
def test_nothing_without_a_consent_stands_in_any_copy(
    tmp_path_factory: pytest.TempPathFactory, consented: set[Part]
) -> None:
    """Whatever is consented to: what is held back stands in no copy, what is let go stands in all of them."""
    with open_desks(tmp_path_factory.mktemp("copies"), FixedClock(NOW)) as (job, family):
        case = Case(job, family)
        job.consent(case.person, [FAMILY], [*SHARED, *consented])
        for area, words in SECRETS.items():
            job.do.plans.add_goal(case.person, own_words=words, area=area)
        agree(job, case.person, on=date(2026, 11, 23))
        taken(case)
        copy = read(family, case.person, 1)
        told = repr(copy)
        let_go = {area for area in SECRETS if Part(f"goals-{area}") in consented}
        assert {area for area, words in SECRETS.items() if words in told} == let_go
        withheld = set(family.do.plan_versions.view(case.person).copies[version_id(case.person, 1)].withheld)
        assert {f"goals-{area}" for area in SECRETS} - withheld == {f"goals-{area}" for area in let_go}
        assert all(part_of(one, name) not in withheld for one in copy for name in values(one) if getattr(one, name))
