"""Assessments at the desk: answered, decided, done again, referred; the deadlines follow, and all of it can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.desks import NOW, Desk
from ungeapp.domain.assessments import Assessment, AssessmentAnswer
from ungeapp.domain.circumstances import Answered, Circumstance, DeadlineAnswer
from ungeapp.domain.clocks import Clock, ClockState
from ungeapp.domain.consent import Use
from ungeapp.domain.dates import birthday
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.gate import named
from ungeapp.domain.parts import Part
from ungeapp.domain.status import StatusKind
from ungeapp.system.clock import FixedClock
from ungeapp.system.paths import resources

TARGET = "maalgruppe-overleveringsmoede"
IN = {"fortsat-anbringelse": "yes", "begrundelse": "Bliver boende i plejefamilien"}
FAR = date(2030, 1, 1)
EXEMPT = {"fortsat-anbringelse": "no", "ungestoette": "yes", "via-jobcenter": "yes", "via-uu": "no"}


def assessed(desk: Desk, person: str, answers: dict[str, str]) -> Assessment:
    made = desk.do.assessments.begin(person, TARGET)
    for key, text in answers.items():
        desk.do.assessments.answer(made.id, key, text)
    return desk.do.assessments.decide(made.id)


def holds(desk: Desk, person: str) -> list[str]:
    found = desk.do.people.file(person).of(Circumstance)
    return [one.code for one in found if one.to_on is None]


def test_it_is_decided_with_its_grounds_and_under_its_definition(desk: Desk) -> None:
    person = desk.person().id
    made = desk.do.assessments.begin(person, TARGET)
    assert desk.do.assessments.begin(person, TARGET).id == made.id, "one at a time"
    with pytest.raises(NotAllowed) as refusal:
        desk.do.assessments.decide(made.id)
    assert refusal.value.code == "assessment-open"
    decided = assessed(desk, person, IN)
    assert (decided.outcome_key, decided.outcome_kind, decided.decided_on) == ("fortsat-anbringelse", "in", NOW.date())
    assert decided.criteria == str(desk.do.desk.definitions.criteria(TARGET).ref)
    with desk.do.desk.looking() as uow:
        assert uow.definition(decided.criteria) is not None
    with pytest.raises(NotAllowed):
        desk.do.assessments.answer(decided.id, "fortsat-anbringelse", "no")
    with pytest.raises(NotAllowed):
        desk.do.assessments.decide(decided.id)


def test_the_deadlines_follow_the_outcome(desk: Desk) -> None:
    person = desk.person().id
    decided = assessed(desk, person, IN)
    assert holds(desk, person) == ["transition-meeting"]
    again = desk.do.assessments.redo(decided.id, "Ungestøtte i stedet")
    for key, text in EXEMPT.items():
        desk.do.assessments.answer(again.id, key, text)
    desk.do.assessments.decide(again.id)
    assert sorted(holds(desk, person)) == ["youth-support-decided", "youth-support-granted"], "D13 goes by the second"


def test_an_exempt_young_person_s_deadline_is_answered_at_once_and_asked_again_by_a_newer_judgement(
    desk: Desk, clock: FixedClock
) -> None:
    """D11: held, or exempt with the reason; exempt does not vanish the day after."""
    person = desk.person(number="", birth_date=birthday(NOW.date() + timedelta(days=60), -17)).id

    def d11() -> tuple[ClockState, str]:
        (one,) = (one for one in desk.do.clocks.of(person) if one.rule.id == "d11")
        return one.state, one.reason

    decided = assessed(desk, person, IN)
    assert d11() == (ClockState.RUNNING, "")
    again = desk.do.assessments.redo(decided.id, "Ungestøtte i stedet")
    for key, text in EXEMPT.items():
        desk.do.assessments.answer(again.id, key, text)
    exempt = desk.do.assessments.decide(again.id)
    assert d11() == (ClockState.NOT_NEEDED, exempt.outcome)
    clock.set(NOW + timedelta(days=2))
    assert d11() == (ClockState.NOT_NEEDED, exempt.outcome)
    third = desk.do.assessments.redo(exempt.id, "Anbringelsen fortsætter alligevel")
    for key, text in IN.items():
        desk.do.assessments.answer(third.id, key, text)
    desk.do.assessments.decide(third.id)
    assert d11() == (ClockState.RUNNING, "")


def test_a_circumstance_ended_by_hand_leaves_the_deadline_until_somebody_says_why(
    desk: Desk, clock: FixedClock
) -> None:
    """D11: held, or the exception is reasoned. Nobody loses it because a date was written on the status page."""
    person = desk.person(number="", birth_date=birthday(NOW.date() + timedelta(days=60), -17)).id

    def d11() -> Clock:
        (one,) = (one for one in desk.do.clocks.of(person) if one.rule.id == "d11")
        return one

    noted = desk.do.circumstances.add(person, "transition-meeting", from_on=NOW.date() - timedelta(days=40))
    desk.do.circumstances.correct(noted.id, from_on=noted.from_on, to_on=NOW.date(), note="")
    clock.set(NOW + timedelta(days=3))
    assert (d11().state, d11().outlives) == (ClockState.RUNNING, NOW.date())
    assert "d11" in {one.code for one in desk.do.clocks.due(NOW.date() + timedelta(days=90))}, "I dag tells it too"
    desk.do.clocks.not_needed(person, "d11", "birthday", "Flytter til en anden kommune")
    assert (d11().state, d11().reason) == (ClockState.NOT_NEEDED, "Flytter til en anden kommune")
    desk.do.clocks.reopen(person, "d11", "birthday")
    decided = assessed(desk, person, {**EXEMPT, "begrundelse": "Ungestøtte til 20 år"})
    assert (d11().state, d11().reason) == (ClockState.NOT_NEEDED, decided.outcome)
    desk.do.circumstances.remove(noted.id, "Forkert person")
    assert "d11" not in {one.rule.id for one in desk.do.clocks.of(person)}, "what never was so asks for nothing"


def test_full_age_takes_the_deadline_away_only_once_somebody_said_why(desk: Desk, clock: FixedClock) -> None:
    """D11 at 18: it stands on I dag until it is answered, and the answer is no exemption."""
    grown = NOW.date() + timedelta(days=30)
    person = desk.person(number="", birth_date=birthday(grown, -18)).id
    desk.do.circumstances.add(person, "transition-meeting", from_on=NOW.date() - timedelta(days=400))

    def asked() -> list[tuple[str, date | None]]:
        return [
            (one.code, one.clock.too_old_on) for one in desk.do.clocks.due(grown) if one.clock and one.code == "d11"
        ]

    assert asked() == [("d11", None)]
    clock.set(NOW + timedelta(days=800))
    assert asked() == [("d11", grown)]
    desk.do.clocks.not_needed(person, "d11", "birthday", "Ingen fik det kaldt ind")
    assert asked() == []
    (d11,) = (one for one in desk.do.clocks.of(person) if one.rule.id == "d11")
    assert d11.told_too_late and d11.reason == "Ingen fik det kaldt ind"
    desk.do.people.undo(desk.do.people.history(person)[0].transaction)
    assert asked() == [("d11", grown)], "nothing is lost"


def test_a_desk_that_was_sent_the_circumstance_alone_is_not_asked_why_it_ended(
    desks: tuple[Desk, Desk], clock: FixedClock
) -> None:
    """The grounds are in parts that need not come along; whoever has the case has given them."""
    job, family = desks
    person = family.person(number="", birth_date=birthday(NOW.date() + timedelta(days=60), -17)).id
    first = assessed(family, person, IN)
    again = family.do.assessments.redo(first.id, "Intet behov")
    for key, text in NO_NEED.items():
        family.do.assessments.answer(again.id, key, text)
    family.do.assessments.decide(again.id)
    clock.set(NOW + timedelta(days=3))
    family.consent(person, (job.unit,), (Part.IDENTITY, Part.STATUS), (Use.EXCHANGE,))
    job.receive(family.share(person, job))
    assert [one.code for one in job.do.circumstances.of(person)] == ["transition-meeting"]
    assert "d11" not in {one.rule.id for one in job.do.clocks.of(person)}


def test_a_grant_is_a_decision_for_a_desk_that_does_not_know_the_word_for_a_grant(desks: tuple[Desk, Desk]) -> None:
    """D05 is the law's: a partner whose program is older has the decision alone to go by."""
    job, family = desks
    person = family.person(number="", birth_date=birthday(NOW.date() + timedelta(days=90), -18)).id
    family.do.circumstances.add(person, "placed", from_on=NOW.date() - timedelta(days=90))
    assessed(family, person, {**EXEMPT, "begrundelse": "Ungestøtte til 20 år"})
    family.consent(person, (job.unit,), (Part.IDENTITY, Part.MEASURES_SOCIAL), (Use.EXCHANGE,))
    job.receive(family.share(person, job))
    (granted,) = (one for one in job.do.circumstances.of(person) if one.code == "youth-support-granted")
    job.do.circumstances.remove(granted.id, "Kendes ikke her")
    (d05,) = (one for one in job.do.clocks.of(person) if one.rule.id == "d05")
    assert d05.state is ClockState.MET


def test_an_assessment_of_something_else_gives_no_grounds(desk: Desk, clock: FixedClock) -> None:
    """D11: that another assessment was decided the day a date was written by hand says nothing of the meeting."""
    person = desk.person(number="", birth_date=birthday(NOW.date() + timedelta(days=60), -17)).id
    noted = desk.do.circumstances.add(person, "transition-meeting", from_on=NOW.date() - timedelta(days=40))
    fgu = desk.do.assessments.begin(person, "fgu-maalgruppe")
    with desk.do.desk.acting("test") as uow:
        out = next(one for one in desk.do.desk.definitions.criteria(fgu.criteria).outcomes if one.kind != "in")
        told = replace(fgu, outcome=out.title, outcome_key=out.key, outcome_kind=out.kind.value)
        uow.put(replace(told, decided_on=NOW.date()))
    desk.do.circumstances.correct(noted.id, from_on=noted.from_on, to_on=NOW.date(), note="")
    clock.set(NOW + timedelta(days=3))
    (d11,) = (one for one in desk.do.clocks.of(person) if one.rule.id == "d11")
    assert (d11.state, d11.outlives) == (ClockState.RUNNING, NOW.date())


def test_what_an_assessment_ended_has_its_grounds_also_where_no_answer_came_along(
    desk: Desk, clock: FixedClock
) -> None:
    """At a desk that was sent the assessment and not the answer nothing is asked; opened again by hand it runs."""
    person = desk.person(number="", birth_date=birthday(NOW.date() + timedelta(days=60), -17)).id
    first = assessed(desk, person, IN)
    again = desk.do.assessments.redo(first.id, "Intet behov")
    for key, text in {"fortsat-anbringelse": "no", "ungestoette": "no", "behov-efter-18": "no"}.items():
        desk.do.assessments.answer(again.id, key, text)
    desk.do.assessments.decide(again.id)
    clock.set(NOW + timedelta(days=3))
    with desk.do.desk.acting("test") as uow:
        (answer,) = uow.of(DeadlineAnswer, person)
        uow.put(replace(answer, removed="Findes ikke her"))
    assert "d11" not in {one.rule.id for one in desk.do.clocks.of(person)}
    desk.do.clocks.reopen(person, "d11", "birthday")
    (found,) = (one for one in desk.do.clocks.of(person) if one.rule.id == "d11")
    assert found.state is ClockState.RUNNING


NO_NEED = {"fortsat-anbringelse": "no", "ungestoette": "no", "behov-efter-18": "no", "begrundelse": "Intet behov"}


def test_an_assessment_answers_no_deadline_of_the_law(desk: Desk) -> None:
    """D06: the criteria are a municipality's; that support was granted once, or never, says nothing of the law's own."""
    turned = desk.person(number="", birth_date=birthday(NOW.date() - timedelta(days=20), -18)).id
    begun = NOW.date() - timedelta(days=900)
    desk.do.circumstances.add(turned, "placed", from_on=begun, to_on=NOW.date() - timedelta(days=21))
    granted = desk.person(number="", birth_date=birthday(NOW.date() + timedelta(days=200), -18)).id
    first = assessed(desk, granted, {**EXEMPT, "begrundelse": "Ungestøtte til 20 år"})

    def d06(person: str) -> ClockState:
        (one,) = (one for one in desk.do.clocks.of(person) if one.rule.id == "d06")
        return one.state

    assert d06(turned) is d06(granted) is ClockState.RUNNING
    assessed(desk, turned, NO_NEED)
    again = desk.do.assessments.redo(first.id, "Behovet er faldet bort")
    for key, text in NO_NEED.items():
        desk.do.assessments.answer(again.id, key, text)
    desk.do.assessments.decide(again.id)
    assert d06(turned) is d06(granted) is ClockState.RUNNING


def test_only_what_held_is_answered_and_nothing_by_whoever_is_in_the_group(desk: Desk) -> None:
    """D13: an outcome answers for what it ended, not for every code it would have ended; being in exempts from nothing."""
    person = school_ends_in_june(desk)
    granted = assessed(desk, person, {**EXEMPT, "begrundelse": "Ungestøtte til 20 år"})
    again = desk.do.assessments.redo(granted.id, "Behovet er større")
    for key, text in {"ungestoette": "no", "behov-efter-18": "yes", "stoettens-art": "midlertidigt-botilbud"}.items():
        desk.do.assessments.answer(again.id, key, text)
    assert desk.do.assessments.decide(again.id).outcome_kind == "in"
    with desk.do.desk.looking() as uow:
        assert [one for one in uow.of(DeadlineAnswer, person) if one.answered is not Answered.OPEN] == []
    other = desk.person(number="", birth_date=birthday(NOW.date() + timedelta(days=60), -17)).id
    desk.do.courses.start(other, "overgangsmoede", {"botilbud-eller-stor-stoette": "yes"})
    assessed(desk, other, NO_NEED)
    (d11,) = (one for one in desk.do.clocks.of(other) if one.rule.id == "d11")
    assert d11.state is ClockState.RUNNING, "the course asks for it, which the assessment does not end"


def school_ends_in_june(desk: Desk) -> str:
    young = desk.do.people.add(given_name="Noah", family_name="Prøvesen", birth_date=date(2010, 12, 1))
    desk.do.statuses.add(
        young.id, StatusKind.EDUCATION, code="primary-school", from_on=date(2018, 8, 1), to_on=date(2027, 6, 25)
    )
    return young.id


def d13(desk: Desk, person: str) -> ClockState | None:
    return next((one.state for one in desk.do.clocks.of(person) if one.rule.id == "d13"), None)


def test_only_support_that_was_granted_sets_the_word_to_the_guidance(desk: Desk) -> None:
    """D13 (7.4.B-11): a refusal is a decision too, and sets none; judged to be granted no more, it is not needed."""
    person = school_ends_in_june(desk)
    desk.do.circumstances.add(person, "youth-support-decided", from_on=NOW.date() - timedelta(days=9), note="Afslag")
    assert d13(desk, person) is None
    granted = assessed(desk, person, {**EXEMPT, "begrundelse": "Klagen fik medhold"})
    assert d13(desk, person) is ClockState.RUNNING and "youth-support-granted" in holds(desk, person)
    again = desk.do.assessments.redo(granted.id, "Bevillingen er taget tilbage")
    for key, text in {"ungestoette": "no", "behov-efter-18": "no"}.items():
        desk.do.assessments.answer(again.id, key, text)
    desk.do.assessments.decide(again.id)
    assert d13(desk, person) is ClockState.NOT_NEEDED and holds(desk, person) == ["youth-support-decided"]


def test_a_grant_noted_by_hand_writes_the_decision_and_both_move_and_go_together(desk: Desk) -> None:
    """D13 goes by the grant, the law's dates of an older program by the decision: one act, one undo, one truth."""
    person, acts = school_ends_in_june(desk), desk.do.circumstances
    granted = acts.add(person, "youth-support-granted", from_on=NOW.date(), to_on=date(2028, 1, 1), note="20 år")
    (decided,) = acts.with_it(granted.id)
    assert (decided.code, decided.from_on, decided.to_on, decided.note) == (
        "youth-support-decided",
        NOW.date(),
        date(2028, 1, 1),
        "20 år",
    )
    assert decided.part is Part.MEASURES_SOCIAL and d13(desk, person) is ClockState.RUNNING
    desk.do.people.undo(desk.do.people.history(person)[0].transaction)
    assert acts.of(person) == () and d13(desk, person) is None

    granted = acts.add(person, "youth-support-granted", from_on=NOW.date())
    earlier = NOW.date() - timedelta(days=7)
    acts.correct(granted.id, from_on=earlier, to_on=FAR, note="Ringet")
    assert {(one.code, one.from_on, one.to_on, one.note) for one in acts.of(person)} == {
        ("youth-support-granted", earlier, FAR, "Ringet"),
        ("youth-support-decided", earlier, FAR, "Ringet"),
    }
    (decided,) = acts.with_it(granted.id)
    acts.correct(decided.id, from_on=earlier - timedelta(days=1), to_on=None, note="Udvalget")
    acts.correct(granted.id, from_on=NOW.date(), to_on=None, note="")
    assert acts.with_it(granted.id)[0].note == "Udvalget", "what somebody told more exactly stays"
    acts.remove(granted.id, "Forkert person")
    assert acts.of(person) == () and d13(desk, person) is None


def test_a_decision_that_holds_already_is_not_written_again(desk: Desk) -> None:
    person, acts = school_ends_in_june(desk), desk.do.circumstances
    refused = acts.add(person, "youth-support-decided", from_on=NOW.date() - timedelta(days=9), note="Afslag")
    granted = acts.add(person, "youth-support-granted", from_on=NOW.date())
    assert acts.with_it(granted.id) == () and len(acts.of(person)) == 2
    acts.remove(granted.id, "Klagen blev afvist")
    assert acts.of(person) == (refused,), "what was noted by itself stays"


def test_a_grant_that_ended_before_18_starts_no_deadline_of_the_law(desk: Desk) -> None:
    """D06 asks what holds at 18: the decision written with a grant ends with it."""
    person = desk.person(number="", birth_date=date(2008, 6, 1)).id
    acts, ended = desk.do.circumstances, date(2025, 12, 31)

    def asked() -> bool:
        return "d06" in {one.rule.id for one in desk.do.clocks.of(person) if one.state is ClockState.RUNNING}

    granted = acts.add(person, "youth-support-granted", from_on=date(2025, 1, 1), to_on=ended)
    assert not asked()
    acts.correct(granted.id, from_on=granted.from_on, to_on=None, note="")
    assert asked()
    acts.correct(granted.id, from_on=granted.from_on, to_on=ended, note="")
    assert not asked()


def test_what_went_with_a_grant_comes_back_with_it(desk: Desk) -> None:
    person, acts = desk.person().id, desk.do.circumstances
    granted = acts.add(person, "youth-support-granted", from_on=NOW.date())
    (decided,) = acts.with_it(granted.id)
    acts.remove(granted.id, "Forkert person")
    desk.do.history.restore(Circumstance.KIND, granted.id)
    assert set(acts.of(person)) == {granted, decided}
    acts.remove(decided.id, "Skrevet to gange")
    acts.remove(granted.id, "Forkert person")
    desk.do.history.restore(Circumstance.KIND, granted.id)
    assert acts.of(person) == (granted,), "what was taken out for itself stays out"


def test_a_decision_stays_while_another_grant_implies_it(desk: Desk) -> None:
    person, acts = desk.person().id, desk.do.circumstances
    first = acts.add(person, "youth-support-granted", from_on=NOW.date() - timedelta(days=90))
    second = acts.add(person, "youth-support-granted", from_on=NOW.date())
    assert acts.with_it(second.id) == ()
    acts.remove(first.id, "Blev aldrig til noget")
    (decided,) = acts.with_it(second.id)
    assert set(acts.of(person)) == {second, decided} and decided.from_on == second.from_on
    desk.do.history.restore(Circumstance.KIND, first.id)
    assert set(acts.of(person)) == {first, second, decided}, "it holds already"
    desk.do.people.undo(desk.do.people.history(person)[0].transaction)
    acts.remove(second.id, "Blev heller ikke til noget")
    assert acts.of(person) == ()


def test_support_that_has_begun_goes_on_asking_whatever_an_assessment_ends(desk: Desk) -> None:
    person = school_ends_in_june(desk)
    desk.do.circumstances.add(person, "youth-support", from_on=NOW.date())
    assessed(
        desk,
        person,
        {
            "fortsat-anbringelse": "no",
            "ungestoette": "no",
            "behov-efter-18": "no",
            "begrundelse": "Ikke behov for mere",
        },
    )
    assert d13(desk, person) is ClockState.RUNNING


def granted_by_version_2(desk: Desk, person: str) -> None:
    text = (resources() / "criteria" / f"{TARGET}.2.toml").read_text(encoding="utf-8")
    with desk.do.desk.acting("assessment.begin") as uow:
        uow.keep_definition(f"unge/{TARGET}/2", text)
        uow.put(Assessment(id="old", person=person, criteria=f"unge/{TARGET}/2", on=NOW.date(), part=Part.HANDOVER))
    for key, answer in {**EXEMPT, "begrundelse": "Ungestøtte til 20 år"}.items():
        desk.do.assessments.answer("old", key, answer)
    desk.do.assessments.decide("old")


def test_a_refusal_noted_by_hand_grants_nothing_whatever_was_granted_before(desk: Desk, clock: FixedClock) -> None:
    """D13: a decision somebody noted is not the one the assessment wrote, though both have the neutral code."""
    person = school_ends_in_june(desk)
    granted_by_version_2(desk, person)
    (written,) = desk.do.circumstances.of(person)
    desk.do.circumstances.correct(written.id, from_on=written.from_on, to_on=NOW.date(), note=written.note)
    clock.set(NOW + timedelta(days=5))
    assert d13(desk, person) is None
    desk.do.circumstances.add(person, "youth-support-decided", from_on=NOW.date() + timedelta(days=3), note="Afslag")
    assert d13(desk, person) is None


def test_what_an_earlier_version_of_the_criteria_granted_still_counts(desk: Desk) -> None:
    """Until version 3 the outcome wrote the neutral circumstance; the assessment that stands tells what it was."""
    person = school_ends_in_june(desk)
    granted_by_version_2(desk, person)
    assert holds(desk, person) == ["youth-support-decided"] and d13(desk, person) is ClockState.RUNNING
    again = desk.do.assessments.redo("old", "Afslag efter klage")
    assert again.criteria == f"unge/{TARGET}/4"
    for key, answer in {"ungestoette": "no", "behov-efter-18": "no"}.items():
        desk.do.assessments.answer(again.id, key, answer)
    desk.do.assessments.decide(again.id)
    assert d13(desk, person) is None, "what was decided stands, and grants nothing"


def test_done_again_the_earlier_one_stays(desk: Desk) -> None:
    person = desk.person().id
    first = assessed(desk, person, IN)
    with pytest.raises(Invalid):
        desk.do.assessments.redo(first.id, " ")
    again = desk.do.assessments.redo(first.id, "Noget er ændret")
    assert desk.do.assessments.view(again.id).answers["begrundelse"] == IN["begrundelse"]
    assert [one.id for one in desk.do.assessments.of(person)] == [again.id, first.id]
    with pytest.raises(NotAllowed):
        desk.do.assessments.redo(first.id, "En gang til")
    desk.do.assessments.decide(again.id)
    assert [one.id for one in desk.do.assessments.of(person)] == [again.id]
    view = desk.do.assessments.view(again.id)
    assert [one.id for one in view.earlier] == [first.id]
    assert desk.do.assessments.view(first.id).assessment.outcome == first.outcome


def test_deciding_can_be_undone_as_a_whole(desk: Desk) -> None:
    person = desk.person().id
    decided = assessed(desk, person, IN)
    with desk.do.desk.looking() as uow:
        told_history = uow.record_history(decided.id)
    assert told_history
    transaction = next(one.transaction for one in told_history if one.field == "outcome_key")
    desk.do.people.undo(transaction)
    assert not desk.do.assessments.view(decided.id).assessment.decided and holds(desk, person) == []


def test_what_is_taken_away_is_gone_but_kept(desk: Desk) -> None:
    person = desk.person().id
    made = desk.do.assessments.begin(person, TARGET)
    desk.do.assessments.answer(made.id, "ungestoette", "yes")
    with pytest.raises(Invalid):
        desk.do.assessments.remove(made.id, "")
    desk.do.assessments.remove(made.id, "Forkert person")
    assert desk.do.assessments.of(person) == ()
    assert desk.do.people.file(person).of(AssessmentAnswer) == ()


def test_the_program_suggests_and_does_not_answer(desk: Desk) -> None:
    person = desk.person().id
    made = desk.do.assessments.begin(person, "fgu-maalgruppe")
    view = desk.do.assessments.view(made.id)
    assert view.suggestions["under-25"] == "yes" and view.answers == {}


def test_a_referral_needs_a_basis_and_carries_no_more_than_the_assessment(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = family.person().id
    decided = assessed(family, person, {**EXEMPT, "begrundelse": "Ungestøtte til 20 år", "egne-ord": "Jeg klarer mig"})
    with pytest.raises(NotAllowed) as refusal:
        family.do.assessment_papers.referral(decided.id, "jobcenter")
    assert refusal.value.code == "referral-no-basis"
    with pytest.raises(NotAllowed):
        family.do.assessments.refer(decided.id, "jobcenter", job.identity)
    assert family.do.assessments.view(decided.id).assessment.referred_to == (), "nothing went"
    parts = (Part.IDENTITY, Part.HANDOVER, Part.PLAN, Part.OWN_WORDS)
    family.consent(person, (job.unit,), parts, (Use.EXCHANGE,))
    with pytest.raises(NotAllowed):
        family.do.assessments.refer(decided.id, "uu", job.identity)
    paper = family.do.assessment_papers.referral(decided.id, "jobcenter")
    assert paper.content.startswith(b"%PDF") and paper.recipient == "Job og Velfærd"
    going = family.do.assessments.going(decided.id, "jobcenter", job.identity)
    gone = {one.part for one in going.lines if one.goes}
    assert Part.HANDOVER in gone and Part.PLAN not in gone, "not asked about by this assessment"
    file = family.do.assessments.refer(decided.id, "jobcenter", job.identity)
    job.do.receiving.receive(file.content)
    there = job.do.people.file(person)
    (told,) = there.of(Assessment)
    assert told.outcome == decided.outcome
    answers = {one.key: one.text for one in there.of(AssessmentAnswer)}
    assert answers["egne-ord"] == "Jeg klarer mig" and answers["via-jobcenter"] == "yes"
    assert job.do.assessments.view(told.id).verdict.outcome is not None
    assert family.do.assessments.view(decided.id).assessment.referred_to == ("Jobcenter",)


def test_a_protected_name_goes_in_a_sealed_referral_and_on_no_paper(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = family.person(protected_name=True).id
    decided = assessed(family, person, {**EXEMPT, "begrundelse": "Ungestøtte til 20 år"})
    family.consent(person, (job.unit,), (Part.IDENTITY, Part.HANDOVER, Part.PLAN, Part.OWN_WORDS), (Use.EXCHANGE,))
    with pytest.raises(NotAllowed) as refusal:
        family.do.assessment_papers.referral(decided.id, "jobcenter")
    assert refusal.value.code == "protected-name-on-paper"
    assert family.do.assessments.view(decided.id).assessment.referred_to == (), "nothing went"
    job.do.receiving.receive(family.do.assessments.refer(decided.id, "jobcenter", job.identity).content)
    assert job.do.people.file(person).person.full_name == "Emma Prøvesen"


def test_a_referral_to_the_guidance_is_the_word_it_waits_for_before_school_ends(desk: Desk) -> None:
    """D13 (7.4.B-11): contact is sent to the guidance half a year before school ends; the referral is that contact."""
    person = school_ends_in_june(desk)
    desk.consent(person, ("name:uu",), (Part.IDENTITY, Part.HANDOVER, Part.PLAN), (Use.EXCHANGE,))
    decided = assessed(desk, person, {**EXEMPT, "via-uu": "yes", "begrundelse": "Ungestøtte til 20 år"})
    assert d13(desk, person) is ClockState.RUNNING
    desk.consent(person, ("viborg/jobcenter",), (Part.IDENTITY, Part.HANDOVER), (Use.EXCHANGE,))
    desk.do.assessment_papers.sent(decided.id, ["jobcenter"])
    assert d13(desk, person) is ClockState.RUNNING, "the guidance knows nothing of that"
    desk.do.assessment_papers.referral(decided.id, "uu")
    assert d13(desk, person) is ClockState.RUNNING, "a paper that was only looked at"
    desk.do.assessment_papers.sent(decided.id, ["uu"])
    assert d13(desk, person) is ClockState.MET


@pytest.mark.parametrize("typed", ["uu uddannelsesvejledningen", "UU"])
def test_a_unit_typed_by_its_name_is_the_unit_that_is_meant(desk: Desk, typed: str) -> None:
    person = desk.person().id
    decided = assessed(desk, person, {**EXEMPT, "via-jobcenter": "no", "via-uu": "yes", "begrundelse": "Fordi"})
    desk.consent(person, (named(typed),), (Part.IDENTITY, Part.HANDOVER), (Use.EXCHANGE,))
    paper = desk.do.assessment_papers.referral(decided.id, "uu")
    assert paper.recipient == {"UU": "UU"}.get(typed, "UU Uddannelsesvejledningen")


def test_nobody_refers_to_themselves(desks: tuple[Desk, Desk]) -> None:
    """*Henvisning til Jobcenter* from *Job og Velfærd*, one of the units it may mean: it goes to the other one or not."""
    job, _family = desks
    person = job.person().id
    decided = assessed(job, person, {**EXEMPT, "begrundelse": "Ungestøtte til 20 år"})
    with pytest.raises(NotAllowed, match="referral-no-basis"):
        job.do.assessment_papers.referral(decided.id, "jobcenter")
    job.consent(person, ("viborg/jobcenter",), (Part.IDENTITY, Part.HANDOVER), (Use.EXCHANGE,))
    assert job.do.assessment_papers.referral(decided.id, "jobcenter").recipient == "Jobcenter"


def test_a_sealed_referral_is_offered_to_the_unit_that_is_meant_or_else_to_everyone(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    decided = assessed(family, family.person().id, {**EXEMPT, "via-uu": "yes", "begrundelse": "Ungestøtte til 20 år"})
    jobcenter, guidance = family.do.assessments.view(decided.id).refer
    assert [one.identity for one in family.do.assessments.partners(jobcenter)] == [job.identity]
    assert not any(family.do.assessments.is_meant(one, guidance) for one in family.do.assessments.partners(guidance))
    assert [one.identity for one in family.do.assessments.partners(guidance)] == [job.identity]


def test_a_referral_is_no_referral_where_the_assessment_may_not_go(desks: tuple[Desk, Desk]) -> None:
    job, family = desks
    person = family.person().id
    decided = assessed(family, person, {**EXEMPT, "begrundelse": "Ungestøtte til 20 år"})
    family.consent(person, (job.unit,), (Part.IDENTITY, Part.CONTACT), (Use.EXCHANGE,))
    with pytest.raises(NotAllowed, match="share-no-basis"):
        family.do.assessments.refer(decided.id, "jobcenter", job.identity)
    assert family.do.assessments.view(decided.id).assessment.referred_to == (), "nothing went"


def test_a_referral_that_was_not_sent_is_taken_back_and_that_can_be_undone(desk: Desk) -> None:
    person = school_ends_in_june(desk)
    desk.consent(person, ("name:uu",), (Part.IDENTITY, Part.HANDOVER, Part.PLAN), (Use.EXCHANGE,))
    decided = assessed(desk, person, {**EXEMPT, "via-uu": "yes", "begrundelse": "Ungestøtte til 20 år"})
    desk.do.assessment_papers.sent(decided.id, ["uu"])
    assert d13(desk, person) is ClockState.MET
    assert [one.to for one in desk.do.disclosures.of(person)] == ["UU"]
    desk.do.assessment_papers.not_sent(decided.id)
    assert desk.do.disclosures.of(person) == (), "nobody has had it"
    assert d13(desk, person) is ClockState.RUNNING
