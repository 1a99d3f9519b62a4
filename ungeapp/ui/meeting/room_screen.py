"""The room as it is seen: agenda, one item, participants, what is open, what was before.

Belongs here: those widgets out of plain values; the editor of formats shows the same ones. Does not belong here: keys and
acts (``room``), one item (``item_screen``), sentences (``showing``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ungeapp.domain.meetings import Attendance
from ungeapp.texts import _
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import Button, outlined, primary, quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.meeting.agenda_list import AgendaList, LineEntry
from ungeapp.ui.meeting.beside import PreviousCard, PrivateCard
from ungeapp.ui.meeting.item_screen import ItemScreen
from ungeapp.ui.meeting.values import ItemView, RoomChoices, RoomView
from ungeapp.ui.shortcuts import Keys

ATTENDANCE = tuple(Attendance)


class AttendanceList(PaintedList):
    """Participants; Alt+1 to Alt+5 note the attendance of the current one.

    Nothing else that can be typed changes anything: a sentence begun in the wrong place must not say who came.
    """

    noted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(_("Participants"), current_marked=True)
        self.setAccessibleDescription(_("Alt+1 to Alt+5: not noted, came, came late, apologies, stayed away"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note the attendance of the current participant, and go on to the next after Alt and a digit."""
        key = event.key() - Qt.Key.Key_1
        current = self.current_id()
        if current and event.modifiers() & Qt.KeyboardModifier.AltModifier and 0 <= key < len(ATTENDANCE):
            self._go_on()
            self.noted.emit(current, ATTENDANCE[key].value)
            return
        if event.key() == Qt.Key.Key_Space:
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters go nowhere: they were meant for a text."""

    def _go_on(self) -> None:
        following = self.currentIndex().row() + 1
        if following < len(self.rows()):
            self.setCurrentIndex(self.model().index(following, 0))


def room_actions(
    view: RoomView, preview: Callable[[], object], close: Callable[[], object]
) -> tuple[list[QWidget], Button]:
    """What stands beside the title of a meeting in the room, and its main action among it."""
    main = primary(_("Close the meeting"), close, key=Keys.ACCEPT.shown())
    main.hold(view.blocked)
    chips = [Chip(view.missing_chip, Tone.NEUTRAL if view.ahead else Tone.WARN)] if view.missing_chip else []
    return [*chips, outlined(_("Preview minutes"), preview), main], main


class RoomScreen(Stack):
    """The whole view while the meeting is held; what is wanted is told by signals."""

    edit_wanted = Signal()
    everybody_came = Signal()
    held_today = Signal()

    def __init__(self, view: RoomView, choices: RoomChoices, today: date) -> None:
        super().__init__()
        self._view = view
        self._choices = choices
        self._today = today
        self.agenda = AgendaList(openable=True)
        self.line_entry = LineEntry()
        self.attendance = AttendanceList()
        self.findings = PaintedList(_("Missing"))
        self.since = PaintedList(_("Since last time"), openable=False)
        self.goals = PaintedList(_("The plan's goals"), openable=False)
        agenda = Card(_("Agenda"), overline=True)
        agenda.add(self.agenda, self.line_entry)
        self.all_here = row_button(_("The rest are here"), self.everybody_came.emit)
        people = Card(_("Participants"), overline=True)
        self._absent = Secondary(view.absent_note)
        people.add(
            self.attendance, Flow(self.all_here, quiet(_("Edit participants"), self.edit_wanted.emit)), self._absent
        )
        self.missing_card = Card(_("Missing"), overline=True)
        self._nothing_missing = Secondary(_("Nothing is missing. The meeting can be closed."))
        self._prepare, self.not_reached = Secondary(""), Secondary("")
        self.missing_card.add(self._prepare, self.findings, self._nothing_missing, self.not_reached)
        self._since_card = Card(_("Since last time"), overline=True)
        self._since_card.add(self.since)
        self._goals_card = Card(_("The plan's goals"), overline=True)
        self._goals_card.add(self.goals)
        self.previous = PreviousCard(opened=False)
        self.private = PrivateCard()
        self._middle = Stack()
        self.editor: ItemScreen | None = None
        gap = tokens.SPACE_3
        self.another_day = Banner()
        self.add(self.another_day)
        self.add(
            Columns(
                Stack(agenda, people, gap=gap),
                self._middle,
                Stack(self.missing_card, self.private, self._since_card, self.previous, self._goals_card, gap=gap),
                weights=(28, 47, 26),
                first_when_stacked=1,
            )
        )

    def show_room(self, view: RoomView) -> None:
        """Show the room as it is now; what is being typed stays."""
        self._view = view
        if view.another_day:
            tone = Tone.WARN if view.other_day_ahead else Tone.INFO
            self.another_day.show_message(
                view.another_day, tone, action=_("Held today"), on_action=self.held_today.emit
            )
        else:
            self.another_day.clear()
        self.agenda.set_rows(view.agenda)
        self.attendance.set_rows(view.participants)
        self.findings.set_rows(view.findings)
        self.findings.setVisible(bool(view.findings))
        self._nothing_missing.setVisible(not view.findings and not view.ahead)
        self.not_reached.setText("" if view.ahead else view.not_reached)
        self.not_reached.setVisible(bool(self.not_reached.text()))
        self.missing_card.set_heading(_("What the meeting is to reach") if view.ahead else _("Missing"))
        self._prepare.setText(view.prepare)
        self._prepare.setVisible(bool(view.prepare))
        self.since.set_rows(view.since)
        self._since_card.setVisible(bool(view.since))
        self.previous.show_previous(view.previous)
        self.private.show_words(view.unsaid)
        self.goals.set_rows(view.goals)
        self._goals_card.setVisible(bool(view.goals))
        if self.editor is not None:
            item = view.item(self.editor.key)
            if item is not None:
                self.editor.show_item(item)

    def open_item(self, key: str) -> None:
        """Show another item."""
        item = self._view.item(key)
        if item is not None and (self.editor is None or self.editor.key != key):
            self.put_item(item)

    def put_item(self, item: ItemView | None) -> None:
        """Make the widgets of this item, or of none."""
        self._middle.clear()
        self.editor = None
        if item is None:
            return
        self.editor = self._make_item(item)
        self.editor.show_item(item)
        self._middle.add(self.editor)
        self.editor.show()  # at once, so that the keyboard can go there

    def _make_item(self, item: ItemView) -> ItemScreen:
        return ItemScreen(item, self._choices, self._today)
