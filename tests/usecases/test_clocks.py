"""Deadlines on the real store: circumstances start them, what is done stops them, I dag tells them once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from tests.desks import NOW, Desk
from tests.stores import CHEAP
from tests.usecases import story
from ungeapp.bootstrap import create_workplace
from ungeapp.domain.clocks import Clock, ClockState, running
from ungeapp.domain.dates import birthday
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.status import StatusKind
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.today import Due, DueKind

TODAY = NOW.date()


def born(desk: Desk, birth: date) -> YoungPerson:
    return desk.do.people.add(given_name="Noah", family_name="Prøvesen", birth_date=birth)


def clock_of(desk: Desk, person: str, rule: str) -> Clock | None:
    return next((one for one in desk.do.clocks.of(person) if one.rule.id == rule), None)


def running_ids(desk: Desk, person: str) -> set[str]:
    return {one.rule.id for one in running(desk.do.clocks.of(person))}


def on_today(desk: Desk, person: str = "") -> list[tuple[str, date | None]]:
    found: tuple[Due, ...] = desk.do.today.look().due
    return [(one.code, one.on) for one in found if one.kind is DueKind.CLOCK and person in ("", one.person.id)]


def years_ago(years: int, days: int = 0) -> date:
    """A birth date: so many years old ``days`` from today."""
    return birthday(TODAY + timedelta(days=days), -years)


def test_a_circumstance_starts_it_and_another_one_stops_it(desk: Desk) -> None:
    person = born(desk, years_ago(17, -100)).id
    assert "d03b" not in running_ids(desk, person)
    decided = desk.do.circumstances.add(person, "support-decided", from_on=TODAY - timedelta(days=20))
    assert decided.part is Part.MEASURES_SOCIAL
    clock = clock_of(desk, person, "d03b")
    assert clock is not None and clock.trigger == TODAY - timedelta(days=20)
    desk.do.circumstances.correct(decided.id, from_on=TODAY - timedelta(days=40), to_on=None, note="")
    moved = clock_of(desk, person, "d03b")
    assert moved is not None and moved.due is not None and clock.due is not None and moved.due < clock.due
    desk.do.circumstances.add(person, "youth-plan", from_on=TODAY)
    assert "d03b" not in running_ids(desk, person)
    desk.do.circumstances.remove(decided.id, "Forkert person")
    assert clock_of(desk, person, "d03b") is None


def test_what_is_said_about_circumstances_must_make_sense(desk: Desk) -> None:
    person = desk.person().id
    with pytest.raises(Invalid):
        desk.do.circumstances.add(person, "rumour", from_on=TODAY)
    with pytest.raises(Invalid):
        desk.do.circumstances.add(person, "placed", from_on=TODAY, to_on=TODAY - timedelta(days=1))
    one = desk.do.circumstances.add(person, "placed", from_on=None, note=" Plejefamilie ")
    assert desk.do.circumstances.of(person) == (one,) and one.note == "Plejefamilie"
    with pytest.raises(Invalid):
        desk.do.circumstances.remove(one.id, " ")


def test_a_placement_that_ends_at_18_stands_on_today_six_months_before(desk: Desk, clock: FixedClock) -> None:
    person = born(desk, birthday(date(2027, 6, 1), -18)).id
    desk.do.circumstances.add(person, "placed", from_on=date(2024, 1, 1))
    desk.do.clocks.not_needed(person, "d03", "birthday", "Ungeplanen lå der i forvejen")
    desk.do.clocks.done(person, "d12", "birthday")
    assert on_today(desk, person) == [("d05", date(2026, 12, 1)), ("d05b", date(2026, 12, 1))]
    desk.do.circumstances.add(person, "youth-plan-revised", from_on=TODAY - timedelta(days=3))
    assert on_today(desk, person) == [("d05", date(2026, 12, 1))], "the decision itself is still missing"
    with pytest.raises(NotAllowed):
        desk.do.clocks.later(person, "d05", "birthday", date(2026, 12, 24), "Travlt")
    with pytest.raises(Invalid):
        desk.do.clocks.not_needed(person, "d05", "birthday", "  ")
    desk.do.clocks.not_needed(person, "d05", "birthday", "Flytter hjem til sin mor")
    answered = clock_of(desk, person, "d05")
    assert answered is not None and answered.reason == "Flytter hjem til sin mor"
    assert on_today(desk, person) == []
    desk.do.clocks.reopen(person, "d05", "birthday")
    assert on_today(desk, person) == [("d05", date(2026, 12, 1))]
    desk.do.clocks.done(person, "d05", "birthday", on=TODAY)
    met = clock_of(desk, person, "d05")
    assert met is not None and (met.state, met.met_on) == (ClockState.MET, TODAY)


def test_birthdays_that_count_for_all_reach_today_and_a_local_one_can_wait(desk: Desk) -> None:
    near, named_since = born(desk, years_ago(18, 10)).id, born(desk, years_ago(18, -60)).id
    soon_25, far = born(desk, years_ago(25, 190)).id, born(desk, years_ago(25, 260)).id
    grown = born(desk, years_ago(21)).id
    past_25 = born(desk, years_ago(25, -200)).id
    for person, rule in ((near, "d06c"), (soon_25, "d08")):
        assert [one for one, _on in on_today(desk, person)] == [rule]
    assert on_today(desk, past_25) == [], "it was due before the case came here"
    assert on_today(desk, far) == on_today(desk, grown) == []
    assert on_today(desk, named_since) == [], "somebody was named responsible after the birthday"
    desk.do.clocks.later(near, "d06c", "birthday", TODAY + timedelta(days=3), "Venter på visitationen")
    assert on_today(desk, near) == []
    assert "d06c" in running_ids(desk, near), "it runs all the same"


def test_a_course_alone_is_enough_for_today(desk: Desk) -> None:
    """D14a is asked for where the model runs, whether or not somebody noted a circumstance."""
    person = born(desk, years_ago(16, 10)).id
    assert "d14a" not in [one for one, _on in on_today(desk, person)]
    desk.do.courses.start(person, "samarbejdsmodellen", {})
    assert ("d14a", TODAY + timedelta(days=10)) in on_today(desk, person)


def test_a_unit_that_has_a_part_is_enough_for_today(tmp_path: Path, clock: FixedClock) -> None:
    """D10 in Slagelse: the coordinating caseworker is named no later than at the first meeting of the team."""
    unit, other = "slagelse/boern-og-unge", "slagelse/arbejdsmarked-og-integration"
    workplace = create_workplace(
        tmp_path / "slagelse", passphrase="x" * 12, name="Bo", unit=unit, profile="slagelse", clock=clock, cost=CHEAP
    )
    slagelse = Desk(workplace, tmp_path / "slagelse")
    person = born(slagelse, years_ago(16, -40)).id
    meeting = slagelse.do.courses.start(person, "tvaerfagligt-team", {}).meetings[0]
    meeting = slagelse.do.meetings.arrange(meeting.id, day=TODAY + timedelta(days=9), at=time(10))
    clock.set(NOW + timedelta(days=1))
    slagelse.do.coordination.involve(person, other, because="Støtte")
    planned = slagelse.do.clocks.of(person)
    due = next(one.due for one in planned if one.rule.id == "d10")
    assert due is not None and meeting.starts is not None and due == meeting.starts.date()
    assert [one.on for one in slagelse.do.clocks.due(due) if one.code == "d10"] == [due]
    workplace.close()


def test_a_decision_alone_is_no_revised_plan(desk: Desk) -> None:
    """D05, barnets lov § 111: the plan is revised with the young person before the decision; each can be missing."""
    person = born(desk, birthday(date(2027, 6, 1), -18)).id
    desk.do.circumstances.add(person, "placed", from_on=date(2024, 1, 1))
    desk.do.circumstances.add(person, "youth-support-decided", from_on=TODAY)
    states = {one.rule.id: one.state for one in desk.do.clocks.of(person)}
    assert (states["d05"], states["d05b"]) == (ClockState.MET, ClockState.RUNNING)


def test_the_day_of_the_course_starts_the_first_talk_and_is_noted_once(desk: Desk) -> None:
    """D17: the day the seven are counted from is written in the course, or as a circumstance: one clock either way."""
    person = born(desk, years_ago(20)).id
    begun = TODAY - timedelta(days=2)
    desk.do.courses.start(person, "foerste-samtale", {"begyndt-i-teamet": begun.isoformat()})
    clock = clock_of(desk, person, "d17")
    assert clock is not None and (clock.due, clock.state) == (begun + timedelta(days=7), ClockState.RUNNING)
    assert ("d17", begun + timedelta(days=7)) in on_today(desk, person)
    noted = desk.do.circumstances.add(person, "team-education-help", from_on=begun - timedelta(days=1))
    assert [one.origin for one in desk.do.clocks.of(person) if one.rule.id == "d17"] == [noted.id], "told once"
    desk.do.circumstances.remove(noted.id, "Står i forløbet")
    assert [one.origin for one in desk.do.clocks.of(person) if one.rule.id == "d17"] == [clock.origin]


def test_a_contact_stops_no_first_talk_and_the_talk_it_was_does_on_its_day(desk: Desk) -> None:
    """D17 asks for a talk that was held: a contact is none until somebody writes it up as one."""
    person = born(desk, years_ago(20)).id
    desk.do.circumstances.add(person, "team-education-help", from_on=TODAY - timedelta(days=2))
    desk.do.people.note_contact(person, "Kom forbi på kontoret", channel="office")
    before = clock_of(desk, person, "d17")
    assert before is not None and before.state is ClockState.RUNNING
    held = TODAY - timedelta(days=1)
    desk.do.people.hold_talk(person, said="Kom forbi på kontoret", own_words="", next_step="", held_on=held)
    after = clock_of(desk, person, "d17")
    assert after is not None and (after.state, after.met_on) == (ClockState.MET, held)


def test_the_course_alone_starts_the_transition_meeting_and_an_urgent_one_stops_it(
    desk: Desk, clock: FixedClock
) -> None:
    """D11 (7.4.B-14), as D14: whether or not the wizard or the circumstance came first."""
    person = born(desk, years_ago(17, 10)).id
    assert clock_of(desk, person, "d11") is None
    desk.do.courses.start(person, "overgangsmoede", {"botilbud-eller-stor-stoette": "yes"})
    clock_now = clock_of(desk, person, "d11")
    assert clock_now is not None and clock_now.state is ClockState.RUNNING
    assert "d11" in [one for one, _on in on_today(desk, person)]
    urgent = desk.do.courses.start(person, "akut-overgang", {}).meetings[0]
    urgent = desk.do.meetings.arrange(urgent.id, day=TODAY, at=time(14), place="Rådhuset", leader="Karen Holm")
    assert "d11" in running_ids(desk, person), "it is only arranged"
    story.go_to(clock, desk.do.meetings.call(urgent.id))
    for item in story.hold(desk, urgent.id).agenda:
        desk.do.meetings.write(urgent.id, item.key, note="Vi talte om det", own_words="Det er vigtigt for mig")
    desk.do.meetings.close(urgent.id)
    met = clock_of(desk, person, "d11")
    assert met is not None and (met.state, met.met_on) == (ClockState.MET, TODAY)


def test_unlawful_absence_is_by_the_act_of_its_day(desk: Desk) -> None:
    """D20: serviceloven to the end of 2023, barnets lov since."""
    person = born(desk, years_ago(16)).id
    for day in (datetime(2023, 12, 31, 9, tzinfo=DENMARK), datetime(2024, 1, 1, 9, tzinfo=DENMARK)):
        desk.do.reports.note(person, code="unlawful-absence", institution="Skolen", received_at=day)
    found = {one.trigger: one.rule.source for one in desk.do.clocks.of(person) if one.rule.id == "d20"}
    assert found[date(2023, 12, 31)].startswith("Serviceloven") and found[date(2024, 1, 1)].startswith("Barnets lov")


def test_somebody_who_left_the_desk_has_none(desk: Desk) -> None:
    person = born(desk, years_ago(18, 3)).id
    assert on_today(desk, person)
    reason = next(one.code for one in desk.do.desk.definitions.terms("closing-reasons").on(TODAY) if not one.needs_text)
    desk.do.closing.end(person, reason, text="Slut")
    assert on_today(desk, person) == []
    assert running(desk.do.clocks.of(person)) == ()


def test_reports_plans_and_consents_are_told_by_the_same_engine(desk: Desk) -> None:
    person = born(desk, years_ago(16, -30)).id
    received = datetime.combine(TODAY, time(8), tzinfo=DENMARK)
    desk.do.reports.note(person, code="left", institution="Viborg Produktionsskole", days=4, received_at=received)
    clocks = {one.rule.id: one for one in desk.do.clocks.of(person)}
    by_report = {one.rule.id: one.due for one in desk.do.reports.of(person)[0].clocks}
    assert {id: clocks[id].due for id in by_report} == by_report, "the day is reckoned in one way"
    assert "d18" in clocks
    assert on_today(desk, person) == [], "the report's own row tells of it"
    desk.do.people.note_contact(person, "Fik fat i ham")
    told = {one.rule.id: one.state for one in desk.do.clocks.of(person)}
    assert told["d01"] is told["d18"] is ClockState.MET and told["d02"] is ClockState.RUNNING


def test_the_desk_is_asked_for_reports_only_where_the_profile_asks(desk: Desk) -> None:
    assert desk.do.clocks.of_the_desk() == ()


def test_the_last_day_of_school_on_the_time_line_starts_the_word_to_the_guidance(desk: Desk, clock: FixedClock) -> None:
    """D13 (7.4.B): half a year before the last day, of whom ungestøtte holds; moved with it, over when school is."""
    person = born(desk, years_ago(15, -60)).id
    desk.do.circumstances.add(person, "youth-support", from_on=TODAY - timedelta(days=90))
    entry = desk.do.statuses.add(person, StatusKind.EDUCATION, code="primary-school", from_on=date(2018, 8, 1))
    assert clock_of(desk, person, "d13") is None, "nobody knows when it ends"
    desk.do.statuses.correct(entry.id, to_on=date(2027, 6, 4))
    assert on_today(desk, person) == [("d13", date(2026, 12, 4))]
    desk.do.statuses.correct(entry.id, to_on=date(2027, 6, 25))
    moved = clock_of(desk, person, "d13")
    assert moved is not None and (moved.due, moved.origin) == (date(2026, 12, 25), entry.id)
    tenth = desk.do.statuses.add(person, StatusKind.EDUCATION, code="tenth-grade", from_on=date(2027, 8, 9))
    assert clock_of(desk, person, "d13") is None, "one more year of school is no leaving"
    desk.do.statuses.remove(tenth.id, "Alligevel ikke")
    noted = desk.do.circumstances.add(person, "school-ends", from_on=date(2027, 5, 28))
    assert [one.origin for one in desk.do.clocks.of(person) if one.rule.id == "d13"] == [noted.id], "told once"
    desk.do.circumstances.remove(noted.id, "Forkert dag")
    clock.set(datetime(2027, 6, 26, 9, tzinfo=DENMARK))
    over = clock_of(desk, person, "d13")
    assert over is not None and over.state is ClockState.OVER
