"""Where in the program: places as values, and going from one to the next.

Belongs here: ``Place`` and ``Navigator``, both without Qt so that presenters may name a place.
Does not belong here: which page shows a place (``main_window``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

_REMEMBERED = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A page and what it shows: ``Place("people")``, ``Place("person", id=…, tab="plan")``, ``Place("meeting", id=…)``.

    ``kind`` names the page. ``id`` is a record's id, ``tab`` a part of the page, ``note`` anything else the page
    understands, such as which field to go to.
    """

    kind: str
    id: str = ""
    tab: str = ""
    note: str = ""


class Navigator:
    """Goes to places and back; whoever shows pages listens."""

    def __init__(self, start: Place) -> None:
        self._start = start
        self._trail: list[Place] = []
        self._listeners: list[Callable[[Place], None]] = []

    @property
    def place(self) -> Place:
        """Where the person is."""
        return self._trail[-1] if self._trail else self._start

    def came_from(self, kinds: Collection[str]) -> Place | None:
        """The last place that was not a page of these kinds: where one went to them from; None at the start."""
        return next((one for one in reversed(self._trail) if one.kind not in kinds), None)

    def listen(self, listener: Callable[[Place], None]) -> None:
        """Call ``listener`` with every place gone to."""
        self._listeners.append(listener)

    def go(self, place: Place) -> None:
        """Go to ``place``; going where one is shows it again without a second step back."""
        if not self._trail or self._trail[-1] != place:
            self._trail.append(place)
            del self._trail[:-_REMEMBERED]
        self._tell(place)

    def replace(self, place: Place) -> None:
        """Remember another place for where the person is (a tab turned by hand), without showing it again."""
        if self._trail:
            self._trail[-1] = place
        else:
            self._trail.append(place)

    def back(self) -> bool:
        """Go one step back; says whether there was one."""
        if len(self._trail) < 2:
            return False
        self._trail.pop()
        self._tell(self._trail[-1])
        return True

    def forget(self) -> None:
        """Forget the way so far (the store was closed)."""
        self._trail.clear()

    def _tell(self, place: Place) -> None:
        for listener in list(self._listeners):
            listener(place)
