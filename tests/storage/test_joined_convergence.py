"""Desks that join and part two entries as they like still end at the same: a join is how one reads, never what is sent."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage.test_convergence import desks  # noqa: F401  the three desks, in memory and encrypted
from tests.stores import JOB
from ungeapp.domain.ids import new_id
from ungeapp.domain.joined import JOINED
from ungeapp.domain.people import Alias, Contact, YoungPerson
from ungeapp.domain.plans import EducationPlan, plan_id
from ungeapp.system.clock import DENMARK
from ungeapp.usecases.ports.store import Store

who = st.integers(0, 2)
entry = st.integers(0, 1)
word = st.sampled_from(["", "a", "b", "c"])
steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["phone", "contact", "plan"]), who, entry, word),
        st.tuples(st.just("join"), who, entry, word),
        st.tuples(st.just("part"), who, entry, word),
        st.tuples(st.just("send"), who, who, word),
    ),
    max_size=20,
)
_numbers = itertools.count()


def send(source: Store, target: Store, entries: tuple[str, str]) -> None:
    """Everything about both entries, each under its own id; aliases stay at the desk."""
    with source.unit_of_work() as uow:
        states = [one for id in entries for one in uow.states(id) if one.kind != "alias"]
    with target.unit_of_work() as uow:
        uow.receive(states, f"joined-{next(_numbers)}")
        uow.commit("share.receive")


def alias(entries: tuple[str, str], at: int, removed: str = "") -> Alias:
    stays, other = entries if at == 0 else entries[::-1]
    return Alias(id=f"{stays}/{other}", person=stays, other=other, matched_by=JOINED, removed=removed)


def step(store: Store, entries: tuple[str, str], what: str, at: int, told: str) -> None:
    id = entries[at]
    with store.unit_of_work() as uow:
        there = [one for one in (alias(entries, 0), alias(entries, 1)) if uow.find(Alias, one.id)]
        active = [one for one in there if not uow.get(Alias, one.id).removed]
        if what == "join" and not active:
            uow.put(alias(entries, at))
        elif what == "part":
            for one in active:
                uow.put(replace(one, removed="parted"))
        elif what == "phone":
            uow.put(replace(uow.get(YoungPerson, id), phone=told))
        elif what == "contact":
            known = uow.find(Contact, f"{id}-contact")
            uow.put(replace(known or Contact(id=f"{id}-contact", person=id), text=told))
        elif what == "plan":
            plan = uow.find(EducationPlan, plan_id(id)) or EducationPlan(id=plan_id(id), person=id)
            uow.put(replace(plan, wishes=told))
        uow.commit(what)


def seen(store: Store, entries: tuple[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    with store.unit_of_work() as uow:
        states = {one.id: one for id in entries for one in uow.states(id) if one.kind != "alias"}
        shown = {one.id: one for id in entries for one in uow.everything(id) if one.KIND != "alias"}
    return states, shown


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_all_desks_end_at_the_same_whoever_joined_what(
    desks: list[Store],  # noqa: F811  the fixture
    steps: list[tuple[str, int, int, str]],
) -> None:
    now = datetime(2026, 11, 2, 9, 0, tzinfo=DENMARK)
    entries = (new_id(now), new_id(now))
    with desks[0].unit_of_work() as uow:
        for id in entries:
            uow.put(YoungPerson(id=id, person=id, given_name="Bo", coordinator=JOB))
        uow.commit("people.add")
    for other in desks[1:]:
        send(desks[0], other, entries)
    for what, one, second, told in steps:
        if what == "send":
            if one != second:
                send(desks[one], desks[second], entries)
        else:
            step(desks[one], entries, what, second, told)
    for one, second in [*itertools.permutations(range(3), 2)] * 2:
        send(desks[one], desks[second], entries)
    told = [seen(store, entries)[0] for store in desks]
    assert told[0] == told[1] == told[2]
    for store in desks:
        step(store, entries, "part", 0, "")
    parted = [seen(store, entries) for store in desks]
    assert parted[0] == parted[1] == parted[2]
    for store in desks:
        step(store, entries, "join", 0, "")
    joined = [seen(store, entries) for store in desks]
    assert joined[0] == joined[1] == joined[2]
    assert {id: record for id, record in joined[0][1].items() if record.person == entries[0]}.keys() >= {
        id for id, record in parted[0][1].items() if record.KIND == "contact"
    }
