"""Agreements that are made together with something else, in its transaction.

Belongs here: those of a talk. Does not belong here: agreements of a meeting (``meetings.py``) or made on the plan
(``plans.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.errors import Invalid
from ungeapp.domain.plans import Agreement
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.meetings import ensure_plan
from ungeapp.usecases.ports.store import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What, who, by when, before it is an agreement of somebody's plan."""

    what: str
    owner: str = ""
    due: date | None = None
    mine: bool = False


def agree(desk: Desk, uow: UnitOfWork, person: str, promises: Sequence[Promise]) -> None:
    """Put them into the one plan; Invalid("agreement-empty")."""
    if any(not one.what.strip() for one in promises):
        raise Invalid("agreement-empty")
    if promises:
        ensure_plan(uow, person)
    for one in promises:
        what, owner = one.what.strip(), one.owner.strip()
        uow.put(Agreement(id=desk.new_id(), person=person, what=what, owner=owner, due=one.due, mine=one.mine))
