"""The tab *Plan* of a young person.

Belongs here: its widgets and how they are arranged. Does not belong here: single cards (``cards``, ``decision``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QHideEvent

from ungeapp.domain.between_measures import Gap
from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.assessments.card import AssessmentsCard
from ungeapp.ui.casework.entries import AgreementEntry, GoalEntry
from ungeapp.ui.casework.paper_place import PaperPlace
from ungeapp.ui.casework.tick_list import TickList
from ungeapp.ui.casework.typed import TypedAgreement, TypedGoal
from ungeapp.ui.contact.asking import ask
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.fields import DateField, TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.navigation import Place
from ungeapp.ui.plan.cards import Disagreement, OpeningCard
from ungeapp.ui.plan.events import EventCard
from ungeapp.ui.plan.gap_card import GapCard
from ungeapp.ui.plan.goal_card import GoalCard
from ungeapp.ui.plan.measure_acts import MeasureActs
from ungeapp.ui.plan.measure_entry import MeasureEntry
from ungeapp.ui.plan.presenter import MY_PLAN, WHOLE, PlanPresenter, PlanTabView
from ungeapp.ui.plan.views import ConflictView
from ungeapp.ui.plan_versions.card import VersionCard
from ungeapp.ui.surroundings import Surroundings

AGREEMENT = "agreement:"
"""Before an agreement's id, the note of a place: that one is to be corrected."""


class NextStepCard(Card):
    """Always one next step, shown everywhere."""

    def __init__(self, tab: PlanTab) -> None:
        super().__init__(_("The next step"), overline=True)
        self._tab = tab
        form = Form(gap=tokens.SPACE_3)
        self.what: TextField = form.text("what", _("What"), min_lines=1)
        self.on: DateField = form.date("on", _("When"), tab.presenter.today)
        self.add(form)
        self._told: tuple[object, object] = ("", None)
        self.what.committed.connect(self._save)
        self.on.committed.connect(self._save)

    def show_step(self, view: PlanTabView) -> None:
        """Show what is on record, unless somebody is typing; nothing is next for whom the course has ended."""
        self.setVisible(not view.ended)
        if not (self.what.hasFocus() or self.on.line.hasFocus()):
            self._told = (view.next_step, view.next_step_on)
            self.what.set_value(view.next_step)
            self.on.set_value(view.next_step_on)

    def _save(self) -> None:
        typed = (self.what.value(), self.on.value())
        if typed != self._told and typed[0] and self.on.is_valid():
            self._told = typed
            self._tab.do(lambda: self._tab.presenter.set_next_step(typed[0], typed[1]))


class PlanTab(TabFrame):
    """The one plan."""

    def __init__(self, surroundings: Surroundings, person: str) -> None:
        super().__init__(_("Plan"))
        self.surroundings = surroundings
        self.presenter = PlanPresenter(surroundings.intentions, person)
        view = self.presenter.look()
        self.opening = OpeningCard(self, view.opening)
        self.goals: dict[str, GoalCard] = {}
        self._goals = Stack(gap=tokens.SPACE_4)
        self.disagreements: list[Disagreement] = []
        self._told: tuple[ConflictView, ...] = ()
        self._disagreements = Stack()
        self.measure_acts = MeasureActs(surroundings, self)
        self.gaps: dict[str, GapCard] = {}
        self._gaps = Stack(gap=tokens.SPACE_4)
        self.agreements = TickList(_("Agreements"))
        self.agreements.acted.connect(self.tick)
        self.agreements.opened.connect(self.correct_agreement)
        self.agreement_entry = AgreementEntry(self.presenter.owners(), self.presenter.today)
        self.agreement_entry.added.connect(self._agreed)
        agreements = Card(_("Agreements"), gap=tokens.SPACE_3)
        agreements.add(self.agreements, self.agreement_entry)
        self.goal_entry = GoalEntry(self.presenter.areas(), self.presenter.today)
        self.goal_entry.added.connect(self._goal)
        self._new_goal = Card()
        self._new_goal.add(self.goal_entry)
        self.closed_goals = PaintedList(_("Earlier goals"), openable=False)
        self._closed_card = Card(_("Earlier goals"))
        self._closed_card.add(self.closed_goals)
        main = Stack(
            self.opening,
            self._disagreements,
            self._gaps,
            self._goals,
            self._new_goal,
            agreements,
            self._closed_card,
            gap=tokens.SPACE_4,
        )
        self._content = Columns(main, self._side(), weights=(69, 31))
        self.add(self._content)
        self.papers: PaperStack | None = None
        self._paper_place = PaperPlace(
            surroundings, self, self._content, _("Back to the plan"), lambda: self.print_button.setFocus()
        )
        self.add(self._paper_place)
        surroundings.on_change(self, self._changed)
        self._show(view)

    def _side(self) -> Stack:
        self.next_step = NextStepCard(self)
        self.version = VersionCard(self.surroundings, self.presenter.person)
        self.measures = PaintedList(_("Measures"))
        self.measures.acted.connect(self._advance)
        self.measures.opened.connect(lambda id: self.surroundings.navigator.go(Place("measure", id=id)))
        self._no_measures = Secondary(_("None yet. A decision at a meeting becomes a measure."))
        self.measure_entry = MeasureEntry(self.presenter.areas())
        self.measure_entry.added.connect(self._measure)
        measures = Card(_("Measures"), overline=True, gap=tokens.SPACE_3)
        measures.add(self.measures, self._no_measures, self.measure_entry)
        self.events = EventCard(self)
        self.fitting = quiet(
            _("What fits, and why …"),
            lambda: self.surroundings.navigator.go(Place("fitting-offers", id=self.presenter.person)),
        )
        measures.add(Flow(self.fitting))
        self.next_meeting = PaintedList(_("Next meeting"))
        self.next_meeting.opened.connect(lambda id: self.surroundings.navigator.go(Place("meeting", id=id)))
        self._meeting_card = Card(_("Next meeting"), overline=True)
        self._meeting_card.add(self.next_meeting)
        self.assessments = AssessmentsCard(self.surroundings, self, self.presenter.person)
        self.outside = PaintedList(_("Stays outside the plan"), openable=False)
        self._paper_card = Card(_("The plan on paper"), overline=True)
        self._outside_heading = Secondary(_("Stays outside the plan:"))
        self.print_button = row_button(_("Preview the plan"), lambda: self.show_paper())
        self.my_plan_button = quiet(_("Min plan on one page"), lambda: self.show_paper(MY_PLAN))
        self.extract_button = quiet(
            _("Extract to a school …"),
            lambda: self.surroundings.navigator.go(Place("extract", id=self.presenter.person)),
        )
        self._paper_card.add(
            Flow(self.print_button, self.my_plan_button, self.extract_button), self._outside_heading, self.outside
        )
        return Stack(
            self.next_step,
            self.version,
            measures,
            self._meeting_card,
            self.events,
            self.assessments,
            self._paper_card,
            gap=tokens.SPACE_4,
        )

    def open_place(self, place: Place) -> None:
        """Gone to: with the note ``print`` straight to the paper, else to the plan itself."""
        if place.note == "print":
            self.show_paper()
        elif place.note == "agreement":
            self._paper_place.put_away()
            self.agreement_entry.what.setFocus()
        elif place.note.startswith(AGREEMENT):
            self._paper_place.put_away()
            self.correct_agreement(place.note.removeprefix(AGREEMENT))
        else:
            self._paper_place.leave()

    def correct_agreement(self, agreement: str) -> None:
        """Take an agreement into the row where it stands: under its goal, or among those of no goal."""
        known = self.presenter.agreement(agreement)
        if known is None:
            return
        card = self.goals.get(known.goal)
        row = card.entry_shown() if card is not None else self.agreement_entry
        row.correct(agreement, known.what, known.owner, known.due)

    def refresh(self) -> None:
        """Look again."""
        self._show(self.presenter.look())

    def do(self, action: Callable[[], object], said: str = "") -> bool:
        """Do what was asked for; refusals become a sentence on the tab."""
        return self.surroundings.act(self, action, said)

    def tick(self, agreement: str) -> None:
        """An agreement was kept."""
        self.do(lambda: self.presenter.tick(agreement), _("The agreement is done."))

    def decide(self, record: str, field: str, choice: str, text: str) -> None:
        """Between two texts."""
        self.do(
            lambda: self.presenter.decide(record, field, choice, text),
            _("Decided. The other text stays in the history."),
        )

    def close_goal(self, goal: str, *, reached: bool) -> None:
        """Reached on a day, or ended, with a few words."""
        today = self.surroundings.intentions.desk.today()
        form = Form()
        why = form.line("why", _("In a few words: how, or why?"))
        on = form.date("on", _("On which day was it reached?"), today, today)
        form.set_row_visible("on", reached)

        def missing() -> dict[str, str]:
            day = on.value() or today
            later = {"on": "goal-reached-later"} if reached and day > today else {}
            return later if why.value().strip() else {"why": "reason-missing"} | later

        title = _("The goal is reached") if reached else _("End the goal")
        if ask(self.surroundings, title, form, _("Save"), missing):
            because, day = why.value(), on.value()
            self.do(
                lambda: self.presenter.close_goal(goal, reached=reached, because=because, on=day if reached else None),
                _("Noted on the goal."),
            )

    def drop_step(self, step: str) -> None:
        """A step is given up; it can be taken back at once."""
        self.do(lambda: self.presenter.drop_step(step), _("The step is given up."))

    def show_paper(self, paper: str = WHOLE) -> None:
        """The plan as it prints, whole or on one page."""
        self.opening.save()
        presenter = self.presenter
        self.papers = self._paper_place.open(
            _("The plan on paper"), presenter.papers(paper), presenter.make_paper, presenter.make_word
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the tab keeps what is being typed, and puts the paper away."""
        super().hideEvent(event)
        self.opening.keep()
        if not event.spontaneous():
            self._paper_place.put_away()

    def _show(self, view: PlanTabView) -> None:
        self.opening.show_texts(view.opening)
        if [one.id for one in view.goals] != list(self.goals):
            self._goals.clear()
            owners = self.presenter.owners()
            self.goals = {one.id: GoalCard(self, one, owners) for one in view.goals}
            for card in self.goals.values():
                self._goals.add(card)
        for one in view.goals:
            self.goals[one.id].show_goal(one)
        self._goals.setVisible(bool(view.goals))
        self._show_disagreements([*view.opening_conflicts, *view.agreement_conflicts, *view.measure_conflicts])
        self.agreements.set_rows(view.agreements)
        self.agreements.setVisible(bool(view.agreements))
        self.closed_goals.set_rows(view.closed_goals)
        self._closed_card.setVisible(bool(view.closed_goals))
        self.next_step.show_step(view)
        self.version.refresh()
        self.assessments.refresh()
        self.measures.set_rows(view.measures)
        self.measures.setVisible(bool(view.measures))
        self.events.show_rows(view.events)
        self._show_gaps(view.gaps)
        self._no_measures.setVisible(not view.measures)
        self.next_meeting.set_rows(view.next_meeting)
        self._meeting_card.setVisible(bool(view.next_meeting))
        self.outside.set_rows(view.outside)
        self.outside.setVisible(bool(view.outside))
        self._outside_heading.setVisible(bool(view.outside))

    def _show_disagreements(self, found: Sequence[ConflictView]) -> None:
        if tuple(found) != self._told:
            self._told = tuple(found)
            self._disagreements.clear()
            self.disagreements = [Disagreement(self, one) for one in found]
            for one in self.disagreements:
                self._disagreements.add(one)
        self._disagreements.setVisible(bool(found))

    def _show_gaps(self, gaps: Sequence[Gap]) -> None:
        if [one.measure.id for one in gaps] != list(self.gaps):
            self._gaps.clear()
            acts, today = self.measure_acts, self.presenter.today
            self.gaps = {one.measure.id: GapCard(acts, one, acts.next_titles(one.measure.id), today) for one in gaps}
            for card in self.gaps.values():
                self._gaps.add(card)
        for one in gaps:
            self.gaps[one.measure.id].show_gap(one)
        self._gaps.setVisible(bool(gaps))

    def _measure(self, title: str, sort: str, area: str) -> None:
        self.do(
            lambda: self.presenter.add_measure(title, sort, area), _("The measure is added. Open it to write more.")
        )

    def _goal(self, typed: TypedGoal) -> None:
        self.do(lambda: self.presenter.add_goal(typed))

    def _agreed(self, typed: TypedAgreement) -> None:
        self.do(lambda: self.presenter.add_agreement(typed))

    def _advance(self, measure: str) -> None:
        if self.presenter.has_begun(measure):
            self.measure_acts.end(measure)
            return
        self.do(lambda: self.presenter.advance(measure), _("Noted on the measure."))

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(self.presenter.person) and changes.intention != "draft":
            self.refresh()


def make_tab(surroundings: Surroundings, person_id: str) -> PlanTab:
    """The tab for one young person."""
    return PlanTab(surroundings, person_id)
