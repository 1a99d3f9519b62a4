"""The page *Tilbud*: search the range, narrow it by area, age and unit, add an offer, see which needs nobody answers.

Belongs here: its widgets. Does not belong here: rows (``presenter``), one offer (``offer_page``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.casework.printing import PaperDesk
from ungeapp.ui.kit.buttons import outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_3, SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.offers.entries import OfferEntry
from ungeapp.ui.offers.presenter import (
    WHOLE,
    Asked,
    OffersPresenter,
    is_age,
    options_with_all,
    read_age,
)
from ungeapp.ui.surroundings import Surroundings

_KINDS = {"offer-local", "unmet-need", "measure", "measure-rating"}


class OffersPage(PageFrame):
    """The page behind ``Place("offers")``."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings = surroundings
        super().__init__(
            _("Offers"),
            surroundings.intentions.offers.called(),
            actions=[
                outlined(_("Initiative sheets"), lambda: self._go(Place("initiatives")), icon="file"),
                outlined(_("Print the range of offers"), self.show_paper, icon="print"),
            ],
        )
        self.presenter = OffersPresenter(surroundings.intentions)
        self.search = LineField(placeholder=_("Search in the offers"))
        self.search.setAccessibleName(_("Search in the offers"))
        self.area = ChoiceField(options_with_all(self.presenter.areas(), _("All life areas")), "")
        self.area.setAccessibleName(_("Life area"))
        self.area.setMinimumContentsLength(len(_("All life areas")))
        self.unit = ChoiceField(options_with_all(self.presenter.units(), _("All units")), "")
        self.unit.setAccessibleName(_("Unit"))
        self.age = LineField(placeholder=_("Age"), max_length=3)
        self.age.setAccessibleName(_("Age"))
        self.age.setMaximumWidth(self.age.fontMetrics().averageCharWidth() * 12)
        self.summary = Secondary("")
        self.list = PaintedList(_("Offers"))
        self.list.opened.connect(self._open)
        self._empty = EmptyState(_("The municipality's profile tells of no offers yet. Add those you know below."))
        self.entry = OfferEntry(self.presenter.areas())
        self.entry.added.connect(self._add)
        offers = Card(_("The range of offers"), gap=SPACE_3)
        offers.add(self.search, Flow(self.area, self.unit, self.age), self.summary, self.list, self._empty, self.entry)
        self.needs = PaintedList(_("Needs without an offer"), openable=False)
        self._no_needs = Secondary(_("Nobody is waiting. A need is noted from the young person's plan."))
        needs = Card(_("Needs without an offer"), overline=True)
        needs.add(self.needs, self._no_needs, Secondary(_("Counted without names, at this desk.")))
        self._papers_place = Stack()
        self.papers: PaperStack | None = None
        self._desk: PaperDesk | None = None
        self.add(Columns(offers, Stack(needs, gap=SPACE_4), weights=(72, 28)), self._papers_place)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.search.returnPressed.connect(self._open_first)
        self.age.textChanged.connect(lambda _text: self.refresh())
        self.area.edited.connect(self.refresh)
        self.unit.edited.connect(self.refresh)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.list.setFocus)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Show the range; the last search stays."""
        self._papers_place.clear()
        self.surroundings.guard(self).run(self.refresh)
        self.search.setFocus()

    def refresh(self) -> None:
        """Look again."""
        typed = self.age.value()
        asked = Asked(
            text=self.search.value(),
            area=self.area.value(),
            unit=self.unit.value(),
            age=read_age(typed) if typed and is_age(typed) else None,
        )
        view = self.presenter.look(asked)
        self.list.set_rows(view.rows)
        self.list.setVisible(bool(view.rows))
        self.summary.setText(view.summary)
        self.summary.setVisible(not view.empty)
        self._empty.setVisible(view.empty)
        self.needs.set_rows(view.needs)
        self.needs.setVisible(bool(view.needs))
        self._no_needs.setVisible(not view.needs)

    def show_paper(self) -> None:
        """The whole range on paper."""
        self._papers_place.clear()
        self.papers = PaperStack(_("The range of offers"))
        self._papers_place.add(self.papers)
        self._desk = PaperDesk(
            self.surroundings, self.papers, self.banner, self.surroundings.guard(self), self.presenter.make_paper
        )
        self._desk.offer([RowView(WHOLE, _("The range of offers"), context=_("counts below 5 are not shown"))])
        self.papers.preview.take_keyboard()
        self.scroll_to(self.papers)

    def _add(self, title: str, area: str, contact: str, low: str, high: str) -> None:
        self.surroundings.act(
            self,
            lambda: self.presenter.add_own(title, area, contact, low, high),
            _("{offer} is added. Open it to tell more.").format(offer=title),
        )

    def _open_first(self) -> None:
        rows = self.list.rows()
        if rows:
            self._open(self.list.current_id() or rows[0].id)

    def _open(self, code: str) -> None:
        self._go(Place("offer", id=code))

    def _go(self, place: Place) -> None:
        self.surroundings.navigator.go(place)

    def _changed(self, changes: Changes) -> None:
        if not changes.kinds or changes.kinds & _KINDS:
            self.refresh()


def make_page(surroundings: Surroundings) -> OffersPage:
    """The page the window registers for places of kind ``offers``."""
    return OffersPage(surroundings)
