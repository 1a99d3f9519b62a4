"""Lists by keyboard and mouse, and what assistive technology is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.painted_list import PaintedList, RowModel
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone

ROWS = (
    RowView("a", "Netværksmøde 1", " · ung E.", "6 af 7 har svaret", lead="13.00", chip="Klar", action="Åbn møde"),
    RowView("b", "Ring til FGU", context="Aftale fra mødet", lead="I morgen", lead_tone=Tone.BAD, tip="26. november"),
    RowView("c", "Hvad er det næste?", aside="9 dage uden tilbud", action="Find tilbud"),
)


@pytest.fixture
def shown(qtbot: QtBot) -> PaintedList:
    made = PaintedList("Dagens møder")
    made.set_rows(ROWS)
    made.resize(800, 400)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


class Heard:
    """What a list said."""

    def __init__(self, source: PaintedList) -> None:
        self.opened: list[str] = []
        self.acted: list[str] = []
        source.opened.connect(self.opened.append)
        source.acted.connect(self.acted.append)


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = RowModel()
    model.set_rows(ROWS)
    qtmodeltester.check(model)


def test_arrows_and_enter_open_rows(qtbot: QtBot, shown: PaintedList) -> None:
    heard = Heard(shown)
    shown.set_current("a")
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert (heard.opened, heard.acted) == (["b"], [])


def test_the_action_is_reached_by_keyboard(qtbot: QtBot, shown: PaintedList) -> None:
    heard = Heard(shown)
    shown.set_current("a")
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    qtbot.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (heard.opened, heard.acted) == (["a"], ["a", "a"])


def test_a_row_without_an_action_only_opens(qtbot: QtBot, shown: PaintedList) -> None:
    heard = Heard(shown)
    shown.set_current("b")
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    qtbot.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (heard.opened, heard.acted) == (["b"], [])


def test_the_whole_row_can_be_clicked_and_its_button_too(qtbot: QtBot, shown: PaintedList) -> None:
    heard = Heard(shown)
    index = shown.model().index(2, 0)
    layout = shown.layout_of(index)
    assert layout.action is not None
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(shown.viewport(), left, pos=shown.visualRect(index).topLeft() + QPoint(30, 10))
    qtbot.mouseClick(shown.viewport(), left, pos=layout.action.center())
    assert (heard.opened, heard.acted) == (["c"], ["c"])


def test_a_list_that_cannot_be_opened_acts_on_enter(qtbot: QtBot) -> None:
    made = PaintedList("Venter på andre", openable=False)
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    heard = Heard(made)
    made.set_current("c")
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert (heard.opened, heard.acted) == ([], ["c"])


def test_it_is_read_aloud_whole(shown: PaintedList) -> None:
    model = shown.model()
    said = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "I morgen, Ring til FGU, Aftale fra mødet, 26. november"
    assert "Åbn møde" in model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleDescriptionRole)
    assert shown.accessibleName() == "Dagens møder"


def test_the_current_row_stays_current(shown: PaintedList) -> None:
    shown.set_current("c")
    shown.set_rows((ROWS[2], ROWS[0]))
    assert shown.current_id() == "c"


def test_a_fitting_list_is_as_high_as_its_rows_and_grows_where_narrow(shown: PaintedList) -> None:
    wide = shown.heightForWidth(800)
    assert shown.heightForWidth(300) > wide
    last = shown.visualRect(shown.model().index(2, 0))
    assert last.bottom() <= shown.height()


def test_arrows_leave_a_fitting_list_at_its_ends(qtbot: QtBot, shown: PaintedList) -> None:
    card = Card("Kort")
    qtbot.addWidget(card)
    shown.set_current("c")
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert shown.current_id() == "c"


class ManyRows(Sequence[RowView]):
    """Thirty-five thousand rows that are only made when asked for."""

    def __init__(self) -> None:
        self.made = 0

    def __len__(self) -> int:
        return 35_000

    def __getitem__(self, at: int | slice) -> RowView | tuple[RowView, ...]:  # type: ignore[override]  # as Sequence
        if isinstance(at, slice):
            return tuple(self._row(number) for number in range(*at.indices(len(self))))
        return self._row(at)

    def _row(self, number: int) -> RowView:
        self.made += 1
        return RowView(str(number), f"Ung {number}", ", 17 år", "Uden plan", chip="Åben")


def test_only_rows_that_are_seen_are_made(qtbot: QtBot) -> None:
    many = ManyRows()
    made = PaintedList("Unge", fit=False)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.set_rows(many)
    made.show()
    qtbot.waitExposed(made)
    made.scrollToBottom()
    made.grab()
    assert many.made < 2_000
