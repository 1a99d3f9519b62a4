"""The pieces of a format that is being changed, as they stand in its file.

Belongs here: those values. Does not belong here: what becomes of them (``format_editing``), the file (``forms``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from ungeapp.domain.errors import NotFound
from ungeapp.domain.formats import MeetingFormat
from ungeapp.domain.old_words import NewWord

Value = str | int | bool | date | tuple[str, ...] | list[str] | Mapping[str, Any] | list[Mapping[str, str]]


class PieceKind(StrEnum):
    """What a piece of a format is; the value is its table's name."""

    FORMAT = "format"
    QUESTION = "fact"
    EVENT = "event"
    MEETING = "meeting"
    ITEM = "agenda"
    OUTPUT = "output"
    PARTICIPANT = "participant"
    TASK = "task"


WHOLE = (PieceKind.FORMAT, PieceKind.QUESTION, PieceKind.EVENT, PieceKind.TASK)
"""What belongs to the whole format and to no meeting of it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: where it stands, what it is, its values as they stand in the file."""

    path: str
    kind: PieceKind
    values: Mapping[str, Any]

    @property
    def meeting(self) -> str:
        """The path of the meeting it belongs to; empty for what concerns all of them."""
        return self.path.partition(".")[0] if self.kind not in WHOLE else ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the piece it concerns, the field within it ("" for the piece itself), why."""

    piece: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class OldWordAt(Fault):
    """A word called something else by now; ``ways`` are the words that took its place, each with the text as it would be."""

    ways: tuple[NewWord, ...] = ()


@dataclass(frozen=True, slots=True)
class LostStep:
    """A meeting that is gone though a deadline looks at it: what it was called, which deadline, whose rule, its key.

    ``never_ends``: the meeting held was what ended the deadline; otherwise it began or was reckoned with it.
    """

    step: str
    deadline: str
    source: str
    never_ends: bool
    key: str = ""


@dataclass(frozen=True, slots=True)
class FormatDraft:
    """A draft as it stands; ``base`` is the version it was copied from, ``lost`` what deadlines look for in vain."""

    key: str
    text: str
    base: str
    at: datetime | None
    pieces: tuple[Piece, ...]
    faults: tuple[Fault, ...]
    format: MeetingFormat | None  # None while something is wrong with it
    lost: tuple[LostStep, ...] = ()
    old_words: tuple[OldWordAt, ...] = ()  # words called something else by now: worth a look, and in nothing's way

    def piece(self, path: str) -> Piece:
        """The piece at ``path``; NotFound."""
        for one in self.pieces:
            if one.path == path:
                return one
        raise NotFound("format-piece-gone")

    @property
    def title(self) -> str:
        """What it is called now."""
        return str(self.pieces[0].values.get("title", ""))
