"""One line of text that offers known answers and takes any other.

Belongs here: the field. Does not belong here: what is offered.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QMenu

from ungeapp.texts import _
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import IconButton
from ungeapp.ui.kit.fields import LineField


class SuggestField(LineField):
    """Typing the beginning of an offered answer completes it; Up and Down go through all of them.

    ``value()`` is the text, whether it was offered or not.
    """

    def __init__(self, options: Sequence[str] = (), value: str = "", *, placeholder: str = "") -> None:
        super().__init__(value, placeholder=placeholder)
        self._options: tuple[str, ...] = ()
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        # A button of our own: the one a line of text makes for an action does not grow with the text.
        self._all = IconButton("down", _("Show all"), self.offer)
        self._all.setParent(self)
        self._all.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._all.setCursor(Qt.CursorShape.ArrowCursor)
        self.set_options(options)

    def set_options(self, options: Sequence[str]) -> None:
        """Offer these."""
        self._options = tuple(options)
        self._model.setStringList(list(self._options))

    def options(self) -> tuple[str, ...]:
        """What is offered."""
        return self._options

    def offer(self) -> None:
        """Show everything there is to choose from."""
        menu = QMenu(self)
        for one in self._options:
            menu.addAction(one, partial(self._choose, one))
        menu.exec(self.mapToGlobal(QPoint(0, self.height())))
        menu.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stands at the end, and the text ends before it."""
        super().resizeEvent(event)
        width = self._all.sizeHint().width()
        self._all.setGeometry(self.width() - width - tokens.FOCUS_WIDTH, 0, width, self.height())
        self.setTextMargins(0, 0, max(0, width - tokens.SPACE_3), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through what is offered; Enter and Tab take the completed text as written in the list."""
        key = event.key()
        if self._options and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            at = self._options.index(self.text()) if self.text() in self._options else -1
            step = 1 if key == Qt.Key.Key_Down else -1
            self._choose(self._options[(at + step) % len(self._options) if at >= 0 or step > 0 else -1])
            self.selectAll()
            return
        super().keyPressEvent(event)

    def value(self) -> str:
        """The text; an offered answer typed in other letters takes the offered form."""
        typed = super().value()
        return next((one for one in self._options if one.casefold() == typed.casefold()), typed)

    def _choose(self, text: str) -> None:
        self.setText(text)
        self.edited.emit()
