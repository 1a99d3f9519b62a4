"""The card *Ansvar*: one sentence with its reason, the handover or a reason to stay, and the questions behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import press
from tests.ui.desk import TestDesk, open_desk
from ungeapp import texts
from ungeapp.ui.kit.form import Form
from ungeapp.ui.navigation import Place
from ungeapp.ui.people.add_form import AddPage
from ungeapp.ui.people.presenter import PeoplePresenter
from ungeapp.ui.person_overview.page import OverviewTab, make_tab
from ungeapp.ui.values import ValueTexts

CHILD = "slagelse/boern-og-unge"


@pytest.fixture
def slagelse(tmp_path: Path) -> Iterator[TestDesk]:
    texts.use(texts.DANISH)
    desk = open_desk(tmp_path / "slagelse", unit=CHILD, profile="slagelse")
    yield desk
    desk.workplace.close()


def opened(desk: TestDesk, qtbot: QtBot, person: str) -> OverviewTab:
    tab = make_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.show()
    return tab


def test_who_it_would_be_why_and_one_step_to_it(slagelse: TestDesk, qtbot: QtBot) -> None:
    tab = opened(slagelse, qtbot, slagelse.person(birth_date=date(2005, 1, 1)).id)
    card = tab.responsibility
    assert card.sentence.text() == "Efter Slagelse Kommunes regler er det Center for Arbejdsmarked og Integration."
    assert card.handover_button.isVisible()
    card.handover_button.setFocus()
    qtbot.keyClick(card.handover_button, Qt.Key.Key_Space)
    assert slagelse.places[-1] == Place("person", id=tab._person, tab="handover")


def test_staying_takes_a_reason_which_is_shown_and_can_be_undone(slagelse: TestDesk, qtbot: QtBot) -> None:
    tab = opened(slagelse, qtbot, slagelse.person(birth_date=date(2005, 1, 1)).id)
    slagelse.answers.text = "Skoleåret slutter til juni"
    tab.responsibility.keep_button.setFocus()
    qtbot.keyClick(tab.responsibility.keep_button, Qt.Key.Key_Space)
    assert slagelse.answers.asked == ["Center for Børn og Unge beholder ansvaret"]
    assert not tab.responsibility.keep_button.isVisible()
    assert "Skoleåret slutter til juni" in tab.responsibility.told()
    press(tab.banner, "Fortryd", "Undo")
    assert tab.responsibility.keep_button.isVisible()


def test_what_is_answered_decides_what_is_suggested(slagelse: TestDesk, qtbot: QtBot) -> None:
    tab = opened(slagelse, qtbot, slagelse.person(birth_date=date(2010, 1, 1)).id)
    assert not tab.responsibility.handover_button.isVisible()

    def fill(form: Form) -> None:
        form.row("only-retention").field.set_value("yes")  # type: ignore[attr-defined]  # a Segmented

    slagelse.answers.fill = fill
    qtbot.keyClick(tab.responsibility.ask_button, Qt.Key.Key_Space)
    assert tab.responsibility.sentence.text() == "Efter Slagelse Kommunes regler er det Ungehuset."
    slagelse.answers.yes = False
    slagelse.answers.fill = lambda form: form.row("only-retention").field.set_value("no")  # type: ignore[attr-defined]  # a Segmented
    qtbot.keyClick(tab.responsibility.ask_button, Qt.Key.Key_Space)
    assert tab.responsibility.handover_button.isVisible()


def test_it_is_said_while_somebody_is_added(slagelse: TestDesk, qtbot: QtBot) -> None:
    page = AddPage(slagelse.surroundings, PeoplePresenter(slagelse.intentions))
    qtbot.addWidget(page)
    page.birth_date.set_value(date(2005, 1, 1))
    page.birth_date.edited.emit()
    assert "Center for Arbejdsmarked og Integration" in page.who.row("birth_date").notice()
    page.birth_date.set_value(date(2012, 1, 1))
    page.birth_date.edited.emit()
    assert page.who.row("birth_date").notice() == ""


def test_where_the_municipality_has_no_rules_there_is_no_card(tmp_path: Path, qtbot: QtBot) -> None:
    desk = open_desk(tmp_path / "aalborg", unit="aalborg/uddannelseshuset", profile="aalborg")
    tab = opened(desk, qtbot, desk.person().id)
    assert not tab.responsibility.isVisible()
    desk.workplace.close()


def test_the_history_tells_the_answer_in_words(slagelse: TestDesk) -> None:
    words = ValueTexts(slagelse.intentions.desk)
    assert words.text("responsibility", "holds", ["early-pension", "gone"]) == "Får førtidspension, gone"
    assert words.text("responsibility", "kept_against", CHILD) == "Center for Børn og Unge"
