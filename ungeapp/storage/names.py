"""The families of names as the program brings them.

Belongs here: reading ``resources/words/names.toml`` once. Does not belong here: what is done with them
(``domain/spelling.py``), where they are indexed (``session.py``).
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache

from ungeapp.domain.spelling import Spelling
from ungeapp.system import paths


@cache
def _file() -> bytes:
    return (paths.resources() / "words" / "names.toml").read_bytes()


@cache
def spelling() -> Spelling:
    """How names are spelled alike."""
    told = tomllib.loads(_file().decode("utf-8"))
    sounds = [(one["from"], one["to"]) for one in told["sound"]]
    return Spelling.of(sounds, [one["spellings"] for one in told["family"]])


@cache
def fingerprint() -> str:
    """Changes when a family does: what was indexed under the old ones is then built anew."""
    return hashlib.sha256(_file()).hexdigest()
