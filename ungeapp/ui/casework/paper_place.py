"""A page's papers, looked at in place of the page itself, with a way back.

Belongs here: putting the one away for the other. Does not belong here: making and printing papers (``printing.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ungeapp.ui.casework.printing import Make, PaperDesk
from ungeapp.ui.kit.buttons import quiet
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.surroundings import Surroundings


class PaperPlace(Stack):
    """Hidden until papers are opened. ``back`` is the word of the way back; ``left`` says where the keyboard goes then."""

    def __init__(
        self,
        surroundings: Surroundings,
        page: PageFrame | TabFrame,
        content: QWidget,
        back: str,
        left: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(gap=SPACE_4)
        self._surroundings = surroundings
        self._page = page
        self._content = content
        self._back = back
        self._left = left
        self.desk: PaperDesk | None = None
        self.hide()

    def open(
        self,
        title: str,
        rows: Sequence[RowView],
        make: Make,
        make_word: Make | None = None,
        *,
        hint: str = "",
        went_out: Callable[[Sequence[str]], object] | None = None,
        alternatives: bool = False,
    ) -> PaperStack:
        """Show these papers, the first of them at once, instead of the page.

        ``went_out`` is as in ``PaperDesk``, ``alternatives`` as in ``PaperStack``.
        """
        self.clear()
        stack = PaperStack(title, hint, alternatives=alternatives)
        guard = self._surroundings.guard(self._page)
        self.desk = PaperDesk(self._surroundings, stack, self._page.banner, guard, make, make_word)
        self.desk.went_out = went_out
        self.add(Flow(quiet(self._back, self.leave, icon="back")))
        self.add(stack)
        self._content.hide()
        self.show()
        self.desk.offer(rows)
        stack.list.setFocus()
        return stack

    def offer_again(self, rows: Sequence[RowView]) -> None:
        """What stands on the papers has changed: those that are open are made anew."""
        if self.desk is not None and not self.isHidden():
            self.desk.offer(rows)

    def leave(self) -> None:
        """The page again, with the keyboard where it was left, if papers were open."""
        if self.isHidden():
            return
        self.put_away()
        if self._left is not None:
            self._left()

    def put_away(self) -> None:
        """The page again, for whenever it is come to next: the keyboard is elsewhere."""
        self.hide()
        self._content.show()
