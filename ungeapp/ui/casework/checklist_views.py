"""The points of a checklist as the window shows them, as plain values; no Qt.

Belongs here: frozen values with ready sentences. Does not belong here: making them (presenters), editors (``checklist``).
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.domain.checklists import ItemKind
from ungeapp.ui.kit.rows import Option


@dataclass(frozen=True, slots=True)
class ItemView:
    """One point of the checklist. ``suggested``: what stands there comes from the program and nobody confirmed it.

    ``waiting`` is what was being typed when the window closed or locked.
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


@dataclass(frozen=True, slots=True)
class GroupView:
    """The points one step waits for."""

    key: str
    heading: str
    aside: str
    items: tuple[ItemView, ...]
