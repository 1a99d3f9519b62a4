"""From a name in the network, among those who support and at a meeting it is one step to a telephone number."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.people import NetworkKind
from ungeapp.ui.contact.page import make_tab as contact_tab
from ungeapp.ui.kit.text import PlainLabel
from ungeapp.ui.network.page import make_tab


def test_the_one_chosen_is_reached(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    desk.intentions.phone_book.add("Lene Prøve", phone="12 00 00 07")
    one = desk.intentions.people.add_network(person, name="Lene Prøve", network=NetworkKind.PROFESSIONAL)
    tab = make_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.show()
    tab.choose(one.id)
    popover = tab.call_chosen()
    assert any("12 00 00 07" in label.text() for label in popover.findChildren(PlainLabel))
    popover.leave()


def test_who_supports_is_reached(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    role = desk.intentions.support.add(person, name="Lene Prøve", role="mentor", phone="12 00 00 08")
    tab = contact_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.show()
    tab.support.list.set_current(role.id)
    assert not tab.support.call_button.isHidden()
    popover = tab.support.call()
    assert any("12 00 00 08" in label.text() for label in popover.findChildren(PlainLabel))
    popover.leave()
