"""Words a definition names as ``{code}``, and words that are called something else by now.

Belongs here: looking through the texts of a file for both, with the place of each.
Does not belong here: what a text says on a day (``domain/named_words.py``), the readers.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from typing import Any

from ungeapp.domain.checklists import Checklist
from ungeapp.domain.criteria import Criteria
from ungeapp.domain.formats import MeetingFormat
from ungeapp.domain.named_words import in_sentence, in_words, turns
from ungeapp.domain.old_words import OldWord, OldWords
from ungeapp.domain.terms import TermList
from ungeapp.forms.definition_reader import KEY, Problem
from ungeapp.forms.format_reader import paper_problems
from ungeapp.texts import _
from ungeapp.wording.days import short_day

_MEANT = re.compile(r"\{([^{}\s]*)\}")
"""Curly brackets round one word without a space: that is how a word is named. Others are brackets like any."""
_QUOTED = frozenset({"source", "law", "old_terms", "private_words"})
"""Fields that quote a document or the law, whose words stay as they are."""


def word_faults(raw: bytes, file: str, known: Collection[str]) -> list[Problem]:
    """A word in curly brackets must be one of the glossary; what is no TOML is told by the reader."""
    if b"{" not in raw:
        return []
    reason = _("There is no word “{key}” among the terms.")
    return [
        Problem(file, None, path, reason.format(key=word))
        for path, text in _texts(raw)
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


def old_word_hints(raw: bytes, file: str, words: OldWords) -> list[Problem]:
    """Each word of ``raw`` that is called something else by now, where it first stands; it is told and never refused."""
    found: dict[str, Problem] = {}
    for path, text in _texts(raw):
        if not set(path.split(".")) & _QUOTED and not KEY.fullmatch(text):
            for one in words.found_in(text):
                found.setdefault(one.old, Problem(file, None, path, _told(one)))
    return list(found.values())


def _told(one: OldWord) -> str:
    if not one.new:
        return _("“{old}” is no longer used.").format(old=one.old)
    new = _(" or ").join(dict.fromkeys(in_sentence(each.label) for each in one.new))
    codes = _(" or ").join(f"{{{each.code}}}" for each in one.new)
    since = max((each.valid_from for each in one.new if each.valid_from), default=None)
    said = _("“{old}” is called {new} now.") if since is None else _("“{old}” is called {new} from {day}.")
    write = _("Write {code}, and the text follows the word.").format(code=codes)
    return f"{said.format(old=one.old, new=new, day=short_day(since) if since else '')} {write}"


def _texts(raw: bytes) -> Iterator[tuple[str, str]]:
    """Every text of the file with its path, numbered as the readers do."""
    try:
        top = tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return
    yield from _inside(top, "")


def _inside(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _inside(one, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, one in enumerate(value, 1):
            yield from _inside(one, f"{path}[{number}]")
