"""Fields people type in: one line, several lines, secrets, dates and times.

Belongs here: editors that hold a value and say when it was edited and when it is done. All have ``value()``,
``set_value()``, ``edited`` (the person changed something) and ``committed`` (left the field or pressed Enter).
Does not belong here: labels and errors (``form``), choices (``choices``).
"""

from __future__ import annotations

import datetime
from datetime import date
from math import ceil

from PySide6.QtCore import QDate, QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QCalendarWidget, QDialog, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ungeapp.texts import _
from ungeapp.ui.kit import layouts, style, tokens
from ungeapp.ui.kit.buttons import IconButton
from ungeapp.ui.kit.tokens import TYPE, TextRole
from ungeapp.ui.kit.typed_dates import parse_date, parse_time, show_date, show_time


class LineField(QLineEdit):
    """One line of text."""

    edited = Signal()
    committed = Signal()

    def __init__(self, text: str = "", *, placeholder: str = "", max_length: int = 500) -> None:
        super().__init__(text)
        self.setCursorPosition(0)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(max_length)
        self.textEdited.connect(lambda _text: self.edited.emit())
        self.editingFinished.connect(self.committed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever goes on writing does so at the end; a click says itself where, and Tab selects everything."""
        if event.reason() is Qt.FocusReason.OtherFocusReason and self.cursorPosition() == 0:
            self.end(False)
        super().focusInEvent(event)

    def value(self) -> str:
        """The text without blanks around it."""
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Show ``text`` from its beginning while nobody writes here; does not count as edited."""
        if text != self.text():
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        """As high as a button."""
        return QSize(style.px(200), control_height())

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(style.px(80), control_height())


class SecretField(QWidget):
    """A passphrase: hidden, with a button to show it while typing."""

    edited = Signal()
    committed = Signal()

    def __init__(self, *, placeholder: str = "") -> None:
        super().__init__()
        self.line = LineField(placeholder=placeholder, max_length=1000)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.edited.connect(self.edited)
        self.line.returnPressed.connect(self.committed)
        self._show = IconButton("show", _("Show what I type"), self._toggle)
        self._show.setCheckable(True)
        body = layouts.row(self, gap=tokens.SPACE_1)
        body.addWidget(self.line, 1)
        body.addWidget(self._show)
        self.setFocusProxy(self.line)

    def value(self) -> str:
        """What was typed, exactly."""
        return self.line.text()

    def set_value(self, text: str) -> None:
        """Show ``text`` hidden."""
        self.line.setText(text)

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()

    def _toggle(self) -> None:
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if self._show.isChecked() else mode.Password)


class TextField(QPlainTextEdit):
    """Several lines that grow with the text; Tab leaves the field, Ctrl+Enter accepts."""

    edited = Signal()
    committed = Signal()
    accepted = Signal()

    def __init__(
        self, text: str = "", *, placeholder: str = "", min_lines: int = 3, max_lines: int | None = None
    ) -> None:
        super().__init__(text)
        self._min_lines = min_lines
        self._max_lines = max_lines
        self._quiet = False
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def value(self) -> str:
        """The text as typed, without blanks at its end."""
        return self.toPlainText().rstrip()

    def set_value(self, text: str) -> None:
        """Show ``text``; does not count as edited."""
        if text != self.toPlainText():
            self._quiet = True
            self.setPlainText(text)
            self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter accepts."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accepted.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field commits it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.committed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again when lines wrap elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _changed(self) -> None:
        self._fit()
        if not self._quiet:
            self.edited.emit()

    def _fit(self) -> None:
        lines = max(self._min_lines, int(self.document().size().height()))
        if self._max_lines is not None and lines > self._max_lines:
            lines = self._max_lines
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        line = QFontMetricsF(self.font()).lineSpacing()
        height = ceil(lines * line) + 2 * int(self.document().documentMargin()) + 2 * tokens.SPACE_1 + 4
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(style.px(120), self.minimumHeight())


class LongLineField(TextField):
    """One line of text that wraps where it has no room, so that it is read whole; Enter commits as in a ``LineField``."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, min_lines=1)

    def value(self) -> str:
        """The text as one line."""
        return " ".join(self.toPlainText().split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits and begins no line; Ctrl+Enter accepts."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.committed.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """As in a ``LineField``: whoever goes on writing does so at the end, and Tab selects everything."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()
        elif event.reason() is Qt.FocusReason.OtherFocusReason and self.textCursor().atStart():
            self.moveCursor(QTextCursor.MoveOperation.End)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted becomes one line."""
        self.insertPlainText(" ".join(source.text().split()))


class DateField(QWidget):
    """A date, typed as people do; the button shows a calendar. ``value()`` is ``None`` if empty or not a date."""

    edited = Signal()
    committed = Signal()

    def __init__(self, today: date, value: date | None = None) -> None:
        super().__init__()
        self._today = today
        self.line = LineField(placeholder=_("dd.mm.yyyy"))
        self.line.edited.connect(self.edited)
        self.line.committed.connect(self._commit)
        self._button = IconButton("calendar", _("Choose in the calendar"), self.open_calendar)
        body = layouts.row(self, gap=tokens.SPACE_1)
        body.addWidget(self.line, 1)
        body.addWidget(self._button)
        self.setFocusProxy(self.line)
        self.setMaximumWidth(style.px(tokens.DATE_WIDTH))
        self.set_value(value)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMaximumWidth(style.px(tokens.DATE_WIDTH))

    def value(self) -> date | None:
        """The date meant."""
        return parse_date(self.line.text(), self._today)

    def set_value(self, value: date | None) -> None:
        """Show ``value``."""
        self.line.set_value(show_date(value))

    def is_valid(self) -> bool:
        """Whether the field is empty or holds a date."""
        return not self.line.value() or self.value() is not None

    def problem(self) -> str:
        """The sentence for what cannot be read as a date; empty if all is well."""
        return "" if self.is_valid() else _("Write a date, for example 25.11.2026, 25/11 or tomorrow")

    def open_calendar(self) -> None:
        """Let the person choose in a calendar; Esc leaves the date as it was."""
        dialog = QDialog(self)
        dialog.setWindowTitle(_("Choose a date"))
        calendar = QCalendarWidget(dialog)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setAccessibleName(_("Calendar"))
        shown = self.value() or self._today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.activated.connect(lambda _date: dialog.accept())
        calendar.clicked.connect(lambda _date: dialog.accept())
        QVBoxLayout(dialog).addWidget(calendar)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            picked = calendar.selectedDate()
            self.set_value(date(picked.year(), picked.month(), picked.day()))
            self.edited.emit()
            self.committed.emit()

    def _commit(self) -> None:
        if (value := self.value()) is not None:
            self.line.set_value(show_date(value))
        self.committed.emit()


class TimeField(LineField):
    """A time of day: 13, 13.30, 1330. ``value()`` stays the typed text; ``time()`` is what it means."""

    def __init__(self, value: datetime.time | None = None) -> None:
        super().__init__(show_time(value), placeholder=_("hh.mm"), max_length=10)
        self.setMaximumWidth(style.px(tokens.TIME_WIDTH))
        self.committed.connect(self._tidy)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMaximumWidth(style.px(tokens.TIME_WIDTH))

    def time(self) -> datetime.time | None:
        """The time meant; ``None`` if empty or not a time."""
        return parse_time(self.text())

    def set_time(self, value: datetime.time | None) -> None:
        """Show ``value``."""
        self.set_value(show_time(value))

    def problem(self) -> str:
        """The sentence for what cannot be read as a time; empty if all is well."""
        return "" if not self.value() or self.time() is not None else _("Write a time, for example 13.30")

    def _tidy(self) -> None:
        if (value := self.time()) is not None:
            self.set_value(show_time(value))


def control_height() -> int:
    """The height of one-line controls in the text scale in force."""
    return max(tokens.CONTROL_HEIGHT, style.px(TYPE[TextRole.TEXT].line) + 2 * tokens.SPACE_2 - 2)
