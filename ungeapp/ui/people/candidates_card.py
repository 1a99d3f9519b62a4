"""*Er det en af dem?* beside the form that adds a young person.

Belongs here: that card. Does not belong here: who is asked about (``doubles_presenter``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import Button, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.text import Secondary, Strong
from ungeapp.ui.kit.tokens import SPACE_1
from ungeapp.ui.people.doubles_presenter import CandidateView


class CandidatesCard(Card):
    """Those who may be the one being typed, each with two answers; hidden while there is nobody."""

    def __init__(self, on_same: Callable[[str], object], on_other: Callable[[str], object]) -> None:
        super().__init__(_("Is it one of them?"), accent="warn")
        self._on_same, self._on_other = on_same, on_other
        self._shown: tuple[CandidateView, ...] = ()
        self.answers: list[tuple[Button, Button]] = []
        self._rows = Stack()
        self.add(self._rows)
        self.hide()

    def show_candidates(self, found: Sequence[CandidateView]) -> None:
        """Ask about these."""
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        self._rows.clear()
        self.answers.clear()
        for one in found:
            same = row_button(
                _("It is the same one: open"),
                partial(self._on_same, one.id),
                name=_("{name} is the same one: open").format(name=one.name),
            )
            other = row_button(
                _("No, somebody else"),
                partial(self._on_other, one.id),
                name=_("{name} is somebody else").format(name=one.name),
            )
            self.answers.append((same, other))
            self._rows.add(Stack(Strong(one.name), Secondary(one.shared), Flow(same, other), gap=SPACE_1))
        self.setVisible(bool(found))

    def ask(self) -> None:
        """The keyboard goes to the first answer."""
        if self.answers:
            self.answers[0][0].setFocus()
