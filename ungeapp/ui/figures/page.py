"""The page *Tal*: choose a period, read the figures, print them for those who asked.

Belongs here: widgets, counting in the background. Does not belong here: what they say (``presenter``).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ungeapp.domain.changes import Changes
from ungeapp.domain.figures import Period
from ungeapp.texts import _, ngettext
from ungeapp.ui.casework.printing import PaperDesk
from ungeapp.ui.figures.presenter import FiguresPresenter, FigureView, OwedReport, TableView
from ungeapp.ui.kit.buttons import outlined, quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField, Segmented
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.states import ProgressRow
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.text import Secondary, Strong, Text
from ungeapp.ui.kit.tokens import SPACE_3, SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.runner import Cancelled, Progress, Running, Step
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.figures import FigureReport
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.wording.figures import period_name

_LABEL, _NUMBER = 5, 2
_WIDE = 24
"""Letters the choice of a period has room for."""


class FiguresPage(PageFrame):
    """The page behind ``Place("figures", id=period)``."""

    def __init__(self, surroundings: Surroundings) -> None:
        print_button = outlined(_("Print the figures"), lambda: self.show_paper(), icon="print")
        super().__init__(
            _("Figures from the cases"),
            actions=[
                outlined(_("Who is on the way"), lambda: surroundings.navigator.go(Place("on-the-way"))),
                print_button,
            ],
        )
        self.print_button = print_button
        self._surroundings = surroundings
        self._presenter = FiguresPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self._running: Running | None = None
        self._making: Running | None = None
        self._told: Period | None = None  # whose figures stand there
        self.length = Segmented(self._presenter.lengths(), str(self._presenter.period.months), small=True)
        self.length.setAccessibleName(_("How long a period"))
        self.length.edited.connect(self._length_chosen)
        self.which = ChoiceField([])
        self.which.setAccessibleName(_("Which period"))
        self.which.setMinimumContentsLength(_WIDE)
        self.which.edited.connect(self._period_chosen)
        self.owed = Card(accent="warn")
        self._papers_place = Stack()
        self.paper_progress = ProgressRow()
        self.paper_progress.hide()
        self.papers: PaperStack | None = None
        self._desk: PaperDesk | None = None
        self.progress = ProgressRow()
        self.cards = Stack(gap=SPACE_4)
        hint = Secondary(
            _(
                "Counted from the cases at this desk. You see every number here; on paper numbers from 1 to 4 are not "
                "shown, so that nobody can be recognised."
            )
        )
        unguarded = Secondary(
            _(
                "Nor can one be reckoned from the papers of shorter periods. What is not guarded: papers printed before "
                "something was corrected, and figures put together with those of others. Think of it before you hand them on."
            )
        )
        head = Stack(Flow(self.length, self.which), hint, unguarded, gap=SPACE_3)
        self.add(head, self.owed, self.paper_progress, self._papers_place, self.progress, self.cards)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Show the period named by ``place.id``; without one that which is told of next."""
        self.banner.clear()
        self._put_paper_away()
        if self._guard.run(lambda: self._presenter.choose(place.id)):
            self.refresh()
            self.which.setFocus()

    def refresh(self) -> None:
        """Count again, in the background; figures of another period do not stand there meanwhile."""
        presenter, period = self._presenter, self._presenter.period
        self.length.set_value(str(period.months))
        self.which.set_options(presenter.periods(), period.key)
        self.set_subtitle(period_name(period))
        self._show_owed(presenter.owed())
        self.print_button.hold(presenter.held())
        self.cards.setVisible(self._told == period)
        self.progress.start(_("The cases are being counted"))
        if self._running is not None:
            self._running.cancel()

        def job(progress: Progress) -> FigureReport:
            with self._surroundings.background() as does:
                return does.figures.count(period, progress)

        def stepped(step: Step) -> None:
            self.progress.show_progress(step.done, step.total)

        def done(report: FigureReport) -> None:
            self._show(period, report)

        self._running = self._surroundings.runner.run(job, done, self._failed, stepped)

    def show_paper(self) -> None:
        """The figures on paper, counted in the background: a year of many cases takes its time, and can be stopped."""
        held = self._presenter.held()
        if held:
            self.banner.show_message(held, Tone.WARN)
            return
        self._put_paper_away()
        presenter, period = self._presenter, self._presenter.period
        self.paper_progress.start(_("The figures are being counted for the paper"), self.stop_paper)
        self.scroll_to(self.paper_progress)

        def job(progress: Progress) -> PrintedPaper:
            with self._surroundings.background() as does:
                return presenter.paper(does, period, progress)

        def stepped(step: Step) -> None:
            self.paper_progress.show_progress(step.done, step.total)

        def done(paper: PrintedPaper) -> None:
            self._show_paper(period, paper)

        def failed(error: Exception) -> None:
            self.paper_progress.finish()
            if not isinstance(error, Cancelled):
                self._guard.failed(error)

        self._making = self._surroundings.runner.run(job, done, failed, stepped)

    def stop_paper(self) -> None:
        """No paper after all; nothing of it is kept."""
        self._put_paper_away()
        self.print_button.setFocus()

    def _put_paper_away(self) -> None:
        if self._making is not None:
            self._making.cancel()
            self._making = None
        self.paper_progress.finish()
        self._papers_place.clear()
        self.papers = None

    def _show_paper(self, period: Period, paper: PrintedPaper) -> None:
        self.paper_progress.finish()
        if period != self._presenter.period:
            return  # another one was chosen meanwhile
        self.papers = PaperStack(_("The figures on paper"))
        self._papers_place.add(self.papers)
        self._desk = PaperDesk(self._surroundings, self.papers, self.banner, self._guard, lambda _does, _id: paper)
        self._desk.offer([RowView(period.key, period_name(period), context=_("counts below 5 are not shown"))])
        self.papers.preview.take_keyboard()
        self.scroll_to(self.papers)

    def _show(self, period: Period, report: FigureReport) -> None:
        if period != self._presenter.period:
            return  # another one was chosen meanwhile
        self.progress.finish()
        turned = self._presenter.turn_from(report)
        if turned:
            self.banner.show_message(turned, Tone.INFO)
            self.refresh()
            return
        view = self._presenter.view(report)
        self.set_subtitle(view.subtitle)
        self._told = period
        self.cards.clear()
        self.cards.show()
        for one in view.figures:
            if one.tables:
                self.cards.add(_card(one))
        nothing = [one for one in view.figures if not one.tables]
        if nothing:
            self.cards.add(NothingCard(nothing))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return  # something newer is on its way
        self.progress.finish()
        self._guard.failed(error)

    def _show_owed(self, owed: OwedReport | None) -> None:
        self.owed.clear()
        self.owed.setVisible(owed is not None)
        if owed is None:
            return
        made = row_button(_("It is done"), lambda: self._reported(owed), name=owed.when_done)
        self.owed.add(Strong(owed.title), Text(owed.when_done), Flow(made))

    def _reported(self, owed: OwedReport) -> None:
        self._surroundings.act(
            self, lambda: self._presenter.reported(owed.clock), _("Noted: {what}.").format(what=owed.when_done)
        )

    def _length_chosen(self) -> None:
        self.banner.clear()
        self._presenter.choose_length(int(self.length.value()))
        self._begin_again()

    def _period_chosen(self) -> None:
        self.banner.clear()
        self._presenter.choose(self.which.value())
        self._begin_again()

    def _begin_again(self) -> None:
        self._put_paper_away()
        self.refresh()

    def _changed(self, changes: Changes) -> None:
        if changes.intention == "undo" or changes.intention.startswith("deadline."):
            self._show_owed(self._presenter.owed())
        elif changes.kinds - {"draft", "setting"}:
            self.refresh()


def _card(one: FigureView) -> QWidget:
    card = Card(one.title, gap=SPACE_3)
    card.add(Text(one.text))
    for table in one.tables:
        card.add(_table(one.title, table))
    for target in one.targets:
        card.add(Text(target))
    card.add(Secondary(one.source))
    return card


class NothingCard(Card):
    """What nothing was counted for: one line until it is opened, for the question and whose it is still stand there."""

    def __init__(self, figures: Sequence[FigureView]) -> None:
        super().__init__(_("Nothing to count in this period"), gap=SPACE_3)
        self.toggle_button = quiet("", self.toggle)
        self._told = Stack(
            *(
                Stack(Strong(one.title), Text(one.text), *(Text(told) for told in one.targets), Secondary(one.source))
                for one in figures
            ),
            gap=SPACE_3,
        )
        self._told.hide()
        self._count = len(figures)
        self.add_head(self.toggle_button)
        self.add(self._told)
        self._name()

    def toggle(self) -> None:
        """Open or fold it."""
        self._told.setVisible(self._told.isHidden())
        self._name()

    def _name(self) -> None:
        show = ngettext("Show the one figure", "Show the {number} figures", self._count).format(number=self._count)
        self.toggle_button.set_text(show if self._told.isHidden() else _("Fold away"))


def _table(title: str, table: TableView) -> Table:
    stretch = (_LABEL, *(_NUMBER for _header in table.headers))
    made = Table(table.about or title, [table.about, *table.headers], stretch=stretch)
    made.set_rows([list(row) for row in table.rows])
    return made


def make_page(surroundings: Surroundings) -> FiguresPage:
    """The page the window registers for places of kind ``figures``."""
    return FiguresPage(surroundings)
