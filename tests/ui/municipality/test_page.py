"""*Kommunen*: every control has a name, nothing is cut, the same figures stand beside the same definition only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui import looking
from tests.ui.desk import TestDesk, open_desk
from ungeapp import texts
from ungeapp.ui.desk_window import DeskWindow
from ungeapp.ui.municipality.page import MunicipalityPage
from ungeapp.ui.municipality.presenter import MunicipalityPresenter
from ungeapp.ui.navigation import Place


@pytest.fixture
def albertslund(tmp_path: Path) -> Iterator[TestDesk]:
    texts.use(texts.DANISH)
    desk = open_desk(tmp_path / "store", unit="albertslund/jobcenter", profile="albertslund")
    yield desk
    desk.workplace.close()


def test_every_tab_can_be_read(albertslund: TestDesk, qtbot: QtBot) -> None:
    window = DeskWindow(albertslund.surroundings)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    albertslund.surroundings.navigator.go(Place("municipality"))
    page = window.findChild(MunicipalityPage)
    assert isinstance(page, MunicipalityPage)
    for key in ("units", "procedures", "words", "targets"):
        page.tabs.show_tab(key)
        looking.settled(window)
        assert looking.nameless(page) == []
        assert looking.cut(page) == []
        assert looking.too_wide(window, 1280) == []
    window.leave()


def test_a_figure_of_another_definition_is_not_shown_beside_the_goal(albertslund: TestDesk) -> None:
    rows = {str(row[0].text): row for row in MunicipalityPresenter(albertslund.intentions).targets()}  # type: ignore[union-attr]  # the first one is a Cell
    vision = rows["Målepunkt 1: 95 % gennemfører"]
    assert vision[1] == "mindst 95 %, 2017, nyeste tal ved strategiens udløb"
    assert vision[2] == "89 %, årgang 2012"
    assert rows["Målepunkt 2: færre på kontanthjælp og uddannelseshjælp"][2] == "426, december 2013"


def test_its_own_deadlines_are_read_there_and_lead_to_those_of_the_desk(albertslund: TestDesk, qtbot: QtBot) -> None:
    """3-16, 3-17: reported twice a year, measured each month and each year; what runs now is one step away."""
    rows = {str(row[0]): row[2].text for row in MunicipalityPresenter(albertslund.intentions).deadlines()}  # type: ignore[union-attr]  # the source is a Cell
    (report, month, year) = rows
    assert report.startswith("Afrapportering") and "to gange om året" in rows[report]
    assert month.startswith("Månedens måling: 15-17-årige") and "fra måned til måned" in rows[month]
    assert "målepunkt 1 og 5" in year and "årligt" in rows[year]
    page = MunicipalityPage(albertslund.surroundings)
    qtbot.addWidget(page)
    page.tabs.show_tab("words")
    page.show()
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Se kontorets egne datoer")
    button.click()
    assert albertslund.places[-1] == Place("desk-dates")


def test_the_fixed_time_names_the_meetings_it_is_kept_for(tmp_path: Path) -> None:
    texts.use(texts.DANISH)
    desk = open_desk(tmp_path / "store")
    told = [str(cell.text) for row in MunicipalityPresenter(desk.intentions).times() for cell in row[1:2]]  # type: ignore[union-attr]  # the second one is a Cell
    assert any("13.00–15.00" in one and "Sårbare gravide" in one for one in told)
    desk.workplace.close()
