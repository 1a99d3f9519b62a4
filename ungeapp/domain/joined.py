"""Two entries at one desk that are the same young person: which id stands for which.

Belongs here: following joins to the one that stays, which kinds stay with their own entry.
Does not belong here: finding doubles (``duplicates.py``), joining (``usecases/duplicates.py``), reading (``storage``).

Nothing moves: the history of both stays as it is under its own id, so that taking a join back restores everything and
files of partners who know either id are merged where they always were. Reading looks through the join.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from ungeapp.domain.duplicates import NotSame
from ungeapp.domain.handover_sheet import HandoverAnswer
from ungeapp.domain.people import Alias, Relative, YoungPerson
from ungeapp.domain.plans import EducationPlan, plan_id
from ungeapp.domain.record import Record

JOINED = "joined"
"""How an alias was matched when somebody joined two entries of this desk."""

OWN_KINDS = frozenset({YoungPerson.KIND, EducationPlan.KIND, HandoverAnswer.KIND, Alias.KIND, NotSame.KIND})
"""Kinds of which each entry has its own, under ids that follow from the entry's: they are not shown under another."""

TWINS: Mapping[str, Callable[[str], str]] = {YoungPerson.KIND: str, EducationPlan.KIND: plan_id}
"""Kinds of which each entry has exactly one, and its id by the entry's: what is written to one is written to all."""

LINKS: tuple[type[Alias] | type[NotSame] | type[Relative], ...] = (Alias, NotSame, Relative)
"""Kinds that name another young person's entry in ``other``: nothing of them is told to anybody, and none is left that
points at somebody who was cleared."""

R = TypeVar("R", bound=Record)


class Joins:
    """Which entry stands for which, right now. ``told`` are (entry, the one it was joined to)."""

    def __init__(self, told: Iterable[tuple[str, str]] = ()) -> None:
        self._to = dict(told)
        self._under: dict[str, list[str]] = {}
        for other in sorted(self._to):
            self._under.setdefault(self.standing(other), []).append(other)

    def __bool__(self) -> bool:
        return bool(self._to)

    @property
    def others(self) -> Mapping[str, str]:
        """Entries that are shown under another one, and that one."""
        return {other: self.standing(other) for other in self._to}

    def standing(self, person: str) -> str:
        """The entry that stands for ``person``, itself when it was not joined."""
        seen = {person}
        while (further := self._to.get(person)) is not None and further not in seen:
            seen.add(further)
            person = further
        return person

    def entries(self, person: str) -> tuple[str, ...]:
        """``person`` and the entries shown under it; a joined entry is asked for alone."""
        return (person, *(one for one in self._under.get(person, ()) if one != person))

    def shown(self, record: R) -> R:
        """The record as it is read: about the young person who stands for its entry."""
        if not self._to or record.person not in self._to or record.KIND in OWN_KINDS:
            return record
        return replace(record, person=self.standing(record.person))
