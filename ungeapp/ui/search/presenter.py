"""What a search shows: groups of rows with the found letters marked, and where each leads.

Belongs here: hits as rows and places, without Qt. Does not belong here: finding (``usecases/search.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.asked import asked
from ungeapp.domain.dates import age_on
from ungeapp.domain.formats import MeetingFormat
from ungeapp.domain.initiatives import InitiativeSheet
from ungeapp.domain.meetings import Meeting, MeetingItem
from ungeapp.domain.offers import Offer
from ungeapp.domain.parents import Parent
from ungeapp.domain.people import NetworkPerson, Talk
from ungeapp.domain.phone_book import PhoneEntry
from ungeapp.domain.plans import Agreement
from ungeapp.domain.record import Record
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Marks, RowView
from ungeapp.ui.navigation import Place
from ungeapp.ui.search.highlight import excerpt, marks
from ungeapp.ui.words.presenter import word_row
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.search import FORMATS, PEOPLE, WORDS, Hit, HitGroup, NumberSearches
from ungeapp.wording import agreement_state, kind_name, short_day

FEW, MANY, ALL_OF_ONE = 4, 8, 200
"""Hits of a group: under the line of the top bar, on the page, on the page when one group was chosen."""

GROUPS: dict[str, str] = {
    PEOPLE: N_("Young people"),
    "note": N_("Notes"),
    "agreement": N_("Agreements"),
    "meeting": N_("Meetings"),
    "around": N_("Around the young people"),
    "offer": N_("Offers"),
    "initiative": N_("Initiative sheets"),
    "phone-book": N_("Phone book"),
    FORMATS: N_("Meeting formats"),
    WORDS: N_("Words that have changed"),
}
"""Group to its heading. A provider that is added to ``usecases.search.PROVIDERS`` is named here."""

# Which tab of the young person a kind of record stands on.
_TABS = {
    "contact": "contact",
    "absence-report": "contact",
    "referral": "overview",
    "notification": "contact",
    "network-person": "network",
    "support-role": "network",
    "parent": "network",
    "status-entry": "overview",
    "correction-note": "history",
}


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row and where it leads."""

    view: RowView
    place: Place


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """A heading and its rows; ``more`` when there are others."""

    key: str
    heading: str
    rows: tuple[FoundRow, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class FoundView:
    """What a search shows; ``sentence`` says how much, or that there is nothing."""

    groups: tuple[FoundGroup, ...]
    sentence: str


class SearchPresenter:
    """Asks and makes rows. The text is kept nowhere."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._numbers = NumberSearches(intentions.search)
        self._spelling = intentions.search.spelling()

    def look(self, text: str, *, limit: int = MANY, only: str = "") -> FoundView:
        """What is found for ``text``, in groups."""
        self._numbers.typed(text)
        groups = self._intentions.search.look(text, limit=ALL_OF_ONE if only else limit, only=only)
        told = tuple(self._group(one, text) for one in groups)
        return FoundView(told, self._sentence(text, told))

    def _sentence(self, text: str, groups: tuple[FoundGroup, ...]) -> str:
        if not text.strip():
            return _("Search for a name, a birth date, the last four digits of a CPR number, a telephone or any word.")
        if not groups:
            return _("Nothing is found. Try the beginning of a word, or another spelling.")
        count = sum(len(one.rows) for one in groups)
        if any(one.more for one in groups):
            return _("The first {number}, the newest first.").format(number=count)
        return ngettext("{number} thing found", "{number} things found", count).format(number=count)

    def _group(self, group: HitGroup, text: str) -> FoundGroup:
        heading = _(GROUPS[group.key]) if group.key in GROUPS else group.key
        rows = tuple(self._row(group.key, one, text) for one in group.hits)
        return FoundGroup(group.key, heading, rows, group.more)

    def _row(self, group: str, hit: Hit, text: str) -> FoundRow:
        words = asked(text, self._intentions.desk.today()).words
        if hit.offer is not None:
            return FoundRow(_offer(hit.offer, hit.text, words), Place("offer", id=hit.offer.code))
        if hit.format is not None:
            return FoundRow(_format(hit.format, hit.text, words), Place("formats"))
        if hit.word is not None:
            return FoundRow(word_row(hit.word, self._intentions.desk.today()), Place("words", note=text))
        if hit.record is None:
            return FoundRow(self._person(hit, words), Place("person", id=hit.person))
        return FoundRow(self._record(group, hit, hit.record, words), place_of(hit.record))

    def _person(self, hit: Hit, words: str) -> RowView:
        today = self._intentions.desk.today()
        born = hit.row.birth_date if hit.row else None
        return RowView(
            id=f"{PEOPLE}:{hit.person}",
            title=hit.name,
            title_rest=_(", {age} years").format(age=age_on(born, today)) if born else "",
            context=joined(
                f"{born:%d.%m.%Y}" if born else "",
                hit.row.next_step if hit.row else "",
                hit.row.school if hit.row else "",
            ),
            title_marks=marks(hit.name, words, self._spelling),
        )

    def _record(self, group: str, hit: Hit, record: Record, words: str) -> RowView:
        today = self._intentions.desk.today()
        title, rest, text, aside = _SHOWN.get(record.KIND, _note)(hit, record, today)
        piece, found = excerpt(text, words)
        day = hit.on.date() if hit.on else None
        return RowView(
            id=f"{group}:{record.id}",
            title=title,
            title_rest=f" · {rest}" if rest else "",
            context=piece,
            aside=aside or (short_day(day, today) if day else ""),
            title_marks=_title_marks(title, words, hit, self),
            context_marks=found,
        )

    def name_marks(self, title: str, words: str) -> Marks:
        """Marks of a name, spelled in any way."""
        return marks(title, words, self._spelling)


def _title_marks(title: str, words: str, hit: Hit, presenter: SearchPresenter) -> Marks:
    """The name of whom it is about was not searched for, so nothing of it is marked."""
    return () if title == hit.name else presenter.name_marks(title, words)


def _offer(offer: Offer, text: str, words: str) -> RowView:
    piece, found = excerpt(text, words)
    return RowView(
        id=f"offer:{offer.code}",
        title=offer.title,
        title_rest=f" · {offer.provider}" if offer.provider else "",
        context=piece,
        aside=offer.phone,
        title_marks=marks(offer.title, words),
        context_marks=found,
    )


def _format(format: MeetingFormat, text: str, words: str) -> RowView:
    piece, found = excerpt(text, words)
    return RowView(
        id=f"{FORMATS}:{format.ref}",
        title=format.title,
        context=piece,
        title_marks=marks(format.title, words),
        context_marks=found,
    )


Shown = tuple[str, str, str, str]
"""Title, what follows it, the text of the second line, what stands at the right instead of the day."""


def _note(hit: Hit, record: Record, _today: date) -> Shown:
    return hit.name, kind_name(record.KIND).lower(), hit.text, ""


def _agreement(hit: Hit, record: Record, today: date) -> Shown:
    assert isinstance(record, Agreement)
    state = "" if record.state == "open" else agreement_state(record.state.value)
    return (
        hit.name,
        state,
        joined(record.what, record.owner, record.outcome),
        (short_day(record.due, today) if record.due else " "),
    )


def _meeting(hit: Hit, record: Record, _today: date) -> Shown:
    assert isinstance(record, Meeting)
    day = f"{record.starts:%d.%m.%Y}" if record.starts else " "
    return record.title, hit.name, joined(record.public_title, record.place), day


def _around(hit: Hit, record: Record, _today: date) -> Shown:
    relation = getattr(record, "relation", "") or getattr(record, "organisation", "")
    helps = getattr(record, "helps_with", "")
    about = _("around {name}").format(name=hit.name)
    return (
        str(getattr(record, "name", "")) or relation,
        about,
        joined(relation, helps),
        str(getattr(record, "phone", "")) or " ",
    )


def _entry(_hit: Hit, record: Record, _today: date) -> Shown:
    assert isinstance(record, PhoneEntry)
    name = record.name or record.organisation
    return name, record.title, joined(record.organisation, record.area, record.call_about), record.phone or " "


def _sheet(hit: Hit, record: Record, _today: date) -> Shown:
    assert isinstance(record, InitiativeSheet)
    return record.effort_title or record.effort_area, record.effort_area, hit.text, ""


_SHOWN: dict[str, Callable[[Hit, Record, date], Shown]] = {
    Agreement.KIND: _agreement,
    Meeting.KIND: _meeting,
    NetworkPerson.KIND: _around,
    Parent.KIND: _around,
    "support-role": _around,
    PhoneEntry.KIND: _entry,
    InitiativeSheet.KIND: _sheet,
}


def place_of(record: Record) -> Place:
    """Where a record is read."""
    if isinstance(record, Meeting):
        return Place("meeting", id=record.id)
    if isinstance(record, MeetingItem):
        return Place("meeting", id=record.meeting)
    if isinstance(record, Talk):
        return Place("talk", id=record.person, note=record.id)
    if isinstance(record, PhoneEntry):
        return Place("phonebook", id=record.id)
    if isinstance(record, InitiativeSheet):
        return Place("initiative", id=record.id)
    return Place("person", id=record.person, tab=_TABS.get(record.KIND, "plan"))
