"""What a package tells about a young person: every register survives the wire, and nothing unfit gets past it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.packages import HERE, OTHER_PERSON, PERSON, THERE
from ungeapp.domain.registers import Version
from ungeapp.exchange.codec import decode, encode
from ungeapp.exchange.errors import Malformed, TooLarge
from ungeapp.exchange.limits import MAX_MEMBER
from ungeapp.usecases.envelope import FrozenCopy, PersonMember
from ungeapp.usecases.ports.rows import RecordState

AT = "2026-11-23T09:00:00.000+01:00"
GOAL = "0198c0de-0000-7000-8000-0000000000b1"


def version(value: Any, counter: int = 1, replica: str = "r1", **context: int) -> Version:
    return Version(
        replica=replica, counter=counter, value=value, context=context, author=HERE, at=AT, intention="goal.change"
    )


def goal(**fields: tuple[Version, ...]) -> RecordState:
    return RecordState(kind="goal", id=GOAL, person=PERSON, registers=fields)


def round_trip(member: PersonMember) -> PersonMember:
    (told,) = decode(json.loads(run) for run in encode(member))
    return told


names = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True).filter(lambda name: name not in ("id", "person"))
plain = st.none() | st.booleans() | st.integers(-(2**50), 2**50) | st.text(max_size=20) | st.lists(st.text(max_size=5))
contexts = st.dictionaries(st.sampled_from(["r2", "r3", "r4"]), st.integers(1, 90), max_size=3)


@st.composite
def states(draw: st.DrawFn) -> tuple[RecordState, ...]:
    """Records of kinds no version knows yet, with any registers."""
    made = []
    for number in range(draw(st.integers(0, 3))):
        registers = {}
        for name in draw(st.sets(names, max_size=4)):
            dots = draw(st.sets(st.tuples(st.sampled_from(["r1", "r5"]), st.integers(1, 99)), min_size=1, max_size=3))
            registers[name] = tuple(
                Version(
                    replica=replica,
                    counter=counter,
                    value=draw(plain),
                    context=draw(contexts),
                    author=draw(st.sampled_from([HERE, THERE])),
                    at=AT,
                    intention=draw(st.sampled_from(["", "goal.change"])),
                )
                for replica, counter in sorted(dots)
            )
        made.append(RecordState(kind="later-kind", id=f"{GOAL[:-2]}{number:02}", person=PERSON, registers=registers))
    return tuple(made)


def sorted_states(told: tuple[RecordState, ...]) -> list[tuple[str, dict[str, list[Version]]]]:
    return [
        (one.id, {name: sorted(register, key=lambda each: each.dot) for name, register in one.registers.items()})
        for one in told
    ]


@given(states())
def test_any_registers_survive_even_of_kinds_nobody_knows(told: tuple[RecordState, ...]) -> None:
    member = PersonMember(person=PERSON, states=told, parts=("plan",))
    back = round_trip(member)
    assert sorted_states(back.states) == sorted_states(told)


def test_everything_about_the_member_survives() -> None:
    member = PersonMember(
        person=PERSON,
        states=(goal(own_words=(version("Op kl. 8"),)),),
        definitions={"unge/eksempel/1": "[format]\n"},
        parts=("goals-education", "plan"),
        number=3,
        by="Jens Lund",
        on=date(2026, 11, 23),
        reason="Ikke i målgruppen",
    )
    assert round_trip(member) == member


def test_a_field_from_a_later_version_goes_along_with_the_known_ones() -> None:
    told = goal(own_words=(version("Op kl. 8"),), colour=(version("red"),))
    assert round_trip(PersonMember(person=PERSON, states=(told,))).states == (told,)


def test_one_creation_is_one_write_on_the_wire() -> None:
    told = goal(own_words=(version("a"),), wording=(version("b"),), baseline=(version("c", 2, r1=1),))
    (raw,) = encode(PersonMember(person=PERSON, states=(told,)))
    writes = json.loads(raw)["records"][0]["writes"]
    assert [sorted(one[-1]) for one in writes] == [["own_words", "wording"], ["baseline"]]


def test_much_is_told_in_several_runs_and_put_together_again() -> None:
    states = tuple(
        RecordState(
            kind="contact",
            id=f"0198c0de-0000-7000-8000-{number:012}",
            person=PERSON,
            registers={"text": (version("æ" * 40_000, number + 1),)},
        )
        for number in range(40)
    )
    member = PersonMember(person=PERSON, states=states, definitions={"unge/eksempel/1": "[format]"}, number=2)
    runs = list(encode(member))
    assert len(runs) > 1
    assert all(len(run) <= MAX_MEMBER for run in runs)
    assert sum(b"unge/eksempel/1" in run for run in runs) == 1
    assert decode(map(json.loads, runs)) == (member,)


def test_one_record_alone_never_exceeds_a_run() -> None:
    told = goal(own_words=(version("a" * MAX_MEMBER),))
    with pytest.raises(TooLarge):
        list(encode(PersonMember(person=PERSON, states=(told,))))


def test_runs_of_several_people_are_kept_apart() -> None:
    runs = [
        json.loads(run)
        for person in (PERSON, OTHER_PERSON, PERSON)
        for run in encode(PersonMember(person=person, states=(goal(own_words=(version(person),)),)))
    ]
    told = decode(runs)
    assert [(one.person, len(one.states)) for one in told] == [(PERSON, 2), (OTHER_PERSON, 1)]
    assert all(state.person == one.person for one in told for state in one.states)


SOUND = json.loads(next(iter(encode(PersonMember(person=PERSON, states=(goal(own_words=(version("a", 2, r1=1),)),))))))
REPLICA, COUNTER, AUTHOR, INSTANT, INTENTION, CONTEXT, FIELDS = range(7)


def in_write(place: int, value: object) -> Callable[[dict[str, Any]], None]:
    def spoil(told: dict[str, Any]) -> None:
        told["records"][0]["writes"][0][place] = value

    return spoil


def in_head(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def spoil(told: dict[str, Any]) -> None:
        told[name] = value

    return spoil


def in_record(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def spoil(told: dict[str, Any]) -> None:
        told["records"][0][name] = value

    return spoil


UNFIT = {
    "a later format": in_head("format", 2),
    "a person that is no id": in_head("person", "640704-4242"),
    "a negative number": in_head("number", -1),
    "a number beyond all counting": in_head("number", 2**60),
    "a definition with a path": in_head("definitions", {"../../etc/passwd": "x"}),
    "too long a reason": in_head("reason", "x" * 5000),
    "too long a name": in_head("by", "x" * 300),
    "too many parts": in_head("parts", ["x"] * 300),
    "no list of records": in_head("records", {"a": 1}),
    "a day that is none": in_head("on", "2026-02-31"),
    "a record that is no id": in_record("id", "../a"),
    "a kind with capitals": in_record("kind", "Goal"),
    "an empty kind": in_record("kind", ""),
    "an empty replica": in_write(REPLICA, ""),
    "a replica with signs": in_write(REPLICA, "a b"),
    "a counter of nought": in_write(COUNTER, 0),
    "a counter beyond all counting": in_write(COUNTER, 2**53),
    "an author that is a name": in_write(AUTHOR, "Jens"),
    "an instant that is none": in_write(INSTANT, "i går"),
    "an instant without a zone": in_write(INSTANT, "2026-11-23T09:00:00"),
    "too long an instant": in_write(INSTANT, AT + " " * 40),
    "too long an intention": in_write(INTENTION, "x" * 65),
    "a context that covers itself": in_write(CONTEXT, {"r1": 2}),
    "a context of nought": in_write(CONTEXT, {"r2": 0}),
    "a context that is no number": in_write(CONTEXT, {"r2": "1"}),
    "a field with a path": in_write(FIELDS, {"a/b": "x"}),
    "the id as a field": in_write(FIELDS, {"id": GOAL}),
    "the person as a field": in_write(FIELDS, {"person": PERSON}),
    "the name of a creation as a field": in_write(FIELDS, {"*": "x"}),
    "a known field of another sort": in_write(FIELDS, {"own_words": 3}),
    "a code nobody knows in a known field": in_write(FIELDS, {"state": "half"}),
    "an area no part covers": in_write(FIELDS, {"area": "thoughts"}),
    "a value with something inside": in_write(FIELDS, {"later": {"a": 1}}),
    "a fraction": in_write(FIELDS, {"later": 1.5}),
    "fields that are a list": in_write(FIELDS, ["own_words"]),
}


def test_the_sound_one_is_sound() -> None:
    assert len(decode([SOUND])) == 1


@pytest.mark.parametrize("spoil", UNFIT.values(), ids=UNFIT)
def test_what_is_unfit_is_refused_whole(spoil: Callable[[dict[str, Any]], None]) -> None:
    told = copy.deepcopy(SOUND)
    spoil(told)
    with pytest.raises(Malformed):
        decode([SOUND, told])


@pytest.mark.parametrize("told", [None, [], "person", 3, {}, {"person": PERSON, "records": [{}]}])
def test_what_is_no_member_is_refused(told: object) -> None:
    with pytest.raises(Malformed):
        decode([told])


@given(st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=8), inner), max_leaves=8))
def test_any_json_is_read_or_refused(value: object) -> None:
    told = copy.deepcopy(SOUND)
    told["records"][0]["writes"][0] = value
    try:
        decode([told])
    except Malformed:
        return
    pytest.fail("taken for a write")


def test_too_many_writes_are_refused_before_they_are_looked_at() -> None:
    told = copy.deepcopy(SOUND)
    write = told["records"][0]["writes"][0]
    told["records"][0]["writes"] = [write] * 100_001
    with pytest.raises(TooLarge):
        decode([told])


def test_unknown_fields_of_the_frame_are_left_alone() -> None:
    told = copy.deepcopy(SOUND) | {"later": [1, 2]}
    told["records"][0]["later"] = "x"
    assert decode([told]) == decode([SOUND])


def frozen(**more: Any) -> FrozenCopy:
    told: dict[str, Any] = {
        "record": GOAL, "content": "[]", "at": datetime.fromisoformat(AT), "unit": "viborg/job", "sha256": "0" * 64,
    }  # fmt: skip
    return FrozenCopy(**told | more)


def test_frozen_copies_come_each_in_a_run_of_its_own_and_are_put_together_again() -> None:
    copies = (frozen(withheld=("goals-health",)), frozen(content="x" * (MAX_MEMBER - 4096)))
    member = PersonMember(person=PERSON, states=(goal(own_words=(version("Kok"),)),), frozen=copies)
    assert len(tuple(encode(member))) == 3
    assert round_trip(member) == member
    with pytest.raises(TooLarge):
        tuple(encode(PersonMember(person=PERSON, frozen=(frozen(content="x" * MAX_MEMBER),))))


@pytest.mark.parametrize(
    ("name", "value"),
    [("record", "x"), ("sha256", "abc"), ("at", "i går"), ("at", "2026-11-23T09:00:00"), ("withheld", ["Ikke en del"])],
)
def test_a_frozen_copy_that_is_none_is_refused(name: str, value: Any) -> None:
    runs = [json.loads(run) for run in encode(PersonMember(person=PERSON, frozen=(frozen(),)))]
    runs[-1]["frozen"][0][name] = value
    with pytest.raises(Malformed):
        decode(runs)
