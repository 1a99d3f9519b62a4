"""Who should be responsible for a young person by the municipality's own rules, and deciding otherwise.

Belongs here: answering what the rules ask, keeping another unit with a reason, and what follows for one young person.
Does not belong here: the rules (``domain/responsibility.py``), and changing who *is* responsible (``handovers.py``: a
handover alone does that).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.coordination import InvolvedUnit, units_of
from ungeapp.domain.dates import age_on
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.ids import derived_id
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.profiles import MunicipalProfile
from ungeapp.domain.record import Record
from ungeapp.domain.responsibility import (
    ComingChange,
    Question,
    ResponsibilityAnswers,
    ResponsibilityRules,
    Suggestion,
    coming_change,
    is_coordinating,
    suggest,
)
from ungeapp.domain.status import StatusEntry, right_now
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.people import PersonFile
from ungeapp.usecases.ports.store import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question of the rules: what somebody answered, and what the status tells (None: nothing)."""

    question: Question
    told: bool | None
    known: bool | None

    @property
    def holds(self) -> bool | None:
        """Somebody's answer, else the status's."""
        return self.known if self.told is None else self.told


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityView:
    """What the rules say of one young person beside what is.

    ``differs``: another unit is suggested than the responsible one, and nobody has decided otherwise. ``kept`` is that
    decision while it is about the unit suggested now. ``answers`` are the questions that matter at this age.
    """

    suggestion: Suggestion
    responsible: str
    differs: bool
    coordinating: bool
    kept: ResponsibilityAnswers | None
    answers: tuple[Answered, ...]
    coming: ComingChange | None


class ResponsibilityUseCases:
    """Acts on who should be responsible. Each writing method is one transaction and can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def view(self, file: PersonFile) -> ResponsibilityView | None:
        """What the rules say; None where the municipality has none, or they say nothing of this young person.

        Reckoned anew each time, so that an 18th birthday or a new status changes it by itself (D06).
        """
        desk, person = self._desk, file.person
        rules, today = desk.profile.responsibility, desk.today()
        if not rules or person.birth_date is None or person.ended:
            return None
        if person.coordinator and "/" not in person.coordinator:
            return None  # handed over to somebody who is no unit of any municipality
        told = next(iter(file.of(ResponsibilityAnswers)), None)
        age = age_on(person.birth_date, today)
        answers = _answers(rules, age, told, file.of(StatusEntry), today)
        facts = {one.question.key: one.holds for one in answers if one.holds is not None}
        found = suggest(rules, age, facts)
        coming = coming_change(rules, person.birth_date, facts, today)
        if not (found.unit or found.undecided or found.contact or coming):
            return None
        kept = told if told and told.kept_because and told.kept_against == found.unit else None
        return ResponsibilityView(
            suggestion=found,
            responsible=person.coordinator,
            differs=kept is None and _differs(desk.profile, found.unit, person.coordinator),
            coordinating=is_coordinating((*units_of(person.coordinator, file.of(InvolvedUnit)), *found.units[1:])),
            kept=kept,
            answers=answers,
            coming=coming,
        )

    def for_new(self, birth_date: date) -> Suggestion | None:
        """What the rules say of somebody about to be added; None when that is this desk's unit, or nothing."""
        profile, today = self._desk.profile, self._desk.today()
        if not profile.responsibility or birth_date > today:
            return None
        found = suggest(profile.responsibility, age_on(birth_date, today), {})
        return found if _differs(profile, found.unit, self._desk.author.unit) else None

    def answer(self, person: str, answers: Mapping[str, bool | None]) -> ResponsibilityAnswers:
        """Answer questions of the rules; None takes an answer back. KeyError for a question they do not have."""
        rules = self._desk.profile.responsibility
        for key in answers:
            rules.question(key)
        with self._desk.acting("responsibility.answer") as uow:
            found = _record(uow, person)
            others = set(answers)
            changed = replace(
                found,
                holds=_with(found.holds, others, [key for key, told in answers.items() if told is True]),
                holds_not=_with(found.holds_not, others, [key for key, told in answers.items() if told is False]),
            )
            uow.put(changed)
        return changed

    def keep(self, person: str, because: str) -> ResponsibilityAnswers:
        """Decide that the responsible unit stays, though the rules suggest another; with a reason.

        Invalid("responsibility-no-reason"), NotAllowed("responsibility-not-asked") when nothing else is suggested.
        """
        desk = self._desk
        if not because.strip():
            raise Invalid("responsibility-no-reason")
        with desk.acting("responsibility.keep") as uow:
            unit = self._suggested(uow, person)
            changed = replace(
                _record(uow, person),
                kept_against=unit,
                kept_because=because.strip(),
                kept_on=desk.today(),
                kept_by=desk.author.name,
            )
            uow.put(changed)
        return changed

    def _suggested(self, uow: UnitOfWork, person: str) -> str:
        """The unit suggested in place of the responsible one."""
        found, profile, today = uow.get(YoungPerson, person), self._desk.profile, self._desk.today()
        unit = ""
        if profile.responsibility and found.birth_date is not None:
            age = age_on(found.birth_date, today)
            told = uow.find(ResponsibilityAnswers, _id(person))
            answers = _answers(profile.responsibility, age, told, uow.of(StatusEntry, person), today)
            facts = {one.question.key: one.holds for one in answers if one.holds is not None}
            unit = suggest(profile.responsibility, age, facts).unit
        if not _differs(profile, unit, found.coordinator):
            raise NotAllowed("responsibility-not-asked")
        return unit


def _id(person: str) -> str:
    return derived_id("responsibility", person)


def _record(uow: UnitOfWork, person: str) -> ResponsibilityAnswers:
    uow.get(YoungPerson, person)
    return uow.find(ResponsibilityAnswers, _id(person)) or ResponsibilityAnswers(id=_id(person), person=person)


def _with(kept: tuple[str, ...], answered: set[str], added: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*(one for one in kept if one not in answered), *added}))


def asks_at(desk: Desk, person: YoungPerson, records: Iterable[Record], age: int) -> bool:
    """Whether the birthday of ``age`` asks who is responsible: another unit is suggested from then on, or it hangs on
    what nobody has answered (D06). Never where the municipality has no rules."""
    rules, today = desk.profile.responsibility, desk.today()
    if not rules or person.birth_date is None:
        return False
    records = tuple(records)
    told = next((one for one in records if isinstance(one, ResponsibilityAnswers) and not one.removed), None)
    entries = [one for one in records if isinstance(one, StatusEntry) and not one.removed]
    before, after = (_at(rules, one, told, entries, today) for one in (age - 1, age))
    return bool(after.undecided) or before.unit != after.unit


def kept_on(desk: Desk, person: YoungPerson, records: Iterable[Record]) -> date | None:
    """The day it was decided that the responsible unit stays, while that is about the unit suggested now (D06)."""
    rules, today = desk.profile.responsibility, desk.today()
    records = tuple(records)
    told = next((one for one in records if isinstance(one, ResponsibilityAnswers) and not one.removed), None)
    if not rules or person.birth_date is None or told is None or not told.kept_because:
        return None
    entries = [one for one in records if isinstance(one, StatusEntry) and not one.removed]
    unit = _at(rules, age_on(person.birth_date, today), told, entries, today).unit
    return told.kept_on if told.kept_against == unit else None


def unit_at(desk: Desk, person: YoungPerson, records: Iterable[Record], age: int) -> str:
    """The unit the municipality's rules name at an age, with what is known today; empty where they name none."""
    rules, records = desk.profile.responsibility, tuple(records)
    if not rules:
        return ""
    told = next((one for one in records if isinstance(one, ResponsibilityAnswers) and not one.removed), None)
    entries = [one for one in records if isinstance(one, StatusEntry) and not one.removed]
    return _at(rules, age, told, entries, desk.today()).unit


def _at(
    rules: ResponsibilityRules,
    age: int,
    told: ResponsibilityAnswers | None,
    entries: Iterable[StatusEntry],
    today: date,
) -> Suggestion:
    """What is suggested at an age, with what is known today."""
    answers = _answers(rules, age, told, entries, today)
    return suggest(rules, age, {one.question.key: one.holds for one in answers if one.holds is not None})


def _answers(
    rules: ResponsibilityRules,
    age: int,
    told: ResponsibilityAnswers | None,
    entries: Iterable[StatusEntry],
    today: date,
) -> tuple[Answered, ...]:
    """The questions of the rules for this age, with what is known."""
    asked = {key for rule in rules.rules if rule.of_age(age) for key in rule.asks()}
    now = tuple((one.sort.value, one.code) for one in right_now(entries, today))
    return tuple(
        Answered(question=one, told=_told(told, one.key), known=_known(one, now))
        for one in rules.questions
        if one.key in asked
    )


def _told(record: ResponsibilityAnswers | None, key: str) -> bool | None:
    if record is None:
        return None
    return True if key in record.holds else False if key in record.holds_not else None


def _known(question: Question, now: tuple[tuple[str, str], ...]) -> bool | None:
    """What the status says: yes by one of its codes, no by another code of the same kind, else nothing."""
    wanted = {tuple(one.split(":")) for one in question.known_from}
    if wanted & set(now):
        return True
    sorts = {sort for sort, _code in wanted}
    return False if any(sort in sorts for sort, _code in now) else None


def _differs(profile: MunicipalProfile, suggested: str, responsible: str) -> bool:
    """Whether they are two units of this municipality of which neither belongs to the other."""
    if not (suggested and profile.has_unit(suggested) and responsible and profile.has_unit(responsible)):
        return False
    return suggested not in profile.line(responsible) and responsible not in profile.line(suggested)
