"""Offers by keyboard: search, narrow, correct, pick what fits, note a need, take it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import shown
from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import Measure
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.navigation import Place
from ungeapp.ui.offers import fitting_page, offer_page, page
from ungeapp.ui.offers.presenter import Asked, OffersPresenter, age_problems, read_age


@pytest.fixture(autouse=True)
def danish() -> None:
    texts.use("da")


def measures(desk: TestDesk, person: YoungPerson) -> tuple[Measure, ...]:
    with desk.intentions.desk.looking() as uow:
        return uow.of(Measure, person.id)


def test_search_and_filters_narrow_the_range(desk: TestDesk, qtbot: QtBot) -> None:
    one = page.make_page(desk.surroundings)
    one.open_place(Place("offers"))
    shown(qtbot, one)
    everything = len(one.list.rows())
    qtbot.keyClicks(one.search, "stigen")
    assert [row.id for row in one.list.rows()] == ["stigen"]
    qtbot.keyClick(one.search, Qt.Key.Key_Return)
    assert desk.places[-1] == Place("offer", id="stigen")
    one.search.clear()
    qtbot.keyClicks(one.age, "16")
    codes = {row.id for row in one.list.rows()}
    assert "stigen" not in codes
    assert "ungdomsskolen" in codes
    assert len(codes) < everything
    one.age.clear()
    one.area.set_value("parenthood")
    one.refresh()
    assert {row.id for row in one.list.rows()} == {"familieivaerksaetterne", "saarbare-gravide"}


def test_an_offer_of_our_own_is_added_by_keyboard_and_taken_back(desk: TestDesk, qtbot: QtBot) -> None:
    one = page.make_page(desk.surroundings)
    one.open_place(Place("offers"))
    shown(qtbot, one)
    before = len(one.list.rows())
    one.entry.name.setFocus()
    qtbot.keyClick(one.entry.name, Qt.Key.Key_Return)
    assert "hedder" in one.entry.error.text()
    qtbot.keyClicks(one.entry.name, "Værkstedet")
    qtbot.keyClicks(one.entry.low, "14")
    qtbot.keyClick(one.entry.low, Qt.Key.Key_Return)
    assert one.list.rows()[-1].title == "Værkstedet"
    next(found for found in one.banner.findChildren(Button) if found.text() == "Fortryd").click()
    assert len(one.list.rows()) == before


def test_what_the_desk_knows_is_shown_instead(desk: TestDesk, qtbot: QtBot) -> None:
    one = offer_page.make_page(desk.surroundings)
    one.open_place(Place("offer", id="igmu"))
    shown(qtbot, one)
    assert one._differs.isVisible()
    field = one.fields["waiting"]
    field.setFocus()
    qtbot.keyClicks(field, "3 uger")
    field.committed.emit()
    assert desk.intentions.offers.view("igmu").offer.waiting == "3 uger"
    one._close(closed=True)
    assert OffersPresenter(desk.intentions).one("igmu").closed


def test_what_fits_is_put_in_the_plan_with_enter(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    desk.intentions.plans.add_goal(person.id, own_words="Jeg vil på VUC", area="education")
    one = fitting_page.make_page(desk.surroundings)
    one.open_place(Place("fitting-offers", id=person.id))
    shown(qtbot, one)
    first = one.fits.current_id()
    assert "Der er et mål om uddannelse" in one.fits.rows()[0].context
    qtbot.keyClick(one.fits, Qt.Key.Key_Return)
    assert [m.offer for m in measures(desk, person)] == [first]
    assert first not in {row.id for row in one.fits.rows()}
    assert "står allerede i planen" in next(row.context for row in one.others.rows() if row.id == first)
    next(found for found in one.banner.findChildren(Button) if found.text() == "Fortryd").click()
    assert measures(desk, person) == ()
    assert first in {row.id for row in one.fits.rows()}


def test_a_need_is_noted_and_counted_without_a_name(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person()
    one = fitting_page.make_page(desk.surroundings)
    one.open_place(Place("fitting-offers", id=person.id))
    shown(qtbot, one)
    assert not one.fits.isVisible()
    qtbot.keyClicks(one.entry.text, "Et sted at tegne")
    one.entry.area.set_value("leisure")
    qtbot.keyClick(one.entry.text, Qt.Key.Key_Return)
    (row,) = OffersPresenter(desk.intentions).look(Asked()).needs
    assert (row.title, row.aside) == ("Fritid", "1 venter")
    one.needs.acted.emit(one.needs.rows()[0].id)
    assert OffersPresenter(desk.intentions).look(Asked()).needs == ()


@pytest.mark.parametrize(
    ("low", "high", "good"),
    [("", "", True), ("14", "", True), ("14", "19", True), ("19", "14", False), ("x", "", False)],
)
def test_ages_are_whole_years(low: str, high: str, good: bool) -> None:
    assert (age_problems(low, high) == "") is good
    assert read_age(low) == (int(low) if low.isdigit() else -1)
