"""Checklists, as data: the one of a handover, and those for other moments of a course.

Belongs here: the shape of a checklist, where it is begun, and which points are still open.
Does not belong here: the points themselves (``resources/checklists/``), the handover's states (``handover.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.formats import FormatRef, Option
from ungeapp.domain.parts import Part


class ItemKind(StrEnum):
    """How a point is answered."""

    TEXT = "text"
    YES_NO = "yes-no"
    DATE = "date"
    CHOICE = "choice"
    LIST = "list"
    PERSON = "person"


class RequiredFor(StrEnum):
    """The step that waits for an answer."""

    OFFER = "offer"
    ACCEPT = "accept"
    CLOSE = "close"


class Begin(StrEnum):
    """Where a checklist that belongs to no handover is offered; it can be begun anywhere."""

    PLAN = "plan"
    FIRST_CONTACT = "first-contact"
    SCHOOL = "school"
    BIRTHDAY = "birthday"
    CLOSING = "closing"


_ORDER = tuple(RequiredFor)


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One point. ``prefilled_from`` names what the program can fill in (see ``PREFILLED``); the person corrects it.

    ``source`` says where this very point comes from; empty where the list's own source says it.
    """

    key: str
    title: str
    guidance: str
    kind: ItemKind
    required_for: RequiredFor | None
    part: Part
    options: tuple[Option, ...] = ()
    prefilled_from: str | None = None
    source: str = ""


# What the program knows by itself; the records stand behind these names, never the words of one checklist.
PREFILLED = (
    "agreements",
    "consents",
    "contact-person",
    "documents",
    "goals",
    "measures",
    "measures-gap",
    "next-step",
    "own-words",
    "parents",
    "professional-network",
    "responsible",
    "receiver",
    "staying",
    "supporters",
)


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist in the order of its points.

    Without ``begin`` it is the one of a handover. ``when`` says in a sentence when it is used; ``from_age`` and
    ``to_age`` (years, both included) for whom it is proposed first.
    """

    ref: FormatRef
    title: str
    source: str
    valid_from: date
    valid_to: date | None
    items: tuple[ChecklistItem, ...]
    begin: tuple[Begin, ...] = ()
    when: str = ""
    from_age: int | None = None
    to_age: int | None = None

    def proposed(self, age: int | None) -> bool:
        """Whether somebody of this age is one it was made for; an unknown age is."""
        if age is None:
            return True
        return (self.from_age is None or age >= self.from_age) and (self.to_age is None or age <= self.to_age)

    def unanswered(self, answers: Mapping[str, str]) -> tuple[ChecklistItem, ...]:
        """The points nobody has answered, in their order."""
        return tuple(one for one in self.items if not answers.get(one.key, "").strip())

    @property
    def by_point(self) -> bool:
        """Whether it says of each point where it comes from, not only of the list as a whole."""
        return any(one.source for one in self.items)

    def source_of(self, item: ChecklistItem) -> str:
        """Where a point comes from: what it says itself, else what the list says; empty where only the list says it."""
        return (item.source or self.source) if self.by_point else ""

    def item(self, key: str) -> ChecklistItem:
        """The point ``key``; KeyError if there is none."""
        for one in self.items:
            if one.key == key:
                return one
        raise KeyError(key)

    def numbered(self) -> tuple[tuple[int, ChecklistItem], ...]:
        """The points in the order they are answered, each with the number it has in the window and on paper.

        First what the offer waits for, then the acceptance, then the close, then what nothing waits for; among
        themselves as the checklist has them. What was written by hand is typed in from the top.
        """
        steps: tuple[RequiredFor | None, ...] = (*_ORDER, None)
        ordered = [one for step in steps for one in self.items if one.required_for is step]
        return tuple(enumerate(ordered, start=1))

    def number_of(self, key: str) -> int:
        """The number of the point ``key`` in the window and on paper; KeyError if there is none."""
        for number, one in self.numbered():
            if one.key == key:
                return number
        raise KeyError(key)

    def open_for(self, step: RequiredFor, answers: Mapping[str, str]) -> tuple[ChecklistItem, ...]:
        """The points ``step`` still waits for; what an earlier step needed counts too.

        An answer is text as kept; for a yes/no point that ``step`` needs, only ``yes`` will do at the close, because
        what the close asks for (that the young person is motivated and safe) must be so, not merely be answered.
        """
        needed = _ORDER[: _ORDER.index(step) + 1]
        return tuple(
            one for one in self.items if one.required_for in needed and not _answered(one, answers.get(one.key, ""))
        )


def _answered(item: ChecklistItem, answer: str) -> bool:
    if item.kind is ItemKind.YES_NO and item.required_for is RequiredFor.CLOSE:
        return answer == "yes"
    return bool(answer.strip())
