"""Rows in which an offer of the desk's own, or a need without an offer, is typed.

Belongs here: the rows, by keyboard alone. Does not belong here: what becomes of it (the presenter).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.offers.presenter import age_problems


class OfferEntry(EntryRow):
    """An offer the range lacks; ``added(title, area, contact, from age, to age)``."""

    added = Signal(str, str, str, str, str)

    def __init__(self, areas: Sequence[Option]) -> None:
        super().__init__(_("New offer"))
        self.name = LineField(placeholder=_("What it is called"))
        self.area = ChoiceField(areas, areas[0].value if areas else "")
        self.low, self.high = LineField(max_length=3), LineField(max_length=3)
        self.contact = LineField(placeholder=_("Whom to ring or write to"))
        self.line((_("New offer"), self.name, 1))
        self.line((_("Life area"), self.area, 4), (_("From age"), self.low, 1), (_("To age"), self.high, 1))
        across = self.line((_("How to get in touch"), self.contact, 1))
        self.finish(across, self._add, _("Add the offer"))
        for line in (self.name, self.low, self.high, self.contact):
            line.returnPressed.connect(self._add)

    def _add(self) -> None:
        if not self.name.value():
            self.refuse(_("Write what the offer is called."))
            self.name.setFocus()
            return
        problem = age_problems(self.low.value(), self.high.value())
        if problem:
            self.refuse(problem)
            self.low.setFocus()
            return
        typed = (self.name.value(), self.area.value(), self.contact.value(), self.low.value(), self.high.value())
        for line in (self.name, self.low, self.high, self.contact):
            line.set_value("")
        self.refuse("")
        self.added.emit(*typed)


class NeedEntry(EntryRow):
    """A need no offer answers; ``added(area, text)``."""

    added = Signal(str, str)

    def __init__(self, areas: Sequence[Option]) -> None:
        super().__init__(_("New need without an offer"))
        self.text = LineField(placeholder=_("What is missing"))
        self.area = ChoiceField(areas, areas[0].value if areas else "")
        self.line((_("New need without an offer"), self.text, 1))
        across = self.line((_("Life area"), self.area, 1))
        self.finish(across, self._add, _("Add the need"))
        self.text.returnPressed.connect(self._add)

    def _add(self) -> None:
        if not self.text.value():
            self.refuse(_("Write what is missing."))
            self.text.setFocus()
            return
        typed = self.area.value(), self.text.value()
        self.text.set_value("")
        self.refuse("")
        self.text.setFocus()
        self.added.emit(*typed)
