"""A new version of the profile by keyboard: copied, edited, checked, sealed for a colleague, taken into use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui import looking
from tests.ui.two_desks import TwoDesks
from ungeapp import texts
from ungeapp.system import paths
from ungeapp.ui.desk_window import DeskWindow
from ungeapp.ui.municipality.page import MunicipalityPage
from ungeapp.ui.municipality.version_page import VersionPage
from ungeapp.ui.navigation import Place

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[TwoDesks]:
    texts.use(texts.DANISH)
    both = TwoDesks(tmp_path)
    both.know_each_other()
    yield both
    both.a.workplace.close()
    both.b.workplace.close()


@pytest.fixture
def window(qtbot: QtBot, desks: TwoDesks) -> Iterator[DeskWindow]:
    made = DeskWindow(desks.a.surroundings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.leave()


def page_of(window: DeskWindow, desks: TwoDesks) -> VersionPage:
    desks.a.surroundings.navigator.go(Place("municipality", tab="versions"))
    municipality = window.findChild(MunicipalityPage)
    assert isinstance(municipality, MunicipalityPage)
    municipality.make_button.click()
    page = window.findChild(VersionPage)
    assert isinstance(page, VersionPage)
    return page


def edit(folder: Path, old: str, new: str, file: str = "profile.toml") -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def actions(desks: TwoDesks) -> list[str]:
    with desks.at_a.desk.looking() as uow:
        return [one.action for one in uow.audit()]


def test_it_is_copied_edited_checked_and_sealed(
    qtbot: QtBot, desks: TwoDesks, window: DeskWindow, tmp_path: Path
) -> None:
    page = page_of(window, desks)
    assert not page.seal_button.isEnabled()
    desks.a.answers.folder = tmp_path
    qtbot.keyClick(page.copy_button, Qt.Key.Key_Space)
    folder = tmp_path / "viborg"
    assert str(folder) in page.banner.text()
    edit(folder, 'name = "Familieafdelingen"', 'name = "Familie og Unge"\nunder = "intet"')
    qtbot.keyClick(page.check_button, Qt.Key.Key_Space)
    looking.settled(window)
    told = looking.words(page)
    assert "Der er én fejl i profilen, så den kan ikke bruges." in told
    wrong = (folder / "profile.toml").read_text(encoding="utf-8").split("\n").index('under = "intet"') + 1
    assert {"profile.toml", str(wrong), "under", "Der er ingen enhed »viborg/intet«."} <= set(told)
    assert not page.seal_button.isEnabled()
    assert (looking.nameless(page), looking.cut(page)) == ([], [])
    edit(folder, '\nunder = "intet"', "")
    qtbot.keyClick(page.check_button, Qt.Key.Key_Space)
    looking.settled(window)
    assert "Familieafdelingen hedder nu Familie og Unge" in looking.words(page)
    assert (looking.nameless(page), looking.cut(page)) == ([], [])
    desks.a.answers.save = tmp_path / "profil.ungepakke"
    page.note.set_value("Gælder fra nytår")
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert "forseglet til 1 skrivebord" in page.banner.text()
    found = desks.at_b.profiles.look((tmp_path / "profil.ungepakke").read_bytes())
    assert (found.refused, found.version, found.note) == ("", 5, "Gælder fra nytår")
    assert [one for one in actions(desks) if one.startswith("profile-")][::-1] == ["profile-copy", "profile-seal"]
    qtbot.keyClick(page.use_button, Qt.Key.Key_Space)
    assert desks.at_a.desk.profile.unit_name("familieafdelingen") == "Familie og Unge"
    assert desks.a.surroundings.navigator.place.kind == "municipality"


def test_an_old_word_is_told_and_stops_nothing(
    qtbot: QtBot, desks: TwoDesks, window: DeskWindow, tmp_path: Path
) -> None:
    page = page_of(window, desks)
    desks.a.answers.folder = tmp_path
    page.copy()
    edit(tmp_path / "viborg", 'name = "Familieafdelingen"', 'name = "Familie og Unge"')
    formats = tmp_path / "viborg" / "formats"
    formats.mkdir(exist_ok=True)
    text = (paths.resources() / "formats" / "frit-netvaerksmoede.1.toml").read_text(encoding="utf-8")
    text = text.replace("Hvad virker, og", "Hvad virker i efterværnet, og", 1)
    (formats / "frit-netvaerksmoede.1.toml").write_text(text, encoding="utf-8")
    page.check()
    looking.settled(window)
    line = text.split("\n").index('    title = "Hvad virker i efterværnet, og hvad er svært?"') + 1
    told = "»Efterværn« hedder ungestøtte fra 01.01.2024. Skriv {ungestoette}, så følger teksten ordet."
    assert f"formats/frit-netvaerksmoede.1.toml, linje {line}: {told}" in looking.words(page)
    assert page.seal_button.isEnabled() and page.use_button.isEnabled()
    assert (looking.nameless(page), looking.cut(page)) == ([], [])


def test_nothing_is_written_over_and_no_other_folder_is_taken(
    qtbot: QtBot, desks: TwoDesks, window: DeskWindow, tmp_path: Path
) -> None:
    page = page_of(window, desks)
    desks.a.answers.folder = tmp_path
    (tmp_path / "viborg").mkdir()
    (tmp_path / "viborg" / "noter.txt").write_text("mine", encoding="utf-8")
    page.copy()
    assert "Der ligger allerede en mappe" in page.banner.text()
    assert [one.name for one in (tmp_path / "viborg").iterdir()] == ["noter.txt"]
    page.choose()
    assert "Der er ingen profil i mappen" in page.banner.text()
    assert not page.seal_button.isEnabled()


def test_a_file_in_a_wrong_encoding_is_named_with_what_to_do(
    qtbot: QtBot, desks: TwoDesks, window: DeskWindow, tmp_path: Path
) -> None:
    page = page_of(window, desks)
    desks.a.answers.folder = tmp_path
    page.copy()
    path = tmp_path / "viborg" / "targets.toml"
    path.write_text(path.read_text(encoding="utf-8"), encoding="latin-1")
    qtbot.keyClick(page.check_button, Qt.Key.Key_Space)
    assert "targets.toml" in page.banner.text() and "UTF-8" in page.banner.text()
    assert not page.seal_button.isEnabled()


def test_without_a_receiver_it_says_so(qtbot: QtBot, desks: TwoDesks, window: DeskWindow, tmp_path: Path) -> None:
    page = page_of(window, desks)
    desks.a.answers.folder = tmp_path
    page.copy()
    page.desks.set_value(())
    page.seal()
    assert "profile-seal" not in actions(desks)
    assert page.banner.text() != ""
