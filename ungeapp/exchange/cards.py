"""Identity cards (``.ungekort``): who somebody is, where, and the two public keys; and the number read aloud to check one.

Belongs here: a card's bytes, its signatures, its check number. Does not belong here: whether a card is confirmed
(``ungeapp.domain``), and where cards are kept (``ungeapp.storage``).

    "UNGEKORT" | u16 layout | u32 length | JSON | Ed25519 signature | signature of the earlier key, when it renews one
"""

from __future__ import annotations

import hashlib
import hmac
import re
import struct
import uuid
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import msgspec

from ungeapp.domain.ids import is_id
from ungeapp.exchange.errors import Malformed, NewerVersion, NotACard, TooLarge, Truncated
from ungeapp.exchange.keys import (
    SIGNATURE,
    SIGNING_KEY,
    PrivateIdentity,
    PublicIdentity,
    hybrid_public_key,
    signed_by,
)
from ungeapp.exchange.limits import MAX_CARD, check_line, strict_json

MAGIC = b"UNGEKORT"
CONTEXT = b"ungekort/v1"
READER = 1
"""The newest card format this program reads in full."""

_PREFIX = struct.Struct(">HI")
_LAYOUT = 1
_UNIT = re.compile(r"[^\s/]{1,64}/[^\s/]{1,64}")
_ROUNDS = 5200
_GROUPS = 6
_LONGEST = {"name": 200, "unit": 129, "unit_name": 200, "function": 200, "phone": 40}


class _Body(msgspec.Struct, frozen=True, kw_only=True):
    """The JSON of a card; the order of the fields is the order they are written in."""

    format: int = READER
    min_reader: int = READER
    identity: str
    name: str
    unit: str
    unit_name: str
    function: str
    phone: str | None = None
    created: date
    signing_key: bytes
    encryption_key: bytes
    renews: bytes | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A card whose own signature holds. ``identity`` stays when keys are renewed; ``wire`` are the bytes as signed."""

    identity: str
    name: str
    unit: str
    unit_name: str
    function: str
    phone: str | None
    created: date
    keys: PublicIdentity
    renews: bytes | None
    wire: bytes

    def follows(self, known: Card) -> bool:
        """Whether this card renews the keys of ``known``, by a signature of the key that stood there."""
        return self.identity == known.identity and self.renews == known.keys.signing_key


def issue(
    keys: PrivateIdentity,
    *,
    identity: str,
    name: str,
    unit: str,
    unit_name: str,
    function: str,
    created: date,
    phone: str | None = None,
    earlier: PrivateIdentity | None = None,
) -> Card:
    """A card for ``keys``, the same bytes for the same facts. With ``earlier`` it is signed by the former key too.

    ``unit`` is ``<municipality>/<key>``. Raises ``Malformed`` or ``TooLarge`` for a field that no reader would take.
    """
    public = keys.public()
    body = msgspec.json.encode(
        _Body(
            identity=identity,
            name=name,
            unit=unit,
            unit_name=unit_name,
            function=function,
            phone=phone,
            created=created,
            signing_key=public.signing_key,
            encryption_key=public.encryption_key,
            renews=None if earlier is None else earlier.public().signing_key,
        )
    )
    wire = MAGIC + _PREFIX.pack(_LAYOUT, len(body)) + body + keys.sign(CONTEXT, body)
    if earlier is not None:
        wire += earlier.sign(CONTEXT, body)
    return parse(wire)


def parse(data: bytes) -> Card:
    """The card in ``data``, its signature verified over the bytes as they came; nothing beyond a limit is parsed.

    Raises ``TooLarge``, ``NotACard``, ``Truncated``, ``NewerVersion`` and ``Malformed``.
    """
    if len(data) > MAX_CARD:
        raise TooLarge(what="card", limit=MAX_CARD)
    start = len(MAGIC) + _PREFIX.size
    if data[: len(MAGIC)] != MAGIC:
        raise NotACard
    if len(data) < start:
        raise Truncated
    layout, length = _PREFIX.unpack(data[len(MAGIC) : start])
    if layout != _LAYOUT:
        raise NewerVersion(layout=layout)
    body, signatures = data[start : start + length], data[start + length :]
    if len(body) < length or len(signatures) < SIGNATURE:
        raise Truncated
    facts = _read_body(body)
    if not signed_by(facts.signing_key, CONTEXT, body, signatures[:SIGNATURE]):
        raise NotACard
    _check_renewal(facts, body, signatures[SIGNATURE:])
    return Card(
        identity=facts.identity,
        name=facts.name,
        unit=facts.unit,
        unit_name=facts.unit_name,
        function=facts.function,
        phone=facts.phone,
        created=facts.created,
        keys=PublicIdentity(facts.signing_key, facts.encryption_key),
        renews=facts.renews,
        wire=bytes(data),
    )


def _read_body(body: bytes) -> _Body:
    value = strict_json(body)
    if not isinstance(value, dict):
        raise Malformed(what="card")
    needed = value.get("min_reader")
    if isinstance(needed, int) and needed > READER:
        raise NewerVersion(min_reader=needed)
    try:
        facts = msgspec.convert(value, _Body)
    except msgspec.ValidationError as fault:
        raise Malformed(what="card") from fault
    if not is_id(facts.identity):
        raise Malformed(what="identity")
    for name, longest in _LONGEST.items():
        text = getattr(facts, name)
        if text is not None:
            check_line(text, longest, name, empty=name in ("function", "phone"))
    if not _UNIT.fullmatch(facts.unit):
        raise Malformed(what="unit")
    if len(facts.signing_key) != SIGNING_KEY:
        raise Malformed(what="signing key")
    try:
        hybrid_public_key(facts.encryption_key)
    except ValueError as fault:
        raise Malformed(what="encryption key") from fault
    return facts


def _check_renewal(facts: _Body, body: bytes, signature: bytes) -> None:
    if facts.renews is None:
        if signature:
            raise NotACard
    elif len(signature) != SIGNATURE or not signed_by(facts.renews, CONTEXT, body, signature):
        raise NotACard


def check_number(card: Card) -> str:
    """Six groups of five digits over identity, keys and unit, read aloud over the phone: "48213 90127 …".

    SHA-512, repeated 5,200 times over the last digest and the same bytes, so that searching for keys with an equal
    number costs that much more for each try. A new name or phone leaves the number as it is; a new unit does not, since
    consents are given to units.
    """
    unit = card.unit.encode()
    keys = card.keys.signing_key + card.keys.encryption_key
    return _groups(CONTEXT + uuid.UUID(card.identity).bytes + keys + len(unit).to_bytes(2, "big") + unit)


@lru_cache(maxsize=256)  # every file shows two cards; what is kept is public
def _groups(content: bytes) -> str:
    digest = b""
    for _ in range(_ROUNDS):
        digest = hashlib.sha512(digest + content).digest()
    groups = (int.from_bytes(digest[at : at + 5], "big") % 100_000 for at in range(0, 5 * _GROUPS, 5))
    return " ".join(f"{group:05}" for group in groups)


def same_number(card: Card, read_aloud: str) -> bool:
    """Whether the digits somebody typed are the card's check number; spaces and other signs do not count."""
    typed = "".join(one for one in read_aloud if one in "0123456789")
    return hmac.compare_digest(typed, check_number(card).replace(" ", ""))
