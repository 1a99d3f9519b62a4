"""The port to sealed files, kept: identity cards and packages as the use cases know them.

Belongs here: joining keys, cards, container and codec behind ``usecases.envelope.Envelope``.
Does not belong here: each of those, and the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from ungeapp.exchange import cards, codec, profile_codec
from ungeapp.exchange.container import Member, open_package, write
from ungeapp.exchange.errors import Malformed, NotForMe
from ungeapp.exchange.header import AuditHead, CaseReference, Header, Sender
from ungeapp.exchange.keys import PrivateIdentity
from ungeapp.usecases.envelope import CardFacts, Incoming, Outgoing
from ungeapp.usecases.ports.author import Progress

PROFILE = "profile"
"""The kind of a package that is about nobody: it carries the files of a municipal profile."""


def _facts(card: cards.Card) -> CardFacts:
    return CardFacts(
        identity=card.identity,
        name=card.name,
        unit=card.unit,
        unit_name=card.unit_name,
        phone=card.phone or "",
        created=card.created,
        check_number=cards.check_number(card),
        wire=card.wire,
    )


class SealedEnvelope:
    """Seals and opens with one identity. The seeds are asked for when needed and not kept."""

    def __init__(self, identity_id: str, seeds: Callable[[], tuple[bytes, bytes]]) -> None:
        self._identity_id = identity_id
        self._seeds = seeds

    def _keys(self) -> PrivateIdentity:
        signing, encryption = self._seeds()
        return PrivateIdentity(signing, encryption)

    def own_card(self, *, identity: str, name: str, unit: str, unit_name: str, phone: str, created: date) -> CardFacts:
        """This desk's card."""
        return _facts(
            cards.issue(
                self._keys(),
                identity=identity,
                name=name,
                unit=unit,
                unit_name=unit_name,
                function="",
                created=created,
                phone=phone or None,
            )
        )

    def read_card(self, data: bytes) -> CardFacts:
        """A partner's card; raises what ``cards.parse`` raises."""
        return _facts(cards.parse(data))

    def same_number(self, card: bytes, number: str) -> bool:
        """Whether the number read aloud is the card's."""
        return cards.same_number(cards.parse(card), number)

    def seal(self, package: Outgoing, progress: Progress | None = None) -> bytes:
        """The sealed file; raises ``TooLarge`` when a limit is met."""
        receivers = [cards.parse(one) for one in package.recipients]
        header = Header(
            kind=package.kind,
            package_id=package.id,
            created=package.created,
            sender=Sender(identity=package.sender.identity, replica=package.replica),
            sender_card=package.sender.wire,
            recipients=tuple(one.identity for one in receivers),
            sequence=dict(package.sequences),
            in_reply_to=package.in_reply_to or None,
            cases=tuple(CaseReference(person=one.person, epoch=one.number) for one in package.members),
            audit_head=AuditHead(n=package.audit_head[0], h=package.audit_head[1]) if package.audit_head[0] else None,
            note=package.note,
        )
        keys = [one.keys.recipient() for one in receivers]
        return b"".join(write(header, self._members(package, progress), self._keys(), keys))

    def _members(self, package: Outgoing, progress: Progress | None) -> Iterator[Member]:
        files = tuple(profile_codec.encode(package.files))
        for piece, raw in enumerate(files, start=1):
            yield Member(type=profile_codec.MEMBER_TYPE, raw=raw, piece=piece, pieces=len(files))
        for done, one in enumerate(package.members, start=1):
            runs = tuple(codec.encode(one))
            for piece, raw in enumerate(runs, start=1):
                yield Member(type=codec.MEMBER_TYPE, raw=raw, person=one.person, piece=piece, pieces=len(runs))
            if progress is not None:
                progress(done, len(package.members))

    def open(self, data: bytes, known: Sequence[bytes], progress: Progress | None = None) -> Incoming:
        """A package sent to this desk, verified and decoded whole before anything is used."""
        by_identity = {one.identity: one for one in map(cards.parse, known)}
        opened = open_package(data, self._keys(), by_identity.get, identity_id=self._identity_id)
        if opened.own_copy:
            raise NotForMe
        header = opened.header
        values: list[object] = []
        definitions: list[object] = []
        for done, member in enumerate(opened.members, start=1):
            if member.entry.type == codec.MEMBER_TYPE:
                values.append(member.value)
            elif member.entry.type == profile_codec.MEMBER_TYPE and header.kind == PROFILE:
                definitions.append(member.value)
            if progress is not None:
                progress(done, len(header.members))
        members = codec.decode(values)
        named = {one.person for one in header.cases}
        if any(one.person not in named for one in members):
            raise Malformed(what="cases")
        files = profile_codec.decode(definitions)
        if header.kind == PROFILE and (members or header.cases or not files):
            raise Malformed(what="profile")
        head = header.audit_head
        return Incoming(
            id=header.package_id,
            kind=header.kind,
            created=header.created,
            sender=_facts(opened.sender_card),
            sender_state=opened.sender_state.value,
            replica=header.sender.replica,
            recipients=header.recipients,
            sequence=header.sequence.get(self._identity_id, 0),
            members=members,
            audit_head=(head.n, head.h) if head else (0, ""),
            sha256=opened.digest,
            in_reply_to=header.in_reply_to or "",
            note=header.note,
            files=files,
        )
