"""The phone book: professionals, units, schools and companies, and who stands in for whom.

Belongs here: its entries as records of the desk, keeping them current, and looking somebody up. They are about nobody's
case: ``person`` is empty and nothing leaves.
Does not belong here: the network of one young person (``people.py``), cards of partners (``exchange``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.profiles import Unit
from ungeapp.domain.record import Record, kind
from ungeapp.domain.spelling import folded_words, sorting

NOBODY = ""
"""The ``person`` of records that are about nobody."""


class EntryKind(StrEnum):
    """What an entry is."""

    PROFESSIONAL = "professional"
    UNIT = "unit"
    SCHOOL = "school"
    COMPANY = "company"
    MENTOR = "mentor"  # voluntary ones too: a register of whom they fit and how many they have room for (4-13)


class EntrySource(StrEnum):
    """Who keeps an entry current: the desk itself, a partner's card, the municipal profile."""

    OWN = "own"
    CARD = "card"
    PROFILE = "profile"


@kind("phone-entry")
@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneEntry(Record):
    """One entry. ``call_about`` says what to call for; ``key`` is the card's identity or the unit's key it follows.

    ``stand_in`` (a name) and ``stand_in_phone`` hold from ``stand_in_from`` to ``stand_in_to``, both days included.
    ``own_fields`` names what this desk has put right in an entry that follows a card or the profile: there the desk's
    own word stands. ``area`` of a mentor is whom he fits, ``places`` for how many young people at a time he has room.
    """

    sort: EntryKind = of(Scope.LOCAL, EntryKind.PROFESSIONAL)
    source: EntrySource = of(Scope.LOCAL, EntrySource.OWN)
    key: str = of(Scope.LOCAL, "")
    name: str = of(Scope.LOCAL, "")
    title: str = of(Scope.LOCAL, "")
    organisation: str = of(Scope.LOCAL, "")
    unit: str = of(Scope.LOCAL, "")
    area: str = of(Scope.LOCAL, "")
    call_about: str = of(Scope.LOCAL, "")
    phone: str = of(Scope.LOCAL, "")
    email: str = of(Scope.LOCAL, "")
    address: str = of(Scope.LOCAL, "")
    hours: str = of(Scope.LOCAL, "")
    note: str = of(Scope.LOCAL, "")
    places: str = of(Scope.LOCAL, "")
    stand_in: str = of(Scope.LOCAL, "")
    stand_in_phone: str = of(Scope.LOCAL, "")
    stand_in_from: date | None = of(Scope.LOCAL, None)
    stand_in_to: date | None = of(Scope.LOCAL, None)
    checked_on: date | None = of(Scope.LOCAL, None)
    own_fields: tuple[str, ...] = of(Scope.LOCAL, ())

    @property
    def record_part(self) -> Part:
        return Part.PROFESSIONAL_NETWORK

    def free_places(self, now: int) -> int | None:
        """For how many more a mentor has room who supports ``now`` young people; None where no number is told."""
        return max(0, int(self.places) - now) if self.places.strip().isdecimal() else None

    def stands_in(self, day: date) -> bool:
        """Whether the stand-in is to be called on ``day``."""
        return bool(
            self.stand_in
            and (self.stand_in_from is None or self.stand_in_from <= day)
            and (self.stand_in_to is None or day <= self.stand_in_to)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """Whom to call for somebody on a day. ``passed`` are stand-ins who are away themselves and were passed over;
    ``away`` says that nobody of them is there: then it is the first one named."""

    name: str
    phone: str
    passed: tuple[str, ...] = ()
    away: bool = False


FOLLOWED = ("name", "title", "organisation", "unit", "phone", "email", "address")
"""What a card or the profile tells; everything else is this desk's own from the beginning."""

TOLD_AHEAD_DAYS = 7
"""So many days before it begins an absence stands on letters: they are read when it has begun."""

_PIECES = re.compile(r"[,(·)\n]")
_FEW_DIGITS = 3


def unit_entry(unit: Unit, municipality: str) -> PhoneEntry:
    """The entry a unit of the profile is while this desk has added nothing to it: read, never copied."""
    return PhoneEntry(
        id=derived_id("phone-entry", "unit", unit.key),
        person=NOBODY,
        sort=EntryKind.UNIT,
        source=EntrySource.PROFILE,
        key=unit.key,
        name=unit.name,
        organisation=municipality,
        unit=unit.key,
        phone=unit.phone,
        email=unit.email,
        address=unit.address,
    )


def card_entry_id(identity: str) -> str:
    """The id of the entry that follows the card of ``identity``."""
    return derived_id("phone-entry", "card", identity)


def own_entry_id(identity: str) -> str:
    """The id of the caseworker's own entry: it holds when she is away and who stands in."""
    return derived_id("phone-entry", "own", identity)


def following(entry: PhoneEntry, told: Mapping[str, str]) -> PhoneEntry:
    """The entry after its card or the profile told something anew; what this desk put right stays."""
    fields: dict[str, Any] = {name: text for name, text in told.items() if name not in entry.own_fields}
    return replace(entry, **fields)


def corrected(entry: PhoneEntry, fields: Mapping[str, Any]) -> PhoneEntry:
    """The entry with fields put right by this desk; in one that follows something these are marked as its own."""
    after = replace(entry, **fields)
    if entry.source is EntrySource.OWN:
        return after
    changed = {name for name in FOLLOWED if getattr(after, name) != getattr(entry, name)}
    return replace(after, own_fields=tuple(one for one in FOLLOWED if one in changed or one in entry.own_fields))


def away_now_or_soon(entry: PhoneEntry | None, day: date) -> bool:
    """Whether the absence of an entry is to be told on ``day``: it lasts, or begins within ``TOLD_AHEAD_DAYS``."""
    if entry is None or not entry.stand_in:
        return False
    begun = entry.stand_in_from is None or entry.stand_in_from <= day + timedelta(days=TOLD_AHEAD_DAYS)
    return begun and (entry.stand_in_to is None or day <= entry.stand_in_to)


def words_of(*texts: str) -> tuple[str, ...]:
    """The folded words of some texts."""
    return tuple(folded_words(" ".join(texts)))


def pieces_of(name: str) -> list[tuple[str, ...]]:
    """*Jens Lund, Familieafdelingen* in its pieces, each as folded words; the name comes first."""
    return [words for piece in _PIECES.split(name) if (words := words_of(piece))]


class PhoneBook:
    """All entries at once, for looking up."""

    def __init__(self, entries: Iterable[PhoneEntry]) -> None:
        self.entries = tuple(sorted(entries, key=lambda one: (sorting(one.name), one.id)))

    def find(self, text: str, sort: EntryKind | None = None, *, about: bool = False) -> tuple[PhoneEntry, ...]:
        """Entries of whose words some begin with each word asked for, or whose number holds the digits.

        What one calls an entry about stands before the rest, with ``about`` nothing else is looked at: "who do I call
        about absence?".
        """
        asked = words_of(text)
        digits = "".join(asked)
        number = digits if len(digits) >= _FEW_DIGITS and digits.isdigit() else ""
        ranked = [
            (rank, one)
            for one in self.entries
            if sort in (None, one.sort) and (rank := _rank(one, asked, number, about)) is not None
        ]
        return tuple(one for _rank_of_it, one in sorted(ranked, key=lambda pair: pair[0]))

    def called(self, name: str, unit: str = "") -> PhoneEntry | None:
        """The entry of somebody as they are called elsewhere: *Jens Lund*, *Jens Lund, Familieafdelingen*, *Jens Lund
        (familievejleder)*, or a role that only one entry has.

        None when nobody is found, or when several could be meant: a wrong number is worse than none.
        """
        pieces = pieces_of(name)
        if not pieces:
            return None
        people = [one for one in self.entries if words_of(one.name) == pieces[0]]
        if len(people) > 1:
            people = [one for one in people if _belongs(one, unit, pieces[1:])]
        elif not people and len(pieces) == 1:
            people = [one for one in self.entries if words_of(one.title) == pieces[0]]
        return people[0] if len(people) == 1 else None

    def who(self, name: str, unit: str = "") -> PhoneEntry | None:
        """Whom to call to reach somebody: their own entry, else that of their unit, school or company."""
        found = self.called(name, unit)
        if found is not None:
            return found
        places = [one for one in self.entries if one.sort is not EntryKind.PROFESSIONAL]
        fitting = [one for one in places if unit and one.source is EntrySource.PROFILE and one.key == unit]
        if not fitting:
            fitting = [one for one in places if words_of(one.name) in pieces_of(name)[1:]]
        return fitting[0] if len(fitting) == 1 else None

    def standing_in(self, entry: PhoneEntry, day: date) -> StandIn | None:
        """Who is to be called for ``entry`` on ``day``: a stand-in who is away has one too. None while nobody stands in.

        Two who stand in for each other, or one who is away without a stand-in known here, lead to nobody.
        """
        if not entry.stands_in(day):
            return None
        passed: list[str] = []
        seen = {entry.id}
        at = entry
        while True:
            following = self.called(at.stand_in, at.unit)
            if following is None or not following.stands_in(day):
                phone = at.stand_in_phone or (following.phone if following is not None else "")
                return StandIn(name=at.stand_in, phone=phone, passed=tuple(passed))
            if following.id in seen:
                return StandIn(name=entry.stand_in, phone=entry.stand_in_phone, away=True)
            seen.add(following.id)
            passed.append(following.name)
            at = following

    def by_id(self, id: str) -> PhoneEntry | None:
        """One entry."""
        return next((one for one in self.entries if one.id == id), None)


def _belongs(entry: PhoneEntry, unit: str, pieces: list[tuple[str, ...]]) -> bool:
    if unit and entry.unit == unit:
        return True
    return any(words_of(text) in pieces for text in (entry.organisation, entry.title, entry.area) if text)


def _rank(entry: PhoneEntry, asked: tuple[str, ...], number: str, about: bool) -> int | None:
    """How well an entry answers: 0 best, None not at all."""
    if not asked:
        return 2
    if not about and number and number in re.sub(r"\D", "", f"{entry.phone} {entry.stand_in_phone}"):
        return 0
    if _begin(asked, words_of(entry.call_about)):
        return 0
    if about:
        return 1 if _begin(asked, words_of(entry.call_about, entry.title, entry.area, entry.note)) else None
    if _begin(asked, words_of(entry.name)):
        return 1
    texts = (entry.name, entry.title, entry.organisation, entry.area, entry.call_about, entry.note, entry.stand_in)
    return 2 if _begin(asked, words_of(*texts)) else None


def _begin(asked: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in asked)
