"""Rows in which a new measure, and who does what within one, are typed.

Belongs here: these rows. Does not belong here: the measure's own page (``measure_page``).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ungeapp.domain.plans import MeasureSort
from ungeapp.texts import _
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.wording import measure_sort

_LEISURE = "leisure"


def sorts() -> tuple[Option, ...]:
    """What a measure can be."""
    return tuple(Option(one.value, measure_sort(one.value)) for one in MeasureSort)


class MeasureEntry(EntryRow):
    """What the measure is, which sort and which life area; ``added(title, sort, area)``."""

    added = Signal(str, str, str)

    def __init__(self, areas: Sequence[Option]) -> None:
        super().__init__(_("New measure"))
        self.title = LineField(placeholder=_("For example a mentor"))
        self.sort = ChoiceField(sorts(), MeasureSort.MEASURE.value)
        self.area = ChoiceField(areas, areas[0].value if areas else "")
        self.line((_("New measure"), self.title, 1))
        self.line((_("What sort"), self.sort, 1))
        self.line((_("Life area"), self.area, 1))
        self.finish(self.line(), self._add, _("Add the measure"))
        self.title.returnPressed.connect(self._add)
        self.sort.committed.connect(self._suit_area)

    def _suit_area(self) -> None:
        if self.sort.value() == MeasureSort.LEISURE_JOB:
            self.area.set_value(_LEISURE)

    def _add(self) -> None:
        title = self.title.value()
        if not title:
            self.refuse(_("Write what the measure is."))
            self.title.setFocus()
            return
        self.title.set_value("")
        self.refuse("")
        self.title.setFocus()
        self.added.emit(title, self.sort.value(), self.area.value())


class TaskEntry(EntryRow):
    """What is done, and who does it; ``added(what, owner)``."""

    added = Signal(str, str)

    def __init__(self, owners: Sequence[str]) -> None:
        super().__init__(_("Who does what"))
        self.what = LineField(placeholder=_("For example: comes along the first day"))
        self.owner = SuggestField(owners)
        self.line((_("What is done"), self.what, 1))
        self.finish(self.line((_("Who does it"), self.owner, 1)), self._add, _("Add who does what"))
        for line in (self.what, self.owner):
            line.returnPressed.connect(self._add)

    def _add(self) -> None:
        what = self.what.value()
        if not what:
            self.refuse(_("Write what is done."))
            self.what.setFocus()
            return
        owner = self.owner.value()
        self.what.set_value("")
        self.owner.set_value("")
        self.refuse("")
        self.what.setFocus()
        self.added.emit(what, owner)
