"""Answers on one short scale over time, as dots on a line; the page puts a table with the same words under it.

Belongs here: the drawing. Does not belong here: what was asked and answered (the page's presenter).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ungeapp.ui.kit import style, tokens
from ungeapp.ui.kit.rows import ScaleLine
from ungeapp.ui.kit.tokens import TYPE, TextRole

_STEP = 22
_LABEL_SHARE = 3
"""The label takes at most a third of the width."""


class ScaleOverTime(QWidget):
    """One line of dots for each question, the oldest at the left; ``days`` stand under them.

    ``told`` is the same in words: the accessible name. Higher is better; the lines show the steps of the scale.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines: tuple[ScaleLine, ...] = ()
        self._days: tuple[str, ...] = ()
        self._scale: tuple[str, ...] = ("", "")

    def show_lines(self, lines: Sequence[ScaleLine], days: Sequence[str], scale: Sequence[str], told: str) -> None:
        """Show these answers; ``scale`` are the words of its steps, from worst to best (two or more)."""
        self._lines, self._days, self._scale = tuple(lines), tuple(days), tuple(scale)
        self.setAccessibleName(told)
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(style.px(300), self._height())

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(style.px(160), self._height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Labels, a faint line for each end of the scale, the dots, the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        label = self.width() // _LABEL_SHARE
        left = label + 2 * tokens.SPACE_3 + self._ends_width()
        area = QRectF(left, 0, self.width() - left - tokens.SPACE_3, self._line_height())
        for line in self._lines:
            self._draw_line(painter, line, label, area)
            area.translate(0, self._line_height())
        painter.setFont(style.font(TextRole.SECONDARY))
        painter.setPen(style.color("ink_2"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        shown = self._days if len(self._days) * style.px(52) <= area.width() else (self._days[:1] + self._days[-1:])
        places = (
            self._across(area) if len(shown) == len(self._days) else [self._across(area)[0], self._across(area)[-1]]
        )
        for day, x in zip(shown, places, strict=True):
            painter.drawText(QRectF(x - style.px(40), area.top(), style.px(80), self._day_height()), flags, day)

    def _draw_line(self, painter: QPainter, line: ScaleLine, label: int, area: QRectF) -> None:
        painter.setFont(style.font(TextRole.SECONDARY))
        painter.setPen(style.color("ink"))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(QRectF(0, area.top(), label, area.height()), flags, line.label)
        pad = style.px(10)
        low, high = area.bottom() - pad, area.top() + pad
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for y, word in ((low, self._scale[0]), (high, self._scale[-1])):
            painter.setPen(style.color("ink_2"))
            wide, half = self._ends_width(), self._day_height() / 2
            painter.drawText(QRectF(area.left() - tokens.SPACE_2 - wide, y - half, wide, 2 * half), side, word)
            painter.setPen(QPen(style.color("line"), tokens.LINE))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        points = [
            QPointF(x, low - (low - high) * step / (len(self._scale) - 1))
            for x, step in zip(self._across(area), line.steps, strict=True)
            if step is not None
        ]
        painter.setPen(QPen(style.color("own"), 2))
        for first, second in pairwise(points):
            painter.drawLine(first, second)
        painter.setBrush(style.color("own"))
        for point in points:
            painter.drawEllipse(point, style.px(4), style.px(4))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _across(self, area: QRectF) -> list[float]:
        count = len(self._days)
        pad = style.px(24)
        if count == 1:
            return [area.left() + pad]
        wide = area.width() - 2 * pad
        return [area.left() + pad + wide * number / (count - 1) for number in range(count)]

    def _ends_width(self) -> int:
        measure = style.metrics(TextRole.SECONDARY)
        return max(measure.horizontalAdvance(one) for one in (self._scale[0], self._scale[-1])) + tokens.SPACE_1

    def _line_height(self) -> int:
        return style.px(_STEP) * 2 + tokens.SPACE_2

    def _day_height(self) -> int:
        return style.px(TYPE[TextRole.SECONDARY].line)

    def _height(self) -> int:
        return self._line_height() * len(self._lines) + self._day_height()

    def _fit(self) -> None:
        self.setFixedHeight(self._height())
        self.updateGeometry()
