"""Who is responsible: the first rule that fits, what is not answered yet, and the birthday on which it changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.dates import age_on
from ungeapp.domain.responsibility import (
    Purpose,
    Question,
    ResponsibilityRules,
    Rule,
    coming_change,
    is_coordinating,
    suggest,
)

KEYS = ("a", "b", "c")


def rule(unit: str, purpose: Purpose = Purpose.RESPONSIBLE, **more: Any) -> Rule:
    return Rule(purpose=purpose, unit=unit, reason=unit, source="x", **more)


QUESTIONS = tuple(Question(one, one, "x") for one in KEYS)
SMALL = ResponsibilityRules(
    QUESTIONS,
    (
        rule("adult-special", from_age=18, any_of=("a", "b")),
        rule("adult", from_age=18),
        rule("house", from_age=15, to_age=17, all_of=("c",), none_of=("a",)),
        rule("child", to_age=17),
        rule("home", Purpose.ALSO, all_of=("b",)),
    ),
)
ages = st.integers(0, 40)
some_facts = st.dictionaries(st.sampled_from(KEYS), st.booleans())
subsets = st.lists(st.sampled_from(KEYS), unique=True, max_size=2).map(tuple)
any_rule = st.builds(
    rule,
    st.sampled_from(("u", "v", "w")),
    purpose=st.sampled_from((Purpose.RESPONSIBLE, Purpose.ALSO)),
    from_age=st.none() | ages,
    to_age=st.none() | ages,
    all_of=subsets,
    any_of=subsets,
    none_of=subsets,
)
any_rules = st.lists(any_rule, min_size=1, max_size=6).map(lambda rules: ResponsibilityRules(QUESTIONS, tuple(rules)))


@pytest.mark.parametrize(
    ("age", "facts", "unit", "undecided"),
    [
        (17, {}, "child", ("c", "a")),
        (14, {}, "child", ()),
        (16, {"c": True}, "child", ("a",)),
        (16, {"c": True, "a": False}, "house", ()),
        (16, {"c": False}, "child", ()),
        (18, {}, "adult", ("a", "b")),
        (18, {"a": True}, "adult-special", ()),
        (18, {"a": False}, "adult", ("b",)),
        (18, {"a": False, "b": False}, "adult", ()),
    ],
)
def test_the_first_rule_that_fits(age: int, facts: dict[str, bool], unit: str, undecided: tuple[str, ...]) -> None:
    found = suggest(SMALL, age, facts)
    assert (found.unit, found.undecided) == (unit, undecided)


def test_a_further_unit_makes_the_contact_coordinating() -> None:
    alone, helped = suggest(SMALL, 20, {"a": False, "b": False}), suggest(SMALL, 20, {"a": False, "b": True})
    assert (alone.units, is_coordinating(alone.units)) == (("adult",), False)
    assert (helped.units, is_coordinating(helped.units)) == (("adult-special", "home"), True)


@given(any_rules, ages, some_facts)
def test_only_an_undecided_question_can_change_the_unit(
    rules: ResponsibilityRules, age: int, facts: dict[str, bool]
) -> None:
    found = suggest(rules, age, facts)
    assert not set(found.undecided) & set(facts)
    others = {key: True for key in KEYS if key not in facts and key not in found.undecided}
    for answer in (True, False):
        more = facts | dict.fromkeys(others, answer)
        assert suggest(rules, age, more).unit == found.unit


@given(any_rules, ages, st.fixed_dictionaries({key: st.booleans() for key in KEYS}))
def test_with_every_answer_it_is_what_a_plain_search_finds(
    rules: ResponsibilityRules, age: int, facts: dict[str, bool]
) -> None:
    found = suggest(rules, age, facts)
    assert found.undecided == ()

    def fits(one: Rule) -> bool:
        in_age = (one.from_age or 0) <= age <= (99 if one.to_age is None else one.to_age)
        some = not one.any_of or any(facts[key] for key in one.any_of)
        return in_age and some and all(facts[key] for key in one.all_of) and not any(facts[key] for key in one.none_of)

    plain = [one.unit for one in rules.rules if one.purpose is Purpose.RESPONSIBLE and fits(one)]
    assert found.unit == (plain[0] if plain else "")


@given(any_rules, st.dates(date(1990, 1, 1), date(2015, 12, 31)), st.integers(0, 9000), some_facts)
def test_the_coming_change_is_the_first_birthday_with_another_unit(
    rules: ResponsibilityRules, birth: date, days: int, facts: dict[str, bool]
) -> None:
    today = birth + timedelta(days=days)
    age = age_on(birth, today)
    now = suggest(rules, age, facts).unit
    slow = next((one for one in range(age + 1, 130) if suggest(rules, one, facts).unit != now), None)
    found = coming_change(rules, birth, facts, today)
    assert (found.age if found else None) == slow
    if found is not None:
        assert found.on > today
        assert age_on(birth, found.on) == found.age
        assert age_on(birth, found.on - timedelta(days=1)) == found.age - 1
