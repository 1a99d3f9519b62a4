"""What is said, written and agreed in the rehearsals: the data in ``resources/demo``.

Belongs here: reading it, which municipalities have a rehearsal, and filling names into its sentences.
Does not belong here: any of those words, and when and by whom they are said (``story.py``, ``town.py``, ``acts.py``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ungeapp.domain.consent import Use
from ungeapp.domain.errors import NotFound
from ungeapp.domain.parts import Part
from ungeapp.system import paths
from ungeapp.usecases.consents import ConsentAsked

Node = Mapping[str, Any]

WITH_A_TOWN = "viborg"
"""The municipality whose rehearsal has a whole town; the others tell one story, act by act."""

_STORY = "story.toml"


@dataclass(frozen=True, slots=True)
class Script:
    """The story and the town as data, with the municipality the rehearsal plays in; a story in acts has no town."""

    story: Node
    town: Node
    municipality: str

    def unit(self, key: str) -> str:
        """A unit's full key; one that is full already, and none, stay."""
        return key if not key or "/" in key else f"{self.municipality}/{key}"

    def recipient(self, key: str) -> str:
        """What a consent may name: a unit, ``role:…`` or ``name:…``."""
        return key if ":" in key else self.unit(key)

    def consent(self, name: str, given_on: date | None = None) -> ConsentAsked:
        """One of the consents that are given in the rehearsal."""
        told = self.story["consent"][name]
        return ConsentAsked(
            basis=told["basis"],
            uses=tuple(Use(one) for one in told["uses"]),
            purpose=told["purpose"],
            parts=tuple(Part(one) for one in told["parts"]),
            recipients=tuple(self.recipient(one) for one in told.get("recipients", ())),
            both_ways=told.get("both_ways", False),
            how=told.get("how", ""),
            given_on=given_on,
        )

    def message(self, name: str, **facts: object) -> str:
        """A sentence to whoever plays the rehearsal."""
        return str(self.story["message"][name]).format(**facts)


def municipalities() -> tuple[str, ...]:
    """The keys of the profiles that have a rehearsal."""
    return tuple(sorted({WITH_A_TOWN, *(one.parent.name for one in _folder().glob(f"*/{_STORY}"))}))


def read_script(municipality: str) -> Script:
    """The shipped rehearsal of a municipality; NotFound when it has none."""
    folder = _folder()
    common = _read(folder / "common.toml")
    if municipality == WITH_A_TOWN:
        return Script(common | _read(folder / _STORY), _read(folder / "town.toml"), municipality)
    if municipality not in municipalities():
        raise NotFound("no-such-definition", ref=f"demo/{municipality}")
    return Script(common | _read(folder / municipality / _STORY), {}, municipality)


def common_message(name: str, **facts: object) -> str:
    """A sentence of all rehearsals."""
    return str(_read(_folder() / "common.toml")["message"][name]).format(**facts)


def _folder() -> Path:
    return paths.resources() / "demo"


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
