"""What changes a format's file: the port behind ``format_editing``.

Belongs here: those signatures. Does not belong here: the file's form (``forms/format_editor.py``), which changes make sense.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ungeapp.usecases.format_pieces import Piece, PieceKind, Value


class FormatText(Protocol):
    """Changes a format's text in place; NotAllowed("format-layout") for a file it cannot change."""

    def pieces(self, text: str) -> tuple[Piece, ...]: ...
    def set(self, text: str, path: str, field: str, value: Value | None) -> str:
        """A field of a piece; None takes it out."""
        ...

    def add(self, text: str, meeting: str, kind: PieceKind, values: Mapping[str, Value]) -> str:
        """A new piece of a meeting, as the last of its kind; ``meeting`` is empty for a question or a meeting."""
        ...

    def copy_participants(self, text: str, source: str, target: str) -> str:
        """Those who take part in one meeting stand in another, too, which had none of its own."""
        ...

    def put_back(self, text: str, base: str, key: str) -> str:
        """The meeting ``key`` as it stands in ``base``, in its place among those that are left."""
        ...

    def remove(self, text: str, path: str) -> str: ...
    def move(self, text: str, path: str, by: int) -> str: ...
