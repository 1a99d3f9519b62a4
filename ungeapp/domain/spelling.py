"""Names that are spelled differently and sound the same.

Belongs here: folding letters, the key under which spellings of one name meet, how far two spellings are apart.
Does not belong here: which spellings belong together (data in ``resources/words/names.toml``), searching.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

# One letter, several spellings: Ørsted, Oersted, Orsted; Aagaard, Ågård. German and Swedish letters follow their sound.
_LETTERS = str.maketrans(
    {"æ": "ae", "ä": "ae", "ø": "o", "ö": "o", "å": "a", "ü": "u", "ð": "d", "þ": "th", "ß": "ss", "ı": "i", "ł": "l"}
)
_ORDER = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"})
_WORD = re.compile(r"[^\W_]+")
_TWICE = re.compile(r"([a-z])\1+")
FEWEST_LETTERS = 3
"""Fewer typed letters begin too many names to be more than a beginning."""
_TOLD_APART = 4
"""So many letters of a spelling tell which name is meant."""


def fold(text: str) -> str:
    """Text as it is searched: small letters, no accents, ø = oe = o, å = aa = a, æ = ae."""
    plain = unicodedata.normalize("NFC", text.casefold()).translate(_LETTERS)
    if not plain.isascii():
        split = unicodedata.normalize("NFKD", plain)
        plain = "".join(one for one in split if not unicodedata.combining(one))
    return plain.replace("oe", "o").replace("aa", "a")


_DEFINITE = ("", "n", "en", "t", "et")


def begins_with(text: str, name: str) -> bool:
    """Whether ``text`` begins with ``name``, word by word; letters, marks and a definite ending aside (skole, skolen)."""
    told, asked = _WORD.findall(fold(text)), _WORD.findall(fold(name))
    return bool(asked) and len(told) >= len(asked) and all(map(_same_word, told, asked))


def _same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in _DEFINITE


def sorting(name: str) -> str:
    """A key that orders names the Danish way: æ, ø, å after z, and aa as å."""
    plain = unicodedata.normalize("NFC", name.casefold()).replace("aa", "å").translate(_ORDER)
    split = unicodedata.normalize("NFKD", plain)
    return "".join(one for one in split if not unicodedata.combining(one))


def folded_words(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold(text))


def placed_words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded, each with where it begins and ends in it."""
    return [(word, one.start(), one.end()) for one in _WORD.finditer(text) for word in folded_words(one[0])]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How names are spelled alike: sounds as (letters, what they sound like), and families of spellings of one name."""

    sounds: tuple[tuple[str, str], ...] = ()
    families: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, sounds: Iterable[tuple[str, str]], families: Iterable[Sequence[str]]) -> Spelling:
        """From the data as it is written: the first spelling of a family gives its key."""
        plain = cls(tuple(sounds))
        told: dict[str, str] = {}
        for spellings in families:
            head = plain.sounded("".join(folded_words(spellings[0])))
            for one in spellings:
                told.setdefault("".join(folded_words(one)), head)
        return cls(plain.sounds, told)

    def sounded(self, word: str) -> str:
        """A folded word as it sounds; doubled letters count once."""
        for letters, sound in self.sounds:
            word = word.replace(letters, sound)
        return _TWICE.sub(r"\1", word)

    def key(self, word: str) -> str:
        """Where all spellings of a folded word meet."""
        return self.families.get(word) or self.sounded(word)

    def begun(self, word: str) -> tuple[str, ...]:
        """The keys a folded word may be the beginning of, while it is typed; the family's alone when it is one."""
        if len(word) < FEWEST_LETTERS:
            return ()
        keys = {self.key(word)}
        if word not in self.families and len(word) >= _TOLD_APART:
            keys |= {head for spelling, head in self.families.items() if spelling.startswith(word)}
        return tuple(sorted(keys))

    def name_key(self, name: str) -> str:
        """Where all spellings of a whole name meet, whatever the order of its words."""
        return " ".join(sorted(self.key(one) for one in folded_words(name)))


def apart(one: str, other: str, most: int = 3) -> int:
    """How many letters must be changed, added, left out or swapped with their neighbour; ``most`` when it is as many."""
    if abs(len(one) - len(other)) >= most:
        return most
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, its in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return min(row[-1], most)
