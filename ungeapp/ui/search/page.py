"""The page *Søg*: one line, and everything found under it in groups; arrow keys go through all of them.

Belongs here: widgets. Does not belong here: what rows say (``presenter``), the line of the top bar (``main_window``).
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from ungeapp.domain.changes import Changes
from ungeapp.texts import N_, _
from ungeapp.ui.kit.buttons import Button, row_button
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.navigation import Place
from ungeapp.ui.search.presenter import GROUPS, FoundView, SearchPresenter
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings

PLACEHOLDER = N_("Name, birth date, last four digits, telephone or a word")


class SearchPage(PageFrame):
    """The page behind ``Place("search")``. What was typed is forgotten when the window locks and written nowhere."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("Search"))
        self._surroundings = surroundings
        self._guard = surroundings.guard(self)
        self._presenter = SearchPresenter(surroundings.intentions)
        self._places: dict[str, Place] = {}
        self._only = ""
        self.line = LineField(placeholder=_(PLACEHOLDER), max_length=200)
        self.line.setAccessibleName(_("Search everything"))
        self.summary = Secondary("")
        self.cards: dict[str, ListCard] = {}
        self.more: dict[str, Button] = {}
        self.add(self.line, self.summary)
        for key, heading in GROUPS.items():
            card = ListCard(_(heading))
            button = row_button(_("See all"), partial(self.show_all, key), name=f"{_(heading)}: {_('See all')}")
            card.add_head(button)
            card.list.opened.connect(self._open)
            card.list.installEventFilter(self)
            card.hide()
            self.cards[key], self.more[key] = card, button
            self.add(card)
        self.body.addStretch(1)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self._open_first)
        self.line.installEventFilter(self)
        bind(self, Keys.LEAVE, self.leave)
        surroundings.events.locked.connect(self.line.clear)
        surroundings.on_change(self, self._changed)
        self.refresh()

    def open_place(self, place: Place) -> None:
        """Ready to type."""
        self.refresh()
        self.line.setFocus()
        self.line.selectAll()

    def search_for(self, text: str) -> None:
        """Show what is found for ``text``; handed over by the top bar, never through a place that is remembered."""
        self._only = ""
        self.line.setText(text)
        self.refresh()

    def show_all(self, group: str) -> None:
        """Show one group whole, or all groups again."""
        self._only = "" if self._only == group else group
        self.refresh()
        self.cards[group].list.setFocus()

    def leave(self) -> None:
        """From one group back to all; from all to an empty line."""
        if self._only:
            self.show_all(self._only)
        elif self.line.hasFocus():
            self.line.clear()
        self.line.setFocus()

    def refresh(self) -> None:
        """Look again."""
        self._guard.run(lambda: self._show(self._presenter.look(self.line.value(), only=self._only)))

    def _show(self, view: FoundView) -> None:
        self.summary.setText(view.sentence)
        found = {one.key: one for one in view.groups}
        self._places.clear()
        for key, card in self.cards.items():
            group = found.get(key)
            card.setVisible(group is not None)
            rows = group.rows if group is not None else ()
            self._places.update((one.view.id, one.place) for one in rows)
            card.show_rows(tuple(one.view for one in rows))
            button = self.more[key]
            button.setVisible(self._only == key or bool(group and group.more))
            button.set_text(_("See all groups") if self._only == key else _("See all"))

    def _typed(self, text: str) -> None:
        if not text.strip():
            self._only = ""
        self.refresh()

    def _changed(self, changes: Changes) -> None:
        if changes.intention not in ("look", "draft"):
            self.refresh()

    # --- keyboard ------------------------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Up go on in the next list when a list ends, and between the line and the first list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self._at_end(watched, step):
                return self._go_on(watched, step)
        return super().eventFilter(watched, event)

    def _lists(self) -> list[PaintedList]:
        return [card.list for card in self.cards.values() if not card.isHidden()]

    def _at_end(self, watched: QObject, step: int) -> bool:
        if not isinstance(watched, PaintedList):
            return True
        row, last = watched.currentIndex().row(), watched.model().rowCount() - 1
        return row >= last if step > 0 else row <= 0

    def _go_on(self, watched: QObject, step: int) -> bool:
        stops: list[LineField | PaintedList] = [self.line, *self._lists()]
        at = next((number for number, one in enumerate(stops) if one is watched), 0) + step
        if not 0 <= at < len(stops):
            return True
        target = stops[at]
        if isinstance(target, PaintedList):
            rows = target.model().rowCount()
            target.setCurrentIndex(target.model().index(0 if step > 0 else rows - 1, 0))
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _open_first(self) -> None:
        shown = [one for one in self._lists() if one.model().rowCount()]
        if shown:
            self._open(shown[0].rows()[0].id)

    def _open(self, row: str) -> None:
        place = self._places.get(row)
        if place is not None:
            self._surroundings.navigator.go(place)


def make_page(surroundings: Surroundings) -> SearchPage:
    """The page behind ``Place("search")``."""
    return SearchPage(surroundings)
