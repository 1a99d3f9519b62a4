"""Three rows of the catalogue and what they must not do: forget an exception, count a refusal as support, crowd the desk.

D11 and D13 are sheet 7 of Viborg (7.4.B), D25 section 6 of Albertslund's strategy (3-16, 3-17).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import slow_reckoning as slow
from tests.domain.test_clocks import BIRTH, BOOK, DAYS, EVERY, TODAY, told
from tests.domain.test_deadlines import RULE
from ungeapp.domain.circumstances import Answered, DeadlineAnswer
from ungeapp.domain.clocks import ClockState, Known, clocks, desk_clocks, next_reports, running
from ungeapp.domain.dates import birthday
from ungeapp.domain.deadlines import Calendar, RuleBook


@given(DAYS, st.integers(0, 60), st.integers(0, 400), st.booleans())
def test_what_stands_until_it_is_answered_outlives_what_asked_for_it(
    begun: date, lasted: int, later: int, judged: bool
) -> None:
    """D11: held, or the exception is reasoned. An end noted by hand is no reason; an assessment's is."""
    ended, today = begun + timedelta(days=lasted), begun + timedelta(days=lasted + later)
    rule = replace(RULE, starts=("birthday",), age_years=17, when=("circumstance:placed",), until_answered=True)
    birth = slow.months_on(date(today.year + 1, 6, 1), -12 * 17)
    held = told("circumstance:placed", begun, to_on=ended, end_judged=judged)
    known = Known(birth=birth, happenings=(held,))
    found = clocks(RuleBook((rule,)), known, Calendar(), today)
    if judged and later:
        assert found == ()
        return
    (one,) = found
    assert (one.state, one.outlives) == (ClockState.RUNNING, ended if later else None)
    answer = DeadlineAnswer(
        id="a", person="p", rule="one", origin="birthday", answered=Answered.NOT_NEEDED, on=today, reason="Flytter"
    )
    (answered,) = clocks(RuleBook((rule,)), replace(known, answers={("one", "birthday"): answer}), Calendar(), today)
    assert (answered.state, answered.reason) == (ClockState.NOT_NEEDED, "Flytter")
    (met,) = clocks(
        RuleBook((replace(rule, stops=("talk",), early_counts=True),)),
        replace(known, happenings=(held, told("talk", begun, "t"))),
        Calendar(),
        today,
    )
    assert met.state is ClockState.MET
    # an earlier one ended by hand is no longer asked about once a newer one was ended by an assessment
    newer = told("circumstance:placed", ended, "n", to_on=ended + timedelta(days=1), end_judged=True)
    both = clocks(RuleBook((rule,)), replace(known, happenings=(held, newer)), Calendar(), today + timedelta(days=2))
    assert both == ()


@given(st.integers(-40, 400), st.integers(-40, 40), st.integers(0, 400), st.booleans(), st.booleans())
def test_an_age_that_passes_takes_nothing_away_in_silence(
    past: int, came: int, answered: int, responsible: bool, has_day: bool
) -> None:
    """D11 at 18: neither held nor reasoned, it stands at the desk that had the case then, until somebody says why."""
    rule = replace(
        RULE, starts=("birthday",), age_years=17, to_age=17, when=("circumstance:placed",), until_answered=True
    )
    grown = TODAY - timedelta(days=past)
    since = grown + timedelta(days=came) if has_day else None
    known = Known(
        birth=slow.months_on(grown, -12 * 18),
        happenings=(told("circumstance:placed", None),),
        since=since,
        responsible=responsible,
    )
    grown = birthday(known.birth or TODAY, 18)  # the month may be shorter
    (one,) = clocks(RuleBook((rule,)), known, Calendar(), TODAY)
    is_past = grown <= TODAY
    asked = is_past and responsible and (since is None or since <= grown)
    assert one.too_old_on == (grown if asked else None)
    assert one.state is (ClockState.OVER if is_past and not asked else ClockState.RUNNING)
    silent = clocks(RuleBook((replace(rule, until_answered=False),)), known, Calendar(), TODAY)
    assert [it.state for it in silent] == [ClockState.OVER if is_past else ClockState.RUNNING]
    assert clocks(RuleBook((rule,)), replace(known, ended=True), Calendar(), TODAY)[0].state is ClockState.OVER
    on = TODAY - timedelta(days=answered)
    answer = DeadlineAnswer(
        id="a", person="p", rule="one", origin="birthday", answered=Answered.NOT_NEEDED, on=on, reason="Glemt"
    )
    (said,) = clocks(RuleBook((rule,)), replace(known, answers={("one", "birthday"): answer}), Calendar(), TODAY)
    assert (said.state, said.told_too_late) == (ClockState.NOT_NEEDED, asked and on >= grown)


SUPPORT = {
    "refused": "circumstance:youth-support-decided",
    "granted": "circumstance:youth-support-granted",
    "begun": "circumstance:youth-support",
    "granted-by-criteria-2": "circumstance:youth-support-decided:maalgruppe-overleveringsmoede:ungestoette",
    "refused-by-another": "circumstance:youth-support-decided:maalgruppe-overleveringsmoede:intet-behov",
}


@pytest.mark.parametrize(
    ("how", "asked"),
    [
        ("refused", False),
        ("refused-by-another", False),
        ("granted", True),
        ("begun", True),
        ("granted-by-criteria-2", True),
    ],
)
def test_the_guidance_is_told_of_whom_support_is_granted_and_a_refusal_sets_no_day(how: str, asked: bool) -> None:
    """D13 (7.4.B-11)."""
    school = told("circumstance:school-ends", date(2027, 6, 25), "s", to_on=date(2027, 6, 25))
    support = told(SUPPORT[how], date(2026, 9, 1), "u")
    found = clocks(BOOK, Known(birth=BIRTH, happenings=(school, support)), Calendar(), TODAY)
    assert [one.due for one in found if one.rule.id == "d13"] == ([date(2026, 12, 25)] if asked else [])
    alone = clocks(BOOK, Known(birth=BIRTH, happenings=(school,)), Calendar(), TODAY)
    assert "d13" not in {one.rule.id for one in alone}


@pytest.mark.parametrize("how", SUPPORT)
def test_whatever_was_decided_is_a_decision(how: str) -> None:
    """D05, D12: refused or granted, the decision was taken, and what a decision asks for (D06) a granted one asks too."""
    birth = date(2009, 11, 27)  # 17 today
    placed = told("circumstance:placed", date(2024, 1, 1), "p", to_on=date(2027, 11, 26))
    decided = told(SUPPORT[how], date(2026, 9, 1), "u")
    known = Known(birth=birth, happenings=(placed, decided))
    states = {one.rule.id: one.state for one in clocks(BOOK, known, Calendar(), TODAY)}
    assert states["d05"] is ClockState.MET
    if how != "begun":  # nobody has begun it at 17
        assert states["d12"] is ClockState.MET
    at_18 = replace(known, happenings=(decided,))
    found = {one.rule.id: one.state for one in clocks(BOOK, at_18, Calendar(), date(2027, 11, 28))}
    assert found.get("d06") is (None if how == "begun" else ClockState.RUNNING)


def test_every_rule_that_names_the_decision_names_that_it_was_granted() -> None:
    for rule in EVERY:
        for codes in (rule.starts, rule.when, rule.stops):
            assert "circumstance:youth-support-decided" not in codes or "circumstance:youth-support-granted" in codes


@given(DAYS, st.sets(st.integers(0, 40)), st.integers(0, 60))
def test_of_each_report_one_stands_the_last_that_is_over_or_else_the_one_that_comes(
    first: date, answered: set[int], passed: int
) -> None:
    """3-16: twelve measures a year are one row, never two; what is over waits for its answer until the next is over."""
    rules = [replace(RULE, id=one, starts=(f"period-end:{one}",), offset=0) for one in ("month", "half-year", "year")]
    book, today = RuleBook(tuple(rules)), first + timedelta(days=passed)
    ends = sorted({slow.end_of_period(first + timedelta(days=at), 1) for at in range(passed + 1)})
    done = {end for at, end in enumerate(ends) if at in answered}
    answers = {
        ("month", end.isoformat()): DeadlineAnswer(
            id="a", person="", rule="month", origin=end.isoformat(), answered=Answered.DONE, on=today
        )
        for end in done
    }
    found = running(desk_clocks(book, answers, Calendar(), today, "albertslund/x"))
    told = {one.rule.id: one.trigger for one in next_reports(found, today)}
    assert len(told) == len(next_reports(found, today)) <= 3
    this = slow.end_of_period(today, 1)
    last = slow.end_of_period(slow.months_on(today.replace(day=1), -1), 1)
    open_last = last not in done and (today - last).days <= 31
    assert told.get("month") == (last if open_last else this if this not in done else None)
    for id, months in (("half-year", 6), ("year", 12)):
        assert told[id] in (slow.end_of_period(today, months), last), "of the last one only within a month"
