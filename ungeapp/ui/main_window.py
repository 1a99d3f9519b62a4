"""The frame around every page: top bar, navigation, pages, status line.

Belongs here: the frame. Does not belong here: what pages show, what is searched, how the store is locked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ungeapp.texts import _
from ungeapp.ui.kit import layouts, style, tokens
from ungeapp.ui.kit.buttons import IconButton, outlined
from ungeapp.ui.kit.navigation_list import NavigationButton, SearchField
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.text import ElidingLabel, PlainLabel
from ungeapp.ui.kit.tokens import TextRole
from ungeapp.ui.navigation import Navigator, Place
from ungeapp.ui.shortcuts import Keys, bind


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry of the navigation; ``also`` are kinds of places that belong under it (a person under *Unge*)."""

    place: Place
    label: str
    icon: str
    also: tuple[str, ...] = ()
    gap_after: bool = False


class MainWindow(QMainWindow):
    """The window after unlocking.

    Pages are registered by kind with ``add_page(kind, factory)`` and made when first gone to. A page with a method
    ``open_place(place)`` is told each time. ``lock_requested``, ``search_changed(text)``, ``search_chosen(row id, text)``,
    ``phone_book_requested``, ``help_requested`` and ``note_contact_requested`` go to whoever built the window.
    ``drop_pages`` forgets all pages on locking.
    """

    lock_requested = Signal()
    note_contact_requested = Signal()
    phone_book_requested = Signal()
    help_requested = Signal()
    search_changed = Signal(str)
    search_chosen = Signal(str, str)

    def __init__(self, navigator: Navigator, items: Sequence[NavigationItem], *, person: str, unit: str) -> None:
        super().__init__()
        self.setWindowTitle("UngeApp")
        self._navigator = navigator
        self._items = tuple(items)
        self._factories: dict[str, Callable[[], QWidget]] = {}
        self._pages: dict[str, QWidget] = {}
        self._buttons: dict[str, NavigationButton] = {}
        self._person = ElidingLabel(person, TextRole.SECONDARY, align=Qt.AlignmentFlag.AlignRight, ink="ink_2")
        self._unit = ElidingLabel(unit, TextRole.OVERLINE, align=Qt.AlignmentFlag.AlignRight, ink="ink_2")
        self.search = SearchField(_("Search for a young person, meeting, agreement …"), Keys.SEARCH.shown())
        self.status = ElidingLabel("", TextRole.SECONDARY)
        self.stack = QStackedWidget()
        self._navigation = self._make_navigation()
        self._root = root = QWidget()
        root.setObjectName("page")
        outer = layouts.column(root, gap=0)
        outer.addWidget(self._make_top_bar())
        middle = QWidget()
        across = layouts.row(middle, gap=0)
        across.addWidget(self._navigation)
        across.addWidget(self.stack, 1)
        outer.addWidget(middle, 1)
        outer.addWidget(self._make_status())
        self.setCentralWidget(root)
        self.results = self._make_results(root)
        self._bind_keys()
        navigator.listen(self.show_place)
        self._adapt()
        self.stack.setFocus()

    # --- what the owner does ---------------------------------------------------------------------

    def add_page(self, kind: str, factory: Callable[[], QWidget]) -> None:
        """Say how the page for places of ``kind`` is made."""
        self._factories[kind] = factory

    def page(self, kind: str) -> QWidget | None:
        """The page for ``kind`` if it was made."""
        return self._pages.get(kind)

    def show_place(self, place: Place) -> None:
        """Show the page of ``place``; ``KeyError`` for a kind nobody registered."""
        page = self._pages.get(place.kind)
        if page is None:
            page = self._pages[place.kind] = self._factories[place.kind]()
            self.stack.addWidget(page)
        opener = getattr(page, "open_place", None)
        if callable(opener):
            opener(place)
        self.stack.setCurrentWidget(page)
        under = {item.place.kind: place.kind == item.place.kind or place.kind in item.also for item in self._items}
        if any(under.values()):  # what belongs under none (help) leaves marked where one came from
            for kind, marked in under.items():
                self._buttons[kind].setChecked(marked)

    def drop_pages(self) -> None:
        """Forget every page and what it shows."""
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.search.clear()
        self.results.set_rows(())
        self.results.hide()
        self._navigator.forget()

    def set_worker(self, person: str, unit: str) -> None:
        """Who works here, and where, at the top right."""
        self._person.set_text(person)
        self._unit.set_text(unit)

    def set_counter(self, kind: str, count: int) -> None:
        """How many things wait behind a navigation entry."""
        if kind in self._buttons:
            self._buttons[kind].set_count(count)

    def set_status(self, sentence: str) -> None:
        """The line at the bottom: saved, last backup, when it locks."""
        self.status.set_text(sentence)

    def show_results(self, rows: Sequence[RowView]) -> None:
        """Show what the search found under its field; none hides it."""
        self.results.set_rows(rows)
        self.results.setVisible(bool(rows) and bool(self.search.value()))
        if rows:
            self.results.setCurrentIndex(self.results.model().index(0, 0))
            self._place_results()
            self.results.raise_()

    # --- parts -----------------------------------------------------------------------------------

    def _make_top_bar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("surface", "top_bar")
        self._top = layouts.row(bar, gap=tokens.SPACE_4)
        self._top.setContentsMargins(tokens.SPACE_5, tokens.SPACE_2, tokens.SPACE_5, tokens.SPACE_2)
        self._brand = PlainLabel("UngeApp", TextRole.BRAND, wrap=False, selectable=False)
        self._top.addWidget(self._brand)
        self._top.addWidget(self.search, 3)
        phone_book = IconButton("phone", _("Phone book"), self.phone_book_requested.emit)
        phone_book.setToolTip(f"{_('Phone book')} ({Keys.PHONE_BOOK.shown()})")
        self._top.addWidget(phone_book)
        guide = IconButton("help", _("Help"), self.help_requested.emit)
        guide.setToolTip(f"{_('Help')} ({Keys.HELP.shown()})")
        self._top.addWidget(guide)
        self._top_gap = self._top.count()
        self._top.addStretch(1)
        signed_in = QWidget()
        lines = layouts.column(signed_in, gap=0)
        lines.addWidget(self._person)
        lines.addWidget(self._unit)
        self._top.addWidget(signed_in, 1)
        self._lock = outlined(_("Lock"), self.lock_requested.emit)
        self._lock.setToolTip(Keys.LOCK.shown())
        self._top.addWidget(self._lock)
        self.search.textChanged.connect(self._searched)
        return bar

    def _make_navigation(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("surface", "navigation")
        frame.setAccessibleName(_("Navigation"))
        self._navigation_body: QVBoxLayout = layouts.column(frame, gap=tokens.SPACE_1 // 2)
        self._navigation_body.setContentsMargins(tokens.SPACE_3, tokens.SPACE_4, tokens.SPACE_3, tokens.SPACE_4)
        for item in self._items:
            button = NavigationButton(item.label, item.icon)
            button.clicked.connect(lambda _checked=False, place=item.place: self._navigator.go(place))
            self._buttons[item.place.kind] = button
            self._navigation_body.addWidget(button)
            if item.gap_after:
                self._navigation_body.addSpacing(tokens.SPACE_2)
                self._navigation_body.addWidget(layouts.Hairline())
                self._navigation_body.addSpacing(tokens.SPACE_2)
        self._navigation_body.addStretch(1)
        return frame

    def _make_status(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("surface", "status")
        body = layouts.row(bar, gap=0)
        body.setContentsMargins(tokens.SPACE_5, tokens.SPACE_1, tokens.SPACE_5, tokens.SPACE_1)
        body.addWidget(self.status, 1)
        return bar

    def _make_results(self, parent: QWidget) -> PaintedList:
        results = PaintedList(_("Found"), fit=False, current_marked=True)
        results.setParent(parent)
        results.setProperty("look", "popup")
        results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        results.hide()
        results.opened.connect(self._choose)
        self.search.moved.connect(self._move_result)
        self.search.entered.connect(lambda: self._choose(results.current_id()))
        self.search.left.connect(self._leave_search)
        return results

    def _bind_keys(self) -> None:
        bind(self, Keys.SEARCH, self._start_search, whole_window=True)
        bind(self, Keys.LOCK, self.lock_requested.emit, whole_window=True)
        bind(self, Keys.NOTE_CONTACT, self.note_contact_requested.emit, whole_window=True)
        bind(self, Keys.PHONE_BOOK, self.phone_book_requested.emit, whole_window=True)
        bind(self, Keys.HELP, self.help_requested.emit, whole_window=True)
        bind(self, Keys.OWED, lambda: self._navigator.go(Place("owed")), whole_window=True)
        bind(self, Keys.BACK, self._navigator.back, whole_window=True)

    # --- search ----------------------------------------------------------------------------------

    def _start_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _searched(self, text: str) -> None:
        if not text.strip():
            self.show_results(())
        self.search_changed.emit(text.strip())

    def _move_result(self, step: int) -> None:
        model = self.results.model()
        row = min(max(self.results.currentIndex().row() + step, 0), model.rowCount() - 1)
        self.results.setCurrentIndex(model.index(row, 0))

    def _choose(self, row_id: str) -> None:
        if row_id and self.results.isVisible():
            text = self.search.value()
            self._leave_search()
            self.search_chosen.emit(row_id, text)

    def _leave_search(self) -> None:
        self.search.clear()
        self.results.hide()
        self.stack.setFocus()

    def _place_results(self) -> None:
        corner = self.search.mapTo(self._root, self.search.rect().bottomLeft())
        room = self._root.height() - corner.y() - tokens.SPACE_6
        row = self.results.sizeHintForRow(0)
        wanted = row * len(self.results.rows()) + 2 * tokens.SPACE_2
        width = max(self.search.width(), min(style.px(tokens.RESULTS_WIDTH), self.width() - 2 * tokens.SPACE_5))
        left = min(corner.x(), self.width() - width - tokens.SPACE_5)
        self.results.setGeometry(left, corner.y() + tokens.SPACE_1, width, max(row, min(wanted, room)))

    # --- size ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move inside the navigation."""
        focused = self.focusWidget()
        keys = [Qt.Key.Key_Up, Qt.Key.Key_Down]
        if isinstance(focused, NavigationButton) and event.key() in keys:
            order = list(self._buttons.values())
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            order[(order.index(focused) + step) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The navigation shrinks to icons where there is little room."""
        super().resizeEvent(event)
        self._adapt()
        if self.results.isVisible():
            self._place_results()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "results"):
            self._adapt()

    def _adapt(self) -> None:
        narrow = self.width() < style.px(tokens.NAVIGATION_BELOW)
        width = style.px(tokens.NAVIGATION_WIDTH)
        for button in self._buttons.values():
            button.set_narrow(narrow)
            button.updateGeometry()
        if narrow:
            icon_width = style.px(tokens.ICON) + 2 * tokens.SPACE_2
            width = icon_width + 2 * tokens.SPACE_2
        margin = tokens.SPACE_2 if narrow else tokens.SPACE_3
        self._navigation_body.setContentsMargins(margin, tokens.SPACE_4, margin, tokens.SPACE_4)
        self._navigation.setFixedWidth(width)
        beside = 0 if narrow else width - tokens.SPACE_5 - tokens.SPACE_1
        self._brand.setMinimumWidth(max(beside, self._brand.sizeHint().width()))
        self.search.setMaximumWidth(style.px(tokens.SEARCH_WIDTH))
        self._person.setVisible(not narrow)
        self._top.setStretch(self._top_gap, 0 if narrow else 1)  # the name of the unit comes before an empty gap
        self._top.setStretch(self._top_gap + 1, 2 if narrow else 1)
