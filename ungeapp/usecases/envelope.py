"""The port to sealed files: what goes in, what comes out, as values.

Belongs here: identity cards and packages as the use cases see them, and the protocol that seals and opens them.
Does not belong here: age, signatures, limits, wire types (``exchange``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from ungeapp.usecases.ports.author import Progress
from ungeapp.usecases.ports.rows import RecordState


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """An identity card: who, which unit, and the check number read aloud over the phone; ``wire`` is the file."""

    identity: str
    name: str
    unit: str
    unit_name: str
    phone: str
    created: date
    check_number: str
    wire: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenCopy:
    """A copy of something frozen at the sender (or before that at ``unit``): canonical JSON of its released records.

    ``record`` is what was frozen, ``sha256`` the mark of the original, ``withheld`` the codes of the parts left out.
    """

    record: str
    content: str
    at: datetime
    unit: str
    sha256: str
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMember:
    """What a package tells about one young person: register states of the released fields, definitions they need.

    ``parts`` are the released part codes (for the preview); ``number`` is the handover number for handover kinds.
    """

    person: str
    states: tuple[RecordState, ...] = ()
    definitions: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    number: int = 0
    by: str = ""
    on: date | None = None
    reason: str = ""
    frozen: tuple[FrozenCopy, ...] = ()  # agreed versions of the plan, in an offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A package to be written."""

    id: str
    kind: str
    created: datetime
    sender: CardFacts
    replica: str
    recipients: tuple[bytes, ...]  # cards
    sequences: Mapping[str, int]  # per recipient identity
    members: tuple[PersonMember, ...]
    audit_head: tuple[int, str]
    in_reply_to: str = ""
    note: str = ""
    files: Mapping[str, str] = field(default_factory=dict)  # of a municipal profile, by name; then no members


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A package that was opened, verified and decoded; nothing of it is written yet.

    ``sender_state``: ``known`` (the signature fits a card this desk has), ``unknown`` or ``changed``.
    """

    id: str
    kind: str
    created: datetime
    sender: CardFacts
    sender_state: str
    replica: str
    recipients: tuple[str, ...]
    sequence: int
    members: tuple[PersonMember, ...]
    audit_head: tuple[int, str]
    sha256: str
    in_reply_to: str = ""
    note: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


class Envelope(Protocol):
    """Seals and opens files with this desk's identity. Bytes in, bytes out."""

    def own_card(
        self, *, identity: str, name: str, unit: str, unit_name: str, phone: str, created: date
    ) -> CardFacts: ...

    def read_card(self, data: bytes) -> CardFacts:
        """A partner's card; refused with an error of ``exchange`` when it is damaged or not a card."""
        ...

    def same_number(self, card: bytes, number: str) -> bool:
        """Whether the number read aloud is the card's, whatever the spaces."""
        ...

    def seal(self, package: Outgoing, progress: Progress | None = None) -> bytes: ...

    def open(self, data: bytes, cards: Sequence[bytes], progress: Progress | None = None) -> Incoming:
        """Open a package sent to this desk. ``cards`` are the partners' cards. Errors: not for me, altered,
        truncated, a newer version, too large, not a package."""
        ...
