"""Who has the right to a plan, and whose academic competences are to be screened: from age and status alone.

Belongs here: these two rules. They tell and never block: a plan may be made for anybody.
Does not belong here: the ages and which educations qualify (dated data), the time line (``status.py``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.ages import AgeRule
from ungeapp.domain.status import StatusEnd, StatusEntry, StatusKind, by_time, holds_on


class PlanRight(StrEnum):
    """Whether there is a right to a plan, and if not, why not."""

    HAS = "has"
    TOO_OLD = "too-old"
    TOO_YOUNG = "too-young"
    ENROLLED = "enrolled"
    COMPLETED = "completed"
    AGE_UNKNOWN = "age-unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility:
    """The answer. ``entry`` is the education that answers it, ``until`` the day the right ends by age."""

    right: PlanRight
    entry: StatusEntry | None = None
    until: date | None = None
    source: str = ""


def plan_right(
    birth: date | None, entries: Iterable[StatusEntry], rule: AgeRule, qualifying: Collection[str], day: date
) -> Eligibility:
    """The right to a plan: under the age, and neither in nor through a qualifying education (1-02, KUI-loven).

    ``qualifying`` are the codes of the educations that qualify: a vocational youth education, a higher education. What
    was completed counts before what runs. Of whom nobody knows the birth date, nobody knows the right either.
    """
    educations = [
        one
        for one in by_time(entries)
        if one.sort is StatusKind.EDUCATION and one.code in qualifying and not one.removed
    ]
    done = next((one for one in educations if _completed(one, day)), None)
    runs = next((one for one in educations if holds_on(one, day)), None)
    if birth is None:
        return Eligibility(right=PlanRight.AGE_UNKNOWN, source=rule.source)
    until = rule.ends_on(birth)
    if not rule.covers(birth, day):
        late = until is not None and until <= day
        return Eligibility(
            right=PlanRight.TOO_OLD if late else PlanRight.TOO_YOUNG, until=until if late else None, source=rule.source
        )
    if done is not None:
        return Eligibility(right=PlanRight.COMPLETED, entry=done, source=rule.source)
    if runs is not None:
        return Eligibility(right=PlanRight.ENROLLED, entry=runs, source=rule.source)
    return Eligibility(right=PlanRight.HAS, until=until, source=rule.source)


def to_be_screened(birth: date | None, entries: Iterable[StatusEntry], rule: AgeRule, day: date) -> bool:
    """Whether a screening of academic competences is still owed: of the ages, without education or job, not screened.

    (3-15.) A screening counts once it lies in the stretch without anything: after the last education or job ended.
    """
    if birth is None or not rule.covers(birth, day):
        return False
    told = [one for one in entries if not one.removed]
    if not told:
        return False  # of an empty line nobody knows that there is nothing
    active = [one for one in told if one.sort in (StatusKind.EDUCATION, StatusKind.JOB)]
    if any(holds_on(one, day) for one in active):
        return False
    since = max((one.to_on for one in active if one.to_on is not None and one.to_on <= day), default=date.min)
    return not any(
        one.sort is StatusKind.SCREENING and one.from_on is not None and since <= one.from_on <= day for one in told
    )


def left_school(entries: Iterable[StatusEntry], school: Collection[str], day: date) -> StatusEntry | None:
    """The school entry with which 9th or 10th grade was left by ``day``; None while somebody goes to school (4-9, 5-08).

    ``school`` are the codes of the schools that are left so. A change of school, or one more year of school that began
    or begins after it, is no leaving.
    """
    last = school_ends(entries, school)
    if last is None or last.to_on is None or day < last.to_on:
        return None
    return last if last.ended_how in (StatusEnd.COMPLETED, StatusEnd.BROKEN_OFF) else None


def school_ends(entries: Iterable[StatusEntry], school: Collection[str]) -> StatusEntry | None:
    """The last school entry whose last day is known, also when it lies ahead; None while one has no end (7.4.B)."""
    told = [one for one in entries if one.sort is StatusKind.EDUCATION and one.code in school and not one.removed]
    if any(one.to_on is None for one in told):
        return None
    last = max(told, key=lambda one: (one.to_on or date.min, one.id), default=None)
    return last if last is not None and last.ended_how is not StatusEnd.CHANGED else None


def _completed(one: StatusEntry, day: date) -> bool:
    return one.ended_how is StatusEnd.COMPLETED and one.to_on is not None and one.to_on <= day
