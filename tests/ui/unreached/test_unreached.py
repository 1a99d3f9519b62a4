"""The page *Ikke opgivet*: whose turn it is first, never emptied by silence."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import shown, typed
from tests.ui.desk import NOW, TestDesk
from ungeapp import texts
from ungeapp.ui.navigation import Place
from ungeapp.ui.unreached.page import make_page


def test_it_lists_who_was_not_reached_until_somebody_is(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    first = desk.person("Freja", "Lund").id
    later = desk.person("Bo", "Ask", birth_date=NOW.date() - timedelta(days=7000)).id
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("unreached"))
    assert not page.card.isVisible() and page.nobody.isVisible()
    desk.intentions.people.note_contact(later, "", reached=False, at=NOW - timedelta(days=2))
    desk.intentions.people.note_contact(first, "", reached=False, channel="letter", at=NOW - timedelta(days=9))
    page.open_place(Place("unreached"))
    rows = page.list.rows()
    assert [row.id for row in rows] == [first, later]
    assert rows[0].lead == "2 dage over" and "Brev" not in rows[0].context
    desk.intentions.contacts.pause(first, NOW.date() + timedelta(days=30), "På efterskole")
    rows = page.list.rows()
    assert [row.id for row in rows] == [later, first] and "På efterskole" in rows[1].context
    asked: list[str] = []
    desk.events.contact_asked.connect(asked.append)
    page.list.setFocus()
    page.list.set_current(later)
    typed(qtbot, "", Qt.Key.Key_Return)
    assert desk.places[-1] == Place("person", id=later, tab="contact")
    qtbot.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [later]
    desk.intentions.people.note_contact(later, "Tog den")
    assert [row.id for row in page.list.rows()] == [first]
