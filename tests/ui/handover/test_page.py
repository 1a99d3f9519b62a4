"""Handing over by keyboard, with and without UngeApp at the other side."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.forms.reading_pdf import page_texts
from tests.ui.desk import TestDesk
from tests.ui.handover.filled import fill
from tests.ui.two_desks import TwoDesks
from ungeapp.domain.checklists import RequiredFor
from ungeapp.domain.consent import Use
from ungeapp.domain.handover_sheet import HandoverAnswer
from ungeapp.domain.handovers import Heard, Role
from ungeapp.domain.parts import Part
from ungeapp.ui.handover.page import HandoverTab, make_tab
from ungeapp.usecases.consents import ConsentAsked
from ungeapp.usecases.intentions import Intentions

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, desk: TestDesk, person: str) -> HandoverTab:
    tab = make_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.resize(1000, 900)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.activateWindow()
    return tab


def answers(intentions: Intentions, person: str) -> dict[str, str]:
    return {one.key: one.text for one in intentions.people.open(person).of(HandoverAnswer)}


def test_points_are_answered_by_typing_and_suggestions_confirmed(qtbot: QtBot, desks: TwoDesks) -> None:
    person = desks.young_person()
    desks.plan(person.id)
    tab = shown(qtbot, desks.a, person.id)
    goals = tab.checklist.items["maal"]
    assert goals.state.text() == "Suggestion"
    goals.use_button.setFocus()
    qtbot.keyClick(goals.use_button, Qt.Key.Key_Space)
    assert answers(desks.at_a, person.id) == {"maal": "Jeg vil gerne op om morgenen"}
    giver = tab.checklist.items["afgiver"]
    giver.editor.setFocus()
    qtbot.keyClick(giver.editor, Qt.Key.Key_Return)
    why = tab.checklist.items["begrundelse"]
    why.editor.setFocus()
    qtbot.keyClicks(why.editor, "Skole er slut")
    tab.checklist.items["anledning"].editor.setFocus()
    kept = answers(desks.at_a, person.id)
    assert kept["begrundelse"] == "Skole er slut" and "Karen Kontakt" in kept["afgiver"]


def test_what_is_being_written_is_no_suggestion(qtbot: QtBot, desks: TwoDesks) -> None:
    person = desks.young_person()
    desks.plan(person.id)
    goals = shown(qtbot, desks.a, person.id).checklist.items["maal"]
    assert not goals.use_button.isHidden()
    goals.editor.setFocus()
    qtbot.keyClicks(goals.editor, "Jeg ")
    assert goals.use_button.isHidden()
    qtbot.waitUntil(lambda: bool(desks.at_a.handovers.view(person.id).drafts), timeout=5000)
    again = shown(qtbot, desks.a, person.id).checklist.items["maal"]
    assert again.editor.value().startswith("Jeg ") and again.use_button.isHidden()


def test_what_is_being_typed_survives_the_window(qtbot: QtBot, desks: TwoDesks) -> None:
    person = desks.young_person()
    why = shown(qtbot, desks.a, person.id).checklist.items["begrundelse"]
    why.editor.setFocus()
    qtbot.keyClicks(why.editor, "Skolen er sl")
    qtbot.waitUntil(lambda: bool(desks.at_a.handovers.view(person.id).drafts), timeout=5000)
    assert answers(desks.at_a, person.id) == {}
    again = shown(qtbot, desks.a, person.id).checklist.items["begrundelse"]
    assert again.editor.value() == "Skolen er sl"
    again.editor.setFocus()
    qtbot.keyClick(again.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(again.editor, "ut")
    qtbot.keyClick(again.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert answers(desks.at_a, person.id) == {"begrundelse": "Skolen er slut"}
    assert desks.at_a.handovers.view(person.id).drafts == {}


def test_what_is_written_in_the_offer_survives_the_window_until_it_is_offered(qtbot: QtBot, desks: TwoDesks) -> None:
    person = desks.young_person()
    fill(desks.at_a, person.id, RequiredFor.OFFER)
    tab = shown(qtbot, desks.a, person.id)
    assert tab.next_step is not None
    tab.next_step.way.setFocus()
    tab.next_step.way.buttons()["work"].click()
    tab.next_step.at_work.setFocus()
    qtbot.keyClicks(tab.next_step.at_work, "Cykelsmed")
    qtbot.waitUntil(lambda: "at_work" in desks.at_a.handovers.view(person.id).written, timeout=5000)
    again = shown(qtbot, desks.a, person.id)
    step = again.next_step
    assert step is not None and (step.way.value(), step.at_work.value()) == ("work", "Cykelsmed")
    assert step.form.row("outside").isHidden() and not step.form.row("at_work").isHidden()
    step.at_work.setFocus()
    qtbot.keyClicks(step.at_work, "en")
    again.hide()  # left at once: kept without waiting
    assert desks.at_a.handovers.view(person.id).written["at_work"] == "Cykelsmeden"
    again.show()
    step.accept()
    view = desks.at_a.handovers.view(person.id)
    assert view.other_name == "Cykelsmeden" and view.written == {}
    assert again.next_step is not None and not again.next_step.by.value()


def test_an_offer_waits_for_the_checklist(qtbot: QtBot, desks: TwoDesks) -> None:
    desks.know_each_other()
    person = desks.young_person()
    tab = shown(qtbot, desks.a, person.id)
    assert tab.next_step is not None and tab.next_step.main is not None and tab.next_step.main.held()
    tab.next_step.main.setFocus()
    qtbot.keyClick(tab.next_step.main, Qt.Key.Key_Return, CTRL)
    assert "missing" in tab.banner.text() and tab.checklist.items["egne-ord"].has_keyboard()
    assert not desks.at_a.sending.files()


def test_an_offer_is_saved_for_the_other_side(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    desks.know_each_other()
    person = desks.young_person()
    desks.consent(person.id)
    fill(desks.at_a, person.id, RequiredFor.OFFER)
    tab = shown(qtbot, desks.a, person.id)
    desks.a.answers.save = tmp_path / "offer.ungepakke"
    assert tab.next_step is not None and tab.next_step.main is not None
    tab.next_step.main.setFocus()
    qtbot.keyClick(tab.next_step.main, Qt.Key.Key_Return, CTRL)
    assert "offered" in tab.banner.text() and (tmp_path / "offer.ungepakke").exists()
    assert "Familieafdelingen" in tab.responsible.text() and not tab.overlap.isHidden()
    assert next(one.title_rest for one in tab.step_rows.rows()) == "Offered"


def test_an_offer_that_was_not_saved_is_kept(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    desks.know_each_other()
    person = desks.young_person()
    desks.consent(person.id)
    fill(desks.at_a, person.id, RequiredFor.OFFER)
    tab = shown(qtbot, desks.a, person.id)
    tab.offer(desks.id_b, "")
    assert "not saved yet" in tab.banner.text()
    desks.a.answers.save = tmp_path / "offer.ungepakke"
    tab.save_again()
    assert (tmp_path / "offer.ungepakke").exists()


def test_the_receiver_says_no_with_a_reason(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    desks.know_each_other()
    person = desks.young_person()
    desks.consent(person.id)
    fill(desks.at_a, person.id, RequiredFor.OFFER)
    (offer,) = desks.at_a.handovers.offer(person.id, desks.id_b)
    desks.at_b.receiving.receive(offer.content)
    tab = shown(qtbot, desks.b, person.id)
    assert tab.next_step is not None
    tab.next_step._refuse()
    assert tab.next_step.form.row("reason").error()
    tab.next_step.reason.set_value("Vi har ikke plads")
    desks.b.answers.save = tmp_path / "no.ungepakke"
    tab.next_step._refuse()
    desks.at_a.receiving.receive((tmp_path / "no.ungepakke").read_bytes())
    assert desks.at_a.handovers.view(person.id).ledger.role is Role.RESPONSIBLE


def test_a_receiver_without_the_program_is_recorded(qtbot: QtBot, desks: TwoDesks) -> None:
    person = desks.young_person()
    fill(desks.at_a, person.id, RequiredFor.OFFER, RequiredFor.ACCEPT)
    tab = shown(qtbot, desks.a, person.id)
    assert tab.next_step is not None
    tab.next_step.outside.setFocus()
    qtbot.keyClicks(tab.next_step.outside, "Skolen")
    qtbot.keyClick(tab.next_step.outside, Qt.Key.Key_Return, CTRL)
    assert not tab.sign_button.isHidden()
    tab.next_step.accept()
    assert tab.next_step.form.row("by").error()
    tab.next_step.by.setFocus()
    qtbot.keyClicks(tab.next_step.by, "Vejleder")
    qtbot.keyClick(tab.next_step.by, Qt.Key.Key_Return, CTRL)
    assert "both responsible" in tab.responsible.text()
    qtbot.keyClicks(tab.next_step.by, "Den unge selv")
    qtbot.keyClick(tab.next_step.by, Qt.Key.Key_Return, CTRL)
    tab.next_step.accept()
    assert tab.responsible.text() == "Skolen is responsible for Sara Eksempel."
    tab.next_step.by.set_value("Vejleder")
    tab.next_step.accept()
    assert tab.responsible.text() == "You are responsible for Sara Eksempel."


def test_an_employer_leaves_the_responsibility_where_it_is(qtbot: QtBot, desks: TwoDesks) -> None:
    person = desks.young_person()
    fill(desks.at_a, person.id, RequiredFor.OFFER, RequiredFor.ACCEPT)
    tab = shown(qtbot, desks.a, person.id)
    step = tab.next_step
    assert step is not None
    step.way.buttons()["work"].click()
    assert step.form.row("outside").isHidden() and not step.form.row("at_work").isHidden()
    step.accept()
    assert step.form.row("at_work").error()
    qtbot.keyClicks(step.at_work, "Smedjen")
    tab.next_step.accept()
    for by in ("Kaj", "Den unge selv"):
        tab.next_step.by.set_value(by)
        tab.next_step.accept()
        assert not tab.overlap.text()
    assert "You stay responsible" in " ".join(one.text() for one in tab.next_step.findChildren(QLabel))
    tab.next_step.accept()
    assert tab.responsible.text() == "You are responsible for Sara Eksempel. Smedjen has taken over in everyday life."
    assert "still responsible" in tab.banner.text()


def test_a_receiver_without_the_program_may_say_no(qtbot: QtBot, desks: TwoDesks) -> None:
    person = desks.young_person()
    fill(desks.at_a, person.id, RequiredFor.OFFER)
    desks.at_a.handovers.offer_outside(person.id, "Skolen")
    tab = shown(qtbot, desks.a, person.id)
    assert tab.next_step is not None
    tab.next_step.said.buttons()["no"].click()
    tab.next_step.by.set_value("Vejleder")
    tab.next_step.accept()
    assert tab.next_step.form.row("reason").error()
    tab.next_step.reason.set_value("Fuldt hold")
    tab.next_step.accept()
    assert desks.at_a.handovers.view(person.id).ledger.role is Role.RESPONSIBLE


def test_the_sheet_is_seen_and_printed(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    person = desks.young_person()
    tab = shown(qtbot, desks.a, person.id)
    tab._make_sheet(False)
    assert not tab.preview.isHidden() and tab.preview.page()[0] == 1
    assert not tab.preview.word_button.isVisible(), "the sheet is signed, not written on in"
    tab.preview.print_requested.emit()
    assert desks.a.printed and desks.a.printed[0].startswith(b"%PDF")
    desks.a.answers.save = tmp_path / "sheet.pdf"
    tab.preview.save_requested.emit()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("how", ["print", "save"])
def test_the_sheet_to_sign_is_given_when_it_leaves(qtbot: QtBot, desks: TwoDesks, tmp_path: Path, how: str) -> None:
    person = desks.young_person()
    does = desks.at_a
    for item in does.handovers.view(person.id).open_for_offer:
        does.handovers.answer(person.id, item.key, item.options[0].code if item.options else "Svar")
    asked = ConsentAsked(
        basis="consent",
        uses=(Use.HANDOVER,),
        purpose="Overlevering",
        parts=(Part.IDENTITY, Part.HANDOVER),
        recipients=("name:mercantec",),
    )
    does.consents.give(person.id, asked)
    does.handovers.offer_outside(person.id, "Mercantec")
    tab = shown(qtbot, desks.a, person.id)
    tab._make_sheet(True)
    assert does.disclosures.of(person.id) == ()
    desks.a.answers.save = tmp_path / "sheet.pdf"
    (tab.preview.print_requested if how == "print" else tab.preview.save_requested).emit()
    assert [one.to for one in does.disclosures.of(person.id)] == ["Mercantec"]


def test_a_missing_consent_is_told_before_the_offer(qtbot: QtBot, desks: TwoDesks) -> None:
    desks.know_each_other()
    person = desks.young_person()
    step = shown(qtbot, desks.a, person.id).next_step
    assert step is not None and "consent" in step.basis.text() and not step.ask_button.isHidden()
    without = step.way.buttons()["without"]
    without.setFocus()
    qtbot.keyClick(without, Qt.Key.Key_Space)
    assert step.way.value() == "without" and not step.basis.text()
    step.outside.set_value("Mercantec")
    step.outside.committed.emit()
    assert "Mercantec" in step.basis.text()
    desks.consent(person.id)
    again = shown(qtbot, desks.a, person.id).next_step
    assert again is not None and not again.basis.text()


def test_the_checklist_has_the_numbers_of_its_paper(qtbot: QtBot, desks: TwoDesks) -> None:
    person = desks.young_person()
    desks.at_a.handovers.answer(person.id, "begrundelse", "Skolen er slut")
    tab = shown(qtbot, desks.a, person.id)
    labels = [one.text() for one in tab.checklist.findChildren(QLabel) if re.match(r"\d+\. ", one.text())]
    wanted = [f"{number}. {item.title}" for number, item in desks.at_a.handovers.view(person.id).checklist.numbered()]
    assert labels == wanted
    tab.filled_button.click()
    tab.preview.print_requested.emit()
    tab.blank_button.click()
    tab.preview.print_requested.emit()
    filled, blank = ("".join("".join(page_texts(one)).split()) for one in desks.a.printed)
    assert "Skolenerslut" in filled and "Skolenerslut" not in blank
    for told in (filled, blank):
        assert all("".join(one.split()) in told for one in wanted)


def test_what_is_written_in_the_offer_survives_the_checklist(qtbot: QtBot, desks: TwoDesks) -> None:
    person = desks.young_person()
    fill(desks.at_a, person.id, RequiredFor.OFFER)
    tab = shown(qtbot, desks.a, person.id)
    step = tab.next_step
    assert step is not None and step.main is not None and not step.held()
    step.outside.setFocus()
    qtbot.keyClicks(step.outside, "FGU Midt")
    why = tab.checklist.items["begrundelse"].editor
    why.setFocus()
    qtbot.keyClick(why, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(why, Qt.Key.Key_Delete)
    qtbot.keyClick(why, Qt.Key.Key_Tab)
    assert tab.next_step is not None and tab.next_step.held() and tab.next_step.missing.isVisible()
    assert tab.next_step.main is not None and "Begrundelse" in tab.next_step.main.toolTip()
    assert "Begrundelse" not in tab.next_step.missing.text(), "the point itself says that it is missing"
    assert tab.next_step.outside.value() == "FGU Midt"
    why.setFocus()
    qtbot.keyClicks(why, "Skolen er slut")
    qtbot.keyClick(why, Qt.Key.Key_Tab)
    assert not tab.next_step.held() and tab.next_step.missing.isHidden()
    assert tab.next_step.outside.value() == "FGU Midt"


def test_what_is_written_in_the_offer_survives_a_new_partner(qtbot: QtBot, desks: TwoDesks) -> None:
    person = desks.young_person()
    tab = shown(qtbot, desks.a, person.id)
    before = tab.next_step
    assert before is not None
    qtbot.keyClicks(before.outside, "FGU Midt")
    desks.know_each_other()
    tab.refresh()
    assert tab.next_step is not None and tab.next_step is not before
    assert (tab.next_step.way.value(), tab.next_step.outside.value()) == ("without", "FGU Midt")
    assert not tab.next_step.form.row("outside").isHidden()


def test_letting_go_waits_for_the_last_point_from_the_start(qtbot: QtBot, desks: TwoDesks) -> None:
    person = desks.young_person()
    fill(desks.at_a, person.id, RequiredFor.OFFER, RequiredFor.ACCEPT)
    desks.at_a.handovers.answer(person.id, "kontaktkort", " ")
    desks.at_a.handovers.offer_outside(person.id, "FGU Midt")
    tab = shown(qtbot, desks.a, person.id)
    for _act in ("accepted", "motivated and safe"):
        assert tab.next_step is not None
        face = tab.next_step.how.buttons()["face-to-face"]
        face.setFocus()
        qtbot.keyClick(face, Qt.Key.Key_Space)
        tab.next_step.by.setFocus()
        qtbot.keyClicks(tab.next_step.by, "Pia Holm")
        qtbot.keyClick(tab.next_step.by, Qt.Key.Key_Return, CTRL)
    step, card = tab.next_step, tab.checklist.items["kontaktkort"]
    assert step is not None and step.main is not None and step.held()
    assert "Kontaktkort" in step.main.toolTip() and card.has_keyboard() and card.state.text() == "Missing"
    ledger = desks.at_a.handovers.view(person.id).ledger
    assert ledger.confirmation is not None and ledger.confirmation.how is Heard.FACE_TO_FACE
    qtbot.keyClicks(card.editor, "Pia, 12 34 56 78")
    qtbot.keyClick(card.editor, Qt.Key.Key_Return, CTRL)
    assert answers(desks.at_a, person.id)["kontaktkort"].strip() == "Pia, 12 34 56 78"
    assert not card.state.isVisible()
    assert desks.at_a.handovers.view(person.id).ledger.role is Role.HANDING_OVER and step.main.hasFocus()
    qtbot.keyClick(step.main, Qt.Key.Key_Return, CTRL)
    assert tab.responsible.text() == "FGU Midt is responsible for Sara Eksempel."


def test_the_last_missing_point_is_kept_by_the_key_that_offers(qtbot: QtBot, desks: TwoDesks) -> None:
    person = desks.young_person()
    fill(desks.at_a, person.id, RequiredFor.OFFER)
    desks.at_a.handovers.answer(person.id, "samtykker", "")
    tab = shown(qtbot, desks.a, person.id)
    point = tab.checklist.items["samtykker"]
    point.editor.setFocus()
    qtbot.keyClicks(point.editor, "Ingen endnu")
    qtbot.keyClick(point.editor, Qt.Key.Key_Return, CTRL)
    assert answers(desks.at_a, person.id)["samtykker"] == "Ingen endnu" and not point.state.isVisible()
    assert tab.next_step is not None and not tab.next_step.held()
    assert tab.next_step.main is not None and tab.next_step.main.hasFocus()
    assert desks.at_a.handovers.view(person.id).ledger.role is Role.RESPONSIBLE
