"""A card that is one list: heading, one action in its head, rows, and one sentence where there are none.

Belongs here: that block. Does not belong here: what rows say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.text import Secondary


class ListCard(Card):
    """``list`` is the list; ``show_rows`` fills it. ``nothing`` is said when there are no rows."""

    def __init__(
        self,
        heading: str,
        nothing: str = "",
        *,
        overline: bool = False,
        openable: bool = True,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(heading, overline=overline)
        self.list = PaintedList(heading, openable=openable)
        self._nothing = Secondary(nothing)
        self.add(self.list, self._nothing)
        if action and on_action is not None:
            self.add_head(row_button(action, on_action, name=f"{heading}: {action}"))
        self.show_rows(())

    def show_rows(self, rows: Sequence[RowView]) -> None:
        """Show these rows instead."""
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows and bool(self._nothing.text()))
