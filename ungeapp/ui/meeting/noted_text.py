"""A text of the room in which an agreement may be typed: the field, and the quiet suggestion under it.

Belongs here: joining both, and the keys. Does not belong here: reading the text (``domain/note_agreements.py``).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ungeapp.ui.kit import layouts, tokens
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.own_words_field import OwnWordsField
from ungeapp.ui.kit.suggestion import SuggestionStrip
from ungeapp.ui.meeting.values import SuggestedAgreement
from ungeapp.ui.shortcuts import Keys, bind

Read = Callable[[str], SuggestedAgreement | None]


class NotedText(QWidget):
    """A field and what it suggests. The text itself is never changed; nothing is added but by a key or a click."""

    taken = Signal(object)
    passed = Signal(object)
    correct_wanted = Signal(object)

    def __init__(self, field: TextField | OwnWordsField, read: Read) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._field = field
        self._read = read
        self._found: SuggestedAgreement | None = None
        self.strip = SuggestionStrip()
        body = layouts.column(self, gap=tokens.SPACE_2)
        body.addWidget(field)
        body.addWidget(self.strip)
        self.setFocusProxy(field)
        field.edited.connect(self.look)
        self.strip.accepted.connect(self.take)
        self.strip.dismissed.connect(self._pass)
        self.strip.correct_wanted.connect(self._correct)
        bind(self, Keys.CHOICE_1, self.take)
        bind(self, Keys.CHOICE_2, self._pass)
        bind(self, Keys.CHOICE_3, self._correct)

    def look(self) -> None:
        """Read the text anew."""
        self._found = self._read(self._field.value())
        self.strip.show_suggestion(self._found.sentence if self._found is not None else "")

    def take(self) -> bool:
        """Take what is suggested; says whether there was anything."""
        return self._tell(self.taken.emit)

    def _pass(self) -> None:
        self._tell(self.passed.emit)

    def _correct(self) -> None:
        self._tell(self.correct_wanted.emit)

    def _tell(self, tell: Callable[[object], object]) -> bool:
        found = self._found
        if found is None:
            return False
        if self.strip.isAncestorOf(QApplication.focusWidget() or self):
            self._field.setFocus()  # the button about to vanish must not take the keyboard with it
        tell(found)
        self.look()
        return True
