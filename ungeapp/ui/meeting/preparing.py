"""Before the meeting: time and place, participants and what each is told, the call.

Belongs here: the widgets of that view. Does not belong here: the room (``room``), sentences (``showing``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ungeapp.domain.meetings import Reply
from ungeapp.texts import _
from ungeapp.ui.casework.questions import QuestionForm
from ungeapp.ui.casework.words import capital
from ungeapp.ui.kit import layouts, tokens
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import Segmented
from ungeapp.ui.kit.dialogs import Dialogs
from ungeapp.ui.kit.fields import DateField, LineField, TimeField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.meeting.agenda_list import AgendaList, LineEntry
from ungeapp.ui.meeting.beside import PreviousCard, SheetCard
from ungeapp.ui.meeting.presenter import MeetingPresenter
from ungeapp.ui.meeting.values import ParticipantView, PreparingView
from ungeapp.ui.navigation import Place
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.wording import reply_name

_FIELD_OF = {
    "meeting-time-missing": "day",
    "meeting-time-past": "day",
    "meeting-place-missing": "place",
    "meeting-leader-missing": "leader",
}
_LENGTHS = (30, 45, 60, 90, 120, 150, 180)


class Act(Protocol):
    """Does what was asked for and says so on the page; refusals become a sentence."""

    def __call__(self, action: Callable[[], object], said: str = "") -> bool: ...


class TimeCard(Card):
    """Time, place and who leads. Before the call every field saves itself; after it a move is told to everybody."""

    move_wanted = Signal()
    changed = Signal()

    def __init__(self, presenter: MeetingPresenter, act: Act) -> None:
        super().__init__(_("Time and place"))
        self._presenter = presenter
        self._act = act
        self._called = False
        self.form = Form(gap=tokens.SPACE_3)
        today = presenter.today
        self.day: DateField = self.form.date("day", _("Date"), today)
        self.at: TimeField = self.form.time("at", _("Time"))
        options = [Option(str(one), _("{number} minutes").format(number=one)) for one in _LENGTHS]
        self.length = self.form.choice("length", _("Length"), options, "90")
        self.place: LineField = self.form.line("place", _("Place"))
        self.leader: LineField = self.form.line("leader", _("Leads the meeting"))
        self.taker: LineField = self.form.line("taker", _("Takes the minutes"))
        self.hint = Secondary("")
        self.move_button = row_button(_("Move and call again"), self.move_wanted.emit)
        self.add(self.form, self.hint, Flow(self.move_button))
        self._told: tuple[object, ...] = ()
        self._why = ""
        for field in (self.day, self.at, self.length, self.place, self.leader, self.taker):
            field.committed.connect(self._committed)
            field.edited.connect(self._edited)

    def show_times(self, view: PreparingView) -> None:
        """Show what is on record."""
        self._called = view.called
        self.day.set_value(view.day)
        self.at.set_time(view.at)
        self.length.set_value(str(view.minutes_long))
        self.place.set_value(view.place)
        self.leader.set_value(view.leader)
        self.taker.set_value(view.minute_taker)
        self._told = self._typed()
        self._why = view.why
        self._tell_day()
        self.set_aside(view.called_on)
        told = _("Everybody has been called. Change time or place, and call again so that all are told.")
        self.hint.setText(told if view.called else "")
        self.hint.setVisible(view.called)
        self.move_button.setVisible(False)

    def suggest(self, view: PreparingView) -> None:
        """Fill in the day the course points to now."""
        self.day.set_value(view.suggested_day)
        self.at.set_time(view.suggested_at)
        self._edited()
        self.move_button.setFocus()

    def mark(self, refusal: str, sentence: str) -> None:
        """Say at the field what keeps the meeting from being called, and go there."""
        key = _FIELD_OF.get(refusal)
        if key is not None:
            self.form.set_errors({key: sentence})

    def is_moved(self) -> bool:
        """Whether a meeting already called would be another one with what stands here."""
        return self._called and self._typed() != self._told

    def save(self) -> bool:
        """Write what stands in the fields."""
        problems = self.form.problems()
        self.form.set_errors(problems)
        if problems:
            return False
        return self._act(
            lambda: self._presenter.arrange(
                day=self.day.value(),
                at=self.at.time(),
                minutes_long=int(self.length.value() or 90),
                place=self.place.value(),
                leader=self.leader.value(),
                minute_taker=self.taker.value(),
            )
        )

    def _typed(self) -> tuple[object, ...]:
        return (
            self.day.value(),
            self.at.time(),
            self.length.value(),
            self.place.value(),
            self.leader.value(),
            self.taker.value(),
        )

    def _tell_day(self) -> None:
        """What stands against the day in the field, and why it is the one proposed."""
        day = self.day.value()
        why = self._why if self._told and day == self._told[0] else ""
        self.form.row("day").set_notice(" ".join(one for one in (self._presenter.against(day), why) if one))

    def _edited(self) -> None:
        self._tell_day()
        self.move_button.setVisible(self.is_moved())
        self.changed.emit()

    def _committed(self) -> None:
        if self._called:
            self._edited()
        elif self._typed() != self._told and not self.form.problems():
            self._told = self._typed()
            self.save()


class ParticipantCard(Card):
    """The current participant: reply, name, what the letter tells and why."""

    call_wanted = Signal(str)

    def __init__(self, presenter: MeetingPresenter, act: Act, dialogs: Dialogs) -> None:
        super().__init__(_("Participant"))
        self._presenter = presenter
        self._act = act
        self._dialogs = dialogs
        self._id = ""
        self._told: dict[str, str] = {}
        self.form = Form(gap=tokens.SPACE_3)
        replies = [Option(one.value, capital(reply_name(one))) for one in (Reply.COMES, Reply.DECLINES, Reply.NONE)]
        self.reply: Segmented = self.form.segmented("reply", _("Reply to the call"), replies, show_keys=True)
        self.name: LineField = self.form.line("name", _("Name"))
        self.organisation: LineField = self.form.line("organisation", _("Workplace"))
        self.address: LineField = self.form.line("address", _("Postal address"))
        self.told = Secondary("")
        self.lines = PaintedList(_("What goes along and why"), openable=False)
        self.lines.hide()
        self.why = quiet(_("Show why"), self._toggle)
        self.call_button = quiet(_("Reach …"), lambda: self.call_wanted.emit(self.name.value()))
        acts = Flow(self.why, self.call_button, quiet(_("Take off the list …"), self.remove))
        self.add(self.form, self.told, acts, self.lines)
        self.reply.committed.connect(self._reply)
        for key, field in (("name", self.name), ("organisation", self.organisation), ("postal_address", self.address)):
            field.committed.connect(partial(self._write, key, field))

    def show_participant(self, view: ParticipantView | None) -> None:
        """Show another participant; nobody hides the card."""
        self.setVisible(view is not None)
        if view is None:
            return
        if view.id != self._id:
            self.lines.hide()
            self.why.set_text(_("Show why"))
        self._id = view.id
        self.set_heading(view.heading)
        self.reply.set_value(view.reply)
        self._told = {"name": view.name, "organisation": view.organisation, "postal_address": view.address}
        self.name.set_value(view.name)
        self.call_button.setVisible(bool(view.name))
        self.organisation.set_value(view.organisation)
        self.address.set_value(view.address)
        self.told.setText(view.told)
        self.lines.set_rows(view.lines)

    def remove(self) -> None:
        """Take the participant off the list, with a reason."""
        reason = self._dialogs.ask_text(_("Take off the list"), _("Why?"), _("Take off the list"))
        if reason:
            participant = self._id
            self._act(
                lambda: self._presenter.remove_participant(participant, reason),
                _("The participant is off the list."),
            )

    def _reply(self) -> None:
        participant, reply = self._id, self.reply.value()
        self._act(lambda: self._presenter.reply(participant, reply))

    def _write(self, key: str, field: LineField) -> None:
        participant, value = self._id, field.value()
        if value != self._told.get(key):
            self._told[key] = value
            self._act(lambda: self._presenter.set_participant(participant, **{key: value}))

    def _toggle(self) -> None:
        self.lines.setVisible(self.lines.isHidden())
        self.why.set_text(_("Show why") if self.lines.isHidden() else _("Hide why"))


class AddCard(QWidget):
    """One row to add somebody the course does not ask for."""

    def __init__(self, presenter: MeetingPresenter, act: Act) -> None:
        super().__init__()
        self._presenter = presenter
        self._act = act
        self.form = Form(gap=tokens.SPACE_3)
        self.name: LineField = self.form.line("name", _("Name"))
        self.label: LineField = self.form.line("label", _("Role"), optional=True)
        kinds = [
            Option("municipal", _("From the municipality")),
            Option("other", _("Professional from outside")),
            Option("private", _("Private person")),
        ]
        self.kind: Segmented = self.form.segmented("kind", _("Who is it?"), kinds, "municipal")
        button = row_button(_("Add participant"), self._add)
        body = layouts.column(self, gap=tokens.SPACE_3)
        body.addWidget(self.form)
        body.addWidget(Flow(button))
        self.name.returnPressed.connect(self._add)
        self.label.returnPressed.connect(self._add)

    def _add(self) -> None:
        name, label, kind = self.name.value(), self.label.value(), self.kind.value()
        if self._act(lambda: self._presenter.add_participant(name, label, kind), _("Added to the list.")):
            self.name.set_value("")
            self.label.set_value("")
            self.name.setFocus()


class PreparingPanel(Stack):
    """The whole view before the meeting."""

    blank_wanted = Signal()

    def __init__(self, presenter: MeetingPresenter, act: Act, dialogs: Dialogs, go: Callable[[Place], object]) -> None:
        super().__init__(gap=tokens.SPACE_4)
        self._presenter = presenter
        self._act = act
        self._view: PreparingView | None = None
        self.note = Banner()
        self.moved = Banner()
        self.participants = PaintedList(_("Participants"), current_marked=True)
        self.participants.current_changed.connect(self._choose)
        self.participants.opened.connect(self._to_name)
        self.adding = AddCard(presenter, act)
        self.adding.hide()
        people = Card(_("Participants"))
        self.unnamed = Secondary("")
        self.naming = row_button(_("Write the first name"), self._name_first)
        people.add_head(quiet(_("Add …"), self._toggle_adding, icon="add"))
        people.add(self.unnamed, Flow(self.naming), self.participants, self.adding)
        self.agenda = AgendaList(openable=False)
        self.agenda.acted.connect(self._turn)
        self.agenda.turned.connect(self._turn)
        self.line_entry = LineEntry()
        self.line_entry.added.connect(lambda title: act(lambda: presenter.add_line(title)))
        agenda = Card(_("Agenda"))
        agenda.add(self.agenda, self.line_entry)
        self.sheet = SheetCard(lambda: go(presenter.sheet()), self.blank_wanted.emit)
        self.sheet.wanted.acted.connect(self._invite)
        self.previous = PreviousCard(opened=True)
        self.previous.done.connect(self._tick)
        bind(self, Keys.MEETING_BEFORE, self.previous.toggle)
        self.times = TimeCard(presenter, act)
        self.detail = ParticipantCard(presenter, act, dialogs)
        self.add(self.note)
        self.asking = Card(_("Questions and answers"))
        self.asking.hide()
        self.asked: QuestionForm | None = None
        self.add(self.asking)
        self.add(self.moved)
        self.add(
            Columns(
                Stack(people, agenda, self.previous, gap=tokens.SPACE_4),
                Stack(self.times, self.detail, self.sheet, gap=tokens.SPACE_4),
                weights=(62, 38),
            )
        )

    def show_view(self, view: PreparingView) -> None:
        """Show the meeting as it is now."""
        self._view = view
        if view.missing:
            self.note.show_message(
                view.missing,
                Tone.WARN,
                action=_("Answer the questions"),
                on_action=self.ask,
            )
        else:
            self.note.clear()
        if view.moved:
            self.moved.show_message(
                view.moved, Tone.WARN, action=_("Choose this day"), on_action=lambda: self.times.suggest(view)
            )
        else:
            self.moved.clear()
        self.unnamed.setText(view.nameless)
        for part in (self.unnamed, self.naming):
            part.setVisible(bool(view.nameless))
        self.participants.set_rows(view.participants)
        if not self.participants.current_id() and view.participants:
            self.participants.set_current(view.participants[0].id)
        self.agenda.set_rows(view.agenda)
        self.sheet.show_sheet(view.sheet)
        self.previous.show_previous(view.previous)
        if not self.times.is_moved():
            self.times.show_times(view)
        self._choose(self.participants.current_id())

    def _choose(self, participant: str) -> None:
        if self._view is not None:
            self.detail.show_participant(self._view.detail(participant))

    def _to_name(self, _participant: str) -> None:
        self.detail.name.setFocus()

    def ask(self) -> None:
        """The questions the call waits for, here, with the keyboard in the first."""
        if self._view is None:
            return
        self.asking.clear()
        self.asked = QuestionForm(self._view.questions, self._presenter.today)
        self.asked.answered.connect(lambda key, value: self._act(lambda: self._presenter.answer(key, value)))
        self.asking.add(self.asked)
        self.asking.show()
        self.asked.focus_first()

    def _name_first(self) -> None:
        if self._view is not None:
            self.participants.set_current(self._view.first_nameless)
            self._choose(self._view.first_nameless)
            self.detail.name.setFocus()

    def _toggle_adding(self) -> None:
        self.adding.setVisible(self.adding.isHidden())
        if not self.adding.isHidden():
            self.adding.name.setFocus()

    def _turn(self, line: str) -> None:
        if self._presenter.is_line(line):
            self._act(lambda: self._presenter.turn(line), self._presenter.turning(line))

    def _tick(self, agreement: str) -> None:
        self._act(lambda: self._presenter.tick(agreement), _("The agreement is done."))

    def _invite(self, name: str) -> None:
        self._act(lambda: self._presenter.invite(name), _("Added to the list."))
