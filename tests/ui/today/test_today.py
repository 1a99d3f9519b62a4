"""*I dag*: what needs me, each with one action; nothing vanishes but by saying what was done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.meetings import Meeting
from ungeapp.domain.people import Task
from ungeapp.domain.plans import MeasureEnd
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.today.page import TodayPage, make_page
from ungeapp.ui.today.presenter import TodayPresenter

TOMORROW = date(2026, 11, 26)


@pytest.fixture
def page(desk: TestDesk, qtbot: QtBot) -> TodayPage:
    texts.use("da")
    made = make_page(desk.surroundings)
    qtbot.addWidget(made)
    made.show()
    return made


def task(desk: TestDesk, person: str, what: str, code: str = "", origin: str = "") -> str:
    work = desk.intentions.desk
    with work.acting("test") as uow:
        one = Task(id=work.new_id(), person=person, what=what, code=code, origin=origin, due=TOMORROW)
        uow.put(one)
    return one.id


def meeting(desk: TestDesk, person: str, title: str, later: timedelta) -> str:
    work = desk.intentions.desk
    with work.acting("test") as uow:
        one = Meeting(id=work.new_id(), person=person, title=title, starts=desk.clock.now() + later)
        uow.put(one)
    return one.id


def test_an_empty_desk_says_what_to_do_first(desk: TestDesk, page: TodayPage) -> None:
    page.open_place(Place("today"))
    assert page.title.text() == "Onsdag 25. november" and page.subtitle.text().startswith("Uge 48")
    assert page.nobody.isVisible() and not page.columns.isVisible()
    sheet, add = page.nobody.findChildren(Button)
    assert (sheet.text(), add.text()) == ("Hent unge fra et ark …", "Tilføj ung")
    add.click()
    assert desk.places[-1] == Place("people", tab="add")
    sheet.click()
    assert desk.places[-1] == Place("import")


def test_each_thing_has_one_action(desk: TestDesk, page: TodayPage) -> None:
    person = desk.person().id
    plans = desk.intentions.plans
    plans.add_agreement(person, what="Ring til FGU", owner="dig", due=date(2026, 11, 20), mine=True)
    plans.next_step(person, "Besøg skolen", TOMORROW)
    plans.add_goal(person, own_words="Op kl. 8", follow_up_on=date(2026, 12, 1))
    task(desk, person, "Kontakt netværket")
    page.open_place(Place("today"))
    rows = page.due.list.rows()
    assert {(row.title, row.action) for row in rows} == {
        ("Ring til FGU", "Udført"),
        ("Besøg skolen", "Notér kontakt"),
        ("Følg op: Op kl. 8", "Åbn plan"),
        ("Kontakt netværket", "Udført"),
    }
    assert rows[0].lead == "5 dage over" and all(row.lead_tone is not Tone.BAD for row in rows)


def test_actions_by_keyboard(desk: TestDesk, page: TodayPage, qtbot: QtBot) -> None:
    person = desk.person().id
    desk.intentions.plans.add_agreement(person, what="Ring", owner="dig", due=TOMORROW, mine=True)
    page.open_place(Place("today"))
    (row,) = page.due.list.rows()
    page.due.list.set_current(row.id)
    qtbot.keyClick(page.due.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.due.list.rows() and page.banner.text() == "Aftalen er holdt."


def test_a_task_asks_what_was_done_and_leads_where_it_can(desk: TestDesk, page: TodayPage) -> None:
    person = desk.person().id
    task(desk, person, "Kontakt netværket")
    page.open_place(Place("today"))
    (row,) = page.due.list.rows()
    desk.answers.text = None
    page.act(row.id)
    assert page.due.list.rows()
    desk.answers.text = "Talte med dem"
    page.act(row.id)
    assert not page.due.list.rows()
    task(desk, person, "", "move-and-call-again", "a-meeting")
    task(desk, person, "", "handover-accepted")
    page.refresh()
    for row in page.due.list.rows():
        page.act(row.id)
    assert {place.kind + place.tab for place in desk.places[-2:]} == {"meeting", "personhandover"}


def test_next_steps_and_goals_lead_to_the_person(desk: TestDesk, page: TodayPage) -> None:
    person = desk.person().id
    desk.intentions.plans.next_step(person, "Besøg skolen", TOMORROW)
    desk.intentions.plans.add_goal(person, own_words="Op kl. 8", follow_up_on=TOMORROW)
    page.open_place(Place("today"))
    asked: list[str] = []
    desk.events.contact_asked.connect(asked.append)
    for row in page.due.list.rows():
        page.act(row.id)
        page.due.list.opened.emit(row.id)
    assert asked == [person] and Place("person", id=person, tab="plan") in desk.places
    assert Place("person", id=person, tab="overview") in desk.places


def test_putting_off_says_until_when(desk: TestDesk, page: TodayPage) -> None:
    person = desk.person().id
    one = task(desk, person, "Kontakt netværket")
    desk.intentions.plans.next_step(person, "Besøg skolen", TOMORROW)
    agreement = desk.intentions.plans.add_agreement(person, what="Ring", owner="dig", due=TOMORROW, mine=True)
    goal = desk.intentions.plans.add_goal(person, own_words="Op", follow_up_on=TOMORROW)
    page.open_place(Place("today"))
    later = date(2026, 12, 24)

    def fill(form: Form) -> None:
        form.row("until").field.set_value(later)  # type: ignore[attr-defined]  # a DateField
        if "reason" in form._rows:
            form.row("reason").field.set_value("Ferie")  # type: ignore[attr-defined]  # a LineField

    desk.answers.fill = fill
    for row in page.due.list.rows():
        page.due.list.set_current(row.id)
        page.put_off()
    assert not page.due.list.rows()
    with desk.intentions.desk.looking() as uow:
        kept = uow.get(Task, one)
    assert kept.snoozed_to == later and kept.snooze_reason == "Ferie"
    view = desk.intentions.plans.view(person)
    assert view.agreements[0].id == agreement.id and view.agreements[0].due == later
    assert view.goals[0].id == goal.id and view.goals[0].follow_up_on == later
    assert view.person.next_step_on == later


def test_what_others_owe_and_handovers_stand_at_the_side(desk: TestDesk, page: TodayPage) -> None:
    person = desk.person().id
    for number in range(6):
        desk.intentions.plans.add_agreement(
            person, what=f"Svar {number}", owner="Skolen", due=TOMORROW + timedelta(days=number)
        )
    handovers = desk.intentions.handovers
    for item in handovers.view(person).open_for_offer:
        handovers.answer(person, item.key, "ja")
    handovers.offer_outside(person, "Skolen på bakken")
    page.open_place(Place("today"))
    assert len(page.owed.list.rows()) == 4 and page.owed_rest.text() == "og 2 til"
    (row,) = page.waiting.list.rows()
    assert "Skolen på bakken" in row.title and row.chip == "Ikke svaret"
    page.waiting.list.opened.emit(row.id)
    assert desk.places[-1] == Place("person", id=person, tab="handover")
    page.owed.list.opened.emit("x")
    assert desk.places[-1] == Place("owed")


def test_the_young_person_who_owes_it_is_named_once(desk: TestDesk, page: TodayPage) -> None:
    one = desk.person()
    page.open_place(Place("today"))
    assert page.owed.list.rows() == ()
    for owner in (one.full_name, one.given_name):
        desk.intentions.plans.add_agreement(one.id, what="Komme", owner=owner, due=TOMORROW)
    page.refresh()
    assert {row.context for row in page.owed.list.rows()} == {f"den unge selv · {one.full_name}"}


def test_my_agreement_is_opened_to_correct_it_on_the_plan(desk: TestDesk, page: TodayPage) -> None:
    person = desk.person().id
    made = desk.intentions.plans.add_agreement(person, what="Ring", owner="dig", due=TOMORROW, mine=True)
    page.open_place(Place("today"))
    (row,) = page.due.list.rows()
    page.due.list.opened.emit(row.id)
    assert desk.places[-1] == Place("person", id=person, tab="plan", note=f"agreement:{made.id}")


def test_the_count_is_what_needs_me(desk: TestDesk) -> None:
    person = desk.person().id
    presenter = TodayPresenter(desk.intentions)
    assert presenter.look().count == 0
    desk.intentions.plans.next_step(person, "Besøg skolen", TOMORROW)
    assert presenter.look().count == 1


def test_the_law_stands_first_then_today_with_its_meetings_then_what_comes(desk: TestDesk, page: TodayPage) -> None:
    person = desk.person(birth_date=date(2010, 5, 5)).id
    do = desk.intentions
    do.plans.add_agreement(person, what="Langt over", owner="dig", due=date(2026, 10, 1), mine=True)
    do.plans.next_step(person, "Besøg skolen", TOMORROW)
    do.reports.note(
        person, code="unlawful-absence", received_at=desk.clock.now() - timedelta(days=9), institution="FGU"
    )
    held = meeting(desk, person, "Forløbet: Statusmøde", timedelta(hours=2))
    later = meeting(desk, person, "Forløbet: Opfølgning", timedelta(days=2))
    page.open_place(Place("today"))
    rows = page.due.list.rows()
    law = [row for row in rows if row.lead_tone is Tone.BAD]
    assert law and list(rows[: len(law)]) == law
    assert [row.title for row in rows[len(law) :]][:2] == ["Statusmøde", "Langt over"]
    assert all(row.action for row in rows)
    row = rows[len(law)]
    assert row.lead.startswith("11.00") and row.action == "Åbn møde"
    page.act(row.id)
    assert desk.places[-1] == Place("meeting", id=held)
    page.due.list.set_current(row.id)
    page.put_off()
    assert desk.places[-1] == Place("meeting", id=held) and not desk.answers.asked
    (coming,) = page.meetings.list.rows()
    assert (coming.id, coming.title) == (later, "Opfølgning") and coming.context.startswith("Fredag 27. november")


def test_a_proposal_is_answered_on_the_spot(desk: TestDesk, page: TodayPage) -> None:
    person = desk.person(address="Gammel Vej 1").id
    task(desk, person, "address=Ny Vej 2", "proposal")
    task(desk, person, "address=Vildvej 3", "proposal")
    page.open_place(Place("today"))
    first, second = (row.id for row in page.due.list.rows())
    page.act(first)
    assert desk.intentions.people.file(person).person.address in ("Ny Vej 2", "Vildvej 3")
    before = desk.intentions.people.file(person).person.address

    desk.answers.fill = lambda form: form.row("answer").field.set_value("ask")  # type: ignore[attr-defined]  # a Segmented
    page.act(second)
    assert not page.due.list.rows() and page.banner.text().startswith("Det kommer igen om en uge")
    desk.clock.set(desk.clock.now() + timedelta(days=7))
    page.refresh()
    assert [row.id for row in page.due.list.rows()] == [second]

    def leave(form: Form) -> None:
        form.row("answer").field.set_value("decline")  # type: ignore[attr-defined]  # a Segmented
        form.row("reason").field.set_value("Passer ikke")  # type: ignore[attr-defined]  # a LineField

    desk.answers.fill = leave
    page.act(second)
    assert desk.intentions.people.file(person).person.address == before
    assert not page.due.list.rows()


def test_an_open_gap_between_two_measures_is_answered_not_put_off(desk: TestDesk, page: TodayPage) -> None:
    person = desk.person().id
    desk.intentions.plans.next_step(person, "Ses til foråret", date(2027, 3, 1))
    use = desk.intentions.measures
    old = use.add_measure(person, title="FGU")
    use.start(old.id)
    use.end(old.id, how=MeasureEnd.STOPPED)
    page.open_place(Place("today"))
    (row,) = page.due.list.rows()
    assert row.title == "Hvad er det næste efter »FGU«?" and row.action == "Svar …" and row.lead == "I dag"
    page.due.list.set_current(row.id)
    page.put_off()
    assert desk.places[-1] == Place("measure", id=old.id) and not desk.answers.asked
    use.answer_next(old.id, what="Praktik", on=TOMORROW)
    page.refresh()
    (row,) = page.due.list.rows()
    assert row.title == "Er det, der følger efter »FGU«, begyndt?" and row.lead == "I morgen"
    page.put_off()
    assert use.view(old.id).measure.next_on == date(2026, 12, 2)
    page.act(row.id)
    assert desk.places[-1] == Place("measure", id=old.id)
    use.anchor(old.id, "I arbejde")
    page.refresh()
    assert not page.due.list.rows()
