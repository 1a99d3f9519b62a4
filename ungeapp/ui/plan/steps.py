"""The steps of a goal: a list worked by keyboard, and the row in which a step is written.

Belongs here: these two. Does not belong here: the goal's card around them (``goal_card``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ungeapp.texts import _
from ungeapp.ui.casework.entries import PromiseEntry, PromiseWords
from ungeapp.ui.casework.tick_list import TickList
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.text import Secondary


class _Steps(TickList):
    """Space ticks, Alt+Up and Alt+Down move, F2 or Enter corrects, Delete gives a step up."""

    moved = Signal(str, int)
    corrected = Signal(str)
    dropped = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys for the current step."""
        current, key = self.current_id(), event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if current and alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(current, -1 if key == Qt.Key.Key_Up else 1)
        elif current and key == Qt.Key.Key_F2:
            self.corrected.emit(current)
        elif current and key == Qt.Key.Key_Delete:
            self.dropped.emit(current)
        else:
            super().keyPressEvent(event)


class StepList(Stack):
    """The steps, and what can be done with the one the keyboard or mouse stands on."""

    ticked = Signal(str)
    moved = Signal(str, int)
    corrected = Signal(str)
    dropped = Signal(str)

    def __init__(self, about: str) -> None:
        super().__init__(gap=tokens.SPACE_1)
        self.list = _Steps(_("Steps"))
        self.list.acted.connect(self.ticked)
        self.list.moved.connect(self.moved)
        self.list.corrected.connect(self.corrected)
        self.list.opened.connect(self.corrected)
        self.list.dropped.connect(self.dropped)
        buttons = (
            row_button(_("Move up"), lambda: self._now(-1)),
            row_button(_("Move down"), lambda: self._now(1)),
            row_button(_("Correct the step"), lambda: self.corrected.emit(self.list.current_id())),
            row_button(_("Give the step up"), lambda: self.dropped.emit(self.list.current_id())),
        )
        for button, key in zip(buttons, ("Alt+↑", "Alt+↓", "F2", "Delete"), strict=True):
            button.setToolTip(key)
            button.setAccessibleName(f"{button.text()}: {about}")
        self._tools = Flow(*buttons, gap=tokens.SPACE_2)
        self._tools.hide()
        self.list.current_changed.connect(lambda id: self._tools.setVisible(bool(id)))
        self.add(Secondary(_("Steps")))
        self.add(self.list)
        self.add(self._tools)

    def set_rows(self, rows: Sequence[RowView]) -> None:
        """Show these steps."""
        if tuple(rows) != tuple(self.list.rows()):
            at = self.list.currentIndex().row()
            self.list.set_rows(rows)
            if at >= 0 and rows and not self.list.current_id():  # the one given up is gone: stand on its neighbour
                self.list.set_current(rows[min(at, len(rows) - 1)].id)
        self._tools.setVisible(bool(self.list.current_id()))

    def _now(self, by: int) -> None:
        if self.list.current_id():
            self.moved.emit(self.list.current_id(), by)


class StepEntry(PromiseEntry):
    """The row in which a step is written."""

    def __init__(self, owners: Sequence[str], today: date) -> None:
        words = PromiseWords(
            caption=_("New step"),
            placeholder=_("A small step on the way"),
            due=_("When"),
            add=_("Add the step"),
            empty=_("Write what the step is."),
        )
        super().__init__(words, owners, today)

    def correct(self, known: str, what: str, owner: str, due: date | None) -> None:
        """Take a known step into the row; its words come first."""
        super().correct(known, what, owner, due)
        self.what.setFocus()
