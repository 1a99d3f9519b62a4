"""Figures counted from the cases of this desk, for a month, quarter, half year or year; on paper without anybody in it.

Belongs here: fetching the cases in one look at the store, which period a report is about, the paper.
Does not belong here: how anything is counted (``domain/counting.py``), which figures there are (profile), layout.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Protocol

from ungeapp.domain.clocks import Clock, ClockState
from ungeapp.domain.counting import Cases, count
from ungeapp.domain.deadlines import PERIODS, Trigger
from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.domain.figures import QUARTER, Counted, Figure, Period, last_over, period_of
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.ledger import Role
from ungeapp.domain.meetings import Meeting
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import Goal, GoalRating, Measure
from ungeapp.domain.record import Record
from ungeapp.domain.small_numbers import Printed, protected
from ungeapp.domain.status import StatusEntry
from ungeapp.domain.targets import Target
from ungeapp.usecases.clocks import ClockUseCases
from ungeapp.usecases.courses import format_of
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ledgers import roles_here
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.many_clocks import clocks_of_many, meeting_rules
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.ports.author import Progress
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import PrintedPaper

_PERSON = (
    *("birth_date", "coordinator", "coordinator_since", "coordinator_named_on"),
    *("ended_because", "ended_on"),
)
_KINDS: Mapping[str, tuple[type[Record], tuple[str, ...]]] = {
    "status": (StatusEntry, ("sort", "code", "from_on", "to_on", "ended_how", "cause")),
    "support": (SupportRole, ("basis", "from_on", "to_on", "ended_on")),
    "measures": (
        Measure,
        (
            *("state", "requested_on", "decided_on", "granted_on", "starts_on", "started_on", "ends_on", "ended_on"),
            *("ended_how", "followed_by", "next_what", "next_began_on", "safe_on", "anchored_because"),
        ),
    ),
    "goals": (Goal, ("area", "state", "reached_on")),
    "ratings": (GoalRating, ("goal", "on", "rating", "status")),
    "meetings": (Meeting, ("format", "step", "starts", "state")),
}
"""What is counted by, as ``Cases`` calls it: everything else of a case is left unread."""
_SHOWN_BACK = 8
"""So many periods back can be chosen from; any other by its key."""


def _silent(_done: int, _total: int) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedFigure:
    """A figure with the targets of the profile that count the same."""

    figure: Figure
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReport:
    """All figures of a period, counted up to ``until``; ``people`` are those this desk has a part in."""

    period: Period
    until: date
    people: int
    figures: tuple[CountedFigure, ...]

    @property
    def counts_nothing(self) -> bool:
        """Whether no figure of the period has anything to tell."""
        tables = (table for one in self.figures for table in one.figure.tables)
        return not any(row.counts_anybody for table in tables for row in table.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresPaper:
    """The figures as they may be printed."""

    report: FigureReport
    sender: Sender
    written_on: date


class FigurePapers(Protocol):
    """The paper of figures."""

    def figures(self, paper: FiguresPaper) -> bytes: ...


class FigureUseCases:
    """Counts; writes nothing but the row of the log for a paper."""

    def __init__(self, desk: Desk, papers: FigurePapers, clocks: ClockUseCases) -> None:
        self._desk = desk
        self._papers = papers
        self._clocks = clocks

    def usual(self) -> Period:
        """The period that is told of next: of those the municipality reports the last one over, the longer of two (D25)."""
        told = {months for one in self._reports() for months in months_reported(one)} or {QUARTER}
        over = (last_over(self._desk.today(), months) for months in told)
        return max(over, key=lambda one: (one.last, one.months))

    def periods(self, months: int) -> tuple[Period, ...]:
        """The period that runs and those before it, the newest first."""
        found = [period_of(self._desk.today(), months)]
        while len(found) <= _SHOWN_BACK:
            found.append(found[-1].before)
        return tuple(found)

    def due(self, period: Period) -> Clock | None:
        """The report that is owed for this period, while nobody has said that it is made (D25)."""
        return next(
            (
                one
                for one in self._reports()
                if one.state is ClockState.RUNNING
                and one.trigger == period.last
                and period.months in months_reported(one)
            ),
            None,
        )

    def _reports(self) -> tuple[Clock, ...]:
        return self._clocks.of_the_desk()

    def count(self, period: Period, step: Progress = _silent) -> FigureReport:
        """Every figure the profile asks for. It reads all cases: give it to the background; ``step`` may raise to cancel."""
        with self._desk.looking() as uow:
            cases = self._cases(uow, step)
            figures = self._counted(uow, cases, period, step)
        return self._report(period, cases, figures)

    def _report(self, period: Period, cases: Cases, figures: Iterable[Figure]) -> FigureReport:
        targets = self._desk.profile.targets
        return FigureReport(
            period=period,
            until=min(period.last, self._desk.today()),
            people=len(cases.people),
            figures=tuple(
                CountedFigure(
                    figure=one,
                    targets=tuple(
                        it
                        for it in targets
                        if one.definition.definition and it.definition.key == one.definition.definition
                    ),
                )
                for one in figures
            ),
        )

    def _counted(self, uow: UnitOfWork, cases: Cases, period: Period, step: Progress = _silent) -> tuple[Figure, ...]:
        """Every figure for ``period``; deadlines as they stood on its last day."""
        desk, asked, today = self._desk, self._desk.profile.figures, self._desk.today()
        if any(one.counts in (Counted.MEETINGS, Counted.DEADLINES) for one in asked):
            rules = meeting_rules(
                desk.definitions.rule_book(desk.author.profile), {rule for one in asked for rule in one.rules}
            )
            clocks = clocks_of_many(desk, uow, rules, cases.people, min(period.last, today))
            cases = replace(cases, clocks=clocks)
        found = []
        for number, one in enumerate(asked, 1):
            found.append(count(one, cases, period, today, desk.definitions.terms))
            step(len(_KINDS) + number, len(_KINDS) + len(asked))
        return tuple(found)

    def _printed(self, uow: UnitOfWork, cases: Cases, period: Period, step: Progress) -> Printed:
        """The figures as they may be printed: nothing can be reckoned with the papers of the shorter periods in it."""
        shorter = [self._printed(uow, cases, one, step) for one in period.parts]
        return protected(self._counted(uow, cases, period, step), shorter)

    def _cases(self, uow: UnitOfWork, step: Progress = _silent) -> Cases:
        """The cases this desk has a part in, and their records, kind by kind."""
        desk, asked = self._desk, self._desk.profile.figures
        role = roles_here(uow, desk.author.unit)
        people = {one.id: one for one in uow.brief(YoungPerson, *_PERSON) if role(one) != Role.NONE}
        read: dict[str, tuple[Any, ...]] = {}
        for number, (name, (kind, names)) in enumerate(_KINDS.items(), 1):
            read[name] = tuple(uow.brief(kind, *names))
            step(number, len(_KINDS) + len(asked))
        return Cases(people=people, clocks={}, step_title=partial(self._step_title, uow), **read)

    def _step_title(self, uow: UnitOfWork, ref: str, step: str) -> str:
        """What a meeting is called by the version of its format (``owner/id/version``) that it was held under."""
        try:
            found = format_of(self._desk, uow, ref)
            title = found.meeting(step).title
            return f"{found.title}: {title}" if len(found.meetings) > 1 and found.title != title else title
        except (NotFound, KeyError):
            return ref

    def require_over(self, period: Period) -> None:
        """NotAllowed("figures-period-running"): two papers of a period that runs would tell what happened between them."""
        if period.last >= self._desk.today():
            raise NotAllowed("figures-period-running")

    def paper(self, period: Period, step: Progress = _silent) -> PrintedPaper:
        """The figures on paper, without small numbers and without anybody; one row in the log.

        A year counts every shorter period in it too: give it to the background; ``step`` may raise to cancel, which
        leaves nothing behind. Refused as ``require_over`` says.
        """
        self.require_over(period)
        done = itertools.count(1)
        every = len(_KINDS) + _rounds(period) * len(self._desk.profile.figures)

        def told_on(_done: int, _of: int) -> None:
            step(next(done), every)

        with self._desk.looking() as uow:
            cases = self._cases(uow, told_on)
            told = self._report(period, cases, self._printed(uow, cases, period, told_on).told)
            uow.note_audit("print-figures", period.key)
            uow.commit("print")
        paper = FiguresPaper(report=told, sender=sender_of(self._desk), written_on=self._desk.today())
        return PrintedPaper(name=f"tal-{period.key.lower()}.pdf", content=self._papers.figures(paper), recipient="")


def _rounds(period: Period) -> int:
    """How often the paper of a period counts: itself, and every shorter one in it."""
    return 1 + sum(_rounds(one) for one in period.parts)


def period_reported(clock: Clock) -> Period:
    """The period a report that is due is about."""
    return Period(clock.trigger, max(months_reported(clock), default=QUARTER))


def months_reported(clock: Clock) -> tuple[int, ...]:
    """How many months the periods have that a rule reports."""
    ends = f"{Trigger.PERIOD_END}:"
    return tuple(PERIODS[one.removeprefix(ends)] for one in clock.rule.starts if one.startswith(ends))
