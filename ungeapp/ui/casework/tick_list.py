"""A list in which the space bar says that the current row is done, and Enter opens it.

Belongs here: that list. Does not belong here: what being done means.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ungeapp.ui.kit.painted_list import PaintedList


class TickList(PaintedList):
    """Rows with one action; ``acted`` by its button, Ctrl+Enter or the space bar, ``opened`` by a click or Enter."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar ticks like Ctrl+Enter."""
        view = self.row_at(self.currentIndex())
        if event.key() == Qt.Key.Key_Space and view is not None and view.action:
            self.acted.emit(view.id)
            return
        super().keyPressEvent(event)
