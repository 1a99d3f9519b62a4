"""Involving other units, and who coordinates: one responsible contact always, a coordinating one from two units on.

Belongs here: involving a unit, letting it go, what the responsible contact is called.
Does not belong here: changing who is responsible (``handovers.py``), which unit should be (``responsibility.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ungeapp.domain.coordination import InvolvedUnit, coordinates, involved_id, units_of
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.profiles import Unit, Word
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.people import PersonFile
from ungeapp.usecases.ports.store import UnitOfWork

COORDINATOR_ROLE = "coordinator"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinationView:
    """Who has a part. ``word`` is what the responsible contact is called, empty while only one unit has a part."""

    units: tuple[InvolvedUnit, ...]
    earlier: tuple[InvolvedUnit, ...]
    responsible: str
    word: str
    here: bool


def coordinator_word(desk: Desk) -> str:
    """What the one who coordinates is called here: the municipality's own word, else the role's."""
    label = desk.profile.label(Word.COORDINATOR)
    return label.text if label else desk.definitions.terms("roles").label(COORDINATOR_ROLE, desk.today())


def responsible_word(desk: Desk, person: YoungPerson) -> str:
    """What the responsible contact of a young person is called; empty for the plain word (one unit alone)."""
    return coordinator_word(desk) if person.coordinating else ""


def settle_coordination(uow: UnitOfWork, person: str) -> None:
    """Whether the responsible contact coordinates, after a unit came or went or the responsible one changed."""
    found = uow.get(YoungPerson, person)
    now = coordinates(found.coordinator, uow.of(InvolvedUnit, person))
    if now != found.coordinating:
        uow.put(replace(found, coordinating=now))


class CoordinationUseCases:
    """Acts on the units involved. Each writing method is one transaction and can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def view(self, file: PersonFile) -> CoordinationView:
        """Who has a part now."""
        units = [one for one in file.of(InvolvedUnit) if not one.removed]
        person = file.person
        return CoordinationView(
            units=tuple(one for one in units if one.involved),
            earlier=tuple(one for one in units if not one.involved),
            responsible=person.coordinator,
            word=responsible_word(self._desk, person),
            here=person.coordinator in ("", self._desk.author.unit),
        )

    def to_choose(self, file: PersonFile) -> tuple[Unit, ...]:
        """The municipality's units that have no part yet."""
        taken = set(units_of(file.person.coordinator, file.of(InvolvedUnit)))
        return tuple(one for one in self._desk.profile.units if one.key not in taken)

    def involve(self, person: str, unit: str, because: str, contact: str = "") -> InvolvedUnit:
        """Another unit has a part from today on; from the second one on the contact coordinates (2-11, 2-19).

        Invalid("involve-no-unit"), Invalid("reason-missing"), NotAllowed("involve-elsewhere") at another desk than the
        responsible one, NotAllowed("involve-known") for a unit that has a part already.
        """
        desk, name = self._desk, unit.strip()
        if not name:
            raise Invalid("involve-no-unit")
        if not because.strip():
            raise Invalid("reason-missing")
        with desk.acting("coordination.involve") as uow:
            found = self._own(uow, person)
            if name in units_of(found.coordinator, uow.of(InvolvedUnit, person)):
                raise NotAllowed("involve-known")
            known = uow.find(InvolvedUnit, involved_id(person, name))
            one = replace(
                known or InvolvedUnit(id=involved_id(person, name), person=person, unit=name),
                because=because.strip(),
                contact=contact.strip(),
                from_on=desk.today(),
                to_on=None,
                left_because="",
                removed="",
            )
            uow.put(one)
            settle_coordination(uow, person)
        return one

    def release(self, involved: str, because: str) -> None:
        """A unit has no part any more, for a reason. The responsible one cannot leave this way: it hands over."""
        if not because.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("coordination.release") as uow:
            one = uow.get(InvolvedUnit, involved)
            self._own(uow, one.person)
            uow.put(replace(one, to_on=self._desk.today(), left_because=because.strip()))
            settle_coordination(uow, one.person)

    def _own(self, uow: UnitOfWork, person: str) -> YoungPerson:
        found = uow.get(YoungPerson, person)
        if found.coordinator not in ("", self._desk.author.unit):
            raise NotAllowed("involve-elsewhere")
        return found
