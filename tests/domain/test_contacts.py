"""The arithmetic of keeping contact, and of the days between two things."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.contacts import ContactRhythm, reach
from ungeapp.domain.deadlines import DeadlineRule, OffsetUnit, Standing
from ungeapp.domain.follow_up import AbsenceReport
from ungeapp.domain.people import Contact, Talk

TODAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
CONTACTS = st.lists(
    st.builds(
        lambda days, reached, channel, removed, n: Contact(
            id=f"{n}", person="p", at=NOON - timedelta(days=days), reached=reached, channel=channel, removed=removed
        ),
        st.integers(0, 60),
        st.booleans(),
        st.sampled_from(["phone", "message", "letter"]),
        st.sampled_from(["", "", "", "fejl"]),
        st.integers(0, 10_000),
    ),
    max_size=12,
)
TALKS = st.lists(
    st.builds(lambda days: Talk(id=f"t{days}", person="p", held_on=TODAY - timedelta(days=days)), st.integers(0, 60)),
    max_size=3,
)
RHYTHMS = st.one_of(
    st.none(),
    st.builds(
        lambda every, pause: ContactRhythm(
            id="r", person="p", every_days=every, paused_until=TODAY + timedelta(days=pause), pause_reason="Ferie"
        ),
        st.integers(0, 60),
        st.integers(-20, 20),
    ),
)


@given(CONTACTS, TALKS, RHYTHMS)
def test_attempts_are_those_after_the_last_contact(
    contacts: list[Contact], talks: list[Talk], rhythm: ContactRhythm | None
) -> None:
    told = reach(contacts, talks, rhythm, usual_days=21, again_days=7, today=TODAY)
    there = [one for one in contacts if not one.removed]
    reached = [one.at for one in there if one.reached and one.at]
    held = [one.held_on for one in talks if one.held_on]
    assert told.last_reached == max([*(at.date() for at in reached), *held], default=None)
    if reached:
        assert told.attempts <= sum(1 for one in there if not one.reached and one.at and one.at > max(reached))
    assert set(told.tried) <= {one.channel for one in there if not one.reached}
    assert (told.attempts == 0) == (told.last_attempt is None) == (told.tried == ())
    if told.last_attempt and held:
        assert told.last_attempt > max(held)


@given(CONTACTS, TALKS, RHYTHMS)
def test_nobody_with_failed_attempts_or_a_rhythm_is_without_a_next_day(
    contacts: list[Contact], talks: list[Talk], rhythm: ContactRhythm | None
) -> None:
    told = reach(contacts, talks, rhythm, usual_days=21, again_days=7, today=TODAY)
    if told.unreached or told.every_days or told.last_reached:
        assert told.next_on is not None
    if told.unreached and told.paused_until is None:
        assert told.next_on is not None and told.last_attempt is not None
        assert told.next_on - told.last_attempt <= timedelta(days=min(7, told.every_days or 21))
    if told.paused_until is not None:
        assert told.paused_until > TODAY and told.next_on is not None and told.next_on >= told.paused_until
        assert told.pause_reason == "Ferie"


@given(CONTACTS, TALKS)
def test_the_order_they_come_in_means_nothing(contacts: list[Contact], talks: list[Talk]) -> None:
    asked = {"usual_days": 21, "again_days": 7}
    one = reach(contacts, talks, None, today=TODAY, **asked)
    assert one == reach(contacts[::-1], talks[::-1], None, today=TODAY, **asked)


@given(st.integers(0, 400), st.one_of(st.none(), st.integers(-50, 400)), st.booleans())
def test_gap_days_grow_until_the_next_begins_and_never_below_nothing(ago: int, ahead: int | None, told: bool) -> None:
    received = NOON - timedelta(days=ago)
    report = AbsenceReport(
        id="a",
        person="p",
        received_at=received,
        next_what="FGU" if told else "",
        next_on=received.date() + timedelta(days=ahead) if ahead is not None else None,
    )
    days = report.gap_days(TODAY)
    assert 0 <= days <= ago
    if not told or ahead is None:
        assert days == ago, "a day without a what is no next"
    elif ahead <= ago:
        assert days == max(ahead, 0)


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_a_day_of_the_year_is_the_next_one(trigger: date, month: int, day: int) -> None:
    rule = DeadlineRule(
        id="d",
        title="",
        trigger="",
        stop="",
        offset=None,
        unit=OffsetUnit.DAYS,
        standing=Standing.LOCAL,
        source="",
        valid_from=None,
        valid_to=None,
        on_month=month,
        on_day=day,
    )
    due = rule.due(trigger, ())
    assert due is not None and (due.month, due.day) == (month, day)
    assert timedelta(0) < due - trigger <= timedelta(days=366)


def test_a_reaction_is_measured_never_below_nothing() -> None:
    report = AbsenceReport(id="a", person="p", received_at=NOON)
    assert report.reaction_time is None
    early = AbsenceReport(id="a", person="p", received_at=NOON, reacted_at=NOON - timedelta(hours=1))
    assert early.reaction_time == timedelta(0)
