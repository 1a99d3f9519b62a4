"""A small curve of numbers from 0 to 10 over time, drawn with the tokens, with the same in words.

Belongs here: the drawing and its text twin. Does not belong here: what the numbers mean (the presenter's words).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ungeapp.ui.kit import layouts, style, tokens
from ungeapp.ui.kit.rows import CurvePoint
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import TextRole

_WIDTH, _HEIGHT = 180, 48
_HIGHEST = 10


class Curve(QWidget):
    """``show_points`` draws them; the heading stands above and ``twin`` below, so that nothing is told by the line alone."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading = heading
        self._line = _Line()
        self._twin = Secondary("")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        body = layouts.column(self, gap=tokens.SPACE_1)
        body.addWidget(Secondary(heading))
        body.addWidget(self._line)
        body.addWidget(self._twin)

    def show_points(self, points: Sequence[CurvePoint], twin: str) -> None:
        """Draw ``points`` in order of day; ``twin`` says the same in words."""
        self._line.points = tuple(points)
        self._twin.setText(twin)
        self.setAccessibleName(self._heading)
        self.setAccessibleDescription(twin)
        self._line.setVisible(bool(points))
        self._line.setToolTip(twin)
        self._line.update()

    def points(self) -> tuple[CurvePoint, ...]:
        """What is drawn."""
        return self._line.points

    def twin(self) -> str:
        """What is said in words."""
        return self._twin.text()


class _Line(QWidget):
    """The line itself: a dot for every day, the last number beside the last dot."""

    def __init__(self) -> None:
        super().__init__()
        self.points: tuple[CurvePoint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Small: beside the words, not instead of them."""
        return QSize(style.px(_WIDTH), style.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(style.px(_WIDTH // 2), style.px(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hairlines at 0 and 10, the line, the dots, the last number."""
        if not self.points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        measure = style.metrics(TextRole.STRONG)
        dot = style.px(4)
        number = measure.horizontalAdvance(str(_HIGHEST)) + tokens.SPACE_2
        wide = min(self.width(), style.px(_WIDTH * 2))
        area = QRectF(dot, dot, wide - number - 2 * dot, self.height() - 2 * dot)
        painter.setPen(QPen(style.color("line"), tokens.LINE))
        painter.drawLine(area.topLeft(), area.topRight())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        places = self._places(area)
        painter.setPen(QPen(style.color("primary"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(places)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.color("primary"))
        for place in places[:-1]:
            painter.drawEllipse(place, dot * 0.6, dot * 0.6)
        painter.drawEllipse(places[-1], dot, dot)
        painter.setFont(style.font(TextRole.STRONG))
        painter.setPen(style.color("ink"))
        top = min(max(0.0, places[-1].y() - measure.height() / 2), self.height() - measure.height())
        beside = QRectF(places[-1].x() + 2 * dot, top, number, measure.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(self.points[-1].value))

    def _places(self, area: QRectF) -> list[QPointF]:
        first, last = self.points[0].on.toordinal(), self.points[-1].on.toordinal()
        span = max(1, last - first)
        return [
            QPointF(
                area.left() + area.width() * (one.on.toordinal() - first) / span if last > first else area.left(),
                area.bottom() - area.height() * one.value / _HIGHEST,
            )
            for one in self.points
        ]
