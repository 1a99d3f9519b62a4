"""The tab *Plan* by keyboard."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import begin, choose, pressed, shown, take_back, typed, written_elsewhere
from tests.ui.desk import TestDesk
from ungeapp.domain.parts import Part
from ungeapp.domain.plans import AgreementState, GoalState, Horizon, MeasureSort, MeasureState, StepState
from ungeapp.ui.casework.typed import TypedAgreement
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.kit.form import Form
from ungeapp.ui.navigation import Place
from ungeapp.ui.plan.page import make_tab
from ungeapp.ui.plan.presenter import PlanPresenter

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_own_words_are_written_in_place(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    tab.opening.wishes.setFocus()
    typed(qtbot, "Jeg vil i gang")
    pressed(qtbot, Qt.Key.Key_S, CONTROL)
    assert desk.intentions.plans.view(person.id).plan.wishes == "Jeg vil i gang"


def test_typing_survives_leaving(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    tab.opening.wishes.setFocus()
    typed(qtbot, "Jeg vil")
    tab.hide()
    again = make_tab(desk.surroundings, person.id)
    qtbot.addWidget(again)
    assert again.opening.wishes.value() == "Jeg vil"


def test_enter_opens_an_agreement_to_correct_it(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    plans = desk.intentions.plans
    made = plans.add_agreement(person, what="Ring", owner="Skolen", owner_unit="u", due=date(2026, 12, 1))
    tab = make_tab(desk.surroundings, person)
    shown(qtbot, tab)
    tab.agreements.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert tab.agreement_entry.cancel.isVisible()
    typed(qtbot, " igen")
    tab.agreement_entry.owner.set_value("Karen")
    tab.agreement_entry.due.set_value(date(2026, 12, 9))
    typed(qtbot, "", Qt.Key.Key_Return)
    (after,) = plans.view(person).agreements
    assert (after.id, after.what, after.owner, after.owner_unit) == (made.id, "Ring igen", "Karen Kontakt", "")
    assert (after.mine, after.due, after.state) == (True, date(2026, 12, 9), AgreementState.OPEN)
    tab.correct_agreement(made.id)
    tab.agreement_entry.cancel.click()
    assert tab.agreement_entry.what.value() == "" and not tab.agreement_entry.cancel.isVisible()
    typed(qtbot, "En anden", Qt.Key.Key_Return)
    assert len(plans.view(person).agreements) == 2


def test_an_agreement_is_opened_under_its_goal_from_elsewhere(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    plans = desk.intentions.plans
    goal = plans.add_goal(person, own_words="Op kl. 8")
    made = plans.add_agreement(person, what="Ring", owner="Karen Kontakt", due=None, mine=True, goal=goal.id)
    tab = make_tab(desk.surroundings, person)
    shown(qtbot, tab)
    tab.open_place(Place("person", id=person, tab="plan", note=f"agreement:{made.id}"))
    entry = tab.goals[goal.id].entry
    assert entry.isVisible() and (entry.what.value(), entry.owner.value()) == ("Ring", "Karen Kontakt")
    typed(qtbot, "", Qt.Key.Key_Return)
    (after,) = plans.view(person).agreements
    assert after == made


def test_i_am_meant_by_my_first_name_unless_somebody_else_has_it(desk: TestDesk) -> None:
    person = desk.person().id
    presenter = PlanPresenter(desk.intentions, person)
    assert {"me", "Karen Kontakt"} <= set(presenter.owners())
    for owner in ("karen", "jeg", "mig", "Karen Kontakt"):
        presenter.add_agreement(TypedAgreement(what=owner, owner=owner, due=desk.intentions.desk.today()))
    presenter.add_agreement(TypedAgreement(what="x", owner="Kar", due=None))
    found = desk.intentions.plans.view(person).agreements
    assert {one.what: one.mine for one in found} == {
        "karen": True,
        "jeg": True,
        "mig": True,
        "Karen Kontakt": True,
        "x": False,
    }
    assert len(desk.intentions.today.look(days=14).due) == 4
    desk.intentions.people.add_network(person, name="Karen Mor")
    presenter.add_agreement(TypedAgreement(what="y", owner="Karen", due=None))
    assert {one.what: one.mine for one in desk.intentions.plans.view(person).agreements}["y"] is False


def test_an_agreement_is_ticked_with_one_key_and_taken_back(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    made = desk.intentions.plans.add_agreement(person.id, what="Ring", owner="Karen Kontakt", due=None, mine=True)
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    tab.agreements.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    (after,) = desk.intentions.plans.view(person.id).agreements
    assert after.id == made.id and after.state is AgreementState.DONE
    assert tab.banner.text() == "The agreement is done."
    take_back(tab.banner)
    (after,) = desk.intentions.plans.view(person.id).agreements
    assert after.state is AgreementState.OPEN


def test_a_goal_and_its_agreement_are_typed(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    tab.goal_entry.words.setFocus()
    typed(qtbot, "Op klokken otte", Qt.Key.Key_Return)
    (goal,) = desk.intentions.plans.view(person.id).goals
    card = tab.goals[goal.id]
    card._toggle_entry()
    typed(qtbot, "Stil et vækkeur", Qt.Key.Key_Tab)
    typed(qtbot, "Ung", Qt.Key.Key_Tab)
    typed(qtbot, "i morgen", Qt.Key.Key_Backspace)
    card.entry.due.line.setText("26.11.2026")
    typed(qtbot, "", Qt.Key.Key_Return)
    (agreement,) = desk.intentions.plans.view(person.id).agreements
    assert agreement.goal == goal.id and agreement.due == date(2026, 11, 26)

    refused: list[str] = []

    def fill_in(form: Form) -> None:
        refused.append(form.row("on").error())
        form.row("why").field.set_value("Hun står op selv")  # type: ignore[attr-defined]  # a LineField
        form.row("on").field.set_value(date(2026, 11, 20) if len(refused) > 1 else date(2026, 12, 24))  # type: ignore[attr-defined]  # a DateField

    desk.answers.fill = fill_in
    tab.close_goal(goal.id, reached=True)
    (goal,) = desk.intentions.plans.view(person.id).goals
    assert goal.state is GoalState.REACHED and not tab.goals and tab.closed_goals.rows()
    assert goal.reached_on == date(2026, 11, 20) and refused[1]


def test_a_goal_is_corrected_in_its_card(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    goal = desk.intentions.plans.add_goal(person.id, own_words="I skole", horizon=Horizon.LONG)
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    card = tab.goals[goal.id]
    card._edit()
    card.form.wording.setFocus()
    typed(qtbot, "Begynde på FGU")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    (after,) = desk.intentions.plans.view(person.id).goals
    assert after.wording == "Begynde på FGU" and after.own_words == "I skole"


def test_a_disagreement_is_decided_in_place(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    goal = desk.intentions.plans.add_goal(person.id, own_words="Op klokken otte")
    written_elsewhere(desk, goal, "Op klokken ni")
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    disagreement = tab.goals[goal.id].disagreement
    assert disagreement is not None
    disagreement.button.click()
    assert disagreement.panel is not None
    pressed(qtbot, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    typed(qtbot, "Op mellem otte og ni")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    (after,) = desk.intentions.plans.view(person.id).goals
    assert after.own_words == "Op mellem otte og ni"
    assert not desk.intentions.receiving.conflicts(person.id)
    assert tab.goals[goal.id].disagreement is None


def test_the_plan_is_seen_before_it_prints(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    tab.open_place(Place("person", id=person.id, tab="plan", note="print"))
    assert tab.papers is not None and tab.papers.preview.page() == (1, 1)
    tab.papers.preview.print_requested.emit()
    assert desk.printed
    tab.open_place(Place("person", id=person.id, tab="plan"))
    assert tab.opening.isVisible() and not tab.papers.isVisible()


def test_the_plan_is_saved_as_a_document_to_go_on_writing_in(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    person = desk.person()
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    tab.show_paper()
    assert tab.papers is not None and tab.papers.preview.word_button.isVisible()
    desk.answers.save = tmp_path / "plan.docx"
    tab.papers.preview.word_button.click()
    assert desk.answers.asked[-1].startswith("uddannelsesplan-") and desk.answers.asked[-1].endswith(".docx")
    assert desk.answers.save.read_bytes().startswith(b"PK")
    assert "Remember to delete" in tab.banner.text()


def test_min_plan_is_one_step_away_and_made_alone(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    tab.my_plan_button.click()
    assert tab.papers is not None and tab.papers.list.current_id() == "my-plan"
    assert tab.papers.preview.page() == (1, 1)
    tab.papers.preview.print_requested.emit()
    assert len(desk.printed) == 1
    with desk.intentions.desk.looking() as uow:
        assert [one.action for one in uow.audit() if one.action.startswith("print-")] == ["print-my-plan"]


def test_what_stays_outside_is_named_with_the_reason(desk: TestDesk) -> None:
    person = desk.person()
    desk.intentions.plans.add_goal(person.id, own_words="Sove om natten", area="health")
    view = PlanPresenter(desk.intentions, person.id).look()
    outside = {one.title_rest: one.context for one in view.outside}
    assert outside["Goals: health"] == "The young person has not agreed that it stands in the plan."


def test_a_measure_comes_one_state_further(desk: TestDesk) -> None:
    story = begin(desk)
    desk.intentions.meetings.decide(story.first.id, text="Mentor", decided_by="Karen Kontakt", unit="viborg/x")
    made = PlanPresenter(desk.intentions, story.person.id)
    (row,) = made.look().measures
    assert row.chip == "Requested" and row.action == "It is granted"
    made.advance(row.id)
    made.advance(row.id)
    (measure,) = desk.intentions.plans.view(story.person.id).measures
    assert measure.state is MeasureState.STARTED and measure.starts_on == made.today


def test_long_goals_stand_first_and_the_next_step_is_marked(desk: TestDesk) -> None:
    person = desk.person()
    use = desk.intentions.plans
    use.add_goal(person.id, own_words="Kort")
    use.add_goal(person.id, own_words="Langt", horizon=Horizon.LONG)
    use.add_agreement(person.id, what="Ring til FGU", owner="Karen Kontakt", due=date(2026, 11, 20), mine=True)
    use.next_step(person.id, "Ring til FGU", date(2026, 11, 27))
    view = PlanPresenter(desk.intentions, person.id).look()
    assert [one.own_words for one in view.goals] == ["Langt", "Kort"]
    (row,) = view.agreements
    assert row.icon == "next" and row.chip == "5 days over"


def test_a_goal_is_rated_with_one_digit_and_enter(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    goal = desk.intentions.plans.add_goal(person.id, own_words="I skole")
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    card = tab.goals[goal.id]
    rate = card.buttons.findChildren(Button)[0]
    rate.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)  # Vurdér
    typed(qtbot, "7", Qt.Key.Key_Return)
    (rating,) = desk.intentions.plans.view(person.id).ratings
    assert (rating.rating, rating.by) == (7, "Karen Kontakt")
    assert rate.hasFocus() and not card.rating.isVisible()
    assert card.curve.twin() == "7 on 25.11." and card.curve.points()[0].value == 7
    take_back(tab.banner)
    assert not desk.intentions.plans.view(person.id).ratings and card.curve.isHidden()


def test_words_and_the_professional_status_stand_beside_the_number(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    goal = desk.intentions.plans.add_goal(person.id, own_words="I skole")
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    card = tab.goals[goal.id]
    card.rate()
    typed(qtbot, "10", Qt.Key.Key_Tab)
    typed(qtbot, "Det går godt")
    card.rating.status.set_value("forward")
    typed(qtbot, "", Qt.Key.Key_Return)
    (view,) = tab.presenter.look().goals
    assert view.said.startswith("»Det går godt«")
    assert view.seen == "Går fremad · Karen Kontakt · 25.11."
    card.rate()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert card.rating.error.text() == "Choose a number from 0 to 10, or write what was said."


def test_steps_are_worked_by_keyboard_alone(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    goal = desk.intentions.plans.add_goal(person.id, own_words="I skole")
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    card = tab.goals[goal.id]
    card.new_step()
    for what in ("Ringe", "Besøge", "Sove"):
        typed(qtbot, what, Qt.Key.Key_Return)

    def steps() -> list[tuple[str, StepState]]:
        return [(one.what, one.state) for one in desk.intentions.plans.view(person.id).steps]

    card.steps.list.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert steps()[0] == ("Ringe", StepState.DONE)
    pressed(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [what for what, _state in steps()] == ["Besøge", "Ringe", "Sove"]
    typed(qtbot, "", Qt.Key.Key_Down)
    typed(qtbot, "", Qt.Key.Key_Delete)
    assert steps()[-1] == ("Sove", StepState.DROPPED)
    assert [one.title_rest for one in card.steps.list.rows()] == ["Besøge", "Ringe"]
    typed(qtbot, "", Qt.Key.Key_F2)
    typed(qtbot, " igen", Qt.Key.Key_Return)
    assert any(what.endswith(" igen") for what, _state in steps())


def test_a_goal_tells_whose_it_is_and_what_the_family_does(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    goal = desk.intentions.plans.add_goal(person.id, own_words="Sove", area="health")
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    card = tab.goals[goal.id]
    card._edit()
    card.form.joint.set_value(False)
    card.form.area.set_value("everyday")
    card.form.contribution.setFocus()
    typed(qtbot, "Far slukker lyset")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    (after,) = desk.intentions.plans.view(person.id).goals
    assert (after.area, after.joint, after.contribution) == ("everyday", False, "Far slukker lyset")
    assert card.chip.text() == "One department's own"


def test_a_new_measure_is_one_line_and_opens_on_its_page(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    tab.measure_entry.title.setFocus()
    tab.measure_entry.sort.set_value(MeasureSort.LEISURE_JOB.value)
    tab.measure_entry.sort.committed.emit()
    typed(qtbot, "Cykelværksted", Qt.Key.Key_Return)
    (measure,) = desk.intentions.plans.view(person.id).measures
    assert (measure.area, measure.part) == ("leisure", Part.MEASURES_LEISURE)
    tab.measures.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert desk.places[-1] == Place("measure", id=measure.id)


def test_a_measure_that_stops_asks_what_is_next_until_it_is_safe(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    use = desk.intentions.measures
    old = use.add_measure(person.id, title="FGU")
    use.start(old.id)
    use.add_measure(person.id, title="Praktik hos bageren", sort=MeasureSort.PLACEMENT)
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)

    def fill(form: Form) -> None:
        choose(form, "how", "stopped")

    desk.answers.fill = fill
    tab.measures.acted.emit(old.id)
    desk.clock.forward(timedelta(days=3))
    tab.refresh()
    card = tab.gaps[old.id]
    assert card.accessibleName() == "What is next, and from which date?"
    card.entry.what.setFocus()
    typed(qtbot, "Praktik hos bageren", Qt.Key.Key_Return)
    assert card.entry.error.text() == "Write from which date. A date that may change is better than none."
    card.entry.on.line.setText("1.12.2026")
    typed(qtbot, "", Qt.Key.Key_Return)
    assert card.accessibleName() == "Has the next begun?"
    card.began.click()
    assert card.accessibleName() == "Is the young person motivated and safe?"
    states = {one.title: one.state for one in desk.intentions.plans.view(person.id).measures}
    assert states["Praktik hos bageren"] is MeasureState.STARTED
    card.safe.click()
    assert not tab.gaps
    [one for one in tab.banner.findChildren(Button) if one.text() == "Undo"][-1].click()
    assert old.id in tab.gaps
    desk.answers.text = "Hun er i arbejde"
    tab.gaps[old.id].nothing.click()
    assert not tab.gaps


def test_a_new_choice_is_noted_calmly(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    tab = make_tab(desk.surroundings, person.id)
    shown(qtbot, tab)
    tab.events.button.click()
    tab.events.entry.text.setFocus()
    typed(qtbot, "Fra HF til EUD", Qt.Key.Key_Return)
    (row,) = tab.events.list.rows()
    assert (row.title, row.chip) == ("Omvalg", "") and "Fra HF til EUD" in row.context
    tab.events.list.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert not tab.events.list.rows()
