"""The page *Begreber*: one search and one list.

Belongs here: widgets. Does not belong here: what they say (``presenter``).
"""

from __future__ import annotations

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import Segmented
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.navigation import Place
from ungeapp.ui.surroundings import Surroundings
from ungeapp.ui.words.presenter import CHANGED, WordsPresenter


class WordsPage(PageFrame):
    """The page behind ``Place("words", note=what is searched for)``."""

    def __init__(self, surroundings: Surroundings) -> None:
        back = quiet(_("Back to the settings"), lambda: surroundings.navigator.go(Place("settings")))
        super().__init__(_("Old and new words"), _("What it was called, what it is called now, and why"), [back])
        self._presenter = WordsPresenter(surroundings.intentions)
        self.search = LineField(placeholder=_("An old or a new word, a law or a paragraph"))
        self.search.setAccessibleName(_("Search among the words"))
        self.which = Segmented(self._presenter.which(), CHANGED, small=True)
        self.which.setAccessibleName(_("Which words"))
        self.summary = Secondary("")
        self.list = PaintedList(_("Old and new words"), openable=False)
        card = Card()
        card.add(self.list)
        self.add(self.search, self.which, self.summary, card)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.which.edited.connect(self.refresh)

    def open_place(self, place: Place) -> None:
        """The words that answer ``place.note``."""
        self.which.set_value(place.tab or CHANGED)
        self.search.set_value(place.note)
        self.refresh()
        self.search.setFocus()

    def refresh(self) -> None:
        """What answers the search now."""
        view = self._presenter.look(self.search.value(), self.which.value())
        self.list.set_rows(view.rows)
        self.summary.setText(view.summary)


def make_page(surroundings: Surroundings) -> WordsPage:
    """The page the window registers for places of kind ``words``."""
    return WordsPage(surroundings)
