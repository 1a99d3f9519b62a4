"""Receiving by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.two_desks import TwoDesks
from ungeapp.domain.plans import Goal
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.navigation import Place
from ungeapp.ui.receive.page import ReceivePage

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, desks: TwoDesks, data: bytes, folder: Path) -> ReceivePage:
    page = ReceivePage(desks.a.surroundings)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    file = folder / "file.ungepakke"
    file.write_bytes(data)
    desks.a.answers.file = file
    page.open_place(Place("receive", note="choose"))
    return page


@pytest.mark.parametrize(
    ("key", "wording"),
    [
        (Qt.Key.Key_1, "Op kl. 8 fire dage om ugen indtil fødslen"),
        (Qt.Key.Key_2, "Op kl. 8 på hverdage indtil fødslen"),
    ],
)
def test_a_disagreement_is_decided_and_the_file_received(
    qtbot: QtBot, desks: TwoDesks, tmp_path: Path, key: Qt.Key, wording: str
) -> None:
    desks.know_each_other()
    person, data = desks.contribution()
    page = shown(qtbot, desks, data, tmp_path)
    (card,) = page.conflicts
    qtbot.keyClick(card.choice.focusProxy(), key, ALT)
    assert page.left.isHidden()
    desks.a.answers.save = tmp_path / "receipt.ungepakke"
    qtbot.keyClick(card.choice.focusProxy(), Qt.Key.Key_Return, CTRL)
    assert page.banner.text() == "Received and saved."
    (goal,) = desks.at_a.people.open(person.id).of(Goal)
    assert goal.wording == wording
    qtbot.keyClick(page.save_button, Qt.Key.Key_Return, CTRL)
    desks.at_b.receiving.receive((tmp_path / "receipt.ungepakke").read_bytes())
    assert {one.state for one in desks.at_b.sending.files() if one.kind == "contribution"} == {"fetched"}


def test_a_new_text_can_be_written(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    desks.know_each_other()
    person, data = desks.contribution()
    page = shown(qtbot, desks, data, tmp_path)
    (card,) = page.conflicts
    qtbot.keyClick(card.choice.focusProxy(), Qt.Key.Key_4, ALT)
    assert card.text.hasFocus()
    card.text.selectAll()
    qtbot.keyClicks(card.text, "Op kl. 8")
    page.receive()
    assert desks.at_a.people.open(person.id).of(Goal)[0].wording == "Op kl. 8"


def test_a_received_file_can_be_taken_back(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    desks.know_each_other()
    person, data = desks.contribution()
    page = shown(qtbot, desks, data, tmp_path)
    page.receive()
    page._undo()
    assert "taken back" in page.banner.text()
    assert desks.at_a.people.open(person.id).of(Goal)[0].wording.startswith("Op kl. 8 fire")


def test_a_damaged_file_changes_nothing_and_says_what_to_do(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    desks.know_each_other()
    _person, data = desks.contribution()
    page = shown(qtbot, desks, data[:-30] + bytes(30), tmp_path)
    assert "Nothing was changed" in page.banner.text() and page.progress.isHidden()
    page.take(tmp_path / "missing")
    assert "cannot be read" in page.banner.text()


def test_a_disagreement_left_open_is_decided_later(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    desks.know_each_other()
    person, data = desks.contribution()
    page = shown(qtbot, desks, data, tmp_path)
    page.receive()
    page.open_place(Place("receive", id=person.id, tab="conflicts"))
    qtbot.keyClick(page.conflicts[0].choice.focusProxy(), Qt.Key.Key_2, ALT)
    qtbot.keyClick(page.conflicts[0].choice.focusProxy(), Qt.Key.Key_Return, CTRL)
    assert not desks.at_a.receiving.conflicts(person.id) and page.conflicts == []


def test_the_same_person_made_twice_is_asked_about(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    desks.know_each_other()
    from datetime import date

    theirs = desks.b.person("Mads", "Eksempel", birth_date=date(2006, 5, 1))
    mine = desks.a.person("Mads", "Eksempel", birth_date=date(2006, 5, 1))
    from tests.ui.two_desks import EVERYTHING
    from ungeapp.domain.consent import Use
    from ungeapp.usecases.consents import ConsentAsked

    desks.at_b.consents.give(
        theirs.id,
        ConsentAsked(
            basis="consent",
            uses=(Use.EXCHANGE,),
            purpose="Fælles",
            parts=EVERYTHING,
            recipients=("viborg/job-og-velfaerd",),
        ),
    )
    data = desks.at_b.sending.share((theirs.id,), desks.id_a).content
    page = shown(qtbot, desks, data, tmp_path)
    assert not page.receive_button.isEnabled()
    looked = page._looked
    assert looked is not None
    page._answer(looked.view.matches[0].incoming, True)
    assert page.receive_button.isEnabled()
    page.receive()
    assert desks.at_a.people.count() == 1 and desks.at_a.people.open(mine.id).person.full_name == "Mads Eksempel"


def test_a_card_is_no_file_but_can_be_taken_in(qtbot: QtBot, desks: TwoDesks, tmp_path: Path) -> None:
    page = ReceivePage(desks.a.surroundings)
    qtbot.addWidget(page)
    card = tmp_path / "familieafdelingen.ungekort"
    card.write_bytes(desks.at_b.partners.write_card())
    page.take(card)
    assert "card" in page.banner.text()
    next(one for one in page.banner.findChildren(Button) if one.text() == "Take the card in").click()
    assert [one.identity for one in desks.at_a.partners.partners()] == [desks.id_b]
    assert desks.a.places[-1] == Place("exchange", id=desks.id_b, tab="partners")
