"""Support that came in a file for a course that has ended here: somebody looks whether it goes on.

Belongs here: the task it becomes. Does not belong here: receiving (``receiving.py``), who is left there
(``still_there.py``).

Source: *kædeansvar* (2-08): no course is over while somebody supports of whom nobody spoke.
"""

from __future__ import annotations

from collections.abc import Iterable

from ungeapp.domain.ids import derived_id
from ungeapp.domain.people import Task
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.envelope import Incoming
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.still_there import left_there

SUPPORT_CAME = "support-came"
"""The code of the task; ``what`` is who told of the support, ``origin`` the file."""


def tell_of_support(
    desk: Desk, uow: UnitOfWork, persons: Iterable[str], incoming: Incoming, before: frozenset[tuple[str, str]]
) -> None:
    """One task for each of ``persons`` whose course has ended and whom somebody supports who was not there ``before``."""
    for person in sorted({id for id, _who in left_there(desk, uow, persons) - before}):
        uow.put(
            Task(
                id=derived_id(SUPPORT_CAME, incoming.id, person),
                person=person,
                what=incoming.sender.unit_name,
                code=SUPPORT_CAME,
                origin=incoming.id,
                due=desk.today(),
            )
        )
