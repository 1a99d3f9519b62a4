"""Typing is never lost: a draft at most every two seconds, the text itself on leaving the field or Ctrl+S.

Belongs here: when a field is written. Does not belong here: what it is written to (two functions handed in).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ungeapp.ui.drafts import keep_draft
from ungeapp.ui.kit.fields import LineField, TextField
from ungeapp.ui.kit.own_words_field import OwnWordsField

EVERY_MS = 2000


class Autosave(QObject):
    """Watches one field. ``stored`` is the text on record; a draft that waits is put back into the field.

    ``draft(text, base)`` keeps what is being typed, ``write(text)`` saves it and says whether that was done.
    """

    def __init__(
        self,
        field: TextField | OwnWordsField | LineField,
        stored: str,
        *,
        draft: Callable[[str, str], object],
        write: Callable[[str], bool],
        waiting: str | None = None,
    ) -> None:
        super().__init__(field)
        self._field = field
        self._stored = stored
        self._draft = draft
        self._write = write
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._keep)
        field.set_value(stored if waiting is None else waiting)
        field.edited.connect(self._edited)
        field.committed.connect(self.save)

    def is_dirty(self) -> bool:
        """Whether the field holds what is not yet saved."""
        return self._field.value() != self._stored.rstrip()

    def save(self) -> bool:
        """Save now, if there is anything to save."""
        self._timer.stop()
        if not self.is_dirty():
            return True
        text = self._field.value()
        before, self._stored = self._stored, text
        if not self._write(text):
            self._stored = before
            return False
        return True

    def keep(self) -> None:
        """Keep what is typed as a draft now (the page is left or locked)."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def stop(self) -> None:
        """Watch the field no longer: it belongs to another text now."""
        self._timer.stop()
        self._field.edited.disconnect(self._edited)
        self._field.committed.disconnect(self.save)
        self.deleteLater()

    def show_stored(self, text: str) -> None:
        """Another desk or page changed the text: show it, unless something is being typed here."""
        if text == self._stored:
            return
        if not self.is_dirty():
            self._field.set_value(text)
        self._stored = text

    def _edited(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        if self.is_dirty() and not keep_draft(lambda: self._draft(self._field.value(), self._stored)):
            self._timer.start()
