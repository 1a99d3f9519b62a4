"""The meetings of a format that is being changed: one more at the end, or one less.

Belongs here: what a new one takes from the last, and what the others need when one goes. Does not belong here: the file,
dates (``domain/scheduling.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.format_keys import key_of
from ungeapp.domain.formats import Convener
from ungeapp.usecases.format_pieces import FormatDraft, Piece, PieceKind, Value

_AS_BEFORE = ("kind", "duration_minutes", "minutes_to", "fixed_slot")
_SAME, _NEXT, _KEY = "participants_as", "next", "key"
_CONVENER, _UNIT, _WORDS = "convener", "convener_unit_kind", "called_by"
CONVENING = (_CONVENER, _UNIT)
"""What says who calls a meeting; ``called_by`` says the same in words of one's own."""


def meetings(draft: FormatDraft) -> tuple[Piece, ...]:
    """The meetings in their order."""
    return tuple(one for one in draft.pieces if one.kind is PieceKind.MEETING)


def next_meeting(draft: FormatDraft, title: str) -> dict[str, Value]:
    """The values of one more meeting: called by the same, with the same people and as long as the last one."""
    before = meetings(draft)[-1].values
    taken = {str(one.values.get(_KEY, "")) for one in meetings(draft)}
    values: dict[str, Value] = {
        _KEY: key_of(title, taken),
        "title": title,
        "public_title": str(draft.pieces[0].values.get("public_title", title)),
        "timing": {"earliest": True},
        "convener": Convener.SAME.value,
    }
    values |= {name: before[name] for name in _AS_BEFORE if name in before}
    return {**values, _SAME: str(before.get(_SAME, before.get(_KEY, "")))}


def without(draft: FormatDraft, path: str) -> list[tuple[str, str, Value | None]]:
    """What becomes of the others when the meeting at ``path`` goes: piece, field, value.

    The one before goes on to the one after; who calls the one after and who takes part in it stay the same.
    NotAllowed("format-last-meeting") when it is the only one.
    """
    rows = meetings(draft)
    if len(rows) == 1:
        raise NotAllowed("format-last-meeting")
    at = next(number for number, one in enumerate(rows) if one.path == path)
    gone = rows[at].values
    changes: list[tuple[str, str, Value | None]] = [
        (one.path, _NEXT, gone.get(_NEXT)) for one in rows if one.values.get(_NEXT) == gone.get(_KEY)
    ]
    after = rows[at + 1] if at + 1 < len(rows) else None
    if after is not None and after.values.get(_CONVENER) == Convener.SAME != gone.get(_CONVENER):
        changes.append((after.path, _CONVENER, gone.get(_CONVENER)))
        changes += [(after.path, one, gone[one]) for one in (_UNIT, _WORDS) if one in gone and one not in after.values]
    borrowers = _borrowers(draft, path)
    if borrowers:
        changes.append((borrowers[0].path, _SAME, gone.get(_SAME)))
        named = gone.get(_SAME, borrowers[0].values.get(_KEY))
        changes += [(one.path, _SAME, named) for one in borrowers[1:]]
    return changes


def called_by_another(draft: FormatDraft, path: str, field: str, value: str) -> list[tuple[str, str, Value | None]]:
    """What becomes of the pieces when ``field`` of ``CONVENING`` is ``value``: piece, field, value.

    Words for whoever called the meeting go, and with them the same words of those after it that are called by the same;
    the unit goes where no unit calls it.
    """
    rows = meetings(draft)
    at = next(number for number, one in enumerate(rows) if one.path == path)
    before = rows[at].values
    if before.get(field, "") == value:
        return []
    changes: list[tuple[str, str, Value | None]] = [(path, field, value or None)]
    if field == _CONVENER and value != Convener.UNIT and _UNIT in before:
        changes.append((path, _UNIT, None))
    if _WORDS in before:
        following = takewhile(lambda one: one.values.get(_CONVENER) == Convener.SAME, rows[at + 1 :])
        same = (one for one in following if one.values.get(_WORDS) == before[_WORDS])
        changes += [(one.path, _WORDS, None) for one in (rows[at], *same)]
    return changes


def leading_to(base: Sequence[Piece], now: Sequence[Piece], key: str) -> list[tuple[str, str, Value | None]]:
    """What becomes of the others when the meeting ``key`` of ``base`` stands again: piece, field, value.

    The one that led on to it does so again; it leads on as before, or where that one is gone, to where the other led.
    """
    here = {str(one.values.get(_KEY, "")): one for one in now if one.kind is PieceKind.MEETING}
    was = [one for one in base if one.kind is PieceKind.MEETING and one.values.get(_NEXT) == key]
    before = [here[name] for one in was if (name := str(one.values.get(_KEY, ""))) in here]
    changes: list[tuple[str, str, Value | None]] = [(one.path, _NEXT, key) for one in before]
    following = here[key].values.get(_NEXT)
    if following is not None and following not in here:
        led = next((one.values.get(_NEXT) for one in before if one.values.get(_NEXT) in here), None)
        changes.append((here[key].path, _NEXT, led))
    return changes


def heir(draft: FormatDraft, path: str) -> str:
    """The first meeting whose participants are those of the one at ``path``, which has its own; empty if none."""
    borrowers = _borrowers(draft, path)
    return borrowers[0].path if borrowers and _SAME not in draft.piece(path).values else ""


def _borrowers(draft: FormatDraft, path: str) -> list[Piece]:
    key = draft.piece(path).values.get(_KEY)
    return [one for one in meetings(draft) if key and one.values.get(_SAME) == key]
