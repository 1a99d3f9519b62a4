"""The scale takes one key, the curve says in words what it draws."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from ungeapp.ui.kit.curve import Curve
from ungeapp.ui.kit.rows import CurvePoint
from ungeapp.ui.kit.scale import ScaleField


def test_one_digit_chooses_and_ten_is_two(qtbot: QtBot) -> None:
    scale = ScaleField()
    qtbot.addWidget(scale)
    accepted: list[int] = []
    scale.accepted.connect(lambda: accepted.append(scale.value()))
    for key, value in (("7", 7), ("1", 1), ("0", 10), ("0", 0), ("1", 1), ("3", 3)):
        qtbot.keyClicks(scale, key)
        assert scale.value() == value
    qtbot.keyClick(scale, Qt.Key.Key_Right)
    assert scale.value() == 4
    qtbot.keyClick(scale, Qt.Key.Key_Return)
    qtbot.keyClick(scale, Qt.Key.Key_Backspace)
    assert scale.value() == ScaleField.NONE and accepted == [4]


def test_a_click_chooses_and_it_is_a_slider_to_a_screen_reader(qtbot: QtBot) -> None:
    scale = ScaleField()
    qtbot.addWidget(scale)
    scale.resize(440, 36)
    qtbot.mouseClick(scale, Qt.MouseButton.LeftButton, pos=QPoint(340, 10))
    assert scale.value() == 8
    told = QAccessible.queryAccessibleInterface(scale)
    assert told.role() == QAccessible.Role.Slider and told.text(QAccessible.Text.Value) == "8"


def test_the_curve_says_the_same_in_words(qtbot: QtBot) -> None:
    curve = Curve("Egen vurdering")
    qtbot.addWidget(curve)
    empty = curve.grab()
    points = [CurvePoint(date(2026, 10, 1), 3), CurvePoint(date(2026, 11, 1), 7)]
    curve.show_points(points, "01.10.: 3, 01.11.: 7")
    assert curve.accessibleDescription() == curve.twin() == "01.10.: 3, 01.11.: 7"
    curve.resize(empty.size().width(), 120)
    assert curve.grab().toImage() != empty.toImage()
    curve.show_points(points[:1], "01.10.: 3")
    assert curve.points() == tuple(points[:1])
    curve.grab()
