"""*Status* by keyboard: what follows from it, the screening, the log of referrals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import pressed, shown, typed
from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.status import StatusEnd, StatusKind
from ungeapp.ui.kit.buttons import Button
from ungeapp.ui.kit.form import Form
from ungeapp.ui.navigation import Place
from ungeapp.ui.status.page import StatusPage, make_page
from ungeapp.ui.status.presenter import StatusPresenter
from ungeapp.ui.today.presenter import TodayPresenter

CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 25)


def opened(desk: TestDesk, qtbot: QtBot, person: str) -> StatusPage:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("status", id=person))
    return page


def filled(**values: object) -> Callable[[Form], None]:
    """Answers a small form."""

    def fill(form: Form) -> None:
        for name, value in values.items():
            form.row(name).field.set_value(value)  # type: ignore[attr-defined]  # a field of the kit

    return fill


def told(desk: TestDesk, person: str) -> dict[str, str]:
    return {one.heading: one.sentence for one in StatusPresenter(desk.intentions).look(person).follows}


def test_the_right_to_a_plan_is_one_sentence_with_its_source(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person("Noah", "P.", birth_date=date(2005, 3, 4)).id
    assert told(desk, person)["Ret til en plan"].startswith("Har ret til en uddannelsesplan til 04.03.2030")
    desk.intentions.statuses.add(person, StatusKind.EDUCATION, code="vocational", from_on=date(2026, 8, 1))
    assert "under uddannelsen: Erhvervsuddannelse" in told(desk, person)["Ret til en plan"]
    page = opened(desk, qtbot, person)
    assert page.follows.isVisible() and page.screen_button is None
    older = desk.person("Ida", "P.", birth_date=date(1999, 3, 4)).id
    assert "sluttede med alderen 04.03.2024" in told(desk, older)["Ret til en plan"]


def test_who_left_school_is_followed_up_and_screened_in_few_keys(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = desk.person("Noah", "P.", birth_date=date(2010, 3, 4)).id
    statuses = desk.intentions.statuses
    school = statuses.add(person, StatusKind.EDUCATION, code="tenth-grade", from_on=date(2026, 8, 1))
    statuses.end(school.id, TODAY - timedelta(days=3), StatusEnd.BROKEN_OFF, cause="academic")
    assert "Der følges op mandag 22. marts 2027" in told(desk, person)["Efter skolen"]
    page = opened(desk, qtbot, person)
    assert page.screen_button is not None
    page.screen_button.click()
    assert page.entry.result.hasFocus() and page.entry.code.value() == "academic-competences"
    typed(qtbot, "", Qt.Key.Key_Return)
    assert page.entry.error.text() == "Skriv resultatet af screeningen med få ord."
    typed(qtbot, "Læser sikkert", Qt.Key.Key_Tab)
    assert page.entry.by.hasFocus()
    typed(qtbot, "Lise Lærer", Qt.Key.Key_Return)
    one = next(one for one in statuses.line(person).entries if one.sort is StatusKind.SCREENING)
    assert (one.text, one.contact_name, one.from_on) == ("Læser sikkert", "Lise Lærer", TODAY)
    assert page.screen_button is None, "it is done"
    assert "Læser sikkert" in page.now.list.rows()[0].context


def test_a_last_day_that_has_passed_is_answered_where_today_leads(desk: TestDesk, qtbot: QtBot) -> None:
    """D19: I dag, Enter, how, Ctrl+Enter; the follow-up begins."""
    texts.use("da")
    person = desk.person("Noah", "P.", birth_date=date(2010, 3, 4)).id
    statuses = desk.intentions.statuses
    school = statuses.add(person, StatusKind.EDUCATION, code="tenth-grade", from_on=date(2026, 8, 1))
    statuses.correct(school.id, to_on=TODAY - timedelta(days=3))
    today = TodayPresenter(desk.intentions)
    row = next(one for one in today.look().due if one.title == "Skolen er slut. Hvordan sluttede den?")
    assert (row.title_rest, row.action) == (" · Noah P., 16 år", "Svar …")
    assert today.opens(row.id) and not today.can_be_put_off(row.id)
    place = today.action_place(row.id)
    assert place == today.place(row.id) == Place("status", id=person, tab="end", note=school.id)
    page = opened(desk, qtbot, person)
    assert "Sidste skoledag var søndag 22. november" in told(desk, person)["Efter skolen"]
    asks = next(one for one in page.follows.findChildren(Button) if one.text() == "Svar på, hvordan skolen sluttede")
    asks.click()
    assert page.ending is not None
    page.open_place(place)
    assert page.ending is not None and page.ending.on.value() == TODAY - timedelta(days=3)
    page.ending.how.set_value("completed")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.ending is None
    assert "Der følges op" in told(desk, person)["Efter skolen"]
    assert not any("Hvordan sluttede" in one.title for one in today.look().due)


def test_a_helper_is_named_who_follows_along(desk: TestDesk) -> None:
    texts.use("da")
    person = desk.person("Noah", "P.", birth_date=date(2010, 3, 4)).id
    statuses = desk.intentions.statuses
    school = statuses.add(person, StatusKind.EDUCATION, code="tenth-grade", from_on=date(2026, 8, 1))
    statuses.end(school.id, TODAY - timedelta(days=3), StatusEnd.COMPLETED)
    desk.intentions.support.add(person, name="Mona", role="mentor", after_school=True)
    assert "Mona følger med" in told(desk, person)["Efter skolen"]


def test_the_log_of_referrals_is_there_at_level_five_alone(desk: TestDesk, qtbot: QtBot) -> None:
    person = desk.person().id
    add = desk.intentions.statuses.add
    add(person, StatusKind.ABSENCE, code="level-4", from_on=date(2026, 8, 1))
    page = opened(desk, qtbot, person)
    assert not page.referrals.isVisible()
    add(person, StatusKind.ABSENCE, code="level-5", from_on=date(2026, 10, 1))
    page.refresh()
    assert page.referrals.isVisible()
    page.referrals.entry.to.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert page.referrals.entry.error.text() == "Write whom the young person was referred to."
    typed(qtbot, "PPR", Qt.Key.Key_Return)
    (row,) = page.referrals.list.rows()
    assert (row.title, row.chip, row.action) == ("PPR", "Waiting for an answer", "Note the answer …")
    page.referrals.list.setFocus()
    page.referrals.list.set_current(row.id)
    desk.answers.fill = filled(answer="taken-in", note="")
    pressed(qtbot, Qt.Key.Key_Return, CONTROL)
    (row,) = page.referrals.list.rows()
    assert (row.chip, row.action) == ("Taken in", "End …")
    desk.answers.fill = filled(outcome="Går i skole igen")
    page.referrals.list.acted.emit(row.id)
    (row,) = page.referrals.list.rows()
    assert row.chip.startswith("The referral ended") and "Går i skole igen" in row.context and not row.action
    [one for one in page.banner.findChildren(Button) if one.text() == "Undo"][-1].click()
    assert page.referrals.list.rows()[0].chip == "Taken in"
    desk.answers.fill = filled(to="PPR, skolen", gone="")
    page.referrals.list.opened.emit(row.id)
    assert page.referrals.list.rows()[0].title == "PPR, skolen"
    add(person, StatusKind.ABSENCE, code="level-2", from_on=date(2026, 11, 20))
    page.refresh()
    assert page.referrals.isVisible() and not page.referrals.entry.isVisible(), "what was written stays to be read"
    desk.answers.fill = filled(gone="Var en anden")
    page.referrals.correct(row.id)
    assert not page.referrals.isVisible()
