"""How blocks stand beside and under each other, also at 200 % and in a narrow window.

Belongs here: columns that stack, rows that wrap, stacks and hairlines. Does not belong here: what stands in them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from ungeapp.ui.kit import style, tokens


class FlowLayout(QLayout):
    """Items beside each other that wrap onto the next line; ``right`` aligns the lines at the right edge."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = tokens.SPACE_3, right: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._right = right
        self.setContentsMargins(0, 0, 0, 0)

    def align_right(self, right: bool) -> None:
        """Align the lines at the right or at the left."""
        if right != self._right:
            self._right = right
            self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at ``index``."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give the item at ``index`` away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at ``width``."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All items on one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((hint.height() for hint in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest item."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((s.width() for s in shown), default=0), max((s.height() for s in shown), default=0))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), max(rect.width(), item.minimumSize().width()))
            height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            if lines[-1] and used + self._gap + width > rect.width():
                lines.append([])
                used = 0
            used += width + (self._gap if lines[-1] else 0)
            lines[-1].append((item, QSize(width, height)))
        top = rect.y()
        for line in lines:
            tallest = max((size.height() for _item, size in line), default=0)
            wide = sum(size.width() for _item, size in line) + self._gap * max(0, len(line) - 1)
            left = rect.x() + (max(0, rect.width() - wide) if self._right else 0)
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(left, top + (tallest - size.height()) // 2), size))
                left += size.width() + self._gap
            top += tallest + tokens.SPACE_2
        return max(0, top - tokens.SPACE_2 - rect.y())


class Flow(QWidget):
    """Widgets beside each other that wrap: buttons, chips."""

    def __init__(self, *widgets: QWidget, gap: int = tokens.SPACE_3, right: bool = False) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=gap, right=right)
        for widget in widgets:
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` at the end."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)
        widget.show()

    def align_right(self, right: bool) -> None:
        """Align the lines at the right or at the left."""
        layout = self.layout()
        assert isinstance(layout, FlowLayout)
        layout.align_right(right)

    def clear(self) -> None:
        """Remove every widget."""
        layout = self.layout()
        assert layout is not None
        clear(layout)


class Stack(QWidget):
    """Widgets under each other with one distance between them."""

    def __init__(self, *widgets: QWidget, gap: int = tokens.SPACE_3) -> None:
        super().__init__()
        self.body = column(self, gap=gap)
        for widget in widgets:
            self.body.addWidget(widget)
        self.body.addStretch(0)

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` at the end."""
        self.body.insertWidget(self.body.count() - 1, widget)

    def clear(self) -> None:
        """Remove every widget."""
        clear(self.body)
        self.body.addStretch(0)


class Row(QWidget):
    """Widgets beside each other that do not wrap; the one named ``stretch`` takes the room that is left.

    Their middles are level, or with ``top`` their first lines.
    """

    def __init__(
        self, *widgets: QWidget, stretch: int | None = None, gap: int = tokens.SPACE_3, top: bool = False
    ) -> None:
        super().__init__()
        self.body = row(self, gap=gap)
        place = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag(0)
        for number, widget in enumerate(widgets):
            self.body.addWidget(widget, 1 if number == stretch else 0, place)
        if stretch is None:
            self.body.addStretch(1)


class Columns(QWidget):
    """Columns beside each other that stack where there is no room: ``Columns(main, side)``.

    ``weights`` share the width (7 to 3 for two columns, 24 : 52 : 30 for three). They stack below ``stack_below``
    pixels at 100 %, which grows with the text. ``fill`` makes every column as high as the page (a list that scrolls).
    Stacked, the column ``first_when_stacked`` stands at the top: the one that is worked in.
    """

    def __init__(
        self,
        *parts: QWidget,
        weights: Sequence[int] | None = None,
        stack_below: int = tokens.STACK_BELOW,
        fill: bool = False,
        first_when_stacked: int = 0,
    ) -> None:
        super().__init__()
        self._first = first_when_stacked
        self._stack_below = stack_below
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(tokens.SPACE_5)
        shares = list(weights) if weights is not None else {2: [69, 34], 3: [24, 55, 31]}.get(len(parts), [])
        place = Qt.AlignmentFlag(0) if fill else Qt.AlignmentFlag.AlignTop
        for number, part in enumerate(parts):
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            policy.setHorizontalStretch(shares[number] if shares else 1)
            part.setSizePolicy(policy)
            self._box.addWidget(part, shares[number] if shares else 1, place)
        self._weights = shares or [1] * len(parts)

    def is_stacked(self) -> bool:
        """Whether the columns stand under each other now."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack or unstack."""
        super().resizeEvent(event)
        self.reflow(event.size().width())

    def reflow(self, width: int) -> None:
        """Arrange for ``width`` pixels."""
        stacked = width < style.px(self._stack_below)
        wanted = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if wanted != self._box.direction():
            self._box.setDirection(wanted)
            if self._first:
                self._move(*((self._first, 0) if stacked else (0, self._first)))
            for number, weight in enumerate(self._weights):
                self._box.setStretch(number, 0 if stacked else weight)

    def _move(self, place: int, other: int) -> None:
        item = self._box.takeAt(place)
        if item is not None:
            self._box.insertItem(other, item)

    def minimumSizeHint(self) -> QSize:
        """Columns never ask for more width than one of them."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), style.px(160)), hint.height())

    def hasHeightForWidth(self) -> bool:
        """The columns wrap their text."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at ``width``, stacked or not."""
        self.reflow(width)
        return self._box.heightForWidth(width) if self._box.hasHeightForWidth() else self._box.sizeHint().height()


class Hairline(QFrame):
    """A thin line between rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "hairline")


def column(parent: QWidget, *, gap: int = tokens.SPACE_3, margin: int = 0) -> QVBoxLayout:
    """A vertical layout on ``parent`` with the kit's distances."""
    made = QVBoxLayout(parent)
    made.setContentsMargins(QMargins(margin, margin, margin, margin))
    made.setSpacing(gap)
    return made


def row(parent: QWidget, *, gap: int = tokens.SPACE_3, margin: int = 0) -> QHBoxLayout:
    """A horizontal layout on ``parent`` with the kit's distances."""
    made = QHBoxLayout(parent)
    made.setContentsMargins(QMargins(margin, margin, margin, margin))
    made.setSpacing(gap)
    return made


def clear(layout: QLayout) -> None:
    """Remove and delete everything in ``layout``."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        inner = item.layout()
        if inner is not None:
            clear(inner)
