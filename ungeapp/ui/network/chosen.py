"""The card of the one who is chosen: where they stand, whether they stay, how they are with the others.

Belongs here: that card. Does not belong here: the map and the table (``page``).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.text import Overline, Text
from ungeapp.ui.network.presenter import ChosenView, NetworkPresenter
from ungeapp.usecases.network import CLOSENESS, QUALITIES, SECTORS


class ChosenCard(Card):
    """``placed(sector, closeness)``, ``stays_told(answer)`` and ``related(other, quality)`` are about the one shown."""

    placed = Signal(str, str)
    stays_told = Signal(str)
    related = Signal(str, str)

    def __init__(
        self,
        presenter: NetworkPresenter,
        edit: Callable[[], None],
        remove: Callable[[], None],
        call: Callable[[], object],
    ) -> None:
        super().__init__(_("Chosen person"))
        self._facts = Text("")
        where = Form()
        self.sector = where.add("sector", _("Field"), ChoiceField(presenter.options(SECTORS), acts=True))
        self.closeness = where.add(
            "closeness",
            _("How close"),
            ChoiceField(presenter.options(CLOSENESS), empty=_("Not said yet"), acts=True),
        )
        self.stays = where.add("stays", _("After the change"), ChoiceField(presenter.stays_options(), acts=True))
        for field in (self.sector, self.closeness):
            field.committed.connect(lambda: self.placed.emit(self.sector.value(), self.closeness.value()))
        self.stays.committed.connect(lambda: self.stays_told.emit(self.stays.value()))
        self._relations_heading = Overline(_("How they are together"))
        self.relations = PaintedList(_("How they are together"), openable=False)
        self.relations.acted.connect(lambda other: self.related.emit(other, ""))
        self._new = Form()
        self.other = self._new.add("other", _("Together with"), ChoiceField(empty=_("Choose")))
        self.quality = self._new.add("quality", _("It is"), ChoiceField(presenter.options(QUALITIES)))
        self.relate_button = row_button(_("Add relation"), self._relate)
        self._adding = row_button(_("Add a relation …"), self._open)
        self.call_button = row_button(_("Reach …"), call)
        acts = Flow(row_button(_("Correct"), edit), row_button(_("Remove"), remove), self.call_button)
        self.add(self._facts, acts, where)
        self.add(self._relations_heading, self.relations, Flow(self._adding), self._new, Flow(self.relate_button))
        self._close()

    def show_chosen(self, view: ChosenView | None) -> None:
        """Show another one, or nobody."""
        self.setVisible(view is not None)
        if view is None:
            return
        self.set_heading(view.heading)
        self._facts.setText(view.facts)
        self._facts.setVisible(bool(view.facts))
        self.sector.set_value(view.sector)
        self.closeness.set_value(view.closeness)
        self.stays.set_value(view.stays)
        self.relations.set_rows(view.relations)
        self.relations.setVisible(bool(view.relations))
        self._relations_heading.setVisible(bool(view.relations))
        kept = self.other.value()
        self.other.set_options(view.others, kept if kept in {one.value for one in view.others} else "")
        self._adding.setVisible(bool(view.others) and self._new.isHidden())

    def _open(self) -> None:
        self._new.show()
        self.relate_button.show()
        self._adding.hide()
        self.other.setFocus()

    def _close(self) -> None:
        self._new.hide()
        self.relate_button.hide()
        self._adding.show()

    def _relate(self) -> None:
        if not self.other.value():
            self.other.setFocus()
            return
        other, quality = self.other.value(), self.quality.value()
        self._close()
        self.related.emit(other, quality)
