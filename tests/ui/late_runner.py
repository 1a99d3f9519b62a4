"""The background thread as the window has it: answers come later, when somebody else may be looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from ungeapp.ui.runner import Cancelled, ImmediateRunner, Progress, Running, Step

T = TypeVar("T")


@dataclass
class Stopped:
    stopped: bool = False

    def cancel(self) -> None:
        self.stopped = True


@dataclass
class LateRunner:
    """The background thread, busy elsewhere: what it is given waits until ``catch_up``."""

    waiting: list[Callable[[], object]] = field(default_factory=list)

    def run(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Callable[[Step], None] | None = None,
    ) -> Running:
        stopped = Stopped()

        def later() -> None:
            if stopped.stopped:
                failed(Cancelled())
            else:
                ImmediateRunner().run(job, done, failed, progress)

        self.waiting.append(later)
        return stopped

    def catch_up(self) -> None:
        waiting, self.waiting = self.waiting, []
        for one in waiting:
            one()
