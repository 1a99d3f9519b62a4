"""CPR numbers. Those written here are replacement numbers (day + 60), letter forms, or belong to births still to come."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.cpr import NumberKind, masked, read_number
from ungeapp.domain.errors import Invalid

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "text", ["640704-4007", "6407044007", " 640704 4007 ", "640704–4007", "640704\u00a0-\u00a04007"]
)
def test_hyphens_and_spaces_do_not_matter(text: str) -> None:
    read = read_number(text, today=TODAY)
    assert (read.kind, read.digits, read.birth_date) == (NumberKind.REPLACEMENT, "640704-4007", date(2004, 7, 4))
    assert read.notices == ()


@pytest.mark.parametrize("text", ["", "  ", " - "])
def test_no_number_is_a_kind_of_its_own(text: str) -> None:
    read = read_number(text, today=TODAY)
    assert (read.kind, read.digits, read.birth_date, read.notices) == (NumberKind.NONE, "", None, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("640704", "cpr-length"),
        ("640704-40071", "cpr-length"),
        ("640704-400x", "cpr-characters"),
        ("64070٤-4007", "cpr-characters"),
        ("040704-4AB", "cpr-length"),
        ("040704-2AB1", "cpr-characters"),
        ("640704-7AB1", "cpr-date"),
        ("910204-4007", "cpr-date"),
        ("000704-4007", "cpr-date"),
        ("600704-4007", "cpr-date"),
        ("920704-4007", "cpr-date"),
        ("641304-4007", "cpr-date"),
        ("400704-4007", "cpr-date"),
        ("890200-1007", "cpr-date"),  # 1900 was no leap year
    ],
)
def test_what_can_never_be_a_number_is_refused(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_number(text, today=TODAY)
    assert refused.value.code == code
    assert text not in repr(refused.value.facts)


def test_the_same_leap_day_exists_in_2000() -> None:
    assert read_number("890200-4007", today=TODAY).birth_date == date(2000, 2, 29)


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("040704-7ab1", date(2004, 7, 4)),
        ("040794-1AB1", date(1994, 7, 4)),
        ("040794-0AB1", date(1994, 7, 4)),
        ("040704-6AB1", date(2004, 7, 4)),
        ("040799-5AB1", date(1899, 7, 4)),
    ],
)
def test_letter_forms_carry_their_century_in_the_seventh_place(text: str, born: date) -> None:
    read = read_number(text, today=TODAY)
    assert (read.kind, read.birth_date, read.digits) == (NumberKind.LETTERS, born, text.upper())


def _last_four_for(front: str, *, fitting: bool) -> str:
    """Last four digits so that modulus 11 fits or not."""
    for last in range(4000, 4999):
        plain = f"{front}{last}"
        fits = sum(w * int(d) for w, d in zip((4, 3, 2, 7, 6, 5, 4, 3, 2, 1), plain, strict=True)) % 11 == 0
        if fits is fitting:
            return str(last)
    raise AssertionError(front)


def test_the_check_digit_is_a_notice_and_a_weaker_one_on_new_years_day() -> None:
    later = date(2056, 11, 21)
    for front, notices in (("040736", ("cpr-check-digit",)), ("010136", ("cpr-check-digit-new-year",))):
        assert read_number(front + _last_four_for(front, fitting=False), today=later).notices == notices
        assert read_number(front + _last_four_for(front, fitting=True), today=later).notices == ()


def test_age_notices_at_the_borders_of_the_range() -> None:
    def notices(born: date) -> tuple[str, ...]:
        return read_number(f"{born.day + 60:02}{born:%m%y}-4007", today=TODAY).notices

    assert notices(TODAY.replace(year=2013)) == ()
    assert notices(TODAY.replace(year=2013) + timedelta(days=1)) == ("cpr-age",)
    assert read_number("821194-1007", today=TODAY).notices == ()  # 31, tomorrow 32
    assert read_number("811194-1007", today=TODAY).notices == ("cpr-age",)
    assert notices(date(2030, 1, 1)) == ("cpr-age",)
    assert read_number("640704-4007", today=TODAY, ages=range(15, 20)).notices == ("cpr-age",)


def test_an_old_century_is_most_likely_a_typing_error() -> None:
    assert read_number("640704-1007", today=TODAY).notices == ("cpr-century", "cpr-age")
    assert read_number("640711-3007", today=TODAY).notices == ("cpr-century", "cpr-age")
    assert "cpr-century" not in read_number("640712-3007", today=TODAY).notices


# The CPR office's table, written out once more: (seventh digit, year) to century.
def _table(seventh: int, year: int) -> int:
    column = 0 if year <= 36 else 1 if year <= 57 else 2
    rows = {"0123": (19, 19, 19), "4": (20, 19, 19), "5678": (20, 20, 18), "9": (20, 19, 19)}
    return next(row[column] for digits, row in rows.items() if str(seventh) in digits) * 100


@given(
    st.integers(0, 9),
    st.integers(0, 99),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(0, 999),
    st.booleans(),
)
def test_every_number_finds_the_century_of_the_table(
    seventh: int, year: int, month: int, day: int, serial: int, replacement: bool
) -> None:
    text = f"{day + 60 * replacement:02}{month:02}{year:02}{seventh}{serial:03}"
    read = read_number(text, today=TODAY)
    assert read.birth_date == date(_table(seventh, year) + year, month, day)
    assert read.kind is (NumberKind.REPLACEMENT if replacement else NumberKind.REAL)
    assert ("cpr-century" in read.notices) == (seventh <= 3 and year <= 11)
    assert read_number(read.digits, today=TODAY) == read


@given(st.text(max_size=14))
def test_any_text_is_read_or_refused_with_a_code(text: str) -> None:
    try:
        read = read_number(text, today=TODAY)
    except Invalid as refused:
        code = refused.code
    else:
        code = ""
        assert read.kind is NumberKind.NONE or read.birth_date is not None
    assert code in {"", "cpr-length", "cpr-characters", "cpr-date"}


def test_masking_shows_the_date_only() -> None:
    read = read_number("6407044007", today=TODAY)
    assert masked(read) == masked("640704-4007") == "640704-••••"
    assert masked(read_number("", today=TODAY)) == ""
    assert masked("6407044007") == "•" * 10
    assert "4007" not in repr(read)
