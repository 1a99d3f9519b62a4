"""Meetings as they are planned, called, held and closed.

Belongs here: meetings, participants, what was answered to each item, facts and events a format asks for, as records.
Does not belong here: what a format is (``formats.py``) and when it proposes a meeting (``scheduling.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ungeapp.domain.formats import Obligation
from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import CarriesPart, Record, kind


class MeetingState(StrEnum):
    """provisional → called → closed, or cancelled. A provisional one moves by itself with its event."""

    PROVISIONAL = "provisional"
    PLANNED = "planned"
    CALLED = "called"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@kind("meeting")
@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(CarriesPart, Record):
    """A meeting. ``format`` is ``owner/id/version`` of the definition it was started with and keeps for ever.

    ``series`` ties the meetings of one course together; ``step`` is the key of the entry in the format.
    ``public_title`` alone stands on letters and in calendars. ``sequence`` counts the calls (calendar updates).
    ``part`` is declared by the format and guards what would reveal it: format, series, step and ``reckoned_from`` (the
    event the date follows).
    """

    format: str = of(Scope.OWN, "")
    series: str = of(Scope.OWN, "")
    step: str = of(Scope.OWN, "")
    title: str = of(Scope.LOCAL, "")
    public_title: str = of(Part.MEETINGS, "")
    starts: datetime | None = of(Part.MEETINGS, None)
    minutes_long: int = of(Part.MEETINGS, 90)
    place: str = of(Part.MEETINGS, "")
    leader: str = of(Part.MEETINGS, "")
    minute_taker: str = of(Part.MEETINGS, "")
    contact_phone: str = of(Part.MEETINGS, "")
    state: MeetingState = of(Part.MEETINGS, MeetingState.PLANNED)
    state_reason: str = of(Part.MEETINGS, "")
    set_by_hand: bool = of(Scope.LOCAL, False)
    reckoned_from: str = of(Scope.OWN, "")
    sequence: int = of(Scope.LOCAL, 0)
    called_on: date | None = of(Scope.LOCAL, None)
    closed_at: datetime | None = of(Part.MEETINGS, None)
    journalised_on: date | None = of(Scope.LOCAL, None)
    part: Part = of(Scope.OWN, Part.MEETINGS)


class Reply(StrEnum):
    """What a participant answered: *ikke svaret, kommer, afbud*."""

    NONE = "none"
    COMES = "comes"
    DECLINES = "declines"


class Attendance(StrEnum):
    """Who was in the room: *ukendt, mødt, kom senere, afbud, udeblevet*."""

    UNKNOWN = "unknown"
    CAME = "came"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"


@kind("participant")
@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(CarriesPart, Record):
    """One participant of one meeting. ``role`` is the format's role code; municipal staff are summoned, others invited.

    ``is_young_person`` marks her own place. ``network_person`` links to the network map. ``part`` is what the mere
    presence of the role tells; ``public_label`` stands where that part is not released.
    """

    meeting: str = of(Part.MEETINGS, "")
    role: str = of(Scope.OWN, "")
    label: str = of(Scope.OWN, "")
    public_label: str = of(Part.MEETINGS, "")
    name: str = of(Part.MEETINGS, "")
    organisation: str = of(Scope.OWN, "")
    unit: str = of(Scope.OWN, "")
    postal_address: str = of(Scope.LOCAL, "")
    municipal: bool = of(Part.MEETINGS, False)
    private: bool = of(Part.MEETINGS, False)
    is_young_person: bool = of(Part.MEETINGS, False)
    obligation: Obligation = of(Part.MEETINGS, Obligation.SHOULD)
    network_person: str = of(Scope.LOCAL, "")
    reply: Reply = of(Part.MEETINGS, Reply.NONE)
    attendance: Attendance = of(Part.MEETINGS, Attendance.UNKNOWN)
    order: int = of(Part.MEETINGS, 0)
    part: Part = of(Scope.OWN, Part.MEETINGS)


def item_id(meeting: str, key: str) -> str:
    """The id of what a meeting answered to an item: two desks writing it write the same record."""
    return derived_id("item", meeting, key)


class ItemOutcome(StrEnum):
    """An output is done, or not reached for a reason and then carried over."""

    OPEN = "open"
    DONE = "done"
    NOT_REACHED = "not-reached"


@kind("meeting-item")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingItem(CarriesPart, Record):
    """Note, own words and outcome of one agenda item or output of one meeting; an agenda item is *done* when it is marked
    as talked about.
    """

    meeting: str = of(Scope.OWN, "")
    key: str = of(Scope.OWN, "")
    note: str = of(Scope.OWN, "")
    own_words: str = of(Scope.OWN, "")
    choice: str = of(Scope.OWN, "")
    outcome: ItemOutcome = of(Scope.OWN, ItemOutcome.OPEN)
    reason: str = of(Scope.OWN, "")
    carried_from: str = of(Scope.OWN, "")
    part: Part = of(Scope.OWN, Part.NOTES)


def fact_id(series: str, key: str) -> str:
    """The id of one fact of one course."""
    return derived_id("fact", series, key)


@kind("fact")
@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(CarriesPart, Record):
    """An answer a format asks for about the person (a date, yes/no, a choice), as plain text; ``part`` is declared there.

    ``value`` is an ISO date, ``yes``/``no``, an option's code or text; empty means not known.
    """

    series: str = of(Scope.OWN, "")
    key: str = of(Scope.OWN, "")
    value: str = of(Scope.OWN, "")
    told_on: date | None = of(Scope.OWN, None)
    part: Part = of(Scope.OWN, Part.NOTES)


class SeriesState(StrEnum):
    """A course of a format runs, is finished, or was stopped (its reminders with it)."""

    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"


@kind("series")
@dataclass(frozen=True, slots=True, kw_only=True)
class Series(CarriesPart, Record):
    """One course of a meeting format for one person. Whoever became aware first convenes and runs it.

    ``new_case``: why it is about another case than an earlier one, where the law limits the meetings about the same.
    """

    format: str = of(Scope.OWN, "")
    convener_unit: str = of(Scope.OWN, "")
    convener: str = of(Scope.OWN, "")
    aware_on: date | None = of(Scope.OWN, None)
    state: SeriesState = of(Scope.OWN, SeriesState.RUNNING)
    stopped_because: str = of(Scope.LOCAL, "")
    stopped_on: date | None = of(Scope.OWN, None)
    part: Part = of(Scope.OWN, Part.MEETINGS)
    new_case: str = of(Part.NOTES, "")
