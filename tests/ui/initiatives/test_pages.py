"""Initiative sheets by keyboard: begin, write, it saves itself, a person is noticed, print, take out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import shown
from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.ui.initiatives import page, sheet_page
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.navigation import Place


@pytest.fixture(autouse=True)
def danish() -> None:
    texts.use("da")


def opened(desk: TestDesk, qtbot: QtBot, sheet: str) -> sheet_page.SheetPage:
    one = sheet_page.make_page(desk.surroundings)
    one.open_place(Place("initiative", id=sheet))
    shown(qtbot, one)
    return one


def test_a_sheet_is_begun_and_opened(desk: TestDesk, qtbot: QtBot) -> None:
    one = page.make_page(desk.surroundings)
    one.open_place(Place("initiatives"))
    shown(qtbot, one)
    one.add_sheet()
    (sheet,) = desk.intentions.initiatives.sheets()
    assert desk.places[-1] == Place("initiative", id=sheet.id)
    assert [row.title for row in one.list.rows()] == ["Ark uden navn"]


def test_what_is_written_saves_itself_and_waits_as_a_draft(desk: TestDesk, qtbot: QtBot) -> None:
    sheet = desk.intentions.initiatives.add().id
    one = opened(desk, qtbot, sheet)
    assert len(one.fields) == 21
    title = one.fields["effort_title"]
    title.setFocus()
    qtbot.keyClicks(title, "Morgenopkald")
    qtbot.keyClick(title, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert desk.intentions.initiatives.view(sheet).sheet.effort_title == "Morgenopkald"
    content = one.fields["content"]
    content.setFocus()
    qtbot.keyClicks(content, "Opkald kl. 7")
    one.keep()
    again = opened(desk, qtbot, sheet)
    assert again.fields["content"].value() == "Opkald kl. 7"


def test_a_person_is_noticed(desk: TestDesk, qtbot: QtBot) -> None:
    desk.person("Emma", "Prøvesen")
    sheet = desk.intentions.initiatives.add().id
    one = opened(desk, qtbot, sheet)
    assert not one.warning.isVisible()
    field = one.fields["doing_now"]
    field.setFocus()
    qtbot.keyClicks(field, "Emma Prøvesen bliver ringet op")
    one.save()
    assert one.warning.isVisible()
    assert "»Emma Prøvesen« under »Hvad gør vi nu?«" in one._warning_text.text()


def test_printed_and_taken_out(desk: TestDesk, qtbot: QtBot) -> None:
    sheet = desk.intentions.initiatives.add(effort_title="Morgenopkald").id
    one = opened(desk, qtbot, sheet)
    one.show_paper()
    assert one.papers is not None
    one.papers.preview.print_requested.emit()
    assert desk.printed[0].startswith(b"%PDF")
    one._remove()
    assert desk.intentions.initiatives.sheets() == ()
    next(found for found in one.banner.findChildren(Button) if found.text() == "Fortryd").click()
    assert [found.id for found in desk.intentions.initiatives.sheets()] == [sheet]
