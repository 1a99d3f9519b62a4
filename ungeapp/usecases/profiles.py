"""The municipality's profile as a file: sealed for the caseworkers, looked at, taken into use, taken back.

Belongs here: who may send one, which version may follow which, keeping every version, and what is in use at this desk.
Does not belong here: reading a profile (``forms``), what two versions differ in (``domain/profile_changes.py``), files
about young people (``sending.py``, ``receiving.py``).

Nothing of a case is touched: a meeting keeps the version of its format that was kept with it, and what was written
under a unit that is gone keeps its key. What is in use stands in the store, so it travels with every backup.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from ungeapp.domain.errors import Invalid, NotAllowed, NotFound, UngeError
from ungeapp.domain.profile_changes import ProfileChange, ProfileFault, contents_changes
from ungeapp.domain.profiles import MunicipalProfile
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.envelope import Envelope, Incoming
from ungeapp.usecases.package_preview import UNDONE, sender_state_of
from ungeapp.usecases.partners import CONFIRMED, KNOWN
from ungeapp.usecases.ports.author import Progress
from ungeapp.usecases.ports.rows import CardRow, PackageRow
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.sending import Post, WrittenFile, card_of

PROFILE = "profile"
"""The kind of the package."""
_ADOPTED = "profile/adopted"
_OWN = "own"
_KEY = re.compile(r"""(?m)^\s*key\s*=\s*["'](?P<key>[^"']*)["']""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """One version this desk took into use. ``ref`` is under which name its files are kept; ``package`` is the file it
    came in, empty when it was made here; ``by`` is who sealed it, with the unit. ``taken_back`` when it was undone."""

    ref: str
    version: int
    at: str
    package: str
    by: str
    taken_back: bool = False

    @property
    def day(self) -> datetime:
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePreview:
    """What taking a profile into use would change. ``refused`` is the code of why it cannot be, empty when it can.

    ``sender_state`` is the card's, or "own" for a folder of this desk. ``faults`` are about the files themselves;
    ``old_words``, told for a folder, stand in nothing's way.
    ``own_unit_gone``: the unit of this desk is not in the newer version.
    """

    key: str
    name: str
    sender: str
    sender_state: str
    check_number: str
    in_use: int
    version: int
    changes: tuple[ProfileChange, ...] = ()
    faults: tuple[ProfileFault, ...] = ()
    old_words: tuple[ProfileFault, ...] = ()
    refused: str = ""
    own_unit_gone: bool = False
    note: str = ""
    package: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileStanding:
    """Which version is in use here. ``adopted`` is None for the shipped one; ``faults`` when the adopted one cannot be
    read by this version of the program, which then uses the shipped one."""

    version: int
    adopted: Adoption | None
    earlier: tuple[Adoption, ...]
    faults: tuple[ProfileFault, ...] = ()


class ProfileUseCases:
    """Sealing, looking, adopting, going back."""

    def __init__(self, desk: Desk, envelope: Envelope) -> None:
        self._desk = desk
        self._envelope = envelope
        self._post = Post(desk, envelope)

    @property
    def _key(self) -> str:
        return self._desk.author.profile

    # sealing -----------------------------------------------------------------------------------------------------
    def seal(
        self, files: Mapping[str, str], partners: Sequence[str], *, note: str = "", progress: Progress | None = None
    ) -> tuple[WrittenFile, ...]:
        """The profile as a file for each partner, signed by this desk. All are written, or none.

        NotAllowed("profile-other-municipality") for another one's, Invalid("profile-faulty") with the first fault.
        """
        desk = self._desk
        profile = self._sound(files)
        with desk.acting("profile.seal") as uow:
            cards = [card_of(uow, one) for one in partners]
            if not cards:
                raise Invalid("profile-no-receiver", field="to")
            if any(not _of(one.unit, profile.key) for one in cards):
                raise NotAllowed("profile-receiver-elsewhere")
            written = []
            for done, card in enumerate(cards, start=1):
                written.append(self._post.write(uow, PROFILE, card, (), note=note, files=files))
                if progress is not None:
                    progress(done, len(cards))
            uow.note_audit("profile-seal", profile.key, str(profile.version))
        return tuple(written)

    def receivers(self) -> tuple[CardRow, ...]:
        """The desks of the own municipality a profile can be sealed for, by unit and name."""
        with self._desk.looking() as uow:
            found = [one for one in uow.cards() if one.state in (CONFIRMED, KNOWN) and _of(one.unit, self._key)]
        return tuple(sorted(found, key=lambda one: (one.unit_name, one.name)))

    # a folder on this computer -----------------------------------------------------------------------------------
    def files_in(self, folder: Path) -> Mapping[str, str]:
        """The profile in a folder; NotAllowed("profile-folder-unreadable") when there is none in it.

        NotAllowed("profile-file-not-text") or ("profile-file-unreadable") names the ``file`` that cannot be read.
        """
        return self._desk.definitions.folder_files(folder)

    def copy_into(self, folder: Path) -> Path:
        """The version in use as the next one, in a new folder inside ``folder``, to be edited; where it lies.

        NotAllowed("profile-folder-there") when a folder of that name lies there already.
        """
        made = folder / self._key
        self._desk.definitions.lay_folder(made, self.files_in_use())
        with self._desk.looking() as uow:
            uow.note_audit("profile-copy", self._key, str(self._desk.profile.version + 1))
            uow.commit("look")
        return made

    def _sound(self, files: Mapping[str, str]) -> MunicipalProfile:
        faults = self._faults(files)
        if faults:
            raise Invalid("profile-faulty", field="files", faults=_lines(faults))
        found = self._desk.definitions.contents(self._key, files).profile
        if found.key != self._key or not _of(self._desk.author.unit, found.key):
            raise NotAllowed("profile-other-municipality")
        return found

    def _faults(self, files: Mapping[str, str]) -> tuple[ProfileFault, ...]:
        named = _KEY.search(files.get("profile.toml", ""))
        if named is not None and named["key"] != self._key:
            raise NotAllowed("profile-other-municipality")
        return self._desk.definitions.profile_faults(self._key, files)

    # looking -----------------------------------------------------------------------------------------------------
    def look(self, data: bytes) -> ProfilePreview:
        """Open a file and tell what it changes; nothing is changed. Refused like any file that cannot be opened."""
        with self._desk.looking() as uow:
            incoming = self._open(uow, data)
            found = self._preview(uow, incoming)
            uow.note_audit("package-preview", incoming.id, incoming.kind)
            uow.commit("look")
        return found

    def look_into(self, files: Mapping[str, str]) -> ProfilePreview:
        """The same for a folder on this computer."""
        author = self._desk.author
        with self._desk.looking() as uow:
            told = _Told(files, f"{author.name}, {self._desk.profile.unit_name(author.unit)}", _OWN)
            preview = self._compare(uow, told)
        return replace(preview, old_words=self._desk.definitions.profile_old_words(self._key, files))

    def _open(self, uow: UnitOfWork, data: bytes) -> Incoming:
        incoming = self._envelope.open(data, tuple(one.card for one in uow.cards()))
        if incoming.kind != PROFILE:
            raise NotAllowed("profile-not-in-file")
        known = uow.package(incoming.id)
        if known is not None and known.sha256 != incoming.sha256:
            raise NotAllowed("package-same-id-other-content")
        return incoming

    def _preview(self, uow: UnitOfWork, incoming: Incoming) -> ProfilePreview:
        """Whose signature it is comes first: of a stranger's file nothing but that is told."""
        sender = f"{incoming.sender.name}, {incoming.sender.unit_name}"
        state = sender_state_of(uow, incoming)
        told = _Told(incoming.files, sender, state, incoming.sender.check_number, incoming.note, incoming.id)
        refused = ""
        if state != CONFIRMED:
            refused = "profile-sender-not-confirmed"
        elif not _of(incoming.sender.unit, self._key):
            refused = "profile-sender-elsewhere"
        return told.preview(self._desk.profile, refused=refused) if refused else self._compare(uow, told)

    def _compare(self, uow: UnitOfWork, told: _Told) -> ProfilePreview:
        definitions = self._desk.definitions
        before = definitions.contents(self._key)
        try:
            faults = self._faults(told.files)
            if faults:
                return told.preview(before.profile, refused="profile-faulty", faults=faults)
            after = definitions.contents(self._key, told.files)
        except UngeError as error:
            return told.preview(before.profile, refused=error.code)
        preview = told.preview(
            before.profile,
            version=after.profile.version,
            changes=contents_changes(before, after),
            own_unit_gone=not after.profile.has_unit(self._desk.author.unit),
        )
        same = _adopted(uow)
        if after.profile.version < before.profile.version:
            return replace(preview, refused="profile-older")
        if after.profile.version == before.profile.version:
            equal = not preview.changes and (
                not same or same[-1].taken_back or _ref(self._key, told.files) == same[-1].ref
            )
            return replace(preview, refused="profile-in-use" if equal else "profile-same-version")
        if before.rewritten(after):
            first = before.rewritten(after)[0]
            name = f"{first.part}/{first.id}.{first.version}.toml"
            return replace(preview, refused="profile-rewrites", faults=(ProfileFault(name),))
        return preview

    # taking into use ---------------------------------------------------------------------------------------------
    def adopt(self, data: bytes) -> ProfilePreview:
        """Take the profile in a file into use: kept with every earlier one, and read from now on."""
        with self._desk.looking() as uow:
            incoming = self._open(uow, data)
            preview = self._preview(uow, incoming)
        row = PackageRow(
            id=incoming.id,
            direction="in",
            kind=PROFILE,
            partner=incoming.sender.identity,
            persons=(),
            at=self._desk.now(),
            sequence=incoming.sequence,
            state="received",
            sha256=incoming.sha256,
        )
        return self._take(preview, incoming.files, row)

    def adopt_folder(self, files: Mapping[str, str]) -> ProfilePreview:
        """Take a folder on this computer into use at this desk."""
        return self._take(self.look_into(files), files, None)

    def _take(self, preview: ProfilePreview, files: Mapping[str, str], row: PackageRow | None) -> ProfilePreview:
        if preview.refused == "profile-faulty":
            raise Invalid("profile-faulty", field="files", faults=_lines(preview.faults))
        if preview.refused:
            raise NotAllowed(preview.refused)
        desk, key = self._desk, self._key
        before = self._in_use()
        try:
            with desk.acting("profile.adopt") as uow:
                ref = _ref(key, files)
                uow.keep_definition(ref, _text(files))
                adoption = Adoption(
                    ref=ref,
                    version=preview.version,
                    at=desk.now().isoformat(),
                    package=preview.package,
                    by=preview.sender,
                )
                _keep(uow, (*_adopted(uow), adoption))
                if row is not None:
                    uow.put_package(row)
                uow.note_audit("profile-adopt", preview.package or key, str(preview.version))
                desk.definitions.adopt(key, files)
        except BaseException:
            desk.definitions.adopt(key, before)
            raise
        return preview

    def undo(self) -> ProfileStanding:
        """Go back to the version before; the one taken back stays kept. NotAllowed("profile-shipped") when there is none."""
        desk, before = self._desk, self._in_use()
        try:
            with desk.acting("profile.undo") as uow:
                adopted = _adopted(uow)
                last = next((one for one in reversed(adopted) if not one.taken_back), None)
                if last is None:
                    raise NotAllowed("profile-shipped")
                _keep(uow, tuple(replace(one, taken_back=True) if one is last else one for one in adopted))
                package = uow.package(last.package) if last.package else None
                if package is not None:
                    uow.put_package(replace(package, state=UNDONE))
                uow.note_audit("profile-undo", last.package or self._key, str(last.version))
                desk.definitions.adopt(self._key, self._readable(_files(uow)))
        except BaseException:
            desk.definitions.adopt(self._key, before)
            raise
        return self.standing()

    def _in_use(self) -> Mapping[str, str] | None:
        with self._desk.looking() as uow:
            return self._readable(_files(uow))

    def _readable(self, files: Mapping[str, str] | None) -> Mapping[str, str] | None:
        return None if files is None or self._desk.definitions.profile_faults(self._key, files) else files

    def load(self) -> None:
        """Read the adopted profile when the desk is opened; one this program cannot read stays aside."""
        files = self._in_use()
        if files is not None:
            self._desk.definitions.adopt(self._key, files)

    def standing(self) -> ProfileStanding:
        """Which version is in use, and which were before it."""
        with self._desk.looking() as uow:
            adopted, files = _adopted(uow), _files(uow)
        used = next((one for one in reversed(adopted) if not one.taken_back), None)
        faults = self._desk.definitions.profile_faults(self._key, files) if files is not None else ()
        return ProfileStanding(
            version=self._desk.profile.version,
            adopted=used,
            earlier=tuple(one for one in reversed(adopted) if one is not used),
            faults=faults,
        )

    def files_in_use(self) -> Mapping[str, str]:
        """The files of the version in use, the shipped one too: what a next version begins from."""
        return self._desk.definitions.profile_files(self._key)

    def kept(self, ref: str) -> Mapping[str, str]:
        """The files of a version this desk took into use at some time; NotFound."""
        with self._desk.looking() as uow:
            return _kept(uow, ref)


@dataclass(frozen=True, slots=True)
class _Told:
    """A profile as it was told, by whom."""

    files: Mapping[str, str]
    sender: str
    state: str
    check_number: str = ""
    note: str = ""
    package: str = ""

    def preview(
        self,
        profile: MunicipalProfile,
        *,
        version: int = 0,
        changes: tuple[ProfileChange, ...] = (),
        faults: tuple[ProfileFault, ...] = (),
        refused: str = "",
        own_unit_gone: bool = False,
    ) -> ProfilePreview:
        """The preview against the profile in use."""
        return ProfilePreview(
            key=profile.key,
            name=profile.name,
            sender=self.sender,
            sender_state=self.state,
            check_number=self.check_number,
            in_use=profile.version,
            version=version,
            changes=changes,
            faults=faults,
            refused=refused,
            own_unit_gone=own_unit_gone,
            note=self.note,
            package=self.package,
        )


def _lines(faults: Sequence[ProfileFault]) -> str:
    return "\n".join(str(one) for one in faults)


def _of(unit: str, key: str) -> bool:
    """Whether a unit is one of the municipality."""
    return unit.startswith(f"{key}/")


def _text(files: Mapping[str, str]) -> str:
    return json.dumps(dict(files), ensure_ascii=False, sort_keys=True)


def _ref(key: str, files: Mapping[str, str]) -> str:
    return f"{key}/{PROFILE}/{hashlib.sha256(_text(files).encode()).hexdigest()}"


def _adopted(uow: UnitOfWork) -> tuple[Adoption, ...]:
    """Every version this desk took into use, oldest first."""
    return tuple(Adoption(**one) for one in json.loads(uow.setting(_ADOPTED) or "[]"))


def _keep(uow: UnitOfWork, adopted: tuple[Adoption, ...]) -> None:
    uow.put_setting(_ADOPTED, json.dumps([asdict(one) for one in adopted], ensure_ascii=False))


def _kept(uow: UnitOfWork, ref: str) -> Mapping[str, str]:
    text = uow.definition(ref)
    if text is None:
        raise NotFound("no-such-definition", ref=ref)
    found: dict[str, str] = json.loads(text)
    return found


def _files(uow: UnitOfWork) -> Mapping[str, str] | None:
    """The files of the version in use, None for the shipped one."""
    used = next((one for one in reversed(_adopted(uow)) if not one.taken_back), None)
    return None if used is None else _kept(uow, used.ref)
