"""Questions that lead to a judgement with its grounds: criteria as data, and what the answers so far decide.

Belongs here: the shape of a set of criteria, which question comes next, and the outcome.
Does not belong here: any criterion (``resources/criteria/``), the records of an assessment (``assessments.py``).

Missing answers never decide: an outcome holds only when its own condition is certain and every outcome before it is
certainly out. Where the sources ask for an overall weighing, the last question is the caseworker's own judgement; nothing
is added up here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ungeapp.domain.conditions import Condition, FactValue, evaluate, facts_of, missing
from ungeapp.domain.formats import FormatRef, Option
from ungeapp.domain.parts import Part


class QuestionKind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes-no"
    CHOICE = "choice"
    TEXT = "text"
    OWN_WORDS = "own-words"


class OutcomeKind(StrEnum):
    """What an outcome means, whatever it is called."""

    IN = "in"
    EXEMPT = "exempt"
    OUT = "out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. ``when`` says for whom it is asked; a ``required`` one must be answered before anything is decided.

    ``age_below`` and ``age_from`` let the program suggest the answer from the birth date; a person confirms it.
    """

    key: str
    title: str
    guidance: str
    source: str
    kind: QuestionKind
    part: Part
    options: tuple[Option, ...] = ()
    when: Condition | None = None
    required: bool = False
    age_below: int | None = None
    age_from: int | None = None
    prefilled_from: str | None = None

    def suggestion(self, age: int | None) -> str:
        """What the age says to it; empty when it says nothing."""
        if age is None or (self.age_below is None and self.age_from is None):
            return ""
        fits = (self.age_below is None or age < self.age_below) and (self.age_from is None or age >= self.age_from)
        return "yes" if fits else "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferTo:
    """Whom an outcome offers to refer to.

    ``units`` are how a municipality may call that unit's key; ``unit_kind`` is its kind, which finds it where no key does.
    """

    code: str
    label: str
    title: str
    units: tuple[str, ...] = ()
    unit_kind: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What may come out.

    ``circumstance`` begins to hold with it and those in ``ends`` end, so that the deadlines follow; ``course`` is a
    format that begins. All three may be empty.
    """

    key: str
    kind: OutcomeKind
    title: str
    text: str
    when: Condition | None
    refer: tuple[ReferTo, ...] = ()
    circumstance: str = ""
    ends: tuple[str, ...] = ()
    course: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """A set of criteria; outcomes are looked at in their order."""

    ref: FormatRef
    title: str
    intro: str
    source: str
    part: Part
    valid_from: date
    valid_to: date | None
    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]

    def question(self, key: str) -> Question:
        """The question ``key``; KeyError if there is none."""
        for one in self.questions:
            if one.key == key:
                return one
        raise KeyError(key)

    def outcome(self, key: str) -> Outcome | None:
        """The outcome ``key``, if there is one."""
        return next((one for one in self.outcomes if one.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the answers decide: an outcome, or the questions that are needed as far as is known.

    ``more_may_follow``: answers to ``needed`` decide whether further questions are asked.
    """

    outcome: Outcome | None
    needed: tuple[Question, ...]
    more_may_follow: bool = False


def facts_of_answers(criteria: Criteria, answers: Mapping[str, str]) -> dict[str, FactValue]:
    """The answers as conditions read them; what is blank, or no answer to its question, is not there."""
    facts: dict[str, FactValue] = {}
    for one in criteria.questions:
        told = answers.get(one.key, "").strip()
        if one.kind is QuestionKind.YES_NO and told in ("yes", "no"):
            facts[one.key] = told == "yes"
        elif one.kind is QuestionKind.CHOICE and any(option.code == told for option in one.options):
            facts[one.key] = told
    return facts


def is_answered(question: Question, answers: Mapping[str, str]) -> bool:
    """Whether there is an answer that fits the question."""
    told = answers.get(question.key, "").strip()
    if question.kind is QuestionKind.YES_NO:
        return told in ("yes", "no")
    if question.kind is QuestionKind.CHOICE:
        return any(one.code == told for one in question.options)
    return bool(told)


def asked(criteria: Criteria, answers: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions that are asked given the answers so far, in their order.

    What nobody has answered waits while it is not known whether a question before it is asked, so that the closing
    reasoning comes last; unless it is all that is missing.
    """
    facts = _standing(criteria, answers)
    held = {one.key for one in _waiting(criteria, facts, answers, _needed(criteria, facts, answers))}
    return tuple(one for one in _applying(criteria, facts) if one.key not in held)


def _applying(criteria: Criteria, facts: Mapping[str, FactValue]) -> tuple[Question, ...]:
    return tuple(one for one in criteria.questions if evaluate(one.when, facts) is True)


def _waiting(
    criteria: Criteria, facts: Mapping[str, FactValue], answers: Mapping[str, str], needed: tuple[Question, ...]
) -> tuple[Question, ...]:
    """The unanswered questions behind the first one of which it is not known whether it is asked.

    None wait where nothing before that one is needed: every step leaves something to answer.
    """
    found = criteria.questions
    unknown = next((at for at, one in enumerate(found) if evaluate(one.when, facts) is None), len(found))
    if not any(one in needed for one in found[:unknown]):
        return ()
    return tuple(one for one in found[unknown:] if not is_answered(one, answers))


def _standing(criteria: Criteria, answers: Mapping[str, str]) -> dict[str, FactValue]:
    """The answers to questions that are asked: what was answered before it fell away decides nothing.

    What is certainly not asked is no open question either: it stands there as blank, which no condition asks for.
    """
    told = facts_of_answers(criteria, answers)
    facts: dict[str, FactValue] = {}
    for one in criteria.questions:  # a question looks at earlier ones only (the reader sees to that)
        applies = evaluate(one.when, facts)
        if applies is False:
            facts[one.key] = ""
        elif applies and one.key in told:
            facts[one.key] = told[one.key]
    return facts


def judge(criteria: Criteria, answers: Mapping[str, str]) -> Verdict:
    """The outcome, or what is missing for one."""
    facts = _standing(criteria, answers)
    needed = _needed(criteria, facts, answers)
    if not needed:
        return Verdict(outcome=_first_open(criteria, facts), needed=())
    waiting = _waiting(criteria, facts, answers, needed)
    return Verdict(
        outcome=None, needed=tuple(one for one in needed if one not in waiting), more_may_follow=bool(waiting)
    )


def _first_open(criteria: Criteria, facts: Mapping[str, FactValue]) -> Outcome | None:
    """The first outcome that is not certainly out."""
    return next((one for one in criteria.outcomes if evaluate(one.when, facts) is not False), None)


def _needed(criteria: Criteria, facts: Mapping[str, FactValue], answers: Mapping[str, str]) -> tuple[Question, ...]:
    """Every question whose answer is missing, whether it waits for its turn or not."""
    first = _first_open(criteria, facts)
    wanted = missing(first.when, facts) if first is not None else frozenset()
    wanted = _asked_first(criteria, facts, wanted | {one.key for one in criteria.questions if one.required})
    return tuple(one for one in _applying(criteria, facts) if one.key in wanted and not is_answered(one, answers))


def _asked_first(criteria: Criteria, facts: Mapping[str, FactValue], wanted: frozenset[str]) -> frozenset[str]:
    """``wanted`` and what must be answered before it is known whether those are asked at all."""
    found = set(wanted)
    for one in reversed(criteria.questions):  # what it looks at stands before it
        if one.key in found:
            found |= missing(one.when, facts)
    return frozenset(found)


def referrals(outcome: Outcome, criteria: Criteria, answers: Mapping[str, str]) -> tuple[ReferTo, ...]:
    """Whom this outcome offers to refer to, given the answers."""
    facts = _standing(criteria, answers)
    return tuple(one for one in outcome.refer if evaluate(one.when, facts) is True)


def conditions_of(criteria: Criteria) -> tuple[Condition | None, ...]:
    """Every condition of questions, outcomes and referrals."""
    refer = (one.when for outcome in criteria.outcomes for one in outcome.refer)
    return (*(one.when for one in criteria.questions), *(one.when for one in criteria.outcomes), *refer)


def whole_answers(criteria: Criteria) -> Iterator[dict[str, str]]:
    """Every way to answer what is asked: for checking that all outcomes can be reached.

    What no condition looks at is answered in one way only.
    """
    looked_at: frozenset[str] = frozenset().union(*(facts_of(one) for one in conditions_of(criteria)))

    def further(told: dict[str, str], rest: tuple[Question, ...]) -> Iterator[dict[str, str]]:
        if not rest:
            yield told
            return
        first, after = rest[0], rest[1:]
        if evaluate(first.when, _standing(criteria, told)) is not True:
            yield from further(told, after)
            return
        ways: tuple[str, ...] = ("x",)
        if first.kind is QuestionKind.YES_NO:
            ways = ("yes", "no")
        elif first.kind is QuestionKind.CHOICE:
            ways = tuple(one.code for one in first.options)
        for way in ways if first.key in looked_at else ways[:1]:
            yield from further({**told, first.key: way}, after)

    return further({}, criteria.questions)
