"""The one message between pages: something changed, or everything was locked.

Belongs here: ``DataEvents``. Does not belong here: what changed (``Changes`` of the use cases) and what a page does
about it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class DataEvents(QObject):
    """Pages connect to it and refresh if it concerns them; use cases announce through ``announce``."""

    changed = Signal(object)
    """Carries the ``Changes`` of one use case."""
    locked = Signal()
    """The store was closed; pages drop what they show."""

    def announce(self, changes: object) -> None:
        """Tell every page what one use case touched; given to the use cases as their announcer."""
        self.changed.emit(changes)
