"""What is worth knowing about the day of a meeting: what stands against it here, and why a course proposed it.

Belongs here: both, as values. Does not belong here: finding a day (``domain/scheduling.py``), sentences, forbidding
anything: whoever plans the meeting decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.clocks import Clock, running
from ungeapp.domain.dates import birthday
from ungeapp.domain.deadlines import Stop
from ungeapp.domain.formats import AtAge, Earliest, EventKind, MeetingFormat, Offset, Timing, Within, read_events
from ungeapp.domain.meetings import Meeting, MeetingState, Series
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.phone_book import PhoneEntry, own_entry_id
from ungeapp.usecases.clocks import ClockUseCases
from ungeapp.usecases.courses import answers_of, format_followed
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork

_PROPOSED = (MeetingState.PROVISIONAL, MeetingState.PLANNED)


class Against(StrEnum):
    """What stands against a day: one is away oneself, a public holiday, a day the municipality is closed."""

    AWAY = "away"
    HOLIDAY = "holiday"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyDay:
    """Why a course proposes a day: what its format says, reckoned from ``event`` on ``event_on`` where it follows one.

    ``ahead`` are the days the format knows of and that are still to come, where it says no more than *as soon as
    possible*. ``deadline`` runs until this very meeting is held.
    """

    timing: Timing
    event: str = ""
    event_on: date | None = None
    ahead: tuple[tuple[str, date], ...] = ()
    deadline: Clock | None = None


class MeetingDayUseCases:
    """Looks at the day of a meeting."""

    def __init__(self, desk: Desk, clocks: ClockUseCases) -> None:
        self._desk = desk
        self._clocks = clocks

    def against(self, day: date) -> Against | None:
        """What stands against a meeting on ``day`` at this desk."""
        desk, profile = self._desk, self._desk.profile
        with desk.looking() as uow:
            mine = uow.find(PhoneEntry, own_entry_id(desk.author.identity))
        if mine is not None and mine.stands_in(day):
            return Against.AWAY
        if day in profile.closed_dates or any(one.in_year(day.year) == day for one in profile.closed_days):
            return Against.CLOSED
        return Against.HOLIDAY if day in desk.closed_days() else None

    def proposed(self, person: str) -> Mapping[str, WhyDay]:
        """Why each meeting of the young person that nobody has set a day for stands where it does, by its id."""
        with self._desk.looking() as uow:
            whose = uow.get(YoungPerson, person)
            found = [
                one
                for one in uow.of(Meeting, person)
                if one.state in _PROPOSED and not one.set_by_hand and one.starts and one.step
            ]
            if not found:
                return {}
            clocks = running(self._clocks.among(whose, uow.everything(person), uow))
            told = ((one, uow.find(Series, one.series)) for one in found)
            return {one.id: self._why(uow, one, course, whose, clocks) for one, course in told if course is not None}

    def _why(
        self, uow: UnitOfWork, meeting: Meeting, course: Series, person: YoungPerson, clocks: Iterable[Clock]
    ) -> WhyDay:
        format = format_followed(self._desk, uow, meeting)
        events = read_events(format, answers_of(uow, course))
        held = f"{Stop.MEETING_HELD}:{format.ref.id}:{meeting.step}"
        deadline = next((one for one in clocks if held in one.rule.stops and one.due), None)
        timing = format.meeting(meeting.step).timing
        if isinstance(timing, AtAge):
            reached = birthday(person.birth_date, timing.years, timing.months) if person.birth_date else None
            return WhyDay(timing=timing, event_on=reached, deadline=deadline)
        if isinstance(timing, Offset | Within):
            key = meeting.reckoned_from or timing.event
            label = next((one.label for one in format.events if one.key == key), "")
            return WhyDay(timing=timing, event=label, event_on=events.get(key), deadline=deadline)
        ahead = self._ahead(format, events) if isinstance(timing, Earliest) else ()
        return WhyDay(timing=timing, ahead=ahead, deadline=deadline)

    def _ahead(self, format: MeetingFormat, events: Mapping[str, date]) -> tuple[tuple[str, date], ...]:
        told = ((one.label, events.get(one.key)) for one in format.events if one.kind is EventKind.EXPECTED)
        return tuple((label, day) for label, day in told if day is not None and day > self._desk.today())
