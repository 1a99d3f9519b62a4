"""One municipal profile as a folder of files, read and checked as a whole.

Belongs here: which files a profile has, and that what one file names stands in another.
Does not belong here: what each file consists of (``profile_reader.py``, ``profile_parts.py``, ``offer_reader.py``,
``term_reader.py``), and where the folders lie (``definition_places.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ungeapp.domain.errors import NotFound
from ungeapp.domain.profiles import MunicipalProfile
from ungeapp.forms.deadline_reader import read_deadlines
from ungeapp.forms.definition_reader import FaultyDefinition, Problem, definition_bytes, parse
from ungeapp.forms.profile_parts import read_partners, read_procedures, read_responsibility, read_targets
from ungeapp.forms.profile_reader import read_profile
from ungeapp.texts import _

PARTS = ("responsibility", "targets", "procedures", "partners")
"""The table each further file begins with; the file is named after it."""

_PLAIN = ("profile", "offers", "deadlines", *PARTS)
FOLDERS = ("formats", "checklists", "criteria", "terms", "consent")
"""The folders inside a profile: the municipality's own definitions of these kinds."""

MAX_FILES = 400
"""Files of one profile; a real one has about a dozen."""

Files = Mapping[str, bytes]
"""A profile: the name of each file, with its folder inside the profile, and its bytes."""

_NAME = re.compile(
    rf"(?:(?:{'|'.join(_PLAIN)})|(?:{'|'.join(FOLDERS)})/[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[1-9][0-9]{{0,3}})?)\.toml"
)


def is_profile_file(name: str) -> bool:
    """Whether a profile can have a file of this name."""
    return _NAME.fullmatch(name) is not None


def folder_files(folder: Path) -> dict[str, bytes]:
    """The files of a profile's folder and of the folders inside it that a profile has; hidden ones left out.

    OSError when one cannot be read; its ``filename`` says which.
    """
    found = [one for one in sorted(folder.iterdir()) if not one.name.startswith(".")]
    inner = [one for name in FOLDERS if (folder / name).is_dir() for one in sorted((folder / name).iterdir())]
    paths = [one for one in (*found, *inner) if not one.name.startswith(".") and one.name not in FOLDERS]
    return {one.relative_to(folder).as_posix(): _bytes(one) if one.is_file() else b"" for one in paths}


def _bytes(path: Path) -> bytes:
    try:
        return definition_bytes(path)
    except OSError as error:  # one that fails while it is read names no file
        raise OSError(error.errno, error.strerror, str(path)) from error


def read_profile_folder(folder: Path, base: MunicipalProfile | None) -> MunicipalProfile:
    """The profile in ``folder``, like ``read_profile_files``."""
    return read_profile_files(folder_files(folder), folder.name, base)


def read_profile_files(files: Files, key: str, base: MunicipalProfile | None) -> MunicipalProfile:
    """The profile ``key`` in ``files``, its offers and definitions apart.

    NotFound without a ``profile.toml``; FaultyDefinition for the first file that cannot be used.
    """
    if "profile.toml" not in files:
        raise NotFound("no-such-definition", ref=key)
    found = read_profile(files["profile.toml"], f"{key}/profile.toml", base)
    for name, raw in _present(files):
        found = _read_part(found, name, raw, f"{key}/{name}.toml")
    return _with_figures(found, base).with_defaults()


def _with_figures(found: MunicipalProfile, base: MunicipalProfile | None) -> MunicipalProfile:
    """The profile's own figures first, then those of the base that it does not count in its own way."""
    own = {one.key for one in found.figures}
    rest = tuple(one for one in (base.figures if base else ()) if one.key not in own)
    return replace(found, figures=(*found.figures, *rest))


def _with_targets(it: MunicipalProfile, raw: bytes, file: str) -> MunicipalProfile:
    targets, figures = read_targets(raw, file)
    return replace(it, targets=targets, figures=figures)


_READ: dict[str, Callable[[MunicipalProfile, bytes, str], MunicipalProfile]] = {
    "responsibility": lambda it, raw, file: replace(it, responsibility=read_responsibility(raw, file, it.key)),
    "targets": _with_targets,
    "procedures": lambda it, raw, file: replace(it, procedures=read_procedures(raw, file, it.key)),
    "partners": lambda it, raw, file: replace(it, partners=read_partners(raw, file)),
    "deadlines": lambda it, raw, file: replace(it, deadlines=read_deadlines(raw, file)),
}


def _read_part(found: MunicipalProfile, name: str, raw: bytes, file: str) -> MunicipalProfile:
    """The profile with one further file and what that is called."""
    head = parse(raw, file).table("rules" if name == "deadlines" else name)
    return _READ[name](found, raw, file).titled(name, head.text("title"))


def _present(files: Files) -> Iterator[tuple[str, bytes]]:
    """The further files that are there."""
    for name in _READ:
        if f"{name}.toml" in files:
            yield name, files[f"{name}.toml"]


def read_profile_part(raw: bytes, file: str) -> None:
    """Check one further file of a profile alone; FaultyDefinition."""
    top = parse(raw, file)
    if "responsibility" in top:
        read_responsibility(raw, file, "x")
    elif "targets" in top:
        read_targets(raw, file)
    elif "procedures" in top:
        read_procedures(raw, file, "x")
    else:
        read_partners(raw, file)


def check_profile_files(files: Files, key: str, base: MunicipalProfile | None, roles: Collection[str]) -> list[Problem]:
    """Everything wrong with the names of the files, the profile's parts and how they hang together.

    Offers and the definitions inside are checked by their own. ``roles`` are the codes of the role terms. NotFound when
    the files hold no profile.
    """
    if "profile.toml" not in files:
        raise NotFound("no-such-definition", ref=key)
    if len(files) > MAX_FILES:
        return [Problem(key, None, "", _("A profile has at most {count} files.").format(count=MAX_FILES))]
    problems = [
        Problem(name, None, "", _("A profile has no file of this name.")) for name in files if not is_profile_file(name)
    ]
    try:
        found = read_profile(files["profile.toml"], "profile.toml", base)
    except FaultyDefinition as faulty:
        return [*problems, *faulty.problems]
    if found.key != key:
        problems.append(Problem("profile.toml", None, "profile.key", _("The folder is not named after its content.")))
    for name, raw in _present(files):
        try:
            found = _read_part(found, name, raw, f"{name}.toml")
        except FaultyDefinition as faulty:
            problems += faulty.problems
    return [*problems, *_loose_ends(found, roles)]


def _loose_ends(found: MunicipalProfile, roles: Collection[str]) -> Iterator[Problem]:
    """Units, roles and partners that are named in one file and stand in no other."""
    named = [
        (f"rule[{number}]", "responsibility.toml", one.unit, one.role)
        for number, one in enumerate(found.responsibility.rules, 1)
    ]
    named += [(f"procedure[{n}]", "procedures.toml", one.unit, "") for n, one in enumerate(found.procedures, 1)]
    named += [
        (f"deadline[{n}]", "deadlines.toml", key, "") for n, one in enumerate(found.deadlines, 1) for key in one.units
    ]
    named += [(f"role[{n}]", "profile.toml", "", one.role) for n, one in enumerate(found.roles, 1)]
    named += [(f"label[{n}]", "profile.toml", "", one.role) for n, one in enumerate(found.labels, 1)]
    partners = {one.key for one in found.partners}
    for number, counter in enumerate(found.absence_counters, 1):
        if counter.partner and counter.partner not in partners:
            told = _("There is no partner “{key}”.").format(key=counter.partner)
            yield Problem("profile.toml", None, f"absence_counter[{number}].partner", told)
    for path, file, unit, role in named:
        if unit and not found.has_unit(unit):
            yield Problem(file, None, f"{path}.unit", _("There is no unit “{key}”.").format(key=unit))
        if role and role not in roles:
            yield Problem(file, None, f"{path}.role", _("There is no role “{key}”.").format(key=role))
