"""The time, as Danish municipalities have it.

Belongs here: the clock of the computer and one that stands still for tests and rehearsals.
Does not belong here: arithmetic with days (``domain/dates.py``).
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DENMARK = ZoneInfo("Europe/Copenhagen")


class SystemClock:
    """What the computer says."""

    def now(self) -> datetime:
        """This instant, aware, in Danish time."""
        return datetime.now(DENMARK)


class FixedClock:
    """Says what it was told, until it is told otherwise."""

    def __init__(self, now: datetime) -> None:
        self.set(now)

    def now(self) -> datetime:
        """The instant it stands at, aware, in Danish time."""
        return self._now

    def set(self, now: datetime) -> None:
        """Move to ``now``; ValueError when it is not aware."""
        if now.tzinfo is None:
            raise ValueError("the clock needs an aware instant")
        self._now = now.astimezone(DENMARK)

    def set_day(self, day: date, at: time = time(9, 0)) -> None:
        """Move to a day, in office hours unless told otherwise."""
        self.set(datetime.combine(day, at, DENMARK))

    def forward(self, step: timedelta) -> None:
        """Move on by ``step``, reckoned in elapsed time."""
        self.set((self._now.astimezone(ZoneInfo("UTC")) + step).astimezone(DENMARK))
