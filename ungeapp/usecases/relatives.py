"""Siblings and partners who have a case at this desk too, linked without a look into each other's case.

Belongs here: linking, unlinking, and what may be said of a link.
Does not belong here: anything of the other's case; a look at it is a look at that person, and is logged as one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.handovers import Role
from ungeapp.domain.ids import derived_id
from ungeapp.domain.people import Relative, YoungPerson
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ledgers import role_in
from ungeapp.usecases.ports.rows import LedgerRow

TERMS = "relatives"
_OTHER_WAY = {"parent": "child", "child": "parent"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """One link as the page may tell it: ``name`` and ``other`` are empty unless both are this desk's own people."""

    id: str
    relation: str
    other: str
    name: str


class RelativeUseCases:
    """Links between two young people of this desk. They never leave it (``Scope.LOCAL``)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, person: str) -> tuple[Linked, ...]:
        """The links of one young person."""
        with self._desk.looking() as uow:
            own = self._own(uow.get(YoungPerson, person), uow.ledger(person))
            rows: list[Linked] = []
            for link in uow.of(Relative, person):
                other = uow.find(YoungPerson, link.other)
                if other is None or other.removed:
                    continue
                shown = own and self._own(other, uow.ledger(other.id))
                rows.append(
                    Linked(
                        id=link.id,
                        relation=link.relation,
                        other=other.id if shown else "",
                        name=other.full_name if shown else "",
                    )
                )
        return tuple(rows)

    def link(self, person: str, other: str, relation: str) -> None:
        """Link two young people of this desk, at both of them.

        Invalid("relative-self"), Invalid("relative-no-relation"), NotAllowed("relative-elsewhere") when one of them is
        another desk's.
        """
        if person == other:
            raise Invalid("relative-self")
        if not relation:
            raise Invalid("relative-no-relation")
        with self._desk.acting("relative.link") as uow:
            for one in (person, other):
                if not self._own(uow.get(YoungPerson, one), uow.ledger(one)):
                    raise NotAllowed("relative-elsewhere")
            back = _OTHER_WAY.get(relation, relation)
            for at, to, what in ((person, other, relation), (other, person, back)):
                id = derived_id("relative", at, to)
                known = uow.find(Relative, id) or Relative(id=id, person=at)
                uow.put(replace(known, other=to, relation=what, removed=""))

    def unlink(self, link: str, reason: str) -> None:
        """Take the link away at both."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("relative.unlink") as uow:
            found = uow.get(Relative, link)
            back = uow.find(Relative, derived_id("relative", found.other, found.person))
            for one in (found, back):
                if one is not None and not one.removed:
                    uow.put(replace(one, removed=reason.strip()))

    def _own(self, person: YoungPerson, ledger: LedgerRow | None) -> bool:
        return role_in(ledger, person, self._desk.author.unit) != Role.NONE
