"""The page of old and new words, by keyboard: type, read; a search from anywhere leads to it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from ungeapp.ui.navigation import Place
from ungeapp.ui.search.presenter import SearchPresenter
from ungeapp.ui.words.page import WordsPage, make_page
from ungeapp.ui.words.presenter import OF_THE_WINDOW


def shown(qtbot: QtBot, desk: TestDesk, place: Place) -> WordsPage:
    page = make_page(desk.surroundings)
    qtbot.addWidget(page)
    page.open_place(place)
    return page


def test_an_old_word_is_looked_up_by_typing(qtbot: QtBot, desk: TestDesk) -> None:
    page = shown(qtbot, desk, Place("words"))
    everything = len(page.list.rows())
    qtbot.keyClicks(page.search, "efterv")
    rows = list(page.list.rows())
    assert 0 < len(rows) < everything
    assert rows[0].title == "Ungestøtte"
    assert "Efterværn" in rows[0].title_rest
    assert "Barnets lov" in rows[0].context
    assert rows[0].chip == "Used now"


def test_what_is_not_established_says_so(qtbot: QtBot, desk: TestDesk) -> None:
    page = shown(qtbot, desk, Place("words", note="jobcenter"))
    assert page.search.value() == "jobcenter"
    assert page.list.rows()[0].chip == "Day not established"


def test_abolished_words_and_changed_codes_are_told(qtbot: QtBot, desk: TestDesk) -> None:
    page = shown(qtbot, desk, Place("words", note="uddannelsesparat"))
    told = {one.title: one.chip for one in page.list.rows()}
    assert told["Uddannelsesparat"] == "Abolished"
    assert told["Åbenlyst uddannelsesparat"] == "Day not established"


def test_the_windows_own_words_tell_their_source(qtbot: QtBot, desk: TestDesk) -> None:
    page = shown(qtbot, desk, Place("words", tab=OF_THE_WINDOW, note="netværkskort"))
    assert page.list.rows()[0].context.startswith("source: Viborg")
    page.search.set_value("qwerty")
    page.refresh()
    assert not page.list.rows()
    assert page.summary.text() == "No word answers that. Try fewer letters."


def test_the_search_shows_the_word_and_leads_to_it(desk: TestDesk) -> None:
    groups = SearchPresenter(desk.intentions).look("efterværn").groups
    word = next(one for one in groups if one.key == "word").rows[0]
    assert word.view.title == "Ungestøtte"
    assert word.place == Place("words", note="efterværn")
