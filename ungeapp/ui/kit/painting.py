"""Small things drawn the same way by widgets and list rows: chips, keycaps, buttons, focus rings.

Belongs here: functions that draw one thing into a rectangle. Does not belong here: widgets, colours as numbers.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ungeapp.ui.kit import style, tokens
from ungeapp.ui.kit.tokens import TextRole, Tone

CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


def rounded(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, edge: QColor | None, width: float
) -> None:
    """A rounded rectangle whose edge lies inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.setPen(QPen(edge, width))
        half = width / 2
        inner = rect.adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inner, radius - half, radius - half)
    painter.restore()


def focus_ring(painter: QPainter, rect: QRect, radius: float = tokens.RADIUS_CONTROL) -> None:
    """The strong ring: the focus colour outside, a gap of the card's colour inside, visible on any ground."""
    outer = QRectF(rect)
    width = tokens.FOCUS_WIDTH
    rounded(painter, outer, radius, None, style.color("focus"), width)
    inner = outer.adjusted(width, width, -width, -width)
    rounded(painter, inner, max(1.0, radius - width), None, style.color("card"), width)


def chip_size(text: str) -> QSize:
    """How much room a chip takes."""
    measure = style.metrics(TextRole.CHIP)
    step = tokens.TYPE[TextRole.CHIP]
    return QSize(measure.horizontalAdvance(text) + 2 * tokens.SPACE_2, style.px(step.line) + tokens.SPACE_1 // 2)


def draw_chip(painter: QPainter, rect: QRect, text: str, tone: Tone) -> None:
    """A state word on its ground; with an edge in high contrast."""
    ink, ground = style.look().palette.tone(tone)
    edge = QColor(ink) if style.look().palette.name == "contrast" else None
    rounded(painter, QRectF(rect), rect.height() / 2, QColor(ground), edge, tokens.LINE)
    painter.save()
    painter.setFont(style.font(TextRole.CHIP))
    painter.setPen(QColor(ink))
    room = rect.width() - 2 * tokens.SPACE_2 + 2
    shown = style.metrics(TextRole.CHIP).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(rect, CENTRED, shown)
    painter.restore()


def keycap_size(key: str) -> QSize:
    """How much room a key hint takes."""
    measure = style.metrics(TextRole.KEYCAP)
    step = tokens.TYPE[TextRole.KEYCAP]
    return QSize(measure.horizontalAdvance(key) + 2 * tokens.SPACE_1 + 4, style.px(step.line) + 2)


def draw_keycap(painter: QPainter, rect: QRect, key: str) -> None:
    """A key as a small cap."""
    rounded(painter, QRectF(rect), tokens.RADIUS_KEYCAP, style.color("card"), style.color("button_line"), tokens.LINE)
    painter.save()
    painter.setFont(style.font(TextRole.KEYCAP))
    painter.setPen(style.color("ink_3"))
    painter.drawText(rect, CENTRED, key)
    painter.restore()


def draw_check(painter: QPainter, rect: QRectF, colour: QColor, width: float) -> None:
    """A tick inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = [(0.22, 0.52), (0.42, 0.72), (0.78, 0.30)]
    painter.drawPolyline(
        QPolygonF([QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()) for x, y in points])
    )
    painter.restore()


def draw_chevron(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A chevron pointing down inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = [(0.2, 0.38), (0.5, 0.66), (0.8, 0.38)]
    painter.drawPolyline(
        QPolygonF([QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()) for x, y in points])
    )
    painter.restore()
