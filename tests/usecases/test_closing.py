"""Moving on: one action stops every clock, one undo starts them again, and nothing is written to the dead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.desks import FAMILY, NOW, SHARED, Desk
from tests.ui.a_course import ANSWERS, FORMAT
from tests.ui.handover.filled import follow_in_everyday, taken_in_everyday
from ungeapp.domain.errors import Invalid, NotAllowed, Stale
from ungeapp.domain.meetings import MeetingState, SeriesState
from ungeapp.domain.parts import Part
from ungeapp.domain.people import Task, TaskState, YoungPerson
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.arrived_support import SUPPORT_CAME
from ungeapp.usecases.courses import CALL_OFF

TODAY = NOW.date()
FAR = TODAY + timedelta(days=400)


def busy(desk: Desk) -> str:
    """A young person with everything that has a clock."""
    person = desk.person().id
    desk.do.courses.start(person, FORMAT, ANSWERS)
    desk.do.plans.next_step(person, "Ring til FGU", TODAY)
    desk.do.plans.add_agreement(person, what="Ring", owner="Karen Holm", due=TODAY, mine=True)
    desk.do.plans.add_agreement(person, what="Svar", owner="Skolen", due=TODAY)
    desk.do.plans.add_goal(person, own_words="Op kl. 8", follow_up_on=TODAY)
    work = desk.do.desk
    with work.acting("test") as uow:
        uow.put(Task(id=work.new_id(), person=person, what="Kontakt netværket", due=TODAY))
    return person


def test_one_action_stops_every_clock_and_one_undo_starts_them(desk: Desk) -> None:
    person = busy(desk)
    assert desk.do.today.due(FAR) and desk.do.plans.owed_by_others()
    view = desk.do.closing.view(person)
    assert (view.courses, view.called, view.next_step) == (1, 0, "Ring til FGU")
    assert view.meetings == 2 and view.tasks >= 1
    desk.do.closing.end(person, "moved", text="Randers")
    assert desk.do.today.due(FAR) == () and desk.do.plans.owed_by_others() == () == desk.do.plans.my_agreements()
    assert not desk.do.meetings.list()
    (course,) = desk.do.courses.courses(person)
    assert course.series.state is SeriesState.STOPPED
    assert {one.state for one in course.meetings} == {MeetingState.CANCELLED}
    file = desk.do.people.file(person)
    assert file.person.ended and file.person.ended_on == TODAY and file.person.next_step == ""
    assert {one.state for one in file.of(Task)} == {TaskState.DROPPED}
    desk.do.people.undo(desk.do.people.history(person)[0].transaction)
    assert not desk.do.people.file(person).person.ended
    assert desk.do.today.due(FAR) and desk.do.meetings.list()


def test_a_called_meeting_must_still_be_called_off(desk: Desk) -> None:
    person = busy(desk)
    (course,) = desk.do.courses.courses(person)
    desk.do.meetings.arrange(course.meetings[0].id, place="Rådhuset")
    desk.do.meetings.call(course.meetings[0].id)
    assert desk.do.closing.view(person).called == 1
    desk.do.closing.end(person, "dead")
    assert [one.code for one in desk.do.today.due(FAR)] == [CALL_OFF]
    desk.do.meetings.cancel(course.meetings[0].id, "Forløbet er slut")
    assert desk.do.today.due(FAR) == ()
    young = next(one for one in desk.do.meetings.read(course.meetings[0].id).participants if one.is_young_person)
    letters = desk.do.letters.for_all(course.meetings[0].id)
    assert letters and young.name not in {one.recipient for one in letters}
    with pytest.raises(NotAllowed) as refusal:
        desk.do.letters.one(young.id)
    assert refusal.value.code == "letter-after-death"


def test_a_case_ends_only_with_an_outcome_or_a_stated_reason(desk: Desk) -> None:
    person = desk.person().id
    for code in ("", "nothing-of-the-kind"):
        with pytest.raises(Invalid):
            desk.do.closing.end(person, code)
    with pytest.raises(Invalid) as refusal:
        desk.do.closing.end(person, "other", text=" ")
    assert refusal.value.code == "closing-needs-words"
    desk.do.closing.end(person, "completed", on=date(2026, 11, 1))
    with pytest.raises(NotAllowed):
        desk.do.closing.end(person, "moved")
    with pytest.raises(NotAllowed):
        desk.do.courses.start(person, FORMAT, ANSWERS)


def test_lists_tell_the_ended_from_the_others_and_a_search_finds_both(desk: Desk) -> None:
    ended = desk.person().id
    other = desk.person("Freja", "Lund", number="660805-1234").id
    desk.do.closing.end(ended, "in-work")
    assert [one.id for one in desk.do.people.search(ended=False)] == [other]
    assert [(one.id, one.ended) for one in desk.do.people.search(ended=True)] == [(ended, True)]
    assert (desk.do.people.count(ended=True), desk.do.people.count(ended=False), desk.do.people.count()) == (1, 1, 2)
    assert [one.id for one in desk.do.people.search("Emma")] == [ended]


def test_it_is_opened_again_and_says_when(desk: Desk) -> None:
    person = desk.person().id
    with pytest.raises(NotAllowed):
        desk.do.closing.reopen(person, "Vendte tilbage")
    desk.do.closing.end(person, "declined")
    with pytest.raises(Invalid):
        desk.do.closing.reopen(person, " ")
    desk.do.closing.reopen(person, "Vendte tilbage")
    found = desk.do.people.file(person).person
    assert not found.ended and (found.reopened_on, found.reopened_because) == (TODAY, "Vendte tilbage")


def test_an_ending_never_leaves_the_desk(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, (FAMILY,))
    job.do.closing.end(person, "dead", text="Kun til os")
    (file,) = [job.do.sending.share((person,), family.identity)]
    family.do.receiving.receive(file.content)
    assert not family.do.people.file(person).person.ended


def test_a_handover_under_way_is_settled_first(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, (FAMILY,))
    for item in job.do.handovers.view(person).open_for_offer:
        job.do.handovers.answer(person, item.key, item.options[0].code if item.options else "2026-12-01")
    job.do.handovers.offer(person, family.identity)
    assert job.do.closing.view(person).handing_over
    with pytest.raises(NotAllowed):
        job.do.closing.end(person, "moved")
    job.do.closing.end(person, "dead")


def test_no_course_ends_while_somebody_still_supports(desk: Desk) -> None:
    person = desk.person().id
    mentor = desk.do.support.add(person, name="Mikkel Mentor", role="mentor")
    helper = desk.do.support.add(person, name="Ulla Guide", role="youth-guide", check_on=FAR)
    assert [one.id for one in desk.do.closing.view(person).support] == [mentor.id, helper.id]
    for code in ("completed", "in-work", "declined", "aged-out", "other"):
        with pytest.raises(NotAllowed) as refusal:
            desk.do.closing.end(person, code, text="Slut")
        assert refusal.value.code == "closing-support-open"
    assert not desk.do.people.file(person).person.ended
    desk.do.support.end(mentor.id, because="replaced", successor="Mona Mentor")
    with pytest.raises(NotAllowed):
        desk.do.closing.end(person, "completed")
    desk.do.support.end(helper.id, because="anchored")
    desk.do.closing.end(person, "completed")
    assert desk.do.people.file(person).person.ended and not desk.do.closing.view(person).support


def test_where_nobody_can_be_followed_the_support_ends_with_the_course_and_one_undo_restores_both(desk: Desk) -> None:
    person = desk.person().id
    mentor = desk.do.support.add(person, name="Mikkel Mentor", role="mentor", check_on=FAR)
    later = desk.do.support.add(person, name="Ulla Guide", role="youth-guide", from_on=FAR)
    assert desk.do.closing.view(person).ending_support == {"dead"}
    desk.do.closing.end(person, "dead")
    ends = {one.id: (one.ended_on, one.ended_because, one.check_on) for one in desk.do.support.of(person)}
    assert ends == {mentor.id: (TODAY, "dead", None), later.id: (FAR, "dead", None)}
    desk.do.people.undo(desk.do.people.history(person)[0].transaction)
    assert not desk.do.people.file(person).person.ended
    assert [(one.ended_on, one.check_on) for one in desk.do.support.of(person)] == [(None, FAR), (None, None)]


def test_the_support_of_a_case_is_ended_by_the_desk_responsible_for_it(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = job.person().id
    job.consent(person, (FAMILY,), (*SHARED, Part.PROFESSIONAL_NETWORK))
    job.do.support.add(person, name="Mikkel Mentor", role="mentor")
    family.receive(job.share(person, family))
    assert [one.name for one in family.do.support.of(person)] == ["Mikkel Mentor"]
    own = family.do.support.add(person, name="Ulla Guide", role="youth-guide")
    assert [one.id for one in family.do.closing.view(person).support] == [own.id]
    family.do.support.end(own.id, because="anchored")
    family.do.closing.end(person, "completed")
    with pytest.raises(NotAllowed):
        job.do.closing.end(person, "completed")


def test_a_move_hands_every_support_to_a_receiver_in_the_same_act(desk: Desk) -> None:
    """2-08: one answer for all; whoever has another one, or none, was ended with it before."""
    person = desk.person().id
    mentor = desk.do.support.add(person, name="Mikkel Mentor", role="mentor", check_on=FAR)
    helper = desk.do.support.add(person, name="Ulla Guide", role="youth-guide")
    view = desk.do.closing.view(person)
    assert (view.ending_support, view.handing_support) == ({"dead"}, {"moved"})
    with pytest.raises(Invalid, match="closing-receiver"):
        desk.do.closing.end(person, "moved", receiver=" ")
    assert not desk.do.people.file(person).person.ended
    desk.do.support.end(helper.id, because="anchored")
    desk.do.closing.end(person, "moved", receiver="Rie Randers", receiver_entry="entry")
    told = {one.id: (one.ended_because, one.successor, one.successor_entry) for one in desk.do.support.of(person)}
    assert told == {mentor.id: ("moved", "Rie Randers", "entry"), helper.id: ("anchored", "", "")}
    desk.do.people.undo(desk.do.people.history(person)[0].transaction)
    assert [one.ended_on for one in desk.do.support.of(person) if one.id == mentor.id] == [None]


def test_whoever_follows_in_everyday_life_is_asked_about_before_the_course_ends(desk: Desk) -> None:
    """2-08: an employer who goes on is the one who has taken over; nobody is left behind without a word."""
    person = desk.person().id
    follow_in_everyday(desk.do, person, "Smedjen")
    assert desk.do.closing.view(person).follower == "Smedjen"
    with pytest.raises(NotAllowed, match="closing-everyday-open"):
        desk.do.closing.end(person, "in-work")
    desk.do.closing.end(person, "in-work", follower_stays=True)
    assert desk.do.people.file(person).person.ended_follower == desk.do.everyday.who(person) == "Smedjen"
    desk.do.closing.reopen(person, "Smedjen lukkede")
    assert desk.do.people.file(person).person.ended_follower == ""
    desk.do.everyday.end(person, because="anchored")
    desk.do.closing.end(person, "completed")
    gone = next(it.transaction for it in desk.do.people.history(person) if it.version.intention == "everyday.end")
    with pytest.raises(NotAllowed, match="undo-course-ended"):
        desk.do.people.undo(gone)
    assert desk.do.everyday.who(person) == ""


def test_after_a_death_nobody_follows_either(desk: Desk) -> None:
    person = desk.person().id
    follow_in_everyday(desk.do, person, "Smedjen")
    desk.do.closing.end(person, "dead", on=date(2020, 1, 1))
    assert desk.do.everyday.who(person) == "" == desk.do.people.file(person).person.ended_follower
    desk.do.people.undo(desk.do.people.history(person)[0].transaction)
    assert desk.do.everyday.who(person) == "Smedjen"


def test_nobody_begins_to_follow_after_a_death(desk: Desk) -> None:
    person = desk.person().id
    taken_in_everyday(desk.do, person, "Smedjen")
    desk.do.closing.end(person, "dead")
    desk.do.handovers.let_go(person)
    assert not desk.do.handovers.open_handovers(), "nothing is left to be done"
    assert desk.do.everyday.who(person) == "" == desk.do.people.file(person).person.ended_follower


def test_nobody_supports_in_a_course_that_has_ended_unless_it_is_opened_again_with_it(desk: Desk) -> None:
    """2-18: a support that begins anew is a course taken up again, and one undo takes both back."""
    person = desk.person().id
    mentor = desk.do.support.add(person, name="Mikkel Mentor", role="mentor")
    desk.do.support.end(mentor.id, because="anchored")
    desk.do.closing.end(person, "completed")
    for attempt in (
        lambda: desk.do.support.add(person, name="Ulla", role="youth-guide"),
        lambda: desk.do.support.resume(mentor.id, reopening=" "),
    ):
        with pytest.raises(NotAllowed, match="support-course-ended"):
            attempt()
    again = desk.do.support.resume(mentor.id, reopening="Uddannelsen er afbrudt")
    young = desk.do.people.file(person).person
    assert (young.ended, young.reopened_on, young.reopened_because) == (False, TODAY, "Uddannelsen er afbrudt")
    assert again.ended_on is None
    desk.do.people.undo(desk.do.people.history(person)[0].transaction)
    assert desk.do.people.file(person).person.ended
    assert [one.ended_on for one in desk.do.support.of(person)] == [TODAY]
    desk.do.support.add(person, name="Ulla", role="youth-guide", reopening="Vil i gang igen")
    assert not desk.do.people.file(person).person.ended
    other = desk.person("Freja", "Lund", number="660805-1234").id
    desk.do.closing.end(other, "dead")
    with pytest.raises(NotAllowed, match="support-after-death"):
        desk.do.support.add(other, name="Ulla", role="youth-guide", reopening="Fejl")


def test_whoever_was_left_there_before_hinders_no_other_undo(desk: Desk) -> None:
    """An older program ended courses over a follower and wrote nobody: what has nothing to do with it is taken back."""
    person = desk.person().id
    follow_in_everyday(desk.do, person, "Smedjen")
    work = desk.do.desk
    with work.acting("closing.end") as uow:
        uow.put(replace(uow.get(YoungPerson, person), ended_because="in-work", ended_on=TODAY))
    before = desk.do.people.file(person).person
    desk.do.people.correct(person, phone="12345678")
    (act, *_others) = desk.do.history.acts(person)
    assert desk.do.history.why_not(person, act) is None
    desk.do.people.undo(act.transaction)
    assert desk.do.people.file(person).person == before
    desk.do.closing.reopen(person, "Smedjen lukkede")
    (act, *_others) = desk.do.history.acts(person)
    refusal = desk.do.history.why_not(person, act)
    assert refusal is not None and refusal.code == "undo-course-ended", "this would leave them there anew"


def test_support_that_comes_in_a_file_for_an_ended_course_is_told_on_today(desks: tuple[Desk, Desk]) -> None:
    """Whoever is told of somebody who supports opens the course again, or ends the support; the file undone asks nothing."""
    job, family, person = *desks, shared_both_ways(*desks)
    family.do.support.add(person, name="Mona", role="mentor")
    job.do.closing.end(person, "completed")
    got = job.receive(family.share(person, job))
    (due,) = job.do.today.look().due
    assert (due.person.id, due.code, due.what, due.on) == (person, SUPPORT_CAME, "Familieafdelingen", TODAY)
    job.do.receiving.undo(got.package)
    assert job.do.support.of(person) == () and job.do.today.look().due == ()
    job.receive(family.share(person, job))
    assert [one.code for one in job.do.today.look().due] == [SUPPORT_CAME]
    job.do.people.finish_task(job.do.today.look().due[0].record, "Afsluttet")
    job.receive(family.share(person, job))
    assert job.do.today.look().due == (), "what was told is not told again"


def test_a_file_that_ended_support_is_not_taken_back_once_the_course_has_ended(
    desks: tuple[Desk, Desk], clock: FixedClock
) -> None:
    job, family, person = *desks, shared_both_ways(*desks)
    mentor = family.do.support.add(person, name="Mona", role="mentor")
    job.receive(family.share(person, job))
    clock.forward(timedelta(minutes=5))
    family.do.support.end(mentor.id, because="anchored")
    got = job.receive(family.share(person, job))
    job.do.closing.end(person, "completed")
    with pytest.raises(NotAllowed, match="undo-course-ended"):
        job.do.receiving.undo(got.package)
    assert [one.ended_on for one in job.do.support.of(person)] == [TODAY]
    job.do.closing.reopen(person, "Vil i gang igen")
    job.do.receiving.undo(got.package)
    assert [one.ended_on for one in job.do.support.of(person)] == [None]


def shared_both_ways(job: Desk, family: Desk) -> str:
    """A young person of one desk whom the other knows and tells of, too."""
    person = job.person().id
    job.consent(person, (family.identity,), parts=tuple(Part))
    family.receive(job.share(person, family))
    family.consent(person, (job.identity,), parts=tuple(Part))
    return person


REASON = st.sampled_from(["completed", "moved", "declined", "dead"])
ACT = st.one_of(
    st.tuples(st.just("add"), st.booleans()),
    st.tuples(st.just("end"), st.booleans()),
    st.tuples(st.just("follow"), st.booleans()),
    st.tuples(st.just("unfollow"), st.booleans()),
    st.tuples(st.just("reopen"), st.booleans()),
    st.tuples(st.just("undo"), st.integers(0, 3)),
    st.tuples(REASON, st.booleans()),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACT, min_size=2, max_size=9))
@example(acts=[("add", True), ("end", True), ("completed", True), ("undo", 1)])
@example(acts=[("completed", True), ("reopen", True), ("add", True), ("undo", 1)])
@example(acts=[("follow", True), ("unfollow", True), ("completed", False), ("undo", 1)])
@example(acts=[("follow", True), ("completed", True), ("unfollow", True), ("undo", 0), ("reopen", True)])
@example(acts=[("follow", True), ("completed", True), ("reopen", True), ("unfollow", True), ("undo", 1)])
def test_no_course_is_ever_ended_over_somebody_nobody_spoke_of(
    desk: Desk, clock: FixedClock, acts: list[tuple[str, int]]
) -> None:
    """Whatever is done and taken back: nobody is still there in silence, and whoever was there is still written."""
    do, person = desk.do, desk.person(number="", birth_date=date(2006, 3, 1)).id
    written: set[str] = set()
    for what, how in acts:
        clock.forward(timedelta(minutes=1))
        before = (do.people.file(person).person, do.support.of(person), do.everyday.who(person))
        try:
            _do(desk, person, what, how)
        except (Invalid, NotAllowed, Stale):
            assert (do.people.file(person).person, do.support.of(person), do.everyday.who(person)) == before
        young, roles, who = do.people.file(person).person, do.support.of(person), do.everyday.who(person)
        if young.ended:
            assert all(one.ended_on for one in roles)
            assert young.ended_follower == who
        assert all(one.successor or one.ended_because in ("anchored", "dead") for one in roles if one.ended_on)
        if what != "undo":
            assert written <= {one.id for one in roles}
        written = {one.id for one in roles}


def _do(desk: Desk, person: str, what: str, how: int) -> None:
    do = desk.do
    if what == "add":
        do.support.add(person, name="Mikkel", role="mentor", reopening="Igen" if how else "")
    elif what == "end":
        running = [one.id for one in do.support.of(person) if one.ended_on is None]
        for id in running[:1]:
            do.support.end(id, because="anchored" if how else "replaced", successor="" if how else "Mona")
    elif what == "follow":
        if not do.everyday.who(person):
            follow_in_everyday(do, person, "Smedjen")
    elif what == "unfollow":
        do.everyday.end(person, because="anchored")
    elif what == "reopen":
        do.closing.reopen(person, "Igen")
    elif what == "undo":
        done = list(dict.fromkeys(row.transaction for row in do.people.history(person)))[:-1]
        if len(done) > how:
            do.people.undo(done[how])
    else:
        do.closing.end(person, what, receiver="Rie" if how else "", follower_stays=bool(how))


def test_a_reason_ends_support_only_by_an_end_there_is(desk: Desk) -> None:
    terms = desk.do.desk.definitions
    ends = {one.code for one in terms.terms("support-role-ends").terms}
    named = [one.ends_support for one in terms.terms("closing-reasons").terms if one.ends_support]
    assert named and ends >= set(named)
