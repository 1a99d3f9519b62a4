"""The cards of reports, notifications of concern and support roles: a list, and a row to add one.

Belongs here: widgets. Does not belong here: what rows say (``follow_up``), the questions (``asking``).
"""

from __future__ import annotations

from collections.abc import Callable

from ungeapp.domain.follow_up import AbsenceReport, Notification, SupportRole
from ungeapp.texts import _
from ungeapp.ui.contact import asking
from ungeapp.ui.contact.entries import NotificationEntry, ReportEntry, SupportEntry
from ungeapp.ui.contact.follow_up import FollowUpPresenter
from ungeapp.ui.contact.typed import TypedSupport
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.popover import Popover
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.phone_book.call import show_call
from ungeapp.ui.surroundings import Surroundings

Kept = AbsenceReport | Notification | SupportRole


class _KeptCard(ListCard):
    """A list whose rows are opened to correct them, and taken out with a reason."""

    def __init__(
        self,
        surroundings: Surroundings,
        frame: TabFrame,
        presenter: FollowUpPresenter,
        heading: str,
        nothing: str,
        removing: str,
        cls: type[Kept],
    ) -> None:
        super().__init__(heading, nothing)
        self.surroundings = surroundings
        self.frame = frame
        self.presenter = presenter
        self._cls = cls
        self.remove_button = row_button(_("Remove"), self.remove, name=removing)
        self.add_head(self.remove_button)
        self.remove_button.hide()
        self.list.current_changed.connect(lambda id: self.remove_button.setVisible(bool(id)))
        self.list.opened.connect(self.correct)

    def remove(self) -> None:
        """Take the current one out, with a reason."""
        row = self.list.current_id()
        reason = self.surroundings.dialogs.ask_text(self.remove_button.accessibleName(), _("Why?"), _("Remove"))
        if row and reason is not None:
            self.act(lambda: self.presenter.remove(self._cls, row, reason), _("It is removed."))

    def correct(self, row: str) -> None:
        """Correct one in a form."""
        one = self.presenter.record(self._cls, row)
        form = Form()
        fields = self.fields(form, one)
        if self.surroundings.dialogs.show_form(_("Correct"), form, _("Save")):
            told = {name: read() for name, read in fields.items()}
            self.act(lambda: self.presenter.change(self._cls, row, **told), _("It is corrected."))

    def fields(self, form: Form, one: object) -> dict[str, Callable[[], object]]:
        """Field of the record to what reads it from the form."""
        raise NotImplementedError

    def act(self, action: Callable[[], object], said: str) -> bool:
        """Do it, say so, offer to take it back; whether it was done."""
        return self.surroundings.act(self.frame, action, said)


class ReportCard(_KeptCard):
    """Absence, a risk of dropping out, somebody who left."""

    def __init__(self, surroundings: Surroundings, frame: TabFrame, presenter: FollowUpPresenter) -> None:
        super().__init__(
            surroundings,
            frame,
            presenter,
            _("Absence and dropping out"),
            _("No reports. Note one at the slightest suspicion."),
            _("Remove the report chosen"),
            AbsenceReport,
        )
        self.entry = ReportEntry(presenter.codes(), presenter.institutions(), presenter.today)
        self.entry.added.connect(
            lambda typed: self.act(lambda: presenter.add_report(typed), _("The report is noted. The clock is running."))
        )
        self.list.acted.connect(self.answer)
        self.add(self.entry)

    def refresh(self) -> None:
        """Look again."""
        self.show_rows(self.presenter.reports())
        self.entry.institution.set_options(self.presenter.institutions())

    def answer(self, row: str) -> None:
        """What was done, or what is next."""
        ask = asking.ask_next if self.presenter.asks_next(row) else asking.ask_reaction
        ask(self.surroundings, self.frame, row)

    def fields(self, form: Form, one: object) -> dict[str, Callable[[], object]]:
        """What was told, what was done and what is next."""
        assert isinstance(one, AbsenceReport)
        text = form.text("text", _("What were you told?"), one.text, min_lines=2)
        code = form.choice("code", _("Sort of report"), self.presenter.codes(), one.code)
        institution = form.line("institution", _("School or place of education"), one.institution, optional=True)
        reporter = form.line("reporter", _("Who told it"), one.reporter, optional=True)
        phone = form.line("phone", _("Telephone"), one.phone, optional=True)
        days = form.line("days", _("Days of absence"), str(one.days or ""), optional=True)
        cause = form.line("cause", _("Cause, as far as it is known"), one.cause, optional=True)
        reaction = form.line("reaction", _("What was done"), one.reaction, optional=True)
        what = form.line("next_what", _("What is next for the young person?"), one.next_what, optional=True)
        on = form.date("next_on", _("From which day?"), self.presenter.today, one.next_on, optional=True)
        return {
            "text": text.value,
            "code": code.value,
            "institution": institution.value,
            "reporter": reporter.value,
            "phone": phone.value,
            "days": lambda: int(days.value()) if days.value().isdecimal() else one.days,
            "cause": cause.value,
            "reaction": reaction.value,
            "next_what": what.value,
            "next_on": on.value,
        }


class NotificationCard(_KeptCard):
    """Notifications of concern, sent and received."""

    def __init__(self, surroundings: Surroundings, frame: TabFrame, presenter: FollowUpPresenter) -> None:
        super().__init__(
            surroundings,
            frame,
            presenter,
            _("Notifications of concern"),
            _("None noted. They stay at this desk and are never shared along with the rest."),
            _("Remove the notification chosen"),
            Notification,
        )
        self.entry = NotificationEntry(presenter.today)
        self.entry.added.connect(
            lambda typed: self.act(lambda: presenter.add_notification(typed), _("The notification is noted."))
        )
        self.list.acted.connect(lambda row: asking.ask_follow_up(surroundings, frame, row))
        self.add(self.entry)

    def refresh(self) -> None:
        """Look again."""
        self.show_rows(self.presenter.notifications())

    def fields(self, form: Form, one: object) -> dict[str, Callable[[], object]]:
        """What it was about, and when it is followed up."""
        assert isinstance(one, Notification)
        text = form.text("text", _("What is the concern?"), one.text, min_lines=2)
        other = form.line("other", _("Whom it came from or went to"), one.other, optional=True)
        on = form.date("on", _("Day of it"), self.presenter.today, one.on)
        again = form.date("again", _("Follow up on"), self.presenter.today, one.follow_up_on, optional=True)
        return {"text": text.value, "other": other.value, "on": on.value, "follow_up_on": again.value}


class SupportCard(_KeptCard):
    """Mentors, contact persons and others who follow along."""

    def __init__(self, surroundings: Surroundings, frame: TabFrame, presenter: FollowUpPresenter) -> None:
        super().__init__(
            surroundings,
            frame,
            presenter,
            _("Who supports"),
            _("No mentor, contact person or other support noted."),
            _("Remove the support role chosen"),
            SupportRole,
        )
        self.check_button = row_button(_("Follow up …"), self.check, name=_("Follow up on the support chosen"))
        self.call_button = row_button(_("Reach …"), self.call, name=_("Reach the one chosen"))
        self.end_button = row_button(_("End …"), self.end, name=_("End the support chosen"))
        self.add_head(self.end_button, self.check_button, self.call_button)
        self.end_button.hide()
        self.check_button.hide()
        self.call_button.hide()
        self.entry = SupportEntry(presenter.roles(), presenter.bases(), presenter.today)
        self.entry.added.connect(self._added)
        self.list.acted.connect(self.end_or_resume)
        self.list.current_changed.connect(
            lambda id: self.check_button.setVisible(bool(id) and not presenter.has_ended(id))
        )
        self.list.current_changed.connect(lambda id: self.call_button.setVisible(bool(id)))
        self.list.current_changed.connect(
            lambda id: self.end_button.setVisible(
                bool(id) and not presenter.has_ended(id) and presenter.asks_agreement(id)
            )
        )
        self.add(self.entry)

    def refresh(self) -> None:
        """Look again."""
        self.show_rows(self.presenter.support())

    def end(self) -> None:
        """The one chosen ends: for a role whose row asks for an agreement first."""
        if self.list.current_id():
            asking.ask_end(self.surroundings, self.frame, self.list.current_id())

    def _added(self, typed: TypedSupport) -> None:
        because = self._reopening()
        said = (
            _("The course is open again, and the support role is noted.")
            if because
            else _("The support role is noted.")
        )
        if because is not None and self.act(lambda: self.presenter.add_support(typed, because), said):
            self.entry.clear()

    def _reopening(self) -> str | None:
        """Why the course is opened again, where it has ended; None when that was thought better of."""
        if not self.presenter.asks_reopening():
            return ""
        return self.surroundings.dialogs.ask_text(
            _("The course has ended, and is opened again with the support"),
            _("Why is the course opened again?"),
            _("Open again and save"),
        )

    def _agreed_with(self) -> str | None:
        return self.surroundings.dialogs.ask_text(
            _("Past the age at which it ends by itself"), _("Who has agreed to it?"), _("Save")
        )

    def check(self) -> None:
        """How it goes."""
        if self.list.current_id():
            asking.ask_check(self.surroundings, self.frame, self.list.current_id())

    def call(self) -> Popover:
        """How to reach the one chosen."""
        one = self.presenter.support_role(self.list.current_id())
        return show_call(self.surroundings, self.call_button, one.name, one.unit, one.phone)

    def end_or_resume(self, row: str) -> None:
        """End a role that runs, agree on one past the age, or take an ended one up again."""
        if self.presenter.has_ended(row):
            who = self._agreed_with() if self.presenter.asks_agreement(row) else ""
            because = self._reopening() if who is not None else None
            if who is not None and because is not None:
                self.act(lambda: self.presenter.resume(row, who, because), _("The support is taken up again."))
        elif self.presenter.asks_agreement(row):
            told = self._agreed_with()
            if told is not None:
                self.act(lambda: self.presenter.go_on(row, told), _("It is noted that the support goes on."))
        else:
            asking.ask_end(self.surroundings, self.frame, row)

    def fields(self, form: Form, one: object) -> dict[str, Callable[[], object]]:
        """Everything but the end."""
        assert isinstance(one, SupportRole)
        today = self.presenter.today
        name = form.line("name", _("Name"), one.name)
        role = form.choice("role", _("Role"), self.presenter.roles(), one.role)
        organisation = form.line("organisation", _("Workplace"), one.organisation, optional=True)
        phone = form.line("phone", _("Telephone"), one.phone, optional=True)
        basis = form.choice("basis", _("Given under"), self.presenter.bases(one), one.basis, empty=_("Not said"))
        financing = form.line("financing", _("Who pays, as agreed in the team"), one.financing, optional=True)
        begins = form.date("from_on", _("Begins"), today, one.from_on)
        ends = form.date("to_on", _("Ends, if it is agreed"), today, one.to_on, optional=True)
        check = form.date("check_on", _("Follow up on"), today, one.check_on, optional=True)
        stays = form.check("stays", _("Stays with the young person after a change"), one.stays)
        meets = form.check("meets", _("Meets the common demands on competence"), one.meets_demands)
        return {
            "name": name.value,
            "role": role.value,
            "organisation": organisation.value,
            "phone": phone.value,
            "basis": basis.value,
            "financing": financing.value,
            "from_on": begins.value,
            "to_on": ends.value,
            "check_on": check.value,
            "stays": stays.value,
            "meets_demands": meets.value,
        }
