"""One goal of the plan: own words first, where it stands over time, its steps and agreements, and what can be done.

Belongs here: that card. Does not belong here: the tab around it (``page``), what it says (``goal_views``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from ungeapp.texts import _
from ungeapp.ui.casework.entries import AgreementEntry
from ungeapp.ui.casework.tick_list import TickList
from ungeapp.ui.casework.typed import TypedAgreement, TypedRating
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.curve import Curve
from ungeapp.ui.kit.fields import DateField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.rows import Option
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
        self.agreements.opened.connect(acts.correct_agreement)
        self._agreements = Stack(Secondary(_("Agreements")), self.agreements, gap=tokens.SPACE_1)
        self._owners = owners
        self._places = {name: Stack() for name in ("rating", "step", "agreement", "form")}
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
        places = self._places
        self.add(places["rating"], self.steps, places["step"], self._agreements, places["agreement"], places["form"])
        self.add(self.buttons)
        for place in places.values():
            place.hide()
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

    # rows and the form are made when they are first asked for: most goals are only looked at ------------------------
    @cached_property
    def rating(self) -> RatingEntry:
        """The row with the numbers."""
        made = RatingEntry(self._acts.presenter.statuses())
        made.added.connect(self._rated)
        self._places["rating"].add(made)
        return made

    @cached_property
    def step_entry(self) -> StepEntry:
        """The row of a step."""
        made = StepEntry(self._owners, self._acts.presenter.today)
        made.added.connect(self._step)
        self._places["step"].add(made)
        return made

    @cached_property
    def entry(self) -> AgreementEntry:
        """The row of an agreement."""
        made = AgreementEntry(self._owners, self._acts.presenter.today)
        made.added.connect(self._agreed)
        self._places["agreement"].add(made)
        return made

    @cached_property
    def form(self) -> GoalForm:
        """The form that corrects the goal."""
        made = GoalForm(self._acts.presenter.areas(), self._acts.presenter.today)
        place = self._places["form"]
        place.add(made)
        place.add(Flow(row_button(_("Save"), self._save), quiet(_("Cancel"), self._leave)))
        bind(place, Keys.ACCEPT, self._save)
        return made

    def _open(self, name: str) -> bool:
        """Show a row, or put it away again; whether it is shown now."""
        place = self._places[name]
        place.setVisible(place.isHidden())
        return not place.isHidden()

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
        row = self.rating
        if self._open("rating"):
            row.start()

    def new_step(self) -> None:
        """Open the row of a new step."""
        row = self.step_entry
        if self._open("step"):
            row.what.setFocus()

    def _rated(self, typed: TypedRating) -> None:
        if self._acts.do(lambda: self._acts.presenter.rate(self.id, typed), _("The rating is saved.")):
            self._places["rating"].hide()
            self._verbs[0].setFocus()

    def _step(self, typed: TypedAgreement) -> None:
        self._acts.do(lambda: self._acts.presenter.write_step(self.id, typed))

    def _correct_step(self, step: str) -> None:
        known, row = self._acts.presenter.step(step), self.step_entry
        self._places["step"].show()
        row.correct(step, known.what, known.owner, known.due)

    def _toggle_entry(self) -> None:
        row = self.entry
        if self._open("agreement"):
            row.what.setFocus()

    def entry_shown(self) -> AgreementEntry:
        """The row of an agreement, open."""
        row = self.entry
        self._places["agreement"].show()
        return row

    def _agreed(self, typed: TypedAgreement) -> None:
        self._acts.do(lambda: self._acts.presenter.add_agreement(typed, self.id))

    def _edit(self) -> None:
        self.form.show_goal(self._view)
        self._places["form"].show()
        self.form.own_words.setFocus()

    def _leave(self) -> None:
        self._places["form"].hide()
        self._verbs[3].setFocus()

    def _save(self) -> None:
        problems = self.form.problems()
        self.form.set_errors(problems)
        if problems:
            return
        presenter, fields = self._acts.presenter, self.form.fields()
        if self._acts.do(lambda: presenter.change_goal(self.id, **fields)):
            self._leave()


class GoalForm(Form):
    """Every field of a goal; own words and wording are two."""

    def __init__(self, areas: Sequence[Option], today: date) -> None:
        super().__init__(gap=tokens.SPACE_3)
        self.own_words = self.text("own_words", _("This is what I want"), min_lines=1)
        self.wording = self.text("wording", _("In professional words"), min_lines=1)
        self.area = self.choice("area", _("Life area"), areas)
        self.baseline = self.text("baseline", _("Starting point"), min_lines=1)
        self.sign = self.text("sign_of_success", _("Sign of success"), min_lines=1)
        self.contribution = self.text("contribution", _("What I and my family do ourselves"), min_lines=1)
        self.joint = self.check(
            "joint", _("A goal we all share"), hint=_("Without it the goal is one department's own.")
        )
        self.for_fgu = self.check(
            "for_fgu", _("Send to the FGU"), hint=_("Ticked beforehand when you make the extract to the FGU.")
        )
        self.follow: DateField = self.date("follow", _("Followed up on"), today)

    def show_goal(self, view: GoalView) -> None:
        """Take the goal into the fields."""
        self.own_words.set_value(view.own_words)
        self.wording.set_value(view.wording)
        self.area.set_value(view.area)
        self.baseline.set_value(view.baseline)
        self.sign.set_value(view.sign)
        self.contribution.set_value(view.contribution)
        self.joint.set_value(view.joint)
        self.for_fgu.set_value(view.for_fgu)
        self.follow.set_value(view.follow_up_on)

    def fields(self) -> dict[str, object]:
        """What stands in the fields, by the goal's own names."""
        return {
            "own_words": self.own_words.value(),
            "wording": self.wording.value(),
            "area": self.area.value(),
            "baseline": self.baseline.value(),
            "sign_of_success": self.sign.value(),
            "contribution": self.contribution.value(),
            "joint": self.joint.value(),
            "for_fgu": self.for_fgu.value(),
            "follow_up_on": self.follow.value(),
        }
