"""What stood anywhere at any moment: at the end what is shown, before the beginning nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.past import differing, until, values_at
from ungeapp.domain.registers import Version, heads, knowledge, shown
from ungeapp.system.clock import DENMARK

START = datetime(2026, 11, 2, 9, tzinfo=DENMARK)
LONG_AFTER = START + timedelta(days=400)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Version, ...]:
    """Writes by two desks, each knowing some of what was written before it."""
    written: list[Version] = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        desk = draw(st.sampled_from(["a", "b"]))
        known = [one for one in written if one.replica == desk or draw(st.booleans())]
        at = START + timedelta(days=number)
        value = draw(st.text(max_size=4))
        written.append(Version(desk, number, value, knowledge(known), desk, at.isoformat()))
    return tuple(written)


@given(histories(), st.sampled_from(["", "a", "b"]))
def test_at_the_end_it_is_what_is_shown(told: tuple[Version, ...], ours: str) -> None:
    def responsible(author: str) -> bool:
        return author == ours

    now = values_at({"text": told}, LONG_AFTER, responsible)
    assert now == {"text": shown(heads(told), responsible).value}


@given(histories())
def test_before_the_beginning_there_is_nothing(told: tuple[Version, ...]) -> None:
    assert values_at({"text": told}, START) == {}
    assert until(told, START) == ()


@given(histories(), st.integers(1, 9))
def test_a_later_write_never_changes_the_past(told: tuple[Version, ...], day: int) -> None:
    moment = START + timedelta(days=day)
    earlier = tuple(one for one in told if datetime.fromisoformat(one.at) <= moment)
    assert values_at({"text": told}, moment) == values_at({"text": earlier}, LONG_AFTER)


@given(histories(), st.randoms())
def test_the_order_of_arrival_does_not_matter(told: tuple[Version, ...], random: object) -> None:
    mixed = list(told)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # what hypothesis gives is a Random
    assert values_at({"text": mixed}, LONG_AFTER) == values_at({"text": told}, LONG_AFTER)


def test_an_empty_value_and_none_read_the_same() -> None:
    assert differing({"a": "", "b": "x", "c": None}, {"a": None, "b": "y"}) == {"b"}
