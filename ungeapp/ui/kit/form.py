"""Form rows: label, field, hint and error belong together and are made by one call.

Belongs here: the only way to give a field a label; it sets buddy, accessible name and description, and shows errors.
Does not belong here: the fields themselves (``fields``, ``choices``) and what counts as an error (the presenter).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ungeapp.texts import _
from ungeapp.ui.kit import layouts, tokens
from ungeapp.ui.kit.accessible import announce
from ungeapp.ui.kit.buttons import Button, quiet, row_button
from ungeapp.ui.kit.choices import CheckField, CheckListField, ChoiceField, Segmented
from ungeapp.ui.kit.fields import DateField, LineField, LongLineField, SecretField, TextField, TimeField
from ungeapp.ui.kit.in_view import bring_into_view
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.text import PlainLabel, Secondary
from ungeapp.ui.kit.tokens import TextRole

_Field = TypeVar("_Field", bound=QWidget)


class FormRow(QWidget):
    """A label above a field, a hint under the label, an error under the field."""

    def __init__(self, label: str, field: QWidget, *, hint: str = "", optional: bool = False) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.field = field
        self._name = label
        self._hint = hint
        body = layouts.column(self, gap=tokens.SPACE_1)
        shown = _("{label} (may be left out)").format(label=label) if optional else label
        self.label: QLabel | None = None
        if not isinstance(field, CheckField):
            self.label = PlainLabel(shown, TextRole.STRONG, selectable=False)
            self.label.setBuddy(_focus_target(field))
            body.addWidget(self.label)
        self._told: Secondary | None = None
        if hint:
            self._told = Secondary(hint)
            body.addWidget(self._told)
        self._error = PlainLabel("", TextRole.SECONDARY, tone="bad")
        self._error.hide()
        body.addWidget(field)
        # Under a list of ticks the error would be out of sight; there it stands under the label.
        many = isinstance(field, CheckListField | layouts.Stack)
        body.insertWidget(body.count() - 1 if many else body.count(), self._error)
        self._notice = Secondary("")
        self._notice.hide()
        body.addWidget(self._notice)
        self._acts: layouts.Flow | None = None
        self._acts_said: tuple[str, ...] = ()
        for target in {field, _focus_target(field)}:
            target.setAccessibleName(label)
            target.setAccessibleDescription(hint)

    def error(self) -> str:
        """The error shown; empty if none."""
        return self._error.text()

    def notice(self) -> str:
        """What is said about the value; empty if nothing."""
        return self._notice.text()

    def set_hint(self, hint: str) -> None:
        """Another hint for a row that has one, read aloud with the field."""
        if self._told is None or hint == self._hint:
            return
        self._hint = hint
        self._told.setText(hint)
        for target in {self.field, _focus_target(self.field)}:
            target.setAccessibleDescription(" ".join(part for part in (self._error.text(), hint) if part))

    def set_notice(
        self, sentence: str, acts: Sequence[str] = (), on_act: Callable[[int], object] | None = None
    ) -> None:
        """Say something about a value that is no error; an empty sentence takes it away.

        ``acts`` are buttons under it; ``on_act`` gets the number of the one that was pressed.
        """
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))
        if tuple(acts) == self._acts_said:
            return  # the same buttons: one of them may be held down right now
        self._acts_said = tuple(acts)
        if self._acts is None:
            self._acts = layouts.Flow()
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._acts)
        self._acts.clear()
        self._acts.setVisible(bool(acts))
        for number, act in enumerate(acts):
            if on_act is not None:
                self._acts.add(row_button(act, partial(on_act, number), name=f"{self._name}: {act}"))

    def set_error(self, sentence: str) -> None:
        """Show ``sentence`` under the field, read aloud with it; an empty one takes the error away."""
        if sentence == self._error.text():
            return
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        target = _focus_target(self.field)
        target.setAccessibleDescription(" ".join(part for part in (sentence, self._hint) if part))
        target.setProperty("invalid", bool(sentence))
        target.style().unpolish(target)
        target.style().polish(target)
        if sentence:
            announce(target, f"{self._name}: {sentence}", urgent=True)


class Form(QWidget):
    """Form rows under each other; every kind of field has one call that returns the field.

    ``key`` is how ``values``, ``set_errors`` and ``focus`` name the field.
    """

    def __init__(self, *, gap: int = tokens.SPACE_4) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._body = layouts.column(self, gap=gap)
        self._rows: dict[str, FormRow] = {}
        self._fold: Button | None = None
        self._fold_said = ("", "")
        self._folded: list[FormRow] = []

    def add(self, key: str, label: str, field: _Field, *, hint: str = "", optional: bool = False) -> _Field:
        """Add any field under ``label``."""
        made = FormRow(label, field, hint=hint, optional=optional)
        self._rows[key] = made
        self._body.addWidget(made)
        if self._fold is not None:
            self._folded.append(made)
            made.hide()
        edited = getattr(field, "edited", None)
        if edited is not None:  # what was wrong is being put right; saving says if it still is
            edited.connect(lambda: made.set_error(""))
        if isinstance(field, DateField | TimeField):
            field.committed.connect(lambda: made.set_error(field.problem()))
        return field

    def line(
        self, key: str, label: str, value: str = "", *, hint: str = "", placeholder: str = "", optional: bool = False
    ) -> LineField:
        """One line of text."""
        return self.add(key, label, LineField(value, placeholder=placeholder), hint=hint, optional=optional)

    def long_line(
        self, key: str, label: str, value: str = "", *, hint: str = "", optional: bool = False
    ) -> LongLineField:
        """One line of text that wraps in a narrow column."""
        return self.add(key, label, LongLineField(value), hint=hint, optional=optional)

    def secret(self, key: str, label: str, *, hint: str = "") -> SecretField:
        """A passphrase."""
        return self.add(key, label, SecretField(), hint=hint)

    def text(
        self,
        key: str,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        min_lines: int = 3,
        max_lines: int | None = None,
        optional: bool = False,
    ) -> TextField:
        """Several lines of text."""
        field = TextField(value, min_lines=min_lines, max_lines=max_lines)
        return self.add(key, label, field, hint=hint, optional=optional)

    def date(
        self, key: str, label: str, today: date, value: date | None = None, *, hint: str = "", optional: bool = False
    ) -> DateField:
        """A date; ``today`` is what relative words count from."""
        return self.add(key, label, DateField(today, value), hint=hint, optional=optional)

    def time(
        self, key: str, label: str, value: time | None = None, *, hint: str = "", optional: bool = False
    ) -> TimeField:
        """A time of day."""
        return self.add(key, label, TimeField(value), hint=hint, optional=optional)

    def choice(
        self,
        key: str,
        label: str,
        options: Sequence[Option],
        value: str = "",
        *,
        hint: str = "",
        empty: str | None = None,
        optional: bool = False,
        whole: bool = False,
    ) -> ChoiceField:
        """One of a list; with ``whole`` what is chosen stands under it where it has no room for all of it."""
        made = self.add(key, label, ChoiceField(options, value, empty=empty), hint=hint, optional=optional)
        if whole:
            made.cut.connect(self._rows[key].set_notice)
        return made

    def segmented(
        self,
        key: str,
        label: str,
        options: Sequence[Option],
        value: str = "",
        *,
        hint: str = "",
        show_keys: bool = False,
    ) -> Segmented:
        """One of up to four, side by side."""
        return self.add(key, label, Segmented(options, value, show_keys=show_keys), hint=hint)

    def check(self, key: str, label: str, value: bool = False, *, hint: str = "") -> CheckField:
        """A tick; the label stands beside it."""
        return self.add(key, label, CheckField(label, value, hint=hint))

    def check_list(
        self, key: str, label: str, options: Sequence[Option], value: Sequence[str] = (), *, hint: str = ""
    ) -> CheckListField:
        """Several ticks."""
        return self.add(key, label, CheckListField(options, value), hint=hint)

    def row(self, key: str) -> FormRow:
        """The row called ``key``."""
        return self._rows[key]

    def set_row_visible(self, key: str, visible: bool) -> None:
        """Show or hide a row that is asked only under a condition."""
        self._rows[key].setVisible(visible)

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Show these errors and no others, and go to the first field that has one."""
        for key, made in self._rows.items():
            made.set_error(errors.get(key, ""))
        if any(one.error() for one in self._folded):
            self.unfold()
        first = next((key for key in self._rows if errors.get(key)), None)
        if first is not None:
            self.focus(first)

    def beside(self, key: str, other: str) -> None:
        """Two short rows stand next to each other, their fields level."""
        first, second = self._rows[key], self._rows[other]
        pair = QWidget()
        across = layouts.row(pair, gap=tokens.SPACE_3)
        self._body.insertWidget(self._body.indexOf(first), pair)
        for one in (first, second):
            across.addWidget(one, 1, Qt.AlignmentFlag.AlignBottom)

    def fold(self, more: str, less: str) -> None:
        """Rows added from now on are out of sight until the button ``more`` is pressed; it says ``less`` then."""
        self._fold_said = (more, less)
        self._fold = quiet(more, lambda: self.unfold(not self.is_unfolded()))
        self._body.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)

    def is_unfolded(self) -> bool:
        """Whether the rows under the fold are seen."""
        return any(not one.isHidden() for one in self._folded)

    def unfold(self, seen: bool = True) -> None:
        """Show the rows under the fold, or put them out of sight again."""
        for one in self._folded:
            one.setVisible(seen)
        if self._fold is not None:
            self._fold.set_text(self._fold_said[seen])

    def problems(self) -> dict[str, str]:
        """What the fields themselves cannot read, such as *32.13.*, by key."""
        found = {
            key: made.field.problem()
            for key, made in self._rows.items()
            if isinstance(made.field, DateField | TimeField)
        }
        return {key: sentence for key, sentence in found.items() if sentence}

    def focus(self, key: str) -> None:
        """Put the keyboard into the field called ``key``, and the field before the eyes."""
        if self._rows[key] in self._folded:
            self.unfold()
        self._rows[key].field.setFocus()
        bring_into_view(self._rows[key])


def _focus_target(field: QWidget) -> QWidget:
    proxy = field.focusProxy()
    return proxy if proxy is not None and not isinstance(field, CheckListField | Segmented) else field
