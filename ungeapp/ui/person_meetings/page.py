"""The tab *Meetings* of a young person.

Belongs here: its widgets. Does not belong here: what they say (``presenter``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.casework.printing import print_paper
from ungeapp.ui.casework.questions import QuestionForm
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import Button, ButtonKind, outlined, primary, quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.fields import DateField, TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.in_view import bring_into_view
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.text import Secondary, Strong, Text
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Place
from ungeapp.ui.person_meetings.presenter import CourseView, OpeningView, PersonMeetingsPresenter
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings
from ungeapp.ui.voice.presenter import VoicePresenter
from ungeapp.ui.voice.questions import OverTimeCard, QuestionsCard

_KINDS = {"meeting", "series", "fact", "participant", "person", "voice-answer"}


class CourseCard(Card):
    """One running course: its meetings, and what can be done with it."""

    def __init__(self, tab: PersonMeetingsTab, view: CourseView) -> None:
        super().__init__(view.title, aside=view.aside)
        self._tab = tab
        self.id = view.id
        self.missing = Text("")
        self.meetings = PaintedList(_("Meetings of the course"))
        self.meetings.opened.connect(tab.open_meeting)
        self.meetings.acted.connect(tab.open_meeting)
        self.questions = QuestionForm(view.questions, tab.presenter.today)
        self.questions.answered.connect(partial(tab.answer, view.id))
        self._answers = Stack(Strong(_("Answers")), self.questions)
        self.stops = PaintedList(_("Why does the course stop?"), openable=False)
        self.stops.acted.connect(partial(tab.stop, view.id))
        other = quiet(_("Another reason …"), partial(tab.stop_for, view.id))
        self._stopping = Stack(
            Strong(_("Why does the course stop?")),
            Secondary(_("One click stops it: reminders end at once, what was written stays.")),
            self.stops,
            other,
        )
        self._events: dict[str, Stack] = {}
        self.event_fields: dict[str, DateField] = {}
        for event in view.events:
            form = Form()
            field = form.date(event.key, event.label, tab.presenter.today)
            field.line.returnPressed.connect(partial(self._record, event.key))
            save = row_button(_("Record"), partial(self._record, event.key), name=f"{_('Record')}: {event.label}")
            self.event_fields[event.key] = field
            self._events[event.key] = Stack(form, save)
        self.event_buttons = {
            event.key: outlined(
                _("Record: {event} …").format(event=event.label),
                partial(self._toggle, self._events[event.key], self.event_fields[event.key].setFocus),
                icon="calendar",
            )
            for event in view.events
        }
        self.answer_button = outlined(
            _("Questions and answers"), partial(self._toggle, self._answers, self.questions.focus_first)
        )
        self.stop_button = Button(
            _("Stop the course …"), partial(self._toggle, self._stopping, self.stops.setFocus), kind=ButtonKind.QUIET
        )
        self.add(self.missing, self.meetings, Flow(*self.event_buttons.values(), self.answer_button, self.stop_button))
        for part in (*self._events.values(), self._answers, self._stopping):
            part.hide()
            self.add(part)
        self.show_course(view)

    def show_course(self, view: CourseView) -> None:
        """Show the same course as it is now."""
        self.missing.setText(view.missing)
        self.missing.setVisible(bool(view.missing))
        self.meetings.set_rows(view.meetings)
        self.questions.show_answers(view.questions)
        self.stops.set_rows([RowView(one.value, one.label, action=_("Stop the course")) for one in view.stops])
        for event in view.events:
            field = self.event_fields[event.key]
            if not field.line.hasFocus():
                field.set_value(date.fromisoformat(event.value) if event.value else None)

    def _toggle(self, part: QWidget, focus: Callable[[], object]) -> None:
        part.setVisible(part.isHidden())
        if not part.isHidden():
            focus()

    def _record(self, event: str) -> None:
        day = self.event_fields[event].value()
        if day is not None:
            self._events[event].hide()
            self._tab.record(self.id, event, day)


class OpeningCard(Card):
    """The one form that begins a course."""

    def __init__(self, tab: PersonMeetingsTab, view: OpeningView) -> None:
        super().__init__(_("Begin: {title}").format(title=view.title), aside=view.source)
        self._tab = tab
        self._format = view.format
        self.questions = QuestionForm(view.questions, tab.presenter.today)
        begin = primary(_("Begin the course"), self._begin, key=Keys.ACCEPT.shown())
        guide = outlined(_("Print the guide"), partial(tab.print_guide, view.format), icon="print")
        self.add(
            Stack(Strong(_("Used when")), Text(view.trigger)),
            Stack(Strong(_("Meant for")), Text(view.target)),
            self.questions,
        )
        self._reasons = Form()
        self.new_case: TextField | None = None
        if view.new_case:
            self.new_case = self._reasons.text(
                "new-case", _("It is a new case, because …"), hint=view.new_case, min_lines=2
            )
            self.add(self._reasons)
        self.add(
            Secondary(_("What is not known yet can wait. Dates and participants follow from the answers.")),
            Flow(begin, guide, quiet(_("Cancel"), tab.close_opening)),
        )
        bind(self, Keys.ACCEPT, self._begin)

    def _begin(self) -> None:
        problems = self.questions.problems()
        self.questions.set_errors(problems)
        because = self.new_case.toPlainText().strip() if self.new_case is not None else ""
        untold = self.new_case is not None and not because
        self._reasons.set_errors({"new-case": _("Write why this is a new case.")} if untold else {})
        if not problems and not untold:
            self._tab.start(self._format, self.questions.answers(), because)


class PersonMeetingsTab(TabFrame):
    """Courses of meetings of one young person."""

    def __init__(self, surroundings: Surroundings, person: str) -> None:
        super().__init__(_("Meetings"))
        self.surroundings = surroundings
        self.presenter = PersonMeetingsPresenter(surroundings.intentions, person)
        self.opening: OpeningCard | None = None
        self.courses: dict[str, CourseCard] = {}
        self._running = Stack(gap=tokens.SPACE_4)
        self._opening_place = Stack()
        self.own = self._formats(_("Formats of this municipality"))
        self.national = self._formats(_("National formats"))
        self.others = self._formats(_("Other formats"))
        self._own_heading, self._national_heading = Strong(self.own.accessibleName()), Strong(_("National formats"))
        self.more = quiet(_("Other formats …"), self._toggle_others)
        self._offer_card = Card(_("Begin a course of meetings"))
        self._no_offers = EmptyState(_("No course of meetings fits today. One that is already running stands above."))
        self._offer_card.add(
            self._own_heading, self.own, self._national_heading, self.national, self._no_offers, Flow(self.more)
        )
        self._offer_card.add(self.others)
        self.others.hide()
        self.past = PaintedList(_("Earlier courses"))
        self.past.opened.connect(self.open_meeting)
        self._past_card = Card(_("Earlier courses"))
        self._past_card.add(self.past)
        self.voice = VoicePresenter(surroundings.intentions)
        self.questions = QuestionsCard()
        self.questions.answered.connect(self._answer_question)
        self.over_time = OverTimeCard()
        self._asked = ""
        bind(self, Keys.QUESTIONS, self.questions.start)
        for part in (
            self._opening_place,
            self._running,
            self.questions,
            self._past_card,
            self._offer_card,
            self.over_time,
        ):
            self.add(part)
        surroundings.on_change(self, self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        view = self.presenter.look()
        gone = set(self.courses) - {one.id for one in view.courses}
        if gone or not self.courses:
            self._running.clear()
            self.courses = {}
        for one in view.courses:
            if one.id in self.courses:
                self.courses[one.id].show_course(one)
            else:
                self.courses[one.id] = CourseCard(self, one)
                self._running.add(self.courses[one.id])
        self._running.setVisible(bool(view.courses))
        for rows, heading, told in (
            (self.own, self._own_heading, view.own),
            (self.national, self._national_heading, view.national),
        ):
            rows.set_rows(told)
            rows.setVisible(bool(told))
            heading.setVisible(bool(told))
        self.others.set_rows(view.others)
        self.more.setVisible(bool(view.others))
        self._no_offers.setVisible(not view.own and not view.national)
        self.past.set_rows(view.past)
        self._past_card.setVisible(bool(view.past))
        self._show_voice(view.name)

    def _show_voice(self, name: str) -> None:
        """The questions about the latest meeting while they wait for an answer, and all answers over time."""
        person = self.presenter.person
        self._asked = self.voice.last_unasked(person) or self._asked
        self.questions.setVisible(bool(self._asked))
        if self._asked:
            self.questions.show_questions(self.voice.questions(self._asked, person, name))
        self.over_time.show_answers(self.voice.over_time(person))

    def _answer_question(self, question: str, answer: str) -> None:
        self.surroundings.act(self, lambda: self.voice.answer(self._asked, question, answer))

    def open_meeting(self, meeting: str) -> None:
        """Go to one meeting."""
        if meeting:
            self.surroundings.navigator.go(Place("meeting", id=meeting))

    def answer(self, series: str, key: str, value: str) -> None:
        """One answer was given."""
        self.surroundings.guard(self).run(lambda: self.presenter.answer(series, key, value))

    def record(self, series: str, event: str, day: date) -> None:
        """An event happened."""
        said: list[str] = []
        if self.surroundings.guard(self).run(lambda: said.append(self.presenter.record(series, event, day))):
            self._say(said[0])

    def stop(self, series: str, reason: str) -> None:
        """Stop for one of the course's own reasons."""
        said = _("The course is stopped. Nobody is reminded of it any more; what was written stays.")
        self.surroundings.act(self, lambda: self.presenter.stop(series, reason), said)

    def stop_for(self, series: str) -> None:
        """Stop for another reason, in words."""
        reason = self.surroundings.dialogs.ask_text(
            _("Stop the course"), _("Why does the course stop?"), _("Stop the course")
        )
        if reason:
            self.stop(series, reason)

    def start(self, format_id: str, answers: dict[str, str], new_case: str = "") -> None:
        """Begin a course with these answers; ``new_case`` where the law asks why it is another case."""
        said = _("The course has begun. Look at the proposed meetings below.")
        if self.surroundings.act(self, lambda: self.presenter.start(format_id, answers, new_case), said):
            self.close_opening()

    def close_opening(self) -> None:
        """Leave the form that begins a course."""
        self._opening_place.clear()
        self.opening = None

    def print_guide(self, format_id: str) -> None:
        """Print the page about a format for somebody new."""
        print_paper(
            self.surroundings,
            self.banner,
            self.surroundings.guard(self),
            lambda intentions: self.presenter.guide(intentions, format_id),
            _("The guide is sent to the printer."),
        )

    def _formats(self, name: str) -> PaintedList:
        rows = PaintedList(name, openable=False)
        rows.acted.connect(self._offer)
        return rows

    def _toggle_others(self) -> None:
        self.others.setVisible(self.others.isHidden())
        if not self.others.isHidden():
            self.others.setFocus()

    def _offer(self, format_id: str) -> None:
        self.close_opening()
        self.opening = OpeningCard(self, self.presenter.opening(format_id))
        self._opening_place.add(self.opening)
        self.opening.show()  # at once, so that the keyboard can go there
        self.opening.questions.focus_first()
        bring_into_view(self.opening)  # from its heading: which course it is

    def _say(self, sentence: str) -> None:
        self.banner.show_message(sentence, Tone.GOOD)

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(self.presenter.person, *_KINDS):
            self.refresh()


def make_tab(surroundings: Surroundings, person_id: str) -> PersonMeetingsTab:
    """The tab for one young person."""
    return PersonMeetingsTab(surroundings, person_id)
