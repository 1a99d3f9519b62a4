"""What was typed into the rows of ``entries``, as values; without Qt.

Belongs here: those values. Does not belong here: what becomes of them (each page's presenter).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAgreement:
    """An agreement as typed."""

    what: str
    owner: str
    due: date | None
    known: str = ""  # the id of the agreement that is corrected


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedGoal:
    """A goal as typed."""

    own_words: str
    horizon: str
    area: str
    follow_up_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDecision:
    """A decision as typed; ``unit`` is a unit's key or empty."""

    text: str
    decided_by: str
    unit: str
    area: str
    grant: str
    starts_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNetwork:
    """Somebody of the network as typed."""

    name: str
    relation: str
    kind: str
    helps_with: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRating:
    """A rating as typed; ``rating`` is -1 when no number was chosen, ``status`` a code or empty."""

    rating: int
    own_words: str
    status: str
    comment: str
