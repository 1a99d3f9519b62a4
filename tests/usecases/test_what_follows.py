"""What follows from age and status at a desk: the right, the screening, the time after school, referrals, one question."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.desks import NOW, Desk
from tests.usecases.test_printing import kept_plans, plan_paper
from ungeapp.domain.dates import birthday
from ungeapp.domain.eligibility import PlanRight
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.follow_up import ReferralAnswer
from ungeapp.domain.parents import Custody
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Task, TaskState
from ungeapp.domain.plans import MeasureEnd
from ungeapp.domain.status import StatusEnd, StatusKind
from ungeapp.domain.third_parties import Why, marks
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.after_school import AFTER_SCHOOL
from ungeapp.usecases.today import DueKind

TODAY = NOW.date()
SUMMER = datetime(2027, 6, 28, 9, tzinfo=DENMARK)


def at_school(desk: Desk, code: str = "primary-school") -> tuple[str, str]:
    person = desk.person(number="610910-4321").id
    return person, desk.do.statuses.add(person, StatusKind.EDUCATION, code=code, from_on=date(2018, 8, 1)).id


def open_tasks(desk: Desk, person: str) -> list[Task]:
    with desk.do.desk.looking() as uow:
        return [one for one in uow.of(Task, person) if one.code == AFTER_SCHOOL and one.state is TaskState.OPEN]


def test_the_right_is_told_with_its_source_and_never_blocks(desk: Desk) -> None:
    person = desk.person().id
    told = desk.do.eligibility.plan_right(person)
    assert told is not None and told.right is PlanRight.HAS and "unge under 25" in told.source
    desk.do.statuses.add(person, StatusKind.EDUCATION, code="vocational", from_on=date(2026, 8, 1))
    told = desk.do.eligibility.plan_right(person)
    assert told is not None and told.right is PlanRight.ENROLLED
    desk.do.plans.write(person, wishes="Jeg vil være smed")
    assert desk.do.plans.view(person).plan.wishes == "Jeg vil være smed"


def test_leaving_school_starts_its_follow_up_by_itself(desk: Desk, clock: FixedClock) -> None:
    clock.set(SUMMER)
    person, school = at_school(desk)
    assert open_tasks(desk, person) == []
    desk.do.statuses.end(school, date(2027, 6, 25), StatusEnd.COMPLETED)
    (task,) = open_tasks(desk, person)
    assert task.due == date(2027, 11, 1)
    after = desk.do.statuses.after_school(person)
    assert after is not None and (after.left_on, after.until) == (date(2027, 6, 25), date(2027, 10, 25))
    desk.do.people.snooze_task(task.id, date(2027, 11, 8), "Ferie")
    desk.do.statuses.correct(school, place="Øvelunds Skole")
    assert [one.snoozed_to for one in open_tasks(desk, person)] == [date(2027, 11, 8)], "her own day stays"
    tenth = desk.do.statuses.add(person, StatusKind.EDUCATION, code="tenth-grade", from_on=date(2027, 6, 26))
    assert open_tasks(desk, person) == [], "one more year of school"
    clock.set(SUMMER + timedelta(days=366))
    desk.do.statuses.end(tenth.id, date(2028, 6, 28), StatusEnd.COMPLETED)
    (task,) = open_tasks(desk, person)
    assert (task.due, task.snoozed_to) == (date(2028, 11, 1), None)
    desk.do.people.finish_task(task.id, "Han går på FGU og er glad for det")
    desk.do.statuses.correct(tenth.id, place="Øvelunds Skole")
    assert open_tasks(desk, person) == [], "what was answered is not asked again"


def asked_on_today(desk: Desk) -> list[tuple[str, date | None]]:
    return [(one.record, one.on) for one in desk.do.today.look().due if one.kind is DueKind.SCHOOL]


@pytest.mark.parametrize(("how", "follows"), [("completed", True), ("broken-off", True), ("changed", False)])
def test_a_last_day_written_ahead_is_asked_about_once_it_has_passed(
    desk: Desk, clock: FixedClock, how: str, follows: bool
) -> None:
    """D19 after D13: the day is known long before, how school ended is not; the follow-up begins by the answer."""
    person, school = at_school(desk)
    desk.do.statuses.correct(school, to_on=date(2027, 6, 25))
    for day in (25, 24):
        clock.set(datetime(2027, 6, day, 9, tzinfo=DENMARK))
        assert asked_on_today(desk) == ([(school, date(2027, 6, 25))] if day == 25 else []), "not before its day"
    clock.set(SUMMER)
    asked = desk.do.statuses.school_asked(person)
    assert asked is not None and asked_on_today(desk) == [(asked.id, date(2027, 6, 25))]
    assert open_tasks(desk, person) == [], "nothing is guessed"
    desk.do.statuses.end(school, date(2027, 6, 25), StatusEnd(how), cause="academic" if how == "broken-off" else "")
    assert asked_on_today(desk) == [] and desk.do.statuses.school_asked(person) is None
    assert [one.due for one in open_tasks(desk, person)] == ([date(2027, 11, 1)] if follows else [])
    clocks = {one.rule.id: one.due for one in desk.do.clocks.of(person)}
    assert clocks.get("d19a") == (date(2027, 11, 1) if follows else None)


def test_how_it_ends_can_be_written_ahead_too(desk: Desk, clock: FixedClock) -> None:
    """D19 begins by itself when the day comes, and goes when school goes on after all."""
    person, school = at_school(desk)
    desk.do.statuses.end(school, date(2027, 6, 25), StatusEnd.COMPLETED)
    assert [one.due for one in open_tasks(desk, person)] == [date(2027, 11, 1)]
    assert desk.do.statuses.after_school(person) is None, "school is not left yet"
    clock.set(SUMMER)
    assert asked_on_today(desk) == [] and desk.do.statuses.after_school(person) is not None
    desk.do.statuses.add(person, StatusKind.EDUCATION, code="tenth-grade", from_on=date(2027, 8, 9))
    assert open_tasks(desk, person) == []


def test_nobody_is_asked_about_a_school_of_long_ago_one_more_year_or_somebody_who_left(
    desk: Desk, clock: FixedClock
) -> None:
    person, school = at_school(desk)
    desk.do.statuses.correct(school, to_on=date(2026, 6, 25))
    clock.set(datetime(2026, 11, 1, 9, tzinfo=DENMARK))
    assert asked_on_today(desk) == [(school, date(2026, 6, 25))], "to the end of the period"
    clock.set(datetime(2026, 11, 2, 9, tzinfo=DENMARK))
    assert asked_on_today(desk) == [], "too late to follow up on"
    clock.set(NOW)
    desk.do.statuses.correct(school, to_on=date(2026, 11, 20))
    assert asked_on_today(desk) != []
    tenth = desk.do.statuses.add(person, StatusKind.EDUCATION, code="tenth-grade", from_on=date(2026, 11, 21))
    assert asked_on_today(desk) == []
    desk.do.statuses.remove(tenth.id, "Alligevel ikke")
    assert asked_on_today(desk) != []
    reason = next(one.code for one in desk.do.desk.definitions.terms("closing-reasons").on(TODAY) if not one.needs_text)
    desk.do.closing.end(person, reason, text="Slut")
    assert asked_on_today(desk) == []


def test_what_is_long_ago_starts_nothing(desk: Desk) -> None:
    person, school = at_school(desk)
    desk.do.statuses.end(school, date(2025, 6, 25), StatusEnd.COMPLETED)
    assert open_tasks(desk, person) == [] and desk.do.statuses.after_school(person) is None


def test_whoever_leaves_in_the_middle_of_a_year_is_not_left_until_next_november(desk: Desk) -> None:
    person, school = at_school(desk, "tenth-grade")
    desk.do.statuses.end(school, date(2026, 11, 10), StatusEnd.BROKEN_OFF, cause="academic")
    assert [one.due for one in open_tasks(desk, person)] == [date(2027, 3, 10)]


def test_a_helper_after_school_takes_the_follow_up_over(desk: Desk, clock: FixedClock) -> None:
    clock.set(SUMMER)
    person, school = at_school(desk)
    desk.do.statuses.end(school, date(2027, 6, 25), StatusEnd.COMPLETED)
    mentor = desk.do.support.add(person, name="Mikkel", role="mentor", after_school=True)
    assert open_tasks(desk, person) == []
    told = desk.do.statuses.after_school(person)
    assert told is not None and told.helper == "Mikkel"
    desk.do.support.end(mentor.id, because="declined", successor="Vejlederen")
    assert len(open_tasks(desk, person)) == 1, "nobody follows along any more: the desk does"


def test_a_screening_has_a_result_who_and_when(desk: Desk, clock: FixedClock) -> None:
    clock.set(SUMMER)
    person, school = at_school(desk)
    assert desk.do.eligibility.screening_owed(person) == ""
    desk.do.statuses.end(school, date(2027, 6, 25), StatusEnd.COMPLETED)
    assert "Albertslund" in desk.do.eligibility.screening_owed(person)
    with pytest.raises(Invalid) as refusal:
        desk.do.statuses.add(person, StatusKind.SCREENING, code="academic-competences")
    assert refusal.value.code == "status-no-result"
    one = desk.do.statuses.add(
        person,
        StatusKind.SCREENING,
        code="academic-competences",
        text="Læser sikkert, mangler brøker",
        contact_name="Lise Lærer",
    )
    assert one.record_part is Part.STATUS and one in desk.do.statuses.line(person).now
    assert desk.do.eligibility.screening_owed(person) == ""


def test_a_judgement_is_told_with_what_it_rests_on(desk: Desk) -> None:
    person = desk.person().id
    add = desk.do.statuses.add
    add(person, StatusKind.READINESS, code="social", clarification="not-clarified", text="Hun siger det selv")
    add(person, StatusKind.READINESS, code="academic", clarification="clarified", text="Karaktererne")
    add(person, StatusKind.READINESS, code="not-ready", from_on=date(2021, 9, 1))
    told = desk.do.eligibility.judgements(person)
    assert [(one.about, one.word, one.basis) for one in told] == [
        ("Fagligt", "Afklaret", "Karaktererne"),
        ("Socialt", "Ikke afklaret", "Hun siger det selv"),
    ]
    desk.do.plans.write(person, wishes="Jeg vil være kok")
    assert plan_paper(desk, person).judgements == (
        ("Fagligt: Afklaret", "Karaktererne"),
        ("Socialt: Ikke afklaret", "Hun siger det selv"),
    )


def test_what_a_judgement_rests_on_is_on_no_parent_s_copy(desk: Desk) -> None:
    person = desk.person(number="", birth_date=birthday(TODAY, -16)).id
    mother = desk.do.custody.add(person, name="Hanne Prøvesen", custody=Custody.SOLE).id
    desk.do.statuses.add(person, StatusKind.READINESS, code="social", clarification="clarified", text="I fortrolighed")
    made: list[Any] = []
    kept_plans(desk, made).plan(person, parent=mother)
    kept_plans(desk, made).plan(person)
    assert [paper.judgements for paper in made] == [(), (("Socialt: Afklaret", "I fortrolighed"),)]


def test_level_five_has_a_log_of_referrals(desk: Desk) -> None:
    person, log = desk.person().id, desk.do.referrals
    desk.do.statuses.add(person, StatusKind.ABSENCE, code="level-4", from_on=TODAY - timedelta(days=40))
    assert log.level(person) is None
    desk.do.statuses.add(person, StatusKind.ABSENCE, code="level-5", contact_name="Lone")
    level = log.level(person)
    assert level is not None and level.contact_name == "Lone"
    with pytest.raises(Invalid):
        log.add(person, " ")
    first = log.add(person, "PPR", on=TODAY - timedelta(days=20))
    second = log.add(person, "Dagbehandlingen", on=TODAY - timedelta(days=5))
    assert [one.to for one in log.of(person)] == ["Dagbehandlingen", "PPR"]
    assert (first.record_part, first.waited_days(TODAY)) == (Part.ABSENCE, 20)
    with pytest.raises(Invalid) as refusal:
        log.answer(first.id, ReferralAnswer.REFUSED)
    assert refusal.value.code == "referral-refused-why"
    with pytest.raises(Invalid):
        log.answer(first.id, ReferralAnswer.TAKEN_IN, on=TODAY - timedelta(days=21))
    with pytest.raises(NotAllowed):
        log.end(second.id, outcome="Går i skole")
    log.answer(first.id, ReferralAnswer.REFUSED, note="Ingen plads")
    log.answer(second.id, ReferralAnswer.TAKEN_IN, on=TODAY - timedelta(days=1))
    log.end(second.id, outcome="Går i skole tre dage om ugen")
    now = {one.to: one for one in log.of(person)}
    assert (now["PPR"].answer_note, now["PPR"].waited_days(TODAY)) == ("Ingen plads", 20)
    assert (now["Dagbehandlingen"].ended_on, now["Dagbehandlingen"].waited_days(TODAY)) == (TODAY, 4)


def test_a_referral_is_found_by_its_words_and_its_telephone_is_reviewed_before_access(desk: Desk) -> None:
    person = desk.person().id
    desk.do.statuses.add(person, StatusKind.ABSENCE, code="level-5")
    desk.do.referrals.add(person, "Dagbehandlingen Bakken", phone="12 34 00 09", text="Et roligt sted")
    found = [one.record for group in desk.do.search.look("roligt") for one in group.hits]
    assert [one.KIND for one in found if one is not None] == ["referral"]
    with desk.do.desk.looking() as uow:
        told = marks(uow.everything(person))
    assert [(one.field, one.why) for one in told if one.kind == "referral"] == [("phone", Why.REACH)]


def test_what_is_next_is_asked_once(desk: Desk) -> None:
    person = desk.person().id
    report = desk.do.reports.note(person, code="left", institution="FGU")
    desk.do.reports.react(report.id, "Ringede hjem")

    def rows() -> list[DueKind]:
        kinds = (DueKind.REPORT, DueKind.GAP)
        return [one.kind for one in desk.do.today.look().due if one.person.id == person and one.kind in kinds]

    assert rows() == [DueKind.REPORT]
    measure = desk.do.measures.add_measure(person, title="FGU", area="education", started_on=TODAY - timedelta(days=60))
    desk.do.measures.end(measure.id, how=MeasureEnd.STOPPED, because="Stoppede")
    assert rows() == [DueKind.GAP]
    desk.do.measures.add_measure(person, title="Praktik", area="employment", started_on=TODAY)
    assert DueKind.REPORT not in rows(), "something has begun since"


def test_a_successor_is_a_name_of_the_phone_book_or_words(desk: Desk) -> None:
    person = desk.person().id
    entry = desk.do.phone_book.add("Mona Mentor", phone="12 34 00 01")
    first = desk.do.support.add(person, name="Mikkel", role="mentor", meets_demands=True)
    ended = desk.do.support.end(first.id, because="replaced", successor="Mona Mentor", successor_entry=entry.id)
    assert (ended.successor_entry, ended.meets_demands) == (entry.id, True)
    assert desk.do.support.resume(first.id).successor_entry == ""
    other = desk.do.support.add(person, name="Ulla", role="youth-guide")
    assert (
        desk.do.support.end(other.id, because="anchored", successor=" ", successor_entry=entry.id).successor_entry == ""
    )
