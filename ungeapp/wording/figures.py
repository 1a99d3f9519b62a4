"""Figures counted from cases in words: periods, columns, rows that no list of terms names, numbers.

Belongs here: those words on the screen. Does not belong here: paper (``forms``), counting (``domain/counting.py``).
"""

from __future__ import annotations

from ungeapp.domain.figures import HALF_YEAR, MONTH, QUARTER, Column, Line, Number, Period, Table, cell_share
from ungeapp.texts import N_, _
from ungeapp.wording.days import month_name

COLUMNS = {
    Column.YOUNG_PEOPLE: N_("How many young people"),
    Column.TIMES: N_("How many times"),
    Column.ATTENDED: N_("Was under way"),
    Column.COMPLETED: N_("Was completed"),
    Column.BROKEN_OFF: N_("Was broken off"),
    Column.CHANGED: N_("Was changed for another"),
    Column.PLANNED: N_("Should be held"),
    Column.HELD: N_("Was held"),
    Column.ON_TIME: N_("Of these in time"),
    Column.DUE: N_("Should be kept"),
    Column.MET_ON_TIME: N_("Kept in time"),
    Column.MET_LATE: N_("Kept later"),
    Column.NOT_MET: N_("Not kept"),
    Column.EXEMPT: N_("Exempt with a reason"),
    Column.MEDIAN_DAYS: N_("Days (median)"),
    Column.RATED: N_("Rated more than once"),
    Column.HIGHER: N_("Rated higher"),
    Column.SAME: N_("Rated the same"),
    Column.LOWER: N_("Rated lower"),
    Column.REACHED: N_("Of these reached"),
}
LINES = {
    Line.ACTIVE: N_("In education or work"),
    Line.WITHOUT_TIE: N_("Neither in education nor work"),
    Line.NOTHING_NOTED: N_("Nothing is noted"),
    Line.ASKED_TO_GRANTED: N_("From asked for to granted"),
    Line.GRANTED_TO_BEGUN: N_("From granted to begun"),
    Line.ASKED_TO_BEGUN: N_("From asked for to begun"),
    Line.BETWEEN_MEASURES: N_("Without anything between two measures"),
    Line.COURSE_WITHOUT: N_("The whole course: days on which none was under way"),
    Line.COURSE_WHOLE: N_("The whole course: all days"),
    Line.MEASURE_COMPLETED: N_("Completed measures"),
    Line.MEASURE_STOPPED: N_("Stopped measures"),
    Line.MEASURE_NEVER_STARTED: N_("Measures that never began"),
    Line.TIE_AFTER: N_("Those who came to a meeting"),
}
MEASURES_ENDED = N_("How measures ended")
GOALS_REACHED = N_("Goals reached in the period")
_PERIODS = {QUARTER: N_("{number}. quarter of {year}"), HALF_YEAR: N_("{number}. half of {year}")}


def period_name(period: Period) -> str:
    """*September 2026*, *3. kvartal 2026*, *1. halvår 2026*, *Året 2026*."""
    if period.months == MONTH:
        name = month_name(period.last)
        return f"{name[:1].upper()}{name[1:]} {period.last.year}"
    form = _PERIODS.get(period.months)
    return _(form or N_("The whole of {year}")).format(number=period.number, year=period.last.year)


def number_words(table: Table, told: tuple[Number, ...], at: int) -> str:
    """*12*, *12 (40 %)*, a dash where there is no number."""
    value = told[at].value
    if value is None:
        return "–"
    part = cell_share(table, told, at)
    return f"{value}" if part is None else f"{value} ({part} %)"
