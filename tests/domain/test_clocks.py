"""Clocks start, move, stop and end, and every row of the shipped rules can do all of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import slow_reckoning as slow
from tests.domain.test_deadlines import RULE
from ungeapp.domain.circumstances import Answered, DeadlineAnswer, answer_id
from ungeapp.domain.clocks import (
    Clock,
    ClockState,
    Happening,
    Known,
    OverBecause,
    clocks,
    desk_clocks,
    running,
)
from ungeapp.domain.deadlines import Calendar, DeadlineRule, RuleBook, Stop, Trigger, head
from ungeapp.domain.errors import NotFound
from ungeapp.domain.scheduling import propose
from ungeapp.domain.status import StatusKind, terms_of
from ungeapp.forms.definitions import Definitions
from ungeapp.system.paths import resources

TODAY = date(2026, 11, 27)
BIRTH = date(2010, 3, 4)
DEFINITIONS = Definitions(resources())
BOOK = DEFINITIONS.rule_book("viborg")
EVERY = [one for id in BOOK.ids for one in BOOK.shipped if one.id == id]
DAYS = st.dates(date(1990, 1, 1), date(2045, 12, 31))


def told(code: str, on: date | None, origin: str = "r1", **more: object) -> Happening:
    return Happening(code=code, on=on, origin=origin, **more)  # type: ignore[arg-type]  # shorter in the tests


def look(*happenings: Happening, rule: DeadlineRule = RULE, birth: date | None = BIRTH, **more: object) -> list[Clock]:
    known = Known(birth=birth, happenings=happenings, **more)  # type: ignore[arg-type]  # shorter in the tests
    return list(clocks(RuleBook((rule,)), known, Calendar(), TODAY))


def only(*happenings: Happening, rule: DeadlineRule = RULE, birth: date | None = BIRTH, **more: object) -> Clock:
    (one,) = look(*happenings, rule=rule, birth=birth, **more)
    return one


# the shipped rows ---------------------------------------------------------------------------------------------------
def test_every_row_of_the_catalogue_is_there() -> None:
    ids = {one.id for one in EVERY}
    for number in range(1, 27):
        assert any(id.startswith(f"d{number:02}") for id in ids), number


def _known_code(code: str) -> bool:
    """Whether the code after the colon is one that can ever be told."""
    kind, _colon, what = code.partition(":")
    if not what:
        return True
    if kind == "report":
        return any(one.code == what for one in DEFINITIONS.terms("absence-reports").terms)
    if kind == "circumstance":
        code, _colon, by = what.partition(":")
        known = any(one.code == code for one in DEFINITIONS.terms("circumstances").terms)
        return known and (not by or (code, by) in _judgements())
    if kind == "support-role":
        return any(one.code == what for one in DEFINITIONS.terms("roles").terms)
    if kind == "status":
        sort, _colon, word = what.partition(":")
        return any(one.code == word for one in DEFINITIONS.terms(terms_of(StatusKind(sort))).terms)
    if kind in ("meeting-held", "meeting-planned", "series", "event"):
        format, _colon, step = what.partition(":")
        try:
            found = DEFINITIONS.format(format)
        except NotFound:
            return False
        keys = {one.key for one in found.events} if kind == "event" else {one.key for one in found.meetings}
        return not step or step in keys
    if kind == "referral":
        return any(
            to.label == what for one in DEFINITIONS.all_criteria() for outcome in one.outcomes for to in outcome.refer
        )
    return kind in ("school-left", "consent-given", "period-end")


def _judgements() -> set[tuple[str, str]]:
    """The circumstances any version of any criteria writes, each with the criteria and the outcome."""
    files = (one.read_text(encoding="utf-8") for one in (resources() / "criteria").glob("*.toml"))
    return {
        (outcome.circumstance, f"{one.ref.id}:{outcome.key}")
        for one in map(DEFINITIONS.read_criteria, files)
        for outcome in one.outcomes
    }


@pytest.mark.parametrize("rule", [one for one in EVERY if one.runs], ids=lambda one: f"{one.id}")
def test_every_row_has_a_trigger_the_engine_knows_and_a_stop_it_can_reach(rule: DeadlineRule) -> None:
    assert rule.starts and rule.stops
    for code in (*rule.started_by, *rule.when, *rule.reckon_from):
        assert head(code) in set(Trigger), code
        assert _known_code(code), code
    for code in rule.stops:
        assert head(code) in set(Stop), code
        assert _known_code(code), code


@pytest.mark.parametrize("rule", [one for one in EVERY if one.runs and not one.on_request], ids=lambda one: one.id)
def test_every_row_runs_is_stopped_by_what_it_says_and_by_hand(rule: DeadlineRule) -> None:
    start = rule.starts[0]
    age = rule.from_age or rule.age_years or 16
    trigger = (rule.valid_to or TODAY) - timedelta(days=2)
    birth = slow.months_on(trigger, -12 * age - rule.age_months)
    holding = tuple(told(code, date(2000, 1, 1), f"w{n}") for n, code in enumerate(rule.when))
    begun = () if start == Trigger.BIRTHDAY else (told(start, trigger),)
    known = Known(birth=birth, happenings=(*holding, *begun))
    book = RuleBook((rule,))

    def state(more: Known) -> set[ClockState]:
        return {one.state for one in clocks(book, more, Calendar(), TODAY)}

    assert state(known) == {ClockState.RUNNING}
    for stop in rule.stops:
        if stop == Stop.BY_HAND:
            continue
        done = told(stop, TODAY - timedelta(days=1), "done")
        assert ClockState.MET in state(replace(known, happenings=(*known.happenings, done))), stop
    origin = "birthday" if start == Trigger.BIRTHDAY else "r1"
    answer = DeadlineAnswer(
        id=answer_id("p", rule.id, origin), person="p", rule=rule.id, origin=origin, answered=Answered.DONE, on=TODAY
    )
    assert state(replace(known, answers={(rule.id, origin): answer})) == {ClockState.MET}
    assert state(replace(known, ended=True)) == {ClockState.OVER}


def test_the_second_meeting_is_due_when_its_format_proposes_it() -> None:
    """D16 stands twice, in the format and in the rules: they must say the same."""
    found = DEFINITIONS.format("saarbare-gravide")
    rule = next(one for one in EVERY if one.id == "d16")
    format, _colon, step = rule.stops[0].partition(":")[2].partition(":")
    meeting = next(one for one in found.meetings if one.key == step)
    event = rule.starts[0].rpartition(":")[2]
    profile = DEFINITIONS.profile("viborg")
    assert format == found.ref.id and rule.meets == (format,)
    born = date(2026, 8, 3)
    for formats, weekday in ((profile.slot_formats, profile.slot.weekday), (("overgangsmoede",), born.weekday())):
        here = replace(profile, slot_formats=formats)  # kept for these alone; the others meet on any office day
        proposed = propose(meeting, {event: born}, date(2026, 8, 4), here.slot_for(format), set())
        assert proposed is not None and proposed.date.weekday() == weekday
        assert rule.due_in(born, Calendar(slot=here.slot_for)) == proposed.date


# moving, stopping, ending -------------------------------------------------------------------------------------------
@given(DAYS, DAYS)
def test_moving_the_day_moves_what_hangs_on_it_and_nothing_else_is_kept(first: date, second: date) -> None:
    rule = replace(RULE, offset=30)
    for day in (first, second, first):
        one = only(told("circumstance:placed", day), rule=rule, birth=None)
        assert (one.trigger, one.due) == (day, day + timedelta(days=30))
        assert one == only(told("circumstance:placed", day), rule=rule, birth=None), "asked again it is the same"


def test_what_came_before_stops_nothing_unless_the_rule_says_so() -> None:
    rule = replace(RULE, stops=("talk",))
    begun = told("circumstance:placed", date(2026, 5, 1))
    early, later, coming = (told("talk", day, "t") for day in (date(2026, 4, 1), date(2026, 6, 1), date(2026, 12, 1)))
    assert only(begun, early, rule=rule).state is ClockState.RUNNING
    assert only(begun, early, rule=replace(rule, early_counts=True)).met_on == date(2026, 4, 1)
    assert only(begun, later, rule=rule).met_on == date(2026, 6, 1)
    assert only(begun, coming, rule=rule).state is ClockState.RUNNING, "what is only planned has not happened"
    assert only(begun, replace(later, about="another"), rule=rule).state is ClockState.RUNNING
    assert only(begun, replace(later, about="r1"), rule=rule).state is ClockState.MET
    assert only(begun, told("talk", None, "t"), rule=rule).state is ClockState.RUNNING, "nobody knows when"


def test_nothing_starts_without_a_day_an_age_or_the_circumstance() -> None:
    assert look(told("circumstance:placed", None)) == []
    assert look(told("circumstance:other", TODAY)) == []
    limited = replace(RULE, from_age=15, to_age=17)
    assert look(told("circumstance:placed", TODAY), rule=limited, birth=None) == []
    birthday = replace(RULE, starts=("birthday",), age_years=18, when=("circumstance:placed",), offset=-6)
    assert look(rule=birthday) == []
    assert look(told("circumstance:placed", date(2026, 1, 1), to_on=date(2026, 2, 1)), rule=birthday) == []
    assert only(told("circumstance:placed", None), rule=birthday).trigger == date(2028, 3, 4)
    assert look(told("circumstance:placed", None), rule=birthday, birth=None) == []


@pytest.mark.parametrize("ends", [date(2026, 11, 26), date(2026, 11, 27), None])
@pytest.mark.parametrize("days", [-1, 0, 1, 30])
def test_what_ends_the_day_before_the_birthday_holds_for_it(ends: date | None, days: int) -> None:
    """D05, D06: a placement lasts until the day before 18; the deadline stays when the day has come."""
    rule = replace(RULE, starts=("birthday",), age_years=18, when=("circumstance:placed",))
    placed = told("circumstance:placed", date(2020, 1, 1), to_on=ends)
    known = Known(birth=date(2008, 11, 27), happenings=(placed,))
    (one,) = clocks(RuleBook((rule,)), known, Calendar(), date(2026, 11, 27) + timedelta(days=days))
    assert (one.trigger, one.state) == (date(2026, 11, 27), ClockState.RUNNING)
    over = replace(known, happenings=(replace(placed, to_on=date(2026, 11, 25)),))
    assert clocks(RuleBook((rule,)), over, Calendar(), date(2026, 11, 27)) == ()


def test_only_the_later_of_two_on_one_day_stops_the_earlier() -> None:
    """D22: two versions of the plan, agreed on the same day."""
    rule = replace(RULE, starts=("plan-agreed",), stops=("plan-agreed",))
    day = date(2026, 1, 5)
    first, second = told("plan-agreed", day, "z", rank=1), told("plan-agreed", day, "a", rank=2)
    for both in ((first, second), (second, first)):
        assert {one.origin: one.state for one in look(*both, rule=rule)} == {
            "z": ClockState.MET,
            "a": ClockState.RUNNING,
        }
    same = look(first, replace(second, rank=1), rule=rule)
    assert len(running(same)) == 1, "one of them always runs"


def test_a_birthday_for_all_that_was_due_before_the_case_came_here_is_not_asked_for() -> None:
    birthday = replace(RULE, starts=("birthday",), age_years=16)
    assert only(rule=birthday, since=date(2026, 3, 4)).due == date(2026, 3, 4)
    assert look(rule=birthday, since=date(2026, 3, 5)) == []
    held = told("circumstance:placed", None)
    asked = replace(birthday, when=("circumstance:placed",))
    assert only(held, rule=asked, since=date(2026, 3, 5)).due == date(2026, 3, 4), "what somebody noted is asked for"


def test_it_ends_with_the_age_the_course_and_the_circumstance() -> None:
    young = replace(RULE, to_age=17)
    begun = told("circumstance:placed", date(2026, 1, 1))
    grown = date(2008, 6, 1)
    assert only(begun, rule=young, birth=grown).over is OverBecause.AGE
    assert only(begun, ended=True).over is OverBecause.ENDED
    assert only(replace(begun, to_on=date(2026, 3, 1))).over is OverBecause.CIRCUMSTANCE
    assert running(look(begun, ended=True)) == ()


def test_an_answer_by_hand_wins_and_can_be_taken_back() -> None:
    begun = told("circumstance:placed", date(2026, 1, 1))
    answer = DeadlineAnswer(
        id="a", person="p", rule="one", origin="r1", answered=Answered.NOT_NEEDED, on=TODAY, reason="Bor hjemme igen"
    )
    one = only(begun, answers={("one", "r1"): answer})
    assert (one.state, one.reason) == (ClockState.NOT_NEEDED, "Bor hjemme igen")
    assert only(begun, answers={("one", "r2"): answer}).state is ClockState.RUNNING
    for open_again in (replace(answer, answered=Answered.OPEN), replace(answer, removed="Fejl")):
        assert only(begun, answers={("one", "r1"): open_again}).state is ClockState.RUNNING
    later = only(begun, answers={("one", "r1"): replace(answer, answered=Answered.OPEN, later_on=TODAY + timedelta(9))})
    assert later.waits(TODAY) and later.state is ClockState.RUNNING


def test_the_rule_of_the_day_counts_and_a_later_one_takes_over_only_if_it_says_so() -> None:
    old = replace(RULE, offset=10, valid_to=date(2026, 6, 30), stops=("talk",))
    new = replace(RULE, offset=90, valid_from=date(2026, 7, 1), stops=("talk",))
    begun = told("circumstance:placed", date(2026, 6, 20))
    for takes, days in ((False, 10), (True, 90)):
        book = RuleBook((old, replace(new, also_running=takes)))
        known = Known(birth=None, happenings=(begun,))
        (one,) = clocks(book, known, Calendar(), TODAY)
        assert one.due == date(2026, 6, 20) + timedelta(days=days)
        (before,) = clocks(book, known, Calendar(), date(2026, 6, 30))
        assert before.due == date(2026, 6, 30), "until that day the old rule holds"
        met = replace(known, happenings=(begun, told("talk", date(2026, 6, 25), "t")))
        (done,) = clocks(book, met, Calendar(), TODAY)
        assert done.due == date(2026, 6, 30), "what had stopped before runs on for nobody"


SPANS = st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 900)))
BEGUN = st.lists(SPANS, max_size=4)


def _told_by_both(spans: list[tuple[date, int | None]], events: list[date]) -> tuple[Happening, ...]:
    first = (
        told("circumstance:placed", on, f"c{n}", to_on=None if days is None else on + timedelta(days=days))
        for n, (on, days) in enumerate(spans)
    )
    return (*first, *(told("event:format:begun", on, f"e{n}") for n, on in enumerate(events)))


@given(BEGUN, st.lists(DAYS, max_size=4))
def test_one_event_written_in_two_places_starts_one_clock(
    spans: list[tuple[date, int | None]], events: list[date]
) -> None:
    """D17: the event counts only where, looked at day by day, nothing of the first kind holds from its day on."""
    rule = replace(RULE, or_starts=("event:format:begun",))
    held = [(on, on + timedelta(days=days) if days is not None else date(2100, 1, 1)) for on, days in spans]
    expected = {f"c{n}" for n in range(len(spans))}
    for n, day in enumerate(events):
        looked, found = day, False
        last = max((until for _on, until in held), default=day - timedelta(days=1))
        while looked <= last and not found:
            found = any(on <= looked <= until for on, until in held)
            looked += timedelta(days=1)
        expected |= set() if found else {f"e{n}"}
    known = Known(birth=None, happenings=_told_by_both(spans, events))
    found_clocks = clocks(RuleBook((rule,)), known, Calendar(), TODAY)
    assert {one.origin for one in found_clocks} == expected
    assert {one.origin for one in found_clocks if one.begun_by == Trigger.EVENT} == {e for e in expected if e[0] == "e"}


def test_an_event_on_the_day_the_circumstance_ends_is_the_same_and_the_day_after_is_not() -> None:
    rule = replace(RULE, or_starts=("event:format:begun",))
    ended = told("circumstance:placed", date(2026, 1, 1), "c", to_on=date(2026, 2, 1))
    for day, count in ((date(2026, 2, 1), 1), (date(2026, 2, 2), 2), (date(2025, 12, 1), 1)):
        assert len(look(ended, told("event:format:begun", day, "e"), rule=rule)) == count
    undated = replace(ended, on=None, to_on=None)
    assert [one.origin for one in look(undated, told("event:format:begun", TODAY, "e"), rule=rule)] == ["e"]


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_what_was_answered_while_it_held_stays_answered(begun: date, lasted: int, later: int) -> None:
    """D11: exempt is exempt, also the day after the circumstance has ended; what was never begun leaves nothing."""
    ended, today = begun + timedelta(days=lasted), begun + timedelta(days=lasted + later)
    rule = replace(RULE, starts=("birthday",), age_years=17, when=("circumstance:placed",))
    birth = slow.months_on(date(today.year + 1, 6, 1), -12 * 17)
    answer = DeadlineAnswer(
        id="a", person="p", rule="one", origin="birthday", answered=Answered.NOT_NEEDED, on=ended, reason="Undtaget"
    )
    held = told("circumstance:placed", begun, to_on=ended)
    known = Known(birth=birth, happenings=(held,), answers={("one", "birthday"): answer})
    (one,) = clocks(RuleBook((rule,)), known, Calendar(), today)
    assert (one.state, one.reason) == (ClockState.NOT_NEEDED, "Undtaget")
    for other in (replace(known, happenings=()), replace(known, happenings=(replace(held, on=today + timedelta(2)),))):
        assert clocks(RuleBook((rule,)), other, Calendar(), today) == ()
    asked = replace(known, answers={})
    assert bool(clocks(RuleBook((rule,)), asked, Calendar(), today)) == (later == 0)


def test_backwards_from_an_event_and_unset_until_it_is_known() -> None:
    rule = replace(RULE, offset=-3, reckon_from=("meeting-planned:team",))
    begun = told("circumstance:placed", date(2026, 11, 1))
    assert only(begun, rule=rule).due is None
    assert only(begun, rule=replace(rule, or_trigger=True)).due == date(2026, 10, 29)
    planned = told("meeting-planned:team:first", date(2026, 12, 10), "m1")
    assert only(begun, planned, rule=rule).due == date(2026, 12, 7)
    moved = replace(planned, on=date(2026, 12, 17))
    assert only(begun, moved, rule=rule).due == date(2026, 12, 14)


def test_a_day_somebody_agreed_on_stands_instead() -> None:
    agreed = told("circumstance:placed", date(2026, 11, 1), due=date(2027, 1, 1))
    assert only(agreed, rule=replace(RULE, offset=5)).due == date(2027, 1, 1)


@given(DAYS)
def test_the_desk_is_asked_for_each_period_once(today: date) -> None:
    rule = replace(RULE, starts=("period-end:quarter",), offset=0)
    found = desk_clocks(RuleBook((rule,)), {}, Calendar(), today, "viborg/x")
    this = slow.end_of_period(today, 3)
    last = slow.end_of_period(slow.months_on(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), -1), 3)
    expected = [day for day in (last, this) if (today - day).days <= 31]
    assert [one.due for one in found] == expected
    answer = DeadlineAnswer(id="a", person="", rule="one", origin=this.isoformat(), answered=Answered.DONE, on=today)
    answered = desk_clocks(RuleBook((rule,)), {("one", this.isoformat()): answer}, Calendar(), today, "viborg/x")
    assert [one.due for one in running(answered)] == [day for day in expected if day != this]


@pytest.mark.parametrize(
    ("unit", "rules"),
    [
        ("slagelse/boern-og-unge", ["d25-quarter"]),  # who keeps the steering group's reports together
        ("slagelse/ungehuset", []),
        (
            "albertslund/ungeenheden",
            ["d25-half-year", "d25-month", "d25-year"],
        ),  # the strategy does not say who reports
        ("albertslund/jobcenter", ["d25-half-year", "d25-month", "d25-year"]),
    ],
)
def test_reports_run_only_where_the_profile_has_them_and_for_whom_it_says(unit: str, rules: list[str]) -> None:
    assert desk_clocks(BOOK, {}, Calendar(), TODAY, unit) == ()
    found = desk_clocks(DEFINITIONS.rule_book(unit.partition("/")[0]), {}, Calendar(), TODAY, unit)
    coming = [one for one in found if one.due == (date(2026, 11, 30) if "month" in one.rule.id else date(2026, 12, 31))]
    assert sorted(one.rule.id for one in coming) == rules
    assert [(one.rule.id, one.due) for one in found if one not in coming] == (
        [("d25-month", date(2026, 10, 31))] if "d25-month" in rules else []
    )


def test_a_profile_s_coordinator_is_named_no_later_than_at_the_first_team_meeting() -> None:
    """2-18; the rule's own words are Slagelse's, what starts and stops it is the shipped rule's."""
    book = DEFINITIONS.rule_book("slagelse")
    needed = told("circumstance:several-units", date(2026, 11, 2))
    meeting = told("meeting-planned:tvaerfagligt-team:foerste-teammoede", date(2026, 12, 3), "m1")
    for known, due in (((needed,), None), ((needed, meeting), date(2026, 12, 3))):
        found = clocks(book, Known(birth=BIRTH, happenings=known), Calendar(), TODAY)
        one = next(clock for clock in found if clock.rule.id == "d10")
        assert (one.due, one.state) == (due, ClockState.RUNNING)
        assert one.rule.source.startswith("Slagelse")
    named = told("coordinator-named", date(2026, 11, 20), "c")
    found = clocks(book, Known(birth=BIRTH, happenings=(needed, meeting, named)), Calendar(), TODAY)
    assert next(clock for clock in found if clock.rule.id == "d10").state is ClockState.MET


def test_who_was_named_before_a_later_unit_came_in_coordinates_for_it_too() -> None:
    """2-18: the coordinating caseworker is named once; being registered at a desk is no naming in advance."""
    book = DEFINITIONS.rule_book("slagelse")
    first = told("circumstance:several-units", date(2026, 3, 1), "u1")
    later = told("circumstance:several-units", date(2026, 9, 1), "u2")
    named = told("coordinator-named", date(2026, 3, 5), "coordinator/meeting")

    def states(*more: Happening) -> dict[str, ClockState]:
        found = clocks(book, Known(birth=BIRTH, happenings=(first, later, *more)), Calendar(), TODAY)
        return {one.origin: one.state for one in found if one.rule.id == "d10"}

    assert states() == {"u1": ClockState.RUNNING, "u2": ClockState.RUNNING}
    assert states(named) == {"u1": ClockState.MET, "u2": ClockState.MET}
    registered = replace(named, counts_early=False)
    assert states(registered) == {"u1": ClockState.MET, "u2": ClockState.RUNNING}


@pytest.mark.parametrize(
    ("since", "trigger", "origin"),
    [
        (date(2020, 9, 4), date(2026, 3, 4), "birthday"),
        (date(2026, 9, 4), date(2026, 9, 4), "c"),
        (None, date(2026, 3, 4), "birthday"),
    ],
)
def test_preparation_begins_at_16_or_once_the_impairment_is_there(
    since: date | None, trigger: date, origin: str
) -> None:
    """D04, barnets lov §§ 122-123: also for whom it comes after the birthday."""
    known = Known(birth=date(2010, 3, 4), happenings=(told("circumstance:lasting-impairment", since, "c"),))
    (one,) = (clock for clock in clocks(BOOK, known, Calendar(), TODAY) if clock.rule.id == "d04")
    assert (one.trigger, one.due, one.origin) == (trigger, trigger, origin)
