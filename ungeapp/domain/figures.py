"""Figures counted from the cases of a desk: what one is, the period it is about, and what of it may be told further.

Belongs here: the shape of a figure and its tables, periods of the year.
Does not belong here: counting (``counting.py``), hiding what is small (``small_numbers.py``), which figures a municipality asks for and in which words (profile).

Source: rows 1-08, 2-07, 2-21, 3-16, 3-17, 7.4.A-14, 7.4.B-14 and 7.4.C-06.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from ungeapp.domain.dates import period_end
from ungeapp.domain.errors import Invalid

MONTH, QUARTER, HALF_YEAR, YEAR = 1, 3, 6, 12
LENGTHS = (MONTH, QUARTER, HALF_YEAR, YEAR)
"""How many months a period can have."""
_LETTERS = {MONTH: "M", QUARTER: "Q", HALF_YEAR: "H", YEAR: ""}
_KEY = re.compile(r"(?P<year>[1-9]\d{3})(?:-?(?P<part>[MQH])(?P<number>[1-9]\d?))?", re.ASCII)


class Counted(StrEnum):
    """The ways there are to count; a municipality's figure names one."""

    TARGET_GROUP = "target-group"
    TIE = "tie"
    EXAM = "exam"
    BENEFIT = "benefit"
    EDUCATION_CHOICES = "education-choices"
    EDUCATION_ENDINGS = "education-endings"
    DROP_OUT_CAUSES = "drop-out-causes"
    MEETINGS = "meetings"
    DEADLINES = "deadlines"
    WAITS = "waits"
    GOALS = "goals"


ON_LAST_DAY = frozenset({Counted.TARGET_GROUP, Counted.TIE, Counted.EXAM, Counted.BENEFIT})
"""What is counted as it stands on the last day of the period; the rest counts what happened in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDefinition:
    """One figure a municipality asks for. ``text`` says in words what is counted, ``source`` whose wish it is.

    ``definition`` is the key of the target figures' definition it is shown beside; empty where the document has none.
    ``from_age`` and ``to_age`` are whole years, both included, None for no bound. ``codes`` limit it to some codes,
    ``formats`` to some meeting formats; ``rules`` are the deadlines it asks about.
    """

    key: str
    title: str
    text: str
    source: str
    counts: Counted
    definition: str = ""
    from_age: int | None = None
    to_age: int | None = None
    codes: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    def of_age(self, age: int | None) -> bool:
        """Whether somebody of this age is counted; nobody is guessed to be of an age."""
        if age is None:
            return self.from_age is None and self.to_age is None
        return (self.from_age is None or self.from_age <= age) and (self.to_age is None or age <= self.to_age)


# the period ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month, quarter, half year or year: its last day, and how many months it has."""

    last: date
    months: int

    @property
    def first(self) -> date:
        return date(self.last.year, self.last.month - self.months + 1, 1)

    @property
    def number(self) -> int:
        """Which of its year it is, from 1."""
        return self.last.month // self.months

    @property
    def key(self) -> str:
        """*2026M9*, *2026Q3*, *2026H1* or *2026*."""
        part = _LETTERS[self.months]
        return f"{self.last.year}{part}{self.number}" if part else str(self.last.year)

    @property
    def before(self) -> Period:
        """The one before it."""
        return Period(period_end(self.first - timedelta(days=1), self.months), self.months)

    @property
    def parts(self) -> tuple[Period, ...]:
        """The next shorter periods it is made of, in order; none of a month."""
        months = max((one for one in LENGTHS if one < self.months), default=0)
        firsts = range(self.first.month, self.last.month + 1, months) if months else ()
        return tuple(period_of(date(self.last.year, month, 1), months) for month in firsts)

    def holds(self, day: date | None) -> bool:
        """Whether ``day`` is known and lies in it."""
        return day is not None and self.first <= day <= self.last


def period_of(day: date, months: int) -> Period:
    """The period of so many months (1, 3, 6, 12) that ``day`` lies in."""
    return Period(period_end(day, months), months)


def last_over(today: date, months: int) -> Period:
    """The period that ended last: a period is told of once it is over."""
    return period_of(today, months).before


def read_period(key: str) -> Period:
    """The period with this key, the year with or without a part; Invalid("period-key")."""
    found = _KEY.fullmatch(key.strip().upper())
    if found is None:
        raise Invalid("period-key")
    months = {letter: one for one, letter in _LETTERS.items()}[found["part"] or ""]
    number = int(found["number"] or 1)
    if number * months > YEAR:
        raise Invalid("period-key")
    return Period(period_end(date(int(found["year"]), number * months, 1), months), months)


# a figure -----------------------------------------------------------------------------------------------------------
class Column(StrEnum):
    """What the numbers of a column are."""

    YOUNG_PEOPLE = "young-people"
    TIMES = "times"
    ATTENDED = "attended"
    COMPLETED = "completed"
    BROKEN_OFF = "broken-off"
    CHANGED = "changed"
    PLANNED = "planned"
    HELD = "held"
    ON_TIME = "on-time"
    DUE = "due"
    MET_ON_TIME = "met-on-time"
    MET_LATE = "met-late"
    NOT_MET = "not-met"
    EXEMPT = "exempt"
    MEDIAN_DAYS = "median-days"
    RATED = "rated"
    HIGHER = "higher"
    SAME = "same"
    LOWER = "lower"
    REACHED = "reached"


COUNTS_NOBODY = frozenset({Column.MEDIAN_DAYS})
"""Columns whose numbers are no counts: told when enough were counted for them."""


class Line(StrEnum):
    """What a row is that no list of terms names."""

    ACTIVE = "active"
    WITHOUT_TIE = "without-tie"
    NOTHING_NOTED = "nothing-noted"
    ASKED_TO_GRANTED = "asked-to-granted"
    GRANTED_TO_BEGUN = "granted-to-begun"
    ASKED_TO_BEGUN = "asked-to-begun"
    BETWEEN_MEASURES = "between-measures"
    COURSE_WITHOUT = "course-without"
    COURSE_WHOLE = "course-whole"
    MEASURE_COMPLETED = "measure-completed"
    MEASURE_STOPPED = "measure-stopped"
    MEASURE_NEVER_STARTED = "measure-never-started"
    TIE_AFTER = "tie-after"


@dataclass(frozen=True, slots=True)
class Number:
    """A number; None: there is none, or with ``hidden`` it is not told."""

    value: int | None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``label`` from a list of terms or a definition, else ``line``; a number for each column."""

    numbers: tuple[Number, ...]
    label: str = ""
    line: Line | None = None

    @property
    def counts_anybody(self) -> bool:
        """Whether anything was counted for it."""
        return any(one.value for one in self.numbers)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of numbers. ``about`` is the kind of terms the rows are, "" where the figure says it.

    ``total`` are the numbers of all rows together, where that means something; ``parts``: every counted one stands in
    exactly one row, so that a row could be reckoned from the total and the others.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    about: str = ""
    total: tuple[Number, ...] = ()
    parts: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted figure: its definition and tables."""

    definition: FigureDefinition
    tables: tuple[Table, ...] = field(default=())


def numbers(*values: int | None) -> tuple[Number, ...]:
    """Numbers that may be told."""
    return tuple(Number(one) for one in values)


def share(part: Number, whole: Number) -> int | None:
    """``part`` of ``whole`` in whole per cent; None where one is not told, or the whole is nobody."""
    if part.value is None or not whole.value:
        return None
    return round(100 * part.value / whole.value)


SHARE_OF = {
    Column.COMPLETED: Column.ATTENDED,
    Column.BROKEN_OFF: Column.ATTENDED,
    Column.HELD: Column.PLANNED,
    Column.ON_TIME: Column.HELD,
    Column.MET_ON_TIME: Column.DUE,
    Column.HIGHER: Column.RATED,
    Column.REACHED: Column.RATED,
}
"""Of which other column a number is told in per cent: *frafaldsprocent* is what was broken off of what was attended."""


def cell_share(table: Table, told: tuple[Number, ...], at: int) -> int | None:
    """The per cent beside the number at ``at`` of a row: of another column, or where there is only one, of the total."""
    column = table.columns[at]
    if column in SHARE_OF and SHARE_OF[column] in table.columns:
        return share(told[at], told[table.columns.index(SHARE_OF[column])])
    if len(table.columns) == 1 and table.total and told != table.total:
        return share(told[at], table.total[at])
    return None
