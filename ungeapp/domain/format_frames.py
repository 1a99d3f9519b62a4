"""What frames a meeting of a format: with whom it is held, who chairs it, which law it is held under.

Belongs here: these few values. Does not belong here: the format they stand in (``formats.py``) and any wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MeetingKind(StrEnum):
    """With whom a meeting is held."""

    TALK = "talk"  # *samtale*: the young person and one or two others
    NETWORK = "network"  # *netværksmøde*: the young person and those around
    WITHOUT_YOUNG_PERSON = "without-young-person"  # about a young person who is not there: how will they be told?
    WITHOUT_PERSON = "without-person"  # between departments, about nobody


class Chair(StrEnum):
    """Who chairs the meeting."""

    CONVENER = "convener"
    AGREED = "agreed"  # the units agree on it (2-12): a name must stand there before the meeting can be called


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often a meeting between departments comes back: every ``months``, or from ``months`` to ``to_months``."""

    months: int
    to_months: int


@dataclass(frozen=True, slots=True)
class LegalFrame:
    """The law a meeting is held under: what it allows and forbids in one sentence, the law, where that stands."""

    text: str
    law: str
    source: str
