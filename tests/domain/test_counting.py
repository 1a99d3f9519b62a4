"""Counting figures from cases: who is counted, under which word, and the days of a course."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.bootstrap import shipped_definitions
from ungeapp.domain.clocks import Clock, ClockState, OverBecause
from ungeapp.domain.counting import Cases, count, last_day
from ungeapp.domain.deadlines import DeadlineRule, OffsetUnit, Standing
from ungeapp.domain.figures import Column, Counted, Figure, FigureDefinition, Line, Period, Table, read_period
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import Goal, GoalRating, GoalState, Measure, MeasureEnd, MeasureState
from ungeapp.domain.status import StatusEnd, StatusEntry, StatusKind
from ungeapp.domain.terms import TermList
from ungeapp.system.clock import DENMARK

TERMS: Callable[[str], TermList] = shipped_definitions().terms
YEAR, TODAY = read_period("2026"), date(2026, 11, 25)
BORN = date(2009, 6, 1)


def people(*ids: str, **fields: object) -> dict[str, YoungPerson]:
    return {id: YoungPerson(id=id, person=id, birth_date=BORN, **fields) for id in ids}  # type: ignore[arg-type]  # tests hand on what they like


def education(person: str, code: str, since: date | None = None, **fields: object) -> StatusEntry:
    return StatusEntry(id=f"{person}-{code}", person=person, code=code, from_on=since, **fields)  # type: ignore[arg-type]  # likewise


def asked(counts: Counted, **fields: object) -> FigureDefinition:
    return FigureDefinition(key="a", title="A", text="A", source="A", counts=counts, **fields)  # type: ignore[arg-type]  # likewise


def counted(definition: FigureDefinition, cases: Cases, period: Period = YEAR, today: date = TODAY) -> Figure:
    return count(definition, cases, period, today, TERMS)


def lines(table: Table, at: int = 0) -> dict[str, int | None]:
    return {str(row.line or row.label): row.numbers[at].value for row in table.rows}


# words that have changed --------------------------------------------------------------------------------------------
def test_an_old_word_and_the_new_one_are_one_line() -> None:
    """Production school, EGU and KUU became FGU on 1 August 2019: figures go on across the law."""
    cases = Cases(
        people=people("a", "b", "c"),
        status=(
            education("a", "production-school", date(2018, 8, 1)),
            education("b", "egu", date(2019, 1, 1)),
            education("c", "fgu", date(2020, 1, 1)),
        ),
    )
    now = counted(asked(Counted.TARGET_GROUP), cases).tables[0]
    assert lines(now) == {"Forberedende grunduddannelse (FGU)": 3}
    then = counted(asked(Counted.TARGET_GROUP), cases, read_period("2019H1"), TODAY).tables[0]
    assert lines(then) == {"Produktionsskole": 1, "EGU": 1, str(Line.NOTHING_NOTED): 1}


def test_support_after_two_laws_is_one_line_called_as_on_the_last_day() -> None:
    roles = (
        SupportRole(id="1", person="a", basis="youth-support", from_on=date(2023, 5, 1)),
        SupportRole(id="2", person="b", basis="youth-support", from_on=date(2025, 5, 1)),
    )
    cases = Cases(people=people("a", "b"), support=roles)
    assert lines(counted(asked(Counted.TARGET_GROUP), cases).tables[-1]) == {"Barnets lov §§ 113-116, ungestøtte": 2}
    before = counted(asked(Counted.TARGET_GROUP), cases, read_period("2023"), TODAY).tables[-1]
    assert lines(before) == {"Serviceloven § 76, efterværn": 1}


# who is counted -----------------------------------------------------------------------------------------------------
def test_who_is_counted_on_the_last_day() -> None:
    here = people("a")
    here |= people("later", coordinator_since=date(2027, 1, 1))
    here |= people("gone", ended_because="education", ended_on=date(2026, 3, 1))
    here |= people("young")
    here["young"] = replace(here["young"], birth_date=date(2014, 1, 1))
    here["ageless"] = YoungPerson(id="ageless", person="ageless")
    told = counted(asked(Counted.TIE, from_age=15, to_age=17), Cases(people=here))
    assert told.tables[0].total[0].value == 1
    assert counted(asked(Counted.TIE), Cases(people=here)).tables[0].total[0].value == 3


def test_nothing_noted_is_not_without_a_tie() -> None:
    """Of an empty time line nobody knows that there is nothing (1-01)."""
    cases = Cases(
        people=people("school", "work", "stopped", "empty"),
        status=(
            education("school", "upper-secondary", date(2025, 8, 1)),
            StatusEntry(id="w", person="work", sort=StatusKind.JOB, code="placement", from_on=date(2026, 1, 1)),
            education("stopped", "vocational", date(2025, 8, 1), to_on=date(2026, 2, 1)),
            education("stranger", "vocational", date(2025, 8, 1)),
        ),
    )
    (table,) = counted(asked(Counted.TIE), cases).tables
    assert lines(table) == {Line.ACTIVE: 2, Line.WITHOUT_TIE: 1, Line.NOTHING_NOTED: 1}


def test_measure_points_of_the_exam_and_of_benefits() -> None:
    """3-16, points 2 and 4."""

    def told(person: str, sort: StatusKind, code: str, on: date) -> StatusEntry:
        return StatusEntry(id=f"{person}{on}{code}", person=person, sort=sort, code=code, from_on=on)

    cases = Cases(
        people=people("a", "b", "c"),
        status=(
            told("a", StatusKind.EXAM, "missing", date(2025, 6, 20)),
            told("a", StatusKind.EXAM, "passed", date(2026, 6, 20)),
            told("b", StatusKind.EXAM, "missing", date(2026, 6, 20)),
            told("b", StatusKind.BENEFIT, "cash-benefit", date(2026, 7, 1)),
            told("c", StatusKind.BENEFIT, "youth-allowance", date(2026, 7, 1)),
        ),
    )
    (exam,) = counted(asked(Counted.EXAM), cases).tables
    assert sorted(lines(exam).values(), key=str) == [1, 1] and exam.total[0].value == 2
    (benefit,) = counted(asked(Counted.BENEFIT, codes=("cash-benefit", "education-help")), cases).tables
    assert lines(benefit) == {"Kontanthjælp": 1}


# educations ---------------------------------------------------------------------------------------------------------
def test_choices_endings_and_causes() -> None:
    """1-08: what was chosen, what was broken off, of how many, and why."""
    cases = Cases(
        people=people("a", "b", "c"),
        status=(
            education(
                "a",
                "vocational",
                date(2026, 2, 1),
                to_on=date(2026, 9, 1),
                ended_how=StatusEnd.BROKEN_OFF,
                cause="housing",
            ),
            education("b", "vocational", date(2024, 8, 1), to_on=date(2026, 6, 1), ended_how=StatusEnd.COMPLETED),
            education("b", "higher", date(2026, 8, 15)),
            education("c", "vocational", date(2023, 8, 1), to_on=date(2025, 6, 1), ended_how=StatusEnd.BROKEN_OFF),
            education("c", "primary-school", date(2026, 1, 1), to_on=date(2026, 6, 1), ended_how=StatusEnd.COMPLETED),
        ),
    )
    (choices,) = counted(asked(Counted.EDUCATION_CHOICES), cases).tables
    assert lines(choices) == {"Erhvervsuddannelse": 1, "Videregående uddannelse": 1}
    (endings,) = counted(asked(Counted.EDUCATION_ENDINGS), cases).tables
    assert endings.columns == (Column.ATTENDED, Column.COMPLETED, Column.BROKEN_OFF, Column.CHANGED)
    assert [one.value for one in endings.total] == [3, 1, 1, 0]
    (only,) = counted(asked(Counted.EDUCATION_ENDINGS, codes=("vocational",)), cases).tables
    assert [one.value for one in only.total] == [2, 1, 1, 0]
    (causes,) = counted(asked(Counted.DROP_OUT_CAUSES), cases).tables
    assert lines(causes) == {"Boligen": 1}
    assert counted(asked(Counted.DROP_OUT_CAUSES), cases, read_period("2026Q1")).tables[0].rows == ()


# meetings and deadlines ---------------------------------------------------------------------------------------------
RULE = DeadlineRule(
    id="d11",
    title="Overgangsmøde",
    trigger="17 år",
    stop="Mødet er holdt",
    offset=0,
    unit=OffsetUnit.DAYS,
    standing=Standing.LOCAL,
    source="Prøve",
    valid_from=None,
    valid_to=None,
    age_years=17,
    starts=("birthday",),
    stops=("meeting-held:way:seventeen",),
)
SEVENTEEN = date(2026, 6, 1)
EIGHTEEN = date(2027, 6, 1)


def clock(state: ClockState, **fields: object) -> Clock:
    return Clock(rule=RULE, origin="birthday", trigger=SEVENTEEN, due=SEVENTEEN, state=state, **fields)  # type: ignore[arg-type]  # likewise


def test_a_week_kept_free_before_the_birthday_makes_nobody_late() -> None:
    early = replace(clock(ClockState.RUNNING), due=SEVENTEEN - timedelta(days=30))
    assert last_day(early) == SEVENTEEN
    assert last_day(replace(early, due=None)) is None


def test_how_many_of_the_group_had_the_meeting_in_time() -> None:
    """7.4.B-14."""
    clocks = {
        "in-time": [clock(ClockState.MET, met_on=SEVENTEEN)],
        "late": [clock(ClockState.MET, met_on=SEVENTEEN + timedelta(days=1))],
        "missed": [clock(ClockState.OVER, over=OverBecause.AGE)],
        "still-missed": [clock(ClockState.RUNNING)],
        "exempt": [clock(ClockState.NOT_NEEDED, reason="Har ungestøtte")],
        "too-late": [clock(ClockState.NOT_NEEDED, reason="Glemt", met_on=EIGHTEEN, too_old_on=EIGHTEEN)],
        "moved-away": [clock(ClockState.OVER, over=OverBecause.ENDED)],
        "other-rule": [replace(clock(ClockState.MET, met_on=SEVENTEEN), rule=replace(RULE, id="d12"))],
    }
    cases = Cases(people=people(*clocks), clocks=clocks)
    (table,) = counted(asked(Counted.DEADLINES, rules=("d11",)), cases).tables
    assert [one.value for one in table.rows[0].numbers] == [5, 1, 1, 3, 1]
    assert counted(asked(Counted.DEADLINES, rules=("d11",)), cases, read_period("2026Q3")).tables[0].rows == ()
    early = counted(asked(Counted.DEADLINES, rules=("d11",)), cases, today=date(2026, 3, 1)).tables[0]
    assert early.rows[0].numbers[3].value == 0, "a day that is still to come is not missed"


def test_a_missed_day_stays_missed_whenever_it_is_counted() -> None:
    """Also when it is the last of its period, and when the course ended long after it."""
    june = read_period("2026M6")
    rule = replace(RULE, starts=("circumstance:x",))
    missed = replace(clock(ClockState.RUNNING), rule=rule, trigger=june.last, due=june.last)
    told = people("missed", "moved")
    told["moved"] = replace(told["moved"], ended_because="moved", ended_on=june.last + timedelta(days=60))
    clocks = {"missed": [missed], "moved": [replace(missed, state=ClockState.OVER, over=OverBecause.ENDED)]}
    cases = Cases(people=told, clocks=clocks)
    (table,) = counted(asked(Counted.DEADLINES, rules=("d11",)), cases, june, today=date(2027, 3, 1)).tables
    assert [one.value for one in table.rows[0].numbers] == [2, 0, 0, 2, 0]
    assert counted(asked(Counted.DEADLINES, rules=("d11",)), cases, june, today=june.last).tables[0].rows == ()


def test_how_somebody_came_and_what_is_to_come_say_nothing_of_a_tie() -> None:
    cases = Cases(
        people=people("came", "begins"),
        status=[
            StatusEntry(id="1", person="came", sort=StatusKind.ENTRANCE, code="self"),
            StatusEntry(id="2", person="begins", sort=StatusKind.EDUCATION, code="fgu", from_on=date(2027, 8, 1)),
        ],
    )
    (table,) = counted(asked(Counted.TIE), cases).tables
    assert {row.line: row.numbers[0].value for row in table.rows}[Line.NOTHING_NOTED] == 2


def test_an_education_nobody_ended_is_not_attended_once_the_course_is_over() -> None:
    told = people("gone")
    told["gone"] = replace(told["gone"], ended_because="moved", ended_on=date(2022, 5, 1))
    entry = StatusEntry(id="1", person="gone", sort=StatusKind.EDUCATION, code="fgu", from_on=date(2020, 8, 1))
    (table,) = counted(asked(Counted.EDUCATION_ENDINGS), Cases(people=told, status=[entry])).tables
    assert table.rows == ()


def test_meetings_held_and_held_in_time() -> None:
    """7.4.A-14: held in practice, in time, and whether those who came have a tie."""

    def meeting(person: str, day: date, state: MeetingState, step: str = "seventeen", version: int = 1) -> Meeting:
        starts = datetime(day.year, day.month, day.day, 13, tzinfo=DENMARK)
        return Meeting(
            id=f"{person}{day}", person=person, format=f"unge/way/{version}", step=step, starts=starts, state=state
        )

    late = SEVENTEEN + timedelta(days=9)
    cases = Cases(
        people=people("a", "b", "c", "d"),
        meetings=(
            meeting("a", SEVENTEEN, MeetingState.CLOSED),
            meeting("b", late, MeetingState.CLOSED, version=10),
            meeting("c", SEVENTEEN, MeetingState.CALLED, version=2),
            meeting("d", SEVENTEEN, MeetingState.CANCELLED),
            meeting("d", date(2026, 12, 24), MeetingState.CALLED),
            meeting("d", date(2026, 1, 5), MeetingState.CLOSED, "other"),
        ),
        status=(education("a", "fgu", date(2026, 1, 1)),),
        clocks={
            "a": [clock(ClockState.MET, met_on=SEVENTEEN)],
            "b": [clock(ClockState.MET, met_on=late)],
        },
    )
    table, tie = counted(asked(Counted.MEETINGS, formats=("way",)), cases).tables
    assert lines(table) == {"unge/way/10:seventeen": 3, "unge/way/1:other": 1}
    assert lines(table, 1) == {"unge/way/10:seventeen": 2, "unge/way/1:other": 1}
    told = lines(table, 2)
    assert told == {"unge/way/10:seventeen": 1, "unge/way/1:other": None}, "without a deadline nothing is said of time"
    assert lines(tie) == {Line.ACTIVE: 1, Line.WITHOUT_TIE: 0, Line.NOTHING_NOTED: 2}
    assert len(counted(asked(Counted.MEETINGS), cases).tables) == 1
    assert counted(asked(Counted.MEETINGS, formats=("elsewhere",)), cases).tables[0].rows == ()


# measures and goals -------------------------------------------------------------------------------------------------
def measure(id: str, asked_on: date, granted: date | None, started: date | None, ended: date | None = None) -> Measure:
    state = MeasureState.ENDED if ended else MeasureState.STARTED if started else MeasureState.REQUESTED
    how = MeasureEnd.COMPLETED if ended else MeasureEnd.NONE
    return Measure(
        id=id,
        person="a",
        requested_on=asked_on,
        granted_on=granted,
        started_on=started,
        ended_on=ended,
        ended_how=how,
        state=state,
    )


def test_waits_from_asked_to_begun() -> None:
    cases = Cases(
        people=people("a"),
        measures=(
            measure("1", date(2026, 1, 1), date(2026, 1, 11), date(2026, 1, 31), date(2026, 3, 1)),
            measure("2", date(2026, 2, 1), None, date(2026, 3, 31)),
            measure("3", date(2026, 10, 1), None, None),
        ),
    )
    (table,) = counted(asked(Counted.WAITS), cases).tables
    days = lines(table, 1)
    assert days[Line.ASKED_TO_GRANTED] == 10 and days[Line.GRANTED_TO_BEGUN] == 20
    assert lines(table)[Line.ASKED_TO_BEGUN] == 2 and days[Line.ASKED_TO_BEGUN] == round((30 + 58) / 2)
    assert days[Line.COURSE_WHOLE] == 89 and days[Line.COURSE_WITHOUT] == 30 + 30
    assert lines(counted(asked(Counted.WAITS), cases, read_period("2026Q4")).tables[0])[Line.COURSE_WHOLE] == 0


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60), st.integers(0, 90)), min_size=2, max_size=5))
def test_the_days_of_a_course_counted_one_by_one(told: list[tuple[int, int, int]]) -> None:
    """7.4.C-06: from the first wish to the latest beginning, those days on which nothing ran."""
    first = date(2026, 1, 1)
    made = []
    for number, (at, waited, lasted) in enumerate(told):
        begun = first + timedelta(days=at + waited)
        made.append(measure(str(number), first + timedelta(days=at), None, begun, begun + timedelta(days=lasted)))
    (table,) = counted(asked(Counted.WAITS), Cases(people=people("a"), measures=made), today=date(2026, 12, 31)).tables
    wish, latest = min(one.requested_on or first for one in made), max(one.started_on or first for one in made)
    days = [wish + timedelta(days=number) for number in range((latest - wish).days)]
    without = [day for day in days if not any((m.started_on or day) <= day < (m.ended_on or day) for m in made)]
    assert lines(table, 1)[Line.COURSE_WHOLE] == len(days)
    assert lines(table, 1)[Line.COURSE_WITHOUT] == len(without)


def rating(goal: str, on: date, number: int = -1, status: str = "") -> GoalRating:
    return GoalRating(id=f"{goal}{on}", person="a", goal=goal, on=on, rating=number, status=status)


def test_effects_of_goals() -> None:
    """2-07: where the young person's own ratings went, what the professionals said, how measures ended."""

    cases = Cases(
        people=people("a"),
        goals=(
            Goal(id="up", person="a", area="work", state=GoalState.REACHED),
            Goal(id="down", person="a", area="work"),
            Goal(id="once", person="a", area="housing"),
        ),
        ratings=(
            rating("up", date(2025, 5, 1), 2),
            rating("up", date(2026, 5, 1), 6, "forward"),
            rating("down", date(2026, 2, 1), 5),
            rating("down", date(2026, 5, 1), 4),
            rating("once", date(2026, 5, 1), 9),
            rating("gone", date(2026, 5, 1), 9),
        ),
        measures=(measure("1", date(2025, 1, 1), None, date(2025, 2, 1), date(2026, 3, 1)),),
    )
    areas, reached, statuses, ends = counted(asked(Counted.GOALS), cases).tables
    assert [one.value for one in areas.total] == [2, 1, 0, 1, 1] and list(lines(areas)) == ["Arbejde"]
    assert lines(statuses) == {"Går fremad": 1}
    assert lines(ends)[Line.MEASURE_COMPLETED] == 1
    assert lines(reached) == {}, "a goal without its day counts where it did before"


def test_a_goal_counts_in_the_period_it_was_reached_in() -> None:
    def told(on: date | None) -> tuple[list[int | None], int]:
        goal = Goal(id="g", person="a", area="work", state=GoalState.REACHED, reached_on=on)
        ratings = (rating("g", date(2026, 2, 1), 2), rating("g", date(2026, 5, 1), 6))
        areas, reached, *_rest = counted(
            asked(Counted.GOALS), Cases(people=people("a"), goals=(goal,), ratings=ratings)
        ).tables
        return [one.value for one in areas.total], reached.total[0].value or 0

    assert told(None) == ([1, 1, 0, 0, 1], 0)
    assert told(date(2026, 5, 2)) == ([1, 1, 0, 0, 1], 1)
    assert told(date(2027, 1, 5)) == ([1, 1, 0, 0, 0], 0), "it was not reached yet on the last day"


@given(st.lists(st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2027, 12, 31))), max_size=12))
def test_the_quarters_count_every_goal_reached_in_the_year_once(days: list[date | None]) -> None:
    goals = tuple(
        Goal(id=f"{at}", person="a", area="work", state=GoalState.REACHED, reached_on=day)
        for at, day in enumerate(days)
    )
    cases = Cases(people=people("a"), goals=goals)

    def reached(key: str) -> int:
        return (
            count(asked(Counted.GOALS), cases, read_period(key), date(2028, 1, 1), TERMS).tables[1].total[0].value or 0
        )

    assert sum(reached(f"2026Q{one}") for one in range(1, 5)) == reached("2026")
    assert reached("2026") == sum(1 for day in days if day is not None and day.year == 2026)


@pytest.mark.parametrize("way", list(Counted))
def test_every_way_counts_nothing_where_there_is_nothing(way: Counted) -> None:
    told = counted(asked(way, rules=("d11",), formats=("x",)), Cases(people={}))
    assert told.tables and all(
        not number.value for table in told.tables for row in table.rows for number in row.numbers
    )
