"""The page *Datoer*: what runs, why and whose rule it is, and how it was answered.

Belongs here: widgets. Does not belong here: what they say (``presenter``).
"""

from __future__ import annotations

from functools import partial

from ungeapp.domain.changes import Changes
from ungeapp.domain.checklists import Begin
from ungeapp.texts import _
from ungeapp.ui.assessments.card import AssessmentsCard
from ungeapp.ui.clocks.presenter import DONE, LATER, NOT_NEEDED, DatesPresenter
from ungeapp.ui.kit.buttons import outlined, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.surroundings import Surroundings


class DatesPage(PageFrame):
    """The page behind ``Place("dates", id=person)``, and behind ``Place("desk-dates")`` about the desk."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("Dates"), actions=[outlined(_("Back"), self.leave)])
        self._surroundings = surroundings
        self._presenter = DatesPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self._person = ""
        self.running = ListCard(_("These run"), _("No deadline runs."))
        self.undated = ListCard(_("Without a day"))
        self.past = ListCard(_("These run no more"), openable=False)
        self.answer_button = row_button(_("Answer the one chosen …"), self._answer_chosen)
        self.running.add_head(self.answer_button)
        for card in (self.running, self.undated):
            card.list.opened.connect(self.ask)
            card.list.acted.connect(self.act)
        self.past.list.acted.connect(self.reopen)
        self.reckoned = Card(_("How the days are reckoned"), overline=True)
        self._working_days = Text("")
        self._from = Secondary(
            _("A deadline begins with what is noted: a birthday, a report, a circumstance on the status page.")
        )
        self.status_button = row_button(_("Note a circumstance"), self._to_status)
        self.profile_button = row_button(_("See the municipality's deadlines"), self._to_profile)
        self._of_desk = Secondary(_("What a unit reports, and when, stands in the municipality's profile."))
        self.reckoned.add(self._working_days, self._from, self._of_desk, Flow(self.status_button, self.profile_button))
        main = Stack(self.running, self.undated, self.past, gap=SPACE_4)
        self.birthday = AssessmentsCard(surroundings, self, "", Begin.BIRTHDAY)
        self.add(Columns(main, Stack(self.birthday, self.reckoned, gap=SPACE_4), weights=(70, 30)))
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """The dates of ``place.id``; ``place.note`` is the one to answer."""
        if place.id != self._person:
            self.banner.clear()
        self._person = place.id
        self._guard.run(self.refresh)
        self.running.list.setFocus()
        if place.note and self._presenter.runs(place.note):
            self.running.list.set_current(place.note)

    def refresh(self) -> None:
        """Look again."""
        view = self._presenter.look(self._person)
        self.set_title(_("Dates"), view.name or _("The desk's own"))
        self.running.show_rows(view.running)
        self.undated.show_rows(view.undated)
        self.undated.setVisible(bool(view.undated))
        self.past.show_rows(view.past)
        self.past.setVisible(bool(view.past))
        self._working_days.setText(view.working_days)
        self.answer_button.setVisible(bool(view.running))
        for one in (self._working_days, self._from, self.status_button, self.birthday):
            one.setVisible(bool(self._person))
        for one in (self._of_desk, self.profile_button):
            one.setVisible(not self._person)
        self.reckoned.set_heading(_("How the days are reckoned") if self._person else _("Where the deadlines stand"))
        if self._person:
            self.birthday.show_person(self._person)

    def leave(self) -> None:
        """Back to the young person, or to *I dag*."""
        place = Place("person", id=self._person) if self._person else Place("today")
        self._surroundings.navigator.go(place)

    def act(self, key: str) -> None:
        """The next action of a row."""
        if self._presenter.answers_here(key):
            self.ask(key)
        else:
            self._surroundings.navigator.go(self._presenter.place(key))

    def ask(self, key: str) -> None:
        """What happened, or why is it not relevant?"""
        presenter, form = self._presenter, Form()
        options = [Option(DONE, _("It is done")), Option(NOT_NEEDED, _("Not relevant, because …"))]
        if presenter.is_past(key):
            options = [Option(NOT_NEEDED, _("It did not happen, because …")), options[0]]
        if presenter.can_wait(key):
            options.append(Option(LATER, _("Put off until …")))
        how = form.segmented("how", _("What do you say?"), options, options[0].value, show_keys=True)
        on = form.date("on", _("Day"), presenter.today, presenter.today)
        words = form.line("words", _("In words"), optional=True)

        def chosen() -> None:
            form.set_row_visible("on", how.value() != NOT_NEEDED)
            if how.value() == LATER:
                on.set_value(presenter.next_week())

        how.edited.connect(chosen)
        chosen()
        sentence = presenter.asked(key)
        dialogs = self._surroundings.dialogs
        if dialogs.show_form(presenter.title(key), form, _("Save"), sentence=sentence):
            answer = partial(presenter.answer, key, how.value(), on.value(), words.value())
            self._surroundings.act(self, answer, _("The answer is noted."))

    def reopen(self, key: str) -> None:
        """The answer is taken back."""
        self._surroundings.act(self, lambda: self._presenter.reopen(key), _("The deadline runs again."))

    def _answer_chosen(self) -> None:
        key = self.running.list.current_id() or next((one.id for one in self.running.list.rows()), "")
        if key:
            self.ask(key)

    def _to_status(self) -> None:
        self._surroundings.navigator.go(Place("status", id=self._person, tab="circumstances"))

    def _to_profile(self) -> None:
        self._surroundings.navigator.go(Place("municipality", tab="words"))

    def _changed(self, changes: Changes) -> None:
        concerned = changes.concerns(self._person) if self._person else True
        if concerned and changes.intention != "draft":
            self._guard.run(self.refresh)


def make_page(surroundings: Surroundings) -> DatesPage:
    """The page the window registers for places of kind ``dates`` and ``desk-dates``."""
    return DatesPage(surroundings)
