"""The form of one piece of a format.

Belongs here: making a field for each ``FieldView`` and keeping what is typed. Does not belong here: which fields there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.casework.autosave import Autosave
from ungeapp.ui.formats.field_views import Asked, FieldView, Told
from ungeapp.ui.formats.telling import Notice
from ungeapp.ui.kit.choices import CheckField, CheckListField, ChoiceField
from ungeapp.ui.kit.fields import DateField, LineField, LongLineField, TextField
from ungeapp.ui.kit.form import Form

Write = Callable[[FieldView, Told], bool]
_Made = LineField | TextField | ChoiceField | CheckField | CheckListField | DateField


class PieceForm(Form):
    """``write(field, value)`` is asked to keep a value; typing is kept every two seconds, and on leaving the field.

    ``typed`` carries the name of a field and its text with every key, ``word_wanted`` the name of a field and the number
    of the way out of an old word.
    """

    typed = Signal(str, str)
    word_wanted = Signal(str, int)

    def __init__(self, fields: Sequence[FieldView], write: Write, today: date) -> None:
        super().__init__()
        self._today = today
        rare = [one for one in fields if one.rare]
        shown = [one for one in fields if not one.rare] if len(rare) > 1 else list(fields)
        self.names = tuple(one.name for one in (*shown, *(rare if len(rare) > 1 else ())))
        self.made: dict[str, _Made] = {}
        self._autosaves: list[Autosave] = []
        for number, one in enumerate(shown):
            self.made[one.name] = self._field(one, write)
            if one.beside:
                self.beside(shown[number - 1].name, one.name)
        if len(rare) > 1:
            self.fold(_("Show more fields"), _("Show fewer fields"))
            for one in rare:
                self.made[one.name] = self._field(one, write)

    def _field(self, view: FieldView, write: Write) -> _Made:
        name, label, value = view.name, view.label, view.value
        if view.asked is Asked.CHOICE:
            choice = self.choice(name, label, view.options, str(value), hint=view.hint, empty=view.empty, whole=True)
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
        if view.asked is Asked.DATE:
            day = self.date(
                name, label, self._today, value if isinstance(value, date) else None, optional=view.optional
            )
            day.committed.connect(lambda: day.is_valid() and write(view, day.value()))
            return day
        text: LineField | TextField
        if view.asked is Asked.TEXT:
            text = self.text(name, label, min_lines=2, hint=view.hint, optional=view.optional)
        elif view.asked is Asked.LINE:
            text = self.long_line(name, label, hint=view.hint, optional=view.optional)
        else:
            text = self.line(name, label, hint=view.hint, optional=view.optional)
        keep = partial(write, view)
        text.edited.connect(lambda: self.typed.emit(name, text.value()))
        self._autosaves.append(Autosave(text, str(value), draft=lambda told, _base: keep(told), write=keep))
        return text

    def shows(self, fields: Sequence[FieldView], texts_too: bool) -> bool:
        """Whether these are its fields; with ``texts_too`` also whether its lines still say the same."""
        if {one.name for one in fields} != set(self.names):
            return False
        lines = ((one, self.made[one.name]) for one in fields if texts_too)
        return all(made.value() == one.value for one, made in lines if isinstance(made, LineField | LongLineField))

    def save(self) -> None:
        """Keep what is typed now."""
        for one in self._autosaves:
            one.save()

    def stop(self) -> None:
        """The fields belong to another piece now."""
        for one in self._autosaves:
            one.stop()
        self._autosaves.clear()

    def show_notices(self, notices: Mapping[str, Notice]) -> None:
        """Say what is worth knowing about a text under its field, with the ways out of an old word."""
        for name in self.names:
            if isinstance(self.made[name], ChoiceField):  # says there what it has no room for
                continue
            told = notices.get(name, Notice(""))
            self.row(name).set_notice(told.said, [one.label for one in told.ways], partial(self.word_wanted.emit, name))

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
            field = self.made[name]
            unread = field.problem() if isinstance(field, DateField) and not field.line.hasFocus() else ""
            self.row(name).set_error(unread or told)
        if any(one.error() for one in self._folded):
            self.unfold()
