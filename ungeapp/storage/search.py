"""Search in Danish while typing: names of people, words of notes.

Belongs here: folding, the order of names, the questions asked of the search tables; with ``engine.py`` the only
module that knows which database it is.
Does not belong here: who may see what is found, and marking the found words (``ui``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, tzinfo

from ungeapp.domain.meetings import MeetingItem
from ungeapp.domain.people import Contact, Talk
from ungeapp.domain.plans import Agreement, Decision, Goal
from ungeapp.domain.record import Record

FOLDING = 1
"""Counts up when folding or the fields of a note change: the search tables are then built anew."""

NOTE_FIELDS: Mapping[str, tuple[str, ...]] = {
    Contact.KIND: ("with_whom", "text"),
    Talk.KIND: ("said", "own_words", "next_step"),
    MeetingItem.KIND: ("note", "own_words"),
    Goal.KIND: ("own_words", "wording"),
    Agreement.KIND: ("what", "owner", "outcome"),
    Decision.KIND: ("text",),
}
"""Kind to the fields whose words are found."""

_DATED = {Contact.KIND: "at", Talk.KIND: "held_on"}

# One letter, several spellings: Ørsted, Oersted, Orsted; Aagaard, Ågård. German and Swedish letters follow their sound.
_LETTERS = str.maketrans({"æ": "ae", "ä": "ae", "ø": "o", "ö": "o", "å": "a", "ü": "u", "ð": "d", "þ": "th", "ß": "ss"})
_ORDER = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"})
_WORD = re.compile(r"[^\W_]+")
_LOW_BITS = 30
INDEXED_LETTERS = 5
"""Beginnings up to this length are indexed (``tables.SEARCH``); for longer ones all matches are gathered first."""
LET_GO = (
    "INSERT INTO person_search(person_search) VALUES ('optimize')",
    "INSERT INTO note_search(note_search) VALUES ('optimize')",
)
"""Merges each search table into one piece, which leaves out the words of what was deleted."""
_LARGEST_SECONDS = (1 << 33) - 1


def fold(text: str) -> str:
    """Text as it is searched: small letters, no accents, ø = oe = o, å = aa = a, æ = ae."""
    plain = unicodedata.normalize("NFC", text.casefold()).translate(_LETTERS)
    if not plain.isascii():
        split = unicodedata.normalize("NFKD", plain)
        plain = "".join(one for one in split if not unicodedata.combining(one))
    return plain.replace("oe", "o").replace("aa", "a")


def words(text: str) -> str:
    """What goes into a search table."""
    return " ".join(_WORD.findall(fold(text)))


def sorting(name: str) -> str:
    """A key that orders names the Danish way: æ, ø, å after z, and aa as å."""
    plain = unicodedata.normalize("NFC", name.casefold()).replace("aa", "å").translate(_ORDER)
    split = unicodedata.normalize("NFKD", plain)
    return "".join(one for one in split if not unicodedata.combining(one))


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


def digits(text: str) -> str:
    """The digits when ``text`` looks like a civil registration number or its beginning, else empty."""
    bare = text.replace("-", "").replace(" ", "")
    return bare if len(bare) >= 6 and bare.isascii() and bare.isalnum() and bare[:6].isdigit() else ""


def note_text(record: Record) -> str:
    """The words of a note, as they are found and shown."""
    told = (getattr(record, name) for name in NOTE_FIELDS[record.KIND])
    return "\n".join(one for one in told if one)


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
