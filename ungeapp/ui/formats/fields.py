"""Which fields a piece of a format has, with what to choose from; without Qt.

Belongs here: fields, their labels and options. Does not belong here: a meeting's (``meeting_fields``), widgets, what
becomes of a value (``writing``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ungeapp.domain.formats import Editor, EventKind, FactKind, Obligation
from ungeapp.texts import N_, _
from ungeapp.ui.formats import conditions
from ungeapp.ui.formats.field_views import (
    Asked,
    FieldView,
    choice,
    day,
    line,
    number,
    options_of,
    tells_about,
    text,
    tick,
    ticks,
)
from ungeapp.ui.formats.meeting_fields import meeting_fields
from ungeapp.ui.kit.rows import Option
from ungeapp.usecases.format_pieces import FormatDraft, Piece, PieceKind

_EDITORS = {
    Editor.OWN_WORDS: N_("The young person's own words"),
    Editor.NOTE: N_("A note"),
    Editor.GOALS: N_("Goals in the plan"),
    Editor.AGREEMENTS: N_("Agreements with who and when"),
    Editor.DECISIONS: N_("Decisions and measures"),
    Editor.NETWORK: N_("The young person's network"),
}
_ANSWERED = {
    FactKind.YES_NO: N_("Yes or no"),
    FactKind.DATE: N_("A date"),
    FactKind.CHOICE: N_("One of several answers"),
    FactKind.TEXT: N_("In words"),
}
_HAPPENS = {
    EventKind.EXPECTED: N_("It is expected: a day for now"),
    EventKind.ACTUAL: N_("It happens: meetings can follow it"),
    EventKind.STOP: N_("It ends the course"),
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
    units: tuple[Option, ...]
    guidance: str = ""


def fields_of(draft: FormatDraft, piece: Piece, lists: Lists) -> tuple[FieldView, ...]:
    """The fields of one piece, in their order."""
    match piece.kind:
        case PieceKind.FORMAT:
            return _format(draft, piece.values)
        case PieceKind.QUESTION:
            return _question(draft, piece)
        case PieceKind.TASK:
            return _task(draft, piece.values, lists)
        case PieceKind.EVENT:
            return _event(draft, piece)
        case PieceKind.MEETING:
            return meeting_fields(draft, piece, lists.unit_kinds, lists.guidance)
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
    private = values.get("private_words", [])
    return (
        line(values, "title", _("What the format is called at the desk")),
        line(values, "public_title", _("What it is called on paper"), hint=_("Says nothing about the young person.")),
        text(values, "trigger", _("What sets it off")),
        text(target, "text", _("For whom"), "target.text"),
        number(target, "min_age", _("From the age of"), "target.min_age"),
        number(target, "max_age", _("up to and including"), "target.max_age", beside=True),
        *conditions.field(draft, target, "target.when", _("Only for those where")),
        day(values, "valid_from", _("Can be begun from")),
        day(values, "valid_to", _("Can be begun until and including")),
        text(values, "source", _("Where it comes from")),
        tells_about(values, _("What the mere use of the format tells about"), rare=True),
        FieldView(
            "private_words",
            _("Words that stand on no paper for others"),
            Asked.TEXT,
            "\n".join(str(one) for one in private) if isinstance(private, list) else "",
            hint=_("One word on each line. Part of a word is enough."),
            optional=True,
            rare=True,
        ),
        number(values, "max_meetings", _("So many meetings at most"), optional=True, rare=True),
        tick(values, "takes_precedence", _("Those who must come let everything else give way"), rare=True),
    )


def _question(draft: FormatDraft, piece: Piece) -> tuple[FieldView, ...]:
    values = piece.values
    label = line(values, "label", _("The question"), hint=conditions.where_asked(draft, str(values.get("id", ""))))
    found = [label, choice(values, "kind", _("How it is answered"), options_of(_ANSWERED))]
    if values.get("kind") == FactKind.CHOICE:
        options = [one for one in values.get("option", ()) if isinstance(one, Mapping)]
        told = "\n".join(str(one.get("label", "")) for one in options)
        found.append(
            FieldView("option", _("The answers to choose from"), Asked.TEXT, told, hint=_("One answer on each line."))
        )
    found.append(tells_about(values, _("What the answer tells about")))
    return tuple(found)


def _event(draft: FormatDraft, piece: Piece) -> tuple[FieldView, ...]:
    values = piece.values
    expected = [
        Option(str(one.values.get("id", "")), str(one.values.get("label", "")))
        for one in draft.pieces
        if one.kind is PieceKind.EVENT and one.values.get("kind") == EventKind.EXPECTED and one.path != piece.path
    ]
    found = [
        line(values, "label", _("What the event is called"), hint=_("Its day is written on the course.")),
        choice(values, "kind", _("What it does"), options_of(_HAPPENS)),
    ]
    if values.get("kind") == EventKind.ACTUAL and (expected or "replaces" in values):
        found.append(choice(values, "replaces", _("Stands in the place of"), expected, empty=_("No other event")))
    return (*found, tells_about(values, _("What the event tells about")))


def _task(draft: FormatDraft, values: Mapping[str, Any], lists: Lists) -> tuple[FieldView, ...]:
    return (
        line(values, "title", _("What is to be done")),
        *conditions.field(draft, values, "when", _("When it is to be done"), always=False),
        choice(values, "role", _("Who does the task"), lists.roles),
        number(values, "days", _("Within how many days")),
        tells_about(values, _("What the task tells about")),
    )


def _item(draft: FormatDraft, values: Mapping[str, Any]) -> tuple[FieldView, ...]:
    asked = conditions.questions(draft)
    return (
        line(values, "title", _("Title of the point")),
        text(values, "guidance", _("Help while it is talked about")),
        ticks(values, "editors", _("What is written under it"), options_of(_EDITORS)),
        tick(values, "required", _("It must be answered before the meeting is closed")),
        *conditions.field(draft, values, "when", _("Only when")),
        line(
            values,
            "public_title",
            _("Title for those who may not see it"),
            hint=_("Empty: the same title for everybody."),
            optional=True,
        ),
        tells_about(values, _("What it tells about")),
        *([ticks(values, "asks", _("Questions asked under it"), asked)] if asked else []),
    )


def _output(draft: FormatDraft, values: Mapping[str, Any], items: Sequence[Piece]) -> tuple[FieldView, ...]:
    points = [Option(str(one.values.get("key", "")), str(one.values.get("title", ""))) for one in items]
    return (
        line(values, "title", _("What the meeting must bring")),
        choice(values, "item", _("Under which point"), points, empty=""),
        *conditions.field(draft, values, "when", _("Only when")),
        line(
            values,
            "public_title",
            _("Title for those who may not see it"),
            hint=_("Empty: the same title for everybody."),
            optional=True,
        ),
        tick(values, "names_coordinator", _("Here somebody is named to coordinate")),
    )


def _participant(draft: FormatDraft, values: Mapping[str, Any], lists: Lists) -> tuple[FieldView, ...]:
    role = str(values.get("role", ""))
    duties = [
        one
        for one in options_of(_DUTIES)
        if one.value != Obligation.MUST or values.get("municipal") is True or values.get("obligation") == one.value
    ]
    found = [
        choice(values, "role", _("Role"), lists.roles),
        line(values, "label", _("Called at the desk")),
        line(
            values,
            "public_label",
            _("Called on paper for others"),
            hint=_("Empty: the same words for everybody."),
            optional=True,
        ),
        choice(values, "obligation", _("How binding it is"), duties),
        *conditions.field(draft, values, "when", _("Only when")),
        *_otherwise(values),
        tells_about(values, _("What the presence tells about")),
    ]
    if "unit" in values:
        found.append(choice(values, "unit", _("From which unit"), lists.units))
    elif role in lists.municipal or "unit_kind" in values:
        found.append(choice(values, "unit_kind", _("From which unit"), lists.unit_kinds, empty=_("No unit said")))
    return tuple(found)


def _otherwise(values: Mapping[str, Any]) -> tuple[FieldView, ...]:
    """What the one is called who comes when the condition does not hold; who that is stays as it is written."""
    other = values.get("otherwise")
    if not isinstance(other, Mapping):
        return ()
    hint = _("Empty: the same words for everybody.")
    label = _("Who comes otherwise, on paper for others")
    return (
        line(other, "label", _("Who comes otherwise, as called at the desk"), "otherwise.label"),
        line(other, "public_label", label, "otherwise.public_label", hint=hint, optional=True),
    )
