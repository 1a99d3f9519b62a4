"""Chips: a state in a word; the colour only repeats it.

Belongs here: the chip as a widget. Does not belong here: which word a state has (``ungeapp.wording``).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ungeapp.ui.kit import painting
from ungeapp.ui.kit.tokens import Tone


class Chip(QWidget):
    """A state word on a coloured ground."""

    def __init__(self, text: str, tone: Tone = Tone.NEUTRAL, *, tip: str = "") -> None:
        super().__init__()
        self._text = ""
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone, tip=tip)

    def text(self) -> str:
        """The word shown."""
        return self._text

    def tone(self) -> Tone:
        """What the colour means."""
        return self._tone

    def show_state(self, text: str, tone: Tone, *, tip: str = "") -> None:
        """Show another state; an empty word hides the chip."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setAccessibleDescription(tip)
        self.setToolTip(tip or text)
        self.setVisible(bool(text)) if self.parent() is not None else None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the word."""
        return painting.chip_size(self._text)

    def minimumSizeHint(self) -> QSize:
        """A long word may end in …; the tooltip has it all."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), painting.chip_size("mmmmmm").width()), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        if self._text:
            painting.draw_chip(QPainter(self), self.rect(), self._text, self._tone)
