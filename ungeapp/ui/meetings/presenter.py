"""What the page *Meetings* lists; without Qt.

Belongs here: rows of meetings to come and past. Does not belong here: one meeting (``meeting``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp import wording
from ungeapp.domain.meetings import MeetingState
from ungeapp.texts import _, ngettext
from ungeapp.ui.casework.words import MEETING_TONES, capital, joined, time_span
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.typed_dates import weekday_names
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.meetings import MeetingRow

_PAST_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsView:
    """Both lists; ``subtitle`` says how many are waiting for what."""

    subtitle: str
    coming: tuple[RowView, ...]
    past: tuple[RowView, ...]


class MeetingsPresenter:
    """Meetings of this desk."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    def look(self) -> MeetingsView:
        """Meetings to come, the next first, and past ones, the latest first."""
        today = self._intentions.desk.today()
        coming = self._intentions.meetings.list()
        waiting = sum(1 for one in coming if one.meeting.state is MeetingState.PLANNED)
        counted = ngettext("{number} meeting to come", "{number} meetings to come", len(coming))
        uncalled = _("{number} not called yet").format(number=waiting) if waiting else ""
        past = self._intentions.meetings.list(past=True)[:_PAST_SHOWN]
        return MeetingsView(
            subtitle=joined(counted.format(number=len(coming)), uncalled) if coming else "",
            coming=tuple(_row(one, today) for one in coming),
            past=tuple(_row(one, today) for one in past),
        )


def _row(row: MeetingRow, today: date) -> RowView:
    meeting = row.meeting
    day = meeting.starts.date() if meeting.starts else None
    when = ""
    if meeting.starts is not None and day is not None:
        when = f"{weekday_names()[day.weekday()]} {time_span(meeting.starts, meeting.minutes_long)}"
    answered = ""
    if meeting.state is MeetingState.CALLED:
        answered = _("{answered} of {all} have answered").format(answered=row.answered, all=row.participants)
    over = meeting.state in (MeetingState.CLOSED, MeetingState.CANCELLED)
    action = _("Look") if over else _("Open") if meeting.state is MeetingState.CALLED else _("Prepare")
    return RowView(
        id=meeting.id,
        title=row.person.full_name,
        title_rest=f" · {meeting.public_title}",
        context=joined(when, meeting.place, answered, wording.reason_given(meeting.state_reason) if over else ""),
        lead=wording.short_day(day, today) if day else _("no date"),
        chip=capital(wording.meeting_state(meeting.state)),
        tone=MEETING_TONES[meeting.state],
        action=action,
        tip=f"{wording.long_day(day, today)}, {wording.relative_day(day, today)}" if day else "",
    )
