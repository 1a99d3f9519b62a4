"""The tab *Historik*: what happened, how it was on a day, and the bin.

Belongs here: the three views and turning between them. Does not belong here: what they say (``presenter``), the filter
(``filter_bar``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.history.filter_bar import FilterBar, Labelled
from ungeapp.ui.history.presenter import PAGE, Asked, HistoryPresenter, ThenView
from ungeapp.ui.kit.buttons import outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import CheckField, ChoiceField, Segmented
from ungeapp.ui.kit.fields import DateField
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.states import EmptyState, ProgressRow
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.runner import Progress, Running, Step
from ungeapp.ui.surroundings import Surroundings

HAPPENED, THEN, BIN = "happened", "then", "bin"
_BACK = timedelta(days=30)


class HistoryTab(TabFrame):
    """What was written about one young person."""

    def __init__(self, surroundings: Surroundings, person: str) -> None:
        super().__init__(_("History"))
        self._surroundings = surroundings
        self._person = person
        self._presenter = HistoryPresenter(surroundings.intentions, person)
        self._limit = PAGE
        self.view = Segmented(
            [
                Option(HAPPENED, _("What happened")),
                Option(THEN, _("As it was")),
                Option(BIN, _("What was taken out")),
            ],
            HAPPENED,
            small=True,
        )
        self.view.setAccessibleName(_("What the history shows"))
        self.view.committed.connect(self._turn)
        self.rights = outlined(_("The young person's rights"), self._to_rights)
        self.add(Flow(self.view, self.rights), self._make_happened(), self._make_then(), self._make_bin())
        surroundings.on_change(self, self._changed)
        self.refresh()

    # the three views ---------------------------------------------------------------------------------------------
    def _make_happened(self) -> Stack:
        self.filter = FilterBar(self._surroundings.intentions.desk.today())
        self.filter.changed.connect(self._filtered)
        self.filter.widened.connect(self._offer)
        self.acts = PaintedList(_("What was written"), current_marked=True)
        self.acts.current_changed.connect(self.show_act)
        self.acts.opened.connect(self.show_act)
        self.more = outlined(_("Show older"), self.show_more)
        self.nothing = EmptyState(_("Nothing fits."), _("Show everything"), self._unfilter)
        acts = Card(_("What was written"))
        acts.add(self.filter, self.acts, self.nothing, Flow(self.more))
        self.detail = Card(_("Choose a row to see what it changed"))
        self._happened = Stack(Columns(acts, Stack(self.detail, gap=SPACE_4), weights=(1, 1)))
        return self._happened

    def _make_then(self) -> Stack:
        today = self._surroundings.intentions.desk.today()
        self.day = DateField(today, today - _BACK)
        self.day.committed.connect(self._show_then)
        self.what = ChoiceField([], empty=_("Every kind of record"))
        self.what.committed.connect(self._show_then)
        self.only = CheckField(_("Only what reads otherwise now"), True)
        self.only.committed.connect(self._show_then)
        self.then_card = Card(_("As it was on a day"))
        self._then_told = Secondary("")
        self.then_progress = ProgressRow()
        self.then_progress.hide()
        self._looking: Running | None = None
        self._looked = 0
        self._then_place = Stack()
        self.then_card.add(
            Flow(Labelled(_("On the day"), self.day), Labelled(_("What to look at"), self.what), self.only),
            self.then_progress,
            self._then_told,
            self._then_place,
        )
        self._then = Stack(self.then_card)
        return self._then

    def _make_bin(self) -> Stack:
        self.bin = PaintedList(_("Taken out"), openable=False)
        self.bin.acted.connect(self.restore)
        self._bin_empty = EmptyState(_("Nothing was taken out."))
        card = Card(_("Taken out"))
        card.add(self.bin, self._bin_empty)
        self._bin = Stack(card)
        return self._bin

    # looking -----------------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Look again; the newest act is shown."""
        rows = self._presenter.rows(self.filter.asked(), self._limit + 1)
        self._fill(rows)
        self._turn()

    def show_more(self) -> None:
        """The next older acts too."""
        self._limit += PAGE
        self._fill(self._presenter.page(self._limit + 1))

    def show_act(self, key: str) -> None:
        """What one act changed."""
        view = self._presenter.act(key)
        self.detail.clear()
        if view is None:
            return
        self.detail.set_heading(view.title)
        self.detail.add(Secondary(view.told))
        if view.note:
            self.detail.add(Secondary(view.note))
        if view.rows:
            table = Table(view.title, (_("What"), _("Before"), _("Now")), stretch=(3, 4, 4))
            table.set_rows(view.rows)
            self.detail.add(table)
        if view.transaction:
            transaction = view.transaction
            self.detail.add(Flow(outlined(_("Take this back"), lambda: self._take_back(transaction), icon="undo")))
        elif view.why_not:
            self.detail.add(Secondary(view.why_not))

    def show_view(self, view: str) -> None:
        """Turn to one of the three views."""
        self.view.set_value(view)
        self._turn()

    def restore(self, key: str) -> None:
        """Bring back what was taken out."""
        self._surroundings.act(self, lambda: self._presenter.restore(key), _("It is brought back."))

    def _take_back(self, transaction: str) -> None:
        self._surroundings.act(self, lambda: self._presenter.take_back(transaction), _("Taken back."))

    def _fill(self, rows: Sequence[RowView]) -> None:
        told = tuple(rows)[: self._limit]
        more = len(rows) > self._limit
        self.acts.set_rows(told)
        self.acts.setVisible(bool(told))
        self.nothing.setVisible(not told)
        self.more.setVisible(more)
        current = self.acts.current_id()
        if told and not current:
            self.acts.set_current(told[0].id)
        elif told:
            self.show_act(current)
        else:
            self.detail.clear()
            self.detail.set_heading(_("Choose a row to see what it changed"))

    def _fill_bin(self) -> None:
        rows = self._presenter.bin()
        self.bin.set_rows(rows)
        self.bin.setVisible(bool(rows))
        self._bin_empty.setVisible(not rows)

    def _show_then(self) -> None:
        self._stop_looking()
        self._then_place.clear()
        on = self.day.value()
        if on is None:
            self._then_told.setText(self.day.problem() or _("Write a day."))
            return
        what, only = self.what.value(), self.only.value()
        self._then_told.setText("")
        guard = self._surroundings.guard(self)
        self._looked += 1
        mine = self._looked

        def job(progress: Progress) -> ThenView:
            with self._surroundings.background() as intentions:
                return self._presenter.then(intentions, on, what, only_changed=only, progress=progress)

        def done(view: ThenView) -> None:
            if mine == self._looked:  # else another day was asked for meanwhile
                self.then_progress.finish()
                self._fill_then(view)

        def failed(error: Exception) -> None:
            if mine == self._looked:
                self.then_progress.finish()
                guard.failed(error)

        def stepped(step: Step) -> None:
            if mine == self._looked:
                self.then_progress.show_progress(step.done, step.total)

        self.then_progress.start(_("The history is being read"), self._stop_looking)
        self._looking = self._surroundings.runner.run(job, done, failed, stepped)

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()

    def _fill_then(self, view: ThenView) -> None:
        self._then_told.setText(view.told)
        if view.choices:
            self.what.set_options(view.choices, self.what.value())
        if view.rows:
            table = Table(
                _("As it was on a day"),
                (_("What"), _("Which field"), _("As it read then"), _("Now")),
                stretch=(3, 2, 4, 3),
            )
            table.set_rows(view.rows)
            self._then_place.add(table)

    def _filtered(self) -> None:
        self._limit = PAGE
        self._fill(self._presenter.rows(self.filter.asked(), self._limit + 1))

    def _unfilter(self) -> None:
        self.filter.set_asked(Asked())
        self._filtered()

    def _turn(self) -> None:
        view = self.view.value()
        self._happened.setVisible(view == HAPPENED)
        self._then.setVisible(view == THEN)
        self._bin.setVisible(view == BIN)
        if view == THEN:
            self._show_then()
        elif view == BIN:
            self._fill_bin()

    def _offer(self) -> None:
        self._presenter.read_all()
        self.filter.offer(self._presenter.kinds(), self._presenter.authors(), self._presenter.parts())

    def _to_rights(self) -> None:
        self._surroundings.navigator.go(Place("rights", id=self._person))

    def _changed(self, changes: Changes) -> None:
        if "cleared" in changes.kinds:
            return  # nothing is left to read
        if changes.concerns(self._person) and changes.kinds != frozenset({"draft"}):
            self.refresh()


def make_tab(surroundings: Surroundings, person_id: str) -> HistoryTab:
    """The tab *Historik* of one young person."""
    return HistoryTab(surroundings, person_id)
