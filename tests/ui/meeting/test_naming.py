"""Closing a meeting that names who coordinates: one question in the same step, cancelled or answered either way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desks import Desk
from tests.ui.a_course import shown
from tests.ui.desk import TestDesk
from tests.usecases import story
from ungeapp.domain.formats import FactKind
from ungeapp.domain.meetings import ItemOutcome, MeetingItem, MeetingState, item_id
from ungeapp.ui.kit.form import Form
from ungeapp.ui.meeting.naming_form import ContactRow
from ungeapp.ui.meeting.page import MeetingPage, make_page
from ungeapp.ui.navigation import Place


@pytest.fixture
def meeting(desk: TestDesk) -> str:
    """The first meeting of a team, held; only who coordinates is not said."""
    here = Desk(desk.workplace, Path())
    format = next(
        one
        for one in here.do.desk.definitions.formats()
        if any(output.names_coordinator for each in one.meetings for output in each.outputs)
    )
    person = here.person(number="", birth_date=date(2006, 3, 1)).id
    answers = {one.key: "yes" for one in format.facts if one.kind is FactKind.YES_NO}
    id = here.do.courses.start(person, format.ref.id, answers).meetings[0].id
    here.do.meetings.arrange(id, place="Rådhuset", leader="Ole Leder")
    story.go_to(desk.clock, here.do.meetings.call(id))
    found = story.hold(here, id)
    for one in found.agenda:
        here.do.meetings.write(id, one.key, note="Vi talte om det", own_words="Det er vigtigt")
    asked = next(one.key for one in found.outputs if one.names_coordinator)
    with here.do.desk.acting("bench") as uow:
        uow.put(replace(uow.get(MeetingItem, item_id(id, asked)), outcome=ItemOutcome.OPEN))
    return id


def room(desk: TestDesk, qtbot: QtBot, meeting: str) -> MeetingPage:
    page = make_page(desk.surroundings)
    shown(qtbot, page)
    page.open_place(Place("meeting", id=meeting, tab="room"))
    return page


def state(desk: TestDesk, meeting: str) -> MeetingState:
    return desk.intentions.meetings.read(meeting).meeting.state


def test_the_question_comes_at_closing_with_the_responsible_one_in_it(
    desk: TestDesk, qtbot: QtBot, meeting: str
) -> None:
    page = room(desk, qtbot, meeting)
    told: list[object] = []
    desk.answers.fill = lambda form: told.append(form.row("who").field.value())  # type: ignore[attr-defined]  # a SuggestField
    page._close()
    assert told == ["Karen Kontakt"]  # one key is enough where it stays as it is
    assert state(desk, meeting) is MeetingState.CLOSED
    page.open_place(Place("meeting", id=meeting))
    assert desk.answers.asked[-1].startswith("Who is koordinerende sagsbehandler")


def test_what_is_known_of_the_contact_person_is_written_by_itself(desk: TestDesk, qtbot: QtBot, meeting: str) -> None:
    person = desk.intentions.meetings.read(meeting).meeting.person
    desk.intentions.people.add_network(person, name="Mie Mentor", phone="12 34 56 78")
    page = room(desk, qtbot, meeting)
    told: list[tuple[str, str]] = []

    def fill(form: Form) -> None:
        row = form.row("contact").field
        assert isinstance(row, ContactRow)
        row.name.setText("mie mentor")
        row.name.committed.emit()
        told.append((row.phone.value(), row.organisation.value()))
        row.organisation.set_value("Ungehuset")

    desk.answers.fill = fill
    page._close()
    assert told == [("12 34 56 78", "")]
    (role,) = desk.intentions.support.of(person)
    assert (role.phone, role.organisation) == ("12 34 56 78", "Ungehuset")


def test_cancelling_leaves_the_meeting_open(desk: TestDesk, qtbot: QtBot, meeting: str) -> None:
    page = room(desk, qtbot, meeting)
    desk.answers.yes = False
    page._close()
    assert state(desk, meeting) is not MeetingState.CLOSED


def test_nobody_named_takes_a_reason(desk: TestDesk, qtbot: QtBot, meeting: str) -> None:
    page = room(desk, qtbot, meeting)
    shown_errors: list[str] = []

    def fill(form: Form) -> None:
        shown_errors.append(form.row("who").error())
        form.row("who").field.set_value("")  # type: ignore[attr-defined]  # a SuggestField
        if len(shown_errors) > 1:
            form.row("because").field.set_value("Teamet er ikke samlet")  # type: ignore[attr-defined]  # a LineField

    desk.answers.fill = fill
    page._close()
    assert len(shown_errors) == 2
    assert shown_errors[1]
    found = desk.intentions.meetings.read(meeting)
    assert found.meeting.state is MeetingState.CLOSED
    asked = next(one.key for one in found.outputs if one.names_coordinator)
    assert found.items[asked].reason == "Teamet er ikke samlet"
