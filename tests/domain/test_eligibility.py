"""The right to a plan, the screening that is owed, and leaving school: from age and status alone."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.ages import AgeRule, age_rule
from ungeapp.domain.dates import birthday
from ungeapp.domain.eligibility import PlanRight, left_school, plan_right, to_be_screened
from ungeapp.domain.status import StatusEnd, StatusEntry, StatusKind

DAY = date(2026, 11, 23)
RIGHT = AgeRule("plan-right", "Ret til plan", None, 24, "Loven")
SCREENED = AgeRule("screening", "Screening", 15, 17, "Et dokument")
QUALIFYING = frozenset({"vocational", "higher"})
SCHOOL = frozenset({"primary-school", "tenth-grade"})
births = st.dates(date(1990, 1, 1), date(2020, 12, 31))


def entry(
    code: str,
    from_on: date | None = None,
    to_on: date | None = None,
    how: StatusEnd = StatusEnd.NONE,
    sort: StatusKind = StatusKind.EDUCATION,
    id: str = "e",
) -> StatusEntry:
    return StatusEntry(id=id, person="p", sort=sort, code=code, from_on=from_on, to_on=to_on, ended_how=how)


def right(birth: date | None, *entries: StatusEntry) -> PlanRight:
    return plan_right(birth, entries, RIGHT, QUALIFYING, DAY).right


@given(births, st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_without_any_education_the_age_alone_decides_and_the_last_day_is_the_day_before_the_birthday(
    birth: date, day: date
) -> None:
    found = plan_right(birth, (), RIGHT, QUALIFYING, day)
    assert found.until == birthday(birth, 25)
    assert (found.right is PlanRight.HAS) == (day < birthday(birth, 25))
    assert (found.right is PlanRight.TOO_OLD) == (day >= birthday(birth, 25))


def test_only_an_education_that_qualifies_takes_the_right_away() -> None:
    young = date(2007, 5, 1)
    assert right(None) is PlanRight.AGE_UNKNOWN
    assert right(young, entry("upper-secondary", date(2025, 8, 1))) is PlanRight.HAS
    runs = entry("vocational", date(2025, 8, 1))
    assert right(young, runs) is PlanRight.ENROLLED
    assert right(young, entry("vocational", date(2025, 8, 1), DAY - timedelta(days=1), StatusEnd.BROKEN_OFF)) is (
        PlanRight.HAS
    )
    done = entry("vocational", date(2023, 8, 1), date(2026, 6, 30), StatusEnd.COMPLETED)
    told = plan_right(young, (runs, done), RIGHT, QUALIFYING, DAY)
    assert (told.right, told.entry) == (PlanRight.COMPLETED, done)
    assert right(young, entry("vocational", DAY + timedelta(days=5))) is PlanRight.HAS, "it has not begun"
    assert right(date(2001, 5, 1), runs) is PlanRight.TOO_OLD


def test_an_age_rule_is_dated() -> None:
    old = AgeRule("plan-right", "", None, 22, "Før", valid_to=date(2018, 12, 31))
    new = AgeRule("plan-right", "", None, 24, "Nu", valid_from=date(2019, 1, 1))
    assert age_rule((old, new), "plan-right", date(2018, 12, 31)) is old
    assert age_rule((old, new), "plan-right", DAY) is new
    assert age_rule((old,), "plan-right", DAY) is None


def test_a_screening_is_owed_from_15_to_17_without_education_and_job_until_it_is_there() -> None:
    born = date(2010, 3, 1)
    left = entry("primary-school", date(2020, 8, 1), date(2026, 6, 26), StatusEnd.COMPLETED)

    def owed(birth: date | None, *entries: StatusEntry) -> bool:
        return to_be_screened(birth, entries, SCREENED, DAY)

    assert owed(born, left) and not owed(None, left) and not owed(born)
    assert not owed(date(2012, 3, 1), left) and not owed(date(2008, 3, 1), left)
    assert not owed(born, left, entry("spare-time-job", date(2026, 9, 1), sort=StatusKind.JOB))
    before = entry("academic-competences", date(2026, 1, 10), sort=StatusKind.SCREENING)
    since = entry("academic-competences", date(2026, 9, 10), sort=StatusKind.SCREENING)
    assert owed(born, left, before), "what was found while at school says nothing of the time after"
    assert not owed(born, left, since)


def test_school_is_left_when_nothing_of_it_goes_on() -> None:
    ninth = entry("primary-school", date(2017, 8, 1), date(2026, 6, 26), StatusEnd.COMPLETED, id="9")
    tenth = entry("tenth-grade", date(2026, 8, 10), id="10")
    assert left_school((ninth,), SCHOOL, DAY) is ninth
    assert left_school((ninth, tenth), SCHOOL, DAY) is None
    assert left_school((ninth, entry("vocational", date(2026, 8, 10), id="v")), SCHOOL, DAY) is ninth
    moved = entry("primary-school", date(2017, 8, 1), date(2026, 6, 26), StatusEnd.CHANGED, id="m")
    assert left_school((moved,), SCHOOL, DAY) is None, "a change of school is no leaving"
    stopped = entry("tenth-grade", date(2026, 8, 10), date(2026, 10, 1), StatusEnd.BROKEN_OFF, id="s")
    assert left_school((ninth, stopped), SCHOOL, DAY) is stopped
    assert left_school((), SCHOOL, DAY) is None
