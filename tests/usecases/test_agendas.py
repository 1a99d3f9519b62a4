"""The agenda at work: proposed from what stands open, kept at the call, answered, carried over to the next meeting."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.desks import Desk
from tests.usecases import story
from tests.usecases.test_printing import meet, minutes, participants
from ungeapp.domain.agenda import AgendaLine, LineOutcome, LineSource
from ungeapp.domain.errors import Invalid, NotAllowed, NotFound
from ungeapp.domain.meetings import Attendance
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Contact
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.agendas import LineStatus

PLAN = "faelles-handleplan"


def lines(desk: Desk, meeting: str) -> dict[str, LineStatus]:
    """The agenda by title."""
    return {one.line.title: one for one in desk.do.agendas.look(meeting)}


def first_held(desk: Desk, clock: FixedClock) -> tuple[str, str, str]:
    """Person, first meeting (closed, with one open agreement and one goal) and second meeting."""
    person = desk.person().id
    course = story.start(desk, person)
    first, second = (one.id for one in course.meetings)
    story.go_to(clock, story.call(desk, first))
    desk.do.meetings.add_agreement(first, what="Kontakt FGU", owner="Mor", due=date(2026, 12, 20), item=PLAN)
    desk.do.meetings.add_goal(first, own_words="Op kl. 8", area="education")
    desk.do.agendas.add(first, "Bolig")
    desk.do.agendas.add(first, "Nyt fra skolen", recurring=True)
    story.hold(desk, first)
    talked = lines(desk, first)["Nyt fra skolen"].line
    desk.do.agendas.write(first, talked.id, "Alt vel")
    desk.do.meetings.close(first)
    return person, first, second


def test_the_next_meeting_begins_with_what_the_last_one_left(desk: Desk, clock: FixedClock) -> None:
    _person, first, second = first_held(desk, clock)
    found = lines(desk, second)
    assert {title: one.line.source for title, one in found.items()} == {
        "Bolig": LineSource.NOT_REACHED,
        "Kontakt FGU": LineSource.AGREEMENT,
        "Op kl. 8": LineSource.GOAL,
        "Nyt fra skolen": LineSource.RECURRING,
    }
    assert found["Kontakt FGU"].agreement is not None and found["Op kl. 8"].goal is not None
    before = {one.line.title: one.line.outcome for one in desk.do.agendas.look(first)}
    assert before == {"Bolig": LineOutcome.NOT_REACHED, "Nyt fra skolen": LineOutcome.DISCUSSED}


def test_what_is_taken_off_stays_off_and_comes_back_with_one_act(desk: Desk, clock: FixedClock) -> None:
    _person, _first, second = first_held(desk, clock)
    one = lines(desk, second)["Bolig"].line
    desk.do.agendas.take_off(second, one.id)
    assert list(lines(desk, second))[-1] == "Bolig" and lines(desk, second)["Bolig"].line.taken_off
    desk.do.agendas.bring_back(second, one.id)
    assert not lines(desk, second)["Bolig"].line.taken_off
    with pytest.raises(NotFound):
        desk.do.agendas.take_off(second, "nothing")
    with pytest.raises(Invalid):
        desk.do.agendas.add(second, " ")


def test_taking_off_can_be_undone(desk: Desk, clock: FixedClock) -> None:
    person, _first, second = first_held(desk, clock)
    one = lines(desk, second)["Bolig"].line
    desk.do.agendas.take_off(second, one.id)
    desk.do.people.undo(desk.do.people.history(person, 1)[0].transaction)
    assert not lines(desk, second)["Bolig"].line.taken_off
    desk.do.agendas.take_off(second, one.id)
    assert lines(desk, second)["Bolig"].line.taken_off


def test_a_goal_that_moved_and_an_agreement_that_was_kept_are_no_lines_any_more(desk: Desk, clock: FixedClock) -> None:
    person, _first, second = first_held(desk, clock)
    story.later(clock, 5)
    (goal,) = desk.do.meetings.read(second).goals
    desk.do.plans.change_goal(goal.id, baseline="Kommer kl. 9")
    desk.do.plans.tick(lines(desk, second)["Kontakt FGU"].line.refers_to)
    assert set(lines(desk, second)) == {"Bolig", "Nyt fra skolen"}
    assert desk.do.people.file(person)


def test_the_status_of_a_goal_is_half_written_from_contacts(desk: Desk, clock: FixedClock) -> None:
    person, _first, second = first_held(desk, clock)
    (goal,) = desk.do.meetings.read(second).goals
    story.later(clock, 3)
    said = desk.do.people.note_contact(person, "Kommer op kl. 8 to dage om ugen")
    desk.do.people.change(Contact, said.id, topics=(f"goal:{goal.id}",))
    status = lines(desk, second)["Op kl. 8"]
    assert [one.text for one in status.contacts] == ["Kommer op kl. 8 to dage om ugen"] and status.noted


def test_the_call_keeps_the_agenda_and_the_closing_freezes_it(desk: Desk, clock: FixedClock) -> None:
    person, _first, second = first_held(desk, clock)
    desk.do.agendas.take_off(second, lines(desk, second)["Op kl. 8"].line.id)
    desk.do.courses.answer(desk.do.meetings.read(second).meeting.series, {"foedsel": "2027-02-10"})
    called = story.call(desk, second)
    kept = {one.title for one in desk.do.people.file(person).of(AgendaLine) if one.meeting == second}
    assert kept == {"Bolig", "Kontakt FGU", "Nyt fra skolen", "Op kl. 8"}
    story.go_to(clock, called)
    found = lines(desk, second)
    made = desk.do.meetings.add_agreement(
        second, what="Ring igen", owner="Mor", due=date(2027, 5, 1), item=found["Kontakt FGU"].line.id
    )
    assert made.part is Part.AGREEMENTS
    desk.do.agendas.answer(second, found["Bolig"].line.id, discussed=False)
    story.hold(desk, second)
    desk.do.meetings.close(second)
    with desk.do.desk.looking() as uow:
        content = json.loads(uow.snapshots(second)[-1].content)
    frozen = {one["values"]["title"]: one["values"]["outcome"] for one in content if one["kind"] == AgendaLine.KIND}
    assert frozen == {"Bolig": "not-reached", "Kontakt FGU": "discussed", "Nyt fra skolen": "not-reached"}
    with pytest.raises(NotAllowed):
        desk.do.agendas.add(second, "For sent")


def test_a_draft_under_a_line_keeps_the_meeting_from_being_closed(desk: Desk, clock: FixedClock) -> None:
    _person, _first, second = first_held(desk, clock)
    one = lines(desk, second)["Bolig"].line
    desk.do.meetings.draft(one.id, "note", "Halvt", "")
    assert [draft.text for draft in desk.do.meetings.read(second).drafts] == ["Halvt"]
    desk.do.agendas.answer(second, one.id, discussed=True)
    assert desk.do.meetings.read(second).drafts, "answering does not lose what is being typed"
    desk.do.agendas.write(second, one.id, "Helt")
    assert not desk.do.meetings.read(second).drafts


def test_the_meeting_before_stands_beside(desk: Desk, clock: FixedClock) -> None:
    _person, first, second = first_held(desk, clock)
    previous = desk.do.meetings.read(second).previous
    assert previous is not None and previous.meeting.id == first
    assert [one.what for one in previous.agreements] == ["Kontakt FGU"]
    assert [(one.title, one.note) for one in previous.items] == [("Nyt fra skolen", "Alt vel")]
    assert desk.do.meetings.read(first).previous is None


def test_minutes_carry_the_lines_each_by_its_part(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    course = story.start(desk, person)
    first = course.meetings[0].id
    meet(desk, person, "midwife", parts=(Part.MEETINGS,))
    story.go_to(clock, story.call(desk, first))
    goal = desk.do.meetings.add_goal(first, own_words="Sove igennem", area="health")
    desk.do.agendas.add(first, "Parkering")
    story.hold(desk, first)
    secret = AgendaLine(
        id="0190a0a0-0000-7000-8000-000000000001",
        person=person,
        meeting=first,
        source=LineSource.GOAL,
        refers_to=goal.id,
        title="Sove igennem",
        note="Sover fire timer",
        part=goal.record_part,
    )
    with desk.do.desk.acting("agenda.add") as uow:
        uow.put(secret)
    desk.do.agendas.write(first, lines(desk, first)["Parkering"].line.id, "Bag huset")
    whole = [(one.title, one.note) for one in minutes(desk, first).items if one.note]
    assert whole == [("Sove igennem", "Sover fire timer"), ("Parkering", "Bag huset")]
    doctor = minutes(desk, first, participants(desk, first)["midwife"].id)
    assert [(one.title, one.note) for one in doctor.items if one.note] == [("Parkering", "Bag huset")]


def test_who_was_not_there_reads_first_what_was_decided_and_asked_of_them(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    course = story.start(desk, person)
    first = course.meetings[0].id
    meet(desk, person, "midwife", "own-doctor", parts=(Part.MEETINGS, Part.AGREEMENTS, Part.MEASURES))
    story.go_to(clock, story.call(desk, first))
    midwife = participants(desk, first)["midwife"]
    desk.do.meetings.add_agreement(first, what="Skriv om uge 4", owner=midwife.label, due=date(2026, 12, 9))
    desk.do.meetings.add_agreement(first, what="Kontakt FGU", owner="Karen Holm", due=date(2026, 12, 9))
    desk.do.meetings.decide(first, text="Mentor", decided_by="Karen Holm", unit=desk.unit)
    story.hold(desk, first)
    for role, how in (("midwife", Attendance.EXCUSED), ("own-doctor", Attendance.CAME)):
        desk.do.meetings.attend(participants(desk, first)[role].id, how)
    desk.do.meetings.close(first)
    note = minutes(desk, first, midwife.id).absent_note
    assert note is not None
    assert [one.what for one in note.asked] == ["Skriv om uge 4"]
    assert [one.what for one in note.others] == ["Kontakt FGU"]
    assert [one.title for one in note.decided] == ["Mentor"]
    assert minutes(desk, first, participants(desk, first)["own-doctor"].id).absent_note is None
    assert minutes(desk, first).absent_note is None


def test_the_absent_reads_no_more_than_the_gate_lets_through(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    course = story.start(desk, person)
    first = course.meetings[0].id
    meet(desk, person, "midwife", parts=(Part.MEETINGS,))
    story.go_to(clock, story.call(desk, first))
    desk.do.meetings.add_agreement(first, what="Kontakt FGU", owner="Mor", due=date(2026, 12, 9))
    desk.do.meetings.decide(first, text="Mentor", decided_by="Karen Holm", unit=desk.unit)
    story.hold(desk, first)
    midwife = participants(desk, first)["midwife"].id
    desk.do.meetings.attend(midwife, Attendance.ABSENT)
    note = minutes(desk, first, midwife).absent_note
    assert note is not None and not (note.asked or note.others or note.decided)
