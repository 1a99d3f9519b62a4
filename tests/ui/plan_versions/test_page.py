"""The versions of a plan by keyboard: agree, see what changed, begin the next one, print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import pressed, shown, take_back, typed
from tests.ui.desk import NOW, TestDesk
from ungeapp.domain.parents import Custody, Parent
from ungeapp.domain.people import NetworkKind, NetworkPerson
from ungeapp.domain.plan_versions import VersionState, version_id
from ungeapp.domain.plans import GoalState
from ungeapp.domain.record import Record
from ungeapp.ui.kit.buttons import Button, ButtonKind
from ungeapp.ui.kit.difference import DifferenceLabel
from ungeapp.ui.kit.text import Strong
from ungeapp.ui.navigation import Place
from ungeapp.ui.plan.page import make_tab
from ungeapp.ui.plan_versions.forms import AgreeForm, SituationForm
from ungeapp.ui.plan_versions.page import VersionsPage, make_page
from ungeapp.usecases.today import DueKind

TODAY = NOW.date()
CONTROL = Qt.KeyboardModifier.ControlModifier


def keep(desk: TestDesk, *records: Record) -> None:
    with desk.intentions.desk.looking() as uow:
        for one in records:
            uow.put(one)
        uow.commit("test")


def opened(desk: TestDesk, qtbot: QtBot, person: str, tab: str = "") -> VersionsPage:
    page = make_page(desk.surroundings)
    assert isinstance(page, VersionsPage)
    shown(qtbot, page)
    page.open_place(Place("plan-versions", id=person, tab=tab))
    return page


def agree(desk: TestDesk, person: str) -> None:
    desk.intentions.plan_versions.agree(
        person, on=TODAY, agreed_with=("Ung E.",), how="signed", review_on=TODAY + timedelta(days=180)
    )


def words(page: VersionsPage) -> str:
    """What is told to differ; what was told before goes first."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return "\n".join(one.text() for one in page.compared.findChildren(DifferenceLabel))


def test_the_plan_is_agreed_with_one_act_and_one_key(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    desk.intentions.plans.write(person.id, wishes="Jeg vil i gang")
    page = opened(desk, qtbot, person.id, "agree")
    assert isinstance(page.form, AgreeForm) and not page.form.missing.text()
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    view = desk.intentions.plan_versions.view(person.id)
    (version,) = view.agreed
    assert version.agreed_with == ("Ung E.", "Karen Kontakt, Job og Velfærd")
    assert (version.agreed_on, version.how, version.review_on) == (TODAY, "signed", date(2027, 5, 25))
    assert page.form is None and page.chip.text() == "Version 1 agreed"
    assert [one.id for one in page.versions.rows()] == [version_id(person.id, 1)]
    take_back(page.banner)
    assert desk.intentions.plan_versions.view(person.id).agreed == () and not page.versions.rows()


def test_what_is_missing_is_seen_before_agreeing_and_does_not_stop(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person(birth_date=date(2010, 5, 1))
    parent = Parent(id="mother", person=person.id, name="Mor E.", custody=Custody.SOLE)
    keep(desk, parent)
    page = opened(desk, qtbot, person.id, "agree")
    form = page.form
    assert isinstance(form, AgreeForm)
    assert len(form.missing.text().splitlines()) == 4
    form.custody.boxes()["Mor E."].setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert len(form.missing.text().splitlines()) == 3
    form.on.setFocus()
    form.on.line.selectAll()
    typed(qtbot, "1.11.2026", Qt.Key.Key_Tab)
    assert form.review.value() == date(2027, 5, 1)  # follows, until somebody chose another
    form.on.line.set_value("32.13.")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert not desk.intentions.plan_versions.view(person.id).agreed
    form.on.set_value(date(2026, 11, 1))
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    (version,) = desk.intentions.plan_versions.view(person.id).agreed
    assert version.custody_with == ("Mor E.",) and version.agreed_on == date(2026, 11, 1)


def test_the_duty_is_written_in_place_while_it_concerns(desk: TestDesk, qtbot: QtBot) -> None:
    grown = opened(desk, qtbot, desk.person().id)
    assert grown.duty is None
    person = desk.person(birth_date=date(2010, 5, 1))
    page = opened(desk, qtbot, person.id)
    assert page.duty is not None
    qtbot.waitUntil(page.duty.isVisible)
    page.duty.text.setFocus()
    typed(qtbot, "Går i 10. klasse", Qt.Key.Key_Tab)
    typed(qtbot, "", Qt.Key.Key_Space)
    plan = desk.intentions.plans.view(person.id).plan
    assert (plan.duty, plan.duty_told_on) == ("Går i 10. klasse", TODAY)
    page.duty.told_on.set_value(date(2026, 11, 20))
    page.duty.told_on.committed.emit()
    assert desk.intentions.plans.view(person.id).plan.duty_told_on == date(2026, 11, 20)
    page.duty.told.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert desk.intentions.plans.view(person.id).plan.duty_told_on is None


def test_the_situation_changes_first_the_team_then_why(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    keep(
        desk,
        NetworkPerson(id="t", person=person.id, network=NetworkKind.PROFESSIONAL, name="Lis", organisation="Skolen"),
        NetworkPerson(id="u", person=person.id, network=NetworkKind.PROFESSIONAL, name="Bo", organisation="Klubben"),
    )
    agree(desk, person.id)
    page = opened(desk, qtbot, person.id, "situation")
    form = page.form
    assert isinstance(form, SituationForm) and form.team.boxes()["Karen Kontakt, Job og Velfærd"].hasFocus()
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert form.right.row("because").field.hasFocus()  # why is asked for
    form.team.boxes()["Bo, Klubben"].setFocus()
    typed(qtbot, "", Qt.Key.Key_Space, Qt.Key.Key_Tab)
    typed(qtbot, "Ny Hjælper, ")
    form.because.setFocus()
    typed(qtbot, "Flyttet hjemmefra")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    draft = desk.intentions.plan_versions.view(person.id).draft
    assert draft is not None and draft.started_because == "Flyttet hjemmefra"
    assert draft.team == ("Karen Kontakt, Job og Velfærd", "Lis, Skolen", "Ny Hjælper")
    now = desk.intentions.plans.view(person.id).person
    assert (now.next_step, now.next_step_on) == ("Gather the team around the plan", date(2026, 12, 9))
    assert page.chip.text() == "Version 2: draft" and page.call_off_button.isVisible()
    take_back(page.banner)
    assert desk.intentions.plan_versions.view(person.id).draft is None
    assert desk.intentions.plans.view(person.id).person.next_step == ""
    desk.intentions.plan_versions.situation_changed(person.id, team=("A",), because="Flyttet")
    assert page.call_off_button.isVisible()
    page.call_off_button.click()
    assert desk.intentions.plan_versions.view(person.id).draft is None and not page.call_off_button.isVisible()


def test_what_is_changed_is_read_word_by_word_between_any_two(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    plans = desk.intentions.plans
    plans.write(person.id, wishes="Jeg vil være kok i Aarhus")
    goal = plans.add_goal(person.id, own_words="Op klokken otte")
    agree(desk, person.id)
    page = opened(desk, qtbot, person.id)
    assert words(page) == ""
    plans.write(person.id, wishes="Jeg vil være kok i Viborg")
    plans.close_goal(goal.id, reached=True, because="Hver dag")
    plans.add_agreement(person.id, what="Ringe", owner="Karen", due=TODAY)
    assert "Wishes: Jeg vil være kok i Aarhus Viborg" in words(page)
    label = page.compared.findChildren(DifferenceLabel)[0]
    assert label.accessibleName() == "Wishes: before Jeg vil være kok i Aarhus, now Jeg vil være kok i Viborg"
    titles = [one.text() for one in page.compared.findChildren(Strong)]
    assert titles == ["The opening of the plan", "Goal · Op klokken otte", "Agreement · Ringe"]
    agree(desk, person.id)
    assert words(page) == ""
    page.before.set_value(version_id(person.id, 1))
    page.before.edited.emit()
    assert "Viborg" in words(page)
    page.after.set_value(version_id(person.id, 1))
    page.after.edited.emit()
    assert words(page) == "" and plans.view(person.id).goals[0].state is GoalState.REACHED


def test_a_version_is_seen_and_printed_as_it_was(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    desk.intentions.plans.write(person.id, wishes="Jeg vil være kok")
    version = version_id(person.id, 1)
    agree(desk, person.id)
    page = opened(desk, qtbot, person.id)
    page.versions.setFocus()
    typed(qtbot, "", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.papers is not None and [one.id for one in page.papers.list.rows()] == [
        f"plan:{version}",
        f"sign:{version}",
    ]
    page.papers.print_all_wanted.emit()
    assert len(desk.printed) == 2
    page.open_place(Place("plan-versions", id=person.id))
    assert page.versions.isVisible() and page.papers.isHidden() is False


@pytest.mark.parametrize("tab", ["agree", "situation"])
def test_a_form_is_left_without_a_trace(desk: TestDesk, qtbot: QtBot, tab: str) -> None:
    person = desk.person()
    page = opened(desk, qtbot, person.id, tab)
    assert page.form is not None
    page._close_form()
    view = desk.intentions.plan_versions.view(person.id)
    assert page.form is None and (view.agreed, view.draft) == ((), None)


def test_the_plan_says_which_version_it_is_and_leads_there(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    assert tab.version.chip.text() == "Draft of the plan"
    tab.version.agree_button.click()
    assert desk.places[-1] == Place("plan-versions", id=person.id, tab="agree")
    agree(desk, person.id)
    assert tab.version.chip.text() == "Version 1 agreed" and "25.11" in tab.version.sentence.text()
    desk.intentions.plans.next_step(person.id, "Ring", TODAY)
    assert tab.version.since.text() == "1 change since version 1"
    tab.extract_button.click()
    assert desk.places[-1] == Place("extract", id=person.id)


def test_the_review_stands_in_today_and_leads_to_the_versions(desk: TestDesk, qtbot: QtBot) -> None:
    from ungeapp.ui.today.presenter import TodayPresenter

    person = desk.person()
    desk.intentions.plan_versions.agree(
        person.id, on=TODAY - timedelta(days=200), agreed_with=("Ung E.",), how="noted", review_on=TODAY
    )
    presenter = TodayPresenter(desk.intentions)
    (row,) = presenter.look().due
    assert row.title == "Look at the plan again" and row.action == "See the versions"
    assert presenter.kind(row.id) is DueKind.PLAN_REVIEW and presenter.opens(row.id)
    assert presenter.place(row.id) == Place("plan-versions", id=person.id)
    page = opened(desk, qtbot, person.id)
    assert page.chip.text() == "To be looked at again"
    presenter.put_off(row.id, TODAY + timedelta(days=30), "")
    assert presenter.look().due == ()
    (version,) = desk.intentions.plan_versions.view(person.id).agreed
    assert version.state is VersionState.AGREED and version.review_on == TODAY + timedelta(days=30)


def test_no_further_version_is_begun_while_one_is_under_way(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    desk.intentions.plans.write(person.id, wishes="Jeg vil i gang")
    agree(desk, person.id)
    page = opened(desk, qtbot, person.id)
    assert not page.situation_button.isHidden() and page.agree_button.isHidden() and not page.agree_again.isHidden()
    desk.intentions.plan_versions.situation_changed(person.id, team=("Karen",), because="Flyttet til sin moster")
    assert page.situation_button.isHidden() and not page.agree_button.isHidden() and page.agree_again.isHidden()
    page.team_button.click()
    form = page.form
    assert isinstance(form, SituationForm)
    assert (form.because.value(), form.save_button.text()) == ("Flyttet til sin moster", "Save")
    form.because.set_value("Flyttet til sin far")
    form.save()
    view = desk.intentions.plan_versions.view(person.id)
    assert view.number == 2 and view.draft is not None and view.draft.started_because == "Flyttet til sin far"
    assert view.person.next_step == person.next_step, "correcting sets no next step"
    tab = make_tab(desk.surroundings, person.id)
    qtbot.addWidget(tab)
    assert tab.version.situation_button.isHidden() and not tab.version.agree_now.isHidden()


def test_nothing_is_next_for_whom_the_course_has_ended(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    tab = make_tab(desk.surroundings, person.id)
    qtbot.addWidget(tab)
    assert not tab.next_step.isHidden()
    keep(desk, replace(desk.intentions.people.open(person.id).person, ended_on=TODAY, ended_because="moved-away"))
    tab.refresh()
    assert tab.next_step.isHidden()


def test_the_key_is_the_main_actions_and_there_is_one(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    desk.intentions.plans.write(person.id, wishes="Jeg vil i gang")
    page = opened(desk, qtbot, person.id)
    assert page.agree_button.isVisible() and page.print_button.isVisible()
    page.agree_button.setFocus()
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert isinstance(page.form, AgreeForm)
    mains = [one for one in page.findChildren(Button) if one.kind() is ButtonKind.PRIMARY and one.isVisible()]
    assert mains == [page.form.save_button]
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert len(desk.intentions.plan_versions.view(person.id).agreed) == 1
    assert page.form is None and page.agree_button.isHidden() and page.agree_again.isVisible()
    assert page.print_button.isHidden()  # there is no draft any more
