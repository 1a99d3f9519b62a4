"""*Forældre* by keyboard: noted, invited, heard in their own words, the plan on paper, and eighteen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import pressed, shown, typed
from tests.ui.desk import TestDesk
from ungeapp.domain.parents import Custody
from ungeapp.ui.kit.form import Form
from ungeapp.ui.navigation import Place
from ungeapp.ui.parents.page import ParentsPage, make_page

CONTROL = Qt.KeyboardModifier.ControlModifier
SIXTEEN = date(2010, 3, 5)
OLD = date(2005, 3, 5)


def opened(desk: TestDesk, qtbot: QtBot, person: str) -> ParentsPage:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("parents", id=person))
    return page


def test_a_parent_is_noted_by_keyboard(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person(birth_date=SIXTEEN).id
    page = opened(desk, qtbot, person)
    assert page.entry.name.hasFocus() and "5 March 2028" in page.age.text().replace("Sunday ", "")
    typed(qtbot, "", Qt.Key.Key_Return)
    assert page.entry.error.text()
    typed(qtbot, "Anne Øvelse", Qt.Key.Key_Return)
    (row,) = desk.intentions.custody.view(person).parents
    assert (row.parent.name, row.parent.custody, row.holds) == ("Anne Øvelse", Custody.JOINT, True)
    assert list(page.cards) == [row.parent.id] and page.entry.name.hasFocus() and page.entry.name.value() == ""


def test_invited_then_heard_in_own_words(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person(birth_date=SIXTEEN).id
    mother = desk.intentions.custody.add(person, name="Anne", custody=Custody.JOINT)
    page = opened(desk, qtbot, person)
    page.cards[mother.id].buttons["invite"].click()
    card = page.cards[mother.id]
    assert "invite" not in card.buttons and [one.chip for one in card.hearings.rows()] == ["Invited"]
    card.buttons["hear"].click()
    assert card.hearing is not None
    card.hearing.save()
    assert card.hearing.form.row("remarks").error()
    typed(qtbot, "Han skal prøve værkstedet")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    card = page.cards[mother.id]
    (row,) = card.hearings.rows()
    assert row.title == "»Han skal prøve værkstedet«" and row.action == "Has signed"
    card.hearings.acted.emit(row.id)
    (row,) = page.cards[mother.id].hearings.rows()
    assert (row.chip, row.action) == ("Signed", "")


def test_remarks_being_typed_survive_leaving(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person(birth_date=SIXTEEN).id
    mother = desk.intentions.custody.add(person, name="Anne", custody=Custody.JOINT)
    page = opened(desk, qtbot, person)
    page.cards[mother.id].hear()
    typed(qtbot, "Jeg synes")
    page.entry.name.setFocus()
    again = opened(desk, qtbot, person)
    form = again.cards[mother.id].hearing
    assert form is not None and form.remarks.value() == "Jeg synes"
    form.cancel()
    assert opened(desk, qtbot, person).cards[mother.id].hearing is None


def test_a_parent_who_was_not_heard(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person(birth_date=SIXTEEN).id
    mother = desk.intentions.custody.add(person, name="Anne", custody=Custody.JOINT)
    page = opened(desk, qtbot, person)
    desk.answers.text = "Vil ikke"
    page.cards[mother.id].buttons["decline"].click()
    (row,) = page.cards[mother.id].hearings.rows()
    assert (row.title, row.chip) == ("Vil ikke", "Was not heard")


def test_the_plan_is_printed_to_the_parent(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person(birth_date=SIXTEEN).id
    desk.intentions.plans.write(person, wishes="Jeg vil være mekaniker")
    mother = desk.intentions.custody.add(person, name="Anne", custody=Custody.JOINT)
    page = opened(desk, qtbot, person)
    page.cards[mother.id].buttons["print"].click()
    assert page.papers is not None
    page.papers.print_wanted.emit(mother.id)
    assert len(desk.printed) == 1 and desk.printed[0].startswith(b"%PDF")
    page.papers.preview.word_button.click()
    assert desk.answers.asked[-1].endswith(".docx")


def test_from_eighteen_custody_means_nothing(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person(birth_date=OLD).id
    mother = desk.intentions.custody.add(person, name="Anne", custody=Custody.JOINT)
    page = opened(desk, qtbot, person)
    assert "void" in page.age.text() and page.cards[mother.id].buttons == {}


def test_a_parent_is_corrected_or_taken_out(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person(birth_date=SIXTEEN).id
    mother = desk.intentions.custody.add(person, name="Anne", custody=Custody.JOINT)
    page = opened(desk, qtbot, person)

    def change(form: Form) -> None:
        form.row("custody").field.set_value("none")  # type: ignore[attr-defined]  # a ChoiceField

    desk.answers.fill = change
    page.correct(mother.id)
    assert desk.intentions.custody.holders(person) == () and page.cards[mother.id].buttons == {}

    def take_out(form: Form) -> None:
        form.row("gone").field.set_value("Forkert")  # type: ignore[attr-defined]  # a LineField

    desk.answers.fill = take_out
    page.correct(mother.id)
    assert not page.cards
    page.leave()
    assert desk.places[-1] == Place("person", id=person)
