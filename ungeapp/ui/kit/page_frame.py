"""The frame every page stands in: where am I, what is the state, what is next.

Belongs here: title, subtitle, chips and actions, banner, the scrolling content. Does not belong here: the content.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from ungeapp.ui.kit import layouts, style, tokens
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import Button, ButtonKind
from ungeapp.ui.kit.in_view import bring_into_view
from ungeapp.ui.kit.text import PlainLabel, Title
from ungeapp.ui.kit.tokens import TextRole


class PageFrame(QWidget):
    """A page: header with at most one primary action at the top right, one banner, content that scrolls vertically.

    Content goes in with ``add``. With ``scroll=False`` the content fills the window and scrolls itself (a long list).
    """

    def __init__(
        self, title: str = "", subtitle: str = "", actions: Sequence[QWidget] = (), *, scroll: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Title(title)
        self.title_rest = PlainLabel("", TextRole.TITLE_REST, wrap=False)
        self.subtitle = PlainLabel(subtitle, TextRole.TEXT, tone="ink_2")
        self.banner = Banner(closable=True)
        self._actions = layouts.Flow(right=True)
        self._header = self._make_header()
        self.set_actions(actions)
        self.setAccessibleName(title)
        content = QWidget()
        content.setObjectName("page_content")
        self.body = layouts.column(content, gap=tokens.SPACE_4)
        side = tokens.SPACE_6
        self.body.setContentsMargins(side, tokens.SPACE_5, side, tokens.SPACE_6)
        self.body.addWidget(self._header)
        self.body.addWidget(self.banner)
        outer = layouts.column(self, gap=0)
        self.scroll_area: QScrollArea | None = None
        if scroll:
            self.scroll_area = QScrollArea()
            self.scroll_area.setObjectName("page_scroll")
            self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
            self.scroll_area.setWidgetResizable(True)
            self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.scroll_area.setWidget(content)
            self.scroll_area.verticalScrollBar().rangeChanged.connect(self._make_room_for_bar)
            outer.addWidget(self.scroll_area)
            self.body.addStretch(1)
        else:
            outer.addWidget(content)
        self._scroll = scroll
        self._reflow()

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:
        """Put ``widgets`` under what is there."""
        for widget in widgets:
            at = self.body.count() - 1 if self._scroll else self.body.count()
            self.body.insertWidget(at, widget, stretch)

    def clear(self) -> None:
        """Remove the content, not the header."""
        keep = 2
        while self.body.count() > keep + (1 if self._scroll else 0):
            item = self.body.takeAt(keep)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def set_title(self, title: str, subtitle: str | None = None, *, title_rest: str = "") -> None:
        """Another title; ``title_rest`` follows it in lighter type (an age)."""
        self.title.setText(title)
        self.title_rest.setText(title_rest)
        self.title_rest.setVisible(bool(title_rest))
        self._title_row.setStretchFactor(self.title, 0 if title_rest else 1)
        self.setAccessibleName(title)
        if subtitle is not None:
            self.set_subtitle(subtitle)
        self._reflow()

    def set_subtitle(self, subtitle: str) -> None:
        """Another line under the title."""
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def set_actions(self, actions: Sequence[QWidget]) -> None:
        """Chips and buttons at the top right; at most one of them is primary (``ValueError``)."""
        primary = [a for a in actions if isinstance(a, Button) and a.kind() is ButtonKind.PRIMARY]
        if len(primary) > 1:
            raise ValueError("a page has one primary action")
        self._actions.clear()
        for action in actions:
            self._actions.add(action)
        self._actions.setVisible(bool(actions))
        self._reflow()

    def scroll_to(self, widget: QWidget) -> None:
        """Bring ``widget`` into view, from its top where it is higher than the page, once it has a place."""
        bring_into_view(widget)

    def scroll_to_top(self) -> None:
        """Begin at the top again: the page is about something else now."""
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Actions go under the title where there is no room beside it."""
        super().resizeEvent(event)
        self._reflow()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_scroll"):
            self._reflow()

    def _make_header(self) -> QWidget:
        header = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        header.setSizePolicy(policy)
        self._grid = QGridLayout(header)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.SPACE_3)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        for widget in (self._actions, self.subtitle):
            widget.setParent(header)  # shown without a parent it would be a window of its own
        self._title_line = QWidget(header)
        self._title_row = layouts.row(self._title_line, gap=tokens.SPACE_2)
        self._title_row.addWidget(self.title, 1)
        self._title_row.addWidget(self.title_rest)
        self._title_row.addStretch(0)
        self.title_rest.hide()
        self.subtitle.setVisible(bool(self.subtitle.text()))
        self._stacked: bool | None = None
        return header

    def _make_room_for_bar(self, _least: int, most: int) -> None:
        """The scroll bar takes its room from the margin: nothing on the page moves when it comes or goes."""
        assert self.scroll_area is not None
        margins = self.body.contentsMargins()
        bar = self.scroll_area.verticalScrollBar().sizeHint().width() if most > 0 else 0
        margins.setRight(tokens.SPACE_6 - min(bar, tokens.SPACE_6))
        self.body.setContentsMargins(margins)

    def _reflow(self) -> None:
        """The subtitle has the whole width; actions stand beside the title only where both have one line."""
        narrow = self.width() < style.px(tokens.ACTION_STACK_BELOW)
        flow = self._actions.layout()
        wide = flow.sizeHint().width() if flow is not None else 0
        rest = tokens.SPACE_2 + self.title_rest.sizeHint().width() if self.title_rest.text() else 0
        room = self.width() - 2 * tokens.SPACE_6 - tokens.SPACE_3
        stacked = narrow or self.title.sizeHint().width() + rest + wide > room
        self._actions.setMinimumWidth(0 if stacked else wide)
        if stacked == self._stacked:
            return
        self._stacked = stacked
        self._actions.align_right(not stacked)
        self._grid.addWidget(self._title_line, 0, 0, 1, 2 if stacked else 1)
        self._grid.addWidget(self.subtitle, 1, 0, 1, 2)
        self._grid.setRowMinimumHeight(2, tokens.SPACE_2 if stacked else 0)
        if stacked:
            self._grid.addWidget(self._actions, 3, 0, 1, 2)
        else:
            self._grid.addWidget(self._actions, 0, 1)
