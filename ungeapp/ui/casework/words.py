"""Short texts and colours that several pages about meetings and the plan show; without Qt.

Belongs here: joining the words of ``ungeapp.wording`` into what stands in a row. Does not belong here: sentences of one
page.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from ungeapp import wording
from ungeapp.domain.meetings import Attendance, Meeting, MeetingState, Reply
from ungeapp.domain.plans import AgreementState, MeasureState
from ungeapp.texts import _
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.kit.typed_dates import weekday_names

MEETING_TONES = {
    MeetingState.PROVISIONAL: Tone.NEUTRAL,
    MeetingState.PLANNED: Tone.NEUTRAL,
    MeetingState.CALLED: Tone.INFO,
    MeetingState.CLOSED: Tone.GOOD,
    MeetingState.CANCELLED: Tone.NEUTRAL,
}
REPLY_TONES = {Reply.NONE: Tone.NEUTRAL, Reply.COMES: Tone.GOOD, Reply.DECLINES: Tone.WARN}
ATTENDANCE_TONES = {
    Attendance.UNKNOWN: Tone.NEUTRAL,
    Attendance.CAME: Tone.GOOD,
    Attendance.LATE: Tone.GOOD,
    Attendance.EXCUSED: Tone.WARN,
    Attendance.ABSENT: Tone.WARN,
}
AGREEMENT_TONES = {
    AgreementState.OPEN: Tone.NEUTRAL,
    AgreementState.DONE: Tone.GOOD,
    AgreementState.DROPPED: Tone.NEUTRAL,
}
MEASURE_TONES = {
    MeasureState.REQUESTED: Tone.WARN,
    MeasureState.GRANTED: Tone.NEUTRAL,
    MeasureState.STARTED: Tone.GOOD,
    MeasureState.ENDED: Tone.NEUTRAL,
}


def capital(text: str) -> str:
    """The text with a capital first letter, as a chip or the start of a sentence."""
    return text[:1].upper() + text[1:]


def joined(*parts: str) -> str:
    """The parts that say something, with a dot between them."""
    return " · ".join(part for part in parts if part)


def enumeration(items: Iterable[str]) -> str:
    """*a, b and c*."""
    told = [one for one in items if one]
    if len(told) < 2:
        return "".join(told)
    return _("{first} and {last}").format(first=", ".join(told[:-1]), last=told[-1])


def time_span(starts: datetime, minutes_long: int) -> str:
    """*13.00–14.30*."""
    begins = wording.clock(starts)
    return f"{begins}–{wording.clock(starts + timedelta(minutes=minutes_long))}" if minutes_long > 0 else begins


def day_and_time(meeting: Meeting, today: date) -> str:
    """*onsdag 25. november kl. 13.00–14.30*; a sentence when no time is set."""
    if meeting.starts is None:
        return _("no time yet")
    return _("{day} at {time}").format(
        day=wording.long_day(meeting.starts.date(), today), time=time_span(meeting.starts, meeting.minutes_long)
    )


def compact(meeting: Meeting, today: date) -> str:
    """*onsdag 25.11. kl. 13.00–14.30*, where there is little room."""
    if meeting.starts is None:
        return _("no time yet")
    day = meeting.starts.date()
    return _("{day} at {time}").format(
        day=f"{weekday_names()[day.weekday()]} {wording.short_day(day, today)}",
        time=time_span(meeting.starts, meeting.minutes_long),
    )


def due_tip(day: date | None, today: date) -> str:
    """The whole date and how far away it is, for hover and screen readers."""
    if day is None:
        return ""
    return f"{wording.long_day(day)}, {wording.relative_day(day, today)}"


def due_tone(day: date | None, today: date) -> Tone:
    """Past agreements ask for attention; red is kept for a law's date."""
    return Tone.WARN if day is not None and day < today else Tone.NEUTRAL


def first_words(text: str, most: int) -> str:
    """``text`` on one line, or as many of its first words as ``most`` letters hold, with … after: never half a word, unless
    the first alone is too long."""
    told, line = textwrap.shorten(text, most, placeholder=" …"), " ".join(text.split())
    return f"{line[: most - 1]}…" if told == "…" != line else told
