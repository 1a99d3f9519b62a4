"""The phone book by keyboard: found while typing, added in one row, put right by itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.a_course import here, pressed, shown, typed
from tests.ui.desk import TestDesk
from ungeapp.bootstrap import shipped_definitions
from ungeapp.domain.phone_book import EntryKind
from ungeapp.ui.desk_window import DeskWindow
from ungeapp.ui.kit.popover import Popover
from ungeapp.ui.navigation import Place
from ungeapp.ui.phone_book.call import show_call
from ungeapp.ui.phone_book.page import PhoneBookPage, make_page
from ungeapp.ui.phone_book.presenter import PhoneBookPresenter, what_is_asked
from ungeapp.ui.phone_book.words import call_view, reach
from ungeapp.ui.settings.page import SettingsPage
from ungeapp.ui.settings.page import make_page as make_settings
from ungeapp.usecases.phone_book import Away

UNITS = len(shipped_definitions().profile("viborg").units)


def filled(desk: TestDesk) -> str:
    """A school and its absence contact, who is away just now; the id of the contact."""
    book = desk.intentions.phone_book
    book.add("Øvelunds Gymnasium", sort=EntryKind.SCHOOL, phone="12 00 31 00", call_about="SPS")
    lone = book.add("Lone Bækgård", title="Fraværskontakt", phone="12 00 31 07", call_about="fravær", area="1. g")
    book.change(lone.id, stand_in="Per Nørholt", stand_in_phone="12 00 31 09", stand_in_to=date(2026, 12, 4))
    return lone.id


def opened(desk: TestDesk, qtbot: QtBot, place: Place) -> PhoneBookPage:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(place)
    return page


def test_it_is_searched_while_typing_and_opened_by_enter(desk: TestDesk, qtbot: QtBot) -> None:
    lone = filled(desk)
    page = opened(desk, qtbot, Place("phonebook"))
    assert len(page.book.list.rows()) == 2 + UNITS
    typed(qtbot, "baekg")
    (row,) = page.book.list.rows()
    assert (row.id, row.aside) == (lone, "12 00 31 07")
    assert "Stand-in until 04.12.: Per Nørholt 12 00 31 09" in row.context
    typed(qtbot, "", Qt.Key.Key_Return)
    assert desk.places[-1] == Place("phonebook", id=lone)


def test_who_to_call_for_what_and_copying_the_number(desk: TestDesk, qtbot: QtBot) -> None:
    filled(desk)
    page = opened(desk, qtbot, Place("phonebook", note="call about: frav"))
    assert [one.title for one in page.book.list.rows()] == ["Lone Bækgård"]
    typed(qtbot, "", Qt.Key.Key_Down)
    pressed(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.copied == ["12 00 31 07"]
    page.book.which.set_value(EntryKind.SCHOOL.value)
    page.book.show_rows()
    assert not page.book.list.rows() and page.book.nobody.isVisible()
    assert what_is_asked("Call about:x") == ("x", True) and what_is_asked("lone") == ("lone", False)


def test_an_entry_is_added_in_one_row(desk: TestDesk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, Place("phonebook"))
    typed(qtbot, "Øvelund Handelsskole")
    page.book.start_adding()
    place = desk.places[-1]
    assert place == Place("phonebook", tab="add", note="Øvelund Handelsskole")
    page.open_place(place)
    assert here() is page.book.new.phone
    typed(qtbot, "12 00 35 00", Qt.Key.Key_Return)
    found = desk.intentions.phone_book.book().find("handels")
    assert [one.phone for one in found] == ["12 00 35 00"]
    assert "stands in the phone book" in page.book.banner.text()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert page.book.new.error.isVisible()


def test_an_entry_saves_itself_and_marks_what_was_put_right(desk: TestDesk, qtbot: QtBot) -> None:
    unit = desk.intentions.phone_book.book().find("ppr")[0].id
    page = opened(desk, qtbot, Place("phonebook", id=unit))
    assert here() is page.entry.fields["phone"]
    typed(qtbot, "12 00 34 50", Qt.Key.Key_Tab)
    kept = desk.intentions.phone_book.entry(unit)
    assert (kept.phone, kept.own_fields) == ("12 00 34 50", ("phone",))
    assert page.entry.own.isVisible() and page.entry.phone_shown.text() == "12 00 34 50"
    page.entry.check_button.click()
    assert desk.intentions.phone_book.entry(unit).checked_on == date(2026, 11, 25)
    assert not page.entry.remove_button.isVisible()
    page.entry.follow_button.click()
    assert desk.intentions.phone_book.entry(unit).phone == "" and page.entry.fields["phone"].value() == ""


def test_what_was_being_typed_is_there_again_and_an_empty_name_is_refused(desk: TestDesk, qtbot: QtBot) -> None:
    lone = filled(desk)
    PhoneBookPresenter(desk.intentions).keep_draft(lone, "note", "Ring efter")
    page = opened(desk, qtbot, Place("phonebook", id=lone))
    assert page.entry.fields["note"].value() == "Ring efter"
    name = page.entry.fields["name"]
    name.setFocus()
    name.set_value("")
    typed(qtbot, "", Qt.Key.Key_Tab)
    assert page.entry.banner.text() and desk.intentions.phone_book.entry(lone).name == "Lone Bækgård"
    page.entry.remove_button.click()
    assert desk.intentions.phone_book.book().by_id(lone) is None and desk.places[-1] == Place("phonebook")


def test_the_card_beside_a_name_says_number_and_stand_in(desk: TestDesk, qtbot: QtBot) -> None:
    lone = filled(desk)
    page = opened(desk, qtbot, Place("phonebook"))
    popover = show_call(desk.surroundings, page.book.search, "Lone Bækgård, Øvelunds Gymnasium")
    assert isinstance(popover, Popover) and popover.isVisible()
    view = call_view(desk.intentions, "lone baekgaard")
    assert (view.entry, view.phone, view.stand_in) == (
        lone,
        "12 00 31 07",
        "Stand-in until 04.12.: Per Nørholt 12 00 31 09",
    )
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    unknown = call_view(desk.intentions, "Ukendt", phone="12 99 99 99")
    assert (unknown.entry, unknown.phone) == ("", "12 99 99 99")
    book, today = desk.intentions.phone_book.book(), desk.intentions.desk.today()
    assert reach(book, today, "Lone Bækgård").startswith("12 00 31 07 · Stand-in until")
    assert reach(book, today, "Ukendt") == "" and reach(book, today, "Ukendt", phone="1") == "1"


def test_being_away_is_written_in_the_settings(desk: TestDesk, qtbot: QtBot) -> None:
    filled(desk)
    page = make_settings(desk.surroundings)
    assert isinstance(page, SettingsPage)
    shown(qtbot, page)
    page.open_place(Place("settings", tab="away"))
    typed(qtbot, "26.11.", Qt.Key.Key_Tab)
    page.away.last.set_value(date(2026, 12, 4))
    page.away.stand_in.setFocus()
    typed(qtbot, "lone bækgård", Qt.Key.Key_Tab)
    assert page.away.phone.value() == "12 00 31 07"
    page.away.save_button.click()
    told = Away(first=date(2026, 11, 26), last=date(2026, 12, 4), stand_in="Lone Bækgård", phone="12 00 31 07")
    assert desk.intentions.phone_book.away() == told and page.away.said.isVisible()
    page.away.stand_in.set_value("")
    page.away.save_button.click()
    assert page.away.form.row("stand_in").error()
    page.away.back_button.click()
    assert desk.intentions.phone_book.away().stand_in == ""


def test_the_phone_book_is_one_key_away_from_anywhere(desk: TestDesk, qtbot: QtBot) -> None:
    window = DeskWindow(desk.surroundings)
    shown(qtbot, window)
    window.start()
    pressed(qtbot, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert desk.places[-1] == Place("phonebook")
    assert here() is window.page("phonebook").book.search  # type: ignore[union-attr]  # the page was just made
    window.leave()
