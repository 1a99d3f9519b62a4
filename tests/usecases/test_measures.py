"""Measures: their days, who does what, their own rating, and the gap between two of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.desks import FAMILY, NOW, Desk
from tests.usecases.test_printing import plan_paper
from ungeapp.domain.between_measures import Between, WaitedFor
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import Measure, MeasureEnd, MeasureSort, MeasureState
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.today import DueKind

TODAY = NOW.date()


def test_days_from_request_to_end_and_the_waiting_between(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    with pytest.raises(Invalid):
        desk.do.measures.add_measure(person, title=" ")
    made = desk.do.measures.add_measure(person, title="Mentor", provider="Stigen", requested_on=TODAY)
    clock.forward(timedelta(days=10))
    desk.do.measures.grant(made.id, grant="2026-114")
    clock.forward(timedelta(days=4))
    desk.do.measures.start(made.id)
    view = desk.do.measures.view(made.id)
    assert [(one.what, one.days) for one in view.waits] == [(WaitedFor.GRANT, 10), (WaitedFor.START, 4)]
    assert view.measure.state is MeasureState.STARTED and view.measure.grant == "2026-114"
    desk.do.measures.end(made.id, how=MeasureEnd.COMPLETED, because="Det virkede")
    ended = desk.do.measures.view(made.id).measure
    assert (ended.ended_on, ended.ended_how) == (TODAY + timedelta(days=14), MeasureEnd.COMPLETED)
    with pytest.raises(NotAllowed):
        desk.do.measures.start(made.id)


def test_the_area_decides_the_part_and_takes_everything_along(desk: Desk) -> None:
    person = desk.person().id
    made = desk.do.measures.add_measure(person, title="Svømning", area="leisure", sort=MeasureSort.LEISURE_JOB)
    assert made.part is Part.MEASURES_LEISURE
    with pytest.raises(Invalid):
        desk.do.measures.add_task(made.id, what="", owner="Mentor")
    desk.do.measures.add_task(made.id, what="Følger til første gang", owner="Mentor")
    desk.do.measures.add_task(made.id, what="Ringer om aftenen", owner="Bostøtte")
    desk.do.measures.rate(made.id, rating=8, own_words="Det er sjovt")
    desk.do.measures.change(made.id, area="health")
    view = desk.do.measures.view(made.id)
    assert {one.record_part for one in (view.measure, *view.tasks, *view.ratings)} == {Part.MEASURES_HEALTH}
    assert [one.owner for one in view.tasks] == ["Mentor", "Bostøtte"]
    desk.do.measures.remove_task(view.tasks[0].id)
    assert len(desk.do.measures.view(made.id).tasks) == 1
    desk.do.measures.rate(made.id, own_words="Det er stadig sjovt")
    assert [(one.rating, one.own_words) for one in desk.do.measures.view(made.id).ratings] == [
        (8, "Det er stadig sjovt")
    ]


def test_a_measure_that_stops_is_not_let_go_before_the_next_has_begun_and_the_young_person_is_safe(
    desk: Desk, clock: FixedClock
) -> None:
    person = desk.person().id
    made = desk.do.measures.add_measure(person, title="FGU")
    desk.do.measures.start(made.id)
    desk.do.measures.end(made.id, how=MeasureEnd.STOPPED, because="Flyttede")
    clock.forward(timedelta(days=6))
    (found,) = desk.do.measures.open_gaps()
    assert (found.gap.state, found.gap.days) == (Between.UNANSWERED, 6)
    (due,) = [one for one in desk.do.today.due(TODAY + timedelta(days=20)) if one.kind is DueKind.GAP]
    assert (due.record, due.code, due.on) == (made.id, "unanswered", TODAY)
    with pytest.raises(Invalid):
        desk.do.measures.answer_next(made.id, what="Praktik", on=None)
    following = desk.do.measures.add_measure(person, title="Praktik hos bageren", sort=MeasureSort.PLACEMENT)
    desk.do.measures.answer_next(made.id, on=TODAY + timedelta(days=9), followed_by=following.id)
    assert not desk.do.people.file(person).person.next_step  # the title is told where the measure is
    (due,) = [one for one in desk.do.today.due(TODAY + timedelta(days=20)) if one.kind is DueKind.GAP]
    assert (due.code, due.on) == ("agreed", TODAY + timedelta(days=9))
    clock.forward(timedelta(days=3))
    desk.do.measures.next_began(made.id)
    assert desk.do.measures.view(following.id).measure.state is MeasureState.STARTED
    (found,) = desk.do.measures.open_gaps(person)
    assert (found.gap.state, found.gap.days) == (Between.BEGUN, 8)
    desk.do.measures.feels_safe(made.id)
    assert not desk.do.measures.open_gaps()
    view = desk.do.measures.view(made.id)
    assert view.measure.let_go_on == TODAY + timedelta(days=9) and view.gap.days == 8


def test_a_stated_reason_anchors_it(desk: Desk) -> None:
    person = desk.person().id
    made = desk.do.measures.add_measure(person, title="Psykolog", area="health")
    desk.do.plans.change_measure(made.id, state=MeasureState.ENDED)
    assert len(desk.do.plans.view(person).gaps) == 1
    with pytest.raises(Invalid):
        desk.do.measures.anchor(made.id, "")
    desk.do.measures.anchor(made.id, "Uddannelsen kører videre")
    assert not desk.do.plans.view(person).gaps


def test_omvalg_and_modningsaar_are_noted(desk: Desk) -> None:
    person = desk.person().id
    desk.do.plans.note_event(person, code="new-choice", on=TODAY, text="Fra HF til EUD")
    made = desk.do.plans.note_event(person, code="gap-year", on=TODAY, ends_on=TODAY + timedelta(days=300))
    for wrong in ({"code": "defeat", "on": TODAY}, {"code": "gap-year", "on": TODAY, "ends_on": TODAY - timedelta(1)}):
        with pytest.raises(Invalid):
            desk.do.plans.note_event(person, **wrong)
    desk.do.plans.remove_event(made.id)
    assert [one.code for one in desk.do.plans.view(person).events] == ["new-choice"]


@pytest.mark.parametrize("typed", ["", " psykiatrisk  Ambulatorium"])
def test_the_title_of_what_follows_stays_in_its_own_part(desks: tuple[Desk, Desk], typed: str) -> None:
    job, family = desks
    person = job.person().id
    ending = job.do.measures.add_measure(person, title="Praktik", area="education")
    job.do.measures.start(ending.id)
    following = job.do.measures.add_measure(person, title="Psykiatrisk ambulatorium", area="health")
    day = TODAY + timedelta(days=8)
    job.do.measures.end(ending.id, how=MeasureEnd.COMPLETED, next_what=typed, followed_by=following.id, next_on=day)
    job.consent(person, (FAMILY,), (Part.IDENTITY, Part.PLAN, Part.MEASURES))
    family.receive(job.share(person, family))
    with family.do.desk.looking() as uow:
        told = [*uow.of(Measure, person), uow.get(YoungPerson, person)]
    assert "Praktik" in repr(told) and "mbulatorium" not in repr(told)
    (shown,) = [one for one in plan_paper(job, person).measures if one.title == "Praktik"]
    assert (shown.next_what, shown.next_on) == ("", day)  # health stands in a plan only with her consent
    assert job.do.measures.view(ending.id).gap.following == following


def test_the_plan_names_what_follows_where_it_may_stand(desk: Desk) -> None:
    person = desk.person().id
    ending = desk.do.measures.add_measure(person, title="Praktik")
    desk.do.measures.start(ending.id)
    following = desk.do.measures.add_measure(person, title="FGU")
    desk.do.measures.end(ending.id, how=MeasureEnd.COMPLETED, followed_by=following.id, next_on=TODAY)
    (shown,) = [one for one in plan_paper(desk, person).measures if one.title == "Praktik"]
    assert shown.next_what == "FGU"
