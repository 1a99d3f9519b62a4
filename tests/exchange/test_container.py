"""Packages: what was written is read, and whatever else comes ends in a declared refusal."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.packages import (
    HERE,
    MEMBERS,
    MINE,
    MY_CARD,
    OTHER_PERSON,
    PACKAGE,
    PERSON,
    STRANGER,
    THERE,
    YOUR_CARD,
    YOURS,
    card,
    facts,
    header_value,
    opened,
    signed_anew,
    written,
)
from ungeapp.exchange import age, container, errors, header, keys, limits
from ungeapp.exchange.container import Member, SenderState

ONE = (Member("note+json", b'{"text":"Ringet"}', person=PERSON),)


def read_all(data: bytes, **changes: Any) -> list[container.OpenedMember]:
    return list(opened(data, **changes).members)


# --- what was sent arrives --------------------------------------------------------------------------------------------


def test_what_was_written_is_read() -> None:
    package = opened(written())
    members = list(package.members)
    assert [Member(m.entry.type, m.raw, m.entry.person, m.entry.record, m.entry.piece, m.entry.pieces) for m in members] \
        == list(MEMBERS)  # fmt: skip
    assert members[0].value == {"goals": ["Kørekort"], "n": 1} and members[2].value is None
    assert package.header == msgspec.structs.replace(facts(), members=package.header.members)
    assert package.sender_card == MY_CARD
    assert (package.sender_state, package.own_copy, package.unknown_fields) == (SenderState.KNOWN, False, {})


@settings(max_examples=40)
@given(
    st.lists(st.binary(max_size=3000), max_size=5),
    st.sampled_from(header.KINDS),
    st.text(st.characters(categories=("L", "N", "P", "S")), max_size=2000),
)
def test_any_content_makes_the_round_trip(contents: list[bytes], kind: str, note: str) -> None:
    members = tuple(Member("blob", one, person=PERSON, piece=n + 1, pieces=9) for n, one in enumerate(contents))
    package = opened(written(members, kind=kind, note=note.strip("\ufeff")))
    assert [one.raw for one in package.members] == contents
    assert package.header.kind == kind


def test_a_file_is_read_as_a_stream_and_the_sender_can_read_it_again() -> None:
    data = written()
    package = container.open_package(io.BytesIO(data), MINE, lambda _: None, identity_id=HERE)
    assert package.own_copy
    assert [one.raw for one in package.members] == [one.raw for one in MEMBERS]


def test_the_exact_size_does_not_show() -> None:
    assert len({len(written((Member("x", bytes(size), person=PERSON),))) for size in range(0, 40, 7)}) == 1


def test_a_package_for_earlier_keys_still_opens() -> None:
    new = keys.PrivateIdentity(b"z" * 32, b"Z" * 32)
    assert read_all(written(), identity=new, earlier=[YOURS])
    with pytest.raises(errors.NotForMe):
        opened(written(), identity=new)


# --- who it is from and for -------------------------------------------------------------------------------------------


def test_the_sender_is_known_unknown_or_changed() -> None:
    data = written()
    assert opened(data).sender_state is SenderState.KNOWN
    assert opened(data, known_card={}.get).sender_state is SenderState.UNKNOWN
    assert opened(data, known_card={HERE: card(STRANGER, HERE)}.get).sender_state is SenderState.CHANGED
    assert opened(data, known_card={HERE: card(name="Signe Holm")}.get).sender_state is SenderState.KNOWN


def test_sealed_for_others() -> None:
    with pytest.raises(errors.NotForMe):
        opened(written(), identity=STRANGER)


def test_passed_on_to_somebody_the_sender_did_not_name() -> None:
    """A receiver seals the signed content anew for a third desk, as if the first had sent it there."""
    plain = age.decrypt_bytes(written(), [YOURS.opener()])
    passed_on = age.encrypt_bytes(plain, [STRANGER.public().recipient()])
    with pytest.raises(errors.NotForMe):
        opened(passed_on, identity=STRANGER, identity_id=PERSON)
    by_phrase = age.encrypt_bytes(plain, [keys.PassphraseRecipient("a", 1)])
    with pytest.raises(errors.NotForMe):
        opened(by_phrase, identity=STRANGER, identity_id=PERSON, phrase="a")


def test_signed_by_another_key_than_the_cards() -> None:
    with pytest.raises(errors.WrongSignature):
        opened(signed_anew(header_value(), identity=STRANGER))


def test_a_card_that_is_not_the_senders_or_does_not_hold() -> None:
    value = header_value()
    broken = bytearray(MY_CARD.wire)
    broken[-1] ^= 1
    for spoilt in (
        value | {"sender": {"identity": PERSON, "replica": "r1"}},
        value | {"sender_card": msgspec.to_builtins(bytes(broken))},
        value | {"sender_card": "AAAA"},
    ):
        with pytest.raises(errors.WrongSignature):
            opened(signed_anew(spoilt))


def test_somebody_else_cannot_write_in_my_name() -> None:
    forged = card(STRANGER, THERE)
    value = header_value() | {
        "sender": {"identity": THERE, "replica": "r1"},
        "sender_card": msgspec.to_builtins(forged.wire),
        "recipients": [],
        "sequence": {},
    }
    with pytest.raises(errors.WrongSignature):
        opened(signed_anew(value, identity=STRANGER))


def test_first_contact_by_phrase() -> None:
    recipient = keys.PassphraseRecipient("sol Måne bjerg", work_factor=2)
    data = b"".join(container.write(facts(recipients=(), sequence={}), ONE, MINE, recipient))
    with pytest.raises(errors.PassphraseNeeded):
        opened(data)
    with pytest.raises(errors.WrongPassphrase):
        opened(data, phrase="sol måne bjerge")
    package = opened(data, phrase=" Sol-måne  BJERG ", known_card={}.get)
    assert package.sender_state is SenderState.UNKNOWN and len(list(package.members)) == 1
    with pytest.raises(errors.NotForMe):
        opened(written(), phrase="sol måne bjerg")


def test_without_recipients_only_a_phrase_opens() -> None:
    with pytest.raises(errors.NotForMe):
        opened(signed_anew(header_value() | {"recipients": [], "sequence": {}}))


def test_writing_refuses_what_no_reader_would_take() -> None:
    to = [YOUR_CARD.keys.recipient()]
    for wrong in (
        lambda: container.write(facts(), ONE, YOURS, to),
        lambda: container.write(facts(), ONE, MINE, []),
        lambda: container.write(facts(recipients=(), sequence={}), ONE, MINE, to),
    ):
        with pytest.raises(ValueError):
            wrong()
    for changes in (
        {"kind": "letter"},
        {"sequence": {PERSON: 1}},
        {"note": "\x00"},
        {"cases": ()},
        {"package_id": "1"},
    ):
        with pytest.raises(errors.Malformed):
            container.write(facts(**changes), ONE, MINE, to)
    with pytest.raises(errors.Malformed):
        container.write(facts(), (*ONE, *ONE), MINE, to)
    with pytest.raises(errors.TooLarge):
        container.write(facts(), [Member("x", bytes(limits.MAX_MEMBER + 1))], MINE, to)
    with pytest.raises(errors.TooLarge):
        container.write(facts(note="x" * 2001), ONE, MINE, to)
    many = [keys.PrivateIdentity(bytes([n]) * 32, bytes([n]) * 32).public().recipient() for n in range(40)]
    with pytest.raises(errors.TooLarge):
        container.write(facts(), ONE, MINE, many)


def test_writing_stops_at_the_limits_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    to = [YOUR_CARD.keys.recipient()]
    monkeypatch.setattr(container, "MAX_HEADER", 1000)
    with pytest.raises(errors.TooLarge):
        container.write(facts(), ONE, MINE, to)
    monkeypatch.undo()
    for limit in (60_000, 10_000):
        monkeypatch.setattr(container, "MAX_FILE", limit)
        with pytest.raises(errors.TooLarge):
            container.write(facts(), [Member("x", hashlib.shake_128().digest(20_000))], MINE, to)


# --- damage -----------------------------------------------------------------------------------------------------------


def test_every_flip_is_refused() -> None:
    data = written(ONE)
    for at in range(0, len(data), 3):
        altered = bytearray(data)
        altered[at] ^= 0x10
        with pytest.raises(errors.ExchangeError):
            read_all(bytes(altered))


def test_every_cut_is_refused_and_nearly_every_one_is_named() -> None:
    data = written(ONE)
    named = 0
    for end in range(0, len(data), 3):
        with pytest.raises(errors.ExchangeError) as refusal:
            read_all(data[:end])
        named += isinstance(refusal.value, errors.Truncated)
    assert named >= len(range(0, len(data), 3)) - 4


def test_members_that_are_not_the_signed_ones() -> None:
    value = header_value()
    packed = b"".join(container.pack(one.raw) for one in MEMBERS)
    with pytest.raises(errors.Damaged):
        read_all(signed_anew(value, packed=bytes([packed[0] ^ 4]) + packed[1:]))
    for wrong in (packed + b"x", packed + bytes(2048), packed[:-5000]):
        with pytest.raises((errors.Malformed, errors.Damaged)):
            read_all(signed_anew(value, packed=wrong))


def test_other_content_in_a_good_envelope() -> None:
    to = [YOUR_CARD.keys.recipient()]
    for plain in (b"", b"hej", b"CASEPACK" * 200):
        with pytest.raises(errors.NotAPackage):
            opened(age.encrypt_bytes(plain, to))
    with pytest.raises(errors.NewerVersion):
        opened(age.encrypt_bytes(b"UNGEPAKKE" + struct.pack(">HI", 2, 0) + bytes(1009), to))
    with pytest.raises(errors.TooLarge):
        opened(age.encrypt_bytes(b"UNGEPAKKE" + struct.pack(">HI", 1, 2**32 - 1) + bytes(1009), to))
    with pytest.raises(errors.Malformed):
        opened(age.encrypt_bytes(b"UNGEPAKKE" + struct.pack(">HI", 1, 5000) + bytes(1009), to))


# --- versions ---------------------------------------------------------------------------------------------------------


def test_what_a_newer_program_added_is_kept() -> None:
    value = header_value() | {"format": 2, "thread": {"id": 5, "of": [1, 2]}}
    value["members"][0] |= {"language": "da"}
    value["members"][2] |= {"type": "hologram"}
    package = opened(signed_anew(value))
    assert package.unknown_fields == {"thread": {"id": 5, "of": [1, 2]}}
    assert b'"language":"da"' in package.header_bytes
    assert [one.entry.type for one in package.members][2] == "hologram"


@pytest.mark.parametrize("changes", [{"min_reader": 2}, {"crit": ["escrow"]}, {"kind": "hologram"}], ids=str)
def test_what_needs_a_newer_program_is_refused_as_such(changes: dict[str, Any]) -> None:
    with pytest.raises(errors.NewerVersion):
        opened(signed_anew(header_value() | changes | {"recipients": 7}))


def test_another_way_of_packing_needs_a_newer_program() -> None:
    value = header_value()
    value["members"][0]["codec"] = "zstd"
    with pytest.raises(errors.NewerVersion):
        opened(signed_anew(value))


# --- hostile but signed -----------------------------------------------------------------------------------------------

WRONG: list[dict[str, Any]] = [
    {"package_id": "x"},
    {"package_id": 5},
    {"created": "2026-11-20T09:30:00"},
    {"created": "yesterday"},
    {"format": 0},
    {"format": True},
    {"min_reader": -1},
    {"crit": "x"},
    {"kind": None},
    {"sender": {"identity": HERE}},
    {"sender": {"identity": HERE, "replica": "../.."}},
    {"sender_card": 4},
    {"sender_card": "?"},
    {"recipients": [THERE, THERE]},
    {"recipients": ["../../etc"]},
    {"sequence": {THERE: 0}},
    {"sequence": {THERE: 10**17}},
    {"sequence": {PERSON: 1}},
    {"sequence": {THERE: 1.5}},
    {"in_reply_to": ""},
    {"cases": [{"person": PERSON, "epoch": -1}]},
    {"cases": [{"person": PERSON}, {"person": PERSON}]},
    {"cases": [{"person": "0101611234"}]},
    {"audit_head": {"n": -1, "h": "0" * 64}},
    {"audit_head": {"n": 1, "h": "xyz"}},
    {"note": "\u202eabc"},
    {"note": None},
    {"members": None},
    {"members": [{}]},
]


@pytest.mark.parametrize("changes", WRONG, ids=str)
def test_a_signed_header_that_breaks_a_rule_is_malformed(changes: dict[str, Any]) -> None:
    with pytest.raises(errors.Malformed):
        opened(signed_anew(header_value() | changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"recipients": [f"0198c0de-0000-7000-8000-{n:012}" for n in range(41)]},
        {"cases": [{"person": f"0198c0de-0000-7000-8000-{n:012}"} for n in range(4097)]},
        {"note": "x" * 2001},
        {"sender_card": "A" * 40_000},
    ],
    ids=["recipients", "cases", "note", "card"],
)
def test_a_signed_header_beyond_a_limit_is_too_large(changes: dict[str, Any]) -> None:
    with pytest.raises(errors.TooLarge):
        opened(signed_anew(header_value() | changes))


@pytest.mark.parametrize(
    ("field", "content", "refusal"),
    [
        ("raw", 2**20 + 1, errors.TooLarge),
        ("raw", 2**63, errors.Malformed),
        ("raw", -1, errors.Malformed),
        ("raw", 5, errors.Malformed),
        ("packed", 0, errors.Malformed),
        ("packed", 2**21, errors.TooLarge),
        ("packed", 3, errors.Damaged),
        ("sha256", "0" * 64, errors.Damaged),
        ("sha256", "x", errors.Malformed),
        ("type", "../x", errors.Malformed),
        ("person", PACKAGE, errors.Malformed),
        ("person", "Signe", errors.Malformed),
        ("record", "", errors.Malformed),
        ("piece", 2, errors.Malformed),
        ("pieces", 10**9, errors.Malformed),
        ("sha256", hashlib.sha256(b"\xff" * 31).hexdigest(), errors.Malformed),
    ],
)
def test_a_signed_member_that_breaks_a_rule(field: str, content: object, refusal: type[errors.ExchangeError]) -> None:
    value = header_value()
    value["members"][0][field] = content
    packed = None
    if content == hashlib.sha256(b"\xff" * 31).hexdigest():  # the digest is right, but it is nothing deflate makes
        packed = b"\xff" * 31 + b"".join(container.pack(one.raw) for one in MEMBERS[1:])
    with pytest.raises(refusal):
        read_all(signed_anew(value, packed=packed))


def test_a_bomb_is_stopped_at_its_declared_size() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = packer.compress(bytes(100 * limits.MIB)) + packer.flush()
    value = header_value(ONE)
    value["members"][0] |= {"packed": len(bomb), "raw": 17, "sha256": hashlib.sha256(bomb).hexdigest()}
    with pytest.raises(errors.Malformed):
        read_all(signed_anew(value, packed=bomb))
    value["members"] = [value["members"][0] | {"piece": n, "pieces": 2000, "raw": 2**20} for n in range(1, 2000)]
    with pytest.raises(errors.TooLarge):
        opened(signed_anew(value, packed=b""))


@pytest.mark.parametrize("body", [b"", b"[]", b"7", b"{", b'{"kind":"share","kind":"offer"}', b"[" * 10**6, b"\xff"])
def test_a_signed_header_that_is_no_header(body: bytes) -> None:
    with pytest.raises(errors.Malformed):
        opened(signed_anew(body))


def test_json_members_are_read_strictly_whatever_their_type_and_others_are_not_looked_into() -> None:
    for raw in (b"NaN", b'{"a":1,"a":2}', b"[" * 500 + b"]" * 500):
        with pytest.raises(errors.Malformed):
            read_all(written((Member("hologram+json", raw),)))
        assert read_all(written((Member("hologram", raw),)))[0].raw == raw


SPOILT = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from([HERE, THERE, PERSON, OTHER_PERSON, "share", "x" * 3000, 2**63, -1, 10**30]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


def _places(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner: list[tuple[Any, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [(*path, at) for at, _ in inner] + [deep for at, one in inner for deep in _places(one, (*path, at))]


@settings(max_examples=250)
@given(st.data())
def test_any_spoilt_and_signed_header_ends_in_a_declared_refusal_or_holds(data: st.DataObject) -> None:
    value = header_value(ONE)
    for _ in range(data.draw(st.integers(1, 3))):
        *path, last = data.draw(st.sampled_from(_places(value)))
        place: Any = value
        for step in path:
            place = place[step]
        if data.draw(st.booleans()) or not isinstance(place, dict):
            place[last] = data.draw(SPOILT)
        else:
            del place[last]
    try:
        read_all(signed_anew(value, ONE))
    except errors.ExchangeError:
        return


@settings(max_examples=100)
@given(st.data())
def test_any_spoilt_bytes_of_a_signed_header_end_in_a_declared_refusal_or_hold(data: st.DataObject) -> None:
    body = bytearray(msgspec.json.encode(header_value(ONE)))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        read_all(signed_anew(bytes(body), ONE))
    except errors.ExchangeError:
        return
