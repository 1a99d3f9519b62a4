"""The events of a format that is being changed: what follows them.

Belongs here: that rule. Does not belong here: what an event does to dates (``domain/scheduling.py``), deadlines
(``format_deadlines``), the file.
"""

from __future__ import annotations

from collections.abc import Mapping

from ungeapp.usecases.format_pieces import FormatDraft, PieceKind

_FOLLOWS = ("after", "of", "provisional_after")


def used_by(draft: FormatDraft, path: str) -> tuple[str, ...]:
    """The titles of the meetings that follow the event at ``path``, and the labels of the events that take its place."""
    id = draft.piece(path).values.get("id")
    found = []
    for one in draft.pieces:
        timing = one.values.get("timing", {})
        if one.kind is PieceKind.MEETING and isinstance(timing, Mapping) and id in map(timing.get, _FOLLOWS):
            found.append(str(one.values.get("title", "")))
        if one.kind is PieceKind.EVENT and one.values.get("replaces") == id:
            found.append(str(one.values.get("label", "")))
    return tuple(found)
