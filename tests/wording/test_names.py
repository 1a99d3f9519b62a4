"""Every code of the domain has a name, and days read as people say them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date, datetime

import pytest

from ungeapp import texts, wording
from ungeapp.domain import between_measures, cpr, deadlines, formats, gate, ledger, meetings, people, plans
from ungeapp.domain.consent import Use
from ungeapp.domain.kinds import kinds
from ungeapp.domain.parts import Part, Scope, declared
from ungeapp.forms.documents import words
from ungeapp.usecases.open_meetings import Missing
from ungeapp.usecases.receiving import Choice
from ungeapp.wording import history, names

TABLES: list[tuple[Callable[[str], str], Iterable[str]]] = [
    (wording.part_name, Part),
    (wording.meeting_state, meetings.MeetingState),
    (wording.reply_name, meetings.Reply),
    (wording.attendance_name, meetings.Attendance),
    (wording.obligation_name, formats.Obligation),
    (wording.outcome_name, meetings.ItemOutcome),
    (wording.series_state, meetings.SeriesState),
    (wording.horizon_name, plans.Horizon),
    (wording.goal_state, plans.GoalState),
    (wording.agreement_state, plans.AgreementState),
    (wording.measure_state, plans.MeasureState),
    (wording.measure_sort, plans.MeasureSort),
    (wording.measure_end, plans.MeasureEnd),
    (wording.step_state, plans.StepState),
    (wording.waited_for, between_measures.WaitedFor),
    (wording.between_measures, between_measures.Between),
    (wording.task_state, people.TaskState),
    (wording.network_kind, people.NetworkKind),
    (wording.number_kind, cpr.NumberKind),
    (wording.use_name, Use),
    (wording.purpose_name, gate.Purpose),
    (wording.recipient_kind, gate.RecipientKind),
    (wording.reason_sentence, gate.Reason),
    (wording.handover_role, ledger.Role),
    (wording.heard_name, ledger.Heard),
    (wording.package_kind, ledger.FileKind),
    (wording.choice_name, Choice),
    (wording.standing_name, deadlines.Standing),
    (wording.finding_sentence, Missing),
    (wording.notice_sentence, [getattr(cpr, name) for name in dir(cpr) if name.startswith("NOTICE_")]),
]


@pytest.mark.parametrize(("name", "codes"), TABLES, ids=lambda one: getattr(one, "__name__", ""))
def test_every_code_has_a_danish_name(name: Callable[[str], str], codes: Iterable[str]) -> None:
    texts.use("en")
    english = {str(code): name(code) for code in codes}
    texts.use("da")
    for code, told in english.items():
        assert name(code)
        assert told != code or name(code) != code, f"{code} has no name of its own"


def test_every_kind_and_every_field_that_travels_has_a_name() -> None:
    known = kinds().values()
    assert {one.KIND for one in known} <= set(history.KINDS)
    travelling = {
        field.name
        for one in known
        for field in fields(one)
        if "part" in field.metadata and declared(field) is not Scope.LOCAL
    }
    assert travelling - set(history.FIELDS) == set()


def test_a_code_from_elsewhere_is_shown_as_it_is() -> None:
    assert wording.part_name("weather") == "weather"
    assert wording.finding_sentence("attendance", "{curly}") == "Note whether {curly} came."


def test_days_read_as_people_say_them() -> None:
    texts.use("da")
    today = date(2026, 11, 25)
    assert wording.long_day(today, today) == "onsdag 25. november"
    assert wording.long_day(date(2027, 1, 1), today) == "fredag 1. januar 2027"
    assert wording.short_day(today, today) == "25.11."
    assert wording.short_day(today) == "25.11.2026"
    assert wording.week(today) == "uge 48"
    assert wording.clock(datetime(2026, 11, 25, 8, 5)) == "08.05"  # noqa: DTZ001  # the wall clock is what is read
    told = [wording.relative_day(date(2026, 11, day), today) for day in (22, 24, 25, 26, 27)]
    assert told == ["for 3 dage siden", "i går", "i dag", "i morgen", "om 2 dage"]


def test_paper_and_screen_call_states_the_same() -> None:
    texts.use("da")
    for paper, screen in (
        (words.GOAL_STATES, wording.goal_state),
        (words.AGREEMENT_STATES, wording.agreement_state),
        (words.MEASURE_STATES, wording.measure_state),
        (words.HORIZONS, wording.horizon_name),
        (words.STEP_STATES, wording.step_state),
        (words.MEASURE_ENDS, lambda code: wording.measure_end(code).lower()),
        (words.WAITED_FOR, wording.waited_for),
    ):
        assert {code: screen(code) for code in paper} == paper


def test_what_must_not_be_named_has_no_name_on_paper() -> None:
    silent = {
        "parenthood", "goals-parenthood", "health", "goals-health", "measures-health", "measures-social",
        "functioning", "absence", "notifications",
    }  # fmt: skip
    assert set(names.PARTS) - set(words.PARTS) == silent
    assert words.parts_left_out(["agreements", "health", "parenthood"]) == f"aftaler og {words.SEPARATE}"
    assert words.parts_left_out([]) == ""
