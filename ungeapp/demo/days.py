"""The days of a rehearsal, reckoned back from the day it is played.

Belongs here: office days before and after that day, and the weekly times of meetings around it.
Does not belong here: what happens on them, and the arithmetic itself (``domain/dates.py``, ``domain/scheduling.py``).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ungeapp.domain.dates import is_working_day
from ungeapp.domain.scheduling import WeeklySlot, nearest_slot
from ungeapp.system.clock import DENMARK

_ONE_DAY = timedelta(days=1)
_LATEST_BIRTH, _EARLIEST_BIRTH = 64, 120  # days before today between which the birth is looked for


@dataclass(frozen=True, slots=True)
class Days:
    """Days seen from ``today``. Nobody works on Saturdays, Sundays and closed days."""

    today: date
    closed: Collection[date]
    slot: WeeklySlot

    def is_office(self, day: date) -> bool:
        """Whether somebody is at the desk."""
        return is_working_day(day, self.closed, saturday_counts=False)

    def on_or_before(self, day: date) -> date:
        """``day``, or the nearest office day before it."""
        while not self.is_office(day):
            day -= _ONE_DAY
        return day

    def on_or_after(self, day: date) -> date:
        """``day``, or the nearest office day after it."""
        while not self.is_office(day):
            day += _ONE_DAY
        return day

    def ago(self, days: int) -> date:
        """The office day ``days`` days ago or just before; never today, so that nothing is written ahead of the clock."""
        return self.on_or_before(self.today - timedelta(days=max(days, 1)))

    def past(self, count: int) -> date:
        """The ``count``-th office day before today, counted backwards."""
        day = self.today
        for _ in range(count):
            day = self.on_or_before(day - _ONE_DAY)
        return day

    def ahead(self, days: int) -> date:
        """The office day ``days`` days from today; of what is overdue (negative) the one before."""
        day = self.today + timedelta(days=days)
        return self.on_or_before(day) if days < 0 else self.on_or_after(day)

    def slots_after(self, day: date, count: int = 1) -> date:
        """The ``count``-th open weekly time after ``day``."""
        found = day
        for _ in range(count):
            found += _ONE_DAY
            while not self.slot.falls_on(found) or found in self.closed:
                found += _ONE_DAY
        return found

    def slot_before(self, day: date) -> date:
        """The last open weekly time before ``day``."""
        found = day - _ONE_DAY
        while not self.slot.falls_on(found) or found in self.closed:
            found -= _ONE_DAY
        return found

    def birth(self, days_until_meeting: int, latest: date) -> date:
        """The latest birth whose meeting, ``days_until_meeting`` days later, falls on an open time not after ``latest``.

        About nine to eleven weeks before today; a fortnight earlier around Christmas. ValueError when there is none.
        """
        for days in range(_LATEST_BIRTH, _EARLIEST_BIRTH):
            born = self.today - timedelta(days=days)
            if nearest_slot(born + timedelta(days=days_until_meeting), self.slot, self.closed) <= latest:
                return born
        raise ValueError("no weekly time is open for months")


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """An instant of a day in Danish time."""
    return datetime.combine(day, time(hour, minute), DENMARK)
