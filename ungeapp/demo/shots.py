"""What one picture shows, and how the pictures of several desks are numbered.

Belongs here: a shot, its number. Does not belong here: which pages there are (``shots_*``), taking them (``camera``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ungeapp.ui.desk_window import DeskWindow
from ungeapp.ui.navigation import Place

Ids = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, and how to get the page into the window.

    ``again`` goes there twice, for a page that can only be scrolled once it has its places. ``asks`` is a question over
    the page; it stays open until somebody closes it.
    """

    name: str
    go: Callable[[DeskWindow], None]
    also_large: bool = False
    again: bool = False
    asks: Callable[[DeskWindow], None] | None = None


def place(name: str, place: Place, *, also_large: bool = False) -> Shot:
    """A page the window can go to by itself."""
    return Shot(name, lambda window: window.show_place(place), also_large)


def numbered(first: int, shots: Iterable[Shot]) -> list[Shot]:
    """The shots of one kind of pages, each with its number before its name."""
    return [replace(shot, name=f"{number}-{shot.name}") for number, shot in enumerate(shots, first)]
