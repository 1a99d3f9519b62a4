"""The agenda as a list whose proposed lines are taken off and brought back with one key, and the row to add one.

Belongs here: those widgets, while preparing and in the room. Does not belong here: why a line is proposed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ungeapp.texts import _
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.painted_list import PaintedList


class AgendaList(PaintedList):
    """Delete takes the current line off the agenda, or brings it back; a format's own item stays."""

    turned = Signal(str)

    def __init__(self, *, openable: bool) -> None:
        super().__init__(_("Agenda"), openable=openable, current_marked=True)
        self.setAccessibleDescription(_("Delete takes a proposed line off the agenda, or brings it back"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete turns the current line."""
        current = self.current_id()
        if current and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.turned.emit(current)
            return
        super().keyPressEvent(event)


class LineEntry(EntryRow):
    """A line of one's own; ``added`` carries its title."""

    added = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("New line of the agenda"))
        self.title = LineField(placeholder=_("What else is to be talked about"))
        across = self.line((_("New line of the agenda"), self.title, 1))
        self.finish(across, self._add, _("Add the line to the agenda"))
        self.title.returnPressed.connect(self._add)

    def _add(self) -> None:
        title = self.title.value().strip()
        if not title:
            self.refuse(_("Write what is to be talked about."))
            self.title.setFocus()
            return
        self.refuse("")
        self.title.set_value("")
        self.title.setFocus()
        self.added.emit(title)
