"""Tabs under a page's title: underlined, by keyboard, a choice field where there is no room.

Belongs here: the tab bar and the pages behind it. Does not belong here: the main navigation (``main_window``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QWidget

from ungeapp.texts import _
from ungeapp.ui.kit import layouts, painting, tokens
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.rows import Option


class _Bar(QTabBar):
    def paintEvent(self, event: QPaintEvent) -> None:
        """The tabs, and the strong focus ring around the one the keyboard is on."""
        super().paintEvent(event)
        if self.hasFocus():
            painting.focus_ring(QPainter(self), self.tabRect(self.currentIndex()).adjusted(0, 0, -tokens.SPACE_1, 0))


class Tabs(QWidget):
    """Named tabs; a page may be a widget or a function that makes it when first shown.

    Ctrl+Tab and Ctrl+Shift+Tab turn to the next and the previous one from anywhere inside, arrow keys on the bar.
    ``changed`` carries the key of the tab turned to, ``again`` that of the one shown when it is clicked once more. ``first`` is the tab to begin with: none before it is made.
    ``begin_again`` keeps the bar for another subject: a new one would have to be styled and laid out anew.
    """

    changed = Signal(str)
    again = Signal(str)

    def __init__(self, name: str, *, first: str = "") -> None:
        super().__init__()
        self._first = first
        self._keys: list[str] = []
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, Callable[[], QWidget]] = {}
        self._holders: list[QWidget] = []
        body = layouts.column(self, gap=tokens.SPACE_4)
        self._head = QWidget()
        head = layouts.column(self._head, gap=0)
        self.bar = _Bar()
        self.bar.setAccessibleName(name)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.choice = ChoiceField()
        self.choice.setAccessibleName(name)
        self.choice.hide()
        head.addWidget(self.bar)
        head.addWidget(self.choice)
        head.addWidget(layouts.Hairline())
        self._stack = QStackedWidget()
        body.addWidget(self._head)
        body.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._turned)
        self.bar.tabBarClicked.connect(self._clicked)
        self.choice.edited.connect(lambda: self.show_tab(self.choice.value()))
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, step))

    def add(self, key: str, label: str, page: QWidget | Callable[[], QWidget]) -> None:
        """Add a tab called ``key``."""
        holder = QWidget()
        layouts.column(holder, gap=0)
        self._holders.append(holder)
        self._makers[key] = (lambda: page) if isinstance(page, QWidget) else page
        self._keys.append(key)
        self._stack.addWidget(holder)
        if self._first and key != self._first:
            with QSignalBlocker(self.bar):  # the bar turns to the very first tab by itself
                self.bar.addTab(label)
        else:
            self.bar.addTab(label)
            if self._first:
                self._first = ""
                self.show_tab(key)
        self.choice.set_options([Option(k, self.bar.tabText(n)) for n, k in enumerate(self._keys)], self.current())

    def keys(self) -> tuple[str, ...]:
        """The tabs there are."""
        return tuple(self._keys)

    def current(self) -> str:
        """The key of the tab shown; empty if there is none."""
        at = self.bar.currentIndex()
        return self._keys[at] if 0 <= at < len(self._keys) else ""

    def show_tab(self, key: str) -> None:
        """Turn to the tab called ``key``."""
        if key in self._keys:
            self.bar.setCurrentIndex(self._keys.index(key))

    def page(self, key: str) -> QWidget:
        """The page of a tab, made now if it was not yet."""
        at = self._keys.index(key)
        inner = self._holders[at].layout()
        assert inner is not None
        if key in self._makers:
            make = self._makers.pop(key)
            inner.addWidget(make())
            self._made[key] = make  # only now: what could not be made is not there to be shown again
        item = inner.itemAt(0)
        assert item is not None
        page = item.widget()
        assert page is not None
        return page

    def made(self) -> tuple[str, ...]:
        """The tabs whose page has been made."""
        return tuple(self._made)

    def begin_again(self, first: str, *, keep: frozenset[str] = frozenset()) -> None:
        """Turn to ``first`` and make every page anew when it is next shown, but for those of ``keep``."""
        for key in [key for key in self._made if key not in keep]:
            page = self.page(key)
            inner = self._holders[self._keys.index(key)].layout()
            assert inner is not None
            inner.removeWidget(page)
            page.hide()
            page.deleteLater()
            self._makers[key] = self._made.pop(key)
        at = self._keys.index(first)
        with QSignalBlocker(self.bar):
            self.bar.setCurrentIndex(at)
        self._turned(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the tabs do not fit, a choice field stands in for them."""
        super().resizeEvent(event)
        self._adapt()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "choice"):
            self._adapt()

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(self.choice.minimumSizeHint().width(), super().minimumSizeHint().height())

    def _adapt(self) -> None:
        narrow = self.bar.sizeHint().width() > self.width()
        self.bar.setVisible(not narrow)
        self.choice.setVisible(narrow)
        self.choice.setToolTip(_("Choose what to see") if narrow else "")

    def _step(self, step: int) -> None:
        if self._keys:
            self.bar.setCurrentIndex((self.bar.currentIndex() + step) % len(self._keys))
            # What had the keyboard is hidden now; without this it would wander out of the tabs, and the keys with it.
            (self.choice if self.bar.isHidden() else self.bar).setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self, at: int) -> None:
        if 0 <= at == self.bar.currentIndex():  # told before the bar turns, so this is the one shown already
            self.again.emit(self._keys[at])

    def _turned(self, at: int) -> None:
        if not 0 <= at < len(self._keys):
            return
        self.page(self._keys[at])
        # Only the page shown asks for room, else the longest page would set the height of all.
        for number, holder in enumerate(self._holders):
            policy = QSizePolicy.Policy.Preferred if number == at else QSizePolicy.Policy.Ignored
            holder.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
            if self._keys[number] not in self._makers:
                self.page(self._keys[number]).setVisible(number == at)  # a hidden one asks for no room
        self._stack.setCurrentIndex(at)
        self.choice.set_value(self._keys[at])
        self.updateGeometry()
        self.changed.emit(self._keys[at])
