"""*Telefonbogen*: one line to search in, one list; an entry opens on its own page.

Belongs here: the list, adding, and which of the two is shown. Does not belong here: one entry (``entry_page``), what
rows say (``presenter``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.kit.buttons import outlined, primary
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField, Segmented
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.phone_book.entry_page import EntryPage
from ungeapp.ui.phone_book.presenter import PhoneBookPresenter
from ungeapp.ui.surroundings import Surroundings

ADD = "add"


class NewEntry(EntryRow):
    """Name, number, what to call about; Enter adds. ``added`` carries name, sort, phone and what about."""

    added = Signal(str, str, str, str)

    def __init__(self, presenter: PhoneBookPresenter) -> None:
        super().__init__(_("New in the phone book"))
        self.name = LineField(placeholder=_("Name, unit, school or company"))
        self.phone = LineField()
        self.sort = ChoiceField(presenter.sorts(), presenter.sorts()[0].value)
        self.about = LineField(placeholder=_("absence, mentor, placement …"))
        self.line((_("New in the phone book"), self.name, 1))
        self.line((_("Telephone"), self.phone, 1), (_("Sort of entry"), self.sort, 1))
        across = self.line((_("What to call about"), self.about, 1))
        self.finish(across, self._add, _("Add to the phone book"))
        for line in (self.name, self.phone, self.about):
            line.returnPressed.connect(self._add)

    def start(self, name: str = "") -> None:
        """Empty but for a name that is known."""
        self.name.set_value(name)
        self.phone.set_value("")
        self.about.set_value("")
        self.refuse("")
        self.open_up()
        (self.phone if name else self.name).setFocus()

    def _add(self) -> None:
        if not self.name.value():
            self.refuse(_("Write a name first."))
            self.name.setFocus()
            return
        self.added.emit(self.name.value(), self.sort.value(), self.phone.value(), self.about.value())


class BookPage(PageFrame):
    """The list with its search."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._go = surroundings.navigator.go
        super().__init__(
            _("Phone book"),
            actions=[
                outlined(_("When you are away …"), lambda: self._go(Place("settings", tab="away"))),
                primary(_("Add to the phone book"), self.start_adding),
            ],
            scroll=False,
        )
        self._presenter = PhoneBookPresenter(surroundings.intentions)
        self.search = LineField(placeholder=_("Name, unit, area or number; or »call about: absence«"))
        self.search.setAccessibleName(_("Search in the phone book"))
        self.which = Segmented(self._presenter.filters(), "", small=True)
        self.which.setAccessibleName(_("Which entries"))
        self.which.edited.connect(self.show_rows)
        self.summary = Secondary("")
        self.new = NewEntry(self._presenter)
        self.new.added.connect(self._add)
        self.new.hide()
        self.list = PaintedList(_("Phone book"), fit=False)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # rows never change their width
        self.nobody = EmptyState(
            _("Nothing in the phone book answers that. Try fewer letters, or add the entry."),
            _("Add to the phone book"),
            self.start_adding,
        )
        self.card = Card(fill=True)
        self.card.add(self.list)
        self.add(self.search, self.which, self.summary, self.new, self.nobody)
        self.add(self.card, stretch=1)
        self.body.addStretch(0)
        self.search.textChanged.connect(lambda _text: self.show_rows())
        self.search.returnPressed.connect(self._open_first)
        self.list.opened.connect(self._open)
        self.list.acted.connect(self.copy)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.list.setFocus)
        surroundings.on_change(self, self._changed)

    def start(self, place: Place) -> None:
        """Show the list, searched for ``place.note``; with the tab ``add`` that becomes the name of a new entry."""
        adding = place.tab == ADD
        self.new.setVisible(adding)
        self.search.set_value("" if adding else place.note)
        self.show_rows()
        if adding:
            self.new.start(place.note)
        else:
            self.search.setFocus()

    def show_rows(self) -> None:
        """What the search finds now."""
        view = self._presenter.look(self.search.value(), self.which.value())
        self.list.set_rows(view.rows)
        self.summary.setText(view.summary)
        self.nobody.setVisible(not view.rows and self.new.isHidden())
        self.card.setVisible(bool(view.rows))
        self.body.setStretch(self.body.count() - 1, 0 if view.rows else 1)

    def start_adding(self) -> None:
        """Open the row of a new entry; what was searched for becomes its name."""
        asked = "" if self.list.rows() else self.search.value()
        self._go(Place("phonebook", tab=ADD, note=asked))

    def copy(self, id: str) -> None:
        """Put the number into the clipboard."""
        self._surroundings.copy_text(self._presenter.phone(id))
        self.banner.show_message(_("The number is copied."), Tone.GOOD)

    def _add(self, name: str, sort: str, phone: str, about: str) -> None:
        def add() -> None:
            self._presenter.add(name=name, sort=sort, phone=phone, about=about)

        if self._surroundings.act(self, add, _("{name} stands in the phone book.").format(name=name)):
            self.new.start()
            self.show_rows()

    def _open_first(self) -> None:
        rows = self.list.rows()
        if len(rows):
            self._open(self.list.current_id() or rows[0].id)

    def _open(self, id: str) -> None:
        if id:
            self._go(Place("phonebook", id=id))

    def _changed(self, changes: Changes) -> None:
        if not changes.kinds or changes.kinds & {"phone-entry", "card", "support-role"}:
            self.show_rows()


class PhoneBookPage(QStackedWidget):
    """The list, or one entry."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.book = BookPage(surroundings)
        self.entry = EntryPage(surroundings)
        self.addWidget(self.book)
        self.addWidget(self.entry)

    def open_place(self, place: Place) -> None:
        """The entry ``place.id``, else the list."""
        if place.id:
            self.setCurrentWidget(self.entry)
            self.entry.open_entry(place.id)
        else:
            self.setCurrentWidget(self.book)
            self.book.start(place)


def make_page(surroundings: Surroundings) -> PhoneBookPage:
    """The page behind ``Place("phonebook")``."""
    return PhoneBookPage(surroundings)
