"""Imports every module that declares record kinds, so that the registry is complete.

Belongs here: that list. Import this where all kinds are needed (storage, exchange).
"""

from __future__ import annotations

from ungeapp.domain import consent, handover_sheet, meetings, people, plans
from ungeapp.domain.record import kinds

__all__ = ["consent", "handover_sheet", "kinds", "meetings", "people", "plans"]
