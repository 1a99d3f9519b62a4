"""The page of one checklist: its points in the order of the paper, saved by themselves.

Belongs here: widgets and their arrangement. Does not belong here: the editors of points (``ui.casework.checklist``),
what they say (``checklist_presenter``).
"""

from __future__ import annotations

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.assessments.checklist_presenter import BLANK, ChecklistPresenter, ChecklistScreen
from ungeapp.ui.casework.checklist import ChecklistCards
from ungeapp.ui.casework.paper_place import PaperPlace
from ungeapp.ui.casework.way_back import way_back
from ungeapp.ui.kit.buttons import outlined, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings


class ChecklistPage(PageFrame):
    """The page behind ``Place("checklist", id=person, tab=checklist, note=which time)``."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("Checklist"))
        self._surroundings = surroundings
        self._guard = surroundings.guard(self)
        self._place = Place("checklist")
        self._back = way_back(surroundings.navigator, "")
        self.presenter = ChecklistPresenter(surroundings.intentions, "", "", 0)
        self.points: ChecklistCards | None = None
        self.chip = Chip("")
        self._holder = Stack(gap=SPACE_4)
        self.begun = Secondary("")
        self.when = Text("")
        self.source = Secondary("")
        self.paper_button = outlined(_("On paper, with the answers"), lambda: self.show_paper(""))
        self.blank_button = quiet(_("On paper, blank"), lambda: self.show_paper(BLANK))
        self.remove_button = quiet(_("Take the checklist away …"), self.remove)
        about = Card(_("About this checklist"), overline=True)
        about.add(self.when, self.begun, self.source)
        paper = Card(_("Paper"), overline=True)
        numbers = Text(_("The points have the same numbers here and on paper."))
        paper.add(numbers, Flow(self.paper_button, self.blank_button), Flow(self.remove_button))
        self._content = Columns(self._holder, Stack(about, paper, gap=SPACE_4), weights=(68, 32))
        self._paper_place = PaperPlace(surroundings, self, self._content, _("Back to the checklist"))
        self.add(self._content, self._paper_place)
        self.papers: PaperStack | None = None
        bind(self, Keys.PRINT, lambda: self.show_paper(""))
        self.back_button = outlined(self._back.word, self.leave)
        self.set_actions([self.chip, self.back_button])
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """The checklist of ``place``."""
        same = (place.id, place.tab, place.note) == (self._place.id, self._place.tab, self._place.note)
        self._place = place
        if not same:
            self.banner.clear()
            self._holder.clear()
            self.points = None
        self._back = way_back(self._surroundings.navigator, place.id)
        self.back_button.set_text(self._back.word)
        turn = int(place.note) if place.note.isdigit() else 0
        self.presenter = ChecklistPresenter(self._surroundings.intentions, place.id, place.tab, turn)
        self._paper_place.put_away()
        if self._guard.run(self.refresh) and self.points is not None:
            first = next(iter(self.points.items.values()), None)
            wanted = next((self.points.items[key] for key in self.presenter.open_keys()), first)
            if wanted is not None:
                wanted.go()
                self.scroll_to(wanted)

    def refresh(self) -> None:
        """Look again; what is being written stays."""
        self._show(self.presenter.look())

    def leave(self) -> None:
        """Back to where one came from."""
        self._surroundings.navigator.go(self._back.place)

    def remove(self) -> None:
        """Take the checklist away, for a reason."""
        because = self._surroundings.dialogs.ask_text(
            _("Take the checklist away"), _("Why should it not have been begun?"), _("Take away")
        )
        if because and self._surroundings.act(self, lambda: self.presenter.remove(because)):
            self.leave()

    def show_paper(self, paper: str) -> None:
        """The checklist as it prints."""
        presenter = self.presenter
        self.papers = self._paper_place.open(
            _("Checklist"), presenter.papers(paper), presenter.make_paper, alternatives=True
        )

    def _show(self, screen: ChecklistScreen) -> None:
        self.set_title(screen.title, screen.name)
        self.chip.show_state(screen.chip, screen.tone)
        self.begun.setText(screen.begun)
        self.when.setText(screen.when)
        self.source.setText(screen.source)
        if self.points is None:
            self.points = ChecklistCards(self.presenter.today, self._keep_draft)
            self.points.answered.connect(self._answer)
            self._holder.add(self.points)
            self.points.show_groups(screen.groups)
            self.points.show()
        else:
            self.points.show_groups(screen.groups)

    def _answer(self, key: str, text: str) -> None:
        self._guard.run(lambda: self.presenter.answer(key, text))

    def _keep_draft(self, key: str, text: str) -> None:
        self.presenter.draft(key, text)

    def _changed(self, changes: Changes) -> None:
        told = changes.intention not in ("look", "draft", "print", "checklist.remove")
        if self._place.id and told and changes.concerns(self._place.id):
            self._guard.run(self.refresh)


def make_page(surroundings: Surroundings) -> ChecklistPage:
    """The page the window registers for places of kind ``checklist``."""
    return ChecklistPage(surroundings)
