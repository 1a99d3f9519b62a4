"""Recipients by parts: as a table where there is room, and always as a list by keyboard with the same in words.

Belongs here: the card and its two shapes. Does not belong here: what stands in it (``overview``).
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

from ungeapp.texts import _
from ungeapp.ui.consent.overview import ConsentOverview
from ungeapp.ui.kit import style
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import Cell
from ungeapp.ui.kit.table import Table
from ungeapp.ui.kit.text import Strong
from ungeapp.ui.kit.tokens import SPACE_2

_ROOM = 860
"""Pixels at ordinary text below which nine columns are not readable."""
_SCROLL_BAR = 48


class MatrixCard(Card):
    """The picture of all consents. Enter on a recipient tells part by part."""

    def __init__(self, overview: ConsentOverview) -> None:
        super().__init__(_("Who may be told what"))
        self._overview = overview
        self._as_text = False
        self._had_room = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._arrange)
        self.turn_button = row_button(_("Show as text"), self._turn)
        self._turning = Flow(self.turn_button, right=True)
        self.table = Stack()
        self.list = PaintedList(_("Who may be told what"), current_marked=True)
        self.list.opened.connect(self.show_parts)
        self.detail = Stack(gap=SPACE_2)
        self.add(self._turning, self.table, self.list, self.detail)
        self.table.hide()

    def refresh(self) -> None:
        """Look again."""
        view = self._overview.matrix()
        self.setVisible(bool(view.rows))
        self.list.set_rows(view.rows)
        self.table.clear()
        self.detail.clear()
        grid = Table(_("Who may be told what"), view.headings, stretch=(3, *([2] * (len(view.headings) - 1))))
        grid.set_rows([(Cell(name, strong=True), *cells) for name, cells in view.cells])
        self.table.add(grid)
        self._arrange()

    def show_parts(self, recipient: str) -> None:
        """Part by part for one recipient."""
        self.detail.clear()
        name = self._overview.name(recipient)
        table = Table(name, (_("Part"), _("State")), stretch=(3, 2))
        table.set_rows([(part, Cell(word, tone=tone)) for part, word, tone in self._overview.parts(recipient)])
        self.detail.add(Strong(name))
        self.detail.add(table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The table where it can be read; arranged once the layout that is under way has ended."""
        super().resizeEvent(event)
        if self._room() is not self._had_room:
            self._later.start()

    def _turn(self) -> None:
        self._as_text = not self._as_text
        self._arrange()

    def _room(self) -> bool:
        """Whether the table can be read."""
        # A table is higher: a scroll bar may come and take some of the room, which must not turn it back.
        return self.width() >= style.px(_ROOM - _SCROLL_BAR if self._had_room else _ROOM)

    def _arrange(self) -> None:
        room = self._had_room = self._room()
        as_table = room and not self._as_text
        self._turning.setVisible(room)
        self.table.setVisible(as_table)
        self.list.setVisible(not as_table)
        self.detail.setVisible(not as_table)
        self.turn_button.set_text(_("Show as a table") if self._as_text else _("Show as text"))
