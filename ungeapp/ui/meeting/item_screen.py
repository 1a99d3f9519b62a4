"""One item of the room as it is seen: guidance, own words, note, and the rows its editors ask for.

Belongs here: the widgets of one item out of plain values. Does not belong here: what becomes of what is typed
(``item_editor``), agenda and participants (``room_screen``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ungeapp.domain.formats import Editor
from ungeapp.texts import _
from ungeapp.ui.casework.entries import AgreementEntry, DecisionEntry, GoalEntry, NetworkEntry
from ungeapp.ui.casework.questions import QuestionForm
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.card import Card, OwnWords
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import CheckField, Segmented
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
from ungeapp.ui.meeting.values import ItemView, OutputView, RoomChoices, SuggestedAgreement, TextView

Read = Callable[[str], SuggestedAgreement | None]


def _nothing(_text: str) -> None:
    """No agreement is looked for."""


class OutputScreen(Stack):
    """One thing the item must bring: reached, or not reached because of something."""

    def __init__(self, view: OutputView, choices: RoomChoices) -> None:
        super().__init__(gap=tokens.SPACE_1)
        self.choice = Segmented(
            [Option("done", _("Done")), Option("not-reached", _("Not reached, because …"))], small=True
        )
        self.reason = SuggestField(choices.reasons, placeholder=_("because …"))
        self.reason.setAccessibleName(_("Not reached, because …"))
        self.save_button = row_button(_("Save"), self.tell)
        self.why = Flow(self.reason, self.save_button)
        self._title = Text(view.title)
        self.add(self._title)
        if view.carried:
            self.add(Flow(Chip(_("Carried over from last time"), Tone.WARN)))
        self.add(self.choice)
        self.add(self.why)
        self.why.hide()
        self.show_output(view)

    def show_output(self, view: OutputView) -> None:
        """Show what is on record."""
        self._title.setText(view.title)
        # The same thing may be asked twice: what was carried over says so.
        name = f"{view.title}, {_('Carried over from last time')}" if view.carried else view.title
        self.choice.setAccessibleName(name)
        for button in self.choice.buttons().values():
            button.setAccessibleName(f"{name}: {button.text()}")
        waiting = not self.why.isHidden() and view.outcome == "open"
        if not waiting:
            self.choice.set_value(view.outcome)
            self.reason.set_value(view.reason)
            self.why.setVisible(view.outcome == "not-reached")

    def go(self) -> None:
        """Put the keyboard here."""
        self.choice.setFocus()

    def tell(self) -> None:
        """Why it was not reached is said; the editor keeps it."""


class ItemScreen(Card):
    """One item of the agenda with its editors; whoever makes it shows its content with ``show_item``."""

    def __init__(self, view: ItemView, choices: RoomChoices, today: date, read: Read = _nothing) -> None:
        super().__init__(view.title, aside=view.aside, gap=tokens.SPACE_3)
        self.key = view.key
        self._shape = shape_of(view)
        self._read = read
        self.own_words: OwnWordsField | None = None
        self.note: TextField | None = None
        self.goal_entry: GoalEntry | None = None
        self.agreement_entry: AgreementEntry | None = None
        self.decision_entry: DecisionEntry | None = None
        self.network_entry: NetworkEntry | None = None
        self.questions: QuestionForm | None = None
        self.status: LineStatusBox | None = None
        self.outcome: LineOutcomeBox | None = None
        self.talked: CheckField | None = None
        self.noted_texts: list[NotedText] = []
        self.outputs: dict[str, OutputScreen] = {}
        self.lists: dict[str, PaintedList] = {}
        self._headings: dict[str, Overline] = {}
        self._guidance = Secondary(view.guidance)
        self.add(self._guidance)
        self._heard = OwnWords(_("The young person's own words"), view.heard)
        self.add(self._heard)
        self._heard.setVisible(bool(view.heard))
        if view.line is not None:
            self.status = LineStatusBox(view.line)
            self.add(self.status)
        for editor in view.editors:
            self._make(editor, view, choices, today)
        if Editor.AGREEMENTS not in view.editors and self.noted_texts:
            self._agreements(choices, today).hide()  # an agreement typed in a note stands where it was typed
        if view.line is not None:
            self.outcome = LineOutcomeBox(view.line)
            self.add(self.outcome)
        elif not view.outputs:  # what must come of it says enough
            self.talked = CheckField(_("Talked about"), view.talked)
            self.add(self.talked)
        if view.outputs:
            self.add(Overline(_("Was it reached?")))
        for one in view.outputs:
            self.outputs[one.key] = self._output(one, choices)
            self.add(self.outputs[one.key])

    def fits(self, view: ItemView) -> bool:
        """Whether the widgets there are can show this item."""
        return self._shape == shape_of(view)

    def show_item(self, view: ItemView) -> None:
        """The same item as it is now; what is being typed stays."""
        self.set_heading(view.title)
        self.set_aside(view.aside)
        self._guidance.setText(view.guidance)
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
        for output in view.outputs:
            if output.key in self.outputs:
                self.outputs[output.key].show_output(output)
        if self.questions is not None:
            self.questions.show_answers(view.questions)
        if self.talked is not None:
            self.talked.set_value(view.talked)
        if view.line is not None and self.status is not None and self.outcome is not None:
            self.status.show_line(view.line)
            self.outcome.show_line(view.line)
        for noted in self.noted_texts:
            noted.look()

    def _make(self, editor: Editor, view: ItemView, choices: RoomChoices, today: date) -> None:
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
                self._rows("goals", _("Goals from this meeting"), self.goal_entry, openable=False)
            case Editor.AGREEMENTS:
                self._agreements(choices, today)
            case Editor.DECISIONS:
                self.decision_entry = DecisionEntry(choices.deciders, choices.units, choices.areas, view.area, today)
                self._rows("decisions", _("Decisions"), self.decision_entry, openable=False)
            case Editor.NETWORK:
                self.network_entry = NetworkEntry()
                self._rows("network", _("The network"), self.network_entry, openable=False)
            case Editor.CHOICE:
                self.questions = QuestionForm(view.questions, today)
                self.add(self.questions)

    def _output(self, view: OutputView, choices: RoomChoices) -> OutputScreen:
        return OutputScreen(view, choices)

    def _text(self, field: OwnWordsField | TextField, view: TextView) -> None:
        noted = NotedText(field, self._read)
        self.noted_texts.append(noted)
        self.add(noted)
        if view.conflict:
            told = _("While you were writing, this was saved elsewhere: {text}").format(text=view.stored)
            self.add(Banner(told, Tone.WARN))

    def _agreements(self, choices: RoomChoices, today: date) -> AgreementEntry:
        entry = self.agreement_entry = AgreementEntry(choices.owners, today)
        self._rows("agreements", _("Agreements on this item"), entry, openable=True)
        return entry

    def _rows(self, key: str, heading: str, entry: QWidget, *, openable: bool) -> None:
        rows = PaintedList(heading, openable=openable)
        self.lists[key] = rows
        self._headings[key] = Overline(heading)
        self.add(self._headings[key], rows, entry)


def shape_of(view: ItemView) -> tuple[object, ...]:
    """What decides which widgets an item has; items of one shape can be shown by the same."""
    questions = tuple((one.key, one.kind, one.label, one.options) for one in view.questions)
    carried = tuple((one.key, one.carried) for one in view.outputs)
    return (view.editors, carried, questions, view.line is None)
