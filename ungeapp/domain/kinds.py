"""Imports every module that declares record kinds, so that the registry is complete.

Belongs here: that list. Import this where all kinds are needed (storage, exchange).
"""

from __future__ import annotations

from ungeapp.domain import (
    agenda,
    assessments,
    circumstances,
    consent,
    contacts,
    coordination,
    desk_meetings,
    disclosures,
    duplicates,
    everyday,
    extracts,
    follow_up,
    handover_sheet,
    initiatives,
    meetings,
    offers,
    parents,
    people,
    phone_book,
    plan_versions,
    plans,
    responsibility,
    rights,
    status,
    voices,
)
from ungeapp.domain.record import kinds

__all__ = [
    "agenda",
    "circumstances",
    "assessments",
    "consent",
    "contacts",
    "coordination",
    "desk_meetings",
    "extracts",
    "duplicates",
    "disclosures",
    "everyday",
    "follow_up",
    "handover_sheet",
    "initiatives",
    "kinds",
    "meetings",
    "offers",
    "parents",
    "people",
    "phone_book",
    "plan_versions",
    "plans",
    "responsibility",
    "rights",
    "status",
    "voices",
]
