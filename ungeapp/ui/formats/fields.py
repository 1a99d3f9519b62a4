"""Which fields a piece of a format has, with what to choose from; without Qt.

Belongs here: fields, their labels and options. Does not belong here: widgets, what becomes of a value (``presenter``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ungeapp import wording
from ungeapp.domain.format_frames import Chair
from ungeapp.domain.formats import Convener, Editor, FactKind, MinutesTo, Obligation
from ungeapp.domain.parts import Part
from ungeapp.texts import N_, _
from ungeapp.ui.formats import conditions
from ungeapp.ui.formats.field_views import Asked, FieldView
from ungeapp.ui.kit.rows import Option
from ungeapp.usecases.format_pieces import FormatDraft, Piece, PieceKind

TIMING = "timing"


class When(StrEnum):
    """The ways a meeting finds its day; the value is the key its table has."""

    EARLIEST = "earliest"
    ACUTE = "acute"
    AFTER = "after"
    WITHIN = "within_days"
    AGE = "age_years"


_WHEN = {
    When.EARLIEST: N_("As soon as possible"),
    When.ACUTE: N_("At once, whatever fixed times say"),
    When.AFTER: N_("Some days after an event"),
    When.WITHIN: N_("At the latest some days after an event"),
    When.AGE: N_("When the young person reaches an age"),
}
_EDITORS = {
    Editor.OWN_WORDS: N_("The young person's own words"),
    Editor.NOTE: N_("A note"),
    Editor.GOALS: N_("Goals in the plan"),
    Editor.AGREEMENTS: N_("Agreements with who and when"),
    Editor.DECISIONS: N_("Decisions and measures"),
    Editor.NETWORK: N_("The young person's network"),
}
_CONVENERS = {
    Convener.FIRST_AWARE: N_("Whoever of the authority first learns of it"),
    Convener.RESPONSIBLE: N_("The responsible caseworker"),
    Convener.ANY_MUNICIPAL: N_("Whoever of the municipality sees the need"),
    Convener.GUIDE: N_("The municipality's guidance"),
    Convener.SAME: N_("The same as at the meeting before"),
    Convener.UNIT: N_("A certain unit"),
}
_CHAIRS = {
    Chair.CONVENER: N_("Whoever calls the meeting"),
    Chair.AGREED: N_("The units agree on it before the meeting"),
}
_MINUTES = {
    MinutesTo.PRESENT: N_("Those who were there"),
    MinutesTo.ABSENT_MUNICIPAL: N_("The municipality's own who were not there"),
    MinutesTo.ABSENT_EXTERNAL: N_("Others who were not there"),
}
_ANSWERED = {
    FactKind.YES_NO: N_("Yes or no"),
    FactKind.DATE: N_("A date"),
    FactKind.CHOICE: N_("One of several answers"),
    FactKind.TEXT: N_("In words"),
}
_DUTIES = {
    Obligation.MUST: N_("must come (is summoned)"),
    Obligation.SHOULD: N_("is invited"),
    Obligation.MAY: N_("may come"),
}


@dataclass(frozen=True, slots=True)
class Lists:
    """What this desk has to choose from; ``guidance`` is what the municipality calls its own, empty where it says nothing."""

    roles: tuple[Option, ...]
    municipal: frozenset[str]
    unit_kinds: tuple[Option, ...]
    guidance: str = ""


def when_of(piece: Piece) -> When:
    """How this meeting finds its day now."""
    timing = piece.values.get(TIMING, {})
    return next((one for one in When if isinstance(timing, Mapping) and one.value in timing), When.EARLIEST)


def fields_of(draft: FormatDraft, piece: Piece, lists: Lists, events: Sequence[Option]) -> tuple[FieldView, ...]:
    """The fields of one piece, in their order."""
    match piece.kind:
        case PieceKind.FORMAT:
            return _format(draft, piece.values)
        case PieceKind.QUESTION:
            return _question(draft, piece)
        case PieceKind.TASK:
            return _task(draft, piece.values)
        case PieceKind.MEETING:
            return _meeting(piece, lists, events)
        case PieceKind.ITEM:
            return _item(draft, piece.values)
        case PieceKind.OUTPUT:
            items = [one for one in draft.pieces if one.kind is PieceKind.ITEM and one.meeting == piece.meeting]
            return _output(draft, piece.values, items)
        case PieceKind.PARTICIPANT:
            return _participant(draft, piece.values, lists)


def _format(draft: FormatDraft, values: Mapping[str, Any]) -> tuple[FieldView, ...]:
    target = values.get("target")
    target = target if isinstance(target, Mapping) else {}
    return (
        _line(values, "title", _("What the format is called at the desk")),
        _line(values, "public_title", _("What it is called on paper"), hint=_("Says nothing about the young person.")),
        _text(values, "trigger", _("What sets it off")),
        FieldView("target.text", _("For whom"), Asked.TEXT, str(target.get("text", ""))),
        *conditions.field(draft, target, "target.when", _("Only for those where")),
        _text(values, "source", _("Where it comes from")),
    )


def _question(draft: FormatDraft, piece: Piece) -> tuple[FieldView, ...]:
    values = piece.values
    label = _line(values, "label", _("The question"), hint=conditions.where_asked(draft, str(values.get("id", ""))))
    found = [label, _choice(values, "kind", _("How it is answered"), _options(_ANSWERED))]
    if values.get("kind") == FactKind.CHOICE:
        options = [one for one in values.get("option", ()) if isinstance(one, Mapping)]
        told = "\n".join(str(one.get("label", "")) for one in options)
        found.append(
            FieldView("option", _("The answers to choose from"), Asked.TEXT, told, hint=_("One answer on each line."))
        )
    found.append(
        _choice(values, "part", _("What the answer tells about"), _parts(), hint=_("Decides who may see it on paper."))
    )
    return tuple(found)


def _task(draft: FormatDraft, values: Mapping[str, Any]) -> tuple[FieldView, ...]:
    return (
        _line(values, "title", _("What is to be done")),
        *conditions.field(draft, values, "when", _("When it is to be done"), always=False),
        _number(values, "days", _("Within how many days")),
    )


def _meeting(piece: Piece, lists: Lists, events: Sequence[Option]) -> tuple[FieldView, ...]:
    values = piece.values
    conveners = [
        Option(code.value, (lists.guidance if code is Convener.GUIDE else "") or _(label))
        for code, label in _CONVENERS.items()
        if code is not Convener.SAME or piece.path != "meeting[1]"
    ]
    found = [
        _line(values, "title", _("What the meeting is called at the desk")),
        _line(
            values,
            "public_title",
            _("What the meeting is called on paper"),
            hint=_("Letters and calendars say this and nothing else."),
        ),
        *_timing(piece, events),
        _number(values, "duration_minutes", _("How long, in minutes")),
        _choice(values, "convener", _("Who calls the meeting"), conveners),
    ]
    if values.get("convener") == Convener.UNIT:
        found.append(_choice(values, "convener_unit_kind", _("Which unit calls it"), lists.unit_kinds, empty=""))
    found.append(
        _line(
            values,
            "called_by",
            _("Who calls the meeting, in your own words"),
            hint=_("Stands in the guide instead of the choice. Empty: the guide says what is chosen."),
            optional=True,
        )
    )
    found.append(_choice(values, "chair", _("Who chairs it"), _options(_CHAIRS), default=Chair.CONVENER))
    found.append(_ticks(values, "minutes_to", _("Who gets the minutes"), _options(_MINUTES)))
    return tuple(found)


def _timing(piece: Piece, events: Sequence[Option]) -> list[FieldView]:
    when, timing = when_of(piece), piece.values.get(TIMING, {})
    timing = timing if isinstance(timing, Mapping) else {}
    ways = [
        Option(code.value, _(label))
        for code, label in _WHEN.items()
        if events or code not in (When.AFTER, When.WITHIN) or code is when
    ]
    found = [FieldView("timing.when", _("When it is held"), Asked.CHOICE, when.value, tuple(ways))]
    if when is When.AGE:
        found.append(_number(timing, "age_years", _("Years"), "timing.age_years"))
        found.append(_number(timing, "age_months", _("and months"), "timing.age_months", optional=True))
    if when in (When.AFTER, When.WITHIN):
        event = "after" if when is When.AFTER else "of"
        found.append(_number(timing, "days" if when is When.AFTER else "within_days", _("Days"), "timing.days"))
        found.append(
            FieldView("timing.event", _("After what"), Asked.CHOICE, str(timing.get(event, "")), tuple(events))
        )
    return found


def _item(draft: FormatDraft, values: Mapping[str, Any]) -> tuple[FieldView, ...]:
    asked = conditions.questions(draft)
    return (
        _line(values, "title", _("Title of the point")),
        _text(values, "guidance", _("Help while it is talked about")),
        _ticks(values, "editors", _("What is written under it"), _options(_EDITORS)),
        FieldView(
            "required",
            _("It must be answered before the meeting is closed"),
            Asked.TICK,
            values.get("required") is True,
        ),
        *conditions.field(draft, values, "when", _("Only when")),
        _line(
            values,
            "public_title",
            _("Title for those who may not see it"),
            hint=_("Empty: the same title for everybody."),
            optional=True,
        ),
        _choice(values, "part", _("What it tells about"), _parts(), hint=_("Decides who may see it on paper.")),
        *([_ticks(values, "asks", _("Questions asked under it"), asked)] if asked else []),
    )


def _output(draft: FormatDraft, values: Mapping[str, Any], items: Sequence[Piece]) -> tuple[FieldView, ...]:
    points = [Option(str(one.values.get("key", "")), str(one.values.get("title", ""))) for one in items]
    return (
        _line(values, "title", _("What the meeting must bring")),
        _choice(values, "item", _("Under which point"), points, empty=""),
        *conditions.field(draft, values, "when", _("Only when")),
        _line(
            values,
            "public_title",
            _("Title for those who may not see it"),
            hint=_("Empty: the same title for everybody."),
            optional=True,
        ),
    )


def _participant(draft: FormatDraft, values: Mapping[str, Any], lists: Lists) -> tuple[FieldView, ...]:
    role = str(values.get("role", ""))
    duties = [
        one
        for one in _options(_DUTIES)
        if one.value != Obligation.MUST or values.get("municipal") is True or values.get("obligation") == one.value
    ]
    found = [
        _choice(values, "role", _("Role"), lists.roles),
        _line(values, "label", _("Called at the desk")),
        _line(
            values,
            "public_label",
            _("Called on paper for others"),
            hint=_("Empty: the same words for everybody."),
            optional=True,
        ),
        _choice(values, "obligation", _("How binding it is"), duties),
        *conditions.field(draft, values, "when", _("Only when")),
        _choice(
            values, "part", _("What the presence tells about"), _parts(), hint=_("Decides who may see it on paper.")
        ),
    ]
    if (role in lists.municipal or "unit_kind" in values) and "unit" not in values:
        found.append(_choice(values, "unit_kind", _("From which unit"), lists.unit_kinds, empty=_("No unit said")))
    return tuple(found)


def _parts() -> tuple[Option, ...]:
    return tuple(Option(one.value, wording.part_name(one.value)) for one in Part)


def _options(labels: Mapping[Any, str]) -> tuple[Option, ...]:
    return tuple(Option(str(code), _(label)) for code, label in labels.items())


def _list(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = values.get(name, ())
    return tuple(str(one) for one in found) if isinstance(found, list) else ()


def _line(values: Mapping[str, Any], name: str, label: str, *, hint: str = "", optional: bool = False) -> FieldView:
    return FieldView(name, label, Asked.LINE, str(values.get(name, "")), hint=hint, optional=optional)


def _text(values: Mapping[str, Any], name: str, label: str) -> FieldView:
    return FieldView(name, label, Asked.TEXT, str(values.get(name, "")))


def _number(values: Mapping[str, Any], name: str, label: str, at: str = "", *, optional: bool = False) -> FieldView:
    return FieldView(at or name, label, Asked.NUMBER, str(values.get(name, "")), optional=optional)


def _choice(
    values: Mapping[str, Any],
    name: str,
    label: str,
    options: Sequence[Option],
    *,
    hint: str = "",
    empty: str | None = None,
    default: str = "",
) -> FieldView:
    value = str(values.get(name, default))
    known = tuple(options)
    if value and all(one.value != value for one in known):
        known = (*known, Option(value, value))
    return FieldView(name, label, Asked.CHOICE, value, known, hint=hint, empty=empty)


def _ticks(values: Mapping[str, Any], name: str, label: str, options: Sequence[Option]) -> FieldView:
    return FieldView(name, label, Asked.TICKS, _list(values, name), tuple(options))
