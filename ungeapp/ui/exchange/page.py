"""The page *Udveksling* with its two tabs.

Belongs here: widgets. Does not belong here: what the rows say (``presenter``).
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.exchange.partners import PartnersTab
from ungeapp.ui.exchange.presenter import ExchangePresenter
from ungeapp.ui.kit.buttons import primary
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.layouts import Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.tabs import Tabs
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings


def make_page(surroundings: Surroundings) -> QWidget:
    """The page for ``Place("exchange", tab="files" or "partners")``; with a partner's ``id`` its number is asked for."""
    return ExchangePage(surroundings)


class ExchangePage(PageFrame):
    """Files and partners."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._fetch_button = primary(_("Fetch a file …"), self.fetch, key=Keys.ACCEPT.shown())
        super().__init__(
            _("Exchange"), _("Files between departments: sealed, signed and acknowledged"), [self._fetch_button]
        )
        self._surroundings = surroundings
        self.presenter = ExchangePresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self.files = PaintedList(_("Files"), openable=False)
        self.files.acted.connect(self._act)
        self.empty = EmptyState(
            _("No files yet. Share from a young person's page, or fetch a file a partner has sent you."),
            _("Fetch a file …"),
            self.fetch,
        )
        self.partners = PartnersTab(surroundings, self.presenter, self)
        self.partners.asking.connect(self._show_key)
        self.tabs = Tabs(_("Parts of the exchange"))
        card = Card(_("Files"), aside=_("The newest first"))
        card.add(self.files, self.empty)
        self.waiting = PaintedList(_("Disagreements"))
        for signal in (self.waiting.opened, self.waiting.acted):
            signal.connect(lambda id: surroundings.navigator.go(Place("receive", id=id, tab="conflicts")))
        self.disagreements = Card(_("You have both changed the same"), accent="warn")
        self.disagreements.add(self.waiting)
        self.tabs.add("files", _("Files"), Stack(self.disagreements, card, gap=SPACE_4))
        self.tabs.add("partners", _("Departments"), self.partners)
        self.tabs.changed.connect(self._turned)
        self.add(self.tabs)
        bind(self, Keys.ACCEPT, self._accept)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Show the tab asked for."""
        if place.tab:
            self.tabs.show_tab(place.tab)
        self.refresh()
        if place.tab == "partners" and place.id:
            self._guard.run(lambda: self.partners.ask_number(place.id))

    def refresh(self) -> None:
        """Read both lists again."""
        self._guard.run(self._fill)

    def fetch(self) -> None:
        """Go and choose a file to receive."""
        self._surroundings.navigator.go(Place("receive", note="choose"))

    def _fill(self) -> None:
        rows = self.presenter.files()
        self.files.set_rows(rows)
        self.files.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        waiting = self.presenter.waiting()
        self.waiting.set_rows(waiting)
        self.disagreements.setVisible(bool(waiting))
        self.partners.refresh()

    def _turned(self, key: str) -> None:
        self._surroundings.navigator.replace(Place("exchange", tab=key))
        self._show_key(self.partners.is_asking())

    def _show_key(self, asking: bool) -> None:
        """One thing at a time is what Ctrl+Enter does."""
        self._fetch_button.set_key("" if asking and self.tabs.current() == "partners" else Keys.ACCEPT.shown())

    def _accept(self) -> None:
        if self.tabs.current() != "partners" or not self.partners.accept():
            self.fetch()

    def _changed(self, changes: Changes) -> None:
        if self.presenter.concerns(changes):
            self.refresh()

    def _act(self, package: str) -> None:
        if self.presenter.is_outgoing(package):
            self._guard.run(lambda: self._save(package))
        else:
            self._take_back(package)

    def _save(self, package: str) -> None:
        file = self.presenter.again(package)
        path = self._surroundings.dialogs.save_file(_("Save the file"), file.name)
        if path is not None:
            self._surroundings.write_file(path, file.content)
            self.banner.show_message(_("The file is saved. Send it the way you usually send files."), Tone.GOOD)

    def _take_back(self, package: str) -> None:
        def job(progress: object) -> str:
            with self._surroundings.background() as intentions:
                return ExchangePresenter(intentions).undo(package)

        def done(said: str) -> None:
            self.banner.show_message(said, Tone.GOOD)
            self.refresh()

        self._surroundings.runner.run(job, done, self._guard.failed)
