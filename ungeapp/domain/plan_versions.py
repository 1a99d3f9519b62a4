"""The versions of the one plan: a working draft until it is agreed, unchangeable afterwards.

Belongs here: a version as a record, which one is the draft and which the latest, and what is still missing when one is
agreed.
Does not belong here: what stood in the plan then (its snapshot, ``usecases/plan_versions.py``), and what differs between
two versions (``plan_differences.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part, of
from ungeapp.domain.plans import EducationPlan
from ungeapp.domain.record import Record, kind


def version_id(person: str, number: int) -> str:
    """The id derives from the person and the number, so that two desks can never make two versions 2."""
    return derived_id("plan-version", person, str(number))


class VersionState(StrEnum):
    """A version is worked on until it is agreed."""

    DRAFT = "draft"
    AGREED = "agreed"


@kind("plan-version")
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion(Record):
    """One version of the plan: why it was started and with which team, and with whom, when and how it was agreed.

    ``team`` are names with their workplace. ``agreed_with`` are the young person and professionals by name,
    ``custody_with`` those who held custody on the day (§ 2 c). ``how`` is a code of the terms of how plans are agreed.
    On ``review_on`` the plan is looked at again, unless the situation changes before (2-11, D22).
    """

    number: int = of(Part.PLAN, 0)
    state: VersionState = of(Part.PLAN, VersionState.DRAFT)
    started_on: date | None = of(Part.PLAN, None)
    started_because: str = of(Part.PLAN, "")
    team: tuple[str, ...] = of(Part.PROFESSIONAL_NETWORK, ())
    agreed_on: date | None = of(Part.PLAN, None)
    agreed_with: tuple[str, ...] = of(Part.PLAN, ())
    custody_with: tuple[str, ...] = of(Part.PARENTS, ())
    how: str = of(Part.PLAN, "")
    note: str = of(Part.PLAN, "")
    review_on: date | None = of(Part.PLAN, None)

    @property
    def record_part(self) -> Part:
        return Part.PLAN


def agreed(versions: Iterable[PlanVersion]) -> tuple[PlanVersion, ...]:
    """The agreed versions, the newest first.

    Of entries that were joined, each may have its own version 1: then the day it was agreed on decides.
    """
    found = (one for one in versions if one.state is VersionState.AGREED and not one.removed)
    return tuple(sorted(found, key=lambda one: (one.number, one.agreed_on or date.min, one.id), reverse=True))


def next_number(versions: Iterable[PlanVersion]) -> int:
    """The number of the plan as it is worked on now."""
    latest = agreed(versions)
    return latest[0].number + 1 if latest else 1


def draft(versions: Sequence[PlanVersion]) -> PlanVersion | None:
    """The started version that is not agreed yet; None while nothing but the living plan says that there is one."""
    number = next_number(versions)
    found = (one for one in versions if one.number == number and not one.removed)
    return next((one for one in found if one.state is VersionState.DRAFT), None)


def team_of(versions: Sequence[PlanVersion]) -> tuple[str, ...]:
    """Who is in the team now: the latest version that names one."""
    named = [one for one in versions if one.team and not one.removed]
    return max(named, key=lambda one: one.number).team if named else ()


class Lacking(StrEnum):
    """What is missing when a plan is agreed. It is told, and stops nobody."""

    OWN_WORDS = "own-words"
    YOUNG_PERSON = "young-person"
    CUSTODY = "custody"
    DUTY = "duty"
    DUTY_TOLD = "duty-told"


def lacking(
    plan: EducationPlan,
    *,
    young_person: str,
    agreed_with: Iterable[str],
    custody: Iterable[str],
    custody_with: Iterable[str],
    duty: bool,
) -> tuple[Lacking, ...]:
    """What a plan agreed with these people would lack.

    ``duty`` says whether the duty of the young (KUI-loven § 2 a) concerns the young person on that day: then the plan
    says how it is met, and they were told what follows otherwise (stk. 4).
    """
    found = []
    if not plan.wishes.strip():
        found.append(Lacking.OWN_WORDS)
    if young_person not in tuple(agreed_with):
        found.append(Lacking.YOUNG_PERSON)
    if set(custody) - set(custody_with):
        found.append(Lacking.CUSTODY)
    if duty and not plan.duty.strip():
        found.append(Lacking.DUTY)
    if duty and plan.duty_told_on is None:
        found.append(Lacking.DUTY_TOLD)
    return tuple(found)
