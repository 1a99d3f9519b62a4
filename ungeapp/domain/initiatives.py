"""The initiative sheet (*indsatsark*): one idea for an effort, on the template of Viborg's sheets from 2016 (7.4.0).

Belongs here: the sheet with its heading and twelve blocks, and noticing that a person was written into one.
Does not belong here: the blocks' Danish names (``wording``, paper), offers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import Record, kind
from ungeapp.domain.spelling import folded_words


@kind("initiative-sheet")
@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeSheet(Record):
    """A sheet about an effort, never about a person: ``person`` is empty and there is no field for one.

    ``effort_area`` (*indsatsområde*) and ``effort_title`` are the heading; the fields of ``BLOCKS`` follow it.
    ``offers`` are codes of offers the sheet is about, ``evaluated_on`` is the day it is followed up.
    """

    effort_area: str = of(Scope.LOCAL, "")
    effort_title: str = of(Scope.LOCAL, "")
    doing_now: str = of(Scope.LOCAL, "")
    works_well: str = of(Scope.LOCAL, "")
    works_not: str = of(Scope.LOCAL, "")
    others_do: str = of(Scope.LOCAL, "")
    could_be_new: str = of(Scope.LOCAL, "")
    common_goal: str = of(Scope.LOCAL, "")
    effort_goal: str = of(Scope.LOCAL, "")
    baseline: str = of(Scope.LOCAL, "")
    followed_up_how: str = of(Scope.LOCAL, "")
    target: str = of(Scope.LOCAL, "")
    how_many: str = of(Scope.LOCAL, "")
    content: str = of(Scope.LOCAL, "")
    organised: str = of(Scope.LOCAL, "")
    anchored: str = of(Scope.LOCAL, "")
    actors: str = of(Scope.LOCAL, "")
    schedule: str = of(Scope.LOCAL, "")
    expenses: str = of(Scope.LOCAL, "")
    moved_money: str = of(Scope.LOCAL, "")
    investment: str = of(Scope.LOCAL, "")
    offers: tuple[str, ...] = of(Scope.LOCAL, ())
    evaluated_on: date | None = of(Scope.LOCAL, None)

    @property
    def record_part(self) -> Part:
        return Part.MEASURES


BLOCKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("now", ("doing_now", "works_well", "works_not")),
    ("inspiration", ("others_do",)),
    ("innovation", ("could_be_new",)),
    ("common-goal", ("common_goal",)),
    ("goal", ("effort_goal", "baseline", "followed_up_how")),
    ("target", ("target", "how_many")),
    ("content", ("content",)),
    ("organising", ("organised",)),
    ("responsible", ("anchored",)),
    ("actors", ("actors",)),
    ("schedule", ("schedule",)),
    ("economy", ("expenses", "moved_money", "investment")),
)
"""The twelve blocks in their order, each with its fields."""

HEADING = ("effort_area", "effort_title")
TEXTS = (*HEADING, *(name for _block, names in BLOCKS for name in names))
"""Every text of a sheet."""

_NUMBER = re.compile(r"(?<![0-9])[0-9]{6}[\s\-\u2010-\u2015\u2212]?(?:[0-9]{4}|[0-9][A-Za-z]{2}[0-9])(?![0-9])")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])*\.?")


def has_number(text: str) -> bool:
    """Whether something in ``text`` looks like a civil registration number or a replacement number."""
    return any(_is_day(found.group()) for found in _NUMBER.finditer(text))


def _is_day(number: str) -> bool:
    """Whether the first digits can be a day and a month; replacement numbers have 60 added to the day."""
    day, month = int(number[:2]), int(number[2:4])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)


def possible_names(text: str) -> Iterator[str]:
    """Neighbouring words that both begin with a capital letter: what a full name in ``text`` would look like."""
    for line in text.splitlines():
        words = [one.group() for one in _NAME_WORD.finditer(line)]
        for first, second in pairwise(words):
            if first[0].isupper() and second[0].isupper():
                yield f"{first} {second}"


def neighbours(text: str) -> Iterator[str]:
    """Neighbouring words however they are written: a name typed in haste has no capital letters."""
    for line in text.splitlines():
        for first, second in pairwise(one.group() for one in _NAME_WORD.finditer(line)):
            if min(len(first), len(second)) > 1:
                yield f"{first} {second}"


def is_part_of(words: str, name: str) -> bool:
    """Whether all ``words`` stand in ``name``, whatever the case and the letters: *emma proevesen* in *Emma Marie
    Prøvesen*."""
    return set(folded_words(words)) <= set(folded_words(name))
