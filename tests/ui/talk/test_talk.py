"""The talk page: nothing typed is lost, Ctrl+Enter saves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import press
from tests.ui.desk import NOW, TestDesk
from ungeapp.domain.errors import Invalid
from ungeapp.domain.people import Contact, Talk
from ungeapp.ui.contact.presenter import as_talk
from ungeapp.ui.navigation import Place
from ungeapp.ui.talk.page import TalkPage, make_page
from ungeapp.usecases.promises import Promise


def opened(desk: TestDesk, qtbot: QtBot, person: str, talk: str = "") -> TalkPage:
    page = make_page(desk.surroundings)
    qtbot.addWidget(page)
    page.show()
    page.open_place(Place("talk", id=person, note=talk))
    return page


def talks(desk: TestDesk, person: str) -> list[Talk]:
    return list(desk.intentions.people.file(person).of(Talk))


def test_a_talk_is_held_by_keyboard(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = opened(desk, qtbot, person)
    qtbot.keyClicks(page.own_words, "Jeg vil i køkken")
    qtbot.keyClicks(page.said, "Om hverdagen")
    qtbot.keyClicks(page.next_step, "Ring til FGU")
    page.next_step_on.set_value(date(2026, 11, 27))
    qtbot.keyClick(page.next_step, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (talk,) = talks(desk, person)
    assert (talk.own_words, talk.said, talk.next_step) == ("Jeg vil i køkken", "Om hverdagen", "Ring til FGU")
    assert desk.intentions.people.file(person).person.next_step_on == date(2026, 11, 27)
    assert desk.places[-1] == Place("person", id=person, tab="contact")


def test_what_was_typed_is_there_again(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = opened(desk, qtbot, person)
    qtbot.keyClicks(page.own_words, "Halvt")
    page.keep()
    again = opened(desk, qtbot, person)
    assert again.own_words.value() == "Halvt" and again.banner.text()
    other = desk.person("Ida", "Holt", birth_date=date(2006, 1, 1)).id
    again.open_place(Place("talk", id=other))
    assert again.own_words.value() == ""
    again.open_place(Place("talk", id=person))
    press(again.banner, "Begin again")
    assert again.own_words.value() == "" and not talks(desk, person)


def test_a_talk_of_a_contact_keeps_its_words_and_its_day_to_itself(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    use = desk.intentions.people
    first = use.note_contact(person, "Kom forbi", at=NOW - timedelta(days=5))
    second = use.note_contact(person, "Ringede", at=NOW - timedelta(days=2))
    page = opened(desk, qtbot, person)
    page.open_place(as_talk(first))
    qtbot.keyClicks(page.own_words, "Jeg vil arbejde")
    day = NOW.date() - timedelta(days=6)
    page.held_on.set_value(day)
    page.held_on.edited.emit()

    page.open_place(as_talk(second))
    assert (page.own_words.value(), page.said.value()) == ("", "Ringede")
    assert page.held_on.value() == NOW.date() - timedelta(days=2)
    page.open_place(Place("talk", id=person))
    assert (page.own_words.value(), page.said.value(), page.held_on.value()) == ("", "", NOW.date())

    use.remove(Contact, first.id, "Skrevet to gange")  # what was written from it is still there
    press(page.banner, "Go on with it")
    assert desk.places[-1] == as_talk(first)
    page.open_place(desk.places[-1])
    assert (page.own_words.value(), page.said.value(), page.held_on.value()) == ("Jeg vil arbejde", "Kom forbi", day)

    page.open_place(Place("talk", id=person))
    qtbot.keyClicks(page.own_words, "Noget andet")
    page.open_place(as_talk(first))
    page.save()
    (talk,) = talks(desk, person)
    assert (talk.own_words, talk.held_on) == ("Jeg vil arbejde", day)
    page.open_place(as_talk(first))
    assert page.own_words.value() == "", "it is saved"
    page.open_place(Place("talk", id=person))
    assert page.own_words.value() == "Noget andet", "another talk is not saved with it"


def test_a_talk_half_written_keeps_the_day_it_was_held(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = opened(desk, qtbot, person)
    qtbot.keyClicks(page.agreed.entry.what, "Ring")
    page.leave()
    desk.clock.forward(timedelta(days=3))
    again = opened(desk, qtbot, person)
    assert [one.what for one in again.agreed.value()] == ["Ring"]
    assert again.held_on.value() == NOW.date()


def test_an_empty_talk_is_refused_and_nothing_is_lost(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = opened(desk, qtbot, person)
    qtbot.keyClicks(page.next_step, "Ring")
    page.save()
    assert page.banner.text() and page.next_step.value() == "Ring" and not talks(desk, person)


def test_a_talk_that_was_held_can_be_corrected(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    first = desk.intentions.people.hold_talk(person, said="Om hverdagen", own_words="", next_step="")
    page = opened(desk, qtbot, person, first.id)
    assert page.said.value() == "Om hverdagen"
    page.own_words.setPlainText("Jeg vil op")
    page.save()
    assert [(one.said, one.own_words) for one in talks(desk, person)] == [("Om hverdagen", "Jeg vil op")]


def test_a_date_that_is_none_is_marked(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = opened(desk, qtbot, person)
    qtbot.keyClicks(page.own_words, "Ja")
    qtbot.keyClicks(page.next_step_on.line, "32.13.")
    page.save()
    assert not talks(desk, person)


def test_what_was_agreed_on_in_a_talk_stands_in_the_plan(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = opened(desk, qtbot, person)
    qtbot.keyClicks(page.own_words, "Jeg vil i køkken")
    entry = page.agreed.entry
    qtbot.keyClicks(entry.what, "Ring til skolen")
    qtbot.keyClicks(entry.owner, "Karen")
    qtbot.keyClick(entry.what, Qt.Key.Key_Return)
    qtbot.keyClicks(entry.what, "Komme tirsdag")  # not added yet when the talk is saved
    written: list[str] = []
    desk.events.changed.connect(lambda changes: written.append(changes.transaction))
    page.save()
    mine, other = sorted(desk.intentions.plans.view(person).agreements, key=lambda one: not one.mine)
    assert (mine.what, mine.owner, mine.mine) == ("Ring til skolen", "Karen Kontakt", True)
    assert (other.what, other.mine) == ("Komme tirsdag", False)
    assert len(talks(desk, person)) == 1
    desk.intentions.people.undo(written[-1])
    assert not talks(desk, person) and not desk.intentions.plans.view(person).agreements


def test_an_agreement_of_a_talk_is_kept_corrected_and_removed_before_it_is_saved(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = opened(desk, qtbot, person)
    qtbot.keyClicks(page.agreed.entry.what, "Ring")
    page.leave()
    again = opened(desk, qtbot, person)
    (row,) = again.agreed.list.rows()
    again.agreed.list.opened.emit(row.id)
    again.agreed.entry.what.set_value("Skriv")
    qtbot.keyClick(again.agreed.entry.what, Qt.Key.Key_Return)
    assert [one.what for one in again.agreed.value()] == ["Skriv"]
    again.agreed.list.acted.emit("0")
    assert not again.agreed.value() and not desk.intentions.plans.view(person).agreements


def test_nothing_is_saved_of_a_talk_with_an_agreement_of_nothing(desk: TestDesk) -> None:
    person = desk.person().id
    with pytest.raises(Invalid):
        desk.intentions.people.hold_talk(
            person, said="Om hverdagen", own_words="", next_step="", agreements=[Promise(what=" ")]
        )
    assert not talks(desk, person)
