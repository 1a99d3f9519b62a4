"""What a package says about itself: the wire types of its signed header and the rules they keep.

Belongs here: ``msgspec`` structs for the header, and every check of it that needs no key.
Does not belong here: signing, sealing and members' bytes (``ungeapp.exchange.container``), and what the kinds mean
(``ungeapp.usecases``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any

import msgspec

from ungeapp.domain.ids import is_id
from ungeapp.exchange.errors import Malformed, NewerVersion, TooLarge
from ungeapp.exchange.limits import (
    MAX_CARD,
    MAX_CASES,
    MAX_FILE,
    MAX_MEMBER,
    MAX_MEMBER_PACKED,
    MAX_MEMBERS,
    MAX_NOTE,
    MAX_RAW_TOTAL,
    MAX_RECIPIENTS,
    check_text,
    strict_json,
)

READER = 1
"""The newest package format this program reads in full."""
KINDS = (
    "share",
    "contribution",
    "offer",
    "accept",
    "refuse",
    "withdraw",
    "confirm",
    "close",
    "supplement",
    "receipt",
    "recall",
    "profile",
    "figures",
)
DEFLATE = "deflate"
JSON_SUFFIX = "+json"
"""A member whose type ends so is JSON, read strictly whether or not its type is known."""

_UNDERSTOOD: frozenset[str] = frozenset()
"""Features a header may list in ``crit`` for this reader; none so far."""
_TYPE = re.compile(r"[a-z][a-z0-9_.+-]{0,63}")
_TOKEN = re.compile(r"[0-9A-Za-z_-]{1,64}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MAX_COUNTER = 10**15


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """Whose card, and which copy of whose store, wrote the package."""

    identity: str
    replica: str


class CaseReference(msgspec.Struct, frozen=True, kw_only=True):
    """A young person the package is about, and the handover's epoch at the sender (0 before the first)."""

    person: str
    epoch: int = 0


class AuditHead(msgspec.Struct, frozen=True, kw_only=True):
    """The last entry of the sender's audit chain: its number and digest in hexadecimal digits."""

    n: int
    h: str


class MemberEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One run of bytes after the header. ``raw`` and ``packed`` are lengths; ``sha256`` is of the packed bytes.

    ``record`` names an attachment; what exceeds 1 MiB comes in ``pieces``, each a member with its number ``piece``.
    """

    type: str
    codec: str
    packed: int
    raw: int
    sha256: str
    person: str | None = None
    record: str | None = None
    piece: int = 1
    pieces: int = 1


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The signed facts of a package. ``members`` is filled in on writing.

    ``recipients`` are identity ids; empty only in a first contact sealed with a phrase. ``sequence`` counts, per
    recipient, the packages this replica has written to them. ``in_reply_to`` is the id of the package answered.
    """

    format: int = READER
    min_reader: int = READER
    crit: tuple[str, ...] = ()
    kind: str
    package_id: str
    created: Annotated[datetime, msgspec.Meta(tz=True)]
    sender: Sender
    sender_card: bytes
    recipients: tuple[str, ...] = ()
    sequence: dict[str, int] = {}
    in_reply_to: str | None = None
    cases: tuple[CaseReference, ...] = ()
    audit_head: AuditHead | None = None
    note: str = ""
    members: tuple[MemberEntry, ...] = ()


def read_header(body: bytes) -> tuple[Header, dict[str, Any]]:
    """The header in ``body``, and the fields of it that this program does not know, as they came.

    Raises ``NewerVersion``, ``Malformed`` and ``TooLarge``.
    """
    value = strict_json(body)
    if not isinstance(value, dict):
        raise Malformed(what="header")
    _check_version(value)
    try:
        header = msgspec.convert(value, Header)
    except msgspec.ValidationError as fault:
        raise Malformed(what="header") from fault
    check_header(header)
    known = Header.__struct_fields__
    return header, {name: content for name, content in value.items() if name not in known}


def _check_version(value: dict[str, Any]) -> None:
    """Say "newer" before anything else could be found wrong with a header of a later format."""
    needed, critical, kind = value.get("min_reader"), value.get("crit", []), value.get("kind")
    if isinstance(needed, int) and needed > READER:
        raise NewerVersion(min_reader=needed)
    if isinstance(critical, list) and any(isinstance(one, str) and one not in _UNDERSTOOD for one in critical):
        raise NewerVersion(crit=len(critical))
    if isinstance(kind, str) and kind not in KINDS:
        raise NewerVersion(kind=kind[:64])


def check_header(header: Header) -> None:
    """Refuse a header, read or about to be written, that breaks a rule of the format."""
    if header.kind not in KINDS:
        raise Malformed(what="kind")
    if header.format < 1 or header.min_reader < 1:
        raise Malformed(what="format")
    _check_ids([header.package_id, header.sender.identity], "id")
    if not _TOKEN.fullmatch(header.sender.replica):
        raise Malformed(what="replica")
    if len(header.sender_card) > MAX_CARD:
        raise TooLarge(what="card", limit=MAX_CARD)
    if header.in_reply_to is not None:
        _check_ids([header.in_reply_to], "in_reply_to")
    _check_count(header.recipients, MAX_RECIPIENTS, "recipients")
    _check_ids(header.recipients, "recipients")
    if not header.sequence.keys() <= set(header.recipients):
        raise Malformed(what="sequence")
    _check_range(header.sequence.values(), 1, "sequence")
    _check_count(header.cases, MAX_CASES, "cases")
    _check_ids([one.person for one in header.cases], "cases")
    _check_range([one.epoch for one in header.cases], 0, "epoch")
    if header.audit_head is not None:
        _check_range([header.audit_head.n], 0, "audit_head")
        if not _DIGEST.fullmatch(header.audit_head.h):
            raise Malformed(what="audit_head")
    check_text(header.note, MAX_NOTE, "note")
    _check_members(header)


def _check_count(values: tuple[object, ...], limit: int, what: str) -> None:
    if len(values) > limit:
        raise TooLarge(what=what, limit=limit)


def _check_ids(values: tuple[str, ...] | list[str], what: str) -> None:
    """Every one a canonical UUID, none twice."""
    if len(set(values)) != len(values) or not all(is_id(one) for one in values):
        raise Malformed(what=what)


def _check_range(values: Iterable[int], lowest: int, what: str) -> None:
    if any(not lowest <= one <= _MAX_COUNTER for one in values):
        raise Malformed(what=what)


def _check_members(header: Header) -> None:
    _check_count(header.members, MAX_MEMBERS, "members")
    persons = {one.person for one in header.cases}
    seen: set[tuple[str, str | None, str | None, int]] = set()
    for entry in header.members:
        _check_member(entry)
        if entry.person is not None and entry.person not in persons:
            raise Malformed(what="member of a person the package does not name")
        place = (entry.type, entry.person, entry.record, entry.piece)
        if place in seen:
            raise Malformed(what="member twice")
        seen.add(place)
    if sum(entry.raw for entry in header.members) > MAX_RAW_TOTAL:
        raise TooLarge(what="content", limit=MAX_RAW_TOTAL)
    if sum(entry.packed for entry in header.members) > MAX_FILE:
        raise TooLarge(what="file", limit=MAX_FILE)


def _check_member(entry: MemberEntry) -> None:
    if entry.codec != DEFLATE:
        raise NewerVersion(codec=entry.codec[:64])
    if entry.raw > MAX_MEMBER or entry.packed > MAX_MEMBER_PACKED:
        raise TooLarge(what="member", limit=MAX_MEMBER)
    if entry.raw < 0 or entry.packed < 1 or not _TYPE.fullmatch(entry.type) or not _DIGEST.fullmatch(entry.sha256):
        raise Malformed(what="member")
    if not 1 <= entry.piece <= entry.pieces <= MAX_MEMBERS:
        raise Malformed(what="member")
    for one in (entry.person, entry.record):
        if one is not None and not is_id(one):
            raise Malformed(what="member")
