"""The frame of the window, by keyboard."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ungeapp.ui.application import create_application
from ungeapp.ui.kit.navigation_list import NavigationButton
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.style import apply_text_scale
from ungeapp.ui.main_window import MainWindow, NavigationItem
from ungeapp.ui.navigation import Navigator, Place


class _Page(PageFrame):
    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.places: list[Place] = []

    def open_place(self, place: Place) -> None:
        self.places.append(place)


@pytest.fixture
def navigator() -> Navigator:
    return Navigator(Place("today"))


@pytest.fixture
def window(qtbot: QtBot, navigator: Navigator) -> MainWindow:
    create_application(packaged_font=True)
    made = MainWindow(
        navigator,
        [
            NavigationItem(Place("today"), "I dag", "today"),
            NavigationItem(Place("people"), "Unge", "people", also=("person",), gap_after=True),
        ],
        person="Koordinerende sagsbehandler",
        unit="Job og Velfærd",
    )
    for kind in ("today", "people", "person"):
        made.add_page(kind, lambda kind=kind: _Page(kind))  # type: ignore[misc]  # a default argument
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    navigator.go(Place("today"))
    return made


def _press(qtbot: QtBot, window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(window, key, modifier)


def test_places_are_shown_by_their_pages_made_once(window: MainWindow, navigator: Navigator) -> None:
    navigator.go(Place("person", id="1"))
    navigator.go(Place("person", id="2"))
    page = window.page("person")
    assert isinstance(page, _Page)
    assert [place.id for place in page.places] == ["1", "2"]
    assert window.stack.currentWidget() is page
    checked = [button.text() for button in window.findChildren(NavigationButton) if button.isChecked()]
    assert checked == ["Unge"]


def test_alt_left_goes_back(qtbot: QtBot, window: MainWindow, navigator: Navigator) -> None:
    navigator.go(Place("people"))
    _press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert navigator.place == Place("today")


def test_locking_and_noting_a_contact_from_anywhere(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.lock_requested):
        _press(qtbot, window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.note_contact_requested):
        _press(qtbot, window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


def test_searching_from_anywhere(qtbot: QtBot, window: MainWindow) -> None:
    _press(qtbot, window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.search
    window.search_changed.connect(lambda _text: window.show_results([RowView("a", "Ung E."), RowView("b", "Ung K.")]))
    qtbot.keyClicks(window.search, "ung")
    assert window.results.isVisible()
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.search_chosen) as chosen:
        qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert chosen.args == ["b", "ung"]
    assert not window.results.isVisible()


def test_escape_leaves_the_search(qtbot: QtBot, window: MainWindow) -> None:
    window.search.setFocus()
    qtbot.keyClicks(window.search, "x")
    window.show_results([RowView("a", "Ung E.")])
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.results.isVisible()
    assert window.search.value() == ""


def test_arrows_move_in_the_navigation(qtbot: QtBot, window: MainWindow, navigator: Navigator) -> None:
    first, second = window.findChildren(NavigationButton)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert navigator.place == Place("people")


def test_counters_are_read_aloud_and_shrunk_entries_have_tooltips(window: MainWindow) -> None:
    window.set_counter("people", 5)
    window.set_counter("unknown", 5)
    button = window.findChildren(NavigationButton)[1]
    assert "5" in button.accessibleName()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        apply_text_scale(app, 2.0)
        assert button.toolTip()
        assert button.width() < 100
    finally:
        apply_text_scale(app, 1.0)


def test_locking_drops_every_page(window: MainWindow, navigator: Navigator) -> None:
    navigator.go(Place("people"))
    window.drop_pages()
    assert window.page("people") is None
    assert window.stack.count() == 0
    assert navigator.place == Place("today")


def test_the_window_starts_without_anything_heavy() -> None:
    code = (
        "import sys, ungeapp.ui.application, ungeapp.ui.kit.form, ungeapp.ui.kit.card, ungeapp.ui.kit.banner,"
        " ungeapp.ui.kit.dialogs, ungeapp.ui.kit.page_frame, ungeapp.ui.guard, ungeapp.ui.tasks;"
        "heavy = {'sqlalchemy', 'reportlab', 'keyring', 'typer', 'qtawesome', 'pypdfium2', 'alembic'};"
        "qt = {n for n in sys.modules if n.startswith('PySide6.Qt')}"
        " - {'PySide6.QtCore', 'PySide6.QtGui', 'PySide6.QtWidgets'};"
        "print(sorted(heavy & set(sys.modules) | qt))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
