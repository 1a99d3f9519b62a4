"""The page *Hvem er på vej*: one list by birthday, narrowed down by where somebody stands and by team; the paper.

Belongs here: widgets, reading in the background. Does not belong here: rows (``presenter``).
"""

from __future__ import annotations

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.casework.printing import PaperDesk
from ungeapp.ui.kit.buttons import outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.states import EmptyState, ProgressRow
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.navigation import Place
from ungeapp.ui.on_the_way.presenter import EVERYBODY, OnTheWayPresenter
from ungeapp.ui.runner import Cancelled, Progress, Running
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.on_the_way import WayRow

_ALL = "all"
_WIDE = 24
"""Letters a choice has room for."""


class OnTheWayPage(PageFrame):
    """The page behind ``Place("on-the-way")``."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._go = surroundings.navigator.go
        super().__init__(
            _("Who is on the way"),
            actions=[
                outlined(_("All transitions"), lambda: self._go(Place("transitions"))),
                outlined(_("Print the list"), self.show_paper, icon="print"),
            ],
        )
        self._surroundings = surroundings
        self._presenter = OnTheWayPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self._running: Running | None = None
        self.standing = ChoiceField([Option(EVERYBODY, _("Everybody on the way"))], EVERYBODY)
        self.standing.setAccessibleName(_("Where they stand"))
        self.standing.setMinimumContentsLength(_WIDE)
        self.standing.edited.connect(self._show)
        self.team = ChoiceField([Option(EVERYBODY, _("Every team"))], EVERYBODY)
        self.team.setAccessibleName(_("Which team takes over"))
        self.team.setMinimumContentsLength(_WIDE)
        self.team.edited.connect(self._team_chosen)
        self.summary = Secondary("")
        self.progress = ProgressRow()
        self.list = PaintedList(_("Who is on the way"))
        self.list.opened.connect(self._open)
        self.empty = EmptyState(
            _("Nobody at this desk is of the ages or has such a meeting ahead."),
            _("See the young people"),
            lambda: self._go(Place("people")),
        )
        self.card = Card()
        self.card.add(self.list)
        self._papers_place = Stack()
        self.papers: PaperStack | None = None
        self._desk: PaperDesk | None = None
        self.add(Flow(self.standing, self.team), self.summary, self.progress, self._papers_place, self.card, self.empty)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Read the list; what it was narrowed down to stays."""
        self._papers_place.clear()
        self.papers = None
        self.refresh()
        self.list.setFocus()

    def refresh(self) -> None:
        """Read it again, in the background."""
        if self._running is not None:
            self._running.cancel()
        self.progress.start(_("The list is being made"))

        def job(_progress: Progress) -> tuple[WayRow, ...]:
            with self._surroundings.background() as does:
                return does.on_the_way.everybody()

        self._running = self._surroundings.runner.run(job, self._found, self._failed)

    def show_paper(self) -> None:
        """The list of the team that is looked at, or of all, on paper."""
        self._papers_place.clear()
        self.papers = PaperStack(_("The list on paper"), _("It has names in it and is for this desk alone."))
        self._papers_place.add(self.papers)
        self._desk = PaperDesk(
            self._surroundings,
            self.papers,
            self.banner,
            self._guard,
            lambda does, id: self._presenter.paper(does, EVERYBODY if id == _ALL else id),
        )
        team = self.team.value()
        self._desk.offer([RowView(team or _ALL, self._presenter.print_name(team))])
        self.papers.preview.take_keyboard()
        self.scroll_to(self.papers)

    def _found(self, found: tuple[WayRow, ...]) -> None:
        self.progress.finish()
        self._presenter.take(found)
        self._show()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return  # something newer is on its way
        self.progress.finish()
        self._guard.failed(error)

    def _show(self) -> None:
        standing, team = self.standing.value(), self.team.value()
        view = self._presenter.view(standing, team)
        self.set_subtitle(view.subtitle)
        self.standing.set_options(view.standings, standing)
        self.team.set_options(view.teams, team)
        self.team.setVisible(len(view.teams) > 2)
        self.summary.setText(view.summary)
        self.list.set_rows(view.rows)
        nobody = not view.rows and standing == team == EVERYBODY
        self.card.setVisible(bool(view.rows))
        self.empty.setVisible(nobody)
        self.summary.setVisible(not nobody)

    def _team_chosen(self) -> None:
        self._papers_place.clear()
        self.papers = None
        self._show()

    def _open(self, person: str) -> None:
        self._go(Place("person", id=person))

    def _changed(self, changes: Changes) -> None:
        if changes.kinds - {"draft", "setting"}:
            self.refresh()


def make_page(surroundings: Surroundings) -> OnTheWayPage:
    """The page the window registers for places of kind ``on-the-way``."""
    return OnTheWayPage(surroundings)
