"""The page *Overgange*.

Belongs here: two lists, and the handover of somebody who has no page here yet.
Does not belong here: what the rows say (``presenter``).
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.handover.page import HandoverTab, make_tab
from ungeapp.ui.kit.buttons import outlined, primary
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.layouts import Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.people.choose import ChooseYoungPerson
from ungeapp.ui.surroundings import Surroundings
from ungeapp.ui.transitions.presenter import TransitionsPresenter


def make_page(surroundings: Surroundings) -> QWidget:
    """The page for ``Place("transitions")``; with an id it shows that handover, for which there may be no person page."""
    return TransitionsPage(surroundings)


class TransitionsPage(PageFrame):
    """What waits for me, and what waits for others."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(
            _("Transitions"),
            _("Nobody lets go before another has taken over and the young person is motivated and safe"),
        )
        self._surroundings = surroundings
        self._presenter = TransitionsPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self._person = ""
        self._offering = False
        self.tab: HandoverTab | None = None
        self.mine, self.others = PaintedList(_("Waits for you")), PaintedList(_("Waits for others"))
        self._mine_card, self._others_card = Card(_("Waits for you")), Card(_("Waits for others"))
        self._mine_card.add(self.mine)
        self._others_card.add(self.others)
        self.empty = Card()
        self.empty.add(
            EmptyState(
                _("No handover is under way. Offer one with “Offer a handover”, or fetch a file with an offer."),
                _("Fetch a file …"),
                lambda: surroundings.navigator.go(Place("receive", note="choose")),
            )
        )
        for one in (self.mine, self.others):
            one.opened.connect(self._open)
            one.acted.connect(self._open)
        self.choose = ChooseYoungPerson(surroundings, _("Who is to be handed over?"))
        self.choose.chosen.connect(lambda person: surroundings.navigator.go(Place("person", id=person, tab="handover")))
        self._lists = Stack(self.choose, self.empty, self._mine_card, self._others_card, gap=SPACE_4)
        self._holder = Stack()
        self.add(self._lists, self._holder)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """The lists, or one handover."""
        self.choose.hide()
        if place.id != self._person:
            self.tab = None
        self._person = place.id
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        if self._person and self._presenter.is_here(self._person):
            person, self._person = self._person, ""
            self._surroundings.navigator.go(Place("person", id=person, tab="handover"))
            return
        self._guard.run(self._show_one if self._person else self._show_lists)

    def _show_lists(self) -> None:
        self.tab = None
        self._holder.clear()
        self.set_title(_("Transitions"))
        if not self._offering:  # the button that was pressed stays while what it began is under way
            self._offering = True
            go = self._surroundings.navigator.go
            way = outlined(_("Who is on the way"), lambda: go(Place("on-the-way")))
            self.set_actions([way, primary(_("Offer a handover"), self.choose.begin)])
        found = self._presenter.open_handovers()
        self.mine.set_rows(found.mine)
        self.others.set_rows(found.others)
        self._mine_card.setVisible(bool(found.mine))
        self._others_card.setVisible(bool(found.others))
        self.empty.setVisible(not found.mine and not found.others)
        self._lists.show()

    def _show_one(self) -> None:
        if self.tab is None:
            self._lists.hide()
            self._holder.clear()
            self.tab = make_tab(self._surroundings, self._person)
            self._holder.add(self.tab)
            self.tab.show()
            self.tab.go()
        else:
            self.tab.refresh()
        self.set_title(self._presenter.name(self._person))
        go = self._surroundings.navigator.go
        self._offering = False
        self.set_actions([outlined(_("All transitions"), lambda: go(Place("transitions")))])

    def _open(self, person: str) -> None:
        if self._presenter.is_here(person):
            self._surroundings.navigator.go(Place("person", id=person, tab="handover"))
        else:
            self._surroundings.navigator.go(Place("transitions", id=person))

    def _changed(self, changes: Changes) -> None:
        if self._presenter.concerns(changes) and not self._person:
            self.refresh()
