"""Searching by keyboard: one line, groups, the first hit, all of one group; nothing of it is kept."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.a_course import shown
from tests.ui.desk import TestDesk
from ungeapp.domain.people import YoungPerson
from ungeapp.ui.desk_window import DeskWindow
from ungeapp.ui.navigation import Place
from ungeapp.ui.search.page import SearchPage, make_page
from ungeapp.usecases.ports.rows import AuditRow


@pytest.fixture
def freja(desk: TestDesk) -> YoungPerson:
    """A young person with notes and an agreement about a workshop."""
    made = desk.person("Freja", "Lund")
    do = desk.intentions
    for number in range(12):
        do.people.note_contact(made.id, f"Talte om værkstedet, gang {number}")
    do.plans.add_agreement(made.id, what="Besøge værkstedet", owner="Freja", due=date(2026, 12, 1))
    return made


@pytest.fixture
def page(desk: TestDesk, qtbot: QtBot, freja: YoungPerson) -> SearchPage:
    made = make_page(desk.surroundings)
    shown(qtbot, made)
    made.open_place(Place("search"))
    return made


def audit(desk: TestDesk) -> list[AuditRow]:
    with desk.intentions.desk.looking() as uow:
        return list(uow.audit())


def test_everything_is_found_in_groups_and_the_arrows_go_through_them(
    page: SearchPage, desk: TestDesk, qtbot: QtBot, freja: YoungPerson
) -> None:
    qtbot.keyClicks(page.line, "vaerk")
    there = [key for key, card in page.cards.items() if not card.isHidden()]
    assert there == ["note", "agreement"]
    notes, agreements = page.cards["note"].list, page.cards["agreement"].list
    assert len(notes.rows()) == 8 and notes.rows()[0].context.endswith("gang 11")
    start, end = notes.rows()[0].context_marks[0]
    assert notes.rows()[0].context[start:end] == "værk"
    qtbot.keyClick(page.line, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is notes
    for _ in range(8):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is agreements
    qtbot.keyClick(agreements, Qt.Key.Key_Return)
    assert desk.places[-1] == Place("person", id=freja.id, tab="plan")
    qtbot.keyClick(agreements, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is notes


def test_all_of_one_group_and_back(page: SearchPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.line, "værkstedet")
    assert page.more["note"].isVisible() and not page.more["agreement"].isVisible()
    page.more["note"].click()
    assert len(page.cards["note"].list.rows()) == 12 and page.cards["agreement"].isHidden()
    qtbot.keyClick(page.cards["note"].list, Qt.Key.Key_Escape)
    assert not page.cards["agreement"].isHidden() and len(page.cards["note"].list.rows()) == 8


def test_enter_opens_the_first(page: SearchPage, desk: TestDesk, qtbot: QtBot, freja: YoungPerson) -> None:
    qtbot.keyClicks(page.line, "freja lund")
    qtbot.keyClick(page.line, Qt.Key.Key_Return)
    assert desk.places[-1] == Place("person", id=freja.id)


def test_nothing_found_says_what_to_try(page: SearchPage, qtbot: QtBot) -> None:
    empty = page.summary.text()
    qtbot.keyClicks(page.line, "xyz")
    assert page.summary.text() not in ("", empty)
    assert all(card.isHidden() for card in page.cards.values())


def test_a_number_is_searched_without_being_kept(page: SearchPage, desk: TestDesk, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.line, "640704-4321")
    assert [row.title for row in page.cards["people"].list.rows()] == ["Freja Lund"]
    page.line.clear()
    qtbot.keyClicks(page.line, "4321")
    rows = [one for one in audit(desk) if one.action == "search-number"]
    assert len(rows) == 2 and all((one.what, one.detail) == ("", "") for one in rows)
    with desk.intentions.desk.looking() as uow:
        assert uow.drafts() == ()
    desk.events.locked.emit()
    assert page.line.text() == "" and all(card.isHidden() for card in page.cards.values())


def test_a_name_leaves_no_row_in_the_log(page: SearchPage, desk: TestDesk, qtbot: QtBot) -> None:
    before = len(audit(desk))
    qtbot.keyClicks(page.line, "freja")
    assert len(audit(desk)) == before


def test_the_top_bar_finds_goes_there_and_shows_everything(desk: TestDesk, qtbot: QtBot, freja: YoungPerson) -> None:
    window = DeskWindow(desk.surroundings)
    shown(qtbot, window)
    window.start()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.search, "værk")
    rows = window.results.rows()
    assert [row.lead for row in rows if row.lead] == ["Notes", "Agreements"]
    for _ in range(4):
        qtbot.keyClick(window.search, Qt.Key.Key_Down)
    assert window.results.current_id().startswith("agreement:")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert desk.places[-1] == Place("person", id=freja.id, tab="plan") and window.search.text() == ""
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.search, "værk")
    for _ in rows:
        qtbot.keyClick(window.search, Qt.Key.Key_Down)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert desk.places[-1] == Place("search")
    page = window.page("search")
    assert isinstance(page, SearchPage) and page.line.text() == "værk"
    window.leave()
    assert len(window.results.rows()) == 0
