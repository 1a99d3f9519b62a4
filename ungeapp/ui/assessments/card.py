"""The card *Vurderinger og tjeklister*: what was begun, and what can be begun, opened only when wanted.

Belongs here: the card. Does not belong here: its rows (``listing``), the pages it leads to.
"""

from __future__ import annotations

from ungeapp.domain.checklists import Begin
from ungeapp.texts import _
from ungeapp.ui.assessments.listing import ListPresenter
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.in_view import bring_into_view
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_3
from ungeapp.ui.surroundings import Surroundings


class AssessmentsCard(Card):
    """One line each; *Begin one* opens what can be begun, the likeliest first.

    With ``place`` it shows only the checklists that are offered there, and hides where there are none. Empty until
    ``refresh`` is called, which the page around it does whenever it looks.
    """

    def __init__(
        self, surroundings: Surroundings, frame: PageFrame | TabFrame, person: str, place: Begin | None = None
    ) -> None:
        heading = _("Checklists for this") if place else _("Assessments and checklists")
        super().__init__(heading, overline=True, gap=SPACE_3)
        self._surroundings = surroundings
        self._frame = frame
        self._place = place
        self._presenter = ListPresenter(surroundings.intentions, person, place)
        self.begun = PaintedList(heading)
        self.begun.opened.connect(lambda row: surroundings.navigator.go(self._presenter.place_of(row)))
        self._nothing = Secondary(_("None begun yet. Each keeps its answers and can be printed."))
        self.begin_button = row_button(_("Begin one …"), self.open_offer)
        self._flow = Flow(self.begin_button)
        self.offered = PaintedList(_("What can be begun"))
        self.offered.opened.connect(self._begin)
        self.offered.acted.connect(self._begin)
        self.offered.hide()
        self.add(self.begun, self._nothing, self._flow, self.offered)

    def show_person(self, person: str) -> None:
        """The same card about somebody else."""
        self._presenter = ListPresenter(self._surroundings.intentions, person, self._place)
        self.offered.hide()
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        found = self._presenter.look()
        self.begun.set_rows(found.begun)
        self.begun.setVisible(bool(found.begun))
        self.offered.set_rows(found.offered)
        few = self._place is not None
        if few:  # so few that they need not be opened
            self.offered.setVisible(bool(found.offered))
        elif not found.offered:
            self.offered.hide()
        self._flow.setVisible(bool(found.offered) and not few and self.offered.isHidden())
        self._nothing.setVisible(not found.begun and not few)
        if few:
            self.setVisible(bool(found.begun or found.offered))

    def open_offer(self) -> None:
        """Show what can be begun, with the keyboard in it."""
        self.offered.show()
        self._flow.hide()
        self.offered.setFocus()
        bring_into_view(self.offered)

    def _begin(self, row: str) -> None:
        places = []
        if self._surroundings.act(self._frame, lambda: places.append(self._presenter.begin(row))):
            self.offered.setVisible(self._place is not None)
            self._surroundings.navigator.go(places[0])
