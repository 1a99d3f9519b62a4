"""A field of a piece of a format as the form shows it; without Qt.

Belongs here: those values. Does not belong here: which fields there are (``fields``), widgets (``piece_form``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ungeapp.ui.kit.rows import Option


class Asked(StrEnum):
    """How a field is asked for."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    TICKS = "ticks"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field; ``name`` is where it stands (``timing.days``), ``value`` what a field of its sort takes."""

    name: str
    label: str
    asked: Asked
    value: str | bool | tuple[str, ...]
    options: tuple[Option, ...] = ()
    hint: str = ""
    optional: bool = False
    empty: str | None = None
