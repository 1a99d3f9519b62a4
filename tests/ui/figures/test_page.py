"""*Tal* by keyboard: a period is chosen, the figures stand in tables, the paper comes out, the report that is owed is one step away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.a_course import begin, press, shown, typed
from tests.ui.desk import TestDesk, open_desk
from tests.ui.late_runner import LateRunner
from ungeapp import texts
from ungeapp.domain.status import StatusEnd, StatusKind
from ungeapp.system.clock import DENMARK
from ungeapp.ui.clocks.words import next_place
from ungeapp.ui.figures.page import FiguresPage, NothingCard, make_page
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.text import PlainLabel
from ungeapp.ui.navigation import Place
from ungeapp.ui.today.page import make_page as make_today

T = TypeVar("T")


@pytest.fixture
def albertslund(tmp_path: Path) -> Iterator[TestDesk]:
    """The second week of July: the first half year is reported."""
    texts.use(texts.DANISH)
    desk = open_desk(tmp_path / "store", JULY, unit="albertslund/jobcenter", profile="albertslund")
    yield desk
    desk.workplace.close()


JULY = datetime(2026, 7, 8, 9, 0, tzinfo=DENMARK)
WINTER = JULY.replace(month=2)


def opened(desk: TestDesk, qtbot: QtBot, period: str = "") -> FiguresPage:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("figures", id=period))
    return page


def words(page: FiguresPage) -> str:
    return " | ".join(one.text() for one in page.cards.findChildren(PlainLabel))


def young(desk: TestDesk, code: str = "vocational") -> str:
    """Somebody who came to the desk in February."""
    desk.clock.set(WINTER)
    person = desk.intentions.people.add(given_name="Ung", family_name="E.", birth_date=date(2009, 3, 1)).id
    desk.intentions.statuses.add(person, StatusKind.EDUCATION, code=code, from_on=date(2026, 2, 1))
    desk.clock.set(JULY)
    return person


def test_the_figures_of_the_half_year_with_the_target_and_the_source(albertslund: TestDesk, qtbot: QtBot) -> None:
    young(albertslund)
    page = opened(albertslund, qtbot)
    assert page.which.currentText() == "1. halvår 2026"
    told = words(page)
    assert "Målepunkt 3: 15-17-årige i gang" in told and "I uddannelse eller arbejde" in told
    assert "Kommunens mål: Målepunkt 3: alle 15-17-årige er i gang · alle · hver måned" in told
    assert "Kilde: Albertslund, afsnit 6, målepunkt 3" in told and "I uddannelse eller arbejde | 1 |" in told
    assert "Intet at tælle i perioden" in told and "Målepunkt 4: folkeskolens afgangsprøve" in told


def test_a_new_desk_sees_the_period_that_runs_and_why(albertslund: TestDesk, qtbot: QtBot) -> None:
    new = albertslund.intentions.people.add(given_name="Ung", family_name="N.", birth_date=date(2009, 3, 1)).id
    albertslund.intentions.statuses.add(new, StatusKind.EDUCATION, code="vocational")
    page = opened(albertslund, qtbot)
    assert page.which.value() == "2026H2" and "I uddannelse eller arbejde | 1 |" in words(page)
    said = "I 1. halvår 2026 er der intet at tælle ved dette skrivebord. Her er 2. halvår 2026, indtil nu."
    assert page.banner.text() == said
    page.which.setFocus()
    typed(qtbot, "", Qt.Key.Key_Down)
    assert page.which.value() == "2026H1" and page.banner.text() == ""  # asked for, so it is shown, empty as it is
    page.length.buttons()["3"].click()
    assert page.which.value() == "2026Q3" and page.banner.text().startswith("I 2. kvartal 2026 er der intet")


def test_what_nothing_was_counted_for_is_one_line_until_it_is_opened(albertslund: TestDesk, qtbot: QtBot) -> None:
    young(albertslund)
    page = opened(albertslund, qtbot)
    (nothing,) = page.findChildren(NothingCard)
    asked = [one for one in nothing.findChildren(PlainLabel) if one.text().startswith("Målepunkt 4")]
    nothing.show()  # at once, so that the keyboard can go there
    assert asked and not any(one.isVisibleTo(page) for one in asked)
    assert nothing.toggle_button.text().startswith("Vis de ")
    nothing.toggle_button.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert any(one.isVisibleTo(page) for one in asked) and nothing.toggle_button.text() == "Fold sammen"
    typed(qtbot, "", Qt.Key.Key_Space)
    assert not any(one.isVisibleTo(page) for one in asked)


def test_another_period_by_keyboard(albertslund: TestDesk, qtbot: QtBot) -> None:
    person = young(albertslund)
    entry = albertslund.intentions.statuses.line(person).entries[0]
    albertslund.intentions.statuses.end(entry.id, date(2026, 7, 3), StatusEnd.BROKEN_OFF, cause="housing")
    page = opened(albertslund, qtbot)
    assert "Boligen" not in words(page)
    page.which.setFocus()
    typed(qtbot, "", Qt.Key.Key_Up)
    assert page.which.value() == "2026H2" and "Boligen" in words(page)
    page.length.buttons()["12"].click()
    assert page.which.value() == "2026"  # last year holds nothing of this desk
    page.open_place(Place("figures", id="2026Q1"))
    assert (page.length.value(), page.which.value()) == ("3", "2026Q1")
    assert "1. kvartal 2026" in page.which.currentText()


def test_the_report_that_is_due_leads_here_and_is_answered_here(albertslund: TestDesk, qtbot: QtBot) -> None:
    today = make_today(albertslund.surroundings)
    shown(qtbot, today)
    today.open_place(Place("today"))
    (row,) = [one for one in today.due.list.rows() if "Afrapportering" in one.title]
    assert row.action == "Se tallene"
    for go in (today.act, today.due.list.opened.emit):
        go(row.id)
        assert albertslund.places.pop() == Place("figures", id="2026H1"), "the row and its button lead there"
    page = opened(albertslund, qtbot, "2026H1")
    assert not page.owed.isHidden()
    press(page.owed, "Det er gjort")
    assert page.owed.isHidden() and page.banner.text().startswith(
        "Noteret: Der er afrapporteret til det politiske niveau"
    )
    page.open_place(Place("figures", id="2025H2"))
    assert page.owed.isHidden()
    found = albertslund.intentions.clocks.of_the_desk()
    coming = {one.rule.id: next_place(one, "") for one in found if one.trigger > date(2026, 7, 1)}
    assert coming == {
        "d25-month": Place("figures", id="2026M7"),
        "d25-half-year": Place("figures", id="2026H2"),
        "d25-year": Place("figures", id="2026"),
    }


def test_a_measurement_is_called_what_its_rule_calls_it(albertslund: TestDesk, qtbot: QtBot) -> None:
    """3-16: what is measured every month is no report."""
    page = opened(albertslund, qtbot, "2026M6")
    told = [one.text() for one in page.owed.findChildren(QLabel) if one.text()]
    assert told[0].startswith("Månedens måling: 15-17-årige i gang (målepunkt 3) · 8 dage over")
    assert told[1] == "Antallet af 15-17-årige, der er i gang med uddannelse og arbejde, er opgjort"
    assert not any("afrapporter" in one.lower() for one in told)


def test_a_measure_of_every_month_is_one_row_that_opens_its_month(albertslund: TestDesk, qtbot: QtBot) -> None:
    """3-16: the last month that is over until it is answered, then the one that comes; never the two of them."""
    today = make_today(albertslund.surroundings)
    shown(qtbot, today)

    def months() -> list[str]:
        today.open_place(Place("today"))
        return [one.id for one in today.due.list.rows() if "Månedens måling: 15-17-årige" in one.title]

    albertslund.clock.set(JULY.replace(day=29))
    (row,) = months()
    today.due.list.opened.emit(row)
    assert albertslund.places[-1] == Place("figures", id="2026M6")
    page = opened(albertslund, qtbot, "2026M6")
    assert "Antallet af 15-17-årige" in " ".join(one.text() for one in page.owed.findChildren(PlainLabel))
    albertslund.intentions.clocks.done("", "d25-month", "2026-06-30")
    (coming,) = months()
    today.due.list.opened.emit(coming)
    assert albertslund.places[-1] == Place("figures", id="2026M7")


def test_the_paper_is_made_in_the_background_and_printed(albertslund: TestDesk, qtbot: QtBot) -> None:
    page = opened(albertslund, qtbot, "2026H1")
    page.show_paper()
    assert page.papers is not None and [one.title for one in page.papers.list.rows()] == ["1. halvår 2026"]
    page.papers.preview.print_requested.emit()
    assert albertslund.printed and albertslund.printed[0].startswith(b"%PDF")


def late(desk: TestDesk, qtbot: QtBot, period: str) -> tuple[FiguresPage, LateRunner]:
    runner = LateRunner()
    page = make_page(replace(desk.surroundings, runner=runner))
    shown(qtbot, page)
    page.open_place(Place("figures", id=period))
    runner.catch_up()
    return page, runner


def test_no_old_figure_stands_there_while_another_period_is_counted(albertslund: TestDesk, qtbot: QtBot) -> None:
    young(albertslund)
    page, runner = late(albertslund, qtbot, "2026H1")
    assert page.cards.isVisible() and not page.progress.isVisible()
    page.which.setFocus()
    typed(qtbot, "", Qt.Key.Key_Down)
    assert page.which.value() == "2025H2" and page.progress.isVisible() and not page.cards.isVisible()
    runner.catch_up()
    assert page.cards.isVisible() and not page.progress.isVisible()
    young(albertslund)
    assert page.progress.isVisible() and page.cards.isVisible(), "the same period, told once more"


def test_the_paper_of_a_period_can_be_stopped_while_it_is_counted(albertslund: TestDesk, qtbot: QtBot) -> None:
    page, runner = late(albertslund, qtbot, "2025")
    page.show_paper()
    assert page.paper_progress.isVisible() and page.papers is None
    page.paper_progress.cancel_button.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert not page.paper_progress.isVisible() and page.print_button.hasFocus()
    runner.catch_up()
    assert page.papers is None and page.banner.text() == ""
    page.show_paper()
    runner.catch_up()
    runner.catch_up()  # the paper is there; the stack only asks for it
    assert page.papers is not None and page.papers.preview.page()[1] > 0


def test_what_was_noted_meanwhile_is_counted(albertslund: TestDesk, qtbot: QtBot) -> None:
    page = opened(albertslund, qtbot, "2026H2")
    before = len(page.cards.findChildren(Card))
    young(albertslund)
    assert "Gennemført" in words(page) and len(page.cards.findChildren(Card)) >= before


def test_a_period_that_is_none_is_said_so(albertslund: TestDesk, qtbot: QtBot) -> None:
    page = opened(albertslund, qtbot, "2026H9")
    assert page.banner.text().startswith("Skriv perioden som 2026")


def test_a_period_that_runs_is_looked_at_and_not_printed(albertslund: TestDesk, qtbot: QtBot) -> None:
    page = opened(albertslund, qtbot, "2026H2")
    assert page.print_button.held() and "Perioden er ikke slut" in page.print_button.toolTip()
    page.print_button.click()
    assert page.papers is None and page.banner.text().startswith("Perioden er ikke slut")
    page = opened(albertslund, qtbot, "2026H1")
    assert not page.print_button.held()
    assert any("printet, før noget blev rettet" in one.text() for one in page.findChildren(QLabel))


def test_meetings_are_counted_by_their_titles_in_the_background(desk: TestDesk, qtbot: QtBot) -> None:
    """There a unit of work holds the right to write: a second one within it waits for the first, in vain."""
    meeting = begin(desk).call()
    assert meeting.starts is not None
    desk.clock.set(meeting.starts + timedelta(hours=3))
    page = opened(desk, qtbot, f"{meeting.starts.year}q{(meeting.starts.month + 2) // 3}")
    assert "Sårbare gravide uden tilknytning til arbejdsmarkedet: Første netværksmøde" in words(page)
    assert page.banner.text() == ""
