"""Small read-only tables in cards: a grid of labels with hairlines.

Belongs here: up to some dozens of rows whose text wraps. Does not belong here: long lists (``painted_list``).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from ungeapp.ui.kit import layouts, style, tokens
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.rows import Cell
from ungeapp.ui.kit.text import PlainLabel, Secondary
from ungeapp.ui.kit.tokens import TextRole


class IconLabel(QLabel):
    """An icon that belongs to a word beside it; ``name`` says it for screen readers."""

    def __init__(self, icon: str, name: str, ink: str = "ink_2") -> None:
        super().__init__()
        self._icon = icon
        self._ink = ink
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw it again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        from ungeapp.ui.kit.icons import icon as load  # the icon font is only read once a page shows an icon

        side = style.px(tokens.ICON)
        self.setPixmap(load(self._icon, style.color(self._ink).name()).pixmap(side, side))


class Table(QWidget):
    """Rows of cells; a cell is a text, a ``Cell`` or any widget. ``stretch`` shares the width between the columns."""

    def __init__(
        self,
        name: str,
        headers: Sequence[str] = (),
        *,
        stretch: Sequence[int] | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._headers = tuple(headers)
        self._stretch = tuple(stretch) if stretch is not None else ()
        self._outer = layouts.column(self, gap=0)
        self._grid_widget = QWidget()
        self._outer.addWidget(self._grid_widget)

    def set_rows(self, rows: Sequence[Sequence[str | Cell | QWidget]]) -> None:
        """Show these rows instead."""
        self._outer.removeWidget(self._grid_widget)
        self._grid_widget.hide()
        self._grid_widget.deleteLater()
        self._grid_widget = QWidget()
        self._outer.addWidget(self._grid_widget)
        grid = QGridLayout(self._grid_widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_4)
        grid.setVerticalSpacing(0)
        columns = max([len(self._headers), *(len(cells) for cells in rows)], default=0)
        for number in range(columns):
            grid.setColumnStretch(number, self._stretch[number] if number < len(self._stretch) else 1)
        line = 0
        if self._headers:
            for number, header in enumerate(self._headers):
                grid.addWidget(_padded(Secondary(header)), line, number)
            line += 1
        for position, cells in enumerate(rows):
            if position or self._headers:
                grid.addWidget(layouts.Hairline(), line, 0, 1, max(1, columns))
                line += 1
            for number, cell in enumerate(cells):
                header = self._headers[number] if number < len(self._headers) else ""
                grid.addWidget(_padded(_cell(cell, header)), line, number)
            line += 1


def _cell(cell: str | Cell | QWidget, header: str) -> QWidget:
    if isinstance(cell, QWidget):
        return cell
    value = Cell(cell) if isinstance(cell, str) else cell
    if value.tone is not None:
        return Chip(value.text, value.tone)
    if value.icon:
        ink = {"done": "good", "good": "good", "warn": "warn", "bad": "bad"}.get(value.icon, "ink_2")
        return IconLabel(value.icon, value.text, ink)
    role = TextRole.STRONG if value.strong else TextRole.SECONDARY if value.secondary else TextRole.TEXT
    label = PlainLabel(value.text, role)
    if header:
        label.setAccessibleName(f"{header}: {value.text}")
    return label


def _padded(inner: QWidget) -> QWidget:
    holder = QWidget()
    body = layouts.row(holder, gap=0)
    body.setContentsMargins(0, tokens.SPACE_2, 0, tokens.SPACE_2)
    if isinstance(inner, PlainLabel):
        body.addWidget(inner, 1)
    else:
        body.addWidget(inner, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        body.addStretch(1)
    return holder
