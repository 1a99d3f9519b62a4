"""The tab *Historik*: acts at the left, what one of them changed at the right.

Belongs here: widgets. Does not belong here: what they say (``presenter``).
"""

from __future__ import annotations

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.history.presenter import HistoryPresenter
from ungeapp.ui.kit.buttons import outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.surroundings import Surroundings

_FIRST = 60


class HistoryTab(TabFrame):
    """What was written about one young person."""

    def __init__(self, surroundings: Surroundings, person: str) -> None:
        super().__init__(_("History"))
        self._surroundings = surroundings
        self._person = person
        self._presenter = HistoryPresenter(surroundings.intentions, person)
        self._rows: tuple[RowView, ...] = ()
        self._all = False
        self.acts = PaintedList(_("What was written"), current_marked=True)
        self.acts.current_changed.connect(self.show_act)
        self.acts.opened.connect(self.show_act)
        self.more = outlined(_("Show older"), self.show_all)
        acts = Card(_("What was written"))
        acts.add(self.acts, Flow(self.more))
        self.detail = Card(_("Choose a row to see what it changed"))
        self.add(Columns(Stack(acts, gap=SPACE_4), Stack(self.detail, gap=SPACE_4), weights=(1, 1)))
        surroundings.on_change(self, self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Look again; the newest act is shown."""
        self._rows = tuple(self._presenter.rows())
        self._fill()
        if self._rows and not self.acts.current_id():
            self.acts.set_current(self._rows[0].id)
        elif self.acts.current_id():
            self.show_act(self.acts.current_id())

    def show_all(self) -> None:
        """The older acts too."""
        self._all = True
        self._fill()

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

    def _take_back(self, transaction: str) -> None:
        self._surroundings.act(self, lambda: self._presenter.take_back(transaction), _("Taken back."))

    def _fill(self) -> None:
        self.acts.set_rows(self._rows if self._all else self._rows[:_FIRST])
        self.more.setVisible(not self._all and len(self._rows) > _FIRST)

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(self._person) and changes.kinds != frozenset({"draft"}):
            self.refresh()


def make_tab(surroundings: Surroundings, person_id: str) -> HistoryTab:
    """The tab *Historik* of one young person."""
    return HistoryTab(surroundings, person_id)
