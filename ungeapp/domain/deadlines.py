"""Deadlines and reminders as dated rules.

Belongs here: the shape of a rule and the day it falls due.
Does not belong here: the rules (``resources/rules/``), who is reminded of what and how often (use cases).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ungeapp.domain.dates import add_months_clamped, add_working_days


class Standing(StrEnum):
    """How binding a rule is."""

    LAW = "law"
    LOCAL = "local"
    METHOD = "method"
    PRACTICE = "practice"


class OffsetUnit(StrEnum):
    """What the distance is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working-days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """After ``trigger`` something must have happened (``stop``) within a distance, which may be negative or unset.

    ``offset`` None: the municipality sets it, and has not. ``age_years`` and ``age_months`` are set when the trigger
    is that age; the day is then reckoned from the birthday.
    """

    id: str
    title: str
    trigger: str
    stop: str
    offset: int | None
    unit: OffsetUnit
    standing: Standing
    source: str
    valid_from: date | None
    valid_to: date | None
    age_years: int | None = None
    age_months: int = 0

    def valid_on(self, day: date) -> bool:
        """Whether the rule holds on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def due(self, trigger: date, closed: Collection[date], *, saturday_counts: bool = True) -> date | None:
        """The last day in time, reckoned from the day of the trigger; None when no distance is set."""
        if self.offset is None:
            return None
        if self.unit is OffsetUnit.MONTHS:
            return add_months_clamped(trigger, self.offset)
        if self.unit is OffsetUnit.WORKING_DAYS:
            return add_working_days(trigger, self.offset, closed, saturday_counts=saturday_counts)
        return trigger + timedelta(days=self.offset)
