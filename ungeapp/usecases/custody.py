"""Parents and custody: the register, how each parent was heard, and what ends on the 18th birthday.

Belongs here: recording parents and hearings, the task that tells when custody ends.
Does not belong here: who holds custody (``domain/parents.py``), consents (``consents.py``), paper (``consent_papers.py``, ``plan_printing.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ungeapp.domain.errors import Invalid
from ungeapp.domain.ids import derived_id
from ungeapp.domain.parents import Custody, Parent, ParentHearing, custody_holders, under_age
from ungeapp.domain.people import Task, TaskState, YoungPerson
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork

CUSTODY_ENDS = "custody-ends"
"""The code of the task for the 18th birthday: from then on the young person alone is asked."""
CUSTODY_GONE = "custody-not-here"
PLAN = "plan"
"""What a hearing is about when it is about the plan as it stands; else the id of a meeting or plan version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One parent with the hearings, the latest first."""

    parent: Parent
    holds: bool
    hearings: tuple[ParentHearing, ...]

    @property
    def open(self) -> ParentHearing | None:
        """The hearing somebody was invited to and that is not over yet."""
        found = self.hearings[0] if self.hearings else None
        if found is None or found.heard_on or found.signed_on or found.declined_because:
            return None
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentsView:
    """The register of one young person. ``of_age_on`` is the 18th birthday, None while the birth date is unknown."""

    person: YoungPerson
    parents: tuple[Heard, ...]
    under_age: bool
    of_age_on: date | None


class CustodyUseCases:
    """Acts on parents. From the 18th birthday custody means nothing any more (forældreansvarsloven)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def view(self, person: str) -> ParentsView:
        """Everybody in the register, holders of custody first."""
        today = self._desk.today()
        with self._desk.looking() as uow:
            found = uow.get(YoungPerson, person)
            parents = uow.of(Parent, person)
            hearings = uow.of(ParentHearing, person)
        of_age_on = self._desk.of_age_on(found)
        holders = {one.id for one in custody_holders(parents, of_age_on, today)}
        rows = [
            Heard(
                parent=one,
                holds=one.id in holders,
                hearings=tuple(
                    sorted((it for it in hearings if it.parent == one.id), key=lambda it: it.id, reverse=True)
                ),
            )
            for one in parents
        ]
        return ParentsView(
            person=found,
            parents=tuple(sorted(rows, key=lambda one: not one.holds)),
            under_age=under_age(of_age_on, today),
            of_age_on=of_age_on,
        )

    def holders(self, person: str) -> tuple[Parent, ...]:
        """Who holds custody today; nobody for whoever is of age. Their word is asked before anything is shared."""
        with self._desk.looking() as uow:
            found = uow.get(YoungPerson, person)
            return custody_holders(uow.of(Parent, person), self._desk.of_age_on(found), self._desk.today())

    # the register ------------------------------------------------------------------------------------------------
    def add(self, person: str, *, name: str, custody: Custody = Custody.UNKNOWN, **more: Any) -> Parent:
        """A parent, or whoever holds custody instead. Invalid("parent-no-name") without name and relation."""
        if not f"{name}{more.get('relation', '')}".strip():
            raise Invalid("parent-no-name")
        with self._desk.acting("parent.add") as uow:
            uow.get(YoungPerson, person)
            parent = Parent(id=self._desk.new_id(), person=person, name=name.strip(), custody=custody, **more)
            uow.put(parent)
            self._watch(uow, person)
        return parent

    def correct(self, parent: str, **fields: Any) -> None:
        """Correct what is known of a parent."""
        with self._desk.acting("parent.change") as uow:
            found = replace(uow.get(Parent, parent), **fields)
            uow.put(found)
            self._watch(uow, found.person)

    def remove(self, parent: str, reason: str) -> None:
        """Take a parent out with a reason; it stays in the history."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("parent.remove") as uow:
            found = uow.get(Parent, parent)
            uow.put(replace(found, removed=reason.strip()))
            self._watch(uow, found.person)

    # heard -------------------------------------------------------------------------------------------------------
    def invite(self, parent: str, on: date | None = None, *, about: str = PLAN) -> ParentHearing:
        """The parent was invited to say something about the plan or a meeting."""
        with self._desk.acting("parent.invite") as uow:
            found = uow.get(Parent, parent)
            hearing = ParentHearing(
                id=self._desk.new_id(),
                person=found.person,
                parent=parent,
                about=about,
                invited_on=on or self._desk.today(),
            )
            uow.put(hearing)
        return hearing

    def hear(
        self, parent: str, *, remarks: str = "", on: date | None = None, signed: bool = False, about: str = PLAN
    ) -> ParentHearing:
        """The parent was heard: own remarks, which stand in the plan, and whether it was signed (KUI-loven § 2 c).

        It answers the invitation that is open, if there is one. Invalid("hearing-empty") when nothing was said or signed.
        """
        if not remarks.strip() and not signed:
            raise Invalid("hearing-empty")
        day = on or self._desk.today()
        with self._desk.acting("parent.hear") as uow:
            hearing = replace(
                self._open_or_new(uow, parent, about),
                heard_on=day,
                remarks=remarks.strip(),
                signed_on=day if signed else None,
            )
            uow.put(hearing)
        return hearing

    def sign(self, hearing: str, on: date | None = None) -> None:
        """The parent signed on paper."""
        with self._desk.acting("parent.sign") as uow:
            uow.put(replace(uow.get(ParentHearing, hearing), signed_on=on or self._desk.today()))

    def declined(self, parent: str, because: str, *, about: str = PLAN) -> ParentHearing:
        """The parent does not want to be heard, or could not be reached, with the reason."""
        if not because.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("parent.declined") as uow:
            hearing = replace(self._open_or_new(uow, parent, about), declined_because=because.strip())
            uow.put(hearing)
        return hearing

    def _open_or_new(self, uow: UnitOfWork, parent: str, about: str) -> ParentHearing:
        found = uow.get(Parent, parent)
        mine = [one for one in uow.of(ParentHearing, found.person) if one.parent == parent and one.about == about]
        last = Heard(parent=found, holds=True, hearings=tuple(mine[-1:])).open
        return last or ParentHearing(id=self._desk.new_id(), person=found.person, parent=parent, about=about)

    def _watch(self, uow: UnitOfWork, person: str) -> None:
        """On the 18th birthday of somebody whose parents hold custody there is something to do, known long before."""
        found = uow.get(YoungPerson, person)
        today = self._desk.today()
        of_age_on = self._desk.of_age_on(found)
        holding = bool(custody_holders(uow.of(Parent, person), of_age_on, today))
        id = derived_id("task", person, CUSTODY_ENDS)
        known = uow.find(Task, id)
        if holding:
            if known is None or known.state is not TaskState.OPEN or known.due != of_age_on:
                uow.put(Task(id=id, person=person, code=CUSTODY_ENDS, origin=person, due=of_age_on))
        elif known is not None and known.state is TaskState.OPEN and under_age(of_age_on, today):
            uow.put(replace(known, state=TaskState.DROPPED, outcome=CUSTODY_GONE))
