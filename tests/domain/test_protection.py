"""Protected address and name: whoever says so is believed, and the address is found however it is written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.consent import Consent
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind, release
from ungeapp.domain.people import Contact, YoungPerson
from ungeapp.domain.protection import HIDDEN, address_hider, hidden_in, protected_by_either
from ungeapp.domain.registers import Version

TODAY = date(2026, 11, 25)


def person(address: str = "Testvej 1, 2. tv., 8800 Viborg", *, protected: bool = True) -> YoungPerson:
    return YoungPerson(id="p", person="p", given_name="Emma", address=address, protected_address=protected)


def version(value: bool, replica: str) -> Version:
    return Version(replica, 1, value, {}, replica, "2026-11-20T10:00:00.000+01:00")


@given(st.lists(st.booleans(), min_size=1, max_size=4))
def test_one_desk_that_says_so_is_enough(told: list[bool]) -> None:
    heads = tuple(version(one, f"desk-{number}") for number, one in enumerate(told))
    found = protected_by_either({"protected_address": heads, "given_name": heads})
    assert found == ({"protected_address": True} if any(told) else {})


@pytest.mark.parametrize(
    "text",
    [
        "Hun bor på Testvej 1.",
        "testvej  1, 2. tv. 8800 viborg",
        "mødes hos hende (TESTVEJ 1)",
        "Testvej\n1",
    ],
)
def test_the_address_is_found_however_it_is_written(text: str) -> None:
    assert "estvej" not in hidden_in(text, person()).casefold() and HIDDEN in hidden_in(text, person())
    assert hidden_in(text, person(protected=False)) == text


@pytest.mark.parametrize("text", ["Testvej 12", "Testvejen 1", "Viborg", "Rådhuset, lokale 1", "8800 Viborg"])
def test_another_address_stays(text: str) -> None:
    assert hidden_in(text, person()) == text


@given(st.text(max_size=30), st.text(max_size=60))
def test_any_address_and_any_text_are_read(address: str, text: str) -> None:
    hide = address_hider(person(address))
    note = Contact(id="c", person="p", text=text)
    if hide is not None:
        assert hide(note).text == hidden_in(text, person(address))


@given(st.sampled_from(Purpose), st.sampled_from(RecipientKind))
def test_no_recipient_gets_it_from_any_record(purpose: Purpose, kind: RecipientKind) -> None:
    her = person()
    note = Contact(id="c", person="p", text="Vi ses på Testvej 1", with_whom="Emma, testvej 1")
    consent = Consent(id="s", person="p", recipients=("u",), from_unit="own", parts=("notes", "address"))
    released = release(
        [her, note, consent],
        person=her,
        recipient=Recipient(kind=kind, name="x", keys=frozenset({"u"})),
        purpose=purpose,
        consents=[consent],
        own_unit="own",
        today=TODAY,
        of_age_on=None,
    )
    journal = kind is RecipientKind.OWN_DESK and purpose is Purpose.JOURNAL
    told = " ".join(str(one) for one in released.records)
    assert ("estvej" in told) is journal
    if not journal:  # and a file, which carries registers and not these copies, leaves the fields out
        assert not {"text", "with_whom"} & released.fields.get("c", frozenset())
        assert "c" not in released.whole
