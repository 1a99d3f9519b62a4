"""What a desk chooses counts at once and stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.ui.application import create_application
from ungeapp.ui.kit import style
from ungeapp.ui.kit.form import Form
from ungeapp.ui.navigation import Place
from ungeapp.ui.settings.look import use_kept_look, use_size, use_theme
from ungeapp.ui.settings.page import SettingsPage
from ungeapp.ui.settings.presenter import SettingsPresenter, language_of, size_of, theme_of
from ungeapp.usecases.settings import LANGUAGE, MEETING_PLACE


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


def filled(values: dict[str, str]) -> Callable[[Form], None]:
    def fill(form: Form) -> None:
        for key, value in values.items():
            form.row(key).field.set_value(value)  # type: ignore[attr-defined]  # a field with a value

    return fill


def opened(qtbot: QtBot, desk: TestDesk) -> SettingsPage:
    page = SettingsPage(desk.surroundings)
    qtbot.addWidget(page)
    page.open_place(Place("settings"))
    return page


def test_own_name_and_telephone_are_put_right_and_stay_responsible(qtbot: QtBot, desk: TestDesk) -> None:
    person = desk.person()
    page = opened(qtbot, desk)
    desk.answers.fill = filled({"name": "Karen Ny", "phone": "12 00 00 77"})
    page.change_me()
    author = desk.intentions.desk.author
    assert (author.name, author.phone) == ("Karen Ny", "12 00 00 77") and "card" in page.banner.text()
    assert desk.intentions.people.file(person.id).person.coordinator_name == "Karen Ny"
    assert dict(SettingsPresenter(desk.intentions).view().facts)["Name"] == "Karen Ny"


def test_the_unit_changes_only_while_there_are_no_cases(desk: TestDesk) -> None:
    settings, author = desk.intentions.settings, desk.intentions.desk.author
    other = next(one.key for one in desk.intentions.desk.profile.units if one.key != author.unit)
    settings.change_me(name=author.name, unit=other, phone="")
    assert desk.intentions.desk.author.unit == other
    desk.person()
    with pytest.raises(NotAllowed) as refused:
        settings.change_me(name=author.name, unit=author.unit, phone="")
    assert refused.value.code == "unit-has-cases" and desk.intentions.desk.author.unit == other
    with pytest.raises(Invalid):
        settings.change_me(name="  ", unit=other, phone="")


def test_the_passphrase_is_changed_and_the_old_one_opens_nothing(qtbot: QtBot, desk: TestDesk) -> None:
    page = opened(qtbot, desk)
    old, new = "fire helt almindelige ord", "helt andre ord om bjerge og hav"
    assert set(SettingsPresenter.passphrase_problems("", "kort", "anden")) == {"old", "new", "again"}
    desk.answers.fill = filled({"old": "forkert sætning her", "new": new, "again": new})
    page.change_passphrase()
    assert "not right" in page.banner.text()
    desk.answers.fill = filled({"old": old, "new": new, "again": new})
    page.change_passphrase()
    assert "changed" in page.banner.text()
    desk.answers.fill = filled({"old": new, "new": old, "again": old})  # in the same session, so not the kept key file
    page.change_passphrase()
    desk.answers.fill = filled({"old": new, "new": new, "again": new})
    page.change_passphrase()
    assert "not right" in page.banner.text()


def test_the_language_is_kept_for_the_next_time(qtbot: QtBot, desk: TestDesk) -> None:
    page = opened(qtbot, desk)
    assert texts.current() == "en"
    page.language.buttons()["da"].click()
    assert desk.intentions.settings.value(LANGUAGE) == "da" and texts.current() == "en"
    use_kept_look(desk.intentions)
    assert texts.current() == "da"
    texts.use("en")
    assert language_of("tlh") == ""
