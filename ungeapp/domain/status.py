"""Where a young person stands: a dated line of education, job, benefit, group, exam, absence and functional level.

Belongs here: the entries as records, and what they are of.
Does not belong here: the code lists (dated data in ``resources/terms``), the plan (``plans.py``), contacts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import Record, kind


class StatusKind(StrEnum):
    """What an entry tells of. Closed, since the rules read it; the codes within each are dated data."""

    EDUCATION = "education"
    JOB = "job"
    BENEFIT = "benefit"
    VISITATION = "visitation"
    EXAM = "exam"
    READINESS = "readiness"
    ABSENCE = "absence"
    FUNCTIONING = "functioning"


_PARTS = {StatusKind.ABSENCE: Part.ABSENCE, StatusKind.FUNCTIONING: Part.FUNCTIONING}


class StatusEnd(StrEnum):
    """How an education or a job ended."""

    NONE = ""
    COMPLETED = "completed"
    BROKEN_OFF = "broken-off"
    CHANGED = "changed"


@kind("status-entry")
@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEntry(Record):
    """One stretch of the time line. ``code`` is a code of the dated terms ``status-<kind>``, or empty.

    ``title`` is the education, employer or benefit in words, ``place`` the institution. ``cause`` is a code of the
    causes' terms when it was broken off. ``level`` is the absence level 1–5 (4-2, 4-3), 0 where it means nothing;
    ``contact_name`` and ``contact_phone`` are whom to call about it. The functional level stands apart from strengths
    (4-8): it is needed for applications and is a part of its own.
    """

    sort: StatusKind = of(Scope.OWN, StatusKind.EDUCATION)
    code: str = of(Scope.OWN, "")
    title: str = of(Scope.OWN, "")
    place: str = of(Scope.OWN, "")
    from_on: date | None = of(Scope.OWN, None)
    to_on: date | None = of(Scope.OWN, None)
    ended_how: StatusEnd = of(Scope.OWN, StatusEnd.NONE)
    cause: str = of(Scope.OWN, "")
    level: int = of(Scope.OWN, 0)
    contact_name: str = of(Scope.OWN, "")
    contact_phone: str = of(Scope.OWN, "")
    text: str = of(Scope.OWN, "")

    @property
    def record_part(self) -> Part:
        return _PARTS.get(self.sort, Part.STATUS)


def holds_on(entry: StatusEntry, day: date) -> bool:
    """Whether the stretch covers ``day``; open ends are open."""
    begun = entry.from_on is None or entry.from_on <= day
    return begun and (entry.to_on is None or day <= entry.to_on) and not entry.removed
