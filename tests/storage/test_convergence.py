"""Three desks that write, send, decide and take back in any order end at the same, and nothing anybody wrote is lost."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stores import FAMILY, JOB, fake_store, sql_store
from ungeapp.domain.errors import NotAllowed, NotFound, Stale
from ungeapp.domain.ids import new_id
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import EducationPlan, Goal, plan_id
from ungeapp.domain.registers import covers, knowledge
from ungeapp.storage.check import check_store
from ungeapp.storage.vault import SqlStore
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.ports.rows import CardRow, RecordState
from ungeapp.usecases.ports.store import Store, UnitOfWork

UNITS = (JOB, FAMILY, "791/ungdomsskolen")
_numbers = itertools.count()


@pytest.fixture(scope="module", params=["memory", "encrypted"])
def desks(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Store]]:
    """Three desks that know each other's cards; every example is about another young person."""
    from datetime import datetime

    clock = FixedClock(datetime(2026, 11, 2, 9, 0, tzinfo=DENMARK))
    made: list[Store] = []
    for unit in UNITS:
        folder: Path = tmp_path_factory.mktemp("desk") / "store"
        made.append(fake_store(clock, unit=unit) if request.param == "memory" else sql_store(folder, clock, unit=unit))
    for store in made:
        with store.unit_of_work() as uow:
            for other in made:
                author = other.author
                uow.put_card(
                    CardRow(
                        identity=author.identity, name=author.name, unit=author.unit, unit_name="", state="confirmed",
                        check_number="", card=b"",
                    )
                )  # fmt: skip
            uow.commit("card.import")
    yield made
    for store in made:
        if isinstance(store, SqlStore):
            assert check_store(store).whole
        store.close()


who = st.integers(0, 2)
word = st.sampled_from(["", "a", "b", "c"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("person"), who, st.sampled_from(["phone", "school", "coordinator"]), word),
        st.tuples(st.just("goal"), who, st.sampled_from(["wording", "own_words", "removed"]), word),
        st.tuples(st.just("plan"), who, st.sampled_from(["wishes", "strengths"]), word),
        st.tuples(st.just("send"), who, who, st.sampled_from(["all", "history", "some"])),
        st.tuples(st.just("undo"), who, who, word),
        st.tuples(st.just("undo-import"), who, who, word),
        st.tuples(st.just("decide"), who, who, word),
    ),
    max_size=25,
)


def send(source: Store, target: Store, person: str, what: str = "all") -> str:
    with source.unit_of_work() as uow:
        states = uow.states(person, history=what == "history")
    if what == "some":
        chosen = ("phone", "wording", "given_name", "wishes")
        told = [
            replace(one, registers={name: heads for name, heads in one.registers.items() if name in chosen})
            for one in states
        ]
        states = tuple(one for one in told if one.registers)
    imported = f"file-{next(_numbers)}"
    with target.unit_of_work() as uow:
        uow.receive(states, imported)
        uow.commit("share.receive")
    return imported


class Play:
    """One example: what each desk did last, so that it can be taken back."""

    def __init__(self, desks: list[Store], person: str) -> None:
        self.desks = desks
        self.person = person
        self.transactions = ["", "", ""]
        self.imports = ["", "", ""]

    def step(self, what: str, who: int, second: object, third: str) -> None:
        store = self.desks[who]
        if what == "send" and isinstance(second, int):
            if second != who:
                self.imports[second] = send(store, self.desks[second], self.person, third)
            return
        with store.unit_of_work() as uow:
            try:
                if what == "undo":
                    uow.undo(self.transactions[who])
                elif what == "undo-import":
                    uow.undo_import(self.imports[who])
                elif what == "decide":
                    for one in uow.conflicts(self.person):
                        uow.decide(one.record, one.field, one.versions[0].value)
                else:
                    self.write(uow, what, str(second), third)
            except (NotFound, NotAllowed, Stale):
                return
            told = uow.commit(what)
            if told.transaction:
                self.transactions[who] = told.transaction

    def write(self, uow: UnitOfWork, what: str, field: str, value: str) -> None:
        person = self.person
        known: dict[str, tuple[str, type[Any]]] = {
            "person": (person, YoungPerson),
            "goal": (f"{person}-goal", Goal),
            "plan": (plan_id(person), EducationPlan),
        }
        id, cls = known[what]
        found = uow.find(cls, id) or cls(id=id, person=person)
        told = UNITS[len(value) % 3 if value else 0] if field == "coordinator" else value
        uow.put(replace(found, **{field: told}))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_all_desks_end_at_the_same(desks: list[Store], steps: list[tuple[str, int, object, str]]) -> None:
    from datetime import datetime

    person = new_id(datetime(2026, 11, 2, 9, 0, tzinfo=DENMARK))
    with desks[0].unit_of_work() as uow:
        uow.put(YoungPerson(id=person, person=person, given_name="Bo", phone="1", coordinator=JOB))
        uow.commit("people.add")
    play = Play(desks, person)
    for one in steps:
        play.step(*one)
    for _ in range(2):
        for source, target in itertools.permutations(desks, 2):
            send(source, target, person)
    seen = [look(one, person) for one in desks]
    assert seen[0] == seen[1] == seen[2]
    for store in desks:
        nothing_is_lost(store, person, seen[0][0])


def look(store: Store, person: str) -> tuple[dict[str, RecordState], object, object]:
    with store.unit_of_work() as uow:
        states = {one.id: one for one in uow.states(person)}
        conflicts = [(one.record, one.field) for one in uow.conflicts(person)]
        return states, sorted(conflicts), {one.id: one for one in uow.everything(person)}


def nothing_is_lost(store: Store, person: str, states: dict[str, RecordState]) -> None:
    """Every own write is current, or somebody who had seen it wrote over it."""
    with store.unit_of_work() as uow:
        own = [one for one in uow.history(person, 10_000) if one.version.replica == store.author.replica]
    for one in own:
        registers = states[one.record].registers
        for field in [one.field] if one.field != "*" else []:
            assert covers(knowledge(registers[field]), one.version), (one.field, one.version)
