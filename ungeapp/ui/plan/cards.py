"""The cards of the plan: its opening, and conflicts in their place.

Belongs here: these cards. Does not belong here: the tab around them (``page``), one goal (``goal_card``), one gap (``gap_card``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from ungeapp.texts import _
from ungeapp.ui.casework.autosave import Autosave
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import Button, quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.own_words_field import OwnWordsField
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.plan.decision import DecisionPanel
from ungeapp.ui.plan.presenter import OpeningText, PlanPresenter
from ungeapp.ui.plan.views import ConflictView
from ungeapp.ui.shortcuts import Keys, bind

_SIDE_BY_SIDE = 420


class PlanActs(Protocol):
    """What the cards ask of the tab."""

    presenter: PlanPresenter

    def do(self, action: Callable[[], object], said: str = "") -> bool: ...
    def decide(self, record: str, field: str, choice: str, text: str) -> None: ...
    def tick(self, agreement: str) -> None: ...
    def correct_agreement(self, agreement: str) -> None: ...
    def close_goal(self, goal: str, *, reached: bool) -> None: ...
    def drop_step(self, step: str) -> None: ...


class Disagreement(Stack):
    """A chip and *Take a stand*; pressing opens both texts in place."""

    def __init__(self, acts: PlanActs, view: ConflictView) -> None:
        super().__init__(gap=tokens.SPACE_2)
        self._acts = acts
        self._view = view
        self.panel: DecisionPanel | None = None
        self.button: Button = row_button(_("Take a stand"), self.open_panel, name=view.heading)
        self._head = Flow(Chip(view.chip, Tone.WARN, tip=view.heading), self.button)
        self.add(self._head)

    def open_panel(self) -> None:
        """Show both texts."""
        if self.panel is None:
            self.panel = DecisionPanel(self._view)
            self.panel.decided.connect(self._acts.decide)
            self.panel.left.connect(self._leave)
            self.add(self.panel)
        self._head.hide()
        self.panel.show()
        self.panel.start()

    def _leave(self) -> None:
        assert self.panel is not None
        self.panel.hide()
        self._head.show()
        self.button.setFocus()


_BESIDE = 3
"""So many texts stand side by side; what is agreed together stands under them."""


class OpeningCard(Stack):
    """Wishes in the colour of own words; strengths, difficulties and needs under them, all edited in place."""

    def __init__(self, acts: PlanActs, texts: Sequence[OpeningText]) -> None:
        super().__init__(gap=tokens.SPACE_3)
        self._acts = acts
        self.autosaves: dict[str, Autosave] = {}
        wishes, *rest = texts
        self.wishes = OwnWordsField(wishes.label, placeholder=_("Write it as it is said"))
        self.add(self.wishes)
        self._watch(self.wishes, wishes)
        self.more = Card()
        self.fields: dict[str, TextField] = {}
        forms: list[Form] = []
        for one in rest:
            forms.append(Form())
            self.fields[one.field] = forms[-1].text(one.field, one.label, min_lines=2)
            self._watch(self.fields[one.field], one)
        beside, below = forms[:_BESIDE], forms[_BESIDE:]
        self.more.add(Columns(*beside, weights=[1] * len(beside), stack_below=_SIDE_BY_SIDE), *below)
        self.more_button = quiet(_("Add what goes well, what is difficult, and what is needed"), self._open)
        self.add(self.more)
        self.add(Flow(self.more_button))
        told = any(one.stored or one.waiting for one in rest)
        self.more.setVisible(told)
        self.more_button.setVisible(not told)
        bind(self, Keys.SAVE, self.save)

    def show_texts(self, texts: Sequence[OpeningText]) -> None:
        """Show what is on record, but for what is being typed."""
        for one in texts:
            self.autosaves[one.field].show_stored(one.stored)
        if any(one.stored for one in texts[1:]):
            self.more.show()
            self.more_button.hide()

    def _open(self) -> None:
        self.more.show()
        self.more_button.hide()
        next(iter(self.fields.values())).setFocus()

    def save(self) -> None:
        """Save what is being typed."""
        for one in self.autosaves.values():
            one.save()

    def keep(self) -> None:
        """Keep what is being typed as a draft."""
        for one in self.autosaves.values():
            one.keep()

    def _watch(self, field: OwnWordsField | TextField, view: OpeningText) -> None:
        presenter = self._acts.presenter
        self.autosaves[view.field] = Autosave(
            field,
            view.stored,
            draft=partial(presenter.draft, view.field),
            write=lambda text: self._acts.do(lambda: presenter.write(view.field, text)),
            waiting=view.waiting,
        )
