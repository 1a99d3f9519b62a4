"""A field in which several are picked one after another from a long list.

Belongs here: the list and what was picked from it. Does not belong here: which there are (the presenter).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.tokens import SPACE_2, Tone


class PickedField(Stack):
    """What is picked stands below, each with a button to leave it out again."""

    edited = Signal()

    def __init__(self, options: Sequence[Option], empty: str, name: str) -> None:
        self._labels = {one.value: one.label for one in options}
        self.choice = ChoiceField(options, empty=empty, acts=True)
        self.choice.setAccessibleName(name)
        self.chosen = Flow(gap=SPACE_2)
        super().__init__(self.choice, self.chosen, gap=SPACE_2)
        self.setFocusProxy(self.choice)
        self._picked: list[str] = []
        self.choice.committed.connect(self._take)
        self._show()

    def options(self) -> tuple[str, ...]:
        """The codes there are."""
        return tuple(self._labels)

    def value(self) -> tuple[str, ...]:
        """The codes picked, in order."""
        return tuple(self._picked)

    def set_value(self, value: Sequence[str]) -> None:
        """Pick these and no others."""
        self._picked = list(dict.fromkeys(value))
        self._show()

    def _take(self) -> None:
        code = self.choice.value()
        self.choice.set_value("")
        if code and code not in self._picked:
            self._picked.append(code)
            self._show()
            self.edited.emit()

    def _drop(self, code: str) -> None:
        self._picked.remove(code)
        self._show()
        self.choice.setFocus()
        self.edited.emit()

    def _show(self) -> None:
        self.chosen.clear()
        for code in self._picked:
            label = self._labels.get(code, code)
            self.chosen.add(Chip(label, Tone.INFO))
            self.chosen.add(
                row_button(_("Leave out"), partial(self._drop, code), name=_("Leave out {who}").format(who=label))
            )
        self.chosen.setVisible(bool(self._picked))
