"""An extract of the plan by keyboard: for whom, which lines, on what basis, and the sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import pressed, shown, typed
from tests.ui.desk import TestDesk
from ungeapp.domain.consent import Use
from ungeapp.domain.gate import outside_keys
from ungeapp.domain.parts import Part
from ungeapp.ui.extracts.page import ExtractPage, make_page
from ungeapp.ui.kit.text import Strong, Text
from ungeapp.ui.navigation import Place
from ungeapp.ui.send.page import SendPage
from ungeapp.usecases.consents import ConsentAsked

CONTROL = Qt.KeyboardModifier.ControlModifier
SCHOOL = "Havneskolen"


def opened(desk: TestDesk, qtbot: QtBot, person: str, tab: str = "") -> ExtractPage:
    page = make_page(desk.surroundings)
    assert isinstance(page, ExtractPage)
    shown(qtbot, page)
    page.open_place(Place("extract", id=person, tab=tab))
    return page


def with_a_plan(desk: TestDesk) -> str:
    person = desk.person().id
    desk.intentions.plans.write(person, wishes="Jeg vil være kok", strengths="Møder altid", needs="Ro")
    desk.intentions.plans.add_goal(person, own_words="Op klokken otte", area="everyday")
    return person


def consent(desk: TestDesk, person: str) -> None:
    asked = ConsentAsked(
        basis="consent",
        uses=(Use.EXCHANGE,),
        purpose="Skolestart",
        parts=(Part.PLAN, Part.OWN_WORDS),
        recipients=tuple(outside_keys(SCHOOL)),
        how="signed",
    )
    desk.intentions.consents.give(person, asked)


def texts(card: object) -> list[str]:
    return [one.text() for cls in (Strong, Text) for one in card.findChildren(cls)]  # type: ignore[attr-defined]  # a card of the page


def test_without_a_consent_the_contact_person_is_all_that_may_go(desk: TestDesk, qtbot: QtBot) -> None:
    person = with_a_plan(desk)
    page = opened(desk, qtbot, person)
    assert page.recipient.hasFocus() and not page.make_button.isEnabled() and not page.goes.isVisible()
    typed(qtbot, SCHOOL, Qt.Key.Key_Tab)
    assert page.make_button.isEnabled() and "who the contact person is" in page.only_contact.text()
    assert "Ung E." in page.always.text() and "87 00 00 00" in page.always.text()
    assert not page.lines.isVisible() and not page.words.isVisible()
    assert "§ 15 d" in " ".join(texts(page.why))
    assert {"Wishes in own words", "What is needed", "Goal on the short term"} <= set(texts(page.stays))
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.papers is not None and page.papers.preview.page() == (1, 1)
    (kept,) = desk.intentions.extracts.extracts(person)
    assert (kept.recipient, kept.bases) == (SCHOOL, ("shared-youth-data",))


def test_lines_are_chosen_by_keyboard_and_nothing_else_goes(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    person = with_a_plan(desk)
    consent(desk, person)
    page = opened(desk, qtbot, person)
    typed(qtbot, SCHOOL, Qt.Key.Key_Tab)
    assert not page.only_contact.text() and page.lines.isVisible()
    assert set(page.lines.value()) == {"born", "wishes", "strengths", "needs"}
    page.lines.boxes()["strengths"].setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    page.words.setFocus()
    typed(qtbot, "Skriv en sms")
    desk.answers.save = tmp_path / "ark.pdf"
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    (kept,) = desk.intentions.extracts.extracts(person)
    assert set(kept.lines) == {"who", "born", "call", "wishes", "needs"}
    assert page.papers is not None
    page.papers.preview.save_requested.emit()
    assert (tmp_path / "ark.pdf").read_bytes().startswith(b"%PDF")
    page._paper_place.leave()
    assert set(page.lines.value()) == {"born", "wishes", "needs"}  # what was chosen stays chosen
    assert [one.context.split(" · ")[0] for one in page.earlier.rows()] == [SCHOOL]


def test_a_protected_name_is_told_to_nobody(desk: TestDesk, qtbot: QtBot) -> None:
    person = with_a_plan(desk)
    desk.intentions.people.correct(person, protected_name=True)
    consent(desk, person)
    page = opened(desk, qtbot, person, "fgu")
    assert page.sort.value() == "fgu"
    typed(qtbot, SCHOOL, Qt.Key.Key_Tab)
    assert not page.make_button.isEnabled() and page.only_contact.text()
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.papers is None and desk.intentions.extracts.extracts(person) == ()


def test_a_consent_given_meanwhile_opens_the_lines(desk: TestDesk, qtbot: QtBot) -> None:
    person = with_a_plan(desk)
    page = opened(desk, qtbot, person)
    typed(qtbot, SCHOOL, Qt.Key.Key_Tab)
    assert not page.lines.isVisible()
    consent(desk, person)
    assert page.lines.isVisible() and "wishes" in page.lines.value()


def test_the_send_page_leads_to_the_sheet(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = SendPage(desk.surroundings)
    qtbot.addWidget(page)
    page.open_place(Place("send", id=person))
    page.extract_button.click()
    assert desk.places[-1] == Place("extract", id=person)
