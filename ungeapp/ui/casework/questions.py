"""A form made from the questions of a definition.

Belongs here: one field per question, answers as text. Does not belong here: which questions there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from ungeapp.domain.formats import FactKind
from ungeapp.texts import _
from ungeapp.ui.casework.question_views import QuestionView
from ungeapp.ui.kit.choices import ChoiceField, Segmented
from ungeapp.ui.kit.fields import DateField, LineField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.rows import Option


class QuestionForm(Form):
    """The questions under each other; ``answered(key, value)`` when one was answered and left."""

    answered = Signal(str, str)

    def __init__(self, questions: Sequence[QuestionView], today: date) -> None:
        super().__init__()
        self._questions = tuple(questions)
        self._fields: dict[str, QWidget] = {}
        self._told = {one.key: one.value for one in questions}
        self._notices = {one.key: one.notice for one in questions}
        for one in questions:
            field = self._field(one, today)
            self._fields[one.key] = field
            field.committed.connect(partial(self._committed, one.key))
            self.row(one.key).set_notice(one.notice)

    def answers(self) -> dict[str, str]:
        """What is answered now, by question; unanswered ones are left out."""
        found = {one.key: self._value(one.key) for one in self._questions}
        return {key: value for key, value in found.items() if value}

    def show_answers(self, questions: Sequence[QuestionView]) -> None:
        """Show what is on record, unless somebody is typing there."""
        for one in questions:
            field = self._fields.get(one.key)
            if field is None:
                continue
            self._notices[one.key] = one.notice
            self.row(one.key).set_notice(one.notice)
            if _has_keyboard(field):
                continue
            self._told[one.key] = one.value
            if isinstance(field, DateField):
                field.set_value(date.fromisoformat(one.value) if one.value else None)
            elif isinstance(field, LineField | ChoiceField | Segmented):
                field.set_value(one.value)

    def focus_first(self) -> None:
        """Put the keyboard into the first question that waits for an answer: one on which something hangs, else any."""
        asked = [one.key for one in self._questions]
        waits = [key for key in asked if self.row(key).notice()] or [key for key in asked if not self._value(key)]
        if asked:
            self.focus((waits or asked)[0])

    def _field(self, one: QuestionView, today: date) -> DateField | LineField | ChoiceField | Segmented:
        if one.kind is FactKind.YES_NO:
            options = [Option("yes", _("Yes")), Option("no", _("No")), Option("", _("Not known"))]
            return self.segmented(one.key, one.label, options, one.value, hint=one.hint)
        if one.kind is FactKind.DATE:
            value = date.fromisoformat(one.value) if one.value else None
            return self.date(one.key, one.label, today, value, hint=one.hint)
        if one.kind is FactKind.CHOICE:
            return self.choice(one.key, one.label, one.options, one.value, hint=one.hint, empty=_("Not known"))
        return self.line(one.key, one.label, one.value, hint=one.hint)

    def _value(self, key: str) -> str:
        field = self._fields[key]
        if isinstance(field, DateField):
            found = field.value()
            return found.isoformat() if found is not None else ""
        assert isinstance(field, LineField | ChoiceField | Segmented)
        return field.value()

    def _committed(self, key: str) -> None:
        field = self._fields[key]
        if isinstance(field, DateField) and field.problem():
            return
        value = self._value(key)
        self.row(key).set_notice("" if value else self._notices[key])
        if value != self._told.get(key, ""):
            self._told[key] = value
            self.answered.emit(key, value)


def _has_keyboard(field: QWidget) -> bool:
    focused: QWidget | None = QApplication.focusWidget()
    return focused is not None and (field is focused or field.isAncestorOf(focused))
