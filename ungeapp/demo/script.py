"""What is said, written and agreed in the rehearsal: the data in ``resources/demo``.

Belongs here: reading it, and filling names into its sentences.
Does not belong here: any of those words, and when and by whom they are said (``story.py``, ``town.py``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ungeapp.domain.consent import Use
from ungeapp.domain.parts import Part
from ungeapp.system import paths
from ungeapp.usecases.consents import ConsentAsked

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Script:
    """The story and the town as data, with the municipality the rehearsal plays in."""

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


def read_script(municipality: str) -> Script:
    """The shipped rehearsal."""
    folder = paths.resources() / "demo"
    story, town = (tomllib.loads((folder / f"{one}.toml").read_text(encoding="utf-8")) for one in ("story", "town"))
    return Script(story=story, town=town, municipality=municipality)
