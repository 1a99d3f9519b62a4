"""Rows in which something new is typed: an agreement, a goal, a decision, somebody of the network.

Belongs here: the rows, by keyboard alone: Tab through the fields, Enter adds, the row is empty again.
Does not belong here: what becomes of it (the page's presenter).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ungeapp.texts import _
from ungeapp.ui.casework.typed import TypedAgreement, TypedDecision, TypedGoal, TypedNetwork
from ungeapp.ui.kit import layouts, painting, style, tokens
from ungeapp.ui.kit.buttons import Button, quiet, row_button
from ungeapp.ui.kit.choices import ChoiceField, Segmented
from ungeapp.ui.kit.fields import DateField, LineField
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.text import PlainLabel, Secondary
from ungeapp.ui.kit.tokens import TextRole


class EntryRow(QWidget):
    """One field that says what can be added; the others open under it once somebody goes there. Refusals stand below."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(caption)
        self._body = layouts.column(self, gap=tokens.SPACE_2)
        self._body.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_3)
        self._lines: list[QWidget] = []
        self.error = PlainLabel("", TextRole.SECONDARY, tone="bad")
        self.error.hide()

    def line(self, *fields: tuple[str, QWidget, int]) -> QHBoxLayout:
        """Fields beside each other: label, field, share of the width."""
        holder = QWidget()
        across = layouts.row(holder, gap=tokens.SPACE_2)
        for label, field, share in fields:
            pair = QWidget()
            down = layouts.column(pair, gap=0)
            caption = Secondary(label, wrap=False)
            caption.setBuddy(field)
            down.addWidget(caption)
            down.addWidget(field)
            down.addStretch(1)
            target = field.focusProxy() if isinstance(field, DateField) else field
            assert target is not None
            target.setAccessibleName(label)
            field.setAccessibleName(label)
            across.addWidget(pair, share)
        self._body.addWidget(holder)
        if self._lines:
            holder.hide()
        else:
            fields[0][1].installEventFilter(self)
        self._lines.append(holder)
        return across

    def open_up(self) -> None:
        """Show all fields."""
        for one in self._lines:
            one.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard is in the first field: show the others."""
        if event.type() == QEvent.Type.FocusIn:
            self.open_up()
        return super().eventFilter(watched, event)

    def finish(self, across: QHBoxLayout, on_add: Callable[[], None], name: str) -> Button:
        """*Add* at the end of the last line, and the place of refusals."""
        button = row_button(_("Add"), on_add, name=name)
        pair = QWidget()
        down = layouts.column(pair, gap=0)
        down.addStretch(1)
        down.addWidget(button)
        down.addSpacing(tokens.SPACE_1)
        across.addWidget(pair)
        self._body.addWidget(self.error)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground of its own: here something new begins."""
        painting.rounded(
            QPainter(self), self.rect().toRectF(), tokens.RADIUS_CONTROL, style.color("primary_ground"), None, 0
        )

    def refuse(self, sentence: str) -> None:
        """Say what is missing."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """What a row of what, who and by when is called, and what it says when nothing is written."""

    caption: str
    placeholder: str
    due: str
    add: str
    empty: str


class PromiseEntry(EntryRow):
    """What, who, by when; ``added`` carries a ``TypedAgreement`` whose ``known`` is the one that is corrected."""

    added = Signal(object)

    def __init__(self, words: PromiseWords, owners: Sequence[str], today: date) -> None:
        super().__init__(words.caption)
        self._empty = words.empty
        self.what = LineField(placeholder=words.placeholder)
        self.owner = SuggestField(owners)
        self.due = DateField(today)
        self.line((words.caption, self.what, 1))
        across = self.line((_("Who"), self.owner, 4), (words.due, self.due, 5))
        self._button = self.finish(across, self._add, words.add)
        self.cancel = quiet(_("Cancel"), self._leave)
        self.cancel.hide()
        self._body.addWidget(Flow(self.cancel))
        self._known = ""
        for line in (self.what, self.owner, self.due.line):
            line.returnPressed.connect(self._add)

    def correct(self, known: str, what: str, owner: str, due: date | None) -> None:
        """Take a known one into the row, to correct it."""
        self._known = known
        self.what.set_value(what)
        self.owner.set_value(owner)
        self.due.set_value(due)
        self._button.set_text(_("Save"))
        self.cancel.show()
        self.refuse("")
        self.open_up()
        focus = self.what if owner and due else self.due if owner else self.owner
        focus.setFocus()

    def clear(self) -> None:
        """Empty, ready for the next."""
        self._known = ""
        self._button.set_text(_("Add"))
        self.cancel.hide()
        self.what.set_value("")
        self.owner.set_value("")
        self.due.set_value(None)
        self.refuse("")

    def settle(self) -> bool:
        """Add what is typed and not added yet; False when it is refused, and the row says why."""
        if self.what.value():
            self._add()
        return not self.error.text()

    def _leave(self) -> None:
        self.clear()
        self.what.setFocus()

    def _add(self) -> None:
        if not self.what.value():
            self.refuse(self._empty)
            self.what.setFocus()
            return
        if self.due.problem():
            self.refuse(self.due.problem())
            self.due.setFocus()
            return
        typed = TypedAgreement(
            what=self.what.value(), owner=self.owner.value(), due=self.due.value(), known=self._known
        )
        self.clear()
        self.what.setFocus()
        self.added.emit(typed)


class AgreementEntry(PromiseEntry):
    """The row in which an agreement is written."""

    def __init__(self, owners: Sequence[str], today: date) -> None:
        words = PromiseWords(
            caption=_("New agreement"),
            placeholder=_("What is agreed"),
            due=_("No later than"),
            add=_("Add the agreement"),
            empty=_("Write what you agreed on."),
        )
        super().__init__(words, owners, today)


class GoalEntry(EntryRow):
    """The goal in her own words, short or long, area, when it is followed up; ``added`` carries a ``TypedGoal``."""

    added = Signal(object)

    def __init__(self, areas: Sequence[Option], today: date, area: str = "") -> None:
        super().__init__(_("New goal"))
        self.words = LineField(placeholder=_("In the young person's own words: I want to …"))
        self.horizon = ChoiceField([Option("short", _("Short goal")), Option("long", _("Long goal"))], "short")
        self.area = ChoiceField(areas, area or (areas[0].value if areas else ""))
        self.follow_up = DateField(today)
        self.line((_("New goal"), self.words, 1))
        self.line((_("Horizon"), self.horizon, 1), (_("Life area"), self.area, 1))
        across = self.line((_("Followed up on"), self.follow_up, 1))
        self.finish(across, self._add, _("Add the goal"))
        self.words.returnPressed.connect(self._add)
        self.follow_up.line.returnPressed.connect(self._add)

    def _add(self) -> None:
        if not self.words.value():
            self.refuse(_("Write the goal, in the young person's own words or yours."))
            self.words.setFocus()
            return
        if self.follow_up.problem():
            self.refuse(self.follow_up.problem())
            self.follow_up.setFocus()
            return
        typed = TypedGoal(
            own_words=self.words.value(),
            horizon=self.horizon.value(),
            area=self.area.value(),
            follow_up_on=self.follow_up.value(),
        )
        self.words.set_value("")
        self.follow_up.set_value(None)
        self.refuse("")
        self.words.setFocus()
        self.added.emit(typed)


class DecisionEntry(EntryRow):
    """What was decided by whom, in which life area; it becomes a measure there. ``added`` carries a ``TypedDecision``."""

    added = Signal(object)

    def __init__(
        self, deciders: Sequence[str], units: Sequence[Option], areas: Sequence[Option], area: str, today: date
    ) -> None:
        super().__init__(_("New decision"))
        self.text = LineField(placeholder=_("What is decided, for example a mentor twice a week"))
        self.decided_by = SuggestField(deciders)
        self.unit = ChoiceField(units, empty=_("No unit"))
        self.area = ChoiceField(areas, area)
        self.grant = LineField()
        self.starts = DateField(today)
        self.line((_("New decision"), self.text, 1))
        self.line((_("Decided by"), self.decided_by, 1), (_("Unit"), self.unit, 1))
        self.line((_("Life area"), self.area, 1), (_("Grant"), self.grant, 1))
        across = self.line((_("From"), self.starts, 1))
        self.finish(across, self._add, _("Add the decision"))
        for line in (self.text, self.decided_by, self.grant, self.starts.line):
            line.returnPressed.connect(self._add)

    def _add(self) -> None:
        if not self.text.value():
            self.refuse(_("Write what was decided."))
            self.text.setFocus()
            return
        if not self.decided_by.value():
            self.refuse(_("Write who decided it."))
            self.decided_by.setFocus()
            return
        if self.starts.problem():
            self.refuse(self.starts.problem())
            self.starts.setFocus()
            return
        typed = TypedDecision(
            text=self.text.value(),
            decided_by=self.decided_by.value(),
            unit=self.unit.value(),
            area=self.area.value(),
            grant=self.grant.value(),
            starts_on=self.starts.value(),
        )
        for line in (self.text, self.decided_by, self.grant):
            line.set_value("")
        self.starts.set_value(None)
        self.refuse("")
        self.text.setFocus()
        self.added.emit(typed)


class NetworkEntry(EntryRow):
    """Somebody around the young person; ``added`` carries a ``TypedNetwork``."""

    added = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("New in the network"))
        self.name = LineField(placeholder=_("Name"))
        self.relation = LineField(placeholder=_("Her own word: mum, friend, boss"))
        self.helps_with = LineField()
        self.kind = Segmented(
            [Option("private", _("Private")), Option("professional", _("Professional"))], "private", small=True
        )
        self.line((_("New in the network"), self.name, 1))
        self.line((_("Relation"), self.relation, 1))
        across = self.line((_("Helps with"), self.helps_with, 2), (_("Whose network"), self.kind, 2))
        self.finish(across, self._add, _("Add to the network"))
        for line in (self.name, self.relation, self.helps_with):
            line.returnPressed.connect(self._add)

    def _add(self) -> None:
        if not (self.name.value() or self.relation.value()):
            self.refuse(_("Write a name or how the person is related to the young person."))
            self.name.setFocus()
            return
        typed = TypedNetwork(
            name=self.name.value(),
            relation=self.relation.value(),
            kind=self.kind.value(),
            helps_with=self.helps_with.value(),
        )
        for line in (self.name, self.relation, self.helps_with):
            line.set_value("")
        self.refuse("")
        self.name.setFocus()
        self.added.emit(typed)
