"""Her sheet before a meeting and her answers after it; what was told in confidence leaves the desk on nothing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desks import FAMILY, Desk
from tests.usecases import story
from tests.usecases.test_agendas import lines
from tests.usecases.test_printing import kept, kept_plans, meet, participants
from ungeapp.domain.agenda import LineSource
from ungeapp.domain.consent import Consent, Use
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind, release
from ungeapp.domain.meetings import Attendance
from ungeapp.domain.parts import Part
from ungeapp.domain.people import NetworkKind
from ungeapp.domain.record import is_local
from ungeapp.domain.voices import VoiceSheet, listed_lines
from ungeapp.system.clock import FixedClock

SECRET = "Far drikker hver aften"


def told(desk: Desk) -> tuple[str, str]:
    """Person and first meeting, with a sheet filled in."""
    person = desk.person().id
    meeting = story.start(desk, person).meetings[0].id
    desk.do.voices.write_sheet(meeting, topics="- Praktik\nBolig\n\nPraktik", wanted_people="Mormor\nKaren Holm")
    desk.do.voices.write_sheet(meeting, unsaid=SECRET)
    return person, meeting


def test_her_wishes_are_the_first_lines(desk: Desk) -> None:
    _person, meeting = told(desk)
    found = lines(desk, meeting)
    assert [(one.line.title, one.line.source) for one in found.values()] == [
        ("Praktik", LineSource.WISH),
        ("Bolig", LineSource.WISH),
    ]
    assert {one.line.part for one in found.values()} == {Part.OWN_WORDS}
    assert desk.do.voices.sheet(meeting).sheet.told_on == date(2026, 11, 23)


def test_whom_she_wants_is_proposed_until_they_are_on_the_list(desk: Desk) -> None:
    person, meeting = told(desk)
    grandmother = desk.do.people.add_network(person, name="Ruth Prøvesen", relation="mormor")
    assert desk.do.voices.sheet(meeting).wanted == ("Mormor",), "Karen is on the list already"
    one = desk.do.voices.invite(meeting, "Mormor")
    assert (one.name, one.private, one.network_person) == ("Ruth Prøvesen", True, grandmother.id)
    assert desk.do.voices.sheet(meeting).wanted == ()
    desk.do.people.add_network(person, name="Ole Lærer", network=NetworkKind.PROFESSIONAL)
    assert not desk.do.voices.invite(meeting, "ole lærer").private
    assert desk.do.voices.invite(meeting, "Min ven Bo").private


def test_a_sheet_takes_only_its_own_fields_and_not_after_the_meeting(desk: Desk, clock: FixedClock) -> None:
    person, meeting = told(desk)
    with pytest.raises(Invalid):
        desk.do.voices.write_sheet(meeting, told_on="2026-11-23")
    story.go_to(clock, story.call(desk, meeting))
    story.hold(desk, meeting)
    desk.do.meetings.close(meeting)
    for act in (
        lambda: desk.do.voices.write_sheet(meeting, topics="For sent"),
        lambda: desk.do.voices.invite(meeting, "For sent"),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert person


def test_what_must_not_be_said_is_on_no_paper(desk: Desk, clock: FixedClock) -> None:
    person, meeting = told(desk)
    everything = tuple(Part)
    meet(desk, person, "midwife", parts=everything)
    story.go_to(clock, story.call(desk, meeting))
    story.hold(desk, meeting)
    desk.do.meetings.attend(participants(desk, meeting)["midwife"].id, Attendance.ABSENT)
    desk.do.meetings.close(meeting)
    with kept(desk) as (printing, made):
        printing.minutes.copy(meeting)
        printing.minutes.for_all(meeting)
        printing.minutes.journal_text(meeting)
        kept_plans(desk, made).plan(person)
    assert made and all(SECRET not in repr(one) for one in made)
    with desk.do.desk.looking() as uow:
        assert all(SECRET not in one.content for one in uow.snapshots(meeting))
    sheet = desk.do.voices.blank_sheet(meeting)
    assert sheet.content.startswith(b"%PDF") and sheet.released is not None
    assert all(not isinstance(one, VoiceSheet) for one in sheet.released.records)


@pytest.mark.parametrize("kind", [one for one in RecipientKind if one is not RecipientKind.OWN_DESK])
@pytest.mark.parametrize("purpose", list(Purpose))
def test_the_gate_lets_it_through_to_nobody(desk: Desk, kind: RecipientKind, purpose: Purpose) -> None:
    person, meeting = told(desk)
    desk.consent(person, (FAMILY, "name:nogen"), tuple(Part), tuple(Use))
    view = desk.do.voices.sheet(meeting)
    with desk.do.desk.looking() as uow:
        found = uow.get(VoiceSheet, view.sheet.id)
        released = release(
            [view.person, found],
            person=view.person,
            recipient=Recipient(kind=kind, name="Nogen", keys=frozenset({FAMILY, "name:nogen"})),
            purpose=purpose,
            consents=uow.of(Consent, person),
            own_unit=desk.unit,
            today=desk.do.desk.today(),
            of_age_on=desk.do.desk.of_age_on(view.person),
        )
    hers = kind is RecipientKind.YOUNG_PERSON and purpose is Purpose.ACCESS  # her own words, back to her alone
    assert (SECRET in repr(released.records)) == hers
    assert is_local(VoiceSheet, "unsaid")


def test_the_whole_case_for_the_records_system_leaves_it_out(desk: Desk) -> None:
    person, _meeting = told(desk)
    with desk.do.desk.looking() as uow:
        whole = desk.do.rights._gather(uow, person, whole=True)
        hers = desk.do.rights._gather(uow, person, whole=False)
    assert SECRET not in repr(whole) and "Praktik" in repr(whole.released)
    assert SECRET in repr(hers.released)


def test_it_is_in_no_package(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    job, family = desks
    person, meeting = told(job)
    job.consent(person, (FAMILY,), tuple(Part), tuple(Use))
    file = job.do.sending.share((person,), family.identity)
    family.receive(file)
    there = family.do.people.file(person).of(VoiceSheet)
    assert [(one.topics.splitlines()[0], one.unsaid) for one in there] == [("- Praktik", "")]
    assert job.do.voices.sheet(meeting).sheet.unsaid == SECRET


def test_three_questions_are_answered_after_the_meeting_and_kept_over_time(desk: Desk, clock: FixedClock) -> None:
    person, meeting = told(desk)
    questions = [one.code for one in desk.do.voices.questions()]
    steps = [one.code for one in desk.do.voices.scale()]
    assert len(questions) == 3 and len(steps) == 4
    with pytest.raises(NotAllowed):
        desk.do.voices.answer(meeting, questions[0], steps[0])
    story.go_to(clock, story.call(desk, meeting))
    story.hold(desk, meeting)
    desk.do.meetings.close(meeting)
    assert [dict(one.answers) for one in desk.do.voices.answers(person)] == [{}]
    for question in questions:
        desk.do.voices.answer(meeting, question, steps[3])
    desk.do.voices.answer(meeting, questions[1], steps[1])
    (voice,) = desk.do.voices.answers(person)
    assert voice.answers == {questions[0]: steps[3], questions[1]: steps[1], questions[2]: steps[3]}
    with pytest.raises(Invalid):
        desk.do.voices.answer(meeting, questions[0], "perhaps")


def test_lines_are_told_apart_however_they_are_typed() -> None:
    assert listed_lines(" - Praktik\n• Bolig \n\n* Praktik\nHund") == ("Praktik", "Bolig", "Hund")
