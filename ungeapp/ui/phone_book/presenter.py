"""What the phone book shows; without Qt.

Belongs here: rows, the search, saving. Does not belong here: widgets, matching (``domain/phone_book.py``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.phone_book import EntryKind, EntrySource, PhoneBook, PhoneEntry
from ungeapp.texts import _, ngettext
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.phone_book.words import SORTS, mentor_words, place_of, source_words, stand_in_words
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.partners import CONFIRMED
from ungeapp.usecases.phone_book import Away
from ungeapp.wording import long_day
from ungeapp.wording.history import FIELDS

TEXTS = ("name", "phone", "call_about", "title", "organisation", "area", "hours", "email", "address", "note", "places")
STAND_IN = ("stand_in", "stand_in_phone")


@dataclass(frozen=True, slots=True, kw_only=True)
class BookView:
    """The list. ``summary`` says how many; ``asked`` is what was searched for."""

    rows: Sequence[RowView]
    summary: str
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One entry, with what may be said and done about it."""

    entry: PhoneEntry
    subtitle: str
    source: str
    own: str
    can_follow: bool
    can_remove: bool
    checked: str
    unconfirmed: str


class PhoneBookPresenter:
    """Reads the book and writes what was typed."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._book = intentions.phone_book

    @property
    def today(self) -> date:
        """The day relative dates count from."""
        return self._intentions.desk.today()

    # the list ----------------------------------------------------------------------------------------------------
    def look(self, text: str = "", sort: str = "") -> BookView:
        """Entries that answer ``text``; after *ring om:* only what they are called about."""
        asked, about = what_is_asked(text)
        book, cards = self._book.book(), self._book.cards()
        coordinating, word = self._book.coordinating(book), self._book.coordinating_word()
        chosen = EntryKind(sort) if sort else None
        supporting = self._book.supporting(book)
        found = book.find(asked, chosen, about=about)
        unconfirmed = {id for id, card in cards.items() if card.state != CONFIRMED}
        count = ngettext("{number} in the phone book", "{number} in the phone book", len(found))
        return BookView(
            rows=[
                self._row(
                    book,
                    one,
                    coordinates=word if one.id in coordinating else mentor_words(one, supporting.get(one.id, 0)),
                    unconfirmed=one.id in unconfirmed,
                )
                for one in found
            ],
            summary=joined(count.format(number=len(found)), self.away_words()),
            asked=asked,
        )

    def _row(self, book: PhoneBook, one: PhoneEntry, *, coordinates: str, unconfirmed: bool) -> RowView:
        return RowView(
            one.id,
            one.name,
            title_rest=f", {one.title}" if one.title else "",
            context=joined(
                stand_in_words(book, one, self.today),
                coordinates,
                _("Call about: {what}").format(what=one.call_about) if one.call_about else "",
                place_of(one),
                one.area,
                _("the card is not confirmed") if unconfirmed else "",
            ),
            aside=one.phone or _("No number yet"),
            action=_("Copy") if one.phone else "",
            tip=_("Checked {day}").format(day=long_day(one.checked_on)) if one.checked_on else "",
        )

    def phone(self, id: str) -> str:
        """The number to copy."""
        return self._book.entry(id).phone

    def sorts(self) -> tuple[Option, ...]:
        """What an entry can be."""
        return tuple(Option(one.value, _(name)) for one, name in SORTS.items())

    def filters(self) -> tuple[Option, ...]:
        """Which entries are shown."""
        return (
            Option("", _("All entries")),
            Option(EntryKind.PROFESSIONAL.value, _("Professional people")),
            Option(EntryKind.UNIT.value, _("Units")),
            Option(EntryKind.SCHOOL.value, _("Schools")),
            Option(EntryKind.COMPANY.value, _("Companies")),
            Option(EntryKind.MENTOR.value, _("Mentors in the phone book")),
        )

    def add(self, *, name: str, sort: str, phone: str, about: str) -> PhoneEntry:
        """A new entry."""
        return self._book.add(name, sort=EntryKind(sort), phone=phone, call_about=about)

    # one entry ---------------------------------------------------------------------------------------------------
    def entry(self, id: str) -> EntryView:
        """One entry to look at and put right."""
        one = self._book.entry(id)
        told = self._book.told(id)
        named = ", ".join(_(FIELDS[name]) if name in FIELDS else name for name in one.own_fields)
        card = self._book.cards().get(id)
        return EntryView(
            entry=one,
            subtitle=joined(_(SORTS[one.sort]), place_of(one)),
            source=source_words(one),
            own=_("Put right by you: {fields}. Your word stands.").format(fields=named) if named else "",
            can_follow=bool(told),
            can_remove=one.source is not EntrySource.PROFILE,
            checked=_("Checked {day}").format(day=long_day(one.checked_on))
            if one.checked_on
            else _("Nobody has checked it yet."),
            unconfirmed=_("The card is not confirmed yet. Read the check number aloud before you send anything.")
            if card is not None and card.state != CONFIRMED
            else "",
        )

    def drafts(self, id: str) -> dict[str, str]:
        """What was being typed into an entry."""
        return self._book.drafts(id)

    def keep_draft(self, id: str, field: str, text: str) -> None:
        """Keep what is being typed."""
        self._book.keep_draft(id, field, text)

    def write(self, id: str, **fields: object) -> None:
        """Put something right."""
        self._book.change(id, **fields)

    def choose_sort(self, id: str, sort: str) -> None:
        """Another sort."""
        self._book.change(id, sort=EntryKind(sort))

    def checked(self, id: str) -> None:
        """It is right as of today."""
        self._book.checked(id)

    def follow_again(self, id: str) -> None:
        """Let the card or the municipality's word stand again."""
        self._book.follow_again(id)

    def remove(self, id: str, reason: str) -> None:
        """Take it out."""
        self._book.remove(id, reason)

    # being away --------------------------------------------------------------------------------------------------
    def away(self) -> Away:
        """When I am away."""
        return self._book.away()

    def be_away(self, away: Away) -> None:
        """Write it."""
        self._book.be_away(away)

    def away_words(self) -> str:
        """What my letters say now; empty when they say nothing."""
        away = self._book.away()
        if not self._book.is_told() or away.last is None:
            return ""
        last = long_day(away.last, self.today)
        if away.first is not None and away.first > self.today:
            return _("Your letters say that you are away from {first} until {day} and that {who} answers.").format(
                first=long_day(away.first, self.today), day=last, who=away.stand_in
            )
        return _("Your letters say that you are away until {day} and that {who} answers.").format(
            day=last, who=away.stand_in
        )

    def stand_ins(self) -> tuple[str, ...]:
        """Names to choose a stand-in from."""
        book = self._book.book()
        return tuple(one.name for one in book.entries if one.sort is EntryKind.PROFESSIONAL)

    def phone_of(self, name: str) -> str:
        """The number of somebody in the book; empty when the name is not there."""
        found = self._book.book().called(name)
        return found.phone if found is not None else ""


def what_is_asked(text: str) -> tuple[str, bool]:
    """The words searched for, and whether they came after *ring om:*: then they say what to call about."""
    start = re.escape(_("call about"))
    told = re.match(rf"\s*{start}\s*:?\s*(.*)", text, re.IGNORECASE | re.DOTALL)
    return (told[1], True) if told else (text, False)
