"""What a format asks of those it calls and promises them: what goes before what, and who gets the minutes.

Belongs here: both rules for one participant, for the letter, the room and the minutes alike. Does not belong here: the
sentences (``forms``, ``ui``), what of the minutes a reader may see (``gate.py``).
"""

from __future__ import annotations

from collections.abc import Collection

from ungeapp.domain.formats import MeetingFormat, MinutesTo, Obligation
from ungeapp.domain.meetings import Attendance, Participant


def has_precedence(meeting_format: MeetingFormat, participant: Participant) -> bool:
    """Whether the meeting goes before whatever else stands in the calendar of this participant (7.4.A-11).

    Only where the format says so, and of the municipality's own only those who have to come.
    """
    duty = participant.municipal and participant.obligation is Obligation.MUST and not participant.is_young_person
    return meeting_format.takes_precedence and duty


def gets_minutes(minutes_to: Collection[MinutesTo], participant: Participant, *, here: bool) -> bool:
    """Whether the format gives this participant the minutes, having been ``here`` or not; the young person always."""
    if participant.is_young_person:
        return True
    if here:
        return MinutesTo.PRESENT in minutes_to
    return absent_get_minutes(minutes_to, municipal=participant.municipal)


def absent_get_minutes(minutes_to: Collection[MinutesTo], *, municipal: bool) -> bool:
    """Whether the format sends the minutes to those of the municipality, or to the others, who were not there."""
    return (MinutesTo.ABSENT_MUNICIPAL if municipal else MinutesTo.ABSENT_EXTERNAL) in minutes_to


def was_here(participant: Participant) -> bool:
    """Whether this participant was at the meeting, from the beginning or late."""
    return participant.attendance in (Attendance.CAME, Attendance.LATE)
