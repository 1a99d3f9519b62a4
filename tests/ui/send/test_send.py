"""Sharing: what goes along and why, and the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.two_desks import TwoDesks
from ungeapp.domain.consent import Use
from ungeapp.domain.parts import Part
from ungeapp.domain.plans import Agreement
from ungeapp.ui.navigation import Place
from ungeapp.ui.send.page import SendPage
from ungeapp.ui.send.presenter import SendPresenter
from ungeapp.usecases.consents import ConsentAsked


def shown(qtbot: QtBot, desks: TwoDesks, person: str) -> SendPage:
    page = SendPage(desks.a.surroundings)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.open_place(Place("send", id=person))
    return page


def test_the_lines_say_why(desks: TwoDesks) -> None:
    desks.know_each_other()
    person = desks.young_person()
    desks.plan(person.id)
    presenter = SendPresenter(desks.at_a)
    view = presenter.view(person.id, desks.id_b, None)
    assert view.refused and not view.parts and not view.goes
    desks.consent(person.id, Use.EXCHANGE, parts=(Part.IDENTITY, Part.AGREEMENTS))
    view = presenter.view(person.id, desks.id_b, None)
    assert [one.value for one in view.parts] == ["identity", "agreements"] and not view.refused
    assert [one.name for one in view.stays] == ["CPR number", "Goals: everyday life"]
    assert all(one.reason for one in (*view.goes, *view.stays))
    first, *later = [one.reason for one in view.goes if "Samtykke" in one.reason]
    assert first.startswith("Samtykke · given") and first.endswith("· Fælles plan"), first  # who, when, what for
    assert later == ["as above: Samtykke 25.11."]
    fewer = presenter.view(person.id, desks.id_b, frozenset({"identity"}))
    assert fewer.ticked == ("identity",)
    assert "Agreements" in [one.name for one in fewer.stays]
    assert "chosen nothing" not in fewer.refused


def test_a_law_is_named_where_nobody_was_asked(desks: TwoDesks) -> None:
    desks.know_each_other()
    person = desks.young_person()
    desks.plan(person.id)
    desks.at_a.consents.give(
        person.id,
        ConsentAsked(
            basis="significant",
            uses=(Use.EXCHANGE,),
            purpose="Vurdere boligstøtte",
            parts=(Part.IDENTITY, Part.AGREEMENTS),
            recipients=("viborg/familieafdelingen",),
        ),
    )
    view = SendPresenter(desks.at_a).view(person.id, desks.id_b, None)
    named = view.goes[0].reason
    assert "Forvaltningsloven § 28, stk. 2" in named and "Vurdere boligstøtte" in named, named


def test_each_piece_can_be_read_before_it_is_sent(qtbot: QtBot, desks: TwoDesks) -> None:
    desks.know_each_other()
    person = desks.young_person()
    desks.plan(person.id)
    desks.consent(person.id, Use.EXCHANGE, parts=(Part.IDENTITY, Part.AGREEMENTS))
    view = SendPresenter(desks.at_a).view(person.id, desks.id_b, None)
    for line in view.goes:
        assert len(line.texts) == int(line.pieces.split()[0]), line
    agreement = next(iter(desks.at_a.people.file(person.id).of(Agreement)))
    assert (f"Agreement: {agreement.what}",) in [line.texts for line in view.goes]
    page = shown(qtbot, desks, person.id)
    assert page.texts.isHidden()
    page.texts_button.setFocus()
    qtbot.keyClick(page.texts_button, Qt.Key.Key_Space)
    assert not page.texts.isHidden()


def test_without_a_partner_the_page_leads_to_the_departments(qtbot: QtBot, desks: TwoDesks) -> None:
    page = shown(qtbot, desks, desks.young_person().id)
    assert not page.no_partner.isHidden() and not page.write_button.isEnabled()


def test_without_a_basis_the_page_leads_to_the_consents(qtbot: QtBot, desks: TwoDesks) -> None:
    desks.know_each_other()
    person = desks.young_person()
    page = shown(qtbot, desks, person.id)
    assert "legal basis" in page.refused.text() and not page.write_button.isEnabled()
    page._to_consents()
    assert desks.a.places[-1] == Place("person", id=person.id, tab="consent")


def test_a_file_is_written_and_saved_by_keyboard(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    desks.know_each_other()
    person = desks.young_person()
    desks.consent(person.id)
    desks.plan(person.id)
    page = shown(qtbot, desks, person.id)
    page.parts.boxes()["agreements"].setFocus()
    qtbot.keyClick(page.parts.boxes()["agreements"], Qt.Key.Key_Space)
    desks.a.answers.save = tmp_path / "out.ungepakke"
    qtbot.keyClick(page.parts.boxes()["agreements"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "saved" in page.banner.text()
    preview = desks.at_b.receiving.preview((tmp_path / "out.ungepakke").read_bytes())
    assert {one.kind for one in preview.changes} >= {"person", "goal"}
    assert "agreement" not in {one.kind for one in preview.changes}
    assert "Eksempel" not in str(desks.a.answers.asked)


def test_a_file_not_saved_can_be_saved_from_the_banner(qtbot: QtBot, desks: TwoDesks) -> None:
    desks.know_each_other()
    person = desks.young_person()
    desks.consent(person.id)
    page = shown(qtbot, desks, person.id)
    page.write()
    assert "not saved anywhere" in page.banner.text()
    assert len(desks.at_a.sending.files()) == 1
