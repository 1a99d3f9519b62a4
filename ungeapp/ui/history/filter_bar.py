"""The filter above the history: one line to search in, the rest behind one button.

Belongs here: its fields. Does not belong here: filtering (``presenter``, ``usecases/history``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ungeapp.texts import _
from ungeapp.ui.history.presenter import Asked
from ungeapp.ui.kit import layouts
from ungeapp.ui.kit.buttons import quiet
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import DateField, LineField
from ungeapp.ui.kit.layouts import Flow, Row
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_2


class Labelled(QWidget):
    """A field under its label."""

    def __init__(self, label: str, field: QWidget) -> None:
        super().__init__()
        down = layouts.column(self, gap=0)
        caption = Secondary(label, wrap=False)
        caption.setBuddy(field)
        down.addWidget(caption)
        down.addWidget(field)
        field.setAccessibleName(label)
        inner = field.focusProxy()
        if inner is not None:
            inner.setAccessibleName(label)


class FilterBar(QWidget):
    """``changed`` says that something else is asked for, ``widened`` that the other choices were opened."""

    changed = Signal()
    widened = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.text = LineField(placeholder=_("Search in the history"))
        self.text.setAccessibleName(_("Search in the history"))
        self.kind = ChoiceField([], empty=_("Every kind of record"))
        self.author = ChoiceField([], empty=_("Everybody who wrote"))
        self.part = ChoiceField([], empty=_("All parts"))
        self.since, self.until = DateField(today), DateField(today)
        self.wider = quiet(_("More choices"), self._widen)
        self._rest = Flow(
            Labelled(_("Kind of record"), self.kind),
            Labelled(_("Written by"), self.author),
            Labelled(_("Part of the case"), self.part),
            Labelled(_("Since the day"), self.since),
            Labelled(_("Up to the day"), self.until),
        )
        self._rest.hide()
        body = layouts.column(self, gap=SPACE_2)
        body.addWidget(Row(self.text, self.wider, stretch=0))
        body.addWidget(self._rest)
        self.text.edited.connect(self.changed)
        for field in (self.kind, self.author, self.part, self.since, self.until):
            field.committed.connect(self.changed)

    def offer(self, kinds: Sequence[Option], authors: Sequence[Option], parts: Sequence[Option]) -> None:
        """Offer what there is; what was chosen stays."""
        for field, options in ((self.kind, kinds), (self.author, authors), (self.part, parts)):
            field.set_options(options, field.value())

    def asked(self) -> Asked:
        """What is asked for."""
        return Asked(
            text=self.text.value(),
            kind=self.kind.value(),
            author=self.author.value(),
            part=self.part.value(),
            since=self.since.value(),
            until=self.until.value(),
        )

    def set_asked(self, asked: Asked) -> None:
        """Show another question, without saying so."""
        self.text.set_value(asked.text)
        for field, value in ((self.kind, asked.kind), (self.author, asked.author), (self.part, asked.part)):
            field.set_value(value)
        self.since.set_value(asked.since)
        self.until.set_value(asked.until)

    def _widen(self) -> None:
        shown = not self._rest.isVisible()
        if shown:
            self.widened.emit()
        self._rest.setVisible(shown)
        self.wider.set_text(_("Fewer choices") if shown else _("More choices"))
