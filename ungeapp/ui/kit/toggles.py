"""Several of many, as small buttons that wrap: chosen with a digit, the arrows and Space, or the mouse.

Belongs here: that field. Same signals as ``fields``. Does not belong here: which options exist (the page's presenter).
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from ungeapp.ui.kit import layouts, tokens
from ungeapp.ui.kit.buttons import Button, TickButton
from ungeapp.ui.kit.rows import Option

_LONGEST = 32
"""Letters of an option that are shown; all of it is told on hover and read aloud."""


class _Toggle(TickButton):
    """One option; arrows go to its neighbours, Tab leaves the whole field."""

    moved = Signal(int)
    reached = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right, Up and Down go to the neighbour."""
        back = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up)
        if back or event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.moved.emit(-1 if back else 1)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """This is where Tab comes back to."""
        super().focusInEvent(event)
        self.reached.emit()


class ToggleList(QWidget):
    """``value()`` is the codes chosen, in the order shown. Alt and ``first_digit`` upwards choose the first ones."""

    edited = Signal()
    committed = Signal()

    def __init__(self, options: Sequence[Option] = (), value: Sequence[str] = (), *, first_digit: int = 0) -> None:
        super().__init__()
        self._flow = layouts.FlowLayout(self, gap=tokens.SPACE_2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._first_digit = first_digit
        self._buttons: dict[str, _Toggle] = {}
        self._keys: list[QShortcut] = []
        self.set_options(options, value)

    def set_options(self, options: Sequence[Option], value: Sequence[str] = ()) -> None:
        """Offer ``options`` with those in ``value`` chosen."""
        layouts.clear(self._flow)
        for old in self._keys:
            old.deleteLater()
        self._buttons, self._keys = {}, []
        for number, option in enumerate(options):
            digit = self._first_digit + number
            bound = bool(self._first_digit) and digit <= 9
            button = _Toggle(
                shorten(option.label, _LONGEST, placeholder=" …"), key=str(digit) if bound else "", small=True
            )
            button.setAccessibleName(option.label)
            button.setChecked(option.value in value)
            key = f"Alt+{digit}" if bound else ""
            button.setToolTip(" · ".join(filter(None, [option.label, option.hint, key])))
            button.setAccessibleDescription(key)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if not number else Qt.FocusPolicy.ClickFocus)
            button.clicked.connect(self._chosen)
            button.moved.connect(self._move)
            button.reached.connect(self._reached)
            self._buttons[option.value] = button
            self._flow.addWidget(button)
            if bound:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.activated.connect(button.click)
                self._keys.append(shortcut)
        first = next(iter(self._buttons.values()), None)
        if first is not None:
            self.setFocusProxy(first)
        self.updateGeometry()

    def buttons(self) -> dict[str, Button]:
        """The buttons by code."""
        return dict(self._buttons)

    def value(self) -> tuple[str, ...]:
        """The codes chosen."""
        return tuple(code for code, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: Sequence[str]) -> None:
        """Choose these and no others; does not count as edited."""
        for code, button in self._buttons.items():
            button.setChecked(code in value)

    def _chosen(self) -> None:
        self.edited.emit()
        self.committed.emit()

    def _move(self, step: int) -> None:
        all_of_them = list(self._buttons.values())
        at = next((number for number, one in enumerate(all_of_them) if one.hasFocus()), 0)
        all_of_them[(at + step) % len(all_of_them)].setFocus(Qt.FocusReason.TabFocusReason)

    def _reached(self) -> None:
        """Tab and Shift+Tab come to the one that was used last."""
        for one in self._buttons.values():
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one.hasFocus() else Qt.FocusPolicy.ClickFocus)
            if one.hasFocus():
                self.setFocusProxy(one)
