"""One municipal profile as a folder of files, read and checked as a whole.

Belongs here: which files a profile has, and that what one file names stands in another.
Does not belong here: what each file consists of (``profile_reader.py``, ``profile_parts.py``, ``offer_reader.py``,
``term_reader.py``), and where the folders lie (``definitions.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
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

_FILES = ("profile.toml", "offers.toml", "deadlines.toml", *(f"{one}.toml" for one in PARTS))
_FOLDERS = ("consent",)


def read_profile_folder(folder: Path, base: MunicipalProfile | None) -> MunicipalProfile:
    """The profile in ``folder``, its offers apart; FaultyDefinition for the first file that cannot be used."""
    found = read_profile(definition_bytes(folder / "profile.toml"), f"{folder.name}/profile.toml", base)
    for name, path in _present(folder):
        found = _READ[name](found, definition_bytes(path), f"{folder.name}/{path.name}")
    return found


_READ: dict[str, Callable[[MunicipalProfile, bytes, str], MunicipalProfile]] = {
    "responsibility": lambda it, raw, file: replace(it, responsibility=read_responsibility(raw, file, it.key)),
    "targets": lambda it, raw, file: replace(it, targets=read_targets(raw, file)),
    "procedures": lambda it, raw, file: replace(it, procedures=read_procedures(raw, file, it.key)),
    "partners": lambda it, raw, file: replace(it, partners=read_partners(raw, file)),
    "deadlines": lambda it, raw, file: replace(it, deadlines=read_deadlines(raw, file)),
}


def _present(folder: Path) -> Iterator[tuple[str, Path]]:
    """The further files that are there."""
    for name in _READ:
        path = folder / f"{name}.toml"
        if path.is_file():
            yield name, path


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


def check_profile_folder(folder: Path, base: MunicipalProfile | None, roles: Collection[str]) -> list[Problem]:
    """Everything wrong with the files of the folder and with how they hang together; offers are checked by their own.

    ``roles`` are the codes of the role terms. NotFound when the folder holds no profile.
    """
    if not (folder / "profile.toml").is_file():
        raise NotFound("no-such-definition", ref=folder.name)
    problems = [
        Problem(one.name, None, "", _("A profile has no file of this name."))
        for one in sorted(folder.iterdir())
        if one.name not in (_FILES if one.is_file() else _FOLDERS) and not one.name.startswith(".")
    ]
    try:
        found = read_profile(definition_bytes(folder / "profile.toml"), "profile.toml", base)
    except FaultyDefinition as faulty:
        return [*problems, *faulty.problems]
    if found.key != folder.name:
        problems.append(Problem("profile.toml", None, "profile.key", _("The folder is not named after its content.")))
    for name, path in _present(folder):
        try:
            found = _READ[name](found, definition_bytes(path), path.name)
        except FaultyDefinition as faulty:
            problems += faulty.problems
    return [*problems, *_loose_ends(found, roles)]


def _loose_ends(found: MunicipalProfile, roles: Collection[str]) -> Iterator[Problem]:
    """Units and roles that are named in one file and stand in no other."""
    named = [
        (f"rule[{number}]", "responsibility.toml", one.unit, one.role)
        for number, one in enumerate(found.responsibility.rules, 1)
    ]
    named += [(f"procedure[{n}]", "procedures.toml", one.unit, "") for n, one in enumerate(found.procedures, 1)]
    named += [(f"role[{n}]", "profile.toml", "", one.role) for n, one in enumerate(found.roles, 1)]
    named += [(f"label[{n}]", "profile.toml", "", one.role) for n, one in enumerate(found.labels, 1)]
    for path, file, unit, role in named:
        if unit and not found.has_unit(unit):
            yield Problem(file, None, f"{path}.unit", _("There is no unit “{key}”.").format(key=unit))
        if role and role not in roles:
            yield Problem(file, None, f"{path}.role", _("There is no role “{key}”.").format(key=role))
