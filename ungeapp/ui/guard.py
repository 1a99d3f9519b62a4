"""From a refusal to a sentence with a way out; without Qt.

Belongs here: turning ``UngeError`` into a banner, trying again while another is writing. Everything else is a fault
of the program and goes to the exception hook. Does not belong here: the sentences (``ungeapp.wording``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ungeapp.domain.errors import StoreBusy, UngeError
from ungeapp.ui.runner import Cancelled

RETRY_MS = (40, 80, 160, 320, 640)


class Later(Protocol):
    """Calls a function after some milliseconds (``QTimer.singleShot``)."""

    def __call__(self, milliseconds: int, action: Callable[[], None], /) -> object:
        """Plan ``action``."""


class Guard:
    """Runs what a person asked for and shows the sentence of a refusal instead of failing."""

    def __init__(
        self, show: Callable[[str], object], sentence: Callable[[UngeError], str], later: Later | None = None
    ) -> None:
        """``show`` puts a sentence on the page; ``later`` retries while the store is busy (otherwise it is told)."""
        self._show = show
        self._sentence = sentence
        self._later = later

    def run(self, action: Callable[[], object]) -> bool:
        """Run ``action``; says whether it was done. A busy store is tried again by the timer and counts as not yet."""
        return self._try(action, 0)

    def failed(self, error: Exception) -> None:
        """For ``Runner.run(failed=guard.failed)``: show a refusal, pass over a stop, raise a fault."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, UngeError):
            self._show(self._sentence(error))
            return
        raise error

    def slot(self, action: Callable[[], object]) -> Callable[[], None]:
        """``action`` guarded, for a button or a shortcut."""

        def guarded() -> None:
            self.run(action)

        return guarded

    def _try(self, action: Callable[[], object], attempt: int) -> bool:
        try:
            action()
        except StoreBusy as error:
            if self._later is None or attempt >= len(RETRY_MS):
                self._show(self._sentence(error))
                return False
            self._later(RETRY_MS[attempt], lambda: self._again(action, attempt + 1))
            return False
        except UngeError as error:
            self._show(self._sentence(error))
            return False
        return True

    def _again(self, action: Callable[[], object], attempt: int) -> None:
        self._try(action, attempt)
