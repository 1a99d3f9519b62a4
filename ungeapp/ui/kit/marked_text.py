"""Letters that stand out in a drawn line: what was searched for.

Belongs here: the ground behind them and their darker ink. Does not belong here: which letters they are, line breaking.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ungeapp.ui.kit import painting, style, tokens
from ungeapp.ui.kit.rows import Marks
from ungeapp.ui.kit.tokens import TextRole

_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_EDGE = 1


def draw_line(painter: QPainter, rect: QRect, text: str, role: TextRole, ink: QColor, marks: Marks = ()) -> None:
    """One line of ``text``, shortened to the room; the marked letters on their own ground."""
    metrics = style.metrics(role)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.save()
    painter.setFont(style.font(role))
    marked = [area for start, end in marks if (area := _area(rect, shown, role, start, end)) is not None]
    for area in marked:
        painting.rounded(painter, QRectF(area), tokens.SPACE_1 / 2, style.color("mark_ground"), None, 0)
    painter.setPen(ink)
    painter.drawText(rect, _LINE, shown)
    painter.setPen(style.color("ink"))
    for area in marked:
        painter.setClipRect(area)
        painter.drawText(rect, _LINE, shown)
    painter.restore()


def _area(rect: QRect, shown: str, role: TextRole, start: int, end: int) -> QRect | None:
    """Where the letters stand; None when they were cut off."""
    metrics = style.metrics(role)
    if not 0 <= start < min(end, len(shown)):
        return None
    left = metrics.horizontalAdvance(shown[:start])
    wide = metrics.horizontalAdvance(shown[:end]) - left
    high = min(metrics.height(), rect.height())
    top = rect.y() + (rect.height() - high) // 2
    return QRect(rect.x() + left - _EDGE, top, wide + 2 * _EDGE, high).intersected(rect.adjusted(-_EDGE, 0, 0, 0))


def inside(marks: Marks, start: int, length: int) -> Marks:
    """The marks that fall into a piece of the text, counted from its beginning."""
    return tuple(
        (max(first - start, 0), min(last - start, length))
        for first, last in marks
        if first < start + length and last > start
    )
