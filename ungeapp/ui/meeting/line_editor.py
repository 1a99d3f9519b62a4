"""What a line of the agenda has beside a note: its half-written status, how it went, whether it comes every time.

Belongs here: those widgets at the head of the item. Does not belong here: note and agreements (``item_editor``).
"""

from __future__ import annotations

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import quiet, row_button
from ungeapp.ui.kit.choices import CheckField, Segmented
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.text import Overline
from ungeapp.ui.kit.tokens import SPACE_2
from ungeapp.ui.meeting.values import LineView


class LineStatusBox(Stack):
    """What was noted about the line since last time; one button takes it over into the note."""

    take_over = Signal(str)
    kept = Signal(str)

    def __init__(self, view: LineView) -> None:
        super().__init__(gap=SPACE_2)
        self._view = view
        self.noted = PaintedList(_("Noted since last time"), openable=False)
        self._heading = Overline(_("Noted since last time"))
        self.take_button = row_button(_("Take it over into the note"), self._take)
        self.kept_button = row_button(_("The agreement was kept"), self._kept)
        self.add(self._heading)
        self.add(self.noted)
        self.add(Flow(self.take_button, self.kept_button))
        self.show_line(view)

    def show_line(self, view: LineView) -> None:
        """Show the line as it is now."""
        self._view = view
        self.noted.set_rows(view.noted)
        for one in (self.noted, self._heading, self.take_button):
            one.setVisible(bool(view.noted))
        self.kept_button.setVisible(bool(view.agreement))

    def _take(self) -> None:
        self.take_over.emit(self._view.half_written)

    def _kept(self) -> None:
        self.kept.emit(self._view.agreement)


class LineOutcomeBox(Stack):
    """Talked about or not reached, at every meeting or not, off the agenda."""

    talked = Signal(bool)
    repeated = Signal(bool)
    turned = Signal()

    def __init__(self, view: LineView) -> None:
        super().__init__(gap=SPACE_2)
        self.choice = Segmented(
            [Option("discussed", _("Talked about")), Option("not-reached", _("Not reached, next time"))], small=True
        )
        self.choice.setAccessibleName(_("How did it go with the line?"))
        self.recurring = CheckField(_("Take it up at every meeting"))
        self.off_button = quiet(_("Take off the agenda"), self.turned.emit)
        self.choice.committed.connect(lambda: self.talked.emit(self.choice.value() == "discussed"))
        self.recurring.committed.connect(lambda: self.repeated.emit(self.recurring.value()))
        self.add(self.choice)
        self.add(self.recurring)
        self.add(Flow(self.off_button))
        self.show_line(view)

    def show_line(self, view: LineView) -> None:
        """Show the line as it is now."""
        self.choice.set_value(view.outcome)
        self.recurring.set_value(view.recurring)
