"""Figures on paper: a number that is hidden says so, nothing counted says so, and any text of a profile has room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.documents import content
from tests.forms.reading_pdf import page_texts
from ungeapp.domain.figures import (
    Column,
    Counted,
    Figure,
    FigureDefinition,
    Line,
    Number,
    Row,
    Table,
    numbers,
    read_period,
)
from ungeapp.domain.on_the_way import OnTheWay, Standing
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.targets import Definition, Direction, Measured, Target, Value
from ungeapp.forms.document import Document, texts_of
from ungeapp.forms.documents.figures import NOTHING, figures, period_name
from ungeapp.forms.documents.on_the_way import on_the_way
from ungeapp.forms.papers import PaperWriter
from ungeapp.forms.pdf import write_pdf
from ungeapp.usecases.figures import CountedFigure, FigureReport, FiguresPaper
from ungeapp.usecases.on_the_way import WayPaper, WayRow

DAY = date(2026, 11, 25)
ASKED = FigureDefinition(
    key="a", title="Frafald", text="Det, der tælles.", source="TULU 2016, ark 1", counts=Counted.EDUCATION_ENDINGS
)
COLUMNS = (Column.ATTENDED, Column.COMPLETED, Column.BROKEN_OFF, Column.CHANGED)
ROW = Row((Number(20), Number(5), Number(None, hidden=True), Number(0)), label="Erhvervsuddannelse")
TARGET = Target(
    key="t",
    title="Mindre frafald",
    definition=Definition("d", "Frafald", "TULU 2016, ark 1"),
    measured_as=Measured.PER_CENT,
    direction=Direction.AT_MOST,
    source="TULU 2016, ark 1",
    goal=Value(Fraction("12.5"), "2026", "d"),
)


def paper(*figures: Figure, period: str = "2026H1") -> FiguresPaper:
    told = read_period(period)
    report = FigureReport(
        period=told,
        until=told.last,
        people=40,
        figures=tuple(CountedFigure(figure=one, targets=(TARGET,)) for one in figures),
    )
    return FiguresPaper(report=report, sender=content.SENDER, written_on=DAY)


FULL = Figure(
    ASKED,
    (Table(COLUMNS, (ROW,), about="status-education"), Table((Column.TIMES,), (Row(numbers(7), line=Line.ACTIVE),))),
)
WAY = WayPaper(
    team="",
    unsettled=False,
    ages=None,
    rows=tuple(
        WayRow(
            person=YoungPerson(id=one.value, person=one.value, given_name="Noah", birth_date=date(2009, 6, 1)),
            age=17 * 12 + 6,
            coming=18 * 12,
            coming_on=date(2027, 6, 1),
            way=OnTheWay(standing=one, on=DAY, what="Overgangsmøde", because=""),
            team="viborg/socialafdelingen",
            team_name="Socialafdelingen",
        )
        for one in Standing
    ),
    sender=content.SENDER,
    written_on=DAY,
)


def words(document: Document) -> str:
    return " ".join(texts_of(document))


def test_what_is_hidden_says_so_and_the_rest_has_its_per_cent() -> None:
    text = words(figures(paper(FULL)))
    assert "5 (25 %)" in text and "vises ikke" in text and "I uddannelse eller arbejde" in text
    assert "Kommunens mål: Mindre frafald – højst 12,5 %, 2026. (TULU 2016, ark 1)" in text
    assert "Kilde: TULU 2016, ark 1" in text


def test_a_figure_without_numbers_says_that_there_are_none() -> None:
    empty = replace(ROW, numbers=numbers(0, 0, 0, 0))
    assert NOTHING in words(figures(paper(Figure(ASKED, (Table(COLUMNS, (empty,)),)))))


def test_periods_by_name() -> None:
    names = [period_name(read_period(one)) for one in ("2026", "2026H1", "2026Q3", "2026M9")]
    assert names == ["Året 2026", "1. halvår 2026", "3. kvartal 2026", "September 2026"]


def test_the_list_says_where_each_stands_and_that_it_is_confidential() -> None:
    text = words(on_the_way(WAY))
    assert all(one in text for one in ("Skal have møde", "Planlagt", "Ikke vurderet", "Holdt", "Undtaget", "Afsluttet"))
    assert "Noah, 17½\u00a0år" in text
    assert "senest 25.11.2026" in text and "Socialafdelingen" in text and "Fortroligt" in text
    pages = " ".join(page_texts(write_pdf(on_the_way(WAY))))
    assert "Socialafdelingen" in pages and "01.06.2009" in pages, "no name and no day is broken in its column"
    team = words(on_the_way(replace(WAY, team="Socialafdelingen")))
    assert "Socialafdelingen tager over" in team and team.count("Socialafdelingen") == 1


@settings(max_examples=15)
@given(st.text(max_size=600), st.text(max_size=300))
def test_any_text_of_a_profile_becomes_pages(title: str, text: str) -> None:
    asked = replace(ASKED, title=title, text=text, source=text)
    made = figures(paper(Figure(asked, (Table(COLUMNS, (replace(ROW, label=title),)),))))
    assert PaperWriter().figures(paper(Figure(asked, ()))).startswith(b"%PDF")
    assert words(made)
