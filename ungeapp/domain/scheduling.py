"""When the meetings of a series should take place, and what happens when the dates they follow change.

Belongs here: the weekly slot, the search for a date, proposals for a series, the consequence of an event.
Does not belong here: the format itself (``formats.py``), which days are closed (handed in as a set), the calendar
file, and planned meetings as kept (``meetings.py``).

Source of the rules: Viborg TULU 2016, sheet 4 (document rows D15 and D16): first meeting as soon as possible, the
next one a fixed number of days after an event, both in one fixed weekly slot.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from ungeapp.domain.dates import birthday
from ungeapp.domain.formats import Acute, AtAge, Earliest, MeetingDefinition, MeetingFormat, Within, stopped_by

Day = date  # a field below is called ``date``

_SATURDAY = 5
UNTOLD_NOTICE = 1
"""Days of notice where neither the meeting nor the profile tells any: nobody can be called for the very day (D15)."""
_WEEKS_SEARCHED = 104  # a slot closed for two years on end is a wrong setting, not a busy calendar


@dataclass(frozen=True, slots=True)
class WeeklySlot:
    """The fixed time of the week kept free for these meetings; ``weekday`` 0 is Monday.

    ``weekday`` None: no time is kept free, so that any day from Monday to Friday will do.
    """

    weekday: int | None
    start: time
    end: time

    def __post_init__(self) -> None:
        if self.weekday is not None and not 0 <= self.weekday <= 6:
            raise ValueError("weekday is not 0 to 6")
        if self.start >= self.end:
            raise ValueError("the slot ends before it starts")

    def falls_on(self, day: date) -> bool:
        """Whether ``day`` is of the weekday that is kept free; an office day where none is."""
        return day.weekday() == self.weekday if self.weekday is not None else day.weekday() < 5


class NoOpenSlot(ValueError):
    """Every slot within reach is closed or taken: the settings cannot be right."""


def _days_from(day: date, slot: WeeklySlot) -> Iterator[date]:
    """The days of the slot from ``day`` on, as far as is searched."""
    for number in range(7 * _WEEKS_SEARCHED):
        found = day + timedelta(days=number)
        if slot.falls_on(found):
            yield found


def first_slot(
    today: date,
    notice_days: int,
    slot: WeeklySlot,
    closed: Collection[date],
    taken: Collection[date] = (),
) -> date:
    """The first open slot at least ``notice_days`` after ``today``; ``taken`` days are passed over as closed ones are."""
    for day in _days_from(today + timedelta(days=max(notice_days, 0)), slot):
        if day not in closed and day not in taken:
            return day
    raise NoOpenSlot


def nearest_slot(target: date, slot: WeeklySlot, closed: Collection[date], not_before: date = date.min) -> date:
    """The open slot nearest to ``target`` and not before ``not_before``; of two equally near ones the earlier."""
    middle = max(target, not_before)
    for distance in range(7 * _WEEKS_SEARCHED):
        for day in (middle - timedelta(days=distance), middle + timedelta(days=distance)):  # the earlier one first
            if day >= not_before and slot.falls_on(day) and day not in closed:
                return day
    raise NoOpenSlot


def first_open_day(day: date, closed: Collection[date]) -> date:
    """The first working day on or after ``day``."""
    for _ in range(_WEEKS_SEARCHED * 7):
        if day.weekday() < _SATURDAY and day not in closed:
            return day
        day += timedelta(days=1)
    raise NoOpenSlot


def day_within(deadline: date, earliest: date, today: date, closed: Collection[date]) -> date:
    """The first working day from ``earliest`` on, or the last one up to ``deadline`` where that would be too late.

    Where the deadline leaves no working day any more, the next one from ``today`` on.
    """
    day = first_open_day(max(earliest, today), closed)
    if day <= deadline:
        return day
    for back in range((deadline - today).days + 1):
        before = deadline - timedelta(days=back)
        if first_open_day(before, closed) == before:
            return before
    return first_open_day(today, closed)


def last_slot(
    target: date,
    slot: WeeklySlot,
    closed: Collection[date],
    today: date,
    fits: Callable[[date], bool] = lambda day: True,
) -> date:
    """The last open slot up to ``target``, never before ``today``; where none is left, the first one there is."""
    for back in range((target - today).days + 1):
        day = target - timedelta(days=back)
        if slot.falls_on(day) and day not in closed and fits(day):
            return day
    return first_slot(today, 0, slot, closed)


@dataclass(frozen=True, slots=True)
class Proposal:
    """When a meeting of the series should take place.

    ``event`` and ``event_date`` are what the date was reckoned from (None for a meeting that is to be held as soon as
    possible), ``days`` the distance; ``provisional`` while only the expected event is known.
    """

    meeting: str
    date: Day
    start: time
    end: time
    provisional: bool
    event: str | None = None
    event_date: Day | None = None
    days: int = 0


AGE = "age"  # what ``Proposal.event`` says for a meeting that follows the young person's age


def _proposal(meeting: MeetingDefinition, day: date, slot: WeeklySlot, provisional: bool) -> Proposal:
    end = (datetime.combine(day, slot.start) + timedelta(minutes=meeting.duration_minutes)).time()
    return Proposal(meeting.key, day, slot.start, end, provisional)


def propose(
    meeting: MeetingDefinition,
    events: Mapping[str, date],
    today: date,
    slot: WeeklySlot,
    closed: Collection[date],
    notice_days: int | None = None,
    birth_date: date | None = None,
    taken: Collection[date] = (),
    reserved: Collection[date] = (),
) -> Proposal | None:
    """The date for one meeting, or None while what it follows is unknown. Never in the past.

    ``notice_days`` is the profile's value; what the meeting itself says comes first, and unset means the next day.
    ``reserved`` are the days of the weeks the profile keeps free (7.4.B); without any ahead, every week will do.
    """
    timing = meeting.timing
    usual = UNTOLD_NOTICE if notice_days is None else notice_days
    if isinstance(timing, Acute):
        return _proposal(meeting, first_open_day(today + timedelta(days=1), closed), slot, False)
    if isinstance(timing, Earliest):
        notice = timing.notice_days if timing.notice_days is not None else usual
        earliest = today + timedelta(days=notice)
        if not meeting.fixed_slot:
            return _proposal(meeting, first_open_day(earliest, closed), slot, False)
        return _proposal(meeting, first_slot(today, notice, slot, closed, taken), slot, False)
    if isinstance(timing, AtAge):
        return _at_age(meeting, timing, birth_date, today, slot, closed, reserved)
    if isinstance(timing, Within):
        begun = events.get(timing.event)
        if begun is None:
            return None
        deadline = begun + timedelta(days=timing.days)
        day = day_within(deadline, today + timedelta(days=usual), today, closed)
        return replace(_proposal(meeting, day, slot, False), event=timing.event, event_date=begun, days=timing.days)
    provisional = timing.event not in events
    event = timing.provisional if provisional and timing.provisional else timing.event
    when, days = events.get(event), timing.days
    if when is None:
        return None
    target = when + timedelta(days=days)
    if meeting.fixed_slot:
        day = nearest_slot(target, slot, closed, today)
    else:
        day = first_open_day(max(target, today), closed)
    return replace(_proposal(meeting, day, slot, provisional), event=event, event_date=when, days=days)


def _at_age(
    meeting: MeetingDefinition,
    timing: AtAge,
    birth_date: date | None,
    today: date,
    slot: WeeklySlot,
    closed: Collection[date],
    reserved: Collection[date],
) -> Proposal | None:
    reached = birth_date and birthday(birth_date, timing.years, timing.months)
    if reached is None or (timing.skip_if_past and reached < today):
        return None
    if timing.no_later:
        kept = reserved if timing.reserved_weeks else ()
        day = last_slot(reached, slot, closed, today, lambda one: not kept or one in kept)
        if kept and day not in kept:  # no such week is left before the birthday
            day = last_slot(reached, slot, closed, today)
    else:
        day = nearest_slot(reached, slot, closed, today)
    return replace(_proposal(meeting, day, slot, False), event=AGE, event_date=reached, days=0)


def proposed_dates(
    meeting_format: MeetingFormat,
    events: Mapping[str, date],
    today: date,
    slot: WeeklySlot,
    closed: Collection[date],
    *,
    notice_days: int | None = None,
    birth_date: date | None = None,
    taken: Collection[date] = (),
    reserved: Collection[date] = (),
) -> list[Proposal]:
    """A date for each meeting of the series that can have one; nothing once a stop event is on record."""
    if stopped_by(meeting_format, events) is not None:
        return []
    found = (
        propose(one, events, today, slot, closed, notice_days, birth_date, taken, reserved)
        for one in meeting_format.meetings
    )
    return [one for one in found if one is not None]


class Stage(StrEnum):
    """How far a planned meeting has come, as far as its date is concerned."""

    PLANNED = "planned"
    CALLED = "called"
    OVER = "over"  # held or cancelled


class Consequence(StrEnum):
    """What a new or changed event means for a planned meeting."""

    KEEP = "keep"
    MOVE = "move"  # by itself, without asking
    SUGGEST = "suggest"  # somebody chose the date by hand: ask
    CALL_AGAIN = "call-again"  # already called: the task *Flyt og indkald igen*
    DROP = "drop"  # the series has stopped, nobody was called
    CALL_OFF = "call-off"  # the series has stopped and people were called: they must be told


def moved(
    stage: Stage,
    planned: date,
    provisional: bool,
    proposal: Proposal | None,
    *,
    by_hand: bool = False,
    stopped: bool = False,
) -> Consequence:
    """What becomes of a meeting planned for ``planned`` when ``proposal`` is what its events say now.

    A meeting that follows no event keeps its date. The same date that is certain now counts as a move (the mark
    *provisional* goes), unless people were called to it already.
    """
    if stage is Stage.OVER:
        return Consequence.KEEP
    if stopped:
        return Consequence.CALL_OFF if stage is Stage.CALLED else Consequence.DROP
    if proposal is None or proposal.event is None:
        return Consequence.KEEP
    if proposal.date == planned:
        certain_now = provisional and not proposal.provisional
        return Consequence.MOVE if certain_now and stage is Stage.PLANNED else Consequence.KEEP
    if stage is Stage.CALLED:
        return Consequence.CALL_AGAIN
    return Consequence.SUGGEST if by_hand else Consequence.MOVE
