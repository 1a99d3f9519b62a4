"""Values that several cards of the plan show; without Qt.

Belongs here: two texts that disagree. Does not belong here: the whole tab (``presenter``), one goal (``goal_views``).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """Two texts side by side. ``words`` tells whether both can be kept or a new one written."""

    record: str
    field: str
    chip: str
    heading: str
    mine: str
    mine_by: str
    theirs: str
    theirs_by: str
    words: bool
