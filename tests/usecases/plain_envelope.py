"""Files that are not sealed: the port to envelopes without keys, for tests that write hundreds of them.

What goes through is encoded and decoded as on the wire; that sealing keeps it is proved elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from ungeapp.exchange import codec
from ungeapp.usecases.envelope import CardFacts, Incoming, Outgoing
from ungeapp.usecases.ports.author import Progress


class PlainEnvelope:
    """One desk's envelope; ``box`` is shared by all desks of a test."""

    def __init__(self, identity: str, box: dict[bytes, tuple[Outgoing, list[bytes]]]) -> None:
        self._identity = identity
        self._box = box

    def own_card(self, *, identity: str, name: str, unit: str, unit_name: str, phone: str, created: date) -> CardFacts:
        wire = json.dumps([identity, name, unit, unit_name, phone, created.isoformat()]).encode()
        return self.read_card(wire)

    def read_card(self, data: bytes) -> CardFacts:
        identity, name, unit, unit_name, phone, created = json.loads(data)
        number = hashlib.sha256(identity.encode()).hexdigest()[:10]
        return CardFacts(
            identity=identity,
            name=name,
            unit=unit,
            unit_name=unit_name,
            phone=phone,
            created=date.fromisoformat(created),
            check_number=number,
            wire=data,
        )

    def same_number(self, card: bytes, number: str) -> bool:
        return self.read_card(card).check_number == number

    def seal(self, package: Outgoing, progress: Progress | None = None) -> bytes:
        data = package.id.encode()
        self._box[data] = (package, [run for member in package.members for run in codec.encode(member)])
        return data

    def open(self, data: bytes, cards: Sequence[bytes], progress: Progress | None = None) -> Incoming:
        package, runs = self._box[data]
        return Incoming(
            id=package.id,
            kind=package.kind,
            created=package.created,
            sender=package.sender,
            sender_state="known",
            replica=package.replica,
            recipients=tuple(package.sequences),
            sequence=package.sequences[self._identity],
            members=codec.decode(map(json.loads, runs)),
            audit_head=package.audit_head,
            sha256=hashlib.sha256(data).hexdigest(),
            in_reply_to=package.in_reply_to,
            note=package.note,
            files=package.files,
        )
