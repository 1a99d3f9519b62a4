"""Who works at this desk, by which clock, and how one hears what happens meanwhile.

Belongs here: the author of every change, the clock, and the two calls back to whoever waits or looks on.
Does not belong here: the desk with everything in it (``usecases/desk.py``), any implementation (``system/clock.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ungeapp.domain.changes import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who works at this desk: stable identity id, name, unit key, municipality profile key, this store's replica id."""

    identity: str
    name: str
    unit: str
    profile: str
    replica: str
    phone: str = ""


class Clock(Protocol):
    """The only source of the time; aware, Europe/Copenhagen."""

    def now(self) -> datetime: ...


Progress = Callable[[int, int], None]
"""Called with (done, of how many); raises to cancel."""

Announce = Callable[[Changes], None]
"""Told what was touched, after it is durable."""
