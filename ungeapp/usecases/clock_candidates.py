"""Of whom *I dag* asks the clocks: whose records hold what a rule names, before the rest of the case is read.

Belongs here: which kinds of records can tell what a rule's ``starts`` and ``when`` name, and finding whom they are about.
Does not belong here: birthdays that count for everybody (``clocks.py``), what the records mean (``clock_facts.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ungeapp.domain.circumstances import Circumstance
from ungeapp.domain.consent import Consent, GivenBy
from ungeapp.domain.coordination import InvolvedUnit
from ungeapp.domain.deadlines import RuleBook, Trigger, fits, head
from ungeapp.domain.follow_up import AbsenceReport, SupportRole
from ungeapp.domain.meetings import Meeting, Series, SeriesState
from ungeapp.domain.people import Task
from ungeapp.domain.plan_versions import PlanVersion
from ungeapp.domain.status import StatusEntry, StatusKind
from ungeapp.usecases.after_school import AFTER_SCHOOL
from ungeapp.usecases.clock_facts import SCHOOL_ENDS, SEVERAL_UNITS, format_id
from ungeapp.usecases.ports.store import UnitOfWork


def candidates(uow: UnitOfWork, book: RuleBook, today: date, until: date, *, finished: bool = False) -> tuple[str, ...]:
    """The young people of whom something a rule for *I dag* names is written, each once; never too few.

    With ``finished`` also of courses whose meetings are held.

    A handover and progress are not looked for: *I dag* tells of both in rows of their own.
    """
    codes = {
        code
        for id in book.ids
        for rule in book.versions(id)
        if rule.runs and rule.on_today
        for code in (*rule.started_by, *rule.when)
    }
    return tuple(dict.fromkeys(_told(uow, codes, today, until, finished=finished)))


def _told(uow: UnitOfWork, codes: set[str], today: date, until: date, *, finished: bool) -> Iterator[str]:
    heads = {head(code) for code in codes}
    if Trigger.CIRCUMSTANCE in heads:
        yield from (one.person for one in uow.all(Circumstance) if _named(codes, Trigger.CIRCUMSTANCE, one.code))
        if _named(codes, Trigger.CIRCUMSTANCE, SEVERAL_UNITS):
            yield from (one.person for one in uow.all(InvolvedUnit))
        if _named(codes, Trigger.CIRCUMSTANCE, SCHOOL_ENDS):
            educations = uow.matching(StatusEntry, sort=StatusKind.EDUCATION.value)
            yield from (one.person for one in educations if one.to_on is not None and one.to_on >= today)
    if Trigger.STATUS in heads:
        told = uow.all(StatusEntry)
        yield from (one.person for one in told if _named(codes, Trigger.STATUS, f"{one.sort.value}:{one.code}"))
    if heads & {Trigger.SERIES, Trigger.EVENT}:
        states = (SeriesState.RUNNING, SeriesState.FINISHED) if finished else (SeriesState.RUNNING,)
        for series in uow.matching(Series, state=tuple(one.value for one in states)):
            format = format_id(series.format)
            event = f"{Trigger.EVENT}:{format}"
            if _named(codes, Trigger.SERIES, format) or any(fits(code, event) or fits(event, code) for code in codes):
                yield series.person
    if Trigger.MEETING_PLANNED in heads:
        yield from (one.person for one in uow.all(Meeting))
    if heads & {Trigger.REPORT, Trigger.COUNTER}:
        yield from (one.person for one in uow.all(AbsenceReport))
    if Trigger.SCHOOL_LEFT in heads:
        yield from (one.person for one in uow.all(SupportRole) if one.after_school)
        yield from (one.person for one in uow.matching(Task, code=AFTER_SCHOOL))
    if heads & {Trigger.PLAN_STARTED, Trigger.PLAN_AGREED}:
        yield from (one.person for one in uow.all(PlanVersion))
    if Trigger.CONSENT_GIVEN in heads:
        yield from (one.person for one in uow.matching(Consent, withdrawn_on=None, until=("review_on", until)))
        undated = uow.matching(Consent, withdrawn_on=None, review_on=None)
        yield from (one.person for one in undated if one.given_on and one.given_by_kind is not GivenBy.LAW)


def _named(codes: Iterable[str], kind: Trigger, what: str) -> bool:
    return any(fits(code, f"{kind}:{what}") for code in codes)
