"""Identity cards: same facts, same bytes; any change is noticed; the number differs with the keys."""

from __future__ import annotations

import re
import struct
from datetime import date

import msgspec
import pytest

from tests.exchange.packages import HERE, MINE, MY_CARD, STRANGER, THERE, YOUR_CARD, YOURS, card
from ungeapp.exchange import cards, errors, keys


def resigned(**changes: object) -> bytes:
    """My card with other JSON, validly signed."""
    value = msgspec.json.decode(MY_CARD.wire[14:-64]) | changes
    body = msgspec.json.encode({name: one for name, one in value.items() if one is not ...})
    return cards.MAGIC + struct.pack(">HI", 1, len(body)) + body + MINE.sign(cards.CONTEXT, body)


def test_a_card_is_read_as_it_was_issued() -> None:
    read = cards.parse(MY_CARD.wire)
    assert read == MY_CARD == card()
    assert (read.identity, read.name, read.unit, read.unit_name) == (
        HERE,
        "Signe Lindholm",
        "791/ungeteam",
        "Ungeteamet",
    )
    assert (read.phone, read.created, read.keys) == (None, date(2026, 11, 2), MINE.public())
    assert len(MY_CARD.wire) < 3000
    assert card(phone="87 87 12 34").phone == "87 87 12 34"


def test_keys_come_from_their_seeds_alone_and_do_not_show_them() -> None:
    again = keys.PrivateIdentity(b"m" * 32, b"M" * 32)
    assert again.public() == MINE.public() != YOURS.public()
    assert keys.PrivateIdentity.generate().public() != keys.PrivateIdentity.generate().public()
    assert "mmm" not in repr(MINE) and "MMM" not in repr(MINE.opener())
    with pytest.raises(ValueError):
        keys.PrivateIdentity(b"m" * 31, b"M" * 32)


def test_every_flip_and_every_cut_is_refused() -> None:
    wire = MY_CARD.wire
    for at in range(len(wire)):
        altered = bytearray(wire)
        altered[at] ^= 0x01
        with pytest.raises(errors.ExchangeError):
            cards.parse(bytes(altered))
    for end in range(0, len(wire), 7):
        with pytest.raises(errors.ExchangeError):
            cards.parse(wire[:end])
    with pytest.raises(errors.NotACard):
        cards.parse(wire + b"x")
    with pytest.raises(errors.TooLarge):
        cards.parse(wire + bytes(20_000))


def test_unknown_fields_are_kept_in_the_bytes() -> None:
    read = cards.parse(resigned(badge="blå"))
    assert read.keys == MY_CARD.keys and b"bl\xc3\xa5" in read.wire


@pytest.mark.parametrize(
    "changes",
    [
        {"identity": "1"},
        {"identity": HERE.upper()},
        {"name": ""},
        {"name": "Signe\u202emdlohdniL"},
        {"name": "Signe\nChef"},
        {"name": 7},
        {"name": ...},
        {"unit": "791"},
        {"unit": "791/a/b"},
        {"unit": "791/u u"},
        {"created": "2. november 2026"},
        {"signing_key": "AAAA"},
        {"signing_key": "*"},
        {"encryption_key": "AAAA"},
        {"encryption_key": "/////" * 324 + "/w=="},
        {"renews": "AAAA"},
        {"phone": 87871234},
    ],
    ids=str,
)
def test_a_signed_card_with_wrong_content_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises((errors.Malformed, errors.NotACard)):
        cards.parse(resigned(**changes))


def test_too_long_and_too_new() -> None:
    with pytest.raises(errors.TooLarge):
        cards.parse(resigned(name="x" * 201))
    with pytest.raises(errors.NewerVersion):
        cards.parse(resigned(min_reader=2, name=7))
    with pytest.raises(errors.NewerVersion):
        cards.parse(MY_CARD.wire[:9] + b"\x02" + MY_CARD.wire[10:])
    assert cards.parse(resigned(format=2)).identity == HERE
    with pytest.raises(errors.Malformed):
        card(name=" ")


def test_renewed_keys_are_signed_by_the_former_ones() -> None:
    renewed = card(STRANGER, HERE, earlier=MINE)
    assert renewed.follows(MY_CARD) and not MY_CARD.follows(renewed)
    assert not renewed.follows(YOUR_CARD)
    assert not card(STRANGER, HERE).follows(MY_CARD)
    forged = renewed.wire[:-64] + YOURS.sign(cards.CONTEXT, renewed.wire[14:-128])
    for wire in (renewed.wire[:-64], forged, renewed.wire[:-1]):
        with pytest.raises(errors.NotACard):
            cards.parse(wire)


def test_the_check_number_is_six_groups_of_five_and_bound_to_keys_identity_and_unit() -> None:
    number = cards.check_number(MY_CARD)
    assert re.fullmatch(r"\d{5}( \d{5}){5}", number)
    assert number == cards.check_number(card(name="Signe Holm", phone="1"))
    assert number != cards.check_number(card(unit="791/andet"))  # consents are given to units
    others = [YOUR_CARD, card(MINE, THERE), card(STRANGER, HERE), card(keys.PrivateIdentity(b"m" * 32, b"N" * 32))]
    assert len({number, *map(cards.check_number, others)}) == 5


def test_the_check_number_never_changes_between_versions() -> None:
    """The number is written on paper and read aloud; another way to count it would make every card look changed."""
    assert cards.check_number(MY_CARD) == "16633 05072 78655 82816 22496 76351"


def test_a_number_read_aloud_is_compared_by_its_digits() -> None:
    number = cards.check_number(MY_CARD)
    assert cards.same_number(MY_CARD, number.replace(" ", "-") + " ")
    assert not cards.same_number(MY_CARD, number[:-1])
    assert not cards.same_number(MY_CARD, "")
    assert not cards.same_number(MY_CARD, cards.check_number(YOUR_CARD))
