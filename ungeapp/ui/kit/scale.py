"""A scale from 0 to 10: one key, or one click, and the number stands there as a word too.

Belongs here: that field. Does not belong here: what is rated, and how ratings are shown over time (``curve``).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from ungeapp.ui.kit import painting, style, tokens
from ungeapp.ui.kit.fields import control_height
from ungeapp.ui.kit.tokens import TextRole

_HIGHEST = 10
_NARROWEST = 24


class ScaleField(QSlider):
    """Eleven numbers side by side; ``value()`` is the one chosen, ``NONE`` while none is.

    A digit chooses (1 and then 0 make 10), the arrows move, Backspace takes the choice back, Enter says ``accepted``.
    To assistive technology it is a slider.
    """

    NONE = -1

    edited = Signal()
    committed = Signal()
    accepted = Signal()

    def __init__(self, value: int = NONE) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(self.NONE, _HIGHEST)
        self.setSingleStep(1)
        self.setPageStep(1)
        self.setValue(value)
        self._typed_one = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def set_value(self, value: int) -> None:
        """Show ``value``; does not count as edited."""
        self._typed_one = False
        self.setValue(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Backspace takes back, Enter accepts."""
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
            return
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose(self.NONE)
            return
        if len(text) == 1 and text in "0123456789":
            ten = text == "0" and self._typed_one and self.value() == 1
            self._choose(_HIGHEST if ten else int(text))
            self._typed_one = text == "1"
            return
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self._typed_one = False
            self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the number under it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(min(_HIGHEST, max(0, int(event.position().x() // self._cell()))))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging chooses nothing."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has chosen already."""
        event.accept()

    def wheelEvent(self, event: QEvent) -> None:
        """Scrolling the page never changes a choice."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Room for eleven numbers."""
        return QSize((_HIGHEST + 1) * style.px(36), control_height())

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize((_HIGHEST + 1) * style.px(_NARROWEST), control_height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Eleven cells; the chosen one filled and bold, so that it is not colour alone."""
        painter = QPainter(self)
        cell, high = self._cell(), self.height()
        for number in range(_HIGHEST + 1):
            chosen = number == self.value()
            place = QRectF(number * cell, 0, cell, high).adjusted(1, 1, -1, -1)
            fill = style.color("primary" if chosen else "card")
            edge = style.color("primary" if chosen else "field_line")
            painting.rounded(painter, place, tokens.RADIUS_KEYCAP, fill, edge, tokens.LINE)
            role = TextRole.STRONG if chosen else TextRole.TEXT
            painter.setFont(style.font(role))
            painter.setPen(style.color("primary_ink" if chosen else "ink"))
            painter.drawText(place, painting.CENTRED, str(number))
        if self.hasFocus():
            painting.focus_ring(painter, self.rect().adjusted(0, 0, int(cell * (_HIGHEST + 1)) - self.width(), 0))

    def _cell(self) -> float:
        return min(self.width() / (_HIGHEST + 1), float(style.px(44)))

    def _choose(self, value: int) -> None:
        self._typed_one = False
        if value != self.value():
            self.setValue(value)
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.edited.emit()
        self.committed.emit()
