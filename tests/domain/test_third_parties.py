"""What is about others is found, and struck out with a mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.follow_up import Notification
from ungeapp.domain.meetings import Participant
from ungeapp.domain.parents import Parent
from ungeapp.domain.people import Contact, NetworkKind, NetworkPerson, YoungPerson
from ungeapp.domain.record import Record
from ungeapp.domain.rights import Extent
from ungeapp.domain.third_parties import MARK, Why, marks, named_in, struck, struck_out

HER = YoungPerson(id="p", person="p", given_name="Emma", family_name="Hansen")
MOTHER = NetworkPerson(id="m", person="p", name="Hanne Hansen", relation="mor", phone="12 34 56 78")
TEACHER = NetworkPerson(
    id="t", person="p", name="Per", network=NetworkKind.PROFESSIONAL, organisation="Skolen", phone="1"
)


def found(*records: Record) -> dict[tuple[str, str], Why]:
    return {(one.record, one.field): one.why for one in marks([HER, MOTHER, *records])}


def test_her_own_name_is_not_somebody_elses() -> None:
    note = Contact(id="c", person="p", text="Emma Hansen kom.")
    assert ("c", "text") not in found(note)


@pytest.mark.parametrize("text", ["Hanne ringede", "Hannes gæld", "talte med HANNE.", "hendes mor sagde"])
def test_a_note_that_names_somebody_is_found(text: str) -> None:
    assert found(Contact(id="c", person="p", text=text))[("c", "text")] is Why.MENTIONED


@pytest.mark.parametrize("text", ["Hannelore ringede", "morgenmad", ""])
def test_a_word_that_only_begins_so_is_not(text: str) -> None:
    assert ("c", "text") not in found(Contact(id="c", person="p", text=text))


def test_a_relation_of_several_words_and_a_short_name_make_no_noise() -> None:
    friend = NetworkPerson(id="v", person="p", name="Bo fra kollegiet", relation="kender hende fra skolen")
    for text, there in (("Bo kom", True), ("Hun vil bo her", False), ("fra skolen", False), ("hende", False)):
        assert (("c", "text") in found(friend, Contact(id="c", person="p", text=text))) is there, text


def test_who_is_private_and_who_told_us() -> None:
    told = found(
        TEACHER,
        Parent(id="f", person="p", name="Bo", address="Vej 1"),
        Notification(id="n", person="p", other="Naboen"),
        Participant(id="x", person="p", name="Onkel Ib", private=True),
        Participant(id="y", person="p", name="Læge Y"),
        Participant(id="z", person="p", name="Emma", private=True, is_young_person=True),
    )
    assert told[("m", "phone")] is told[("f", "address")] is Why.REACH
    assert told[("n", "other")] is Why.INFORMER and told[("x", "name")] is Why.ABOUT
    assert not {("t", "name"), ("t", "phone"), ("y", "name"), ("z", "name")} & set(told)


def test_what_only_the_history_holds_is_found_too() -> None:
    silent = NetworkPerson(id="q", person="p", name="Ida")
    note = Contact(id="c", person="p", text="Alt vel")
    earlier = [("q", "phone", "12 99 99 99"), ("c", "text", "Karl var der"), ("q", "name", "Karl")]
    told = {(one.record, one.field): one for one in marks([HER, silent, note], earlier)}
    assert told[("q", "phone")].text == "12 99 99 99" and told[("c", "text")].names == ("Karl",)


@given(st.text(max_size=80), st.lists(st.text("abcæøå", min_size=3, max_size=6), max_size=3))
def test_struck_names_are_gone(text: str, names: list[str]) -> None:
    assert named_in(struck(text, Extent.NAMES, names).replace(MARK, " "), names) == ()
    assert struck(text, Extent.NOTHING, names) == text
    assert struck(text, Extent.ALL, names) == (MARK if text else "")


def test_a_record_is_struck_out_field_by_field() -> None:
    note = Contact(id="c", person="p", text="Hanne kom", with_whom="Hanne Hansen")
    told = struck_out(note, {"text": Extent.NAMES, "with_whom": Extent.ALL}, {"text": ("Hanne",)})
    assert (told.text, told.with_whom) == (f"{MARK} kom", MARK)  # type: ignore[attr-defined]  # it stays a contact
    assert struck_out(note, {}, {}) is note
