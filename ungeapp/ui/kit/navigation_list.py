"""The main navigation's entries and the search field of the top bar.

Belongs here: two painted controls only the frame of the window uses. Does not belong here: pages.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ungeapp.texts import _
from ungeapp.ui.kit import painting, style, tokens
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.tokens import TYPE, TextRole


class NavigationButton(QAbstractButton):
    """One entry: a word and a counter, or an icon where there is no room."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icon = icon
        self._count = 0
        self._narrow = False
        self.set_count(0)

    def count(self) -> int:
        """The counter shown."""
        return self._count

    def set_count(self, count: int) -> None:
        """How many things wait there; none shows no counter."""
        self._count = count
        name = _("{page}, {count} waiting").format(page=self.text(), count=count) if count else self.text()
        self.setAccessibleName(name)
        self.setToolTip(name if self._narrow else "")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Only the icon, with the word as tooltip."""
        self._narrow = narrow
        self.set_count(self._count)

    def sizeHint(self) -> QSize:
        """As high as a roomy row."""
        high = max(tokens.CONTROL_HEIGHT + 2, style.px(TYPE[TextRole.TEXT].line) + 2 * tokens.SPACE_2)
        wide = style.metrics(TextRole.STRONG).horizontalAdvance(self.text()) + 2 * tokens.SPACE_3
        return QSize(style.px(tokens.ICON) + 2 * tokens.SPACE_2 if self._narrow else wide, high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens too; the arrows only move (Qt's own would open every page on the way), the window moves them."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Calm again."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, word or icon, counter, focus."""
        painter = QPainter(self)
        chosen = self.isChecked()
        ground = "primary_ground" if chosen else "hover" if self.underMouse() else None
        if ground is not None:
            painting.rounded(painter, QRectF(self.rect()), tokens.RADIUS_CONTROL, style.color(ground), None, 0)
        if chosen and style.look().palette.name == "contrast":
            edge = style.color("primary")
            painting.rounded(painter, QRectF(self.rect()), tokens.RADIUS_CONTROL, None, edge, tokens.LINE)
        ink = style.color("primary" if chosen else "ink_2")
        weight = tokens.WEIGHT_BOLD if chosen else tokens.WEIGHT_MEDIUM
        if self._narrow:
            self._paint_icon(painter, ink.name())
        else:
            painter.setPen(ink)
            painter.setFont(style.font(TextRole.TEXT, weight=weight))
            area = self.rect().adjusted(tokens.SPACE_3, 0, -tokens.SPACE_3, 0)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())
            if self._count:
                painter.setFont(style.font(TextRole.SECONDARY, weight=weight))
                flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                painter.drawText(area, flags, str(self._count))
        if self.hasFocus():
            painting.focus_ring(painter, self.rect())

    def _paint_icon(self, painter: QPainter, ink: str) -> None:
        from ungeapp.ui.kit.icons import icon  # the icon font is only read once a page shows an icon

        side = style.px(tokens.ICON)
        place = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        icon(self._icon, ink).paint(painter, place)
        if self._count:
            dot = tokens.SPACE_2
            area = QRectF(place.right() - dot / 2, place.top() - dot / 2, dot, dot)
            painting.rounded(painter, area, dot / 2, style.color("primary"), None, 0)


class SearchField(LineField):
    """The search line of the top bar with its key as a cap; arrows and Enter are passed on to the results."""

    moved = Signal(int)
    """Down (1) or up (-1) was pressed."""
    entered = Signal()
    left = Signal()

    def __init__(self, placeholder: str, key: str) -> None:
        super().__init__(placeholder=placeholder, max_length=200)
        self.setProperty("look", "search")
        self.setAccessibleName(_("Search"))
        self.setAccessibleDescription(key)
        self.setMaximumWidth(style.px(tokens.SEARCH_WIDTH))
        self._key = key
        self._leave_room()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_key"):
            self._leave_room()

    def _leave_room(self) -> None:
        self.setTextMargins(0, 0, painting.keycap_size(self._key).width() + tokens.SPACE_2, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter belong to the results, Esc leaves."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ready to type over what was searched last."""
        super().focusInEvent(event)
        self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and its key while it is empty and idle."""
        super().paintEvent(event)
        if self._key and not self.text() and not self.hasFocus():
            cap = painting.keycap_size(self._key)
            left = self.width() - cap.width() - tokens.SPACE_3
            top = (self.height() - cap.height()) // 2
            painting.draw_keycap(QPainter(self), QRect(left, top, cap.width(), cap.height()), self._key)
