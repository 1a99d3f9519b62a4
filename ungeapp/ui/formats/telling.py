"""What is told about a draft of a format: what is wrong and where, old words, how a named word reads; without Qt.

Belongs here: those sentences, from faults and their codes. Does not belong here: what is wrong (the strict reader), the
order of rows and fields (``presenter``, ``fields``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ungeapp.domain.named_words import words_named
from ungeapp.texts import _
from ungeapp.ui.formats.field_views import FieldView
from ungeapp.usecases.format_pieces import LostStep, OldWordAt, Piece
from ungeapp.wording import short_day

_CODE = re.compile(r"»([a-z0-9-]+)«|“([a-z0-9-]+)”")
_FIELDS = {"timing.after": "timing.event", "timing.of": "timing.event", "timing.within_days": "timing.days"}
_READ_WHOLE = 90
"""So many letters of a text are read out whole; a longer one reads well with its brackets."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of an old word: the field as the draft knows it, what the button says, the text then."""

    field: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What is worth knowing about a text of a field, and the ways out of its old words."""

    said: str
    ways: tuple[Way, ...] = ()


def field_of(fault: str) -> str:
    """The field of the form a fault belongs to."""
    return _FIELDS.get(fault, fault)


def named(reason: str, names: Mapping[str, str]) -> str:
    """The reader's reason with the name of a role, an item or a meeting in place of its key."""

    def by_name(found: re.Match[str]) -> str:
        code = found[1] or found[2]
        return f"»{names.get(code, code)}«"

    return _CODE.sub(by_name, reason)


def lost(one: LostStep) -> str:
    """Which deadline looks at a meeting that is gone, whose rule that is, and the ways out."""
    said = (
        _("The meeting is gone, and without it the deadline “{deadline}” never ends. The rule: {source}. {way}")
        if one.never_ends
        else _("The meeting is gone, and the deadline “{deadline}” is reckoned with it. The rule: {source}. {way}")
    )
    way = _("Put it back in, or copy the format under a name of its own.")
    return said.format(deadline=one.deadline, source=one.source, way=way)


def readings(texts: Mapping[str, str], read: Mapping[str, str]) -> dict[str, str]:
    """What is said of the texts that name words of the glossary, by field: how each reads today; once, what brackets do."""
    found: dict[str, str] = {}
    for name, text in texts.items():
        if any(f"{{{one}}}" not in read[name] for one in words_named(text)):
            told = [] if found else [_("A word in {{ }} follows the list of terms.").format()]
            if len(read[name]) <= _READ_WHOLE:
                told.append(_("It reads today: “{read}”").format(read=read[name]))
            found[name] = " ".join(told)
    return found


def outside_days(values: Mapping[str, Any], today: date) -> dict[str, str]:
    """What follows from days on which the format cannot be begun, by field; nothing while today is one on which it can."""
    begins, ends = values.get("valid_from"), values.get("valid_to")
    if isinstance(ends, date) and ends < today:
        return {"valid_to": _("That day is past: nobody can begin such a meeting any more.")}
    if isinstance(begins, date) and begins > today:
        said = _("Until {day} the version before it counts, where there is one.")
        return {"valid_from": said.format(day=short_day(begins, today))}
    return {}


def notices(
    piece: Piece, fields: Sequence[FieldView], read: Mapping[str, str], old_words: Sequence[OldWordAt]
) -> dict[str, Notice]:
    """What to say under which field of a piece; ``read`` is what is said of how its texts read."""
    said: dict[str, list[str]] = {name: [sentence] for name, sentence in read.items() if sentence}
    ways: dict[str, list[Way]] = {}
    names = [one.name for one in fields]
    for old in old_words:
        if old.piece == piece.path:
            begins = re.split(r"[.\[]", old.field)[0]
            last = old.field.rpartition(".")[2]
            name = next((one for one in (old.field, begins, last) if one in names), names[0])
            said.setdefault(name, []).append(old.reason)
            label = _("Use “{word}”")
            ways.setdefault(name, []).extend(Way(old.field, label.format(word=one.word), one.text) for one in old.ways)
    return {name: Notice(" ".join(told), tuple(ways.get(name, ()))) for name, told in said.items()}
