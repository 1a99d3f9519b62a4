"""What every store promises, in memory or encrypted: records, history, conflicts, undo, lists, what is kept besides."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.stores import FAMILY, JOB
from ungeapp.domain.errors import Invalid, NotAllowed, NotFound, Stale, StoreBusy
from ungeapp.domain.ids import new_id
from ungeapp.domain.joined import JOINED
from ungeapp.domain.meetings import Meeting
from ungeapp.domain.people import Alias, Contact, NetworkPerson, Talk, YoungPerson
from ungeapp.domain.phone_book import PhoneEntry
from ungeapp.domain.plans import Agreement, EducationPlan, Goal, GoalStep, plan_id
from ungeapp.domain.registers import Version
from ungeapp.system.clock import FixedClock
from ungeapp.usecases.ports.rows import CardRow, LedgerRow, PackageRow, PeopleOrder, RecordState
from ungeapp.usecases.ports.store import Store

Make = Callable[..., Store]


def add(store: Store, clock: FixedClock, given: str = "Åse", family: str = "Østergaard", **more: object) -> YoungPerson:
    id = new_id(clock.now())
    told = {"birth_date": date(2004, 5, 6), "coordinator": store.author.unit} | more
    person = YoungPerson(id=id, person=id, given_name=given, family_name=family, **told)  # type: ignore[arg-type]  # fields by name
    with store.unit_of_work() as uow:
        uow.put(person)
        uow.commit("people.add")
    return person


def change(store: Store, person: YoungPerson, **fields: object) -> str:
    with store.unit_of_work() as uow:
        uow.put(replace(uow.get(YoungPerson, person.id), **fields))  # type: ignore[arg-type]  # fields by name
        return uow.commit("people.correct").transaction


def read(store: Store, person: YoungPerson) -> YoungPerson:
    with store.unit_of_work() as uow:
        return uow.get(YoungPerson, person.id)


def share(source: Store, target: Store, person: YoungPerson, imported: str, *fields: str) -> None:
    """What one desk sends another about a person: everything, or these fields of the person."""
    with source.unit_of_work() as uow:
        states = uow.states(person.id)
    if fields:
        states = tuple(
            replace(one, registers={name: heads for name, heads in one.registers.items() if name in fields})
            for one in states
        )
    with target.unit_of_work() as uow:
        uow.receive(states, imported)
        uow.commit("share.receive")


def card(store: Store) -> CardRow:
    author = store.author
    return CardRow(
        identity=author.identity, name=author.name, unit=author.unit, unit_name=author.unit, state="confirmed",
        check_number="1", card=b"card",
    )  # fmt: skip


# --- records -----------------------------------------------------------------------------------------------------
def test_what_is_put_is_found_again(store: Store, clock: FixedClock) -> None:
    person = add(store, clock, number="6605041234", protected_address=True, coordinator_since=date(2026, 1, 2))
    talk = Talk(id=new_id(clock.now()), person=person.id, held_on=date(2026, 11, 1), own_words="Jeg vil være tømrer")
    with store.unit_of_work() as uow:
        uow.put(talk)
        assert uow.get(Talk, talk.id) == talk
        uow.commit("talk.hold")
    with store.unit_of_work() as uow:
        assert uow.get(YoungPerson, person.id) == person
        assert uow.of(Talk, person.id) == (talk,)
        assert set(uow.everything(person.id)) == {person, talk}
        assert uow.find(Goal, talk.id) is None
        with pytest.raises(NotFound):
            uow.get(Talk, "nowhere")


def test_leaving_without_commit_drops_all(store: Store, clock: FixedClock) -> None:
    with store.unit_of_work() as uow:
        uow.put(YoungPerson(id="a", person="a", given_name="Ida"))
        uow.put_setting("key", "value")
        uow.note_audit("look", "a")
        assert uow.people()
    with store.unit_of_work() as uow:
        assert uow.find(YoungPerson, "a") is None
        assert uow.setting("key") is None
        assert uow.count_people() == 0


def test_equal_is_nothing_and_a_change_is_one_row(store: Store, clock: FixedClock) -> None:
    person = add(store, clock)
    assert change(store, person) == ""
    assert change(store, person, phone="12345678") != ""
    with store.unit_of_work() as uow:
        told = uow.history(person.id)
    assert (told[0].field, told[0].version.value) == ("phone", "12345678")
    assert [one.field for one in told] == ["phone", "*"]
    assert told[0].version.intention == "people.correct"
    created = json.loads(str(told[1].version.value))
    assert created["given_name"] == "Åse" and "phone" not in created
    assert told[1].kind == "person"


def test_a_commit_says_what_was_touched(store: Store, clock: FixedClock) -> None:
    person = add(store, clock)
    with store.unit_of_work() as uow:
        uow.put(Contact(id="c", person=person.id, at=clock.now(), text="Talte om skolen"))
        told = uow.commit("contact.note")
    assert told.persons == {person.id}
    assert told.kinds == {"contact"}
    assert told.records == {"c"}
    assert told.intention == "contact.note"
    assert told.concerns(person.id, "contact") and not told.concerns("other")


def test_a_record_keeps_its_person_and_kind(store: Store, clock: FixedClock) -> None:
    person = add(store, clock)
    with store.unit_of_work() as uow:
        uow.put(Goal(id="g", person=person.id, wording="Uddannelse"))
        with pytest.raises(Invalid):
            uow.put(Goal(id="g", person="somebody else"))
    with store.unit_of_work() as uow, pytest.raises(Invalid):
        uow.put(Talk(id=person.id, person=person.id))


def test_removed_ones_leave_the_lists_only(store: Store, clock: FixedClock) -> None:
    person = add(store, clock)
    change(store, person, removed="Oprettet ved en fejl")
    with store.unit_of_work() as uow:
        assert uow.get(YoungPerson, person.id).removed
        assert uow.of(YoungPerson, person.id) == ()
        assert len(uow.of(YoungPerson, person.id, removed=True)) == 1
        assert list(uow.all(YoungPerson)) == []
        assert uow.people() == () and uow.people("åse") == ()
    change(store, person, removed="")
    with store.unit_of_work() as uow:
        assert [one.id for one in uow.people("åse")] == [person.id]


def test_several_puts_in_one_transaction(store: Store, clock: FixedClock) -> None:
    person = add(store, clock)
    with store.unit_of_work() as uow:
        goal = Goal(id="g", person=person.id, wording="Uddannelse")
        uow.put(goal)
        uow.put(replace(goal, wording="En uddannelse"))
        uow.put(replace(goal, wording="En uddannelse", own_words="Tømrer"))
        transaction = uow.commit("goal.add").transaction
    with store.unit_of_work() as uow:
        assert uow.get(Goal, "g").wording == "En uddannelse"
        uow.undo(transaction)
        assert uow.get(Goal, "g").removed == "undone"
        uow.commit("undo")


# --- undo --------------------------------------------------------------------------------------------------------
def test_undo_writes_the_value_before_and_can_be_undone(store: Store, clock: FixedClock) -> None:
    person = add(store, clock, phone="11111111")
    first = change(store, person, phone="22222222", email="a@example.dk")
    with store.unit_of_work() as uow:
        uow.undo(first)
        second = uow.commit("undo").transaction
    assert (read(store, person).phone, read(store, person).email) == ("11111111", "")
    with store.unit_of_work() as uow:
        uow.undo(second)
        uow.commit("undo")
    assert (read(store, person).phone, read(store, person).email) == ("22222222", "a@example.dk")


def test_undo_is_refused_when_somebody_wrote_since(store: Store, clock: FixedClock) -> None:
    person = add(store, clock)
    first = change(store, person, phone="22222222")
    change(store, person, phone="33333333")
    with store.unit_of_work() as uow, pytest.raises(Stale):
        uow.undo(first)
    with store.unit_of_work() as uow, pytest.raises(NotFound):
        uow.undo("no such transaction")


def test_undo_of_a_creation_removes(store: Store, clock: FixedClock) -> None:
    person = add(store, clock)
    with store.unit_of_work() as uow:
        uow.put(Goal(id="g", person=person.id, wording="Uddannelse"))
        transaction = uow.commit("goal.add").transaction
    with store.unit_of_work() as uow:
        uow.undo(transaction)
        again = uow.commit("undo").transaction
    with store.unit_of_work() as uow:
        assert uow.get(Goal, "g").removed == "undone"
        uow.undo(again)
        assert uow.get(Goal, "g").removed == ""


# --- between desks -----------------------------------------------------------------------------------------------
def test_a_share_arrives_whole_and_twice_is_once(make_store: Make, clock: FixedClock) -> None:
    here, there = make_store(JOB), make_store(FAMILY)
    person = add(here, clock, phone="11111111")
    change(here, person, phone="22222222")
    share(here, there, person, "file-1")
    share(here, there, person, "file-2")
    assert read(there, person) == read(here, person)
    with here.unit_of_work() as one, there.unit_of_work() as other:
        assert one.states(person.id) == other.states(person.id)
        assert len(other.history(person.id)) == 2
        assert other.conflicts() == ()


def test_a_widened_consent_brings_the_rest_of_a_creation(make_store: Make, clock: FixedClock) -> None:
    here, there = make_store(JOB), make_store(FAMILY)
    person = add(here, clock, phone="11111111", school="Rødkærsbro Skole")
    share(here, there, person, "file-1", "given_name", "family_name")
    assert read(there, person).phone == ""
    share(here, there, person, "file-2", "given_name", "phone")
    assert (read(there, person).phone, read(there, person).school) == ("11111111", "")
    share(here, there, person, "file-3")
    assert read(there, person) == person


def test_history_travels_when_asked_for(make_store: Make, clock: FixedClock) -> None:
    here, there = make_store(JOB), make_store(FAMILY)
    person = add(here, clock, phone="11111111")
    change(here, person, phone="22222222")
    with here.unit_of_work() as uow:
        states = uow.states(person.id, history=True)
    with there.unit_of_work() as uow:
        uow.receive(states, "handover")
        uow.commit("handover.receive")
    with there.unit_of_work() as uow:
        phones = [one.version.value for one in uow.history(person.id) if one.field == "phone"]
        assert "22222222" in phones
        assert uow.state(person.id) is not None
    with here.unit_of_work() as one, there.unit_of_work() as other:
        assert one.states(person.id) == other.states(person.id)
        assert one.states(person.id, history=True)[0].registers.keys() == states[0].registers.keys()


def test_two_values_stay_until_somebody_decides(make_store: Make, clock: FixedClock) -> None:
    here, there = make_store(JOB), make_store(FAMILY)
    person = add(here, clock)
    with here.unit_of_work() as uow:
        uow.put(Goal(id="g", person=person.id, wording="Uddannelse"))
        uow.commit("goal.add")
    share(here, there, person, "file-1")
    for store, wording in ((here, "Tømrer"), (there, "Murer")):
        with store.unit_of_work() as uow:
            uow.put(replace(uow.get(Goal, "g"), wording=wording))
            uow.commit("goal.change")
    for store in (here, there):
        other = there if store is here else here
        with store.unit_of_work() as uow:
            uow.put_card(card(other))
            uow.commit("card.import")
    share(there, here, person, "file-2")
    share(here, there, person, "file-3")
    for store in (here, there):
        with store.unit_of_work() as uow:
            (found,) = uow.conflicts(person.id)
            assert {one.value for one in found.versions} == {"Tømrer", "Murer"}
            assert uow.get(Goal, "g").wording == "Tømrer", "the responsible unit's value is shown"
            assert uow.people()[0].open_conflicts == 1
    with here.unit_of_work() as uow:
        uow.decide("g", "wording", "Tømrer")
        uow.commit("conflict.decide")
    with here.unit_of_work() as uow:
        assert uow.conflicts() == ()
        assert uow.people()[0].open_conflicts == 0
        values = [one.version.value for one in uow.history(person.id) if one.field == "wording"]
        assert values[:3] == ["Tømrer", "Murer", "Tømrer"], "the loser stays in the history"
    share(here, there, person, "file-4")
    with there.unit_of_work() as uow:
        assert uow.conflicts() == ()
        assert uow.get(Goal, "g").wording == "Tømrer"


def test_the_value_shown_follows_the_responsible_unit(make_store: Make, clock: FixedClock) -> None:
    here, there = make_store(JOB), make_store(FAMILY)
    person = add(here, clock)
    with here.unit_of_work() as uow:
        uow.put(Goal(id="g", person=person.id, wording="Uddannelse"))
        uow.put_card(card(there))
        uow.commit("goal.add")
    share(here, there, person, "file-1")
    for store, wording in ((here, "Tømrer"), (there, "Murer")):
        clock.forward(timedelta(minutes=-5))
        with store.unit_of_work() as uow:
            uow.put(replace(uow.get(Goal, "g"), wording=wording))
            uow.commit("goal.change")
    share(there, here, person, "file-2")
    change(here, person, coordinator=FAMILY)
    with here.unit_of_work() as uow:
        assert uow.get(Goal, "g").wording == "Murer"


def test_writing_other_fields_leaves_a_conflict_open(make_store: Make, clock: FixedClock) -> None:
    here, there = make_store(JOB), make_store(FAMILY)
    person = add(here, clock)
    share(here, there, person, "file-1")
    change(here, person, school="Her")
    change(there, person, school="Der")
    share(there, here, person, "file-2")
    change(here, person, phone="12345678")
    with here.unit_of_work() as uow:
        assert len(uow.conflicts()) == 1
    change(here, person, school="Et tredje sted")
    with here.unit_of_work() as uow:
        assert uow.conflicts() == ()
        assert uow.people()[0].open_conflicts == 0


def test_the_same_plan_made_at_two_desks_is_one(make_store: Make, clock: FixedClock) -> None:
    here, there = make_store(JOB), make_store(FAMILY)
    person = add(here, clock)
    share(here, there, person, "file-1")
    for store, words in ((here, {"wishes": "Tømrer"}), (there, {"strengths": "Mødestabil"})):
        with store.unit_of_work() as uow:
            uow.put(EducationPlan(id=plan_id(person.id), person=person.id, **words))
            uow.commit("plan.write")
    share(there, here, person, "file-2")
    with here.unit_of_work() as uow:
        (plan,) = uow.of(EducationPlan, person.id)
        assert (plan.wishes, plan.strengths) == ("Tømrer", "Mødestabil")
        assert uow.conflicts() == ()


def test_what_a_newer_version_sent_is_kept_and_sent_on(store: Store, clock: FixedClock) -> None:
    person = add(store, clock)
    told = Version("f" * 16, 7, "noget nyt", {}, "somebody", "2026-11-01T09:00:00.000+01:00")
    states = [
        RecordState(kind="person", id=person.id, person=person.id, registers={"new_field": (told,)}),
        RecordState(kind="new-kind", id="n", person=person.id, registers={"a": (told,), "b": (told,)}),
    ]
    with store.unit_of_work() as uow:
        uow.receive(states, "file-1")
        uow.commit("share.receive")
    with store.unit_of_work() as uow:
        found = {one.id: one for one in uow.states(person.id)}
        assert found[person.id].registers["new_field"] == (told,)
        assert found["n"] == states[1]
        assert uow.get(YoungPerson, person.id) == person


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("person", "birth_date", "in spring"),
        ("person", "protected_name", "yes"),
        ("person", "given_name", 7),
        ("goal", "horizon", "medium"),
        ("new-kind", "any", {"a": 1}),
        ("new-kind", "any", ["a", 1]),
        ("new-kind", "any", "\ud800"),
        ("new-kind", "any", 2**70),
        ("person", "*", "x"),
    ],
)
def test_values_that_do_not_fit_are_refused(
    store: Store, clock: FixedClock, kind: str, field: str, value: object
) -> None:
    told = Version("f" * 16, 7, value, {}, "somebody", "2026-11-01T09:00:00.000+01:00")  # type: ignore[arg-type]  # fields by name
    with store.unit_of_work() as uow, pytest.raises(Invalid):
        uow.receive([RecordState(kind=kind, id="r", person="r", registers={field: (told,)})], "file-1")


def test_nobody_can_claim_writes_of_this_desk(store: Store, clock: FixedClock) -> None:
    own = store.author.replica
    for version in (
        Version(own, 999, "x", {}, "somebody", ""),
        Version("f" * 16, 1, "x", {own: 999}, "somebody", ""),
        Version("f" * 16, 0, "x", {}, "somebody", ""),
    ):
        with store.unit_of_work() as uow, pytest.raises(Invalid):
            uow.receive([RecordState(kind="person", id="p", person="p", registers={"phone": (version,)})], "file")


def test_a_record_that_moved_is_refused(make_store: Make, clock: FixedClock) -> None:
    store = make_store()
    person = add(store, clock)
    told = Version("f" * 16, 7, "x", {}, "somebody", "")
    for kind, whose in (("goal", person.id), ("person", "somebody else")):
        with store.unit_of_work() as uow, pytest.raises(Invalid):
            uow.receive([RecordState(kind=kind, id=person.id, person=whose, registers={"phone": (told,)})], "file")


# --- taking back an import ---------------------------------------------------------------------------------------
def test_an_import_can_be_taken_back_and_received_again(make_store: Make, clock: FixedClock) -> None:
    here, there = make_store(JOB), make_store(FAMILY)
    person = add(here, clock, phone="11111111")
    share(here, there, person, "file-1")
    change(here, person, phone="22222222")
    with here.unit_of_work() as uow:
        uow.put(Contact(id="c", person=person.id, at=clock.now(), text="Talte om skolen"))
        uow.commit("contact.note")
    share(here, there, person, "file-2")
    with there.unit_of_work() as uow:
        assert uow.people()[0].last_contact == clock.now()
        uow.undo_import("file-2")
        uow.commit("import.undo")
    assert read(there, person).phone == "11111111"
    with there.unit_of_work() as uow:
        assert uow.of(Contact, person.id) == () and uow.search("note", "skolen") == ()
        assert uow.people()[0].last_contact is None
        assert [one.undone for one in uow.history(person.id)] == [True, True, False]
    share(here, there, person, "file-3")
    assert read(there, person).phone == "22222222"
    with there.unit_of_work() as uow:
        assert len(uow.of(Contact, person.id)) == 1


def test_taking_back_the_first_import_makes_the_person_vanish(make_store: Make, clock: FixedClock) -> None:
    here, there = make_store(JOB), make_store(FAMILY)
    person = add(here, clock)
    share(here, there, person, "file-1")
    with there.unit_of_work() as uow:
        uow.undo_import("file-1")
        uow.commit("import.undo")
    with there.unit_of_work() as uow:
        assert uow.find(YoungPerson, person.id) is None
        assert uow.people() == () and uow.states(person.id) == ()
        with pytest.raises(NotFound):
            uow.undo_import("file-1")
    share(here, there, person, "file-2")
    assert read(there, person) == person


def test_what_another_file_told_too_stays(make_store: Make, clock: FixedClock) -> None:
    here, there = make_store(JOB), make_store(FAMILY)
    person = add(here, clock)
    share(here, there, person, "file-1")
    share(here, there, person, "file-2")
    with there.unit_of_work() as uow:
        uow.undo_import("file-1")
        uow.commit("import.undo")
    assert read(there, person) == person


def test_an_import_that_was_built_upon_stays(make_store: Make, clock: FixedClock) -> None:
    here, there = make_store(JOB), make_store(FAMILY)
    person = add(here, clock, phone="11111111")
    share(here, there, person, "file-1")
    transaction = change(there, person, phone="33333333")
    with there.unit_of_work() as uow, pytest.raises(NotAllowed) as refused:
        uow.undo_import("file-1")
    assert refused.value.code == "built-upon"
    with there.unit_of_work() as uow:
        arrived = next(one.transaction for one in uow.history(person.id) if one.imported)
        with pytest.raises(NotAllowed):
            uow.undo(arrived)
        uow.undo(transaction)


# --- lists and search --------------------------------------------------------------------------------------------
def test_people_are_found_however_they_are_spelled(store: Store, clock: FixedClock) -> None:
    for given, family in (("Åse", "Østergaard"), ("Aase", "Ostergård"), ("Zoë", "Kjær"), ("Jens Ole", "Aagaard")):
        add(store, clock, given, family)
    with store.unit_of_work() as uow:
        assert {one.name for one in uow.people("oestergaard")} == {"Åse Østergaard", "Aase Ostergård"}
        assert {one.name for one in uow.people("ås øst")} == {"Åse Østergaard", "Aase Ostergård"}
        assert [one.name for one in uow.people("kjaer z")] == ["Zoë Kjær"]
        assert [one.name for one in uow.people("ågård")] == ["Jens Ole Aagaard"]
        assert uow.people("%") == () and uow.people('"') == ()
        assert [one.name for one in uow.people()] == [
            "Jens Ole Aagaard", "Zoë Kjær", "Aase Ostergård", "Åse Østergaard",
        ]  # fmt: skip


def test_the_list_is_ordered_and_can_be_limited(store: Store, clock: FixedClock) -> None:
    first, second, third = (add(store, clock, given, "Prøve") for given in ("Anna", "Bo", "Carl"))
    with store.unit_of_work() as uow:
        uow.put(replace(uow.get(YoungPerson, third.id), next_step="Ring", next_step_on=date(2026, 12, 1)))
        uow.put(replace(uow.get(YoungPerson, second.id), next_step="Ring", next_step_on=date(2026, 12, 2)))
        uow.put(Contact(id=new_id(clock.now()), person=first.id, at=clock.now(), text="Talte"))
        uow.commit("test")
    with store.unit_of_work() as uow:
        assert [one.id for one in uow.people(order=PeopleOrder.DUE)] == [third.id, second.id, first.id]
        assert [one.id for one in uow.people(order=PeopleOrder.CONTACT)] == [second.id, third.id, first.id]
        some = frozenset({first.id, third.id})
        assert [one.id for one in uow.people(among=some, ended=False)] == [first.id, third.id]
        assert [one.id for one in uow.people(among=some, order=PeopleOrder.DUE, limit=1)] == [third.id]
        assert uow.people(among=some, ended=True) == () and uow.people(among=frozenset()) == ()


def test_who_is_called_so_comes_before_whose_family_is(store: Store, clock: FixedClock) -> None:
    for given, family in (("Anna", "Mads"), ("Mads", "Krogh"), ("Madsine", "Bak"), ("Bo", "Madsen")):
        add(store, clock, given, family)
    with store.unit_of_work() as uow:
        names = [one.name for one in uow.people("mads")]
        assert names == ["Mads Krogh", "Madsine Bak", "Anna Mads", "Bo Madsen"]
        pages = [one.name for start in range(0, 5) for one in uow.people("mads", limit=1, offset=start)]
        assert pages == names
        assert [one.name for one in uow.people(limit=2, offset=1)] == ["Bo Madsen", "Mads Krogh"]


def test_people_are_found_by_number_and_by_name_with_birth_date(store: Store, clock: FixedClock) -> None:
    person = add(store, clock, number="6605041234")
    with store.unit_of_work() as uow:
        assert [one.id for one in uow.people("660504-12")] == [person.id]
        assert uow.find_by_number("660504-1234") == person
        assert uow.find_by_number("6605041235") is None and uow.find_by_number("") is None
        assert uow.find_by_name("aase oestergaard", date(2004, 5, 6)) == (person,)
        assert uow.find_by_name("Åse Østergaard", date(2004, 5, 7)) == ()


def test_the_list_says_role_and_last_contact(store: Store, clock: FixedClock) -> None:
    person = add(store, clock)
    other = add(store, clock, "Bo", "Bak", coordinator=FAMILY)
    with store.unit_of_work() as uow:
        uow.put(Contact(id="a", person=person.id, at=clock.now(), text="Talt"))
        uow.put(Contact(id="b", person=person.id, at=clock.now() + timedelta(1), reached=False))
        uow.put_ledger(LedgerRow(person=other.id, epoch=1, content='{"role": "taking-over"}'))
        uow.commit("contact.note")
    with store.unit_of_work() as uow:
        rows = {one.id: one for one in uow.people()}
        assert rows[person.id].role == "responsible"
        assert rows[person.id].last_contact == clock.now()
        assert rows[other.id].role == "taking-over" and rows[other.id].last_contact is None
        uow.put(Talk(id="c", person=person.id, held_on=clock.now().date() - timedelta(1), said="Før"))
        uow.put(Talk(id="d", person=other.id, held_on=clock.now().date(), said="Talt"))
        uow.commit("talk.hold")
    with store.unit_of_work() as uow:
        rows = {one.id: one for one in uow.people()}
        assert rows[person.id].last_contact == clock.now()
        talked = rows[other.id].last_contact
        assert talked is not None and talked.date() == clock.now().date()
        assert uow.ledger(other.id) == LedgerRow(person=other.id, epoch=1, content='{"role": "taking-over"}')
        assert len(uow.ledgers()) == 1


def test_notes_are_found_newest_first(store: Store, clock: FixedClock) -> None:
    person = add(store, clock)
    with store.unit_of_work() as uow:
        for number, day in ((1, 3), (2, 5), (3, 4)):
            at = datetime(2026, 10, day, tzinfo=clock.now().tzinfo)
            uow.put(Contact(id=str(number), person=person.id, at=at, text=f"Praktik hos tømreren, dag {day}"))
        uow.put(Talk(id="t", person=person.id, held_on=date(2026, 10, 1), own_words="Jeg vil i PRAKTIK"))
        uow.commit("contact.note")
    with store.unit_of_work() as uow:
        assert [one.record.id for one in uow.search("note", "prak")] == ["2", "3", "1", "t"]
        assert [one.record.id for one in uow.search("note", "praktik tomreren", limit=2)] == ["2", "3"]
        assert [one.record.id for one in uow.search("note", "praktik", limit=1)] == ["2"]
        assert uow.search("note", "praktisk") == ()
        first = uow.search("note", "praktik")[0]
        assert (first.record.person, first.record.id, first.text) == (person.id, "2", "Praktik hos tømreren, dag 5")
        assert first.on == datetime(2026, 10, 5, tzinfo=clock.now().tzinfo)
        uow.put(replace(uow.get(Contact, "2"), text="Ikke mere"))
        uow.put(replace(uow.get(Contact, "3"), at=datetime(2026, 9, 1, tzinfo=clock.now().tzinfo)))
        assert [one.record.id for one in uow.search("note", "praktik")] == ["1", "t", "3"]
        assert uow.search("note", "") == ()


def test_a_name_is_found_however_it_is_spelled(store: Store, clock: FixedClock) -> None:
    for given in ("Muhammad", "Mohamed", "Mehmet", "Moritz", "Aase"):
        add(store, clock, given, "Sørensen")
    with store.unit_of_work() as uow:
        assert [one.name for one in uow.people("mohamed")] == [
            "Mohamed Sørensen",
            "Mehmet Sørensen",
            "Muhammad Sørensen",
        ]
        assert next(one.name for one in uow.people("muham")) == "Muhammad Sørensen"
        assert len(uow.people("muham")) == 3 and len(uow.people("Mohammad Sorensson")) == 3
        assert [one.name for one in uow.people("Åse")] == ["Aase Sørensen"]
        for spelled in ("Sørensen", "Soerensen", "Sorensen", "Sörensen"):
            assert len(uow.people(spelled)) == 5
        pages = [one.name for start in range(4) for one in uow.people("mohamed", limit=1, offset=start)]
        assert pages == [one.name for one in uow.people("mohamed")]
        assert uow.names(["nobody"]) == {}


def test_people_are_found_by_birth_date_last_digits_and_telephone(store: Store, clock: FixedClock) -> None:
    person = add(store, clock, number="6605041234")  # born 6 May 2004
    with store.unit_of_work() as uow:
        uow.put(replace(uow.get(YoungPerson, person.id), phone="12 34 56 78"))
        uow.commit("people.correct")
    other = add(store, clock, "Bo", "Bak", birth_date=date(2004, 11, 25))
    with store.unit_of_work() as uow:
        for text in ("25.11.2004", "251104", "25/11-04", "25112004", "25/11"):
            assert [one.id for one in uow.people(text)] == [other.id], text
        for text in ("1234", "-1234", "660504", "660504-12", "12345678", "+45 12 34 56 78"):
            assert [one.id for one in uow.people(text)] == [person.id], text
        assert uow.people("4321") == () and uow.people("26.11.2004") == ()


def test_every_group_finds_its_own(store: Store, clock: FixedClock) -> None:
    person = add(store, clock)
    with store.unit_of_work() as uow:
        uow.put(Agreement(id="a", person=person.id, what="Ringe til mentor"))
        uow.put(Meeting(id="m", person=person.id, title="Møde om mentor", starts=clock.now()))
        uow.put(NetworkPerson(id="n", person=person.id, name="Kim", relation="mentor", phone="12 00 00 01"))
        uow.put(PhoneEntry(id="p", person="", name="Mentorkontoret", phone="+45 12000002"))
        uow.put(GoalStep(id="g", person=person.id, goal="x", what="Find en mentor"))
        uow.commit("bench")
    with store.unit_of_work() as uow:
        found = {
            group: [one.record.id for one in uow.search(group, "mentor")]
            for group in ("note", "agreement", "meeting", "around", "phone-book")
        }
        assert found == {"note": ["g"], "agreement": ["a"], "meeting": ["m"], "around": ["n"], "phone-book": ["p"]}
        assert [one.record.id for one in uow.search("phone-book", "12 00 00 02")] == ["p"]
        assert [one.record.id for one in uow.search("around", "12000001")] == ["n"]
        assert uow.search("note", "251104-1234") == () and uow.search("note", "1234") == ()
        uow.put(replace(uow.get(Agreement, "a"), removed="fejl"))
        assert uow.search("agreement", "mentor") == ()
        assert uow.names([person.id]) == {person.id: person.full_name}


def test_a_rare_long_word_is_found_behind_many_that_begin_alike(store: Store, clock: FixedClock) -> None:
    person = add(store, clock)
    with store.unit_of_work() as uow:
        for number in range(20):
            at = clock.now() - timedelta(days=number)
            word = "uddannelseshjælp" if number == 19 else "uddannelsesplan"
            uow.put(Contact(id=str(number), person=person.id, at=at, text=f"Talte om {word}"))
        uow.commit("contact.note")
    with store.unit_of_work() as uow:
        assert [one.record.id for one in uow.search("note", "uddannelseshj", limit=2)] == ["19"]
        assert [one.record.id for one in uow.search("note", "uddannelsesp", limit=2)] == ["0", "1"]


# --- what is kept besides ----------------------------------------------------------------------------------------
def test_frozen_things_are_numbered(store: Store, clock: FixedClock) -> None:
    with store.unit_of_work() as uow:
        first = uow.freeze("m", "meeting", "p", '{"a":1}', "unge/x/1")
        second = uow.freeze("m", "meeting", "p", '{"a":2}', "unge/x/1")
        assert (first.n, second.n) == (1, 2)
        told = uow.commit("meeting.close")
    assert told.persons == {"p"} and told.transaction == ""
    with store.unit_of_work() as uow:
        assert uow.snapshots("m") == (first, second)
        assert uow.snapshots("other") == ()


def test_what_is_frozen_stays_with_the_entry_it_was_written_under(store: Store, clock: FixedClock) -> None:
    stays, other = add(store, clock, "Freja", "Lund"), add(store, clock, "Freia", "Lund")
    with store.unit_of_work() as uow:
        uow.put(Contact(id="c", person=other.id, text="Talte om skolen"))
        uow.put(Alias(id="a", person=stays.id, other=other.id, matched_by=JOINED))
        uow.commit("people.join")
    with store.unit_of_work() as uow:
        assert uow.get(Contact, "c").person == stays.id
        uow.put(Contact(id="new", person=stays.id, text="Efter"))
        frozen = [uow.freeze(one, "minutes", stays.id, "{}", "").person for one in ("c", "new", stays.id)]
        assert frozen == [other.id, stays.id, stays.id]
        uow.commit("meeting.close")


def test_drafts_come_back_and_go(store: Store, clock: FixedClock) -> None:
    with store.unit_of_work() as uow:
        uow.save_draft("r", "note", "Jeg", "")
        uow.save_draft("r", "note", "Jeg skriver", "a:1")
        uow.save_draft("q", "note", "Andet", "")
        uow.commit("draft")
    with store.unit_of_work() as uow:
        (draft,) = uow.drafts("r")
        assert (draft.text, draft.base, draft.at) == ("Jeg skriver", "a:1", clock.now())
        assert len(uow.drafts()) == 2
        uow.drop_draft("r", "note")
        uow.commit("draft")
    with store.unit_of_work() as uow:
        assert uow.drafts("r") == ()


def test_the_log_is_a_chain(store: Store, clock: FixedClock) -> None:
    with store.unit_of_work() as uow:
        before, _ = uow.audit_head()
        uow.note_audit("open-person", "p", "list")
        uow.note_audit("print", "p")
        uow.commit("look")
    with store.unit_of_work() as uow:
        assert [(one.action, one.what, one.detail) for one in uow.audit(2)] == [
            ("print", "p", ""),
            ("open-person", "p", "list"),
        ]
        assert uow.audit(1)[0].actor == store.author.identity
        n, link = uow.audit_head()
        assert n == before + 2 and len(link) == 64
        assert uow.verify_audit() is None


def test_cards_packages_settings_and_definitions(store: Store, clock: FixedClock) -> None:
    row = PackageRow(
        id="k", direction="out", kind="share", partner="i", persons=("p", "q"), at=clock.now(), sequence=1,
        state="written", sha256="00", content=b"bytes",
    )  # fmt: skip
    confirmed = replace(card(store), confirmed_on=date(2026, 11, 2), confirmed_how="phone")
    with store.unit_of_work() as uow:
        assert (uow.next_sequence("i"), uow.next_sequence("i"), uow.next_sequence("j")) == (1, 2, 1)
        uow.put_card(card(store))
        uow.put_card(confirmed)
        uow.put_package(row)
        uow.put_package(replace(row, state="fetched"))
        uow.put_setting("a", "1")
        uow.put_setting("a", "2")
        uow.keep_definition("unge/x/1", "first")
        uow.keep_definition("unge/x/1", "second")
        told = uow.commit("many")
    assert told.persons == {"p", "q"} and told.kinds == {"card", "package", "setting"}
    with store.unit_of_work() as uow:
        assert uow.cards() == (confirmed,)
        assert uow.packages() == (replace(row, state="fetched"),)
        assert uow.package("k") == replace(row, state="fetched") and uow.package("l") is None
        assert uow.setting("a") == "2" and uow.setting("b") is None
        assert uow.definition("unge/x/1") == "first" and uow.definition("unge/x/2") is None
        assert uow.next_sequence("i") == 3


def test_two_writers_at_once_are_told(store: Store, clock: FixedClock) -> None:
    person = add(store, clock)
    with store.unit_of_work() as one, store.unit_of_work() as other:
        assert one.get(YoungPerson, person.id) == other.get(YoungPerson, person.id)
        one.put(replace(person, phone="1"))
        other.put(replace(person, phone="2"))
        one.commit("people.correct")
        with pytest.raises(StoreBusy):
            other.commit("people.correct")
    assert read(store, person).phone == "1"


def test_the_seeds_are_the_stores_own(make_store: Make, clock: FixedClock) -> None:
    one, other = make_store(), make_store()
    seeds = {one.signing_seed(), one.encryption_seed(), other.signing_seed(), other.encryption_seed()}
    assert len(seeds) == 4 and all(len(seed) == 32 for seed in seeds)
    assert one.signing_seed() == one.background().signing_seed()
    assert one.author.replica != other.author.replica


def test_attempts_nobody_answered_are_found(store: Store, clock: FixedClock) -> None:
    reached, never, gone = add(store, clock), add(store, clock, "Bo"), add(store, clock, "Ib")

    def note(person: YoungPerson, days: int, *, answered: bool = False, removed: str = "") -> str:
        at = clock.now() + timedelta(days=days)
        one = Contact(id=new_id(clock.now()), person=person.id, at=at, reached=answered, removed=removed)
        with store.unit_of_work() as uow:
            uow.put(one)
            uow.commit("contact.note")
        return one.id

    note(reached, 0)
    note(reached, 1, answered=True)
    same_day, after = note(reached, 1), note(reached, 4)
    first = note(never, 2)
    note(never, 3, removed="fejl")
    note(gone, 1)
    change(store, gone, removed="dublet")
    with store.unit_of_work() as uow:
        assert [one.id for one in uow.attempts_unanswered()] == [same_day, after, first]
    with store.unit_of_work() as uow:
        uow.put(Talk(id=new_id(clock.now()), person=never.id, held_on=(clock.now() + timedelta(days=5)).date()))
        uow.commit("talk.hold")
    with store.unit_of_work() as uow:
        assert [one.id for one in uow.attempts_unanswered()] == [same_day, after], "a talk is contact"


# --- two entries that are one young person -----------------------------------------------------------------------
def join(store: Store, person: YoungPerson, other: YoungPerson) -> str:
    with store.unit_of_work() as uow:
        uow.put(Alias(id=f"{person.id}/{other.id}", person=person.id, other=other.id, matched_by=JOINED))
        return uow.commit("people.join").transaction


def everything(store: Store, *people: YoungPerson) -> object:
    """All that can be read about them, and the list."""
    with store.unit_of_work() as uow:
        read = [(uow.everything(one.id), uow.states(one.id), uow.conflicts(one.id)) for one in people]
        lists = (
            uow.people(),
            uow.people("a"),
            uow.search("note", "ringede"),
            uow.matching(Contact),
            uow.count_people(),
        )
        return [[one for one in each[0] if one.KIND != "alias"] for each in read], lists


def two_entries(store: Store, clock: FixedClock) -> tuple[YoungPerson, YoungPerson]:
    one, other = add(store, clock, "Anna", "Lund"), add(store, clock, "Ana", "Lund", number="6605041234")
    with store.unit_of_work() as uow:
        uow.put(Contact(id="c1", person=one.id, at=clock.now() - timedelta(3), text="Ringede først"))
        uow.put(Contact(id="c2", person=other.id, at=clock.now(), text="Ringede igen"))
        uow.put(Goal(id="g2", person=other.id, own_words="Begynde"))
        uow.put(EducationPlan(id=plan_id(other.id), person=other.id, wishes="Kok"))
        uow.commit("contact.note")
    return one, other


def test_what_was_noted_under_a_joined_entry_is_read_under_the_one_that_stays(store: Store, clock: FixedClock) -> None:
    one, other = two_entries(store, clock)
    with store.unit_of_work() as uow:
        states = {id: uow.states(id) for id in (one.id, other.id)}
    join(store, one, other)
    with store.unit_of_work() as uow:
        assert [contact.id for contact in uow.of(Contact, one.id)] == ["c1", "c2"]
        assert all(contact.person == one.id for contact in uow.of(Contact, one.id))
        assert {record.id for record in uow.everything(one.id)} >= {one.id, "c1", "c2", "g2"}
        assert plan_id(other.id) not in {record.id for record in uow.everything(one.id)}
        assert uow.get(Contact, "c2").person == one.id
        assert [row.id for row in uow.people()] == [one.id] and uow.count_people() == 1
        assert uow.people()[0].last_contact == clock.now()
        assert [found.record.person for found in uow.search("note", "ringede igen")] == [one.id]
        assert uow.names([other.id]) == {other.id: "Anna Lund"}
        found = uow.find_by_number("660504-1234")
        assert found is not None and found.id == one.id
        assert uow.joined() == {other.id: one.id} and uow.entries(one.id) == (one.id, other.id)
        assert [each.id for each in uow.all(YoungPerson)] == [one.id]
        assert {each.id for each in uow.matching(Contact, person=one.id)} == {"c1", "c2"}
        # What travels is about the entries as they are.
        assert uow.states(other.id) == states[other.id]
        assert [state.id for state in uow.states(one.id) if state.kind != "alias"] == [
            state.id for state in states[one.id]
        ]


def test_what_is_written_after_a_join_stays_with_its_entry(store: Store, clock: FixedClock) -> None:
    one, other = two_entries(store, clock)
    join(store, one, other)
    with store.unit_of_work() as uow:
        uow.put(replace(uow.get(Contact, "c2"), text="Ringede og rettet"))
        uow.put(Contact(id="c3", person=one.id, at=clock.now(), text="Ringede sidst"))
        uow.commit("contact.change")
    with store.unit_of_work() as uow:
        assert uow.get(Contact, "c2").text == "Ringede og rettet"
        told = {state.id: state.person for entry in uow.entries(one.id) for state in uow.states(entry)}
        assert (told["c2"], told["c3"]) == (other.id, one.id)
        assert len(uow.history(one.id)) == len({each.version.dot for each in uow.history(one.id)}) >= 7


def test_taking_a_join_back_restores_everything(store: Store, clock: FixedClock) -> None:
    one, other = two_entries(store, clock)
    before = everything(store, one, other)
    transaction = join(store, one, other)
    assert everything(store, one, other) != before
    with store.unit_of_work() as uow:
        uow.undo(transaction)
        uow.commit("undo")
    assert everything(store, one, other) == before
    with store.unit_of_work() as uow:
        assert uow.joined() == {}


def test_joins_follow_each_other(store: Store, clock: FixedClock) -> None:
    one, other = two_entries(store, clock)
    third = add(store, clock, "Anne", "Lund")
    join(store, one, other)
    join(store, third, one)
    with store.unit_of_work() as uow:
        assert [row.id for row in uow.people()] == [third.id]
        assert {contact.id for contact in uow.of(Contact, third.id)} == {"c1", "c2"}
        assert uow.people()[0].last_contact == clock.now()


def test_a_file_about_either_entry_is_merged_where_it_belongs(make_store: Make, clock: FixedClock) -> None:
    here, there = make_store(), make_store(FAMILY)
    one, other = two_entries(here, clock)
    share(here, there, other, "first")
    join(here, one, other)
    with there.unit_of_work() as uow:
        uow.put(replace(uow.get(Contact, "c2"), text="Deres ord"))
        uow.put(Contact(id="theirs", person=other.id, at=clock.now(), text="Ringede herfra"))
        uow.commit("contact.change")
        told = uow.states(other.id)
    with here.unit_of_work() as uow:
        uow.receive([state for state in told if state.kind == "contact"], "answer")
        uow.commit("share.receive")
        assert {contact.id: contact.text for contact in uow.of(Contact, one.id)} == {
            "c1": "Ringede først", "c2": "Deres ord", "theirs": "Ringede herfra",
        }  # fmt: skip
        assert uow.people()[0].last_contact == clock.now()
    # A partner that was told of both as one sends the second entry's records under the first id.
    with here.unit_of_work() as uow:
        told = tuple(replace(state, person=one.id) for state in told if state.id == "c2")
        uow.receive(told, "again")
        assert uow.get(Contact, "c2").text == "Deres ord"
        strange = tuple(replace(state, person="nobody") for state in told)
        with pytest.raises(Invalid):
            uow.receive(strange, "strange")
