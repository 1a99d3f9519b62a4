"""Whose a meeting format is, seen from one municipality, and which of several definitions with one id is offered.

Belongs here: the groups formats are offered in, and what stands in place of what. Does not belong here: the format, the profile, what groups are called.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from ungeapp.domain.checklists import Checklist
from ungeapp.domain.criteria import Criteria
from ungeapp.domain.formats import SHIPPED, MeetingFormat
from ungeapp.domain.profiles import MunicipalProfile

T = TypeVar("T", MeetingFormat, Checklist, Criteria)

_OF_A_MUNICIPALITY = " Kommune, "  # how the source of a format begins that was written before formats named theirs


class FormatGroup(StrEnum):
    """Whose format it is, seen from this desk."""

    OWN = "own"  # this municipality's
    NATIONAL = "national"  # law or a national method: nobody's
    OTHER = "other"  # another municipality's, to be inspired by


def in_use(definitions: Iterable[T]) -> tuple[T, ...]:
    """Those offered: a version of the municipality's own stands in place of the shipped one with its id, unless the shipped
    one is later."""
    found = tuple(definitions)
    own = {one.ref.id: one.ref.version for one in found if one.ref.owner != SHIPPED}
    return tuple(one for one in found if one.ref.owner != SHIPPED or one.ref.version > own.get(one.ref.id, 0))


def group_of(format: MeetingFormat, profile: MunicipalProfile) -> FormatGroup:
    """Whose format it is for a desk with ``profile``: by its owner, its municipality, or the first words of its source.

    The source decides only where the format names no municipality.
    """
    if profile.key in (format.ref.owner, format.municipality):
        return FormatGroup.OWN
    if format.municipality is not None or format.ref.owner != SHIPPED:
        return FormatGroup.OTHER
    if format.source.startswith(profile.name):
        return FormatGroup.OWN
    return FormatGroup.OTHER if _OF_A_MUNICIPALITY in format.source else FormatGroup.NATIONAL
