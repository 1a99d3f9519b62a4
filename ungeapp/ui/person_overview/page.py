"""The tab *Overblik*: cards.

Belongs here: widgets. Does not belong here: what they say (``presenter``).
"""

from __future__ import annotations

from functools import partial

from ungeapp.domain.changes import Changes
from ungeapp.domain.checklists import Begin
from ungeapp.texts import _
from ungeapp.ui.assessments.card import AssessmentsCard
from ungeapp.ui.kit.buttons import row_button
from ungeapp.ui.kit.card import Card, OwnWords
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Stack
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.kit.text import Secondary, Strong, Text
from ungeapp.ui.kit.tokens import SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.person_overview.coordination_card import CoordinationCard
from ungeapp.ui.person_overview.presenter import Overview, OverviewPresenter
from ungeapp.ui.person_overview.whole_cards import WholeCards
from ungeapp.ui.phone_book.call import show_call
from ungeapp.ui.responsibility.card import ResponsibilityCard
from ungeapp.ui.surroundings import Surroundings


class OverviewTab(TabFrame):
    """What matters about one young person."""

    def __init__(self, surroundings: Surroundings, person: str) -> None:
        super().__init__(_("Overview"))
        self._surroundings = surroundings
        self._person = person
        self._presenter = OverviewPresenter(surroundings.intentions, person)
        self._view: Overview | None = None
        self.own_words = OwnWords("", "")
        self.step = Card(_("Next step"))
        to_plan = partial(self._to, "plan")
        self.agreements = ListCard(
            _("Agreements"), _("No open agreements."), action=_("Open the plan"), on_action=to_plan
        )
        self.agreements.list.acted.connect(self._tick)
        self.agreements.list.opened.connect(lambda id: self._to("plan", f"agreement:{id}"))
        self.gaps = ListCard(_("Between two measures"))
        for signal in (self.gaps.list.opened, self.gaps.list.acted):
            signal.connect(lambda id: surroundings.navigator.go(Place("measure", id=id)))
        self.goals = ListCard(_("Goals"), _("No goals yet."), action=_("Open the plan"), on_action=to_plan)
        self.goals.list.opened.connect(lambda _id: self._to("plan"))
        self.contacts = ListCard(
            _("Last contacts"),
            _("No contact noted yet."),
            overline=True,
            action=_("Note one"),
            on_action=lambda: surroundings.events.contact_asked.emit(self._person),
        )
        self.contacts.list.opened.connect(lambda _id: self._to("contact"))
        self.meeting = ListCard(
            _("Next meeting"),
            _("No meeting planned."),
            overline=True,
            action=_("See meetings"),
            on_action=partial(self._to, "meetings"),
        )
        self.meeting.list.opened.connect(lambda id: surroundings.navigator.go(Place("meeting", id=id)))
        self.dates = ListCard(
            _("Dates"),
            overline=True,
            action=_("See all dates"),
            on_action=lambda: surroundings.navigator.go(Place("dates", id=self._person)),
        )
        self.dates.list.opened.connect(lambda key: surroundings.navigator.go(Place("dates", id=self._person, note=key)))
        self.dates.list.acted.connect(lambda key: surroundings.navigator.go(self._presenter.date_place(key)))
        self.dates_rest = Secondary("")
        self.dates.add(self.dates_rest)
        self.tasks = ListCard(_("Open tasks"), _("No open tasks."), overline=True, openable=False)
        self.tasks.list.acted.connect(self._finish)
        self.cases = ListCard(
            _("Cases elsewhere"),
            _("No case numbers of other authorities noted."),
            overline=True,
            action=_("Add"),
            on_action=partial(self._to, "network"),
        )
        self.cases.list.opened.connect(lambda _id: self._to("network"))
        self.cases.list.acted.connect(self.ring)
        self.step_body = Stack()
        self.step.add(self.step_body)
        self.step.add_head(row_button(_("Change"), self.change_step, name=_("Change the next step")))
        self.whole = WholeCards(surroundings, self, person, self._presenter.whole, self.refresh)
        self.responsibility = ResponsibilityCard(surroundings, self, person, self._presenter.responsibility)
        self.coordination = CoordinationCard(surroundings, self, self._presenter.coordination)
        self.first_contact = AssessmentsCard(surroundings, self, person, Begin.FIRST_CONTACT)
        main = Stack(
            self.own_words,
            self.step,
            self.gaps,
            self.agreements,
            self.goals,
            self.first_contact,
            self.whole.rest,
            gap=SPACE_4,
        )
        side = Stack(
            self.whole.now,
            self.responsibility,
            self.coordination,
            self.dates,
            self.meeting,
            self.contacts,
            self.tasks,
            self.cases,
            gap=SPACE_4,
        )
        self.add(Columns(main, side))
        surroundings.on_change(self, self._changed)
        self.refresh()

    def show_person(self, person: str) -> None:
        """The same cards about somebody else: nothing of the one before stays."""
        self._person = person
        self._presenter = OverviewPresenter(self._surroundings.intentions, person)
        self.whole.show_person(person, self._presenter.whole)
        self.responsibility.show_person(person, self._presenter.responsibility)
        self.coordination.show_person(self._presenter.coordination)
        self.banner.clear()
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        view = self._view = self._presenter.look()
        self.own_words.setVisible(bool(view.own_words))
        self.own_words.set_heading(view.own_words_heading)
        self.own_words.show_words(view.own_words)
        self.step_body.clear()
        if view.next_step:
            self.step_body.add(Strong(view.next_step))
            if view.next_step_day:
                self.step_body.add(Secondary(view.next_step_day))
        else:
            self.step_body.add(Text(_("Agree on one next step with the young person, and write it here.")))
        self.gaps.show_rows(view.gaps)
        self.gaps.setVisible(bool(view.gaps))
        self.agreements.show_rows(view.agreements)
        self.goals.show_rows(view.goals)
        self.contacts.show_rows(view.contacts)
        self.meeting.show_rows((view.meeting,) if view.meeting else ())
        self.dates.show_rows(view.dates)
        self.dates.setVisible(not view.whole.ended)
        self.dates_rest.setText(view.dates_rest)
        self.dates_rest.setVisible(bool(view.dates_rest))
        self.tasks.show_rows(view.tasks)
        self.cases.show_rows(view.cases)
        self.first_contact.show_person(self._person)
        if view.whole.ended:
            self.first_contact.hide()
        self.whole.show(view.whole)
        self.responsibility.show_view(view.responsibility)
        self.coordination.show_view(view.coordination)
        self.step.setVisible(not view.whole.ended)  # nothing more is asked for

    def change_step(self) -> None:
        """Write another next step."""
        view = self._view
        assert view is not None
        form = Form()
        text = form.text("step", _("Next step"), view.next_step_text, min_lines=2)
        on = form.date("on", _("By"), self._presenter.today, view.next_step_on, optional=True)
        if self._surroundings.dialogs.show_form(_("Next step"), form, _("Save")):
            self._surroundings.act(
                self, lambda: self._presenter.set_next_step(text.value(), on.value()), _("The next step is saved.")
            )

    def ring(self, case: str) -> None:
        """How to reach whoever has a case elsewhere."""
        found = self._presenter.case(case)
        if found is not None:
            self.cases.list.set_current(case)
            name = found.worker or found.authority
            show_call(self._surroundings, self.cases.list, name, found.unit, found.phone)

    def _tick(self, agreement: str) -> None:
        self._surroundings.act(self, lambda: self._presenter.tick(agreement), _("The agreement is kept."))

    def _finish(self, task: str) -> None:
        done = self._surroundings.dialogs.ask_text(_("Finish the task"), _("What was done?"), _("Save"))
        if done is not None:
            self._surroundings.act(self, lambda: self._presenter.finish(task, done), _("The task is done."))

    def _to(self, tab: str, note: str = "") -> None:
        self._surroundings.navigator.go(Place("person", id=self._person, tab=tab, note=note))

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(self._person):
            self.refresh()


def make_tab(surroundings: Surroundings, person_id: str) -> OverviewTab:
    """The tab *Overblik* of one young person."""
    return OverviewTab(surroundings, person_id)
