"""Conditions in three values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.conditions import AllOf, AnyOf, Condition, Is, Not, evaluate, facts_of, missing

KEYS = ("a", "b", "c")


def conditions() -> st.SearchStrategy[Condition]:
    leaf: st.SearchStrategy[Condition] = st.builds(Is, st.sampled_from(KEYS), st.booleans())
    several = st.lists(st.deferred(conditions), min_size=1, max_size=3).map(tuple)
    return st.one_of(leaf, st.builds(Not, leaf), st.builds(AllOf, several), st.builds(AnyOf, several))


def test_no_condition_always_holds() -> None:
    assert evaluate(None, {}) is True


def test_what_is_not_known_is_said() -> None:
    single = Is("single", True)
    assert evaluate(single, {}) is None
    assert missing(single, {}) == {"single"}
    assert evaluate(Not(single), {"single": True}) is False


def test_one_answer_can_decide() -> None:
    both = AllOf((Is("a", True), Is("b", True)))
    assert evaluate(both, {"a": False}) is False
    assert missing(both, {"a": False}) == frozenset()
    either = AnyOf((Is("a", True), Is("b", True)))
    assert evaluate(either, {"b": True}) is True
    assert missing(either, {"b": False}) == {"a"}


@given(conditions(), st.dictionaries(st.sampled_from(KEYS), st.booleans()))
def test_more_answers_never_change_a_verdict(condition: Condition, facts: dict[str, bool]) -> None:
    verdict = evaluate(condition, facts)
    complete = {key: facts.get(key, False) for key in KEYS}
    final = evaluate(condition, complete)
    assert final is not None
    assert verdict in (None, final)
    assert bool(missing(condition, facts)) == (verdict is None)
    assert missing(condition, facts) <= facts_of(condition)
