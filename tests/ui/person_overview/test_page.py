"""*Overblik*: own words first, one next step, agreements that can be ticked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import press
from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.people import Task
from ungeapp.domain.plans import AgreementState, MeasureEnd
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.text import PlainLabel
from ungeapp.ui.navigation import Place
from ungeapp.ui.person_overview.page import OverviewTab, make_tab
from ungeapp.ui.person_overview.presenter import OverviewPresenter


def opened(desk: TestDesk, qtbot: QtBot, person: str) -> OverviewTab:
    tab = make_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.show()
    return tab


def test_own_words_of_the_plan_stand_before_those_of_a_talk(desk: TestDesk) -> None:
    person = desk.person().id
    presenter = OverviewPresenter(desk.intentions, person)
    assert presenter.look().own_words == ""
    desk.intentions.people.hold_talk(person, said="", own_words="Jeg vil i køkken", next_step="")
    assert presenter.look().own_words == "Jeg vil i køkken"
    desk.intentions.plans.write(person, wishes="Jeg vil være kok")
    assert presenter.look().own_words == "Jeg vil være kok"


def test_an_agreement_is_ticked_with_one_key_and_can_be_taken_back(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    agreement = desk.intentions.plans.add_agreement(
        person, what="Ring til FGU", owner="dig", due=date(2026, 11, 24), mine=True
    )
    tab = opened(desk, qtbot, person)
    (row,) = tab.agreements.list.rows()
    assert (row.lead, row.context, row.action) == ("1 dag over", "dig", "Udført")
    tab.agreements.list.setFocus()
    tab.agreements.list.set_current(agreement.id)
    qtbot.keyClick(tab.agreements.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not tab.agreements.list.rows() and tab.banner.text() == "Aftalen er holdt."
    press(tab.banner, "Fortryd", "Undo")
    (row,) = tab.agreements.list.rows()
    assert desk.intentions.plans.view(person).agreements[0].state is AgreementState.OPEN


def test_enter_on_an_agreement_leads_to_where_it_is_corrected(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    made = desk.intentions.plans.add_agreement(person, what="Ring", owner="dig", due=None, mine=True)
    tab = opened(desk, qtbot, person)
    tab.agreements.list.set_current(made.id)
    qtbot.keyClick(tab.agreements.list, Qt.Key.Key_Return)
    assert desk.places[-1] == Place("person", id=person, tab="plan", note=f"agreement:{made.id}")
    assert desk.intentions.plans.view(person).agreements[0].state is AgreementState.OPEN


def test_the_next_step_is_written_in_a_small_form(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = opened(desk, qtbot, person)

    def fill(form: Form) -> None:
        form.row("step").field.set_value("Ring til FGU")  # type: ignore[attr-defined]  # a TextField
        form.row("on").field.set_value(date(2026, 11, 27))  # type: ignore[attr-defined]  # a DateField

    desk.answers.fill = fill
    tab.change_step()
    told = desk.intentions.people.file(person).person
    assert (told.next_step, told.next_step_on) == ("Ring til FGU", date(2026, 11, 27))
    desk.answers.yes = False
    desk.answers.fill = lambda form: form.row("step").field.set_value("Noget andet")  # type: ignore[attr-defined]  # a TextField
    tab.change_step()
    assert desk.intentions.people.file(person).person.next_step == "Ring til FGU"


def test_a_task_vanishes_only_by_saying_what_was_done(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    work = desk.intentions.desk
    with work.acting("test") as uow:
        uow.put(Task(id=work.new_id(), person=person, what="Kontakt netværket", due=date(2026, 11, 26)))
    tab = opened(desk, qtbot, person)
    desk.answers.text = None
    tab.tasks.list.acted.emit(tab.tasks.list.rows()[0].id)
    assert len(tab.tasks.list.rows()) == 1
    desk.answers.text = "Talte med Familieafdelingen"
    tab.tasks.list.acted.emit(tab.tasks.list.rows()[0].id)
    assert not tab.tasks.list.rows()


def test_a_talk_is_the_last_contact_too(desk: TestDesk) -> None:
    person = desk.person().id
    desk.intentions.people.note_contact(person, "Ringet", channel="phone")
    desk.intentions.people.hold_talk(person, said="Vi talte om praktik", own_words="", next_step="")
    rows = OverviewPresenter(desk.intentions, person).look().contacts
    assert [one.title for one in rows] == ["Vi talte om praktik", "Ringet"]


def test_a_gap_between_two_measures_stands_on_the_overview(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    tab = opened(desk, qtbot, person)
    assert tab.gaps.isHidden()
    made = desk.intentions.measures.add_measure(person, title="FGU")
    desk.intentions.measures.end(made.id, how=MeasureEnd.NEVER_STARTED)
    (row,) = tab.gaps.list.rows()
    assert (row.title, row.lead) == ("Hvad er det næste, fra hvilken dato?", "0 dage")
    tab.gaps.list.set_current(made.id)
    qtbot.keyClick(tab.gaps.list, Qt.Key.Key_Return)
    assert desk.places[-1] == Place("measure", id=made.id)


def test_the_same_cards_show_somebody_else_and_nothing_of_the_one_before(desk: TestDesk, qtbot: QtBot) -> None:
    one, other = desk.person(), desk.person("Anden", "A.", birth_date=date(2005, 1, 1))
    desk.intentions.plans.next_step(one.id, "Ring til FGU", date(2026, 11, 27))
    desk.intentions.plans.add_agreement(one.id, what="Besøg FGU", owner="Karen Kontakt", mine=True, due=None)
    tab = make_tab(desk.surroundings, one.id)
    qtbot.addWidget(tab)
    tab.show()
    assert [row.title for row in tab.agreements.list.rows()] == ["Besøg FGU"]
    tab.show_person(other.id)
    assert not tab.agreements.list.rows()
    desk.intentions.plans.add_agreement(other.id, what="Se værkstedet", owner="Karen Kontakt", mine=True, due=None)
    desk.intentions.plans.add_agreement(one.id, what="Nyt hos den første", owner="Karen Kontakt", mine=True, due=None)
    assert [row.title for row in tab.agreements.list.rows()] == ["Se værkstedet"]
    tab.whole.closing_button.click()
    assert desk.places[-1].id == other.id


def test_the_dates_say_one_thing_of_what_runs(desk: TestDesk, qtbot: QtBot) -> None:
    """Never that there is no deadline beside some that run."""
    texts.use("da")
    person = desk.person(birth_date=date(2005, 3, 1)).id  # 21: what comes is the 25th birthday, years ahead
    tab = opened(desk, qtbot, person)
    told = tab.dates.findChildren(PlainLabel)
    assert not tab.dates.list.rows() and [
        one.text() for one in told if one.isVisibleTo(tab) and "frist" in one.text()
    ] == ["1 frist, men ingen det kommende år."]
    desk.intentions.people.hold_talk(person, said="Godt", own_words="", next_step="")
    tab.refresh()
    (row,) = tab.dates.list.rows()
    assert row.title == "Klar til næste skridt?" and row.context.startswith("Sidste fremskridt noteret (25.11.).")
    assert tab.dates_rest.text() == "og 1 til"
    nothing = OverviewPresenter(desk.intentions, desk.person("Anden", birth_date=date(1998, 3, 1)).id).look()
    assert (nothing.dates, nothing.dates_rest) == ((), "Ingen frist løber.")
