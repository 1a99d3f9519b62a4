"""Steps and ratings of goals."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.desks import NOW, Desk
from ungeapp.domain.errors import Invalid
from ungeapp.domain.parts import Part
from ungeapp.domain.plans import NOT_RATED, StepState
from ungeapp.system.clock import FixedClock

TODAY = NOW.date()


def test_steps_are_added_ticked_moved_and_dropped(desk: Desk) -> None:
    person = desk.person().id
    goal = desk.do.plans.add_goal(person, own_words="Op kl. 8").id
    with pytest.raises(Invalid):
        desk.do.goals.add_step(goal, what=" ")
    first, second, third = (desk.do.goals.add_step(goal, what=one, owner="Ung") for one in ("Et", "To", "Tre"))
    assert desk.do.goals.move_step(third.id, -1) and not desk.do.goals.move_step(first.id, -1)
    desk.do.goals.tick_step(first.id)
    desk.do.goals.drop_step(second.id)
    steps = {one.what: one for one in desk.do.plans.view(person).steps}
    assert list(steps) == ["Et", "Tre", "To"]
    assert (steps["Et"].state, steps["Et"].done_on) == (StepState.DONE, TODAY)
    assert steps["To"].state is StepState.DROPPED
    desk.do.goals.tick_step(first.id)
    assert desk.do.plans.view(person).steps[0].done_on is None
    with pytest.raises(Invalid):
        desk.do.goals.change_step(third.id, what="")


def test_one_day_is_one_rating_and_the_professional_never_writes_over_the_young_person(
    desk: Desk, clock: FixedClock
) -> None:
    person = desk.person().id
    goal = desk.do.plans.add_goal(person, own_words="Op kl. 8").id
    desk.do.goals.rate(goal, rating=4, own_words="Det er svært")
    desk.do.goals.rate(goal, status="forward", comment="Kommer tre dage om ugen")
    clock.forward(timedelta(days=20))
    desk.do.goals.rate(goal, rating=10)
    first, second = desk.do.plans.view(person).ratings
    assert (first.rating, first.own_words, first.status) == (4, "Det er svært", "forward")
    assert (second.rating, second.on) == (10, TODAY + timedelta(days=20))
    for wrong in ({"rating": 11}, {"rating": -2}, {}):
        with pytest.raises(Invalid):
            desk.do.goals.rate(goal, **wrong)
    assert desk.do.goals.rate(goal, status="steady").rating == 10
    assert NOT_RATED == -1


def test_what_belongs_to_a_goal_follows_it_into_its_part(desk: Desk) -> None:
    person = desk.person().id
    goal = desk.do.plans.add_goal(person, own_words="Sove om natten").id
    desk.do.goals.add_step(goal, what="Læge")
    desk.do.goals.rate(goal, rating=3)
    desk.do.plans.change_goal(goal, area="health")
    view = desk.do.plans.view(person)
    assert {one.record_part for one in (*view.goals, *view.steps, *view.ratings)} == {Part.GOALS_HEALTH}
