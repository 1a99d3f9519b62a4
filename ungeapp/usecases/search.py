"""Search over everything that is written at this desk.

Belongs here: the groups there are and their order, asking each, names for what was found, the note in the log.
Does not belong here: folding and the search tables (``storage/search.py``), what a hit is called and where it leads (``ui``).

A search is kept nowhere: no draft, no list of latest searches, no word of it in the log. That somebody looked for a CPR
number, or a part of one, is one row in the log without the number (domain 3.4).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ungeapp.domain.asked import asked, phone_digits
from ungeapp.domain.format_groups import in_use
from ungeapp.domain.formats import MeetingFormat
from ungeapp.domain.glossary import Family
from ungeapp.domain.offers import LocalOffer, Offer, merged
from ungeapp.domain.record import Record
from ungeapp.domain.spelling import Spelling, folded_words
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.rows import FoundRecord, PersonRow
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.words import glossary

PEOPLE, WORDS, FORMATS = "people", "word", "format"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found: a young person (``row``) or a record with its text and the moment it is about.

    ``offer`` is one of the range of offers, ``format`` a kind of meeting, ``word`` a word that was once another. ``person`` and ``name`` tell whom it is about, both empty for what is about nobody.
    """

    person: str = ""
    name: str = ""
    row: PersonRow | None = None
    record: Record | None = None
    offer: Offer | None = None
    word: Family | None = None
    format: MeetingFormat | None = None
    text: str = ""
    on: datetime | None = None


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The hits of one group, the best first; ``more`` when there are others beyond the limit."""

    key: str
    hits: tuple[Hit, ...]
    more: bool


class Provider(Protocol):
    """Finds the hits of one group; asked with one more than is shown, to know whether there are more."""

    def __call__(self, desk: Desk, uow: UnitOfWork, text: str, limit: int, /) -> tuple[Hit, ...]: ...


def people(_desk: Desk, uow: UnitOfWork, text: str, limit: int) -> tuple[Hit, ...]:
    """Young people by name, birth date, number or telephone."""
    return tuple(Hit(person=one.id, name=one.name, row=one) for one in uow.people(text, limit))


def written(group: str) -> Provider:
    """A provider for a group of the search tables."""

    def find(_desk: Desk, uow: UnitOfWork, text: str, limit: int) -> tuple[Hit, ...]:
        return _named(uow, uow.search(group, text, limit))

    return find


def offers(desk: Desk, uow: UnitOfWork, text: str, limit: int) -> tuple[Hit, ...]:
    """Offers of the catalogue as this desk knows it, in its order; there are too few of them for a table."""
    told = asked(text, desk.today())
    wanted = folded_words(told.words)
    found = []
    for one in (
        merged(desk.definitions.offers(desk.author.profile), uow.all(LocalOffer)) if told.words or told.phone else ()
    ):
        there = folded_words(
            " ".join((one.title, one.provider, one.purpose, one.target, one.content, one.place, one.contact))
        )
        by_words = bool(wanted) and all(any(word.startswith(each) for word in there) for each in wanted)
        if by_words or (told.phone and phone_digits(one.phone) == told.phone):
            found.append(Hit(offer=one, text="\n\n".join(filter(None, (one.purpose, one.target, one.content)))))
    return tuple(found[:limit])


def formats(desk: Desk, _uow: UnitOfWork, text: str, limit: int) -> tuple[Hit, ...]:
    """Kinds of meetings in use, by their titles and those of their meetings; like offers, too few for a table."""
    wanted = folded_words(text)
    found = []
    for one in in_use(desk.definitions.formats(desk.today())):
        titles = (one.title, *(title for each in one.meetings for title in (each.title, each.public_title)))
        there = folded_words(" ".join(titles))
        if (
            wanted
            and one.valid_on(desk.today())
            and all(any(word.startswith(each) for word in there) for each in wanted)
        ):
            found.append(Hit(format=one, text=one.trigger))
    return tuple(found[:limit])


def words(desk: Desk, _uow: UnitOfWork, text: str, limit: int) -> tuple[Hit, ...]:
    """Words that have changed, by the old one or the new one."""
    if not folded_words(text):
        return ()
    told = (one for one in glossary(desk).find(text) if one.changed())
    return tuple(Hit(word=one, text=one.called(desk.today()).note) for one in told)[:limit]


def _named(uow: UnitOfWork, found: Iterable[FoundRecord]) -> tuple[Hit, ...]:
    """Hits with the names of those they are about; what is about somebody taken out of the lists is left out."""
    told = tuple(found)
    names = uow.names({one.record.person for one in told if one.record.person})
    return tuple(
        Hit(
            person=one.record.person, name=names.get(one.record.person, ""), record=one.record, text=one.text, on=one.on
        )
        for one in told
        if not one.record.person or one.record.person in names
    )


PROVIDERS: dict[str, Provider] = {
    PEOPLE: people,
    "note": written("note"),
    "agreement": written("agreement"),
    "meeting": written("meeting"),
    "around": written("around"),
    "offer": offers,
    "initiative": written("initiative"),
    "phone-book": written("phone-book"),
    FORMATS: formats,
    WORDS: words,
}
"""Group to what finds in it, in the order they are shown. What else is to be found adds its line here."""


_AS_TYPED = frozenset({PEOPLE, WORDS})
"""Groups that are asked with what was typed alone: a name is no word of the law, and a word brings its old ones along."""


def _with_others(hits: tuple[Hit, ...], others: Iterable[tuple[Hit, ...]], limit: int) -> tuple[Hit, ...]:
    """What was found with the word typed first, then with the older or newer words for the same."""
    found = {_which(one): one for one in hits}
    for more in others:
        for one in more:
            found.setdefault(_which(one), one)
    return tuple(found.values())[:limit]


def _which(hit: Hit) -> str:
    if hit.format is not None:
        return str(hit.format.ref)
    return hit.record.id if hit.record else hit.offer.code if hit.offer else hit.person


class SearchUseCases:
    """Finding."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def look(
        self, text: str, *, limit: int = 5, only: str = "", limits: dict[str, int] | None = None
    ) -> tuple[HitGroup, ...]:
        """The groups with hits; with ``only`` that one group alone. ``limits`` sets another limit for some groups."""
        if not text.strip():
            return ()
        groups: list[HitGroup] = []
        other_ways = glossary(self._desk).other_ways(text)
        with self._desk.looking() as uow:
            for key, provider in PROVIDERS.items():
                if only and key != only:
                    continue
                most = (limits or {}).get(key, limit)
                hits = provider(self._desk, uow, text, most + 1)
                if key not in _AS_TYPED:
                    hits = _with_others(
                        hits, (provider(self._desk, uow, one, most + 1) for one in other_ways), most + 1
                    )
                if hits:
                    groups.append(HitGroup(key, hits[:most], len(hits) > most))
        return tuple(groups)

    def spelling(self) -> Spelling:
        """How names are spelled alike, for marking what was found."""
        with self._desk.looking() as uow:
            return uow.spelling()

    def is_by_number(self, text: str) -> bool:
        """Whether ``text`` is a CPR number or a part of it."""
        return asked(text, self._desk.today()).by_number

    def note_number_search(self) -> None:
        """One row in the log: somebody looked for a CPR number. Which one is written nowhere."""
        with self._desk.looking() as uow:
            uow.note_audit("search-number")
            uow.commit("look")


class NumberSearches:
    """Notes each search by number once: not at every key, and again when the line was empty in between."""

    def __init__(self, search: SearchUseCases) -> None:
        self._search = search
        self._noted = False

    def typed(self, text: str) -> None:
        """Somebody typed ``text`` into a search."""
        if not text.strip():
            self._noted = False
        elif not self._noted and self._search.is_by_number(text):
            self._search.note_number_search()
            self._noted = True
