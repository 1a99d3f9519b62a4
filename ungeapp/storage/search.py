"""Search in Danish while typing: names of people, words of what is written.

Belongs here: what is found and in which group, the order of names, the questions asked of the search tables; with
``engine.py`` the only module that knows which database it is.
Does not belong here: who may see what is found, and marking the found words (``ui``); folding and the families of names
(``domain/spelling.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, tzinfo

from ungeapp.domain.asked import phone_digits
from ungeapp.domain.follow_up import AbsenceReport, Notification, Referral, SupportRole
from ungeapp.domain.initiatives import InitiativeSheet
from ungeapp.domain.meetings import Meeting, MeetingItem
from ungeapp.domain.offers import UnmetNeed
from ungeapp.domain.parents import Parent
from ungeapp.domain.people import Contact, NetworkPerson, Talk
from ungeapp.domain.phone_book import PhoneEntry
from ungeapp.domain.plans import (
    Agreement,
    Decision,
    EducationPlan,
    Goal,
    GoalRating,
    GoalStep,
    Measure,
    MeasureRating,
    MeasureTask,
    PlanEvent,
)
from ungeapp.domain.record import Record
from ungeapp.domain.rights import CorrectionNote
from ungeapp.domain.spelling import fold
from ungeapp.domain.status import StatusEntry
from ungeapp.storage.names import spelling

FOLDING = 2
"""Counts up when folding or what is found of a record changes: the search tables are then built anew."""

FOUND: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "note": {
        Contact.KIND: ("with_whom", "text"),
        Talk.KIND: ("said", "own_words", "next_step"),
        MeetingItem.KIND: ("note", "own_words"),
        EducationPlan.KIND: ("wishes", "strengths", "challenges", "needs", "expectations", "duty"),
        Goal.KIND: ("own_words", "wording"),
        GoalStep.KIND: ("what", "owner"),
        GoalRating.KIND: ("own_words", "comment"),
        Measure.KIND: ("title", "purpose", "provider", "responsible", "contact_name", "effect"),
        MeasureTask.KIND: ("what", "owner"),
        MeasureRating.KIND: ("own_words",),
        PlanEvent.KIND: ("text",),
        Decision.KIND: ("text",),
        StatusEntry.KIND: ("title", "place", "text", "contact_name"),
        AbsenceReport.KIND: ("institution", "reporter", "text", "reaction"),
        Referral.KIND: ("to", "text", "answer_note", "outcome"),
        Notification.KIND: ("other", "text", "outcome"),
        CorrectionNote.KIND: ("text",),
        UnmetNeed.KIND: ("text",),
    },
    "agreement": {Agreement.KIND: ("what", "owner", "outcome")},
    "meeting": {Meeting.KIND: ("title", "public_title", "place")},
    "around": {
        NetworkPerson.KIND: ("name", "relation", "organisation", "helps_with"),
        Parent.KIND: ("name", "relation"),
        SupportRole.KIND: ("name", "organisation"),
    },
    "initiative": {
        InitiativeSheet.KIND: (
            "effort_title",
            "effort_area",
            "common_goal",
            "effort_goal",
            "doing_now",
            "could_be_new",
        ),
    },
    "phone-book": {
        PhoneEntry.KIND: ("name", "title", "organisation", "unit", "area", "call_about", "email", "stand_in"),
    },
}
"""Group to kinds to the fields whose words are found. Each group has a search table of its own, newest first."""

GROUP_OF: Mapping[str, str] = {kind: group for group, kinds in FOUND.items() for kind in kinds}
"""Kind to its group."""

_FIELDS: Mapping[str, tuple[str, ...]] = {kind: names for kinds in FOUND.values() for kind, names in kinds.items()}
_PHONES = ("phone", "contact_phone", "stand_in_phone")
_DATED = {
    Contact.KIND: "at",
    Talk.KIND: "held_on",
    Meeting.KIND: "starts",
    GoalRating.KIND: "on",
    MeasureRating.KIND: "on",
    PlanEvent.KIND: "on",
    AbsenceReport.KIND: "received_at",
    Referral.KIND: "on",
    Notification.KIND: "on",
    CorrectionNote.KIND: "on",
    UnmetNeed.KIND: "since",
}


def table(group: str) -> str:
    """The search table of a group."""
    return f"{group.replace('-', '_')}_search"


_WORD = re.compile(r"[^\W_]+")
_LOW_BITS = 30
INDEXED_LETTERS = 5
"""Beginnings up to this length are indexed (``tables.SEARCH``); for longer ones all matches are gathered first."""
LET_GO = tuple(
    f"INSERT INTO {name}({name}) VALUES ('optimize')"  # noqa: S608  the names are this package's own
    for name in ("person_search", *(table(group) for group in FOUND))
)
"""Merges each search table into one piece, which leaves out the words of what was deleted."""
_LARGEST_SECONDS = (1 << 33) - 1
_KEY = "0"
"""Begins a word that no name begins with: where the spellings of a name meet."""


def words(text: str) -> str:
    """The words of a text as they stand in a search table."""
    return " ".join(_WORD.findall(fold(text)))


def person_words(name: str, phone: str) -> str:
    """What is found of a young person: the words of the name, where their spellings meet, the telephone number."""
    told = _WORD.findall(fold(name))
    keys = (f"{_KEY}{spelling().key(one)}" for one in told)
    return " ".join((*told, *keys, phone_digits(phone)))


def question(text: str, letters: int | None = None) -> str:
    """The full-text question for words that begin so, all of them; empty when there is nothing to ask.

    With ``letters`` only so many of each word are asked for.
    """
    return " ".join(f'"{one[:letters]}"*' for one in _WORD.findall(fold(text)))


def begins(asked: str) -> Callable[[str], bool]:
    """Says of a text whether every asked word is the beginning of one of its words."""
    starts = tuple(f" {one}" for one in words(asked).split())

    def told(text: str) -> bool:
        there = f" {words(text)}"
        return all(start in there for start in starts)

    return told


def beginning(text: str) -> tuple[str, str]:
    """The range of folded names that begin with ``text``: from, and up to but without."""
    start = " ".join(fold(text).split())
    return start, start + "\U0010ffff"


def spelled(text: str) -> str:
    """The full-text question for names that are spelled otherwise; empty when too little was typed."""
    asked = []
    otherwise = False
    for one in _WORD.findall(fold(text)):
        keys = spelling().begun(one)
        otherwise = otherwise or bool(keys)
        exact = one in spelling().families
        likes = (f'"{_KEY}{key}"' if exact else f'"{_KEY}{key}"*' for key in keys)
        asked.append(" OR ".join((f'"{one}"*', *likes)))
    return " AND ".join(f"({one})" for one in asked) if otherwise else ""


def shown_text(record: Record) -> str:
    """The words of a record, as they are found and shown; an empty line stands between two fields."""
    told = (getattr(record, name) for name in _FIELDS[record.KIND])
    return "\n\n".join(one for one in told if one)


def record_words(record: Record) -> str:
    """What goes into the search table of a record: its words, and its telephone numbers in one piece."""
    phones = (phone_digits(getattr(record, name, "")) for name in _PHONES)
    return " ".join((words(shown_text(record)), *(one for one in phones if one))).strip()


def noted_on(record: Record) -> date | datetime | None:
    """The day or instant a note is about; None when only its writing is known."""
    name = _DATED.get(record.KIND)
    found: date | datetime | None = getattr(record, name) if name else None
    return found


def note_row(on: date | datetime, seq: int, zone: tzinfo | None) -> int:
    """A row number that grows with the day, so that newest first is the order of the table; ``seq`` makes it unique."""
    instant = on if isinstance(on, datetime) else datetime.combine(on, time(12), tzinfo=zone)
    try:
        seconds = int(instant.timestamp())
    except (OverflowError, OSError, ValueError):
        seconds = 0
    return min(max(seconds, 0), _LARGEST_SECONDS) << _LOW_BITS | seq & ((1 << _LOW_BITS) - 1)


def seconds_of(row: int) -> int:
    """The moment a note row stands for, in seconds since 1970."""
    return row >> _LOW_BITS
