"""Figures counted from cases on paper: for a steering group or a committee; about no young person.

Belongs here: their order and words. Small numbers were hidden before they came here (``domain/small_numbers.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

from ungeapp.domain.counting import GOALS_REACHED, MEASURES_ENDED
from ungeapp.domain.figures import HALF_YEAR, MONTH, QUARTER, Column, Line, Number, Period, Row, cell_share
from ungeapp.domain.figures import Table as Counted
from ungeapp.domain.targets import Direction, Measured, Target, Value
from ungeapp.forms.document import Block, Document, Heading, KeepTogether, Paragraph, Table
from ungeapp.forms.documents.blocks import sender_line
from ungeapp.forms.documents.dates import day, sentence_start
from ungeapp.forms.documents.words import SMALL_NUMBERS
from ungeapp.usecases.figures import CountedFigure, FiguresPaper

NOT_SHOWN = "vises ikke"
_RECKONED = (
    "Kunne et af dem regnes ud af de andre tal på papiret, eller af papirerne for de måneder, kvartaler og halvår, som "
    "perioden består af, vises endnu et ikke."
)
NOTHING = "Der er ikke noget at tælle i perioden."
_COLUMNS = {
    Column.YOUNG_PEOPLE: "Unge",
    Column.TIMES: "Antal",
    Column.ATTENDED: "I gang",
    Column.COMPLETED: "Gennemført",
    Column.BROKEN_OFF: "Afbrudt",
    Column.CHANGED: "Skiftet",
    Column.PLANNED: "Skulle holdes",
    Column.HELD: "Holdt",
    Column.ON_TIME: "Til tiden",
    Column.DUE: "Skulle nås",
    Column.MET_ON_TIME: "Til tiden",
    Column.MET_LATE: "Senere",
    Column.NOT_MET: "Ikke nået",
    Column.EXEMPT: "Undtaget",
    Column.MEDIAN_DAYS: "Dage (median)",
    Column.RATED: "Vurderet",
    Column.HIGHER: "Højere",
    Column.SAME: "Samme",
    Column.LOWER: "Lavere",
    Column.REACHED: "Heraf nået",
}
_LINES = {
    Line.ACTIVE: "I uddannelse eller arbejde",
    Line.WITHOUT_TIE: "Hverken uddannelse eller arbejde",
    Line.NOTHING_NOTED: "Ikke noteret",
    Line.ASKED_TO_GRANTED: "Fra bedt om til bevilget",
    Line.GRANTED_TO_BEGUN: "Fra bevilget til begyndt",
    Line.ASKED_TO_BEGUN: "Fra bedt om til begyndt",
    Line.BETWEEN_MEASURES: "Uden noget mellem to indsatser",
    Line.COURSE_WITHOUT: "Hele forløbet: dage uden en indsats i gang",
    Line.COURSE_WHOLE: "Hele forløbet: alle dage",
    Line.MEASURE_COMPLETED: "Gennemførte indsatser",
    Line.MEASURE_STOPPED: "Stoppede indsatser",
    Line.MEASURE_NEVER_STARTED: "Indsatser, der aldrig begyndte",
}
_ABOUT = {
    "status-education": "Uddannelse",
    "status-job": "Arbejde",
    "status-benefit": "Ydelse",
    "status-visitation": "Visitationsgruppe",
    "status-exam": "Afgangsprøve",
    "status-causes": "Årsag",
    "support-bases": "Støtte efter",
    "life-areas": "Livsområde",
    "goal-statuses": "Hvor målet står",
    GOALS_REACHED: "Mål nået i perioden",
    MEASURES_ENDED: "Hvordan indsatser sluttede",
    Line.TIE_AFTER.value: "De, der har været til et møde",
}
_DIRECTIONS = {
    Direction.AT_LEAST: "mindst {value}",
    Direction.AT_MOST: "højst {value}",
    Direction.UP: "mere end {value}",
    Direction.DOWN: "mindre end {value}",
}
_WITHOUT = {
    Direction.AT_LEAST: "alle",
    Direction.AT_MOST: "ingen",
    Direction.UP: "flere end før",
    Direction.DOWN: "færre end før",
}
_LABEL, _NUMBER, _WIDE = 6.0, 2.0, 3.0
_FEW_COLUMNS = 2


def figures(paper: FiguresPaper) -> Document:
    """Each figure with what is counted, its tables, the target beside it and whose wish it is."""
    report = paper.report
    blocks: list[Block] = [Paragraph(_opening(paper))]
    for one in report.figures:
        blocks += _figure(one)
    blocks.append(Paragraph(f"{SMALL_NUMBERS} {_RECKONED}", quiet=True))
    return Document(
        title="Tal fra sagerne",
        subtitle=period_name(report.period),
        sender_line=sender_line(paper.sender),
        state_line=day(paper.written_on),
        blocks=tuple(blocks),
    )


def period_name(period: Period) -> str:
    """*3. kvartal 2026*."""
    if period.months == MONTH:
        return sentence_start(day(period.last).split(" ", 1)[1])
    kind = {QUARTER: "kvartal", HALF_YEAR: "halvår"}.get(period.months)
    return f"{period.number}. {kind} {period.last.year}" if kind else f"Året {period.last.year}"


def _opening(paper: FiguresPaper) -> str:
    return (
        f"Tallene er talt i sagerne ved ét skrivebord hos {paper.sender.unit} og handler kun om de unge, det kender. "
        f"Kommunens egne mål står ved siden af og gælder alle kommunens unge."
    )


def _figure(told: CountedFigure) -> Iterator[Block]:
    asked = told.figure.definition
    head: tuple[Block, ...] = (Heading(asked.title), Paragraph(asked.text))
    tables = [made for one in told.figure.tables if (made := _table(one)) is not None]
    rest: tuple[Block, ...] = (
        *(Paragraph(_target(one)) for one in told.targets),
        Paragraph(f"Kilde: {asked.source}", quiet=True),
    )
    if not tables:
        yield KeepTogether((*head, Paragraph(NOTHING, quiet=True), *rest))
        return
    yield KeepTogether((*head, tables[0]))
    yield from tables[1:]
    yield from rest


def _table(table: Counted) -> Table | None:
    """The rows with numbers, and the total; None where nothing was counted."""
    rows = [one for one in table.rows if any(number.value or number.hidden for number in one.numbers)]
    if not rows:
        return None
    shown = [(_label(one), *(_number(table, one.numbers, at) for at in range(len(table.columns)))) for one in rows]
    if table.total and len(rows) > 1:
        shown.append(("I alt", *(_number(table, table.total, at) for at in range(len(table.columns)))))
    headings = (_ABOUT.get(table.about, ""), *(_COLUMNS[one] for one in table.columns))
    width = _WIDE if len(table.columns) <= _FEW_COLUMNS else _NUMBER
    return Table(headings, tuple(shown), (_LABEL, *(width for _one in table.columns)))


def _label(row: Row) -> str:
    return _LINES[row.line] if row.line is not None else row.label


def _number(table: Counted, told: tuple[Number, ...], at: int) -> str:
    one = told[at]
    if one.hidden:
        return NOT_SHOWN
    if one.value is None:
        return "–"
    part = cell_share(table, told, at)
    return str(one.value) if part is None else f"{one.value} ({part} %)"


def _target(target: Target) -> str:
    goal = _value(target, target.goal) if target.goal else ""
    aim = _DIRECTIONS[target.direction].format(value=goal) if goal else _WITHOUT[target.direction]
    known = [f"før: {_value(target, one)}" for one in target.comparable()[:1]]
    return f"Kommunens mål: {target.title} – {'; '.join((aim, *known))}. ({target.source})"


def _value(target: Target, value: Value) -> str:
    percent = " %" if target.measured_as in (Measured.PER_CENT, Measured.CHANGE_PER_CENT) else ""
    return (
        f"{float(value.value):g}{percent}, {value.when}".replace(".", ",", 1)
        if value.value.denominator != 1
        else f"{value.value}{percent}, {value.when}"
    )
