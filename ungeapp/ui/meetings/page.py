"""The page *Meetings*.

Belongs here: its widgets. Does not belong here: rows (``presenter``).
"""

from __future__ import annotations

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.desk_meetings.presenter import DeskMeetingPresenter
from ungeapp.ui.kit.buttons import outlined, primary, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.states import EmptyState
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.meetings.presenter import MeetingsPresenter
from ungeapp.ui.navigation import Place
from ungeapp.ui.people.choose import ChooseYoungPerson
from ungeapp.ui.surroundings import Surroundings

_KINDS = ("meeting", "participant", "person", "desk-meeting")


class MeetingsPage(PageFrame):
    """Meetings to come and past ones."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings = surroundings
        super().__init__(
            _("Meetings"),
            actions=[
                outlined(_("What others owe"), lambda: self._go(Place("owed")), icon="snooze"),
                primary(_("New meeting"), lambda: self.choose.begin()),
            ],
        )
        self.choose = ChooseYoungPerson(surroundings, _("Whom is the meeting about?"))
        self.choose.chosen.connect(lambda person: self._go(Place("person", id=person, tab="meetings")))
        self.presenter = MeetingsPresenter(surroundings.intentions)
        self.departments = DeskMeetingPresenter(surroundings.intentions)
        self.coming = PaintedList(_("To come"))
        self.past = PaintedList(_("Held and cancelled"))
        self._coming_card = Card(_("To come"))
        self._empty = EmptyState(
            _("No meetings are planned. A meeting begins with the young person it is about."),
            _("New meeting"),
            self.choose.begin,
        )
        self._coming_card.add(self.coming, self._empty)
        self._past_card = Card(_("Held and cancelled"))
        self._past_card.add(self.past)
        for one in (self.coming, self.past):
            one.opened.connect(self._open)
            one.acted.connect(self._open)
        self.between = PaintedList(_("Meetings between departments"))
        self.between.opened.connect(self._open_between)
        self.between.acted.connect(self._open_between)
        self._between_card = Card(_("Meetings between departments"))
        plan = quiet(_("Plan one …"), lambda: self._go(Place("desk-meeting")), icon="add")
        self._between_card.add_head(plan)
        self._no_between = Secondary(_("About the work together, about no young person. None is planned."))
        self._between_card.add(self.between, self._no_between)
        self.add(self.choose, self._coming_card, self._between_card, self._past_card)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Look again."""
        self.choose.hide()
        self.refresh()
        self.coming.setFocus()

    def refresh(self) -> None:
        """Look again."""
        view = self.presenter.look()
        self.set_subtitle(view.subtitle)
        self.coming.set_rows(view.coming)
        self.coming.setVisible(bool(view.coming))
        self._empty.setVisible(not view.coming)
        between = self.departments.rows()
        self.between.set_rows(between)
        self.between.setVisible(bool(between))
        self._no_between.setVisible(not between)
        self.past.set_rows(view.past)
        self._past_card.setVisible(bool(view.past))

    def _open(self, meeting: str) -> None:
        self._go(Place("meeting", id=meeting))

    def _open_between(self, meeting: str) -> None:
        self._go(Place("desk-meeting", id=meeting))

    def _go(self, place: Place) -> None:
        self.surroundings.navigator.go(place)

    def _changed(self, changes: Changes) -> None:
        if not changes.kinds or changes.kinds & set(_KINDS):
            self.refresh()


def make_page(surroundings: Surroundings) -> MeetingsPage:
    """The page the window registers for places of kind ``meetings``."""
    return MeetingsPage(surroundings)
