"""The room being worked in: one screen for typing while people talk.

Belongs here: keys, going from item to item, acts. Does not belong here: the widgets (``room_screen``), one item
(``item_editor``).
"""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QWidget

from ungeapp.domain.meetings import Attendance
from ungeapp.texts import _
from ungeapp.ui.kit.in_view import bring_into_view
from ungeapp.ui.meeting.item_editor import ItemEditor
from ungeapp.ui.meeting.preparing import Act
from ungeapp.ui.meeting.presenter import MeetingPresenter
from ungeapp.ui.meeting.room_screen import ATTENDANCE, RoomScreen
from ungeapp.ui.meeting.values import ItemView, RoomView
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.usecases.open_meetings import Missing


class RoomPanel(RoomScreen):
    """The whole view while the meeting is held."""

    editor: ItemEditor | None

    def __init__(self, presenter: MeetingPresenter, act: Act, view: RoomView) -> None:
        super().__init__(view, presenter.choices(), presenter.today)
        self._presenter = presenter
        self._act = act
        self.agenda.current_changed.connect(self.open_item)
        self.agenda.opened.connect(self._enter)
        self.attendance.opened.connect(lambda participant: self._note(participant, ""))
        self.attendance.noted.connect(self._note)
        self.findings.opened.connect(self.jump)
        self.agenda.turned.connect(self._turn)
        self.everybody_came.connect(self._everybody)
        self.held_today.connect(self._held_today)
        self.line_entry.added.connect(self._add_line)
        self.previous.done.connect(self._tick)
        bind(self, Keys.NEXT_ITEM, lambda: self.step(1))
        bind(self, Keys.PREVIOUS_ITEM, lambda: self.step(-1))
        bind(self, Keys.SAVE, self.save)
        bind(self, Keys.MEETING_BEFORE, self.previous.toggle)
        bind(self, Keys.ONLY_FOR_ME, self.private.peek)
        bind(self, Keys.ATTENDANCE, self._to_attendance)
        bind(self, Keys.NEW_AGREEMENT, self._to_agreement)
        bind(self, Keys.NEW_GOAL, self._to_goal)
        self.show_room(view)
        if view.agenda:
            self.agenda.set_current(view.agenda[0].id)

    def open_item(self, key: str) -> None:
        """Show another item; what was typed in the one before is saved."""
        item = self._view.item(key)
        if item is None or (self.editor is not None and self.editor.key == key):
            return
        self.save()
        if self.editor is not None and self.editor.isAncestorOf(QApplication.focusWidget() or self):
            self.agenda.setFocus()  # or the keyboard would wander to whatever comes next on the page
        self.put_item(self._view.item(key) or item)

    def _make_item(self, item: ItemView) -> ItemEditor:
        made = ItemEditor(self._presenter, self._act, item, self._choices)
        made.turn_wanted.connect(self._turn)
        return made

    def start(self) -> None:
        """Ready to type in the current item."""
        if self.editor is not None:
            self.editor.start()
            _show_focus(self)

    def step(self, distance: int) -> None:
        """The next item, ready to type in; what was typed is saved, also where there is none."""
        self.save()
        keys = [one.key for one in self._view.items]
        if self.editor is None or self.editor.key not in keys:
            return
        at = keys.index(self.editor.key) + distance
        if 0 <= at < len(keys):
            self.agenda.set_current(keys[at])
            self._enter(keys[at])

    def save(self) -> bool:
        """Save what is being typed."""
        return self.editor.save() if self.editor is not None else True

    def jump(self, target: str) -> None:
        """Go to where something open is settled."""
        what, _colon, where = target.partition(":")
        if what == Missing.ATTENDANCE:
            self._to_attendance()
            self.attendance.set_current(where)
        elif what == Missing.OUTPUT:
            item = next((one for one in self._view.items if any(out.key == where for out in one.outputs)), None)
            if item is not None:
                self._go_to(item.key)
                assert self.editor is not None
                self.editor.outputs[where].go()
                _show_focus(self)
        elif what == Missing.REQUIRED:
            self._go_to(where)
            self._enter(where)
        elif what in (Missing.AGREEMENT_OWNER, Missing.AGREEMENT_DUE):
            item = next((one for one in self._view.items if any(row.id == where for row in one.agreements)), None)
            if item is not None:
                self._go_to(item.key)
                assert self.editor is not None
                self.editor.correct(where)
                _show_focus(self)
        else:
            item = next((one for one in self._view.items if "own-words" in one.editors), None)
            if item is not None:
                self._go_to(item.key)
                self._enter(item.key)

    def jump_to_first(self) -> None:
        """Go to the first thing that keeps the meeting open."""
        if self._view.findings:
            self.jump(self._view.findings[0].id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page keeps what is being typed."""
        super().hideEvent(event)
        if self.editor is not None:
            self.editor.keep()

    def _go_to(self, key: str) -> None:
        self.agenda.set_current(key)
        self.open_item(key)

    def _enter(self, key: str) -> None:
        self.open_item(key)
        self.start()

    def _note(self, participant: str, attendance: str) -> None:
        if attendance:
            wanted = Attendance(attendance)
        else:
            found = next(one for one in self._presenter.found.participants if one.id == participant)
            wanted = ATTENDANCE[(ATTENDANCE.index(found.attendance) + 1) % len(ATTENDANCE)]
        self._act(lambda: self._presenter.attend(participant, wanted))

    def _held_today(self) -> None:
        self._act(self._presenter.held_today, _("The meeting is noted as held today."))

    def _everybody(self) -> None:
        self._act(self._presenter.everybody_is_here)

    def _tick(self, agreement: str) -> None:
        self._act(lambda: self._presenter.tick(agreement), _("The agreement is done."))

    def _add_line(self, title: str) -> None:
        self._act(lambda: self._presenter.add_line(title))

    def _turn(self, line: str) -> None:
        """Take a line off the agenda or bring it back; what was being typed under it is saved first."""
        if not self._presenter.is_line(line) or not self.save():
            return
        said = self._presenter.turning(line)
        if self._act(lambda: self._presenter.turn(line), said) and self.editor is not None:
            shown = [one.key for one in self._view.items]
            if self.editor.key not in shown and shown:
                self.agenda.setFocus()
                self._go_to(shown[0])

    def _to_attendance(self) -> None:
        self.attendance.setFocus()
        _show_focus(self)

    def _to_agreement(self) -> None:
        self._to("agreements")
        if self.editor is not None and self.editor.agreement_entry is not None:
            self.editor.agreement_entry.what.setFocus()
            bring_into_view(self.editor.agreement_entry)  # with who and by when, which open under it

    def _to_goal(self) -> None:
        self._to("goals")
        if self.editor is not None and self.editor.goal_entry is not None:
            self.editor.goal_entry.words.setFocus()
            bring_into_view(self.editor.goal_entry)

    def _to(self, editor: str) -> None:
        here = self._view.item(self.editor.key) if self.editor is not None else None
        if here is None or editor not in here.editors:
            item = next((one for one in self._view.items if editor in one.editors), None)
            if item is not None:
                self._go_to(item.key)


def _show_focus(panel: QWidget) -> None:
    """Bring the field with the keyboard before the eyes."""
    here = QApplication.focusWidget()
    if here is not None and panel.isAncestorOf(here):
        bring_into_view(here)
