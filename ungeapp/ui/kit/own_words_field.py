"""The field for the young person's own words: the only one in their colour.

Belongs here: that field. Does not belong here: showing own words without editing (``card.OwnWords``).
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ungeapp.ui.kit import layouts, painting, style, tokens
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.text import Overline


class OwnWordsField(QWidget):
    """A heading and a text field on the ground of own words."""

    edited = Signal()
    committed = Signal()

    def __init__(self, heading: str, words: str = "", *, placeholder: str = "", min_lines: int = 2) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        body = layouts.column(self, gap=tokens.SPACE_1)
        body.setContentsMargins(tokens.SPACE_4 + tokens.OWN_WORDS_BAR, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_3)
        self.field = TextField(words, placeholder=placeholder, min_lines=min_lines)
        self.field.setAccessibleName(heading)
        body.addWidget(Overline(heading, tone="own"))
        body.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.edited.connect(self.edited)
        self.field.committed.connect(self.committed)

    def value(self) -> str:
        """The words as typed."""
        return self.field.value()

    def set_value(self, words: str) -> None:
        """Show other words; does not count as edited."""
        self.field.set_value(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the bar."""
        painter = QPainter(self)
        area = self.rect()
        painting.rounded(painter, area.toRectF(), tokens.RADIUS_CONTROL, style.color("own_ground"), None, 0)
        painter.fillRect(0, 0, tokens.RADIUS_CONTROL, area.height(), style.color("own_ground"))
        painter.fillRect(0, 0, tokens.OWN_WORDS_BAR, area.height(), style.color("own"))
