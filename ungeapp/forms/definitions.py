"""The catalogue of definitions: what lies in the resources and in a municipality's own folder, read when asked for.

Belongs here: where the files lie, which version is meant, the text and digest of each for the store to keep, and
checking one file for the command line.
Does not belong here: the readers themselves, and what a definition means (``domain``).

Layout of both folders: ``formats/<id>.<version>.toml``, ``checklists/<id>.<version>.toml``, ``criteria/<id>.<version>.toml``, ``terms/<kind>.toml``,
``rules/<name>.toml``, ``profiles/<key>/`` with ``profile.toml``, ``offers.toml`` and the other parts of a profile
(``profile_folder.py``), ``consent/<language>.toml`` (also beside a profile). The municipality's own terms replace the shipped list of the
same kind; its formats and checklists stand beside the shipped ones under its own name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from ungeapp.domain.ages import AgeRule
from ungeapp.domain.checklists import Checklist
from ungeapp.domain.consent_asking import AskingRule, ConsentTexts
from ungeapp.domain.criteria import Criteria
from ungeapp.domain.deadlines import DeadlineRule, RuleBook
from ungeapp.domain.errors import NotAllowed, NotFound, StoreFull
from ungeapp.domain.formats import SHIPPED, FormatRef, MeetingFormat, ParticipantRule
from ungeapp.domain.offers import NO_OFFERS, OfferCatalogue
from ungeapp.domain.profiles import NEUTRAL, MunicipalProfile
from ungeapp.domain.terms import TermList
from ungeapp.forms.age_reader import AGE_RULES, read_ages
from ungeapp.forms.checklist_reader import read_checklist
from ungeapp.forms.closed_days import closed_days
from ungeapp.forms.consent_reader import AGES, PAPER, read_consent_ages, read_consent_texts
from ungeapp.forms.criteria_reader import read_criteria
from ungeapp.forms.deadline_reader import read_deadlines
from ungeapp.forms.definition_reader import FaultyDefinition, Problem, definition_bytes, parse
from ungeapp.forms.format_reader import read_format
from ungeapp.forms.offer_reader import read_offers
from ungeapp.forms.profile_folder import PARTS, check_profile_folder, read_profile_folder, read_profile_part
from ungeapp.forms.profile_reader import read_profile
from ungeapp.forms.term_reader import CIRCUMSTANCES, LIFE_AREAS, ROLES, read_terms
from ungeapp.system.files import DiskFull, write_private
from ungeapp.texts import _

T = TypeVar("T", MeetingFormat, Checklist, Criteria)

_VERSIONED = re.compile(r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.(?P<version>[1-9][0-9]{0,3})\.toml")


@dataclass(frozen=True, slots=True)
class _File:
    """A versioned file that was found, not yet read."""

    owner: str
    id: str
    version: int
    path: Path


class Definitions:
    """All definitions of one desk. ``municipal`` is the folder of the municipality ``municipality``, where it has one.

    A faulty file raises FaultyDefinition when it is asked for; the others stay usable.
    """

    def __init__(self, resources: Path, municipal: Path | None = None, municipality: str = "") -> None:
        self._folders = [(SHIPPED, resources)]
        self._municipal = municipal
        if municipal is not None:
            if not municipality:
                raise ValueError("a municipal folder needs its municipality's key")
            self._folders.append((municipality, municipal))
        self._read: dict[tuple[type, Path], MeetingFormat | Checklist | Criteria] = {}
        self._raw: dict[FormatRef, str] = {}
        self._profiles: dict[str, MunicipalProfile] = {}
        self._terms: dict[str, TermList] = {}
        self._deadlines: tuple[DeadlineRule, ...] | None = None
        self._books: dict[str, RuleBook] = {}
        self._offers: dict[str, OfferCatalogue] = {}
        self._ages: tuple[AgeRule, ...] | None = None

    # formats and checklists ------------------------------------------------------------------------------------------
    def formats(self) -> tuple[MeetingFormat, ...]:
        """The newest version of every format, by title."""
        newest: dict[tuple[str, str], _File] = {}
        for one in self._files("formats"):
            newest[one.owner, one.id] = one  # in order of version
        found = [self._versioned(one, MeetingFormat, read_format) for one in newest.values()]
        return tuple(sorted(found, key=lambda one: (one.title, one.ref)))

    def format(self, id: str, version: int | None = None) -> MeetingFormat:
        """A format by id, or by ``owner/id`` or ``owner/id/version``; the newest when no version is asked; NotFound."""
        return self._versioned(self._find("formats", id, version), MeetingFormat, read_format)

    def checklist(self, id: str, version: int | None = None) -> Checklist:
        """A checklist, named like a format; NotFound."""
        return self._versioned(self._find("checklists", id, version), Checklist, read_checklist)

    def checklists(self) -> tuple[Checklist, ...]:
        """The newest version of every checklist, by title."""
        newest = {(one.owner, one.id): one for one in self._files("checklists")}
        found = [self._versioned(one, Checklist, read_checklist) for one in newest.values()]
        return tuple(sorted(found, key=lambda one: (one.title, one.ref)))

    def criteria(self, id: str, version: int | None = None) -> Criteria:
        """A set of criteria, named like a format; NotFound."""
        return self._versioned(self._find("criteria", id, version), Criteria, read_criteria)

    def all_criteria(self) -> tuple[Criteria, ...]:
        """The newest version of every set of criteria, by title."""
        newest = {(one.owner, one.id): one for one in self._files("criteria")}
        found = [self._versioned(one, Criteria, read_criteria) for one in newest.values()]
        return tuple(sorted(found, key=lambda one: (one.title, one.ref)))

    def text(self, ref: FormatRef) -> str:
        """The file behind ``ref`` as it stands, for the store to keep; NotFound when it is not (or no longer) so."""
        for folder in ("formats", "checklists", "criteria"):
            for one in self._files(folder):
                if (one.owner, one.id, one.version) == (ref.owner, ref.id, ref.version):
                    raw = definition_bytes(one.path)
                    if hashlib.sha256(raw).hexdigest() == ref.sha256:
                        return raw.decode("utf-8")
        raise NotFound("no-such-definition", ref=str(ref))

    @staticmethod
    def read_format(text: str, owner: str = SHIPPED) -> MeetingFormat:
        """A format kept in the store or sent by a partner; FaultyDefinition like any faulty file."""
        raw = text.encode("utf-8")
        return read_format(raw, _("received definition"), owner, hashlib.sha256(raw).hexdigest())

    @staticmethod
    def read_checklist(text: str, owner: str = SHIPPED) -> Checklist:
        """A checklist kept in the store or sent by a partner; FaultyDefinition like any faulty file."""
        raw = text.encode("utf-8")
        return read_checklist(raw, _("received definition"), owner, hashlib.sha256(raw).hexdigest())

    @staticmethod
    def read_criteria(text: str, owner: str = SHIPPED) -> Criteria:
        """Criteria kept in the store or sent by a partner; FaultyDefinition like any faulty file."""
        raw = text.encode("utf-8")
        return read_criteria(raw, _("received definition"), owner, hashlib.sha256(raw).hexdigest())

    def check_format(self, text: str, owner: str) -> tuple[MeetingFormat | None, tuple[tuple[str, str], ...]]:
        """The format in ``text``, or None and everything wrong with it: where (``meeting[1].agenda[2].title``) and why."""
        raw = text.encode("utf-8")
        file = _("received definition")
        try:
            found = read_format(raw, file, owner, hashlib.sha256(raw).hexdigest())
        except FaultyDefinition as faulty:
            return None, tuple((one.path, one.reason) for one in faulty.problems)
        problems = self._role_problems(found, file)
        return (None if problems else found), tuple((one.path, one.reason) for one in problems)

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
        path = self._municipal / "formats" / f"{found.ref.id}.{found.ref.version}.toml"
        if path.exists():
            raise NotAllowed("format-version-taken")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_private(path, raw)
            path.chmod(0o644)  # the municipality's own, for every desk that shares the folder; nobody's case
            if definition_bytes(path) != raw:
                raise NotAllowed("format-not-written")
        except DiskFull as error:
            raise StoreFull from error
        except OSError as error:
            raise NotAllowed("format-not-written") from error
        return self.format(f"{owner}/{found.ref.id}/{found.ref.version}").ref

    def _files(self, folder: str) -> list[_File]:
        found = []
        for owner, root in self._folders:
            for path in (root / folder).glob("*.toml") if (root / folder).is_dir() else ():
                name = _VERSIONED.fullmatch(path.name)
                if name:
                    found.append(_File(owner, name["id"], int(name["version"]), path))
        return sorted(found, key=lambda one: (one.version, one.owner, one.id))

    def _find(self, folder: str, name: str, version: int | None) -> _File:
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
        return fits[-1]

    def _versioned(self, file: _File, cls: type[T], read: Callable[[bytes, str, str, str], T]) -> T:
        known = self._read.get((cls, file.path))
        if isinstance(known, cls):
            return known
        raw = definition_bytes(file.path)
        found = read(raw, file.path.name, file.owner, hashlib.sha256(raw).hexdigest())
        _check_name(found, file.path.name)
        self._read[cls, file.path] = found
        return found

    # profiles, terms, rules ------------------------------------------------------------------------------------------
    def profile(self, key: str) -> MunicipalProfile:
        """The municipality's profile with all its parts; NotFound. What it does not say, the neutral one says."""
        if key not in self._profiles:
            path = self._path("profiles", f"{key}/profile.toml", key)
            found = read_profile_folder(path.parent, self._base(key))
            if found.key != key:
                raise _misnamed(f"{key}/profile.toml", "profile.key")
            self._profiles[key] = found
        return self._profiles[key]

    def profile_in(self, folder: Path) -> MunicipalProfile:
        """The profile in a folder anywhere; NotFound, FaultyDefinition."""
        if not (folder / "profile.toml").is_file():
            raise NotFound("no-such-definition", ref=folder.name)
        return read_profile_folder(folder, self._base(folder.name))

    def profile_files(self, key: str, new_key: str) -> dict[str, str]:
        """The files of a profile as text by name, under a new key and as its first version; NotFound."""
        folder = self._path("profiles", f"{key}/profile.toml", key).parent
        files = {path.name: definition_bytes(path).decode("utf-8") for path in sorted(folder.glob("*.toml"))}
        head = files["profile.toml"].replace(f'key = "{key}"', f'key = "{new_key}"', 1)
        files["profile.toml"] = re.sub(r"(?m)^version = \d+$", "version = 1", head, count=1)
        return files

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
            try:
                path = self._path("profiles", f"{key}/offers.toml", key)
            except NotFound:
                return NO_OFFERS
            found = read_offers(definition_bytes(path), f"{key}/offers.toml")
            problems = self._area_problems(found, f"{key}/offers.toml")
            if problems:
                raise FaultyDefinition(tuple(problems))
            self._offers[key] = found
        return self._offers[key]

    def terms(self, kind: str) -> TermList:
        """A term list by kind: ``life-areas``, ``bases``, ``channels``, ``roles`` …; NotFound."""
        if kind not in self._terms:
            path = self._path("terms", f"{kind}.toml", kind)
            found = read_terms(definition_bytes(path), path.name)
            if found.kind != kind:
                raise _misnamed(path.name, "terms.kind")
            self._terms[kind] = found
        return self._terms[kind]

    def deadlines(self, day: date, profile: str = "") -> tuple[DeadlineRule, ...]:
        """The deadline rules that hold on ``day``; those of the municipality's profile stand in place of the shipped ones."""
        return self.rule_book(profile).on(day)

    def rule_book(self, profile: str = "") -> RuleBook:
        """Every version of every deadline rule, with those of the municipality's profile."""
        if self._deadlines is None:
            path = self._path("rules", "deadlines.toml", "deadlines")
            self._deadlines = read_deadlines(definition_bytes(path), path.name)
        if profile not in self._books:
            own = self.profile(profile).deadlines if profile else ()
            self._books[profile] = RuleBook(self._deadlines, own)
        return self._books[profile]

    def retention(self, day: date) -> tuple[DeadlineRule, ...]:
        """For how long a closed case stays, as far as the municipality has set it."""
        path = self._path("rules", "retention.toml", "retention")
        return tuple(one for one in read_deadlines(definition_bytes(path), path.name) if one.valid_on(day))

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
        for owner, root in self._folders:
            for path in sorted((*(root / "consent").glob("*.toml"), *self._beside(root, profile).glob("*.toml"))):
                try:
                    texts = read_consent_texts(definition_bytes(path), path.name)
                except FaultyDefinition as faulty:
                    if owner == SHIPPED:
                        raise
                    faults.append(f"{path.name}: {faulty.problems[0].reason}")
                else:
                    found[texts.language] = texts
        ordered = sorted(found.values(), key=lambda one: (one.language != "da", one.name))
        return tuple(ordered), tuple(faults)

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
        try:
            top = parse(raw, path.name)
            if "format" in top:
                found = read_format(raw, path.name, SHIPPED, hashlib.sha256(raw).hexdigest())
                return [*_name_problems(found, path.name), *self._role_problems(found, path.name)]
            if "checklist" in top:
                return _name_problems(read_checklist(raw, path.name, SHIPPED, ""), path.name)
            if "criteria" in top:
                criteria = read_criteria(raw, path.name, SHIPPED, "")
                return [*_name_problems(criteria, path.name), *self._outcome_problems(criteria, path.name)]
            if "profile" in top:
                read_profile(raw, path.name, self._base(path.parent.name))
            elif any(one in top for one in PARTS):
                read_profile_part(raw, path.name)
            elif "terms" in top:
                read_terms(raw, path.name)
            elif "rules" in top:
                read_deadlines(raw, path.name)
            elif "offers" in top:
                return self._area_problems(read_offers(raw, path.name), path.name)
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
        roles = {one.code for one in self.terms(ROLES).terms}
        problems = check_profile_folder(folder, self._base(folder.name), roles)
        offers = folder / "offers.toml"
        return [*problems, *(self.check(offers) if offers.is_file() else ())]

    def _area_problems(self, found: OfferCatalogue, file: str) -> list[Problem]:
        """Life areas are shared words: offers must use codes of the life areas."""
        known = {one.code for one in self.terms(LIFE_AREAS).terms}
        reason = _("There is no life area “{key}”.")
        return [
            Problem(file, None, f"offer[{number}].areas", reason.format(key=area))
            for number, one in enumerate(found.offers, 1)
            for area in one.areas
            if area not in known
        ]

    def _outcome_problems(self, found: Criteria, file: str) -> list[Problem]:
        """What an outcome begins or ends must be known here: circumstances by their terms, courses by their formats."""
        known = {one.code for one in self.terms(CIRCUMSTANCES).terms}
        courses = {one.ref.id for one in self.formats()}
        no_term, no_format = _("There is no circumstance “{key}”."), _("There is no format “{key}”.")
        told: list[Problem] = []
        for number, one in enumerate(found.outcomes, 1):
            codes = [code for code in (one.circumstance, *one.ends) if code and code not in known]
            told += [Problem(file, None, f"outcome[{number}]", no_term.format(key=code)) for code in codes]
            if one.course and one.course not in courses:
                told.append(Problem(file, None, f"outcome[{number}].course", no_format.format(key=one.course)))
        return told

    def _role_problems(self, found: MeetingFormat, file: str) -> list[Problem]:
        """Roles are shared words: participants and tasks must use codes of the role terms."""
        known = {one.code for one in self.terms(ROLES).terms}
        used: list[tuple[str, str]] = [(f"task[{n}].role", one.role) for n, one in enumerate(found.tasks, 1)]
        for meeting in found.meetings:
            for number, rule in enumerate(meeting.participants, 1):
                path = f"meeting[{meeting.number}].participant[{number}]"
                one: ParticipantRule | None = rule
                while one is not None:
                    used.append((f"{path}.role", one.role))
                    path, one = f"{path}.otherwise", one.otherwise
        reason = _("There is no role “{key}”.")
        return [Problem(file, None, path, reason.format(key=role)) for path, role in used if role not in known]


def _misnamed(file: str, path: str) -> FaultyDefinition:
    return FaultyDefinition((Problem(file, None, path, _("The file is not named after its content.")),))


def _name_problems(found: MeetingFormat | Checklist | Criteria, file: str) -> list[Problem]:
    if file == f"{found.ref.id}.{found.ref.version}.toml":
        return []
    return [Problem(file, None, "id", _("The file is not named after its content."))]


def _check_name(found: MeetingFormat | Checklist | Criteria, file: str) -> None:
    problems = _name_problems(found, file)
    if problems:
        raise FaultyDefinition(tuple(problems))
