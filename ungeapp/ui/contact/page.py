"""The tab *Kontakt*: contacts, attempts and talks with one young person.

Belongs here: widgets. Does not belong here: what rows say (``presenter``).
"""

from __future__ import annotations

from ungeapp.domain.changes import Changes
from ungeapp.domain.contacts import ContactRhythm
from ungeapp.domain.follow_up import AbsenceReport, Notification, SupportRole
from ungeapp.domain.people import Contact, Talk
from ungeapp.texts import _
from ungeapp.ui.contact.cards import NotificationCard, ReportCard, SupportCard
from ungeapp.ui.contact.follow_up import FollowUpPresenter
from ungeapp.ui.contact.panel import ContactForm
from ungeapp.ui.contact.presenter import ContactPresenter, ContactsPresenter
from ungeapp.ui.contact.reach_card import ReachCard
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.tokens import SPACE_2, SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.surroundings import Surroundings

_TALK = "talk:"
_SHOWN = (
    Contact.KIND,
    Talk.KIND,
    ContactRhythm.KIND,
    AbsenceReport.KIND,
    Notification.KIND,
    SupportRole.KIND,
    "goal",
    "agreement",
)


class ContactTab(TabFrame):
    """The list; Enter opens a talk or corrects a contact."""

    def __init__(self, surroundings: Surroundings, person: str) -> None:
        super().__init__(_("Contact"))
        self._surroundings = surroundings
        self._person = person
        self._presenter = ContactsPresenter(surroundings.intentions, person)
        self.card = ListCard(_("Contacts and talks"), _("Nothing noted yet. Press Ctrl+N to note the first contact."))
        self.card.list.opened.connect(self.open)
        self.card.list.acted.connect(self.to_talk)
        self.remove_button = row_button(_("Remove"), self.remove, name=_("Remove the contact chosen"))
        self.talk_button = row_button(_("Hold a talk"), self.talk)
        acts = Flow(
            self.talk_button,
            row_button(_("Note contact"), lambda: surroundings.events.contact_asked.emit(person)),
            self.remove_button,
        )
        acts.setContentsMargins(SPACE_2, 0, SPACE_2, 0)
        self.card.body.insertWidget(0, acts)  # above the list, or a long one pushes them out of sight
        self.card.list.current_changed.connect(lambda _id: self._enable())
        self.reach = ReachCard(surroundings, self, person)
        follow_up = FollowUpPresenter(surroundings.intentions, person)
        self.reports = ReportCard(surroundings, self, follow_up)
        self.notifications = NotificationCard(surroundings, self, follow_up)
        self.support = SupportCard(surroundings, self, follow_up)
        self.add(
            Columns(
                Stack(self.reach, self.card, gap=SPACE_4),
                Stack(self.reports, self.support, self.notifications, gap=SPACE_4),
                weights=(54, 46),
            )
        )
        surroundings.on_change(self, self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        self.card.show_rows(self._presenter.rows())
        for card in (self.reach, self.reports, self.notifications, self.support):
            card.refresh()
        self._enable()

    def open(self, row: str) -> None:
        """Open a talk, or correct a contact."""
        if row.startswith(_TALK):
            self._surroundings.navigator.go(Place("talk", id=self._person, note=row.removeprefix(_TALK)))
            return
        contact = self._presenter.contact(row)
        form = ContactForm(ContactPresenter(self._surroundings.intentions), self._person, contact)
        if self._surroundings.dialogs.show_form(_("Correct the contact"), form, _("Save")):
            noted = form.noted()
            self._surroundings.act(self, lambda: self._presenter.correct(row, noted), _("The contact is corrected."))

    def talk(self) -> None:
        """Hold a new talk, whatever row is chosen."""
        self._surroundings.navigator.go(Place("talk", id=self._person))

    def to_talk(self, contact: str) -> None:
        """The talk a contact was, to be written or read."""
        self._surroundings.navigator.go(self._presenter.talk_of(contact))

    def remove(self) -> None:
        """Take the current contact out, with a reason."""
        row = self.card.list.current_id()
        if not row or row.startswith(_TALK):
            return
        reason = self._surroundings.dialogs.ask_text(_("Remove the contact"), _("Why?"), _("Remove"))
        if reason is not None:
            self._surroundings.act(self, lambda: self._presenter.remove(row, reason), _("The contact is removed."))

    def _enable(self) -> None:
        row = self.card.list.current_id()
        self.remove_button.setVisible(bool(row) and not row.startswith(_TALK))

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(self._person, *_SHOWN):
            self.refresh()


def make_tab(surroundings: Surroundings, person_id: str) -> ContactTab:
    """The tab *Kontakt* of one young person."""
    return ContactTab(surroundings, person_id)
