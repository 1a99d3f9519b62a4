"""Whether two are the same one: the same both ways, sure when nothing differs, silent when nothing is shared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ungeapp.domain.duplicates import NOTHING, Match, Sureness, Traits, likeness, not_same, pairs, traits
from ungeapp.domain.people import YoungPerson
from ungeapp.storage.names import spelling

NAMES = st.sampled_from(
    ["Freja Lund", "Frejia Lund", "Mohammed Ali", "Muhamad Ali", "Ida", "Ida Holt", "Idda Holt", ""]
)
BIRTHS = st.sampled_from([None, date(2004, 5, 6), date(2004, 6, 5), date(2004, 5, 16), date(2001, 1, 1)])
NUMBERS = st.sampled_from(
    [("", "none"), ("660504-1234", "replacement"), ("060504-1234", "real"), ("060504-4321", "real")]
)


def person(name: str, birth: date | None, number: tuple[str, str] = ("", "none"), **more: str) -> YoungPerson:
    given, _, family = name.partition(" ")
    return YoungPerson(
        id="x", person="x", given_name=given, family_name=family, birth_date=birth, number=number[0],
        number_kind=number[1], **more,
    )  # type: ignore[arg-type]  # fields by name  # fmt: skip


people = st.builds(
    person,
    NAMES,
    BIRTHS,
    NUMBERS,
    phone=st.sampled_from(["", "12 34 56 78", "+45 12345678"]),
    email=st.sampled_from(["", "a@example.org", "A@example.org "]),
)


def like(one: YoungPerson, other: YoungPerson) -> tuple[set[Match], Sureness]:
    found = likeness(traits(one, spelling()), traits(other, spelling()))
    return set(found.matches), found.sure


@given(people, people)
def test_it_is_the_same_both_ways(one: YoungPerson, other: YoungPerson) -> None:
    assert like(one, other) == like(other, one)


@given(people)
def test_who_is_the_same_in_everything_is_certain(one: YoungPerson) -> None:
    assume(one.number_kind != "real" or one.number)
    assume(one.number or (one.full_name and one.birth_date))
    assert like(one, one)[1] is Sureness.CERTAIN


@given(people, people)
def test_sureness_has_its_reasons_and_nothing_has_none(one: YoungPerson, other: YoungPerson) -> None:
    matches, sure = like(one, other)
    assert bool(matches) == (sure is not Sureness.NONE)
    assert sure is not Sureness.CERTAIN or matches & {Match.NUMBER, Match.NAME}


def test_unrelated_people_have_nothing_in_common() -> None:
    assert (
        likeness(
            traits(person("Freja Lund", date(2004, 5, 6)), spelling()),
            traits(person("Ida Holt", date(2001, 1, 1)), spelling()),
        )
        == NOTHING
    )


@pytest.mark.parametrize(
    ("one", "other", "matches", "sure"),
    [
        (("Muhammad Ali", date(2004, 5, 6)), ("Mohamed Ali", date(2004, 5, 6)), {"name-alike", "birth-date"}, 2),
        (("Freja Lund", date(2004, 5, 6)), ("Frejia Lund", date(2004, 5, 6)), {"name-alike", "birth-date"}, 2),
        (("Freja Lund", date(2004, 5, 6)), ("Freja Maria Lund", date(2004, 5, 6)), {"name-alike", "birth-date"}, 2),
        (("Lund Freja", date(2004, 5, 6)), ("Freja Lund", date(2004, 5, 6)), {"name", "birth-date"}, 3),
        (("Freja Lund", date(2004, 5, 6)), ("Freja Lund", date(2004, 6, 5)), {"name", "birth-swapped"}, 2),
        (("Freja Lund", date(2004, 5, 6)), ("Freja Lund", date(2005, 5, 6)), {"name", "birth-near"}, 2),
        (("Freja Lund", date(2004, 5, 6)), ("Freja Lund", date(1999, 12, 1)), set(), 0),
        (("Freja Lund", date(2004, 5, 6)), ("Emil Lund", date(2004, 5, 6)), set(), 0),
    ],
)  # fmt: skip
def test_what_is_alike(one: tuple[str, date], other: tuple[str, date], matches: set[str], sure: int) -> None:
    found, how = like(person(*one), person(*other))
    assert ({match.value for match in found}, how) == (matches, sure)


def test_two_real_numbers_are_two_people_even_twins() -> None:
    one = person("Anna Lund", date(2004, 5, 6), ("060504-1234", "real"))
    twin = person("Anne Lund", date(2004, 5, 6), ("060504-4321", "real"), phone="12345678")
    assert like(one, twin) == (set(), Sureness.NONE)
    assert like(one, replace(twin, number="660504-4321", number_kind="replacement"))[1] is Sureness.LIKELY


def test_a_shared_telephone_alone_is_a_family() -> None:
    one, other = (
        person("Anna Lund", date(2004, 5, 6), phone="12345678"),
        person("Bo Lund", date(2001, 1, 1), phone="12345678"),
    )
    assert like(one, other)[1] is Sureness.NONE
    named = person("Ana Lund", date(1999, 1, 1), phone="+45 12 34 56 78")
    assert like(one, named) == ({Match.NAME_ALIKE, Match.PHONE}, Sureness.LIKELY)


@given(st.lists(people, max_size=12))
def test_of_many_the_same_pairs_are_found_as_by_comparing_each_with_each(many: list[YoungPerson]) -> None:
    told: list[tuple[str, Traits]] = [(f"{number:02}", traits(one, spelling())) for number, one in enumerate(many)]
    expected = {
        (a, b) for a, one in told for b, other in told if a < b and likeness(one, other).sure is not Sureness.NONE
    }
    found = [(one.one, one.other) for one in pairs(told)]
    assert len(found) == len(set(found)) and set(found) == expected


def test_an_answer_is_the_same_whoever_is_named_first() -> None:
    assert not_same("b", "a") == not_same("a", "b")
