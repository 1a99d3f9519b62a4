"""Reports of absence start the right clocks, are answered by a contact, and ask what is next when somebody left."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.desks import FAMILY, NOW, Desk
from ungeapp.domain.clocks import ClockState
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.follow_up import Direction
from ungeapp.domain.people import YoungPerson
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.reports import ReportView
from ungeapp.usecases.today import Due, DueKind

TODAY = NOW.date()


def minor(desk: Desk) -> YoungPerson:
    """Sixteen years old."""
    return desk.do.people.add(given_name="Noah", family_name="Prøvesen", birth_date=date(2010, 3, 4))


def only(desk: Desk, person: str) -> ReportView:
    (one,) = desk.do.reports.of(person)
    return one


def due(desk: Desk, kind: DueKind = DueKind.REPORT) -> list[Due]:
    return [one for one in desk.do.today.look().due if one.kind is kind]


def test_a_suspicion_is_enough_but_nothing_at_all_is_not(desk: Desk) -> None:
    person = desk.person().id
    desk.do.reports.note(person, code="worry", reporter="Klasselæreren")
    with pytest.raises(Invalid):
        desk.do.reports.note(person, code="worry", text="  ")
    assert [(one.code, one.on) for one in due(desk)] == [("d26", None)], "no number is set for it, so it has no day"


def test_a_contact_answers_it_and_the_time_is_measured(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    desk.do.reports.note(person, code="dropout-risk", institution="FGU")
    clock.set(NOW + timedelta(hours=5))
    desk.do.people.note_contact(person, "", reached=False)
    assert not only(desk, person).answered, "an attempt is no contact"
    clock.set(NOW + timedelta(hours=6))
    desk.do.people.note_contact(person, "Fik fat i ham")
    assert only(desk, person).report.reaction_time == timedelta(hours=6)
    assert due(desk) == []
    clock.set(NOW + timedelta(hours=9))
    desk.do.people.note_contact(person, "Igen")
    assert only(desk, person).report.reaction_time == timedelta(hours=6), "the first contact counts"


def test_a_contact_before_the_report_does_not_answer_it(desk: Desk) -> None:
    person = desk.person().id
    desk.do.reports.note(person, code="absence", institution="FGU")
    desk.do.people.note_contact(person, "I går", at=NOW - timedelta(days=1))
    assert not only(desk, person).answered


def test_the_law_gives_five_working_days_and_thirty_days_from_15_to_17(desk: Desk, clock: FixedClock) -> None:
    person = minor(desk).id
    friday = datetime(2026, 12, 18, 10, tzinfo=DENMARK)
    clock.set(friday + timedelta(days=2))
    desk.do.reports.note(person, code="left", institution="Tekniske Skole", received_at=friday)
    told = {one.rule.id: (one.due, one.state is ClockState.MET) for one in only(desk, person).clocks}
    # Saturdays count (the earlier day); 25 and 26 December and the closed 24th do not.
    assert told == {"d01": (date(2026, 12, 28), False), "d02": (date(2027, 1, 17), False)}
    desk.do.people.note_contact(person, "Ringede hjem", at=friday + timedelta(days=2))
    told = {one.rule.id: (one.due, one.state is ClockState.MET) for one in only(desk, person).clocks}
    assert told["d01"][1] and not told["d02"][1]
    clock.set(friday + timedelta(days=9))
    desk.do.reports.next(only(desk, person).report.id, "Start på FGU", date(2027, 1, 11))
    assert only(desk, person).urgent is None
    met = {one.rule.id: one.met_on for one in only(desk, person).clocks}
    assert met == {"d01": date(2026, 12, 20), "d02": date(2026, 12, 27)}, "each is met on its own day"
    clock.set(friday + timedelta(days=12))
    desk.do.reports.next(only(desk, person).report.id, "Start på FGU", date(2027, 1, 18))
    assert only(desk, person).report.next_said_on == date(2026, 12, 27), "moving its day offers nothing new"


def test_the_duty_is_nobodys_at_eighteen_and_unknown_ages_are_not_guessed(desk: Desk) -> None:
    grown = desk.person().id
    desk.do.reports.note(grown, code="left", institution="Tekniske Skole")
    assert only(desk, grown).clocks == ()
    young = desk.do.people.add(given_name="Sofie", family_name="Prøvesen", birth_date=TODAY - timedelta(days=18 * 365))
    desk.do.reports.note(young.id, code="plan-not-followed", reporter="Mor")
    assert {one.rule.id for one in only(desk, young.id).clocks} == {"d01", "d02"}


def test_the_clock_of_a_minor_ends_with_the_birthday(desk: Desk, clock: FixedClock) -> None:
    person = desk.do.people.add(given_name="Sofie", family_name="Prøvesen", birth_date=date(2008, 11, 25)).id
    desk.do.reports.note(person, code="plan-not-followed", reporter="Mor")
    assert {one.rule.id for one in only(desk, person).clocks} == {"d01", "d02"}
    clock.set(NOW + timedelta(days=2))
    assert only(desk, person).clocks == ()


def test_leaving_asks_what_is_next_and_counts_the_days_between(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    desk.do.reports.note(person, code="left", institution="Tekniske Skole", received_at=NOW - timedelta(days=9))
    desk.do.people.note_contact(person, "Talte om det")
    assert [one.code for one in due(desk)] == ["next"], "answered, and still not over"
    assert only(desk, person).gap_days == 9
    report = only(desk, person).report.id
    for what, on in (("", TODAY), ("FGU", None)):
        with pytest.raises(Invalid):
            desk.do.reports.next(report, what, on)
    desk.do.reports.next(report, "FGU", TODAY + timedelta(days=4))
    assert due(desk) == []
    clock.set(NOW + timedelta(days=30))
    assert only(desk, person).gap_days == 13, "the days end when the next begins"


def test_the_counters_are_one_institutions_own(desk: Desk) -> None:
    person = desk.person().id
    note = desk.do.reports.note
    for institution, days, reached in (
        ("Produktionsskolen i byen", 3, []),  # ark 9: højst 3 dage, derefter tages der kontakt
        ("Produktionsskolen i byen", 4, [3]),
        ("produktionsskolen", 13, [3]),
        ("produktionsskole", 14, [3, 14]),
        ("Viborg Produktionsskole", 14, [3, 14]),
        ("VIBORG PRODUKTIONSSKOLE, værkstedet", 4, [3]),
        ("Skive Produktionsskole", 15, []),
        ("Gymnasiet", 15, []),
        ("", 15, []),
    ):
        report = note(person, code="absence", institution=institution, reporter="Lærer", days=days)
        view = next(one for one in desk.do.reports.of(person) if one.report.id == report.id)
        assert [one.days for one in view.counters] == reached
        assert all(one.source and one.contact for one in view.counters)


def test_the_school_s_own_name_in_partners_and_offers_is_the_one_the_counter_knows(desk: Desk) -> None:
    """7.4.D-03: as partner, as offer, as provider: D18 starts, and stops with the contact."""
    profile = desk.do.desk.profile
    offer = next(
        one
        for one in desk.do.desk.definitions.offers("viborg").offers
        if one.code == profile.absence_counters[0].partner
    )
    partner = next(one.name for one in profile.partners if one.key == offer.code)
    for name in {partner, offer.title, offer.provider}:
        person = desk.person().id
        desk.do.reports.note(person, code="absence", institution=name, reporter="Lærer", days=14)
        d18 = [one.state for one in desk.do.clocks.of(person) if one.rule.id == "d18"]
        assert d18 == [ClockState.RUNNING], name
        desk.do.people.note_contact(person, "Talte med vejlederen")
        assert [one.state for one in desk.do.clocks.of(person) if one.rule.id == "d18"] == [ClockState.MET]


def test_unlawful_absence_waits_for_the_head_teachers_notification(desk: Desk) -> None:
    person = desk.person().id
    desk.do.reports.note(person, code="unlawful-absence", institution="Skolen")
    assert {one.rule.id: one.state is ClockState.MET for one in only(desk, person).clocks} == {
        "d20": False,
        "d26": False,
    }
    desk.do.notifications.note(person, direction=Direction.SENT, other="Familieafdelingen", text="Om fravær")
    assert next(one for one in only(desk, person).clocks if one.rule.id == "d20").state is ClockState.RUNNING
    desk.do.notifications.note(person, direction=Direction.RECEIVED, other="Skolelederen", text="Fravær")
    assert next(one for one in only(desk, person).clocks if one.rule.id == "d20").state is ClockState.MET


def test_what_was_done_can_be_said_without_a_contact(desk: Desk) -> None:
    person = desk.person().id
    report = desk.do.reports.note(person, code="worry", reporter="Klasselæreren")
    with pytest.raises(Invalid):
        desk.do.reports.react(report.id, " ")
    desk.do.reports.react(report.id, "Mentoren kørte derhen")
    assert only(desk, person).answered and due(desk) == []


def test_what_a_report_waits_for_is_what_the_dates_say(desk: Desk) -> None:
    """One engine: *Kontakt*, *I dag* and *Datoer* tell of the same deadlines with the same days."""
    person = minor(desk).id
    desk.do.reports.note(person, code="left", institution="Tekniske Skole")
    told = [one for one in desk.do.clocks.of(person) if one.begun_by == "report"]
    assert sorted(only(desk, person).clocks, key=lambda one: one.key) == sorted(told, key=lambda one: one.key)
    (row,) = due(desk)
    assert row.clock == only(desk, person).urgent and row.on == min(one.due for one in told if one.due)


def test_a_deadline_answered_by_hand_waits_for_nothing_and_can_be_opened_again(desk: Desk) -> None:
    person = desk.person().id
    report = desk.do.reports.note(person, code="worry", reporter="Klasselæreren")
    desk.do.clocks.not_needed(person, "d26", report.id, "Skolen tog fejl af to elever")
    view = only(desk, person)
    assert due(desk) == [] and not view.waits
    assert view.settled_by_hand is not None and view.settled_by_hand.state is ClockState.NOT_NEEDED
    assert view.report.reaction_time is None, "no contact came about: no time is measured"
    desk.do.clocks.reopen(person, "d26", report.id)
    assert [one.code for one in due(desk)] == ["d26"]


def test_one_put_off_with_a_reason_waits_until_its_day_and_the_law_s_does_not(desk: Desk, clock: FixedClock) -> None:
    person = desk.person().id
    report = desk.do.reports.note(person, code="worry", reporter="Klasselæreren")
    desk.do.clocks.later(person, "d26", report.id, TODAY + timedelta(days=3), "Hun er på lejrskole")
    assert due(desk) == [] and only(desk, person).waits
    clock.set(NOW + timedelta(days=3))
    assert [one.code for one in due(desk)] == ["d26"]
    young = minor(desk).id
    absent = desk.do.reports.note(young, code="unlawful-absence", institution="Skolen")
    with pytest.raises(NotAllowed):
        desk.do.clocks.later(young, "d20", absent.id, TODAY + timedelta(days=9), "Travlt")


def test_whose_reports_are_told_to_the_end_is_not_looked_at(desk: Desk) -> None:
    """*I dag* reads the case only where a report may wait; one that needs another's word is always read."""
    person = minor(desk).id
    note, do = desk.do.reports.note, desk.do.reports
    left = note(person, code="left", institution="FGU")
    desk.do.people.note_contact(person, "Ringede")
    assert [one.report.id for _who, one in do.open()] == [left.id], "the offer is still to come"
    do.next(left.id, "Ny klasse", TODAY)
    assert do.open() == ()
    absence = note(person, code="unlawful-absence", institution="Skolen")
    do.react(absence.id, "Talte med skolelederen")
    do.next(absence.id, "Møde på skolen", TODAY)
    assert [one.urgent and one.urgent.rule.id for _who, one in do.open()] == ["d20"]


def test_noting_a_contact_taken_back_opens_the_report_again(desk: Desk) -> None:
    person = desk.person().id
    desk.do.reports.note(person, code="worry", reporter="Klasselæreren")
    desk.do.people.note_contact(person, "Forkert person")
    with desk.do.desk.looking() as uow:
        last = uow.history(person)[0].transaction
    desk.do.people.undo(last)
    assert not only(desk, person).answered


def test_reports_of_other_desks_cases_are_not_mine(desks: tuple[Desk, Desk]) -> None:
    from ungeapp.domain.parts import Part

    job, family = desks
    person = job.person().id
    job.do.reports.note(person, code="worry", reporter="Klasselæreren")
    job.consent(person, [FAMILY], parts=(Part.IDENTITY, Part.ABSENCE))
    family.receive(job.share(person, family))
    assert len(family.do.reports.of(person)) == 1 and due(family) == []
