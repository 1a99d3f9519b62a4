"""A municipality's own settings: its units, its words, its times, its local values and figures.

Belongs here: the shape of a municipal profile and finding something in it.
Does not belong here: the profiles (``resources/profiles/``), who is responsible for whom (``responsibility.py``), what
two versions differ in (``profile_changes.py``), and what one desk chose for itself (settings).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from ungeapp.domain.dates import age_on
from ungeapp.domain.deadlines import DeadlineRule
from ungeapp.domain.figures import FigureDefinition
from ungeapp.domain.responsibility import NO_RULES, ResponsibilityRules, Rule
from ungeapp.domain.responsibility import Purpose as ResponsibleFor
from ungeapp.domain.scheduling import WeeklySlot
from ungeapp.domain.spelling import begins_with
from ungeapp.domain.targets import Target

NEUTRAL = "neutral"
"""The key of the profile that names no municipality: what another one leaves out, and what a new one begins from."""


class OrganisationModel(StrEnum):
    """The three base models a municipality can build on (1-12). A model changes words and defaults, never data."""

    YOUTH_UNIT = "youth-unit"
    BINDING_COOPERATION = "binding-cooperation"
    ANCHOR = "anchor"  # *tovholder*


class Word(StrEnum):
    """What a municipality may call by a word of its own. Meetings are called what their formats say."""

    COORDINATOR = "coordinator"
    CONTACT_PERSON = "contact-person"
    YOUTH_GUIDE = "youth-guide"
    PLAN = "plan"
    TEAM = "team"
    ENTRANCE = "entrance"
    GUIDANCE = "guidance"


PERSONS = (Word.COORDINATOR, Word.CONTACT_PERSON, Word.YOUTH_GUIDE)
"""The words for somebody: with a ``role`` that role is called so everywhere."""


@dataclass(frozen=True, slots=True)
class Label:
    """A word of the municipality's own.

    With ``model`` it holds only where that model is followed. ``role`` is the code of the role that is usual for it.
    """

    word: Word
    text: str
    source: str
    model: OrganisationModel | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class ModelDefaults:
    """What follows from a base model where the municipality has said nothing of its own, and in which words it is told.

    ``unit_kind`` is the kind of the unit proposed as responsible, empty where that stays the one that takes the case up.
    """

    model: OrganisationModel
    text: str
    source: str
    unit_kind: str = ""


@dataclass(frozen=True, slots=True)
class AgeRange:
    """Whom something is for, to be read: whole years, both included; ``from_grade`` where school year counts instead."""

    key: str
    title: str
    source: str
    from_age: int | None = None
    to_age: int | None = None
    from_grade: int | None = None


@dataclass(frozen=True, slots=True)
class ReservedWeeks:
    """Weeks kept free every year for certain meetings (7.4.B). ``weeks`` are (year, ISO week), as far as they are set."""

    key: str
    title: str
    times_a_year: int
    weeks_each: int
    source: str
    weeks: tuple[tuple[int, int], ...] = ()

    def days(self) -> tuple[date, ...]:
        """Monday to Friday of every week that is set, in order."""
        mondays = sorted(date.fromisocalendar(year, week, 1) for year, week in self.weeks)
        return tuple(monday + timedelta(days=day) for monday in mondays for day in range(5))

    def contains(self, day: date) -> bool:
        """Whether ``day`` lies in one of the weeks that are set."""
        return tuple(day.isocalendar())[:2] in self.weeks


@dataclass(frozen=True, slots=True)
class LocalRole:
    """A role as this municipality describes it. ``role`` is a code of the role terms; texts are as the source says."""

    role: str
    name: str
    source: str
    when: str = ""
    tasks: tuple[str, ...] = ()
    until: str = ""


@dataclass(frozen=True, slots=True)
class Procedure:
    """How something is done here, in words to read. ``unit`` is who keeps it, as a full key or empty."""

    key: str
    title: str
    text: str
    source: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class PartnerOrganisation:
    """An organisation the municipality works with (5-06)."""

    key: str
    name: str
    source: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A centre or department. ``key`` is ``<municipality>/<key>`` and outlives every renaming.

    ``public_name`` stands on paper for readers who may not learn more; ``under`` is the unit it belongs to.
    """

    key: str
    name: str
    public_name: str
    kind: str
    under: str | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day of the year on which the municipality is closed though it is no public holiday."""

    month: int
    day: int
    label: str

    def in_year(self, year: int) -> date:
        """The date in ``year``."""
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class AbsenceCounter:
    """From so many days of absence at ``institution`` on, ``contact`` is to be told; a local value with its source.

    ``more_than``: only once there are more of them. ``partner`` is the key of the partner the institution is.
    """

    institution: str
    days: int
    contact: str
    source: str
    partner: str = ""
    more_than: bool = False

    def reached_by(self, days: int) -> bool:
        """Whether so many days of absence are enough."""
        return days > self.days if self.more_than else days >= self.days


@dataclass(frozen=True, slots=True)
class MunicipalProfile:
    """The settings of a municipality.

    ``slot`` is the fixed time of the week, or any office day where none is kept free. ``slot_formats`` are the ids of the
    formats it is kept for (empty: every format); the others meet at ``usual_slot``, any office day. ``notice_days`` is None where the
    municipality has set none; when set it is a local value, and ``notice_source`` says whose. Ages in years, the others
    in days or months as named. ``source`` is the document the profile is made of. ``deadlines`` add to the shipped
    rules or stand in place of those with the same id. ``part_titles`` are what its further files are called, by the file.
    The texts of letters are the municipality's own and empty where it has none: letters then say what they always say.
    ``saturday_counts``: whether a Saturday is a *hverdag*; None takes the earlier of the two readings.
    """

    key: str
    name: str
    version: int
    units: tuple[Unit, ...]
    slot: WeeklySlot
    notice_days: int | None
    notice_source: str
    closed_days: tuple[ClosedDay, ...]
    closed_dates: tuple[date, ...]
    min_grade: int | None
    max_age: int | None
    consent_review_months: int
    handover_answer_days: int
    progress_days: int
    reply_text: str
    companion_text: str
    footer: str
    absence_counters: tuple[AbsenceCounter, ...] = ()
    source: str = ""
    min_age: int | None = None
    model: OrganisationModel | None = None
    models: tuple[ModelDefaults, ...] = ()
    labels: tuple[Label, ...] = ()
    ranges: tuple[AgeRange, ...] = ()
    reserved: tuple[ReservedWeeks, ...] = ()
    roles: tuple[LocalRole, ...] = ()
    responsibility: ResponsibilityRules = NO_RULES
    targets: tuple[Target, ...] = ()
    figures: tuple[FigureDefinition, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    partners: tuple[PartnerOrganisation, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()
    saturday_counts: bool | None = None
    slot_source: str = ""
    slot_formats: tuple[str, ...] = ()
    usual_slot: WeeklySlot | None = None
    part_titles: Mapping[str, str] = field(default_factory=dict)

    def titled(self, part: str, text: str) -> MunicipalProfile:
        """The same with what one of its files is called."""
        return replace(self, part_titles={**self.part_titles, part: text})

    def keeps_time_for(self, format: str) -> bool:
        """Whether a weekday is kept free for the meetings of the format with this id (7.4.A, fixed slot)."""
        return self.slot.weekday is not None and (not self.slot_formats or format in self.slot_formats)

    def slot_for(self, format: str) -> WeeklySlot:
        """When the format with this id meets: the fixed time where it is kept for it, else any office day."""
        if not self.slot_formats or format in self.slot_formats or self.usual_slot is None:
            return self.slot
        return self.usual_slot

    def names(self) -> tuple[str, ...]:
        """What it calls its units, its people and whatever else it has a word of its own for."""
        return (
            *(one.name for one in self.units),
            *(one.text for one in self.labels),
            *(one.name for one in self.roles),
        )

    def role_names(self) -> Mapping[str, str]:
        """What the municipality calls a role, by the role's code."""
        found = (self.label(one) for one in PERSONS)
        return {one.role: one.text for one in found if one is not None and one.role}

    def follows(self) -> ModelDefaults | None:
        """What follows from the model; None without one."""
        return next((one for one in self.models if one.model is self.model), None)

    def with_defaults(self) -> MunicipalProfile:
        """The same with who is responsible by the model, where the municipality has no rules of its own."""
        follows = self.follows()
        unit = next(
            (one for one in self.units if follows and follows.unit_kind and one.kind == follows.unit_kind), None
        )
        if self.responsibility or follows is None or unit is None:
            return self
        rule = Rule(
            ResponsibleFor.RESPONSIBLE,
            unit.key,
            follows.text,
            follows.source,
            from_age=self.min_age,
            to_age=self.max_age,
        )
        return replace(self, responsibility=ResponsibilityRules(rules=(rule,), source=follows.source))

    def label(self, word: Word) -> Label | None:
        """What the municipality calls it: its model's word first, then the general one; None where it says nothing."""
        fitting = [one for one in self.labels if one.word is word and one.model in (None, self.model)]
        return max(fitting, key=lambda one: one.model is not None, default=None)

    def word(self, word: Word) -> str:
        """The word itself; empty where the municipality says nothing."""
        found = self.label(word)
        return found.text if found else ""

    def under(self, key: str) -> tuple[Unit, ...]:
        """The units that belong directly to the unit with this full key; those at the top for an empty one."""
        return tuple(one for one in self.units if (one.under or "") == key)

    def line(self, key: str) -> tuple[str, ...]:
        """The unit with this full key and everything it belongs to, upwards."""
        found: list[str] = []
        while key and key not in found and self.has_unit(key):
            found.append(key)
            key = self.unit(key).under or ""
        return tuple(found)

    def unit(self, key: str) -> Unit:
        """The unit by its full key or the part after the municipality; KeyError if there is none."""
        full = key if "/" in key else f"{self.key}/{key}"
        for one in self.units:
            if one.key == full:
                return one
        raise KeyError(key)

    def meant(self, keys: Iterable[str], kind: str) -> tuple[Unit, ...]:
        """The units somebody elsewhere may mean: those with one of these keys, else those of the kind."""
        wanted = {f"{self.key}/{one}" for one in keys}
        named = tuple(one for one in self.units if one.key in wanted)
        return named or tuple(one for one in self.units if kind and one.kind == kind)

    def counters_of(self, institution: str) -> tuple[AbsenceCounter, ...]:
        """The counters of an institution, by its own or its partner's name, the fewest days first (7.4.D-03)."""
        partners = {one.key: one.name for one in self.partners}
        found = [
            one
            for one in self.absence_counters
            if begins_with(institution, one.institution) or begins_with(institution, partners.get(one.partner, ""))
        ]
        return tuple(sorted(found, key=lambda one: one.days))

    def has_unit(self, key: str) -> bool:
        """Whether ``unit`` would find it."""
        full = key if "/" in key else f"{self.key}/{key}"
        return any(one.key == full for one in self.units)

    def unit_name(self, key: str) -> str:
        """What a unit is called; the last part of its key when another municipality's list has it."""
        return self.unit(key).name if self.has_unit(key) else key.rpartition("/")[2]

    def in_age_range(self, birth: date, day: date) -> bool:
        """Whether somebody is of the age on ``day`` that is worked with here; a grade may decide the lower end."""
        age = age_on(birth, day)
        return (self.min_age is None or self.min_age <= age) and (self.max_age is None or age <= self.max_age)
