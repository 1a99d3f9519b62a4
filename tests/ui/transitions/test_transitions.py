"""The open handovers of a desk, also of somebody who is not received yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from tests.ui.handover.filled import fill
from tests.ui.two_desks import TwoDesks
from ungeapp.domain.checklists import RequiredFor
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.navigation import Place
from ungeapp.ui.transitions.page import TransitionsPage
from ungeapp.ui.transitions.presenter import TransitionsPresenter


def shown(qtbot: QtBot, desk: TestDesk) -> TransitionsPage:
    page = TransitionsPage(desk.surroundings)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.open_place(Place("transitions"))
    return page


def test_an_empty_list_says_where_to_begin(qtbot: QtBot, desks: TwoDesks) -> None:
    assert not shown(qtbot, desks.a).empty.isHidden()


def test_a_handover_is_offered_from_here(qtbot: QtBot, desks: TwoDesks) -> None:
    person = desks.young_person()
    page = shown(qtbot, desks.a)
    way, offer = page._actions.findChildren(Button)
    way.click()
    assert desks.a.places[-1] == Place("on-the-way")
    offer.click()
    assert [row.id for row in page.choose.list.rows()] == [person.id]
    qtbot.keyClick(page.choose.search, Qt.Key.Key_Return)
    assert desks.a.places[-1] == Place("person", id=person.id, tab="handover") and page.choose.isHidden()


def test_each_side_sees_what_it_waits_for(desks: TwoDesks) -> None:
    desks.know_each_other()
    person = desks.young_person()
    desks.consent(person.id)
    fill(desks.at_a, person.id, RequiredFor.OFFER)
    (offer,) = desks.at_a.handovers.offer(person.id, desks.id_b)
    a, b = TransitionsPresenter(desks.at_a), TransitionsPresenter(desks.at_b)
    (row,) = a.open_handovers().others
    assert "waits for the answer" in row.context and "since 25.11." in row.context
    desks.at_b.receiving.receive(offer.content)
    (row,) = b.open_handovers().mine
    assert row.title == "Sara Eksempel" and row.action == "Answer" and not b.is_here(person.id)
    (accept,) = desks.at_b.handovers.accept(person.id)
    desks.at_a.receiving.receive(accept.content)
    assert "motivated and safe" in a.open_handovers().mine[0].context
    desks.at_a.handovers.confirm_safe(person.id)
    assert "missing before you let go" in a.open_handovers().mine[0].context
    fill(desks.at_a, person.id, RequiredFor.ACCEPT)
    assert a.open_handovers().mine[0].action == "Let go"
    desks.at_a.handovers.let_go(person.id)
    assert a.open_handovers().mine == () == a.open_handovers().others


def test_an_outside_offer_is_dated_too(desks: TwoDesks) -> None:
    person = desks.young_person()
    fill(desks.at_a, person.id, RequiredFor.OFFER)
    desks.at_a.handovers.offer_outside(person.id, "Skolen")
    (row,) = TransitionsPresenter(desks.at_a).open_handovers().mine
    assert "since 25.11." in row.context and row.action == "Record the answer"


def test_somebody_not_received_yet_is_answered_here(qtbot: QtBot, desks: TwoDesks) -> None:
    desks.know_each_other()
    person = desks.young_person()
    desks.consent(person.id)
    fill(desks.at_a, person.id, RequiredFor.OFFER)
    (offer,) = desks.at_a.handovers.offer(person.id, desks.id_b)
    desks.at_b.receiving.receive(offer.content)
    page = shown(qtbot, desks.b)
    page.mine.set_current(person.id)
    page.mine.setFocus()
    qtbot.keyClick(page.mine, Qt.Key.Key_Return)
    assert desks.b.places[-1] == Place("transitions", id=person.id)
    page.open_place(desks.b.places[-1])
    assert page.tab is not None and page.tab.next_step is not None and page.tab.next_step.main is not None
    qtbot.keyClick(page.tab.next_step.main, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "both responsible" in page.tab.responsible.text()
    page.open_place(Place("transitions", id=person.id))
    assert desks.b.places[-1] == Place("person", id=person.id, tab="handover")
