"""The criteria an assessment was made under, whichever version stands now, and what its outcome ended.

Belongs here: finding them. Does not belong here: assessing (``assessments.py``), reading their files (``forms``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ungeapp.domain.assessments import Assessment
from ungeapp.domain.criteria import Criteria
from ungeapp.domain.errors import UngeError
from ungeapp.domain.references import owner
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork


def criteria_of(desk: Desk, uow: UnitOfWork, ref: str, day: date | None = None) -> Criteria:
    """The criteria an assessment was begun under, from the store that keeps them, else the shipped ones; NotFound.

    They are in the words of ``day``, of today where none is said.
    """
    kept = uow.definition(ref)
    if kept is not None:
        return desk.definitions.read_criteria(kept, owner(ref), day)
    return desk.definitions.criteria(ref, day=day)


def ended_by(desk: Desk, uow: UnitOfWork) -> Callable[[Assessment], tuple[str, ...]]:
    """The circumstances the outcome of an assessment ended; none where its criteria cannot be read here."""

    def ends(one: Assessment) -> tuple[str, ...]:
        try:
            outcome = criteria_of(desk, uow, one.criteria).outcome(one.outcome_key)
        except UngeError:  # not here, or not readable by this program
            return ()
        return outcome.ends if outcome is not None else ()

    return ends
