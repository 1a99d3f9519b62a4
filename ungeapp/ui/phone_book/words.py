"""How to reach somebody, in words, for every page that names people; without Qt.

Belongs here: ``reach`` (one line for a row) and ``call_view`` (a small card). Does not belong here: matching names
(``domain/phone_book.py``), widgets (``call``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp.domain.phone_book import EntryKind, EntrySource, PhoneBook, PhoneEntry
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.due import joined
from ungeapp.usecases.intentions import Intentions
from ungeapp.wording import long_day, short_day

SORTS = {
    EntryKind.PROFESSIONAL: N_("Professional person"),
    EntryKind.UNIT: N_("Unit or department"),
    EntryKind.SCHOOL: N_("School or education"),
    EntryKind.COMPANY: N_("Company"),
    EntryKind.MENTOR: N_("Mentor in the phone book"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """What the card about one name says. ``entry`` is the id in the phone book, empty when the name is not there."""

    name: str
    place: str
    phone: str
    stand_in: str
    about: str
    checked: str
    entry: str

    @property
    def number(self) -> str:
        """The number as it is copied."""
        return self.phone


def stand_in_words(book: PhoneBook, entry: PhoneEntry, today: date) -> str:
    """*Afløser til 4.12.: Mette Bro 12 …*, or that one comes; empty when nobody stands in.

    A stand-in who is away herself is passed over for her own, and named as away.
    """
    found = book.standing_in(entry, today)
    who = " ".join(filter(None, (found.name, found.phone) if found else (entry.stand_in, entry.stand_in_phone)))
    if found is not None and found.away:
        who = _("{who} (is away too)").format(who=who)
    elif found is not None and found.passed:
        who = _("{who} ({away} is away too)").format(who=who, away=", ".join(found.passed))
    if not entry.stand_in or (entry.stand_in_to is not None and entry.stand_in_to < today):
        return ""
    if not entry.stands_in(today) and entry.stand_in_from is not None:
        return _("Stand-in from {day}: {who}").format(day=short_day(entry.stand_in_from, today), who=who)
    if entry.stand_in_to is None:
        return _("Stand-in: {who}").format(who=who)
    return _("Stand-in until {day}: {who}").format(day=short_day(entry.stand_in_to, today), who=who)


def reach(book: PhoneBook, today: date, name: str, unit: str = "", phone: str = "") -> str:
    """One line for a row: the number (``phone`` when the row knows one), and who stands in; empty when unknown."""
    entry = book.who(name, unit)
    if entry is None:
        return phone
    return joined(phone or entry.phone, stand_in_words(book, entry, today) if entry.stands_in(today) else "")


def call_view(intentions: Intentions, name: str, unit: str = "", phone: str = "") -> CallView:
    """The card about a name as it stands anywhere; ``phone`` is a number known there."""
    return view_of(intentions, intentions.phone_book.book().who(name, unit), name, phone)


def view_of(intentions: Intentions, entry: PhoneEntry | None, name: str = "", phone: str = "") -> CallView:
    """The same for an entry that is known."""
    if entry is None:
        return CallView(name=name, place="", phone=phone, stand_in="", about="", checked="", entry="")
    today = intentions.desk.today()
    return CallView(
        name=entry.name,
        place=joined(entry.title, place_of(entry), entry.area),
        phone=entry.phone or phone,
        stand_in=stand_in_words(intentions.phone_book.book(), entry, today),
        about=_("Call about: {what}").format(what=entry.call_about) if entry.call_about else "",
        checked=_("Checked {day}").format(day=long_day(entry.checked_on)) if entry.checked_on else "",
        entry=entry.id,
    )


def place_of(entry: PhoneEntry) -> str:
    """Where somebody works; nothing of a unit of the municipality, or where it is the name already."""
    of_the_municipality = entry.source is EntrySource.PROFILE
    return "" if of_the_municipality or entry.organisation == entry.name else entry.organisation


def mentor_words(entry: PhoneEntry, now: int) -> str:
    """*2 unge nu, plads til 1 mere*; empty of anybody who is no mentor."""
    if entry.sort is not EntryKind.MENTOR:
        return ""
    told = ngettext("{count} young person now", "{count} young people now", now).format(count=now)
    free = entry.free_places(now)
    if free is None:
        return told
    more = _("room for {count} more").format(count=free) if free else _("no free place")
    return f"{told}, {more}"


def source_words(entry: PhoneEntry) -> str:
    """Who keeps an entry current."""
    if entry.source is EntrySource.CARD:
        return _("Follows this partner's card.")
    if entry.source is EntrySource.PROFILE:
        return _("Follows the municipality's list of units.")
    return _("Kept by you.")
