"""The list of a format's pieces of one kind: choose, move, take out, add.

Belongs here: those widgets and their keys. Does not belong here: what becomes of it (the page).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ungeapp.texts import _
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import Option


class PieceList(PaintedList):
    """Alt+Up and Alt+Down move the current piece, Delete takes it out, Ctrl+Z takes the last change back."""

    moved = Signal(str, int)
    taken_out = Signal(str)
    undo_wanted = Signal()

    def __init__(self, name: str, *, moves: bool = True) -> None:
        super().__init__(name, current_marked=True)
        self._moves = moves
        if moves:
            self.setAccessibleDescription(_("Alt+Up and Alt+Down move the piece, Delete takes it out"))
        else:
            self.setAccessibleDescription(_("Delete takes it out"))

    def mark(self, path: str) -> None:
        """Mark this piece, or none where it is not in the list."""
        if not self.set_current(path):
            self.setCurrentIndex(QModelIndex())

    def event(self, event: QEvent) -> bool:
        """Keys that belong to the list and not to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, take out, take back."""
        current = self.current_id()
        if _is_undo(event):
            self.undo_wanted.emit()
        elif not current:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if self._moves:
                self.moved.emit(current, 1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_out.emit(current)
        else:
            super().keyPressEvent(event)


def _is_undo(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Z and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _own(event: QKeyEvent) -> bool:
    return _is_undo(event) or event.key() == Qt.Key.Key_Delete


class TitleEntry(EntryRow):
    """A new piece by its title; ``added`` carries it."""

    added = Signal(str)

    def __init__(self, caption: str, refusal: str, name: str) -> None:
        super().__init__(caption)
        self._refusal = refusal
        self.title = LineField()
        across = self.line((caption, self.title, 1))
        self.finish(across, self._add, name)
        self.title.returnPressed.connect(self._add)

    def _add(self) -> None:
        title = self.title.value().strip()
        self.refuse("" if title else self._refusal)
        if not title:
            self.title.setFocus()
            return
        self.title.set_value("")
        self.added.emit(title)


class RoleEntry(EntryRow):
    """Somebody more by role; ``added`` carries the role's code."""

    added = Signal(str)

    def __init__(self) -> None:
        caption = _("Who else takes part")
        super().__init__(caption)
        self.role = ChoiceField(empty=_("Choose a role"))
        across = self.line((caption, self.role, 1))
        self.finish(across, self._add, _("Add the participant"))

    def offer(self, roles: Sequence[Option]) -> None:
        """Roles to choose from."""
        self.role.set_options(roles)

    def _add(self) -> None:
        role = self.role.value()
        self.refuse("" if role else _("Choose who takes part."))
        if role:
            self.added.emit(role)
