"""A municipality's profile received by keyboard: looked at, taken into use, gone back; a stranger's is not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui import looking
from tests.ui.receive.test_page import shown
from tests.ui.two_desks import TwoDesks
from tests.usecases.test_profiles import viborg, with_name
from ungeapp.ui.desk_window import DeskWindow
from ungeapp.ui.municipality.page import MunicipalityPage
from ungeapp.ui.navigation import Place
from ungeapp.ui.receive.page import ReceivePage

CTRL = Qt.KeyboardModifier.ControlModifier
RENAMED = ("Familieafdelingen", "Familie og Unge")


def sealed(desks: TwoDesks) -> bytes:
    (file,) = desks.at_b.profiles.seal(with_name(viborg(), *RENAMED), [desks.id_a], note="Gælder fra nytår")
    return file.content


def test_it_is_looked_at_and_taken_into_use_by_keyboard(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    desks.know_each_other()
    file = tmp_path / "profil.ungepakke"
    file.write_bytes(sealed(desks))
    window = DeskWindow(desks.a.surroundings)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    go = desks.a.surroundings.navigator.go
    desks.a.answers.file = file
    go(Place("municipality", tab="versions"))
    page = window.findChild(MunicipalityPage)
    assert isinstance(page, MunicipalityPage)
    qtbot.keyClick(page.fetch_button, Qt.Key.Key_Space)
    receiving = window.findChild(ReceivePage)
    assert isinstance(receiving, ReceivePage)
    looking.settled(window)
    told = looking.words(receiving)
    assert any("Familieafdelingen is now called Familie og Unge" in one for one in told)
    assert any("Gælder fra nytår" in one for one in told)
    assert looking.nameless(receiving) == []
    assert looking.cut(receiving) == []
    qtbot.keyClick(receiving.use_button, Qt.Key.Key_Return, CTRL)
    assert desks.at_a.desk.profile.unit_name("familieafdelingen") == "Familie og Unge"
    assert "in use now" in page.banner.text()
    looking.settled(window)
    assert looking.nameless(page) == []
    assert looking.cut(page) == []
    qtbot.keyClick(page.back_button, Qt.Key.Key_Space)
    assert desks.at_a.desk.profile.unit_name("familieafdelingen") == "Familieafdelingen"
    assert "in use again" in page.banner.text()
    window.leave()


def test_not_now_changes_nothing(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    desks.know_each_other()
    page = shown(qtbot, desks, sealed(desks), tmp_path)
    page._not_now()
    assert desks.at_a.profiles.standing().adopted is None


def test_a_card_nobody_confirmed_shows_its_number_and_no_button(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    desks.at_b.partners.add(desks.at_a.partners.write_card())
    desks.at_b.partners.confirm(desks.id_a, desks.at_a.partners.own_card().check_number)
    page = shown(qtbot, desks, sealed(desks), tmp_path)
    assert not page.use_button.isEnabled()
    number = desks.at_b.partners.own_card().check_number
    assert any(number in one.text() for one in page.findChildren(QLabel))
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert desks.at_a.profiles.standing().adopted is None
