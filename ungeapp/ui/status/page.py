"""The page *Status* of one young person: a calm line of what was, and what holds right now.

Belongs here: widgets. Does not belong here: what they say (``presenter``), the row of something new (``entry``).
"""

from __future__ import annotations

from functools import partial

from ungeapp.domain.changes import Changes
from ungeapp.domain.status import StatusKind
from ungeapp.texts import _
from ungeapp.ui.kit.buttons import Button, outlined, row_button
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Flow, Stack
from ungeapp.ui.kit.list_card import ListCard
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.text import Secondary, Strong, Text
from ungeapp.ui.kit.tokens import SPACE_1, SPACE_3, SPACE_4
from ungeapp.ui.navigation import Place
from ungeapp.ui.responsibility.card import ResponsibilityCard
from ungeapp.ui.responsibility.presenter import ResponsibilityPresenter
from ungeapp.ui.status.circumstances import CircumstanceCard
from ungeapp.ui.status.entry import EndCard, StatusEntryRow
from ungeapp.ui.status.presenter import StatusPresenter, TypedEnd, TypedStatus
from ungeapp.ui.status.referrals import ReferralCard
from ungeapp.ui.surroundings import Surroundings


class StatusPage(PageFrame):
    """The page behind ``Place("status", id=person)``."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(_("Status"), actions=[outlined(_("Back to the young person"), self.leave)])
        self._surroundings = surroundings
        self._presenter = StatusPresenter(surroundings.intentions)
        self._guard = surroundings.guard(self)
        self._person = ""
        self.entry = StatusEntryRow(self._presenter)
        self.entry.added.connect(self._added)
        self.line = PaintedList(_("The time line"))
        self.line.acted.connect(self.ask_end)
        self.line.opened.connect(self.correct)
        self._nothing = Secondary(_("Nothing is noted yet. Begin with where the young person is right now."))
        self.ending: EndCard | None = None
        self._ending_place = Stack()
        line = Card(_("The time line"), gap=SPACE_3)
        line.add(self.entry, self.line, self._nothing)
        self.now = ListCard(
            _("Right now"), _("Nothing that goes on right now is noted."), overline=True, openable=False
        )
        self.judged = Card(_("Ready for education"), overline=True)
        self._judged = Stack()
        self.judged.add(Secondary(_("Show this to the young person: what do we build it on?")), self._judged)
        self.functioning = Card(_("Functional level"), overline=True)
        self._functioning = Text("")
        self.functioning.add(self._functioning, Secondary(_("Used for applications. Strengths stand in the plan.")))
        self.follows = Card(_("What follows from it"), overline=True)
        self._follows = Stack(gap=SPACE_3)
        self.screen_button: Button | None = None
        self.follows.add(self._follows)
        self.referrals = ReferralCard(surroundings, self)
        self.circumstances = CircumstanceCard(surroundings, self)
        self.responsibility: ResponsibilityCard | None = None
        self._responsibility = Stack()
        side = Stack(self.now, self._responsibility, self.follows, self.judged, self.functioning, gap=SPACE_4)
        main = Stack(self._ending_place, line, self.circumstances, self.referrals, gap=SPACE_4)
        self.add(Columns(main, side, weights=(68, 32)))
        surroundings.on_change(self, self._changed)

    def open_place(self, place: Place) -> None:
        """The line of ``place.id``."""
        if place.id != self._person:
            self.banner.clear()
            self.entry.clear()
        self._person = place.id
        self._close_ending()
        self._guard.run(self.refresh)
        if place.tab == "end" and self._presenter.entry(place.note) is not None:
            self.ask_end(place.note)
        elif place.tab == "circumstances":
            self.scroll_to(self.circumstances)
            self.circumstances.entry.code.setFocus()
        else:
            self.entry.kind.setFocus()

    def refresh(self) -> None:
        """Look again."""
        view = self._presenter.look(self._person)
        self.set_title(_("Status"), view.name)
        self.line.set_rows(view.line)
        self.line.setVisible(bool(view.line))
        self._nothing.setVisible(not view.line)
        self.now.show_rows(view.now)
        self.judged.setVisible(bool(view.judged))
        self._judged.clear()
        for one in view.judged:
            basis = Text(one.basis) if one.basis else Secondary(_("No basis is written."))
            self._judged.add(Stack(Strong(one.heading), basis, gap=SPACE_1))
        self._follows.clear()
        self.screen_button = None
        for told in view.follows:
            source = (Secondary(told.source),) if told.source else ()
            lines = Stack(Strong(told.heading), Text(told.sentence), *source, gap=SPACE_1)
            if told.ends:
                lines.add(Flow(row_button(_("Say how school ended"), partial(self.ask_end, told.ends))))
            if told.screens:
                self.screen_button = row_button(_("Note the screening"), self.note_screening)
                lines.add(Flow(self.screen_button))
            self._follows.add(lines)
        self.follows.setVisible(bool(view.follows))
        self.referrals.show_person(self._person)
        self.circumstances.show_person(self._person)
        self._show_responsibility()
        self.functioning.setVisible(bool(view.functioning))
        self._functioning.setText(view.functioning)

    def _show_responsibility(self) -> None:
        """Who should be responsible by what is noted here: it changes with the status (D06)."""
        file = self._surroundings.intentions.people.file(self._person)
        presenter = ResponsibilityPresenter(self._surroundings.intentions, self._person)
        self._responsibility.clear()
        self.responsibility = ResponsibilityCard(self._surroundings, self, self._person, presenter)
        self._responsibility.add(self.responsibility)
        self.responsibility.show_view(presenter.look(file))

    def note_screening(self) -> None:
        """Open the row of a new status for the screening that is owed."""
        self.entry.choose(StatusKind.SCREENING.value)

    def leave(self) -> None:
        """Back to the young person."""
        self._surroundings.navigator.go(Place("person", id=self._person))

    def ask_end(self, entry: str) -> None:
        """Ask how it ended, in place."""
        self._close_ending()
        self.ending = EndCard(self._presenter, entry, self._close_ending)
        self.ending.ended.connect(lambda typed: self._ended(entry, typed))
        self._ending_place.add(self.ending)
        self._ending_place.show()
        knows_day = self._presenter.last_day(entry) is not None and self._presenter.asks_how(entry)
        self.ending.form.focus("how" if knows_day else "on")
        self.scroll_to(self.ending)  # with what it is about

    def correct(self, entry: str) -> None:
        """Correct an entry in a small form."""
        found = self._presenter.entry(entry)
        if found is None:
            return
        form = Form()
        today = self._presenter.today
        fields: dict[str, object] = {}
        codes = self._presenter.codes(found.sort.value, found.from_on, found.code)
        code = form.choice("code", _("What"), codes, found.code) if codes else None
        if code is not None:
            form.row("code").set_notice(self._presenter.old_word(found))
        title = form.line("title", _("More precisely"), found.title, optional=True)
        place = form.line("place", _("School or institution"), found.place, optional=True)
        home = form.line("home", _("Home municipality"), found.home_municipality, optional=True)
        start = form.date("start", _("From"), today, found.from_on)
        end = form.date("end", _("Until"), today, found.to_on, optional=True)
        screened = found.sort is StatusKind.SCREENING
        who = _("Who screened") if screened else _("The school's contact person for absence")
        name = form.line("name", who, found.contact_name, optional=True)
        phone = form.line("phone", _("Telephone"), found.contact_phone, optional=True)
        text = form.text("text", _("In words"), found.text, min_lines=2, optional=True)
        gone = form.line("gone", _("Should it not stand here? Write why, and it is taken out"), optional=True)
        form.set_row_visible("name", found.sort is StatusKind.ABSENCE or screened)
        form.set_row_visible("phone", found.sort is StatusKind.ABSENCE)
        for row in ("place", "home"):
            form.set_row_visible(row, found.sort is StatusKind.EDUCATION)
        if not self._surroundings.dialogs.show_form(_("Correct the status"), form, _("Save")):
            return
        fields |= {"title": title.value(), "place": place.value(), "text": text.value()}
        fields |= {"home_municipality": home.value()}
        fields |= {"from_on": start.value(), "to_on": end.value()}
        fields |= {"contact_name": name.value(), "contact_phone": phone.value()}
        if code is not None and code.value():
            fields["code"] = code.value()
        said = _("The status is taken out.") if gone.value().strip() else _("The status is corrected.")
        self._surroundings.act(self, lambda: self._presenter.correct(entry, fields, gone.value()), said)

    def _added(self, typed: TypedStatus) -> None:
        if self._surroundings.act(self, lambda: self._presenter.add(self._person, typed), _("The status is added.")):
            self.entry.clear()
            self.entry.kind.setFocus()

    def _ended(self, entry: str, typed: TypedEnd) -> None:
        if self._surroundings.act(self, lambda: self._presenter.end(entry, typed), _("The ending is noted.")):
            self._close_ending()
            self.line.setFocus()

    def _close_ending(self) -> None:
        self.ending = None
        self._ending_place.clear()
        self._ending_place.hide()

    def _changed(self, changes: Changes) -> None:
        if self._person and changes.concerns(self._person) and changes.intention != "draft":
            self._guard.run(self.refresh)


def make_page(surroundings: Surroundings) -> StatusPage:
    """The page the window registers for places of kind ``status``."""
    return StatusPage(surroundings)
