"""The card *Hvem er med*: involving a unit by keyboard, who coordinates in the header, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import press
from tests.ui.desk import TestDesk, open_desk
from ungeapp import texts
from ungeapp.domain.coordination import InvolvedUnit
from ungeapp.domain.responsibility import ResponsibilityAnswers
from ungeapp.ui.kit.form import Form
from ungeapp.ui.person.presenter import PersonPresenter
from ungeapp.ui.person_overview.page import OverviewTab, make_tab

FAMILY = "viborg/familieafdelingen"


@pytest.fixture
def viborg(tmp_path: Path) -> Iterator[TestDesk]:
    texts.use(texts.DANISH)
    desk = open_desk(tmp_path / "viborg")
    yield desk
    desk.workplace.close()


def opened(desk: TestDesk, qtbot: QtBot, person: str) -> OverviewTab:
    tab = make_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.show()
    return tab


def fill(form: Form, **values: str) -> None:
    for key, value in values.items():
        form.row(key).field.set_value(value)  # type: ignore[attr-defined]  # every field has it


def test_one_contact_becomes_the_one_who_coordinates(viborg: TestDesk, qtbot: QtBot) -> None:
    person = viborg.person().id
    tab = opened(viborg, qtbot, person)
    card = tab.coordination
    assert card.sentence.text() == "Karen Kontakt er den ene kontakt. Inddrag flere, når behovet opstår."
    viborg.answers.fill = lambda form: fill(form, unit=FAMILY, because="Hun mangler støtte hjemme", contact="Bo")
    card.involve_button.setFocus()
    qtbot.keyClick(card.involve_button, Qt.Key.Key_Space)
    assert card.sentence.text() == "Koordinerende sagsbehandler: Karen Kontakt. 2 enheder er med."
    row = card.list.rows()[0]
    assert (row.title, row.action) == ("Familieafdelingen", "Ikke med længere …")
    assert row.context.startswith("Bo · Hun mangler støtte hjemme")
    header = PersonPresenter(viborg.intentions).again(person)
    assert header.responsible.startswith("Koordinerende sagsbehandler: ")
    press(tab.banner, "Fortryd", "Undo")
    assert card.sentence.text().startswith("Karen Kontakt er den ene kontakt")


def test_a_unit_leaves_for_a_reason(viborg: TestDesk, qtbot: QtBot) -> None:
    person = viborg.person().id
    one = viborg.intentions.coordination.involve(person, "Regionen", "Behandling")
    tab = opened(viborg, qtbot, person)
    viborg.answers.text = "Behandlingen er slut"
    tab.coordination.list.setFocus()
    tab.coordination.list.set_current(one.id)
    qtbot.keyClick(tab.coordination.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not tab.coordination.list.rows()
    assert tab.coordination.told() == "Regionen var med til 25.11.: Behandlingen er slut"


def test_what_is_missing_is_told_and_nothing_typed_is_lost(viborg: TestDesk, qtbot: QtBot) -> None:
    person = viborg.person().id
    tab = opened(viborg, qtbot, person)
    asked: list[str] = []

    def answer(form: Form) -> None:
        asked.append("x")
        if len(asked) == 1:
            fill(form, other="Regionen")
            return
        fill(form, because="Behandling")

    viborg.answers.fill = answer
    tab.coordination.involve()
    assert len(asked) == 2
    assert [one.unit for one in viborg.intentions.people.file(person).of(InvolvedUnit)] == ["Regionen"]


def test_the_cards_follow_to_the_next_young_person(viborg: TestDesk, qtbot: QtBot) -> None:
    """What is answered after turning to somebody else is written about them."""
    first, second = viborg.person().id, viborg.person("Anden", number="650704-4321").id
    tab = opened(viborg, qtbot, first)
    tab.show_person(second)
    viborg.answers.fill = lambda form: fill(form, other="Regionen", because="Behandling")
    tab.coordination.involve()
    assert not viborg.intentions.people.file(first).of(InvolvedUnit)
    assert viborg.intentions.people.file(second).of(InvolvedUnit)
    tab.responsibility._presenter.answer({})
    assert not viborg.intentions.people.file(first).of(ResponsibilityAnswers)
    assert viborg.intentions.people.file(second).of(ResponsibilityAnswers)
