"""Every shipped profile opens a desk: the main pages and the tabs of a young person are made and say nothing is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk, open_desk
from ungeapp import texts
from ungeapp.bootstrap import shipped_definitions
from ungeapp.ui.desk_window import TABS, DeskWindow
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.municipality.page import MunicipalityPage
from ungeapp.ui.navigation import Place

KEYS = ("aalborg", "albertslund", "ballerup", "neutral", "slagelse", "viborg")
MAIN = ("today", "people", "meetings", "transitions", "exchange", "offers", "phonebook", "settings", "municipality")


@pytest.fixture(params=KEYS)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TestDesk]:
    texts.use(texts.DANISH)
    profile = shipped_definitions().profile(request.param)
    made = open_desk(tmp_path / "store", unit=profile.units[0].key, profile=profile.key)
    yield made
    made.workplace.close()


def test_the_main_pages_and_one_young_person(desk: TestDesk, qtbot: QtBot) -> None:
    window = DeskWindow(desk.surroundings)
    qtbot.addWidget(window)
    window.start()
    go = desk.surroundings.navigator.go
    for kind in MAIN:
        go(Place(kind))
        page = window.page(kind)
        assert page is not None
        if isinstance(page, PageFrame):
            assert page.banner.text() == ""
    for birth in (date(2009, 5, 1), date(2001, 5, 1)):
        person = desk.person(birth_date=birth, given=f"Ung {birth.year}").id
        for tab in TABS:
            go(Place("person", id=person, tab=tab))
    window.leave()


def test_a_course_is_planned_with_or_without_a_fixed_weekly_time(desk: TestDesk) -> None:
    person = desk.person(birth_date=date(2001, 5, 1)).id
    course = desk.intentions.courses.start(person, "saarbare-gravide", {"terminsdato": "2027-03-01"})
    slot = desk.intentions.desk.profile.slot
    assert len(course.meetings) == 2
    for meeting in course.meetings:
        assert meeting.starts is not None
        assert slot.falls_on(meeting.starts.date()) and meeting.starts.weekday() < 5


def test_the_page_reads_the_profile(desk: TestDesk, qtbot: QtBot) -> None:
    page = MunicipalityPage(desk.surroundings)
    qtbot.addWidget(page)
    for key in ("units", "procedures", "words", "targets"):
        page.tabs.show_tab(key)
        assert page.tabs.current() == key
    profile = desk.intentions.desk.profile
    assert len(page._presenter.units()) == len(profile.units)
    assert len(page._presenter.targets()) == len(profile.targets)
