"""*Netværk*: the map and its table twin by keyboard, mouse and card; kept, compared, printed; cases elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.people import NetworkKind, NetworkPerson, Stays
from ungeapp.ui.kit.form import Form
from ungeapp.ui.network.forms import CaseForm, PersonForm, number_words
from ungeapp.ui.network.page import TABLE, NetworkTab, make_tab

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def person(desk: TestDesk) -> str:
    """Somebody with a mother and a midwife."""
    texts.use("da")
    id = desk.person().id
    add = desk.intentions.people.add_network
    add(id, name="Bodil", relation="mor", helps_with="kørsel", closeness="very-close")
    add(id, name="Rikke", role="midwife", network=NetworkKind.PROFESSIONAL, closeness="close")
    return id


@pytest.fixture
def tab(desk: TestDesk, person: str, qtbot: QtBot) -> NetworkTab:
    """Their tab, shown, with the keyboard on the first on the map."""
    shown = make_tab(desk.surroundings, person)
    qtbot.addWidget(shown)
    shown.resize(1100, 900)
    shown.show()
    qtbot.waitExposed(shown)
    node = shown.canvas.current_node()
    assert node is not None
    node.setFocus()
    return shown


def known(desk: TestDesk, person: str) -> dict[str, NetworkPerson]:
    return {one.name: one for one in desk.intentions.people.file(person).of(NetworkPerson)}


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def test_a_screen_reader_finds_every_person_on_the_map(tab: NetworkTab) -> None:
    found = QAccessible.queryAccessibleInterface(tab.canvas)
    told = [found.child(number).text(QAccessible.Text.Name) for number in range(found.childCount())]
    assert told == ["Bodil, mor, familie, meget tæt, hjælper med kørsel", "Rikke, fagpersoner, tæt"]


def test_the_keyboard_chooses_and_moves(desk: TestDesk, person: str, tab: NetworkTab, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Down)
    assert tab.canvas.current() == known(desk, person)["Rikke"].id and tab.chosen.accessibleName() == "Rikke"
    press(qtbot, Qt.Key.Key_Down, SHIFT)
    assert known(desk, person)["Rikke"].closeness == "distant"
    assert tab.banner.text() == "Rikke står under Fagpersoner: mere på afstand."
    press(qtbot, Qt.Key.Key_Down, SHIFT)
    assert known(desk, person)["Rikke"].closeness == "distant"
    press(qtbot, Qt.Key.Key_Left, SHIFT)
    assert known(desk, person)["Rikke"].sector == "school-work"
    press(qtbot, Qt.Key.Key_N)
    assert tab.entry.name.hasFocus()
    qtbot.keyClicks(tab.entry.name, "Bo")
    press(qtbot, Qt.Key.Key_Return)
    assert "Bo" in known(desk, person) and len(tab.table.rows()) == 3


def test_the_table_does_the_same(desk: TestDesk, person: str, tab: NetworkTab, qtbot: QtBot) -> None:
    tab.shown_as.buttons()[TABLE].click()
    assert tab.table.isVisible() and not tab.canvas.isVisible()
    assert [row.title for row in tab.table.rows()] == ["Bodil", "Rikke"]
    assert tab.table.rows()[0].context == "Familie · Meget tæt · Hjælper med: kørsel"
    tab.table.set_current(known(desk, person)["Bodil"].id)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(tab.table, Qt.Key.Key_Right, SHIFT)
    bodil = known(desk, person)["Bodil"]
    assert (bodil.closeness, bodil.sector) == ("close", "friends")

    def fill(form: Form) -> None:
        assert isinstance(form, PersonForm)
        form.lines["phone"].set_value("12 34 56 78")

    desk.answers.fill = fill
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert known(desk, person)["Bodil"].phone == "12 34 56 78"
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert set(known(desk, person)) == {"Rikke"} and tab.banner.text() == "Det er fjernet."


def test_the_mouse_drags_somebody_to_another_field(desk: TestDesk, person: str, tab: NetworkTab, qtbot: QtBot) -> None:
    node = tab.canvas.current_node()
    assert node is not None
    start = node.rect().center()
    target = QPoint(round(tab.canvas.width() / 2 + 20), 40)
    there = node.mapFrom(tab.canvas, target + QPoint(node.width() // 2, 0))
    qtbot.mousePress(node, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(node, pos=start + QPoint(20, 0))
    qtbot.mouseMove(node, pos=node.mapFrom(tab.canvas, target + QPoint(node.width() // 2, 0)))
    qtbot.mouseRelease(node, Qt.MouseButton.LeftButton, pos=there)
    bodil = known(desk, person)["Bodil"]
    assert (bodil.sector, bodil.closeness) == ("friends", "distant")


def test_the_card_places_relates_and_says_who_stays(desk: TestDesk, person: str, tab: NetworkTab) -> None:
    card = tab.chosen
    card.closeness.set_value("")
    card.closeness.committed.emit()
    card.stays.set_value("yes")
    card.stays.committed.emit()
    bodil = known(desk, person)["Bodil"]
    assert (bodil.closeness, bodil.stays) == ("", Stays.YES)
    card.other.set_value(known(desk, person)["Rikke"].id)
    card.quality.set_value("difficult")
    card.relate_button.click()
    assert [(row.title, row.chip) for row in card.relations.rows()] == [("Rikke", "Svær")]
    card.relations.acted.emit(card.relations.rows()[0].id)
    assert not card.relations.rows()


def test_kept_and_compared(desk: TestDesk, person: str, tab: NetworkTab) -> None:
    assert tab.changes.isHidden()
    desk.answers.fill = lambda form: form.row("label").field.set_value("før flytningen")  # type: ignore[attr-defined]  # a field of the kit
    tab.keep_button.click()
    assert not tab.changes.isHidden() and not tab.changes.list.rows()
    assert "før flytningen" in tab.compare.itemText(0)
    desk.intentions.network.place(known(desk, person)["Rikke"].id, sector="professionals", closeness="very-close")
    assert [(row.title, row.chip) for row in tab.changes.list.rows()] == [("Rikke", "Tættere på")]
    tab.compare.set_value("none")
    tab.compare.committed.emit()
    assert not tab.changes.list.rows()


def test_a_small_private_network_asks_for_one_task(desk: TestDesk, person: str, tab: NetworkTab) -> None:
    assert tab.sparse.isHidden() or not tab.sparse.isVisible()
    desk.intentions.network.choose_fewest("2")
    tab.refresh()
    assert tab.sparse.isVisible() and "1 person." in tab.sparse.text()
    tab.ask_button.click()
    assert tab.ask_button.isHidden() and "netværksopdyrkeren" in tab.sparse.text()


def test_the_map_is_printed(desk: TestDesk, tab: NetworkTab, qtbot: QtBot) -> None:
    tab.show_paper()
    papers = tab._paper_place
    assert papers.isVisible()
    tab._paper_place.leave()
    assert not papers.isVisible() and tab.print_button.hasFocus()


def test_a_professional_may_be_of_a_unit(desk: TestDesk, person: str, tab: NetworkTab) -> None:
    def fill(form: Form) -> None:
        assert isinstance(form, PersonForm) and form.unit is not None
        form.unit.set_value("viborg/familieafdelingen")

    desk.answers.fill = fill
    tab.edit_person(known(desk, person)["Rikke"].id)
    assert known(desk, person)["Rikke"].unit == "viborg/familieafdelingen"


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


def test_a_case_number_in_the_form_of_kle_is_read_and_a_slip_is_told(qtbot: QtBot) -> None:
    form = CaseForm(None)
    qtbot.addWidget(form)
    notice = form.row("case_number")
    form.lines["case_number"].setText("00.17.00-A00-1-14")
    form.lines["case_number"].edited.emit()
    assert "00.17.00" in number_words(form.lines["case_number"].value())
    assert any("A00" in one.text() for one in notice.findChildren(QLabel))
    assert "00.17.00-A00-1-14" in number_words("00.17.00-1-14")
    assert number_words("2026-4711") == ""
