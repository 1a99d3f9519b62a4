"""Reports of absence, of a risk of dropping out, and of young people who left: noted at once, answered, followed by what is next.

Belongs here: these acts, the clocks a report starts, and the reaction time.
Does not belong here: the rules with their days (``resources/rules``, profile), measures (``plans.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from ungeapp.domain.dates import age_on
from ungeapp.domain.deadlines import DeadlineRule, MetBy
from ungeapp.domain.errors import Invalid
from ungeapp.domain.follow_up import AbsenceReport, Direction, Notification
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.profiles import AbsenceCounter
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports import UnitOfWork

REPORTS = "absence-reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportClock:
    """A rule a report started: the last day in time (None: the municipality has set none), and whether it is met."""

    rule: DeadlineRule
    on: date | None
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One report with what it asks for. ``counters`` are those of the institution that its days have reached."""

    report: AbsenceReport
    left: bool
    clocks: tuple[ReportClock, ...]
    counters: tuple[AbsenceCounter, ...]
    gap_days: int

    @property
    def answered(self) -> bool:
        """Whether a first contact came about."""
        return self.report.reacted_at is not None

    @property
    def asks_next(self) -> bool:
        """Whether it must still be said what is next, and from which day (4-9)."""
        return self.left and not (self.report.next_what and self.report.next_on)

    @property
    def urgent(self) -> ReportClock | None:
        """The clock that runs out first."""
        running = [one for one in self.clocks if not one.met]
        return min(running, key=lambda one: (one.on is None, one.on or date.max, one.rule.id), default=None)


def answer_reports(uow: UnitOfWork, person: str, at: datetime) -> None:
    """A contact came about: it is the first one for every report that waits for it (5-04: quick reaction)."""
    for one in uow.of(AbsenceReport, person):
        if one.reacted_at is None and one.received_at is not None and one.received_at <= at:
            uow.put(replace(one, reacted_at=at))


class ReportUseCases:
    """Acts on reports. A suspicion is enough to note one (5-10)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def note(
        self,
        person: str,
        *,
        code: str,
        text: str = "",
        institution: str = "",
        reporter: str = "",
        received_at: datetime | None = None,
        **more: Any,
    ) -> AbsenceReport:
        """A report, received now or at ``received_at``; the clock of the reaction starts then."""
        desk = self._desk
        if not f"{text}{institution}{reporter}".strip():
            raise Invalid("report-empty")
        with desk.acting("report.add") as uow:
            uow.get(YoungPerson, person)
            report = AbsenceReport(
                id=desk.new_id(),
                person=person,
                code=code,
                received_at=received_at or desk.now(),
                text=text.strip(),
                institution=institution.strip(),
                reporter=reporter.strip(),
                **more,
            )
            uow.put(report)
        return report

    def react(self, report: str, reaction: str, at: datetime | None = None) -> None:
        """What was done first, when it was no noted contact: a visit by another, a talk at the school."""
        if not reaction.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("report.react") as uow:
            found = uow.get(AbsenceReport, report)
            uow.put(replace(found, reaction=reaction.strip(), reacted_at=found.reacted_at or at or self._desk.now()))

    def next(self, report: str, what: str, on: date | None) -> None:
        """What is next, and from which day: whoever stops goes straight on to something else (4-9, 4-1)."""
        if not what.strip() or on is None:
            raise Invalid("report-next-missing")
        with self._desk.acting("report.next") as uow:
            uow.put(replace(uow.get(AbsenceReport, report), next_what=what.strip(), next_on=on))

    def of(self, person: str) -> tuple[ReportView, ...]:
        """All reports about one young person, the newest first."""
        with self._desk.looking() as uow:
            found = [self._view(uow, uow.get(YoungPerson, person), one) for one in uow.of(AbsenceReport, person)]
        return tuple(sorted(found, key=lambda one: (str(one.report.received_at), one.report.id), reverse=True))

    def open(self) -> tuple[tuple[YoungPerson, ReportView], ...]:
        """Everybody's reports that wait for a first contact, an offer or what is next."""
        with self._desk.looking() as uow:
            found = [
                (person, self._view(uow, person, one))
                for one in uow.all(AbsenceReport)
                if (person := uow.find(YoungPerson, one.person)) is not None
            ]
        return tuple(
            (person, one) for person, one in found if not one.answered or one.asks_next or one.urgent is not None
        )

    def _view(self, uow: UnitOfWork, person: YoungPerson, report: AbsenceReport) -> ReportView:
        desk = self._desk
        received = report.received_at.date() if report.received_at else desk.today()
        term = desk.definitions.terms(REPORTS).find(report.code, received)
        counters = desk.profile.counters_of(report.institution)
        return ReportView(
            report=report,
            left=term is not None and bool(term.left),
            clocks=tuple(self._clock(uow, person, report, one, received) for one in self._started(person, report)),
            counters=tuple(one for one in counters if one.days <= report.days),
            gap_days=report.gap_days(desk.today()),
        )

    def _started(self, person: YoungPerson, report: AbsenceReport) -> list[DeadlineRule]:
        """The rules of the day of the report that it started; those for minors end with the age (1.3)."""
        today = self._desk.today()
        received = report.received_at.date() if report.received_at else today
        age = age_on(person.birth_date, received) if person.birth_date else None
        now = age_on(person.birth_date, today) if person.birth_date else None
        return [
            one
            for one in self._desk.definitions.deadlines(received, self._desk.author.profile)
            if one.started_by(report.code, age) and one.started_by(report.code, now)
        ]

    def _clock(
        self, uow: UnitOfWork, person: YoungPerson, report: AbsenceReport, rule: DeadlineRule, received: date
    ) -> ReportClock:
        if rule.met_by is MetBy.OFFER:
            met = bool(report.next_what)
        elif rule.met_by is MetBy.NOTIFICATION:
            met = any(
                one.direction is Direction.RECEIVED and one.on is not None and one.on >= received
                for one in uow.of(Notification, person.id)
            )
        else:
            met = report.reacted_at is not None
        return ReportClock(rule=rule, on=rule.due_in(received, self._desk.calendar()), met=met)
