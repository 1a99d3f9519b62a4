"""What an edit of one field of a format becomes; without Qt.

Belongs here: from a field and what stands in it to the use case that keeps it. Does not belong here: which fields there are
(``fields``, ``meeting_fields``), undo (``presenter``), the rules of a format (``usecases.format_editing``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ungeapp.domain.format_frames import Chair, MeetingKind
from ungeapp.domain.formats import Editor
from ungeapp.ui.formats import conditions
from ungeapp.ui.formats.field_views import Asked, FieldView, Told
from ungeapp.ui.formats.meeting_fields import REPEAT, TIMING, When, when_of
from ungeapp.usecases.format_editing import FormatEditing
from ungeapp.usecases.format_pieces import FormatDraft, Piece, PieceKind, Value
from ungeapp.usecases.format_series import CONVENING

_WHOLE = re.compile(r"[0-9]{1,4}")
_UNSAID = {"chair": Chair.CONVENER.value, "kind": MeetingKind.NETWORK.value}
"""What holds where the file says nothing: choosing it then writes nothing."""
_FORWARD_KEYS = {When.AFTER: ("days", "after"), When.WITHIN: ("within_days", "of")}


def written(does: FormatEditing, draft: FormatDraft, piece: Piece, field: FieldView, told: Told) -> FormatDraft:
    """The draft after ``told`` was written into a field of a piece."""
    key, at, name = draft.key, piece.path, field.name
    group, _dot, within = name.rpartition(".")
    if name in ("when", "target.when"):
        if told == conditions.AS_WRITTEN:
            return draft
        return does.set(key, "target" if group else at, "when", conditions.condition(str(told)))
    if piece.kind is PieceKind.QUESTION and name == "option":
        return does.set_answers(key, at, str(told).splitlines())
    if piece.kind is PieceKind.QUESTION and name == "kind":
        return does.set_answered(key, at, str(told))
    if name == "asks" and isinstance(told, tuple):
        return does.ask_under(key, at, told)
    if name == "editors" and isinstance(told, tuple):
        return does.set(key, at, name, _editors(piece, told))
    if name == "role" and piece.kind is PieceKind.PARTICIPANT:
        return draft if told == piece.values.get(name) else does.set_role(key, at, str(told))
    if name in CONVENING:
        return does.set_convener(key, at, name, str(told))
    if piece.kind is PieceKind.MEETING and name not in piece.values and told == _UNSAID.get(name):
        return draft
    if name == f"{TIMING}.when" and told == when_of(piece):
        return draft
    value = _value(field, told)
    if group == TIMING:
        return does.set(key, at, TIMING, _timing(piece, within, value))
    if group == REPEAT:
        return does.set(key, at, REPEAT, _repeat(piece, within, value))
    where = f"{at}.{group}" if group and piece.kind is not PieceKind.FORMAT else group or at
    return does.set(key, where, within, value)


def _value(field: FieldView, told: Told) -> Value | None:
    """As the file has it; what is no number stays as it was typed, so that the reader can say so."""
    if field.name == "fixed_slot":
        return None if told is True else False
    if field.name == "private_words":
        words = [one.strip() for one in str(told).splitlines() if one.strip()]
        return words or None
    if field.asked is Asked.TICK:
        return True if told else None
    if isinstance(told, str) and field.asked is Asked.NUMBER and _WHOLE.fullmatch(told.strip()):
        return int(told)
    if isinstance(told, str) and field.asked is Asked.LINE:
        return " ".join(told.split())
    return told


def _editors(piece: Piece, told: tuple[str, ...]) -> tuple[str, ...]:
    before, editors = list(piece.values.get("editors", ())), list(told)
    if Editor.CHOICE in before:  # what is asked under it is told in a field of its own
        editors.insert(before.index(Editor.CHOICE), Editor.CHOICE.value)
    return tuple(editors)


def _table(piece: Piece, name: str) -> dict[str, Any]:
    before = piece.values.get(name, {})
    return dict(before) if isinstance(before, Mapping) else {}


def _repeat(piece: Piece, name: str, value: Value | None) -> dict[str, Any] | None:
    """How often it comes back, after one of its fields was told; without a number of months it does not."""
    repeat = _table(piece, REPEAT)
    if value in ("", None):
        repeat.pop(name, None)
    else:
        repeat[name] = value
    return repeat if "months" in repeat else None


def _timing(piece: Piece, name: str, value: Any) -> dict[str, Any]:
    """The table of when a meeting is held, after one of its fields was told."""
    if name == "when":
        return _fresh(When(value))
    timing = _table(piece, TIMING)
    days, event = _FORWARD_KEYS.get(when_of(piece), ("days", "after"))
    key = {"days": days, "event": event}.get(name, name)
    if value in ("", None) and name not in ("days", "event", "age_years"):
        timing.pop(key, None)
        if key == "no_later":
            timing.pop("reserved_weeks", None)
    else:
        timing[key] = value
    return timing


def _fresh(when: When) -> dict[str, Any]:
    match when:
        case When.AFTER:
            return {"after": "", "days": 14}
        case When.WITHIN:
            return {"of": "", "within_days": 14}
        case When.AGE:
            return {"age_years": 16}
        case _:
            return {when.value: True}
