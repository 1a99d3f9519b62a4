"""What the tab *Overlevering* shows, as plain values.

Belongs here: frozen values with ready sentences. Does not belong here: making them (``presenter``), widgets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ungeapp.ui.casework.checklist_views import GroupView
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone


class Stage(StrEnum):
    """What the desk can do next; one panel each."""

    MAY_OFFER = "may-offer"
    WAITING = "waiting"  # the other desk has to answer, by a file
    WAITING_OUTSIDE = "waiting-outside"  # the answer is heard and recorded here
    OFFER_HERE = "offer-here"
    CONFIRM = "confirm"
    CONFIRM_OUTSIDE = "confirm-outside"
    MAY_LET_GO = "may-let-go"
    WAITING_CLOSE = "waiting-close"
    LET_GO_OUTSIDE = "let-go-outside"  # the receiver may give the case back
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class HandoverScreen:
    """The whole tab."""

    responsible: str
    overlap: str
    state: str
    tone: Tone
    stage: Stage
    next_heading: str
    next_sentences: tuple[str, ...]
    steps: tuple[RowView, ...]
    groups: tuple[GroupView, ...]
    partners: tuple[Option, ...]
    missing_for_offer: tuple[str, ...]
    missing_for_close: tuple[str, ...]
    can_withdraw: bool
    can_save_again: bool
    incoming: tuple[tuple[str, str], ...] = ()
    """What an offer would bring: part and how much."""
    handed_over: tuple[tuple[str, str], ...] = ()
    """Point and answer, where this desk has let go."""
    printable: bool = True
    for_signing: bool = False
    everyday: str = ""
    """Who follows in everyday life while the responsibility stays here."""
    written: Mapping[str, str] = field(default_factory=dict)
    """What was being written in the next step when the window closed or locked, by field."""
