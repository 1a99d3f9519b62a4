"""Attempts, reports, notifications and support on *I dag*: one action each, and what may be put off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import NOW, TestDesk
from ungeapp import texts
from ungeapp.domain.follow_up import Direction
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.today.page import TodayPage, make_page

TODAY = NOW.date()


@pytest.fixture
def page(desk: TestDesk, qtbot: QtBot) -> TodayPage:
    texts.use("da")
    made = make_page(desk.surroundings)
    qtbot.addWidget(made)
    made.show()
    return made


def rows(page: TodayPage) -> list[RowView]:
    page.open_place(Place("today"))
    return list(page.due.list.rows())


def typed(**values: object) -> object:
    """Fill these fields of the form that is asked."""

    def fill(form: Form) -> None:
        for key, value in values.items():
            form.row(key).field.set_value(value)  # type: ignore[attr-defined]  # every field has one

    return fill


def test_an_attempt_is_noted_from_here_and_put_off_with_a_reason(desk: TestDesk, page: TodayPage) -> None:
    person = desk.person().id
    desk.intentions.people.note_contact(person, "", reached=False, at=NOW - timedelta(days=8))
    (row,) = rows(page)
    assert (row.title, row.action, row.lead) == ("Prøv igen: ikke truffet i 1 forsøg", "Notér kontakt", "1 dag over")
    asked: list[str] = []
    desk.events.contact_asked.connect(asked.append)
    page.act(row.id)
    assert asked == [person]
    desk.answers.fill = typed(until=TODAY + timedelta(days=20), reason="Ferie")  # type: ignore[assignment]  # a filler
    page.due.list.set_current(row.id)
    page.put_off()
    assert rows(page) == []
    assert desk.intentions.contacts.stands(person).reach.pause_reason == "Ferie"


def test_a_report_nobody_answered_is_first_and_cannot_be_put_off(desk: TestDesk, page: TodayPage) -> None:
    person = desk.person().id
    desk.intentions.plans.next_step(person, "Ring", TODAY - timedelta(days=9))
    desk.intentions.reports.note(person, code="worry", reporter="Klasselæreren")
    first = rows(page)[0]
    assert (first.lead, first.lead_tone, first.action) == ("Nu", Tone.WARN, "Notér kontakt")
    assert first.title == "Risiko for frafald" and "God praksis" in first.context
    page.due.list.set_current(first.id)
    desk.answers.fill = None
    page.put_off()
    assert "kan ikke udsættes" in page.banner.text() and rows(page)[0].id == first.id
    page.due.list.opened.emit(first.id)
    assert desk.places[-1] == Place("person", id=person, tab="contact")


def test_a_guidance_is_never_red_and_asks_for_an_offer_after_the_contact(desk: TestDesk, page: TodayPage) -> None:
    person = desk.person("Noah", "P.", birth_date=date(2010, 3, 4)).id
    desk.intentions.reports.note(person, code="left", institution="Tekniske Skole", received_at=NOW - timedelta(days=5))
    (row,) = rows(page)
    assert row.title == "Kontakt til 15-17-årig, der ikke følger planen"
    assert (row.lead, row.lead_tone) == ("I morgen", Tone.INFO)
    assert "vejledning: Undervisningsministeriet om 15-17-årige (januar 2020)" in row.context
    desk.intentions.people.note_contact(person, "Ringede hjem")
    assert rows(page) == [], "the offer is due in more than fourteen days"
    desk.clock.forward(timedelta(days=14))
    (row,) = rows(page)
    assert row.title.startswith("Nyt tilbud") and row.action == "Hvad er det næste? …"
    desk.answers.fill = typed(what="FGU", on=TODAY + timedelta(days=20))  # type: ignore[assignment]  # a filler
    page.act(row.id)
    assert rows(page) == []


def test_notifications_and_support_are_followed_up_from_here(desk: TestDesk, page: TodayPage) -> None:
    person = desk.person().id
    desk.intentions.notifications.note(
        person, direction=Direction.SENT, other="Familieafdelingen", text="Uro", follow_up_on=TODAY
    )
    desk.intentions.support.add(
        person, name="Mikkel", role="mentor", check_on=TODAY + timedelta(days=1), to_on=TODAY + timedelta(days=2)
    )
    notification, check, end = rows(page)
    assert [one.action for one in (notification, check, end)] == ["Følg op …", "Følg op …", "Åbn kontakt"]
    assert end.title == "Støtten slutter: Mikkel. Hvem er der så?"
    page.act(end.id)
    assert desk.places[-1] == Place("person", id=person, tab="contact")
    desk.answers.fill = typed(told="De har talt med mor")  # type: ignore[assignment]  # a filler
    page.act(notification.id)
    desk.answers.fill = typed(told="Møder hver dag")  # type: ignore[assignment]  # a filler
    page.act(check.id)
    assert [one.id for one in rows(page)] == [end.id]
    desk.answers.fill = typed(until=TODAY + timedelta(days=30))  # type: ignore[assignment]  # a filler
    page.due.list.set_current(end.id)
    page.put_off()
    assert rows(page) == []
    (support,) = desk.intentions.support.of(person)
    assert support.to_on == TODAY + timedelta(days=30)
