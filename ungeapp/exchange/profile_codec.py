"""A municipal profile on the wire: its files as text, each a member of its own.

Belongs here: the wire type of a member of type ``definition+json``, and mapping it to names and texts and back.
Does not belong here: what the files say (``forms``), the envelope (``container.py``), who may send one (use cases).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from ungeapp.exchange.errors import Malformed, TooLarge
from ungeapp.exchange.limits import KIB

MEMBER_TYPE = "definition+json"

MAX_FILES = 400
MAX_TEXT = 256 * KIB
"""Bytes of one file as UTF-8."""
MAX_TOTAL = 8 * 1024 * KIB

_NAME = re.compile(r"(?:[a-z]{1,20}/)?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[0-9]{1,4})?\.toml")
_LONGEST_NAME = 120


class WireFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the profile. ``name`` may have one folder before it, never a way out of it."""

    name: str
    text: str


def encode(files: Mapping[str, str]) -> Iterator[bytes]:
    """The members of a profile's files, in the order of their names; ``Malformed`` or ``TooLarge`` like reading."""
    _check(files)
    for name in sorted(files):
        yield msgspec.json.encode(WireFile(name=name, text=files[name]))


def decode(values: Iterable[object]) -> dict[str, str]:
    """Name and text of every file from strictly read JSON; ``Malformed``, ``TooLarge``."""
    found: dict[str, str] = {}
    for value in values:
        try:
            wire = msgspec.convert(value, WireFile, strict=True)
        except msgspec.ValidationError as fault:
            raise Malformed(what="definition") from fault
        if wire.name in found:
            raise Malformed(what="definition twice")
        found[wire.name] = wire.text
    _check(found)
    return found


def _check(files: Mapping[str, str]) -> None:
    if len(files) > MAX_FILES:
        raise TooLarge(what="definitions", limit=MAX_FILES)
    total = 0
    for name, text in files.items():
        if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
            raise Malformed(what="definition name")
        size = len(text.encode("utf-8"))
        if size > MAX_TEXT:
            raise TooLarge(what="definition", limit=MAX_TEXT)
        total += size
    if total > MAX_TOTAL:
        raise TooLarge(what="definitions", limit=MAX_TOTAL)
