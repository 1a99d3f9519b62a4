"""The cards of the plan: its opening, one goal, conflicts in their place.

Belongs here: these cards. Does not belong here: the tab around them (``page``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.casework.autosave import Autosave
from ungeapp.ui.casework.entries import AgreementEntry
from ungeapp.ui.casework.tick_list import TickList
from ungeapp.ui.casework.typed import TypedAgreement
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import Button, quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.fields import DateField, TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.own_words_field import OwnWordsField
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.plan.decision import DecisionPanel
from ungeapp.ui.plan.presenter import ConflictView, GoalView, OpeningText, PlanPresenter
from ungeapp.ui.shortcuts import Keys, bind

_SIDE_BY_SIDE = 420


class PlanActs(Protocol):
    """What the cards ask of the tab."""

    presenter: PlanPresenter

    def do(self, action: Callable[[], object], said: str = "") -> bool: ...
    def decide(self, record: str, field: str, choice: str, text: str) -> None: ...
    def tick(self, agreement: str) -> None: ...
    def close_goal(self, goal: str, *, reached: bool) -> None: ...


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
        self.more.add(Columns(*forms, weights=[1] * len(forms), stack_below=_SIDE_BY_SIDE))
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


class GoalCard(Card):
    """One goal: *This is what I want* first, then where it starts, how success shows, and its agreements."""

    changed = Signal()

    def __init__(self, acts: PlanActs, view: GoalView, owners: Sequence[str]) -> None:
        super().__init__(view.heading, gap=tokens.SPACE_3)
        self._acts = acts
        self.id = view.id
        presenter = acts.presenter
        self._words = Text("")
        self._wording = Secondary("")
        self._baseline = Text("")
        self._sign = Text("")
        self._facts = Columns(
            Stack(Secondary(_("Starting point")), self._baseline, gap=0),
            Stack(Secondary(_("Sign of success")), self._sign, gap=0),
            weights=(1, 1),
            stack_below=_SIDE_BY_SIDE,
        )
        self.agreements = TickList(_("Agreements"))
        self.agreements.acted.connect(acts.tick)
        self.entry = AgreementEntry(owners, presenter.today)
        self.entry.added.connect(self._agreed)
        self._entry_place = Stack(self.entry)
        self._entry_place.hide()
        self.form = Form(gap=tokens.SPACE_3)
        self.own_words = self.form.text("own_words", _("This is what I want"), min_lines=1)
        self.wording = self.form.text("wording", _("In professional words"), min_lines=1)
        self.baseline = self.form.text("baseline", _("Starting point"), min_lines=1)
        self.sign = self.form.text("sign_of_success", _("Sign of success"), min_lines=1)
        self.follow: DateField = self.form.date("follow", _("Followed up on"), presenter.today)
        self._editing = Stack(self.form, Flow(row_button(_("Save"), self._save), quiet(_("Cancel"), self._leave)))
        self._editing.hide()
        bind(self._editing, Keys.ACCEPT, self._save)
        self.disagreement: Disagreement | None = None
        self._disagreement_place = Stack()
        self._verbs = (
            row_button(_("New agreement"), self._toggle_entry, name=_("New agreement")),
            quiet(_("Correct"), self._edit),
            quiet(_("Reached …"), lambda: acts.close_goal(self.id, reached=True)),
            quiet(_("End it …"), lambda: acts.close_goal(self.id, reached=False)),
        )
        self.buttons = Flow(*self._verbs)
        self.add(self._disagreement_place, self._words, self._wording, self._facts, self.agreements)
        self.add(self._entry_place, self._editing, self.buttons)
        self._view = view
        self._shown: ConflictView | None = None
        self.show_goal(view)

    def show_goal(self, view: GoalView) -> None:
        """Show the same goal as it is now."""
        self._view = view
        self.set_heading(view.heading)
        self.set_aside(view.aside)
        self._words.setText(f"»{view.own_words}«" if view.own_words else view.wording)
        for verb in self._verbs:  # every goal has these, so each says which one it is about
            verb.setAccessibleName(f"{verb.text()}: {view.own_words or view.wording}")
        self._wording.setText(view.wording if view.own_words else "")
        self._wording.setVisible(bool(view.own_words and view.wording))
        self._baseline.setText(view.baseline or _("not written yet"))
        self._sign.setText(view.sign or _("not written yet"))
        self._facts.setVisible(bool(view.baseline or view.sign))
        self.agreements.set_rows(view.agreements)
        self.agreements.setVisible(bool(view.agreements))
        if view.conflict != self._shown:
            self._shown = view.conflict
            self._disagreement_place.clear()
            self.disagreement = None
            if view.conflict is not None:
                self.disagreement = Disagreement(self._acts, view.conflict)
                self._disagreement_place.add(self.disagreement)
        self._disagreement_place.setVisible(view.conflict is not None)

    def _toggle_entry(self) -> None:
        self._entry_place.setVisible(self._entry_place.isHidden())
        if not self._entry_place.isHidden():
            self.entry.what.setFocus()

    def _agreed(self, typed: TypedAgreement) -> None:
        self._acts.do(lambda: self._acts.presenter.add_agreement(typed, self.id))

    def _edit(self) -> None:
        view = self._view
        self.own_words.set_value(view.own_words)
        self.wording.set_value(view.wording)
        self.baseline.set_value(view.baseline)
        self.sign.set_value(view.sign)
        self.follow.set_value(view.follow_up_on)
        self._editing.show()
        self.own_words.setFocus()

    def _leave(self) -> None:
        self._editing.hide()
        self.agreements.setFocus()

    def _save(self) -> None:
        problems = self.form.problems()
        self.form.set_errors(problems)
        if problems:
            return
        presenter = self._acts.presenter
        saved = self._acts.do(
            lambda: presenter.change_goal(
                self.id,
                own_words=self.own_words.value(),
                wording=self.wording.value(),
                baseline=self.baseline.value(),
                sign_of_success=self.sign.value(),
                follow_up_on=self.follow.value(),
            )
        )
        if saved:
            self._leave()
