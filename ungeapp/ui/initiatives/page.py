"""The list of initiative sheets.

Belongs here: its widgets. Does not belong here: rows (``presenter``), writing (``sheet_page``).
"""

from __future__ import annotations

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.initiatives.presenter import InitiativesPresenter
from ungeapp.ui.kit.buttons import outlined, primary
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.navigation import Place
from ungeapp.ui.surroundings import Surroundings


class InitiativesPage(PageFrame):
    """The page behind ``Place("initiatives")``."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(
            _("Initiative sheets"),
            _("One sheet for each effort, about no person"),
            actions=[
                outlined(_("Back to the offers"), lambda: surroundings.navigator.go(Place("offers"))),
                primary(_("New sheet"), self.add_sheet),
            ],
        )
        self.surroundings = surroundings
        self.presenter = InitiativesPresenter(surroundings.intentions)
        self.list = PaintedList(_("Initiative sheets"))
        self.list.opened.connect(self._open)
        self._empty = EmptyState(
            _("No sheets yet. Write one when an effort should be begun, changed or evaluated."),
            _("Begin a sheet"),
            self.add_sheet,
        )
        self._card = Card()
        self._card.add(self.list)
        self.add(self._card, self._empty)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Look again."""
        self.banner.clear()
        self.refresh()
        (self.list if self.list.rows() else self._empty).setFocus()

    def refresh(self) -> None:
        """Look again."""
        rows = self.presenter.rows()
        self.list.set_rows(rows)
        self._card.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def add_sheet(self) -> None:
        """A new sheet, and straight to it."""
        made: list[str] = []
        if self.surroundings.act(self, lambda: made.append(self.presenter.add())):
            self._open(made[0])

    def _open(self, sheet: str) -> None:
        self.surroundings.navigator.go(Place("initiative", id=sheet))

    def _changed(self, changes: Changes) -> None:
        if not changes.kinds or "initiative-sheet" in changes.kinds:
            self.refresh()


def make_page(surroundings: Surroundings) -> InitiativesPage:
    """The page the window registers for places of kind ``initiatives``."""
    return InitiativesPage(surroundings)
