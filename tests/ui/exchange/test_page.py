"""Partners and files by keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.two_desks import TwoDesks
from ungeapp.ui.exchange.page import ExchangePage
from ungeapp.ui.navigation import Place


def shown(qtbot: QtBot, desks: TwoDesks, tab: str) -> ExchangePage:
    page = ExchangePage(desks.a.surroundings)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.open_place(Place("exchange", tab=tab))
    return page


def test_cards_are_exchanged_and_confirmed(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    page = shown(qtbot, desks, "partners")
    card = tmp_path / "theirs.ungekort"
    card.write_bytes(desks.at_b.partners.write_card())
    desks.a.answers.file = card
    page.partners.fetch_card()
    assert page.partners.typed.hasFocus()
    qtbot.keyClicks(page.partners.typed, "12345")
    qtbot.keyClick(page.partners.typed, Qt.Key.Key_Return)
    assert page.partners.form.row("number").error()
    page.partners.typed.clear()
    qtbot.keyClicks(page.partners.typed, desks.at_b.partners.own_card().check_number)
    qtbot.keyClick(page.partners.typed, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "confirmed" in page.banner.text() and page.partners.confirming.isHidden()
    assert [one.chip for one in page.partners.rows.rows()] == ["confirmed"]


def test_my_card_is_saved(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    page = shown(qtbot, desks, "partners")
    desks.a.answers.save = tmp_path / "mine.ungekort"
    page.partners.save_card()
    assert desks.at_b.partners.add((tmp_path / "mine.ungekort").read_bytes()).unit_name == "Job og Velfærd"


def test_a_file_that_is_no_card_says_so(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    page = shown(qtbot, desks, "partners")
    desks.a.answers.file = tmp_path / "missing.ungekort"
    page.partners.fetch_card()
    assert "cannot be read" in page.banner.text()
    (tmp_path / "missing.ungekort").write_bytes(b"hello")
    page.partners.fetch_card()
    assert "not a card" in page.banner.text()


def test_a_received_file_is_taken_back_and_a_written_one_saved_again(
    qtbot: QtBot, desks: TwoDesks, tmp_path: Path
) -> None:
    desks.know_each_other()
    _person, data = desks.contribution()
    desks.at_a.receiving.receive(data)
    page = shown(qtbot, desks, "files")
    assert not page.disagreements.isHidden()
    received = next(one for one in page.files.rows() if one.action == "Take back")
    page.files.acted.emit(received.id)
    assert "taken back" in page.banner.text()
    assert next(one for one in page.files.rows() if one.id == received.id).chip == "taken back"
    desks.a.answers.save = tmp_path / "again.ungepakke"
    page.files.acted.emit(next(one for one in page.files.rows() if one.title == "Shared information").id)
    assert (tmp_path / "again.ungepakke").stat().st_size


def test_ctrl_enter_goes_to_receive(qtbot: QtBot, desks: TwoDesks) -> None:
    page = shown(qtbot, desks, "files")
    page.tabs.bar.setFocus()
    qtbot.keyClick(page.tabs.bar, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desks.a.places[-1] == Place("receive", note="choose")


def test_ctrl_enter_does_one_thing_at_a_time(qtbot: QtBot, desks: TwoDesks) -> None:
    desks.at_a.partners.add(desks.at_b.partners.write_card())
    page = ExchangePage(desks.a.surroundings)
    qtbot.addWidget(page)
    page.open_place(Place("exchange", id=desks.id_b, tab="partners"))
    assert page.partners.is_asking() and not page._fetch_button.accessibleDescription()
    page.partners.typed.set_value(desks.at_b.partners.own_card().check_number)
    page.partners.confirm()
    assert not page.partners.is_asking() and page._fetch_button.accessibleDescription()
    page.open_place(Place("exchange", id=desks.id_b, tab="partners"))
    assert not page.partners.is_asking()
