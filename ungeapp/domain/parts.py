"""The closed list of parts: what can be shared, withheld or consented to, piece by piece.

Belongs here: the parts, and how a field of a record says which part it is.
Does not belong here: who may see which part (``gate.py``), and what a part is called (``wording.py``).
"""

from __future__ import annotations

from dataclasses import Field, field
from enum import StrEnum
from typing import Any


class Part(StrEnum):
    """One piece of what is known about a young person. Closed: a new one needs a release of the program."""

    IDENTITY = "identity"
    NUMBER = "number"
    CONTACT = "contact"
    ADDRESS = "address"
    OWN_WORDS = "own-words"
    PLAN = "plan"
    GOALS_EDUCATION = "goals-education"
    GOALS_WORK = "goals-work"
    GOALS_EVERYDAY = "goals-everyday"
    GOALS_HEALTH = "goals-health"
    GOALS_HOUSING = "goals-housing"
    GOALS_ECONOMY = "goals-economy"
    GOALS_LEISURE = "goals-leisure"
    GOALS_PARENTHOOD = "goals-parenthood"
    AGREEMENTS = "agreements"
    MEASURES = "measures"
    MEASURES_SOCIAL = "measures-social"
    MEASURES_HEALTH = "measures-health"
    MEASURES_LEISURE = "measures-leisure"
    PRIVATE_NETWORK = "private-network"
    PROFESSIONAL_NETWORK = "professional-network"
    HEALTH = "health"
    PARENTHOOD = "parenthood"
    NOTES = "notes"
    MEETINGS = "meetings"
    HANDOVER = "handover"
    CONSENTS = "consents"
    CASE_REFERENCES = "case-references"
    STATUS = "status"
    FUNCTIONING = "functioning"
    ABSENCE = "absence"
    PARENTS = "parents"
    NOTIFICATIONS = "notifications"


_CODES = frozenset(one.value for one in Part)


def is_part(code: str) -> bool:
    """Whether ``code`` names a part of the closed list."""
    return code in _CODES


GOAL_PREFIX = "goals-"

# Parts not aimed at education or work: they stand in the plan only with the young person's consent
# (lov om kommunal indsats for unge under 25 år; 2-04, 2-11).
PLAN_NEEDS_CONSENT = frozenset(
    {
        Part.GOALS_EVERYDAY,
        Part.GOALS_HEALTH,
        Part.GOALS_HOUSING,
        Part.GOALS_ECONOMY,
        Part.GOALS_LEISURE,
        Part.GOALS_PARENTHOOD,
        Part.PARENTHOOD,
        Part.HEALTH,
        Part.MEASURES_SOCIAL,
        Part.MEASURES_HEALTH,
        Part.MEASURES_LEISURE,
    }
)


class Scope(StrEnum):
    """How a field finds its part when it has no fixed one."""

    OWN = "own"  # the record's own ``part`` attribute decides (a goal by its area, a format item by its definition)
    LOCAL = "local"  # never leaves the desk


def of(part: Part | Scope, default: Any) -> Any:
    """A dataclass field that belongs to ``part``; ``default`` is what it is when this desk was never told."""
    return field(default=default, metadata={"part": part})


def declared(one: Field[Any]) -> Part | Scope:
    """The part a dataclass field declares; KeyError if it declares none (a test forbids that)."""
    declared_part: Part | Scope = one.metadata["part"]
    return declared_part
