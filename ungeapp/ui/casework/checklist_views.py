"""The points of a checklist as the window shows them, as plain values; no Qt.

Belongs here: frozen values with ready sentences. Does not belong here: making them (presenters), editors (``checklist``).
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.domain.checklists import Checklist, ChecklistItem, ItemKind
from ungeapp.texts import _
from ungeapp.ui.kit.rows import Option


@dataclass(frozen=True, slots=True)
class ItemView:
    """One point of the checklist. ``suggested``: what stands there comes from the program and nobody confirmed it.

    ``waiting`` is what was being typed when the window closed or locked; ``source`` a sentence about where the point
    comes from, empty where only the list as a whole says it.
    """

    key: str
    number: int
    title: str
    guidance: str
    kind: ItemKind
    options: tuple[Option, ...]
    value: str
    suggested: bool
    needed: bool
    waiting: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class GroupView:
    """The points one step waits for."""

    key: str
    heading: str
    aside: str
    items: tuple[ItemView, ...]


def point_source(checklist: Checklist, item: ChecklistItem) -> str:
    """The sentence about where a point comes from."""
    source = checklist.source_of(item)
    return _("Source: {source}").format(source=source) if source else ""
