"""Arithmetic with days: weeks, ages, months, working days.

Belongs here: what every rule about dates shares, on plain ``datetime.date`` values handed in.
Does not belong here: today's date (the clock port knows it), which days are closed (``forms.closed_days``), and how a
date reads in Danish (``wording``).

Two rules stand behind everything: a step of months that would leave the month ends on its last day, and where a law
can be read in two ways the earlier date is taken, since keeping it keeps both.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True, order=True)
class IsoWeek:
    """A week as Danes count them (ISO 8601): the year it belongs to and its number, 1 to 53."""

    year: int
    week: int

    @property
    def monday(self) -> date:
        """The first day of the week."""
        return date.fromisocalendar(self.year, self.week, 1)


def iso_week(day: date) -> IsoWeek:
    """The week ``day`` lies in; the first days of January may belong to the year before."""
    year, week, _ = day.isocalendar()
    return IsoWeek(year, week)


def add_months_clamped(day: date, months: int) -> date:
    """``day`` moved by ``months`` (may be negative); the 31st becomes the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def birthday(birth: date, years: int, months: int = 0) -> date:
    """The day somebody born on ``birth`` turns ``years`` (and ``months``: 17½ is 17 years and 6 months).

    Born on 29 February means 28 February in other years: the earlier of the two possible readings.
    """
    return add_months_clamped(birth, years * 12 + months)


def age_on(birth: date, day: date) -> int:
    """Whole years on ``day``; *fylder 16* is the day itself. Negative before birth."""
    years = day.year - birth.year
    return years if birthday(birth, years) <= day else years - 1


def is_working_day(day: date, closed: Collection[date], *, saturday_counts: bool = True) -> bool:
    """Whether ``day`` counts as *hverdag*; Saturdays do unless told otherwise, since that gives the earlier deadline."""
    if day.weekday() == SUNDAY or day in closed:
        return False
    return saturday_counts or day.weekday() != SATURDAY


def add_working_days(day: date, count: int, closed: Collection[date], *, saturday_counts: bool | None = None) -> date:
    """The ``count``-th working day after ``day``, before it when negative; the day itself is not counted (rule D01).

    ``saturday_counts`` None takes the reading with the earlier date: Saturdays count forwards, not backwards.
    """
    counts = count >= 0 if saturday_counts is None else saturday_counts
    step = timedelta(days=1 if count > 0 else -1)
    reached, left = day, abs(count)
    while left:
        reached += step
        if is_working_day(reached, closed, saturday_counts=counts):
            left -= 1
    return reached


def period_end(day: date, months: int) -> date:
    """The last day of the period of ``months`` (1, 3, 6 or 12) the ``day`` lies in; periods begin with the year."""
    if months not in (1, 3, 6, 12):
        raise ValueError("no period of a year has so many months")
    last = ((day.month - 1) // months + 1) * months
    return date(day.year, last, calendar.monthrange(day.year, last)[1])
