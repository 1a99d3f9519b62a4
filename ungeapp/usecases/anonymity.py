"""Noticing that a person was written into something that is about nobody.

Belongs here: that one look. Does not belong here: the texts it is asked about, and what follows from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ungeapp.domain.initiatives import has_number, is_part_of, neighbours, possible_names
from ungeapp.usecases.ports.store import UnitOfWork

_MOST_PAIRS = 200
_MOST_PEOPLE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNoticed:
    """A person may stand in a text: in which field, and whose name (empty: something like a CPR number)."""

    field: str
    name: str


def people_in(uow: UnitOfWork, texts: Mapping[str, str]) -> tuple[PersonNoticed, ...]:
    """Where a name of this desk or something like a CPR number stands."""
    found: list[PersonNoticed] = []
    for field, text in texts.items():
        if has_number(text):
            found.append(PersonNoticed(field=field, name=""))
        pairs = list(dict.fromkeys((*possible_names(text), *neighbours(text))))[:_MOST_PAIRS]
        names = {
            one.name: None for pair in pairs for one in uow.people(pair, _MOST_PEOPLE) if is_part_of(pair, one.name)
        }
        found += [PersonNoticed(field=field, name=name) for name in names]
    return tuple(found)
