"""Which fields a meeting of a format has: what it is called, when and how often it is held, who calls it; without Qt.

Belongs here: those fields, their labels and options. Does not belong here: the other pieces (``fields``), what becomes of a
value (``writing``).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from ungeapp.domain.format_frames import Chair, MeetingKind
from ungeapp.domain.formats import Convener, EventKind, MinutesTo
from ungeapp.texts import N_, _
from ungeapp.ui.formats.field_views import FieldView, choice, line, number, options_of, tick, ticks
from ungeapp.ui.kit.rows import Option
from ungeapp.usecases.format_pieces import FormatDraft, Piece, PieceKind

TIMING, REPEAT = "timing", "repeat"


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
_KINDS = {
    MeetingKind.TALK: N_("The young person and one or two others"),
    MeetingKind.NETWORK: N_("The young person and those around"),
    MeetingKind.WITHOUT_YOUNG_PERSON: N_("Professionals only, about the young person"),
}


def when_of(piece: Piece) -> When:
    """How this meeting finds its day now."""
    timing = _table(piece, TIMING)
    return next((one for one in When if one.value in timing), When.EARLIEST)


def meeting_fields(
    draft: FormatDraft, piece: Piece, unit_kinds: tuple[Option, ...], guidance: str
) -> tuple[FieldView, ...]:
    """The fields of one meeting, in their order; ``guidance`` is what the municipality calls its own."""
    values = piece.values
    conveners = [
        Option(code.value, (guidance if code is Convener.GUIDE else "") or _(label))
        for code, label in _CONVENERS.items()
        if code is not Convener.SAME or piece.path != "meeting[1]"
    ]
    found = [
        line(values, "title", _("What the meeting is called at the desk")),
        line(
            values,
            "public_title",
            _("What the meeting is called on paper"),
            hint=_("Letters and calendars say this and nothing else."),
        ),
        *_timing(draft, piece),
        *_repeat(piece),
        number(values, "duration_minutes", _("How long, in minutes")),
        choice(values, "convener", _("Who calls the meeting"), conveners),
    ]
    if values.get("convener") == Convener.UNIT:
        found.append(choice(values, "convener_unit_kind", _("Which unit calls it"), unit_kinds, empty=""))
    found.append(
        line(
            values,
            "called_by",
            _("Who calls the meeting, in your own words"),
            hint=_("Stands in the guide instead of the choice. Empty: the guide says what is chosen."),
            optional=True,
        )
    )
    found.append(choice(values, "chair", _("Who chairs it"), options_of(_CHAIRS), default=Chair.CONVENER))
    found.append(ticks(values, "minutes_to", _("Who gets the minutes"), options_of(_MINUTES)))
    found.append(tick(values, "fixed_slot", _("At one of the fixed meeting times"), default=True, rare=True))
    if values.get("kind") != MeetingKind.WITHOUT_PERSON:
        network = MeetingKind.NETWORK
        found.append(
            choice(values, "kind", _("Whom the meeting gathers"), options_of(_KINDS), default=network, rare=True)
        )
    return tuple(found)


def _timing(draft: FormatDraft, piece: Piece) -> list[FieldView]:
    when, timing = when_of(piece), _table(piece, TIMING)
    events = _events(draft)
    ways = [
        Option(code.value, _(label))
        for code, label in _WHEN.items()
        if events or code not in (When.AFTER, When.WITHIN) or code is when
    ]
    found = [choice({"when": when.value}, "when", _("When it is held"), ways, "timing.when")]
    if when is When.EARLIEST:
        hint = _("Empty: what is usual in the municipality.")
        label = _("So many days ahead at least")
        found.append(number(timing, "notice_days", label, "timing.notice_days", hint=hint, optional=True, rare=True))
    if when is When.AGE:
        found.append(number(timing, "age_years", _("Years"), "timing.age_years"))
        found.append(number(timing, "age_months", _("and months"), "timing.age_months", beside=True))
        found.append(tick(timing, "no_later", _("On that day at the latest"), "timing.no_later"))
        if timing.get("no_later") is True:
            label = _("In the weeks the municipality keeps free for it")
            found.append(tick(timing, "reserved_weeks", label, "timing.reserved_weeks", rare=True))
        label = _("Not for those who are past that age already")
        found.append(tick(timing, "skip_if_past", label, "timing.skip_if_past", rare=True))
    if when in (When.AFTER, When.WITHIN):
        event = "after" if when is When.AFTER else "of"
        found.append(number(timing, "days" if when is When.AFTER else "within_days", _("Days"), "timing.days"))
        found.append(choice(timing, event, _("After what"), events, "timing.event"))
    expected = _events(draft, EventKind.EXPECTED)
    if when is When.AFTER and (expected or "provisional_after" in timing):
        label, at = _("Until then reckoned from"), "timing.provisional_after"
        none = _("Nothing: it has no day before")
        found.append(choice(timing, "provisional_after", label, expected, at, empty=none))
    return found


def _repeat(piece: Piece) -> list[FieldView]:
    """How often it comes back; only meetings between departments do."""
    repeat = _table(piece, REPEAT)
    if piece.values.get("kind") != MeetingKind.WITHOUT_PERSON and not repeat:
        return []
    found = [number(repeat, "months", _("Held again after (months)"), "repeat.months")]
    if repeat:
        label = _("and after at most")
        found.append(number(repeat, "to_months", label, "repeat.to_months", beside=True))
    return found


def _events(draft: FormatDraft, kind: EventKind | None = None) -> tuple[Option, ...]:
    return tuple(
        Option(str(one.values.get("id", "")), str(one.values.get("label", "")))
        for one in draft.pieces
        if one.kind is PieceKind.EVENT and (kind is None or one.values.get("kind") == kind)
    )


def _table(piece: Piece, name: str) -> Mapping[str, Any]:
    found = piece.values.get(name, {})
    return found if isinstance(found, Mapping) else {}
