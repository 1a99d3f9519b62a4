"""The one message between pages: something changed, or everything was locked.

Belongs here: ``DataEvents``. Does not belong here: what changed (``Changes`` of the use cases) and what a page does
about it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot


class DataEvents(QObject):
    """Pages connect to it and refresh if it concerns them; use cases announce through ``announce``."""

    changed = Signal(object)
    """Carries the ``Changes`` of one use case."""
    contact_asked = Signal(str)
    """Somebody wants to note a contact; carries the young person's id, empty when none is open."""
    locked = Signal()
    """The store was closed; pages drop what they show."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._tell)

    def announce(self, changes: object) -> None:
        """Tell every page what one use case touched; given to the use cases as their announcer.

        May be called from the pool of one: pages are always told in the window's thread.
        """
        self._arrived.emit(changes)

    @Slot(object)
    def _tell(self, changes: object) -> None:
        self.changed.emit(changes)
