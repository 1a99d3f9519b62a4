"""Where the definitions of a desk lie: in the resources, in a municipality's own folder, in a profile that was adopted.

Belongs here: which file is meant by a name, an owner and a version, and its bytes.
Does not belong here: what stands in a file (the readers), and which version is asked for (``definition_versions.py``).

Layout of both folders: ``formats/<id>.<version>.toml``, ``checklists/<id>.<version>.toml``, ``criteria/<id>.<version>.toml``, ``terms/<kind>.toml``,
``rules/<name>.toml``, ``profiles/<key>/`` with ``profile.toml``, ``offers.toml`` and the other parts of a profile
(``profile_folder.py``), ``consent/<language>.toml``. A profile's folder has the same folders ``formats``, ``checklists``,
``criteria``, ``terms`` and ``consent`` inside, which hold for the desks of that municipality. The municipality's own terms replace the
shipped list of the same kind; its formats and checklists stand beside the shipped ones under its own name. A profile
that was adopted comes before both folders, whole. Of two definitions with one id and version the municipality's own is
meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from ungeapp.domain.errors import NotFound
from ungeapp.domain.formats import SHIPPED
from ungeapp.forms.definition_reader import KEY, definition_bytes
from ungeapp.forms.profile_contents import VERSIONED, as_bytes
from ungeapp.forms.profile_folder import Files, folder_files


@dataclass(frozen=True, slots=True)
class VersionedFile:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The places of one desk. ``municipal`` is the folder of ``municipality``, where it has one; ``home`` is the profile
    the desk works by, whose files are ``adopted`` when it came another way than by a folder."""

    resources: Path
    municipal: Path | None
    municipality: str
    home: str
    adopted: Files = field(default_factory=dict)

    def adopting(self, key: str, files: Mapping[str, str] | None) -> Places:
        """The same with the profile ``key`` from ``files``; None: from the folders again."""
        return replace(self, home=self.home if files is None else key, adopted=as_bytes(files or {}))

    @property
    def _roots(self) -> tuple[tuple[str, Path], ...]:
        """Both folders with their owner, the shipped one first."""
        shipped = (SHIPPED, self.resources)
        return (shipped,) if self.municipal is None else (shipped, (self.municipality, self.municipal))

    def _is_adopted(self, key: str) -> bool:
        return bool(self.adopted) and key == self.home

    def _adopted_in(self, folder: str) -> dict[str, bytes]:
        """The files in one folder of the adopted profile."""
        start = f"{folder}/"
        return {name.removeprefix(start): raw for name, raw in self.adopted.items() if name.startswith(start)}

    def _path(self, folder: str, name: str, asked: str) -> Path:
        for _owner, root in reversed(self._roots):
            path = root / folder / name
            if re.fullmatch(r"[a-z0-9/.-]+", name) and ".." not in name and path.is_file():
                return path
        raise NotFound("no-such-definition", ref=asked)

    # formats, checklists, criteria -----------------------------------------------------------------------------------
    def versions(self, folder: str) -> list[VersionedFile]:
        """Every version there is, oldest first. Of the same version of one owner the adopted profile's counts, then
        that of the municipality's folder."""
        found: dict[tuple[str, str, int], VersionedFile] = {}
        beside = [] if self.adopted else [(self.home, root / "profiles" / self.home) for _o, root in self._roots]
        for owner, root in (*(beside if self.home else ()), *self._roots):
            for path in (root / folder).glob("*.toml") if (root / folder).is_dir() else ():
                one = _file(owner, path.name, path, partial(definition_bytes, path))
                if one is not None:
                    found[one.key] = one
        for name, raw in self._adopted_in(folder).items():
            one = _file(self.home, name, f"{folder}/{name}", partial(bytes, raw))
            if one is not None:
                found[one.key] = one
        return sorted(found.values(), key=lambda one: (one.version, one.owner != SHIPPED, one.owner, one.id))

    # rules and terms -------------------------------------------------------------------------------------------------
    def rules(self, name: str) -> tuple[bytes, str]:
        """A file of rules and what it is called; NotFound."""
        path = self._path("rules", f"{name}.toml", name)
        return definition_bytes(path), path.name

    def terms(self, kind: str) -> bytes:
        """The municipality's own list, from its adopted profile, its folder or its shipped profile; else the shipped;
        NotFound."""
        name = f"{kind}.toml"
        if name in self._adopted_in("terms"):
            return self._adopted_in("terms")[name]
        paths = [root / "terms" / name for owner, root in self._roots if owner != SHIPPED]
        if self.home and not self.adopted:
            paths += [root / "profiles" / self.home / "terms" / name for _o, root in reversed(self._roots)]
        found = next((one for one in paths if KEY.fullmatch(kind) and one.is_file()), None)
        return definition_bytes(found or self._path("terms", name, kind))

    def shipped_terms(self, kind: str) -> bytes | None:
        """The list that came with the program, whoever has another; None where there is none."""
        path = self.resources / "terms" / f"{kind}.toml"
        return definition_bytes(path) if path.is_file() else None

    # profiles --------------------------------------------------------------------------------------------------------
    def profile_keys(self) -> set[str]:
        """The keys of the profiles in the folders."""
        return {path.parent.name for _owner, root in self._roots for path in root.glob("profiles/*/profile.toml")}

    def profile_files(self, key: str) -> Files:
        """The files of a profile; NotFound."""
        if self._is_adopted(key):
            return self.adopted
        return folder_files(self._path("profiles", f"{key}/profile.toml", key).parent)

    def offers(self, key: str) -> bytes | None:
        """The offers of a profile; None when it tells of none."""
        if self._is_adopted(key):
            return self.adopted.get("offers.toml")
        try:
            return definition_bytes(self._path("profiles", f"{key}/offers.toml", key))
        except NotFound:
            return None

    def languages(self, profile: str) -> Iterator[tuple[str, str, bytes]]:
        """Owner, name and content of every language of the consent paper; an adopted profile's own come last, in place
        of those in its folder. NotFound for what can be no profile's key."""
        for owner, root in self._roots:
            paths = [*(root / "consent").glob("*.toml")]
            if not self._is_adopted(profile):
                if not re.fullmatch(r"[a-z0-9-]+", profile):
                    raise NotFound("no-such-definition", ref=profile)
                paths += (root / "profiles" / profile / "consent").glob("*.toml")
            for path in sorted(paths):
                yield owner, path.name, definition_bytes(path)
        if self._is_adopted(profile):
            for name, raw in sorted(self._adopted_in("consent").items()):
                yield profile, name, raw


def _file(owner: str, name: str, place: Path | str, read: Callable[[], bytes]) -> VersionedFile | None:
    """The file, when it is named like one with a version."""
    found = VERSIONED.fullmatch(name)
    return VersionedFile(owner, found["id"], int(found["version"]), name, place, read) if found else None
