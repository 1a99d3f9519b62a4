"""Meeting formats: a series of meetings described as data, and what it says once some answers are known.

Belongs here: the shape of a format, and the rules that read it: who takes part, what is asked, what must come out,
which tasks follow, what has stopped it.
Does not belong here: dates (``scheduling.py``), conditions (``conditions.py``), reading files (``forms``), a meeting
that takes place (``meetings.py``), and the words of any one format: those stand in ``resources/formats/`` only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from ungeapp.domain.conditions import Condition, Facts, FactValue, evaluate, missing
from ungeapp.domain.format_frames import Chair, LegalFrame, MeetingKind, Repeat
from ungeapp.domain.parts import Part


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=_Keyed)

SHIPPED = "unge"  # the owner of definitions that come with the program


def _by_key(rows: tuple[K, ...], key: str) -> K:
    for one in rows:
        if one.key == key:
            return one
    raise KeyError(key)


@dataclass(frozen=True, slots=True, order=True)
class FormatRef:
    """Which definition exactly: its owner (``unge`` or a municipality's key), id, version and the file's SHA-256."""

    owner: str
    id: str
    version: int
    sha256: str

    def __str__(self) -> str:
        """``owner/id/version``, as records keep it; the digest tells apart what should never differ."""
        return f"{self.owner}/{self.id}/{self.version}"


class FactKind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes-no"
    DATE = "date"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """A question the format asks about the young person; the answer belongs to ``part``."""

    key: str
    kind: FactKind
    label: str
    part: Part
    options: tuple[Option, ...] = ()

    def value(self, answer: str) -> FactValue | None:
        """The answer as kept (``yes``/``no``, ISO date, option code, text) as a value; None if empty or unfit."""
        if self.kind is FactKind.YES_NO:
            return {"yes": True, "no": False}.get(answer)
        if self.kind is FactKind.DATE:
            try:
                return date.fromisoformat(answer)
            except ValueError:
                return None
        if self.kind is FactKind.CHOICE:
            return answer if any(one.code == answer for one in self.options) else None
        return answer or None

    @staticmethod
    def answer(value: FactValue | None) -> str:
        """The text ``value`` is kept as; the reverse of ``value``."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        return value.isoformat() if isinstance(value, date) else value or ""


class EventKind(StrEnum):
    """What an event does to the series."""

    EXPECTED = "expected"  # a date that is likely: what it decides is provisional
    ACTUAL = "actual"  # it happened
    STOP = "stop"  # it happened, and nothing of the series is proposed or reminded of any more


@dataclass(frozen=True, slots=True)
class EventDefinition:
    """A dated event of the young person's life that the series follows; ``replaces`` names the expected one."""

    key: str
    label: str
    part: Part
    kind: EventKind
    replaces: str | None = None


class Convener(StrEnum):
    """Who calls the meeting and runs it."""

    FIRST_AWARE = "first-aware"  # the officer who first learned of it
    RESPONSIBLE = "responsible"  # the responsible caseworker
    SAME = "same"  # as at the meeting before
    ANY_MUNICIPAL = "any-municipal"  # whoever of the municipality sees the need (7.4.B, change 1)
    UNIT = "unit"  # the unit of ``MeetingDefinition.convener_unit_kind``
    GUIDE = "guide"  # the guidance counsellor


class Obligation(StrEnum):
    """How binding it is to come. ``must`` is for municipal staff alone: others are invited."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


@dataclass(frozen=True, slots=True)
class ParticipantRule:
    """Somebody who takes part by role. ``otherwise`` takes the place when ``when`` does not hold.

    ``part`` is what the mere presence of this role tells about the young person; ``public_label`` is what stands on
    paper for those to whom that part is not released. ``unit`` is a unit's key within the municipality; ``unit_kind``
    instead takes the first unit of that kind in whichever profile the desk has.
    """

    role: str
    label: str
    public_label: str
    obligation: Obligation
    municipal: bool
    private: bool
    part: Part
    unit: str | None = None
    when: Condition | None = None
    otherwise: ParticipantRule | None = None
    unit_kind: str | None = None


class Editor(StrEnum):
    """What can be written under an agenda item; each has its own editor in the room and its own records."""

    OWN_WORDS = "own-words"
    NOTE = "note"
    GOALS = "goals"
    AGREEMENTS = "agreements"
    DECISIONS = "decisions"
    NETWORK = "network"
    CHOICE = "choice"  # the questions in ``asks``


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One point of the agenda. ``public_title`` is the title for those to whom ``part`` is not released.

    A ``required`` one must have an answer before the meeting can be closed.
    """

    key: str
    title: str
    public_title: str
    guidance: str
    part: Part
    editors: tuple[Editor, ...]
    asks: tuple[str, ...] = ()
    when: Condition | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class OutputDefinition:
    """What the meeting must bring: *done*, or *not reached, because …* and then carried over.

    ``names_coordinator``: it is that somebody is named to coordinate. That is asked when the meeting is closed (2-17).
    """

    key: str
    title: str
    public_title: str
    item: str
    when: Condition | None = None
    names_coordinator: bool = False


class MinutesTo(StrEnum):
    """Who gets the minutes; each of them only what they have a basis for (the gate decides that)."""

    PRESENT = "present"
    ABSENT_MUNICIPAL = "absent-municipal"
    ABSENT_EXTERNAL = "absent-external"


@dataclass(frozen=True, slots=True)
class Earliest:
    """As soon as possible: the next open slot at least ``notice_days`` ahead (None: what the profile says)."""

    notice_days: int | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """The slot nearest to ``days`` after ``event``; provisional while only ``provisional`` is known."""

    event: str
    days: int
    provisional: str | None = None


@dataclass(frozen=True, slots=True)
class AtAge:
    """The slot nearest to the day the young person reaches an age.

    ``no_later``: the last slot up to that day instead. ``reserved_weeks``: within the weeks the profile keeps free for
    it, where there are any. ``skip_if_past``: no meeting when the age was passed already.
    """

    years: int
    months: int = 0
    no_later: bool = False
    reserved_weeks: bool = False
    skip_if_past: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """Any open day, at the latest ``days`` after ``event``; the weekly slot is not waited for."""

    event: str
    days: int


@dataclass(frozen=True, slots=True)
class Acute:
    """At once: the next open day, whatever slots and reserved weeks say (7.4.B, change 5)."""


Timing = Earliest | Offset | AtAge | Within | Acute


@dataclass(frozen=True, slots=True)
class MeetingDefinition:
    """One meeting of the series. Letters and calendars use ``public_title`` and nothing else.

    ``called_by`` says in words who calls it, where the code alone says too little. Without ``fixed_slot`` any open day
    will do.
    """

    key: str
    number: int
    title: str
    public_title: str
    timing: Timing
    convener: Convener
    duration_minutes: int
    participants: tuple[ParticipantRule, ...]
    agenda: tuple[AgendaItem, ...]
    outputs: tuple[OutputDefinition, ...]
    minutes_to: tuple[MinutesTo, ...]
    next: str | None = None
    kind: MeetingKind = MeetingKind.NETWORK
    chair: Chair = Chair.CONVENER
    convener_unit_kind: str | None = None
    called_by: str = ""
    fixed_slot: bool = True
    repeat: Repeat | None = None

    @property
    def voice_missing(self) -> bool:
        """Whether it is about a young person who is not asked to come."""
        return self.kind is MeetingKind.WITHOUT_YOUNG_PERSON

    def item(self, key: str) -> AgendaItem:
        """The agenda item ``key``; KeyError if there is none."""
        return _by_key(self.agenda, key)


@dataclass(frozen=True, slots=True)
class TaskRule:
    """A task that follows from an answer: for the ``role``, in ``unit``, due ``days`` after it is known."""

    key: str
    title: str
    when: Condition
    role: str
    days: int
    part: Part
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """For whom the series is meant: an age range (inclusive), a condition, and both in words."""

    text: str
    min_age: int | None = None
    max_age: int | None = None
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class MeetingFormat:
    """A series of meetings.

    ``title`` stays at the desk. ``part`` guards whatever would reveal that it is this series; ``private_words`` are the
    pieces of words that may stand in no public title. ``municipality`` is the key of the profile whose document it comes
    from (None: nobody's, law or a national method); ``max_meetings`` is how often the series may meet at all. ``valid_from`` is
    None where the source tells no day. ``takes_precedence``: whoever has to come lets other things in the calendar give way
    (``called.has_precedence``).
    """

    ref: FormatRef
    title: str
    public_title: str
    part: Part
    private_words: tuple[str, ...]
    source: str
    valid_from: date | None
    valid_to: date | None
    trigger: str
    target: Target
    facts: tuple[FactDefinition, ...]
    events: tuple[EventDefinition, ...]
    meetings: tuple[MeetingDefinition, ...]
    tasks: tuple[TaskRule, ...] = ()
    municipality: str | None = None
    legal: LegalFrame | None = None
    max_meetings: int | None = None
    takes_precedence: bool = False

    @property
    def about_nobody(self) -> bool:
        """Whether its meetings are held between departments, about no young person."""
        return any(one.kind is MeetingKind.WITHOUT_PERSON for one in self.meetings)

    def asks_new_case(self, held: int) -> bool:
        """Whether one more series needs a reason, after ``held`` meetings of earlier ones about the same young person.

        The law allows so many meetings about the same possible case (serviceloven § 49 a: one, in special cases one
        more). Another series is lawful only when it is about a new case.
        """
        return self.max_meetings is not None and held + len(self.meetings) > self.max_meetings

    def meeting(self, key: str) -> MeetingDefinition:
        """The meeting ``key``; KeyError if the series has none."""
        return _by_key(self.meetings, key)

    def fact(self, key: str) -> FactDefinition:
        """The question ``key``; KeyError if the series does not ask it."""
        return _by_key(self.facts, key)

    def event(self, key: str) -> EventDefinition:
        """The event ``key``; KeyError if the series does not follow it."""
        return _by_key(self.events, key)

    @property
    def opening_facts(self) -> tuple[FactDefinition, ...]:
        """The questions to answer before the first meeting: those no agenda item asks."""
        asked = {key for meeting in self.meetings for item in meeting.agenda for key in item.asks}
        return tuple(one for one in self.facts if one.key not in asked)

    @property
    def stop_events(self) -> tuple[EventDefinition, ...]:
        """The events that end the series."""
        return tuple(one for one in self.events if one.kind is EventKind.STOP)

    def valid_on(self, day: date) -> bool:
        """Whether a series may be started on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


def read_facts(meeting_format: MeetingFormat, answers: Mapping[str, str]) -> dict[str, FactValue]:
    """The answers on record that fit their questions, as values; what is empty or unfit is left out: not known."""
    found = {one.key: one.value(answers.get(one.key, "")) for one in meeting_format.facts}
    return {key: value for key, value in found.items() if value is not None}


def read_events(meeting_format: MeetingFormat, answers: Mapping[str, str]) -> dict[str, date]:
    """The dates of the events on record (kept like answers, as ISO dates)."""
    found: dict[str, date] = {}
    for one in meeting_format.events:
        try:
            found[one.key] = date.fromisoformat(answers.get(one.key, ""))
        except ValueError:
            continue
    return found


def participants_for(meeting: MeetingDefinition, facts: Facts) -> list[tuple[ParticipantRule, bool | None]]:
    """Every role the meeting knows with its verdict: takes part, does not, or None: an answer is missing.

    An alternative (``otherwise``) takes part exactly when the rule before it does not.
    """
    found: list[tuple[ParticipantRule, bool | None]] = []
    for rule in meeting.participants:
        reached: bool | None = True  # whether the rules before in the chain did not hold
        one: ParticipantRule | None = rule
        while one is not None:
            holds = evaluate(one.when, facts)
            found.append((one, _both(reached, holds)))
            reached = _both(reached, None if holds is None else not holds)
            one = one.otherwise
    return found


def _both(first: bool | None, second: bool | None) -> bool | None:
    if first is False or second is False:
        return False
    return None if first is None or second is None else True


def missing_for_participants(meeting: MeetingDefinition, facts: Facts) -> frozenset[str]:
    """The questions still to answer before it is clear who takes part."""
    open_facts: set[str] = set()
    for rule in meeting.participants:
        one: ParticipantRule | None = rule
        while one is not None:
            open_facts |= missing(one.when, facts)
            if evaluate(one.when, facts) is True:
                break
            one = one.otherwise
    return frozenset(open_facts)


def agenda_for(meeting: MeetingDefinition, facts: Facts) -> tuple[AgendaItem, ...]:
    """The agenda: an item stays as long as it is not ruled out, so that a missing answer hides nothing."""
    return tuple(one for one in meeting.agenda if evaluate(one.when, facts) is not False)


def outputs_for(meeting: MeetingDefinition, facts: Facts) -> tuple[OutputDefinition, ...]:
    """What must come out of it; like the agenda, only what is ruled out falls away."""
    items = {one.key for one in agenda_for(meeting, facts)}
    return tuple(one for one in meeting.outputs if one.item in items and evaluate(one.when, facts) is not False)


def outputs_with_carried(
    meeting_format: MeetingFormat, meeting: MeetingDefinition, facts: Facts, carried: frozenset[str]
) -> tuple[OutputDefinition, ...]:
    """The outputs of a meeting and, after them, those an earlier one did not reach (``carried``: their keys).

    A carried one stands under the last agenda item: its own item was an item of the earlier meeting.
    """
    own = outputs_for(meeting, facts)
    agenda = agenda_for(meeting, facts)
    known = {one.key for one in own}
    earlier = [
        replace(output, item=agenda[-1].key)
        for one in meeting_format.meetings
        for output in one.outputs
        if agenda and output.key in carried and output.key not in known
    ]
    return (*own, *earlier)


def tasks_for(meeting_format: MeetingFormat, facts: Facts) -> tuple[TaskRule, ...]:
    """The tasks that follow from the answers so far."""
    return tuple(one for one in meeting_format.tasks if evaluate(one.when, facts) is True)


def in_target(meeting_format: MeetingFormat, age: int | None, facts: Facts) -> bool | None:
    """Whether the series is meant for somebody of ``age`` with these answers; None while that is not known."""
    target = meeting_format.target
    fits: bool | None = True
    if target.min_age is not None or target.max_age is not None:
        if age is None:
            fits = None
        else:
            fits = (target.min_age or 0) <= age and (target.max_age is None or age <= target.max_age)
    return _both(fits, evaluate(target.when, facts))


def stopped_by(meeting_format: MeetingFormat, events: Mapping[str, date]) -> EventDefinition | None:
    """The stop event on record, if any; the first by date."""
    found = [one for one in meeting_format.stop_events if one.key in events]
    return min(found, key=lambda one: events[one.key], default=None)


def public_title_of(item: AgendaItem, released: bool) -> str:
    """The title an agenda item carries on paper: its own only where its part is released to the reader."""
    return item.title if released else item.public_title
