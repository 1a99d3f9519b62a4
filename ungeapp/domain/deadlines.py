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


class MetBy(StrEnum):
    """What meets a rule that a report of absence started."""

    CONTACT = "contact"
    OFFER = "offer"
    NOTIFICATION = "notification"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """After ``trigger`` something must have happened (``stop``) within a distance, which may be negative or unset.

    ``offset`` None: the municipality sets it, and has not. ``age_years`` and ``age_months`` are set when the trigger
    is that age; the day is then reckoned from the birthday. ``on_month`` and ``on_day`` name a fixed day of the year,
    the next one after the trigger. ``reports`` are the codes of the reports of absence that start it, for those who are
    ``from_age`` to ``to_age`` whole years old on the day of the report, and ``met_by`` what
    stops it.
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
    on_month: int | None = None
    on_day: int | None = None
    reports: tuple[str, ...] = ()
    from_age: int | None = None
    to_age: int | None = None
    met_by: MetBy = MetBy.CONTACT

    def valid_on(self, day: date) -> bool:
        """Whether the rule holds on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def started_by(self, report: str, age: int | None) -> bool:
        """Whether a report of absence with this code starts the rule for somebody of this age (None: unknown)."""
        if report not in self.reports:
            return False
        bounded = self.from_age is not None or self.to_age is not None
        if age is None:
            return not bounded  # nobody is guessed to be fifteen
        return (self.from_age is None or self.from_age <= age) and (self.to_age is None or age <= self.to_age)

    def due(self, trigger: date, closed: Collection[date], *, saturday_counts: bool = True) -> date | None:
        """The last day in time, reckoned from the day of the trigger; None when no distance is set."""
        if self.on_month is not None and self.on_day is not None:
            this_year = date(trigger.year, self.on_month, self.on_day)
            return this_year if trigger < this_year else date(trigger.year + 1, self.on_month, self.on_day)
        if self.offset is None:
            return None
        if self.unit is OffsetUnit.MONTHS:
            return add_months_clamped(trigger, self.offset)
        if self.unit is OffsetUnit.WORKING_DAYS:
            return add_working_days(trigger, self.offset, closed, saturday_counts=saturday_counts)
        return trigger + timedelta(days=self.offset)


def merged_rules(
    shipped: Collection[DeadlineRule], local: Collection[DeadlineRule], day: date
) -> tuple[DeadlineRule, ...]:
    """The rules that hold on ``day``: a municipality's own one stands in place of the shipped one with the same id."""
    own = [one for one in local if one.valid_on(day)]
    ids = {one.id for one in own}
    return (*(one for one in shipped if one.valid_on(day) and one.id not in ids), *own)
