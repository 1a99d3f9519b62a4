"""The phone book: professionals, units, schools and companies, and who stands in for whom.

Belongs here: its entries as records of the desk. They are about nobody's case: ``person`` is empty and nothing leaves.
Does not belong here: the network of one young person (``people.py``), cards of partners (``exchange``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import Record, kind

NOBODY = ""
"""The ``person`` of records that are about nobody."""


class EntryKind(StrEnum):
    """What an entry is."""

    PROFESSIONAL = "professional"
    UNIT = "unit"
    SCHOOL = "school"
    COMPANY = "company"


class EntrySource(StrEnum):
    """Who keeps an entry current: the desk itself, a partner's card, the municipal profile."""

    OWN = "own"
    CARD = "card"
    PROFILE = "profile"


@kind("phone-entry")
@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneEntry(Record):
    """One entry. ``call_about`` says what to call for; ``key`` is the card's identity or the unit's key it follows.

    ``stand_in`` (a name) and ``stand_in_phone`` hold from ``stand_in_from`` to ``stand_in_to``, both days included.
    """

    sort: EntryKind = of(Scope.LOCAL, EntryKind.PROFESSIONAL)
    source: EntrySource = of(Scope.LOCAL, EntrySource.OWN)
    key: str = of(Scope.LOCAL, "")
    name: str = of(Scope.LOCAL, "")
    title: str = of(Scope.LOCAL, "")
    organisation: str = of(Scope.LOCAL, "")
    unit: str = of(Scope.LOCAL, "")
    area: str = of(Scope.LOCAL, "")
    call_about: str = of(Scope.LOCAL, "")
    phone: str = of(Scope.LOCAL, "")
    email: str = of(Scope.LOCAL, "")
    address: str = of(Scope.LOCAL, "")
    hours: str = of(Scope.LOCAL, "")
    note: str = of(Scope.LOCAL, "")
    stand_in: str = of(Scope.LOCAL, "")
    stand_in_phone: str = of(Scope.LOCAL, "")
    stand_in_from: date | None = of(Scope.LOCAL, None)
    stand_in_to: date | None = of(Scope.LOCAL, None)
    checked_on: date | None = of(Scope.LOCAL, None)

    @property
    def record_part(self) -> Part:
        return Part.PROFESSIONAL_NETWORK

    def stands_in(self, day: date) -> bool:
        """Whether the stand-in is to be called on ``day``."""
        return bool(
            self.stand_in
            and (self.stand_in_from is None or self.stand_in_from <= day)
            and (self.stand_in_to is None or day <= self.stand_in_to)
        )
