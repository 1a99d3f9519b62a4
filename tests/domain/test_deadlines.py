"""Every way of reckoning a deadline agrees with a slow one, 1990 to 2045: holidays, leap days, month ends, weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import slow_reckoning as slow
from ungeapp.domain.dates import age_on, birthday, iso_week, period_end
from ungeapp.domain.deadlines import Calendar, DeadlineRule, Fit, OffsetUnit, RuleBook, Standing, fits
from ungeapp.domain.scheduling import WeeklySlot
from ungeapp.forms.closed_days import closed_days
from ungeapp.forms.definitions import Definitions
from ungeapp.system.paths import resources

DEFINITIONS = Definitions(resources())
YEARS = range(1990, 2046)
DAYS = st.dates(date(1990, 1, 1), date(2045, 12, 31))
BIRTHS = st.one_of(DAYS, st.sampled_from([date(year, 2, 29) for year in YEARS if slow.is_leap(year)]))
OWN = ((6, 5), (12, 24), (12, 31))
RULE = DeadlineRule(
    id="one",
    title="Frist",
    trigger="Noget skete",
    stop="Det er gjort",
    offset=0,
    unit=OffsetUnit.DAYS,
    standing=Standing.LOCAL,
    source="Prøve",
    valid_from=None,
    valid_to=None,
    starts=("circumstance:placed",),
    stops=("by-hand",),
)


@cache
def closed() -> frozenset[date]:
    """The slow closed days from 1988 to 2048."""
    years = range(1988, 2049)
    public = {day for year in years for day in slow.public_holidays(year)}
    return frozenset(public | {date(year, month, day) for year in years for month, day in OWN})


@cache
def shipped() -> frozenset[date]:
    """The same as the program has them."""
    definitions = Definitions(resources())
    profile = definitions.profile("viborg")
    own = tuple((one.month, one.day) for one in profile.closed_days)
    assert set(own) == set(OWN), "else the two are not about the same days"
    return frozenset(closed_days(range(1988, 2049), replace(profile, closed_dates=())))


def test_the_closed_days_are_the_same_and_store_bededag_ended_with_2023() -> None:
    assert shipped() == closed()
    assert slow.easter(2023) + timedelta(days=26) in shipped()
    assert slow.easter(2024) + timedelta(days=26) not in shipped()


@given(DAYS, st.integers(-40, 40), st.sampled_from([None, True, False]))
def test_working_days_forwards_and_backwards(day: date, count: int, saturday: bool | None) -> None:
    rule = replace(RULE, offset=count, unit=OffsetUnit.WORKING_DAYS)
    both = [slow.working_days_on(day, count, closed(), one) for one in (True, False)]
    expected = min(both) if saturday is None else both[0 if saturday else 1]
    assert rule.due_in(day, Calendar(shipped(), saturday_counts=saturday)) == expected


@given(BIRTHS, st.integers(-600, 600))
def test_months_end_where_the_month_does(day: date, months: int) -> None:
    assert replace(RULE, offset=months, unit=OffsetUnit.MONTHS).due_in(day, Calendar()) == slow.months_on(day, months)


@given(BIRTHS, st.integers(0, 40))
def test_birthdays_of_leap_days_too_and_the_age_turns_with_them(birth: date, years: int) -> None:
    day = slow.turns(birth, years)
    assert birthday(birth, years) == day
    assert age_on(birth, day) == years
    assert age_on(birth, day - timedelta(days=1)) == years - 1


@given(DAYS, st.integers(-90, 90), st.integers(0, 4))
def test_the_nearest_open_time_of_the_week(day: date, offset: int, weekday: int) -> None:
    rule = replace(RULE, offset=offset, fit=Fit.NEAREST_SLOT)
    slot = WeeklySlot(weekday, time(9), time(11))
    expected = slow.nearest_weekday(day + timedelta(days=offset), weekday, closed())
    assert rule.due_in(day, Calendar(shipped(), lambda _format: slot)) == expected


@given(DAYS, st.integers(0, 4), st.sampled_from([("meeting-held:one:first",), ("talk", "meeting-held:one"), ("talk",)]))
def test_a_time_kept_for_one_format_is_no_other_s(day: date, weekday: int, stops: tuple[str, ...]) -> None:
    """D16: the rule asks for the time of the format whose meeting meets it; a rule about no meeting for no format's."""
    slot = WeeklySlot(weekday, time(9), time(11))
    expected = slow.nearest_weekday(day, weekday, closed())
    meets = "meeting-held" in "".join(stops)
    rule = replace(RULE, offset=0, fit=Fit.NEAREST_SLOT, stops=stops)
    assert rule.meets == (("one",) if meets else ())
    for kept_for in ("one", "another", ""):
        calendar = Calendar(shipped(), {kept_for: slot}.get)
        assert rule.due_in(day, calendar) == (expected if kept_for == ("one" if meets else "") else day)


def test_a_year_whose_weeks_are_not_set_yet_keeps_the_day() -> None:
    """D11: one week of last year is no week of this year's."""
    calendar = Calendar(reserved=tuple(date.fromisocalendar(2026, 40, day) for day in range(1, 6)))
    rule = replace(RULE, fit=Fit.LAST_RESERVED)
    assert rule.due_in(date(2027, 8, 15), calendar) == date(2027, 8, 15)
    assert rule.due_in(date(2026, 12, 15), calendar) == date(2026, 10, 2)


@given(DAYS, st.sets(st.integers(1, 52), min_size=1, max_size=6))
def test_reserved_weeks_before_and_after(day: date, weeks: set[int]) -> None:
    days = [
        one
        for back in range(-800, 800)
        if (one := day + timedelta(days=back)).weekday() < 5 and slow.week_of(one) in weeks
    ]
    reach = [one for one in days if one not in closed() and abs((one - day).days) <= 366]
    before, after = [one for one in reach if one <= day], [one for one in reach if one >= day]
    calendar = Calendar(shipped(), reserved=tuple(days))
    assert replace(RULE, fit=Fit.LAST_RESERVED).due_in(day, calendar) == (before[-1] if before else day)
    assert replace(RULE, fit=Fit.NEXT_RESERVED).due_in(day, calendar) == (after[0] if after else day)
    assert replace(RULE, fit=Fit.LAST_RESERVED).due_in(day, Calendar(shipped())) == day, "no weeks are set"


@given(
    DAYS,
    st.sampled_from([(Fit.END_OF_MONTH, 1), (Fit.END_OF_QUARTER, 3), (Fit.END_OF_HALF_YEAR, 6), (Fit.END_OF_YEAR, 12)]),
)
def test_ends_of_periods(day: date, period: tuple[Fit, int]) -> None:
    fit, months = period
    assert replace(RULE, fit=fit).due_in(day, Calendar()) == slow.end_of_period(day, months)
    assert period_end(day, months) == slow.end_of_period(day, months)


@given(DAYS)
def test_weeks_are_those_of_the_calendar_on_the_wall(day: date) -> None:
    assert iso_week(day).week == slow.week_of(day)


@given(DAYS)
def test_a_fixed_day_of_the_year_is_the_next_one(day: date) -> None:
    found = replace(RULE, on_month=11, on_day=1, offset=None).due_in(day, Calendar())
    looked = day + timedelta(days=1)
    while (looked.month, looked.day) != (11, 1):
        looked += timedelta(days=1)
    assert found == looked


def test_without_a_number_nothing_is_due_and_a_wrong_period_is_refused() -> None:
    assert replace(RULE, offset=None).due_in(date(2026, 3, 4), Calendar()) is None
    with pytest.raises(ValueError, match="period"):
        period_end(date(2026, 3, 4), 5)


def test_codes_fit_themselves_and_their_kind_only() -> None:
    assert fits("report", "report:left") and fits("report:left", "report:left")
    assert not fits("report:le", "report:left") and not fits("report:left", "report")


def test_a_municipality_s_rule_stands_in_place_and_takes_over_what_it_does_not_say() -> None:
    own = replace(RULE, title="Vores frist", offset=3, starts=(), stops=(), valid_from=date(2025, 1, 1))
    book = RuleBook((RULE, replace(RULE, id="asked", on_request=True)), (own,))
    before, after = book.version("one", date(2024, 12, 31)), book.version("one", date(2025, 1, 1))
    assert before == RULE and after is not None
    assert (after.title, after.offset, after.starts) == ("Vores frist", 3, RULE.starts)
    assert book.version("asked", date(2025, 1, 1)) is None, "nobody asked for it"
    asking = RuleBook(book.shipped, (replace(RULE, id="asked", valid_from=date(2016, 1, 1)),))
    assert asking.version("asked", date(2025, 1, 1)) is not None
    assert asking.version("asked", date(2015, 12, 31)) is None, "before its own day nobody else's stands for it"


# from when to when --------------------------------------------------------------------------------------------------
OWN_PROPOSAL = "good practice: the program's own proposal came into force nowhere"
WITHOUT_A_FIRST_DAY = {
    "d06b": "no source says since when one is of age at 18",
    "d20 to 2023-12-31": "no source says since when serviceloven § 153 held",
    **dict.fromkeys(("d06c", "d07", "d08", "d21", "d22", "d23", "d24", "d26"), OWN_PROPOSAL),
    **dict.fromkeys(("team-gathered", "attempt-again"), OWN_PROPOSAL),
    **dict.fromkeys(("d14a", "d14b", "d14c"), "samarbejdsmodellen itself names no day"),
    **dict.fromkeys(
        ("d25-month", "d25-quarter", "d25-half-year", "d25-year"),
        "the profile that reports has the day of its document",
    ),
}
"""Which rules hold always, and why; every other one says from when."""
BY_ACT = {
    "Barnets lov": date(2024, 1, 1),
    "Lov om kommunal indsats": date(2019, 8, 1),
    "Undervisningsministeriet om 15-17-årige": date(2020, 1, 10),
}
"""The acts' own days, and the day of the guide that tells of the duty."""
BY_DOCUMENT = {
    "viborg": {date(2016, 1, 1), date(2016, 7, 1)},
    "slagelse": {date(2019, 8, 1)},
    "ballerup": {date(2018, 1, 23)},
    "albertslund": {date(2015, 1, 1)},
    "aalborg": {date(2020, 6, 15)},
}


def test_every_rule_says_from_when_it_holds_or_stands_here_with_why() -> None:
    shipped = Definitions(resources()).rule_book("").shipped
    undated = {
        f"{one.id} to {one.valid_to}" if one.valid_to is not None else one.id
        for one in shipped
        if one.valid_from is None
    }
    assert undated == set(WITHOUT_A_FIRST_DAY)
    for one in shipped:
        if one.standing is Standing.LAW and one.valid_from is not None:
            (day,) = (day for act, day in BY_ACT.items() if one.source.startswith(act))
            assert one.valid_from == day, one.id


@pytest.mark.parametrize("profile", BY_DOCUMENT)
def test_a_municipality_s_rule_holds_from_the_day_of_its_document(profile: str) -> None:
    found = Definitions(resources()).profile(profile).deadlines
    assert {one.valid_from for one in found} == BY_DOCUMENT[profile]


def test_a_meeting_s_deadline_holds_from_the_day_its_format_does() -> None:
    """D11, D12, D15 to D17: the rule and the format are of the same sheet."""
    definitions = Definitions(resources())
    for rule in definitions.profile("viborg").deadlines:
        taken = next(one for one in definitions.rule_book("").shipped if one.id == rule.id)
        formats = {stop.split(":")[1] for stop in taken.stops if stop.startswith("meeting-held:")}
        days = {definitions.format(one).valid_from for one in formats}
        assert taken.valid_from == rule.valid_from and days <= {rule.valid_from}, rule.id


def test_what_a_law_took_over_holds_to_the_day_before() -> None:
    """D20: serviceloven § 153 until barnets lov § 133; one of them on every day, never both."""
    book = Definitions(resources()).rule_book("viborg")
    old, new = (book.version("d20", day) for day in (date(2023, 12, 31), date(2024, 1, 1)))
    assert old is not None and new is not None
    assert (old.valid_to, new.valid_from, new.valid_to) == (date(2023, 12, 31), date(2024, 1, 1), None)
    assert old.source.startswith("Serviceloven § 153") and new.source.startswith("Barnets lov § 133")


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.sampled_from(["", "neutral", *BY_DOCUMENT]))
def test_of_every_rule_at_most_one_version_holds(day: date, profile: str) -> None:
    """Asked for slowly: all versions, one by one; the municipality's own goes before the shipped one."""
    book = DEFINITIONS.rule_book(profile)
    own = {one.id for one in book.own if one.valid_from is None or one.valid_from <= day}
    for id in book.ids:
        shipped = [
            one
            for one in book.shipped
            if one.id == id and not one.on_request and (one.valid_from or date.min) <= day <= (one.valid_to or date.max)
        ]
        assert len(shipped) <= 1
        found = book.version(id, day)
        assert (found is not None) == (id in own or bool(shipped))
        assert found is None or id in own or found == shipped[0]
