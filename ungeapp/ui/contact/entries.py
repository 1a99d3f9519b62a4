"""Rows in which a report, a notification of concern or a support role is typed: Tab through, Enter adds.

Belongs here: the rows. Does not belong here: what becomes of what was typed (``follow_up``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from ungeapp.texts import _
from ungeapp.ui.casework.entries import EntryRow
from ungeapp.ui.contact.typed import TypedNotification, TypedReport, TypedSupport
from ungeapp.ui.kit.choices import CheckField, ChoiceField, Segmented
from ungeapp.ui.kit.fields import DateField, LineField
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.suggest import SuggestField


class ReportEntry(EntryRow):
    """What was told, by whom, about how many days; ``added`` carries a ``TypedReport``."""

    added = Signal(object)

    def __init__(self, codes: Sequence[Option], institutions: Sequence[str], today: date) -> None:
        super().__init__(_("New report of absence"))
        self.text = LineField(placeholder=_("What were you told? A suspicion is enough"))
        self.code = ChoiceField(codes, codes[0].value if codes else "")
        self.days = LineField(placeholder="0")
        self._today = today
        self.received = DateField(today, today)
        self.institution = SuggestField(institutions)
        self.reporter = LineField()
        self.phone = LineField()
        self.line((_("New report of absence"), self.text, 1))
        self.line((_("Sort of report"), self.code, 3), (_("Days of absence"), self.days, 2))
        self.line((_("School or place of education"), self.institution, 1), (_("Received"), self.received, 1))
        across = self.line((_("Who told it"), self.reporter, 3), (_("Telephone"), self.phone, 3))
        self.finish(across, self._add, _("Add the report of absence"))
        for line in (self.text, self.days, self.institution, self.received.line, self.reporter, self.phone):
            line.returnPressed.connect(self._add)

    def _add(self) -> None:
        days = self.days.value()
        if days and not days.isdecimal():
            self.refuse(_("Write the days of absence as a whole number."))
            self.days.setFocus()
            return
        if self.received.problem():
            self.refuse(self.received.problem())
            self.received.setFocus()
            return
        typed = TypedReport(
            text=self.text.value(),
            code=self.code.value(),
            institution=self.institution.value(),
            reporter=self.reporter.value(),
            phone=self.phone.value(),
            days=int(days or 0),
            received_on=self.received.value(),
        )
        if not (typed.text or typed.institution or typed.reporter):
            self.refuse(_("Write what you were told, or by whom."))
            self.text.setFocus()
            return
        for line in (self.text, self.days, self.institution, self.reporter, self.phone):
            line.set_value("")
        self.received.set_value(self._today)
        self.refuse("")
        self.text.setFocus()
        self.added.emit(typed)


class NotificationEntry(EntryRow):
    """Sent or received, about what, followed up when; ``added`` carries a ``TypedNotification``."""

    added = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__(_("New notification of concern"))
        self.text = LineField(placeholder=_("What is the concern, in short"))
        self.direction = Segmented(
            [Option("received", _("Received from")), Option("sent", _("Sent to"))], "received", small=True
        )
        self.other = LineField()
        self.on = DateField(today, today)
        self.follow_up = DateField(today)
        self.line((_("New notification of concern"), self.text, 1))
        self.line((_("Which way"), self.direction, 1))
        self.line((_("Whom"), self.other, 1), (_("Day of it"), self.on, 1))
        across = self.line((_("Follow up on"), self.follow_up, 1))
        self.finish(across, self._add, _("Add the notification of concern"))
        for line in (self.text, self.other, self.on.line, self.follow_up.line):
            line.returnPressed.connect(self._add)

    def _add(self) -> None:
        for field in (self.on, self.follow_up):
            if field.problem():
                self.refuse(field.problem())
                field.setFocus()
                return
        if not (self.text.value() or self.other.value()):
            self.refuse(_("Write what it is about, or whom it came from or went to."))
            self.text.setFocus()
            return
        typed = TypedNotification(
            text=self.text.value(),
            direction=self.direction.value() or "received",
            other=self.other.value(),
            on=self.on.value(),
            follow_up_on=self.follow_up.value(),
        )
        self.text.set_value("")
        self.other.set_value("")
        self.follow_up.set_value(None)
        self.refuse("")
        self.text.setFocus()
        self.added.emit(typed)


class SupportEntry(EntryRow):
    """Who supports, as what, from when to when; ``added`` carries a ``TypedSupport``, ``clear`` comes once it is kept."""

    added = Signal(object)

    def __init__(self, roles: Sequence[Option], bases: Sequence[Option], today: date) -> None:
        super().__init__(_("New support role"))
        self.basis = ChoiceField(bases, "", empty=_("Not said"))
        self.financing = LineField()
        self.name = LineField(placeholder=_("Name of who supports"))
        self.role = ChoiceField(roles, roles[0].value if roles else "")
        self.phone = LineField()
        self.begins = DateField(today, today)
        self.ends = DateField(today)
        self.after_school = CheckField(_("Period after leaving school; the follow-up is set by itself"))
        self.stays = CheckField(_("Stays with the young person after a change"))
        self.meets = CheckField(_("Meets the common demands on competence"))
        self.line((_("New support role"), self.name, 1))
        self.line((_("Role"), self.role, 1), (_("Telephone"), self.phone, 1))
        self.line((_("Begins"), self.begins, 1), (_("Ends, if it is agreed"), self.ends, 1))
        self.line((_("Given under"), self.basis, 1))
        self.line((_("Who pays, as agreed in the team"), self.financing, 1))
        self.line((_("After school"), self.after_school, 1))
        self.line((_("Competence"), self.meets, 1))
        across = self.line((_("Follows along"), self.stays, 1))
        self.finish(across, self._add, _("Add the support role"))
        for line in (self.name, self.phone, self.financing, self.begins.line, self.ends.line):
            line.returnPressed.connect(self._add)

    def _add(self) -> None:
        if not self.name.value():
            self.refuse(_("Write who supports."))
            self.name.setFocus()
            return
        for field in (self.begins, self.ends):
            if field.problem():
                self.refuse(field.problem())
                field.setFocus()
                return
        typed = TypedSupport(
            name=self.name.value(),
            role=self.role.value(),
            phone=self.phone.value(),
            from_on=self.begins.value(),
            to_on=self.ends.value(),
            after_school=self.after_school.value(),
            stays=self.stays.value(),
            meets_demands=self.meets.value(),
            basis=self.basis.value(),
            financing=self.financing.value(),
        )
        self.refuse("")
        self.name.setFocus()
        self.added.emit(typed)

    def clear(self) -> None:
        """Empty, ready for the next."""
        self.basis.set_value("")
        for line in (self.name, self.phone, self.financing):
            line.set_value("")
        self.ends.set_value(None)
        self.after_school.set_value(False)
        self.stays.set_value(False)
        self.meets.set_value(False)
