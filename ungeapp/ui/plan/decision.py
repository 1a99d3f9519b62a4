"""Two texts side by side, and what a person decides about them.

Belongs here: the panel. Does not belong here: what the decision does (the use case).
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ungeapp.texts import _
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import outlined, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import Segmented
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.text import Secondary, Strong, Text
from ungeapp.ui.plan.views import ConflictView
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.usecases.receiving import Choice
from ungeapp.wording import choice_name


class DecisionPanel(Card):
    """Alt+1 to Alt+4 choose, Ctrl+Enter decides; ``decided(record, field, choice, text)``."""

    decided = Signal(str, str, str, str)
    left = Signal()

    def __init__(self, view: ConflictView) -> None:
        super().__init__(view.heading, aside=view.chip, accent="warn", gap=tokens.SPACE_3)
        self._view = view
        self.add(
            Columns(_side(view.mine_by, view.mine), _side(view.theirs_by, view.theirs), weights=(1, 1), stack_below=420)
        )
        choices = tuple(Choice) if view.words else (Choice.MINE, Choice.THEIRS)
        self.choice = Segmented([Option(one.value, choice_name(one.value)) for one in choices], show_keys=True)
        self.choice.setAccessibleName(_("What do you decide?"))
        self.text = TextField(min_lines=2)
        self.text.setAccessibleName(_("The text as it is to be"))
        self.text.hide()
        self.save = outlined(_("Save the choice"), self._decide, key=Keys.ACCEPT.shown())
        self.add(
            self.choice,
            self.text,
            Secondary(_("The text that is not chosen stays in the history.")),
            Flow(self.save, quiet(_("Later"), self.left.emit)),
        )
        self.choice.committed.connect(self._chosen)
        self.text.accepted.connect(self._decide)
        bind(self, Keys.ACCEPT, self._decide)

    def start(self) -> None:
        """Put the keyboard here."""
        self.choice.setFocus()

    def _chosen(self) -> None:
        chosen = self.choice.value()
        typing = chosen in (Choice.BOTH, Choice.NEW)
        self.text.setVisible(typing)
        if chosen == Choice.BOTH:
            self.text.set_value(f"{self._view.mine}\n{self._view.theirs}")
        elif chosen == Choice.NEW:
            self.text.set_value("")
        if typing:
            self.text.setFocus()

    def _decide(self) -> None:
        chosen = self.choice.value()
        if not chosen or (chosen == Choice.NEW and not self.text.value()):
            self.choice.setFocus()
            return
        self.decided.emit(self._view.record, self._view.field, chosen, self.text.value())


def _side(by: str, text: str) -> QWidget:
    holder = Stack(gap=tokens.SPACE_1)
    holder.add(Strong(by))
    holder.add(Text(text))
    return holder
