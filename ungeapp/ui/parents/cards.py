"""The cards of the page *Forældre*: one parent, what was heard, somebody new.

Belongs here: these cards. Does not belong here: the page around them (``page``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QTimer, Signal

from ungeapp.texts import _
from ungeapp.ui.casework.autosave import EVERY_MS
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import Button, outlined, quiet, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Flow, Stack
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.parents.presenter import ParentsPresenter, ParentView, TypedParent
from ungeapp.ui.shortcuts import Keys, bind


class ParentActs(Protocol):
    """What a card asks of the page."""

    presenter: ParentsPresenter

    def do(self, action: Callable[[], object], said: str) -> bool: ...
    def correct(self, parent: str) -> None: ...
    def show_paper(self, parent: str) -> None: ...
    def decline(self, parent: str) -> None: ...


class ParentCard(Card):
    """One parent. What the parent says is typed in place; typing survives leaving the page."""

    def __init__(self, acts: ParentActs, view: ParentView) -> None:
        super().__init__(view.heading)
        self._acts = acts
        self._view = view
        self.add_head(Chip(view.custody, view.tone), after_heading=True)
        self.add_head(
            row_button(_("Correct"), lambda: acts.correct(view.id), name=_("Correct {who}").format(who=view.heading))
        )
        self.hearings = PaintedList(_("Heard: {who}").format(who=view.heading), openable=False)
        self.hearings.set_rows(view.hearings)
        self.hearings.acted.connect(
            lambda hearing: acts.do(lambda: acts.presenter.sign(hearing), _("Noted: the plan is signed."))
        )
        if view.reach:
            self.add(Secondary(view.reach))
        self.add(self.hearings)
        self.hearings.setVisible(bool(view.hearings))  # once it stands in the card, or it would be a window of its own
        self.buttons: dict[str, Button] = {}
        self.hearing: HearingForm | None = None
        self._place = Stack()
        self._place.hide()
        if view.can_be_heard:
            self.add(self._row(view), self._place)
            if view.draft:
                self.hear()

    def _row(self, view: ParentView) -> Flow:
        who = view.heading
        made: list[tuple[str, str, Callable[[], object]]] = []
        if not view.invited:
            made.append(("invite", _("Invited today"), self._invite))
        made += [
            ("hear", _("Note what was said …"), self.hear),
            ("decline", _("Was not heard …"), lambda: self._acts.decline(view.id)),
            ("print", _("Print the plan to the parent"), lambda: self._acts.show_paper(view.id)),
        ]
        row = Flow(gap=tokens.SPACE_2)
        for key, text, act in made:
            self.buttons[key] = row_button(text, act, name=f"{text}: {who}")
            row.add(self.buttons[key])
        return row

    def hear(self) -> None:
        """Open the form in which the remarks are typed."""
        if self.hearing is None:
            self.hearing = HearingForm(self._acts, self._view, self._close)
            self._place.add(self.hearing)
            self._place.show()
        self.hearing.form.focus("remarks")

    def _invite(self) -> None:
        self._acts.do(lambda: self._acts.presenter.invite(self._view.id), _("Noted: the parent is invited."))

    def _close(self) -> None:
        self.hearing = None
        self._place.clear()
        self._place.hide()


class HearingForm(Stack):
    """The parent's own remarks, the day, whether the plan is signed."""

    def __init__(self, acts: ParentActs, view: ParentView, on_close: Callable[[], object]) -> None:
        super().__init__()
        self._acts = acts
        self._parent = view.id
        self._on_close = on_close
        self.form = Form(gap=tokens.SPACE_3)
        self.remarks = self.form.text(
            "remarks",
            _("The parent's own remarks"),
            view.draft,
            min_lines=3,
            hint=_("As they were said. They stand in the plan."),
            optional=True,
        )
        self.on = self.form.date("on", _("Heard on"), acts.presenter.today, acts.presenter.today)
        self.signed = self.form.check("signed", _("The parent has signed the plan"))
        self.add(self.form)
        self.add(Flow(outlined(_("Save what was said"), self.save), quiet(_("Cancel"), self.cancel)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.keep)
        self.remarks.edited.connect(self._timer.start)
        self.remarks.committed.connect(self.keep)
        self.remarks.accepted.connect(self.save)
        bind(self, Keys.ACCEPT, self.save)

    def keep(self) -> None:
        """Keep what is typed."""
        self._timer.stop()
        self._acts.presenter.keep(self._parent, self.remarks.value())

    def save(self) -> None:
        """Save what was said."""
        self._timer.stop()
        errors = self.form.problems()
        if not self.remarks.value().strip() and not self.signed.value():
            errors["remarks"] = _("Write what the parent said, or note that the plan is signed.")
        self.form.set_errors(errors)
        if errors:
            return
        remarks, on, signed = self.remarks.value(), self.on.value(), self.signed.value()
        self._acts.do(
            lambda: self._acts.presenter.hear(self._parent, remarks, on, signed=signed), _("The parent is heard.")
        )

    def cancel(self) -> None:
        """Leave it."""
        self._timer.stop()
        self._acts.presenter.keep(self._parent, "")
        self._on_close()


class ParentEntry(EntryRow):
    """Name, relation, custody, telephone; ``added`` carries a ``TypedParent``."""

    added = Signal(object)

    def __init__(self, presenter: ParentsPresenter) -> None:
        super().__init__(_("New parent"))
        self.name = LineField(placeholder=_("Name of a parent, or of whoever holds custody"))
        self.relation = LineField(placeholder=_("Mum, dad, foster mother"))
        self.custody = ChoiceField(presenter.custodies(), "joint")
        self.phone = LineField()
        self.line((_("New parent"), self.name, 1))
        self.line((_("What the young person calls them"), self.relation, 1), (_("Custody"), self.custody, 1))
        across = self.line((_("Telephone"), self.phone, 1))
        self.finish(across, self._add, _("Add the parent"))
        for line in (self.name, self.relation, self.phone):
            line.returnPressed.connect(self._add)

    def _add(self) -> None:
        if not f"{self.name.value()}{self.relation.value()}".strip():
            self.refuse(_("Write a name, or what the young person calls the parent."))
            self.name.setFocus()
            return
        typed = TypedParent(
            name=self.name.value(),
            relation=self.relation.value(),
            custody=self.custody.value(),
            phone=self.phone.value(),
        )
        for line in (self.name, self.relation, self.phone):
            line.set_value("")
        self.refuse("")
        self.added.emit(typed)
