"""Words a definition names as ``{code}``, and words that are called something else by now.

Belongs here: looking through the texts of a file for both, with the place of each.
Does not belong here: what a text says on a day (``domain/named_words.py``), the readers.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from ungeapp.domain.checklists import Checklist
from ungeapp.domain.criteria import Criteria
from ungeapp.domain.formats import MeetingFormat
from ungeapp.domain.named_words import in_sentence, in_words, turns
from ungeapp.domain.old_words import OldWord, OldWordFound, OldWords
from ungeapp.domain.terms import TermList
from ungeapp.forms.definition_reader import KEY, Problem
from ungeapp.forms.format_reader import paper_problems
from ungeapp.texts import _
from ungeapp.wording.days import short_day

_MEANT = re.compile(r"\{([^{}\s]+)\}")
"""Curly brackets round one word without a space: that is how a word is named. Others are brackets like any."""
_QUOTED = frozenset({"source", "law", "private_words", "starts", "or_starts", "stops", "reckon_from", "units"})
"""Fields that quote a document or the law, whose words stay as they are, or hold codes."""
_STEP = re.compile(r"[.\[]")


def word_faults(raw: bytes, file: str, known: Collection[str]) -> list[Problem]:
    """A word in curly brackets must be one of the glossary; what is no TOML is told by the reader."""
    if b"{" not in raw:
        return []
    reason = _("There is no word “{key}” among the terms.")
    return [
        Problem(file, None, path, reason.format(key=word))
        for path, text in _inside(_parsed(raw), "")
        for word in dict.fromkeys(_MEANT.findall(text))
        if word not in known
    ]


def definition_word_faults(
    found: MeetingFormat | Checklist | Criteria, raw: bytes, file: str, glossary: TermList
) -> list[Problem]:
    """The same for a whole definition; and no public title of a format may say what stays at the desk, on any day."""
    problems = word_faults(raw, file, {one.code for one in glossary.terms})
    if isinstance(found, MeetingFormat) and not problems:
        told = (in_words(found, glossary, day) for day in turns(glossary))
        problems += dict.fromkeys(one for each in told if each is not found for one in paper_problems(each, file))
    return problems


def old_word_hints(raw: bytes, file: str, glossary: TermList, today: date, own: Collection[str]) -> list[Problem]:
    """Each place of ``raw`` with a word that is called something else by now; that is told and nothing is refused.

    What begins to hold later is looked at as of that day, what has ended is left alone. ``own`` are a municipality's own
    names, which may well be old words.
    """
    return [
        Problem(file, None, path, f"{_told(one)}{_written(one)}")
        for _words, path, _text, one in _old_words(raw, glossary, today, own)
    ]


def old_words_found(raw: bytes, glossary: TermList, today: date, own: Collection[str]) -> tuple[OldWordFound, ...]:
    """The same for whoever changes the text in a window: without the code, with the text as each new word would make it."""
    return tuple(
        OldWordFound(path, _told(one), words.ways_out(text, one))
        for words, path, text, one in _old_words(raw, glossary, today, own)
    )


def _old_words(
    raw: bytes, glossary: TermList, today: date, own: Collection[str]
) -> Iterator[tuple[OldWords, str, str, OldWord]]:
    top = _parsed(raw)
    words = OldWords(glossary, max([today, *(one for one in map(_begins, top.values()) if one)]), own)
    for path, text in _inside(top, "", since=today):
        if not set(_STEP.split(path)) & _QUOTED and not KEY.fullmatch(text):
            for one in words.found_in(text):
                yield words, path, text, one


def _begins(table: Any) -> date | None:
    found = table.get("valid_from") if isinstance(table, dict) else None
    return found if type(found) is date else None


def _told(one: OldWord) -> str:
    if not one.new:
        return _("“{old}” is no longer used.").format(old=one.old)
    new = _(" or ").join(dict.fromkeys(in_sentence(each.label) for each in one.new))
    since = max((each.valid_from for each in one.new if each.valid_from), default=None)
    said = _("“{old}” is called {new} now.") if since is None else _("“{old}” is called {new} from {day}.")
    return said.format(old=one.old, new=new, day=short_day(since) if since else "")


def _written(one: OldWord) -> str:
    """How the new word is named in a file."""
    codes = _(" or ").join(f"{{{each.code}}}" for each in one.new)
    return " " + _("Write {code}, and the text follows the word.").format(code=codes) if codes else ""


def _parsed(raw: bytes) -> dict[str, Any]:
    """What the file holds; nothing where it is no TOML, which the readers tell."""
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}


def _inside(value: Any, path: str, since: date = date.min) -> Iterator[tuple[str, str]]:
    """Every text with its path, numbered as the readers do; none of what ended before ``since``."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        end = value.get("valid_to")
        if type(end) is date and end < since:
            return
        for key, one in value.items():
            yield from _inside(one, f"{path}.{key}" if path else key, since)
    elif isinstance(value, list):
        for number, one in enumerate(value, 1):
            yield from _inside(one, f"{path}[{number}]", since)
