"""How a day by which something is due reads on every page: a word, its tone, the date behind it.

Belongs here: that wording, without Qt. Does not belong here: what is due (``usecases``), days in general (``wording``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp.texts import _, ngettext
from ungeapp.ui.kit.tokens import Tone
from ungeapp.wording import long_day, relative_day, short_day

_THIS_WEEK = 7


@dataclass(frozen=True, slots=True)
class DueWord:
    """``text`` for the eye, ``tip`` the date in full. Never red: only a law's date may be (look.md)."""

    text: str
    tone: Tone
    tip: str


def due_word(on: date | None, today: date) -> DueWord:
    """The word for a day an agreement, a step or a task is due."""
    if on is None:
        return DueWord(_("No date"), Tone.NEUTRAL, "")
    distance = (on - today).days
    tip = long_day(on)
    if distance < 0:
        late = ngettext("{number} day late", "{number} days late", -distance).format(number=-distance)
        return DueWord(late, Tone.WARN, tip)
    if distance == 0:
        return DueWord(_("Today"), Tone.INFO, tip)
    if distance <= _THIS_WEEK:
        word = relative_day(on, today)
        return DueWord(word[:1].upper() + word[1:], Tone.INFO, tip)
    return DueWord(short_day(on, today), Tone.NEUTRAL, tip)


def by_day(on: date | None, today: date) -> str:
    """*27.11.*, or empty when there is no day."""
    return short_day(on, today) if on else ""


def joined(*pieces: str) -> str:
    """The pieces that say something, with a dot between."""
    return " · ".join(piece for piece in pieces if piece)
