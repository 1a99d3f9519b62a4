"""What a desk chooses counts at once and stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from ungeapp.ui.application import create_application
from ungeapp.ui.kit import style
from ungeapp.ui.navigation import Place
from ungeapp.ui.settings.look import use_kept_look, use_size, use_theme
from ungeapp.ui.settings.page import SettingsPage
from ungeapp.ui.settings.presenter import SettingsPresenter, size_of, theme_of
from ungeapp.usecases.settings import MEETING_PLACE


@pytest.fixture(autouse=True)
def usual_look() -> Iterator[None]:
    create_application(packaged_font=True)
    yield
    use_theme("light")
    use_size(100)


def test_what_is_unknown_is_the_usual() -> None:
    assert theme_of("purple") == "system" and theme_of("dark") == "dark"
    assert size_of("") == size_of("999") == 100 and size_of("150") == 150


def test_the_facts_of_the_desk_are_told(desk: TestDesk) -> None:
    facts = dict(SettingsPresenter(desk.intentions).view().facts)
    assert facts["Name"] == "Karen Kontakt" and facts["Unit"] == "Job og Velfærd"


def test_choices_count_at_once_and_stay(qtbot: QtBot, desk: TestDesk) -> None:
    page = SettingsPage(desk.surroundings)
    qtbot.addWidget(page)
    page.open_place(Place("settings"))
    page.theme.buttons()["dark"].click()
    page.text_size.buttons()["150"].click()
    assert style.look().palette.name == "dark" and style.look().scale == pytest.approx(1.5)
    use_theme("light")
    use_size(100)
    use_kept_look(desk.intentions)
    assert style.look().palette.name == "dark" and style.look().scale == pytest.approx(1.5)


def test_the_usual_place_of_meetings_is_kept(qtbot: QtBot, desk: TestDesk) -> None:
    page = SettingsPage(desk.surroundings)
    qtbot.addWidget(page)
    page.open_place(Place("settings"))
    qtbot.keyClicks(page.place, "Rådhuset, lokale 2")
    qtbot.keyClick(page.place, Qt.Key.Key_Return)
    assert desk.intentions.settings.value(MEETING_PLACE) == "Rådhuset, lokale 2"
    assert "saved" in page.banner.text()
