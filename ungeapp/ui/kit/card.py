"""Cards: the white panels a page is made of, and the block of own words.

Belongs here: panels. Does not belong here: lists and tables inside them.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ungeapp.ui.kit import layouts, painting, style, tokens
from ungeapp.ui.kit.text import Heading, Overline, PlainLabel, Secondary
from ungeapp.ui.kit.tokens import TextRole


class Card(QFrame):
    """A panel with an optional heading and a text or widgets at its right.

    ``overline`` shows the heading small and in capitals, for side columns. Content goes in with ``add``.
    ``accent`` (``"warn"`` or ``"info"``) colours the edge of a card that asks for a decision. With ``fill`` the content
    takes all the height there is (a list that scrolls itself).
    """

    def __init__(
        self,
        heading: str = "",
        *,
        aside: str = "",
        overline: bool = False,
        accent: str = "",
        gap: int = tokens.SPACE_2,
        fill: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        if accent:
            self.setProperty("accent", accent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        outer = layouts.column(self, gap=tokens.SPACE_2)
        outer.setContentsMargins(tokens.SPACE_3, tokens.SPACE_4, tokens.SPACE_3, tokens.SPACE_4)
        self._head = QWidget()
        self._head_row = layouts.row(self._head, gap=tokens.SPACE_3)
        self._head_row.setContentsMargins(tokens.SPACE_2, 0, tokens.SPACE_2, 0)
        self._heading: Heading | Overline = Overline(heading) if overline else Heading(heading)
        self._head_row.addWidget(self._heading, 1)
        self._aside = Secondary(aside)
        self._aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._head_row.addWidget(self._aside, 1)
        outer.addWidget(self._head)
        self._head.setVisible(bool(heading or aside))
        self._aside.setVisible(bool(aside))
        self.body = layouts.column(content := QWidget(), gap=gap)
        self._content = content
        outer.addWidget(content, 1 if fill else 0)
        if not fill:
            outer.addStretch(0)
        if heading:
            self.setAccessibleName(heading)

    def add(self, *widgets: QWidget) -> None:
        """Put ``widgets`` under what is there."""
        for widget in widgets:
            if getattr(widget, "insets_itself", False):
                # A list: its rows have this much ground around their text, so that the text stands under the heading.
                self.body.addWidget(widget)
                continue
            inset = QHBoxLayout()
            inset.setContentsMargins(tokens.SPACE_2, 0, tokens.SPACE_2, 0)
            inset.addWidget(widget)
            self.body.addLayout(inset)

    def add_head(self, *widgets: QWidget, after_heading: bool = False) -> None:
        """Put chips or buttons into the heading line, at its right or straight after the heading."""
        self._head.show()
        for widget in widgets:
            if after_heading:
                self._head_row.setStretch(0, 0)
                self._heading.setWordWrap(False)
                self._head_row.insertWidget(self._head_row.indexOf(self._aside), widget)
                self._aside.show()
            else:
                self._head_row.addWidget(widget)

    def clear(self) -> None:
        """Remove the content, not the heading."""
        layouts.clear(self.body)

    def set_heading(self, heading: str) -> None:
        """Another heading."""
        if isinstance(self._heading, Overline):
            self._heading.set_text(heading)
        else:
            self._heading.setText(heading)
        self.setAccessibleName(heading)
        self._head.setVisible(bool(heading))

    def set_aside(self, aside: str) -> None:
        """Another text at the right of the heading."""
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))


class OwnWords(QWidget):
    """The young person's own words: their own colour, a bar, quotation marks. Only for that."""

    def __init__(self, heading: str, words: str) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        body = layouts.column(self, gap=tokens.SPACE_1 // 2)
        left = tokens.SPACE_4 + tokens.OWN_WORDS_BAR
        body.setContentsMargins(left, tokens.SPACE_2, tokens.SPACE_4, tokens.SPACE_3)
        self._heading = Overline(heading, tone="own")
        self._words = PlainLabel("", TextRole.TEXT)
        body.addWidget(self._heading)
        body.addWidget(self._words)
        self.setAccessibleName(heading)
        self.show_words(words)

    def set_heading(self, heading: str) -> None:
        """Another heading."""
        self._heading.set_text(heading)
        self.setAccessibleName(heading)

    def show_words(self, words: str) -> None:
        """Show other words; quotation marks are added."""
        stripped = words.strip().removeprefix("»").removesuffix("«").strip()
        self._words.setText(f"»{stripped}«" if stripped else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the bar."""
        painter = QPainter(self)
        area = self.rect()
        painting.rounded(painter, area.toRectF(), tokens.RADIUS_CONTROL, style.color("own_ground"), None, 0)
        painter.fillRect(0, 0, tokens.RADIUS_CONTROL, area.height(), style.color("own_ground"))
        painter.fillRect(0, 0, tokens.OWN_WORDS_BAR, area.height(), style.color("own"))
