"""A municipality's own settings: its units, its weekly slot, its closed days, its local values.

Belongs here: the shape of a municipal profile and finding a unit in it.
Does not belong here: the profiles (``resources/profiles/``), and what one desk chose for itself (settings).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp.domain.dates import age_on
from ungeapp.domain.scheduling import WeeklySlot


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
    """From so many days of absence at ``institution`` on, ``contact`` is to be told; a local value with its source."""

    institution: str
    days: int
    contact: str
    source: str


@dataclass(frozen=True, slots=True)
class MunicipalProfile:
    """The settings of a municipality.

    ``notice_days`` is None where the municipality has set none; when set it is a local value, and ``notice_source``
    says whose. Ages in years, the others in days or months as named.
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
    min_grade: int
    max_age: int
    consent_review_months: int
    handover_answer_days: int
    progress_days: int
    reply_text: str
    companion_text: str
    footer: str
    absence_counters: tuple[AbsenceCounter, ...] = ()

    def unit(self, key: str) -> Unit:
        """The unit by its full key or the part after the municipality; KeyError if there is none."""
        full = key if "/" in key else f"{self.key}/{key}"
        for one in self.units:
            if one.key == full:
                return one
        raise KeyError(key)

    def counters_of(self, institution: str) -> tuple[AbsenceCounter, ...]:
        """The counters of an institution, by whose name it is found, the fewest days first."""
        name = institution.casefold()
        found = [one for one in self.absence_counters if name and one.institution.casefold() in name]
        return tuple(sorted(found, key=lambda one: one.days))

    def has_unit(self, key: str) -> bool:
        """Whether ``unit`` would find it."""
        full = key if "/" in key else f"{self.key}/{key}"
        return any(one.key == full for one in self.units)

    def unit_name(self, key: str) -> str:
        """What a unit is called; the last part of its key when another municipality's list has it."""
        return self.unit(key).name if self.has_unit(key) else key.rpartition("/")[2]

    def in_age_range(self, birth: date, day: date) -> bool:
        """Whether somebody is young enough on ``day`` to be worked with here; the grade decides the lower end."""
        return age_on(birth, day) <= self.max_age
