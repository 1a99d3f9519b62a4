"""The form of one piece of a format.

Belongs here: making a field for each ``FieldView`` and keeping what is typed. Does not belong here: which fields there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal

from ungeapp.ui.casework.autosave import Autosave
from ungeapp.ui.formats.field_views import Asked, FieldView
from ungeapp.ui.kit.choices import CheckField, CheckListField, ChoiceField
from ungeapp.ui.kit.fields import LineField, TextField
from ungeapp.ui.kit.form import Form

Told = str | bool | tuple[str, ...]
Write = Callable[[FieldView, Told], bool]


class PieceForm(Form):
    """``write(field, value)`` is asked to keep a value; typing is kept every two seconds, and on leaving the field.

    ``typed`` carries the name of a field and its text with every key.
    """

    typed = Signal(str, str)

    def __init__(self, fields: Sequence[FieldView], write: Write) -> None:
        super().__init__()
        self.names = tuple(one.name for one in fields)
        self.made: dict[str, LineField | TextField | ChoiceField | CheckField | CheckListField] = {}
        self._autosaves: list[Autosave] = []
        for one in fields:
            self.made[one.name] = self._field(one, write)

    def _field(
        self, view: FieldView, write: Write
    ) -> LineField | TextField | ChoiceField | CheckField | CheckListField:
        name, label, value = view.name, view.label, view.value
        if view.asked is Asked.CHOICE:
            choice = self.choice(name, label, view.options, str(value), hint=view.hint, empty=view.empty)
            choice.committed.connect(lambda: write(view, choice.value()))
            return choice
        if view.asked is Asked.TICK:
            tick = self.check(name, label, bool(value))
            tick.committed.connect(lambda: write(view, tick.value()))
            return tick
        if view.asked is Asked.TICKS:
            ticks = self.check_list(name, label, view.options, value if isinstance(value, tuple) else ())
            ticks.committed.connect(lambda: write(view, ticks.value()))
            return ticks
        text: LineField | TextField
        if view.asked is Asked.TEXT:
            text = self.text(name, label, min_lines=2, hint=view.hint)
        else:
            text = self.line(name, label, hint=view.hint, optional=view.optional)
        keep = partial(write, view)
        text.edited.connect(lambda: self.typed.emit(name, text.value()))
        self._autosaves.append(Autosave(text, str(value), draft=lambda told, _base: keep(told), write=keep))
        return text

    def shows(self, fields: Sequence[FieldView], texts_too: bool) -> bool:
        """Whether these are its fields; with ``texts_too`` also whether its lines still say the same."""
        if tuple(one.name for one in fields) != self.names:
            return False
        lines = ((one, self.made[one.name]) for one in fields if texts_too)
        return all(made.value() == one.value for one, made in lines if isinstance(made, LineField))

    def save(self) -> None:
        """Keep what is typed now."""
        for one in self._autosaves:
            one.save()

    def stop(self) -> None:
        """The fields belong to another piece now."""
        for one in self._autosaves:
            one.stop()
        self._autosaves.clear()

    def show_notices(self, notices: Mapping[str, str]) -> None:
        """Say what is worth knowing about a text under its field."""
        for name in self.names:
            self.row(name).set_notice(notices.get(name, ""))

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say what is wrong under each field, and leave the keyboard where it is."""
        for name in self.names:
            told = errors.get(name) or next(
                (
                    reason
                    for at, reason in errors.items()
                    if at.startswith(f"{name}.") or (at and name.startswith(f"{at}."))
                ),
                "",
            )
            self.row(name).set_error(told)
