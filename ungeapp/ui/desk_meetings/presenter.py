"""Meetings between departments in words, without Qt.

Belongs here: rows, the points with what waits, the warning about people. Does not belong here: widgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from ungeapp.domain.desk_meetings import DeskMeeting, note_id
from ungeapp.texts import _
from ungeapp.ui.casework.meeting_days import against_sentence
from ungeapp.ui.casework.words import joined, time_span
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.desk_meetings import TEXTS, DeskMeetingView
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.wording import long_day, short_day


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """One point to write under."""

    key: str
    title: str
    guidance: str
    text: str
    waiting: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView:
    """One meeting to write in; ``step`` is ``format:entry`` for planning the next."""

    title: str
    subtitle: str
    closed: bool
    day: date | None
    at: time | None
    texts: dict[str, str]
    waiting: dict[str, str]
    points: tuple[PointView, ...]
    warning: str
    following: str  # the id of the next one, if it is planned
    following_text: str
    suggested: tuple[Option, ...]
    missing: str


class DeskMeetingPresenter:
    """Asks for meetings between departments."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._does = intentions.desk_meetings

    @property
    def today(self) -> date:
        """The day at this desk."""
        return self._intentions.desk.today()

    def against(self, day: date | None) -> str:
        """What stands against meeting on that day."""
        return against_sentence(self._intentions, day)

    def rows(self) -> tuple[RowView, ...]:
        """All such meetings, those to come first."""
        return tuple(self._row(one) for one in self._does.list())

    def _row(self, one: DeskMeeting) -> RowView:
        day = one.starts.date() if one.starts else None
        return RowView(
            id=one.id,
            title=one.title,
            title_rest=f" · {one.theme}" if one.theme else "",
            context=joined(time_span(one.starts, one.minutes_long) if one.starts else "", one.place),
            lead=short_day(day, self.today) if day else "",
            chip=_("Closed") if one.closed_at else _("Planned"),
            tone=Tone.GOOD if one.closed_at else Tone.NEUTRAL,
            action=_("Look") if one.closed_at else _("Open"),
            tip=long_day(day, self.today) if day else "",
        )

    def kinds(self) -> tuple[Option, ...]:
        """What can be planned: each entry of each format about nobody."""
        return tuple(
            Option(f"{format.ref.owner}/{format.ref.id}:{step.key}", step.title)
            for format, _group in self._does.offered()
            for step in format.meetings
        )

    def source(self, kind: str) -> str:
        """Whose format it is and what sets it off."""
        desk = self._intentions.desk
        format = desk.definitions.format(kind.partition(":")[0], day=desk.today())
        return f"{format.trigger} ({format.source})"

    def plan(self, kind: str, on: date, at: time, after: str = "") -> str:
        """Plan one; its id."""
        format, _colon, step = kind.partition(":")
        return self._does.plan(format, on=on, at=at, step=step, after=after).id

    def plan_next(self, meeting: str, on: date) -> str:
        """The next one like this one; its id."""
        view = self._does.view(meeting)
        starts = view.meeting.starts
        ref = view.format.ref
        at = starts.time() if starts else time(9)
        return self.plan(f"{ref.owner}/{ref.id}:{view.definition.key}", on, at, meeting)

    def look(self, meeting: str) -> MeetingView:
        """One meeting; NotFound."""
        view = self._does.view(meeting)
        one, starts = view.meeting, view.meeting.starts
        drafts = {(draft.record, draft.field): draft.text for draft in view.drafts}
        following = view.following
        when = following.starts.date() if following and following.starts else None
        return MeetingView(
            title=one.title,
            subtitle=joined(long_day(starts.date(), self.today) if starts else "", one.place),
            closed=one.closed_at is not None,
            day=starts.date() if starts else None,
            at=starts.time() if starts else None,
            texts={name: getattr(one, name) for name in TEXTS},
            waiting={name: drafts[meeting, name] for name in TEXTS if (meeting, name) in drafts},
            points=tuple(
                PointView(
                    key=item.key,
                    title=item.title,
                    guidance=item.guidance,
                    text=view.notes.get(item.key, ""),
                    waiting=drafts.get((note_id(meeting, item.key), "text")),
                )
                for item in view.definition.agenda
            ),
            warning=_warning(view),
            following=following.id if following else "",
            following_text=_("The next one is on {day}.").format(day=long_day(when, self.today)) if when else "",
            suggested=tuple(Option(day.isoformat(), long_day(day, self.today)) for day in view.suggested),
            missing=_("Still without an answer: {title}").format(title=view.missing[0]) if view.missing else "",
        )

    def arrange(self, meeting: str, **fields: Any) -> None:
        """Theme, place, who leads and takes part."""
        self._does.arrange(meeting, **fields)

    def move(self, meeting: str, on: date, at: time) -> None:
        """Another day or time."""
        found = self._does.view(meeting).meeting.starts
        zone = found.tzinfo if found else self._intentions.desk.now().tzinfo
        moment = self._intentions.desk.now().replace(
            year=on.year, month=on.month, day=on.day, hour=at.hour, minute=at.minute, second=0, microsecond=0
        )
        self._does.arrange(meeting, starts=moment.replace(tzinfo=zone))

    def write(self, meeting: str, key: str, text: str) -> None:
        """What stands under a point."""
        self._does.write(meeting, key, text)

    def draft(self, meeting: str, key: str, text: str, base: str) -> None:
        """What is being typed under a point."""
        self._intentions.meetings.draft(note_id(meeting, key), "text", text, base)

    def draft_field(self, meeting: str, field: str, text: str, base: str) -> None:
        """What is being typed in a field of the meeting."""
        self._intentions.meetings.draft(meeting, field, text, base)

    def close(self, meeting: str) -> None:
        """Close it."""
        self._does.close(meeting)

    def reopen(self, meeting: str, reason: str) -> None:
        """Open it again."""
        self._does.reopen(meeting, reason)

    def remove(self, meeting: str) -> None:
        """Take it out of the list."""
        self._does.remove(meeting, _("no longer used"))

    def make_paper(self, intentions: Intentions, meeting: str) -> PrintedPaper:
        """The minutes, in the background."""
        return intentions.desk_meetings.paper(meeting)

    def make_word(self, intentions: Intentions, meeting: str) -> PrintedPaper:
        """The minutes to go on writing in, in the background."""
        return intentions.word.desk_meeting(meeting)


def _warning(view: DeskMeetingView) -> str:
    """Such a meeting is about no person: say where one seems to stand."""
    titles = {one.key: one.title for one in view.definition.agenda} | {
        "theme": _("Theme of the meeting"),
        "place": _("Place"),
        "leader": _("Leads the meeting"),
        "attending": _("Who takes part"),
    }
    said = [
        _("“{name}” under “{field}”").format(name=one.name, field=titles[one.field])
        if one.name
        else _("something like a CPR number under “{field}”").format(field=titles[one.field])
        for one in view.noticed
    ]
    if not said:
        return ""
    return _("The meeting is about no person. It seems that somebody can be recognised: {places}.").format(
        places=", ".join(said)
    )
