"""The small card that says how to reach somebody: number, stand-in, what to call about.

Belongs here: ``CallCard`` for a page, ``show_call`` for a row. Does not belong here: what it says (``words``).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.popover import Popover
from ungeapp.ui.kit.text import Heading, PlainLabel, Secondary, Strong
from ungeapp.ui.kit.tokens import SPACE_1, SPACE_2, TextRole
from ungeapp.ui.navigation import Place
from ungeapp.ui.phone_book.words import CallView, call_view
from ungeapp.ui.surroundings import Surroundings


class CallCard(Stack):
    """How to reach one name. ``done`` is called when the person goes on from here (a popover closes)."""

    def __init__(
        self, surroundings: Surroundings, *, named: bool = True, done: Callable[[], object] | None = None
    ) -> None:
        super().__init__(gap=SPACE_2)
        self._named = named
        self.name = Strong("")
        self.place = Secondary("")
        self.phone = Heading("")
        self.stand_in = PlainLabel("", TextRole.TEXT, tone="warn")
        self.about = Secondary("")
        self.checked = Secondary("")
        self.copy = row_button(_("Copy the number"), self._copy)
        self.open = row_button(_("Open in the phone book"), self._open)
        self.add(Stack(self.name, self.place, self.phone, self.stand_in, self.about, self.checked, gap=SPACE_1))
        self.add(Flow(self.copy, self.open, gap=SPACE_2))
        self._surroundings = surroundings
        self._done = done
        self._view = CallView(name="", place="", phone="", stand_in="", about="", checked="", entry="")

    def show_view(self, view: CallView) -> None:
        """Show another name."""
        self._view = view
        unknown = "" if view.entry else _("Not in the phone book yet.")
        texts = (
            (self.name, view.name if self._named else ""),
            (self.place, view.place or unknown),
            (self.phone, view.phone or ("" if unknown else _("No number yet"))),
            (self.stand_in, view.stand_in),
            (self.about, view.about),
            (self.checked, view.checked),
        )
        for label, text in texts:
            label.setText(text)
            label.setVisible(bool(text))
        self.copy.setVisible(bool(view.phone))
        self.open.set_text(_("Open in the phone book") if view.entry else _("Put into the phone book …"))

    def _copy(self) -> None:
        self._surroundings.copy_text(self._view.number)
        self._leave()

    def _open(self) -> None:
        view = self._view
        self._leave()
        place = Place("phonebook", id=view.entry) if view.entry else Place("phonebook", tab="add", note=view.name)
        self._surroundings.navigator.go(place)

    def _leave(self) -> None:
        if self._done is not None:
            self._done()


def show_call(surroundings: Surroundings, anchor: QWidget, name: str, unit: str = "", phone: str = "") -> Popover:
    """Show beside ``anchor`` how to reach a name as it stands there; of a list beside its current row."""
    view = call_view(surroundings.intentions, name, unit, phone)
    closers: list[Callable[[], object]] = []
    card = CallCard(surroundings, done=lambda: closers[0]())
    card.show_view(view)
    popover = Popover(_("How to reach {name}").format(name=view.name), card)
    closers.append(popover.leave)
    at = None
    if isinstance(anchor, PaintedList) and anchor.currentIndex().isValid():
        at = anchor.visualRect(anchor.currentIndex()).bottomLeft()
    popover.show_at(anchor, at)
    return popover
