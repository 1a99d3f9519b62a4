"""The page of what others owe.

Belongs here: its widgets. Does not belong here: groups and sentences (``presenter``).
"""

from __future__ import annotations

from collections.abc import Sequence

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.casework.printing import PaperDesk
from ungeapp.ui.casework.tick_list import TickList
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.navigation import Place
from ungeapp.ui.owed.presenter import OwedPresenter, OwedView
from ungeapp.ui.surroundings import Surroundings


class OwedPage(PageFrame):
    """Who owes what, and the reminder."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("What others owe"))
        self.surroundings = surroundings
        self.presenter = OwedPresenter(surroundings.intentions)
        self._view = OwedView(subtitle="", owers=())
        self.owers = PaintedList(_("Open agreements by who has them"), current_marked=True)
        self.owers.current_changed.connect(self._choose)
        self.owers.opened.connect(self._to_agreements)
        self.owers.acted.connect(self.remind)
        self._empty = EmptyState(_("Nobody owes anything just now. Agreements come from meetings and from the plan."))
        card = Card(_("Open agreements by who has them"))
        card.add(self.owers, self._empty)
        self.agreements = TickList(_("Agreements"))
        self.agreements.acted.connect(self._tick)
        self._person = row_button(_("Open the young person"), self._go)
        self._detail = Card(_("Agreements"))
        self._detail.add(self.agreements, Flow(self._person))
        self._papers_place = Stack()
        self.papers: PaperStack | None = None
        self._desk: PaperDesk | None = None
        self.add(
            Columns(card, Stack(self._detail, gap=tokens.SPACE_4), weights=(62, 38)),
            self._papers_place,
        )
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Look again."""
        self._papers_place.clear()
        self.refresh()
        self.owers.setFocus()

    def refresh(self) -> None:
        """Look again."""
        self._view = self.presenter.look()
        self.set_subtitle(self._view.subtitle)
        self.owers.set_rows([one.row for one in self._view.owers])
        self.owers.setVisible(bool(self._view.owers))
        self._empty.setVisible(not self._view.owers)
        if self._view.owers and self._view.ower(self.owers.current_id()) is None:
            self.owers.set_current(self._view.owers[0].id)
        self._choose(self.owers.current_id())

    def remind(self, ower: str) -> None:
        """Show the reminder of one, to be printed."""
        found = self._view.ower(ower)
        if found is None:
            return
        self.owers.set_current(ower)
        agreements = found.agreements
        self._papers_place.clear()
        self.papers = PaperStack(_("Reminder"))
        self._papers_place.add(self.papers)
        self._desk = PaperDesk(
            self.surroundings,
            self.papers,
            self.banner,
            self.surroundings.guard(self),
            lambda intentions, _paper: self.presenter.make_reminder(intentions, agreements),
        )

        def printed(_papers: Sequence[str]) -> None:
            self.surroundings.act(
                self, lambda: self.presenter.reminded(agreements), _("Printed and noted: reminded today.")
            )

        self._desk.printed = printed
        self._desk.offer([RowView(ower, found.row.title, title_rest=found.row.title_rest)])
        self.papers.show()
        self.papers.preview.setFocus()
        self.scroll_to(self.papers)

    def _choose(self, ower: str) -> None:
        found = self._view.ower(ower)
        self._detail.setVisible(found is not None)
        if found is not None:
            self._detail.set_heading(found.row.title)
            self.agreements.set_rows(found.rows)

    def _to_agreements(self, _ower: str) -> None:
        self.agreements.setFocus()

    def _tick(self, agreement: str) -> None:
        self.surroundings.act(self, lambda: self.presenter.tick(agreement), _("The agreement is done."))

    def _go(self) -> None:
        person = self.owers.current_id().partition("/")[0]
        if person:
            self.surroundings.navigator.go(Place("person", id=person, tab="plan"))

    def _changed(self, changes: Changes) -> None:
        if not changes.kinds or changes.kinds & {"agreement", "person"}:
            self.refresh()


def make_page(surroundings: Surroundings) -> OwedPage:
    """The page the window registers for places of kind ``owed``."""
    return OwedPage(surroundings)
