"""What a profile holds besides its own parts: offers, and the municipality's formats, checklists, criteria, terms
and languages.

Belongs here: reading and checking these from the files of one profile, whether a folder or a package told them.
Does not belong here: the profile's parts (``profile_folder.py``), and which profile is in use (``definition_places.py``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from shutil import rmtree

from ungeapp.domain.checklists import Checklist
from ungeapp.domain.criteria import Criteria
from ungeapp.domain.errors import NotAllowed, NotFound, StoreFull
from ungeapp.domain.formats import MeetingFormat, ParticipantRule
from ungeapp.domain.offers import NO_OFFERS, OfferCatalogue
from ungeapp.domain.profile_changes import OwnDefinition, ProfilePart
from ungeapp.domain.terms import TermList
from ungeapp.forms.checklist_reader import read_checklist
from ungeapp.forms.consent_reader import read_consent_texts
from ungeapp.forms.criteria_reader import read_criteria
from ungeapp.forms.definition_reader import FaultyDefinition, Problem, misnamed
from ungeapp.forms.format_reader import read_format, span_problems
from ungeapp.forms.offer_reader import read_offers
from ungeapp.forms.profile_folder import FOLDERS, Files, folder_files
from ungeapp.forms.term_reader import CIRCUMSTANCES, GLOSSARY, LIFE_AREAS, ROLES, read_terms, word_problems
from ungeapp.forms.word_faults import definition_word_faults, word_faults
from ungeapp.system.files import DiskFull, write_new
from ungeapp.texts import _

VERSIONED = re.compile(r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.(?P<version>[1-9][0-9]{0,3})\.toml")
"""What the file of a format, a checklist or criteria is called."""

Versioned = MeetingFormat | Checklist | Criteria
_VERSIONED_FOLDERS: dict[str, tuple[ProfilePart, Callable[[bytes, str, str, str], Versioned]]] = {
    "formats": (ProfilePart.FORMATS, read_format),
    "checklists": (ProfilePart.CHECKLISTS, read_checklist),
    "criteria": (ProfilePart.CRITERIA, read_criteria),
}

TermsOf = Callable[[str], TermList]
"""The shipped term list of a kind; NotFound."""


def as_bytes(files: Mapping[str, str]) -> dict[str, bytes]:
    """The files as they would lie on a disk, with plain line ends."""
    return {name: text.encode("utf-8").replace(b"\r\n", b"\n") for name, text in files.items()}


def folder_text(folder: Path) -> dict[str, str]:
    """The files of a profile's folder as text; OSError when the folder itself cannot be read.

    NotAllowed("profile-file-not-text") or ("profile-file-unreadable") names the ``file`` that stands in the way.
    """
    try:
        files = folder_files(folder)
    except OSError as error:
        path = Path(error.filename or folder)
        if folder not in path.parents or path.name in FOLDERS:
            raise
        raise NotAllowed("profile-file-unreadable", file=path.relative_to(folder).as_posix()) from error
    found = {}
    for name, raw in files.items():
        try:
            found[name] = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise NotAllowed("profile-file-not-text", file=name) from error
    return found


def told_folder(folder: Path) -> dict[str, str]:
    """The same for a folder somebody chose; NotAllowed("profile-folder-unreadable") also when it holds no profile."""
    try:
        found = folder_text(folder)
    except OSError as error:
        raise NotAllowed("profile-folder-unreadable") from error
    if "profile.toml" not in found:
        raise NotAllowed("profile-folder-unreadable")
    return found


def lay_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write a profile into a new folder, all of it or none.

    NotAllowed("profile-folder-there") when there is such a folder, StoreFull or NotAllowed("profile-folder-not-written")
    when the disk refuses.
    """
    if folder.exists():
        raise NotAllowed("profile-folder-there")
    try:
        folder.mkdir(parents=True)
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            write_new(path, text.encode("utf-8"))
            path.chmod(0o644)  # the municipality's own, about nobody
    except (DiskFull, OSError) as error:
        rmtree(folder, ignore_errors=True)
        if isinstance(error, DiskFull):
            raise StoreFull from error
        raise NotAllowed("profile-folder-not-written") from error


def own_offers(files: Files) -> OfferCatalogue:
    """The offers the profile tells of; FaultyDefinition."""
    return read_offers(files["offers.toml"], "offers.toml") if "offers.toml" in files else NO_OFFERS


def own_definitions(files: Files, key: str) -> tuple[OwnDefinition, ...]:
    """The municipality's own definitions, in the order of their names; FaultyDefinition for the first faulty one."""
    return tuple(_definition(name, files[name], key) for name in sorted(files) if "/" in name)


def _definition(name: str, raw: bytes, key: str) -> OwnDefinition:
    folder, _slash, file = name.partition("/")
    sha = hashlib.sha256(raw).hexdigest()
    if folder in _VERSIONED_FOLDERS:
        part, read = _VERSIONED_FOLDERS[folder]
        found = read(raw, name, key, sha)
        if file != f"{found.ref.id}.{found.ref.version}.toml":
            raise FaultyDefinition((misnamed(name, "id"),))
        return OwnDefinition(part, found.ref.id, found.title, found.ref.version, sha)
    if folder == "terms":
        terms = read_terms(raw, name)
        if file != f"{terms.kind}.toml":
            raise FaultyDefinition((misnamed(name, "terms.kind"),))
        return OwnDefinition(ProfilePart.TERMS, terms.kind, terms.title, 0, sha)
    texts = read_consent_texts(raw, file)
    return OwnDefinition(ProfilePart.LANGUAGES, texts.language, texts.name, 0, sha)


def own_terms(files: Files, kind: str, shipped: TermsOf) -> TermList:
    """A list of terms as this profile has it; instead of a faulty one the shipped."""
    raw = files.get(f"terms/{kind}.toml")
    try:
        return shipped(kind) if raw is None else read_terms(raw, kind)
    except FaultyDefinition:
        return shipped(kind)


def own_codes(files: Files, kind: str, shipped: TermsOf) -> Collection[str]:
    """The codes of a kind of terms as this profile has them."""
    return {one.code for one in own_terms(files, kind, shipped).terms}


def check_contents(files: Files, key: str, shipped: TermsOf, courses: Collection[str] = ()) -> list[Problem]:
    """Everything wrong with the offers and the definitions inside a profile. ``courses`` are the ids of the formats there
    are besides."""
    problems: list[Problem] = []
    areas = own_codes(files, LIFE_AREAS, shipped)
    roles = own_codes(files, ROLES, shipped)
    circumstances = own_codes(files, CIRCUMSTANCES, shipped)
    glossary = own_terms(files, GLOSSARY, shipped)
    words = {one.code for one in glossary.terms}
    known = {*courses, *(name.split("/")[1].split(".")[0] for name in files if name.startswith("formats/"))}
    for name in sorted(files):
        raw = files[name]
        try:
            if name == "offers.toml":
                problems += area_problems(read_offers(raw, name), name, areas)
            elif name == "deadlines.toml":
                problems += word_faults(raw, name, words)
            elif "/" in name:
                _definition(name, raw, key)
                if name.startswith("formats/"):
                    format = read_format(raw, name, key, "")
                    problems += [*role_problems(format, name, roles), *span_problems(format, name)]
                    problems += definition_word_faults(format, raw, name, glossary)
                elif name.startswith("criteria/"):
                    problems += outcome_problems(read_criteria(raw, name, key, ""), name, circumstances, known)
                    problems += word_faults(raw, name, words)
                elif name.startswith("checklists/"):
                    problems += word_faults(raw, name, words)
                elif name.startswith("terms/"):
                    problems += _term_problems(raw, name, shipped)
                    problems += word_problems(read_terms(raw, name), name, words)
        except FaultyDefinition as faulty:
            problems += faulty.problems
    return problems


def _term_problems(raw: bytes, name: str, shipped: TermsOf) -> list[Problem]:
    """A list stands in place of the shipped one: what was written with that one's codes must keep its words."""
    found = read_terms(raw, name)
    try:
        before = shipped(found.kind)
    except NotFound:
        reason = _("There is no list of words called “{key}”.").format(key=found.kind)
        return [Problem(name, None, "terms.kind", reason)]
    codes = {one.code for one in found.terms}
    reason = _("The word with the code “{key}” is missing. Give it a last day instead of taking it out.")
    missing = dict.fromkeys(one.code for one in before.terms if one.code not in codes)
    return [Problem(name, None, "term", reason.format(key=code)) for code in missing]


def area_problems(found: OfferCatalogue, file: str, known: Collection[str]) -> list[Problem]:
    """Life areas are shared words: offers must use codes of the life areas."""
    reason = _("There is no life area “{key}”.")
    return [
        Problem(file, None, f"offer[{number}].areas", reason.format(key=area))
        for number, one in enumerate(found.offers, 1)
        for area in one.areas
        if area not in known
    ]


def outcome_problems(
    found: Criteria, file: str, circumstances: Collection[str], courses: Collection[str]
) -> list[Problem]:
    """What an outcome begins or ends must be known: circumstances by their terms, courses by their formats."""
    no_term, no_format = _("There is no circumstance “{key}”."), _("There is no format “{key}”.")
    told: list[Problem] = []
    for number, one in enumerate(found.outcomes, 1):
        codes = [code for code in (one.circumstance, *one.ends) if code and code not in circumstances]
        told += [Problem(file, None, f"outcome[{number}]", no_term.format(key=code)) for code in codes]
        if one.course and one.course not in courses:
            told.append(Problem(file, None, f"outcome[{number}].course", no_format.format(key=one.course)))
    return told


def role_problems(found: MeetingFormat, file: str, known: Collection[str]) -> list[Problem]:
    """Roles are shared words: participants and tasks must use codes of the role terms."""
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
