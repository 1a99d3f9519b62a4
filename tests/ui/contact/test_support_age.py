"""A contact person past 25: the row asks for an agreement, going on and beginning anew take who agreed; the basis."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import shown, typed
from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.follow_up import SupportRole
from ungeapp.ui.contact.page import ContactTab, make_tab
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.text import PlainLabel


def opened(desk: TestDesk, qtbot: QtBot, person: str) -> ContactTab:
    tab = make_tab(desk.surroundings, person)
    shown(qtbot, tab)
    return tab


def test_past_the_age_it_goes_on_by_agreement(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person(birth_date=date(2001, 3, 1)).id  # 25 years old
    one = desk.intentions.support.add(person, name="Mie", role="contact-person", basis="youth-effort")
    tab = opened(desk, qtbot, person)
    (row,) = tab.support.list.rows()
    assert row.chip == "Mangler aftale"
    assert "Lov om kommunal indsats for unge under 25 år, kontaktperson" in row.context
    assert row.action == "Aftal …"
    tab.support.list.set_current(one.id)
    assert tab.support.end_button.isVisible()  # ending is one step away too
    desk.answers.text = "Teamet og den unge"
    tab.support.end_or_resume(one.id)
    (row,) = tab.support.list.rows()
    assert "fortsætter efter aftale med Teamet og den unge" in row.context
    assert row.chip == "I gang"
    desk.intentions.support.end(one.id, because="anchored")
    desk.answers.text = "Teamet igen"
    tab.support.end_or_resume(one.id)
    running = desk.intentions.support.of(person)[0]
    assert (running.ended_on, running.agreed_with) == (None, "Teamet igen")


def test_without_the_age_nothing_is_asked(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person(birth_date=date(2002, 3, 1)).id  # 24 years old, 25 within a year
    one = desk.intentions.support.add(person, name="Mie", role="contact-person")
    tab = opened(desk, qtbot, person)
    assert "fra mandag 1. marts 2027 kun efter aftale" in tab.support.list.rows()[0].context
    desk.intentions.support.end(one.id, because="anchored")
    before = len(desk.answers.asked)
    tab.support.end_or_resume(one.id)
    assert len(desk.answers.asked) == before


def test_what_it_is_given_under_and_who_pays_are_typed_in_the_row(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = opened(desk, qtbot, person)
    entry = tab.support.entry
    entry.name.setFocus()
    typed(qtbot, "Ulla")
    entry.basis.set_value("youth-support")
    entry.financing.setFocus()
    typed(qtbot, "Familieafdelingen", Qt.Key.Key_Return)
    (one,) = desk.intentions.support.of(person)
    assert (one.basis, one.financing) == ("youth-support", "Familieafdelingen")
    assert (entry.basis.value(), entry.financing.value()) == ("", "")


def test_an_old_basis_stays_when_something_else_is_corrected(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    began = date(2023, 5, 1)
    one = desk.intentions.support.add(person, name="Ulla", role="mentor", from_on=began, basis="youth-support")
    tab = opened(desk, qtbot, person)
    options = tab.support.presenter.bases(one)
    assert options[0].label == "Serviceloven § 76, efterværn"
    assert [it.value for it in options].count("youth-support") == 1
    assert isinstance(one, SupportRole)


def test_the_end_names_whose_it_is_and_asks_who_is_there_now(desk: TestDesk, qtbot: QtBot) -> None:
    """What the label says of leaving it out is what the hint says."""
    texts.use("da")
    person = desk.person().id
    one = desk.intentions.support.add(person, name="Ditte Fraværsen", role="mentor")
    nameless = desk.intentions.support.add(person, name="", role="mentor")
    tab = opened(desk, qtbot, person)
    shown_labels: list[list[str]] = []
    desk.answers.yes = False

    def read(form: Form) -> None:
        row = form.row("who")
        shown_labels.append([label.text() for label in row.findChildren(PlainLabel) if label.text()])

    desk.answers.fill = read
    tab.support.end_or_resume(one.id)
    assert desk.answers.asked[-1] == "Afslut støtten fra Ditte Fraværsen"
    assert shown_labels == [["Hvem er der nu for den unge?", "Må kun stå tomt, når støtten er forankret."]]
    tab.support.end_or_resume(nameless.id)
    assert desk.answers.asked[-1] == "Afslut støtten fra Mentor"


def test_support_in_a_course_that_has_ended_opens_it_again_or_nothing_is_lost(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    one = desk.intentions.support.add(person, name="Mie", role="mentor")
    desk.intentions.support.end(one.id, because="anchored")
    desk.intentions.closing.end(person, "completed")
    tab = opened(desk, qtbot, person)
    entry = tab.support.entry
    desk.answers.text = None
    entry.name.setFocus()
    typed(qtbot, "Ulla", Qt.Key.Key_Return)
    assert entry.name.value() == "Ulla" and len(desk.intentions.support.of(person)) == 1
    tab.support.end_or_resume(one.id)
    assert len(desk.intentions.support.of(person)) == 1
    desk.answers.text = "Uddannelsen er afbrudt"
    tab.support.end_or_resume(one.id)
    young = desk.intentions.people.file(person).person
    assert (young.ended, young.reopened_because) == (False, "Uddannelsen er afbrudt")
    desk.intentions.support.end(desk.intentions.support.of(person)[0].id, because="anchored")
    desk.intentions.closing.end(person, "dead")
    entry.name.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert tab.banner.text() == "Den unge er død. Der kan ikke tilføjes støtte."
    assert entry.name.value() == "Ulla"
