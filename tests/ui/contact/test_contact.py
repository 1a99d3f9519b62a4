"""Noting a contact from anywhere, and the tab that lists them."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import pressed, shown, typed
from tests.ui.desk import NOW, TestDesk
from ungeapp import texts
from ungeapp.domain.people import Contact, Talk
from ungeapp.ui.contact.page import make_tab
from ungeapp.ui.contact.panel import ContactForm, note_contact
from ungeapp.ui.contact.presenter import ContactPresenter
from ungeapp.ui.kit.dialogs import AskDialog
from ungeapp.ui.kit.form import Form
from ungeapp.ui.navigation import Place
from ungeapp.ui.talk.page import make_page as make_talk
from ungeapp.ui.talk.presenter import TalkPresenter

FRIDAY = date(2026, 11, 27)


def contacts(desk: TestDesk, person: str) -> list[Contact]:
    return list(desk.intentions.people.file(person).of(Contact))


def test_ctrl_n_type_ctrl_enter(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    form = ContactForm(ContactPresenter(desk.intentions), person)
    dialog = AskDialog(None, "Notér kontakt", "", "Gem", form=form)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    form.focus("text")
    qtbot.keyClicks(form.text_field, "Ringede om praktik")
    qtbot.keyClick(form.text_field, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(form.text_field, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(form.text_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == AskDialog.DialogCode.Accepted
    noted = form.noted()
    assert (noted.text, noted.channel, noted.reached) == ("Ringede om praktik", "message", False)


def test_a_contact_is_noted_now_or_on_the_day_told(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id

    def fill(form: Form) -> None:
        assert isinstance(form, ContactForm) and form.on is not None
        form.text_field.set_value("Talte med mor")
        form.on.set_value(NOW.date() - timedelta(days=1))
        form.other.set_value("home")

    desk.answers.fill = fill
    assert note_contact(desk.surroundings, person)
    (one,) = contacts(desk, person)
    assert one.at is not None and one.at.date() == date(2026, 11, 24) and one.channel == "home" and one.reached


def test_without_a_person_the_name_is_searched(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person("Freja", "Lund").id

    def fill(form: Form) -> None:
        assert isinstance(form, ContactForm) and form.picker is not None
        qtbot.keyClicks(form.picker.line, "fre")
        qtbot.keyClick(form.picker.line, Qt.Key.Key_Return)
        form.text_field.set_value("Ringede")

    desk.answers.fill = fill
    assert note_contact(desk.surroundings)
    assert [one.text for one in contacts(desk, person)] == ["Ringede"]


def test_what_was_typed_is_there_again_after_a_lock(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    presenter = ContactPresenter(desk.intentions)
    form = ContactForm(presenter, person)
    qtbot.addWidget(form)
    qtbot.keyClicks(form.text_field, "Halvt skrevet")
    form.keep()
    again = ContactForm(presenter, person)
    qtbot.addWidget(again)
    assert again.text_field.value() == "Halvt skrevet"
    presenter.save(person, again.noted())
    third = ContactForm(presenter, person)
    qtbot.addWidget(third)
    assert third.text_field.value() == ""


def test_cancelling_keeps_the_draft(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    desk.answers.yes = False
    desk.answers.fill = lambda form: form.row("text").field.set_value("Senere")  # type: ignore[attr-defined]  # a TextField
    assert not note_contact(desk.surroundings, person)
    assert not contacts(desk, person)
    assert ContactPresenter(desk.intentions).draft(person) == "Senere"


def test_the_tab_lists_contacts_attempts_and_talks(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    desk.intentions.people.note_contact(person, "Ringede", with_whom="mor")
    desk.clock.forward(timedelta(days=1))
    desk.intentions.people.note_contact(person, "", reached=False)
    desk.intentions.people.hold_talk(person, said="Om hverdagen", own_words="Jeg vil op", next_step="")
    tab = make_tab(desk.surroundings, person)
    qtbot.addWidget(tab)
    tab.show()
    rows = tab.card.list.rows()
    assert [row.title for row in rows] == ["»Jeg vil op«", "Forsøg, ikke truffet", "Ringede"]
    tab.open(rows[0].id)
    assert desk.places[-1].kind == "talk" and desk.places[-1].note
    desk.answers.fill = lambda form: form.row("text").field.set_value("Ringede til mor")  # type: ignore[attr-defined]  # a TextField
    tab.open(rows[2].id)
    assert tab.card.list.rows()[2].title == "Ringede til mor"
    tab.card.list.set_current(rows[2].id)
    tab.remove()
    assert len(tab.card.list.rows()) == 2 and tab.banner.text() == "Kontakten er fjernet."
    assert Place("talk", id=person, note=rows[0].id.removeprefix("talk:")) == desk.places[-1]


def test_a_contact_that_was_a_talk_is_written_up_as_one(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    use = desk.intentions.people
    yesterday = use.note_contact(
        person, "Kom forbi", channel="office", at=NOW - timedelta(days=1), next_step="Ring", next_step_on=FRIDAY
    )
    missed = use.note_contact(person, "", reached=False)
    tab = make_tab(desk.surroundings, person)
    shown(qtbot, tab)
    acts = {row.id: row.action for row in tab.card.list.rows()}
    assert acts == {missed.id: "", yesterday.id: "Skriv som samtale"}
    tab.talk_button.setFocus()
    typed(qtbot, "", Qt.Key.Key_Space)
    assert desk.places[-1] == Place("talk", id=person), "a new talk can begin whatever is chosen"
    assert tab.talk_button.text() == "Hold samtale"
    tab.card.list.set_current(yesterday.id)
    tab.card.list.setFocus()
    pressed(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    place = desk.places[-1]
    page = make_talk(desk.surroundings)
    shown(qtbot, page)
    page.open_place(place)
    assert page.said.value() == "Kom forbi" and page.held_on.value() == NOW.date() - timedelta(days=1)
    assert (page.next_step.value(), page.next_step_on.value()) == ("Ring", FRIDAY)
    typed(qtbot, "Jeg vil hellere arbejde")
    page.keep()  # left half written: what was noted is kept with it
    page.open_place(place)
    assert (page.own_words.value(), page.said.value()) == ("Jeg vil hellere arbejde", "Kom forbi")
    pressed(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (talk,) = use.file(person).of(Talk)
    assert (talk.said, talk.held_on, talk.next_step) == ("Kom forbi", NOW.date() - timedelta(days=1), "Ring")
    _missed, of_talk, of_contact = tab.card.list.rows()
    assert of_contact.action == "Åbn samtalen", "it is written once"
    assert of_talk.context.startswith("Samtale · Skrevet ud fra kontakten 24.11. (")
    tab.to_talk(yesterday.id)
    assert desk.places[-1] == Place("talk", id=person, note=talk.id)
    page.open_place(desk.places[-1])
    assert "Skrevet ud fra kontakten 24.11. (" in page.subtitle.text()


def test_a_step_that_is_no_longer_the_next_is_not_carried_into_the_talk(desk: TestDesk) -> None:
    person = desk.person().id
    use = desk.intentions.people
    noted = use.note_contact(person, "Kom forbi", next_step="Ring")
    use.note_contact(person, "Ringede", next_step="Skriv")
    text = TalkPresenter(desk.intentions).look(person, contact=noted.id).text
    assert (text.said, text.next_step, text.next_step_on) == ("Kom forbi", "", None)


def test_what_was_noted_does_not_come_back_as_a_draft(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    forms: list[ContactForm] = []

    def type_it(form: Form) -> None:
        assert isinstance(form, ContactForm)
        forms.append(form)
        qtbot.addWidget(form)
        qtbot.keyClicks(form.text_field, "Ringede")

    desk.answers.fill = type_it
    assert note_contact(desk.surroundings, person)
    assert not forms[0]._timer.isActive()
    assert ContactPresenter(desk.intentions).draft(person) == ""
