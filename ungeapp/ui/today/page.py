"""The page *I dag*.

Belongs here: widgets. Does not belong here: what they say (``presenter``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.contact import asking
from ungeapp.ui.kit.buttons import outlined, primary, row_button
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.shortcuts import Keys
from ungeapp.ui.surroundings import Surroundings
from ungeapp.ui.today.presenter import TodayPresenter
from ungeapp.usecases.today import DueKind

_FIRST = 40
_ASKED = {
    DueKind.REPORT: asking.ask_next,
    DueKind.NOTIFICATION: asking.ask_follow_up,
    DueKind.SUPPORT: asking.ask_check,
}


class TodayPage(PageFrame):
    """The page behind ``Place("today")``."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._go = surroundings.navigator.go
        super().__init__(_("Today"))
        self._surroundings = surroundings
        self._offered: bool | None = None
        self._presenter = TodayPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self.meetings = ListCard(_("Meetings the next 14 days"), _("No meetings the next 14 days."))
        self.due = ListCard(_("The next step"), _("Nothing is waiting for you the next 14 days."))
        self.put_off_button = row_button(_("Put off …"), self.put_off, name=_("Put off the row chosen"))
        self.due.add_head(self.put_off_button)
        self.more = outlined(_("Show all"), self.show_all)
        self.due.add(Flow(self.more))
        self._all = False
        self.inbox = ListCard(_("Inbox"), _("Nothing waits for your answer."))
        self.waiting = ListCard(_("Waiting for others"), _("No files wait to be fetched."))
        self.owed = ListCard(
            _("Others owe"),
            _("Nobody owes an agreement the next 14 days."),
            action=_("See all"),
            on_action=lambda: self._go(Place("owed")),
        )
        self.owed_rest = Secondary("")
        self.owed.add(self.owed_rest)
        self.nobody = EmptyState(
            _("Welcome. Read your young people from a sheet, or add one by hand. Then this page fills by itself."),
            _("Read young people from a sheet …"),
            lambda: self._go(Place("import")),
            other=primary(_("Add young person"), lambda: self._go(Place("people", tab="add"))),
        )
        self.columns = Columns(
            Stack(self.due, gap=SPACE_4), Stack(self.inbox, self.meetings, self.waiting, self.owed, gap=SPACE_4)
        )
        self.add(self.nobody, self.columns)
        for signal in (self.meetings.list.opened, self.meetings.list.acted):
            signal.connect(lambda id: self._go(Place("meeting", id=id)))
        self.due.list.opened.connect(lambda key: self._go(self._presenter.place(key)))
        self.due.list.acted.connect(self.act)
        self.due.list.current_changed.connect(lambda _key: self.put_off_button.show())
        for card in (self.inbox, self.waiting):
            card.list.opened.connect(self._open_waiting)
            card.list.acted.connect(self._open_waiting)
        self.owed.list.opened.connect(lambda _id: self._go(Place("owed")))
        later = QShortcut(QKeySequence("Alt+U"), self.due.list)
        later.setContext(Qt.ShortcutContext.WidgetShortcut)
        later.activated.connect(self.put_off)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Look again, and put the keyboard on what needs me."""
        self._guard.run(self.refresh)
        if self.due.list.rows():
            self.due.list.setFocus()

    def refresh(self) -> None:
        """Look again."""
        view = self._presenter.look()
        self.set_title(view.title, view.subtitle)
        self._offer(view.empty)
        self.nobody.setVisible(view.empty)
        self.columns.setVisible(not view.empty)
        self.meetings.show_rows(view.meetings)
        self.due.show_rows(view.due if self._all else view.due[:_FIRST])
        self.more.setVisible(not self._all and len(view.due) > _FIRST)
        self.put_off_button.setVisible(bool(self.due.list.current_id()))
        self.inbox.show_rows(view.inbox)
        self.waiting.show_rows(view.waiting)
        self.owed.show_rows(view.owed)
        self.owed_rest.setText(view.owed_rest)
        self.owed_rest.setVisible(bool(view.owed_rest))

    def _offer(self, empty: bool) -> None:
        """What can be done at the top; with nobody here, the invitation says what can."""
        if empty == self._offered:
            return
        self._offered = empty
        contact = self._surroundings.events.contact_asked
        if empty:
            self.set_actions([])
            return
        self.set_actions(
            [
                outlined(_("Find young person"), lambda: self._go(Place("people"))),
                primary(_("Note contact"), lambda: contact.emit(""), key=Keys.NOTE_CONTACT.shown()),
            ]
        )

    def show_all(self) -> None:
        """What comes later too."""
        self._all = True
        self._guard.run(self.refresh)
        self.due.list.setFocus()

    def act(self, key: str) -> None:
        """Do the one next action of a row."""
        presenter = self._presenter
        if presenter.opens(key):
            self._go(presenter.action_place(key))
        elif presenter.notes_contact(key):
            self._surroundings.events.contact_asked.emit(presenter.person(key))
        elif presenter.kind(key) is DueKind.AGREEMENT:
            self._surroundings.act(self, lambda: presenter.tick(key), _("The agreement is kept."))
        elif presenter.kind(key) in _ASKED:
            _ASKED[presenter.kind(key)](self._surroundings, self, presenter.record(key))
        elif presenter.is_proposal(key):
            self._answer_proposal(key)
        else:
            done = self._surroundings.dialogs.ask_text(_("Finish the task"), _("What was done?"), _("Save"))
            if done is not None:
                self._surroundings.act(self, lambda: presenter.finish(key, done), _("The task is done."))

    def _answer_proposal(self, key: str) -> None:
        """Another desk proposes a change: take it over, or leave it and say why."""
        presenter = self._presenter
        form = Form()
        options = (
            Option("accept", _("Change it as proposed")),
            Option("decline", _("Leave it as it is")),
            Option("ask", _("Ask the young person first")),
        )
        answer = form.segmented("answer", _("What do you say?"), options, "accept")
        reason = form.line("reason", _("Why, if you leave it?"))
        if self._surroundings.dialogs.show_form(_("Answer a proposal"), form, _("Save")):
            accepted, why = answer.value() == "accept", reason.value()
            if answer.value() == "ask":
                self._surroundings.act(
                    self,
                    lambda: presenter.put_off(key, presenter.next_week(), _("Ask the young person first")),
                    _("It comes back in a week. Ask the young person until then."),
                )
                return
            self._surroundings.act(
                self,
                lambda: presenter.answer_proposal(key, accepted=accepted, reason=why),
                _("The proposal is answered."),
            )

    def put_off(self) -> None:
        """Put the current row off to a day; a task with a reason."""
        key = self.due.list.current_id()
        if not key:
            return
        presenter = self._presenter
        if not presenter.can_be_put_off(key):
            self._go(presenter.place(key))
            return
        form = Form()
        until = form.date("until", _("Put off until"), presenter.today, presenter.next_week())
        reason = form.line("reason", _("Why?")) if presenter.needs_reason(key) else None
        if self._surroundings.dialogs.show_form(_("Put off"), form, _("Put off")):
            day = until.value() or presenter.next_week()
            why = reason.value() if reason is not None else ""
            self._surroundings.act(self, lambda: presenter.put_off(key, day, why), _("It is put off."))

    def _open_waiting(self, key: str) -> None:
        if key.startswith("file:"):
            self._go(Place("exchange", tab="files"))
        else:
            self._go(self._presenter.inbox_place(key))

    def _changed(self, changes: Changes) -> None:
        if changes.kinds != frozenset({"draft"}):
            self._guard.run(self.refresh)


def make_page(surroundings: Surroundings) -> TodayPage:
    """The page behind ``Place("today")``."""
    return TodayPage(surroundings)
