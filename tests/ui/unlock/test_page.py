"""The entry pages by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk import Answers
from tests.ui.unlock.gatekeepers import Gate, Waiting
from ungeapp.domain.errors import UngeError
from ungeapp.ui.application import create_application
from ungeapp.ui.unlock.page import EntryPage, make_page
from ungeapp.ui.unlock.presenter import KnownStore

HERE = KnownStore(Path("desk-a"), "Koordinator, Job og Velfærd")
PHRASE = "femkamp karpe lupin pynte tårnfalk hvalp"


class Folder(Answers):
    """Dialogs that answer with one folder."""

    def choose_folder(self, title: str) -> Path | None:
        return Path("elsewhere")


@pytest.fixture
def opened() -> list[str]:
    return []


def shown(qtbot: QtBot, gate: Gate, runner: Waiting, opened: list[str]) -> EntryPage:
    create_application(packaged_font=True)
    page = make_page(gate, runner, Folder(), lambda: PHRASE, opened.append)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def test_the_first_desk_is_made_by_keyboard(qtbot: QtBot, opened: list[str]) -> None:
    gate, runner = Gate(), Waiting()
    entry = shown(qtbot, gate, runner, opened)
    page = entry.first_run_page
    assert page is not None and page.phrase() == PHRASE
    qtbot.keyClicks(page.name, "Koordinator A")
    page.unit.setFocus()
    qtbot.keyClicks(page.unit, "Job")
    page.noted.setFocus()
    qtbot.keyClick(page.noted, Qt.Key.Key_Space)
    qtbot.keyClick(page.noted, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.create_button.isEnabled() and not page.progress.isHidden()
    runner.finish()
    assert opened == ["made"]
    assert gate.asked == [(Path("new-desk"), PHRASE, "Koordinator A", "viborg/job-og-velfaerd", "viborg", "")]


def test_nothing_is_made_while_something_is_missing(qtbot: QtBot, opened: list[str]) -> None:
    runner = Waiting()
    entry = shown(qtbot, Gate(), runner, opened)
    page = entry.first_run_page
    assert page is not None
    qtbot.keyClick(page.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not runner.jobs
    assert page.who_form.row("name").error() and page.who_form.row("unit").error()


def test_a_desk_opens_with_enter(qtbot: QtBot, opened: list[str]) -> None:
    gate, runner = Gate((HERE,)), Waiting()
    entry = shown(qtbot, gate, runner, opened)
    page = entry.unlock_page
    assert page is not None
    qtbot.keyClicks(page.passphrase, PHRASE)
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    assert len(runner.jobs) == 1
    runner.finish()
    assert opened == ["opened"] and gate.asked == [(Path("desk-a"), PHRASE)]


def test_a_wrong_passphrase_is_marked_and_selected(qtbot: QtBot, opened: list[str]) -> None:
    runner = Waiting()
    entry = shown(qtbot, Gate((HERE,), UngeError("wrong-passphrase")), runner, opened)
    page = entry.unlock_page
    assert page is not None
    qtbot.keyClicks(page.passphrase, "wrong")
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    runner.finish()
    assert "not right" in page.form.row("passphrase").error()
    assert page.passphrase.selectedText() == "wrong" or page.passphrase.hasSelectedText()
    assert page.open_button.isEnabled() and not opened


@pytest.mark.parametrize("code", ["store-open-already", "store-newer", "store-damaged"])
def test_a_store_that_stays_closed_says_why(qtbot: QtBot, opened: list[str], code: str) -> None:
    runner = Waiting()
    entry = shown(qtbot, Gate((HERE,), UngeError(code)), runner, opened)
    page = entry.unlock_page
    assert page is not None
    qtbot.keyClicks(page.passphrase, "right")
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    runner.finish()
    assert page.banner.text() and not page.form.row("passphrase").error()


def test_the_pages_lead_to_each_other(qtbot: QtBot, opened: list[str]) -> None:
    entry = shown(qtbot, Gate((HERE,)), Waiting(), opened)
    assert entry.unlock_page is not None
    entry.unlock_page._choose_folder()
    assert entry.unlock_page.desk.value() == "elsewhere"
    entry.unlock_page.new_desk_wanted.emit()
    assert entry.first_run_page is not None and entry.first_run_page.isVisible()
    entry.first_run_page.existing_desk_wanted.emit()
    assert entry.unlock_page.isVisible()
