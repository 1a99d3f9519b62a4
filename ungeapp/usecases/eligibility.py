"""What follows from age and status: the right to a plan, a screening that is owed, what a judgement rests on.

Belongs here: looking these up for one young person. They are told and never block anything.
Does not belong here: the rules (``domain/eligibility.py``), the ages and codes (``resources``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.ages import PLAN_RIGHT, SCREENED, age_rule
from ungeapp.domain.eligibility import Eligibility, plan_right, to_be_screened
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.status import StatusEntry, StatusKind, right_now, terms_of
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.statuses import CLARIFICATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One word of readiness as the young person is shown it: what it is about, the word, what it rests on (5-08)."""

    about: str
    word: str
    basis: str
    on: date | None


class EligibilityUseCases:
    """Looks only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def plan_right(self, person: str) -> Eligibility | None:
        """Whether there is a right to a plan today (1-02); None where no age is set."""
        desk, today = self._desk, self._desk.today()
        rule = age_rule(desk.definitions.ages(today), PLAN_RIGHT, today)
        if rule is None:
            return None
        with desk.looking() as uow:
            found, entries = uow.get(YoungPerson, person), uow.of(StatusEntry, person)
        return plan_right(found.birth_date, entries, rule, self._qualifying(), today)

    def screening_owed(self, person: str) -> str:
        """The source that asks for a screening of academic competences (3-15); empty when none is owed."""
        desk, today = self._desk, self._desk.today()
        rule = age_rule(desk.definitions.ages(today), SCREENED, today)
        with desk.looking() as uow:
            found, entries = uow.get(YoungPerson, person), uow.of(StatusEntry, person)
        owed = rule is not None and to_be_screened(found.birth_date, entries, rule, today)
        return rule.source if owed and rule is not None else ""

    def judgements(self, person: str) -> tuple[Judgement, ...]:
        """What is said of readiness today."""
        with self._desk.looking() as uow:
            return judgements_in(self._desk, uow.of(StatusEntry, person))

    def _qualifying(self) -> frozenset[str]:
        terms = self._desk.definitions.terms(terms_of(StatusKind.EDUCATION)).terms
        return frozenset(one.code for one in terms if one.qualifies)


def judgements_in(desk: Desk, entries: Iterable[StatusEntry]) -> tuple[Judgement, ...]:
    """What these entries say of readiness today, in the order of the terms, for whatever the young person reads.

    Only entries whose word still holds: one that was abolished is history.
    """
    definitions, today = desk.definitions, desk.today()
    terms, words = definitions.terms(terms_of(StatusKind.READINESS)), definitions.terms(CLARIFICATION)
    order = [one.code for one in terms.on(today)]
    told = (one for one in right_now(entries, today) if one.sort is StatusKind.READINESS and one.code in order)
    return tuple(
        Judgement(
            about=terms.label(one.code, today),
            word=words.label(one.clarification, one.from_on or today) if one.clarification else "",
            basis=one.text,
            on=one.from_on,
        )
        for one in sorted(told, key=lambda one: order.index(one.code))
    )
