"""Work that may take longer than 20 ms, as presenters see it; without Qt.

Belongs here: the ``Runner`` protocol, progress, cancelling, and a runner that runs at once for tests and the command
line. Does not belong here: threads (``tasks``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

_T = TypeVar("_T")


class Cancelled(Exception):
    """The person stopped the work; nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the work is: ``done`` of ``total`` (none if unknown), and what it is at."""

    done: int
    total: int | None = None
    what: str = ""


class Progress(Protocol):
    """What a job is given to tell how far it is."""

    def __call__(self, done: int, total: int | None = None, what: str = "") -> None:
        """Tell the step; raises ``Cancelled`` if the person stopped the work."""

    def check(self) -> None:
        """Raise ``Cancelled`` if the person stopped the work."""


class Running(Protocol):
    """A job under way."""

    def cancel(self) -> None:
        """Ask it to stop; ``failed`` is then called with ``Cancelled``."""


Job = Callable[[Progress], _T]


class Runner(Protocol):
    """Runs one job at a time and answers in the caller's thread."""

    def run(
        self,
        job: Callable[[Progress], _T],
        done: Callable[[_T], None],
        failed: Callable[[Exception], None],
        progress: Callable[[Step], None] | None = None,
    ) -> Running:
        """Run ``job``, then call ``done`` with its result or ``failed`` with what it raised."""


class _Direct:
    """Progress of a job that runs at once."""

    def __init__(self, tell: Callable[[Step], None] | None) -> None:
        self._tell = tell
        self.cancelled = False

    def __call__(self, done: int, total: int | None = None, what: str = "") -> None:
        """Tell the step."""
        self.check()
        if self._tell is not None:
            self._tell(Step(done, total, what))

    def check(self) -> None:
        """Raise if it was stopped."""
        if self.cancelled:
            raise Cancelled

    def cancel(self) -> None:
        """Stop at the next step."""
        self.cancelled = True


class ImmediateRunner:
    """Runs a job before ``run`` returns; for tests of presenters and for the command line."""

    def run(
        self,
        job: Callable[[Progress], _T],
        done: Callable[[_T], None],
        failed: Callable[[Exception], None],
        progress: Callable[[Step], None] | None = None,
    ) -> Running:
        """Run ``job`` now."""
        told = _Direct(progress)
        try:
            result = job(told)
        except Exception as error:  # noqa: BLE001  # handed to the caller, who shows or raises it
            failed(error)
        else:
            done(result)
        return told
