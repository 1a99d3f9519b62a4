"""The checklist as it is filled in: one card for each step, one editor for each point.

Belongs here: editors and when an answer is kept. Does not belong here: which points there are (data), what is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ungeapp.domain.checklists import ItemKind
from ungeapp.texts import _
from ungeapp.ui.casework.autosave import EVERY_MS
from ungeapp.ui.casework.checklist_views import GroupView, ItemView
from ungeapp.ui.drafts import keep_draft
from ungeapp.ui.kit.buttons import Button, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import ChoiceField, Segmented
from ungeapp.ui.kit.fields import DateField, LineField, TextField
from ungeapp.ui.kit.form import FormRow
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.tokens import SPACE_1, SPACE_2, SPACE_4, SPACE_5, Tone

Editor = LineField | TextField | DateField | ChoiceField | Segmented


class ItemEditor(Stack):
    """One point. ``answered`` carries what was written, once it was changed or a suggestion was confirmed; ``draft``
    keeps what is being typed, at most every two seconds.
    """

    answered = Signal(str)

    def __init__(self, view: ItemView, today: date, draft: Callable[[str], object]) -> None:
        super().__init__(gap=SPACE_1)
        self._draft = draft
        self._view = view
        self._touched = False
        self.editor = _editor(view, today)
        self._row = FormRow(f"{view.number}. {view.title}", self.editor, hint=view.guidance)
        self.state = Chip("", Tone.NEUTRAL)
        self.use_button = row_button(
            _("Use it"), self._use, name=_("Use the suggestion: {point}").format(point=view.title)
        )
        self._below = Flow(self.state, self.use_button, gap=SPACE_2)
        self.add(self._row)
        self.add(self._below)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._keep_draft)
        self._show_waiting()
        self.editor.edited.connect(self._edited)
        self.editor.committed.connect(self._committed)
        if isinstance(self.editor, LineField):
            self.editor.returnPressed.connect(self._confirm)
        if isinstance(self.editor, TextField):
            self.editor.accepted.connect(self._confirm)
        self._show_state()

    def show_source(self, shown: bool) -> None:
        """Say under the guidance where the point comes from, or leave it out."""
        view = self._view
        self._row.set_hint("\n".join(filter(None, (view.guidance, view.source if shown else ""))))

    def show_view(self, view: ItemView) -> None:
        """Show what is kept now, unless somebody is writing here."""
        self._view = view
        if not self._touched and not self.has_keyboard():
            _set(self.editor, view.value)
            self._show_waiting()
        self._show_state()

    def has_keyboard(self) -> bool:
        """Whether the keyboard is in this point."""
        return any(one.hasFocus() for one in (self.editor, *self.editor.findChildren(QWidget)))

    def go(self) -> None:
        """Put the keyboard here."""
        self.editor.setFocus()

    def keep_typed(self) -> bool:
        """Keep what is being typed, without leaving the field; False where it is no answer (and says so)."""
        if self._touched:
            self._committed()
        return not self._touched

    def _edited(self) -> None:
        self._touched = True
        self._show_state()
        if isinstance(self.editor, TextField | LineField) and not self._timer.isActive():
            self._timer.start()

    def _keep_draft(self) -> None:
        """A busy store is asked again."""
        if self._touched and not keep_draft(lambda: self._draft(_text(self.editor))):
            self._timer.start()

    def _show_waiting(self) -> None:
        """What was being typed stands there again, and is kept when the field is left."""
        if self._view.waiting is not None and isinstance(self.editor, TextField | LineField):
            _set(self.editor, self._view.waiting)
            self._touched = True

    def _committed(self) -> None:
        if isinstance(self.editor, DateField):
            self._row.set_error(self.editor.problem())
            if self.editor.problem():
                return
        if self._touched:
            self._keep()

    def _confirm(self) -> None:
        if self._touched or self._view.suggested:
            self._keep()

    def _use(self) -> None:
        _set(self.editor, self._view.value)
        self._keep()
        self.go()

    def _keep(self) -> None:
        self._touched = False
        self._timer.stop()
        self.answered.emit(_text(self.editor))

    def _show_state(self) -> None:
        view = self._view
        suggested = view.suggested and not self._touched  # what somebody has begun to write is no suggestion
        if suggested:
            self.state.show_state(
                _("Suggestion"), Tone.INFO, tip=_("UngeApp has filled this in. Read it, and confirm.")
            )
        elif view.needed:
            self.state.show_state(_("Missing"), Tone.WARN)
        self._below.setVisible(suggested or view.needed)
        self.use_button.setVisible(suggested)


class ChecklistCards(Stack):
    """All groups. ``answered`` carries the point's key and the answer; ``draft`` keeps what is being typed at a point.

    Where the points come from is one press away, for all of them at once: in the heading of the first group.
    """

    answered = Signal(str, str)

    def __init__(self, today: date, draft: Callable[[str, str], object]) -> None:
        super().__init__(gap=SPACE_4)
        self._draft = draft
        self._today = today
        self._cards: dict[str, Card] = {}
        self.items: dict[str, ItemEditor] = {}
        self.sources_button: Button | None = None
        self._sources_shown = False

    def show_groups(self, groups: tuple[GroupView, ...]) -> None:
        """Show these points; what is being written stays."""
        if [one.key for group in groups for one in group.items] != list(self.items):
            self._build(groups)
        for group in groups:
            self._cards[group.key].set_aside(group.aside)
            for item in group.items:
                self.items[item.key].show_view(item)

    def keep_typed(self) -> bool:
        """Keep what is being typed anywhere; False where something is no answer."""
        kept = [one.keep_typed() for one in tuple(self.items.values())]
        return all(kept)

    def go_to_first_missing(self) -> QWidget | None:
        """Put the keyboard into the first point that is needed; the point, or None."""
        for editor in self.items.values():
            if editor.state.text() == _("Missing") and not editor.state.isHidden():
                editor.go()
                return editor
        return None

    def _build(self, groups: tuple[GroupView, ...]) -> None:
        self.clear()
        self._cards, self.items = {}, {}
        self.sources_button = None
        for group in groups:
            card = Card(group.heading, gap=SPACE_5)
            if self.sources_button is None and any(one.source for told in groups for one in told.items):
                self.sources_button = row_button(_("Show the sources"), self._turn_sources)
                card.add_head(self.sources_button)
            for item in group.items:
                editor = ItemEditor(item, self._today, partial(self._draft, item.key))
                editor.answered.connect(lambda text, key=item.key: self.answered.emit(key, text))
                self.items[item.key] = editor
                card.add(editor)
            self._cards[group.key] = card
            self.add(card)
        self._show_sources()

    def _turn_sources(self) -> None:
        self._sources_shown = not self._sources_shown
        self._show_sources()

    def _show_sources(self) -> None:
        if self.sources_button is not None:
            self.sources_button.set_text(_("Hide the sources") if self._sources_shown else _("Show the sources"))
        for editor in self.items.values():
            editor.show_source(self._sources_shown)


def _editor(view: ItemView, today: date) -> Editor:
    match view.kind:
        case ItemKind.DATE:
            return DateField(today, _day(view.value))
        case ItemKind.CHOICE:
            return ChoiceField(view.options, view.value, empty=_("Choose"))
        case ItemKind.YES_NO:
            return Segmented((Option("yes", _("Yes")), Option("no", _("No"))), view.value, small=True)
        case ItemKind.PERSON:
            return LineField(view.value)
        case ItemKind.TEXT | ItemKind.LIST:
            return TextField(view.value, min_lines=2 if view.kind is ItemKind.TEXT else 1)


def _text(editor: Editor) -> str:
    if isinstance(editor, DateField):
        value = editor.value()
        return value.isoformat() if value else ""
    return editor.value()


def _set(editor: Editor, value: str) -> None:
    if isinstance(editor, DateField):
        editor.set_value(_day(value))
    elif _text(editor) != value:
        editor.set_value(value)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
