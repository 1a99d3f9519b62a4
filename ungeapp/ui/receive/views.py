"""What the receive page shows, as plain values.

Belongs here: frozen values with ready sentences. Does not belong here: making them (``presenter``), widgets.
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.spans import Span
from ungeapp.ui.kit.tokens import Tone


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A field both have changed: both texts with the differing words marked, and what can be decided."""

    key: tuple[str, str]
    where: str
    mine_heading: str
    mine: tuple[Span, ...]
    mine_text: str
    theirs_heading: str
    theirs: tuple[Span, ...]
    theirs_text: str
    choices: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One line of what changes without disagreement."""

    kind: str
    spans: tuple[Span, ...]
    day: str


@dataclass(frozen=True, slots=True)
class MatchView:
    """A question: is it the same young person?"""

    incoming: str
    question: str


@dataclass(frozen=True, slots=True)
class ReceiveView:
    """The whole preview. ``refused`` says why it cannot be received yet; ``link`` is where that is put right."""

    title: str
    subtitle: str
    sender_state: str
    sender_tone: Tone
    check_number: str
    conflicts: tuple[ConflictView, ...]
    changes_heading: str
    changes: tuple[ChangeView, ...]
    hidden: str
    proposals: tuple[ChangeView, ...]
    matches: tuple[MatchView, ...]
    next_steps: tuple[str, ...]
    note: str = ""
    missing: str = ""
    refused: str = ""
    to_partners: bool = False


@dataclass(frozen=True, slots=True)
class WaitingView:
    """What is left to decide about one young person."""

    title: str
    subtitle: str
    conflicts: tuple[ConflictView, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A file to save for the partner."""

    name: str
    content: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class DoneView:
    """What stands after receiving."""

    package: str
    sentence: str
    undecided: str
    answers: tuple[Answer, ...]
    answers_heading: str
    answers_sentence: str
    can_undo: bool
    persons: tuple[Option, ...]
    """Young people to go to."""
    offer: bool = False
    proposals: tuple[str, ...] = ()
    """Tasks that ask for a change of the young person's own details."""
