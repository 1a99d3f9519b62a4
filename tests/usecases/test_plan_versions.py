"""Versions of the plan: agreed and frozen, compared, started anew when the situation is another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from tests.desks import FAMILY, NOW, Desk
from tests.usecases.test_printing import kept_plans
from ungeapp.domain.changes import Changes
from ungeapp.domain.errors import Invalid, NotAllowed, NotFound
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.parents import Custody, Parent
from ungeapp.domain.people import NetworkKind, NetworkPerson
from ungeapp.domain.plan_differences import DifferenceKind, Section
from ungeapp.domain.plan_versions import Lacking, PlanVersion, VersionState, version_id
from ungeapp.domain.plans import Goal, Horizon
from ungeapp.domain.record import Record
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.papers import PlanPaper, SignaturePaper
from ungeapp.usecases.plan_printing import PlanPrintUseCases
from ungeapp.usecases.today import DueKind

TODAY = NOW.date()
YOUNG = "640711-4242"
"""A replacement number of somebody born in 2011: 15 years old."""


def keep(desk: Desk, *records: Record) -> None:
    with desk.workplace.store.unit_of_work() as uow:
        for one in records:
            uow.put(one)
        uow.commit("test")


def new(desk: Desk) -> str:
    return desk.do.desk.new_id()


def with_a_plan(desk: Desk, **more: object) -> str:
    person = desk.person(**more).id  # type: ignore[arg-type]  # fields of the record
    desk.do.plans.write(person, wishes="Jeg vil være kok")
    desk.do.plans.add_goal(person, own_words="Begynde på skolen", horizon=Horizon.LONG)
    return person


def agree(desk: Desk, person: str, on: date = TODAY, **more: Any) -> PlanVersion:
    told: dict[str, Any] = {"agreed_with": ("Emma Prøvesen",), "how": "signed", "review_on": TODAY + timedelta(days=90)}
    return desk.do.plan_versions.agree(person, on=on, **(told | more))


def printed(desk: Desk) -> tuple[PlanPrintUseCases, list[Any]]:
    made: list[Any] = []
    return kept_plans(desk, made), made


def test_a_plan_is_a_draft_until_it_is_agreed_and_is_frozen_then(desk: Desk) -> None:
    person = with_a_plan(desk)
    view = desk.do.plan_versions.view(person)
    assert (view.number, view.agreed, view.draft, view.latest) == (1, (), None, None)
    version = agree(desk, person, note="Ved køkkenbordet")
    assert (version.number, version.state, version.agreed_on) == (1, VersionState.AGREED, TODAY)
    assert desk.do.plan_versions.view(person).number == 2
    desk.do.plans.write(person, wishes="Jeg vil være tømrer")
    desk.do.plans.next_step(person, "Ring til skolen", TODAY)
    printing, made = printed(desk)
    printing.plan(person, version=version_id(person, 1))
    printing.plan(person)
    then, now = (one for one in made if isinstance(one, PlanPaper))
    assert (then.wishes, then.next_step, then.version, then.agreed_on) == ("Jeg vil være kok", "", 1, TODAY)
    assert (now.wishes, now.next_step, now.version, now.agreed_on) == (
        "Jeg vil være tømrer",
        "Ring til skolen",
        0,
        None,
    )
    with pytest.raises(NotFound):
        printing.plan(person, version=version_id(person, 2))


def test_agreeing_is_refused_without_anybody_or_on_a_day_that_cannot_be(desk: Desk) -> None:
    person = with_a_plan(desk)
    with pytest.raises(Invalid) as nobody:
        agree(desk, person, agreed_with=(" ",))
    assert nobody.value.code == "plan-agreed-with-nobody"
    with pytest.raises(Invalid):
        agree(desk, person, on=TODAY + timedelta(days=1))
    with pytest.raises(Invalid):
        agree(desk, person, review_on=TODAY)
    assert desk.do.plan_versions.view(person).agreed == ()


def test_what_is_missing_is_told_and_stops_nobody(desk: Desk) -> None:
    person = desk.person(number=YOUNG).id
    keep(desk, Parent(id=new(desk), person=person, name="Mor Prøvesen", custody=Custody.JOINT))
    keep(desk, Parent(id=new(desk), person=person, name="Far Prøvesen", custody=Custody.NONE))
    versions = desk.do.plan_versions
    assert versions.view(person).custody == ("Mor Prøvesen",)
    assert set(versions.lacking(person, (), (), TODAY)) == set(Lacking)
    desk.do.plans.write(person, wishes="Ud at sejle", duty="Går i 10. klasse", duty_told_on=TODAY)
    assert versions.lacking(person, ("Emma Prøvesen",), ("Mor Prøvesen",), TODAY) == ()
    assert agree(desk, person, agreed_with=("Karen Holm",)).number == 1


@pytest.mark.parametrize(("age", "duty"), [(14, False), (15, True), (17, True), (18, False)])
def test_the_duty_is_asked_about_between_its_ages_only(desk: Desk, age: int, duty: bool) -> None:
    born = date(TODAY.year - age, TODAY.month, TODAY.day)
    person = desk.person(number="", birth_date=born).id
    found = desk.do.plan_versions.view(person).duty
    assert (found is not None) is duty
    if found is not None:
        assert "§ 2 a" in found.source and "stk. 4" in found.told_source
        day_before = desk.person("Ida", number="", birth_date=born + timedelta(days=1)).id
        assert (desk.do.plan_versions.view(day_before).duty is None) is (age == 15)


def test_any_two_versions_and_the_living_plan_are_compared(desk: Desk) -> None:
    person = with_a_plan(desk)
    agree(desk, person)
    (goal,) = desk.do.plans.view(person).goals
    desk.do.plans.write(person, wishes="Jeg vil være tømrer")
    desk.do.plans.add_agreement(person, what="Ringe", owner="Jens", due=TODAY)
    agree(desk, person)
    desk.do.plans.close_goal(goal.id, reached=True, because="Begyndt")
    versions = desk.do.plan_versions
    first = [(one.section, one.kind) for one in versions.compare(person, version_id(person, 1), version_id(person, 2))]
    assert first == [(Section.OPENING, DifferenceKind.CHANGED), (Section.AGREEMENTS, DifferenceKind.ADDED)]
    (since,) = versions.compare(person, version_id(person, 2), "")
    assert (since.section, since.kind) == (Section.GOALS, DifferenceKind.SETTLED)
    assert isinstance(since.before, Goal) and since.before.closed_because == ""
    assert versions.view(person).changed == (since,)
    assert len(versions.compare(person, version_id(person, 1), "")) == 3
    with pytest.raises(NotFound):
        versions.compare(person, version_id(person, 1), version_id(person, 3))


def test_the_review_comes_to_today_until_the_next_version_begins(desk: Desk, clock: FixedClock) -> None:
    person = with_a_plan(desk)
    due = desk.do.plan_versions.review_on(TODAY)
    assert due == date(2027, 5, 23)  # six months, a local interval that is data
    version = agree(desk, person, review_on=due)
    assert desk.do.today.due(due - timedelta(days=1)) == ()
    (row,) = desk.do.today.due(due)
    assert (row.kind, row.record, row.on) == (DueKind.PLAN_REVIEW, version.id, due)
    desk.do.plan_versions.review_later(version.id, due + timedelta(days=14))
    assert desk.do.today.due(due) == ()
    clock.set(datetime.combine(due + timedelta(days=20), time(9), tzinfo=DENMARK))
    assert [one.kind for one in desk.do.today.look().due] == [DueKind.PLAN_REVIEW]
    desk.do.plan_versions.situation_changed(person, team=("Karen Holm",), because="Flyttet hjemmefra")
    assert desk.do.today.look().due == ()
    with pytest.raises(Invalid):
        desk.do.plan_versions.review_later(version.id, TODAY)


def test_the_situation_changes_with_a_team_a_reason_and_a_next_step(desk: Desk) -> None:
    person = with_a_plan(desk)
    ended = SupportRole(id=new(desk), person=person, role="mentor", name="Ole Slut", ended_on=TODAY)
    mentor = replace(ended, id=new(desk), name="Mie Mentor", ended_on=None)
    teacher = NetworkPerson(
        id=new(desk), person=person, network=NetworkKind.PROFESSIONAL, name="Lis Lærer", organisation="Skolen"
    )
    friend = NetworkPerson(id=new(desk), person=person, name="Bo Ven")
    keep(desk, ended, mentor, teacher, friend)
    versions = desk.do.plan_versions
    found = versions.team_candidates(person)
    assert [one.name for one in found] == ["Karen Holm, Job og Velfærd", "Mie Mentor, Mentor", "Lis Lærer, Skolen"]
    assert all(one.now for one in found)
    agree(desk, person)
    with pytest.raises(Invalid):
        versions.situation_changed(person, team=("Lis Lærer, Skolen",), because=" ")
    with pytest.raises(Invalid):
        versions.situation_changed(person, team=(), because="Flyttet")
    started = versions.situation_changed(
        person, team=("Lis Lærer, Skolen", "Ny Hjælper"), because="Flyttet", next_step="Saml teamet", next_step_on=TODAY
    )
    assert (started.number, started.state, started.started_on) == (2, VersionState.DRAFT, TODAY)
    view = desk.do.plan_versions.view(person)
    assert view.draft == started and view.person.next_step == "Saml teamet"
    assert {one.name: one.now for one in versions.team_candidates(person)} == {
        "Lis Lærer, Skolen": True,
        "Ny Hjælper": True,
        "Karen Holm, Job og Velfærd": False,
        "Mie Mentor, Mentor": False,
    }
    second = agree(desk, person)
    assert second.id == started.id and second.started_because == "Flyttet" and second.team == started.team
    assert versions.view(person).team == started.team


def test_a_changed_situation_is_taken_back_until_it_is_agreed(desk: Desk) -> None:
    person = with_a_plan(desk)
    desk.do.plans.next_step(person, "Ring", TODAY)
    told: list[Changes] = []
    object.__setattr__(desk.do.desk, "announce", told.append)
    versions = desk.do.plan_versions
    versions.situation_changed(person, team=("A",), because="Flyttet", next_step="Saml teamet", next_step_on=TODAY)
    desk.do.people.undo(told[-1].transaction)
    view = versions.view(person)
    assert (view.draft, view.person.next_step) == (None, "Ring")
    versions.situation_changed(person, team=("B",), because="Syg")
    assert versions.view(person).draft is not None
    versions.call_off(person)
    assert versions.view(person).draft is None
    with pytest.raises(NotFound):
        versions.call_off(person)
    again = versions.situation_changed(person, team=("C",), because="Begyndt i skole")
    assert (again.number, again.team) == (1, ("C",)) and versions.view(person).draft == again


def test_agreeing_by_mistake_is_taken_back_and_agreed_again(desk: Desk) -> None:
    person = with_a_plan(desk)
    told: list[Changes] = []
    object.__setattr__(desk.do.desk, "announce", told.append)
    agree(desk, person)
    desk.do.people.undo(told[-1].transaction)
    assert desk.do.plan_versions.view(person).agreed == ()
    desk.do.plans.write(person, wishes="Jeg vil være smed")
    assert agree(desk, person).number == 1
    printing, made = printed(desk)
    printing.plan(person, version=version_id(person, 1))
    assert made[-1].wishes == "Jeg vil være smed"


def test_another_desk_does_not_agree_on_our_plan(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = with_a_plan(job)
    agree(job, person)
    job.consent(person, [FAMILY])
    family.receive(job.share(person, family))
    view = family.do.plan_versions.view(person)
    assert [one.number for one in view.agreed] == [1] and not view.may_agree
    assert view.agreed[0].custody_with == () and view.agreed[0].team == ()
    assert (
        view.changed == ()
        and view.here == frozenset()
        and job.do.plan_versions.view(person).here == {version_id(person, 1)}
    )
    with pytest.raises(NotFound) as elsewhere:
        family.do.plan_versions.compare(person, version_id(person, 1), "")
    assert elsewhere.value.code == "plan-version-elsewhere"
    with pytest.raises(NotAllowed):
        agree(family, person)
    with pytest.raises(NotAllowed):
        family.do.plan_versions.situation_changed(person, team=("A",), because="B")


def test_the_leaf_to_sign_names_everybody_who_signs(desk: Desk) -> None:
    person = desk.person(number=YOUNG).id
    keep(desk, Parent(id=new(desk), person=person, name="Mor Prøvesen", custody=Custody.SOLE))
    desk.do.plans.write(person, duty="Går i 10. klasse", duty_told_on=TODAY)
    printing, made = printed(desk)
    printing.plan_signatures(person)
    agree(desk, person, agreed_with=("Emma Prøvesen", "Lis Lærer"), custody_with=("Mor Prøvesen",))
    printing.plan_signatures(person, version_id(person, 1))
    before, after = (one for one in made if isinstance(one, SignaturePaper))
    assert (before.version, before.agreed_on, before.custody_holders) == (1, None, ("Mor Prøvesen",))
    assert (before.duty, before.duty_told_on) == ("Går i 10. klasse", TODAY)
    assert (after.agreed_on, after.others, after.custody_holders) == (TODAY, ("Lis Lærer",), ("Mor Prøvesen",))
    assert desk.do.people.open(person)  # the prints are rows in the log
    with desk.workplace.store.unit_of_work() as uow:
        assert [one.action for one in uow.audit()].count("print-plan-signatures") == 2


def test_a_plan_that_stands_as_it_was_agreed_is_no_draft(desk: Desk) -> None:
    person = with_a_plan(desk)
    printing, made = printed(desk)
    printing.plan(person)
    agree(desk, person)
    printing.plan(person)
    desk.do.plans.write(person, needs="Ro")
    printing.plan(person)
    told = [(one.version, one.draft_of) for one in made]
    assert told == [(0, 0), (1, 0), (0, 2)]


def test_there_is_something_to_agree_on_until_it_is_agreed_and_again_when_it_changes(desk: Desk) -> None:
    person = desk.person().id
    versions = desk.do.plan_versions
    assert not versions.view(person).to_agree_on
    desk.do.plans.write(person, wishes="Kok")
    assert versions.view(person).to_agree_on
    agree(desk, person)
    assert not versions.view(person).to_agree_on and versions.view(person).as_agreed
    versions.situation_changed(person, team=("Karen",), because="Flyttet")
    assert versions.view(person).to_agree_on and not versions.view(person).as_agreed


def test_two_entries_that_are_one_person_keep_both_their_first_versions(desk: Desk) -> None:
    """Each was agreed and printed as version 1: both stay readable, and the next one is version 2."""
    one, other = (desk.person(number="", birth_date=date(2009, 7, 4), not_same=()).id for _ in range(2))
    desk.do.plans.write(one, wishes="Kok")
    desk.do.plans.write(other, wishes="Tømrer")
    first, second = agree(desk, one, TODAY - timedelta(days=9)), agree(desk, other)
    desk.do.duplicates.join(one, other)
    view = desk.do.plan_versions.view(one)
    assert [version.id for version in view.agreed] == [second.id, first.id]
    assert view.here == {first.id, second.id} and view.number == 2
    plans, made = printed(desk)
    for version in (first, second):
        plans.plan(one, version=version.id)
    assert [(paper.wishes, paper.version) for paper in made] == [("Kok", 1), ("Tømrer", 1)]
    told = repr(desk.do.plan_versions.compare(one, first.id, second.id))
    assert "Kok" in told and "Tømrer" in told
