"""What was typed into the entry rows of the tab *Kontakt*.

Belongs here: plain values. Does not belong here: Qt, and what becomes of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedReport:
    """What was told about absence or a risk of dropping out."""

    text: str
    code: str
    institution: str
    reporter: str
    phone: str
    days: int
    received_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNotification:
    """A notification of concern."""

    text: str
    direction: str
    other: str
    on: date | None
    follow_up_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedSupport:
    """Somebody who supports."""

    name: str
    role: str
    phone: str
    from_on: date | None
    to_on: date | None
    after_school: bool
    stays: bool
    meets_demands: bool = False
    basis: str = ""
    financing: str = ""
