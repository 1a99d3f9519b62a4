"""The card of circumstances on the status page: what holds, from when, and one compact row to note another.

Belongs here: that card. Does not belong here: which circumstances there are (``resources/terms``), what they start.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal

from ungeapp.domain.circumstances import Circumstance
from ungeapp.texts import _
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.casework.words import enumeration
from ungeapp.ui.due import joined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.fields import DateField, LineField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.kit.tokens import SPACE_3, Tone
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.circumstances import TERMS
from ungeapp.wording import short_day


class CircumstanceEntry(EntryRow):
    """``added`` carries code, first day, last day and a note; the card calls ``clear`` once it is kept."""

    added = Signal(str, object, object, str)

    def __init__(self, today: date) -> None:
        super().__init__(_("New circumstance"))
        self._today = today
        self.code = ChoiceField(empty=_("Choose"))
        self.start = DateField(today, today)
        self.end = DateField(today)
        self.note = LineField()
        self.line((_("What holds"), self.code, 1))
        across = self.line((_("Since"), self.start, 3), (_("Until"), self.end, 3), (_("Remark"), self.note, 4))
        self.finish(across, self._add, _("Note the circumstance"))
        for line in (self.start.line, self.end.line, self.note):
            line.returnPressed.connect(self._add)

    def offer(self, options: Sequence[Option]) -> None:
        """What there is to choose from."""
        self.code.set_options(options, self.code.value())

    def clear(self) -> None:
        """Empty, ready for the next."""
        self.code.set_value("")
        self.start.set_value(self._today)
        self.end.set_value(None)
        self.note.set_value("")
        self.refuse("")

    def _add(self) -> None:
        for field in (self.start, self.end):
            if field.problem():
                self.refuse(field.problem())
                field.setFocus()
                return
        if not self.code.value():
            self.refuse(_("Choose what holds for the young person."))
            self.code.setFocus()
            return
        self.refuse("")
        self.added.emit(self.code.value(), self.start.value(), self.end.value(), self.note.value())


class CircumstanceCard(Card):
    """What starts deadlines for this young person; nothing is guessed."""

    def __init__(self, surroundings: Surroundings, frame: PageFrame) -> None:
        super().__init__(_("Circumstances that set dates"), gap=SPACE_3)
        self._surroundings = surroundings
        self._frame = frame
        self._person = ""
        self._found: dict[str, Circumstance] = {}
        self.entry = CircumstanceEntry(surroundings.intentions.desk.today())
        self.entry.added.connect(self._added)
        self.list = PaintedList(_("Circumstances that set dates"))
        self.list.opened.connect(self.correct)
        self.list.acted.connect(self.correct)
        self._nothing = Secondary(_("Note for instance a decision on support: its deadlines then begin by themselves."))
        self.add(self.entry, self.list, self._nothing)

    def show_person(self, person: str) -> None:
        """Look again."""
        if person != self._person:
            self.entry.clear()
        self._person = person
        acts = self._surroundings.intentions.circumstances
        self.entry.offer([Option(one.code, one.label, one.note) for one in acts.choices()])
        found = acts.of(person)
        self._found = {one.id: one for one in found}
        self.list.set_rows([self._row(one) for one in found])
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def correct(self, row: str) -> None:
        """Its days and the remark; or take it out with a reason."""
        one, form, today = self._found[row], Form(), self._today()
        start = form.date("start", _("Since"), today, one.from_on, optional=True)
        end = form.date("end", _("Until"), today, one.to_on, optional=True)
        note = form.line("note", _("Remark"), one.note, optional=True)
        gone = form.line("gone", _("Should it not stand here? Write why, and it is taken out"), optional=True)
        if not self._surroundings.dialogs.show_form(self._label(one), form, _("Save")):
            return
        acts, why = self._surroundings.intentions.circumstances, gone.value().strip()
        if why:
            self._act(lambda: acts.remove(row, why), _("The circumstance is taken out."))
        else:
            self._act(
                lambda: acts.correct(row, from_on=start.value(), to_on=end.value(), note=note.value()),
                lambda: self._corrected(one, end.value()),
            )

    def _corrected(self, one: Circumstance, end: date | None) -> str:
        """What is said of it; of one that ends, which deadline stands all the same until somebody says why not."""
        acts = self._surroundings.intentions.clocks
        stand = acts.outliving(one.person, one.code, end) if end is not None else ()
        if not stand:
            return _("The circumstance is corrected. Its deadlines have moved with it.")
        return _("The circumstance is corrected. “{deadline}” stands: say under Dates why it is not needed.").format(
            deadline=enumeration(stand)
        )

    def _act(self, action: Callable[[], object], said: str | Callable[[], str]) -> bool:
        return self._surroundings.act(self._frame, action, said)

    def _added(self, code: str, start: date | None, end: date | None, note: str) -> None:
        acts, person = self._surroundings.intentions.circumstances, self._person
        made: list[Circumstance] = []
        if self._act(
            lambda: made.append(acts.add(person, code, from_on=start, to_on=end, note=note)), lambda: self._noted(*made)
        ):
            self.entry.clear()
            self.entry.code.setFocus()

    def _noted(self, one: Circumstance) -> str:
        """What is said of it, and of what was written with it."""
        also = self._surroundings.intentions.circumstances.with_it(one.id)
        if not also:
            return _("The circumstance is noted.")
        return _("The circumstance is noted, and with it: {others}.").format(
            others=enumeration(tuple(self._label(it) for it in also))
        )

    def _row(self, one: Circumstance) -> RowView:
        today = self._today()
        holds = (one.from_on is None or one.from_on <= today) and (one.to_on is None or today <= one.to_on)
        coming = one.from_on is not None and one.from_on > today
        until = _("until {day}").format(day=short_day(one.to_on, today)) if one.to_on else ""
        return RowView(
            one.id,
            self._label(one),
            context=joined(until, one.note),
            lead=short_day(one.from_on, today) if one.from_on else _("No date"),
            chip=_("Now") if holds else _("To come") if coming else "",
            tone=Tone.INFO,
            action=_("Change"),
        )

    def _label(self, one: Circumstance) -> str:
        terms = self._surroundings.intentions.desk.definitions.terms(TERMS)
        return terms.label(one.code, one.from_on or self._today())

    def _today(self) -> date:
        return self._surroundings.intentions.desk.today()
