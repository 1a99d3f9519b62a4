"""What was answered to *who coordinates?*, without Qt.

Belongs here: that answer. Does not belong here: the form (``naming_form``), what becomes of it (use cases).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Who coordinates and in which unit, and the contact person; or why nobody was named."""

    output: str
    who: str
    unit: str
    contact: str
    because: str
