"""What was told of school when a young person was added or read in stands on the time line, where everything looks for it.

Belongs here: the entry such a class becomes, and that the same one with a day takes its place.
Does not belong here: which classes are which school (``resources/terms``), the time line itself (``statuses.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ungeapp.domain.people import YoungPerson
from ungeapp.domain.status import StatusEntry, StatusKind, terms_of
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork


def note_school(desk: Desk, uow: UnitOfWork, person: YoungPerson, before: YoungPerson | None = None) -> None:
    """Put the school on the time line, since no known day, where the class says which school it is.

    Of somebody who was here ``before`` only where the class is new, and no education stands there yet.
    """
    if not person.grade or (before is not None and before.grade):
        return
    term = desk.definitions.terms(terms_of(StatusKind.EDUCATION)).of_grade(person.grade, desk.today())
    stands = before is not None and any(one.sort is StatusKind.EDUCATION for one in uow.of(StatusEntry, person.id))
    if term is not None and not stands:
        uow.put(StatusEntry(id=desk.new_id(), person=person.id, code=term.code, place=person.school))


def told_before(
    desk: Desk, entries: Iterable[StatusEntry], code: str, from_on: date, to_on: date | None, place: str
) -> StatusEntry | None:
    """The education without any day that an entry tells more exactly: the same one, as it runs today.

    Another school, another place, what is over and what is still to come stand beside it.
    """
    if not from_on <= desk.today() <= (to_on or date.max):
        return None
    return next(
        (
            one
            for one in entries
            if one.sort is StatusKind.EDUCATION and one.from_on is None and one.to_on is None and not one.removed
            if one.code == code and (not one.place or place.strip() in ("", one.place))
        ),
        None,
    )
