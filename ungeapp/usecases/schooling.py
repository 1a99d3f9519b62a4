"""What was told of school when a young person was added or read in stands on the time line, where everything looks for it.

Belongs here: the entry such a class becomes, and that a dated one takes its place.
Does not belong here: which classes are which school (``resources/terms``), the time line itself (``statuses.py``).
"""

from __future__ import annotations

from collections.abc import Iterable

from ungeapp.domain.people import YoungPerson
from ungeapp.domain.status import StatusEntry, StatusKind, terms_of
from ungeapp.usecases.after_school import school_codes
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports import UnitOfWork


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


def told_before(desk: Desk, entries: Iterable[StatusEntry], code: str) -> StatusEntry | None:
    """The education without any day that an entry with ``code`` tells more exactly: the same, or another school."""
    school = school_codes(desk)
    undated = (
        one
        for one in entries
        if one.sort is StatusKind.EDUCATION and one.from_on is None and one.to_on is None and not one.removed
    )
    return next((one for one in undated if one.code == code or {one.code, code} <= school), None)
