"""The cards of the tab *Kontakt* by keyboard: how contact stands, reports, notifications, support."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import shown, typed
from tests.ui.desk import NOW, TestDesk
from ungeapp import texts
from ungeapp.domain.follow_up import AbsenceReport, Direction, Notification, SupportRole
from ungeapp.domain.people import Contact, YoungPerson
from ungeapp.ui.contact.page import ContactTab, make_tab
from ungeapp.ui.contact.panel import ContactForm
from ungeapp.ui.contact.presenter import ContactPresenter
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.kit.dialogs import AskDialog
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.tokens import Tone

TODAY = NOW.date()


def opened(desk: TestDesk, qtbot: QtBot, person: str) -> ContactTab:
    tab = make_tab(desk.surroundings, person)
    shown(qtbot, tab)
    return tab


def take_back(tab: ContactTab) -> None:
    """Press *Fortryd* on the banner as it is now."""
    [one for one in tab.banner.findChildren(Button) if one.text() in ("Undo", "Fortryd")][-1].click()


def minor(desk: TestDesk) -> str:
    return desk.person("Noah", "P.", birth_date=date(2010, 3, 4), school="Tekniske Skole").id


def attempts(desk: TestDesk, person: str, *days_ago: int) -> None:
    for days in days_ago:
        desk.intentions.people.note_contact(person, "", reached=False, at=NOW - timedelta(days=days))


def test_topics_and_the_next_step_cost_one_key_each(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    goal = desk.intentions.plans.add_goal(person, own_words="Jeg vil op om morgenen")
    presenter = ContactPresenter(desk.intentions)
    form = ContactForm(presenter, person)
    dialog = AskDialog(None, "Notér kontakt", "", "Gem", form=form)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    form.focus("text")
    qtbot.keyClicks(form.text_field, "Stod op")
    qtbot.keyClick(form.text_field, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(form.text_field, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    assert form.row("next_on").isHidden(), "a day is asked for only with a next step"
    assert form.next_step is not None and form.next_on is not None
    qtbot.keyClicks(form.next_step, "Besøg på FGU")
    assert not form.row("next_on").isHidden()
    form.next_on.set_value(TODAY + timedelta(days=2))
    qtbot.keyClick(form.next_step, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == AskDialog.DialogCode.Accepted
    presenter.save(person, form.noted())
    file = desk.intentions.people.file(person)
    (one,) = file.of(Contact)
    assert one.topics == (f"goal:{goal.id}", "attendance")
    assert (file.person.next_step, file.person.next_step_on) == ("Besøg på FGU", TODAY + timedelta(days=2))
    assert presenter.next_step(person).startswith("Besøg på FGU")


def test_arrows_and_space_choose_a_topic_and_tab_leaves_them(desk: TestDesk, qtbot: QtBot) -> None:
    form = ContactForm(ContactPresenter(desk.intentions), desk.person().id)
    shown(qtbot, form)
    form.topics.setFocus()
    typed(qtbot, "", Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert form.topics.value() == ("attendance", "work")
    typed(qtbot, "", Qt.Key.Key_Tab)
    assert form.next_step is not None and form.next_step.hasFocus()
    typed(qtbot, "", Qt.Key.Key_Backtab)
    assert form.topics.buttons()["attendance"].hasFocus(), "back to the one used last"


def test_an_older_note_keeps_topics_that_are_no_longer_offered(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    one = desk.intentions.people.note_contact(person, "Før", topics=("gone", "work"))
    form = ContactForm(ContactPresenter(desk.intentions), person, one)
    qtbot.addWidget(form)
    assert set(form.noted().topics) == {"gone", "work"}


def test_who_was_not_reached_is_told_with_what_was_not_tried(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    attempts(desk, person, 9, 5, 3)
    tab = opened(desk, qtbot, person)
    assert tab.reach.chip.text() == "3 forsøg"
    assert tab.reach.reached.text() == "Ikke truffet i 3 forsøg i træk; der har aldrig været kontakt."
    assert "Brev" in tab.reach.untried.text() and "Telefon" not in tab.reach.untried.text()
    assert tab.reach.next.text() == "Prøv igen senest søndag 29. november."
    desk.intentions.people.note_contact(person, "Tog den")
    assert tab.reach.reached.text() == "Sidst kontakt onsdag 25. november."
    assert tab.reach.chip.isHidden()
    desk.clock.forward(timedelta(days=25))
    tab.reach.refresh()
    assert tab.reach.chip.text() == "4 dage over"  # next contact was due after the usual 21 days


def test_a_pause_says_why_and_can_be_taken_back(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    attempts(desk, person, 9)
    tab = opened(desk, qtbot, person)
    tries: list[str] = []

    def fill(form: Form) -> None:
        tries.append(form.row("reason").error())
        form.row("until").field.set_value(TODAY + timedelta(days=14))  # type: ignore[attr-defined]  # a DateField
        if len(tries) > 1:
            form.row("reason").field.set_value("På efterskole")  # type: ignore[attr-defined]  # a LineField

    desk.answers.fill = fill
    tab.reach.pause_button.click()
    assert len(tries) == 2 and tries[1], "without a reason it asks again and keeps what was typed"
    assert tab.reach.next.text() == "Pause til onsdag 9. december: På efterskole"
    take_back(tab)
    assert tab.reach.next.text().startswith("Prøv igen")
    desk.answers.fill = fill
    tab.reach.pause_button.click()
    tab.reach.pause_button.click()
    assert tab.reach.next.text().startswith("Prøv igen"), "the same button ends the pause"


def test_the_rhythm_is_a_number_of_days(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    tab = opened(desk, qtbot, desk.person().id)
    assert tab.reach.rest.text().startswith("Almindelig rytme: hver 21. dag")
    answers = iter(["ofte", "7"])
    desk.answers.fill = lambda form: form.row("days").field.set_value(next(answers))  # type: ignore[attr-defined]  # a LineField
    tab.reach.rhythm_button.click()
    assert tab.reach.rest.text().startswith("Aftalt rytme: hver 7. dag")


def test_a_report_is_one_line_and_enter(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    tab = opened(desk, qtbot, person)
    tab.reports.entry.text.setFocus()
    typed(qtbot, "Virker trist og kommer for sent", Qt.Key.Key_Return)
    (row,) = tab.reports.list.rows()
    assert (row.title, row.chip) == ("Bekymring", "Ikke svaret") and "hurtigst muligt" in row.context
    desk.clock.forward(timedelta(hours=3))
    desk.intentions.people.note_contact(person, "Talte med ham")
    (row,) = tab.reports.list.rows()
    assert (row.chip, row.tone, row.action) == ("Besvaret efter 3 timer", Tone.GOOD, "")


def test_the_duty_of_a_minor_is_red_when_the_laws_date_is_near(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = minor(desk)
    tab = opened(desk, qtbot, person)
    entry = tab.reports.entry
    offered = entry.institution.options()
    assert offered[0] == "Tekniske Skole" and "Viborg Produktionsskole" in offered, "the partners, by their own names"
    entry.open_up()
    entry.text.set_value("Er holdt op")
    entry.code.set_value("left")
    entry.days.set_value("mange")
    entry.reporter.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert entry.error.isVisible() and not tab.reports.list.rows()
    entry.days.set_value("9")
    entry.received.set_value(TODAY - timedelta(days=5))
    typed(qtbot, "", Qt.Key.Key_Return)
    (row,) = tab.reports.list.rows()
    assert (row.chip, row.tone) == ("Svar senest 26.11.", Tone.INFO)
    assert "vejledning: Undervisningsministeriet om 15-17-årige" in row.context and "5 dage uden tilbud" in row.context
    tab.reports.list.setFocus()
    tab.reports.list.set_current(row.id)
    desk.answers.text = "Kørte hjem til familien"
    tab.reports.answer(row.id)
    (row,) = tab.reports.list.rows()
    assert row.action == "Hvad er det næste? …" and "Kørte hjem til familien" in row.context

    def fill(form: Form) -> None:
        form.row("what").field.set_value("Praktik i Hallen")  # type: ignore[attr-defined]  # a LineField
        form.row("on").field.set_value(TODAY + timedelta(days=6))  # type: ignore[attr-defined]  # a DateField

    desk.answers.fill = fill
    tab.reports.answer(row.id)
    (row,) = tab.reports.list.rows()
    assert row.action == "" and "Praktik i Hallen" in row.context and row.tone is Tone.GOOD


def test_a_report_is_corrected_and_removed_with_a_reason(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    report = desk.intentions.reports.note(person, code="absence", institution="FGU", days=3)
    tab = opened(desk, qtbot, person)
    desk.answers.fill = lambda form: form.row("days").field.set_value("5")  # type: ignore[attr-defined]  # a LineField
    tab.reports.correct(report.id)
    (one,) = desk.intentions.people.file(person).of(AbsenceReport)
    assert one.days == 5 and one.institution == "FGU"
    tab.reports.list.set_current(report.id)
    tab.reports.remove()
    assert not desk.intentions.people.file(person).of(AbsenceReport)
    take_back(tab)
    assert desk.intentions.people.file(person).of(AbsenceReport)


def test_a_notification_is_typed_and_followed_up(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    tab = opened(desk, qtbot, person)
    entry = tab.notifications.entry
    entry.text.setFocus()
    typed(qtbot, "Uro hjemme")
    entry.direction.buttons()["sent"].click()
    entry.other.set_value("Familieafdelingen")
    entry.follow_up.set_value(TODAY + timedelta(days=7))
    entry.other.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    (one,) = desk.intentions.people.file(person).of(Notification)
    assert (one.direction, one.on) == (Direction.SENT, TODAY)
    (row,) = tab.notifications.list.rows()
    assert (row.title, row.chip) == ("Sendt til Familieafdelingen", "Følges op 02.12.")
    desk.answers.fill = lambda form: form.row("told").field.set_value("De har talt sammen")  # type: ignore[attr-defined]  # a TextField
    tab.notifications.list.acted.emit(row.id)
    (row,) = tab.notifications.list.rows()
    assert row.action == "" and "De har talt sammen" in row.context


def test_support_begins_and_ends_only_with_somebody_there(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    tab = opened(desk, qtbot, person)
    entry = tab.support.entry
    entry.name.setFocus()
    typed(qtbot, "Mikkel")
    entry.role.set_value("mentor")
    entry.after_school.click()
    entry.name.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    (row,) = tab.support.list.rows()
    assert row.title_rest == " · Mentor" and row.chip.startswith("Følges op 01.11.2027")
    asked: list[str] = []

    def fill(form: Form) -> None:
        asked.append(form.row("who").error())
        form.row("why").field.set_value("replaced")  # type: ignore[attr-defined]  # a ChoiceField
        if len(asked) > 1:
            form.row("who").field.set_value("Mona")  # type: ignore[attr-defined]  # a LineField

    desk.answers.fill = fill
    tab.support.end_or_resume(row.id)
    assert len(asked) == 2 and "Ingen slipper" in asked[1]
    (row,) = tab.support.list.rows()
    assert row.chip == "En anden har taget over" and "nu: Mona" in row.context and row.action == "Genoptag"
    tab.support.end_or_resume(row.id)
    assert len(tab.support.list.rows()) == 2
    (running, _ended) = desk.intentions.support.of(person)
    assert isinstance(running, SupportRole) and running.ended_on is None


def test_a_successor_in_the_phone_book_keeps_the_number_it_has_there(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    known = desk.intentions.phone_book.add("Mona Mentor", phone="12 34 00 01")
    one = desk.intentions.support.add(person, name="Mikkel", role="mentor")
    tab = opened(desk, qtbot, person)

    def fill(form: Form) -> None:
        form.row("why").field.set_value("replaced")  # type: ignore[attr-defined]  # a ChoiceField
        form.row("who").field.set_value("mona mentor")  # type: ignore[attr-defined]  # a SuggestField

    desk.answers.fill = fill
    tab.support.end_or_resume(one.id)
    assert desk.intentions.support.of(person)[0].successor_entry == known.id
    desk.intentions.phone_book.change(known.id, phone="12 34 00 02")
    tab.refresh()
    assert "nu: Mona Mentor, 12 34 00 02" in tab.support.list.rows()[0].context
    tab.support.entry.name.setFocus()
    typed(qtbot, "Ulla")
    tab.support.entry.meets.click()
    tab.support.entry.name.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert "opfylder de fælles kompetencekrav" in tab.support.list.rows()[0].context


def test_the_check_of_a_support_role_is_noted(desk: TestDesk, qtbot: QtBot) -> None:
    person: YoungPerson = desk.person()
    one = desk.intentions.support.add(person.id, name="Mikkel", role="mentor", check_on=TODAY)
    tab = opened(desk, qtbot, person.id)
    tab.support.list.set_current(one.id)
    assert tab.support.check_button.isVisible()
    desk.answers.fill = lambda form: form.row("told").field.set_value("Møder hver dag")  # type: ignore[attr-defined]  # a TextField
    tab.support.check_button.click()
    (found,) = desk.intentions.support.of(person.id)
    assert (found.check_note, found.check_done_on, found.check_on) == ("Møder hver dag", TODAY, None)
