"""The page of a plan's versions: agree, compare, begin the next one, print any of them.

Belongs here: its widgets and how they are arranged.
Does not belong here: the forms (``forms``), words and differences (``presenter``).
"""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from ungeapp.domain.changes import Changes
from ungeapp.texts import _
from ungeapp.ui.casework.autosave import Autosave
from ungeapp.ui.casework.paper_place import PaperPlace
from ungeapp.ui.kit.buttons import outlined, primary, quiet
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.chip import Chip
from ungeapp.ui.kit.choices import CheckField, ChoiceField
from ungeapp.ui.kit.difference import DifferenceLabel
from ungeapp.ui.kit.fields import DateField, TextField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.text import Overline, Secondary, Strong, Text
from ungeapp.ui.kit.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.plan_versions.forms import AgreeForm, SituationForm, first_field
from ungeapp.ui.plan_versions.presenter import ChangeView, DutyView, PlanState, VersionsPageView, VersionsPresenter
from ungeapp.ui.shortcuts import Keys, bind
from ungeapp.ui.surroundings import Surroundings


def make_page(surroundings: Surroundings) -> QWidget:
    """The page for ``Place("plan-versions", id=person)``; the tabs ``agree`` and ``situation`` open a form."""
    return VersionsPage(surroundings)


class DutyCard(Card):
    """How the duty of 15–17-year-olds is met, and that they were told what follows otherwise (§ 2 a)."""

    def __init__(self, page: VersionsPage, presenter: VersionsPresenter, view: DutyView) -> None:
        super().__init__(_("The duty to be in education or work"), gap=SPACE_3)
        self._page, self._presenter = page, presenter
        form = Form(gap=SPACE_3)
        self.text: TextField = form.text("duty", _("How the duty is met"), min_lines=2, hint=view.source)
        self.told: CheckField = form.check(
            "told",
            _("The young person and the holders of custody were told what follows if the plan is not kept to"),
            hint=view.told_source,
        )
        self.told_on: DateField = form.date("told_on", _("Told on the day"), presenter.today)
        self._form = form
        self.add(form)
        self.autosave = Autosave(
            self.text,
            view.text,
            draft=presenter.draft_duty,
            write=lambda text: page.do(lambda: presenter.write_duty(text)),
            waiting=view.waiting,
        )
        self.told.edited.connect(self._ticked)
        self.told_on.committed.connect(self._day_chosen)
        self._day: date | None = None
        self.show_duty(view)

    def show_duty(self, view: DutyView) -> None:
        """Show it as it is now, unless it is being typed."""
        self.autosave.show_stored(view.text)
        self._day = view.told_on
        self.told.set_value(view.told_on is not None)
        self._form.set_row_visible("told_on", view.told_on is not None)
        if not self.told_on.line.hasFocus():
            self.told_on.set_value(view.told_on)

    def _ticked(self) -> None:
        on = self._presenter.today if self.told.value() else None
        self._page.do(lambda: self._presenter.duty_told(on))

    def _day_chosen(self) -> None:
        on = self.told_on.value()
        if on != self._day and self.told_on.is_valid():
            self._page.do(lambda: self._presenter.duty_told(on))


class VersionsPage(PageFrame):
    """All versions of one plan."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.back_button = outlined(_("Back to the plan"), self._back)
        self.situation_button = outlined(_("The situation is changed …"), lambda: self.open_form("situation"))
        self.agree_again = outlined(_("Agree on the plan …"), lambda: self.open_form("agree"))
        self.agree_button = primary(_("Agree on the plan …"), lambda: self.open_form("agree"), key=Keys.ACCEPT.shown())
        buttons = [self.back_button, self.situation_button, self.agree_again, self.agree_button]
        super().__init__(_("Versions of the plan"), "", buttons)
        self._surroundings = surroundings
        self._guard = surroundings.guard(self)
        self._person = ""
        self.presenter = VersionsPresenter(surroundings.intentions, "")
        self.form: AgreeForm | SituationForm | None = None
        self._state: PlanState | None = None
        self._form_place = Stack()
        self._offered: tuple[Option, ...] = ()
        self.duty: DutyCard | None = None
        self._duty_place = Stack()
        self.papers: PaperStack | None = None
        self._content = self._make_content()
        self._paper_place = PaperPlace(
            surroundings, self, self._content, _("Back to the versions"), lambda: self.versions.setFocus()
        )
        self.add(self._form_place, self._content, self._paper_place)
        bind(self, Keys.ACCEPT, self._accept)
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """Show the versions of a young person's plan; a tab opens one of the two forms."""
        if place.id != self._person:
            self._keep()
            self._person = place.id
            self.presenter = VersionsPresenter(self._surroundings.intentions, place.id)
            self.banner.clear()
            self._duty_place.clear()
            self.duty = None
            self._offered = ()
        self._close_form()
        self._paper_place.put_away()
        if self._guard.run(self.refresh) and place.tab in ("agree", "situation"):
            self._guard.run(lambda: self.open_form(place.tab))

    def refresh(self) -> None:
        """Look again."""
        self._show(self.presenter.look())

    def do(self, action: object, said: str = "") -> bool:
        """Do what was asked for; refusals become a sentence on the page."""
        assert callable(action)
        return self._surroundings.act(self, action, said)

    def open_form(self, which: str) -> None:
        """One of the two small forms, above everything else."""
        self._keep()
        self._close_form()
        make = AgreeForm if which == "agree" else SituationForm
        self.form = make(self.presenter, self.do, self._close_form)
        self._form_place.add(self.form)
        self._form_place.show()
        self._show_acts()  # the form has the main action now
        self.scroll_to(self.form)
        boxes = next(iter(first_field(self.form))).boxes()
        next(iter(boxes.values()), self.form).setFocus()

    def show_papers(self, version: str = "") -> None:
        """An agreed version on paper, or the plan as it is worked on."""
        self._keep()
        self._close_form()
        presenter = self.presenter
        self.papers = self._paper_place.open(_("The version on paper"), presenter.papers(version), presenter.make_paper)

    # parts -------------------------------------------------------------------------------------------------------
    def _make_content(self) -> Columns:
        self.chip = Chip("")
        self.sentence, self.since = Text(""), Secondary("")
        self.team_heading, self.team = Overline(self.presenter.team_word or _("The team around the plan")), Text("")
        self.team_changes = Secondary("")
        self.team_button = quiet(_("Correct the team or the reason …"), lambda: self.open_form("situation"))
        self.call_off_button = quiet(_("The situation is as before after all"), self._call_off)
        self.print_button = outlined(_("Print the draft and a sheet to sign"), lambda: self.show_papers())
        now = Card(_("The plan now"), overline=True)
        now.add(
            Flow(self.chip), self.sentence, self.since, self.team_heading, self.team, self.team_changes,
            Flow(self.print_button), Flow(self.team_button, self.call_off_button),
        )  # fmt: skip
        self.versions = PaintedList(_("Agreed versions"))
        self.versions.opened.connect(self.show_papers)
        self.versions.acted.connect(self.show_papers)
        self.none_yet = Secondary(_("No version yet. Agree on the plan, and the first one is kept here."))
        listed = Card(_("Agreed versions"))
        listed.add(self.versions, self.none_yet)
        self.compared = Card(_("What is changed?"))
        self.before, self.after = ChoiceField(()), ChoiceField(())
        self.before.setAccessibleName(_("Compare from"))
        self.after.setAccessibleName(_("Compare with"))
        for field in (self.before, self.after):
            field.edited.connect(lambda: self._guard.run(self._compare))
        self._differences = Stack(gap=SPACE_4)
        self.compared.add(
            Columns(
                Stack(Secondary(_("Compared from")), self.before, gap=0), Stack(Secondary(_("Compared with")), self.after, gap=0),
                weights=(1, 1), stack_below=420,
            ),
            self._differences,
        )  # fmt: skip
        return Columns(
            Stack(listed, self.compared, gap=SPACE_4), Stack(now, self._duty_place, gap=SPACE_4), weights=(62, 38)
        )

    def _show(self, view: VersionsPageView) -> None:
        self.set_subtitle(view.subtitle)
        self.chip.show_state(view.state.chip, view.state.tone)
        self.sentence.setText(view.state.sentence)
        self.since.setText(view.state.since)
        self.since.setVisible(bool(view.state.since))
        self.team.setText(view.team)
        self.team_changes.setText(view.team_changes)
        for label, told in (
            (self.team_heading, view.team), (self.team, view.team), (self.team_changes, view.team_changes),
        ):  # fmt: skip
            label.setVisible(bool(told))
        self.call_off_button.setVisible(view.started and view.state.may_agree)
        self.team_button.setVisible(view.started and view.state.may_agree)
        self.print_button.setVisible(view.state.ready or not view.versions)
        self._state = view.state
        self._show_acts()
        self._show_duty(view.duty)
        self.versions.set_rows(view.versions)
        self.versions.setVisible(bool(view.versions))
        self.none_yet.setVisible(not view.versions)
        self.compared.setVisible(bool(view.before))
        if not view.before:
            return
        if view.before != self._offered:  # another version: what is new since the latest is asked first
            self._offered = view.before
            self.before.set_options(view.before, view.before[0].value)
            self.after.set_options(view.after, view.after[0].value)
        self._compare()

    def _show_acts(self) -> None:
        """At most one main action: that of the form while one stands open."""
        state, free = self._state, self.form is None
        if state is None:
            return
        self.agree_button.setVisible(free and state.ready)
        self.agree_again.setVisible(free and state.may_agree and not state.ready)
        self.situation_button.setVisible(free and state.may_agree and not state.started)

    def _accept(self) -> None:
        """Whatever main action is seen."""
        if self.form is not None:
            self.form.save()
        elif not self.agree_button.isHidden():
            self.agree_button.click()

    def _show_duty(self, view: DutyView | None) -> None:
        if view is None:
            self._duty_place.clear()
            self.duty = None
        elif self.duty is None:
            self.duty = DutyCard(self, self.presenter, view)
            self._duty_place.add(self.duty)
        else:
            self.duty.show_duty(view)
        self._duty_place.setVisible(view is not None)

    def _compare(self) -> None:
        self._differences.clear()
        found = self.presenter.compare(self.before.value(), self.after.value())
        if not found:
            self._differences.add(Secondary(_("Nothing is different.")))
        for heading, changes in found:
            self._differences.add(Stack(Overline(heading), *(_change(one) for one in changes), gap=SPACE_2))

    def _call_off(self) -> None:
        self.do(self.presenter.call_off, _("The version that was begun is taken back."))

    def _close_form(self) -> None:
        had = self.form is not None
        self._form_place.clear()
        self._form_place.hide()
        self.form = None
        self._show_acts()
        if had:
            (self.agree_again if self.agree_button.isHidden() else self.agree_button).setFocus()

    def _keep(self) -> None:
        if self.duty is not None:
            self.duty.autosave.save()

    def _back(self) -> None:
        self._keep()
        self._surroundings.navigator.go(Place("person", id=self._person, tab="plan"))

    def _changed(self, changes: Changes) -> None:
        if self._person and changes.concerns(self._person) and changes.intention != "draft":
            self._guard.run(self.refresh)


def _change(view: ChangeView) -> Stack:
    """A chip, what it is about, and each field with its words marked."""
    made = Stack(Flow(Chip(view.chip, view.tone), *([Strong(view.title)] if view.title else [])), gap=SPACE_1)
    for line in view.lines:
        label = DifferenceLabel(line.spans)
        label.setAccessibleName(line.aloud)
        made.add(label)
    return made
