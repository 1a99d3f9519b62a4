"""The signed container inside the envelope (``.ungepakke``): written and opened as a stream of bytes.

Belongs here: framing, signature, packing, and the checks that need keys. Does not belong here: the header's own rules
(``ungeapp.exchange.header``), what members mean, files on the disk, and the decision to trust a sender.

    "UNGEPAKKE" | u16 layout | u32 length | header JSON | Ed25519 signature | members, packed | zeros to a full KiB

Signed, then sealed, with the recipients inside the signature: a receiver cannot pass it on as if it had been sent to
somebody else. The padding hides the exact size and tells a file that was cut off from one that was altered.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, BinaryIO

import msgspec

from ungeapp.exchange import age
from ungeapp.exchange.cards import Card, parse
from ungeapp.exchange.errors import (
    Damaged,
    ExchangeError,
    Malformed,
    NewerVersion,
    NotAPackage,
    NotForMe,
    TooLarge,
    WrongSignature,
)
from ungeapp.exchange.header import DEFLATE, JSON_SUFFIX, Header, MemberEntry, check_header, read_header
from ungeapp.exchange.keys import (
    SIGNATURE,
    HybridRecipient,
    PassphraseIdentity,
    PassphraseRecipient,
    PrivateIdentity,
    signed_by,
)
from ungeapp.exchange.limits import (
    KIB,
    MAX_ENVELOPE_HEADER,
    MAX_FILE,
    MAX_HEADER,
    MAX_MEMBER,
    MAX_RECIPIENTS,
    strict_json,
)
from ungeapp.exchange.phrase import normalize

MAGIC = b"UNGEPAKKE"
CONTEXT = b"ungepakke/v1"
PADDING = KIB
LEVEL = 1
"""Deflate level: higher ones cost several times the time for a few per cent."""

_PREFIX = struct.Struct(">HI")
_LAYOUT = 1
_RAW_DEFLATE = -zlib.MAX_WBITS

KnownCard = Callable[[str], Card | None]
"""The card kept for an identity id, if any."""


class SenderState(Enum):
    """What the embedded card is to the receiver, before any question of whether the card was confirmed."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    CHANGED = "changed"
    """Another key than the one kept for this identity: to be looked into, even when the card says it renews it."""


@dataclass(frozen=True, slots=True)
class Member:
    """Something to send: at most 1 MiB; the fields are those of ``MemberEntry``."""

    type: str
    raw: bytes
    person: str | None = None
    record: str | None = None
    piece: int = 1
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class OpenedMember:
    """Something received. ``value`` is the content read strictly when the type is one of JSON, else ``None``."""

    entry: MemberEntry
    raw: bytes
    value: object = None


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """A package whose header is signed by ``sender_card`` and meant for this reader.

    ``members`` can be gone through once and checks each as it comes; the package is whole and true only when it ended
    without an exception. ``digest`` is the SHA-256 of the signed header: the same id with another digest is an alarm.
    """

    header: Header
    header_bytes: bytes
    unknown_fields: dict[str, Any]
    digest: str
    sender_card: Card
    sender_state: SenderState
    own_copy: bool
    members: Iterator[OpenedMember]


# --- writing ----------------------------------------------------------------------------------------------------------


def write(
    header: Header,
    members: Iterable[Member],
    identity: PrivateIdentity,
    recipients: Sequence[HybridRecipient] | PassphraseRecipient,
) -> Iterator[bytes]:
    """The file, piece by piece. Packs and signs before it returns; holds the packed members, never the raw ones.

    The sender's own key is added to ``recipients``, so that a sent file can be read again; a phrase stands alone.
    Raises ``ValueError`` when the card in the header is not that of ``identity`` or a package sealed for keys names no
    recipients, and ``Malformed`` or ``TooLarge`` for what no reader would take.
    """
    card = parse(header.sender_card)
    if card.keys != identity.public() or card.identity != header.sender.identity:
        raise ValueError("the card is not the sender's")
    keys: list[age.Recipient]
    if isinstance(recipients, PassphraseRecipient):
        keys = [PassphraseRecipient(normalize(recipients.phrase), recipients.work_factor)]
    else:
        if not recipients or not header.recipients:
            raise ValueError("a package needs recipients")
        keys = list(dict.fromkeys([*recipients, card.keys.recipient()]))
        if len(keys) > MAX_RECIPIENTS:
            raise TooLarge(what="recipients", limit=MAX_RECIPIENTS - 1)
    entries: list[MemberEntry] = []
    packed = _pack_all(members, entries)
    complete = msgspec.structs.replace(header, members=tuple(entries))
    check_header(complete)
    body = msgspec.json.encode(complete)
    start = signed_start(body, identity)
    plain = len(start) + sum(len(one) for one in packed)
    if age.sealed_size(MAX_ENVELOPE_HEADER, plain + PADDING) > MAX_FILE:
        raise TooLarge(what="file", limit=MAX_FILE)
    return age.encrypt(_plain(start, packed, -plain % PADDING), keys)


def signed_start(body: bytes, identity: PrivateIdentity) -> bytes:
    """Everything before the members, for the bytes of a header."""
    if len(body) > MAX_HEADER:
        raise TooLarge(what="header", limit=MAX_HEADER)
    return MAGIC + _PREFIX.pack(_LAYOUT, len(body)) + body + identity.sign(CONTEXT, body)


def _pack_all(members: Iterable[Member], entries: list[MemberEntry]) -> deque[bytes]:
    packed: deque[bytes] = deque()
    total = 0
    for member in members:
        data = pack(member.raw)
        total += len(data)
        if total > MAX_FILE:
            raise TooLarge(what="file", limit=MAX_FILE)
        packed.append(data)
        entries.append(
            MemberEntry(
                type=member.type,
                codec=DEFLATE,
                packed=len(data),
                raw=len(member.raw),
                sha256=hashlib.sha256(data).hexdigest(),
                person=member.person,
                record=member.record,
                piece=member.piece,
                pieces=member.pieces,
            )
        )
    return packed


def pack(raw: bytes) -> bytes:
    """Raw deflate (RFC 1951) of at most 1 MiB."""
    if len(raw) > MAX_MEMBER:
        raise TooLarge(what="member", limit=MAX_MEMBER)
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW_DEFLATE)
    return packer.compress(raw) + packer.flush()


def _plain(start: bytes, packed: deque[bytes], padding: int) -> Iterator[bytes]:
    yield start
    while packed:
        yield packed.popleft()  # given back as it is written
    yield bytes(padding)


# --- opening ----------------------------------------------------------------------------------------------------------


class _Plaintext:
    """Exact runs of bytes from the verified pieces of the envelope."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = bytearray()

    def take(self, count: int) -> bytes:
        while len(self._held) < count:
            piece = next(self._pieces, None)
            if piece is None:
                raise Malformed(what="length")
            self._held += piece
        with memoryview(self._held) as view:
            taken = bytes(view[:count])
        del self._held[:count]
        return taken

    def finish(self, padding: int) -> None:
        """Nothing but the padding may follow."""
        if self.take(padding).strip(b"\0") or self._held or any(self._pieces):
            raise Malformed(what="padding")


def open_package(
    source: bytes | BinaryIO,
    identity: PrivateIdentity,
    known_card: KnownCard,
    *,
    identity_id: str,
    earlier: Sequence[PrivateIdentity] = (),
    phrase: str | None = None,
) -> OpenedPackage:
    """Open the envelope, verify the header's signature, and check that it was meant for ``identity_id``.

    ``earlier`` are keys this identity had before. With ``phrase`` only the phrase is tried (first contact); without
    one, such a file raises ``PassphraseNeeded``. An unknown sender is a state, not an exception.
    Raises any ``ExchangeError``; the iterator ``members`` may raise ``Damaged``, ``Truncated``, ``Malformed`` and
    ``TooLarge``.
    """
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    openers: list[age.Identity] = [one.opener() for one in (identity, *earlier)]
    if phrase is not None:
        openers = [PassphraseIdentity(normalize(phrase))]
    plaintext = _Plaintext(age.decrypt(stream, openers, limit=MAX_FILE, block=PADDING))
    body, signature = _take_start(plaintext)
    header, unknown = read_header(body)
    card = _sender(header)
    if not signed_by(card.keys.signing_key, CONTEXT, body, signature):
        raise WrongSignature
    own_copy = header.sender.identity == identity_id
    if own_copy:
        if all(card.keys.signing_key != one.public().signing_key for one in (identity, *earlier)):
            raise WrongSignature  # somebody else writing in my name
    elif header.recipients or phrase is None:
        if identity_id not in header.recipients:
            raise NotForMe
    known = known_card(header.sender.identity)
    return OpenedPackage(
        header=header,
        header_bytes=body,
        unknown_fields=unknown,
        digest=hashlib.sha256(body).hexdigest(),
        sender_card=card,
        sender_state=_state(card, known),
        own_copy=own_copy,
        members=_members(plaintext, header, len(body)),
    )


def _take_start(plaintext: _Plaintext) -> tuple[bytes, bytes]:
    try:
        start = plaintext.take(len(MAGIC) + _PREFIX.size)
    except Malformed as fault:
        raise NotAPackage from fault
    if start[: len(MAGIC)] != MAGIC:
        raise NotAPackage
    layout, length = _PREFIX.unpack(start[len(MAGIC) :])
    if layout != _LAYOUT:
        raise NewerVersion(layout=layout)
    if length > MAX_HEADER:
        raise TooLarge(what="header", limit=MAX_HEADER)
    return plaintext.take(length), plaintext.take(SIGNATURE)


def _sender(header: Header) -> Card:
    try:
        card = parse(header.sender_card)
    except NewerVersion:
        raise
    except ExchangeError as fault:
        raise WrongSignature from fault
    if card.identity != header.sender.identity:
        raise WrongSignature
    return card


def _state(card: Card, known: Card | None) -> SenderState:
    if known is None:
        return SenderState.UNKNOWN
    return SenderState.KNOWN if known.keys == card.keys else SenderState.CHANGED


def _members(plaintext: _Plaintext, header: Header, header_length: int) -> Iterator[OpenedMember]:
    length = len(MAGIC) + _PREFIX.size + header_length + SIGNATURE
    for entry in header.members:
        packed = plaintext.take(entry.packed)
        length += entry.packed
        if hashlib.sha256(packed).hexdigest() != entry.sha256:
            raise Damaged
        raw = unpack(packed, entry.raw)
        yield OpenedMember(entry, raw, strict_json(raw) if entry.type.endswith(JSON_SUFFIX) else None)
    plaintext.finish(-length % PADDING)


def unpack(packed: bytes, length: int) -> bytes:
    """The raw bytes; ``Malformed`` unless they are exactly ``length``, of which no more than one byte beyond is made."""
    unpacker = zlib.decompressobj(_RAW_DEFLATE)
    try:
        raw = unpacker.decompress(packed, length + 1)
    except zlib.error as fault:
        raise Malformed(what="member") from fault
    if len(raw) != length or not unpacker.eof or unpacker.unused_data or unpacker.unconsumed_tail:
        raise Malformed(what="member")
    return raw
