"""What others owe, and the reminder."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import pressed, shown, typed
from tests.ui.desk import TestDesk
from ungeapp.ui.navigation import Place
from ungeapp.ui.owed.page import make_page
from ungeapp.ui.owed.presenter import OwedPresenter


def owing(desk: TestDesk) -> str:
    person = desk.person()
    use = desk.intentions.plans
    use.add_agreement(person.id, what="Send journal", owner="Jordemoder", due=date(2026, 11, 16))
    use.add_agreement(person.id, what="Ring tilbage", owner="Jordemoder", due=date(2026, 12, 2))
    use.add_agreement(person.id, what="Aftal besøg", owner="Sundhedsplejerske", due=date(2026, 12, 2))
    use.add_agreement(person.id, what="Min egen", owner="Karen Kontakt", due=date(2026, 11, 16), mine=True)
    return person.id


def test_agreements_stand_by_who_has_them(desk: TestDesk) -> None:
    owing(desk)
    view = OwedPresenter(desk.intentions).look()
    assert [one.row.title for one in view.owers] == ["Jordemoder", "Sundhedsplejerske"]
    assert view.owers[0].row.chip == "9 days over" and len(view.owers[0].rows) == 2
    assert view.subtitle == "1 agreement is past its date"


def test_a_reminder_is_printed_and_noted(desk: TestDesk, qtbot: QtBot) -> None:
    owing(desk)
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("owed"))
    pressed(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.papers is not None and page.papers.preview.page() == (1, 1)
    page.papers.preview.print_requested.emit()
    assert len(desk.printed) == 1
    assert "reminded 25.11." in page.owers.rows()[0].context


def test_one_key_says_it_was_done(desk: TestDesk, qtbot: QtBot) -> None:
    owing(desk)
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("owed"))
    typed(qtbot, "", Qt.Key.Key_Return)
    typed(qtbot, "", Qt.Key.Key_Space)
    assert len(OwedPresenter(desk.intentions).look().owers[0].rows) == 1


def test_nobody_owes_anything(desk: TestDesk, qtbot: QtBot) -> None:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("owed"))
    assert page._empty.isVisible() and not page._detail.isVisible()
