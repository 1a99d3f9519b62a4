"""Text on the window: always plain, wrapping, selectable.

Belongs here: labels by role. Does not belong here: labels of form fields (``form``) and states (``chip``).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from ungeapp.texts import _
from ungeapp.ui.kit import style, tokens
from ungeapp.ui.kit.paragraphs import ParagraphLine, break_lines
from ungeapp.ui.kit.style import Look
from ungeapp.ui.kit.tokens import TEXT_INK, TYPE, TextRole

_WIDTHS_KEPT = 64


class PlainLabel(QLabel):
    """A label that never reads its text as markup, wraps with the line height of its role, and lets people copy.

    ``tone`` names another colour of the palette than the role's, such as ``"bad"`` or ``"ink_2"``.
    """

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
        self._role = role
        self._ink = tone or TEXT_INK.get(role, "ink")
        self._selectable = selectable
        self._anchor = self._cursor = 0
        self._measured: tuple[str, Look] | None = None
        self._lines: dict[int, tuple[ParagraphLine, ...]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    def selected_text(self) -> str:
        """What is marked for copying."""
        first, last = sorted((self._anchor, self._cursor))
        return self.text()[first:last]

    def setText(self, text: str) -> None:
        """Show ``text``; an empty label takes no keyboard, or a screen reader would stop where nothing is."""
        super().setText(text)
        if self._selectable:
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if text else Qt.FocusPolicy.NoFocus)

    def set_ink(self, name: str) -> None:
        """Use another colour of the palette."""
        self._ink = name
        self.update()

    # --- size ------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """One line where it is short, otherwise a column that reads well."""
        measure = style.metrics(self._role)
        natural = max((measure.horizontalAdvance(line) for line in self.text().split("\n")), default=0) + 2
        width = min(natural, style.px(tokens.READING_WIDTH)) if self.wordWrap() else natural
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return max(1, len(self._broken(width))) * self._step()

    def minimumSizeHint(self) -> QSize:
        """A wrapping label may become as narrow as its longest word."""
        measure = style.metrics(self._role)
        if not self.wordWrap():
            return QSize(measure.horizontalAdvance(self.text()) + 2, self._step())
        widest = max((measure.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(min(widest + 2, style.px(tokens.WORD_WIDTH)), self._step())

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _step(self) -> int:
        return style.px(TYPE[self._role].line)

    def _broken(self, width: int) -> tuple[ParagraphLine, ...]:
        room = width if self.wordWrap() else 1_000_000
        text, now = self.text(), style.look()
        if self._measured is None or self._measured[0] != text or self._measured[1] is not now:
            self._lines.clear()
            self._measured = (text, now)
        if len(self._lines) > _WIDTHS_KEPT:
            self._lines.clear()
        if room not in self._lines:
            self._lines[room] = break_lines(text, self._role, room)
        return self._lines[room]

    # --- drawing ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, and behind them what is marked."""
        painter = QPainter(self)
        painter.setFont(style.font(self._role))
        measure = style.metrics(self._role)
        ink = style.color(self._ink if self.isEnabled() else "disabled_ink")
        first, last = sorted((self._anchor, self._cursor))
        top = self._top()
        for number, line in enumerate(self._broken(self.width())):
            area = QRect(self._left(line), top + number * self._step(), self.width(), self._step())
            if first < line.start + line.length and last > line.start:
                here, there = max(first, line.start) - line.start, min(last, line.start + line.length) - line.start
                start = measure.horizontalAdvance(line.text[:here])
                width = measure.horizontalAdvance(line.text[:there]) - start
                mark = QRect(area.x() + start, area.y(), width, area.height())
                painter.fillRect(mark, style.color("primary_ground"))
            painter.setPen(ink)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), line.text)

    def _top(self) -> int:
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            return 0
        return max(0, (self.height() - len(self._broken(self.width())) * self._step()) // 2)

    def _left(self, line: ParagraphLine) -> int:
        spare = self.width() - style.metrics(self._role).horizontalAdvance(line.text)
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            return max(0, spare)
        return max(0, spare // 2) if self.alignment() & Qt.AlignmentFlag.AlignHCenter else 0

    # --- copying ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to mark."""
        if not self._selectable or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._anchor = self._cursor = self._position(event.position().toPoint())
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark as far as the mouse is."""
        if self._selectable and event.buttons() & Qt.MouseButton.LeftButton:
            self._cursor = self._position(event.position().toPoint())
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Mark the paragraph."""
        if self._selectable:
            self._anchor, self._cursor = 0, len(self.text())
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is marked."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.selected_text():
            QGuiApplication.clipboard().setText(self.selected_text())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy what is marked, or all."""
        if not self._selectable:
            event.ignore()
            return
        menu = QMenu(self)
        menu.addAction(_("Copy"), lambda: QGuiApplication.clipboard().setText(self.selected_text() or self.text()))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing stays marked."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._anchor = self._cursor = 0
            self.update()

    def _position(self, point: QPoint) -> int:
        lines = self._broken(self.width())
        if not lines:
            return 0
        line = lines[min(max((point.y() - self._top()) // self._step(), 0), len(lines) - 1)]
        measure = style.metrics(self._role)
        along = point.x() - self._left(line)
        for count in range(line.length + 1):
            if measure.horizontalAdvance(line.text[:count]) >= along:
                return line.start + count
        return line.start + line.length


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

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

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
