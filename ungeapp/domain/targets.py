"""Target figures: what a municipality wants to reach, from where, by when, and by which definition.

Belongs here: the shape of a figure, and which values may stand beside each other.
Does not belong here: counting anything from cases, and the figures themselves (``resources/profiles``).

Source: rows 1-01, 3-01, 3-16 and 5-07. Row 3-01 and trap 4: »en ungdomsuddannelse« and »mindst én ungdomsuddannelse« are
two definitions; values of different definitions are never compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Measured(StrEnum):
    """What a value is."""

    PER_CENT = "per-cent"
    COUNT = "count"
    CHANGE_PER_CENT = "change-per-cent"  # against the starting point; a fall is negative
    ALL = "all"  # everybody, without a figure of its own
    NO_FIGURE = "no-figure"  # the source says the direction alone


class Direction(StrEnum):
    """Which way is better."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    UP = "up"
    DOWN = "down"


class Frequency(StrEnum):
    """How often it is measured."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Value:
    """One value as the source has it: per cent or a count, and when it holds, in the source's own words (``when``).

    ``part`` of ``whole`` are the raw numbers where the source tells them. ``definition`` names what was counted.
    """

    value: Fraction
    when: str
    definition: str
    part: int | None = None
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """What is counted, in words; ``key`` is what values refer to."""

    key: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Target:
    """A target figure. ``goal`` None: the source has no figure. ``measured`` are values on the way, oldest first."""

    key: str
    title: str
    definition: Definition
    measured_as: Measured
    direction: Direction
    source: str
    goal: Value | None = None
    baseline: Value | None = None
    measured: tuple[Value, ...] = ()
    frequency: Frequency | None = None
    figures_from: str = ""
    note: str = ""

    def comparable(self) -> tuple[Value, ...]:
        """The starting point and the measured values that count what the target counts; others are left out."""
        told = ((self.baseline,) if self.baseline else ()) + self.measured
        return tuple(one for one in told if one.definition == self.definition.key)

    def reached(self, value: Value) -> bool | None:
        """Whether ``value`` is as good as the goal; None where there is no figure to hold it against.

        ValueError for a value that counts something else.
        """
        if value.definition != self.definition.key:
            raise ValueError(f"counts {value.definition}, not {self.definition.key}")
        if self.goal is None:
            return None
        low = self.direction in (Direction.AT_LEAST, Direction.UP)
        return value.value >= self.goal.value if low else value.value <= self.goal.value
