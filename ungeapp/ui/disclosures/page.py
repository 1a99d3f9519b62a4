"""The page *Hvem har fået hvad om mig*: everything that was given to others; told by hand in few keys; the paper.

Belongs here: widgets. Does not belong here: rows and words (``presenter``).
"""

from __future__ import annotations

from PySide6.QtCore import Signal

from ungeapp.domain.changes import Changes
from ungeapp.domain.disclosures import Way
from ungeapp.texts import _
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.casework.picked import PickedField
from ungeapp.ui.casework.printing import PaperDesk
from ungeapp.ui.disclosures.presenter import DisclosuresPresenter, TellChoices
from ungeapp.ui.kit.buttons import outlined, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import DateField, LineField
from ungeapp.ui.kit.layouts import Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.surroundings import Surroundings

_PAPER = "paper"


class ToldEntry(EntryRow):
    """Who was told what, how, by which basis; ``added`` when it is to be noted."""

    added = Signal()

    def __init__(self, choices: TellChoices, presenter: DisclosuresPresenter) -> None:
        super().__init__(_("Note what you told"))
        self._presenter = presenter
        self.to = SuggestField(choices.names)
        self.parts = PickedField(choices.parts, _("Choose what it is about …"), _("What it is about"))
        self.what = LineField(placeholder=_("In a few words"))
        self.way = ChoiceField(choices.ways, Way.PHONE.value)
        self.basis = ChoiceField(choices.bases, empty=_("The consent"))
        self.on = DateField(presenter.today)
        self.to.setPlaceholderText(_("Who was told"))
        self.line((_("Note what you told"), self.to, 1))
        self.line((_("What it is about"), self.parts, 1))
        self.line((_("In a few words"), self.what, 1))
        across = self.line(
            (_("How it was told"), self.way, 1),
            (_("Basis for telling"), self.basis, 1),
            (_("Day it was told"), self.on, 1),
        )
        self.finish(across, self._add, _("Note what was told"))
        self.covered = Secondary("")
        self.covered.hide()
        self._body.addWidget(self.covered)
        self.to.committed.connect(self._look)
        self.parts.edited.connect(self._look)
        for line in (self.to, self.what, self.on.line):
            line.returnPressed.connect(self._add)

    def clear(self) -> None:
        """Empty, ready for the next."""
        self.to.set_value("")
        self.parts.set_value(())
        self.what.set_value("")
        self.basis.set_value("")
        self.on.set_value(None)
        self.refuse("")
        self._look()
        self.to.setFocus()

    def _look(self) -> None:
        told = self._presenter.covered(self.to.value(), self.parts.value())
        self.covered.setText(told)
        self.covered.setVisible(bool(told))

    def _add(self) -> None:
        if not self.to.value():
            self.refuse(_("Write who was told."))
            self.to.setFocus()
        elif not self.parts.value() and not self.what.value():
            self.refuse(_("Choose what it was about, or write it in a few words."))
            self.parts.choice.setFocus()
        elif self.on.problem():
            self.refuse(self.on.problem())
            self.on.setFocus()
        else:
            self.refuse("")
            self.added.emit()


class DisclosuresPage(PageFrame):
    """Behind ``Place("disclosures", id=person)``."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(
            _("Who has had what"),
            actions=[
                outlined(_("Back to the consents"), self._back),
                outlined(_("Print for the young person"), self.print_paper),
            ],
        )
        self._surroundings = surroundings
        self._presenter = DisclosuresPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self.list = PaintedList(_("Who has had what"), openable=False, current_marked=True)
        self.list.acted.connect(self.answered)
        self.empty = EmptyState(_("Nobody has been given anything yet. Letters, minutes and files note themselves."))
        self.not_given_button = row_button(_("This was not handed over …"), self.not_given)
        self.card = Card(_("Given to others"))
        self.card.add(self.list, self.empty)
        self.card.add_head(self.not_given_button)
        self.entry_place = Stack()
        self.entry: ToldEntry | None = None
        self.paper_place = Stack()
        self.paper_place.hide()
        self.papers: PaperStack | None = None
        self._desk: PaperDesk | None = None
        self.add(Stack(self.entry_place, self.paper_place, self.card, gap=SPACE_4))
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Look at one young person."""
        self.paper_place.clear()
        self.paper_place.hide()
        self._presenter.person = place.id
        if self._guard.run(self._begin):
            self.list.setFocus()

    def refresh(self) -> None:
        """Look again."""
        view = self._presenter.look()
        self.set_subtitle(view.subtitle)
        self.list.set_rows(view.rows)
        self.list.setVisible(bool(view.rows))
        self.empty.setVisible(not view.rows)
        self.not_given_button.setVisible(bool(view.rows))

    def tell(self) -> None:
        """Note what stands in the row."""
        entry = self.entry
        assert entry is not None

        def note() -> None:
            self._presenter.tell(
                entry.to.value(),
                entry.parts.value(),
                entry.what.value(),
                entry.way.value(),
                entry.basis.value(),
                entry.on.value(),
            )

        if self._surroundings.act(self, note, _("It is noted who was told.")):
            entry.clear()

    def not_given(self) -> None:
        """The row that is current was never handed over."""
        row = self.list.current_id()
        reason = (
            self._surroundings.dialogs.ask_text(_("This was not handed over"), _("Why not?"), _("Take it out"))
            if row
            else None
        )
        if reason:
            self._surroundings.act(self, lambda: self._presenter.not_given(row, reason), _("It is taken out."))

    def answered(self, row: str) -> None:
        """What the recipient answered to being asked to delete it."""
        answer = self._surroundings.dialogs.ask_text(
            _("They answered"), _("What did they answer?"), _("Note the answer")
        )
        if answer:
            self._surroundings.act(self, lambda: self._presenter.answered(row, answer), _("The answer is noted."))

    def print_paper(self) -> None:
        """Show the paper for the young person."""
        self.paper_place.clear()
        self.papers = PaperStack(_("For the young person"))
        self.paper_place.add(self.papers)
        self.paper_place.show()
        person = self._presenter.person
        self._desk = PaperDesk(
            self._surroundings,
            self.papers,
            self.banner,
            self._guard,
            lambda does, _id: self._presenter.paper(does, person),
        )
        self._desk.offer([RowView(_PAPER, _("Who has had what"))])
        self.papers.preview.take_keyboard()
        self.scroll_to(self.papers)

    def _begin(self) -> None:
        self.entry_place.clear()
        self.entry = ToldEntry(self._presenter.choices(), self._presenter)
        self.entry.added.connect(self.tell)
        self.entry_place.add(self.entry)
        self.refresh()

    def _back(self) -> None:
        self._surroundings.navigator.go(Place("person", id=self._presenter.person, tab="consent"))

    def _changed(self, changes: Changes) -> None:
        if self._presenter.person and changes.concerns(self._presenter.person, "disclosure", "consent"):
            self.refresh()


def make_page(surroundings: Surroundings) -> DisclosuresPage:
    """The page the window registers for places of kind ``disclosures``."""
    return DisclosuresPage(surroundings)
