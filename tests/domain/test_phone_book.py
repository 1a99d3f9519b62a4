"""Looking somebody up, whose word stands, and when an absence is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.phone_book import (
    FOLLOWED,
    TOLD_AHEAD_DAYS,
    EntryKind,
    EntrySource,
    PhoneBook,
    PhoneEntry,
    away_now_or_soon,
    corrected,
    following,
)

TODAY = date(2026, 11, 25)


def entry(id: str, name: str, **more: object) -> PhoneEntry:
    return PhoneEntry(id=id, person="", name=name, **more)  # type: ignore[arg-type]  # fields of the record


BOOK = PhoneBook(
    [
        entry("1", "Jens Sørensen", title="Fraværsvejleder", organisation="Prøveby Gymnasium", phone="12 34 56 78"),
        entry("2", "Mette Bro", title="Jordemoder", area="Viborg Vest", call_about="fravær på FGU; mentor"),
        entry("3", "Prøveby Gymnasium", sort=EntryKind.SCHOOL, phone="12 00 00 01"),
        entry("4", "Sundhedsplejen", sort=EntryKind.UNIT, source=EntrySource.PROFILE, key="v/sund", unit="v/sund"),
        entry("5", "Anne Lund", organisation="Familieafdelingen"),
        entry("6", "Anne Lund", organisation="Jobcentret"),
    ]
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("soerensen", ["1"]),
        ("JENS s", ["1"]),
        ("345678", ["1"]),
        ("prøveby", ["3", "1"]),
        ("viborg", ["2"]),
        ("fravær", ["2", "1"]),
        ("lund job", ["6"]),
        ("intet", []),
    ],
)
def test_it_is_found_while_typing(asked: str, found: list[str]) -> None:
    assert [one.id for one in BOOK.find(asked)] == found


def test_who_to_call_for_what() -> None:
    assert [one.id for one in BOOK.find("fravær", about=True)] == ["2", "1"]
    assert [one.id for one in BOOK.find("jens", about=True)] == []
    assert [one.id for one in BOOK.find("prøve", EntryKind.SCHOOL)] == ["3"]
    assert len(BOOK.find("  ")) == 6


@pytest.mark.parametrize(
    ("name", "unit", "who"),
    [
        ("Jens Sørensen", "", "1"),
        ("jens soerensen, Prøveby Gymnasium", "", "1"),
        ("Mette Bro (Jordemoder)", "", "2"),
        ("Jordemoder", "", "2"),
        ("Anne Lund", "", None),
        ("Anne Lund, Jobcentret", "", "6"),
        ("Ukendt Navn, Prøveby Gymnasium", "", "3"),
        ("Ukendt Navn", "v/sund", "4"),
        ("Ukendt Navn", "", None),
        ("", "", None),
    ],
)
def test_the_entry_of_somebody_as_they_are_called_elsewhere(name: str, unit: str, who: str | None) -> None:
    found = BOOK.who(name, unit)
    assert (found.id if found else None) == who


@given(st.sets(st.sampled_from(FOLLOWED)), st.text(max_size=5), st.text(max_size=5))
def test_what_this_desk_put_right_stays_whatever_the_card_says(fields: set[str], own: str, told: str) -> None:
    before = entry("1", "n", source=EntrySource.CARD, phone="1")
    mine = corrected(before, dict.fromkeys(fields, own))
    after = following(mine, dict.fromkeys(FOLLOWED, told))
    for name in FOLLOWED:
        put_right = name in fields and getattr(before, name) != own
        assert getattr(after, name) == (own if put_right else told)
        assert (name in after.own_fields) is put_right


def test_an_own_entry_has_nothing_to_mark() -> None:
    assert corrected(entry("1", "n"), {"phone": "2"}).own_fields == ()


@given(st.integers(-30, 30), st.integers(0, 20))
def test_an_absence_is_told_a_little_before_and_until_it_is_over(begins: int, length: int) -> None:
    first = TODAY + timedelta(days=begins)
    mine = entry("1", "n", stand_in="Mette", stand_in_from=first, stand_in_to=first + timedelta(days=length))
    assert away_now_or_soon(mine, TODAY) is (begins <= TOLD_AHEAD_DAYS and begins + length >= 0)
    if mine.stands_in(TODAY):
        assert away_now_or_soon(mine, TODAY)
    assert not away_now_or_soon(entry("1", "n"), TODAY) and not away_now_or_soon(None, TODAY)


def away(id: str, name: str, stand_in: str, phone: str = "") -> PhoneEntry:
    return entry(id, name, stand_in=stand_in, stand_in_phone=phone, stand_in_to=TODAY)


def test_a_stand_in_who_is_away_is_passed_over_for_her_own() -> None:
    jens, mette = away("1", "Jens Lund", "Mette Bro", "12 11 11 11"), away("2", "Mette Bro", "Bo Holm")
    book = PhoneBook([jens, mette, entry("3", "Bo Holm", phone="12 22 22 22")])
    found = book.standing_in(jens, TODAY)
    assert found is not None and (found.name, found.phone, found.passed) == ("Bo Holm", "12 22 22 22", ("Mette Bro",))
    later = book.standing_in(jens, TODAY + timedelta(days=1))
    assert later is None  # nobody is away any more


def test_two_who_stand_in_for_each_other_are_both_away() -> None:
    jens, mette = away("1", "Jens Lund", "Mette Bro", "12 11 11 11"), away("2", "Mette Bro", "Jens Lund")
    found = PhoneBook([jens, mette]).standing_in(jens, TODAY)
    assert found is not None and found.away and (found.name, found.phone) == ("Mette Bro", "12 11 11 11")


def test_a_stand_in_nobody_knows_is_called_as_told() -> None:
    jens = away("1", "Jens Lund", "En Vikar", "12 33 33 33")
    found = PhoneBook([jens]).standing_in(jens, TODAY)
    assert found is not None and (found.name, found.phone, found.away) == ("En Vikar", "12 33 33 33", False)
