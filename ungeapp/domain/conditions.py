"""Conditions a definition states over the answers to its own questions, in three values.

Belongs here: what a condition is and whether it holds: yes, no, or not yet known.
Does not belong here: which questions there are (``formats.py``), reading them from a file (``forms``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

FactValue = str | bool | date
Facts = Mapping[str, FactValue]


@dataclass(frozen=True, slots=True)
class Is:
    """Holds when the answer to ``fact`` equals ``value``."""

    fact: str
    value: FactValue


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds when every one holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when at least one holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when the other does not."""

    condition: Condition


Condition = Is | AllOf | AnyOf | Not


def evaluate(condition: Condition | None, facts: Facts) -> bool | None:
    """Whether ``condition`` holds; None when an answer that decides it is missing. No condition always holds."""
    match condition:
        case None:
            return True
        case Is(fact, value):
            return facts[fact] == value if fact in facts else None
        case Not(inner):
            verdict = evaluate(inner, facts)
            return None if verdict is None else not verdict
        case AllOf(conditions):
            verdicts = [evaluate(one, facts) for one in conditions]
            if False in verdicts:
                return False
            return None if None in verdicts else True
        case AnyOf(conditions):
            verdicts = [evaluate(one, facts) for one in conditions]
            if True in verdicts:
                return True
            return None if None in verdicts else False


def facts_of(condition: Condition | None) -> frozenset[str]:
    """The questions ``condition`` looks at."""
    match condition:
        case None:
            return frozenset()
        case Is(fact, _):
            return frozenset({fact})
        case Not(inner):
            return facts_of(inner)
        case AllOf(conditions) | AnyOf(conditions):
            return frozenset().union(*(facts_of(one) for one in conditions))


def missing(condition: Condition | None, facts: Facts) -> frozenset[str]:
    """The unanswered questions that keep ``condition`` open; empty once it is decided, whatever else is unknown."""
    if evaluate(condition, facts) is not None:
        return frozenset()
    return frozenset(one for one in facts_of(condition) if one not in facts)
