"""Meetings between departments: planned, written, closed, printed; about no young person.

Belongs here: acts on such meetings, when the next one comes, and noticing when a person was written into one.
Does not belong here: meetings about a young person (``meetings.py``), what stands on the paper (``forms``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, Protocol

from ungeapp.domain.dates import add_months_clamped
from ungeapp.domain.desk_meetings import DeskMeeting, DeskNote, note_id
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.format_groups import FormatGroup, group_of, in_use
from ungeapp.domain.formats import MeetingDefinition, MeetingFormat
from ungeapp.domain.scheduling import WeeklySlot, nearest_slot
from ungeapp.usecases.anonymity import PersonNoticed, people_in
from ungeapp.usecases.courses import format_followed
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.frozen import canonical, thaw
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.papers import Sender
from ungeapp.usecases.ports.rows import Draft
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import PrintedPaper

_MINUTES = "desk-minutes"
"""The kind of the snapshot of a meeting that was closed."""
TEXTS = ("theme", "place", "leader", "attending")
"""What is written freely about such a meeting, beside what stands under its points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskMeetingPaper:
    """The minutes of a meeting about nobody; ``points`` are (title, text)."""

    meeting: DeskMeeting
    points: tuple[tuple[str, str], ...]
    next_on: datetime | None
    sender: Sender
    written_on: date


class DeskMeetingPapers(Protocol):
    """The paper of meetings between departments."""

    def desk_meeting(self, paper: DeskMeetingPaper) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskMeetingView:
    """A meeting with its points, what is written under them, and what looks like a person in it."""

    meeting: DeskMeeting
    format: MeetingFormat
    definition: MeetingDefinition
    notes: Mapping[str, str]
    drafts: tuple[Draft, ...]
    noticed: tuple[PersonNoticed, ...]
    following: DeskMeeting | None
    suggested: tuple[date, ...]  # when the next one would come; two days where the format leaves a choice

    @property
    def missing(self) -> tuple[str, ...]:
        """The titles of the points that must have an answer and have none."""
        asked = (one for one in self.definition.agenda if one.required)
        return tuple(one.title for one in asked if not self.notes.get(one.key, "").strip())


class DeskMeetingUseCases:
    """Acts on meetings between departments. Every method is one transaction."""

    def __init__(self, desk: Desk, papers: DeskMeetingPapers) -> None:
        self._desk = desk
        self._papers = papers

    # looking -----------------------------------------------------------------------------------------------------
    def offered(self) -> tuple[tuple[MeetingFormat, FormatGroup], ...]:
        """The formats about nobody that may be used today, this municipality's own first."""
        desk = self._desk
        found = [
            one
            for one in in_use(desk.definitions.formats(desk.today()))
            if one.about_nobody and one.valid_on(desk.today())
        ]
        groups = [(one, group_of(one, desk.profile)) for one in found]
        return tuple(sorted(groups, key=lambda one: list(FormatGroup).index(one[1])))

    def list(self) -> tuple[DeskMeeting, ...]:
        """Those to come first, the next one foremost; then those that were closed, the latest first."""
        with self._desk.looking() as uow:
            found = tuple(uow.all(DeskMeeting))
        coming = sorted((one for one in found if one.closed_at is None), key=_starts)
        return (*coming, *sorted((one for one in found if one.closed_at), key=_starts, reverse=True))

    def view(self, meeting: str) -> DeskMeetingView:
        """One meeting; NotFound."""
        with self._desk.looking() as uow:
            return self._view(uow, uow.get(DeskMeeting, meeting))

    def _view(self, uow: UnitOfWork, meeting: DeskMeeting) -> DeskMeetingView:
        format = format_followed(self._desk, uow, meeting)
        definition = format.meeting(meeting.step)
        ids = {one.key: note_id(meeting.id, one.key) for one in definition.agenda}
        known = {key: uow.find(DeskNote, id) for key, id in ids.items()}
        notes = {key: one.text for key, one in known.items() if one is not None}
        written = {name: getattr(meeting, name) for name in TEXTS} | notes
        return DeskMeetingView(
            meeting=meeting,
            format=format,
            definition=definition,
            notes=notes,
            drafts=tuple(one for id in (meeting.id, *ids.values()) for one in uow.drafts(id)),
            noticed=people_in(uow, written),
            following=next((one for one in uow.all(DeskMeeting) if one.after == meeting.id), None),
            suggested=self._suggested(meeting, definition),
        )

    def _suggested(self, meeting: DeskMeeting, definition: MeetingDefinition) -> tuple[date, ...]:
        """The same weekday as last time, nearest to so many months later, on an open day."""
        if definition.repeat is None or meeting.starts is None:
            return ()
        last = meeting.starts.date()
        slot = WeeklySlot(last.weekday(), time(0), time(1))
        closed = self._desk.closed_days()
        months = dict.fromkeys((definition.repeat.months, definition.repeat.to_months))
        return tuple(nearest_slot(add_months_clamped(last, one), slot, closed, last) for one in months)

    # acting ------------------------------------------------------------------------------------------------------
    def plan(self, format_id: str, *, on: date, at: time, step: str = "", after: str = "") -> DeskMeeting:
        """Plan a meeting of a format; the first entry of the series unless ``step`` names another."""
        desk = self._desk
        format = desk.definitions.format(format_id, day=desk.today())
        if not format.about_nobody:
            raise Invalid("format-about-somebody")
        definition = format.meeting(step) if step else format.meetings[0]
        with desk.acting("desk-meeting.plan") as uow:
            before = uow.find(DeskMeeting, after) if after else None
            made = DeskMeeting(
                id=desk.new_id(),
                person="",
                format=str(format.ref),
                step=definition.key,
                title=definition.title,
                starts=datetime.combine(on, at, tzinfo=desk.now().tzinfo),
                minutes_long=definition.duration_minutes,
                leader=desk.author.name,
                place=before.place if before else "",
                attending=before.attending if before else "\n".join(one.label for one in definition.participants),
                after=after,
            )
            uow.put(made)
            uow.keep_definition(str(format.ref), desk.definitions.text(format.ref))
        return made

    def arrange(self, meeting: str, **fields: Any) -> None:
        """Time, place, who leads, who takes part, the theme."""
        with self._desk.acting("desk-meeting.write") as uow:
            uow.put(replace(_open(uow, meeting), **fields))
            for name in fields:
                uow.drop_draft(meeting, name)

    def write(self, meeting: str, key: str, text: str) -> None:
        """What stands under a point."""
        with self._desk.acting("desk-meeting.write") as uow:
            _open(uow, meeting)
            id = note_id(meeting, key)
            known = uow.find(DeskNote, id) or DeskNote(id=id, person="", meeting=meeting, key=key)
            uow.put(replace(known, text=text))
            uow.drop_draft(id, "text")

    def close(self, meeting: str) -> None:
        """Close and freeze it; a point that must have an answer must have one. The minutes print from what is frozen."""
        with self._desk.acting("desk-meeting.close") as uow:
            view = self._view(uow, _open(uow, meeting))
            if view.missing:
                raise NotAllowed("meeting-point-missing", title=view.missing[0])
            closed = replace(view.meeting, closed_at=self._desk.now())
            uow.put(closed)
            notes = [uow.get(DeskNote, note_id(meeting, key)) for key in view.notes]
            uow.freeze(meeting, _MINUTES, "", canonical([closed, *notes]), closed.format)

    def reopen(self, meeting: str, reason: str) -> None:
        """Open it again to correct something; the frozen minutes stay, the next closing makes new ones."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("desk-meeting.reopen") as uow:
            found = uow.get(DeskMeeting, meeting)
            if found.closed_at is None:
                raise NotAllowed("meeting-not-closed")
            uow.put(replace(found, closed_at=None, reopened_because=reason.strip()))

    def remove(self, meeting: str, reason: str) -> None:
        """Take it out of the list; it can be taken back."""
        with self._desk.acting("desk-meeting.remove") as uow:
            uow.put(replace(uow.get(DeskMeeting, meeting), removed=reason))

    def paper(self, meeting: str) -> PrintedPaper:
        """The minutes as PDF, as frozen at the closing; one row in the log. When the next one is, is told as of now."""
        with self._desk.looking() as uow:
            view = _as_closed(uow, self._view(uow, uow.get(DeskMeeting, meeting)))
            uow.note_audit("print-desk-meeting", meeting)
            uow.commit("print")
        paper = DeskMeetingPaper(
            meeting=view.meeting,
            points=tuple((one.title, view.notes.get(one.key, "")) for one in view.definition.agenda),
            next_on=view.following.starts if view.following else None,
            sender=sender_of(self._desk),
            written_on=self._desk.today(),
        )
        return PrintedPaper(name=f"moede-{meeting[-6:]}.pdf", content=self._papers.desk_meeting(paper), recipient="")


def _as_closed(uow: UnitOfWork, view: DeskMeetingView) -> DeskMeetingView:
    """The meeting and its notes as they were closed; as they stand while it is open, or was closed before this froze."""
    frozen = [one for one in uow.snapshots(view.meeting.id) if one.kind == _MINUTES]
    if view.meeting.closed_at is None or not frozen:
        return view
    kept = thaw(frozen[-1].content)
    meeting = next(one for one in kept if isinstance(one, DeskMeeting))
    return replace(view, meeting=meeting, notes={one.key: one.text for one in kept if isinstance(one, DeskNote)})


def _open(uow: UnitOfWork, meeting: str) -> DeskMeeting:
    found = uow.get(DeskMeeting, meeting)
    if found.closed_at is not None:
        raise NotAllowed("meeting-closed")
    return found


def _starts(meeting: DeskMeeting) -> str:
    return meeting.starts.isoformat() if meeting.starts else ""
