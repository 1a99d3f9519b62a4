"""Deadlines and reminders as dated rules.

Belongs here: the shape of a rule, what can start and stop it, the day it falls due, which version of it holds when.
Does not belong here: the rules (``resources/rules/``), what runs for whom (``clocks.py``), who is reminded (use cases).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from ungeapp.domain.dates import add_months_clamped, add_working_days, period_end
from ungeapp.domain.scheduling import NoOpenSlot, WeeklySlot, nearest_slot


class Standing(StrEnum):
    """How binding a rule is. ``GUIDANCE`` is what a ministry tells of a law: no law, and never red."""

    LAW = "law"
    GUIDANCE = "guidance"
    LOCAL = "local"
    METHOD = "method"
    PRACTICE = "practice"


class OffsetUnit(StrEnum):
    """What the distance is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working-days"
    MONTHS = "months"


class Trigger(StrEnum):
    """What can start a clock. In a rule's ``starts`` a colon and a code may follow: ``report:left``."""

    BIRTHDAY = "birthday"
    REPORT = "report"
    COUNTER = "absence-counter"
    CIRCUMSTANCE = "circumstance"
    STATUS = "status"
    SCHOOL_LEFT = "school-left"
    PLAN_STARTED = "plan-started"
    PLAN_AGREED = "plan-agreed"
    CONSENT_GIVEN = "consent-given"
    HANDOVER_OFFERED = "handover-offered"
    PROGRESS = "progress"
    SERIES = "series"
    EVENT = "event"
    MEETING_PLANNED = "meeting-planned"
    PERIOD_END = "period-end"


class Stop(StrEnum):
    """What can stop a clock. Every clock can also be answered by hand; ``BY_HAND`` says that nothing else tells."""

    BY_HAND = "by-hand"
    CONTACT = "contact"
    OFFER = "offer"
    NOTIFICATION = "notification"
    TALK = "talk"
    MEETING_HELD = "meeting-held"
    CIRCUMSTANCE = "circumstance"
    CONSENT_GIVEN = "consent-given"
    CONSENT_SETTLED = "consent-settled"
    PLAN_AGREED = "plan-agreed"
    DUTY_TOLD = "duty-told"
    HANDOVER_SAFE = "handover-safe"
    COORDINATOR_NAMED = "coordinator-named"
    RESPONSIBILITY_KEPT = "responsibility-kept"
    SUPPORT_ROLE = "support-role"
    SUPPORT_CHECKED = "support-checked"
    SUPPORT_ENDED = "support-ended"
    REFERRAL = "referral"
    PROGRESS = "progress"


class Fit(StrEnum):
    """What the reckoned day is moved to."""

    NEAREST_SLOT = "nearest-slot"
    LAST_RESERVED = "last-reserved"
    NEXT_RESERVED = "next-reserved"
    END_OF_MONTH = "end-of-month"
    END_OF_QUARTER = "end-of-quarter"
    END_OF_HALF_YEAR = "end-of-half-year"
    END_OF_YEAR = "end-of-year"


PERIODS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
"""What ``period-end:`` can be followed by, in months."""

_ENDS = {Fit.END_OF_MONTH: 1, Fit.END_OF_QUARTER: 3, Fit.END_OF_HALF_YEAR: 6, Fit.END_OF_YEAR: 12}


_WITHIN_DAYS = 366  # reserved weeks return every year: one farther away belongs to another year


def head(code: str) -> str:
    """What a code is of: ``report`` of ``report:left``."""
    return code.partition(":")[0]


def fits(asked: str, told: str) -> bool:
    """Whether what was told is what is asked for: the same, or of the kind that is asked for."""
    return told == asked or told.startswith(f"{asked}:")


def _no_slot(_format: str) -> None:
    """No time of the week is fixed."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a day is reckoned with: closed days, the fixed time of the week, the days of the reserved weeks.

    ``slot`` gives the fixed time of the format with an id, "" of no format; None where none is set. ``saturday_counts``
    None takes the earlier of the two readings of *hverdage*.
    """

    closed: Collection[date] = frozenset()
    slot: Callable[[str], WeeklySlot | None] = _no_slot
    reserved: tuple[date, ...] = ()
    saturday_counts: bool | None = None

    def fit(self, day: date, fit: Fit | None, format: str = "") -> date:
        """``day`` moved as the rule about a meeting of ``format`` says; the day itself where no slot or week is set."""
        if fit is None:
            return day
        if fit in _ENDS:
            return period_end(day, _ENDS[fit])
        if fit is Fit.NEAREST_SLOT:
            slot = self.slot(format)
            try:
                return nearest_slot(day, slot, self.closed) if slot is not None else day
            except NoOpenSlot:
                return day
        open_days = [one for one in self.reserved if one not in self.closed and abs((one - day).days) <= _WITHIN_DAYS]
        if fit is Fit.LAST_RESERVED:
            if all(one.isocalendar().year < day.isocalendar().year for one in self.reserved):
                return day  # that year's weeks are not set yet: those of another say nothing of it
            return max((one for one in open_days if one <= day), default=day)
        return min((one for one in open_days if one >= day), default=day)


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """After ``trigger`` something must have happened (``stop``) within a distance, which may be negative or unset.

    ``trigger`` and ``stop`` are sentences, ``starts`` and ``stops`` the same for the engine (``Trigger``, ``Stop``).
    ``when`` are circumstances of which one must hold on the day of the trigger; for a birthday the day before will do
    too. ``offset`` None: the municipality sets it, and has not. ``age_years`` and ``age_months`` are which birthday
    starts it. ``on_month`` and ``on_day`` name a fixed day of the year, the next one after the trigger. ``fit`` moves
    the day. ``or_starts`` start it where none of ``starts`` holds on that day or begins later: the same event, written
    elsewhere. ``reckon_from`` is the event it is counted from instead of the trigger, mostly backwards; ``or_trigger``
    takes the trigger while there is none.

    ``from_age`` and ``to_age`` are whole years on the day of the trigger; a clock ends when ``to_age`` is past.
    ``early_counts``: what happened before the trigger stops it too. ``also_running``: this version takes over the
    clocks that run on ``valid_from``. ``until_answered``: what began of ``when`` counts after its end too, unless an
    assessment ended it, and ``to_age`` ends nothing in silence: the clock stands until somebody says why not, at the desk
    that has the case (D11).
    ``on_request``: it runs only where a municipality's profile has it.
    ``runs`` False: a value other rules read, with no clock of its own. ``on_today`` False: *I dag* tells of it in
    another row already. ``units`` are the keys of the units whose desks a report is asked of (D25); none: of every desk.
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
    from_age: int | None = None
    to_age: int | None = None
    starts: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    fit: Fit | None = None
    reckon_from: tuple[str, ...] = ()
    or_starts: tuple[str, ...] = ()
    or_trigger: bool = False
    early_counts: bool = False
    also_running: bool = False
    until_answered: bool = False
    on_request: bool = False
    runs: bool = True
    on_today: bool = True
    units: tuple[str, ...] = ()

    def asks_desk(self, unit: str) -> bool:
        """Whether the desk of the unit with this full key is asked."""
        return not self.units or unit.rpartition("/")[2] in self.units

    @property
    def started_by(self) -> tuple[str, ...]:
        """Every code that can start it."""
        return (*self.starts, *self.or_starts)

    @property
    def meets(self) -> tuple[str, ...]:
        """The ids of the formats whose meetings meet it, as the rule names them."""
        held = f"{Stop.MEETING_HELD}:"
        found = (one.removeprefix(held).partition(":")[0] for one in self.stops if one.startswith(held))
        return tuple(dict.fromkeys(found))

    def stopped_by(self, stop: Stop) -> bool:
        """Whether something of this kind meets it."""
        return any(head(one) == stop for one in self.stops)

    def valid_on(self, day: date) -> bool:
        """Whether the rule holds on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def is_for(self, age: int | None) -> bool:
        """Whether somebody of this age is meant; nobody is guessed to be fifteen."""
        if age is None:
            return self.from_age is None and self.to_age is None
        return (self.from_age is None or self.from_age <= age) and (self.to_age is None or age <= self.to_age)

    def due(
        self, trigger: date, closed: Collection[date] = frozenset(), *, saturday_counts: bool | None = None
    ) -> date | None:
        """The last day in time, reckoned from the day of the trigger; None when no distance is set."""
        return self.due_in(trigger, Calendar(closed, saturday_counts=saturday_counts))

    def due_in(self, trigger: date, calendar: Calendar) -> date | None:
        """The last day in time by this calendar: the distance first, then what the day is moved to."""
        if self.on_month is not None and self.on_day is not None:
            this_year = date(trigger.year, self.on_month, self.on_day)
            return self._fitted(
                this_year if trigger < this_year else date(trigger.year + 1, self.on_month, self.on_day), calendar
            )
        if self.offset is None:
            return None
        if self.unit is OffsetUnit.MONTHS:
            reached = add_months_clamped(trigger, self.offset)
        elif self.unit is OffsetUnit.WORKING_DAYS:
            reached = add_working_days(trigger, self.offset, calendar.closed, saturday_counts=calendar.saturday_counts)
        else:
            reached = trigger + timedelta(days=self.offset)
        return self._fitted(reached, calendar)

    def _fitted(self, day: date, calendar: Calendar) -> date:
        """The day moved as ``fit`` says, to the time that is kept for the first format it is about."""
        return calendar.fit(day, self.fit, next(iter(self.meets), ""))


_MACHINE = (
    "age_years",
    "age_months",
    "from_age",
    "to_age",
    "starts",
    "or_starts",
    "when",
    "stops",
    "fit",
    "reckon_from",
    "or_trigger",
    "early_counts",
    "until_answered",
    "runs",
    "on_today",
)


def taking_over(own: DeadlineRule, shipped: Iterable[DeadlineRule]) -> DeadlineRule:
    """A municipality's own rule; what it does not say about its trigger it takes over from the shipped one of its id."""
    if own.starts:
        return own
    same = [one for one in shipped if one.id == own.id]
    return replace(own, **{name: getattr(same[-1], name) for name in _MACHINE}) if same else own


@dataclass(frozen=True)
class RuleBook:
    """Every version of every rule: the shipped ones, and a municipality's own, which stand in place of them.

    A shipped rule that runs on request alone lends a municipality's own one what starts and stops it, and never runs.
    """

    shipped: tuple[DeadlineRule, ...]
    own: tuple[DeadlineRule, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, tuple[DeadlineRule, ...]]:
        found: dict[str, list[DeadlineRule]] = {one.id: [] for one in (*self.shipped, *self.own)}
        for one in self.own:
            found[one.id].append(taking_over(one, self.shipped))
        for one in self.shipped:
            if not one.on_request:
                found[one.id].append(one)
        return {id: tuple(them) for id, them in found.items()}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids there are, in the order of the files."""
        return tuple(self._by_id)

    def versions(self, id: str) -> tuple[DeadlineRule, ...]:
        """All versions of one rule, a municipality's own first."""
        return self._by_id.get(id, ())

    def version(self, id: str, day: date) -> DeadlineRule | None:
        """The version that holds on ``day``."""
        return next((one for one in self.versions(id) if one.valid_on(day)), None)

    def on(self, day: date) -> tuple[DeadlineRule, ...]:
        """All rules that hold on ``day``."""
        return tuple(found for id in self.ids if (found := self.version(id, day)) is not None)

    def later(self, rule: DeadlineRule, since: date, today: date) -> DeadlineRule | None:
        """The version that has taken over the clocks that ran ``since`` before it came; None while there is none."""
        found = [
            one
            for one in self.versions(rule.id)
            if one.also_running and one.valid_from is not None and since < one.valid_from <= today
        ]
        return max(found, key=lambda one: one.valid_from or date.min, default=None)
