"""A small card beside what was pressed; a click elsewhere or Esc takes it away.

Belongs here: that block. Does not belong here: what it says.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from ungeapp.ui.kit import layouts, style, tokens


class Popover(QFrame):
    """``Popover(name, content)``; ``show_at(anchor)`` shows it under ``anchor``, inside the screen.

    The keyboard goes into it and back to where it was. It is no dialog: nothing has to be answered.
    """

    def __init__(self, name: str, content: QWidget) -> None:
        super().__init__(None, Qt.WindowType.Popup)
        self.setProperty("surface", "card")
        self.setAccessibleName(name)
        self.setWindowTitle("UngeApp")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        body = layouts.column(self, gap=tokens.SPACE_2, margin=tokens.SPACE_4)
        body.addWidget(content)
        self.setFixedWidth(style.px(tokens.READING_WIDTH) // 2)
        self._back: QWidget | None = None

    def show_at(self, anchor: QWidget, at: QPoint | None = None) -> None:
        """Show it under ``anchor``, or with its corner at ``at`` in the anchor's own coordinates."""
        self._back = anchor
        body = self.layout()
        tall = body.heightForWidth(self.width()) if body is not None and body.hasHeightForWidth() else -1
        self.resize(self.width(), tall if tall > 0 else self.sizeHint().height())
        corner = anchor.mapToGlobal(at if at is not None else QPoint(0, anchor.height()))
        room = anchor.screen().availableGeometry()
        left = max(room.left(), min(corner.x(), room.right() - self.width()))
        top = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        first = self.nextInFocusChain()
        if first is not None and self.isAncestorOf(first):
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def leave(self) -> None:
        """Take it away; the keyboard goes back."""
        back, self._back = self._back, None
        self.close()
        if back is not None:
            back.setFocus(Qt.FocusReason.PopupFocusReason)
