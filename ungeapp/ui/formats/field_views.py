"""A field of a piece of a format as the form shows it; without Qt.

Belongs here: those values, and making them from a piece's values. Does not belong here: which fields there are
(``fields``, ``meeting_fields``), widgets (``piece_form``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ungeapp import wording
from ungeapp.domain.parts import Part
from ungeapp.texts import _
from ungeapp.ui.kit.rows import Option


class Asked(StrEnum):
    """How a field is asked for."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    TICKS = "ticks"
    TICK = "tick"
    DATE = "date"


Told = str | bool | tuple[str, ...] | date | None
"""What a field of the form says; None is a day nobody wrote."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field; ``name`` is where it stands (``timing.days``), ``value`` what a field of its sort takes.

    A ``rare`` one is folded away until it is asked for; one that is ``beside`` stands next to the one before it.
    """

    name: str
    label: str
    asked: Asked
    value: Told
    options: tuple[Option, ...] = ()
    hint: str = ""
    optional: bool = False
    empty: str | None = None
    rare: bool = False
    beside: bool = False


def line(
    values: Mapping[str, Any], name: str, label: str, at: str = "", *, hint: str = "", optional: bool = False
) -> FieldView:
    """Words that are one line on paper."""
    return FieldView(at or name, label, Asked.LINE, str(values.get(name, "")), hint=hint, optional=optional)


def text(values: Mapping[str, Any], name: str, label: str, at: str = "") -> FieldView:
    """Words of several lines."""
    return FieldView(at or name, label, Asked.TEXT, str(values.get(name, "")))


def number(
    values: Mapping[str, Any],
    name: str,
    label: str,
    at: str = "",
    *,
    hint: str = "",
    optional: bool = False,
    rare: bool = False,
    beside: bool = False,
) -> FieldView:
    """A whole number."""
    value = str(values.get(name, ""))
    return FieldView(at or name, label, Asked.NUMBER, value, hint=hint, optional=optional, rare=rare, beside=beside)


def day(values: Mapping[str, Any], name: str, label: str) -> FieldView:
    """A day that may be left out."""
    found = values.get(name)
    value = found if isinstance(found, date) else None
    return FieldView(name, label, Asked.DATE, value, optional=True)


def tick(
    values: Mapping[str, Any], name: str, label: str, at: str = "", *, default: bool = False, rare: bool = False
) -> FieldView:
    """Yes or no; what the file does not say is ``default``."""
    return FieldView(at or name, label, Asked.TICK, values.get(name, default) is True, rare=rare)


def choice(
    values: Mapping[str, Any],
    name: str,
    label: str,
    options: Sequence[Option],
    at: str = "",
    *,
    hint: str = "",
    empty: str | None = None,
    default: str = "",
    rare: bool = False,
) -> FieldView:
    """One of several; what stands in the file is among them."""
    value = str(values.get(name, default))
    known = tuple(options)
    if value and all(one.value != value for one in known):
        known = (*known, Option(value, value))
    return FieldView(at or name, label, Asked.CHOICE, value, known, hint=hint, empty=empty, rare=rare)


def ticks(values: Mapping[str, Any], name: str, label: str, options: Sequence[Option]) -> FieldView:
    """Any of several."""
    found = values.get(name, ())
    told = tuple(str(one) for one in found) if isinstance(found, list) else ()
    return FieldView(name, label, Asked.TICKS, told, tuple(options))


def tells_about(values: Mapping[str, Any], label: str, *, rare: bool = False) -> FieldView:
    """Which part of the young person's affairs it tells about."""
    parts = tuple(Option(one.value, wording.part_name(one.value)) for one in Part)
    return choice(values, "part", label, parts, hint=_("Decides who may see it on paper."), rare=rare)


def options_of(labels: Mapping[Any, str]) -> tuple[Option, ...]:
    """Codes with their labels, as something to choose from."""
    return tuple(Option(str(code), _(label)) for code, label in labels.items())
