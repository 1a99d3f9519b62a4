"""What others owe: parties, how to reach them, reminders, and the one key for each act."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import pressed, shown, take_back, typed
from tests.ui.desk import TestDesk
from ungeapp.domain.plans import Agreement, AgreementState
from ungeapp.ui.kit.form import Form
from ungeapp.ui.navigation import Place
from ungeapp.ui.owed.page import OwedPage, make_page
from ungeapp.ui.owed.presenter import LATE, PUT_OFF, OwedPresenter


def owing(desk: TestDesk) -> str:
    person = desk.person()
    use = desk.intentions.plans
    use.add_agreement(person.id, what="Send journal", owner="Jordemoder", due=date(2026, 11, 16))
    use.add_agreement(person.id, what="Ring tilbage", owner="Jordemoder", due=date(2026, 12, 2))
    use.add_agreement(person.id, what="Aftal besøg", owner="Sundhedsplejerske", due=date(2026, 12, 2))
    use.add_agreement(person.id, what="Min egen", owner="Karen Kontakt", due=date(2026, 11, 16), mine=True)
    return person.id


def over_two(desk: TestDesk) -> None:
    """A professional of the phone book who owes something about two young people."""
    desk.intentions.phone_book.add("Jens Lund", organisation="Prøveby Gymnasium", phone="12 00 00 05")
    for given, what in (("Ida", "Fraværstal"), ("Ali", "SPS-aftale")):
        other = desk.person(given, "Øvelund", birth_date=date(2008, 3, 1))
        desk.intentions.plans.add_agreement(other.id, what=what, owner="Jens Lund", due=date(2026, 11, 20))


def opened(desk: TestDesk, qtbot: QtBot) -> OwedPage:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("owed"))
    return page


def states(desk: TestDesk, person: str) -> dict[str, AgreementState]:
    return {one.what: one.state for one in desk.intentions.people.file(person).of(Agreement)}


def test_agreements_stand_by_who_has_them(desk: TestDesk) -> None:
    owing(desk)
    view = OwedPresenter(desk.intentions).look()
    assert [one.row.title for one in view.owers] == ["Jordemoder", "Sundhedsplejerske"]
    assert view.owers[0].row.chip == "9 days over" and len(view.owers[0].rows) == 2
    assert view.subtitle == "1 agreement is past its date"


def test_a_party_is_shown_with_its_number_and_all_its_agreements(desk: TestDesk, qtbot: QtBot) -> None:
    over_two(desk)
    page = opened(desk, qtbot)
    (row,) = page.owers.rows()
    assert (row.title, row.title_rest) == ("Jens Lund", ", Prøveby Gymnasium")
    assert "2 agreements about 2 young people" in row.context
    assert page.call.phone.text() == "12 00 00 05"
    page.call.copy.click()
    assert desk.copied == ["12 00 00 05"]
    page.call.open.click()
    assert desk.places[-1].kind == "phonebook" and desk.places[-1].id


def test_a_reminder_is_printed_and_noted(desk: TestDesk, qtbot: QtBot) -> None:
    owing(desk)
    page = opened(desk, qtbot)
    pressed(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.papers is not None and page.papers.preview.page() == (1, 1)
    page.papers.preview.print_requested.emit()
    assert len(desk.printed) == 1
    assert "reminded 25.11." in page.owers.rows()[0].context
    assert "reminded 25.11." in page.agreements.rows()[0].context


def test_a_party_of_two_young_people_gets_two_letters(desk: TestDesk, qtbot: QtBot) -> None:
    over_two(desk)
    page = opened(desk, qtbot)
    page.remind(page.owers.rows()[0].id)
    assert page.papers is not None and len(page.papers.list.rows()) == 2
    page.papers.print_all_wanted.emit()
    assert len(desk.printed) == 2
    assert all("reminded" in one.context for one in page.agreements.rows())


def test_one_key_says_it_was_done(desk: TestDesk, qtbot: QtBot) -> None:
    owing(desk)
    opened(desk, qtbot)
    typed(qtbot, "", Qt.Key.Key_Return)
    typed(qtbot, "", Qt.Key.Key_Space)
    assert len(OwedPresenter(desk.intentions).look().owers[0].rows) == 1


def test_one_key_drops_it_with_a_reason_and_it_can_be_taken_back(desk: TestDesk, qtbot: QtBot) -> None:
    person = owing(desk)
    page = opened(desk, qtbot)
    typed(qtbot, "", Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Delete)
    assert states(desk, person)["Send journal"] is AgreementState.DROPPED
    take_back(page.banner)
    assert states(desk, person)["Send journal"] is AgreementState.OPEN


def test_what_is_put_off_waits_and_is_taken_up_again(desk: TestDesk, qtbot: QtBot) -> None:
    owing(desk)
    page = opened(desk, qtbot)

    def fill(form: Form) -> None:
        reason = form.row("reason").field
        qtbot.keyClicks(reason, "på ferie")

    desk.answers.fill = fill
    typed(qtbot, "", Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up)
    pressed(qtbot, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert [one.title_rest for one in page.agreements.rows()] == [": Ring tilbage"]
    page.which.buttons()[PUT_OFF].click()
    (row,) = page.agreements.rows()
    assert "put off to 02.12.: på ferie" in row.context
    page.put_off()
    page.which.buttons()[LATE].click()
    assert [one.title for one in page.owers.rows()] == ["Jordemoder"] and len(page.agreements.rows()) == 1


def test_nobody_owes_anything(desk: TestDesk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    assert page._empty.isVisible() and not page._detail.isVisible()
    page.which.buttons()[LATE].click()
    assert not page._empty.isVisible() and page._none_here.isVisible()


def test_everything_a_party_owes_is_one_list_noted_as_a_reminder(desk: TestDesk, qtbot: QtBot) -> None:
    over_two(desk)
    page = opened(desk, qtbot)
    page.list_button.setFocus()
    page.list_button.click()
    assert page.papers is not None and len(page.papers.list.rows()) == 1
    page.papers.preview.print_requested.emit()
    assert len(desk.printed) == 1
    assert all("reminded 25.11." in one.context for one in page.agreements.rows())
