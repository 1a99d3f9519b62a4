"""*Den unges rettigheder*: look at what is about others, make the print, note an objection, journalise and clear."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.a_course import shown, typed
from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.bootstrap import workplace
from ungeapp.domain.people import Contact, YoungPerson
from ungeapp.domain.rights import AccessRedaction, Extent
from ungeapp.forms.definitions import Definitions
from ungeapp.system import paths
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.style import apply_text_scale
from ungeapp.ui.kit.text import PlainLabel
from ungeapp.ui.navigation import Place
from ungeapp.ui.rights.page import RightsPage, make_page
from ungeapp.ui.today.presenter import TodayPresenter
from ungeapp.usecases.ports.rows import LedgerRow


@pytest.fixture(autouse=True)
def danish() -> None:
    texts.use("da")


def told(desk: TestDesk) -> str:
    person = desk.person("Emma", "Prøvesen").id
    desk.intentions.people.add_network(person, name="Hanne Mor", phone="12 34 56 78")
    desk.intentions.people.note_contact(person, "Hannes gæld fylder.")
    return person


def opened(desk: TestDesk, qtbot: QtBot, person: str, tab: str) -> RightsPage:
    page = make_page(desk.surroundings)
    page.open_place(Place("rights", id=person, tab=tab))
    shown(qtbot, page)
    return page


def says(qtbot: QtBot, page: RightsPage, text: str) -> None:
    """A sentence is on the page once it is laid out."""
    qtbot.waitUntil(lambda: any(text in one.text() for one in page.findChildren(PlainLabel) if one.isVisible()))


def test_each_text_may_have_a_reason_of_its_own_or_all_the_same(desk: TestDesk, qtbot: QtBot) -> None:
    person = told(desk)
    part = opened(desk, qtbot, person, "access").access
    assert part is not None and part.same.value() and not any(one.isVisible() for one in part.reasons.values())
    part.same.click()
    struck = [key for key, field in part.reasons.items() if field.isVisible()]
    note = next(one for one in desk.intentions.people.file(person).of(Contact))
    part._choices[f"{note.id}/text"].set_value("names")
    part._choices[f"{note.id}/text"].committed.emit()
    assert part.reasons[f"{note.id}/text"].isVisible()
    part.reasons[struck[0]].set_value("Det er hendes mor")
    part.keep.click()
    kept = desk.intentions.people.file(person).of(AccessRedaction)
    assert {one.reason for one in kept if one.extent is not Extent.NOTHING} == {
        "Det er hendes mor",
        "Det handler om en anden",
    }
    again = opened(desk, qtbot, person, "access").access
    assert again is not None and not again.same.value() and again.reasons[struck[0]].value() == "Det er hendes mor"
    again.reason.set_value("Andres oplysninger")
    again.same.click()
    kept = desk.intentions.people.file(person).of(AccessRedaction)
    assert {one.reason for one in kept if one.extent is not Extent.NOTHING} == {"Andres oplysninger"}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_decision_is_clipped(desk: TestDesk, qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    person = told(desk)
    apply_text_scale(qapp, scale)
    try:
        page = opened(desk, qtbot, person, "access")
        page.resize(1100, 900)
        part = page.access
        assert part is not None
        for choice in part._choices.values():
            longest = max(choice.fontMetrics().horizontalAdvance(choice.itemText(n)) for n in range(choice.count()))
            qtbot.waitUntil(lambda choice=choice, longest=longest: choice.width() >= longest + 40)  # type: ignore[misc]  # bound as they are now
    finally:
        apply_text_scale(qapp, 1.0)


def test_the_print_waits_until_what_is_about_others_is_decided(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    person = told(desk)
    page = opened(desk, qtbot, person, "access")
    part = page.access
    assert part is not None and "3 tekster" in part.told.text()
    part.make_button.click()
    assert part._pack is None  # held: it says why
    note = next(one for one in desk.intentions.people.file(person).of(Contact))
    choices = [one for one in part.findChildren(ChoiceField) if one.accessibleName().startswith("Kontakt")]
    choices[0].set_value("names")
    part.decide(f"{note.id}/text", choices[0])
    part.keep.click()
    assert "taget stilling" in part.told.text()
    part.make_button.click()
    assert part._pack is not None and part.preview.isVisible()
    desk.answers.save = tmp_path / "til-emma.json"
    part.machine.click()
    content = json.loads(desk.answers.save.read_bytes())
    assert "12 34 56 78" not in str(content) and "[–––] gæld fylder." in str(content)
    part.preview.print_requested.emit()
    assert desk.printed and desk.printed[0].startswith(b"%PDF")


def test_an_objection_by_keyboard(desk: TestDesk, qtbot: QtBot) -> None:
    person = told(desk)
    page = opened(desk, qtbot, person, "correct")
    part = page.correct
    assert part is not None
    part.words.setFocus()
    typed(qtbot, "Det passer ikke")
    part.save.click()
    says(qtbot, page, "Vælg, hvad indsigelsen handler om.")
    part.record.set_value(next(one.value for one in page.presenter.records(person) if "gæld" in one.label))
    part.record.committed.emit()
    part.field.set_value("text")
    part.save.setFocus()
    qtbot.keyClick(part.save, Qt.Key.Key_Space)
    (note,) = desk.intentions.rights.corrections(person)
    assert (note.text, note.field) == ("Det passer ikke", "text")
    assert part.noted.list.rows()[0].title == "»Det passer ikke«" and part.words.value() == ""


def test_journalise_confirm_clear(desk: TestDesk, qtbot: QtBot) -> None:
    person = told(desk)
    page = opened(desk, qtbot, person, "clear")
    part = page.clearing
    assert part is not None and not part.clear_form.isVisible()
    says(qtbot, page, "bekræftet, at originalen")
    part.copy.click()
    assert "Hannes gæld" in desk.copied[0]
    part.show_papers.click()
    part.confirm_button.click()
    says(qtbot, page, "Skriv sagsnummeret dér.")
    part.system.setFocus()
    typed(qtbot, "Acadre", Qt.Key.Key_Tab)
    typed(qtbot, "26/114")
    part.confirm_button.click()
    assert part.clear_form.isVisible() and "26/114" in part.confirmed.text()
    part.typed.set_value("26/115")
    part.witness.set_value("Mette Bro")
    part.clear_button.click()
    assert "ikke det sagsnummer" in page.banner.text()
    desk.answers.yes = False
    part.typed.set_value("26/114")
    part.clear_button.click()
    assert desk.intentions.people.count() == 1
    desk.answers.yes = True
    part.clear_button.click()
    assert desk.intentions.people.count() == 0 and "Sagen er ryddet" in page.banner.text()
    assert page.papers is not None and len(page.papers.list.rows()) == 1
    assert desk.surroundings.navigator.place.kind == "rights" and not desk.surroundings.navigator.place.id


def test_nobody_was_cleared_yet(desk: TestDesk, qtbot: QtBot) -> None:
    page = make_page(desk.surroundings)
    page.open_place(Place("rights"))
    shown(qtbot, page)
    says(qtbot, page, "ikke ryddet nogen sag")


def test_a_case_whose_period_has_run_out_comes_up_today(desk: TestDesk, tmp_path: Path) -> None:
    rules = (paths.resources() / "rules" / "retention.toml").read_text(encoding="utf-8")
    own = tmp_path / "andetsteds" / "rules"
    own.mkdir(parents=True)
    (own / "retention.toml").write_text(rules.replace('id = "r01"', 'id = "r01"\noffset = 6\nunit = "months"'), "utf-8")
    definitions = Definitions(paths.resources(), tmp_path / "andetsteds", "viborg")
    place = workplace(desk.workplace.store, desk.clock, definitions)
    person = told(desk)
    does = place.intentions
    with does.desk.acting("people.correct") as uow:
        uow.put(replace(uow.get(YoungPerson, person), coordinator="viborg/familieafdelingen"))
        uow.put_ledger(LedgerRow(person=person, epoch=1, content=json.dumps(LET_GO | {"person": person})))
        uow.put_setting(f"handover/{person}/1/closed", "2026-05-25")
    assert [one.due.isoformat() for one in does.rights.due_for_clearing(does.desk.today())] == ["2026-11-25"]
    presenter = TodayPresenter(does)
    (row,) = presenter.look().inbox
    assert (row.title, row.action) == ("Journalisér og ryd", "Åbn sagen") and "25.05." in row.context
    assert presenter.inbox_place(row.id) == Place("rights", id=person, tab="clear")
    assert TodayPresenter(desk.intentions).look().inbox == ()  # nobody has set a period there


def test_a_case_that_ended_here_comes_up_too_once_the_municipality_has_set_a_period(
    desk: TestDesk, tmp_path: Path
) -> None:
    rules = (paths.resources() / "rules" / "retention.toml").read_text(encoding="utf-8")
    own = tmp_path / "kommune" / "rules"
    own.mkdir(parents=True)
    (own / "retention.toml").write_text(rules.replace('id = "r02"', 'id = "r02"\noffset = 6\nunit = "months"'), "utf-8")
    definitions = Definitions(paths.resources(), tmp_path / "kommune", "viborg")
    does = workplace(desk.workplace.store, desk.clock, definitions).intentions
    person, open_case = told(desk), desk.person("Anden", "A.", birth_date=date(2004, 2, 2)).id
    code = does.desk.definitions.terms("closing-reasons").on(does.desk.today())[0].code
    does.closing.end(person, code, on=date(2026, 5, 26), text="Slut")
    assert does.rights.due_for_clearing(date(2026, 11, 25)) == ()
    (case,) = does.rights.due_for_clearing(date(2026, 11, 26))
    assert (case.person.id, case.closed_on, case.due) == (person, date(2026, 5, 26), date(2026, 11, 26))
    assert open_case != person
    desk.clock.set(desk.clock.now().replace(day=26))
    (row,) = TodayPresenter(does).look().inbox
    assert (row.title, row.action) == ("Journalisér og ryd", "Åbn sagen") and "26.05." in row.context


LET_GO = {
    "role": "none", "epoch": 1, "number": 0, "other": "x", "outside": False, "staged": False, "acceptance": None,
    "confirmation": None, "last": None, "disputed": [], "before": None,
}  # fmt: skip
