"""The folder of a rehearsal: what lies in it, how it is recognised, how far it has come.

Belongs here: the marker, files that come out of the story, the list of its steps, and clearing it away for another.
Does not belong here: what happens in the story.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from ungeapp.bootstrap import MUNICIPAL
from ungeapp.system.files import private_folder, write_private
from ungeapp.system.instance import AlreadyOpen, StoreLock

MARKER = "ungeapp-rehearsal.json"
STORES = ("a", "b")
OUT, SCREENS = "out", "screens"
PASSPHRASE, STEPS = "passphrase.txt", "story.json"
_DATABASE = "store.db"


class Stage(StrEnum):
    """How far a rehearsal has come."""

    NOTHING = "nothing"  # there is no such folder, or nothing in it
    FOREIGN = "foreign"  # something else lies there
    HALF = "half"
    PLAYED = "played"  # the story is told, the pictures are missing
    FINISHED = "finished"


class RehearsalFolder:
    """One folder; nothing outside of what the rehearsal makes is ever touched."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._steps: list[Mapping[str, object]] = []

    # how far it has come ------------------------------------------------------------------------------------------
    def stage(self) -> Stage:
        """What lies there."""
        if not self.root.exists() or (self.root.is_dir() and not any(self.root.iterdir())):
            return Stage.NOTHING
        try:
            told = json.loads((self.root / MARKER).read_text(encoding="utf-8"))
            return Stage(told["stage"])
        except (OSError, ValueError, KeyError, TypeError):
            return Stage.FOREIGN

    def municipality(self) -> str:
        """The profile whose rehearsal lies there; empty when it does not say."""
        try:
            return str(json.loads((self.root / MARKER).read_text(encoding="utf-8")).get("profile", ""))
        except (OSError, ValueError, AttributeError):
            return ""

    def mark(self, stage: Stage) -> None:
        """Write down how far it has come."""
        self._mark(stage, self.municipality())

    def _mark(self, stage: Stage, profile: str) -> None:
        text = json.dumps({"rehearsal": 1, "stage": stage.value, "profile": profile})
        write_private(self.root / MARKER, f"{text}\n".encode())

    def begin(self, profile: str = "") -> None:
        """Make the folder ready for a new rehearsal of the municipality ``profile``."""
        private_folder(self.root)
        self._mark(Stage.HALF, profile)
        private_folder(self.root / OUT)

    def clear(self) -> None:
        """Take an earlier rehearsal away. AlreadyOpen, and nothing is gone, while a window has one of its stores open."""
        for name in STORES:
            if (self.root / name / _DATABASE).exists():
                StoreLock(self.root / name / _DATABASE).close()
        for name in (*STORES, OUT, SCREENS, MUNICIPAL):
            if (self.root / name).is_dir():
                shutil.rmtree(self.root / name)
        for name in (PASSPHRASE, STEPS):
            (self.root / name).unlink(missing_ok=True)

    def store(self, name: str) -> Path:
        """The folder of one of the two stores."""
        return self.root / name

    # what comes out of it -----------------------------------------------------------------------------------------
    def keep(self, name: str, data: bytes) -> str:
        """A file that came out of the story; its path from the folder, with forward slashes."""
        write_private(self.root / OUT / name, data)
        return f"{OUT}/{name}"

    def keep_phrase(self, phrase: str, sentence: str) -> None:
        """The passphrase of both stores, with a sentence saying what it is not good for."""
        write_private(self.root / PASSPHRASE, f"{phrase}\n\n{sentence}\n".encode())

    def phrase(self) -> str:
        """The passphrase of both stores."""
        return (self.root / PASSPHRASE).read_text(encoding="utf-8").splitlines()[0]

    def step(self, name: str, what: str, who: str, at: datetime, ids: Iterable[str], files: Iterable[str]) -> None:
        """Note one step of the story."""
        self._steps.append(
            {
                "step": len(self._steps) + 1,
                "key": name,
                "what": what,
                "who": who,
                "at": at.isoformat(timespec="minutes"),
                "ids": list(ids),
                "files": list(files),
            }
        )

    def write_steps(self) -> None:
        """Write the list of steps."""
        text = json.dumps(self._steps, ensure_ascii=False, indent=2)
        write_private(self.root / STEPS, f"{text}\n".encode())

    def steps(self) -> list[Mapping[str, object]]:
        """The steps of a rehearsal that was played."""
        found: list[Mapping[str, object]] = json.loads((self.root / STEPS).read_text(encoding="utf-8"))
        return found


__all__ = ["AlreadyOpen", "RehearsalFolder", "Stage"]
