"""The current item of the room: guidance, own words, note, and the rows its editors ask for.

Belongs here: the widgets of one item. Does not belong here: agenda and participants (``room``).
"""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from ungeapp.domain.formats import Editor
from ungeapp.texts import _
from ungeapp.ui.casework.autosave import Autosave
from ungeapp.ui.casework.entries import AgreementEntry, DecisionEntry, GoalEntry, NetworkEntry
from ungeapp.ui.casework.questions import QuestionForm
from ungeapp.ui.casework.typed import TypedAgreement, TypedDecision, TypedGoal, TypedNetwork
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.card import Card, OwnWords
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import Segmented
from ungeapp.ui.kit.fields import TextField
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.own_words_field import OwnWordsField
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.text import Overline, Secondary, Text
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.meeting.line_editor import LineOutcomeBox, LineStatusBox
from ungeapp.ui.meeting.noted_text import NotedText
from ungeapp.ui.meeting.preparing import Act
from ungeapp.ui.meeting.presenter import MeetingPresenter
from ungeapp.ui.meeting.values import ItemView, OutputView, RoomChoices, SuggestedAgreement, TextView


class OutputRow(Stack):
    """One thing the item must bring: reached, or not reached because of something."""

    def __init__(self, presenter: MeetingPresenter, act: Act, view: OutputView, choices: RoomChoices) -> None:
        super().__init__(gap=tokens.SPACE_1)
        self._presenter = presenter
        self._act = act
        self._key = view.key
        self.choice = Segmented(
            [Option("done", _("Done")), Option("not-reached", _("Not reached, because …"))], small=True
        )
        # The same thing may be asked twice: what was carried over says so.
        name = f"{view.title}, {_('Carried over from last time')}" if view.carried else view.title
        self.choice.setAccessibleName(name)
        for button in self.choice.buttons().values():
            button.setAccessibleName(f"{name}: {button.text()}")
        self.reason = SuggestField(choices.reasons, placeholder=_("because …"))
        self.reason.setAccessibleName(_("Not reached, because …"))
        self._save = row_button(_("Save"), self._because)
        self._why = Flow(self.reason, self._save)
        self._title = Text(view.title)
        carried = Chip(_("Carried over from last time"), Tone.WARN)
        self.add(self._title)
        if view.carried:
            self.add(Flow(carried))
        self.add(self.choice)
        self.add(self._why)
        self._why.hide()
        self.choice.committed.connect(self._chosen)
        self.reason.returnPressed.connect(self._because)
        self.show_output(view)

    def show_output(self, view: OutputView) -> None:
        """Show what is on record."""
        waiting = not self._why.isHidden() and view.outcome == "open"
        if not waiting:
            self.choice.set_value(view.outcome)
            self.reason.set_value(view.reason)
            self._why.setVisible(view.outcome == "not-reached")

    def go(self) -> None:
        """Put the keyboard here."""
        self.choice.setFocus()

    def _chosen(self) -> None:
        if self.choice.value() == "done":
            self._why.hide()
            self._act(lambda: self._presenter.reached(self._key, done=True))
        else:
            self._why.show()
            self.reason.setFocus()

    def _because(self) -> None:
        if self.reason.value():
            self._act(lambda: self._presenter.reached(self._key, done=False, reason=self.reason.value()))


class ItemEditor(Card):
    """One item of the agenda with its editors; made anew when another item is opened."""

    turn_wanted = Signal(str)

    def __init__(self, presenter: MeetingPresenter, act: Act, view: ItemView, choices: RoomChoices) -> None:
        super().__init__(view.title, aside=view.aside, gap=tokens.SPACE_3)
        self._presenter = presenter
        self._act = act
        self.key = view.key
        self.autosaves: list[Autosave] = []
        self.own_words: OwnWordsField | None = None
        self.note: TextField | None = None
        self.goal_entry: GoalEntry | None = None
        self.agreement_entry: AgreementEntry | None = None
        self.decision_entry: DecisionEntry | None = None
        self.network_entry: NetworkEntry | None = None
        self.questions: QuestionForm | None = None
        self.status: LineStatusBox | None = None
        self.outcome: LineOutcomeBox | None = None
        self.noted_texts: list[NotedText] = []
        self.outputs: dict[str, OutputRow] = {}
        self.lists: dict[str, PaintedList] = {}
        self._headings: dict[str, Overline] = {}
        self.add(Secondary(view.guidance))
        self._heard = OwnWords(_("The young person's own words"), view.heard)
        self.add(self._heard)
        self._heard.setVisible(bool(view.heard))
        today = presenter.today
        if view.line is not None:
            self.status = LineStatusBox(view.line)
            self.status.take_over.connect(self._take_over)
            self.status.kept.connect(self._kept)
            self.add(self.status)
        for editor in view.editors:
            match editor:
                case Editor.OWN_WORDS:
                    self.own_words = OwnWordsField(
                        _("The young person's own words"), placeholder=_("Write it as it is said"), min_lines=3
                    )
                    self._text(self.own_words, view.own_words)
                case Editor.NOTE:
                    self.note = TextField(placeholder=_("Note for the minutes"), min_lines=4)
                    self.note.setAccessibleName(_("Note for the minutes"))
                    self._text(self.note, view.note)
                case Editor.GOALS:
                    self.goal_entry = GoalEntry(choices.areas, today, view.area)
                    self.goal_entry.added.connect(self._goal)
                    self._rows("goals", _("Goals from this meeting"), self.goal_entry, openable=False)
                case Editor.AGREEMENTS:
                    self._agreements(choices, today)
                case Editor.DECISIONS:
                    self.decision_entry = DecisionEntry(
                        choices.deciders, choices.units, choices.areas, view.area, today
                    )
                    self.decision_entry.added.connect(self._decision)
                    self._rows("decisions", _("Decisions"), self.decision_entry, openable=False)
                case Editor.NETWORK:
                    self.network_entry = NetworkEntry()
                    self.network_entry.added.connect(self._network)
                    self._rows("network", _("The network"), self.network_entry, openable=False)
                case Editor.CHOICE:
                    self.questions = QuestionForm(view.questions, today)
                    self.questions.answered.connect(self._answered)
                    self.add(self.questions)
        if Editor.AGREEMENTS not in view.editors and self.noted_texts:
            self._agreements(choices, today).hide()  # an agreement typed in a note stands where it was typed
        if view.line is not None:
            self.outcome = LineOutcomeBox(view.line)
            self.outcome.talked.connect(self._talked)
            self.outcome.repeated.connect(self._repeated)
            self.outcome.turned.connect(self._turned)
            self.add(self.outcome)
        if view.outputs:
            self.add(Overline(_("Was it reached?")))
        for one in view.outputs:
            self.outputs[one.key] = OutputRow(presenter, act, one, choices)
            self.add(self.outputs[one.key])
        self.show_item(view)

    def show_item(self, view: ItemView) -> None:
        """The same item as it is now; what is being typed stays."""
        self._heard.show_words(view.heard)
        self._heard.setVisible(bool(view.heard))
        for key, rows in (
            ("goals", view.goals),
            ("agreements", view.agreements),
            ("decisions", view.decisions),
            ("network", view.network),
        ):
            if key in self.lists:
                self.lists[key].set_rows(rows)
                self.lists[key].setVisible(bool(rows))
                self._headings[key].setVisible(bool(rows))
        stored = {"own_words": view.own_words.stored, "note": view.note.stored}
        for one in self.autosaves:
            one.show_stored(stored[one.objectName()])
        for output in view.outputs:
            if output.key in self.outputs:
                self.outputs[output.key].show_output(output)
        if self.questions is not None:
            self.questions.show_answers(view.questions)
        if view.line is not None and self.status is not None and self.outcome is not None:
            self.status.show_line(view.line)
            self.outcome.show_line(view.line)
        for noted in self.noted_texts:
            noted.look()

    def take_suggestion(self) -> bool:
        """Take the agreement that is suggested where the keyboard is; says whether there was one."""
        here = QApplication.focusWidget()
        return any(one.take() for one in self.noted_texts if here is not None and one.isAncestorOf(here))

    def save(self) -> bool:
        """Save whatever is being typed."""
        saved = [one.save() for one in self.autosaves]  # each of them, whatever becomes of another
        return all(saved)

    def keep(self) -> None:
        """Keep whatever is being typed as a draft."""
        for one in self.autosaves:
            one.keep()

    def start(self) -> None:
        """Put the keyboard into the first editor."""
        for one in (self.own_words, self.note, self.agreement_entry, self.network_entry, self.questions):
            if one is not None:
                target: QWidget = one.what if isinstance(one, AgreementEntry) else one
                target.setFocus()
                return

    def correct(self, agreement: str) -> None:
        """Take an agreement into the row to correct it."""
        found = self._presenter.agreement(agreement)
        if found is not None and self.agreement_entry is not None:
            self.agreement_entry.show()
            self.agreement_entry.correct(found.id, found.what, found.owner, found.due)

    def _text(self, field: OwnWordsField | TextField, view: TextView) -> None:
        made = Autosave(
            field,
            view.stored,
            draft=partial(self._draft, view),
            write=partial(self._write, view.field),
            waiting=view.waiting,
        )
        made.setObjectName(view.field)
        self.autosaves.append(made)
        noted = NotedText(field, partial(self._presenter.suggested, self.key))
        noted.taken.connect(self._take_agreement)
        noted.passed.connect(partial(self._presenter.settle, self.key))
        noted.correct_wanted.connect(self._correct_first)
        self.noted_texts.append(noted)
        self.add(noted)
        if view.conflict:
            told = _("While you were writing, this was saved elsewhere: {text}").format(text=view.stored)
            self.add(Banner(told, Tone.WARN))

    def _agreements(self, choices: RoomChoices, today: date) -> AgreementEntry:
        entry = self.agreement_entry = AgreementEntry(choices.owners, today)
        entry.added.connect(self._agreement)
        rows = self._rows("agreements", _("Agreements on this item"), entry, openable=True)
        rows.opened.connect(self.correct)
        rows.acted.connect(self._remove)
        return entry

    def _take_agreement(self, suggested: SuggestedAgreement) -> None:
        typed = TypedAgreement(what=suggested.what, owner=suggested.owner, due=suggested.due)
        self._presenter.settle(self.key, suggested)
        said = _("The agreement is added. The note stays as it is.")
        self._act(lambda: self._presenter.put_agreement(self.key, typed), said)

    def _correct_first(self, suggested: SuggestedAgreement) -> None:
        assert self.agreement_entry is not None
        self._presenter.settle(self.key, suggested)
        self.agreement_entry.show()
        self.agreement_entry.correct("", suggested.what, suggested.owner, suggested.due)

    def _take_over(self, half_written: str) -> None:
        """What was noted since last time begins the note."""
        if self.note is not None:
            told = self.note.value()
            self.note.setFocus()
            self.note.set_value(f"{half_written}\n{told}" if told else half_written)
            self.note.edited.emit()

    def _kept(self, agreement: str) -> None:
        self._act(lambda: self._presenter.tick(agreement), _("The agreement is done."))

    def _talked(self, about: bool) -> None:
        self._act(lambda: self._presenter.talked(self.key, about=about))

    def _repeated(self, recurring: bool) -> None:
        self._act(lambda: self._presenter.repeat(self.key, recurring=recurring))

    def _turned(self) -> None:
        self.turn_wanted.emit(self.key)

    def _rows(self, key: str, heading: str, entry: QWidget, *, openable: bool) -> PaintedList:
        rows = PaintedList(heading, openable=openable)
        self.lists[key] = rows
        self._headings[key] = Overline(heading)
        self.add(self._headings[key], rows, entry)
        return rows

    def _draft(self, view: TextView, text: str, base: str) -> None:
        self._presenter.draft(view.record, view.field, text, base)

    def _write(self, field: str, text: str) -> bool:
        return self._act(lambda: self._presenter.write(self.key, field, text))

    def _goal(self, typed: TypedGoal) -> None:
        self._act(lambda: self._presenter.add_goal(typed))

    def _agreement(self, typed: TypedAgreement) -> None:
        item = self._presenter.item_of(typed.known) if typed.known else self.key
        self._act(lambda: self._presenter.put_agreement(item, typed))

    def _remove(self, agreement: str) -> None:
        self._act(lambda: self._presenter.remove_agreement(agreement), _("The agreement is removed."))

    def _decision(self, typed: TypedDecision) -> None:
        self._act(lambda: self._presenter.decide(self.key, typed))

    def _network(self, typed: TypedNetwork) -> None:
        self._act(lambda: self._presenter.add_network(typed))

    def _answered(self, key: str, value: str) -> None:
        self._act(lambda: self._presenter.answer(key, value))
