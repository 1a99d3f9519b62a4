"""Where a young person stands: a dated line of education, job, benefit, group, exam, absence and functional level.

Belongs here: the entries as records, and what they are of.
Does not belong here: the code lists (dated data in ``resources/terms``), the plan (``plans.py``), contacts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.errors import Invalid
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import Record, kind


class StatusKind(StrEnum):
    """What an entry tells of. Closed, since the rules read it; the codes within each are dated data. ``ENTRANCE`` is how
    the young person came through the municipality's one entrance, and why (2-10)."""

    EDUCATION = "education"
    JOB = "job"
    BENEFIT = "benefit"
    VISITATION = "visitation"
    EXAM = "exam"
    READINESS = "readiness"
    ABSENCE = "absence"
    FUNCTIONING = "functioning"
    SCREENING = "screening"
    ENTRANCE = "entrance"


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

    ``home_municipality`` is told where the institution lies in another one than the young person's own: the institution
    tells the home municipality of start, break-off, completion and an imminent drop-out (7.4.D-08).

    ``title`` is the education, employer or benefit in words, ``place`` the institution. ``cause`` is a code of the
    causes' terms when it was broken off. ``level`` is the absence level 1–5 (4-2, 4-3), 0 where it means nothing;
    ``contact_name`` and ``contact_phone`` are whom to call about it. The functional level stands apart from strengths
    (4-8): it is needed for applications and is a part of its own. ``clarification`` is a code of its terms for the
    three dimensions of readiness (1-07); ``text`` is then what the judgement rests on, which the young person is shown
    (5-08). Of a screening ``text`` is the result and ``contact_name`` who did it (3-15).
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
    clarification: str = of(Scope.OWN, "")
    text: str = of(Scope.OWN, "")
    home_municipality: str = of(Scope.OWN, "")

    @property
    def record_part(self) -> Part:
        return _PARTS.get(self.sort, Part.STATUS)


CODED = frozenset(set(StatusKind) - {StatusKind.FUNCTIONING})
"""The kinds whose entries carry a code; the functional level is described in words alone (4-8)."""

PERIODS = frozenset(
    {StatusKind.EDUCATION, StatusKind.JOB, StatusKind.BENEFIT, StatusKind.VISITATION, StatusKind.ABSENCE}
)
"""The kinds that last and end; the others hold until a newer word is said."""

ASK_HOW = frozenset({StatusKind.EDUCATION, StatusKind.JOB})
"""The kinds of which it matters how they ended: completed, broken off, changed (1-08)."""

LOWEST_LEVEL, HIGHEST_LEVEL = 1, 5
"""School absence levels (4-3)."""


def terms_of(sort: StatusKind) -> str:
    """The dated terms in which the codes of a kind stand; empty for one without codes."""
    return f"status-{sort.value}" if sort in CODED else ""


def absence_level(code: str) -> int:
    """The level a code such as ``level-3`` means, 0 for a code that means none."""
    number = code.rpartition("-")[2]
    level = int(number) if number.isdecimal() else 0
    return level if LOWEST_LEVEL <= level <= HIGHEST_LEVEL else 0


def by_time(entries: Iterable[StatusEntry]) -> tuple[StatusEntry, ...]:
    """The line as it is read: newest beginning first, what has no day last; of one day the one written last first."""
    told = sorted(entries, key=lambda one: one.id, reverse=True)
    return tuple(sorted(told, key=lambda one: one.from_on or date.min, reverse=True))


def homes(entries: Iterable[StatusEntry], day: date) -> tuple[str, ...]:
    """The other municipalities that answer for the young person at an institution on ``day``, as they are written."""
    told = (
        one.home_municipality for one in by_time(entries) if one.sort is StatusKind.EDUCATION and holds_on(one, day)
    )
    return tuple(dict.fromkeys(one for one in told if one))


def right_now(entries: Iterable[StatusEntry], day: date) -> tuple[StatusEntry, ...]:
    """What holds on ``day``, in the order of the kinds.

    Educations, jobs and benefits may run side by side. Of an exam, the functional level and each word of readiness only
    what was said last counts, and of group and absence level likewise.
    """
    found: list[StatusEntry] = []
    holding = [one for one in by_time(entries) if holds_on(one, day)]
    for sort in StatusKind:
        these = [one for one in holding if one.sort is sort]
        if sort is StatusKind.READINESS:
            latest: dict[str, StatusEntry] = {}
            for one in these:
                latest.setdefault(one.code, one)
            found += latest.values()
        elif sort in (StatusKind.EDUCATION, StatusKind.JOB, StatusKind.BENEFIT):
            found += these
        else:
            found += these[:1]
    return tuple(found)


def check_period(from_on: date | None, to_on: date | None) -> None:
    """Invalid("status-ends-before-start") when the stretch would end before it began."""
    if from_on is not None and to_on is not None and to_on < from_on:
        raise Invalid("status-ends-before-start")


def holds_on(entry: StatusEntry, day: date) -> bool:
    """Whether the stretch covers ``day``; open ends are open."""
    begun = entry.from_on is None or entry.from_on <= day
    return begun and (entry.to_on is None or day <= entry.to_on) and not entry.removed
