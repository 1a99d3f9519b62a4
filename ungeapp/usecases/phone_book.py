"""The phone book: looking somebody up, putting entries right, and who stands in while one is away.

Belongs here: the desk's acts on it, and bringing profile, cards and own entries together.
Does not belong here: how entries are matched (``domain/phone_book.py``), cards themselves (``partners.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ungeapp.domain.errors import Invalid, NotAllowed, NotFound
from ungeapp.domain.follow_up import SupportRole
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.phone_book import (
    FOLLOWED,
    NOBODY,
    EntryKind,
    EntrySource,
    PhoneBook,
    PhoneEntry,
    away_now_or_soon,
    card_entry_id,
    corrected,
    following,
    own_entry_id,
    unit_entry,
)
from ungeapp.usecases.coordination import coordinator_word
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.envelope import CardFacts, Envelope
from ungeapp.usecases.ports.rows import CardRow
from ungeapp.usecases.ports.store import UnitOfWork

UNTRUSTED = frozenset({"changed", "revoked"})
"""States of cards that tell the phone book nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """When the caseworker of this desk is away, and who is called instead; both days included."""

    first: date | None
    last: date | None
    stand_in: str
    phone: str


class PhoneBookUseCases:
    """The desk's own phone book. Units of the profile stand in it without being copied; nothing of it leaves."""

    def __init__(self, desk: Desk, envelope: Envelope) -> None:
        self._desk = desk
        self._envelope = envelope

    # looking -----------------------------------------------------------------------------------------------------
    def book(self) -> PhoneBook:
        """Everybody in it."""
        with self._desk.looking() as uow:
            return self._book(uow)

    def coordinating(self, book: PhoneBook) -> frozenset[str]:
        """The entries of those who coordinate for one of this desk's young people (2-17).

        An entry that names its unit must name the responsible one: two people may bear one name.
        """
        with self._desk.looking() as uow:
            told = {(one.coordinator, one.coordinator_name) for one in uow.matching(YoungPerson, coordinating=True)}
        names = {name for _unit, name in told if name}
        return frozenset(
            one.id
            for one in book.entries
            if one.sort is EntryKind.PROFESSIONAL and ((one.unit, one.name) in told if one.unit else one.name in names)
        )

    def supporting(self, book: PhoneBook) -> Mapping[str, int]:
        """How many young people each mentor in the book supports now, by the name in their support roles (4-13)."""
        mentors = {one.name: one.id for one in book.entries if one.sort is EntryKind.MENTOR and one.name}
        if not mentors:
            return {}
        with self._desk.looking() as uow:
            roles = uow.matching(SupportRole, name=tuple(mentors))
        people = {(mentors[one.name], one.person) for one in roles if one.ended_on is None}
        return Counter(id for id, _person in people)

    def coordinating_word(self) -> str:
        """What whoever coordinates is called in this municipality."""
        return coordinator_word(self._desk)

    def entry(self, id: str) -> PhoneEntry:
        """One entry; NotFound when it is not there (any more)."""
        found = self.book().by_id(id)
        if found is None:
            raise NotFound("phone-entry-unknown")
        return found

    def cards(self) -> Mapping[str, CardRow]:
        """The partners' cards by the id of the entry that follows each."""
        with self._desk.looking() as uow:
            return {card_entry_id(one.identity): one for one in uow.cards()}

    def told(self, id: str) -> Mapping[str, str]:
        """What the profile or the card says in the fields this desk has put right."""
        entry = self.entry(id)
        if entry.source is EntrySource.PROFILE:
            unit = self._units().get(entry.key)
            return {name: getattr(unit, name) for name in entry.own_fields} if unit else {}
        card = self.cards().get(id)
        if card is None or card.state in UNTRUSTED:
            return {}
        facts = facts_told(self._envelope.read_card(card.card))
        return {name: facts[name] for name in entry.own_fields if name in facts}

    def _book(self, uow: UnitOfWork) -> PhoneBook:
        mine = own_entry_id(self._desk.author.identity)
        kept = {one.id: one for one in uow.all(PhoneEntry) if one.id != mine}
        for unit in self._units().values():
            there = kept.get(unit.id)
            kept[unit.id] = (
                unit if there is None else following(there, {name: getattr(unit, name) for name in FOLLOWED})
            )
        return PhoneBook(kept.values())

    def _units(self) -> dict[str, PhoneEntry]:
        profile = self._desk.profile
        return {one.key: unit_entry(one, profile.name) for one in profile.units}

    # acting ------------------------------------------------------------------------------------------------------
    def add(self, name: str, *, sort: EntryKind = EntryKind.PROFESSIONAL, **fields: Any) -> PhoneEntry:
        """A new entry; Invalid("phone-entry-empty") without a name."""
        if not name.strip():
            raise Invalid("phone-entry-empty")
        entry = PhoneEntry(id=self._desk.new_id(), person=NOBODY, name=name.strip(), sort=sort, **_stripped(fields))
        with self._desk.acting("phone.add") as uow:
            uow.put(entry)
        return entry

    def change(self, id: str, **fields: Any) -> PhoneEntry:
        """Put fields right; in an entry that follows a card or the profile they are marked as this desk's own."""
        if "name" in fields and not fields["name"].strip():
            raise Invalid("phone-entry-empty")
        with self._desk.acting("phone.change") as uow:
            entry = corrected(self._known(uow, id), _stripped(fields))
            uow.put(entry)
            for name in fields:
                uow.drop_draft(id, name)
        return entry

    def follow_again(self, id: str) -> PhoneEntry:
        """Let the word of the profile or the card stand again in what this desk had put right."""
        told = self.told(id)
        if not told:
            raise NotAllowed("phone-entry-own")
        with self._desk.acting("phone.change") as uow:
            entry = self._known(uow, id)
            left = tuple(name for name in entry.own_fields if name not in told)
            fields: dict[str, Any] = {**told, "own_fields": left}
            entry = replace(entry, **fields)
            uow.put(entry)
        return entry

    def checked(self, id: str) -> None:
        """Somebody made sure today that the entry is right."""
        with self._desk.acting("phone.checked") as uow:
            uow.put(replace(self._known(uow, id), checked_on=self._desk.today()))

    def remove(self, id: str, reason: str) -> None:
        """Take an entry out, with a reason; units of the profile stay."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("phone.remove") as uow:
            entry = self._known(uow, id)
            if entry.source is EntrySource.PROFILE:
                raise NotAllowed("phone-entry-profile")
            uow.put(replace(entry, removed=reason.strip()))

    def keep_draft(self, id: str, field: str, text: str) -> None:
        """Keep what is being typed into a field that was not left yet."""
        with self._desk.looking() as uow:
            uow.save_draft(id, field, text, "")
            uow.commit("draft")

    def drafts(self, id: str) -> dict[str, str]:
        """Field to the text that was being typed when the window closed or locked."""
        with self._desk.looking() as uow:
            return {one.field: one.text for one in uow.drafts(id)}

    def _known(self, uow: UnitOfWork, id: str) -> PhoneEntry:
        entry = self._book(uow).by_id(id)
        if entry is None:
            raise NotFound("phone-entry-unknown")
        return entry

    # being away --------------------------------------------------------------------------------------------------
    def away(self) -> Away:
        """When I am away; the last period written, also when it is over."""
        with self._desk.looking() as uow:
            mine = uow.find(PhoneEntry, own_entry_id(self._desk.author.identity))
        if mine is None:
            return Away(first=None, last=None, stand_in="", phone="")
        return Away(first=mine.stand_in_from, last=mine.stand_in_to, stand_in=mine.stand_in, phone=mine.stand_in_phone)

    def is_told(self) -> bool:
        """Whether my absence stands on letters written today."""
        with self._desk.looking() as uow:
            return own_absence(uow, self._desk) is not None

    def be_away(self, away: Away) -> None:
        """Write when I am away and who stands in; an empty name ends it.

        Raises Invalid("away-backwards") when it ends before it begins, Invalid("away-no-end") without a last day.
        """
        if away.stand_in.strip():
            if away.last is None:
                raise Invalid("away-no-end")
            if away.first is not None and away.last < away.first:
                raise Invalid("away-backwards")
        author = self._desk.author
        with self._desk.acting("phone.away") as uow:
            id = own_entry_id(author.identity)
            mine = uow.find(PhoneEntry, id) or PhoneEntry(id=id, person=NOBODY, key=author.identity, name=author.name)
            uow.put(
                replace(
                    mine,
                    stand_in=away.stand_in.strip(),
                    stand_in_phone=away.phone.strip(),
                    stand_in_from=away.first,
                    stand_in_to=away.last,
                )
            )


def own_absence(uow: UnitOfWork, desk: Desk) -> PhoneEntry | None:
    """My own entry while my absence is to be told: it lasts, or begins within a few days; else None."""
    mine = uow.find(PhoneEntry, own_entry_id(desk.author.identity))
    return mine if away_now_or_soon(mine, desk.today()) else None


def follow_card(uow: UnitOfWork, card: CardFacts, *, checked_on: date | None = None) -> None:
    """Bring the entry of a partner up to the card; what this desk has put right stays, what it removed stays away.

    Called for cards that can be trusted only: new ones and those whose keys are known. One with other keys changes
    nothing until it is confirmed, or a stranger could put their own number there and be called to confirm themselves.
    """
    id = card_entry_id(card.identity)
    entry = uow.find(PhoneEntry, id) or PhoneEntry(
        id=id, person=NOBODY, source=EntrySource.CARD, key=card.identity, sort=EntryKind.PROFESSIONAL
    )
    after = following(entry, facts_told(card))
    uow.put(replace(after, checked_on=checked_on or after.checked_on))


def facts_told(card: CardFacts) -> dict[str, str]:
    """What a card tells for the phone book."""
    told = {"name": card.name, "organisation": card.unit_name, "unit": card.unit, "phone": card.phone}
    return {name: text for name, text in told.items() if text}


def _stripped(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
