"""*Netværk*: who stands around the young person, and cases elsewhere."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.people import NetworkKind, NetworkPerson
from ungeapp.ui.kit.form import Form
from ungeapp.ui.network.page import CaseForm, PersonForm, make_tab


def test_somebody_is_added_corrected_and_removed(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    tab = make_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.show()

    def fill(form: Form) -> None:
        assert isinstance(form, PersonForm)
        form.lines["name"].set_value("Mor")
        form.lines["helps_with"].set_value("passer hunden")

    desk.answers.fill = fill
    tab.edit_person(NetworkKind.PRIVATE, "")
    (row,) = tab.private.list.rows()
    assert row.title == "Mor" and row.context == "Hjælper med: passer hunden"

    def correct(form: Form) -> None:
        assert isinstance(form, PersonForm)
        form.lines["relation"].set_value("mor")

    desk.answers.fill = correct
    tab.private.list.opened.emit(row.id)
    assert desk.intentions.people.file(person).of(NetworkPerson)[0].relation == "mor"
    tab.private.list.set_current(row.id)
    tab._remove_person(tab.private)
    assert not tab.private.list.rows() and tab.banner.text() == "Det er fjernet."


def test_a_professional_may_be_of_a_unit(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    tab = make_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.show()

    def fill(form: Form) -> None:
        assert isinstance(form, PersonForm) and form.unit is not None
        form.lines["name"].set_value("Sille S.")
        form.role.set_value("health-visitor")
        form.unit.set_value("viborg/familieafdelingen")

    desk.answers.fill = fill
    tab.edit_person(NetworkKind.PROFESSIONAL, "")
    (row,) = tab.professional.list.rows()
    assert row.context == "Sundhedsplejerske · Familieafdelingen"


def test_a_case_elsewhere(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    tab = make_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.show()
    desk.answers.fill = None
    tab.edit_case("")
    assert tab.banner.text() and not tab.cases.list.rows()

    def fill(form: Form) -> None:
        assert isinstance(form, CaseForm)
        form.lines["authority"].set_value("Familieafdelingen")
        form.lines["case_number"].set_value("26/001234")

    desk.answers.fill = fill
    tab.edit_case("")
    (row,) = tab.cases.list.rows()
    assert (row.title, row.aside) == ("Familieafdelingen", "26/001234")
    tab.cases.list.set_current(row.id)
    tab._remove_case()
    assert not tab.cases.list.rows()
