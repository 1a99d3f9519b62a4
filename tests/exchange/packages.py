"""Identities and packages for the exchange's tests: two desks of a fictive municipality."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from ungeapp.exchange import age, cards, container, header, keys

HERE = "0198c0de-0000-7000-8000-00000000000a"
THERE = "0198c0de-0000-7000-8000-00000000000b"
PERSON = "0198c0de-0000-7000-8000-0000000000aa"
OTHER_PERSON = "0198c0de-0000-7000-8000-0000000000ab"
PACKAGE = "0198c0de-0000-7000-8000-0000000000ff"

MINE = keys.PrivateIdentity(b"m" * 32, b"M" * 32)
YOURS = keys.PrivateIdentity(b"y" * 32, b"Y" * 32)
STRANGER = keys.PrivateIdentity(b"s" * 32, b"S" * 32)


def card(identity: keys.PrivateIdentity = MINE, identity_id: str = HERE, **facts: Any) -> cards.Card:
    filled: dict[str, Any] = {
        "identity": identity_id,
        "name": "Signe Lindholm",
        "unit": "791/ungeteam",
        "unit_name": "Ungeteamet",
        "function": "Koordinerende sagsbehandler",
        "created": date(2026, 11, 2),
    }
    return cards.issue(identity, **(filled | facts))


MY_CARD = card()
YOUR_CARD = card(YOURS, THERE, name="Jonas Dam", unit="791/uu", unit_name="Ungdommens Uddannelsesvejledning")

MEMBERS = (
    container.Member("person+json", b'{"goals":["K\xc3\xb8rekort"],"n":1}', person=PERSON),
    container.Member("person+json", b"[" + b"0," * 30_000 + b"0]", person=OTHER_PERSON),
    container.Member("attachment", bytes(range(256)) * 900, person=PERSON, record=PACKAGE, piece=1, pieces=2),
)


def facts(**changes: Any) -> header.Header:
    filled: dict[str, Any] = {
        "kind": "share",
        "package_id": PACKAGE,
        "created": datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
        "sender": header.Sender(identity=HERE, replica="r1"),
        "sender_card": MY_CARD.wire,
        "recipients": (THERE,),
        "sequence": {THERE: 41},
        "cases": (header.CaseReference(person=PERSON, epoch=2), header.CaseReference(person=OTHER_PERSON)),
        "audit_head": header.AuditHead(n=7, h="0" * 64),
        "note": "Hej Jonas.\nHer er planen, som vi aftalte.",
    }
    return header.Header(**(filled | changes))


def written(members: tuple[container.Member, ...] = MEMBERS, **changes: Any) -> bytes:
    return b"".join(container.write(facts(**changes), members, MINE, [YOUR_CARD.keys.recipient()]))


def opened(data: bytes, **changes: Any) -> container.OpenedPackage:
    filled: dict[str, Any] = {"identity_id": THERE, "identity": YOURS, "known_card": {HERE: MY_CARD}.get}
    return container.open_package(data, **(filled | changes))


def header_value(members: tuple[container.Member, ...] = MEMBERS) -> dict[str, Any]:
    """The JSON of a sound header as plain values, to be spoilt."""
    package = opened(written(members))
    value: dict[str, Any] = msgspec.json.decode(package.header_bytes)
    return value


def signed_anew(
    body: bytes | Mapping[str, Any],
    members: tuple[container.Member, ...] = MEMBERS,
    identity: keys.PrivateIdentity = MINE,
    packed: bytes | None = None,
) -> bytes:
    """A package with any header at all, validly signed and sealed, as only its sender could make it."""
    raw = body if isinstance(body, bytes) else msgspec.json.encode(body)
    plain = container.signed_start(raw, identity)
    plain += b"".join(container.pack(one.raw) for one in members) if packed is None else packed
    plain += bytes(-len(plain) % container.PADDING)
    return age.encrypt_bytes(plain, [YOUR_CARD.keys.recipient()])
