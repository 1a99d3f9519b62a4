"""The one plan: pieces added and changed, agreements ticked, and what others owe."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.desks import NOW, Desk
from tests.forms.reading_pdf import page_texts
from ungeapp.domain.errors import Invalid
from ungeapp.domain.plans import Agreement, AgreementState, GoalState, Horizon, Measure, MeasureState, plan_id

TODAY = NOW.date()


def test_there_is_one_plan_and_it_is_made_when_first_needed(desk: Desk) -> None:
    person = desk.person().id
    assert desk.do.plans.view(person).plan.wishes == ""
    desk.do.plans.write(person, wishes="Jeg vil være kok", strengths="Møder altid")
    desk.do.plans.add_goal(person, own_words="Begynde på skolen", horizon=Horizon.LONG)
    view = desk.do.plans.view(person)
    assert view.plan.id == plan_id(person)
    assert (view.plan.wishes, view.plan.strengths) == ("Jeg vil være kok", "Møder altid")
    assert not any(one.field == "wishes" and one.version.value == "" for one in desk.do.people.history(person))


def test_own_words_and_wording_stand_beside_each_other(desk: Desk) -> None:
    person = desk.person().id
    with pytest.raises(Invalid):
        desk.do.plans.add_goal(person, own_words=" ")
    goal = desk.do.plans.add_goal(person, own_words="Op kl. 8")
    desk.do.plans.change_goal(goal.id, wording="Stabilt fremmøde")
    changed = desk.do.plans.view(person).goals[0]
    assert (changed.own_words, changed.wording) == ("Op kl. 8", "Stabilt fremmøde")
    with pytest.raises(Invalid):
        desk.do.plans.close_goal(goal.id, reached=True, because="")
    assert desk.do.plans.close_goal(goal.id, reached=True, because="Tre uger i træk").state is GoalState.REACHED


def test_an_agreement_is_ticked_dropped_and_corrected(desk: Desk) -> None:
    person = desk.person().id
    with pytest.raises(Invalid):
        desk.do.plans.add_agreement(person, what="", owner="Jens", due=None)
    kept = desk.do.plans.add_agreement(person, what="Ringe", owner="Jens", due=TODAY)
    dropped = desk.do.plans.add_agreement(person, what="Skrive", owner="Jens", due=TODAY)
    desk.do.plans.tick(kept.id, outcome="Ringet")
    with pytest.raises(Invalid):
        desk.do.plans.drop(dropped.id, " ")
    desk.do.plans.drop(dropped.id, "Ikke nødvendigt")
    desk.do.plans.change_agreement(kept.id, what="Ringe til skolen")
    states = {one.what: (one.state, one.done_on) for one in desk.do.plans.view(person).agreements}
    assert states == {
        "Ringe til skolen": (AgreementState.DONE, TODAY),
        "Skrive": (AgreementState.DROPPED, None),
    }


def test_a_measure_that_ends_gets_its_day(desk: Desk) -> None:
    person = desk.person().id
    with desk.workplace.store.unit_of_work() as uow:
        uow.put(Measure(id="0198c0de-0000-7000-8000-0000000000c1", person=person, title="Mentor"))
        uow.commit("test")
    measure = desk.do.plans.view(person).measures[0]
    desk.do.plans.change_measure(measure.id, state=MeasureState.STARTED)
    assert desk.do.plans.view(person).measures[0].ends_on is None
    desk.do.plans.change_measure(measure.id, state=MeasureState.ENDED)
    assert desk.do.plans.view(person).measures[0].ends_on == TODAY


def test_what_others_owe_is_listed_by_how_long_it_is_overdue(desk: Desk) -> None:
    person = desk.person().id

    def owe(what: str, due: date | None, *, mine: bool = False) -> Agreement:
        return desk.do.plans.add_agreement(person, what=what, owner="Jens", due=due, mine=mine)

    owe("senere", TODAY + timedelta(days=9))
    owe("uden dato", None)
    late = owe("for sent", TODAY - timedelta(days=5))
    owe("min", TODAY, mine=True)
    owed = desk.do.plans.owed_by_others()
    assert [(one.agreement.what, one.overdue_days) for one in owed] == [
        ("for sent", 5),
        ("senere", -9),
        ("uden dato", 0),
    ]
    assert [one.agreement.what for one in desk.do.plans.my_agreements(person)] == ["min"]
    desk.do.plans.reminded((late.id,))
    assert desk.do.plans.owed_by_others(person)[0].agreement.reminded_on == TODAY


def test_there_is_always_one_next_step(desk: Desk) -> None:
    person = desk.person().id
    with pytest.raises(Invalid):
        desk.do.plans.next_step(person, "", TODAY)
    desk.do.plans.next_step(person, "Ring til FGU", TODAY)
    assert desk.do.people.search("emma")[0].next_step == "Ring til FGU"


def test_what_is_expected_of_each_other_stands_in_the_plan(desk: Desk) -> None:
    """Expectations are aligned plainly (2-04)."""
    person = desk.person().id
    desk.do.plans.write(person, expectations="Du ringer, når du ikke kan komme. Jeg svarer samme dag.")
    told = "\n".join(page_texts(desk.do.plan_papers.plan(person).content))
    assert "Det venter vi af hinanden" in told and "Jeg svarer samme dag" in told
