"""*Datoer* by keyboard: a circumstance starts a deadline, an answer ends it, and both can be taken back."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.a_course import shown, typed
from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.circumstances import Circumstance
from ungeapp.domain.people import YoungPerson
from ungeapp.ui.clocks.page import DatesPage, make_page
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.person_overview.page import make_tab
from ungeapp.ui.status.page import make_page as make_status
from ungeapp.ui.today.page import make_page as make_today

TODAY = date(2026, 11, 25)
BIRTH = date(2009, 5, 26)  # 18 on 26 May 2027: six months before is tomorrow
D05 = "d05/birthday"


def placed(desk: TestDesk) -> YoungPerson:
    """Nearly 17½, placed outside home; what was due before is answered."""
    one = desk.intentions.people.add(given_name="Noah", family_name="Prøvesen", birth_date=BIRTH)
    desk.intentions.circumstances.add(one.id, "placed", from_on=date(2024, 1, 1))
    desk.intentions.clocks.not_needed(one.id, "d03", "birthday", "Ungeplanen lå der i forvejen")
    desk.intentions.clocks.done(one.id, "d12", "birthday")
    return one


def opened(desk: TestDesk, qtbot: QtBot, person: str, note: str = "") -> DatesPage:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("dates", id=person, note=note))
    return page


def test_each_row_says_why_and_whose_and_a_near_date_of_the_law_is_red(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    page = opened(desk, qtbot, placed(desk).id, D05)
    row = next(one for one in page.running.list.rows() if one.id == D05)
    assert (row.title, row.lead, row.lead_tone) == ("Afgørelse om ungestøtte", "I morgen", Tone.BAD)
    assert row.context.endswith("Anbringelsen slutter ved 18 år (26.05.2027). Lov: Barnets lov § 111.")
    assert row.action == "Notér under Status"
    assert page.running.list.current_id() == D05
    later = next(one for one in page.running.list.rows() if one.id == "d08/birthday")
    assert later.lead_tone is Tone.NEUTRAL


def test_it_is_answered_with_a_reason_and_opened_again(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    person = placed(desk).id
    page = opened(desk, qtbot, person, D05)

    def fill(form: Form) -> None:
        form.row("how").field.set_value("not-needed")  # type: ignore[attr-defined]  # Segmented
        form.row("words").field.set_value("Flytter hjem")  # type: ignore[attr-defined]  # a LineField

    desk.answers.fill = fill
    typed(qtbot, "", Qt.Key.Key_Return)
    assert D05 not in {one.id for one in page.running.list.rows()}
    row = next(one for one in page.past.list.rows() if one.id == D05)
    assert (row.chip, row.action) == ("Ikke relevant", "Åbn igen") and "fordi: Flytter hjem" in row.context
    page.past.list.acted.emit(D05)
    assert D05 in {one.id for one in page.running.list.rows()}


def test_a_date_of_the_law_offers_no_later(desk: TestDesk, qtbot: QtBot) -> None:
    person = placed(desk).id
    page = opened(desk, qtbot, person)
    offered: dict[str, int] = {}

    def count(form: Form) -> None:
        offered["n"] = len(form.row("how").field._buttons)  # type: ignore[attr-defined]  # what Segmented shows

    desk.answers.fill = count
    page.ask(D05)
    assert offered["n"] == 2
    page.ask("d08/birthday")
    assert offered["n"] == 3


def test_the_row_on_today_leads_to_what_would_meet_it(desk: TestDesk, qtbot: QtBot) -> None:
    person = placed(desk).id
    page = make_today(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("today"))
    key = next(one.id for one in page.due.list.rows() if one.id.startswith("clock:"))
    page.due.list.acted.emit(key)
    assert desk.places[-1] == Place("status", id=person)
    page.due.list.opened.emit(key)
    assert desk.places[-1] == Place("dates", id=person, note=D05)


def test_a_circumstance_is_noted_in_few_keys_and_the_overview_tells_its_date(desk: TestDesk, qtbot: QtBot) -> None:
    texts.use("da")
    one = desk.intentions.people.add(given_name="Noah", family_name="Prøvesen", birth_date=date(2009, 8, 1))
    page = make_status(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("status", id=one.id, tab="circumstances"))
    entry = page.circumstances.entry
    assert entry.code.hasFocus()
    typed(qtbot, "Begyndt", Qt.Key.Key_Tab, Qt.Key.Key_Return)
    (kept,) = desk.intentions.circumstances.of(one.id)
    assert isinstance(kept, Circumstance) and (kept.code, kept.from_on) == ("team-education-help", TODAY)
    tab = make_tab(desk.surroundings, one.id)
    qtbot.addWidget(tab)
    tab.show()
    first = tab.dates.list.rows()[0]
    assert (first.title, first.lead) == ("Første samtale", "Onsdag") or first.title == "Første samtale"
    tab.dates.list.acted.emit(first.id)
    assert desk.places[-1] == Place("talk", id=one.id)


def test_nothing_is_kept_without_what_holds(desk: TestDesk, qtbot: QtBot) -> None:
    page = make_status(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("status", id=desk.person().id, tab="circumstances"))
    page.circumstances.entry.start.line.setFocus()
    typed(qtbot, "", Qt.Key.Key_Return)
    assert page.circumstances.entry.error.text() and page.circumstances.entry.code.hasFocus()


def test_the_desk_s_own_dates_have_the_page_too(desk: TestDesk, qtbot: QtBot) -> None:
    """D25 runs only where the profile asks for it, which is one step away."""
    texts.use("da")
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("desk-dates"))
    assert not page.running.list.rows() and not page.status_button.isVisible()
    page.profile_button.click()
    assert desk.places[-1] == Place("municipality", tab="words")
    page.leave()
    assert desk.places[-1] == Place("today")


def test_a_deadline_outlives_the_date_somebody_wrote_and_is_answered_in_its_row(desk: TestDesk, qtbot: QtBot) -> None:
    """D11: the status page says at once that it stands; the row says why, and asks."""
    texts.use("da")
    one = desk.intentions.people.add(given_name="Noah", family_name="Prøvesen", birth_date=date(2010, 1, 10))
    noted = desk.intentions.circumstances.add(one.id, "transition-meeting", from_on=date(2026, 9, 1))
    status = make_status(desk.surroundings)
    shown(qtbot, status)
    status.open_place(Place("status", id=one.id, tab="circumstances"))
    desk.answers.fill = lambda form: form.row("end").field.set_value(TODAY)  # type: ignore[attr-defined]  # a DateField
    status.circumstances.correct(noted.id)
    assert status.banner.text() == (
        "Omstændigheden er rettet. »Overgangsmøde« står stadig: skriv under Datoer, hvorfor det ikke er nødvendigt."
    )
    desk.clock.set(desk.clock.now() + timedelta(days=1))
    page = opened(desk, qtbot, one.id, "d11/birthday")
    row = next(it for it in page.running.list.rows() if it.id == "d11/birthday")
    assert row.action == "Svar …" and row.context.endswith(
        "Det, der satte fristen, sluttede 25.11., uden at nogen har skrevet hvorfor. Fristen står, til du har svaret."
    )


def test_a_deadline_is_not_said_to_stand_where_it_goes_on_or_falls_with_the_date(desk: TestDesk, qtbot: QtBot) -> None:
    """It is asked once the date is written: another note of the same goes on asking, a refused date changes nothing."""
    texts.use("da")
    one = desk.intentions.people.add(given_name="Noah", family_name="Prøvesen", birth_date=date(2010, 1, 10))
    acts = desk.intentions.circumstances
    noted = acts.add(one.id, "transition-meeting", from_on=date(2026, 9, 1))
    twice = acts.add(one.id, "transition-meeting", from_on=date(2026, 10, 1))
    status = make_status(desk.surroundings)
    shown(qtbot, status)
    status.open_place(Place("status", id=one.id, tab="circumstances"))

    def ended(row: str, on: date) -> str:
        desk.answers.fill = lambda form: form.row("end").field.set_value(on)  # type: ignore[attr-defined]  # a DateField
        status.circumstances.correct(row)
        return status.banner.text()

    moved = "Omstændigheden er rettet. Fristerne er flyttet med."
    assert ended(noted.id, TODAY) == moved, "the other still asks"
    assert ended(twice.id, date(2026, 8, 1)) not in ("", moved) and "Overgangsmøde" not in status.banner.text()
    assert ended(twice.id, date(2027, 3, 1)) == ended(twice.id, date.max) == moved, "it holds on the birthday"
    assert "»Overgangsmøde« står stadig" in ended(twice.id, TODAY)


def test_a_deadline_whose_age_is_past_stands_and_asks_why_it_did_not_happen(desk: TestDesk, qtbot: QtBot) -> None:
    """D11 at 18: one answer in its own row, and the page says afterwards that it did not happen."""
    texts.use("da")
    one = desk.intentions.people.add(given_name="Noah", family_name="Prøvesen", birth_date=date(2008, 11, 26))
    desk.intentions.circumstances.add(one.id, "transition-meeting", from_on=date(2025, 9, 1))
    desk.clock.set(desk.clock.now() + timedelta(days=1))
    page = opened(desk, qtbot, one.id, "d11/birthday")
    row = next(it for it in page.running.list.rows() if it.id == "d11/birthday")
    assert row.action == "Svar …" and row.context.endswith(
        "Den unge har været for gammel til det siden 26.11., og det er hverken sket eller begrundet. "
        "Det står her, til du skriver hvorfor."
    )
    asked: list[tuple[str, bool]] = []

    def fill(form: Form) -> None:
        asked.append((form.row("how").field.value(), form.row("on").isHidden()))  # type: ignore[attr-defined]  # a Segmented
        form.row("words").field.set_value("Ingen kaldte ind")  # type: ignore[attr-defined]  # a LineField

    desk.answers.fill = fill
    page.act("d11/birthday")
    assert asked == [("not-needed", True)]
    (said,) = (it for it in page.past.list.rows() if it.id == "d11/birthday")
    assert said.chip == "Skete ikke" and said.context.startswith("Det skete ikke, fordi: Ingen kaldte ind")
