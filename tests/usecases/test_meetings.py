"""One meeting: called, moved, cancelled; written in the room; closed for good; opened again."""

from __future__ import annotations

import json
from datetime import date, time

import pytest
from icalendar import Calendar

from tests.desks import FAMILY, NOW, PASSPHRASE, Desk
from tests.usecases import story
from ungeapp.bootstrap import open_workplace
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.meetings import Attendance, ItemOutcome, MeetingState, Reply, SeriesState
from ungeapp.domain.parts import Part
from ungeapp.domain.plans import Agreement, Horizon, MeasureState
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.open_meetings import Missing

OWN, PLAN, NET = "egne-ord-nu", "faelles-handleplan", "tegn-netvaerket"


def first_of(desk: Desk, **answers: str) -> str:
    return story.start(desk, desk.person().id, answers).meetings[0].id


def event(desk: Desk, meeting: str) -> tuple[str, int, str]:
    """Method, sequence and start of the calendar file."""
    calendar = Calendar.from_ical(desk.do.letters.calendar(meeting).content)
    (found,) = calendar.walk("VEVENT")
    return str(calendar["METHOD"]), int(str(found["SEQUENCE"])), f"{found.decoded('DTSTART'):%d.%m. %H.%M}"


# called ----------------------------------------------------------------------------------------------------------


def test_calling_needs_a_place_a_time_to_come_and_all_answers(desk: Desk, clock: FixedClock) -> None:
    meeting = first_of(desk, enlig="")
    for refusal, mend in (
        ("meeting-place-missing", lambda: desk.do.meetings.arrange(meeting, place="Rådhuset")),
        ("meeting-questions-open", lambda: story.later(clock, 30)),
        ("meeting-time-past", lambda: None),
    ):
        with pytest.raises(Invalid) as refused:
            desk.do.meetings.call(meeting)
        assert refused.value.code == refusal
        with pytest.raises(NotAllowed):
            desk.do.letters.calendar(meeting)
        mend()


def test_somebody_takes_part_by_a_name_or_by_a_role(desk: Desk) -> None:
    meeting = first_of(desk)
    assert desk.do.meetings.add_participant(meeting, name="", label="Tolk").label == "Tolk"
    assert desk.do.meetings.add_participant(meeting, name="Ida Tolk").label == "Ida Tolk"
    with pytest.raises(Invalid, match="participant-no-name"):
        desk.do.meetings.add_participant(meeting, name=" ", label=" ")


def test_moving_and_cancelling_update_the_calendar_under_one_name(desk: Desk) -> None:
    meeting = first_of(desk)
    story.call(desk, meeting)
    assert event(desk, meeting) == ("REQUEST", 0, "02.12. 13.00")
    desk.do.meetings.arrange(meeting, day=date(2026, 12, 9), at=time(14))
    desk.do.meetings.call(meeting)
    assert event(desk, meeting) == ("REQUEST", 1, "09.12. 14.00")
    with pytest.raises(Invalid):
        desk.do.meetings.cancel(meeting, " ")
    desk.do.meetings.cancel(meeting, "Hun er flyttet")
    assert event(desk, meeting) == ("CANCEL", 2, "09.12. 14.00")
    for act in (
        lambda: desk.do.meetings.call(meeting),
        lambda: desk.do.meetings.arrange(meeting, place="Andet"),
        lambda: desk.do.meetings.cancel(meeting, "Igen"),
        lambda: desk.do.meetings.close(meeting),
    ):
        with pytest.raises(NotAllowed) as refused:
            act()
        assert refused.value.code == "meeting-cancelled"


def test_a_moved_time_asks_everybody_anew_a_moved_place_does_not(desk: Desk) -> None:
    first = first_of(desk)
    story.call(desk, first)
    one = desk.do.meetings.read(first).participants[0].id
    desk.do.meetings.reply(one, Reply.COMES)
    desk.do.meetings.arrange(first, place="Biblioteket")
    desk.do.meetings.call(first)
    assert desk.do.meetings.read(first).participants[0].reply is Reply.COMES
    desk.do.meetings.arrange(first, at=time(14))
    desk.do.meetings.call(first)
    assert desk.do.meetings.read(first).participants[0].reply is Reply.NONE


def test_a_meeting_nobody_was_called_to_is_called_off_without_letters(desk: Desk) -> None:
    meeting = first_of(desk)
    desk.do.meetings.cancel(meeting, "Alligevel ikke")
    for ask in (desk.do.letters.for_all, desk.do.letters.calendar):
        with pytest.raises(NotAllowed) as refused:
            ask(meeting)
        assert refused.value.code == "meeting-not-called"


def test_replies_are_counted_in_the_list(desk: Desk) -> None:
    meeting = first_of(desk)
    story.call(desk, meeting)
    room = desk.do.meetings.open(meeting)
    assert room.participants[0].reply is Reply.NONE
    desk.do.meetings.reply(room.participants[0].id, Reply.COMES)
    desk.do.meetings.reply(room.participants[1].id, Reply.DECLINES)
    row = desk.do.meetings.list()[0]
    assert (row.participants, row.answered, row.declined) == (7, 2, 1)


def test_somebody_the_format_does_not_know_can_be_added(desk: Desk) -> None:
    meeting = first_of(desk)
    with pytest.raises(Invalid):
        desk.do.meetings.add_participant(meeting, name=" ")
    desk.do.meetings.add_participant(meeting, name="Ole Nabo", private=True)
    last = desk.do.meetings.read(meeting).participants[-1]
    desk.do.meetings.set_participant(last.id, organisation="Nabo")
    assert (last.name, last.private, last.part) == ("Ole Nabo", True, Part.MEETINGS)
    with pytest.raises(Invalid):
        desk.do.meetings.remove_participant(last.id, "")


# in the room -----------------------------------------------------------------------------------------------------


def test_what_is_typed_is_kept_comes_back_and_becomes_one_change(desk: Desk) -> None:
    meeting = first_of(desk)
    item = desk.do.meetings.read(meeting).items[PLAN]
    for text in ("V", "Vi", "Vi aft"):
        desk.do.meetings.draft(item.id, "note", text, "")
    room = desk.do.meetings.read(meeting)
    assert [(one.record, one.field, one.text) for one in room.drafts] == [(item.id, "note", "Vi aft")]
    assert room.items[PLAN].note == "", "a draft is no change yet"
    before = len(desk.do.people.history(room.person.id, 1000))
    desk.do.meetings.write(meeting, PLAN, note="Vi aftalte ting")
    room = desk.do.meetings.read(meeting)
    assert (room.drafts, room.items[PLAN].note) == ((), "Vi aftalte ting")
    assert len(desk.do.people.history(room.person.id, 1000)) == before + 1


def test_drafts_survive_closing_the_desk(desk: Desk, clock: FixedClock) -> None:
    meeting = first_of(desk)
    item = desk.do.meetings.read(meeting).items[PLAN]
    desk.do.meetings.draft(item.id, "note", "Vi aft", "")
    desk.workplace.close()
    with open_workplace(desk.folder, PASSPHRASE, clock=clock) as again:
        assert [one.text for one in again.intentions.meetings.read(meeting).drafts] == ["Vi aft"]


def test_goals_agreements_and_decisions_go_straight_into_the_plan(desk: Desk) -> None:
    meeting = first_of(desk)
    person = desk.do.meetings.read(meeting).person.id
    for act, refusal in (
        (lambda: desk.do.meetings.add_goal(meeting, own_words=" "), "goal-empty"),
        (lambda: desk.do.meetings.add_agreement(meeting, what="", owner="", due=None), "agreement-empty"),
        (lambda: desk.do.meetings.decide(meeting, text="", decided_by="Karen", unit=""), "decision-empty"),
        (lambda: desk.do.meetings.decide(meeting, text="Mentor", decided_by="", unit=""), "decision-by-nobody"),
    ):
        with pytest.raises(Invalid) as refused:
            act()
        assert refused.value.code == refusal
    desk.do.meetings.add_goal(meeting, own_words="Op kl. 8")
    desk.do.meetings.add_goal(meeting, own_words="Blive kok", horizon=Horizon.LONG)
    desk.do.meetings.add_agreement(meeting, what="Ringe", owner="Jens", due=NOW.date(), item=PLAN)
    granted = desk.do.meetings.decide(
        meeting, text="Mentor", decided_by="Karen", unit=desk.unit, grant="5 timer", starts_on=date(2026, 12, 15)
    )
    asked = desk.do.meetings.decide(meeting, text="Praktik", decided_by="Karen", unit=desk.unit)
    assert (granted.state, asked.state) == (MeasureState.GRANTED, MeasureState.REQUESTED)
    view = desk.do.plans.view(person)
    assert [one.horizon for one in view.goals] == [Horizon.LONG, Horizon.SHORT]
    assert [one.what for one in view.agreements] == ["Ringe"]
    assert [one.title for one in view.measures] == ["Mentor", "Praktik"]
    room = desk.do.meetings.read(meeting)
    assert [one.measure for one in room.decisions] == [granted.id, asked.id]


@pytest.mark.parametrize(("item", "part"), [("den-nye-fortaelling", Part.PARENTHOOD), (PLAN, None), ("", None)])
def test_what_is_agreed_under_a_sensitive_item_belongs_to_its_part(desk: Desk, item: str, part: Part | None) -> None:
    meeting = first_of(desk)
    agreed = desk.do.meetings.add_agreement(meeting, what="Ringe", owner="Jens", due=None, item=item)
    decided = desk.do.meetings.decide(meeting, text="Mentor", decided_by="Karen", unit="", item=item)
    assert (agreed.part, decided.part) == ((part, part) if part else (Part.AGREEMENTS, Part.MEASURES))


# closing ---------------------------------------------------------------------------------------------------------


def test_closing_waits_until_every_open_thing_is_settled(desk: Desk, clock: FixedClock) -> None:
    meeting = first_of(desk)
    story.go_to(clock, story.call(desk, meeting))
    agreed = desk.do.meetings.add_agreement(meeting, what="Ringe", owner="", due=None)
    room = desk.do.meetings.read(meeting)
    found = {one.what for one in room.findings}
    assert found == set(Missing) - {Missing.REQUIRED}  # this format has no point that must be answered
    assert {one.what for one in room.findings if not one.blocks} == {Missing.OWN_WORDS}
    assert {one.target for one in room.findings if one.what is Missing.ATTENDANCE} == {
        one.id for one in room.participants
    }
    while blocking := desk.do.meetings.read(meeting).blocking:
        with pytest.raises(NotAllowed) as refused:
            desk.do.meetings.close(meeting)
        assert (refused.value.code, refused.value.facts) == ("meeting-not-complete", {"missing": len(blocking)})
        one = blocking[0]
        match one.what:
            case Missing.ATTENDANCE:
                desk.do.meetings.attend(one.target, Attendance.CAME)
            case Missing.OUTPUT:
                with pytest.raises(Invalid):
                    desk.do.meetings.reached(meeting, one.target, done=False, reason=" ")
                desk.do.meetings.reached(meeting, one.target, done=True)
            case Missing.AGREEMENT_OWNER:
                desk.do.plans.change_agreement(agreed.id, owner="Jens")
            case Missing.AGREEMENT_DUE:
                desk.do.plans.change_agreement(agreed.id, due=NOW.date())
            case Missing.OWN_WORDS:
                pytest.fail("it does not block")
    desk.do.meetings.draft(room.items[PLAN].id, "note", "Vi aft", "")
    with pytest.raises(NotAllowed) as refused:
        desk.do.meetings.close(meeting)
    assert refused.value.code == "meeting-text-unsaved"
    desk.do.meetings.write(meeting, PLAN, note="Vi aftalte")
    closed = desk.do.meetings.close(meeting)
    assert (closed.state, closed.closed_at) == (MeetingState.CLOSED, clock.now())


def test_nothing_is_written_into_a_closed_meeting(desk: Desk, clock: FixedClock) -> None:
    meeting = story.held(desk, clock, desk.person().id).meetings[0].id
    someone = desk.do.meetings.read(meeting).participants[0].id
    for act in (
        lambda: desk.do.meetings.close(meeting),
        lambda: desk.do.meetings.write(meeting, PLAN, note="Mere"),
        lambda: desk.do.meetings.attend(someone, Attendance.ABSENT),
        lambda: desk.do.meetings.attend_all(meeting, frozenset()),
        lambda: desk.do.meetings.reached(meeting, "handleplan-udarbejdet", done=True),
        lambda: desk.do.meetings.arrange(meeting, place="Andet"),
        lambda: desk.do.meetings.call(meeting),
        lambda: desk.do.meetings.add_goal(meeting, own_words="Sent"),
        lambda: desk.do.meetings.add_agreement(meeting, what="Sent", owner="Jens", due=NOW.date()),
        lambda: desk.do.meetings.decide(meeting, text="Sent", decided_by="Karen", unit=""),
    ):
        with pytest.raises(NotAllowed) as refused:
            act()
        assert refused.value.code == "meeting-closed"


def test_attendance_of_all_at_once_follows_the_replies(desk: Desk) -> None:
    meeting = first_of(desk)
    people = desk.do.meetings.read(meeting).participants
    desk.do.meetings.reply(people[1].id, Reply.DECLINES)
    desk.do.meetings.attend_all(meeting, frozenset({people[0].id}))
    now = {one.id: one.attendance for one in desk.do.meetings.read(meeting).participants}
    assert (now[people[0].id], now[people[1].id]) == (Attendance.CAME, Attendance.EXCUSED)
    assert now[people[2].id] is Attendance.UNKNOWN


def test_what_was_not_reached_is_carried_over_until_it_is(desk: Desk, clock: FixedClock) -> None:
    course = story.start(desk, desk.person().id)
    first, second = (one.id for one in course.meetings)
    story.go_to(clock, story.call(desk, first))
    story.hold(desk, first, not_reached=frozenset({"samarbejde-afklaret"}))
    desk.do.meetings.close(first)

    def carried() -> set[str]:
        return {one.key for one in desk.do.meetings.read(second).items.values() if one.carried_from}

    assert carried() == {"samarbejde-afklaret"}
    asked = desk.do.meetings.read(second)
    assert asked.outputs[-1].key == "samarbejde-afklaret"
    assert "samarbejde-afklaret" in {one.target for one in asked.blocking}
    desk.do.meetings.reopen(first, "Det blev alligevel nået")
    desk.do.meetings.reached(first, "samarbejde-afklaret", done=True)
    desk.do.meetings.reached(first, "handleplan-udarbejdet", done=False, reason="Mangler svar")
    desk.do.meetings.close(first)
    assert carried() == {"handleplan-udarbejdet"}


def test_a_snapshot_stays_as_it_was_and_opening_again_makes_the_next(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    course = story.start(desk, person)
    meeting = course.meetings[0].id
    story.go_to(clock, story.call(desk, meeting))
    story.hold(desk, meeting)
    desk.do.meetings.write(meeting, PLAN, note="Som det var")
    goal = desk.do.meetings.add_goal(meeting, own_words="Op kl. 8")
    desk.do.meetings.close(meeting)

    def frozen() -> list[tuple[int, str, str]]:
        with desk.workplace.store.unit_of_work() as uow:
            return [(one.n, one.sha256, one.content) for one in uow.snapshots(meeting) if one.kind == "minutes"]

    ((number, digest, content),) = frozen()
    text = desk.do.minutes.journal_text(meeting)
    desk.do.plans.change_goal(goal.id, own_words="Op kl. 9")
    desk.do.people.correct(person, given_name="Emmy")
    desk.do.courses.answer(course.series.id, {"foedsel": "2027-02-10"})
    assert desk.do.minutes.journal_text(meeting) == text
    assert frozen() == [(number, digest, content)]
    assert json.loads(content), "canonical and readable without this program"
    with pytest.raises(Invalid):
        desk.do.meetings.reopen(meeting, " ")
    opened = desk.do.meetings.reopen(meeting, "Der manglede noget")
    assert (opened.state, opened.closed_at) == (MeetingState.CALLED, None)
    desk.do.meetings.write(meeting, PLAN, note="Som det blev")
    desk.do.meetings.close(meeting)
    assert [one[0] for one in frozen()] == [number, number + 1]
    assert frozen()[0] == (number, digest, content)
    after = desk.do.minutes.journal_text(meeting)
    assert "Som det blev" in after and "Op kl. 9" in after
    with pytest.raises(NotAllowed):
        desk.do.meetings.reopen(course.meetings[1].id, "Den er ikke lukket")


def test_what_nobody_talked_about_stands_in_the_minutes_and_is_proposed_again(desk: Desk, clock: FixedClock) -> None:
    course = story.start(desk, desk.person().id)
    meeting = course.meetings[0].id
    story.go_to(clock, story.call(desk, meeting))
    line = desk.do.agendas.add(meeting, "Spørg til kørekortet")
    story.hold(desk, meeting)
    silent = desk.do.meetings.read(meeting).untouched
    assert OWN in {one.key for one in silent}
    desk.do.meetings.write(meeting, OWN, own_words="Jeg vil i gang")
    left = [one.title for one in silent if one.key != OWN]
    desk.do.meetings.close(meeting)
    text = desk.do.minutes.journal_text(meeting)
    (told,) = (one for one in text.splitlines() if "Intet noteret om: " in one)
    assert told.partition(": ")[2] == " · ".join([*left, line.title])
    again = desk.do.agendas.look(course.meetings[1].id)
    assert line.title in {one.line.title for one in again}


def test_a_point_marked_as_talked_about_is_not_told_as_silent(desk: Desk, clock: FixedClock) -> None:
    course = story.start(desk, desk.person().id)
    meeting = course.meetings[0].id
    story.go_to(clock, story.call(desk, meeting))
    story.hold(desk, meeting)
    line = desk.do.agendas.add(meeting, "Spørg til kørekortet")
    desk.do.agendas.answer(meeting, line.id, discussed=True)
    (point,) = (one for one in desk.do.meetings.read(meeting).untouched if one.key == OWN)
    desk.do.meetings.talked_about(meeting, OWN, about=True)
    desk.do.meetings.talked_about(meeting, OWN, about=False)
    assert point in desk.do.meetings.read(meeting).untouched
    desk.do.meetings.talked_about(meeting, OWN, about=True)
    desk.do.meetings.close(meeting)
    text = desk.do.minutes.journal_text(meeting)
    assert "Intet noteret om" not in text
    assert "Også talt om: Den unges egne ord" in text
    with pytest.raises(NotAllowed):
        desk.do.meetings.talked_about(meeting, OWN, about=False)


def test_an_answer_after_the_closing_leaves_the_minutes_alone(desk: Desk, clock: FixedClock) -> None:
    course = story.held(desk, clock, desk.person().id)
    desk.do.courses.answer(course.series.id, {"foraelder-ansat": "yes", "foedsel": "2026-12-03"})
    second = desk.do.courses.course(course.series.id).meetings[1].id
    story.go_to(clock, story.call(desk, second))
    story.hold(desk, second)
    desk.do.meetings.write(second, "stilling-til-barsel", note="Otte måneder")
    desk.do.meetings.close(second)
    assert desk.do.courses.course(course.series.id).series.state is SeriesState.FINISHED
    text = desk.do.minutes.journal_text(second)
    assert "Otte måneder" in text
    desk.do.courses.answer(course.series.id, {"foraelder-ansat": "no"})
    assert desk.do.minutes.journal_text(second) == text


def test_the_length_of_the_leave_is_asked_for_only_if_a_parent_works(desk: Desk, clock: FixedClock) -> None:
    course = story.start(desk, desk.person().id, {"foraelder-ansat": "no"})
    second = course.meetings[1].id
    assert "barsel-afklaret" not in {one.key for one in desk.do.meetings.read(second).outputs}
    desk.do.courses.answer(course.series.id, {"foraelder-ansat": "yes"})
    assert "barsel-afklaret" in {one.key for one in desk.do.meetings.read(second).outputs}


def test_the_last_meeting_finishes_the_course_and_opening_it_resumes_it(desk: Desk, clock: FixedClock) -> None:
    course = story.held(desk, clock, desk.person().id)
    assert course.series.state is SeriesState.RUNNING
    second = course.meetings[1].id
    story.go_to(clock, story.call(desk, second))
    story.hold(desk, second)
    desk.do.meetings.close(second)
    assert desk.do.courses.course(course.series.id).series.state is SeriesState.FINISHED
    desk.do.meetings.reopen(second, "Noget manglede")
    assert desk.do.courses.course(course.series.id).series.state is SeriesState.RUNNING


def test_agreements_of_earlier_meetings_stay_in_sight_and_the_journal_day_is_kept(
    desk: Desk, clock: FixedClock
) -> None:
    course = story.start(desk, desk.person().id)
    first, second = (one.id for one in course.meetings)
    story.go_to(clock, story.call(desk, first))
    desk.do.meetings.add_agreement(first, what="Ringe", owner="Jens", due=NOW.date(), owner_unit=FAMILY)
    story.hold(desk, first)
    desk.do.meetings.close(first)
    earlier: tuple[Agreement, ...] = desk.do.meetings.read(second).earlier
    assert [one.what for one in earlier] == ["Ringe"]
    desk.do.meetings.journalised(first)
    assert desk.do.meetings.read(first).meeting.journalised_on == clock.now().date()
    assert desk.do.meetings.read(first).items["handleplan-udarbejdet"].outcome is ItemOutcome.DONE
    assert [one.meeting.id for one in desk.do.meetings.list(past=True)] == [first]
    assert desk.do.today.look(days=365).meetings[0].meeting.id == second
