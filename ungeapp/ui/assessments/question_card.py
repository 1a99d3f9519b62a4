"""The card with one question: what is asked, why, where it comes from, and its editor.

Belongs here: that card. Does not belong here: which question comes next (``presenter``).
"""

from __future__ import annotations

from PySide6.QtCore import Signal

from ungeapp.domain.criteria import QuestionKind
from ungeapp.texts import _
from ungeapp.ui.assessments.presenter import QuestionView
from ungeapp.ui.kit.buttons import outlined, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import Segmented
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.own_words_field import OwnWordsField
from ungeapp.ui.kit.text import Heading, Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_3, Tone
from ungeapp.ui.shortcuts import Keys

Editor = Segmented | TextField | OwnWordsField


class QuestionCard(Card):
    """``answered`` carries key and answer when it is time to go on, ``chosen`` a text that was left in between."""

    answered = Signal(str, str)
    chosen = Signal(str, str)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", gap=SPACE_3)
        self._view: QuestionView | None = None
        self.editor: Editor | None = None
        self.count = Secondary("")
        self.intro = Text("")
        self.title = Heading("")
        self.guidance = Text("")
        self.source = Secondary("")
        self.suggestion = Chip(_("Suggestion"), Tone.INFO, tip=_("UngeApp has filled this in. Read it, and confirm."))
        self._suggested = Flow(self.suggestion)
        self._place = Stack()
        self.next_button = outlined(_("Next question"), self.keep, key=Keys.ACCEPT.shown())
        self.back_button = quiet(_("The question before"), self.back_wanted.emit, icon="back")
        self.add(self.intro, self.count, self.title, self.guidance, self._place, self._suggested, self.source)
        self.add(Flow(self.next_button, self.back_button))

    def forget(self) -> None:
        """Another question comes: what was typed was kept."""
        self._view = None

    def show_question(self, view: QuestionView, intro: str) -> None:
        """Show this question, unless it is in front already and being answered."""
        if self._view is not None and self._view.key == view.key:
            self._view = view
            self._suggested.setVisible(view.suggested)
            return
        self._view = view
        self.intro.setText(intro)
        first = view.count.endswith(" 1")
        self.intro.setVisible(first)
        self.back_button.setVisible(not first)
        self.count.setText(view.count)
        self.title.setText(view.title)
        self.guidance.setText(view.guidance)
        self.source.setText(view.source)
        self._suggested.setVisible(view.suggested)
        self._place.clear()
        self.editor = self._made(view)
        self._place.add(self.editor)
        self.editor.show()  # at once, so that the keyboard can be put into it

    def go(self) -> None:
        """The keyboard into the editor."""
        if self.editor is not None:
            self.editor.setFocus()

    def value(self) -> str:
        """What stands in the editor."""
        return self.editor.value() if self.editor is not None else ""

    def is_kept(self) -> bool:
        """Whether what stands there is on record."""
        view = self._view
        return view is not None and not view.suggested and self.value() == view.value

    def keep(self) -> None:
        """Keep the answer and go on."""
        if self._view is not None:
            self.answered.emit(self._view.key, self.value())

    def save(self) -> None:
        """Keep what was typed, and stay."""
        view = self._view
        if view is not None and not view.suggested and self.value() != view.value:
            self.chosen.emit(view.key, self.value())

    def _made(self, view: QuestionView) -> Editor:
        if view.kind in (QuestionKind.YES_NO, QuestionKind.CHOICE):
            choices = Segmented(view.options, view.value, show_keys=True)
            choices.setAccessibleName(view.title)
            choices.committed.connect(self.keep)
            return choices
        if view.kind is QuestionKind.OWN_WORDS:
            words = OwnWordsField(view.title, view.value, min_lines=3)
            words.committed.connect(self.save)
            words.field.accepted.connect(self.keep)
            return words
        text = TextField(view.value, min_lines=3)
        text.setAccessibleName(view.title)
        text.committed.connect(self.save)
        text.accepted.connect(self.keep)
        return text
