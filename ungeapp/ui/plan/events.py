"""*Omvalg* and *modningsår* on the plan: noted calmly, neither success nor defeat.

Belongs here: that card. Does not belong here: which events there are (terms).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Protocol

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import DateField, LineField
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.plan.presenter import PlanPresenter


class EventTab(Protocol):
    """What the card asks of its tab."""

    presenter: PlanPresenter

    def do(self, action: Callable[[], object], said: str = "") -> bool: ...


class EventCard(Card):
    """What happened to the course; a row opens to note another."""

    def __init__(self, tab: EventTab) -> None:
        super().__init__(_("New choices and years to grow"), overline=True, gap=tokens.SPACE_3)
        self._tab = tab
        self.list = PaintedList(_("New choices and years to grow"), openable=False)
        self.list.acted.connect(
            lambda id: tab.do(lambda: tab.presenter.remove_event(id), _("It is taken out of the plan."))
        )
        self._place = Stack()
        self._place.hide()
        self.button = quiet(_("Note a new choice or a year to grow"), self._open)
        self.add(self.list, self._place, Flow(self.button))

    def show_rows(self, rows: Sequence[RowView]) -> None:
        """What is on record."""
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))

    @cached_property
    def entry(self) -> EventEntry:
        """The row; made when it is first asked for."""
        made = EventEntry(self._tab)
        self._place.add(made)
        made.saved.connect(self._place.hide)
        return made

    def _open(self) -> None:
        self.entry.open_up()
        self._place.setVisible(self._place.isHidden())
        if not self._place.isHidden():
            self.entry.code.setFocus()


class EventEntry(EntryRow):
    """What, from when, until when, in words; ``saved`` once it is noted."""

    saved = Signal()

    def __init__(self, tab: EventTab) -> None:
        super().__init__(_("Note a new choice or a year to grow"))
        self._tab = tab
        today = tab.presenter.today
        codes = tab.presenter.event_codes()
        self.code = ChoiceField(codes, codes[0].value if codes else "")
        self.on = DateField(today, today)
        self.ends_on = DateField(today)
        self.text = LineField()
        self.line((_("Which event"), self.code, 1))
        self.line((_("From (day)"), self.on, 1))
        self.line((_("Until, if known"), self.ends_on, 1))
        self.line((_("In a few words"), self.text, 1))
        self.finish(self.line(), self._add, _("Save what happened")).set_text(_("Save"))
        for line in (self.on.line, self.ends_on.line, self.text):
            line.returnPressed.connect(self._add)

    def _add(self) -> None:
        for field in (self.on, self.ends_on):
            if field.problem():
                self.refuse(field.problem())
                field.setFocus()
                return
        presenter = self._tab.presenter
        on = self.on.value() or presenter.today
        code, ends_on, text = self.code.value(), self.ends_on.value(), self.text.value()
        if self._tab.do(lambda: presenter.note_event(code, on, ends_on, text), _("It is noted in the plan.")):
            self.text.set_value("")
            self.ends_on.set_value(None)
            self.refuse("")
            self.saved.emit()
