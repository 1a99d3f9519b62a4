"""The page *Hjælp*: the chapters on the left, the one that helps here on the right.

Belongs here: widgets. Does not belong here: the guide's text, which chapter helps where (``usecases/handbook.py``).
"""

from __future__ import annotations

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.layouts import Columns, Row, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.text import Text
from ungeapp.ui.kit.tokens import SPACE_2, SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.handbook import GuideLine, LineKind


def make_page(surroundings: Surroundings) -> HelpPage:
    """The page for ``Place("help", id=the kind of the place one came from, or a chapter's key)``."""
    return HelpPage(surroundings)


class HelpPage(PageFrame):
    """Look a word up, or read the chapter about the page one came from."""

    def __init__(self, surroundings: Surroundings) -> None:
        back = quiet(_("Back to what you were doing"), surroundings.navigator.back)
        super().__init__(_("Help"), _("The user guide, in Danish"), [back])
        self._handbook = surroundings.intentions.handbook
        self.search = LineField(placeholder=_("A word you look for"))
        self.search.setAccessibleName(_("Search in the guide"))
        self.chapters = PaintedList(_("Chapters"), current_marked=True)
        self.nothing = EmptyState(_("No chapter says that."), _("Show all chapters"), self._show_all)
        self.nothing.hide()
        listed = Card(_("Chapters"), overline=True)
        listed.add(self.chapters, self.nothing)
        self.text = Card("")
        self.add(Columns(Stack(self.search, listed, gap=SPACE_4), self.text, weights=(30, 70), first_when_stacked=1))
        self.search.textChanged.connect(lambda _text: self._look())
        self.search.returnPressed.connect(self.chapters.setFocus)
        self.chapters.current_changed.connect(self._show)
        self.chapters.opened.connect(self._show)

    def open_place(self, place: Place) -> None:
        """The chapter that helps at the kind of place ``place.id``."""
        self.search.clear()
        self._look()
        self.chapters.set_current(self._handbook.about(place.id).key)
        self.search.setFocus()

    def _look(self) -> None:
        found = self._handbook.chapters(self.search.value())
        shown = self.chapters.current_id()
        self.chapters.set_rows([RowView(one.key, one.title) for one in found])
        self.chapters.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if found:
            self.chapters.set_current(shown if any(one.key == shown for one in found) else found[0].key)

    def _show(self, key: str) -> None:
        chapter = self._handbook.about(key)
        self.text.clear()
        self.text.set_heading(chapter.title)
        self.text.add(Stack(*(_widget(one) for one in chapter.lines), gap=SPACE_2))

    def _show_all(self) -> None:
        self.search.clear()
        self.search.setFocus()


def _widget(line: GuideLine) -> Text | Row:
    if line.kind is LineKind.TEXT:
        return Text(line.text)
    return Row(Text(f"{line.number}." if line.kind is LineKind.STEP else "•"), Text(line.text), stretch=1, top=True)
