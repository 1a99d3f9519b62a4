"""What the page of one meeting shows, as frozen values; without Qt.

Belongs here: the values. Does not belong here: how they are made (``showing``) and drawn (the views).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from ungeapp.domain.formats import Editor
from ungeapp.ui.casework.question_views import QuestionView
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.voice.presenter import QuestionsView


class Mode(StrEnum):
    """Which of its faces the page shows."""

    PREPARE = "prepare"
    ROOM = "room"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """Title line of the page."""

    person: str
    title: str
    subtitle: str
    chip: str
    tone: Tone
    mode: Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantView:
    """One participant beside the list, to be filled in."""

    id: str
    heading: str
    name: str
    organisation: str
    address: str
    reply: str
    told: str
    lines: tuple[RowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparingView:
    """Everything before the meeting is held."""

    day: date | None
    at: time | None
    minutes_long: int
    place: str
    leader: str
    minute_taker: str
    called: bool
    called_on: str
    missing: str
    questions: tuple[QuestionView, ...]  # whose answers it waits for
    nameless: str
    first_nameless: str
    why: str
    moved: str
    suggested_day: date | None
    suggested_at: time | None
    participants: tuple[RowView, ...]
    details: tuple[ParticipantView, ...]
    agenda: tuple[RowView, ...]
    sheet: SheetView
    previous: PreviousView | None

    def detail(self, participant: str) -> ParticipantView | None:
        """One participant."""
        return next((one for one in self.details if one.id == participant), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputView:
    """What the item must bring, and whether it did."""

    key: str
    title: str
    outcome: str
    reason: str
    carried: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A text on record, what waits as a draft, and whether the record changed under it."""

    record: str
    field: str
    stored: str
    waiting: str | None = None
    conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedAgreement:
    """An agreement that stands in a note, to be confirmed; ``line`` is the sentence as typed."""

    line: str
    owner: str
    what: str
    due: date
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """What an item is that the format does not ask for: a line of the agenda.

    ``noted`` is what was noted about it since last time, ``half_written`` the same as text for the note.
    """

    noted: tuple[RowView, ...]
    half_written: str
    outcome: str
    recurring: bool
    agreement: str  # the open agreement it is about, to be ticked


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousView:
    """The meeting before, beside this one."""

    heading: str
    decisions: tuple[RowView, ...]
    agreements: tuple[RowView, ...]
    notes: tuple[RowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """What the young person told before the meeting."""

    heading: str
    topics: str
    wanted: tuple[RowView, ...]
    unsaid: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """The item the room is at; ``area`` is the life area meant most probably by what is decided under it."""

    key: str
    title: str
    area: str
    aside: str
    guidance: str
    editors: tuple[Editor, ...]
    own_words: TextView
    note: TextView
    heard: str
    outputs: tuple[OutputView, ...]
    goals: tuple[RowView, ...]
    agreements: tuple[RowView, ...]
    decisions: tuple[RowView, ...]
    network: tuple[RowView, ...]
    questions: tuple[QuestionView, ...]
    line: LineView | None = None
    talked: bool = False
    """Whether a point of the format is marked as talked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomView:
    """The room: agenda and participants, what is open, what was before, what the plan says."""

    agenda: tuple[RowView, ...]
    participants: tuple[RowView, ...]
    absent_note: str
    items: tuple[ItemView, ...]
    findings: tuple[RowView, ...]
    missing_chip: str
    blocked: str
    another_day: str
    since: tuple[RowView, ...]
    goals: tuple[RowView, ...]
    previous: PreviousView | None
    unsaid: str
    ahead: bool = False
    prepare: str = ""
    """What is left to prepare, while the meeting has not begun."""
    other_day_ahead: bool = False
    """Whether ``another_day`` is one that is still to come, though the meeting has begun."""
    not_reached: str = ""
    """Which points nobody has talked about yet, once the meeting could be closed."""

    def item(self, key: str) -> ItemView | None:
        """One item."""
        return next((one for one in self.items if one.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChoices:
    """What can be chosen in the room's rows; does not change while the meeting is open."""

    owners: tuple[str, ...]
    deciders: tuple[str, ...]
    units: tuple[Option, ...]
    areas: tuple[Option, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedView:
    """After the meeting: copies, who gets none, what comes next."""

    copies: tuple[RowView, ...]
    without: tuple[RowView, ...]
    closed: str
    journalised: str
    next_meeting: str
    next_id: str
    questions: QuestionsView


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersView:
    """The letters of a meeting that is called, moved or cancelled."""

    heading: str
    sentence: str
    letters: tuple[RowView, ...]
