"""Registers: whatever the order, number or repetition of merges, nothing is lost silently."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain import registers
from ungeapp.domain.registers import Version

REPLICAS = ("a", "b", "c")


def write(replica: str, counter: int, value: str, seen: tuple[Version, ...]) -> Version:
    return Version(
        replica=replica,
        counter=counter,
        value=value,
        context=registers.knowledge(seen),
        author=replica,
        at=f"2026-01-01T00:00:{counter:02}",
    )


@given(st.lists(st.tuples(st.sampled_from(REPLICAS), st.sampled_from([*REPLICAS, "write"])), max_size=30))
def test_desks_that_have_seen_everything_agree_and_lose_nothing(steps: list[tuple[str, str]]) -> None:
    desks: dict[str, tuple[Version, ...]] = dict.fromkeys(REPLICAS, ())
    written: list[Version] = []
    replaced: set[tuple[str, int]] = set()
    for desk, other in steps:
        if other == "write":
            counter = sum(1 for one in written if one.replica == desk) + 1
            version = write(desk, counter, f"{desk}{counter}", desks[desk])
            replaced |= {one.dot for one in desks[desk]}
            written.append(version)
            desks[desk] = registers.merge(desks[desk], [version])
            assert desks[desk] == (version,)
        else:
            desks[desk] = registers.merge(desks[desk], desks[other])
            assert registers.merge(desks[desk], desks[other]) == desks[desk]
    for first in REPLICAS:
        for second in REPLICAS:
            assert registers.merge(desks[first], desks[second]) == registers.merge(desks[second], desks[first])
    everything: tuple[Version, ...] = ()
    for one in REPLICAS:
        everything = registers.merge(everything, desks[one])
    assert {one.dot for one in everything} == {one.dot for one in written if one.dot not in replaced}


def test_equal_content_is_no_conflict_and_the_responsible_desk_is_shown() -> None:
    mine, theirs = write("a", 1, "op kl. 8", ()), write("b", 1, "op kl. 9", ())
    both = registers.merge([mine], [theirs])
    assert registers.in_conflict(both)
    assert registers.shown(both, lambda author: author == "a") == mine
    assert not registers.in_conflict(registers.merge([mine], [write("b", 1, "op kl. 8", ())]))
