"""Everything wrong with a definition before anybody uses it, and the words in it that are called something else by now.

Belongs here: judging one file of any kind, a format somebody writes, and a profile as a whole, against what this desk
knows besides.
Does not belong here: the strict readers and what each refuses, which version is in use (``definition_versions.py``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ungeapp.domain.formats import SHIPPED, MeetingFormat
from ungeapp.domain.old_words import OldWordFound
from ungeapp.domain.profile_changes import ProfileFault
from ungeapp.forms.age_reader import AGE_RULES, read_ages
from ungeapp.forms.checklist_reader import read_checklist
from ungeapp.forms.consent_reader import AGES, PAPER, read_consent_ages, read_consent_texts
from ungeapp.forms.criteria_reader import read_criteria
from ungeapp.forms.deadline_reader import read_deadlines
from ungeapp.forms.definition_lines import with_lines
from ungeapp.forms.definition_places import Places
from ungeapp.forms.definition_reader import FaultyDefinition, Problem, definition_bytes, parse
from ungeapp.forms.definition_versions import Versions, name_problems
from ungeapp.forms.definition_words import Words
from ungeapp.forms.format_reader import read_format, span_problems
from ungeapp.forms.offer_reader import read_offers
from ungeapp.forms.profile_catalogue import Profiles
from ungeapp.forms.profile_contents import (
    Versioned,
    area_problems,
    as_bytes,
    check_contents,
    outcome_problems,
    own_codes,
    own_terms,
    role_problems,
)
from ungeapp.forms.profile_folder import PARTS, Files, check_profile_files, folder_files, read_profile_part
from ungeapp.forms.profile_reader import read_profile
from ungeapp.forms.term_reader import CIRCUMSTANCES, GLOSSARY, LIFE_AREAS, ROLES, read_terms, word_problems
from ungeapp.forms.word_faults import definition_word_faults, old_word_hints, old_words_found, word_faults
from ungeapp.texts import _

Told = tuple[tuple[str, str], ...]
"""Where (``meeting[1].agenda[2].title``) and why."""

_SPOKEN = re.compile(r"(formats|checklists|criteria)/|deadlines\.toml|[^/]+\.[0-9]+\.toml")
"""Files whose texts may name a word of the glossary."""


class Checks:
    """Checking what is not in use yet with what one desk has in use."""

    def __init__(self, places: Places, words: Words, versions: Versions, profiles: Profiles) -> None:
        self._places = places
        self._words = words
        self._versions = versions
        self._profiles = profiles

    # one file --------------------------------------------------------------------------------------------------------
    def format(self, text: str, owner: str) -> tuple[MeetingFormat | None, Told]:
        """The format in ``text``, or None and everything wrong with it."""
        raw = text.encode("utf-8")
        file = _("received definition")
        try:
            found = read_format(raw, file, owner, hashlib.sha256(raw).hexdigest())
        except FaultyDefinition as faulty:
            return None, tuple((one.path, one.reason) for one in faulty.problems)
        wrong = [*role_problems(found, file, self._profiles.codes(ROLES)), *span_problems(found, file)]
        problems = [*wrong, *self._word_faults(found, raw, file)]
        told = self._words.told(found, (MeetingFormat, found.ref))
        return (None if problems else told), tuple((one.path, one.reason) for one in problems)

    def file(self, path: Path) -> list[Problem]:
        """Everything wrong with one file of any kind; empty when it can be used. OSError when it cannot be read."""
        raw = definition_bytes(path)
        return _lined(self._file(path, raw), raw)

    def _file(self, path: Path, raw: bytes) -> list[Problem]:
        codes = self._profiles.codes
        try:
            top = parse(raw, path.name)
            if "format" in top:
                found = read_format(raw, path.name, SHIPPED, hashlib.sha256(raw).hexdigest())
                wrong = [*role_problems(found, path.name, codes(ROLES)), *span_problems(found, path.name)]
                return [*name_problems(found, path.name), *wrong, *self._word_faults(found, raw, path.name)]
            if "checklist" in top:
                points = read_checklist(raw, path.name, SHIPPED, "")
                return [*name_problems(points, path.name), *self._word_faults(points, raw, path.name)]
            if "criteria" in top:
                criteria = read_criteria(raw, path.name, SHIPPED, "")
                wrong = outcome_problems(criteria, path.name, codes(CIRCUMSTANCES), self._versions.courses())
                return [*name_problems(criteria, path.name), *wrong, *self._word_faults(criteria, raw, path.name)]
            if "profile" in top:
                read_profile(raw, path.name, self._profiles.base(path.parent.name))
            elif any(one in top for one in PARTS):
                read_profile_part(raw, path.name)
            elif "terms" in top:
                return word_problems(read_terms(raw, path.name), path.name, self._words.codes())
            elif "rules" in top:
                read_deadlines(raw, path.name)
                return word_faults(raw, path.name, self._words.codes())
            elif "offers" in top:
                return area_problems(read_offers(raw, path.name), path.name, codes(LIFE_AREAS))
            elif PAPER in top:
                read_consent_texts(raw, path.name)
            elif AGE_RULES in top:
                read_ages(raw, path.name)
            elif AGES in top:
                read_consent_ages(raw, path.name)
            else:
                return [
                    Problem(path.name, None, "", _("This is no definition: it starts with none of the known tables."))
                ]
        except FaultyDefinition as faulty:
            return list(faulty.problems)
        return []

    def _word_faults(self, found: Versioned, raw: bytes, file: str) -> list[Problem]:
        return definition_word_faults(found, raw, file, self._words.glossary())

    # a profile -------------------------------------------------------------------------------------------------------
    def profile(self, key: str, files: Files) -> list[Problem]:
        """Everything wrong with a profile as a whole; empty when it can be used; NotFound when there is none in it."""
        roles = own_codes(files, ROLES, self._profiles.terms)
        problems = check_profile_files(files, key, self._profiles.base(key), roles)
        problems += check_contents(files, key, self._profiles.terms, self._versions.courses())
        problems += self._slot_problems(key, files)
        return [one for problem in problems for one in _lined([problem], files.get(problem.file, b""))]

    def profile_told(self, key: str, files: Mapping[str, str]) -> tuple[ProfileFault, ...]:
        """The same of a profile told as texts."""
        return _as_faults(self.profile(key, as_bytes(files)))

    def _slot_problems(self, key: str, files: Files) -> list[Problem]:
        """The formats a fixed time is kept for must be there; a file that cannot be read is told by the others."""
        own = {name.split("/")[1].split(".")[0] for name in files if name.startswith("formats/")}
        try:
            kept = read_profile(files["profile.toml"], "profile.toml", self._profiles.base(key)).slot_formats
        except FaultyDefinition:
            return []
        reason = _("There is no format “{key}”.")
        return [
            Problem("profile.toml", None, "meetings.slot.formats", reason.format(key=one))
            for one in kept
            if one not in own | self._versions.courses()
        ]

    # words that are called something else by now ---------------------------------------------------------------------
    def old_words(self, text: str) -> tuple[OldWordFound, ...]:
        """Each place of a definition that uses a word called something else by now, and what it is called."""
        home = self._places.home
        own = self._profiles.profile(home).names() if home else ()
        return old_words_found(text.encode("utf-8"), self._words.glossary(), self._words.today(), own)

    def old_words_in(self, path: Path) -> list[Problem]:
        """The same of a file, or of a profile's folder: each word once for every file."""
        files = folder_files(path) if path.is_dir() else {path.name: definition_bytes(path)}
        return self._old_words(path.name, files)

    def old_words_told(self, key: str, files: Mapping[str, str]) -> tuple[ProfileFault, ...]:
        """The same of a profile told as texts."""
        return _as_faults(self._old_words(key, as_bytes(files)))

    def _old_words(self, key: str, files: Files) -> list[Problem]:
        glossary = own_terms(files, GLOSSARY, lambda _kind: self._words.glossary())
        try:
            own = read_profile(files["profile.toml"], "profile.toml", self._profiles.base(key)).names()
        except (KeyError, FaultyDefinition):
            own = ()
        found: list[Problem] = []
        for name in sorted(files):
            raw = files[name]
            if not _SPOKEN.match(name):
                continue
            hints = old_word_hints(raw, name, glossary, self._words.today(), own)
            found += _lined(reversed({one.reason: one for one in reversed(hints)}.values()), raw)
        return found


def _lined(problems: Iterable[Problem], raw: bytes) -> list[Problem]:
    return with_lines(problems, raw.decode("utf-8-sig", errors="replace"))


def _as_faults(problems: Iterable[Problem]) -> tuple[ProfileFault, ...]:
    return tuple(ProfileFault(one.file, one.line, one.path, one.reason) for one in problems)
