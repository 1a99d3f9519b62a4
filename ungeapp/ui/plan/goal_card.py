"""One goal of the plan: own words first, where it stands over time, its steps and agreements, and what can be done.

Belongs here: that card. Does not belong here: the tab around it (``page``), what it says (``goal_views``).
"""

from __future__ import annotations

from collections.abc import Sequence

from ungeapp.texts import _
from ungeapp.ui.casework.entries import AgreementEntry
from ungeapp.ui.casework.tick_list import TickList
from ungeapp.ui.casework.typed import TypedAgreement, TypedRating
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import CheckField
from ungeapp.ui.kit.curve import Curve
from ungeapp.ui.kit.fields import DateField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.text import PlainLabel, Secondary, Text
from ungeapp.ui.kit.tokens import TextRole, Tone
from ungeapp.ui.plan.cards import Disagreement, PlanActs
from ungeapp.ui.plan.goal_views import GoalView
from ungeapp.ui.plan.rating import RatingEntry
from ungeapp.ui.plan.steps import StepEntry, StepList
from ungeapp.ui.plan.views import ConflictView
from ungeapp.ui.shortcuts import Keys, bind

_SIDE_BY_SIDE = 420


class GoalCard(Card):
    """One goal: *This is what I want* first, then where it starts and stands, its steps and agreements."""

    def __init__(self, acts: PlanActs, view: GoalView, owners: Sequence[str]) -> None:
        super().__init__(view.heading, gap=tokens.SPACE_3)
        self._acts = acts
        self.id = view.id
        self.chip = Chip("")
        self.add_head(self.chip, after_heading=True)
        presenter = acts.presenter
        self._words = PlainLabel("", TextRole.TEXT, tone="own")
        self._wording = Secondary("")
        self._make_facts()
        self.steps = StepList(view.own_words or view.wording)
        self.steps.ticked.connect(lambda id: acts.do(lambda: presenter.tick_step(id), _("The step is taken.")))
        self.steps.moved.connect(lambda id, by: acts.do(lambda: presenter.move_step(id, by)))
        self.steps.dropped.connect(acts.drop_step)
        self.steps.corrected.connect(self._correct_step)
        self.agreements = TickList(_("Agreements"))
        self.agreements.acted.connect(acts.tick)
        self._agreements = Stack(Secondary(_("Agreements")), self.agreements, gap=tokens.SPACE_1)
        self.rating = RatingEntry(presenter.statuses())
        self.rating.added.connect(self._rated)
        self.step_entry = StepEntry(owners, presenter.today)
        self.step_entry.added.connect(self._step)
        self.entry = AgreementEntry(owners, presenter.today)
        self.entry.added.connect(self._agreed)
        self._make_form()
        self.disagreement: Disagreement | None = None
        self._disagreement_place = Stack()
        self._verbs = (
            row_button(_("Rate"), self.rate),
            row_button(_("New step"), self.new_step),
            row_button(_("New agreement"), self._toggle_entry),
            quiet(_("Correct"), self._edit),
            quiet(_("Reached …"), lambda: acts.close_goal(self.id, reached=True)),
            quiet(_("End it …"), lambda: acts.close_goal(self.id, reached=False)),
        )
        self.buttons = Flow(*self._verbs)
        self.add(self._disagreement_place, self._words, self._wording, self._facts, self._contribution, self._last)
        self.add(self.rating, self.steps, self.step_entry, self._agreements, self.entry, self._editing, self.buttons)
        for hidden in (self.rating, self.step_entry, self.entry):
            hidden.hide()
        self._view = view
        self._shown: ConflictView | None = None
        self.show_goal(view)

    def _make_facts(self) -> None:
        self._baseline = Text("")
        self._sign = Text("")
        self.curve = Curve(_("Own rating (0–10)"))
        self._baseline_place = Stack(Secondary(_("Starting point")), self._baseline, gap=0)
        self._sign_place = Stack(Secondary(_("Sign of success")), self._sign, gap=0)
        self._facts = Columns(
            self.curve, self._baseline_place, self._sign_place, weights=(1, 1, 1), stack_below=_SIDE_BY_SIDE
        )
        self._contribution_text = Text("")
        self._contribution = Stack(Secondary(_("What I and my family do ourselves")), self._contribution_text, gap=0)
        self._said = PlainLabel("", TextRole.TEXT, tone="own")
        self._seen = Secondary("")
        self._last = Stack(self._said, self._seen, gap=0)

    def _make_form(self) -> None:
        form = self.form = Form(gap=tokens.SPACE_3)
        self.own_words = form.text("own_words", _("This is what I want"), min_lines=1)
        self.wording = form.text("wording", _("In professional words"), min_lines=1)
        areas = self._acts.presenter.areas()
        self.area = form.choice("area", _("Life area"), areas)
        self.baseline = form.text("baseline", _("Starting point"), min_lines=1)
        self.sign = form.text("sign_of_success", _("Sign of success"), min_lines=1)
        self.contribution = form.text("contribution", _("What I and my family do ourselves"), min_lines=1)
        self.joint: CheckField = form.check(
            "joint", _("A goal we all share"), hint=_("Without it the goal is one department's own.")
        )
        self.follow: DateField = form.date("follow", _("Followed up on"), self._acts.presenter.today)
        self._editing = Stack(form, Flow(row_button(_("Save"), self._save), quiet(_("Cancel"), self._leave)))
        self._editing.hide()
        bind(self._editing, Keys.ACCEPT, self._save)

    # showing ---------------------------------------------------------------------------------------------------------
    def show_goal(self, view: GoalView) -> None:
        """Show the same goal as it is now."""
        self._view = view
        self.set_heading(view.heading)
        self.set_aside(view.aside)
        self.chip.show_state(view.chip, Tone.NEUTRAL)
        self._words.setText(f"»{view.own_words}«" if view.own_words else "")
        self._words.setVisible(bool(view.own_words))
        for verb in self._verbs:  # every goal has these, so each says which one it is about
            verb.setAccessibleName(f"{verb.text()}: {view.own_words or view.wording}")
        self._wording.setText(view.wording)
        self._wording.setVisible(bool(view.wording))
        self._baseline.setText(view.baseline)
        self._baseline_place.setVisible(bool(view.baseline))
        self._sign.setText(view.sign)
        self._sign_place.setVisible(bool(view.sign))
        self.curve.show_points(view.points, view.twin)
        self.curve.setVisible(bool(view.points))
        self._facts.setVisible(bool(view.baseline or view.sign or view.points))
        self._contribution_text.setText(view.contribution)
        self._contribution.setVisible(bool(view.contribution))
        for label, text in ((self._said, view.said), (self._seen, view.seen)):
            label.setText(text)
            label.setVisible(bool(text))
        self._last.setVisible(bool(view.said or view.seen))
        self.steps.set_rows(view.steps)
        self.steps.setVisible(bool(view.steps))
        self.agreements.set_rows(view.agreements)
        self._agreements.setVisible(bool(view.agreements))
        if view.conflict != self._shown:
            self._shown = view.conflict
            self._disagreement_place.clear()
            self.disagreement = None
            if view.conflict is not None:
                self.disagreement = Disagreement(self._acts, view.conflict)
                self._disagreement_place.add(self.disagreement)
        self._disagreement_place.setVisible(view.conflict is not None)

    # acts ------------------------------------------------------------------------------------------------------------
    def rate(self) -> None:
        """Open the row with the numbers: one digit and Enter rate the goal."""
        self.rating.setVisible(self.rating.isHidden())
        if not self.rating.isHidden():
            self.rating.start()

    def new_step(self) -> None:
        """Open the row of a new step."""
        self.step_entry.setVisible(self.step_entry.isHidden())
        if not self.step_entry.isHidden():
            self.step_entry.what.setFocus()

    def _rated(self, typed: TypedRating) -> None:
        if self._acts.do(lambda: self._acts.presenter.rate(self.id, typed), _("The rating is saved.")):
            self.rating.hide()
            self._verbs[0].setFocus()

    def _step(self, typed: TypedAgreement) -> None:
        self._acts.do(lambda: self._acts.presenter.write_step(self.id, typed))

    def _correct_step(self, step: str) -> None:
        known = self._acts.presenter.step(step)
        self.step_entry.show()
        self.step_entry.correct(step, known.what, known.owner, known.due)

    def _toggle_entry(self) -> None:
        self.entry.setVisible(self.entry.isHidden())
        if not self.entry.isHidden():
            self.entry.what.setFocus()

    def _agreed(self, typed: TypedAgreement) -> None:
        self._acts.do(lambda: self._acts.presenter.add_agreement(typed, self.id))

    def _edit(self) -> None:
        view = self._view
        self.own_words.set_value(view.own_words)
        self.wording.set_value(view.wording)
        self.area.set_value(view.area)
        self.baseline.set_value(view.baseline)
        self.sign.set_value(view.sign)
        self.contribution.set_value(view.contribution)
        self.joint.set_value(view.joint)
        self.follow.set_value(view.follow_up_on)
        self._editing.show()
        self.own_words.setFocus()

    def _leave(self) -> None:
        self._editing.hide()
        self._verbs[3].setFocus()

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
                area=self.area.value(),
                baseline=self.baseline.value(),
                sign_of_success=self.sign.value(),
                contribution=self.contribution.value(),
                joint=self.joint.value(),
                follow_up_on=self.follow.value(),
            )
        )
        if saved:
            self._leave()
