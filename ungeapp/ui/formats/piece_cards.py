"""The pieces of a format in cards, one for each kind: the format and its meetings, points, results, people, questions, events, tasks.

Belongs here: those cards with their lists and the rows to add with. Does not belong here: one list and its keys
(``pieces``), what becomes of a choice or a change (the page).
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.formats.pieces import PieceList, RoleEntry, TitleEntry
from ungeapp.ui.formats.presenter import EditorPresenter
from ungeapp.ui.kit.buttons import IconButton, outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_3
from ungeapp.usecases.format_pieces import PieceKind

_FIXED = (PieceKind.MEETING, PieceKind.TASK)
"""What stands in an order nobody turns about."""


class PieceCards(Stack):
    """Signals carry the path of a piece; ``added`` its kind and what it is called, or the role's code."""

    chosen = Signal(str)
    entered = Signal(str)
    moved = Signal(str, int)
    taken_out = Signal(str)
    undo_wanted = Signal()
    added = Signal(PieceKind, str)
    own_people_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(gap=SPACE_3)
        self.lists = {
            PieceKind.MEETING: self._list(_("The format and its meetings"), moves=False),
            PieceKind.ITEM: self._list(_("Points of the agenda")),
            PieceKind.OUTPUT: self._list(_("Must come out of it")),
            PieceKind.PARTICIPANT: self._list(_("Who takes part")),
            PieceKind.QUESTION: self._list(_("Questions of the format")),
            PieceKind.EVENT: self._list(_("Events the meetings follow")),
            PieceKind.TASK: self._list(_("Tasks that follow from an answer"), moves=False),
        }
        self.entries = {
            PieceKind.MEETING: TitleEntry(
                _("New meeting in the series"), _("Write what the meeting is called."), _("Add the meeting")
            ),
            PieceKind.ITEM: TitleEntry(
                _("New point"), _("Write what the point is called."), _("Add the point to the agenda")
            ),
            PieceKind.OUTPUT: TitleEntry(
                _("New result"), _("Write what must come out of the meeting."), _("Add the result")
            ),
            PieceKind.QUESTION: TitleEntry(_("New question"), _("Write the question."), _("Add the question")),
            PieceKind.EVENT: TitleEntry(_("New event"), _("Write what happens."), _("Add the event")),
            PieceKind.TASK: TitleEntry(_("New task"), _("Write what is to be done."), _("Add the task to the format")),
        }
        self.role_entry = RoleEntry()
        self._borrowed = Secondary("")
        self.own_people = outlined(_("Give it a list of its own"), self.own_people_wanted.emit)
        self.cards = {kind: self._card(kind) for kind in self.lists}
        for card in self.cards.values():
            self.add(card)

    def _list(self, name: str, *, moves: bool = True) -> PieceList:
        made = PieceList(name, moves=moves)
        made.current_changed.connect(self.chosen)
        made.opened.connect(self.entered)
        made.moved.connect(self.moved)
        made.taken_out.connect(self.taken_out)
        made.undo_wanted.connect(self.undo_wanted)
        return made

    def _card(self, kind: PieceKind) -> Card:
        rows = self.lists[kind]
        name = rows.accessibleName()
        card = Card(name, overline=True)
        if kind not in _FIXED:
            card.add_head(
                IconButton("up", _("Move up in {list}").format(list=name), partial(self._move_current, kind, -1)),
                IconButton("down", _("Move down in {list}").format(list=name), partial(self._move_current, kind, 1)),
            )
        card.add_head(
            IconButton("remove", _("Take out of {list}").format(list=name), partial(self._remove_current, kind))
        )
        card.add(rows)
        if kind is PieceKind.PARTICIPANT:
            card.add(self._borrowed, Flow(self.own_people), self.role_entry)
            self.role_entry.added.connect(partial(self.added.emit, kind))
        elif kind in self.entries:
            card.add(self.entries[kind])
            self.entries[kind].added.connect(partial(self.added.emit, kind))
        return card

    def show_pieces(self, presenter: EditorPresenter) -> None:
        """The pieces of the draft as they are now."""
        for kind, rows in self.lists.items():
            rows.set_rows(presenter.heads() if kind is PieceKind.MEETING else presenter.rows(kind))
            rows.setVisible(bool(rows.rows()))
            rows.mark(presenter.piece)
            self.cards[kind].setVisible(presenter.has(kind))
        why = presenter.borrowed()
        self._borrowed.setText(why)
        self._borrowed.setVisible(bool(why))
        self.own_people.setVisible(bool(why))
        self.role_entry.setVisible(not why)
        self.role_entry.offer(presenter.free_roles())

    def list_of(self, kind: PieceKind) -> PieceList:
        """The list in which pieces of a kind stand; the format itself stands with its meetings."""
        return self.lists[PieceKind.MEETING if kind is PieceKind.FORMAT else kind]

    def top_of(self, kind: PieceKind) -> int:
        """How far down the card of a kind stands."""
        return self.cards[PieceKind.MEETING if kind is PieceKind.FORMAT else kind].y()

    def _move_current(self, kind: PieceKind, by: int) -> None:
        current = self.lists[kind].current_id()
        if current:
            self.moved.emit(current, by)

    def _remove_current(self, kind: PieceKind) -> None:
        current = self.lists[kind].current_id()
        if current:
            self.taken_out.emit(current)
