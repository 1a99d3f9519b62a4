"""The young person and those around: who, how to reach, what was said and by whom.

Belongs here: the young person, the network, other authorities' cases, contacts and talks, as records.
Does not belong here: the plan (``plans.py``), meetings (``meetings.py``), what may be shared (``consent.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ungeapp.domain.dates import age_on
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import Record, kind


@kind("person")
@dataclass(frozen=True, slots=True, kw_only=True)
class YoungPerson(Record):
    """A young person. ``id`` equals ``person``. The number is text in the form ``DDMMYY-SSSS`` or empty.

    ``coordinator`` is the unit that is responsible, ``coordinator_name`` the caseworker there (kædeansvar, 2-08: never
    empty), ``coordinating`` that several units have a part, so that caseworker coordinates (2-17), and ``coordinator_named_on`` the day a meeting named who. ``protected_address`` and ``protected_name`` follow the civil register's protection.

    ``ended_because`` is a code of the closing reasons' terms while the course has ended at this desk, with the day and
    a few words. Each desk ends its own part, so it stays here (docs/decisions, 0008). ``ended_follower`` is who goes on
    following in everyday life after it.
    """

    given_name: str = of(Part.IDENTITY, "")
    family_name: str = of(Part.IDENTITY, "")
    birth_date: date | None = of(Part.IDENTITY, None)
    number: str = of(Part.NUMBER, "")
    number_kind: str = of(Part.NUMBER, "none")
    address: str = of(Part.ADDRESS, "")
    protected_address: bool = of(Part.IDENTITY, False)
    protected_name: bool = of(Part.IDENTITY, False)
    phone: str = of(Part.CONTACT, "")
    email: str = of(Part.CONTACT, "")
    school: str = of(Part.STATUS, "")
    grade: str = of(Part.STATUS, "")
    situation: str = of(Part.STATUS, "")
    coordinator: str = of(Part.IDENTITY, "")
    coordinator_name: str = of(Part.IDENTITY, "")
    coordinator_since: date | None = of(Part.IDENTITY, None)
    coordinating: bool = of(Part.IDENTITY, False)
    coordinator_named_on: date | None = of(Part.IDENTITY, None)
    next_step: str = of(Part.PLAN, "")
    next_step_on: date | None = of(Part.PLAN, None)
    ended_because: str = of(Scope.LOCAL, "")
    ended_on: date | None = of(Scope.LOCAL, None)
    ended_text: str = of(Scope.LOCAL, "")
    ended_follower: str = of(Scope.LOCAL, "")
    reopened_on: date | None = of(Scope.LOCAL, None)
    reopened_because: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.IDENTITY

    @property
    def ended(self) -> bool:
        """Whether the course has ended at this desk: then no clock runs and nothing is proposed (1-03)."""
        return bool(self.ended_because)

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def age(self, today: date) -> int | None:
        """Age in whole years, None when the birth date is not known."""
        return age_on(self.birth_date, today) if self.birth_date else None


MASTER_DATA = frozenset(
    {
        "given_name",
        "family_name",
        "number",
        "number_kind",
        "birth_date",
        "address",
        "protected_address",
        "protected_name",
    }
)
"""Only the responsible desk changes these; another desk's change arrives as a proposal (design §5)."""

ENDING = frozenset({"ended_because", "ended_on", "ended_text", "ended_follower", "reopened_on", "reopened_because"})
"""How the course ended at this desk, and that it was taken up again."""

COORDINATOR = frozenset(
    {"coordinator", "coordinator_name", "coordinator_since", "coordinating", "coordinator_named_on"}
)
"""Who is responsible: changed by a handover alone."""


class NetworkKind(StrEnum):
    """Whose network a person belongs to (network map, 4-4 c)."""

    PRIVATE = "private"
    PROFESSIONAL = "professional"


class Stays(StrEnum):
    """Whether somebody of the network is still there after the change."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


@kind("network-person")
@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPerson(Record):
    """Somebody around the young person. ``role`` is a code of the role terms, ``relation`` her own word for it.

    ``sector`` and ``closeness`` are codes of the network map's terms, empty while nobody has said where the person
    stands. ``stays`` says whether the person is still there after a change (handover checklist: who stays).
    """

    network: NetworkKind = of(Scope.OWN, NetworkKind.PRIVATE)
    name: str = of(Scope.OWN, "")
    role: str = of(Scope.OWN, "")
    relation: str = of(Scope.OWN, "")
    organisation: str = of(Scope.OWN, "")
    unit: str = of(Scope.OWN, "")
    phone: str = of(Scope.OWN, "")
    email: str = of(Scope.OWN, "")
    helps_with: str = of(Scope.OWN, "")
    sector: str = of(Scope.OWN, "")
    closeness: str = of(Scope.OWN, "")
    stays: Stays = of(Scope.OWN, Stays.UNKNOWN)

    @property
    def record_part(self) -> Part:
        return Part.PRIVATE_NETWORK if self.network is NetworkKind.PRIVATE else Part.PROFESSIONAL_NETWORK


@kind("network-kept")
@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkKept(Record):
    """That the map was kept as it was on a day, under a name of one's own; ``number`` is that of the frozen state.

    Taking it back leaves the frozen state where it is, and out of every list.
    """

    number: int = of(Scope.LOCAL, 0)
    label: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.PRIVATE_NETWORK


@kind("network-relation")
@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRelation(Record):
    """How two people of the network are with each other; ``second`` is the young person's own id for her relation.

    ``quality`` is a code of the relation qualities' terms. ``network`` is private as soon as one of the two is.
    """

    network: NetworkKind = of(Scope.OWN, NetworkKind.PRIVATE)
    first: str = of(Scope.OWN, "")
    second: str = of(Scope.OWN, "")
    quality: str = of(Scope.OWN, "")

    @property
    def record_part(self) -> Part:
        return Part.PRIVATE_NETWORK if self.network is NetworkKind.PRIVATE else Part.PROFESSIONAL_NETWORK


@kind("case-reference")
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReference(Record):
    """Another authority's case about the young person: its number and its worker."""

    authority: str = of(Part.CASE_REFERENCES, "")
    unit: str = of(Part.CASE_REFERENCES, "")
    case_number: str = of(Part.CASE_REFERENCES, "")
    worker: str = of(Part.CASE_REFERENCES, "")
    phone: str = of(Part.CASE_REFERENCES, "")

    @property
    def record_part(self) -> Part:
        return Part.CASE_REFERENCES


@kind("contact")
@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """One contact or attempt. ``channel`` is a code of the channel terms; ``reached`` no makes it an attempt (5-11).

    ``topics`` are what it was about: codes of the contact topics' terms or ``goal:<id>``, so that the next meeting's
    status is half written from them. ``next_step`` is the step that was told with it.
    """

    at: datetime | None = of(Part.NOTES, None)
    channel: str = of(Part.NOTES, "phone")
    reached: bool = of(Part.NOTES, True)
    with_whom: str = of(Part.NOTES, "")
    text: str = of(Part.NOTES, "")
    topics: tuple[str, ...] = of(Part.NOTES, ())
    by: str = of(Part.NOTES, "")
    next_step: str = of(Part.PLAN, "")
    next_step_on: date | None = of(Part.PLAN, None)

    @property
    def record_part(self) -> Part:
        return Part.NOTES


@kind("talk")
@dataclass(frozen=True, slots=True, kw_only=True)
class Talk(Record):
    """A talk with the young person: what was said, her own words, the next step; ``written_from``: the contact it was
    noted as first."""

    held_on: date | None = of(Part.NOTES, None)
    said: str = of(Part.NOTES, "")
    own_words: str = of(Part.OWN_WORDS, "")
    next_step: str = of(Part.PLAN, "")
    next_step_on: date | None = of(Part.PLAN, None)
    by: str = of(Part.NOTES, "")
    written_from: str = of(Part.NOTES, "")

    @property
    def record_part(self) -> Part:
        return Part.NOTES


class TaskState(StrEnum):
    """A task is open until somebody says what was done."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@kind("task")
@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """Something a person at this desk must do. ``origin`` is the id of what made it, ``code`` why (a rule's code)."""

    what: str = of(Scope.LOCAL, "")
    code: str = of(Scope.LOCAL, "")
    origin: str = of(Scope.LOCAL, "")
    role: str = of(Scope.LOCAL, "")
    due: date | None = of(Scope.LOCAL, None)
    state: TaskState = of(Scope.LOCAL, TaskState.OPEN)
    outcome: str = of(Scope.LOCAL, "")
    snoozed_to: date | None = of(Scope.LOCAL, None)
    snooze_reason: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.NOTES


@kind("relative")
@dataclass(frozen=True, slots=True, kw_only=True)
class Relative(Record):
    """Says that ``other``, a sibling or partner of ``person``, has a case at this desk too. It never leaves the desk.

    ``relation`` is a code of the relatives' terms. One record stands at each of the two; neither tells of the other's case.
    """

    other: str = of(Scope.LOCAL, "")
    relation: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.IDENTITY


@kind("alias")
@dataclass(frozen=True, slots=True, kw_only=True)
class Alias(Record):
    """Says that ``other`` is ``person`` too. Stays at this desk; removing it undoes it.

    ``other`` is the id under which a partner knows ``person``; or, with ``matched_by`` *joined*, a second entry at this
    desk: what was noted under it is shown under ``person`` (``joined.py``).
    """

    other: str = of(Scope.LOCAL, "")
    matched_by: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.IDENTITY
