"""Which unit is responsible for a young person, by age and situation, and who is then the usual contact.

Belongs here: the shape of the rules and what follows from them.
Does not belong here: the rules (``resources/profiles/*/responsibility.toml``), the unit that *is* responsible (it
changes by a handover alone), and what is known about one young person (use cases).

Source: Slagelse 2019, rows 2-09 (unit by age), 2-16 (who gives guidance) and 2-19 (usual contact of a single unit). The
suggestion is always a suggestion: somebody may decide otherwise and say why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.dates import age_on, birthday
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import Record, kind

_SEVERAL = 2
"""From so many units on, the one contact is the coordinating one (2-17)."""


class Purpose(StrEnum):
    """What a rule decides."""

    RESPONSIBLE = "responsible"
    CONTACT = "contact"
    GUIDANCE = "guidance"
    ALSO = "also"  # a further unit that helps with something of its own


@dataclass(frozen=True, slots=True)
class Question:
    """Something about the young person's situation a rule asks for.

    ``known_from`` are statuses that answer it, as ``<kind of status>:<code>``.
    """

    key: str
    label: str
    source: str
    known_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Those of an age (whole years, both included) of whom ``all_of`` holds and ``none_of`` does not.

    ``unit`` is a full key, empty where the source names a role alone. ``reason`` is a sentence for the caseworker.
    """

    purpose: Purpose
    unit: str
    reason: str
    source: str
    role: str = ""
    task: str = ""
    from_age: int | None = None
    to_age: int | None = None
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()

    def asks(self) -> tuple[str, ...]:
        """The questions this rule depends on."""
        return (*self.all_of, *self.any_of, *self.none_of)

    def of_age(self, age: int) -> bool:
        """Whether the rule is about somebody of this age."""
        return (self.from_age is None or self.from_age <= age) and (self.to_age is None or age <= self.to_age)

    def holds(self, age: int, facts: Mapping[str, bool]) -> bool | None:
        """Whether the rule fits; None while an answer that decides it is missing."""
        if not self.of_age(age):
            return False
        verdicts: list[bool | None] = [facts.get(one) for one in self.all_of]
        verdicts += [_not(facts.get(one)) for one in self.none_of]
        if self.any_of:
            verdicts.append(_any([facts.get(one) for one in self.any_of]))
        if False in verdicts:
            return False
        return None if None in verdicts else True


def _not(told: bool | None) -> bool | None:
    return None if told is None else not told


def _any(told: list[bool | None]) -> bool | None:
    return True if True in told else None if None in told else False


@dataclass(frozen=True, slots=True)
class ResponsibilityRules:
    """The rules of a municipality: of each purpose the first one that fits counts, further units all that fit."""

    questions: tuple[Question, ...] = ()
    rules: tuple[Rule, ...] = ()
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.rules)

    def question(self, key: str) -> Question:
        """KeyError for one the rules do not have."""
        for one in self.questions:
            if one.key == key:
                return one
        raise KeyError(key)


NO_RULES = ResponsibilityRules()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the rules say; a rule is None where none fits. ``undecided`` are the questions that could change it."""

    responsible: Rule | None = None
    contact: Rule | None = None
    guidance: tuple[Rule, ...] = ()
    also: tuple[Rule, ...] = ()
    undecided: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The full key of the suggested unit, empty where the rules suggest none."""
        return self.responsible.unit if self.responsible else ""

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that has a part: the responsible one first, each once."""
        named = (self.unit, self.contact.unit if self.contact else "", *(one.unit for one in self.also))
        return tuple(dict.fromkeys(one for one in named if one))


def is_coordinating(units: tuple[str, ...]) -> bool:
    """Whether the one contact has to coordinate: as soon as two or more units have a part (2-11, 2-17)."""
    return len(set(units)) >= _SEVERAL


def suggest(rules: ResponsibilityRules, age: int, facts: Mapping[str, bool]) -> Suggestion:
    """What the rules say of somebody ``age`` whole years old; ``facts`` are the answers known, by question."""
    undecided: list[str] = []

    def first(purpose: Purpose) -> Rule | None:
        for one in rules.rules:
            if one.purpose is not purpose:
                continue
            verdict = one.holds(age, facts)
            if verdict is True:
                return one
            if verdict is None:
                undecided.extend(key for key in one.asks() if key not in facts)
        return None

    def every(purpose: Purpose) -> tuple[Rule, ...]:
        return tuple(one for one in rules.rules if one.purpose is purpose and one.holds(age, facts) is True)

    return Suggestion(
        responsible=first(Purpose.RESPONSIBLE),
        contact=first(Purpose.CONTACT),
        guidance=every(Purpose.GUIDANCE),
        also=every(Purpose.ALSO),
        undecided=tuple(dict.fromkeys(undecided)),
    )


@dataclass(frozen=True, slots=True)
class ComingChange:
    """On ``on``, a birthday, the rules begin to say ``suggestion``."""

    on: date
    age: int
    suggestion: Suggestion


def coming_change(
    rules: ResponsibilityRules, birth: date, facts: Mapping[str, bool], today: date
) -> ComingChange | None:
    """The next birthday on which another unit becomes the suggested one; None when none is to come."""
    age = age_on(birth, today)
    now = suggest(rules, age, facts).unit
    bounds = {bound for one in rules.rules for bound in (one.from_age, (one.to_age or 0) + 1) if bound}
    for years in sorted(bound for bound in bounds if bound > age):
        then = suggest(rules, years, facts)
        if then.unit != now:
            return ComingChange(birthday(birth, years), years, then)
    return None


@kind("responsibility")
@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityAnswers(Record):
    """What this desk has answered about one young person, and that it decided otherwise than the rules suggest.

    ``holds`` and ``holds_not`` are keys of questions. ``kept_against`` is the unit that was suggested when somebody
    decided that another one stays responsible: as soon as another unit is suggested, the question is open again.
    """

    holds: tuple[str, ...] = of(Scope.LOCAL, ())
    holds_not: tuple[str, ...] = of(Scope.LOCAL, ())
    kept_against: str = of(Scope.LOCAL, "")
    kept_because: str = of(Scope.LOCAL, "")
    kept_on: date | None = of(Scope.LOCAL, None)
    kept_by: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.STATUS
