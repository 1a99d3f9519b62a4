"""The page *Ikke truffet endnu*: whom nobody reached, which ways were not tried, when it is their turn again.

Belongs here: widgets. Does not belong here: what rows say (``ui/contact/reach.py``).
"""

from __future__ import annotations

from ungeapp.domain.changes import Changes
from ungeapp.texts import _, ngettext
from ungeapp.ui.contact.reach import ReachPresenter
from ungeapp.ui.kit.buttons import outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.navigation import Place
from ungeapp.ui.surroundings import Surroundings


class UnreachedPage(PageFrame):
    """One list, whose turn it is first; a paused one stays in it."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._go = surroundings.navigator.go
        super().__init__(
            _("Not reached yet"), actions=[outlined(_("All young people"), lambda: self._go(Place("people")))]
        )
        self._presenter = ReachPresenter(surroundings.intentions)
        self.list = PaintedList(_("Not reached yet"))
        self.nobody = EmptyState(
            _("Everybody was reached. Whoever is not reached when you try stands here until somebody is."),
            _("All young people"),
            lambda: self._go(Place("people")),
        )
        self.card = Card()
        self.card.add(self.list)
        self.add(self.card, self.nobody)
        self.list.opened.connect(lambda person: self._go(Place("person", id=person, tab="contact")))
        self.list.acted.connect(surroundings.events.contact_asked.emit)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Look again, with the keyboard in the list."""
        self.refresh()
        (self.list if self.list.rows() else self.nobody.button or self.list).setFocus()

    def refresh(self) -> None:
        """Look again."""
        rows = self._presenter.rows()
        self.list.set_rows(rows)
        self.card.setVisible(bool(rows))
        self.nobody.setVisible(not rows)
        count = ngettext("{number} young person", "{number} young people", len(rows)).format(number=len(rows))
        self.set_subtitle(count if rows else "")

    def _changed(self, changes: Changes) -> None:
        if not changes.kinds or changes.kinds & {"contact", "talk", "contact-rhythm", "person", "ledger"}:
            self.refresh()


def make_page(surroundings: Surroundings) -> UnreachedPage:
    """The page behind ``Place("unreached")``."""
    return UnreachedPage(surroundings)
