"""What fits this young person, and why: pick into the plan with Enter; note what no offer answers.

Belongs here: its widgets. Does not belong here: ranking, sentences (``domain``, ``wording``).
"""

from __future__ import annotations

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.kit.buttons import outlined, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_3, SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.offers.entries import NeedEntry
from ungeapp.ui.offers.presenter import OffersPresenter
from ungeapp.ui.surroundings import Surroundings

_KINDS = {"offer-local", "unmet-need", "measure", "goal", "person", "status-entry"}


class FittingPage(PageFrame):
    """The page behind ``Place("fitting-offers", id=person)``."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("What fits, and why"), actions=[outlined(_("Back to the plan"), lambda: self._go_back())])
        self.surroundings = surroundings
        self.presenter = OffersPresenter(surroundings.intentions)
        self.person = ""
        self.fits = PaintedList(_("Fits"), openable=False, current_marked=True)
        self.fits.acted.connect(self._pick)
        self._none = EmptyState(_("No offer answers the open goals. Set a goal in the plan, or note the need beside."))
        self.see = row_button(_("See the offer"), self._see)
        fits = Card(_("Fits"))
        fits.add(self.fits, self._none, Flow(self.see))
        self.others = PaintedList(_("Does not fit, and why"))
        self.others.opened.connect(lambda code: surroundings.navigator.go(Place("offer", id=code)))
        others = Card(_("Does not fit, and why"))
        others.add(self.others)
        self.looked_at = Secondary("")
        looked = Card(_("What we looked at"), overline=True)
        looked.add(self.looked_at)
        self.needs = PaintedList(_("Needs without an offer"), openable=False)
        self.needs.acted.connect(self._met)
        self.entry = NeedEntry(self.presenter.areas())
        self.entry.added.connect(self._note)
        needs = Card(_("Needs without an offer"), overline=True, gap=SPACE_3)
        needs.add(self.needs, self.entry, Secondary(_("The page Offers counts the needs without names.")))
        self.add(Columns(Stack(fits, others, gap=SPACE_4), Stack(looked, needs, gap=SPACE_4), weights=(69, 31)))
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Hold the range against this young person."""
        self.banner.clear()
        self.person = place.id
        self.surroundings.guard(self).run(self.refresh)
        (self.fits if self.fits.rows() else self.entry.text).setFocus()

    def refresh(self) -> None:
        """Look again."""
        view = self.presenter.fitting(self.person)
        self.set_title(_("What fits, and why"), view.name)
        self.looked_at.setText(view.looked_at)
        self.fits.set_rows(view.fits)
        if view.fits and self.fits.current_id() not in {one.id for one in view.fits}:
            self.fits.set_current(view.fits[0].id)
        self.fits.setVisible(bool(view.fits))
        self.see.setVisible(bool(view.fits))
        self._none.setVisible(not view.fits)
        self.others.set_rows(view.others)
        self.needs.set_rows(view.needs)
        self.needs.setVisible(bool(view.needs))

    def _pick(self, code: str) -> None:
        self.surroundings.act(
            self,
            lambda: self.presenter.pick(self.person, code),
            _("It stands in the plan, asked for today."),
        )

    def _see(self) -> None:
        if code := self.fits.current_id():
            self.surroundings.navigator.go(Place("offer", id=code))

    def _note(self, area: str, text: str) -> None:
        self.surroundings.act(self, lambda: self.presenter.note_need(self.person, area, text), _("The need is noted."))

    def _met(self, need: str) -> None:
        self.surroundings.act(self, lambda: self.presenter.need_met(need), _("The need is answered."))

    def _go_back(self) -> None:
        self.surroundings.navigator.go(Place("person", id=self.person, tab="plan"))

    def _changed(self, changes: Changes) -> None:
        if self.person and (not changes.kinds or changes.kinds & _KINDS):
            self.surroundings.guard(self).run(self.refresh)


def make_page(surroundings: Surroundings) -> FittingPage:
    """The page the window registers for places of kind ``fitting-offers``."""
    return FittingPage(surroundings)
