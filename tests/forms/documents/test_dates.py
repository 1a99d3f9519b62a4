"""Danish dates on paper."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.documents.content import COPENHAGEN, MEETING
from ungeapp.forms.documents import dates, words


def test_a_span_says_day_time_and_week() -> None:
    assert dates.span(MEETING, 90) == "onsdag 25. november 2026 kl. 13.00–14.30 (uge 48)"
    assert dates.span(MEETING, 0) == "onsdag 25. november 2026 kl. 13.00 (uge 48)"
    late = datetime(2026, 12, 31, 23, 0, tzinfo=COPENHAGEN)
    assert dates.span(late, 120) == "torsdag 31. december 2026 kl. 23.00 til fredag 1. januar 2027 kl. 01.00 (uge 53)"


def test_the_clock_is_the_danish_one() -> None:
    assert dates.clock(datetime(2026, 7, 1, 11, 0, tzinfo=UTC)) == "13.00"
    assert dates.moment(datetime(2026, 1, 1, 23, 30, tzinfo=UTC)) == "02.01.2026 kl. 00.30"
    assert dates.clock(datetime(2026, 7, 1, 11, 0)) == "11.00"  # noqa: DTZ001  # without a zone it is Danish already


def test_days_and_lengths() -> None:
    assert dates.day(date(2026, 5, 1)) == "1. maj 2026"
    assert dates.weekday(date(2027, 2, 7)) == "søndag 7. februar 2027"
    assert dates.short_day(date(2026, 5, 1)) == "01.05.2026"
    assert dates.short_day(None) == ""
    assert [dates.length(n) for n in (0, 1, 45, 60, 61, 90, 120)] == [
        "", "1 minut", "45 minutter", "1 time", "1 time og 1 minut", "1 time og 30 minutter", "2 timer",
    ]  # fmt: skip


@given(st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29)), st.integers(-10, 10**6))  # noqa: DTZ001  # Danish wall clock
def test_any_moment_can_be_written(starts: datetime, minutes: int) -> None:
    assert f"kl. {starts.hour:02d}.{starts.minute:02d}" in dates.span(starts, minutes)


@pytest.mark.parametrize(
    ("items", "told"),
    [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "", "b", "c"], "a, b og c")],
)
def test_an_enumeration(items: list[str], told: str) -> None:
    assert words.enumeration(items) == told


def test_a_word_inside_a_sentence() -> None:
    assert [words.lower_start(one) for one in ("Møde", "SSD-møde", "", "A")] == ["møde", "SSD-møde", "", "A"]
