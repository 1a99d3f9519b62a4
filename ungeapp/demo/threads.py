"""Several stories told at once, in the order of time.

Belongs here: letting each thread go on when its moment has come, and the clock with it.
Does not belong here: what the threads tell.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import datetime

from ungeapp.system.clock import FixedClock

Thread = Iterator[datetime]
"""Yields the moment of its next act before doing it; a moment that has passed already means now."""


def play(clock: FixedClock, threads: Iterable[Thread]) -> None:
    """Play all threads to their ends; the clock never goes backwards."""
    waiting: list[tuple[datetime, int, Thread]] = []
    for number, thread in enumerate(threads):
        _wait(waiting, number, thread)
    while waiting:
        due, number, thread = heapq.heappop(waiting)
        if due > clock.now():
            clock.set(due)
        _wait(waiting, number, thread)


def _wait(waiting: list[tuple[datetime, int, Thread]], number: int, thread: Thread) -> None:
    """Let the thread act until its next moment."""
    due = next(thread, None)
    if due is not None:
        heapq.heappush(waiting, (due, number, thread))
