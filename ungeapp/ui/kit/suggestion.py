"""A quiet suggestion under a field: taken with one key, dismissed with another, never by itself.

Belongs here: the strip. Does not belong here: what is suggested (the page's presenter).
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ungeapp.texts import _
from ungeapp.ui.kit import layouts, style, tokens
from ungeapp.ui.kit.accessible import announce
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.kit.text import PlainLabel
from ungeapp.ui.kit.tokens import TextRole


class SuggestionStrip(QWidget):
    """What could be added, with *Add*, *No* and *Correct first*; hidden while there is nothing to suggest.

    The page binds the keys shown on the buttons: Ctrl+Enter or Alt+1, Alt+2, Alt+3.
    """

    accepted = Signal()
    dismissed = Signal()
    correct_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        body = layouts.column(self, gap=tokens.SPACE_2)
        body.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2)
        self._label = PlainLabel("", TextRole.TEXT)
        self.yes = Button(_("Add it"), self.accepted.emit, key="1", small=True)
        self.no = Button(_("Not an agreement"), self.dismissed.emit, key="2", small=True)
        self.first = Button(_("Correct it first"), self.correct_wanted.emit, key="3", small=True)
        for number, button in enumerate((self.yes, self.no, self.first), start=1):
            button.setAccessibleDescription(f"Alt+{number}")
            button.setToolTip(f"Alt+{number}")
        body.addWidget(self._label)
        body.addWidget(Flow(self.yes, self.no, self.first))
        self.hide()

    def text(self) -> str:
        """What is suggested; empty when nothing is."""
        return self._label.text()

    def show_suggestion(self, sentence: str) -> None:
        """Suggest something; an empty sentence hides the strip."""
        if sentence == self.text():
            return
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground of its own with a dashed edge: nothing here is decided yet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(style.color("primary"), tokens.LINE)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(style.color("primary_ground"))
        edge = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, tokens.RADIUS_CONTROL, tokens.RADIUS_CONTROL)
