"""What is being written in the next step of a handover: kept at most every two seconds, and there again after a restart.

Belongs here: when it is kept, and putting it back. Does not belong here: the fields (``next_step``), where it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer

from ungeapp.ui.casework.autosave import EVERY_MS
from ungeapp.ui.drafts import keep_draft
from ungeapp.ui.kit.choices import ChoiceField, Segmented
from ungeapp.ui.kit.fields import DateField, LineField

Field = LineField | DateField | ChoiceField | Segmented


class Written(QObject):
    """Watches the fields of one step by name; ``keep(name, text)`` keeps what stands in one of them."""

    def __init__(self, parent: QObject, fields: Mapping[str, Field], keep: Callable[[str, str], object]) -> None:
        super().__init__(parent)
        self._fields = fields
        self._keep = keep
        self._edited: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.keep)
        for name, field in fields.items():
            field.edited.connect(partial(self._typed, name))

    def put_back(self, told: Mapping[str, str]) -> None:
        """What was being written when the window closed or locked."""
        for name, text in told.items():
            field = self._fields.get(name)
            if isinstance(field, DateField):
                field.set_value(date.fromisoformat(text))
            elif field is not None:
                field.set_value(text)

    def keep(self) -> None:
        """Keep what was written since the last time; a busy store is asked again."""
        self._timer.stop()
        for name in sorted(self._edited):
            if not keep_draft(partial(self._keep, name, _text(self._fields[name]))):
                self._timer.start()
                return
            self._edited.discard(name)

    def stop(self) -> None:
        """The step is taken: what was written for it must not come back."""
        self._timer.stop()
        self._edited.clear()

    def _typed(self, name: str) -> None:
        self._edited.add(name)
        if not self._timer.isActive():
            self._timer.start()


def _text(field: Field) -> str:
    if isinstance(field, DateField):
        day = field.value()
        return day.isoformat() if day else ""
    return field.value()
