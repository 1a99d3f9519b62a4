"""The parents of a young person under 18, who of them holds custody, and how they were heard.

Belongs here: the register and the hearings as records, and who holds custody on a day.
Does not belong here: what parents may be told (``gate.py``), consents (``consent.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import Record, kind


class Custody(StrEnum):
    """What a parent holds."""

    UNKNOWN = "unknown"
    SOLE = "sole"
    JOINT = "joint"
    NONE = "none"


@kind("parent")
@dataclass(frozen=True, slots=True, kw_only=True)
class Parent(Record):
    """One parent, or whoever holds custody instead. ``relation`` is how the young person calls them."""

    name: str = of(Part.PARENTS, "")
    relation: str = of(Part.PARENTS, "")
    custody: Custody = of(Part.PARENTS, Custody.UNKNOWN)
    from_on: date | None = of(Part.PARENTS, None)
    to_on: date | None = of(Part.PARENTS, None)
    phone: str = of(Part.PARENTS, "")
    email: str = of(Part.PARENTS, "")
    address: str = of(Scope.LOCAL, "")
    note: str = of(Part.PARENTS, "")

    @property
    def record_part(self) -> Part:
        return Part.PARENTS


@kind("parent-hearing")
@dataclass(frozen=True, slots=True, kw_only=True)
class ParentHearing(Record):
    """One parent and one occasion (a plan version, a meeting): invited, heard, own remarks, signed (§ 2 c)."""

    parent: str = of(Part.PARENTS, "")
    about: str = of(Part.PARENTS, "")
    invited_on: date | None = of(Part.PARENTS, None)
    heard_on: date | None = of(Part.PARENTS, None)
    remarks: str = of(Part.PARENTS, "")
    signed_on: date | None = of(Part.PARENTS, None)
    declined_because: str = of(Part.PARENTS, "")

    @property
    def record_part(self) -> Part:
        return Part.PARENTS


def remarks_for(
    parents: Iterable[Parent], hearings: Iterable[ParentHearing], about: str = ""
) -> tuple[tuple[str, str], ...]:
    """(who, own remarks) as they stand in the plan, of each parent the last thing said (KUI-loven § 2 c).

    ``about`` limits it to hearings about that; a parent is named as the young person calls them when there is no name.
    """
    told: dict[str, ParentHearing] = {}
    for one in sorted(hearings, key=lambda it: (it.heard_on or date.min, it.id)):
        if one.remarks and not one.removed and about in ("", one.about):
            told[one.parent] = one
    return tuple(
        (one.name or one.relation, told[one.id].remarks) for one in parents if one.id in told and not one.removed
    )


def under_age(of_age_on: date | None, day: date) -> bool:
    """Whether custody still means something on ``day``; an unknown birth date counts as of age (nobody is guessed)."""
    return of_age_on is not None and day < of_age_on


def custody_holders(parents: Iterable[Parent], of_age_on: date | None, day: date) -> tuple[Parent, ...]:
    """Who holds custody on ``day``: nobody from the 18th birthday on."""
    if not under_age(of_age_on, day):
        return ()
    return tuple(
        one
        for one in parents
        if one.custody in (Custody.SOLE, Custody.JOINT)
        and not one.removed
        and (one.from_on is None or one.from_on <= day)
        and (one.to_on is None or day <= one.to_on)
    )
