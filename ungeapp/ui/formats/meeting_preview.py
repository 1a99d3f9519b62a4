"""A meeting of a format that is being changed as the room will show it; without Qt.

Belongs here: from the pieces of a draft to what the room shows, also while something is wrong with them.
Does not belong here: the room's own sentences (``ui/meeting/showing.py``), widgets (``preview``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from ungeapp.domain.format_frames import MeetingKind
from ungeapp.domain.formats import Editor, FactKind, MinutesTo
from ungeapp.domain.meetings import ItemOutcome, Participant
from ungeapp.domain.parts import Part
from ungeapp.domain.plans import area_of_part
from ungeapp.texts import _
from ungeapp.ui.casework.question_views import QuestionView
from ungeapp.ui.desk_meetings.presenter import PointView
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.meeting import showing
from ungeapp.ui.meeting.ahead import things_chip
from ungeapp.ui.meeting.values import ItemView, OutputView, RoomView, TextView
from ungeapp.usecases.format_pieces import FormatDraft, Piece, PieceKind
from ungeapp.usecases.open_meetings import Finding, Missing

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class MeetingPreview:
    """One meeting as its page will show it; ``points`` instead of ``room`` where it is about no young person."""

    title: str
    subtitle: str
    frame: str
    tone: Tone
    room: RoomView | None
    points: tuple[PointView, ...]
    people: tuple[str, ...]


def preview_of(draft: FormatDraft, meeting: str) -> MeetingPreview:
    """The meeting at the path ``meeting`` as it will look the moment it begins."""
    values = draft.piece(meeting).values
    items = _of(draft, meeting, PieceKind.ITEM)
    people = tuple(str(one.values.get("label", "")) for one in participants(draft, meeting))
    title = str(values.get("title", ""))
    if values.get("kind") == MeetingKind.WITHOUT_PERSON:
        points = tuple(PointView(key=one.path, text="", waiting=None, **_words(one)) for one in items)
        return MeetingPreview(title, _("Day · place"), "", Tone.INFO, None, points, people)
    absent = _("the young person") if values.get("kind") == MeetingKind.WITHOUT_YOUNG_PERSON else ""
    frame, tone = showing.frame_of(draft.format.legal if draft.format is not None else None, absent)
    name, subtitle = _("the young person's name"), _("Day and time · place · who leads and takes the minutes")
    room = _room(draft, meeting, items, people, voice=not absent)
    return MeetingPreview(f"{title} · {name}", subtitle, frame, tone, room, (), people)


def participants(draft: FormatDraft, meeting: str) -> tuple[Piece, ...]:
    """Those who take part, of another meeting where they are the same as there."""
    other = draft.piece(meeting).values.get("participants_as")
    for one in draft.pieces:
        if one.kind is PieceKind.MEETING and other and one.values.get("key") == other and one.path != meeting:
            return _of(draft, one.path, PieceKind.PARTICIPANT)
    return _of(draft, meeting, PieceKind.PARTICIPANT)


def item_shown(draft: FormatDraft, piece: str) -> str:
    """The item the room is at while ``piece`` is worked on; empty where that says nothing about it."""
    one = draft.piece(piece)
    if one.kind is PieceKind.ITEM:
        return piece
    if one.kind is PieceKind.OUTPUT:
        items = _of(draft, one.meeting, PieceKind.ITEM)
        return next((item.path for item in items if item.values.get("key") == one.values.get("item")), "")
    return ""


def _of(draft: FormatDraft, meeting: str, kind: PieceKind) -> tuple[Piece, ...]:
    return tuple(one for one in draft.pieces if one.kind is kind and one.meeting == meeting)


def _words(piece: Piece) -> dict[str, str]:
    return {name: str(piece.values.get(name, "")) for name in ("title", "guidance")}


def _room(draft: FormatDraft, meeting: str, items: Sequence[Piece], people: Sequence[str], *, voice: bool) -> RoomView:
    outputs = _of(draft, meeting, PieceKind.OUTPUT)
    findings = [
        Finding(what=Missing.REQUIRED, target=one.path, title=str(one.values.get("title", "")))
        for one in items
        if one.values.get("required") is True
    ]
    findings += [
        Finding(
            what=Missing.OUTPUT,
            target=one.path,
            title=str(one.values.get("title", "")),
            blocks=one.values.get("names_coordinator") is not True,
        )
        for one in outputs
    ]
    if voice:
        findings.append(Finding(what=Missing.OWN_WORDS, target=meeting, title="", blocks=False))
    rows = tuple(showing.finding_row(one) for one in findings)
    return RoomView(
        agenda=tuple(showing.agenda_row(one.path, str(one.values.get("title", "")), settled=False) for one in items),
        participants=tuple(
            showing.attendance_row(Participant(id=str(number), person="", meeting="", label=label))
            for number, label in enumerate(people)
        ),
        absent_note=showing.absent_note(
            [one for one in MinutesTo if one.value in draft.piece(meeting).values.get("minutes_to", ())],
            _("The young person") if voice else "",
        ),
        items=tuple(_item(draft, one, number, len(items), outputs) for number, one in enumerate(items)),
        findings=rows,
        missing_chip=things_chip(len(rows)),
        blocked=showing.blocked(rows),
        another_day="",
        since=(),
        goals=(),
        previous=None,
        unsaid="",
        ahead=True,
    )


def _item(draft: FormatDraft, piece: Piece, number: int, count: int, outputs: Sequence[Piece]) -> ItemView:
    values = piece.values
    part, editors = _known(Part, values.get("part")), values.get("editors", ())
    return ItemView(
        key=piece.path,
        title=str(values.get("title", "")),
        area=area_of_part(part) if part is not None else "",
        aside=showing.place(number, count),
        guidance=str(values.get("guidance", "")),
        editors=tuple(found for found in (_known(Editor, one) for one in editors) if found is not None),
        own_words=TextView(record=piece.path, field="own_words", stored=""),
        note=TextView(record=piece.path, field="note", stored=""),
        heard="",
        outputs=tuple(
            OutputView(
                key=one.path, title=str(one.values.get("title", "")), outcome=ItemOutcome.OPEN, reason="", carried=False
            )
            for one in outputs
            if one.values.get("item") == values.get("key")
        ),
        goals=(),
        agreements=(),
        decisions=(),
        network=(),
        questions=tuple(
            _question(one.values)
            for asked in values.get("asks", ())
            for one in draft.pieces
            if one.kind is PieceKind.QUESTION and one.values.get("id") == asked
        ),
    )


def _question(values: Mapping[str, Any]) -> QuestionView:
    options = [one for one in values.get("option", ()) if isinstance(one, Mapping)]
    return QuestionView(
        key=str(values.get("id", "")),
        kind=_known(FactKind, values.get("kind")) or FactKind.TEXT,
        label=str(values.get("label", "")),
        options=tuple(Option(str(one.get("code", "")), str(one.get("label", ""))) for one in options),
    )


def _known(kind: type[E], value: object) -> E | None:
    return next((one for one in kind if one.value == value), None)
