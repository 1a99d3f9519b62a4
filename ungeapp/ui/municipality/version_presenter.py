"""A new version of the municipality's profile from a folder: what it changes, what is wrong, who gets it; without Qt.

Belongs here: these in words, and the files that are sealed. Does not belong here: widgets (``version_page``), checking
and sealing (``usecases/profiles.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ungeapp.texts import _, ngettext
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Cell, Option
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.profiles import ProfilePreview
from ungeapp.usecases.sending import WrittenFile
from ungeapp.wording import sentence_of_code
from ungeapp.wording.profiles import change_sentence, profile_part

Row = Sequence[Cell | str]


@dataclass(frozen=True, slots=True)
class VersionView:
    """What is known of the folder. ``said`` is one sentence; ``ready`` when it can be sealed, ``usable`` when it can be
    taken into use here too."""

    said: str
    ready: bool
    usable: bool
    changes: Sequence[Row]
    faults: Sequence[Row]
    old_words: Sequence[str]


class VersionPresenter:
    """One folder at a time, read anew each time it is looked at."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self.folder: Path | None = None
        self.files: Mapping[str, str] = {}

    @property
    def subtitle(self) -> str:
        profile = self._intentions.desk.profile
        return joined(profile.name, _("Version {before} is in use").format(before=profile.version))

    def receivers(self) -> tuple[Option, ...]:
        """The desks of the municipality with a confirmed card."""
        return tuple(Option(one.identity, one.name, one.unit_name) for one in self._intentions.profiles.receivers())

    def copy_into(self, folder: Path) -> Path:
        """Copy the version in use into a new folder there."""
        return self._intentions.profiles.copy_into(folder)

    def look(self) -> VersionView | None:
        """Read the folder as it is now; None while none is chosen. Refused when no profile lies in it."""
        if self.folder is None:
            return None
        self.files = self._intentions.profiles.files_in(self.folder)
        return _view(self._intentions.profiles.look_into(self.files))

    def adopt(self) -> str:
        """Take it into use at this desk; what is said."""
        found = self._intentions.profiles.adopt_folder(self.files)
        return _("Version {number} is in use now.").format(number=found.version)


def seal(intentions: Intentions, files: Mapping[str, str], receivers: Sequence[str], note: str) -> list[WrittenFile]:
    """The sealed files, one for each receiver."""
    return list(intentions.profiles.seal(files, receivers, note=note))


def _view(found: ProfilePreview) -> VersionView:
    # What stands in use already can still be handed to others: they may have an earlier one.
    ready = found.refused in ("", "profile-in-use")
    return VersionView(
        said=_said(found),
        ready=ready,
        usable=not found.refused,
        changes=[(Cell(profile_part(one.part), secondary=True), change_sentence(one)) for one in found.changes],
        faults=[
            (
                Cell(one.file, strong=True),
                str(one.line or ""),
                Cell(one.path.rpartition(".")[2], secondary=True),
                one.reason,
            )
            for one in found.faults
        ],
        old_words=[
            _("{file}, line {line}: {sentence}").format(file=one.file, line=one.line or 1, sentence=one.reason)
            for one in found.old_words
        ],
    )


def _said(found: ProfilePreview) -> str:
    if found.refused == "profile-faulty":
        count = len(found.faults)
        return ngettext(
            "There is one fault in the profile, so it cannot be used.",
            "There are {count} faults in the profile, so it cannot be used.",
            count,
        ).format(count=count)
    if found.refused == "profile-in-use":
        return _("Version {number} is the one in use. It can be sealed for others.").format(number=found.version)
    if found.refused:
        return sentence_of_code(found.refused)
    return _("Version {number} is sound and can be sealed.").format(number=found.version)
