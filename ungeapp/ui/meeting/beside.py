"""What stands beside a meeting: the meeting before, her own sheet, and what is for the caseworker's eyes only.

Belongs here: those cards. Does not belong here: sentences (``agenda_showing``).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import outlined, quiet, row_button
from ungeapp.ui.kit.card import Card, OwnWords
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.in_view import bring_into_view
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.text import Overline, Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_2, Tone
from ungeapp.ui.meeting.values import PreviousView, SheetView
from ungeapp.ui.shortcuts import Keys


class PreviousCard(Card):
    """The meeting before: agreements with what became of them, decisions, notes; opened and closed by key."""

    done = Signal(str)

    def __init__(self, *, opened: bool) -> None:
        super().__init__(_("The meeting before"), overline=True)
        self.toggle_button = quiet("", self.toggle, key=Keys.MEETING_BEFORE.shown())
        self.agreements = PaintedList(_("Agreements of the meeting before"), openable=False)
        self.decisions = PaintedList(_("Decisions of the meeting before"), openable=False)
        self.notes = PaintedList(_("Notes of the meeting before"), openable=False)
        self._headings = [
            Overline(one)
            for one in (_("What became of the agreements"), _("What was decided"), _("What was noted then"))
        ]
        self._lists = (self.agreements, self.decisions, self.notes)
        self._open = opened
        self.agreements.acted.connect(self.done)
        self.add(Flow(self.toggle_button))
        for heading, shown in zip(self._headings, self._lists, strict=True):
            self.add(heading, shown)
        self._fold()

    def show_previous(self, view: PreviousView | None) -> None:
        """Show another meeting before; none hides the card."""
        self.setVisible(view is not None)
        if view is None:
            return
        self.set_heading(view.heading)
        for shown, told in zip(self._lists, (view.agreements, view.decisions, view.notes), strict=True):
            shown.set_rows(told)
        self._fold()

    def toggle(self) -> None:
        """Open or close it."""
        self._open = not self._open
        self._fold()
        if self._open:
            bring_into_view(self)

    def is_open(self) -> bool:
        """Whether its content is shown."""
        return self._open

    def _fold(self) -> None:
        for heading, shown in zip(self._headings, self._lists, strict=True):
            for one in (heading, shown):
                one.setVisible(self._open and bool(shown.rows()))
        self.toggle_button.set_text(_("Fold away") if self._open else _("Show the meeting before"))


class PrivateCard(Card):
    """What must not be said: for the caseworker alone, so it is folded away on a screen that everybody sees."""

    def __init__(self) -> None:
        super().__init__(_("Only for you"), overline=True)
        self.peek_button = quiet("", self.peek, key=Keys.ONLY_FOR_ME.shown(), icon="lock")
        self.words = Text("")
        self.words.hide()
        self.add(Flow(self.peek_button), self.words)
        self._told()

    def show_words(self, words: str) -> None:
        """Show other words; none hides the card."""
        self.words.setText(words)
        self.setVisible(bool(words))

    def peek(self) -> None:
        """Look, or put it away again."""
        self.words.setVisible(self.words.isHidden())
        self._told()

    def _told(self) -> None:
        self.peek_button.set_text(_("Look at it") if self.words.isHidden() else _("Put it away"))


class SheetCard(Card):
    """Her own sheet while the meeting is prepared: wishes, people, what must not be said."""

    def __init__(self, fill: Callable[[], object], print_blank: Callable[[], object]) -> None:
        super().__init__(_("Own sheet"))
        self._told = Secondary("")
        self.topics = OwnWords(_("Wants to talk about"), "")
        self.wanted = PaintedList(_("Wants to be there"), openable=False)
        self._private = Chip(_("Only for you"), Tone.WARN)
        self._unsaid_heading = Overline(_("Must not be said"))
        self.unsaid = Text("")
        self.fill_button = outlined(_("Fill in the sheet"), fill, icon="edit")
        self.print_button = row_button(_("Print a blank sheet"), print_blank)
        self._secret = Stack(Flow(self._unsaid_heading, self._private), self.unsaid, gap=SPACE_2)
        self.add(self._told, self.topics, self.wanted, self._secret, Flow(self.fill_button, self.print_button))

    def show_sheet(self, view: SheetView) -> None:
        """Show what was told so far."""
        self.set_heading(view.heading)
        self._told.setText(view.told)
        self.topics.show_words(view.topics)
        self.topics.setVisible(bool(view.topics))
        self.wanted.set_rows(view.wanted)
        self.wanted.setVisible(bool(view.wanted))
        self.unsaid.setText(view.unsaid)
        self._secret.setVisible(bool(view.unsaid))
