"""The page *Unge*: one line to search in, one list; adding by hand lies one step behind it.

Belongs here: widgets of the list. Does not belong here: what rows say (``presenter``), adding (``add_form``), reading a
sheet (``import_page``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.kit.buttons import outlined, primary
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField, Segmented
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.navigation import Place
from ungeapp.ui.people.add_form import AddPage
from ungeapp.ui.people.presenter import PeoplePresenter, PeopleView
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.ports.rows import PeopleOrder

LIST, ADD = "", "add"
OVERDUE, OVER = "overdue", "ended"


class ListPage(PageFrame):
    """The list with its search."""

    def __init__(self, surroundings: Surroundings, presenter: PeoplePresenter) -> None:
        self._go = surroundings.navigator.go
        super().__init__(_("Young people"), scroll=False)
        self._presenter = presenter
        self._offered: bool | None = None
        self.search = LineField(placeholder=_("Search by name, birth date or CPR number"))
        self.search.setAccessibleName(_("Search by name, birth date or CPR number"))
        self.which = Segmented(
            [Option("", _("Under way")), Option(OVERDUE, _("Something overdue")), Option(OVER, _("Ended ones"))],
            "",
            small=True,
        )
        self.which.setAccessibleName(_("Which young people"))
        self.which.edited.connect(self.show_rows)
        self.order = ChoiceField(
            [
                Option(PeopleOrder.NAME, _("By name")),
                Option(PeopleOrder.DUE, _("By the day of the next step")),
                Option(PeopleOrder.CONTACT, _("Longest without contact first")),
            ],
            PeopleOrder.NAME,
        )
        self.order.setAccessibleName(_("In which order"))
        self.order.edited.connect(self.show_rows)
        self.choices = Flow(self.which, self.order)
        self.summary = Secondary("")
        self.list = PaintedList(_("Young people"), fit=False)
        self.nobody = EmptyState(
            _("There are no young people here yet. Read them from a sheet your municipality has, or add one by hand."),
            _("Read from a sheet …"),
            lambda: self._go(Place("import")),
            other=primary(_("Add young person"), lambda: self._go(Place("people", tab=ADD))),
        )
        self.add(self.search, self.choices, self.summary)
        self.add(self.nobody)
        self.card = Card(fill=True)
        self.card.add(self.list)
        self.add(self.card, stretch=1)
        self.body.addStretch(0)  # where there is no list, the invitation stands under the title
        self.search.textChanged.connect(lambda _text: self.show_rows())
        self.search.returnPressed.connect(self._open_first)
        self.list.opened.connect(self._open)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.list.setFocus)
        surroundings.on_change(self, self._changed)

    def show_rows(self) -> None:
        """What the search finds now."""
        view = self._look()
        there = {"": True, OVERDUE: bool(view.overdue), OVER: bool(view.ended)}
        if not there[self.which.value()]:  # the last one was opened again, or what was overdue is done
            self.which.set_value("")
            view = self._look()
        for code, button in self.which.buttons().items():
            button.setVisible(there[code])
        self.list.set_rows(view.rows)
        self.summary.setText(view.summary)
        self.nobody.setVisible(view.empty)
        self._offer(view.empty)
        for one in (self.search, self.summary, self.card):
            one.setVisible(not view.empty)
        self.choices.setVisible(not view.empty and not self.search.value().strip())
        self.which.setVisible(bool(view.ended or view.overdue))
        self.body.setStretch(self.body.count() - 1, 1 if view.empty else 0)

    def _offer(self, empty: bool) -> None:
        """What can be done at the top; with nobody here, the invitation says what can."""
        if empty == self._offered:
            return
        self._offered = empty
        actions = [
            outlined(_("Not reached yet"), lambda: self._go(Place("unreached"))),
            outlined(_("Possible doubles"), lambda: self._go(Place("doubles"))),
            outlined(_("Read from a sheet …"), lambda: self._go(Place("import"))),
            primary(_("Add young person"), lambda: self._go(Place("people", tab=ADD))),
        ]
        self.set_actions([] if empty else actions)

    def _changed(self, changes: Changes) -> None:
        if changes.kinds != frozenset({"draft"}):
            self._presenter.look_again()
            self.show_rows()

    def _look(self) -> PeopleView:
        which = self.which.value()
        return self._presenter.look(
            self.search.value(), ended=which == OVER, overdue=which == OVERDUE, order=PeopleOrder(self.order.value())
        )

    def _open_first(self) -> None:
        rows = self.list.rows()
        if len(rows):
            self._open(self.list.current_id() or rows[0].id)

    def _open(self, person: str) -> None:
        if person:
            self._go(Place("person", id=person))


class PeoplePage(QStackedWidget):
    """*Unge*: the list, and adding one."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._presenter = PeoplePresenter(surroundings.intentions)
        self._parts: dict[str, QWidget] = {}
        self.open_place(Place("people"))

    def open_place(self, place: Place) -> None:
        """Show the list, or the form to add somebody."""
        tab = ADD if place.tab == ADD else LIST
        if tab not in self._parts:
            self._parts[tab] = self._made(tab)
            self.addWidget(self._parts[tab])
        part = self._parts[tab]
        self.setCurrentWidget(part)
        if isinstance(part, ListPage):
            self._presenter.look_again()
            part.show_rows()
            (part.nobody.button if part.nobody.button and not part.nobody.isHidden() else part.search).setFocus()
        elif isinstance(part, AddPage):
            part.start()

    def part(self, tab: str = LIST) -> QWidget:
        """The list or the form."""
        return self._parts[tab]

    def _made(self, tab: str) -> QWidget:
        if tab == ADD:
            return AddPage(self._surroundings, self._presenter)
        return ListPage(self._surroundings, self._presenter)


def make_page(surroundings: Surroundings) -> PeoplePage:
    """The page behind ``Place("people")``."""
    return PeoplePage(surroundings)
