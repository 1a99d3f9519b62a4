"""Meetings between departments, about no young person: a theme, what was talked about, the most important learning.

Belongs here: such a meeting and what was written under its points, as records of this desk.
Does not belong here: meetings about a young person (``meetings.py``), the formats (``formats.py``).

Source: Viborg TULU 2016, sheet 8 (*samarbejdsmøder*) and sheet 7 (*kvartalsmøder*).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part, Scope, of
from ungeapp.domain.record import Record, kind


@kind("desk-meeting")
@dataclass(frozen=True, slots=True, kw_only=True)
class DeskMeeting(Record):
    """A meeting of departments. ``person`` is empty; nothing of it ever leaves the desk but on paper.

    ``format`` is ``owner/id/version``, ``step`` the key of the entry; ``attending`` has one participant a line.
    ``after`` is the id of the meeting it follows.
    """

    format: str = of(Scope.LOCAL, "")
    step: str = of(Scope.LOCAL, "")
    title: str = of(Scope.LOCAL, "")
    theme: str = of(Scope.LOCAL, "")
    starts: datetime | None = of(Scope.LOCAL, None)
    minutes_long: int = of(Scope.LOCAL, 60)
    place: str = of(Scope.LOCAL, "")
    leader: str = of(Scope.LOCAL, "")
    attending: str = of(Scope.LOCAL, "")
    closed_at: datetime | None = of(Scope.LOCAL, None)
    reopened_because: str = of(Scope.LOCAL, "")
    after: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.MEETINGS


@kind("desk-note")
@dataclass(frozen=True, slots=True, kw_only=True)
class DeskNote(Record):
    """What was written under one point of such a meeting."""

    meeting: str = of(Scope.LOCAL, "")
    key: str = of(Scope.LOCAL, "")
    text: str = of(Scope.LOCAL, "")

    @property
    def record_part(self) -> Part:
        return Part.MEETINGS


def note_id(meeting: str, key: str) -> str:
    """The id of what stands under one point."""
    return derived_id("desk-note", meeting, key)
