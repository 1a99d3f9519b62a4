"""The frame of one young person: header, masked number, tabs made when they are turned to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.a_course import shown, take_back
from tests.ui.desk import NOW, TestDesk
from tests.ui.handover.filled import follow_in_everyday
from ungeapp import texts
from ungeapp.domain.follow_up import AbsenceReport
from ungeapp.domain.handovers import Heard
from ungeapp.domain.ids import derived_id
from ungeapp.domain.people import YoungPerson
from ungeapp.ui.handover.page import make_tab as make_handover_tab
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.person.page import PersonPage, make_page
from ungeapp.ui.person.presenter import PersonPresenter
from ungeapp.ui.plan.page import PlanTab
from ungeapp.ui.plan.page import make_tab as make_plan_tab
from ungeapp.ui.surroundings import Surroundings


class Made:
    """Counts which tabs were made and refreshed."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.refreshed: list[str] = []

    def tab(self, key: str) -> object:
        outer = self

        class One(TabFrame):
            def __init__(self) -> None:
                super().__init__(key)
                outer.made.append(key)

            def refresh(self) -> None:
                outer.refreshed.append(key)

        def make(surroundings: Surroundings, person: str) -> QWidget:
            return One()

        return make


@pytest.fixture
def made() -> Made:
    return Made()


@pytest.fixture
def page(desk: TestDesk, qtbot: QtBot, made: Made) -> PersonPage:
    texts.use("da")
    page = make_page(desk.surroundings, {"overview": made.tab("overview"), "plan": made.tab("plan")})  # type: ignore[dict-item]  # made by hand above
    qtbot.addWidget(page)
    page.show()
    return page


def test_the_header_says_who_and_who_is_responsible(desk: TestDesk, page: PersonPage) -> None:
    person = desk.person()
    desk.intentions.plans.next_step(person.id, "Ring til FGU", date(2026, 11, 27))
    page.open_place(Place("person", id=person.id))
    assert page.title.text() == "Ung E." and page.title_rest.text() == "22 år"
    assert page.subtitle.text() == "Ansvarlig: dig siden 25.11."
    assert page.next_step.text() == "Næste skridt: Ring til FGU · 27.11."
    assert page.consent.text() == "Intet samtykke endnu" and page.consent.tone() is Tone.NEUTRAL
    assert not page.overlap.text()


def test_the_number_is_masked_until_asked_for_and_again_on_leaving(desk: TestDesk, page: PersonPage) -> None:
    person = desk.person()
    page.open_place(Place("person", id=person.id))
    assert "4321" not in page.number.text()
    page.show_button.click()
    assert "640704-4321" in page.number.text()
    with desk.intentions.desk.looking() as uow:
        assert [row.action for row in uow.audit(2)] == ["show-number", "open-person"]
    page.hide()
    assert "4321" not in page.number.text()


def test_somebody_without_a_number_is_said_to_have_none(desk: TestDesk, page: PersonPage) -> None:
    person = desk.person("Ida", "Holt", birth_date=date(2006, 1, 1))
    page.open_place(Place("person", id=person.id))
    assert page.number.text() == "Intet CPR-nummer" and not page.show_button.isVisible()
    page.open_place(Place("person", id=desk.person().id))
    assert page.number.text() == "CPR 640704-••••" and page.show_button.isVisible()


def test_for_somebody_else_a_tab_is_filled_anew_where_it_can_be_and_else_made_anew(
    desk: TestDesk, qtbot: QtBot, made: Made
) -> None:
    class Fillable(TabFrame):
        def __init__(self, person: str) -> None:
            super().__init__("Overblik")
            self.shown = [person]

        def show_person(self, person: str) -> None:
            self.shown.append(person)

    tabs = {"overview": lambda _surroundings, person: Fillable(person), "plan": made.tab("plan")}
    page = make_page(desk.surroundings, tabs)  # type: ignore[arg-type]  # made by hand above
    qtbot.addWidget(page)
    page.show()
    one, other = desk.person(), desk.person("Anden", "A.", birth_date=date(2005, 1, 1))
    page.open_place(Place("person", id=one.id))
    assert page.tabs is not None
    tabs_of_one, overview = page.tabs, page.tabs.page("overview")
    page.open_place(Place("person", id=other.id))
    assert page.tabs is tabs_of_one and page.tabs.page("overview") is overview
    assert isinstance(overview, Fillable) and overview.shown == [one.id, other.id]
    page.open_place(Place("person", id=one.id, tab="plan"))
    assert made.made == ["plan"] and page.tabs.current() == "plan"
    page.open_place(Place("person", id=other.id, tab="plan"))
    assert made.made == ["plan", "plan"] and page.tabs.page("plan").isVisibleTo(page.tabs)
    page.open_place(Place("person", id=other.id, tab="overview"))
    kept = page.tabs.page("overview")
    assert isinstance(kept, Fillable) and kept is not overview and kept.shown == [other.id]


def test_tabs_are_made_when_first_turned_to(desk: TestDesk, page: PersonPage, made: Made) -> None:
    person = desk.person()
    page.open_place(Place("person", id=person.id))
    assert made.made == ["overview"]
    page.open_place(Place("person", id=person.id, tab="plan"))
    assert made.made == ["overview", "plan"]
    assert desk.surroundings.navigator.place == Place("person", id=person.id, tab="plan")
    assert page.tabs is not None
    page.tabs.show_tab("overview")
    assert desk.surroundings.navigator.place.tab == "overview" and made.refreshed[-1] == "overview"
    other = desk.person("Ida", "Holt", birth_date=date(2006, 1, 1))
    page.open_place(Place("person", id=other.id, tab="plan"))
    assert made.made.count("plan") == 2 and page.title.text() == "Ida Holt"


def test_the_header_follows_what_changes(desk: TestDesk, page: PersonPage) -> None:
    person = desk.person()
    page.open_place(Place("person", id=person.id))
    desk.intentions.plans.next_step(person.id, "Skriv til skolen", None)
    assert page.next_step.text() == "Næste skridt: Skriv til skolen"


def test_noting_a_contact_and_the_ways_out_carry_the_person(desk: TestDesk, page: PersonPage, qtbot: QtBot) -> None:
    person = desk.person()
    page.open_place(Place("person", id=person.id))
    asked: list[str] = []
    desk.events.contact_asked.connect(asked.append)
    buttons = {one.text(): one for one in page.findChildren(QWidget) if hasattr(one, "kind") and hasattr(one, "text")}
    buttons["Notér kontakt"].click()  # type: ignore[attr-defined]  # a Button
    buttons["Samtale"].click()  # type: ignore[attr-defined]  # a Button
    assert asked == [person.id] and desk.places[-1] == Place("talk", id=person.id)


def test_a_person_who_is_not_here_is_told_in_a_sentence(page: PersonPage) -> None:
    page.open_place(Place("person", id=derived_id("nobody", "x")))
    assert page.banner.text()


def test_an_open_handover_is_marked(desk: TestDesk) -> None:
    texts.use("da")
    person = desk.person()
    handovers = desk.intentions.handovers
    for item in handovers.view(person.id).open_for_offer:
        handovers.answer(person.id, item.key, "ja")
    handovers.offer_outside(person.id, "Skolen på bakken")
    told = PersonPresenter(desk.intentions).open(person.id)
    assert "Skolen på bakken" in told.overlap and "Du har ansvaret" in told.overlap


def test_an_employer_is_never_the_responsible_one(desk: TestDesk) -> None:
    texts.use("da")
    person = desk.person()
    handovers = desk.intentions.handovers
    for item in handovers.view(person.id).open_for_offer:
        handovers.answer(person.id, item.key, item.options[0].code if item.options else "ja")
    handovers.offer_outside(person.id, "Smedjen", keeps=True)
    handovers.accepted_outside(person.id, by="Kaj", how=Heard.PHONE)
    presenter = PersonPresenter(desk.intentions)
    assert presenter.again(person.id).overlap.startswith(
        "Smedjen har sagt ja til at tage over i hverdagen. Du har stadig"
    )
    handovers.confirmed_outside(person.id, by="Kaj", how=Heard.PHONE)
    for item in handovers.view(person.id).open_for_close:
        handovers.answer(person.id, item.key, "2027-03-01")
    handovers.let_go(person.id)
    told = presenter.again(person.id)
    assert told.responsible == "Ansvarlig: dig siden 25.11. · Smedjen følger med i hverdagen" and not told.overlap


def test_since_when_stays_when_somebody_is_named(desk: TestDesk) -> None:
    texts.use("da")
    person = desk.person()
    with desk.intentions.desk.acting("bench") as uow:
        found = uow.get(YoungPerson, person.id)
        uow.put(replace(found, coordinator_since=date(2026, 10, 1), coordinator_named_on=date(2026, 11, 20)))
    assert PersonPresenter(desk.intentions).again(person.id).responsible == "Ansvarlig: dig siden 20.11."
    with desk.intentions.desk.acting("bench") as uow:
        uow.put(replace(found, coordinator_since=None, coordinator_named_on=date(2026, 11, 20)))
    assert PersonPresenter(desk.intentions).again(person.id).responsible == "Ansvarlig: dig siden 20.11."


def test_a_date_of_law_or_guidance_that_has_come_stands_above_every_tab(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.intentions.people.add(given_name="Noah", family_name="Eksempel", birth_date=date(2010, 1, 5)).id
    presenter = PersonPresenter(desk.intentions)
    assert presenter.again(person).law == ""
    report = desk.intentions.reports.note(
        person, code="plan-not-followed", text="Er stoppet", received_at=NOW - timedelta(days=9)
    )
    assert presenter.again(person).law.startswith("Kontakt til 15-17-årig, der ikke følger planen: senest")
    assert presenter.again(person).law_tone is Tone.WARN, "red is for the law alone"
    absent = desk.intentions.reports.note(
        person, code="unlawful-absence", institution="Skolen", received_at=NOW - timedelta(days=9)
    )
    assert presenter.again(person).law_tone is Tone.BAD
    desk.intentions.people.remove(AbsenceReport, absent.id, "Prøve")
    desk.intentions.reports.react(report.id, "Ringede")
    assert presenter.again(person).law == "", "the offer has thirty days, which have not passed"


def test_an_employer_stops_following_and_it_can_be_undone(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person()
    follow_in_everyday(desk.intentions, person.id, "Smedjen")
    tab = make_handover_tab(desk.surroundings, person.id)
    qtbot.addWidget(tab)
    with qtbot.waitExposed(tab):
        tab.show()
    refused: list[str] = []

    def fill_in(form: Form) -> None:
        refused.append(form.row("who").error())
        form.row("why").field.set_value("replaced")  # type: ignore[attr-defined]  # a ChoiceField
        if len(refused) > 1:
            form.row("who").field.set_value("Mona")  # type: ignore[attr-defined]  # a SuggestField

    desk.answers.fill = fill_in
    assert tab.everyday.text() == "Smedjen følger ikke længere med …"
    tab.everyday.setFocus()
    qtbot.keyClick(tab.everyday, Qt.Key.Key_Space)
    assert "Ingen slipper" in refused[1]
    assert "Mona følger med i hverdagen" in tab.responsible.text()
    assert PersonPresenter(desk.intentions).again(person.id).responsible.endswith("Mona følger med i hverdagen")
    take_back(tab.banner)
    assert "Smedjen" in tab.responsible.text() and tab.everyday.isVisible()
    desk.answers.fill = lambda form: form.row("why").field.set_value("anchored")  # type: ignore[attr-defined]  # a ChoiceField
    tab.everyday.click()
    assert "Smedjen fulgte med i hverdagen til" in tab.responsible.text() and not tab.everyday.isVisible()


def test_the_tab_shown_clicked_once_more_leaves_its_paper(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    made = make_page(desk.surroundings, {"plan": make_plan_tab})
    shown(qtbot, made)
    made.open_place(Place("person", id=person.id, tab="plan", note="print"))
    assert made.tabs is not None
    plan = made.tabs.page("plan")
    assert isinstance(plan, PlanTab) and plan.papers is not None
    qtbot.waitUntil(plan.papers.isVisible)
    qtbot.mouseClick(made.tabs.bar, Qt.MouseButton.LeftButton, pos=made.tabs.bar.tabRect(0).center())
    qtbot.waitUntil(plan.print_button.isVisible)
    assert not plan.papers.isVisible()
