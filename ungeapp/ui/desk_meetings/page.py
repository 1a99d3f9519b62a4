"""The page of one meeting between departments: plan it, write under its points, close it, print it.

Belongs here: its widgets. Does not belong here: sentences and what is kept (``presenter``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.casework.autosave import Autosave
from ungeapp.ui.casework.printing import make_and_save, print_paper
from ungeapp.ui.desk_meetings.presenter import DeskMeetingPresenter, MeetingView, PointView
from ungeapp.ui.desk_meetings.screen import AboutCard, PointCard, about_labels
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import outlined, primary, quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import DateField, LineField, TextField, TimeField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_4, Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings

_KINDS = {"desk-meeting", "desk-note"}


class DeskMeetingPage(PageFrame):
    """The page behind ``Place("desk-meeting", id=…)``; without an id a meeting is planned."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("Meeting between departments"))
        self.surroundings = surroundings
        self.guard = surroundings.guard(self)
        self.presenter = DeskMeetingPresenter(surroundings.intentions)
        self.meeting = ""
        self.closed = False
        self.autosaves: dict[str, Autosave] = {}
        self.fields: dict[str, LineField | TextField] = {}
        self.warning = Banner()
        self.kind: ChoiceField | None = None
        bind(self, Keys.SAVE, self.save)
        bind(self, Keys.ACCEPT, self._accept)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Show this meeting, or plan one."""
        self.keep()
        self.banner.clear()
        self.meeting = place.id
        self.guard.run(self._build if place.id else self._build_plan)

    # planning ----------------------------------------------------------------------------------------------------
    def _build_plan(self) -> None:
        self._empty()
        self.set_title(_("Meeting between departments"), _("About the work together, about no young person"))
        self.set_actions([self._back()])
        form = Form()
        kinds = self.presenter.kinds()
        self.kind = form.choice("kind", _("What kind of meeting?"), kinds, kinds[0].value if kinds else "")
        self.new_day: DateField = form.date("day", _("Date"), self.presenter.today)
        self.new_at: TimeField = form.time("at", _("Time"))
        self.new_day.edited.connect(partial(self._tell_day, form, self.new_day))
        self.plan_form = form
        self._source = Secondary("")
        self.kind.committed.connect(self._tell_source)
        card = Card(_("Plan a meeting"))
        card.add(form, self._source, Flow(primary(_("Plan the meeting"), self._plan, key=Keys.ACCEPT.shown())))
        self.add(card)
        self._tell_source()
        self.kind.setFocus()

    def _tell_source(self) -> None:
        if self.kind is not None and self.kind.value():
            self._source.setText(self.presenter.source(self.kind.value()))

    def _plan(self) -> None:
        on, at = self.new_day.value(), self.new_at.time()
        missing = {} if on else {"day": _("Choose the day.")}
        missing |= {} if at else {"at": _("Choose the time.")}
        self.plan_form.set_errors(self.plan_form.problems() | missing)
        if self.kind is None or on is None or at is None or self.plan_form.problems():
            return
        kind, made = self.kind.value(), list[str]()
        if self.surroundings.act(self, lambda: made.append(self.presenter.plan(kind, on, at))):
            self._go(made[0])

    # writing -----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        view = self.presenter.look(self.meeting)
        self._empty()
        self.closed = view.closed
        self._head(view)
        points = Stack(*(self._point(one, view.closed) for one in view.points), gap=SPACE_4)
        self.warning = Banner()
        self.add(self.warning, Columns(points, self._side(view), weights=(66, 34)))
        self._show(view)
        writable = [self.fields[one.key] for one in view.points if one.key in self.fields]
        (writable[0] if writable else self.back_button).setFocus()

    def _head(self, view: MeetingView) -> None:
        word = quiet(_("Save as a Word document …"), self.save_word, icon="save")
        more: list[QWidget] = [self._back(), word, outlined(_("Print the minutes"), self.print_minutes, icon="print")]
        if view.closed:
            more.append(outlined(_("Open it again …"), self.reopen))
        else:
            main = primary(_("Close the meeting"), self.close_meeting, key=Keys.ACCEPT.shown())
            more += [quiet(_("Take it out"), self._remove), main]
        self.set_actions(more)

    def _point(self, point: PointView, closed: bool) -> Card:
        if closed:
            told = Card(point.title)
            told.add(Text(point.text or _("Nothing noted.")))
            return told
        card = PointCard(point.title, point.guidance)
        field = self.fields[point.key] = card.field
        self.autosaves[point.key] = Autosave(
            field,
            point.text,
            draft=partial(self.presenter.draft, self.meeting, point.key),
            write=self._writer(partial(self.presenter.write, self.meeting, point.key)),
            waiting=point.waiting,
        )
        return card

    def _side(self, view: MeetingView) -> Stack:
        if view.closed:
            told = Card(_("About the meeting"), overline=True)
            for name, label in about_labels().items():
                if view.texts[name]:
                    told.add(Secondary(label), Text(view.texts[name]))
            return Stack(told, self._next(view), gap=SPACE_4)
        about = AboutCard(self.presenter.today)
        for name, field in about.fields.items():
            self.fields[name] = field
            self.autosaves[name] = Autosave(
                field,
                view.texts[name],
                draft=partial(self.presenter.draft_field, self.meeting, name),
                write=self._writer(self._arranger(name)),
                waiting=view.waiting.get(name),
            )
        about.day.set_value(view.day)
        about.day.edited.connect(partial(self._tell_day, about.form, about.day))
        self._tell_day(about.form, about.day)
        about.at.set_time(view.at)
        for one in (about.day, about.at):
            one.committed.connect(lambda: self._move(about.day, about.at))
        return Stack(about, self._next(view), gap=SPACE_4)

    def _next(self, view: MeetingView) -> Card:
        card = Card(_("The next one"), overline=True)
        if view.following:
            card.add(Text(view.following_text), Flow(row_button(_("Open it"), lambda: self._go(view.following))))
        else:
            buttons = [
                outlined(_("Plan for {day}").format(day=one.label), partial(self._plan_next, one.value))
                for one in view.suggested
            ]
            card.add(*buttons)
        if not (view.following or view.suggested):
            card.hide()
        return card

    def _arranger(self, name: str) -> Callable[[str], object]:
        meeting = self.meeting
        return lambda text: self.presenter.arrange(meeting, **{name: text})

    def _writer(self, write: Callable[[str], object]) -> Callable[[str], bool]:
        return lambda text: self.surroundings.act(self, lambda: write(text))

    def _move(self, day: DateField, at: TimeField) -> None:
        on, clock = day.value(), at.time()
        if on is not None and clock is not None and day.is_valid():
            self.surroundings.act(self, lambda: self.presenter.move(self.meeting, on, clock))

    def _tell_day(self, form: Form, day: DateField) -> None:
        """What stands against the day, beside its field."""
        form.row("day").set_notice(self.presenter.against(day.value()))

    def _show(self, view: MeetingView) -> None:
        self.set_title(view.title, view.subtitle)
        if view.warning:
            self.warning.show_message(view.warning, Tone.WARN)
        else:
            self.warning.clear()
        told = view.texts | {one.key: one.text for one in view.points}
        for name, one in self.autosaves.items():
            one.show_stored(told[name])

    # acts --------------------------------------------------------------------------------------------------------
    def close_meeting(self) -> None:
        """Close it, unless a point must be answered first: then go there."""
        self.save()
        view = self.presenter.look(self.meeting)
        if view.missing:
            self.banner.show_message(view.missing, Tone.WARN)
            return
        if self.surroundings.act(self, lambda: self.presenter.close(self.meeting), _("The meeting is closed.")):
            self.guard.run(self._build)

    def print_minutes(self) -> None:
        """The minutes, as they are saved."""
        self.save()
        meeting = self.meeting
        said = _("The minutes are sent to the printer.")
        make = self.presenter.make_paper
        print_paper(self.surroundings, self.banner, self.guard, lambda does: make(does, meeting), said)

    def save_word(self) -> None:
        """The minutes, as they are saved, to go on writing in."""
        self.save()
        meeting, make = self.meeting, self.presenter.make_word
        make_and_save(self.surroundings, self.banner, self.guard, lambda does: make(does, meeting))

    def reopen(self) -> None:
        """Ask why, then open it again."""
        reason = self.surroundings.dialogs.ask_text(
            _("Open the meeting again"), _("Why is it opened again?"), _("Open again")
        )
        said = _("The meeting is open again. The closed minutes stay as they were.")
        if reason and self.surroundings.act(self, lambda: self.presenter.reopen(self.meeting, reason), said):
            self.guard.run(self._build)

    def _remove(self) -> None:
        said = _("The meeting is taken out of the list.")
        if self.surroundings.act(self, lambda: self.presenter.remove(self.meeting), said):
            self.surroundings.navigator.go(Place("meetings"))

    def _plan_next(self, day: str) -> None:
        made: list[str] = []
        on = date.fromisoformat(day)
        if self.surroundings.act(self, lambda: made.append(self.presenter.plan_next(self.meeting, on))):
            self._go(made[0])

    def _accept(self) -> None:
        if not self.meeting:
            self._plan()
        elif not self.closed:
            self.close_meeting()

    def _go(self, meeting: str) -> None:
        self.surroundings.navigator.go(Place("desk-meeting", id=meeting))

    def _back(self) -> QWidget:
        self.back_button = outlined(
            _("Back to the meetings"), lambda: self.surroundings.navigator.go(Place("meetings"))
        )
        return self.back_button

    def _empty(self) -> None:
        self.clear()
        self.autosaves.clear()
        self.fields.clear()
        self.kind = None

    def save(self) -> None:
        """Save what is typed now."""
        for one in self.autosaves.values():
            one.save()

    def keep(self) -> None:
        """Keep what is typed as drafts."""
        for one in self.autosaves.values():
            one.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        """Left: nothing typed is lost."""
        self.keep()
        super().hideEvent(event)

    def _changed(self, changes: Changes) -> None:
        if self.meeting and (not changes.kinds or changes.kinds & _KINDS):
            self.guard.run(self._look_again)

    def _look_again(self) -> None:
        view = self.presenter.look(self.meeting)
        if view.closed is not self.closed:
            self._build()
        else:
            self._show(view)


def make_page(surroundings: Surroundings) -> DeskMeetingPage:
    """The page the window registers for places of kind ``desk-meeting``."""
    return DeskMeetingPage(surroundings)
