"""The steps of an age: which was reached, which comes next."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.ages import AgeRule
from ungeapp.domain.dates import age_on, birthday

WAY = AgeRule("on-the-way", "", 15, 18, "", steps=(180, 192, 198, 204, 210, 216))
BORN = date(2010, 2, 1)


def test_half_years_are_steps_and_whole_years_stand_where_none_is() -> None:
    reached = [WAY.reached(BORN, birthday(BORN, 0, months)) for months in (186, 192, 198, 203, 204, 215, 216, 227)]
    assert reached == [180, 192, 198, 198, 204, 210, 216, 216]
    assert (WAY.reached(BORN, date(2024, 3, 1)), WAY.coming(BORN, date(2024, 3, 1))) == (14 * 12, 15 * 12)
    assert (WAY.coming(BORN, date(2026, 9, 1)), WAY.coming(BORN, date(2028, 3, 1))) == (17 * 12, 19 * 12)


@given(st.dates(date(1990, 1, 1), date(2012, 12, 31)), st.integers(0, 9000))
def test_what_was_reached_is_past_and_what_comes_is_ahead(birth: date, days: int) -> None:
    day = date.fromordinal(birth.toordinal() + days)
    assert birthday(birth, 0, WAY.reached(birth, day)) <= day < birthday(birth, 0, WAY.coming(birth, day))
    assert WAY.reached(birth, day) // 12 == age_on(birth, day)
