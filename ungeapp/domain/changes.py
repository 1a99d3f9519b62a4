"""What one use case touched, announced once after its commit.

Belongs here: the value that pages look at to decide whether to refresh.
Does not belong here: who listens.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Persons, record kinds and record ids touched; ``transaction`` names it for undo; ``intention`` says what was meant."""

    persons: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    intention: str = ""
    transaction: str = ""
    initiator: object | None = None

    def concerns(self, person: str, *kinds: str) -> bool:
        """Whether a page about ``person`` (and these kinds, when given) must look again."""
        hit = not self.persons or person in self.persons
        return hit and (not kinds or not self.kinds or bool(self.kinds & set(kinds)))
