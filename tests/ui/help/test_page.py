"""The page *Hjælp*, by keyboard: F1 opens it at what one was doing, a word finds a chapter, and back one goes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.a_course import shown
from tests.ui.desk import TestDesk
from ungeapp.ui.desk_window import DeskWindow
from ungeapp.ui.help.page import HelpPage
from ungeapp.ui.kit.navigation_list import NavigationButton
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.navigation import Place


def _window(qtbot: QtBot, desk: TestDesk) -> DeskWindow:
    window = DeskWindow(desk.surroundings)
    shown(qtbot, window)
    window.start()
    return window


def _help(window: DeskWindow) -> HelpPage:
    page = window.page("help")
    assert isinstance(page, HelpPage)
    return page


def _shown(page: HelpPage) -> str:
    return "\n".join(one.text() for one in page.text.findChildren(QLabel) if one.isVisibleTo(page))


def test_f1_opens_the_chapter_about_the_page_and_back_returns_to_it(qtbot: QtBot, desk: TestDesk) -> None:
    window = _window(qtbot, desk)
    desk.surroundings.navigator.go(Place("figures"))
    qtbot.keyClick(window, Qt.Key.Key_F1)
    page = _help(window)
    assert page.chapters.current_id() == "tal"
    qtbot.waitUntil(lambda: "»Tal« tæller sagerne" in _shown(page))
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.surroundings.navigator.place == Place("figures")


def test_f1_on_a_tab_of_a_young_person_is_about_that_tab(qtbot: QtBot, desk: TestDesk) -> None:
    window = _window(qtbot, desk)
    person = desk.intentions.people.add(given_name="Ung", family_name="Prøve", birth_date=date(2004, 7, 1))
    desk.surroundings.navigator.go(Place("person", id=person.id, tab="consent"))
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert _help(window).chapters.current_id() == "samtykke"


def test_a_word_finds_its_chapter(qtbot: QtBot, desk: TestDesk) -> None:
    window = _window(qtbot, desk)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    page = _help(window)
    assert page.chapters.current_id() == "i-dag"
    assert QApplication.focusWidget() is page.search
    qtbot.keyClicks(page.search, "kontroltal")
    assert [one.title for one in page.chapters.rows()] == ["Filer mellem afdelinger"]
    qtbot.waitUntil(lambda: "Læs kontroltallet højt" in _shown(page))
    qtbot.keyClicks(page.search, "xyz")
    assert page.nothing.isVisible()
    page.search.clear()
    assert len(page.chapters.rows()) > 10
    assert not page.nothing.isVisible()


def test_ctrl_n_with_nobody_here_says_what_comes_first(qtbot: QtBot, desk: TestDesk) -> None:
    window = _window(qtbot, desk)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = window.page("today")
    assert isinstance(page, PageFrame) and page.banner.text().startswith("There is nobody to note a contact with yet")


def test_the_navigation_goes_on_marking_where_one_came_from(qtbot: QtBot, desk: TestDesk) -> None:
    window = _window(qtbot, desk)
    desk.surroundings.navigator.go(Place("figures"))
    before = [one.text() for one in window.findChildren(NavigationButton) if one.isChecked()]
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert _help(window).isVisible()
    assert [one.text() for one in window.findChildren(NavigationButton) if one.isChecked()] == before == ["Figures"]
