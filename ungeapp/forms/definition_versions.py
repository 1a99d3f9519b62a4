"""Formats, checklists and criteria: the version that is meant by a reference, as it reads on a day.

Belongs here: the newest of each, the one asked for by name, version and day, the text and digest of each for the store
to keep, and what the store kept or a partner sent, read again.
Does not belong here: where the files lie (``definition_places.py``), the readers themselves, everything wrong with one
file (``definition_checks.py``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from ungeapp.domain.checklists import Checklist
from ungeapp.domain.criteria import Criteria
from ungeapp.domain.errors import NotFound
from ungeapp.domain.formats import SHIPPED, FormatRef, MeetingFormat
from ungeapp.forms.checklist_reader import read_checklist
from ungeapp.forms.criteria_reader import read_criteria
from ungeapp.forms.definition_places import Places, VersionedFile
from ungeapp.forms.definition_reader import FaultyDefinition, Problem, misnamed
from ungeapp.forms.definition_words import Words
from ungeapp.forms.format_reader import read_format
from ungeapp.forms.profile_contents import Versioned
from ungeapp.forms.word_faults import definition_word_faults
from ungeapp.texts import _

T = TypeVar("T", MeetingFormat, Checklist, Criteria)


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """What has versions: the folder it lies in, what it is read as, and its reader."""

    folder: str
    cls: type[T]
    read: Callable[[bytes, str, str, str], T]


FORMATS = Kind("formats", MeetingFormat, read_format)
CHECKLISTS = Kind("checklists", Checklist, read_checklist)
CRITERIA = Kind("criteria", Criteria, read_criteria)


class Versions:
    """All versions of what has any. A faulty file raises FaultyDefinition when it is asked for; the others stay usable,
    and where the newest version a municipality has is faulty the one before it counts."""

    def __init__(self, places: Places, words: Words) -> None:
        self._places = places
        self._words = words
        self._read: dict[Path | str, Versioned] = {}
        self._kept: dict[tuple[type, str, str], Versioned] = {}

    def newest(self, kind: Kind[T], day: date | None = None) -> tuple[T, ...]:
        """The newest version of each that can be used, by title; with ``day`` of those that have begun then: until a later
        version begins, the one before it counts. One that has ended stays: no earlier one takes its place."""
        return tuple(sorted(self._newest(kind, day)[0], key=lambda one: (one.title, one.ref)))

    def faults(self) -> tuple[str, ...]:
        """Why files of the municipality cannot be used, one sentence for each file."""
        return (*self._newest(FORMATS)[1], *self._newest(CHECKLISTS)[1], *self._newest(CRITERIA)[1])

    def _newest(self, kind: Kind[T], day: date | None = None) -> tuple[list[T], tuple[str, ...]]:
        """The newest version of each that can be used, and what is wrong with later ones of the municipality."""
        found: dict[tuple[str, str], T] = {}
        faults: list[str] = []
        for one in reversed(self._places.versions(kind.folder)):
            if (one.owner, one.id) in found:
                continue
            try:
                version = self._versioned(kind, one)
                if day is None or _begun(version, day):
                    found[one.owner, one.id] = version
            except (FaultyDefinition, OSError) as fault:
                if one.owner == SHIPPED:
                    raise
                told = fault.problems[0].reason if isinstance(fault, FaultyDefinition) else _("It cannot be opened.")
                faults.append(f"{one.name}: {told}")
        return list(found.values()), tuple(sorted(faults))

    def asked(self, kind: Kind[T], name: str, version: int | None, day: date | None) -> T:
        """The newest that fits ``id``, ``owner/id`` or ``owner/id/version``; a faulty one of the municipality only when
        there is no other, and with a ``day`` one that begins later only when none has begun; NotFound."""
        parts = name.split("/")
        if len(parts) == 3 and parts[2].isdigit():
            version = int(parts.pop())
        owner = parts[0] if len(parts) == 2 else None
        fits = [
            one
            for one in self._places.versions(kind.folder)
            if one.id == parts[-1] and owner in (None, one.owner) and version in (None, one.version)
        ]
        if not fits:
            raise NotFound("no-such-definition", ref=name)
        usable: T | None = None
        for one in reversed(fits):
            try:
                found = self._versioned(kind, one, day)
            except (FaultyDefinition, OSError):
                if one.owner == SHIPPED or (usable is None and one is fits[0]):
                    raise
                continue
            if version is not None or day is None or _begun(found, day):
                return found
            usable = usable or found
        assert usable is not None  # the last one was read, or raised
        return usable

    def _versioned(self, kind: Kind[T], file: VersionedFile, day: date | None = None) -> T:
        known = self._read.get(file.place)
        if not isinstance(known, kind.cls):
            raw = file.read()
            known = kind.read(raw, file.name, file.owner, hashlib.sha256(raw).hexdigest())
            refuse(name_problems(known, file.name))
            if file.owner != SHIPPED:
                refuse(definition_word_faults(known, raw, file.name, self._words.glossary()))
            self._read[file.place] = known
        return self._words.told(known, (kind.cls, known.ref), day)

    def kept(self, kind: Kind[T], text: str, owner: str, day: date | None) -> T:
        """What the store kept or a partner sent; FaultyDefinition like any faulty file, but never refused for a word it
        names."""
        raw = text.encode("utf-8")
        key = (kind.cls, owner, hashlib.sha256(raw).hexdigest())
        known = self._kept.get(key)
        if not isinstance(known, kind.cls):
            known = self._kept[key] = kind.read(raw, _("received definition"), owner, key[2])
        return self._words.told(known, key, day)

    def text(self, ref: FormatRef) -> str:
        """The file behind ``ref`` as it stands; NotFound when it is not (or no longer) so."""
        for folder in (FORMATS.folder, CHECKLISTS.folder, CRITERIA.folder):
            for one in self._places.versions(folder):
                if one.key == (ref.owner, ref.id, ref.version):
                    raw = one.read()
                    if hashlib.sha256(raw).hexdigest() == ref.sha256:
                        return raw.decode("utf-8")
        raise NotFound("no-such-definition", ref=str(ref))

    def courses(self) -> set[str]:
        """The ids of all formats, whether or not they can be read."""
        return {one.id for one in self._places.versions(FORMATS.folder)}

    def next_number(self, id: str) -> int:
        """The number the next version of a format gets, whoever has the others and whether or not they can be read."""
        return max((one.version for one in self._places.versions(FORMATS.folder) if one.id == id), default=0) + 1

    def newest_references(self, id: str, owner: str) -> tuple[str, ...]:
        """``owner/id/version`` of the newest version of a format there is, and of the newest this owner has."""
        found = sorted(one.ref for one in self.newest(FORMATS) if one.ref.id == id)
        last = sorted(found, key=lambda one: (one.version, one.owner != SHIPPED, one.owner))[-1:]
        return tuple(dict.fromkeys(str(one) for one in (*last, *(one for one in found if one.owner == owner))))


def _begun(found: MeetingFormat | Checklist | Criteria, day: date) -> bool:
    return found.valid_from is None or found.valid_from <= day


def name_problems(found: Versioned, file: str) -> list[Problem]:
    """A file with a version is named after its content."""
    return [] if file == f"{found.ref.id}.{found.ref.version}.toml" else [misnamed(file, "id")]


def refuse(problems: Sequence[Problem]) -> None:
    """FaultyDefinition when there is any problem."""
    if problems:
        raise FaultyDefinition(tuple(problems))
