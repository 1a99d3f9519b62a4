"""Reports of absence, of a risk of dropping out, and of young people who left: noted at once, answered, followed by what is next.

Belongs here: these acts, what a report waits for, and the reaction time.
Does not belong here: the rules with their days (``resources/rules``, profile), reckoning them (``clocks.py``), measures
(``plans.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from ungeapp.domain.clocks import Clock, ClockState, running
from ungeapp.domain.deadlines import RuleBook, Stop, Trigger, fits
from ungeapp.domain.errors import Invalid
from ungeapp.domain.follow_up import AbsenceReport
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.profiles import AbsenceCounter
from ungeapp.usecases.clocks import ClockUseCases
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork

REPORTS = "absence-reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One report with what it asks for. ``clocks`` are the deadlines it started that are not over.

    ``counters`` are those of the institution that its days have reached.
    """

    report: AbsenceReport
    left: bool
    clocks: tuple[Clock, ...]
    counters: tuple[AbsenceCounter, ...]
    gap_days: int

    @property
    def answered(self) -> bool:
        """Whether a first contact came about, or somebody said by hand that the deadline for it is settled."""
        return self.report.reacted_at is not None or self.settled_by_hand is not None

    @property
    def settled_by_hand(self) -> Clock | None:
        """The deadline of the first contact, where it was answered by hand and no contact came about."""
        asked = [one for one in self.clocks if one.rule.stopped_by(Stop.CONTACT)]
        if self.report.reacted_at is not None or running(asked):
            return None
        return next(iter(asked), None)

    @property
    def asks_next(self) -> bool:
        """Whether it must still be said what is next, and from which day (4-9)."""
        return self.left and not (self.report.next_what and self.report.next_on)

    @property
    def waits(self) -> bool:
        """Whether something is still to be done about it."""
        return not self.answered or self.asks_next or self.urgent is not None

    @property
    def urgent(self) -> Clock | None:
        """The clock that runs out first."""
        by_day = sorted(running(self.clocks), key=lambda one: (one.due is None, one.due or date.max, one.rule.id))
        return next(iter(by_day), None)


class ReportUseCases:
    """Acts on reports. A suspicion is enough to note one (5-10)."""

    def __init__(self, desk: Desk, clocks: ClockUseCases) -> None:
        self._desk = desk
        self._clocks = clocks

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
            found = uow.get(AbsenceReport, report)
            said = found.next_said_on if found.next_what else self._desk.today()
            uow.put(replace(found, next_what=what.strip(), next_on=on, next_said_on=said))

    def of(self, person: str) -> tuple[ReportView, ...]:
        """All reports about one young person, the newest first."""
        with self._desk.looking() as uow:
            found = self._views(uow, uow.get(YoungPerson, person))
        return tuple(sorted(found, key=lambda one: (str(one.report.received_at), one.report.id), reverse=True))

    def open(self) -> tuple[tuple[YoungPerson, ReportView], ...]:
        """Everybody's reports that wait for a first contact, an offer, a notification or what is next."""
        found: list[tuple[YoungPerson, ReportView]] = []
        with self._desk.looking() as uow:
            joined = uow.joined()
            for id in dict.fromkeys(joined.get(one, one) for one in self._may_wait(uow.all(AbsenceReport))):
                if (person := uow.find(YoungPerson, id)) is not None:
                    found += [(person, one) for one in self._views(uow, person) if one.waits]
        return tuple(found)

    def _may_wait(self, reports: Iterable[AbsenceReport]) -> Iterator[str]:
        """About whom a report may wait, before the rest of the case is read; never too few."""
        book = self._desk.definitions.rule_book(self._desk.author.profile)
        return (one.person for one in reports if not (self._is_told(one) and _stops_all(one, book)))

    def _is_told(self, report: AbsenceReport) -> bool:
        """Whether it says that a contact came about, and what is next where somebody left."""
        said = bool(report.next_what and report.next_on)
        return report.reacted_at is not None and (said or not self._left(report))

    def _left(self, report: AbsenceReport) -> bool:
        received = report.received_at.date() if report.received_at else self._desk.today()
        term = self._desk.definitions.terms(REPORTS).find(report.code, received)
        return term is not None and bool(term.left)

    def _views(self, uow: UnitOfWork, person: YoungPerson) -> tuple[ReportView, ...]:
        records = uow.everything(person.id)
        clocks = self._clocks.among(person, records, uow)
        return tuple(self._view(one, clocks) for one in records if isinstance(one, AbsenceReport) and not one.removed)

    def _view(self, report: AbsenceReport, clocks: Iterable[Clock]) -> ReportView:
        counters = self._desk.profile.counters_of(report.institution)
        return ReportView(
            report=report,
            left=self._left(report),
            clocks=tuple(
                one
                for one in clocks
                if one.origin == report.id and one.begun_by == Trigger.REPORT and one.state is not ClockState.OVER
            ),
            counters=tuple(one for one in counters if one.reached_by(report.days)),
            gap_days=report.gap_days(self._desk.today()),
        )


def _stops_all(report: AbsenceReport, book: RuleBook) -> bool:
    """Whether its own words stop every deadline it can have started: no other record has to be looked at."""
    told = f"{Trigger.REPORT}:{report.code}"
    rules = (one for id in book.ids for one in book.versions(id) if any(fits(code, told) for code in one.starts))
    stops = (Stop.CONTACT, Stop.OFFER) if report.next_what else (Stop.CONTACT,)
    return all(any(one.stopped_by(stop) for stop in stops) for one in rules)
