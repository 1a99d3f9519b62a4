"""The page *Den unges rettigheder*; without a young person the certificates of cleared cases.

Belongs here: the frame, its tabs, and what is left after clearing. Does not belong here: the parts (their own modules).
"""

from __future__ import annotations

from ungeapp.domain.changes import Changes
from ungeapp.domain.clearing import Certificate
from ungeapp.texts import _
from ungeapp.ui.casework.printing import PaperDesk
from ungeapp.ui.kit.buttons import outlined
from ungeapp.ui.kit.layouts import Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.tabs import Tabs
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.rights.access_part import AccessPart
from ungeapp.ui.rights.clear_part import ClearPart
from ungeapp.ui.rights.correct_part import CorrectPart
from ungeapp.ui.rights.presenter import RightsPresenter
from ungeapp.ui.surroundings import Surroundings

ACCESS, CORRECT, CLEAR = "access", "correct", "clear"


class RightsPage(PageFrame):
    """The page behind ``Place("rights", id=…, tab=…)``."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("The young person's rights"))
        self.surroundings = surroundings
        self.presenter = RightsPresenter(surroundings.intentions)
        self._person = ""
        self.access: AccessPart | None = None
        self.correct: CorrectPart | None = None
        self.clearing: ClearPart | None = None
        self.papers: PaperStack | None = None
        self._desk: PaperDesk | None = None
        self.tabs: Tabs | None = None
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Show this young person's page, or the certificates."""
        self.clear()
        self.banner.clear()
        self._person = place.id
        self.access = self.correct = self.clearing = None
        self.tabs = None
        if not place.id:
            self._show_certificates(place.note)
            return
        self.surroundings.guard(self).run(lambda: self._show_person(place))

    def _show_person(self, place: Place) -> None:
        self.set_title(_("The young person's rights"), self.presenter.name(place.id))
        back = outlined(_("Back to the young person"), self._back)
        self.set_actions([back])
        tabs = Tabs(_("The young person's rights"), first=place.tab or ACCESS)
        tabs.add(ACCESS, _("See everything"), self._make_access)
        tabs.add(CORRECT, _("Object to something"), self._make_correct)
        tabs.add(CLEAR, _("Put on file and clear"), self._make_clear)
        self.add(tabs)
        self.tabs = tabs
        tabs.changed.connect(self._turned)
        tabs.show_tab(place.tab or ACCESS)
        back.setFocus()  # not the search field at the top, where it wandered when the page before went

    # parts -------------------------------------------------------------------------------------------------------
    def _make_access(self) -> AccessPart:
        self.access = AccessPart(self.surroundings, self, self.presenter, self._person)
        return self.access

    def _make_correct(self) -> CorrectPart:
        self.correct = CorrectPart(self.surroundings, self, self.presenter, self._person)
        return self.correct

    def _make_clear(self) -> ClearPart:
        self.clearing = ClearPart(self.surroundings, self, self.presenter, self._person, self._cleared)
        return self.clearing

    def _cleared(self, certificate: Certificate) -> None:
        self.surroundings.navigator.replace(Place("rights", note=certificate.id))
        self.open_place(Place("rights", note=certificate.id))
        self.banner.show_message(
            _("The case is cleared. Print the certificate and keep it with the original."), Tone.GOOD
        )

    def _show_certificates(self, chosen: str) -> None:
        self.set_title(_("Cleared cases"), _("What is left of each: a certificate without a name"))
        self.set_actions([])
        rows = self.presenter.certificates()
        if not rows:
            self.add(EmptyState(_("No case was cleared at this desk yet.")))
            return
        self.papers = PaperStack(_("Certificates"))
        self.add(Stack(self.papers, gap=SPACE_4))
        self._desk = PaperDesk(
            self.surroundings, self.papers, self.banner, self.surroundings.guard(self), self.presenter.certificate
        )
        self._desk.offer(rows)
        if chosen:
            self.papers.list.set_current(chosen)

    def _back(self) -> None:
        self.surroundings.navigator.go(Place("person", id=self._person, tab="history"))

    def _turned(self, tab: str) -> None:
        self.surroundings.navigator.replace(Place("rights", id=self._person, tab=tab))

    def _changed(self, changes: Changes) -> None:
        if "cleared" in changes.kinds or not self._person or not changes.concerns(self._person):
            return
        if self.clearing is not None:
            self.surroundings.guard(self).run(self.clearing.refresh)
        if self.access is not None and changes.kinds - {"access-redaction"}:
            self.surroundings.guard(self).run(self.access.refresh)


def make_page(surroundings: Surroundings) -> RightsPage:
    """The page the window registers for places of kind ``rights``."""
    return RightsPage(surroundings)
