"""Partners: my own card, other desks' cards, and confirming them by check number.

Belongs here: exchanging identity cards and the state of a card.
Does not belong here: the card's format (``exchange/cards.py``), files about young people (``sending.py``).
"""

from __future__ import annotations

from dataclasses import replace

from ungeapp.domain.errors import NotAllowed, NotFound
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.envelope import CardFacts, Envelope
from ungeapp.usecases.phone_book import UNTRUSTED, follow_card
from ungeapp.usecases.ports.rows import CardRow
from ungeapp.usecases.ports.store import UnitOfWork

NEW, KNOWN, CONFIRMED, CHANGED, REVOKED = "new", "known", "confirmed", "changed", "revoked"


class PartnerUseCases:
    """Cards. Young people's cases go only to confirmed (or vouched) ones."""

    def __init__(self, desk: Desk, envelope: Envelope) -> None:
        self._desk = desk
        self._envelope = envelope

    def own_card(self) -> CardFacts:
        """My card, with the check number to read aloud."""
        author = self._desk.author
        return self._envelope.own_card(
            identity=author.identity,
            name=author.name,
            unit=author.unit,
            unit_name=self._desk.profile.unit_name(author.unit),
            phone=author.phone,
            created=self._desk.today(),
        )

    def write_card(self) -> bytes:
        """My card as a file (``.ungekort``)."""
        with self._desk.looking() as uow:
            uow.note_audit("card-export")
            uow.commit("card.export")
        return self.own_card().wire

    def partners(self) -> tuple[CardRow, ...]:
        """All cards, confirmed first."""
        with self._desk.looking() as uow:
            return tuple(sorted(uow.cards(), key=lambda one: (one.state != CONFIRMED, one.unit_name, one.name)))

    def add(self, data: bytes) -> CardRow:
        """Read a card. A known one with other keys becomes *changed* and blocks until looked into."""
        card = self._envelope.read_card(data)
        if card.identity == self._desk.author.identity:
            raise NotAllowed("card-own")
        with self._desk.acting("card.add") as uow:
            row = keep_card(uow, card)
            uow.note_audit("card-import", card.identity)
        return row

    def confirm(self, identity: str, number: str, how: str = "phone") -> CardRow:
        """The check number read aloud equals the card's: confirmed. NotAllowed("card-number-differs") otherwise."""
        with self._desk.acting("card.confirm") as uow:
            row = _card(uow, identity)
            if row.state == REVOKED:
                raise NotAllowed("card-revoked")
            if not self._envelope.same_number(row.card, number):
                raise NotAllowed("card-number-differs")
            confirmed = replace(row, state=CONFIRMED, confirmed_on=self._desk.today(), confirmed_how=how)
            uow.put_card(confirmed)
            follow_card(uow, self._envelope.read_card(row.card), checked_on=self._desk.today())
            uow.note_audit("card-confirm", identity)
        return confirmed


def _card(uow: UnitOfWork, identity: str) -> CardRow:
    for one in uow.cards():
        if one.identity == identity:
            return one
    raise NotFound("card-unknown")


def keep_card(uow: UnitOfWork, card: CardFacts) -> CardRow:
    """Store a card unless it is already there unchanged; other keys or another unit make a known one *changed*.

    The phone book follows a new card, and a known one with a new name or number under the same keys; a changed one
    when it is confirmed.
    """
    known = next((one for one in uow.cards() if one.identity == card.identity), None)
    if known is not None and (known.check_number, known.unit) == (card.check_number, card.unit):
        if known.state not in UNTRUSTED:
            follow_card(uow, card)
        return known
    if known is None:
        follow_card(uow, card)
    row = CardRow(
        identity=card.identity,
        name=card.name,
        unit=card.unit,
        unit_name=card.unit_name,
        state=NEW if known is None else CHANGED,
        check_number=card.check_number,
        card=card.wire,
    )
    uow.put_card(row)
    return row
