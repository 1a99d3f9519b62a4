"""Which units have a part in one young person's case, and whether the one contact coordinates.

Belongs here: a unit that was involved, as a record, and what follows from how many there are.
Does not belong here: which unit should be responsible (``responsibility.py``), the handover (``handovers.py``).

Source: Slagelse 2019, sections c and f (2-11, 2-17, 2-19): whoever has one unit has one responsible contact, who involves
others when the need arises; from two units on that contact coordinates. The documents' heading says *all*, their text
gives a coordinating one only to those with several units (7.6.7), so the word follows the number of units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import Record, kind
from ungeapp.domain.responsibility import is_coordinating


@kind("involved-unit")
@dataclass(frozen=True, slots=True, kw_only=True)
class InvolvedUnit(Record):
    """A unit beside the responsible one. ``unit`` is a full key, or the name of one this municipality's list lacks.

    ``because`` is why it was involved, ``left_because`` why it has no part any more since ``to_on``.
    """

    unit: str = of(Scope.OWN, "")
    contact: str = of(Scope.OWN, "")
    because: str = of(Scope.OWN, "")
    from_on: date | None = of(Scope.OWN, None)
    to_on: date | None = of(Scope.OWN, None)
    left_because: str = of(Scope.OWN, "")

    @property
    def record_part(self) -> Part:
        return Part.PROFESSIONAL_NETWORK

    @property
    def involved(self) -> bool:
        """Whether it still has a part."""
        return self.to_on is None and not self.removed


def involved_id(person: str, unit: str) -> str:
    """The record of one unit at one young person: the same at every desk, so that two desks involve it once."""
    return derived_id("involved-unit", person, unit.casefold())


def units_of(responsible: str, records: Iterable[InvolvedUnit]) -> tuple[str, ...]:
    """The units that have a part: the responsible one first, each once."""
    named = (responsible, *(one.unit for one in records if one.involved))
    return tuple(dict.fromkeys(one for one in named if one))


def coordinates(responsible: str, records: Iterable[InvolvedUnit]) -> bool:
    """Whether the contact of ``responsible`` coordinates."""
    return is_coordinating(units_of(responsible, records))
