"""Who coordinates is named when the first meeting of a team is closed, or why nobody was; both stand in the minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.desks import FAMILY, NOW, Desk
from tests.forms.reading_pdf import page_texts
from tests.usecases import story
from ungeapp import texts
from ungeapp.domain.clocks import running
from ungeapp.domain.dates import birthday
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.formats import FactKind
from ungeapp.domain.meetings import ItemOutcome, MeetingItem, item_id
from ungeapp.domain.people import NetworkPerson, Task, YoungPerson
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.naming import NAMED_ELSEWHERE, NamingQuestion
from ungeapp.usecases.open_meetings import Missing

BORN = date(2006, 3, 1)


def team_meeting(desk: Desk, clock: FixedClock) -> tuple[str, str]:
    """The person and the first meeting of a format that names who coordinates: held, everything else answered."""
    format = next(
        one
        for one in desk.do.desk.definitions.formats()
        if any(output.names_coordinator for meeting in one.meetings for output in meeting.outputs)
    )
    person = desk.person(number="", birth_date=BORN).id
    answers = {one.key: "yes" for one in format.facts if one.kind is FactKind.YES_NO}
    meeting = desk.do.courses.start(person, format.ref.id, answers).meetings[0]
    desk.do.meetings.arrange(meeting.id, place="Rådhuset", leader="Ole Leder")
    story.go_to(clock, desk.do.meetings.call(meeting.id))
    found = story.hold(desk, meeting.id)
    for one in found.agenda:
        desk.do.meetings.write(meeting.id, one.key, note="Vi talte om det", own_words="Det er vigtigt")
    asked = next(one.key for one in found.outputs if one.names_coordinator)
    with desk.do.desk.acting("bench") as uow:  # as before anybody answered it
        item = uow.get(MeetingItem, item_id(meeting.id, asked))
        uow.put(replace(item, outcome=ItemOutcome.OPEN))
    return person, meeting.id


def asked(desk: Desk, meeting: str) -> NamingQuestion:
    question = desk.do.naming.question(desk.do.meetings.read(meeting))
    assert question is not None
    return question


def test_it_is_asked_and_stands_in_the_minutes(desk: Desk, clock: FixedClock) -> None:
    texts.use("da")
    person, meeting = team_meeting(desk, clock)
    question = asked(desk, meeting)
    assert question.word == "Koordinerende sagsbehandler"
    assert question.name == "Karen Holm"
    found = desk.do.meetings.read(meeting)
    warned = [one for one in found.findings if one.what is Missing.OUTPUT and one.target == question.output]
    assert [one.blocks for one in warned] == [False]  # a question, no wall
    desk.do.naming.name(meeting, question.output, who="Bo Ny", unit=desk.unit, contact="Mie Mentor")
    file = desk.do.people.file(person)
    assert (file.person.coordinator, file.person.coordinator_name) == (desk.unit, "Bo Ny")
    assert (file.person.coordinator_since, file.person.coordinator_named_on) == (NOW.date(), clock.now().date())
    assert [(one.name, one.role) for one in file.of(SupportRole)] == [("Mie Mentor", "contact-person")]
    assert desk.do.naming.question(desk.do.meetings.read(meeting)) is None
    desk.do.meetings.close(meeting)
    assert "Bo Ny, Job og Velfærd" in read(desk, meeting)


def test_how_to_reach_the_contact_person_stands_where_it_is_asked_for_next(desk: Desk, clock: FixedClock) -> None:
    person, meeting = team_meeting(desk, clock)
    card = desk.do.people.add_network(person, name="Mie Mentor", organisation="Klubben")
    told = asked(desk, meeting).output

    def name(contact: str, **more: str) -> list[tuple[str, str, str]]:
        desk.do.naming.name(meeting, told, who="Bo Ny", unit=desk.unit, contact=contact, **more)
        return [(one.name, one.phone, one.organisation) for one in desk.do.support.of(person)]

    named = name("Mie Mentor", contact_phone=" 12 34 56 78 ", contact_organisation="Ungehuset")
    assert named == [("Mie Mentor", "12 34 56 78", "Ungehuset")]
    (kept,) = (one for one in desk.do.people.file(person).of(NetworkPerson) if one.id == card.id)
    assert (kept.phone, kept.organisation) == ("12 34 56 78", "Klubben"), "what stood there is not overwritten"
    assert name("mie mentor") == named, "the same one is not there twice, and no number is lost"


def read(desk: Desk, meeting: str) -> str:
    return " ".join("\n".join(page_texts(desk.do.minutes.copy(meeting).content)).split())


def test_nobody_named_is_an_answer_with_a_reason(desk: Desk, clock: FixedClock) -> None:
    texts.use("da")
    person, meeting = team_meeting(desk, clock)
    question = asked(desk, meeting)
    with pytest.raises(Invalid, match="naming-nobody"):
        desk.do.naming.name(meeting, question.output)
    desk.do.naming.name(meeting, question.output, because="Vi venter på en afgørelse")
    assert desk.do.people.file(person).person.coordinator_name == "Karen Holm"  # never nobody
    desk.do.meetings.close(meeting)
    assert "fordi vi venter på en afgørelse" in read(desk, meeting)
    with pytest.raises(NotAllowed, match="meeting-closed"):
        desk.do.naming.name(meeting, question.output, who="For sent")


def test_to_another_unit_the_way_is_a_handover(desk: Desk, clock: FixedClock) -> None:
    person, meeting = team_meeting(desk, clock)
    desk.do.naming.name(meeting, asked(desk, meeting).output, who="Jens Lund", unit=FAMILY)
    file = desk.do.people.file(person)
    assert file.person.coordinator == desk.unit
    assert [one.what for one in file.of(Task) if one.code == NAMED_ELSEWHERE] == ["Jens Lund, Familieafdelingen"]


def test_another_name_at_the_same_desk_lets_no_overdue_deadline_go(desk: Desk, clock: FixedClock) -> None:
    person, meeting = team_meeting(desk, clock)
    long_ago, held = date(2019, 1, 1), clock.now().date()
    with desk.do.desk.acting("bench") as uow:  # long at this desk, and 25 before long
        found = uow.get(YoungPerson, person)
        uow.put(replace(found, birth_date=birthday(held + timedelta(days=30), -25), coordinator_since=long_ago))

    def overdue() -> list[str]:
        return [one.code for one in desk.do.clocks.due(held) if one.person.id == person and one.code == "d08"]

    assert overdue() == ["d08"]
    desk.do.naming.name(meeting, asked(desk, meeting).output, who="Bo Ny", unit=desk.unit)
    assert overdue() == ["d08"]
    assert any(one.rule.id == "d08" for one in running(desk.do.clocks.of(person)))


def test_formats_that_do_not_name_anybody_do_not_ask(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    meeting = desk.do.courses.start(person, "frit-netvaerksmoede", {}).meetings[0]
    assert desk.do.naming.question(desk.do.meetings.read(meeting.id)) is None
    assert clock.now() >= NOW
