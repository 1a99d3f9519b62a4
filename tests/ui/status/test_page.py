"""*Status* by keyboard: one entry in few keys, an ending that asks how, old words for old days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import press, pressed, shown, take_back, typed
from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.status import StatusEnd, StatusKind, terms_of
from ungeapp.ui.kit.form import Form
from ungeapp.ui.navigation import Place
from ungeapp.ui.status.page import StatusPage, make_page
from ungeapp.ui.status.presenter import StatusPresenter
from ungeapp.ui.term_options import term_options

CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 25)


def opened(desk: TestDesk, qtbot: QtBot, person: str) -> StatusPage:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("status", id=person))
    return page


def test_an_education_is_added_with_kind_what_and_from(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    page = opened(desk, qtbot, person)
    assert page.entry.kind.hasFocus()
    typed(qtbot, "", Qt.Key.Key_Tab)
    assert page.entry.code.hasFocus()
    typed(qtbot, "Forb", Qt.Key.Key_Tab, Qt.Key.Key_Return)
    (entry,) = desk.intentions.statuses.line(person).entries
    assert (entry.sort, entry.code, entry.from_on) == (StatusKind.EDUCATION, "fgu", TODAY)
    (row,) = page.line.rows()
    assert (row.title, row.chip, row.action) == ("Forberedende grunduddannelse (FGU)", "Nu", "Afslut …")
    assert page.now.list.rows()[0].context == "Uddannelse · siden 25.11."
    assert page.entry.code.value() == "" and page.entry.kind.hasFocus()
    take_back_danish(page)
    assert not page.line.rows()


def take_back_danish(page: StatusPage) -> None:
    press(page.banner, "Fortryd", "Undo")


def test_nothing_is_added_before_it_says_what(desk: TestDesk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, desk.person().id)
    page.entry.title.setFocus()
    typed(qtbot, "Smed", Qt.Key.Key_Return)
    assert page.entry.error.text() == "Choose what it is." and page.entry.code.hasFocus()
    page.entry.start.line.setFocus()
    page.entry.start.line.setText("32.13.")
    typed(qtbot, "", Qt.Key.Key_Return)
    assert page.entry.start.line.hasFocus() and not page.line.rows()


def test_an_old_day_has_the_words_of_its_day(desk: TestDesk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, desk.person().id)
    assert page.entry.code.findData("production-school") < 0
    page.entry.start.set_value(date(2018, 8, 1))
    page.entry.start.edited.emit()
    assert page.entry.code.findData("production-school") >= 0 and page.entry.code.findData("fgu") < 0


def test_only_the_fields_a_kind_has_are_asked(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    page = opened(desk, qtbot, person)

    def choose(kind: str) -> None:
        page.entry.kind.set_value(kind)
        page.entry.kind.edited.emit()

    choose("absence")
    assert page.entry.contact_name.isVisible() and not page.entry.title.isVisible()
    page.entry.code.set_value("level-3")
    page.entry.contact_name.set_value("Lone Lærer")
    page.entry.contact_name.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    choose("functioning")
    assert not page.entry.code.isVisible() and not page.entry.clarification.isVisible()
    page.entry.text.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert page.entry.error.text() == "Describe the functional level in a few words."
    typed(qtbot, "Kan tage bussen alene", Qt.Key.Key_Return)
    choose("readiness")
    page.entry.code.set_value("social")
    page.entry.clarification.set_value("partly-clarified")
    page.entry.text.setFocus()
    typed(qtbot, "Det siger han selv", Qt.Key.Key_Return)
    levels = {one.sort: one for one in desk.intentions.statuses.line(person).entries}
    assert (levels[StatusKind.ABSENCE].level, levels[StatusKind.ABSENCE].contact_name) == (3, "Lone Lærer")
    assert levels[StatusKind.FUNCTIONING].text == "Kan tage bussen alene"
    view = StatusPresenter(desk.intentions).look(person)
    assert [(one.heading, one.basis) for one in view.judged] == [("Socialt: Delvist afklaret", "Det siger han selv")]
    assert view.functioning == "Kan tage bussen alene"
    assert page.judged.isVisible() and page.functioning.isVisible()


def test_an_ending_asks_how_why_and_what_is_next(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    entry = desk.intentions.statuses.add(person, StatusKind.EDUCATION, code="vocational", from_on=date(2026, 8, 1))
    page = opened(desk, qtbot, person)
    page.line.setFocus()
    page.line.set_current(entry.id)
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    ending = page.ending
    assert ending is not None and not ending.cause.isVisible()
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert ending.form.row("how").error() == "Choose how it ended."
    ending.how.buttons()["broken-off"].click()
    assert ending.cause.isVisible()
    ending.save()
    assert ending.form.row("cause").error() == "Choose why it was broken off."
    ending.cause.set_value("housing")
    ending.next_what.setFocus()
    typed(qtbot, "Ring til FGU")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    line = desk.intentions.statuses.line(person)
    assert (line.entries[0].ended_how, line.entries[0].cause) == (StatusEnd.BROKEN_OFF, "housing")
    assert line.person.next_step == "Ring til FGU"
    assert page.ending is None and page.line.rows()[0].action == ""
    take_back(page.banner)
    assert desk.intentions.statuses.line(person).entries[0].to_on is None


def test_a_benefit_ends_without_a_how(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    entry = desk.intentions.statuses.add(person, StatusKind.BENEFIT, code="education-help", from_on=date(2026, 8, 1))
    page = opened(desk, qtbot, person)
    page.ask_end(entry.id)
    assert page.ending is not None and not page.ending.how.isVisible()
    page.ending.on.set_value(None)
    page.ending.save()
    assert page.ending is not None and page.ending.form.row("on").error()
    page.ending.on.set_value(TODAY)
    page.ending.save()
    assert desk.intentions.statuses.line(person).entries[0].to_on == TODAY


def test_an_entry_is_corrected_or_taken_out(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    entry = desk.intentions.statuses.add(person, StatusKind.JOB, code="spare-time-job", from_on=date(2026, 8, 1))
    page = opened(desk, qtbot, person)

    def rename(form: Form) -> None:
        form.row("title").field.set_value("Bageren")  # type: ignore[attr-defined]  # a LineField

    desk.answers.fill = rename
    page.line.opened.emit(entry.id)
    assert page.line.rows()[0].title_rest == ", Bageren"

    def take_out(form: Form) -> None:
        form.row("gone").field.set_value("Var en anden")  # type: ignore[attr-defined]  # a LineField

    desk.answers.fill = take_out
    page.correct(entry.id)
    assert not page.line.rows()
    desk.answers.yes = False
    page.correct("unknown")


def test_a_planned_last_day_is_told_as_such_and_how_it_ended_can_still_be_said(desk: TestDesk) -> None:
    texts.use("da")
    person = desk.person().id
    add = desk.intentions.statuses.add
    school = add(person, StatusKind.EDUCATION, code="primary-school", from_on=date(2018, 8, 1))
    desk.intentions.statuses.correct(school.id, to_on=date(2027, 6, 25))
    (row,) = StatusPresenter(desk.intentions).look(person).line
    assert row.context.endswith("til 25.06.2027") and row.action == "Afslut …"
    desk.intentions.statuses.end(school.id, date(2027, 6, 25), StatusEnd.COMPLETED)
    (row,) = StatusPresenter(desk.intentions).look(person).line
    assert "til 25.06.2027" not in row.context and not row.action


def test_an_abolished_word_is_history(desk: TestDesk) -> None:
    person = desk.person().id
    desk.intentions.statuses.add(person, StatusKind.READINESS, code="ready", from_on=date(2021, 1, 1))
    view = StatusPresenter(desk.intentions).look(person)
    assert [one.title for one in view.line] == ["Uddannelsesparat"]
    assert not view.judged


def test_back_to_the_young_person(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    opened(desk, qtbot, person).leave()
    assert desk.places[-1] == Place("person", id=person)


def test_correcting_an_old_word_shows_its_dates_and_offers_what_replaced_it(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person().id
    entry = desk.intentions.statuses.add(
        person, StatusKind.EDUCATION, code="production-school", from_on=date(2018, 8, 13)
    ).id
    page = opened(desk, qtbot, person)
    shown_options: list[str] = []
    notices: list[str] = []

    def choose_new(form: Form) -> None:
        field = form.row("code").field
        shown_options.extend(field.itemText(at) for at in range(2))  # type: ignore[attr-defined]  # a ChoiceField
        assert field.value() == "production-school"  # type: ignore[attr-defined]  # likewise
        notices.append(form.row("code")._notice.text())
        field.set_value("fgu")  # type: ignore[attr-defined]  # likewise

    desk.answers.fill = choose_new
    page.correct(entry)
    assert shown_options == ["Produktionsskole (til 31.07.2019)", "Forberedende grunduddannelse (FGU)"]
    assert notices == ["Ordet gjaldt til 31.07.2019. I dag hedder det Forberedende grunduddannelse (FGU)."]
    assert desk.intentions.statuses.line(person).entries[0].code == "fgu"
    ended = desk.intentions.statuses.add(person, StatusKind.READINESS, code="ready", from_on=date(2023, 1, 9))
    presenter = StatusPresenter(desk.intentions)
    assert presenter.old_word(ended) == "Ordet gjaldt til 31.07.2024. Intet er kommet i stedet."
    assert presenter.old_word(desk.intentions.statuses.line(person).entries[1]) == ""


def test_a_word_that_is_no_more_stays_until_another_is_chosen(desk: TestDesk) -> None:
    texts.use("da")
    today = desk.intentions.desk.today()
    terms = desk.intentions.desk.definitions.terms(terms_of(StatusKind.EDUCATION))
    usual = term_options(terms, terms.on(today), today)
    assert "production-school" not in [one.value for one in usual]
    kept = term_options(terms, terms.on(today), today, "production-school")
    assert [one.label for one in kept[:2]] == [
        "Produktionsskole (til 31.07.2019)",
        "Forberedende grunduddannelse (FGU)",
    ]
    assert len(kept) == len(usual) + 1
