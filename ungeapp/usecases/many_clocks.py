"""The deadlines of meetings, of everybody at once: what figures count and lists tell, in one look at the store.

Belongs here: finding whom such deadlines are about, and reading their records together, kind by kind.
Does not belong here: one young person's deadlines (``clocks.py``), the rules, what is made of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from ungeapp.domain.assessments import Assessment
from ungeapp.domain.circumstances import Circumstance, DeadlineAnswer
from ungeapp.domain.clocks import Clock, clocks
from ungeapp.domain.coordination import InvolvedUnit
from ungeapp.domain.deadlines import DeadlineRule, RuleBook, Stop, Trigger, head
from ungeapp.domain.follow_up import AbsenceReport, SupportRole
from ungeapp.domain.meetings import Fact, Meeting, Series
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.record import Record
from ungeapp.domain.status import StatusEntry
from ungeapp.usecases.after_school import school_codes
from ungeapp.usecases.clock_candidates import candidates
from ungeapp.usecases.clock_facts import known_from
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.kept_criteria import ended_by
from ungeapp.usecases.ports.store import UnitOfWork

_TELLING: tuple[type[Record], ...] = (
    *(Assessment, Circumstance, InvolvedUnit, StatusEntry, SupportRole, AbsenceReport),
    *(Series, Fact, Meeting, DeadlineAnswer),
)
"""The kinds of records that start and stop the deadlines of meetings."""


def meeting_rules(book: RuleBook, also: Collection[str] = ()) -> tuple[str, ...]:
    """The ids of the rules a meeting held stops, and of those named ``also``."""
    return tuple(
        id
        for id in book.ids
        if id in also or any(head(stop) == Stop.MEETING_HELD for rule in book.versions(id) for stop in rule.stops)
    )


def by_age(rule: DeadlineRule) -> bool:
    """Whether a rule is about a meeting at an age: a birthday starts it, and a meeting held stops it."""
    return Trigger.BIRTHDAY in rule.starts and any(head(stop) == Stop.MEETING_HELD for stop in rule.stops)


def clocks_of_many(
    desk: Desk, uow: UnitOfWork, rules: Collection[str], people: Mapping[str, YoungPerson], day: date
) -> dict[str, tuple[Clock, ...]]:
    """The clocks of these rules as they stood on ``day``, by young person; whoever has none is left out."""
    book = desk.definitions.rule_book(desk.author.profile)
    some = RuleBook(*(_some(told, rules) for told in (book.shipped, book.own)))
    joined = uow.joined()
    ids = {joined.get(one, one) for one in candidates(uow, some, day, date.max, finished=True)} & people.keys()
    entries = tuple(sorted(ids | {other for other, standing in joined.items() if standing in ids}))
    records: dict[str, list[Record]] = {id: [] for id in ids}
    for kind in _TELLING:
        for one in uow.matching(kind, person=entries):
            records[one.person].append(one)
    calendar, profile, school, ends = desk.calendar(), desk.profile, school_codes(desk), ended_by(desk, uow)
    found = {
        id: clocks(some, known_from(people[id], told, profile, school, day, ends, finished=True), calendar, day)
        for id, told in records.items()
    }
    return {id: told for id, told in found.items() if told}


def _some(rules: Collection[DeadlineRule], ids: Collection[str]) -> tuple[DeadlineRule, ...]:
    """These rules, whether or not *I dag* tells of them itself."""
    return tuple(replace(one, on_today=True) for one in rules if one.id in ids)
