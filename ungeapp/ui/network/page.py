"""The tab *Netværk*: the map, the same people as a table, the one who is chosen, cases elsewhere.

Belongs here: widgets. Does not belong here: what rows say (``presenter``), drawing the map (``kit.network_canvas``).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.casework.entries import NetworkEntry
from ungeapp.ui.casework.paper_place import PaperPlace
from ungeapp.ui.casework.typed import TypedNetwork
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField, Segmented
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.network_canvas import NetworkCanvas
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.popover import Popover
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.network.chosen import ChosenCard
from ungeapp.ui.network.forms import CaseForm, PersonForm
from ungeapp.ui.network.presenter import NOT_COMPARED, NetworkPresenter, NetworkTabView
from ungeapp.ui.phone_book.call import show_call
from ungeapp.ui.surroundings import Surroundings

MAP, TABLE = "map", "table"
_MOVES = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class NetworkList(PaintedList):
    """The table twin: the same keys as the map. ``shifted(id, across, down)`` is one field or ring that way."""

    shifted = Signal(str, int, int)
    adding = Signal()
    removing = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+arrows move, N adds, Delete removes, Enter corrects."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        id = self.current_id()
        if key in _MOVES and modifiers == Qt.KeyboardModifier.ShiftModifier and id:
            self.shifted.emit(id, *_MOVES[key])
        elif key == Qt.Key.Key_N and not modifiers:
            self.adding.emit()
        elif key == Qt.Key.Key_Delete and not modifiers and id:
            self.removing.emit(id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers and id:
            self.acted.emit(id)
        else:
            super().keyPressEvent(event)


class NetworkTab(TabFrame):
    """The map or the table at the left, who is chosen at the right; nothing on it needs the mouse."""

    def __init__(self, surroundings: Surroundings, person: str) -> None:
        super().__init__(_("Network"))
        self._surroundings = surroundings
        self._person = person
        self._presenter = NetworkPresenter(surroundings.intentions, person)
        self._chosen = ""
        self._known: NetworkTabView | None = None
        self.canvas = NetworkCanvas(_("Network map"))
        self.table = NetworkList(_("Network as a table"), current_marked=True)
        self.shown_as = Segmented([Option(MAP, _("Map")), Option(TABLE, _("Table"))], MAP, show_keys=True, small=True)
        self.entry = NetworkEntry()
        self.chosen = ChosenCard(self._presenter, self._edit_chosen, self._remove_chosen, self.call_chosen)
        self.cases = ListCard(_("Cases elsewhere"), _("No case numbers of other authorities noted."), overline=True)
        self.compare = ChoiceField(acts=True)
        self.compare.setAccessibleName(_("Compare with"))
        self.changes = ListCard(_("Since last time"), _("Nothing is different."), overline=True, openable=False)
        self.sparse = Text("")
        self.ask_button = row_button(_("Make the task"), self._ask_builder)
        self._build()
        self._connect()
        surroundings.on_change(self, self._changed)
        self.refresh()

    def _build(self) -> None:
        self.keep_button = row_button(_("Save as today"), self._keep)
        self.print_button = row_button(_("Print the map"), self.show_paper)
        self._empty = Text(_("Ask who the young person can call when something is hard."))
        card = Card(_("The network"))
        card.add_head(self.shown_as, self.keep_button, self.print_button)
        self._hint = Secondary(
            _("Arrow keys: next person. Shift and arrow keys: move. Enter: correct. N: add. Or drag with the mouse.")
        )
        card.add(self._empty, self.canvas, self.table, self._hint, self.entry)
        self._sparse_row = Flow(self.sparse, self.ask_button)
        self.changes.body.insertWidget(0, self.compare)
        self.cases.add_head(
            row_button(_("Remove"), self._remove_case, name=f"{_('Cases elsewhere')}: {_('Remove')}"),
            row_button(_("Add"), lambda: self.edit_case(""), name=f"{_('Cases elsewhere')}: {_('Add')}"),
        )
        side = Stack(self.chosen, self.changes, self.cases, gap=SPACE_4)
        self._content = Stack(self._sparse_row, Columns(card, side, weights=(62, 34)), gap=SPACE_4)
        self._paper_place = PaperPlace(
            self._surroundings,
            self,
            self._content,
            _("Back to the network"),
            lambda: self.print_button.setFocus(),
        )
        self.add(self._content, self._paper_place)
        self.table.hide()

    def _connect(self) -> None:
        self.canvas.chosen.connect(self.choose)
        self.canvas.opened.connect(self.edit_person)
        self.canvas.moved.connect(self._move)
        self.canvas.adding.connect(self._add)
        self.canvas.removing.connect(self.remove_person)
        self.table.current_changed.connect(self.choose)
        self.table.opened.connect(self.choose)
        self.table.acted.connect(self.edit_person)
        self.table.shifted.connect(self._shift)
        self.table.adding.connect(self._add)
        self.table.removing.connect(self.remove_person)
        self.shown_as.committed.connect(self._turn)
        self.entry.added.connect(self._added)
        self.chosen.placed.connect(self._place)
        self.chosen.stays_told.connect(self._stays)
        self.chosen.related.connect(self._relate)
        self.compare.committed.connect(self._compare)
        self.cases.list.opened.connect(self.edit_case)

    # what is shown -----------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Look again."""
        view = self._known = self._presenter.look()
        self.canvas.show_map(view.map)
        self.table.set_rows(view.rows)
        self.cases.show_rows(view.cases)
        self.sparse.setText(view.sparse)
        self.ask_button.setVisible(view.may_ask)
        self._sparse_row.setVisible(bool(view.sparse))
        self.compare.set_options([*view.earlier, Option(NOT_COMPARED, _("Do not compare"))], view.compared)
        self.changes.show_rows(view.changes)
        self.changes.setVisible(bool(view.earlier))
        people = bool(view.rows)
        self._empty.setVisible(not people)
        self._hint.setVisible(people)
        self.keep_button.setVisible(people)
        self.print_button.setVisible(people)
        self._show_chosen()

    def choose(self, id: str) -> None:
        """Somebody is current, on the map or in the table."""
        if id and id != self._chosen:
            self._chosen = id
            self._show_chosen()

    def _show_chosen(self) -> None:
        view = self._presenter.chosen(self._chosen)
        if view is None and self.canvas.current():
            self._chosen = self.canvas.current()
            view = self._presenter.chosen(self._chosen)
        self.chosen.show_chosen(view)
        if view is not None:
            self.canvas.set_current(view.id)
            if self.table.current_id() != view.id:
                self.table.set_current(view.id)

    def _turn(self) -> None:
        """From the map to the table or back, with the keyboard on the same person."""
        table = self.shown_as.value() == TABLE
        self.canvas.setVisible(not table)
        self.table.setVisible(table)
        node = self.canvas.current_node()
        if table:
            self.table.setFocus()
        elif node is not None:
            node.setFocus()

    # acts --------------------------------------------------------------------------------------------------------
    def _act(self, action: Callable[[], object], said: str) -> bool:
        return self._surroundings.act(self, action, said)

    def _add(self) -> None:
        self.entry.name.setFocus()

    def _added(self, typed: TypedNetwork) -> None:
        self._act(lambda: self._presenter.add(typed), _("The network is saved."))

    def _move(self, id: str, sector: int, ring: int) -> None:
        said = self._presenter.told_of_move(id, sector, ring)
        self._act(lambda: self._presenter.move(id, sector, ring), said)

    def _shift(self, id: str, across: int, down: int) -> None:
        assert self._known is not None
        shown = self._known.map
        person = next(one for one in shown.people if one.id == id)
        ring = min(max(person.ring + down, 0), len(shown.rings) - 1)
        self._move(id, (person.sector + across) % len(shown.sectors), ring)

    def _place(self, sector: str, closeness: str) -> None:
        id = self._chosen
        self._act(lambda: self._presenter.place(id, sector, closeness), _("The network is saved."))

    def _stays(self, answer: str) -> None:
        id = self._chosen
        self._act(lambda: self._presenter.set_stays(id, answer), _("The network is saved."))

    def _relate(self, other: str, quality: str) -> None:
        id = self._chosen
        self._act(lambda: self._presenter.relate(id, other, quality), _("The network is saved."))

    def _keep(self) -> None:
        form = Form()
        label = form.line(
            "label", _("Name of the kept map"), optional=True, placeholder=_("Before the move, for example")
        )
        if self._surroundings.dialogs.show_form(_("Save as today"), form, _("Save")):
            said = _("The map is kept as it is today. Next time you see what is different.")
            self._act(lambda: self._presenter.keep(label.value()), said)

    def _compare(self) -> None:
        self._presenter.choose_earlier(self.compare.value())
        self.refresh()

    def _ask_builder(self) -> None:
        self._act(self._presenter.ask_builder, _("The task is made."))

    def _edit_chosen(self) -> None:
        self.edit_person(self._chosen)

    def _remove_chosen(self) -> None:
        self.remove_person(self._chosen)

    def call_chosen(self) -> Popover:
        """How to reach the one who is chosen."""
        one = self._presenter.person(self._chosen)
        return show_call(self._surroundings, self.chosen.call_button, one.name or one.relation, one.unit, one.phone)

    def edit_person(self, id: str) -> None:
        """Correct somebody."""
        form = PersonForm(self._presenter, self._presenter.person(id))
        if self._surroundings.dialogs.show_form(_("Correct the person in the network"), form, _("Save")):
            told = form.told()
            self._act(lambda: self._presenter.save_person(told, id), _("The network is saved."))

    def remove_person(self, id: str) -> None:
        """Take somebody out with a reason."""
        reason = self._reason()
        if reason is not None:
            self._act(lambda: self._presenter.remove_person(id, reason), _("It is removed."))

    def edit_case(self, id: str) -> None:
        """Add or correct a case elsewhere."""
        form = CaseForm(self._presenter.case(id) if id else None)
        title = _("Correct the case elsewhere") if id else _("Add a case elsewhere")
        if self._surroundings.dialogs.show_form(title, form, _("Save")):
            told = form.told()
            self._act(lambda: self._presenter.save_case(told, id), _("The case number is saved."))

    def _remove_case(self) -> None:
        id = self.cases.list.current_id()
        reason = self._reason() if id else None
        if reason is not None:
            self._act(lambda: self._presenter.remove_case(id, reason), _("It is removed."))

    def _reason(self) -> str | None:
        return self._surroundings.dialogs.ask_text(_("Remove"), _("Why?"), _("Remove"))

    # paper -------------------------------------------------------------------------------------------------------
    def show_paper(self) -> None:
        """The map as it prints."""
        presenter = self._presenter
        self._paper_place.open(_("Network map"), presenter.papers(), presenter.make_paper)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the tab puts the paper away."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._paper_place.put_away()

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(
            self._person, "network-person", "network-relation", "network-kept", "case-reference", "snapshot", "task"
        ):
            self.refresh()


def make_tab(surroundings: Surroundings, person_id: str) -> NetworkTab:
    """The tab *Netværk* of one young person."""
    return NetworkTab(surroundings, person_id)
