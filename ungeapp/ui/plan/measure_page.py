"""The page of one measure: everything about it, saved by itself.

Belongs here: its widgets and how they are arranged. Does not belong here: what they say (``measure_presenter``).
"""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ungeapp.domain.changes import Changes
from ungeapp.domain.errors import NotFound
from ungeapp.domain.plans import MeasureEnd
from ungeapp.texts import _
from ungeapp.ui.casework.typed import TypedRating
from ungeapp.ui.kit.buttons import outlined, primary, quiet
from ungeapp.ui.kit.card import Card, OwnWords
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.curve import Curve
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_2, SPACE_3, SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.plan.gap_card import GapCard
from ungeapp.ui.plan.measure_acts import MeasureActs
from ungeapp.ui.plan.measure_entry import TaskEntry
from ungeapp.ui.plan.measure_form import MeasureFields
from ungeapp.ui.plan.measure_presenter import MeasurePageView, MeasurePresenter
from ungeapp.ui.plan.rating import RatingEntry
from ungeapp.ui.surroundings import Surroundings


class MeasurePage(PageFrame):
    """The page behind ``Place("measure", id=measure)``."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("Measure"))
        self._surroundings = surroundings
        self.presenter = MeasurePresenter(surroundings.intentions)
        self.acts = MeasureActs(surroundings, self)
        self._guard = surroundings.guard(self)
        self.measure = ""
        self.person = ""
        self.content: MeasureBody | None = None
        self._state: tuple[object, ...] = ()
        surroundings.on_change(self, self._changed)
        surroundings.events.locked.connect(self._forget)

    def open_place(self, place: Place) -> None:
        """The measure ``place.id``."""
        self.keep()
        self.banner.clear()
        self.measure = place.id
        self.content = None
        self.clear()
        if self._guard.run(self.refresh):
            self._start()

    def _start(self) -> None:
        if self.content is not None:
            self.content.start()

    def refresh(self) -> None:
        """Look again."""
        view = self.presenter.look(self.measure)
        self.person = view.person
        self.set_title(view.measure.title, view.subtitle)
        self._show_actions(view)
        if self.content is None:
            self.content = MeasureBody(self, view)
            self.add(self.content)
            self.content.show()  # at once, so that the keyboard can be put into it
        self.content.show_measure(view)

    def _show_actions(self, view: MeasurePageView) -> None:
        """New buttons only for a new state: a press must not lose its button because a field saved itself."""
        state = (view.chip, view.act, view.likely)
        if state == self._state:
            return
        self._state = state
        actions: list[QWidget] = [Chip(view.chip, view.tone), outlined(_("Back to the plan"), self.leave)]
        if view.act:
            actions.append((primary if view.likely else outlined)(view.act, self.advance))
        if view.act and not view.likely:
            actions.append(primary(_("Rate how it helps"), self._rate_now))
        self.set_actions(actions)

    def _rate_now(self) -> None:
        """The keyboard on the young person's own rating."""
        if self.content is not None:
            self.scroll_to(self.content.rating)
            self.content.rating.start()

    def leave(self) -> None:
        """Back, with what was typed saved."""
        self._surroundings.navigator.go(Place("person", id=self.person, tab="plan"))

    def advance(self) -> None:
        """Granted, begun, or the question how it ended."""
        self.save()
        if self.presenter.has_begun(self.measure):
            self.acts.end(self.measure)
        else:
            self._surroundings.act(self, lambda: self.presenter.advance(self.measure), _("Noted on the measure."))

    def write(self, field: str, value: object) -> bool:
        """One field is written."""
        return self._surroundings.act(self, lambda: self.presenter.change(self.measure, field, value))

    def rate(self, typed: TypedRating) -> None:
        """How the young person finds it."""
        self._surroundings.act(self, lambda: self.presenter.rate(self.measure, typed), _("The rating is saved."))

    def add_task(self, what: str, owner: str) -> None:
        """Who does what."""
        self._surroundings.act(self, lambda: self.presenter.add_task(self.measure, what, owner))

    def remove_task(self, task: str) -> None:
        """No longer done."""
        self._surroundings.act(self, lambda: self.presenter.remove_task(task), _("It is taken out."))

    def save(self) -> None:
        """Save what is being typed."""
        if self.content is not None:
            self.content.fields.save()

    def keep(self) -> None:
        """Keep what is being typed as a draft."""
        if self.content is not None:
            self.content.fields.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving keeps what was typed."""
        super().hideEvent(event)
        self.keep()

    def _forget(self) -> None:
        self.measure = self.person = ""
        self.content = None
        self.clear()

    def _changed(self, changes: Changes) -> None:
        if self.content is not None and changes.concerns(self.person) and changes.intention != "draft":
            try:
                self.refresh()
            except NotFound:
                self.leave()


class MeasureBody(Columns):
    """Own rating first, then the measure and who does what; its days and whose it is beside."""

    def __init__(self, page: MeasurePage, view: MeasurePageView) -> None:
        self._page = page
        presenter = page.presenter
        self.fields = MeasureFields(page, view)
        self._gap_place = Stack(gap=SPACE_4)
        self.gap: GapCard | None = None
        self.afterwards = Text("")
        self.words = OwnWords("", "")
        self.curve = Curve(_("Own rating (0–10)"))
        self.rating = RatingEntry(question=_("How well does it help, from 0 to 10?"))
        self.rating.added.connect(page.rate)
        own = Card(_("The young person's own rating"), gap=SPACE_3)
        own.add(self.words, self.curve, self.rating)
        self.tasks = PaintedList(_("Who does what"), openable=False)
        self.tasks.acted.connect(page.remove_task)
        self.task_entry = TaskEntry(presenter.owners(view.measure.id))
        self.task_entry.added.connect(page.add_task)
        tasks = Card(_("Who does what"), gap=SPACE_3)
        tasks.add(self.tasks, self.task_entry)
        self.outside = Secondary("")
        about = Card(_("About the measure"), gap=SPACE_3)
        self.more = quiet(_("Show the empty fields …"), self._show_all)
        if not self.fields.has_hidden:
            self.more.hide()
        about.add(self.outside, self.fields.about, Flow(self.more))
        self._waits = Stack(gap=SPACE_2)
        days = Card(_("From request to end"), overline=True, gap=SPACE_3)
        self.never = quiet(_("It never began …"), lambda: page.acts.end(page.measure, MeasureEnd.NEVER_STARTED))
        days.add(self._waits, self.afterwards, self.fields.days, Flow(self.never))
        whose = Card(_("Whose it is"), overline=True, gap=SPACE_3)
        whose.add(self.fields.whose)
        super().__init__(
            Stack(self._gap_place, own, about, tasks, gap=SPACE_4), Stack(days, whose, gap=SPACE_4), weights=(69, 31)
        )

    def _show_all(self) -> None:
        self.fields.show_all()
        self.more.hide()

    def start(self) -> None:
        """Put the keyboard on the open question, else on the young person's own rating."""
        if self.gap is not None and not self.gap.entry.isHidden():
            self.gap.entry.what.setFocus()
        elif self.gap is not None:
            self.gap.safe.setFocus()
        else:
            self.rating.start()

    def show_measure(self, view: MeasurePageView) -> None:
        """Show the same measure as it is now."""
        self.words.setVisible(bool(view.last_words))
        self.words.set_heading(view.last_heading)
        self.words.show_words(view.last_words)
        self.curve.show_points(view.points, view.twin)
        self.curve.setVisible(bool(view.points))
        self.tasks.set_rows(view.tasks)
        self.tasks.setVisible(bool(view.tasks))
        self.outside.setText(view.outside)
        self.outside.setVisible(bool(view.outside))
        self._waits.clear()
        for sentence in view.waits:
            self._waits.add(Text(sentence))
        self._waits.setVisible(bool(view.waits))
        self.afterwards.setText(view.afterwards)
        self.afterwards.setVisible(bool(view.afterwards))
        self.never.setVisible(view.act != "" and not self._page.presenter.has_begun(view.measure.id))
        self._show_gap(view, self._page.presenter.today)
        self.fields.show_measure(view)

    def _show_gap(self, view: MeasurePageView, today: date) -> None:
        if view.gap is None:
            self._gap_place.clear()
            self.gap = None
        elif self.gap is None:
            acts = self._page.acts
            self.gap = GapCard(acts, view.gap, acts.next_titles(view.measure.id), today)
            self._gap_place.add(self.gap)
        else:
            self.gap.show_gap(view.gap)
        self._gap_place.setVisible(view.gap is not None)


def make_page(surroundings: Surroundings) -> MeasurePage:
    """The page behind ``Place("measure", id=…)``."""
    return MeasurePage(surroundings)
