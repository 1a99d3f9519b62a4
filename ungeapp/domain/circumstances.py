"""Dated circumstances of a young person that a rule asks about, and what was answered to a deadline by hand.

Belongs here: both as records. Does not belong here: which circumstances there are (``resources/terms``), what they
start or stop (``clocks.py``). Nothing is guessed: a circumstance holds because somebody wrote it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import CarriesPart, Record, kind


@kind("circumstance")
@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance(CarriesPart, Record):
    """Something that holds for a young person from a day on, for instance a decision on support (domain rules D03-D17).

    ``code`` is a code of the circumstances' terms, which also say its ``part``. Without ``from_on`` it holds, but starts
    nothing: nobody knows from when.
    """

    code: str = of(Scope.OWN, "")
    from_on: date | None = of(Scope.OWN, None)
    to_on: date | None = of(Scope.OWN, None)
    note: str = of(Scope.OWN, "")
    part: Part = of(Scope.OWN, Part.STATUS)


class Answered(StrEnum):
    """What was said about a deadline by hand."""

    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not-needed"


def answer_id(person: str, rule: str, origin: str) -> str:
    """The id of the answer to one deadline: two desks answering it write the same record."""
    return derived_id("deadline-answer", person, rule, origin)


@kind("deadline-answer")
@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineAnswer(Record):
    """What was said about one deadline: done, or not needed and why; ``later_on`` puts a local one off at this desk.

    ``rule`` is the id of the rule, ``rule_title`` what it was called then: rules change, and go. ``origin`` is what
    started it (the id of a record, or the birthday).
    """

    rule: str = of(Part.NOTES, "")
    rule_title: str = of(Part.NOTES, "")
    origin: str = of(Part.NOTES, "")
    answered: Answered = of(Part.NOTES, Answered.OPEN)
    on: date | None = of(Part.NOTES, None)
    reason: str = of(Part.NOTES, "")
    later_on: date | None = of(Scope.LOCAL, None)
    later_because: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.NOTES
