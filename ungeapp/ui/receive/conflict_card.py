"""One disagreement: both texts side by side, and the choice between them.

Belongs here: its widgets. Does not belong here: comparing (``kit.spans``), what is decided in the end (``page``).
"""

from __future__ import annotations

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import Segmented
from ungeapp.ui.kit.difference import TextVersion
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.layouts import Columns
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.receive.presenter import both
from ungeapp.ui.receive.views import ConflictView
from ungeapp.usecases.receiving import Choice, Decision

_STACK_TEXTS_BELOW = 520


class ConflictCard(Card):
    """Asks for one decision; ``decided`` when one was made."""

    decided = Signal()

    def __init__(self, view: ConflictView, heading: str) -> None:
        super().__init__(heading, accent="warn")
        self.view = view
        self.state = Chip(_("Decide"), Tone.WARN)
        self.add_head(self.state)
        self._mine = TextVersion(view.mine_heading, view.mine)
        self._theirs = TextVersion(view.theirs_heading, view.theirs)
        self.choice = Segmented(view.choices, show_keys=True, bind_keys=False, small=True)
        self.choice.setAccessibleName(_("What should stand?"))
        self.choice.edited.connect(self._chosen)
        self._mine.chosen.connect(lambda: self.choose(Choice.MINE))
        self._theirs.chosen.connect(lambda: self.choose(Choice.THEIRS))
        self.text = TextField(min_lines=2)
        self.text.setAccessibleName(_("The text that should stand"))
        self.text.edited.connect(self.decided)
        self.text.hide()
        self.add(
            Secondary(view.where),
            Columns(self._mine, self._theirs, weights=[1, 1], stack_below=_STACK_TEXTS_BELOW),
            self.choice,
            self.text,
            Secondary(_("The other one stays in the history.")),
        )

    def choose(self, choice: Choice) -> None:
        """Choose as if pressed; a choice this disagreement does not have is passed over."""
        button = self.choice.buttons().get(choice.value)
        if button is not None:
            button.click()

    def has_keyboard(self) -> bool:
        """Whether the keyboard is in this card."""
        return self.text.hasFocus() or any(one.hasFocus() for one in self.choice.buttons().values())

    def decision(self) -> Decision | None:
        """What was decided; None until there is something to keep."""
        choice = self.choice.value()
        if not choice:
            return None
        if choice in (Choice.BOTH, Choice.NEW):
            text = self.text.value().strip()
            return Decision(choice=Choice(choice), text=text) if text else None
        return Decision(choice=Choice(choice))

    def _chosen(self) -> None:
        choice = Choice(self.choice.value())
        written = choice in (Choice.BOTH, Choice.NEW)
        if written:
            self.text.set_value(both(self.view) if choice is Choice.BOTH else self.view.mine_text)
        self.text.setVisible(written)
        if written:
            self.text.setFocus()
        self._mine.select(choice in (Choice.MINE, Choice.BOTH))
        self._theirs.select(choice in (Choice.THEIRS, Choice.BOTH))
        self.state.show_state(_("Decided"), Tone.GOOD)
        self.decided.emit()
