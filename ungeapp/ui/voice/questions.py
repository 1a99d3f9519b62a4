"""Three questions to the young person after a meeting, answered in a few keys, and her answers over time.

Belongs here: those cards. Does not belong here: the questions themselves (dated data).
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from ungeapp.texts import _
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import Segmented
from ungeapp.ui.kit.in_view import bring_into_view
from ungeapp.ui.kit.layouts import Stack
from ungeapp.ui.kit.scale_over_time import ScaleOverTime
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.text import Secondary, Strong
from ungeapp.ui.kit.tokens import SPACE_1
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.voice.presenter import OverTimeView, QuestionsView

_CHOICES = (Keys.CHOICE_1, Keys.CHOICE_2, Keys.CHOICE_3, Keys.CHOICE_4)


class QuestionsCard(Card):
    """The questions one under the other; Alt+1 to Alt+4 answer the one with the keyboard and go on to the next."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(_("After the meeting"), overline=True)
        self.fields: dict[str, Segmented] = {}
        self._rows = Stack()
        self.add(Secondary(_("Alt+1 to Alt+4 answer, from worst to best.")), self._rows)
        for number, key in enumerate(_CHOICES):
            bind(self, key, partial(self._choose, number))

    def show_questions(self, view: QuestionsView) -> None:
        """Show the questions with what was answered."""
        self.set_heading(view.heading)
        if list(self.fields) != [one.value for one in view.questions]:
            self._rows.clear()
            self.fields = {}
            for one in view.questions:
                field = Segmented(view.scale, small=True)
                field.setAccessibleName(one.label)
                for option in view.scale:
                    field.buttons()[option.value].setAccessibleName(f"{one.label} {option.label}")
                field.committed.connect(partial(self._answered, one.value))
                self.fields[one.value] = field
                self._rows.add(Stack(Strong(one.label), field, gap=SPACE_1))
        for code, field in self.fields.items():
            field.set_value(view.answers.get(code, ""))

    def start(self) -> None:
        """Put the keyboard on the first question that has no answer."""
        waiting = next((one for one in self.fields.values() if not one.value()), None)
        target = waiting or next(iter(self.fields.values()), None)
        if target is not None:
            target.setFocus()
            bring_into_view(self)

    def _choose(self, number: int) -> None:
        here = QApplication.focusWidget()
        fields = list(self.fields.values())
        at = next((index for index, one in enumerate(fields) if here is not None and one.isAncestorOf(here)), 0)
        if not fields:
            return
        buttons = list(fields[at].buttons().values())
        if number < len(buttons):
            if at + 1 < len(fields):
                fields[at + 1].setFocus()
            buttons[number].click()

    def _answered(self, question: str) -> None:
        self.answered.emit(question, self.fields[question].value())


class OverTimeCard(Card):
    """Her answers over time, as a picture and as a table."""

    def __init__(self) -> None:
        super().__init__(_("Own answers after the meetings"))
        self.picture = ScaleOverTime()
        self._place = Stack()
        self.add(self.picture, self._place)

    def show_answers(self, view: OverTimeView | None) -> None:
        """Show them; none hides the card."""
        self.setVisible(view is not None)
        if view is None:
            return
        self.picture.show_lines(view.lines, view.days, view.scale, view.told)
        self._place.clear()
        table = Table(_("Own answers after the meetings"), view.headers)
        table.set_rows(view.rows)
        self._place.add(table)
