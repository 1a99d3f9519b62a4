"""What the store's reads answer and its writes take, beside the records themselves.

Belongs here: rows of lists, the history of a field, what travels of a record, and what lies in a table of its own, as
frozen values.
Does not belong here: what the store can be asked (``ports/store.py``), records (``domain``), tables (``storage``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from ungeapp.domain.record import Plain, Record
from ungeapp.domain.registers import Version


class PeopleOrder(StrEnum):
    """How the list of all is ordered: by name, by the day of the next step, by who waited longest for a contact."""

    NAME = "name"
    DUE = "due"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One young person in a list: what is shown and searched, nothing more."""

    id: str
    name: str
    birth_date: date | None
    next_step: str
    next_step_on: date | None
    coordinator: str
    school: str
    role: str  # the handover role at this desk: responsible, offered …, none = shared with us
    last_contact: datetime | None  # somebody was reached, or a talk was held (known by its day, so at 00.00 UTC)
    open_conflicts: int
    ended: bool = False  # the course has ended at this desk (1-03)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRecord:
    """A record whose words were searched for: its text as it is shown, and the moment it is about or was written."""

    record: Record
    text: str
    on: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldVersion:
    """One row of the history of one field. ``undone`` when its import was undone.

    A creation has the field ``*`` and, as its value, the JSON of the fields it told.
    """

    record: str
    field: str
    version: Version
    transaction: str
    imported: str
    undone: bool = False
    kind: str = ""

    @property
    def told(self) -> dict[str, Plain]:
        """What the row told, field by field; a creation told several."""
        if self.field != "*":
            return {self.field: self.version.value}
        found = json.loads(str(self.version.value))
        return dict(found) if isinstance(found, dict) else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field whose heads disagree."""

    person: str
    kind: str
    record: str
    field: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordState:
    """A record with the registers of all its fields: what travels in a file."""

    kind: str
    id: str
    person: str
    registers: Mapping[str, tuple[Version, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A frozen thing: closing number ``n`` of a record, canonical JSON, the definition it was made with."""

    record: str
    n: int
    kind: str
    person: str
    content: str
    definition: str
    sha256: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Text being typed in one field, with the dots of the value it started from. Never exchanged."""

    record: str
    field: str
    text: str
    base: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """One row of the chain of look-ups and acts; ``what`` is an id, never a name."""

    n: int
    at: datetime
    actor: str
    action: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedRow:
    """A person taken out for good after journalising; ``certificate`` is the certificate's JSON, without a name."""

    person: str
    at: datetime
    certificate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """A partner's identity card as stored. ``state``: new, known, confirmed, changed, revoked."""

    identity: str
    name: str
    unit: str
    unit_name: str
    state: str
    check_number: str
    card: bytes = field(repr=False)
    confirmed_on: date | None = None
    confirmed_how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """The handover ledger of one case at this desk, as the domain's value in plain JSON (``domain/handovers.py``)."""

    person: str
    epoch: int
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageRow:
    """A file written or received. ``direction``: out, in. ``state``: written, fetched, accepted, previewed, received …"""

    id: str
    direction: str
    kind: str
    partner: str
    persons: tuple[str, ...]
    at: datetime
    sequence: int
    state: str
    sha256: str
    in_reply_to: str = ""
    content: bytes = field(default=b"", repr=False)
    answer: bytes = field(default=b"", repr=False)
