"""The row in which a status is typed: kind, what, from; the rest opens only where the kind has it.

Belongs here: that row, and the card that asks how a stretch ended. Does not belong here: what becomes of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.buttons import outlined, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import DateField, LineField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.status.presenter import StatusPresenter, TypedEnd, TypedStatus

_TITLED = ("education", "job", "benefit", "entrance")
_READINESS, _FUNCTIONING, _ABSENCE, _EDUCATION = "readiness", "functioning", "absence", "education"
_SCREENING = "screening"


class StatusEntryRow(EntryRow):
    """``added`` carries a ``TypedStatus``; the page calls ``clear`` once it is kept."""

    added = Signal(object)

    def __init__(self, presenter: StatusPresenter) -> None:
        super().__init__(_("New status"))
        self._presenter = presenter
        self.kind = ChoiceField(presenter.kinds(), _EDUCATION)
        self.code = ChoiceField(empty=_("Choose"))
        self.start = DateField(presenter.today, presenter.today)
        self.title = LineField(placeholder=_("For example blacksmith, or the bakery"))
        self.place = LineField()
        self.home = LineField(placeholder=_("Only when it is another one"))
        self.contact_name = LineField()
        self.contact_phone = LineField()
        self.clarification = ChoiceField(presenter.clarifications(), empty=_("Not judged"))
        self.text = LineField()
        self.by = LineField()
        self.result = LineField()
        self.line((_("New status"), self.kind, 1), (_("What"), self.code, 1))
        across = self.line((_("From"), self.start, 1), (_("More precisely"), self.title, 1))
        self.line((_("School or institution"), self.place, 2), (_("Home municipality"), self.home, 1))
        self.line(
            (_("The school's contact person for absence"), self.contact_name, 2),
            (_("Telephone"), self.contact_phone, 1),
        )
        self.line((_("How clear"), self.clarification, 1), (_("In words: what it rests on"), self.text, 2))
        self.line((_("Result in words"), self.result, 2), (_("Who screened"), self.by, 1))
        self.finish(across, self._add, _("Add the status"))
        self.kind.edited.connect(self._kind_chosen)
        self.start.edited.connect(self._codes)
        for line in (*self._texts(), self.start.line):
            line.returnPressed.connect(self._add)
        self._codes()

    def open_up(self) -> None:
        """Show the fields the chosen kind has, and no others."""
        kind = self.kind.value()
        shown = (
            True,
            True,
            kind == _EDUCATION,
            kind == _ABSENCE,
            kind in (_READINESS, _FUNCTIONING),
            kind == _SCREENING,
        )
        for holder, visible in zip(self._lines, shown, strict=True):
            holder.setVisible(visible)
        for field, visible in (
            (self.code, kind != _FUNCTIONING),
            (self.title, kind in _TITLED),
            (self.clarification, kind == _READINESS),
        ):
            pair = field.parentWidget()
            assert pair is not None
            pair.setVisible(visible)

    def clear(self) -> None:
        """Empty, ready for the next; the kind stays."""
        self.code.set_value("")
        self.clarification.set_value("")
        for line in self._texts():
            line.set_value("")
        self.start.set_value(self._presenter.today)
        self._codes()
        self.refuse("")

    def choose(self, kind: str) -> None:
        """Begin an entry of this kind: the keyboard goes to what is asked first."""
        self.kind.set_value(kind)
        self._kind_chosen()
        (self.result if kind == _SCREENING else self.code).setFocus()

    def _texts(self) -> tuple[LineField, ...]:
        lines = (self.title, self.place, self.home, self.contact_name, self.contact_phone, self.text)
        return (*lines, self.result, self.by)

    def _kind_chosen(self) -> None:
        self._codes()
        self.open_up()
        self.refuse("")

    def _codes(self) -> None:
        found = self._presenter.codes(self.kind.value(), self.start.value())
        only = found[0].value if len(found) == 1 else self.code.value()
        self.code.set_options(found, only)

    def _add(self) -> None:
        if self.start.problem():
            self.refuse(self.start.problem())
            self.start.setFocus()
            return
        if self.kind.value() != _FUNCTIONING and not self.code.value():
            self.refuse(_("Choose what it is."))
            self.code.setFocus()
            return
        if self.kind.value() == _FUNCTIONING and not self.text.value().strip():
            self.refuse(_("Describe the functional level in a few words."))
            self.text.setFocus()
            return
        screened = self.kind.value() == _SCREENING
        if screened and not self.result.value():
            self.refuse(_("Write the result of the screening in a few words."))
            self.result.setFocus()
            return
        self.refuse("")
        self.added.emit(
            TypedStatus(
                sort=self.kind.value(),
                code=self.code.value(),
                from_on=self.start.value(),
                title=self.title.value(),
                place=self.place.value(),
                home_municipality=self.home.value(),
                contact_name=self.by.value() if screened else self.contact_name.value(),
                contact_phone=self.contact_phone.value(),
                clarification=self.clarification.value(),
                text=self.result.value() if screened else self.text.value(),
            )
        )


class EndCard(Card):
    """How it ended, why when it was broken off, and what is next; ``ended`` carries a ``TypedEnd``."""

    ended = Signal(object)

    def __init__(self, presenter: StatusPresenter, entry: str, on_cancel: Callable[[], object]) -> None:
        super().__init__(_("How did it end? {what}").format(what=presenter.label(entry)), accent="info")
        today: date = presenter.today
        self._asks = presenter.asks_how(entry)
        self.form = Form(gap=tokens.SPACE_3)
        self.on = self.form.date("on", _("Ended on"), today, presenter.last_day(entry) or today)
        self.how = self.form.segmented("how", _("How it ended"), presenter.ends())
        self.cause = self.form.choice("cause", _("Why it was broken off"), presenter.causes(), empty=_("Choose"))
        self.next_what = self.form.line("next", _("What is next?"), optional=True, hint=_("It becomes the next step."))
        self.next_on = self.form.date("next_on", _("Next from"), today, optional=True)
        self.form.set_row_visible("how", self._asks)
        self.form.set_row_visible("cause", False)
        self.how.edited.connect(lambda: self.form.set_row_visible("cause", self._broken()))
        self.add(self.form, Flow(outlined(_("Save the ending"), self.save), quiet(_("Cancel"), on_cancel)))
        bind(self, Keys.ACCEPT, self.save)

    def save(self) -> None:
        """Hand over what was typed, or say what is missing."""
        errors = self.form.problems()
        on = self.on.value()
        if on is None:
            errors.setdefault("on", _("Write the day it ended."))
        if self._asks and not self.how.value():
            errors["how"] = _("Choose how it ended.")
        if self._broken() and not self.cause.value():
            errors["cause"] = _("Choose why it was broken off.")
        self.form.set_errors(errors)
        if errors or on is None:
            return
        self.ended.emit(
            TypedEnd(
                on=on,
                how=self.how.value(),
                cause=self.cause.value(),
                next_what=self.next_what.value(),
                next_on=self.next_on.value(),
            )
        )

    def _broken(self) -> bool:
        return self._asks and self.how.value() == "broken-off"
