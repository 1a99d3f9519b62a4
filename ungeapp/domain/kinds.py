"""Imports every module that declares record kinds, so that the registry is complete.

Belongs here: that list. Import this where all kinds are needed (storage, exchange).
"""

from __future__ import annotations

from ungeapp.domain import (
    agenda,
    consent,
    follow_up,
    handover_sheet,
    meetings,
    parents,
    people,
    phone_book,
    plans,
    rights,
    status,
    voices,
)
from ungeapp.domain.record import kinds

__all__ = [
    "agenda",
    "consent",
    "follow_up",
    "handover_sheet",
    "kinds",
    "meetings",
    "parents",
    "people",
    "phone_book",
    "plans",
    "rights",
    "status",
    "voices",
]
