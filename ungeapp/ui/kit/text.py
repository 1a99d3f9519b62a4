"""Text on the window: always plain, wrapping, selectable.

Belongs here: labels by role. Does not belong here: labels of form fields (``form``) and states (``chip``).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ungeapp.ui.kit import style
from ungeapp.ui.kit.tokens import TYPE, TextRole


class PlainLabel(QLabel):
    """A label that never reads its text as markup, wraps, and lets people select and copy."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = TextRole.TEXT,
        *,
        wrap: bool = True,
        selectable: bool = True,
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("textRole", str(role))
        if tone:
            self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self._role = role
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)
        self._fit_line()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the line height when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_line()

    def minimumSizeHint(self) -> QSize:
        """A wrapping label may become narrow: the longest word, at most a third of a text column."""
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return hint
        measure = style.metrics(self._role)
        widest = max((measure.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(min(widest + 2, style.px(220)), measure.height())

    def _fit_line(self) -> None:
        step = TYPE[self._role]
        extra = max(0, style.px(step.line) - style.metrics(self._role).height())
        self.setContentsMargins(0, extra // 2, 0, extra - extra // 2)


class Title(PlainLabel):
    """The one title of a page."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, TextRole.TITLE)


class Heading(PlainLabel):
    """The heading of a card or a section."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, TextRole.HEADING)


class Overline(PlainLabel):
    """A small heading for side columns, shown in capitals; the text itself stays as given for screen readers."""

    def __init__(self, text: str = "", *, tone: str = "") -> None:
        super().__init__(text.upper(), TextRole.OVERLINE, tone=tone)
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        """Show another heading."""
        self.setText(text.upper())
        self.setAccessibleName(text)


class Text(PlainLabel):
    """Running text."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, TextRole.TEXT)


class Strong(PlainLabel):
    """Running text that carries the fact."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, TextRole.STRONG)


class Secondary(PlainLabel):
    """Context and hints."""

    def __init__(self, text: str = "", *, wrap: bool = True) -> None:
        super().__init__(text, TextRole.SECONDARY, wrap=wrap)


class ElidingLabel(QWidget):
    """One line that ends in … where there is no room; the whole text is in the tooltip and the accessible name."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = TextRole.SECONDARY,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        ink: str = "ink_3",
    ) -> None:
        super().__init__()
        self._text = ""
        self._role = role
        self._align = align
        self._ink = ink
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show ``text``."""
        self._text = " ".join(text.split())
        self.setToolTip(self._text)
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the whole line."""
        width = style.metrics(self._role).horizontalAdvance(self._text) + 1
        return QSize(width, style.px(TYPE[self._role].line))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(style.px(40), style.px(TYPE[self._role].line))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        painter = QPainter(self)
        painter.setFont(style.font(self._role))
        painter.setPen(style.color(self._ink))
        shown = style.metrics(self._role).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        flags = int(self._align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.drawText(QRect(0, 0, self.width(), self.height()), flags, shown)
