"""The catalogue of definitions: what lies in the resources and in a municipality's own folder, read when asked for.

Belongs here: where the files lie, which version is meant, the text and digest of each for the store to keep, and
checking one file for the command line.
Does not belong here: the readers themselves, and what a definition means (``domain``).

Layout of both folders: ``formats/<id>.<version>.toml``, ``checklists/<id>.<version>.toml``, ``criteria/<id>.<version>.toml``, ``terms/<kind>.toml``,
``rules/<name>.toml``, ``profiles/<key>/`` with ``profile.toml``, ``offers.toml`` and the other parts of a profile
(``profile_folder.py``), ``consent/<language>.toml``. A profile's folder has the same folders ``formats``, ``checklists``,
``criteria``, ``terms`` and ``consent`` inside, which hold for the desks of that municipality. The municipality's own terms replace the
shipped list of the same kind; its formats and checklists stand beside the shipped ones under its own name. A profile
that was adopted (``adopt``) comes before both folders, whole. Of two definitions with one id and version the
municipality's own is meant.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from ungeapp.domain.ages import AgeRule
from ungeapp.domain.checklists import Checklist
from ungeapp.domain.consent_asking import AskingRule, ConsentTexts
from ungeapp.domain.criteria import Criteria
from ungeapp.domain.deadlines import DeadlineRule, RuleBook
from ungeapp.domain.errors import NotAllowed, NotFound, StoreFull
from ungeapp.domain.formats import SHIPPED, FormatRef, MeetingFormat
from ungeapp.domain.glossary import in_words_of
from ungeapp.domain.named_words import in_words, turns
from ungeapp.domain.offers import NO_OFFERS, OfferCatalogue
from ungeapp.domain.profile_changes import ProfileContents, ProfileFault
from ungeapp.domain.profiles import NEUTRAL, MunicipalProfile
from ungeapp.domain.terms import TermList
from ungeapp.forms.age_reader import AGE_RULES, read_ages
from ungeapp.forms.checklist_reader import read_checklist
from ungeapp.forms.closed_days import closed_days
from ungeapp.forms.consent_reader import AGES, PAPER, read_consent_ages, read_consent_texts
from ungeapp.forms.criteria_reader import read_criteria
from ungeapp.forms.deadline_reader import read_deadlines
from ungeapp.forms.definition_lines import with_lines
from ungeapp.forms.definition_reader import KEY, FaultyDefinition, Problem, definition_bytes, parse
from ungeapp.forms.format_reader import read_format
from ungeapp.forms.offer_reader import read_offers
from ungeapp.forms.profile_contents import (
    VERSIONED,
    area_problems,
    as_bytes,
    check_contents,
    folder_text,
    lay_folder,
    outcome_problems,
    own_codes,
    own_definitions,
    own_offers,
    own_terms,
    role_problems,
    told_folder,
)
from ungeapp.forms.profile_folder import (
    PARTS,
    Files,
    check_profile_files,
    folder_files,
    read_profile_files,
    read_profile_part,
)
from ungeapp.forms.profile_reader import read_profile
from ungeapp.forms.term_reader import CIRCUMSTANCES, GLOSSARY, LIFE_AREAS, ROLES, read_terms, word_problems
from ungeapp.forms.word_faults import definition_word_faults, old_word_hints, word_faults
from ungeapp.system.clock import SystemClock
from ungeapp.system.files import AlreadyThere, DiskFull, write_new
from ungeapp.texts import _

T = TypeVar("T", MeetingFormat, Checklist, Criteria)
W = TypeVar("W")

_SPOKEN = re.compile(r"(formats|checklists|criteria)/|deadlines\.toml|[^/]+\.[0-9]+\.toml")
"""Files whose texts may name a word of the glossary."""
_NO_WORDS = TermList(GLOSSARY, "", ())


@dataclass(frozen=True, slots=True)
class _File:
    """A versioned file that was found, not yet read. ``place`` is where, for not reading it twice."""

    owner: str
    id: str
    version: int
    name: str
    place: Path | str
    read: Callable[[], bytes]

    @property
    def key(self) -> tuple[str, str, int]:
        return (self.owner, self.id, self.version)


class Definitions:
    """All definitions of one desk of the municipality ``municipality``; ``municipal`` is its folder, where it has one.

    Where a text names a word of the glossary as ``{code}``, the word is that of the day asked for, else of ``today``; the
    text that is kept and its digest are the file's. A faulty file raises FaultyDefinition when it is asked for; the others stay usable, and of a format whose newest
    version here is faulty the one before it counts.
    """

    def __init__(
        self,
        resources: Path,
        municipal: Path | None = None,
        municipality: str = "",
        today: Callable[[], date] | None = None,
    ) -> None:
        self._today = today or (lambda: SystemClock().now().date())
        self._folders = [(SHIPPED, resources)]
        self._municipal = municipal
        if municipal is not None:
            if not municipality:
                raise ValueError("a municipal folder needs its municipality's key")
            self._folders.append((municipality, municipal))
        self._home = municipality
        self._adopted: Files = {}
        self._forget()

    def _forget(self) -> None:
        """Nothing read so far counts any longer."""
        self._read: dict[tuple[type, Path | str], MeetingFormat | Checklist | Criteria] = {}
        self._profiles: dict[str, MunicipalProfile] = {}
        self._terms: dict[str, TermList] = {}
        self._deadlines: tuple[DeadlineRule, ...] | None = None
        self._books: dict[str, RuleBook] = {}
        self._offers: dict[str, OfferCatalogue] = {}
        self._ages: tuple[AgeRule, ...] | None = None
        self._words: TermList | None = None
        self._turns: tuple[date, ...] = ()
        self._kept: dict[tuple[type, str, str], MeetingFormat | Checklist | Criteria] = {}
        self._in_words: dict[tuple[object, date], object] = {}

    # an adopted profile ----------------------------------------------------------------------------------------------
    def adopt(self, key: str, files: Mapping[str, str] | None) -> None:
        """Read the profile ``key`` and its definitions from ``files`` from now on; None: from the folders again."""
        if files is not None:
            self._home = key
        self._adopted = as_bytes(files or {})
        self._forget()

    def _own_files(self, folder: str) -> dict[str, bytes]:
        """The files in one folder of the adopted profile."""
        start = f"{folder}/"
        return {name.removeprefix(start): raw for name, raw in self._adopted.items() if name.startswith(start)}

    def _own(self, key: str) -> bool:
        return bool(self._adopted) and key == self._home

    # formats and checklists ------------------------------------------------------------------------------------------
    def formats(self) -> tuple[MeetingFormat, ...]:
        """The newest version of every format, by title."""
        found = self._newest("formats", MeetingFormat, read_format)[0]
        return tuple(sorted(found, key=lambda one: (one.title, one.ref)))

    def format(self, id: str, version: int | None = None, day: date | None = None) -> MeetingFormat:
        """A format by id, or by ``owner/id`` or ``owner/id/version``; the newest when no version is asked; NotFound."""
        return self._asked("formats", id, version, MeetingFormat, read_format, day)

    def next_version(self, id: str) -> int:
        """The number the next version of a format gets, whoever has the others and whether or not they can be read."""
        return max((one.version for one in self._files("formats") if one.id == id), default=0) + 1

    def newest_versions(self, id: str, owner: str) -> tuple[str, ...]:
        """``owner/id/version`` of the newest version of a format there is, and of the newest this owner has."""
        found = sorted(one.ref for one in self.formats() if one.ref.id == id)
        last = sorted(found, key=lambda one: (one.version, one.owner != SHIPPED, one.owner))[-1:]
        return tuple(dict.fromkeys(str(one) for one in (*last, *(one for one in found if one.owner == owner))))

    def format_faults(self) -> tuple[str, ...]:
        """Why formats, checklists and criteria of the municipality cannot be used, one sentence for each file."""
        return (
            *self._newest("formats", MeetingFormat, read_format)[1],
            *self._newest("checklists", Checklist, read_checklist)[1],
            *self._newest("criteria", Criteria, read_criteria)[1],
        )

    def checklist(self, id: str, version: int | None = None, day: date | None = None) -> Checklist:
        """A checklist, named like a format; NotFound."""
        return self._asked("checklists", id, version, Checklist, read_checklist, day)

    def checklists(self) -> tuple[Checklist, ...]:
        """The newest version of every checklist, by title."""
        found = self._newest("checklists", Checklist, read_checklist)[0]
        return tuple(sorted(found, key=lambda one: (one.title, one.ref)))

    def criteria(self, id: str, version: int | None = None, day: date | None = None) -> Criteria:
        """A set of criteria, named like a format; NotFound."""
        return self._asked("criteria", id, version, Criteria, read_criteria, day)

    def all_criteria(self) -> tuple[Criteria, ...]:
        """The newest version of every set of criteria, by title."""
        found = self._newest("criteria", Criteria, read_criteria)[0]
        return tuple(sorted(found, key=lambda one: (one.title, one.ref)))

    def text(self, ref: FormatRef) -> str:
        """The file behind ``ref`` as it stands, for the store to keep; NotFound when it is not (or no longer) so."""
        for folder in ("formats", "checklists", "criteria"):
            for one in self._files(folder):
                if (one.owner, one.id, one.version) == (ref.owner, ref.id, ref.version):
                    raw = one.read()
                    if hashlib.sha256(raw).hexdigest() == ref.sha256:
                        return raw.decode("utf-8")
        raise NotFound("no-such-definition", ref=str(ref))

    def read_format(self, text: str, owner: str = SHIPPED, day: date | None = None) -> MeetingFormat:
        """A format kept in the store or sent by a partner; FaultyDefinition like any faulty file."""
        return self._told(text, owner, day, MeetingFormat, read_format)

    def read_checklist(self, text: str, owner: str = SHIPPED, day: date | None = None) -> Checklist:
        """A checklist kept in the store or sent by a partner; FaultyDefinition like any faulty file."""
        return self._told(text, owner, day, Checklist, read_checklist)

    def read_criteria(self, text: str, owner: str = SHIPPED, day: date | None = None) -> Criteria:
        """Criteria kept in the store or sent by a partner; FaultyDefinition like any faulty file."""
        return self._told(text, owner, day, Criteria, read_criteria)

    def _told(
        self, text: str, owner: str, day: date | None, cls: type[T], read: Callable[[bytes, str, str, str], T]
    ) -> T:
        """A text read once, in the words of ``day``. What was kept is never refused for a word it names."""
        raw = text.encode("utf-8")
        key = (cls, owner, hashlib.sha256(raw).hexdigest())
        known = self._kept.get(key)
        if not isinstance(known, cls):
            known = self._kept[key] = read(raw, _("received definition"), owner, key[2])
        return self._worded(known, key, day)

    # the words of a day ----------------------------------------------------------------------------------------------
    def in_words(self, found: W, day: date | None = None) -> W:
        """A text, or a value with texts in it, with every ``{code}`` as the glossary has that word on ``day``."""
        return in_words(found, self._glossary(), day or self._today())

    def _worded(self, found: W, key: object, day: date | None = None) -> W:
        """A definition in the words of ``day``; put into words once for every time in which all words are the same."""
        glossary = self._glossary()
        turn = max(one for one in self._turns if one <= (day or self._today()))
        known = self._in_words.get((key, turn))
        if not isinstance(known, type(found)):
            known = self._in_words[key, turn] = in_words(found, glossary, turn)
        return known

    def _glossary(self) -> TermList:
        """The words texts name: the municipality's own, and the shipped ones it does not have (or when it is faulty)."""
        if self._words is None:
            path = self._folders[0][1] / "terms" / f"{GLOSSARY}.toml"
            shipped = read_terms(definition_bytes(path), GLOSSARY) if path.is_file() else _NO_WORDS
            try:
                own = self.terms(GLOSSARY)
            except (NotFound, FaultyDefinition):
                own = shipped
            codes = {one.code for one in own.terms}
            more = tuple(one for one in shipped.terms if one.code not in codes)
            self._words = replace(own, terms=(*own.terms, *more))
            self._turns = turns(self._words)
        return self._words

    def check_format(self, text: str, owner: str) -> tuple[MeetingFormat | None, tuple[tuple[str, str], ...]]:
        """The format in ``text``, or None and everything wrong with it: where (``meeting[1].agenda[2].title``) and why."""
        raw = text.encode("utf-8")
        file = _("received definition")
        try:
            found = read_format(raw, file, owner, hashlib.sha256(raw).hexdigest())
        except FaultyDefinition as faulty:
            return None, tuple((one.path, one.reason) for one in faulty.problems)
        problems = [*role_problems(found, file, self._codes(ROLES)), *self._word_faults(found, raw, file)]
        told = self._worded(found, (MeetingFormat, found.ref))
        return (None if problems else told), tuple((one.path, one.reason) for one in problems)

    def publish_format(self, text: str, owner: str) -> FormatRef:
        """Lay ``text`` into the municipality's own folder as the version it says.

        FaultyDefinition when it is not sound, NotAllowed("format-version-taken") when that version is there already,
        NotAllowed("no-municipal-folder") without a folder or for another municipality, StoreFull or
        NotAllowed("format-not-written") when the disk refuses. What was written has been read back and is the same.
        """
        if self._municipal is None or owner != self._folders[-1][0]:
            raise NotAllowed("no-municipal-folder")
        raw = text.encode("utf-8")
        found = read_format(raw, _("received definition"), owner, hashlib.sha256(raw).hexdigest())
        _refuse(self._word_faults(found, raw, _("received definition")))
        path = self._municipal / "formats" / f"{found.ref.id}.{found.ref.version}.toml"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_new(path, raw)
            path.chmod(0o644)  # the municipality's own, for every desk that shares the folder; nobody's case
            if definition_bytes(path) != raw:
                raise NotAllowed("format-not-written")
        except AlreadyThere as error:
            raise NotAllowed("format-version-taken") from error
        except DiskFull as error:
            raise StoreFull from error
        except OSError as error:
            raise NotAllowed("format-not-written") from error
        return self.format(f"{owner}/{found.ref.id}/{found.ref.version}").ref

    def _files(self, folder: str) -> list[_File]:
        """Every version there is, oldest first. Of the same version of one owner the adopted profile's counts, then
        that of the municipality's folder."""
        found: dict[tuple[str, str, int], _File] = {}
        beside = [] if self._adopted else [(self._home, root / "profiles" / self._home) for _o, root in self._folders]
        for owner, root in (*(beside if self._home else ()), *self._folders):
            for path in (root / folder).glob("*.toml") if (root / folder).is_dir() else ():
                one = _file(owner, path.name, path, partial(definition_bytes, path))
                if one is not None:
                    found[one.key] = one
        for name, raw in self._own_files(folder).items():
            one = _file(self._home, name, f"{folder}/{name}", partial(bytes, raw))
            if one is not None:
                found[one.key] = one
        return sorted(found.values(), key=lambda one: (one.version, one.owner != SHIPPED, one.owner, one.id))

    def _newest(
        self, folder: str, cls: type[T], read: Callable[[bytes, str, str, str], T]
    ) -> tuple[list[T], tuple[str, ...]]:
        """The newest version of each that can be used, and what is wrong with later ones of the municipality."""
        found: dict[tuple[str, str], T] = {}
        faults: list[str] = []
        for one in reversed(self._files(folder)):
            if (one.owner, one.id) in found:
                continue
            try:
                found[one.owner, one.id] = self._versioned(one, cls, read)
            except (FaultyDefinition, OSError) as fault:
                if one.owner == SHIPPED:
                    raise
                told = fault.problems[0].reason if isinstance(fault, FaultyDefinition) else _("It cannot be opened.")
                faults.append(f"{one.name}: {told}")
        return list(found.values()), tuple(sorted(faults))

    def _asked(
        self,
        folder: str,
        name: str,
        version: int | None,
        cls: type[T],
        read: Callable[[bytes, str, str, str], T],
        day: date | None,
    ) -> T:
        """The newest that fits the name; a faulty one of the municipality only when there is no other."""
        parts = name.split("/")
        if len(parts) == 3 and parts[2].isdigit():
            version = int(parts.pop())
        owner = parts[0] if len(parts) == 2 else None
        fits = [
            one
            for one in self._files(folder)
            if one.id == parts[-1] and owner in (None, one.owner) and version in (None, one.version)
        ]
        if not fits:
            raise NotFound("no-such-definition", ref=name)
        for one in reversed(fits[1:]):
            try:
                return self._versioned(one, cls, read, day)
            except (FaultyDefinition, OSError):
                if one.owner == SHIPPED:
                    raise
        return self._versioned(fits[0], cls, read, day)

    def _versioned(
        self, file: _File, cls: type[T], read: Callable[[bytes, str, str, str], T], day: date | None = None
    ) -> T:
        known = self._read.get((cls, file.place))
        if not isinstance(known, cls):
            raw = file.read()
            known = read(raw, file.name, file.owner, hashlib.sha256(raw).hexdigest())
            _refuse(_name_problems(known, file.name))
            if file.owner != SHIPPED:
                _refuse(self._word_faults(known, raw, file.name))
            self._read[cls, file.place] = known
        return self._worded(known, (cls, known.ref), day)

    def _word_faults(self, found: MeetingFormat | Checklist | Criteria, raw: bytes, file: str) -> list[Problem]:
        return definition_word_faults(found, raw, file, self._glossary())

    # profiles, terms, rules ------------------------------------------------------------------------------------------
    def profile(self, key: str) -> MunicipalProfile:
        """The municipality's profile with all its parts; NotFound. What it does not say, the neutral one says."""
        if key not in self._profiles:
            found = read_profile_files(self._profile_files(key), key, self._base(key))
            if found.key != key:
                raise _misnamed(f"{key}/profile.toml", "profile.key")
            self._profiles[key] = found
        return self._profiles[key]

    def _profile_files(self, key: str) -> Files:
        if self._own(key):
            return self._adopted
        return folder_files(self._path("profiles", f"{key}/profile.toml", key).parent)

    def profile_in(self, folder: Path) -> MunicipalProfile:
        """The profile in a folder anywhere; NotFound, FaultyDefinition."""
        return self.contents(folder.name, folder_text(folder)).profile

    def profile_files(self, key: str, new_key: str = "") -> dict[str, str]:
        """The files of a profile as text by name, to be edited; NotFound.

        Under a new key it is the first version of its own, under the same key the next one.
        """
        files = {name: raw.decode("utf-8") for name, raw in self._profile_files(key).items()}
        new_key = new_key or key
        number = 1 if new_key != key else self.profile(key).version + 1
        head = files["profile.toml"].replace(f'key = "{key}"', f'key = "{new_key}"', 1)
        files["profile.toml"] = re.sub(r"(?m)^version = \d+$", f"version = {number}", head, count=1)
        return files

    def contents(self, key: str, files: Mapping[str, str] | None = None) -> ProfileContents:
        """Everything the profile ``key`` holds: the one in use, or the one in ``files``; NotFound, FaultyDefinition."""
        told = self._profile_files(key) if files is None else as_bytes(files)
        profile = read_profile_files(told, key, self._base(key))
        offers = self.offers(key) if files is None else own_offers(told)
        deadlines, own = in_words((profile.deadlines, own_definitions(told, key)), self._glossary(), self._today())
        return ProfileContents(replace(profile, deadlines=deadlines), offers, own)

    def _base(self, key: str) -> MunicipalProfile | None:
        """The profile that says what another one leaves out; none where it is missing."""
        if key == NEUTRAL:
            return None
        try:
            return self.profile(NEUTRAL)
        except NotFound:
            return None

    def profiles(self) -> tuple[MunicipalProfile, ...]:
        """Every profile, by name."""
        keys = {path.parent.name for _owner, root in self._folders for path in root.glob("profiles/*/profile.toml")}
        return tuple(sorted((self.profile(key) for key in keys), key=lambda one: one.name))

    def offers(self, key: str) -> OfferCatalogue:
        """The offers of the municipality's profile; an empty catalogue when it tells of none."""
        if key not in self._offers:
            raw = self._offer_bytes(key)
            if raw is None:
                return NO_OFFERS
            found = read_offers(raw, f"{key}/offers.toml")
            problems = area_problems(found, f"{key}/offers.toml", self._codes(LIFE_AREAS))
            if problems:
                raise FaultyDefinition(tuple(problems))
            self._offers[key] = found
        return self._offers[key]

    def _offer_bytes(self, key: str) -> bytes | None:
        if self._own(key):
            return self._adopted.get("offers.toml")
        try:
            return definition_bytes(self._path("profiles", f"{key}/offers.toml", key))
        except NotFound:
            return None

    def terms(self, kind: str) -> TermList:
        """A term list by kind: ``life-areas``, ``bases``, ``channels``, ``roles`` …; NotFound."""
        if kind not in self._terms:
            found = read_terms(self._term_bytes(kind), f"{kind}.toml")
            if found.kind != kind:
                raise _misnamed(f"{kind}.toml", "terms.kind")
            found = found if kind == GLOSSARY else in_words_of(found, self._glossary())
            self._terms[kind] = found.called(self._role_names()) if kind == ROLES else found
        return self._terms[kind]

    def _role_names(self) -> Mapping[str, str]:
        """What the municipality of this desk calls roles; nothing while its profile cannot be read."""
        try:
            return self.profile(self._home).role_names() if self._home else {}
        except (NotFound, FaultyDefinition):
            return {}

    def _term_bytes(self, kind: str) -> bytes:
        """The municipality's own list, from its adopted profile, its folder or its shipped profile; else the shipped."""
        name = f"{kind}.toml"
        if name in self._own_files("terms"):
            return self._own_files("terms")[name]
        paths = [root / "terms" / name for owner, root in self._folders if owner != SHIPPED]
        if self._home and not self._adopted:
            paths += [root / "profiles" / self._home / "terms" / name for _o, root in reversed(self._folders)]
        found = next((one for one in paths if KEY.fullmatch(kind) and one.is_file()), None)
        return definition_bytes(found or self._path("terms", name, kind))

    def deadlines(self, day: date, profile: str = "") -> tuple[DeadlineRule, ...]:
        """The deadline rules that hold on ``day``; those of the municipality's profile stand in place of the shipped ones."""
        return self.rule_book(profile, day).on(day)

    def rule_book(self, profile: str = "", day: date | None = None) -> RuleBook:
        """Every version of every deadline rule, with those of the municipality's profile, in the words of ``day``."""
        if self._deadlines is None:
            path = self._path("rules", "deadlines.toml", "deadlines")
            self._deadlines = read_deadlines(definition_bytes(path), path.name)
        if profile not in self._books:
            own = self.profile(profile).deadlines if profile else ()
            self._books[profile] = RuleBook(self._deadlines, own)
        return self._worded(self._books[profile], (RuleBook, profile), day)

    def retention(self, day: date) -> tuple[DeadlineRule, ...]:
        """For how long a closed case stays, as far as the municipality has set it."""
        path = self._path("rules", "retention.toml", "retention")
        found = (one for one in read_deadlines(definition_bytes(path), path.name) if one.valid_on(day))
        return in_words(tuple(found), self._glossary(), day)

    def ages(self, day: date) -> tuple[AgeRule, ...]:
        """The ages a line is drawn at on ``day``."""
        if self._ages is None:
            path = self._path("rules", f"{AGE_RULES}.toml", AGE_RULES)
            self._ages = read_ages(definition_bytes(path), path.name)
        return tuple(one for one in self._ages if one.valid_on(day))

    # the consent paper ------------------------------------------------------------------------------------------------
    def consent_languages(self, profile: str) -> tuple[ConsentTexts, ...]:
        """The consent paper in every language there is for this profile: Danish first, then by name."""
        return self._consent(profile)[0]

    def consent_faults(self, profile: str) -> tuple[str, ...]:
        """What is wrong with the languages a municipality added and that cannot be used, one sentence for each file."""
        return self._consent(profile)[1]

    def _consent(self, profile: str) -> tuple[tuple[ConsentTexts, ...], tuple[str, ...]]:
        """The languages that can be used; a faulty one of the municipality never stands in the way of the others."""
        found: dict[str, ConsentTexts] = {}
        faults: list[str] = []
        own = self._own_files("consent") if self._own(profile) else {}
        for owner, name, raw in (*self._consent_files(profile), *((profile, *one) for one in sorted(own.items()))):
            try:
                texts = read_consent_texts(raw, name)
            except FaultyDefinition as faulty:
                if owner == SHIPPED:
                    raise
                faults.append(f"{name}: {faulty.problems[0].reason}")
            else:
                found[texts.language] = texts
        ordered = sorted(found.values(), key=lambda one: (one.language != "da", one.name))
        return tuple(ordered), tuple(faults)

    def _consent_files(self, profile: str) -> Iterator[tuple[str, str, bytes]]:
        """Owner, name and content of every language in the folders; an adopted profile stands in place of its own."""
        for owner, root in self._folders:
            paths = [*(root / "consent").glob("*.toml")]
            if not self._own(profile):
                paths += self._beside(root, profile).glob("*.toml")
            for path in sorted(paths):
                yield owner, path.name, definition_bytes(path)

    def consent_texts(self, profile: str, language: str) -> ConsentTexts:
        """The words of the consent paper; NotFound in a language nobody has added."""
        for one in self.consent_languages(profile):
            if one.language == language:
                return one
        raise NotFound("no-such-definition", ref=f"consent/{language}")

    def consent_ages(self) -> tuple[AskingRule, ...]:
        """Who is asked for consent at which age."""
        path = self._path("rules", f"{AGES}.toml", AGES)
        return read_consent_ages(definition_bytes(path), path.name)

    @staticmethod
    def _beside(root: Path, profile: str) -> Path:
        if not re.fullmatch(r"[a-z0-9-]+", profile):
            raise NotFound("no-such-definition", ref=profile)
        return root / "profiles" / profile / "consent"

    def closed_days(self, profile: MunicipalProfile, first_year: int, last_year: int) -> frozenset[date]:
        """The closed days of the years, both included."""
        return closed_days(range(first_year, last_year + 1), profile)

    def _path(self, folder: str, name: str, asked: str) -> Path:
        for _owner, root in reversed(self._folders):
            path = root / folder / name
            if re.fullmatch(r"[a-z0-9/.-]+", name) and ".." not in name and path.is_file():
                return path
        raise NotFound("no-such-definition", ref=asked)

    # checking one file -----------------------------------------------------------------------------------------------
    def check(self, path: Path) -> list[Problem]:
        """Everything wrong with one file of any kind; empty when it can be used. OSError when it cannot be read."""
        raw = definition_bytes(path)
        return with_lines(self._check(path, raw), raw.decode("utf-8-sig", errors="replace"))

    def _check(self, path: Path, raw: bytes) -> list[Problem]:
        try:
            top = parse(raw, path.name)
            if "format" in top:
                found = read_format(raw, path.name, SHIPPED, hashlib.sha256(raw).hexdigest())
                wrong = role_problems(found, path.name, self._codes(ROLES))
                return [*_name_problems(found, path.name), *wrong, *self._word_faults(found, raw, path.name)]
            if "checklist" in top:
                points = read_checklist(raw, path.name, SHIPPED, "")
                return [*_name_problems(points, path.name), *self._word_faults(points, raw, path.name)]
            if "criteria" in top:
                criteria = read_criteria(raw, path.name, SHIPPED, "")
                known = self._codes(CIRCUMSTANCES)
                wrong = outcome_problems(criteria, path.name, known, self._courses())
                return [*_name_problems(criteria, path.name), *wrong, *self._word_faults(criteria, raw, path.name)]
            if "profile" in top:
                read_profile(raw, path.name, self._base(path.parent.name))
            elif any(one in top for one in PARTS):
                read_profile_part(raw, path.name)
            elif "terms" in top:
                return word_problems(read_terms(raw, path.name), path.name, self._word_codes())
            elif "rules" in top:
                read_deadlines(raw, path.name)
                return word_faults(raw, path.name, self._word_codes())
            elif "offers" in top:
                return area_problems(read_offers(raw, path.name), path.name, self._codes(LIFE_AREAS))
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

    def check_profile(self, folder: Path) -> list[Problem]:
        """Everything wrong with a profile's folder as a whole; empty when it can be used. OSError like ``check``."""
        return self._check_profile(folder.name, folder_files(folder))

    def old_words(self, text: str) -> tuple[tuple[str, str], ...]:
        """Each place of a definition that uses a word called something else by now, and what it is called."""
        own = self.profile(self._home).names() if self._home else ()
        found = old_word_hints(text.encode("utf-8"), "", self._glossary(), self._today(), own)
        return tuple((one.path, one.reason) for one in found)

    def old_words_in(self, path: Path) -> list[Problem]:
        """The same of a file, or of a profile's folder: each word once for every file."""
        files = folder_files(path) if path.is_dir() else {path.name: definition_bytes(path)}
        return self._old_words(path.name, files)

    def profile_old_words(self, key: str, files: Mapping[str, str]) -> tuple[ProfileFault, ...]:
        """The same of a profile told as files."""
        found = self._old_words(key, as_bytes(files))
        return tuple(ProfileFault(one.file, one.line, one.path, one.reason) for one in found)

    def _old_words(self, key: str, files: Files) -> list[Problem]:
        glossary = own_terms(files, GLOSSARY, lambda _kind: self._glossary())
        try:
            own = read_profile(files["profile.toml"], "profile.toml", self._base(key)).names()
        except (KeyError, FaultyDefinition):
            own = ()
        found: list[Problem] = []
        for name in sorted(files):
            raw = files[name]
            if not _SPOKEN.match(name):
                continue
            hints = {one.reason: one for one in reversed(old_word_hints(raw, name, glossary, self._today(), own))}
            found += with_lines(reversed(hints.values()), raw.decode("utf-8-sig", errors="replace"))
        return found

    def profile_faults(self, key: str, files: Mapping[str, str]) -> tuple[ProfileFault, ...]:
        """Everything wrong with a profile told as files, a line each; NotFound when they hold no profile."""
        found = self._check_profile(key, as_bytes(files))
        return tuple(ProfileFault(one.file, one.line, one.path, one.reason) for one in found)

    def _check_profile(self, key: str, files: Files) -> list[Problem]:
        roles = own_codes(files, ROLES, self.terms)
        problems = check_profile_files(files, key, self._base(key), roles)
        problems += check_contents(files, key, self.terms, self._courses())
        problems += self._slot_problems(key, files)
        return [
            one
            for problem in problems
            for one in with_lines([problem], files.get(problem.file, b"").decode("utf-8-sig", errors="replace"))
        ]

    def _slot_problems(self, key: str, files: Files) -> list[Problem]:
        """The formats a fixed time is kept for must be there; a file that cannot be read is told by the others."""
        own = {name.split("/")[1].split(".")[0] for name in files if name.startswith("formats/")}
        try:
            kept = read_profile(files["profile.toml"], "profile.toml", self._base(key)).slot_formats
        except FaultyDefinition:
            return []
        reason = _("There is no format “{key}”.")
        return [
            Problem("profile.toml", None, "meetings.slot.formats", reason.format(key=one))
            for one in kept
            if one not in own | self._courses()
        ]

    @staticmethod
    def folder_files(folder: Path) -> dict[str, str]:
        """The files of a profile's folder anywhere as text; refused when it holds none."""
        return told_folder(folder)

    @staticmethod
    def lay_folder(folder: Path, files: Mapping[str, str]) -> None:
        """Write a profile into a new folder, whole; refused when it is there already."""
        lay_folder(folder, files)

    def _courses(self) -> set[str]:
        return {one.id for one in self._files("formats")}

    def _word_codes(self) -> Collection[str]:
        return {one.code for one in self._glossary().terms}

    def _codes(self, kind: str) -> Collection[str]:
        return {one.code for one in self.terms(kind).terms}


def _file(owner: str, name: str, place: Path | str, read: Callable[[], bytes]) -> _File | None:
    """The file, when it is named like one with a version."""
    found = VERSIONED.fullmatch(name)
    return _File(owner, found["id"], int(found["version"]), name, place, read) if found else None


def _misnamed(file: str, path: str) -> FaultyDefinition:
    return FaultyDefinition((Problem(file, None, path, _("The file is not named after its content.")),))


def _name_problems(found: MeetingFormat | Checklist | Criteria, file: str) -> list[Problem]:
    if file == f"{found.ref.id}.{found.ref.version}.toml":
        return []
    return [Problem(file, None, "id", _("The file is not named after its content."))]


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise FaultyDefinition(tuple(problems))
