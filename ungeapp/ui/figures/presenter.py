"""What the page *Tal* says: periods to choose from, figures as tables in words, the report that is owed; without Qt.

Belongs here: words and rows. Does not belong here: counting, what is hidden on paper (``domain``), widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.clocks import Clock
from ungeapp.domain.counting import GOALS_REACHED, MEASURES_ENDED
from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.domain.figures import HALF_YEAR, MONTH, QUARTER, YEAR, Line, Number, Period, Row, Table, read_period
from ungeapp.domain.phone_book import NOBODY
from ungeapp.domain.targets import Target
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.due import due_word, joined
from ungeapp.ui.kit.rows import Cell, Option
from ungeapp.usecases.figures import CountedFigure, FigureReport
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.wording import error_sentence, long_day
from ungeapp.wording.figures import COLUMNS, LINES, number_words, period_name
from ungeapp.wording.figures import GOALS_REACHED as REACHED_GOALS
from ungeapp.wording.figures import MEASURES_ENDED as HOW_MEASURES_ENDED
from ungeapp.wording.targets import frequency_word, goal_words, value_words

_LENGTHS = {MONTH: N_("A month"), QUARTER: N_("A quarter"), HALF_YEAR: N_("A half year"), YEAR: N_("A year")}


@dataclass(frozen=True, slots=True)
class TableView:
    """A table in words; ``about`` stands over the names of its rows."""

    about: str
    headers: tuple[str, ...]
    rows: Sequence[Sequence[Cell | str]]


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure: what is counted, its tables, the target beside it, whose wish it is."""

    title: str
    text: str
    tables: Sequence[TableView]
    targets: Sequence[str]
    source: str


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The page's content for one period."""

    subtitle: str
    figures: Sequence[FigureView]


@dataclass(frozen=True, slots=True)
class OwedReport:
    """What is owed for the period, a report or a measurement: its name and day, and what is then done, by its rule."""

    title: str
    when_done: str
    clock: Clock


class FiguresPresenter:
    """Asks for figures; ``period`` is what is looked at."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self.period = intentions.figures.usual()
        self._asked_for = False

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def choose(self, key: str) -> None:
        """Look at the period with this key; the usual one without."""
        self.period = read_period(key) if key else self._intentions.figures.usual()
        self._asked_for = bool(key)

    def lengths(self) -> Sequence[Option]:
        """How long a period can be."""
        return [Option(str(months), _(name)) for months, name in _LENGTHS.items()]

    def choose_length(self, months: int) -> None:
        """The last period over of so many months."""
        self.period = self._intentions.figures.periods(months)[1]
        self._asked_for = False

    def turn_from(self, report: FigureReport) -> str:
        """Where nobody asked for this very period and it holds nothing of this desk (a new one), the period that runs is
        looked at; the sentence that says so, empty where nothing is turned."""
        running = self._intentions.figures.periods(self.period.months)[0]
        if self._asked_for or not report.counts_nothing or self.period == running:
            return ""
        said = _("In {period} there is nothing to count at this desk. Here is {running}, so far.")
        told = said.format(period=_within(self.period), running=_within(running))
        self.period = running
        return told

    def periods(self) -> Sequence[Option]:
        """The periods of the same length; the one looked at is among them."""
        found = self._intentions.figures.periods(self.period.months)
        listed = found if self.period in found else (*found, self.period)
        return [Option(one.key, self._name(one)) for one in listed]

    def _name(self, period: Period) -> str:
        name = period_name(period)
        return _("{period}, so far").format(period=name) if period.last >= self.today else name

    def owed(self) -> OwedReport | None:
        """The report the municipality owes for this period (D25)."""
        clock = self._intentions.figures.due(self.period)
        if clock is None:
            return None
        word = due_word(clock.due, self.today)
        day = long_day(clock.due, self.today) if clock.due else ""
        return OwedReport(joined(clock.rule.title, word.text, day if day != word.text else ""), clock.rule.stop, clock)

    def reported(self, clock: Clock) -> None:
        """It is done."""
        self._intentions.clocks.done(NOBODY, clock.rule.id, clock.origin)

    def view(self, report: FigureReport) -> FiguresView:
        """A counted report in words."""
        count = ngettext(
            "{number} young person at this desk", "{number} young people at this desk", report.people
        ).format(number=report.people)
        until = ""
        if report.until < report.period.last:
            until = _("counted up to {day}").format(day=long_day(report.until, self.today))
        return FiguresView(
            joined(period_name(report.period), count, until),
            [self._figure(one) for one in report.figures],
        )

    def _figure(self, one: CountedFigure) -> FigureView:
        asked = one.figure.definition
        return FigureView(
            title=asked.title,
            text=asked.text,
            tables=[made for table in one.figure.tables if (made := self._table(table)) is not None],
            targets=[self._target(target) for target in one.targets],
            source=_("Source: {source}").format(source=asked.source),
        )

    def _table(self, table: Table) -> TableView | None:
        """The rows that count anybody, and all of them together."""
        counted = [row for row in table.rows if row.counts_anybody]
        if not counted:
            return None
        rows: list[Sequence[Cell | str]] = [(self._label(row), *self._numbers(table, row.numbers)) for row in counted]
        if table.total and len(counted) > 1:
            rows.append((Cell(_("All together"), strong=True), *self._numbers(table, table.total)))
        return TableView(self._about(table.about), tuple(_(COLUMNS[one]) for one in table.columns), rows)

    def _numbers(self, table: Table, told: tuple[Number, ...]) -> tuple[str, ...]:
        return tuple(number_words(table, told, at) for at in range(len(table.columns)))

    def _label(self, row: Row) -> str:
        return _(LINES[row.line]) if row.line is not None else row.label

    def _about(self, about: str) -> str:
        if about == MEASURES_ENDED:
            return _(HOW_MEASURES_ENDED)
        if about == GOALS_REACHED:
            return _(REACHED_GOALS)
        if about == Line.TIE_AFTER.value:
            return _(LINES[Line.TIE_AFTER])
        try:
            return self._intentions.desk.definitions.terms(about).title if about else ""
        except NotFound:
            return ""

    def _target(self, target: Target) -> str:
        before = [_("before: {value}").format(value=value_words(target, one)) for one in target.comparable()[:1]]
        return _("The municipality's target: {target}").format(
            target=joined(target.title, goal_words(target), *before, frequency_word(target))
        )

    def held(self) -> str:
        """Why nothing can be printed yet; empty where it can."""
        try:
            self._intentions.figures.require_over(self.period)
        except NotAllowed as refusal:
            return error_sentence(refusal)
        return ""

    def paper(self, does: Intentions, period: Period, step: Callable[[int, int], None]) -> PrintedPaper:
        """The figures of a period on paper; made in the background, where ``step`` may raise to cancel."""
        return does.figures.paper(period, step)


def _within(period: Period) -> str:
    """The name of a period inside a sentence."""
    name = period_name(period)
    return name[:1].lower() + name[1:]
